//! The stroke of a journey: mode is the ornament, doubt is the gap, direction is the arrow.
//!
//! Everything is told by shape, so that it can be told without colour.

use egui::epaint::Mesh;
use egui::{Color32, Pos2, Vec2, vec2};

use crate::explore::Doubt;
use crate::life::{Certainty, Mode};

use super::lane::{Knot, at_run, part};
use super::stroke::{dot, fill, stroke};

/// No ornament and no arrow on a journey shorter than this on screen, in points.
const SHORTEST_ORNAMENT: f64 = 26.0;

/// From one arrow to the next, in points.
const ARROWS: f64 = 96.0;

/// How a journey's line is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gaps {
    /// Not at all: a source tells of it.
    None,
    /// Dashes: it is inferred, or its road is a guess.
    Dashes,
    /// Stitches, more gap than line: it only joins two others.
    Stitches,
}

impl Gaps {
    /// The length of a stroke and of the gap after it, in points.
    fn lengths(self) -> Option<(f64, f64)> {
        match self {
            Self::None => None,
            Self::Dashes => Some((7.0, 5.0)),
            Self::Stitches => Some((3.0, 6.0)),
        }
    }

    /// Of a row of dots, whether this one is left out.
    fn leaves_out(self, number: i64) -> bool {
        match self {
            Self::None => false,
            Self::Dashes => number.rem_euclid(3) == 2,
            Self::Stitches => number.rem_euclid(2) == 1,
        }
    }
}

/// What a journey is drawn with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    pub(super) width: f32,
    pub(super) color: Color32,
    pub(super) gaps: Gaps,
    /// Ornaments stand this many times further apart than usual.
    pub(super) spread: f64,
    /// How much of the ornaments and arrows is left, 0 to 1.
    pub(super) ornament: f32,
}

impl Pen {
    /// A pen for a journey that a source tells of, on a road that is known.
    pub(super) fn sure(width: f32, color: Color32) -> Self {
        Self {
            width,
            color,
            gaps: Gaps::None,
            spread: 1.0,
            ornament: 1.0,
        }
    }

    /// The pen of a journey: a guessed road is thinner and never drawn through, one of which only
    /// the ends are known has few ornaments besides, for nobody knows where its rails lay.
    pub(super) fn doubting(self, doubt: Doubt, road: Option<Certainty>) -> Self {
        let gaps = match doubt {
            Doubt::Sure => Gaps::None,
            Doubt::Inferred => Gaps::Dashes,
            Doubt::Bridging => Gaps::Stitches,
        };
        let known = matches!(road, Some(Certainty::Documented | Certainty::Usual));
        Self {
            width: if known {
                self.width
            } else {
                (self.width * 0.6).max(1.0)
            },
            gaps: if known || gaps != Gaps::None {
                gaps
            } else {
                Gaps::Dashes
            },
            spread: if road.is_none() { 3.0 } else { 1.0 },
            ..self
        }
    }
}

/// Draws a run of a line; `whole` is the length of the line that the run is part of. Ornaments and
/// gaps are counted from the line's beginning, so that they stand still when the map is moved.
pub(super) fn draw(mesh: &mut Mesh, run: &[Knot], whole: f64, mode: Mode, pen: Pen) {
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return;
    };
    let span = (first.run, last.run);
    if whole < SHORTEST_ORNAMENT {
        return plain(mesh, run, pen);
    }
    let arrows = Arrows { whole };
    let color = pen.color.gamma_multiply(pen.ornament);
    let tick = (pen.width * 0.5).max(1.1);
    // Where an arrow stands there is no ornament, so that both can be read.
    let places = |step: f64, shift: f64| {
        let step = step * pen.spread;
        steps(span, step, step / 2.0 + shift)
            .filter(move |(_, at)| !arrows.are_near(*at))
            .filter_map(|(number, at)| at_run(run, at).map(|found| (number, found)))
    };
    match mode {
        Mode::Rail => {
            plain(mesh, run, pen);
            for (_, found) in places(9.0, 0.0) {
                cross_tick(mesh, found, pen.width, tick, color);
            }
        }
        Mode::ArmouredTrain => {
            plain(mesh, run, pen);
            for shift in [-1.6, 1.6] {
                for (_, found) in places(12.0, shift) {
                    cross_tick(mesh, found, pen.width, tick, color);
                }
            }
        }
        Mode::Ship | Mode::Boat => {
            plain(mesh, run, pen);
            for (_, at) in steps(span, 30.0 * pen.spread, 15.0) {
                if let Some((at, along, _)) = at_run(run, at) {
                    let across = right_of(along);
                    let wing = |side: f32| at - along * 4.6 + across * (4.6 * side);
                    stroke(mesh, &[wing(1.0), at, wing(-1.0)], tick.max(1.4), color);
                }
            }
        }
        Mode::Sledge | Mode::Cart => {
            let runner = Pen {
                width: (pen.width * 0.45).max(1.0),
                ..pen
            };
            for side in [-1.9, 1.9] {
                plain(mesh, &beside(run, side), runner);
            }
        }
        Mode::Car => {
            let line = Pen {
                width: pen.width * 0.8,
                ..pen
            };
            plain(mesh, run, line);
            for (_, (at, ..)) in places(15.0, 0.0) {
                dot(mesh, at, 2.6, color);
            }
        }
        Mode::OnFoot => {
            for (number, at) in steps(span, 6.0, 3.0) {
                if !pen.gaps.leaves_out(number)
                    && !arrows.are_near(at)
                    && let Some((at, ..)) = at_run(run, at)
                {
                    dot(mesh, at, (pen.width * 0.45).max(0.8), pen.color);
                }
            }
        }
        Mode::Mixed | Mode::Unknown => plain(mesh, run, pen),
    }
    // A ship's chevrons are arrows already.
    if !matches!(mode, Mode::Ship | Mode::Boat) {
        for at in arrows.within(span) {
            if let Some((at, along, _)) = at_run(run, at) {
                arrow(mesh, at, along, pen.width, color);
            }
        }
    }
}

/// A run of dots for the way still ahead.
pub(super) fn ahead(mesh: &mut Mesh, run: &[Knot], color: Color32) {
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return;
    };
    for (_, at) in steps((first.run, last.run), 5.0, 0.0) {
        if let Some((at, ..)) = at_run(run, at) {
            dot(mesh, at, 1.1, color);
        }
    }
}

/// The line alone, with its gaps.
fn plain(mesh: &mut Mesh, run: &[Knot], pen: Pen) {
    let mut points = Vec::new();
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return;
    };
    let Some((dash, gap)) = pen.gaps.lengths() else {
        points.extend(run.iter().map(|knot| knot.pos));
        return stroke(mesh, &points, pen.width, pen.color);
    };
    for (_, from) in steps((first.run - dash, last.run), dash + gap, 0.0) {
        let (from, to) = (from.max(first.run), (from + dash).min(last.run));
        if to - from > 0.3 {
            part(run, from, to, &mut points);
            stroke(mesh, &points, pen.width, pen.color);
        }
    }
}

/// Where the arrows of a line stand.
#[derive(Clone, Copy)]
struct Arrows {
    whole: f64,
}

impl Arrows {
    /// Every arrow in a part of the line; a line too short for the even steps has one.
    fn within(self, span: (f64, f64)) -> impl Iterator<Item = f64> {
        let short = self.whole < ARROWS;
        let (step, first) = if short {
            // One alone, past the middle, for the tip leads.
            (f64::INFINITY, self.whole * 0.5 + 3.0)
        } else {
            (ARROWS, ARROWS / 2.0)
        };
        let alone = (short && span.0 <= first && first < span.1).then_some(first);
        let many = (!short).then(|| steps(span, step, first).map(|(_, at)| at));
        let end = self.whole;
        alone
            .into_iter()
            .chain(many.into_iter().flatten())
            .filter(move |at| short || *at < end - 14.0)
    }

    fn are_near(self, run: f64) -> bool {
        self.within((run - 11.0, run + 7.0)).next().is_some()
    }
}

/// Every `step` points from `first` on, as far as they lie in a span, with their numbers.
fn steps(span: (f64, f64), step: f64, first: f64) -> impl Iterator<Item = (i64, f64)> {
    let from = ((span.0 - first) / step).ceil().max(0.0) as i64;
    (from..)
        .map(move |number| (number, first + number as f64 * step))
        .take_while(move |(_, at)| *at < span.1)
}

fn right_of(along: Vec2) -> Vec2 {
    vec2(-along.y, along.x)
}

/// A tick across the line; in a lane of its own only to the outside, for the other way is beside it.
fn cross_tick(
    mesh: &mut Mesh,
    (at, along, lane): (Pos2, Vec2, f32),
    width: f32,
    tick: f32,
    color: Color32,
) {
    let half = 3.6 + 0.6 * width;
    let across = right_of(along);
    let inner = half + (width / 2.0 - half) * lane;
    stroke(
        mesh,
        &[at + across * half, at - across * inner],
        tick,
        color,
    );
}

/// A filled arrowhead whose middle is at a point.
fn arrow(mesh: &mut Mesh, at: Pos2, along: Vec2, width: f32, color: Color32) {
    let (long, half) = (4.4 + 0.8 * width, 2.6 + 0.75 * width);
    let across = right_of(along);
    fill(
        mesh,
        &[
            at + along * long,
            at - along * long * 0.7 + across * half,
            at - along * long * 0.7 - across * half,
        ],
        color,
    );
}

/// The run moved sideways by some points.
fn beside(run: &[Knot], by: f32) -> Vec<Knot> {
    (0..run.len())
        .map(|i| {
            let before = run[i.saturating_sub(1)].pos;
            let after = run[(i + 1).min(run.len() - 1)].pos;
            let pos = run[i].pos + right_of((after - before).normalized()) * by;
            Knot { pos, ..run[i] }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2};

    use super::*;
    use crate::widgets::map::lane::straight;

    fn drawn(mode: Mode, pen: Pen, run: &[Knot], whole: f64) -> Mesh {
        let mut mesh = Mesh::default();
        draw(&mut mesh, run, whole, mode, pen);
        assert!(mesh.is_valid());
        mesh
    }

    /// The inked lengths of a horizontal line, as a row of flags a quarter of a point wide.
    fn inked(mesh: &Mesh, y: f32, width: f32) -> Vec<bool> {
        let inside = |x: f32| {
            mesh.indices.chunks_exact(3).any(|corners| {
                let at = [0, 1, 2].map(|i| mesh.vertices[corners[i] as usize].pos);
                let side = |from: Pos2, to: Pos2| (to - from).rot90().dot(pos2(x, y) - from);
                let sides = [side(at[0], at[1]), side(at[1], at[2]), side(at[2], at[0])];
                sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0)
            })
        };
        (0..(4.0 * width) as usize)
            .map(|i| inside(i as f32 / 4.0 + 0.11))
            .collect()
    }

    fn share(row: &[bool]) -> f32 {
        row.iter().filter(|inked| **inked).count() as f32 / row.len() as f32
    }

    #[test]
    fn each_doubt_has_its_own_gaps() {
        let line = straight(pos2(0.0, 50.0), pos2(90.0, 50.0));
        let pen = Pen::sure(2.0, Color32::BLACK);
        let known = Some(Certainty::Usual);
        let mut shares = Vec::new();
        for doubt in [Doubt::Sure, Doubt::Inferred, Doubt::Bridging] {
            let mesh = drawn(Mode::Mixed, pen.doubting(doubt, known), &line, 90.0);
            // Left of the arrow.
            shares.push(share(&inked(&mesh, 50.0, 36.0)));
        }
        assert_eq!(shares[0], 1.0);
        assert!((shares[1] - 7.0 / 12.0).abs() < 0.04, "{shares:?}");
        assert!((shares[2] - 3.0 / 9.0).abs() < 0.04, "{shares:?}");
    }

    #[test]
    fn a_guessed_road_is_thinner_and_never_drawn_through() {
        let pen = Pen::sure(3.0, Color32::BLACK);
        for road in [Some(Certainty::Documented), Some(Certainty::Usual)] {
            let pen = pen.doubting(Doubt::Sure, road);
            assert_eq!((pen.width, pen.gaps), (3.0, Gaps::None));
        }
        for road in [Some(Certainty::Guessed), None] {
            let sure = pen.doubting(Doubt::Sure, road);
            assert!(sure.width < 2.0);
            assert_eq!(sure.gaps, Gaps::Dashes);
            let bridging = pen.doubting(Doubt::Bridging, road);
            assert_eq!(bridging.gaps, Gaps::Stitches, "the greater doubt is told");
        }
        let line = straight(pos2(0.0, 50.0), pos2(90.0, 50.0));
        let ticks = |road| {
            let mesh = drawn(Mode::Rail, pen.doubting(Doubt::Sure, road), &line, 90.0);
            inked(&mesh, 46.0, 36.0)
                .windows(2)
                .filter(|pair| !pair[0] && pair[1])
                .count()
        };
        assert_eq!(ticks(Some(Certainty::Guessed)), 4);
        assert!(ticks(None) < 3, "nobody knows where its rails lay");
    }

    /// Above, on and below a line, coarse enough that no hair of difference counts.
    fn looks(mode: Mode) -> Vec<bool> {
        let line = straight(pos2(0.0, 50.0), pos2(90.0, 50.0));
        let mesh = drawn(mode, Pen::sure(2.2, Color32::BLACK), &line, 90.0);
        [46.5, 48.1, 50.0, 51.9]
            .into_iter()
            .flat_map(|y| inked(&mesh, y, 36.0))
            .collect()
    }

    #[test]
    fn every_mode_is_told_apart_without_colour() {
        let modes = [
            Mode::Rail,
            Mode::ArmouredTrain,
            Mode::Ship,
            Mode::Sledge,
            Mode::Car,
            Mode::OnFoot,
            Mode::Mixed,
        ];
        for (i, one) in modes.into_iter().enumerate() {
            for other in &modes[..i] {
                let (a, b) = (looks(one), looks(*other));
                let differs = a.iter().zip(&b).filter(|(a, b)| a != b).count();
                let share = differs as f32 / a.len() as f32;
                assert!(share > 0.05, "{one:?} {other:?}: {share}");
            }
        }
        assert_eq!(looks(Mode::Ship), looks(Mode::Boat));
    }

    #[test]
    fn every_mode_points_ahead() {
        for mode in Mode::ALL {
            let pen = Pen::sure(2.2, Color32::BLACK);
            let there = drawn(
                *mode,
                pen,
                &straight(pos2(0.0, 50.0), pos2(200.0, 50.0)),
                200.0,
            );
            let back = drawn(
                *mode,
                pen,
                &straight(pos2(200.0, 50.0), pos2(0.0, 50.0)),
                200.0,
            );
            // Not the same seen in a mirror: what stands on the way has a front.
            let rows =
                |mesh: &Mesh| -> Vec<bool> { [46.2, 47.2].map(|y| inked(mesh, y, 200.0)).concat() };
            let (there, back) = (rows(&there), rows(&back));
            let differs = there.iter().zip(&back).filter(|(a, b)| a != b).count();
            assert!(differs > 8, "{mode:?}: {differs}");
            if !matches!(mode, Mode::Ship | Mode::Boat) {
                let arrows = Arrows { whole: 200.0 }.within((0.0, 200.0)).count();
                assert_eq!(arrows, 2, "{mode:?}");
            }
        }
        assert_eq!(Arrows { whole: 60.0 }.within((0.0, 60.0)).count(), 1);
    }

    #[test]
    fn ornaments_and_gaps_stand_still_when_only_a_part_is_seen() {
        let line = straight(pos2(0.0, 50.0), pos2(400.0, 50.0));
        let seen = Knot {
            pos: pos2(203.0, 50.0),
            run: 203.0,
            lane: 0.0,
        };
        let pen = Pen::sure(2.0, Color32::BLACK).doubting(Doubt::Inferred, Some(Certainty::Usual));
        let whole = inked(&drawn(Mode::Rail, pen, &line, 400.0), 47.0, 400.0);
        let part = inked(
            &drawn(Mode::Rail, pen, &[seen, line[1]], 400.0),
            47.0,
            400.0,
        );
        // The tick and the dash that the edge cuts may differ.
        assert_eq!(whole[4 * 215..4 * 395], part[4 * 215..4 * 395]);
        let bounds = drawn(Mode::Rail, pen, &[seen, line[1]], 400.0).calc_bounds();
        assert!(Rect::from_min_max(pos2(195.0, 40.0), pos2(405.0, 60.0)).contains_rect(bounds));
    }

    #[test]
    fn a_short_leg_has_neither_ornament_nor_arrow() {
        let line = straight(pos2(0.0, 50.0), pos2(20.0, 50.0));
        let bounds = drawn(Mode::Rail, Pen::sure(2.0, Color32::BLACK), &line, 20.0).calc_bounds();
        assert!(bounds.height() < 3.5);
    }
}
