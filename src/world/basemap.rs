//! The base map: land, lakes, rivers and coast at four levels of detail, in tiles.

use std::sync::{Arc, OnceLock};

use crate::geo::LonLatRect;

use super::decode::{self, BasemapError};

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
        })
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
mod tests {
    use super::*;

    fn levels() -> [LevelId; 4] {
        [
            LevelId::Overview,
            LevelId::Continent,
            LevelId::Region,
            LevelId::Detail,
        ]
    }

    /// The area of the land on the sphere, in million square kilometres.
    fn land_area(map: &Basemap, level: LevelId) -> f64 {
        let mut sum = 0.0;
        for index in 0..map.tiles(level).len() {
            let tile = map.tile(level, index);
            for corners in tile.land.triangles.chunks_exact(3) {
                let [a, b, c] = [corners[0], corners[1], corners[2]]
                    .map(|i| tile.land.points[i as usize].map(f64::from));
                let flat =
                    ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).abs() / 2.0;
                let middle = (a[1] + b[1] + c[1]) / 3.0;
                sum += flat * middle.to_radians().cos() * 111.195 * 111.195 / 1e6;
            }
        }
        sum
    }

    #[test]
    fn all_levels_hold_the_same_land() {
        let map = Basemap::embedded().unwrap();
        // Land without Antarctica is about 135 million square kilometres; the plane sum of long
        // triangles over many degrees of latitude is off by a little at the coarse level.
        for level in levels() {
            let area = land_area(&map, level);
            assert!((area / 135.0 - 1.0).abs() < 0.02, "{level:?}: {area}");
        }
    }

    #[test]
    fn every_corner_lies_in_its_tile_and_every_index_is_valid() {
        let map = Basemap::embedded().unwrap();
        for level in levels() {
            for (index, info) in map.tiles(level).iter().enumerate() {
                let tile = map.tile(level, index);
                let areas =
                    std::iter::once(&tile.land).chain(tile.lakes.iter().map(|lake| &lake.area));
                for area in areas {
                    assert!(
                        area.triangles
                            .iter()
                            .all(|i| (*i as usize) < area.points.len())
                    );
                    for [lon, lat] in &area.points {
                        let (lon, lat) = (f64::from(*lon), f64::from(*lat));
                        let b = info.bounds;
                        let across = b.west - 2e-4 <= lon && lon <= b.east + 2e-4;
                        let along = b.south - 2e-4 <= lat && lat <= b.north + 2e-4;
                        assert!(across && along, "{level:?}: {lon} {lat} outside {b:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn chukotka_is_whole_and_the_sheet_has_no_seam() {
        let map = Basemap::embedded().unwrap();
        for level in levels() {
            let mut east_of_180 = 0;
            for index in 0..map.tiles(level).len() {
                for line in &map.tile(level, index).coast {
                    for pair in line.windows(2) {
                        east_of_180 += usize::from(pair[0][0] > 181.0);
                        for cut in [180.0_f32, -169.0, 191.0] {
                            let along =
                                (pair[0][0] - cut).abs() < 1e-4 && (pair[1][0] - cut).abs() < 1e-4;
                            assert!(
                                !along || (pair[0][1] - pair[1][1]).abs() < 0.05,
                                "{level:?} {pair:?}"
                            );
                        }
                    }
                }
            }
            assert!(east_of_180 > 20, "{level:?}: {east_of_180}");
        }
    }
}
