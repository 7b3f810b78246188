//! Reads the shapes, closes the seam at 180 degrees, cuts the sheet in the Bering Strait, simplifies, and divides into tiles.

use std::fs;
use std::path::Path;

use geo::orient::Direction;
use geo::{
    Area as _, BooleanOps as _, BoundingRect as _, Contains as _, Coord, LineString, MultiPolygon,
    Orient as _, Polygon, Rect, Simplify as _,
};
use shapefile::dbase::{FieldValue, Record};
use shapefile::{PolygonRing, Shape};
use trotsky_atlas::geo::WEST_EDGE;

use crate::Outcome;
use crate::fetch::Sources;

/// How one level of detail is made.
pub(crate) struct Recipe {
    pub(crate) name: &'static str,
    /// Simplification, in degrees.
    pub(crate) tolerance: f64,
    /// The smallest island or lake, in square degrees.
    pub(crate) smallest: f64,
    /// The smallest lake, in square degrees.
    pub(crate) smallest_lake: f64,
    /// The least important river (Natural Earth rank).
    pub(crate) rivers_up_to: u8,
    /// Width and height of a tile, in degrees.
    pub(crate) tile: f64,
    /// Whether the land comes from the 1:50 million set.
    pub(crate) coarse_land: bool,
}

/// A lake and the year since which it exists; `None` is always.
#[derive(Clone)]
pub(crate) struct Lake {
    pub(crate) from_year: Option<i16>,
    pub(crate) area: Polygon,
}

/// A river line and its rank.
#[derive(Clone)]
pub(crate) struct River {
    pub(crate) rank: u8,
    pub(crate) line: Vec<Coord>,
}

/// What one tile holds.
pub(crate) struct TileData {
    pub(crate) bounds: Rect,
    pub(crate) land: Vec<Polygon>,
    pub(crate) lakes: Vec<Lake>,
    pub(crate) rivers: Vec<River>,
}

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
        self.land.iter().map(rings).sum::<usize>()
            + self
                .lakes
                .iter()
                .map(|lake| rings(&lake.area))
                .sum::<usize>()
            + self
                .rivers
                .iter()
                .map(|river| river.line.len())
                .sum::<usize>()
    }
}

/// All layers at full detail.
pub(crate) struct Layers {
    coarse_land: Vec<Polygon>,
    land: Vec<Polygon>,
    lakes: Vec<Lake>,
    rivers: Vec<River>,
}

/// No land south of this is drawn.
const SOUTH_EDGE: f64 = -60.0;
const NORTH_EDGE: f64 = 84.0;

/// Lakes that the data calls reservoirs although they are old, in whole or in their heart.
const NATURAL: [&str; 11] = [
    "zaysan",
    "ilmen",
    "imandra",
    "umbozero",
    "kovdozero",
    "ondozero",
    "kubenskoye",
    "oulujärvi",
    "kemijärvi",
    "koitere",
    "rikkavesi",
];

/// The year given to reservoirs whose dam has no year in the data: after every life of this map.
const UNDATED_DAM: i16 = 1960;

impl Layers {
    pub(crate) fn read(sources: &Sources, historic_water: &Path) -> Outcome<Self> {
        let mut lakes = lakes(&sources.lakes)?;
        for (name, area) in historic_lakes(historic_water)? {
            // The outline of the time replaces what is left of the lake today.
            lakes.retain(|(known, _)| !known.contains(&name));
            lakes.push((
                name,
                Lake {
                    from_year: None,
                    area,
                },
            ));
        }
        Ok(Self {
            coarse_land: land(&sources.coarse_land)?,
            land: land(&sources.land)?,
            lakes: lakes.into_iter().map(|(_, lake)| lake).collect(),
            rivers: rivers(&sources.rivers)?,
        })
    }

    pub(crate) fn tiles(&self, recipe: &Recipe) -> Vec<TileData> {
        let land = if recipe.coarse_land {
            &self.coarse_land
        } else {
            &self.land
        };
        let keep = |polygon: &Polygon, smallest: f64| {
            let simple = polygon.simplify(recipe.tolerance);
            let polygon = if simple.exterior().0.len() >= 4 {
                simple
            } else {
                polygon.clone()
            };
            (polygon.unsigned_area() >= smallest).then_some(polygon)
        };
        let sheet = TileData {
            bounds: Rect::new((WEST_EDGE, SOUTH_EDGE), (WEST_EDGE + 360.0, NORTH_EDGE)),
            land: land
                .iter()
                .filter_map(|polygon| keep(polygon, recipe.smallest))
                .collect(),
            lakes: self
                .lakes
                .iter()
                .filter_map(|lake| {
                    Some(Lake {
                        from_year: lake.from_year,
                        area: keep(&lake.area, recipe.smallest_lake)?,
                    })
                })
                .collect(),
            rivers: self
                .rivers
                .iter()
                .filter(|river| river.rank <= recipe.rivers_up_to)
                .map(|river| River {
                    rank: river.rank,
                    line: LineString(river.line.clone())
                        .simplify(recipe.tolerance * 0.75)
                        .0,
                })
                .collect(),
        };
        let mut tiles = Vec::new();
        divide(sheet, recipe.tile, &mut tiles);
        tiles.retain(|tile| {
            !(tile.land.is_empty() && tile.lakes.is_empty() && tile.rivers.is_empty())
        });
        tiles
    }
}

/// Halves a tile until it is small enough.
fn divide(tile: TileData, size: f64, out: &mut Vec<TileData>) {
    let (width, height) = (tile.bounds.width(), tile.bounds.height());
    if width <= size * 1.01 && height <= size * 1.01 {
        out.push(tile);
        return;
    }
    if tile.land.is_empty() && tile.lakes.is_empty() && tile.rivers.is_empty() {
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

/// The runs of a river whose segments have their middle in the tile; neighbours share their ends.
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

/// Longitude counted from the cut: what lies west of it goes to the east end of the sheet.
/// What the data means to lie on the seam, but for its rounding, is put on it.
fn shift(coord: &mut Coord, to_the_east: bool) {
    if to_the_east {
        coord.x += 360.0;
    }
    if (coord.x - 180.0).abs() < 0.001 {
        coord.x = 180.0;
    }
}

fn polygons(shape: Shape) -> Vec<Polygon> {
    let Shape::Polygon(polygon) = shape else {
        return Vec::new();
    };
    let ring = |ring: &PolygonRing<shapefile::Point>| {
        LineString(
            ring.points()
                .iter()
                .map(|point| Coord {
                    x: point.x,
                    y: point.y,
                })
                .collect(),
        )
    };
    let (outer, inner): (Vec<_>, Vec<_>) = polygon
        .rings()
        .iter()
        .partition(|part| matches!(part, PolygonRing::Outer(_)));
    let mut out: Vec<Polygon> = outer
        .into_iter()
        .map(|part| Polygon::new(ring(part), Vec::new()))
        .collect();
    // The file lists holes in any order; a hole belongs to the ring around it.
    for part in inner {
        let hole = ring(part);
        let first = hole.0.first().copied();
        if let Some(around) = out
            .iter_mut()
            .find(|polygon| first.is_some_and(|point| polygon.contains(&point)))
        {
            around.interiors_push(hole);
        }
    }
    for polygon in &mut out {
        let west_of_cut = polygon
            .bounding_rect()
            .is_some_and(|rect| f64::midpoint(rect.min().x, rect.max().x) < WEST_EDGE);
        let all = |ring: &mut LineString| {
            ring.0
                .iter_mut()
                .for_each(|coord| shift(coord, west_of_cut));
        };
        polygon.exterior_mut(all);
        polygon.interiors_mut(|rings| {
            for ring in rings {
                for coord in &mut ring.0 {
                    shift(coord, west_of_cut);
                }
            }
        });
        *polygon = polygon.orient(Direction::Default);
    }
    out
}

fn land(path: &Path) -> Outcome<Vec<Polygon>> {
    let mut reader = shapefile::ShapeReader::from_path(path)?;
    let mut whole = Vec::new();
    let mut at_seam: Vec<Polygon> = Vec::new();
    for shape in reader.iter_shapes() {
        for polygon in polygons(shape?) {
            let Some(rect) = polygon.bounding_rect() else {
                continue;
            };
            if rect.max().y < SOUTH_EDGE {
                continue;
            }
            let touches =
                (rect.max().x - 180.0).abs() < 1e-6 || (rect.min().x - 180.0).abs() < 1e-6;
            if touches {
                at_seam.push(polygon);
            } else {
                whole.push(polygon);
            }
        }
    }
    // The two halves of what the data cuts at 180 degrees become one again.
    let joined = at_seam
        .into_iter()
        .fold(MultiPolygon::<f64>(Vec::new()), |sum, polygon| {
            sum.union(&polygon)
        });
    whole.extend(joined.0);
    Ok(whole)
}

fn text(record: &Record, field: &str) -> String {
    match record.get(field) {
        Some(FieldValue::Character(Some(text))) => text.trim().to_lowercase(),
        _ => String::new(),
    }
}

fn number(record: &Record, field: &str) -> Option<f64> {
    match record.get(field) {
        Some(FieldValue::Numeric(number)) => *number,
        Some(FieldValue::Float(number)) => number.map(f64::from),
        Some(FieldValue::Integer(number)) => Some(f64::from(*number)),
        Some(FieldValue::Double(number)) => Some(*number),
        _ => None,
    }
}

fn lakes(path: &Path) -> Outcome<Vec<(String, Lake)>> {
    let mut reader = shapefile::Reader::from_path(path)?;
    let mut lakes = Vec::new();
    for pair in reader.iter_shapes_and_records() {
        let (shape, record) = pair?;
        let name = text(&record, "name");
        let reservoir = text(&record, "featurecla") == "reservoir"
            && !NATURAL.iter().any(|known| name.contains(known));
        let from_year = reservoir.then(|| match number(&record, "year") {
            Some(year) if year > 1000.0 => year as i16,
            _ => UNDATED_DAM,
        });
        for area in polygons(shape) {
            lakes.push((name.clone(), Lake { from_year, area }));
        }
    }
    Ok(lakes)
}

/// The hand-drawn outlines of waters that have changed since.
fn historic_lakes(path: &Path) -> Outcome<Vec<(String, Polygon)>> {
    let text = fs::read_to_string(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut lakes = Vec::new();
    for record in reader.records() {
        let record = record?;
        let name = record.get(0).unwrap_or_default().replace('-', " ");
        let points = record.get(3).unwrap_or_default();
        let ring: Option<Vec<Coord>> = points
            .split(',')
            .map(|pair| {
                let (x, y) = pair.trim().split_once(' ')?;
                Some(Coord {
                    x: x.parse().ok()?,
                    y: y.parse().ok()?,
                })
            })
            .collect();
        let ring = ring.ok_or_else(|| {
            format!(
                "{}: an outline must be \"lon lat, lon lat, …\"",
                path.display()
            )
        })?;
        lakes.push((name, Polygon::new(LineString(ring), Vec::new())));
    }
    Ok(lakes)
}

fn rivers(path: &Path) -> Outcome<Vec<River>> {
    let mut reader = shapefile::Reader::from_path(path)?;
    let mut rivers = Vec::new();
    for pair in reader.iter_shapes_and_records() {
        let (shape, record) = pair?;
        let Shape::Polyline(line) = shape else {
            continue;
        };
        let rank = number(&record, "scalerank").unwrap_or(9.0).clamp(0.0, 20.0) as u8;
        for part in line.parts() {
            let west_of_cut = part.iter().all(|point| point.x < WEST_EDGE);
            let line = part
                .iter()
                .map(|point| {
                    let mut coord = Coord {
                        x: point.x,
                        y: point.y,
                    };
                    shift(&mut coord, west_of_cut);
                    coord
                })
                .collect();
            rivers.push(River { rank, line });
        }
    }
    Ok(rivers)
}
