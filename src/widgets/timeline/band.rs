//! Two thin lanes beside the stays: over them how he lived, under them how he travelled.

use egui::{Color32, Rect, Shape, Stroke, Vec2, pos2, vec2};

use crate::explore::{Doubt, Living, Scene, Spell, TraceJourney};
use crate::life::Mode;

use super::super::theme::Look;
use super::axis::TimeAxis;
use super::lanes::{THINNEST, soft_bar, soft_edges};
use super::thin;

/// Height of the band of conditions, in points.
pub(super) const BAND: f32 = 4.0;

/// Height of the lane of journeys.
pub(super) const JOURNEYS: f32 = 7.0;

/// A spell narrower than this is told together with its neighbours.
const NARROW: f32 = 2.5;

/// A journey shorter than this is a plain line.
const SHORTEST_ORNAMENT: f32 = 9.0;

/// How a way of living is drawn: told by its pattern, its colour only helps.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pattern {
    ground: Color32,
    ink: Color32,
    lines: Lines,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lines {
    /// Nothing on the ground.
    None,
    /// Strokes rising to the right.
    Rising,
    /// Upright strokes.
    Upright,
    /// Dots along the middle.
    Dots,
    /// A hairline along the middle.
    Thread,
    /// A hairline along each edge.
    Edges,
}

fn pattern(look: &Look, living: Living) -> Pattern {
    let p = &look.palette;
    let (ground, ink, lines) = match living {
        // Where every line is white, freedom is a line and prison a bar.
        Living::Free if p.rule == p.ink => (Color32::TRANSPARENT, p.ink, Lines::Edges),
        Living::Free => (p.rule, p.rule, Lines::None),
        Living::Prison => (p.ink, p.ink, Lines::None),
        Living::Exile => (p.neat_paper, p.ink2, Lines::Rising),
        Living::Hiding => (p.neat_paper, p.ink2, Lines::Dots),
        Living::Front => (
            p.trail_mid.gamma_multiply(0.45),
            p.trail_mid,
            Lines::Upright,
        ),
        Living::Road => (Color32::TRANSPARENT, p.rule2, Lines::Thread),
    };
    Pattern { ground, ink, lines }
}

/// The spells that a window shows.
fn visible<'a>(scene: &Scene<'a>, axis: &TimeAxis) -> &'a [Spell] {
    let spells = &scene.trace.spells;
    let (from, to) = axis.span();
    let first = spells.partition_point(|spell| spell.end_doubt.1.max(spell.end) < from);
    let last = spells.partition_point(|spell| spell.start_doubt.0.min(spell.start) <= to);
    &spells[first.min(last)..last]
}

/// How he lived on a moment of the axis.
pub(super) fn living_at<'a>(scene: &Scene<'a>, moment: f64) -> Option<&'a Spell> {
    let spells = &scene.trace.spells;
    let next = spells.partition_point(|spell| spell.start <= moment);
    spells.get(next.checked_sub(1)?)
}

/// The band of conditions. Spells with room are drawn each with its own edges, soft where they are
/// open; of those without, the one that fills most of a stretch speaks for it.
pub(super) fn conditions(
    look: &Look,
    scene: &Scene<'_>,
    axis: &TimeAxis,
    lane: Rect,
) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let spells = visible(scene, axis);
    let wide =
        |spell: &Spell| (spell.end - spell.start) * axis.points_per_day() >= f64::from(NARROW);
    let mut i = 0;
    while let Some(spell) = spells.get(i) {
        if wide(spell) {
            let meets_next = spells
                .get(i + 1)
                .is_some_and(|next| next.start_doubt.0 <= spell.end_doubt.1);
            let edges = soft_edges(axis, spell.start_doubt, spell.end_doubt, meets_next);
            draw_spell(&pattern(look, spell.living), lane, edges, &mut shapes);
            i += 1;
            continue;
        }
        let run = spells[i..].iter().take_while(|spell| !wide(spell)).count();
        for (living, start, end) in majorities(&spells[i..i + run], axis.points_per_day()) {
            let (left, right) = (axis.x_from_moment(start), axis.x_from_moment(end));
            let edges = [left, left, right, right];
            draw_spell(&pattern(look, living), lane, edges, &mut shapes);
        }
        i += run;
    }
    shapes
}

/// What fills most of each stretch of a run of short spells. Stretches are powers of two of a day,
/// counted from the life's first midnight, so that they stand still while one pans.
fn majorities(run: &[Spell], points_per_day: f64) -> Vec<(Living, f64, f64)> {
    let mut days = 1.0 / 1024.0;
    while days * points_per_day < f64::from(NARROW) && days < 65_536.0 {
        days *= 2.0;
    }
    let mut told: Vec<(Living, f64, f64)> = Vec::new();
    let mut tell = |sums: &[f64; Living::ALL.len()], start: f64, end: f64| {
        let most = (0..sums.len()).max_by(|a, b| sums[*a].total_cmp(&sums[*b]).then(b.cmp(a)));
        let Some(living) = most.map(|i| Living::ALL[i]) else {
            return;
        };
        match told.last_mut() {
            Some(last) if last.0 == living && last.2 == start => last.2 = end,
            _ => told.push((living, start, end)),
        }
    };
    let mut sums = [0.0; Living::ALL.len()];
    let mut from = run.first().map_or(0.0, |spell| spell.start);
    for spell in run {
        let mut at = spell.start;
        while at < spell.end {
            let next = ((at / days).floor() + 1.0) * days;
            let until = next.min(spell.end);
            sums[spell.living as usize] += until - at;
            at = until;
            if at >= next {
                tell(&sums, from, next);
                sums = [0.0; Living::ALL.len()];
                from = next;
            }
        }
    }
    if let Some(last) = run.last()
        && last.end > from
    {
        tell(&sums, from, last.end);
    }
    told
}

fn draw_spell(pattern: &Pattern, lane: Rect, edges: [f32; 4], shapes: &mut Vec<Shape>) {
    if pattern.ground != Color32::TRANSPARENT {
        soft_bar(lane, edges, pattern.ground, shapes);
    }
    // Lines stand where it is more likely than not, to the middle of a fade.
    let left = f32::midpoint(edges[0], edges[1]).max(lane.left());
    let right = f32::midpoint(edges[2], edges[3]).min(lane.right());
    if right <= left {
        return;
    }
    let inner = Rect::from_min_max(pos2(left, lane.top()), pos2(right, lane.bottom()));
    let stroke = Stroke::new(1.0, pattern.ink);
    let every = |step: f32| {
        // The pattern hangs on the screen, so that it does not crawl while the edges move.
        let first = (left / step).ceil() as i32;
        let last = (right / step).floor() as i32;
        (first..=last).map(move |k| k as f32 * step)
    };
    match pattern.lines {
        Lines::None => {}
        Lines::Rising => super::super::paint::hatch(inner, 4.0, stroke, shapes),
        Lines::Upright => {
            shapes.extend(every(3.0).map(|x| Shape::vline(x, inner.y_range(), stroke)));
        }
        Lines::Dots => shapes.extend(
            every(4.0).map(|x| Shape::circle_filled(pos2(x, inner.center().y), 1.1, pattern.ink)),
        ),
        Lines::Edges => shapes.extend(
            [inner.top() + 0.5, inner.bottom() - 0.5]
                .map(|y| Shape::hline(inner.x_range(), y, stroke)),
        ),
        Lines::Thread => shapes.push(Shape::hline(inner.x_range(), inner.center().y, stroke)),
    }
}

/// The journeys, each in the ornament of its mode as on the map; what is inferred has gaps.
pub(super) fn journeys(look: &Look, scene: &Scene<'_>, axis: &TimeAxis, lane: Rect) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let all = &scene.trace.journeys;
    let (from, to) = axis.span();
    let first = all.partition_point(|journey| journey.end_doubt.1.max(journey.end) < from);
    let last = all.partition_point(|journey| journey.start_doubt.0.min(journey.start) <= to);
    let crowded = thin::crowd(scene, axis, all.len());
    if crowded {
        shapes.extend(thin::journeys(look, scene, axis, lane));
    }
    let mut painted_to = f32::NEG_INFINITY;
    for journey in &all[first.min(last)..last] {
        if crowded && thin::is_narrow(axis, journey.start, journey.end) {
            continue;
        }
        let edges = soft_edges(axis, journey.start_doubt, journey.end_doubt, false);
        let (left, right) = (edges[0].max(lane.left()), edges[3].min(lane.right()));
        // Thousands of journeys in one column of points would all be the same point.
        if right <= left || (right - left <= THINNEST && right < painted_to + 0.5) {
            continue;
        }
        painted_to = painted_to.max(right);
        journey_line(look, journey, edges, lane, &mut shapes);
    }
    shapes
}

fn journey_line(
    look: &Look,
    journey: &TraceJourney,
    edges: [f32; 4],
    lane: Rect,
    shapes: &mut Vec<Shape>,
) {
    let color = look.palette.ink2;
    let y = lane.center().y;
    let (left, right) = (edges[0].max(lane.left()), edges[3].min(lane.right()));
    if edges[3] - edges[0] < 3.0 {
        // As a stroke it is seen, and a cluster of strokes is much travel.
        let x = f32::midpoint(left, right);
        shapes.push(Shape::vline(
            x,
            lane.y_range(),
            Stroke::new(THINNEST, color),
        ));
        return;
    }
    let (seen_from, seen_to) = (left, right);
    let thread = |y: f32, thick: f32, shapes: &mut Vec<Shape>| {
        let row = Rect::from_min_max(
            pos2(lane.left(), y - thick / 2.0),
            pos2(lane.right(), y + thick / 2.0),
        );
        if journey.doubt == Doubt::Sure {
            soft_bar(row, edges, color, shapes);
        } else {
            let mut x = seen_from;
            while x < seen_to {
                let end = (x + 5.0).min(seen_to);
                let dash = Rect::from_min_max(pos2(x, row.top()), pos2(end, row.bottom()));
                soft_bar(dash, edges, color, shapes);
                x += 8.0;
            }
        }
    };
    if right - left < SHORTEST_ORNAMENT {
        thread(y, 1.6, shapes);
        return;
    }
    let tick = Stroke::new(1.0, color);
    let half = lane.height() / 2.0;
    let upright = |x: f32| Shape::vline(x, y - half..=y + half, tick);
    // Ornaments stand where he is more likely under way than not, and hang on the journey's own
    // start, as far off the screen as it may lie.
    let left = f32::midpoint(edges[0], edges[1]).max(left);
    let right = f32::midpoint(edges[2], edges[3]).min(right);
    let every = |step: f32| {
        let start = edges[0] + step / 2.0;
        let skipped = ((left - start) / step).ceil().max(0.0);
        let count = ((right - start) / step).floor() - skipped;
        (0..=count.max(-1.0) as i32).map(move |k| start + (skipped + k as f32) * step)
    };
    match journey.mode {
        Mode::Rail => {
            thread(y, 1.6, shapes);
            shapes.extend(every(9.0).map(upright));
        }
        Mode::ArmouredTrain => {
            thread(y, 1.6, shapes);
            shapes.extend(every(12.0).flat_map(|x| [upright(x - 1.6), upright(x + 1.6)]));
        }
        Mode::Ship | Mode::Boat => {
            thread(y, 1.2, shapes);
            shapes.extend(every(18.0).map(|x| {
                let wing = |side: f32| pos2(x - half, y) + Vec2::new(0.0, half * side);
                Shape::line(
                    vec![wing(1.0), pos2(x, y), wing(-1.0)],
                    Stroke::new(1.3, color),
                )
            }));
        }
        Mode::Sledge | Mode::Cart => {
            for side in [-1.6, 1.6] {
                thread(y + side, 1.0, shapes);
            }
        }
        Mode::Car => {
            thread(y, 1.4, shapes);
            shapes.extend(every(15.0).map(|x| Shape::circle_filled(pos2(x, y), 2.2, color)));
        }
        Mode::OnFoot => {
            shapes.extend(every(6.0).map(|x| Shape::circle_filled(pos2(x, y), 1.3, color)));
        }
        Mode::Mixed | Mode::Unknown => thread(y, 1.6, shapes),
    }
}

/// The lanes of both, by how far they lie from the neatline's top.
pub(super) fn lane(rect: Rect, top: f32, height: f32) -> Rect {
    Rect::from_min_size(rect.min + vec2(0.0, top), vec2(rect.width(), height))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spell(living: Living, start: f64, end: f64) -> Spell {
        Spell {
            living,
            start,
            end,
            start_doubt: (start, start),
            end_doubt: (end, end),
        }
    }

    #[test]
    fn what_fills_most_of_a_stretch_speaks_for_it() {
        // A point is a day: stretches are of four days.
        let run = [
            spell(Living::Road, 0.0, 1.0),
            spell(Living::Front, 1.0, 3.5),
            spell(Living::Road, 3.5, 4.5),
            spell(Living::Front, 4.5, 6.0),
            spell(Living::Free, 6.0, 12.0),
        ];
        assert_eq!(
            majorities(&run, 1.0),
            [(Living::Front, 0.0, 4.0), (Living::Free, 4.0, 12.0),]
        );
    }

    #[test]
    fn nothing_of_a_run_is_left_out() {
        let run: Vec<Spell> = (0..100)
            .map(|i| {
                let start = f64::from(i) * 0.7 + 0.3;
                spell(Living::ALL[i as usize % 6], start, start + 0.7)
            })
            .collect();
        for per_day in [0.05, 0.4, 3.0] {
            let told = majorities(&run, per_day);
            assert!((told[0].1 - 0.3).abs() < 1e-9);
            assert!((told[told.len() - 1].2 - 70.3).abs() < 1e-9);
            for pair in told.windows(2) {
                assert_eq!(pair[0].2, pair[1].1);
            }
        }
    }

    #[test]
    fn every_way_of_living_has_its_own_pattern() {
        for kind in super::super::super::theme::ThemeKind::ALL {
            let look = Look::new(kind, false);
            for (i, a) in Living::ALL.into_iter().enumerate() {
                for b in &Living::ALL[i + 1..] {
                    assert_ne!(pattern(&look, a), pattern(&look, *b), "{a:?} {b:?}");
                }
            }
        }
    }
}
