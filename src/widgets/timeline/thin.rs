//! Rows too thin to be drawn one by one. Where a life has more stays and journeys than the axis has
//! points, a stretch of a few points is told by what fills most of it, or by how full it is.

use egui::{Rect, Shape, pos2};

use crate::explore::Scene;
use crate::life::TintKey;

use super::super::theme::Look;
use super::axis::TimeAxis;

/// A row narrower than this, in points, is told together with its neighbours where they crowd.
const NARROW: f64 = 2.5;

/// From so many rows a point on they crowd.
const CROWDED: f64 = 0.5;

/// Events on one spot of the axis stand no closer than this, in points, where they do not crowd, and
/// no further than this where they do.
const SPACING: (f64, f64) = (0.8, 4.0);

/// How many of `count` rows of the life fall on a point of the axis on average. It depends on the zoom
/// alone, so that nothing changes its kind while one pans.
fn crowding(scene: &Scene<'_>, axis: &TimeAxis, count: usize) -> f64 {
    count as f64 / (scene.life.days() as f64 * axis.points_per_day()).max(1e-9)
}

/// Whether so many rows of the life crowd on the axis.
pub(super) fn crowd(scene: &Scene<'_>, axis: &TimeAxis, count: usize) -> bool {
    crowding(scene, axis, count) > CROWDED
}

/// Whether a row has no room of its own.
pub(super) fn is_narrow(axis: &TimeAxis, start: f64, end: f64) -> bool {
    (end - start) * axis.points_per_day() < NARROW
}

/// How far apart two marks of one rank must stand to be two, in points.
pub(super) fn spacing(scene: &Scene<'_>, axis: &TimeAxis) -> f32 {
    let crowding = crowding(scene, axis, scene.trace.events.len());
    (SPACING.0 * crowding).clamp(SPACING.0, SPACING.1) as f32
}

/// The narrow stays of a window, by what fills most of each stretch: the colour of the state, hatched
/// by ink at the top where he was mostly in prison.
pub(super) fn stays(look: &Look, scene: &Scene<'_>, axis: &TimeAxis, lane: Rect) -> Vec<Shape> {
    let bars = &scene.trace.bars;
    let (from, to) = axis.span();
    let first = bars.partition_point(|bar| bar.end < from);
    let mask = scene.finder.mask();
    let narrow = bars[first..]
        .iter()
        .take_while(|bar| bar.start <= to)
        .filter(|bar| is_narrow(axis, bar.start, bar.end))
        .map(|bar| {
            (
                (bar.tint, bar.prison, mask.leg(bar.leg)),
                bar.start,
                bar.end,
            )
        });
    let mut shapes = Vec::new();
    for ((tint, prison, wanted), start, end) in majorities(narrow, stretch(axis)) {
        let strength = if wanted { 1.0 } else { 0.22 };
        let (left, right) = (axis.x_from_moment(start), axis.x_from_moment(end));
        let mut row = |top: f32, bottom: f32, color: egui::Color32| {
            let row = Rect::from_min_max(
                pos2(left.max(lane.left()), top),
                pos2(right.min(lane.right()), bottom),
            );
            if row.is_positive() {
                let color = color.gamma_multiply(strength);
                shapes.push(Shape::rect_filled(row, 0.0, color));
            }
        };
        let tint: TintKey = tint;
        row(lane.top(), lane.bottom() - 3.0, look.bar_body(tint));
        row(lane.bottom() - 3.0, lane.bottom(), look.tint(tint));
        if prison {
            row(lane.top(), lane.top() + 3.0, look.palette.ink);
        }
    }
    shapes
}

/// The narrow journeys of a window: the darker a stretch, the more of it he was on the road.
pub(super) fn journeys(look: &Look, scene: &Scene<'_>, axis: &TimeAxis, lane: Rect) -> Vec<Shape> {
    let all = &scene.trace.journeys;
    let (from, to) = axis.span();
    let first = all.partition_point(|journey| journey.end < from);
    let narrow = all[first..]
        .iter()
        .take_while(|journey| journey.start <= to)
        .filter(|journey| is_narrow(axis, journey.start, journey.end))
        .map(|journey| (journey.start, journey.end));
    let days = stretch(axis);
    let mut shapes = Vec::new();
    for (column, filled) in fillings(narrow, days) {
        let left = axis.x_from_moment(column * days).max(lane.left());
        let right = axis.x_from_moment((column + 1.0) * days).min(lane.right());
        let row = Rect::from_min_max(pos2(left, lane.top()), pos2(right, lane.bottom()));
        if row.is_positive() {
            let strength = (0.15 + 0.85 * filled / days).min(1.0) as f32;
            let color = look.palette.ink2.gamma_multiply(strength);
            shapes.push(Shape::rect_filled(row, 0.0, color));
        }
    }
    shapes
}

/// The days of a stretch: a power of two of a day, counted from the life's first midnight, so that
/// stretches stand still while one pans and merge by twos as one zooms out.
fn stretch(axis: &TimeAxis) -> f64 {
    let mut days = 1.0 / 1024.0;
    while days * axis.points_per_day() < NARROW && days < 1e9 {
        days *= 2.0;
    }
    days
}

/// Cuts rows in the order of time at the stretches they reach over: the number of the stretch, what
/// the row is, and the part of it.
fn cut<K: Copy>(
    rows: impl IntoIterator<Item = (K, f64, f64)>,
    days: f64,
    mut each: impl FnMut(f64, K, f64, f64),
) {
    for (key, start, end) in rows {
        let mut at = start;
        while at < end {
            let column = (at / days).floor();
            let next = ((column + 1.0) * days).min(end);
            each(column, key, at, next);
            // A stretch that is too short for its place on the axis still ends.
            at = next.max(at.next_up());
        }
    }
}

/// What fills most of each stretch, from the first to the last moment that it fills there at all;
/// neighbours that are alike are one.
fn majorities<K: Copy + PartialEq>(
    rows: impl IntoIterator<Item = (K, f64, f64)>,
    days: f64,
) -> Vec<(K, f64, f64)> {
    let mut told: Vec<(K, f64, f64)> = Vec::new();
    let mut sums: Vec<(K, f64)> = Vec::new();
    let (mut column, mut span) = (f64::NEG_INFINITY, (0.0, 0.0));
    let mut tell = |sums: &mut Vec<(K, f64)>, (from, to): (f64, f64)| {
        let most = sums
            .iter()
            .copied()
            .reduce(|a, b| if b.1 > a.1 { b } else { a });
        sums.clear();
        let Some((key, _)) = most else { return };
        match told.last_mut() {
            Some(last) if last.0 == key && from - last.2 < days => last.2 = to,
            _ => told.push((key, from, to)),
        }
    };
    cut(rows, days, |of, key, from, to| {
        if of != column {
            tell(&mut sums, span);
            (column, span) = (of, (from, to));
        }
        span.1 = to;
        match sums.iter_mut().find(|(known, _)| *known == key) {
            Some((_, sum)) => *sum += to - from,
            None => sums.push((key, to - from)),
        }
    });
    tell(&mut sums, span);
    told
}

/// How many days of each stretch are filled, of those that are at all.
fn fillings(rows: impl IntoIterator<Item = (f64, f64)>, days: f64) -> Vec<(f64, f64)> {
    let mut filled: Vec<(f64, f64)> = Vec::new();
    let rows = rows.into_iter().map(|(start, end)| ((), start, end));
    cut(rows, days, |column, (), from, to| match filled.last_mut() {
        Some(last) if last.0 == column => last.1 += to - from,
        _ => filled.push((column, to - from)),
    });
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fills_most_of_a_stretch_speaks_for_it() {
        let rows = [
            ('a', 0.0, 1.0),
            ('b', 1.0, 3.5),
            ('a', 3.5, 4.5),
            ('b', 5.0, 6.0),
            ('c', 6.0, 6.5),
            ('c', 40.0, 42.0),
        ];
        assert_eq!(
            majorities(rows, 4.0),
            [('b', 0.0, 6.5), ('c', 40.0, 42.0)],
            "alike ones are one, a gap stays a gap"
        );
        assert_eq!(
            fillings(rows.map(|row| (row.1, row.2)), 4.0),
            [(0.0, 4.0), (1.0, 2.0), (10.0, 2.0)]
        );
    }

    #[test]
    fn many_rows_come_to_as_many_shapes_as_the_axis_has_room_for() {
        let rows = (0..100_000).map(|i| (i % 7, f64::from(i) * 0.2, f64::from(i) * 0.2 + 0.15));
        let days = 64.0;
        let told = majorities(rows, days);
        assert!(
            told.len() <= (20_000.0 / days) as usize + 1,
            "{}",
            told.len()
        );
        assert!((told[told.len() - 1].2 - 19_999.95).abs() < 1e-6);
    }
}
