//! Floor: app.
