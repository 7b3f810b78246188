//! Floor: explore.
