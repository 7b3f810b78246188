//! Widget: playbar.
