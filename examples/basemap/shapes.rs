//! Reads the shapes of Natural Earth, closes the seam at 180 degrees and counts longitudes from the cut in the Bering Strait.

use std::path::Path;

use geo::orient::Direction;
use geo::{
    BoundingRect as _, Contains as _, Coord, LineString, MapCoordsInPlace as _, Orient as _,
    Polygon, Rect, unary_union,
};
use shapefile::dbase::{FieldValue, Record};
use shapefile::{PolygonRing, Shape};
use trotsky_atlas::geo::WEST_EDGE;

use crate::Outcome;
use crate::fetch::Sources;
use crate::lakes;
use crate::ranks;

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

/// All layers at full detail.
pub(crate) struct Layers {
    pub(crate) coarse_land: Vec<Polygon>,
    pub(crate) land: Vec<Polygon>,
    pub(crate) lakes: Vec<Lake>,
    pub(crate) rivers: Vec<River>,
}

/// A lake as the data has it.
pub(crate) struct RawLake {
    pub(crate) name: String,
    pub(crate) reservoir: bool,
    pub(crate) year: Option<i16>,
    pub(crate) area: Polygon,
}

/// No land south of this is drawn.
pub(crate) const SOUTH_EDGE: f64 = -60.0;

impl Layers {
    /// Reads all sources; `tables` is the folder of our own tables.
    pub(crate) fn read(sources: &Sources, tables: &Path) -> Outcome<Self> {
        Ok(Self {
            coarse_land: land(&sources.coarse_land)?,
            land: land(&sources.land)?,
            lakes: lakes::dated(raw_lakes(&sources.lakes)?, tables)?,
            rivers: rivers(&sources.rivers, &tables.join("rivers.csv"))?,
        })
    }
}

/// What the data means to lie on the seam, but for its rounding, is put on it.
fn settle(coord: Coord) -> Coord {
    if (coord.x - 180.0).abs() < 0.001 {
        Coord { x: 180.0, ..coord }
    } else {
        coord
    }
}

/// Counts longitudes from the cut: what lies west of it goes to the east end of the sheet, and what
/// lies across it is at both ends; the sheet's edges cut off what is too much.
fn from_the_cut(mut polygon: Polygon) -> Vec<Polygon> {
    let Some(rect) = polygon.bounding_rect() else {
        return Vec::new();
    };
    let east_end = |mut polygon: Polygon| {
        polygon.map_coords_in_place(|c| {
            settle(Coord {
                x: c.x + 360.0,
                y: c.y,
            })
        });
        polygon
    };
    if rect.max().x <= WEST_EDGE {
        return vec![east_end(polygon)];
    }
    let at_the_east_end = (rect.min().x < WEST_EDGE).then(|| east_end(polygon.clone()));
    polygon.map_coords_in_place(settle);
    std::iter::once(polygon).chain(at_the_east_end).collect()
}

/// The polygons of a shape, each with the holes that lie in it.
pub(crate) fn polygons(shape: Shape) -> Vec<Polygon> {
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
    out.into_iter()
        .map(|polygon| polygon.orient(Direction::Default))
        .collect()
}

fn land(path: &Path) -> Outcome<Vec<Polygon>> {
    let mut reader = shapefile::ShapeReader::from_path(path)?;
    let mut whole = Vec::new();
    let mut at_seam: Vec<Polygon> = Vec::new();
    for shape in reader.iter_shapes() {
        for polygon in polygons(shape?).into_iter().flat_map(from_the_cut) {
            let Some(rect) = polygon.bounding_rect() else {
                continue;
            };
            if rect.max().y < SOUTH_EDGE {
                continue;
            }
            if touches_seam(rect) {
                at_seam.push(polygon);
            } else {
                whole.push(polygon);
            }
        }
    }
    // The two halves of what the data cuts at 180 degrees become one again.
    whole.extend(unary_union(&at_seam).0);
    Ok(whole)
}

fn touches_seam(rect: Rect) -> bool {
    (rect.max().x - 180.0).abs() < 1e-6 || (rect.min().x - 180.0).abs() < 1e-6
}

fn text(record: &Record, field: &str) -> String {
    match record.get(field) {
        Some(FieldValue::Character(Some(text))) => text.trim().to_owned(),
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

fn raw_lakes(path: &Path) -> Outcome<Vec<RawLake>> {
    let mut reader = shapefile::Reader::from_path(path)?;
    let mut lakes = Vec::new();
    for pair in reader.iter_shapes_and_records() {
        let (shape, record) = pair?;
        for area in polygons(shape).into_iter().flat_map(from_the_cut) {
            lakes.push(RawLake {
                name: text(&record, "name"),
                reservoir: text(&record, "featurecla") == "Reservoir",
                year: number(&record, "year")
                    .filter(|year| *year > 1000.0)
                    .map(|year| year as i16),
                area,
            });
        }
    }
    Ok(lakes)
}

fn rivers(path: &Path, table: &Path) -> Outcome<Vec<River>> {
    let mut reader = shapefile::Reader::from_path(path)?;
    let mut lines = Vec::new();
    for pair in reader.iter_shapes_and_records() {
        let (shape, record) = pair?;
        if let Shape::Polyline(line) = shape {
            let rank = number(&record, "scalerank").unwrap_or(9.0).clamp(0.0, 20.0) as u8;
            lines.push((text(&record, "name"), rank, line));
        }
    }
    let names: Vec<String> = lines.iter().map(|(name, _, _)| name.clone()).collect();
    let ranks = ranks::read(table, &names)?;
    let mut rivers = Vec::new();
    for (name, rank, line) in lines {
        let rank = ranks.get(&name).copied().unwrap_or(rank);
        for part in line.parts() {
            let west_of_cut = part.iter().all(|point| point.x < WEST_EDGE);
            let turn = if west_of_cut { 360.0 } else { 0.0 };
            let line = part
                .iter()
                .map(|point| {
                    settle(Coord {
                        x: point.x + turn,
                        y: point.y,
                    })
                })
                .collect();
            rivers.push(River { rank, line });
        }
    }
    Ok(rivers)
}
