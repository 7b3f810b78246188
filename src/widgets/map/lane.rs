//! Journeys laid on the sheet: a line of knots, moved a little to the right of its direction where
//! another journey comes the other way.

use egui::{Pos2, Rect, Vec2};

use crate::explore::TraceJourney;
use crate::geo::{LonLat, Path, wrap_lon};

use super::sheet::Sheet;
use super::stroke::mitre;

/// How far to the right of its road a journey is drawn where it shares it, in points: two lines of
/// the present's width stay apart.
const LANE: f32 = 3.2;

/// Over how much of its length a line goes over into its lane, and back at its ends, in points.
const RAMP: f64 = 18.0;

/// Points of a line nearer to each other than this on screen are left out.
const THINNED: f32 = 1.5;

/// A point of a line on screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Knot {
    pub(super) pos: Pos2,
    /// The length of the line up to here, in points.
    pub(super) run: f64,
    /// How far the line is in its own lane, 0 (on the road) to 1.
    pub(super) lane: f32,
}

/// A line without a break; a journey across the map's edge has two.
pub(super) type Line = Vec<Knot>;

/// The lines of a journey, and in which of them the traveller is, at which knot.
pub(super) struct Laid {
    pub(super) lines: Vec<Line>,
    pub(super) traveller: Option<(usize, usize)>,
}

/// A point on its way to become a knot.
#[derive(Clone, Copy)]
struct Point {
    pos: Pos2,
    /// Whether the step to the next point is shared.
    shared: bool,
    traveller: bool,
}

/// Lays a journey on the sheet; `share` is how far the traveller has come, `apart` how far shared
/// stretches are drawn apart, 0 to 1.
pub(super) fn lay(
    sheet: &Sheet<'_>,
    path: &Path,
    journey: &TraceJourney,
    share: Option<f64>,
    apart: f32,
) -> Laid {
    let traveller = share.and_then(|share| path.parted_at(share));
    let shared = |step: usize| journey.shared.get(step).copied().unwrap_or_default();
    let mut way: Vec<(LonLat, bool, bool)> = Vec::with_capacity(path.points().len() + 1);
    for (index, at) in path.points().iter().enumerate() {
        way.push((*at, shared(index), false));
        if let Some((last, marker)) = traveller
            && last == index
        {
            way.push((marker, shared(index), true));
        }
    }
    let mut laid = Laid {
        lines: Vec::new(),
        traveller: None,
    };
    for part in unbroken(&way, |(at, ..)| *at) {
        let points: Vec<Point> = part
            .into_iter()
            .map(|(lon, (at, shared, traveller))| Point {
                pos: sheet.pos_of_map(lon, at.lat),
                shared,
                // Beyond the edge is only his double.
                traveller: traveller && lon == wrap_lon(at.lon),
            })
            .collect();
        let (line, traveller) = knots(&thinned(&points), apart);
        if let Some(knot) = traveller {
            laid.traveller = Some((laid.lines.len(), knot));
        }
        if line.len() > 1 {
            laid.lines.push(line);
        }
    }
    laid
}

/// The points of a way with their longitudes as the map counts them, parted where the way leaves
/// the map on one side and comes in on the other; both parts go on over the edge.
pub(super) fn unbroken<T: Copy>(way: &[T], at: impl Fn(&T) -> LonLat) -> Vec<Vec<(f64, T)>> {
    let mut parts: Vec<Vec<(f64, T)>> = Vec::new();
    let mut part: Vec<(f64, T)> = Vec::with_capacity(way.len());
    for item in way {
        let lon = wrap_lon(at(item).lon);
        if let Some(&(last_lon, last)) = part.last()
            && (lon - last_lon).abs() > 180.0
        {
            let turn = 360.0_f64.copysign(last_lon - lon);
            part.push((lon + turn, *item));
            parts.push(std::mem::take(&mut part));
            part.push((last_lon - turn, last));
        }
        part.push((lon, *item));
    }
    parts.push(part);
    parts
}

/// Leaves out points too near to the last one kept; the ends and the traveller stay.
fn thinned(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    let last = points.len().saturating_sub(1);
    for (index, point) in points.iter().enumerate() {
        let near = |kept: &Point| kept.pos.distance_sq(point.pos) < THINNED * THINNED;
        let must = index == 0 || index == last || point.traveller;
        if must {
            // What stands too near before it makes room, unless it must stay itself.
            while kept.len() > 1
                && kept
                    .last()
                    .is_some_and(|kept| near(kept) && !kept.traveller)
            {
                kept.pop();
            }
            kept.push(*point);
        } else if let Some(before) = kept.last_mut() {
            if near(before) {
                before.shared |= point.shared;
            } else {
                kept.push(*point);
            }
        }
    }
    kept
}

/// The points as knots in their lanes, and which of them is the traveller.
fn knots(points: &[Point], apart: f32) -> (Line, Option<usize>) {
    let mut runs = Vec::with_capacity(points.len());
    let mut run = 0.0;
    for (index, point) in points.iter().enumerate() {
        if index > 0 {
            run += f64::from(points[index - 1].pos.distance(point.pos));
        }
        runs.push(run);
    }
    let stretches = stretches(points, &runs);
    let mut centre: Line = Vec::with_capacity(points.len() + 10 * stretches.len());
    let mut traveller = None;
    let mut bends = stretches.iter().flat_map(Stretch::bends).peekable();
    let mut inside = stretches.iter().peekable();
    let mut lane_at = |run: f64| {
        while inside.next_if(|stretch| stretch.to < run).is_some() {}
        inside.peek().map_or(0.0, |stretch| stretch.lane(run)) * apart
    };
    for (index, point) in points.iter().enumerate() {
        let to = runs[index];
        while let Some(bend) = bends.next_if(|bend| *bend < to) {
            let from = runs[index.saturating_sub(1)];
            if bend > from + 0.01 && bend < to - 0.01 {
                let before = points[index - 1].pos;
                let share = ((bend - from) / (to - from)) as f32;
                centre.push(Knot {
                    pos: before + (point.pos - before) * share,
                    run: bend,
                    lane: lane_at(bend),
                });
            }
        }
        if point.traveller {
            traveller = Some(centre.len());
        }
        centre.push(Knot {
            pos: point.pos,
            run: to,
            lane: lane_at(to),
        });
    }
    shifted(&centre, traveller)
}

/// A stretch of a line that is shared, in points along it.
struct Stretch {
    from: f64,
    to: f64,
}

impl Stretch {
    /// How far a line is in its lane here: it eases in and out at the ends.
    fn lane(&self, run: f64) -> f32 {
        let share = ((run - self.from).min(self.to - run) / RAMP).clamp(0.0, 1.0) as f32;
        share * share * (3.0 - 2.0 * share)
    }

    /// Where the line needs knots to ease in and out.
    fn bends(&self) -> impl Iterator<Item = f64> {
        const PARTS: usize = 6;
        let ramp = RAMP.min((self.to - self.from) / 2.0);
        let (from, to) = (self.from, self.to);
        let part = move |i: usize| ramp * i as f64 / PARTS as f64;
        (0..=PARTS)
            .map(move |i| from + part(i))
            .chain((0..=PARTS).rev().map(move |i| to - part(i)))
    }
}

fn stretches(points: &[Point], runs: &[f64]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for (index, point) in points
        .iter()
        .enumerate()
        .take(points.len().saturating_sub(1))
    {
        if !point.shared {
            continue;
        }
        match found.last_mut() {
            Some(stretch) if stretch.to >= runs[index] => stretch.to = runs[index + 1],
            _ => found.push(Stretch {
                from: runs[index],
                to: runs[index + 1],
            }),
        }
    }
    found
}

/// Moves every knot into its lane. Inside a bend sharper than the lane is wide a line would run
/// back on itself; the knots that do are left out.
fn shifted(centre: &[Knot], traveller: Option<usize>) -> (Line, Option<usize>) {
    let middle: Vec<Pos2> = centre.iter().map(|knot| knot.pos).collect();
    let mut line: Line = Vec::with_capacity(centre.len());
    let mut at = None;
    for (index, knot) in centre.iter().enumerate() {
        let aside = if knot.lane > 0.0 {
            mitre(&middle, index) * (knot.lane * LANE)
        } else {
            Vec2::ZERO
        };
        let pos = knot.pos + aside;
        let must = index == 0 || index + 1 == centre.len() || traveller == Some(index);
        if let Some(before) = line.last()
            && !must
            && knot.lane > 0.0
            && (pos - before.pos).dot(knot.pos - middle[index - 1]) <= 0.0
        {
            continue;
        }
        if traveller == Some(index) {
            at = Some(line.len());
        }
        line.push(Knot { pos, ..*knot });
    }
    (line, at)
}

/// A line between two points, for the legend.
pub(super) fn straight(from: Pos2, to: Pos2) -> Line {
    let knot = |pos: Pos2, run: f32| Knot {
        pos,
        run: f64::from(run),
        lane: 0.0,
    };
    vec![knot(from, 0.0), knot(to, from.distance(to))]
}

/// The position, the direction of travel and the lane at a length along a line.
pub(super) fn at_run(line: &[Knot], run: f64) -> Option<(Pos2, Vec2, f32)> {
    let next = line
        .partition_point(|knot| knot.run <= run)
        .clamp(1, line.len().saturating_sub(1).max(1));
    let (a, b) = (line.get(next - 1)?, line.get(next)?);
    let share = ((run - a.run) / (b.run - a.run).max(1e-6)).clamp(0.0, 1.0) as f32;
    Some((
        a.pos + (b.pos - a.pos) * share,
        (b.pos - a.pos).normalized(),
        a.lane + (b.lane - a.lane) * share,
    ))
}

/// The part of a line between two lengths along it.
pub(super) fn part(line: &[Knot], from: f64, to: f64, out: &mut Vec<Pos2>) {
    out.clear();
    let (Some(start), Some(end)) = (at_run(line, from), at_run(line, to)) else {
        return;
    };
    out.push(start.0);
    let first = line.partition_point(|knot| knot.run <= from);
    let last = line.partition_point(|knot| knot.run < to);
    out.extend(line[first.min(last)..last].iter().map(|knot| knot.pos));
    out.push(end.0);
}

/// The rectangle around a line.
pub(super) fn bounds(line: &[Knot]) -> Rect {
    line.iter().fold(Rect::NOTHING, |bounds, knot| {
        bounds.union(Rect::from_pos(knot.pos))
    })
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    fn point(x: f32, y: f32, shared: bool) -> Point {
        Point {
            pos: pos2(x, y),
            shared,
            traveller: false,
        }
    }

    /// A bent road and the same road home.
    fn there_and_back() -> [Line; 2] {
        let there: Vec<Point> = [(0.0, 0.0), (90.0, 0.0), (150.0, 60.0), (260.0, 60.0)]
            .map(|(x, y)| point(x, y, true))
            .into();
        let back: Vec<Point> = there.iter().rev().copied().collect();
        [knots(&there, 1.0).0, knots(&back, 1.0).0]
    }

    #[test]
    fn there_and_back_lie_side_by_side_and_meet_at_their_ends() {
        let [there, back] = there_and_back();
        assert_eq!(there[0].pos, back.last().unwrap().pos);
        assert_eq!(there.last().unwrap().pos, back[0].pos);
        let whole = there.last().unwrap().run;
        for run in [40.0, 100.0, 160.0, 220.0] {
            let (out, along, lane) = at_run(&there, run).unwrap();
            let (home, _, _) = at_run(&back, whole - run).unwrap();
            assert_eq!(lane, 1.0);
            let between = home - out;
            assert!(
                (between.length() - 2.0 * LANE).abs() < 0.6,
                "{run}: {between:?}"
            );
            // The screen's y runs down, so the right of the direction is a quarter turn on.
            assert!(vec2_right(along).dot(between) < 0.0, "{run}: to the right");
        }
    }

    fn vec2_right(along: Vec2) -> Vec2 {
        egui::vec2(-along.y, along.x)
    }

    #[test]
    fn a_line_eases_into_its_lane_without_a_gap_or_a_corner() {
        let points: Vec<Point> = [(0.0, false), (100.0, true), (200.0, false), (300.0, false)]
            .map(|(x, shared)| point(x, 0.0, shared))
            .into();
        let (line, _) = knots(&points, 1.0);
        assert_eq!(at_run(&line, 50.0).unwrap().0, pos2(50.0, 0.0));
        assert_eq!(at_run(&line, 150.0).unwrap().0, pos2(150.0, LANE));
        assert_eq!(at_run(&line, 250.0).unwrap().0, pos2(250.0, 0.0));
        for pair in line.windows(2) {
            let rise = (pair[1].pos.y - pair[0].pos.y).abs();
            assert!(rise <= 0.36 * (pair[1].pos.x - pair[0].pos.x), "{pair:?}");
        }
        for trio in line.windows(3) {
            let angle = |a: Knot, b: Knot| (b.pos - a.pos).angle();
            let turn = (angle(trio[1], trio[2]) - angle(trio[0], trio[1])).abs();
            assert!(turn < 0.13, "a turn of {turn} at {:?}", trio[1].pos);
        }
    }

    #[test]
    fn a_hairpin_narrower_than_the_lane_does_not_run_back_on_itself() {
        let points: Vec<Point> = (0..60)
            .map(|i| {
                let angle = i as f32 * 0.12;
                point(100.0 + 40.0 * angle, 2.0 * (5.0 * angle).sin(), true)
            })
            .collect();
        let (line, _) = knots(&points, 1.0);
        for pair in line.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let along = points
                .iter()
                .zip(&points[1..])
                .find(|(_, next)| next.pos.x >= to.pos.x)
                .map_or(Vec2::X, |(a, b)| b.pos - a.pos);
            assert!((to.pos - from.pos).dot(along) > -0.5, "{pair:?}");
        }
    }

    #[test]
    fn a_part_of_a_line_has_its_length_and_its_corners() {
        let points = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)].map(|(x, y)| point(x, y, false));
        let (line, _) = knots(&points, 1.0);
        let mut out = Vec::new();
        part(&line, 4.0, 16.0, &mut out);
        assert_eq!(out, [pos2(4.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 6.0)]);
        part(&line, 2.0, 5.0, &mut out);
        assert_eq!(out, [pos2(2.0, 0.0), pos2(5.0, 0.0)]);
    }

    #[test]
    fn a_way_across_the_edge_of_the_map_is_parted_there() {
        let way = [170.0, 185.0, -172.0, -168.0, -150.0].map(|lon| LonLat { lon, lat: 60.0 });
        let parts = unbroken(&way, |at| *at);
        let lons: Vec<Vec<f64>> = parts
            .iter()
            .map(|part| part.iter().map(|(lon, _)| *lon).collect())
            .collect();
        assert_eq!(
            lons,
            [
                vec![170.0, 185.0, 188.0, 192.0],
                vec![-172.0, -168.0, -150.0]
            ]
        );
        assert_eq!(unbroken(&way[..2], |at| *at).len(), 1);
    }

    #[test]
    fn thinning_keeps_the_ends_and_the_traveller() {
        let mut points: Vec<Point> = (0..50).map(|i| point(i as f32 * 0.2, 0.0, false)).collect();
        points[23].traveller = true;
        let kept = thinned(&points);
        assert_eq!(kept[0].pos, points[0].pos);
        assert_eq!(kept.last().unwrap().pos, points[49].pos);
        assert_eq!(kept.iter().filter(|point| point.traveller).count(), 1);
        assert!(kept.len() < 11, "{}", kept.len());
    }
}
