//! The lanes of stays and of chapters, as bars with names.

use std::sync::Arc;

use egui::{Color32, Galley, Painter, Rect, Shape, Stroke, pos2, vec2};

use crate::calendar::Day;
use crate::explore::{Bar, Scene, doubt};
use crate::life::{PlaceId, TintKey};

use super::super::paint::{fade, hatch, line};
use super::super::theme::{Face, Look};
use super::axis::TimeAxis;
use super::thin;

/// A bar thinner than this is drawn this wide, in points.
pub(super) const THINNEST: f32 = 1.2;

/// The bars that a window shows.
fn visible<'a>(scene: &Scene<'a>, axis: &TimeAxis) -> &'a [Bar] {
    let bars = &scene.trace.bars;
    let (from, to) = axis.span();
    let first = bars.partition_point(|bar| bar.end_doubt.1.max(bar.end) < from);
    let last = bars.partition_point(|bar| bar.start_doubt.0.min(bar.start) <= to);
    &bars[first.min(last)..last]
}

/// The stays: what is sure has a hard edge, what is open fades exactly as wide as it is open.
pub(super) fn stays(look: &Look, scene: &Scene<'_>, axis: &TimeAxis, lane: Rect) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let p = &look.palette;
    let life = (
        axis.x_from_moment(0.0),
        axis.x_from_moment(scene.life.days() as f64),
    );
    let thread = [
        pos2(life.0.max(lane.left()), lane.center().y),
        pos2(life.1.min(lane.right()), lane.center().y),
    ];
    // The thread of travel runs under all bars; it shows where no stay is.
    shapes.extend(Shape::dotted_line(&thread, p.rule2, 4.0, 0.8));
    let bars = visible(scene, axis);
    let crowded = thin::crowd(scene, axis, scene.trace.bars.len());
    if crowded {
        shapes.extend(thin::stays(look, scene, axis, lane));
    }
    let mut painted_to = f32::NEG_INFINITY;
    for (i, bar) in bars.iter().enumerate() {
        if crowded && thin::is_narrow(axis, bar.start, bar.end) {
            continue;
        }
        let (x0, x1) = (
            axis.x_from_moment(bar.start_doubt.0),
            axis.x_from_moment(bar.end_doubt.1),
        );
        let (left, right) = (x0.max(lane.left()), x1.max(x0 + THINNEST).min(lane.right()));
        // Thousands of bars in one column of points would all be the same point.
        if right <= left || (right - left <= THINNEST && right < painted_to + 0.5) {
            continue;
        }
        painted_to = painted_to.max(right);
        let meets_next = bars
            .get(i + 1)
            .is_some_and(|next| next.start_doubt.0 <= bar.end_doubt.1);
        let edges = soft_edges(axis, bar.start_doubt, bar.end_doubt, meets_next);
        let body = Rect::from_min_max(lane.min, pos2(lane.right(), lane.bottom() - 3.0));
        let foot = Rect::from_min_max(pos2(lane.left(), lane.bottom() - 3.0), lane.max);
        // What the filter leaves out stays as a pale trace, so that no hole looks like a journey.
        let wanted = scene.finder.mask().leg(bar.leg);
        let strength = if wanted { 1.0 } else { 0.22 };
        for (row, color) in [(body, look.bar_body(bar.tint)), (foot, look.tint(bar.tint))] {
            soft_bar(row, edges, color.gamma_multiply(strength), &mut shapes);
        }
        if let Some(edge) = look.bar_edge() {
            let outline = Rect::from_min_max(pos2(left, lane.top()), pos2(right, lane.bottom()));
            shapes.push(Shape::rect_stroke(
                outline,
                0.0,
                Stroke::new(edge.width, edge.color.gamma_multiply(strength)),
                egui::StrokeKind::Inside,
            ));
        }
        let inner = Rect::from_min_max(pos2(left, lane.top()), pos2(right, lane.bottom() - 3.0));
        if wanted && bar.unsure && right - left > 2.5 {
            cut(look, inner, &mut shapes);
        }
        if wanted && bar.prison && right - left > 2.5 {
            hatch(
                inner,
                6.0,
                Stroke::new(1.0, p.ink.gamma_multiply(0.75)),
                &mut shapes,
            );
        }
    }
    shapes
}

/// The four edges of a bar in points: fading in, standing from and to, faded out. Where the next bar
/// fades in over its end, it stands to its last possible day, so that no gap shows what is none.
pub(super) fn soft_edges(
    axis: &TimeAxis,
    start: (f64, f64),
    end: (f64, f64),
    meets_next: bool,
) -> [f32; 4] {
    let end = if meets_next { (end.1, end.1) } else { end };
    let (x0, x1) = (axis.x_from_moment(start.0), axis.x_from_moment(end.1));
    [
        x0,
        axis.x_from_moment(start.1.min(end.1)).max(x0),
        axis.x_from_moment(end.0.max(start.1)).min(x1),
        x1.max(x0 + THINNEST),
    ]
}

/// Strokes of paper, falling to the right, through what is inferred: a prison's hatch is ink and rises.
fn cut(look: &Look, rect: Rect, shapes: &mut Vec<Shape>) {
    const STEP: f32 = 8.0;
    let stroke = Stroke::new(2.2, look.palette.paper);
    let first = ((rect.left() - rect.bottom()) / STEP).floor() as i32;
    let last = ((rect.right() - rect.top()) / STEP).ceil() as i32;
    for k in first..=last {
        // The line on which x less y is a multiple of the step.
        let sum = k as f32 * STEP;
        let left = (sum + rect.top()).max(rect.left());
        let right = (sum + rect.bottom()).min(rect.right());
        if left < right {
            shapes.push(Shape::line_segment(
                [pos2(left, left - sum), pos2(right, right - sum)],
                stroke,
            ));
        }
    }
}

/// A row of a bar: fades in between the first two edges, stands, fades out between the last two.
pub(super) fn soft_bar(
    row: Rect,
    [x0, x1, x2, x3]: [f32; 4],
    color: Color32,
    shapes: &mut Vec<Shape>,
) {
    let part = |a: f32, b: f32| {
        let rect = Rect::from_min_max(
            pos2(a.max(row.left()), row.top()),
            pos2(b.min(row.right()), row.bottom()),
        );
        (rect.width() > 0.0).then_some(rect)
    };
    // The strength of the colour at a point of a fade, so that a fade cut by the frame keeps its slope.
    let at = |x: f32, from: f32, to: f32| {
        if to > from {
            ((x - from) / (to - from)).clamp(0.0, 1.0)
        } else {
            1.0
        }
    };
    if x1 > x0 + 0.5
        && let Some(rect) = part(x0, x1)
    {
        let strength = |x| color.gamma_multiply(at(x, x0, x1));
        shapes.push(fade(rect, strength(rect.left()), strength(rect.right())));
    }
    let (solid_from, solid_to) = (
        if x1 > x0 + 0.5 { x1 } else { x0 },
        if x3 > x2 + 0.5 { x2 } else { x3 },
    );
    if let Some(rect) = part(solid_from, solid_to.max(solid_from)) {
        shapes.push(Shape::rect_filled(rect, 0.0, color));
    }
    if x3 > x2 + 0.5
        && let Some(rect) = part(x2.max(solid_from), x3)
    {
        let strength = |x| color.gamma_multiply(1.0 - at(x, x2, x3));
        shapes.push(fade(rect, strength(rect.left()), strength(rect.right())));
    }
}

/// A name on a run of bars.
pub(super) struct RunName {
    left: f32,
    room: f32,
    place: PlaceId,
    day: Day,
    prison: bool,
    tint: TintKey,
}

/// One name for a run of bars in one town, where it fits; a prison says its own.
pub(super) fn names(scene: &Scene<'_>, axis: &TimeAxis, lane: Rect) -> Vec<RunName> {
    /// A shorter absence does not break a run.
    const BRIDGED: f32 = 24.0;
    let bars = visible(scene, axis);
    let crowded = thin::crowd(scene, axis, scene.trace.bars.len());
    let mut names = Vec::new();
    let mut i = 0;
    while i < bars.len() {
        let first = &bars[i];
        if crowded && thin::is_narrow(axis, first.start, first.end) {
            i += 1;
            continue;
        }
        let left = axis.x_from_moment(first.start).max(lane.left());
        let mut right = axis.x_from_moment(first.end);
        let mut last = i;
        for (next, bar) in bars.iter().enumerate().skip(i + 1) {
            let start = axis.x_from_moment(bar.start);
            // A long stay anywhere, and any prison of some width, ends the run.
            let wide = axis.x_from_moment(bar.end) - start >= BRIDGED;
            if start - right >= BRIDGED
                || (wide && bar.town != first.town)
                || bar.prison != first.prison && wide
            {
                break;
            }
            if bar.town == first.town && bar.prison == first.prison {
                right = axis.x_from_moment(bar.end);
                last = next;
            }
        }
        i = last + 1;
        let room = right.min(lane.right()) - left;
        if room >= 16.0 && scene.finder.mask().leg(first.leg) {
            names.push(RunName {
                left,
                room,
                place: if first.prison {
                    first.place
                } else {
                    first.town
                },
                day: scene.day_of(first.start + 0.5),
                prison: first.prison,
                tint: first.tint,
            });
        }
    }
    names
}

/// Writes the names that fit; on the hatch of a prison, and where bars are outlines that would run
/// through it, the name has a ground of its own.
pub(super) fn draw_names(
    painter: &Painter,
    look: &Look,
    scene: &Scene<'_>,
    lane: Rect,
    names: &[RunName],
) {
    for name in names {
        let text = scene.life.place(name.place).name(name.day, scene.lang());
        let galley = line(painter, text, Face::Narrow.size(14.0), look.palette.ink);
        if galley.size().x + 10.0 > name.room {
            continue;
        }
        let at = pos2(
            name.left + 5.0,
            lane.center().y - 1.5 - galley.size().y / 2.0,
        );
        if name.prison || look.bar_edge().is_some() {
            let ground = Rect::from_min_size(at, galley.size()).expand2(vec2(3.0, -1.0));
            painter.rect_filled(ground, 0.0, look.bar_body(name.tint));
        }
        painter.galley(at, galley, look.palette.ink);
    }
}

/// The chapters: a bar each and its name where it fits; the current one in ink, and always named.
pub(super) fn chapters(
    painter: &Painter,
    look: &Look,
    scene: &Scene<'_>,
    axis: &TimeAxis,
    lane: Rect,
) -> Vec<(usize, Rect)> {
    let p = &look.palette;
    let chapters = &scene.life.chapters;
    let mut found = Vec::new();
    let (mut names, mut present) = (Vec::new(), None);
    for (i, chapter) in chapters.iter().enumerate() {
        let open = |bounds| {
            let (first, last) = doubt::moments(scene.life, bounds);
            doubt::open_span(scene.life, bounds, first.min(last))
        };
        let start = open(chapter.start);
        let life_end = scene.life.days() as f64;
        let end = chapters
            .get(i + 1)
            .map_or((life_end, life_end), |next| open(next.start));
        let left = axis.x_from_moment(start.0).max(lane.left());
        let right = (axis.x_from_moment(end.0) - 2.0).min(lane.right());
        if right - left < 1.0 {
            continue;
        }
        let current = scene.now.chapter.is_some_and(|id| id.index() == i);
        let (bar, face) = if current {
            (p.ink, Face::NarrowBold)
        } else {
            (p.rule2, Face::Narrow)
        };
        let row = Rect::from_min_max(pos2(left, lane.top()), pos2(lane.right(), lane.top() + 3.0));
        let mut edges = soft_edges(axis, start, end, false);
        if end.0 == end.1 {
            // Two chapters that meet on a known day are told apart by a gap.
            edges[2] -= 2.0;
            edges[3] -= 2.0;
        }
        let mut shapes = Vec::new();
        soft_bar(row, edges, bar, &mut shapes);
        painter.extend(shapes);
        let title = chapter.title.get(scene.lang());
        let galley = line(painter, title, face.size(15.0), Color32::PLACEHOLDER);
        if current {
            present = Some((galley, left, right));
        } else if galley.size().x <= right - left {
            names.push((galley, left));
        }
        found.push((
            i,
            Rect::from_min_max(pos2(left, lane.top() - 2.0), pos2(right, lane.bottom())),
        ));
    }
    let y = lane.top() + 5.0;
    if let Some((galley, left, right)) = present {
        let width = galley.size().x;
        let touches = |x: f32, (name, at): &(Arc<Galley>, f32)| {
            *at < x + width + 8.0 && x < at + name.size().x + 8.0
        };
        // The present has its name on any bar: it hangs over to the side where it is in nobody's way,
        // and goes before what it would touch.
        let most = (lane.right() - width).max(lane.left());
        let at = [left, right - width].map(|x| x.clamp(lane.left(), most));
        let free = |x: &f32| !names.iter().any(|name| touches(*x, name));
        let x = at.into_iter().find(free).unwrap_or(at[0]);
        names.retain(|name| !touches(x, name));
        painter.galley(pos2(x, y), galley, p.ink);
    }
    for (galley, left) in names {
        painter.galley(pos2(left, y), galley, p.ink2);
    }
    found
}
