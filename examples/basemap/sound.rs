//! Keeps polygons sound on the grid of the file: no ring crosses itself or another, no part is counted twice.

use geo::orient::Direction;
use geo::{Area as _, Coord, LineString, Orient as _, Polygon, unary_union};
use trotsky_atlas::geo::WEST_EDGE;
use trotsky_atlas::world::format::PER_DEGREE;

use crate::shapes::SOUTH_EDGE;

/// A position on the grid of the file.
pub(crate) fn snap(coord: Coord) -> Coord {
    let snap = |degrees: f64| (degrees * PER_DEGREE).round() / PER_DEGREE;
    Coord {
        x: snap(coord.x),
        y: snap(coord.y),
    }
}

/// Simplification lets lines cross where they run close together. This parts what crosses itself,
/// joins what overlaps, and leaves out what has no area.
pub(crate) fn sound(polygons: Vec<Polygon>) -> Vec<Polygon> {
    let mut polygons = snapped(polygons);
    // Where lines cross, a new corner arises that lies off the grid; the second round settles what
    // putting it on the grid moves.
    for _ in 0..2 {
        polygons = snapped(unary_union(&polygons).0);
    }
    polygons
}

/// Puts the corners on the grid and leaves out rings that have no area there.
pub(crate) fn snapped(polygons: Vec<Polygon>) -> Vec<Polygon> {
    let ring = |ring: LineString| {
        let mut corners: Vec<Coord> = ring.0.into_iter().map(snap).collect();
        corners.dedup();
        let ring = LineString(corners);
        (Polygon::new(ring.clone(), Vec::new()).unsigned_area() > 0.0).then_some(ring)
    };
    polygons
        .into_iter()
        .filter_map(|polygon| {
            let (outer, holes) = polygon.into_inner();
            let holes = holes.into_iter().filter_map(ring).collect();
            Some(Polygon::new(ring(outer)?, holes).orient(Direction::Default))
        })
        .collect()
}

/// The polygon with a corner wherever an edge meets the frame of a tile, so that the tiles on both
/// sides are cut at exactly the same place.
pub(crate) fn knotted(polygon: &Polygon, tile: f64) -> Polygon {
    Polygon::new(
        LineString(knotted_line(&polygon.exterior().0, tile)),
        polygon
            .interiors()
            .iter()
            .map(|ring| LineString(knotted_line(&ring.0, tile)))
            .collect(),
    )
}

/// As [`knotted`], for a line.
pub(crate) fn knotted_line(line: &[Coord], tile: f64) -> Vec<Coord> {
    let mut out: Vec<Coord> = line.first().copied().into_iter().collect();
    for pair in line.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let mut knots: Vec<(f64, Coord)> = Vec::new();
        for x in frames_between(a.x, b.x, WEST_EDGE, tile) {
            let share = (x - a.x) / (b.x - a.x);
            let y = a.y + share * (b.y - a.y);
            knots.push((share, Coord { x, y }));
        }
        for y in frames_between(a.y, b.y, SOUTH_EDGE, tile) {
            let share = (y - a.y) / (b.y - a.y);
            let x = a.x + share * (b.x - a.x);
            knots.push((share, Coord { x, y }));
        }
        knots.sort_by(|one, other| one.0.total_cmp(&other.0));
        out.extend(knots.into_iter().map(|(_, coord)| snap(coord)));
        out.push(b);
    }
    out.dedup();
    out
}

/// The frames of tiles strictly between two coordinates.
fn frames_between(a: f64, b: f64, origin: f64, tile: f64) -> Vec<f64> {
    let (low, high) = (a.min(b), a.max(b));
    let first = ((low - origin) / tile).floor() as i32;
    let last = ((high - origin) / tile).ceil() as i32;
    (first..=last)
        .map(|index| origin + f64::from(index) * tile)
        .filter(|frame| low < *frame && *frame < high)
        .collect()
}
