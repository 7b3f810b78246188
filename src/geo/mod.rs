//! Floor 1b: positions on the globe, the projection, the camera, great-circle paths.
//!
//! All sums are in `f64`; this floor knows no screen toolkit and no life.

mod camera;
mod lonlat;
mod path;
mod projection;

pub use camera::{Camera, View};
pub use lonlat::{LonLat, LonLatRect, OutOfRange, WEST_EDGE, distance_km, wrap_lon};
pub use path::Path;
pub use projection::{MAX_LAT, Projection};
