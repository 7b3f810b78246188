//! Makes a level of detail: simplifies, leaves out what is too small, and divides into tiles.

use std::collections::BTreeMap;

use geo::{
    Area as _, BooleanOps as _, BoundingRect as _, Coord, CoordsIter as _, LineString, Polygon,
    Rect, Simplify as _,
};
use trotsky_atlas::geo::WEST_EDGE;

use crate::coasts::Patch;
use crate::shapes::{Lake, Layers, River, SOUTH_EDGE};
use crate::sound::{knotted, knotted_line, parted, snap, snapped, sound};

/// How one level of detail is made.
pub(crate) struct Recipe {
    pub(crate) name: &'static str,
    /// Simplification, in degrees.
    pub(crate) tolerance: f64,
    /// The same where the coast is our own drawing.
    pub(crate) tolerance_in_patches: f64,
    /// The smallest island, in square degrees.
    pub(crate) smallest: f64,
    /// The same where the coast is our own drawing.
    pub(crate) smallest_in_patches: f64,
    /// The smallest lake and the smallest island in one, in square degrees.
    pub(crate) smallest_lake: f64,
    /// The least important river (Natural Earth rank).
    pub(crate) rivers_up_to: u8,
    /// Whether our own rivers have two banks; else they are lines.
    pub(crate) banks: bool,
    /// Width and height of a tile, in degrees.
    pub(crate) tile: f64,
    /// Whether the land comes from the 1:50 million set.
    pub(crate) coarse_land: bool,
}

/// What one tile holds.
pub(crate) struct TileData {
    pub(crate) bounds: Rect,
    pub(crate) land: Vec<Polygon>,
    pub(crate) lakes: Vec<Lake>,
    pub(crate) rivers: Vec<River>,
}

const NORTH_EDGE: f64 = 84.0;

impl TileData {
    pub(crate) fn points(&self) -> usize {
        let rings = |polygon: &Polygon| {
            polygon.exterior().0.len()
                + polygon
                    .interiors()
                    .iter()
                    .map(|ring| ring.0.len())
                    .sum::<usize>()
        };
        let land: usize = self.land.iter().map(rings).sum();
        let lakes: usize = self.lakes.iter().map(|lake| rings(&lake.area)).sum();
        let rivers: usize = self.rivers.iter().map(|river| river.line.len()).sum();
        land + lakes + rivers
    }

    fn is_empty(&self) -> bool {
        self.land.is_empty() && self.lakes.is_empty() && self.rivers.is_empty()
    }
}

/// The tiles of a level, from west to east and south to north by halves.
pub(crate) fn tiles(layers: &Layers, patches: &[Patch], recipe: &Recipe) -> Vec<TileData> {
    let land = if recipe.coarse_land {
        &layers.coarse_land
    } else {
        &layers.land
    };
    // The data has some waters twice, so waters of the same age become one.
    let mut ages: BTreeMap<Option<i16>, Vec<Polygon>> = BTreeMap::new();
    for lake in &layers.lakes {
        ages.entry(lake.from_year)
            .or_default()
            .push(lake.area.clone());
    }
    if recipe.banks {
        let banks = patches.iter().flat_map(|patch| patch.banks.iter().cloned());
        ages.entry(None).or_default().extend(banks);
    }
    let courses = patches.iter().flat_map(|patch| &patch.courses);
    let courses = courses.filter(|_| !recipe.banks);
    let lakes = ages.iter().flat_map(|(from_year, areas)| {
        let smallest = (recipe.smallest_lake, recipe.smallest_lake);
        let from_year = *from_year;
        simplified(areas, patches, recipe, smallest)
            .into_iter()
            .map(move |area| Lake { from_year, area })
    });
    let sheet = TileData {
        bounds: Rect::new((WEST_EDGE, SOUTH_EDGE), (WEST_EDGE + 360.0, NORTH_EDGE)),
        land: simplified(
            land,
            patches,
            recipe,
            (recipe.smallest, recipe.smallest_in_patches),
        ),
        lakes: lakes.collect(),
        rivers: layers
            .rivers
            .iter()
            .chain(courses)
            .filter(|river| river.rank <= recipe.rivers_up_to)
            .map(|river| {
                let ours = river
                    .line
                    .iter()
                    .all(|coord| patches.iter().any(|patch| patch.holds(*coord)));
                let tolerance = if ours {
                    recipe.tolerance_in_patches
                } else {
                    recipe.tolerance
                };
                let line = LineString(river.line.clone()).simplify(tolerance * 0.75);
                let snapped: Vec<Coord> = line.0.into_iter().map(snap).collect();
                River {
                    rank: river.rank,
                    line: knotted_line(&snapped, recipe.tile),
                }
            })
            .collect(),
    };
    let mut tiles = Vec::new();
    divide(sheet, recipe.tile, &mut tiles);
    for tile in &mut tiles {
        tile.land = parted(snapped(std::mem::take(&mut tile.land)));
        tile.lakes = std::mem::take(&mut tile.lakes)
            .into_iter()
            .flat_map(|lake| {
                let from_year = lake.from_year;
                parted(snapped(vec![lake.area]))
                    .into_iter()
                    .map(move |area| Lake { from_year, area })
            })
            .collect();
    }
    tiles.retain(|tile| !tile.is_empty());
    tiles
}

/// Simple, sound polygons of a layer, without what is too small for the level: outside the patches,
/// and in them.
fn simplified(
    polygons: &[Polygon],
    patches: &[Patch],
    recipe: &Recipe,
    (smallest, smallest_in_patches): (f64, f64),
) -> Vec<Polygon> {
    let ours = |coord: Coord| patches.iter().any(|patch| patch.holds(coord));
    let least = |ring: &LineString| {
        if ring.0.first().is_some_and(|coord| ours(*coord)) {
            smallest_in_patches
        } else {
            smallest
        }
    };
    let simple = polygons
        .iter()
        .map(|polygon| {
            let ring = |ring: &LineString| simplified_ring(ring, recipe, ours);
            let simple = if polygon.coords_iter().any(ours) {
                let holes = polygon.interiors().iter().map(ring).collect();
                Polygon::new(ring(polygon.exterior()), holes)
            } else {
                polygon.simplify(recipe.tolerance)
            };
            // What simplification flattens is left as it is: the level's smallest area decides on it.
            if simple.exterior().0.len() >= 4 {
                simple
            } else {
                polygon.clone()
            }
        })
        .collect();
    sound(simple)
        .into_iter()
        .filter(|polygon| polygon.unsigned_area() >= least(polygon.exterior()))
        .map(|polygon| {
            let (outer, mut holes) = polygon.into_inner();
            holes.retain(|hole| {
                Polygon::new(hole.clone(), Vec::new()).unsigned_area() >= least(hole)
            });
            knotted(&Polygon::new(outer, holes), recipe.tile)
        })
        .collect()
}

/// A ring with the level's tolerance, and with the finer one where it is our own drawing. Its runs
/// inside and outside the patches are simplified apart and keep their ends.
fn simplified_ring(ring: &LineString, recipe: &Recipe, ours: impl Fn(Coord) -> bool) -> LineString {
    let corners = &ring.0[..ring.0.len().saturating_sub(1)];
    let ours: Vec<bool> = corners.iter().map(|coord| ours(*coord)).collect();
    let tolerance = |ours: bool| {
        if ours {
            recipe.tolerance_in_patches
        } else {
            recipe.tolerance
        }
    };
    let count = corners.len();
    let Some(start) = (0..count).find(|i| ours[*i] && !ours[(i + count - 1) % count]) else {
        let whole = Polygon::new(ring.clone(), Vec::new());
        let (ring, _) = whole
            .simplify(tolerance(ours.first().copied().unwrap_or_default()))
            .into_inner();
        return ring;
    };
    let mut out: Vec<Coord> = Vec::new();
    let mut from = 0;
    while from < count {
        let at = |i: usize| (start + i) % count;
        // An edge is ours if both its ends are.
        let own = ours[at(from)] && ours[at(from + 1)];
        let mut to = from + 1;
        while to < count && (ours[at(to)] && ours[at(to + 1)]) == own {
            to += 1;
        }
        let run: Vec<Coord> = (from..=to).map(|i| corners[at(i)]).collect();
        let simple = LineString(run).simplify(tolerance(own));
        out.extend(simple.0.iter().take(simple.0.len() - 1));
        from = to;
    }
    out.extend(out.first().copied());
    LineString(out)
}

/// Halves a tile until it is small enough.
fn divide(tile: TileData, size: f64, out: &mut Vec<TileData>) {
    let (width, height) = (tile.bounds.width(), tile.bounds.height());
    if width <= size * 1.01 && height <= size * 1.01 {
        out.push(tile);
        return;
    }
    if tile.is_empty() {
        return;
    }
    let (min, max) = (tile.bounds.min(), tile.bounds.max());
    // Cuts lie on multiples of the tile's size, so that neighbours share their edges exactly.
    let halves = if width / size > height / size {
        let cut = min.x + (width / size / 2.0).ceil() * size;
        [
            Rect::new(min, Coord { x: cut, y: max.y }),
            Rect::new(Coord { x: cut, y: min.y }, max),
        ]
    } else {
        let cut = min.y + (height / size / 2.0).ceil() * size;
        [
            Rect::new(min, Coord { x: max.x, y: cut }),
            Rect::new(Coord { x: min.x, y: cut }, max),
        ]
    };
    for half in halves {
        divide(clip(&tile, half), size, out);
    }
}

fn clip(tile: &TileData, bounds: Rect) -> TileData {
    let frame = bounds.to_polygon();
    let cut = |polygon: &Polygon| -> Vec<Polygon> {
        let Some(rect) = polygon.bounding_rect() else {
            return Vec::new();
        };
        let inside = |c: Coord| {
            bounds.min().x <= c.x
                && c.x <= bounds.max().x
                && bounds.min().y <= c.y
                && c.y <= bounds.max().y
        };
        if inside(rect.min()) && inside(rect.max()) {
            return vec![polygon.clone()];
        }
        let apart = rect.max().x <= bounds.min().x
            || bounds.max().x <= rect.min().x
            || rect.max().y <= bounds.min().y
            || bounds.max().y <= rect.min().y;
        if apart {
            Vec::new()
        } else {
            polygon.intersection(&frame).0
        }
    };
    TileData {
        bounds,
        land: tile.land.iter().flat_map(cut).collect(),
        lakes: tile
            .lakes
            .iter()
            .flat_map(|lake| {
                cut(&lake.area).into_iter().map(|area| Lake {
                    from_year: lake.from_year,
                    area,
                })
            })
            .collect(),
        rivers: tile
            .rivers
            .iter()
            .flat_map(|river| clip_river(river, bounds))
            .collect(),
    }
}

/// The runs of a river whose segments have their middle in the tile; a line has a corner on every
/// frame that it crosses, so neighbours share their ends.
fn clip_river(river: &River, bounds: Rect) -> Vec<River> {
    let mut runs: Vec<Vec<Coord>> = Vec::new();
    let mut open = false;
    for pair in river.line.windows(2) {
        let (x, y) = (
            f64::midpoint(pair[0].x, pair[1].x),
            f64::midpoint(pair[0].y, pair[1].y),
        );
        let inside =
            bounds.min().x <= x && x < bounds.max().x && bounds.min().y <= y && y < bounds.max().y;
        if inside {
            if !open {
                runs.push(vec![pair[0]]);
            }
            if let Some(run) = runs.last_mut() {
                run.push(pair[1]);
            }
        }
        open = inside;
    }
    runs.into_iter()
        .map(|line| River {
            rank: river.rank,
            line,
        })
        .collect()
}
