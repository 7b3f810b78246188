//! Widget: map.
