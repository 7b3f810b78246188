//! Widget: timeline.
