//! Floor: widgets.
