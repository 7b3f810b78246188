//! The lines between faces: every edge once, with the face on its left and on its right, and for each
//! corner the coarsest level that needs it.

use std::collections::{BTreeMap, BTreeSet};

use super::units::{Corner, GRID};

/// A line with the same faces on both sides all along.
pub(crate) struct Arc {
    /// The faces to the left and to the right of its run; `None` is the sea.
    pub(crate) left: Option<usize>,
    pub(crate) right: Option<usize>,
    pub(crate) corners: Vec<Corner>,
    /// For each corner the first level, counted from the coarsest, that needs it.
    pub(crate) levels: Vec<u8>,
}

/// The levels: what simplification may leave out, in degrees, from the coarsest.
const TOLERANCES: [f64; 4] = [0.07, 0.016, 0.004, 0.0008];

/// A coast is kept only to tell whose land a point is on: this coarse, in degrees.
const COAST: f64 = 0.012;

pub(crate) const POINTS_OF_LEVELS: [u8; 4] = [0, 1, 2, 3];

type Sides = (Option<usize>, Option<usize>);

/// The arcs of a coverage of faces, each given by its rings.
pub(crate) fn arcs(pieces: Vec<(usize, Vec<Vec<Corner>>)>) -> Vec<Arc> {
    // Every edge, turned so that its smaller corner comes first, with what lies on its two sides.
    let mut edges: BTreeMap<(Corner, Corner), Sides> = BTreeMap::new();
    for (face, rings) in pieces {
        // Which side is inside hangs on the ring's turn and on whether it is a hole; the number of
        // rings around a corner of it tells.
        for (i, ring) in rings.iter().enumerate() {
            let hole = rings
                .iter()
                .enumerate()
                .filter(|(j, other)| *j != i && within(ring, other))
                .count()
                % 2
                == 1;
            let inside_left = (turn(ring) > 0) != hole;
            for (k, a) in ring.iter().enumerate() {
                let b = ring[(k + 1) % ring.len()];
                let forward = *a < b;
                let key = if forward { (*a, b) } else { (b, *a) };
                let sides = edges.entry(key).or_default();
                if inside_left == forward {
                    sides.0 = Some(face);
                } else {
                    sides.1 = Some(face);
                }
            }
        }
    }
    edges.retain(|_, (left, right)| left != right);
    chained(&edges)
}

/// Twice the area; positive for a ring that runs against the clock.
fn turn(ring: &[Corner]) -> i64 {
    (0..ring.len())
        .map(|i| {
            let (a, b) = (ring[i], ring[(i + 1) % ring.len()]);
            i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1)
        })
        .sum()
}

/// Whether a ring lies in another; rings of a coverage may touch but do not cross.
fn within(ring: &[Corner], other: &[Corner]) -> bool {
    let span = |ring: &[Corner]| {
        let xs = ring.iter().map(|c| c.0);
        let ys = ring.iter().map(|c| c.1);
        (xs.clone().min(), xs.max(), ys.clone().min(), ys.max())
    };
    let (west, east, south, north) = span(ring);
    let (other_west, other_east, other_south, other_north) = span(other);
    if west < other_west || east > other_east || south < other_south || north > other_north {
        return false;
    }
    // A corner that both share says nothing; half a step aside of an edge's middle does.
    let corners: BTreeSet<&Corner> = other.iter().collect();
    let Some(corner) = ring.iter().find(|corner| !corners.contains(corner)) else {
        return false;
    };
    let (x, y) = (f64::from(corner.0), f64::from(corner.1) + 0.25);
    let mut inside = false;
    for i in 0..other.len() {
        let (a, b) = (other[i], other[(i + 1) % other.len()]);
        let (ay, by) = (f64::from(a.1), f64::from(b.1));
        if (ay > y) != (by > y) {
            let at = f64::from(a.0) + (y - ay) / (by - ay) * f64::from(b.0 - a.0);
            inside ^= at > x;
        }
    }
    inside
}

/// Joins edges with the same sides into arcs that end where three meet.
fn chained(edges: &BTreeMap<(Corner, Corner), Sides>) -> Vec<Arc> {
    let mut at: BTreeMap<Corner, Vec<(Corner, Sides)>> = BTreeMap::new();
    for ((a, b), (left, right)) in edges {
        at.entry(*a).or_default().push((*b, (*left, *right)));
        at.entry(*b).or_default().push((*a, (*right, *left)));
    }
    let is_node = |corner: &Corner| {
        let around = &at[corner];
        // Passing straight through, the way out has the sides of the way in.
        around.len() != 2 || around[0].1 != (around[1].1.1, around[1].1.0)
    };
    let mut used: BTreeSet<(Corner, Corner)> = BTreeSet::new();
    let mut arcs = Vec::new();
    let nodes = at.keys().filter(|corner| is_node(corner));
    let starts: Vec<Corner> = nodes.chain(at.keys()).copied().collect();
    for start in starts {
        for (next, sides) in &at[&start] {
            let key = |a: Corner, b: Corner| if a < b { (a, b) } else { (b, a) };
            if !used.insert(key(start, *next)) {
                continue;
            }
            let mut corners = vec![start, *next];
            let mut here = *next;
            let mut before = start;
            while here != start && !is_node(&here) {
                let Some((on, _)) = at[&here].iter().find(|(to, _)| *to != before) else {
                    break;
                };
                used.insert(key(here, *on));
                corners.push(*on);
                before = here;
                here = *on;
            }
            let (left, right) = *sides;
            arcs.push(simplified(left, right, corners));
        }
    }
    arcs
}

/// Gives every corner its level and leaves out those that no level needs.
fn simplified(left: Option<usize>, right: Option<usize>, corners: Vec<Corner>) -> Arc {
    let mut weights = vec![f64::INFINITY; corners.len()];
    let last = corners.len() - 1;
    if corners[0] == corners[last] {
        // A closed line keeps the corner farthest from its start, else it would fold to nothing.
        let far = |i: &usize| {
            let (dx, dy) = (
                f64::from(corners[*i].0 - corners[0].0),
                f64::from(corners[*i].1 - corners[0].1),
            );
            dx * dx + dy * dy
        };
        let middle = (1..last)
            .max_by(|one, other| far(one).total_cmp(&far(other)))
            .unwrap_or(last);
        weigh(&corners, 0, middle, f64::INFINITY, &mut weights);
        weigh(&corners, middle, last, f64::INFINITY, &mut weights);
        // Nor may it become a line there and back.
        if let Some(third) = (1..last)
            .filter(|i| *i != middle)
            .max_by(|one, other| weights[*one].total_cmp(&weights[*other]))
        {
            weights[third] = f64::INFINITY;
        }
    } else {
        weigh(&corners, 0, last, f64::INFINITY, &mut weights);
    }
    let coast = left.is_none() || right.is_none();
    let level = |weight: f64| {
        if coast && weight < COAST {
            return None;
        }
        TOLERANCES
            .iter()
            .position(|tolerance| weight >= *tolerance)
            .map(|level| level as u8)
    };
    let (corners, levels) = corners
        .into_iter()
        .zip(weights)
        .filter_map(|(corner, weight)| Some((corner, level(weight)?)))
        .unzip();
    Arc {
        left,
        right,
        corners,
        levels,
    }
}

/// The weights of the corners between two: how far each lies from the line that would pass it by, in
/// degrees as a reader of the map sees them, never more than a corner that had to come before it.
fn weigh(corners: &[Corner], from: usize, to: usize, most: f64, weights: &mut [f64]) {
    let mut open = vec![(from, to, most)];
    while let Some((from, to, most)) = open.pop() {
        let farthest = (from + 1..to)
            .map(|i| (i, distance(corners[i], corners[from], corners[to])))
            .max_by(|one, other| one.1.total_cmp(&other.1));
        let Some((middle, distance)) = farthest else {
            continue;
        };
        let weight = distance.min(most);
        weights[middle] = weight;
        open.push((from, middle, weight));
        open.push((middle, to, weight));
    }
}

fn distance(at: Corner, a: Corner, b: Corner) -> f64 {
    let degrees = |c: Corner| (f64::from(c.0) / GRID, f64::from(c.1) / GRID);
    let ((x, y), (ax, ay), (bx, by)) = (degrees(at), degrees(a), degrees(b));
    let (dx, dy) = (bx - ax, by - ay);
    let square = dx * dx + dy * dy;
    let share = if square > 0.0 {
        (((x - ax) * dx + (y - ay) * dy) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (x - ax - share * dx).hypot(y - ay - share * dy)
}
