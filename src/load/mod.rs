//! Floor: load.
