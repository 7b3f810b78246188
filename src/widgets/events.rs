//! Widget: events.
