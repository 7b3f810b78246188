//! Keeps polygons sound on the grid of the file: no ring crosses itself or another, no part is counted twice.

use geo::orient::Direction;
use geo::{
    Area as _, BooleanOps as _, Coord, LineString, MapCoords as _, MultiPolygon, Orient as _,
    Polygon, Validation as _, unary_union,
};
use trotsky_atlas::geo::WEST_EDGE;
use trotsky_atlas::world::format::PER_DEGREE;

use crate::shapes::SOUTH_EDGE;

/// How often what is unsound is parted anew.
const ROUNDS: usize = 6;

/// The area of a hundred steps of the grid.
const SPECK: f64 = 100.0 / (PER_DEGREE * PER_DEGREE);

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
        // The smallest triangle on the grid has half a step by a step.
        let steps = Polygon::new(ring.clone(), Vec::new()).unsigned_area() * PER_DEGREE.powi(2);
        (steps > 0.25).then_some(ring)
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

/// The frame of a tile may cut a polygon so that, on the grid, a ring touches or crosses itself. Parts
/// such a polygon, and leaves the others exactly as they are: their corners on the frame must be
/// those of the neighbour.
pub(crate) fn parted(polygons: Vec<Polygon>) -> Vec<Polygon> {
    let (mut parts, mut unsound): (Vec<Polygon>, Vec<Polygon>) =
        polygons.into_iter().partition(is_sound);
    // Putting the new corners on the grid may make a new touch; it settles after a round or two.
    for _ in 0..ROUNDS {
        if unsound.is_empty() {
            break;
        }
        // Even-odd, so that both ends of a knot remain.
        let nothing = MultiPolygon(Vec::new());
        let pieces = unsound
            .iter()
            .flat_map(|polygon| polygon.union(&nothing).0)
            .collect();
        let (sound, still): (Vec<Polygon>, Vec<Polygon>) =
            snapped(pieces).into_iter().partition(is_sound);
        parts.extend(sound);
        unsound = still;
    }
    // What never settles is a jetty a step of the grid wide, all edge and no area.
    parts.extend(
        unsound
            .into_iter()
            .filter(|part| part.unsigned_area() > SPECK),
    );
    parts
}

/// Whether no ring crosses or runs along itself or another, counted in steps of the grid: whole
/// numbers know exactly on which side of a line a corner is.
pub(crate) fn is_sound(polygon: &Polygon) -> bool {
    polygon
        .map_coords(|c| Coord {
            x: (c.x * PER_DEGREE).round(),
            y: (c.y * PER_DEGREE).round(),
        })
        .is_valid()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn polygon(corners: &[(f64, f64)]) -> Polygon {
        Polygon::new(LineString::from(corners.to_vec()), Vec::new())
    }

    #[test]
    fn a_ring_that_crosses_itself_is_parted() {
        let bow = polygon(&[(0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0), (0.0, 0.0)]);
        let touching = polygon(&[
            (0.0, 0.0),
            (1.0, 0.0),
            (2.0, 1.0),
            (3.0, 0.0),
            (3.0, 2.0),
            (2.0, 1.0),
            (0.0, 1.0),
            (0.0, 0.0),
        ]);
        for polygon in [bow, touching] {
            assert!(!is_sound(&polygon));
            let area = polygon.unsigned_area().max(2.0);
            let parts = parted(vec![polygon]);
            assert_eq!(parts.len(), 2);
            assert!(parts.iter().all(is_sound));
            let sum: f64 = parts.iter().map(geo::Area::unsigned_area).sum();
            assert!((sum - area).abs() < 1e-9, "{sum}");
        }
    }

    #[test]
    fn a_sound_polygon_keeps_its_corners() {
        let square = polygon(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.5, 1.0), (0.0, 0.0)]);
        assert_eq!(parted(vec![square.clone()]), vec![square]);
    }
}
