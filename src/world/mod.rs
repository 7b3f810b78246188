//! Floor 3b: the base map of the world and the names on it. It knows no life and no screen.

mod basemap;
mod decode;
pub mod format;
mod names;

pub use basemap::{Area, Basemap, Lake, LevelId, MapPoint, River, Tile, TileInfo};
pub use decode::BasemapError;
pub use names::{Label, LabelKind, NamesError, Town, labels, towns};
