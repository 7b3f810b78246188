//! Floor: world.
