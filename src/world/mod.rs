//! Floor 3b: the base map of the world, the borders of the time and the names on it. Of the life it
//! knows the colour families of states, and nothing of a screen.

mod basemap;
mod borders;
mod changes;
mod countries;
mod decode;
pub mod format;
mod names;
mod relief;
mod states;

pub use basemap::{Area, Basemap, Lake, LevelId, MapPoint, River, Tile, TileInfo};
pub use borders::{BorderLine, Borders, Face, Held};
pub use changes::{Change, change_before, changes};
pub use countries::{Country, countries, country, country_of_unit};
pub use decode::BasemapError;
pub use names::{Label, LabelKind, NamesError, Town, labels, towns};
pub use relief::{Relief, Shade, ShadeColumn};
pub use states::{StateName, States, states};
