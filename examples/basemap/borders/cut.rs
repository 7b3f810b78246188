//! Cuts units where an old border ran across them.

use std::collections::BTreeSet;
use std::path::Path;

use geo::{
    BooleanOps as _, BoundingRect as _, Contains as _, Coord, LineString, MultiPolygon, Polygon,
};

use super::units::{Corner, GRID, Unit};
use crate::Outcome;

/// A shape drawn by hand that divides units.
pub(crate) struct Cutter {
    pub(crate) id: String,
    /// The units it cuts: codes of regions or of countries.
    units: Vec<String>,
    shape: Polygon,
}

/// Reads the table of cutters.
pub(crate) fn cutters(path: &Path) -> Outcome<Vec<Cutter>> {
    let mut reader = csv::Reader::from_path(path)?;
    let mut cutters = Vec::new();
    for (record, line) in reader.records().zip(2..) {
        let record = record?;
        let cell = |column: usize| record.get(column).unwrap_or_default();
        let ring: Option<Vec<Coord>> = cell(3)
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
            format!("state-cutters.csv, line {line}: an outline must be \"lon lat, lon lat, …\"")
        })?;
        cutters.push(Cutter {
            id: cell(0).to_owned(),
            units: cell(1).split_whitespace().map(str::to_owned).collect(),
            shape: Polygon::new(LineString(ring), Vec::new()),
        });
    }
    Ok(cutters)
}

/// The pieces of all units; where several cutters name a unit, the first takes what lies in it.
pub(crate) fn cut(units: Vec<Unit>, cutters: &[Cutter]) -> Vec<Unit> {
    let old: BTreeSet<Corner> = units
        .iter()
        .flat_map(|unit| unit.rings.iter().flatten().copied())
        .collect();
    let mut pieces = Vec::new();
    for unit in units {
        let mine: Vec<&Cutter> = cutters
            .iter()
            .filter(|cutter| {
                cutter.units.contains(&unit.code) || cutter.units.contains(&unit.country)
            })
            .collect();
        if mine.is_empty() {
            pieces.push(unit);
            continue;
        }
        let mut rest = shape(&unit.rings);
        for cutter in mine {
            let shape = MultiPolygon(vec![cutter.shape.clone()]);
            let inside = rest.intersection(&shape);
            if inside.0.is_empty() {
                continue;
            }
            rest = rest.difference(&shape);
            pieces.push(Unit {
                cutter: Some(cutter.id.clone()),
                rings: rings(&inside),
                ..unit.clone()
            });
        }
        pieces.push(Unit {
            rings: rings(&rest),
            ..unit
        });
    }
    pieces.retain(|piece| !piece.rings.is_empty());
    knot(&mut pieces, &old);
    pieces
}

/// Rings as polygons: a ring inside an odd number of others is a hole of the smallest around it.
fn shape(rings: &[Vec<Corner>]) -> MultiPolygon {
    let polygon = |ring: &Vec<Corner>| {
        let coords: Vec<Coord> = ring
            .iter()
            .map(|(x, y)| Coord {
                x: f64::from(*x) / GRID,
                y: f64::from(*y) / GRID,
            })
            .collect();
        Polygon::new(LineString(coords), Vec::new())
    };
    let rings: Vec<Polygon> = rings.iter().map(polygon).collect();
    // The data lists holes after the ring around them, and no island in a lake of a unit is cut.
    let mut out: Vec<Polygon> = Vec::new();
    for ring in rings {
        let Some(first) = ring.exterior().0.first().copied() else {
            continue;
        };
        let around = out.iter_mut().find(|outer| {
            outer
                .bounding_rect()
                .zip(ring.bounding_rect())
                .is_some_and(|(outer, inner)| {
                    outer.min().x < inner.min().x
                        && outer.min().y < inner.min().y
                        && inner.max().x < outer.max().x
                        && inner.max().y < outer.max().y
                })
                && outer.contains(&geo::Point::from(first))
        });
        match around {
            Some(outer) => outer.interiors_push(ring.exterior().clone()),
            None => out.push(ring),
        }
    }
    MultiPolygon(out)
}

fn rings(shape: &MultiPolygon) -> Vec<Vec<Corner>> {
    shape
        .0
        .iter()
        .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()))
        .map(|ring| {
            let mut corners: Vec<Corner> = ring
                .0
                .iter()
                .map(|c| ((c.x * GRID).round() as i32, (c.y * GRID).round() as i32))
                .collect();
            corners.dedup();
            corners.pop();
            corners
        })
        .filter(|ring| ring.len() >= 3)
        .collect()
}

/// Puts the corners that cutting made into the edges of the neighbours too, so that both sides of a
/// border run through the same corners.
fn knot(pieces: &mut [Unit], old: &BTreeSet<Corner>) {
    let new: BTreeSet<Corner> = pieces
        .iter()
        .flat_map(|piece| piece.rings.iter().flatten().copied())
        .filter(|corner| !old.contains(corner))
        .collect();
    for piece in pieces {
        for ring in &mut piece.rings {
            let mut out = Vec::with_capacity(ring.len());
            for (i, a) in ring.iter().enumerate() {
                let b = ring[(i + 1) % ring.len()];
                out.push(*a);
                let mut between: Vec<(f64, Corner)> = new
                    .range((a.0.min(b.0) - 2, i32::MIN)..=(a.0.max(b.0) + 2, i32::MAX))
                    .filter(|corner| *corner != a && **corner != b)
                    .filter_map(|corner| along(*a, b, *corner).map(|share| (share, *corner)))
                    .collect();
                between.sort_by(|one, other| one.0.total_cmp(&other.0));
                out.extend(between.into_iter().map(|(_, corner)| corner));
            }
            out.dedup();
            *ring = out;
        }
    }
}

/// Where along an edge a corner lies that is no more than rounding away from it.
fn along(a: Corner, b: Corner, corner: Corner) -> Option<f64> {
    let float = |c: Corner| (f64::from(c.0), f64::from(c.1));
    let ((ax, ay), (bx, by), (x, y)) = (float(a), float(b), float(corner));
    let (dx, dy) = (bx - ax, by - ay);
    let square = dx * dx + dy * dy;
    let share = ((x - ax) * dx + (y - ay) * dy) / square;
    let off = ((x - ax) * dy - (y - ay) * dx).abs() / square.sqrt();
    (0.0 < share && share < 1.0 && off < 1.6).then_some(share)
}
