//! The base map: land, lakes, rivers and coast at four levels of detail, in tiles.

use std::sync::{Arc, OnceLock};

use crate::geo::LonLatRect;

use super::borders::Borders;
use super::decode::{self, BasemapError};
use super::relief::Relief;

/// A level of detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LevelId {
    /// The whole world on one sheet.
    Overview,
    /// Continents.
    Continent,
    /// Countries and regions.
    Region,
    /// Towns and their coasts.
    Detail,
}

/// Longitude and latitude in degrees, as the map counts them; `f32` holds two metres.
pub type MapPoint = [f32; 2];

/// An area cut into triangles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Area {
    /// The corners.
    pub points: Vec<MapPoint>,
    /// Three indices a triangle; all are valid.
    pub triangles: Vec<u32>,
}

/// A lake.
#[derive(Clone, Debug, PartialEq)]
pub struct Lake {
    /// The year its dam was closed; `None` for natural lakes.
    pub from_year: Option<i16>,
    /// The water.
    pub area: Area,
    /// Its shore.
    pub shore: Vec<Vec<MapPoint>>,
}

/// A river line.
#[derive(Clone, Debug, PartialEq)]
pub struct River {
    /// Natural Earth's rank: 0 is the most important.
    pub rank: u8,
    /// The line.
    pub line: Vec<MapPoint>,
}

/// Everything in one tile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tile {
    /// The land.
    pub land: Area,
    /// The coast: the land's edge without the edges of the tile.
    pub coast: Vec<Vec<MapPoint>>,
    /// The lakes.
    pub lakes: Vec<Lake>,
    /// The rivers.
    pub rivers: Vec<River>,
}

/// Where a tile lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TileInfo {
    /// Its edges.
    pub bounds: LonLatRect,
}

pub(super) struct Level {
    pub(super) tiles: Vec<TileInfo>,
    pub(super) packed: Vec<&'static [u8]>,
    pub(super) unpacked: Vec<OnceLock<Arc<Tile>>>,
}

/// The embedded base map. Tiles are unpacked when first asked for, from any thread.
pub struct Basemap {
    levels: [Level; 4],
    borders: OnceLock<Arc<Borders>>,
    relief: Arc<Relief>,
}

impl std::fmt::Debug for Basemap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Basemap").finish_non_exhaustive()
    }
}

impl Basemap {
    /// The base map of the program; an error only if the program itself is damaged.
    pub fn embedded() -> Result<Self, BasemapError> {
        Ok(Self {
            levels: [
                decode::level(include_bytes!("../../assets/basemap/overview.bin"))?,
                decode::level(include_bytes!("../../assets/basemap/continent.bin"))?,
                decode::level(include_bytes!("../../assets/basemap/region.bin"))?,
                decode::level(include_bytes!("../../assets/basemap/detail.bin"))?,
            ],
            borders: OnceLock::new(),
            relief: Arc::new(Relief::embedded()?),
        })
    }

    /// The borders of the time. Damaged ones are logged and empty: a map without borders is a map.
    pub fn borders(&self) -> &Arc<Borders> {
        self.borders.get_or_init(|| {
            Arc::new(Borders::embedded().unwrap_or_else(|error| {
                log::error!("Borders: {error}");
                Borders::default()
            }))
        })
    }

    /// The relief.
    pub fn relief(&self) -> &Arc<Relief> {
        &self.relief
    }

    /// The level for a scale in points per degree of longitude.
    pub fn level_for(points_per_degree: f64) -> LevelId {
        match points_per_degree {
            scale if scale < 9.0 => LevelId::Overview,
            scale if scale < 40.0 => LevelId::Continent,
            scale if scale < 160.0 => LevelId::Region,
            _ => LevelId::Detail,
        }
    }

    /// Where the tiles of a level lie.
    pub fn tiles(&self, level: LevelId) -> &[TileInfo] {
        &self.levels[level as usize].tiles
    }

    /// A tile. A damaged one is logged and empty: a hole in the sea is better than no map.
    pub fn tile(&self, level: LevelId, index: usize) -> Arc<Tile> {
        let level = &self.levels[level as usize];
        level.unpacked[index]
            .get_or_init(|| {
                let bounds = level.tiles[index].bounds;
                Arc::new(
                    decode::tile(level.packed[index], bounds).unwrap_or_else(|error| {
                        log::error!("Base map tile {index}: {error}");
                        Tile::default()
                    }),
                )
            })
            .clone()
    }
}

#[cfg(test)]
#[path = "basemap_tests.rs"]
mod tests;
