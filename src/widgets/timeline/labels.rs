//! Events on the axis: marks and bars, and labels in lanes under them, each with a leader, never over one another.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Color32, Painter, Rect, Shape, Stroke, Vec2, pos2};

use crate::explore::Scene;
use crate::life::EventId;

use super::super::paint::{diamond, halo, line};
use super::super::theme::{Face, Look, mix};
use super::axis::TimeAxis;
use super::thin;

/// Height of a lane.
pub(super) const LANE: f32 = 18.0;

/// The face and size of a label.
const FACE: Face = Face::Narrow;
const SIZE: f32 = 14.5;

/// Room between two texts in one lane.
const GAP: f32 = 8.0;

/// Room between a text and the leader of another label.
const CLEAR: f32 = 3.0;

/// Names tried at most: the most important ones of the window.
const MOST: usize = 400;

/// From this rank an event without a label is seen in the density alone.
const DETAIL: u8 = 3;

/// A mark on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) event: EventId,
    /// Its middle: where its leader begins.
    pub(super) x: f32,
    pub(super) rank: u8,
    /// First and last moment it can fall on, or that it lasted.
    pub(super) span: (f64, f64),
    /// From its first to its last day in points, if the day is not known; it is drawn as a bar.
    pub(super) bar: Option<(f32, f32)>,
}

/// Where a label stands: its lane from above, and whether right of its leader.
pub(super) type Seat = (usize, bool);

/// A label that found its place.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) event: EventId,
    pub(super) x: f32,
    pub(super) moment: f64,
    pub(super) rect: Rect,
    pub(super) seat: Seat,
}

/// A label that looks for a place; those before it are more important.
#[derive(Clone, Copy, Debug)]
struct Wish {
    event: EventId,
    x: f32,
    moment: f64,
    size: Vec2,
}

/// The lanes that labels may stand in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) lanes: usize,
}

/// The marks of a window: of each rank at most one a point, but every choice of the editor; of a life
/// of more events than the axis has points, fewer.
pub(super) fn marks(scene: &Scene<'_>, axis: &TimeAxis) -> Vec<Mark> {
    let (from, to) = axis.span();
    let trace = scene.trace;
    let first = trace.event_reach.partition_point(|reach| *reach < from);
    let spacing = thin::spacing(scene, axis);
    let mut last_x = [f32::NEG_INFINITY; 5];
    let mut marks = Vec::new();
    for (offset, &(start, end)) in trace.events[first..].iter().enumerate() {
        if start > to {
            break;
        }
        if end < from {
            continue;
        }
        let id = EventId::from_index(first + offset);
        let rank = scene.life.event(id).rank.min(4);
        let known = end - start <= 1.0;
        // A bar that the frame cuts is named at the middle of what is seen of it.
        let (seen_from, seen_to) = (start.max(from), end.min(to));
        let x = axis.x_from_moment(f64::midpoint(seen_from, seen_to));
        let x = if known {
            axis.x_from_moment(start + 0.5)
        } else {
            x
        };
        if !scene.finder.mask().event(id) {
            continue;
        }
        if x - last_x[usize::from(rank)] < spacing && !trace.chosen.contains(&id) {
            continue;
        }
        last_x[usize::from(rank)] = x;
        let bar = (!known).then(|| (axis.x_from_moment(start), axis.x_from_moment(end)));
        marks.push(Mark {
            event: id,
            x,
            rank,
            span: (start, end),
            bar,
        });
    }
    marks
}

/// Finds a place for the labels of a window. By rank, then the editor's weight; among equals those
/// that had a place, then the nearest to the middle of the window, then by date. A label that had a
/// place keeps it unless a more important one needs it.
pub(super) fn place(
    painter: &Painter,
    scene: &Scene<'_>,
    marks: &[Mark],
    field: Field,
    before: &[Label],
) -> Vec<Label> {
    let middle = f32::midpoint(field.left, field.right);
    let seats: BTreeMap<EventId, Seat> = before
        .iter()
        .map(|label| (label.event, label.seat))
        .collect();
    let mut wanted: Vec<&Mark> = marks
        .iter()
        .filter(|mark| field.left <= mark.x && mark.x <= field.right)
        .collect();
    wanted.sort_by(|a, b| {
        // The stops of the tour are the editor's own choice among events of one rank.
        let standing = |mark: &Mark| {
            (
                mark.rank,
                std::cmp::Reverse(scene.trace.weights.get(&mark.event)),
                !seats.contains_key(&mark.event),
            )
        };
        standing(a)
            .cmp(&standing(b))
            .then((a.x - middle).abs().total_cmp(&(b.x - middle).abs()))
            .then(a.event.cmp(&b.event))
    });
    wanted.truncate(MOST);
    let wishes: Vec<Wish> = wanted
        .into_iter()
        .filter_map(|mark| {
            let title = scene.life.event(mark.event).title.get(scene.lang());
            let size = line(painter, title, FACE.size(SIZE), Color32::PLACEHOLDER).size();
            (!title.is_empty()).then_some(Wish {
                event: mark.event,
                x: mark.x,
                moment: mark.span.0,
                size,
            })
        })
        .collect();
    pack(&wishes, field, &seats)
}

/// Gives each wish a seat, the most important first: its old one if that is free, else the first
/// free one from above, right of the leader before left.
fn pack(wishes: &[Wish], field: Field, before: &BTreeMap<EventId, Seat>) -> Vec<Label> {
    let mut placed: Vec<Label> = Vec::new();
    for wish in wishes {
        let old = before.get(&wish.event).copied();
        // In its old lane it may change sides before it changes lanes.
        let kept = old
            .into_iter()
            .flat_map(|(lane, right)| [(lane, right), (lane, !right)]);
        let any = (0..field.lanes).flat_map(|lane| [(lane, true), (lane, false)]);
        let found = kept
            .filter(|(lane, _)| *lane < field.lanes)
            .chain(any)
            .map(|seat| label_at(wish, seat, field))
            .find(|label| {
                field.left <= label.rect.left()
                    && label.rect.right() <= field.right
                    && placed.iter().all(|other| apart(label, other))
            });
        placed.extend(found);
    }
    placed
}

fn label_at(wish: &Wish, (lane, right): Seat, field: Field) -> Label {
    let x = if right {
        wish.x + 4.0
    } else {
        wish.x - 4.0 - wish.size.x
    };
    let y = field.top + LANE * lane as f32 + (LANE - wish.size.y) / 2.0;
    Label {
        event: wish.event,
        x: wish.x,
        moment: wish.moment,
        rect: Rect::from_min_size(pos2(x, y), wish.size),
        seat: (lane, right),
    }
}

/// Whether two labels keep clear of each other: their texts, and each text and the other's leader.
fn apart(a: &Label, b: &Label) -> bool {
    if a.seat.0 == b.seat.0 {
        // As texts begin beside their leaders, two that keep clear also stand in the order of time.
        return a.rect.right() + GAP <= b.rect.left() || b.rect.right() + GAP <= a.rect.left();
    }
    let crosses = |leader: &Label, text: &Label| {
        text.seat.0 < leader.seat.0
            && text.rect.left() - CLEAR < leader.x
            && leader.x < text.rect.right() + CLEAR
    };
    !crosses(a, b) && !crosses(b, a)
}

/// What the marks depend on besides the window: how many are past, and where the clock stands in a
/// bar that it is filling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Told {
    past: usize,
    filling: Option<f32>,
}

/// How far the marks of a window have been told at a moment.
pub(super) fn told(marks: &[Mark], (now, now_x): (f64, f32)) -> Told {
    // A bar too short to be seen is drawn wider than its days.
    let around = |(from, to): (f32, f32)| from - 9.0 <= now_x && now_x <= to + 9.0;
    let bars = || marks.iter().filter_map(|mark| mark.bar);
    Told {
        past: marks.iter().filter(|mark| mark.span.0 <= now).count(),
        filling: bars().any(around).then_some(now_x),
    }
}

/// How many of the labels are of the past.
pub(super) fn past(labels: &[Label], now: f64) -> usize {
    labels.iter().filter(|label| label.moment <= now).count()
}

/// Draws the marks: filled is past, open is to come; a bar is filled as far as the clock has come.
/// Detail without a label is a low tick, so that nothing is quite out of sight.
pub(super) fn draw_marks(
    painter: &Painter,
    look: &Look,
    marks: &[Mark],
    labels: &[Label],
    axis_y: f32,
    (now, now_x): (f64, f32),
) {
    let p = &look.palette;
    let named: BTreeSet<EventId> = labels.iter().map(|label| label.event).collect();
    let is_detail = |mark: &Mark| mark.rank >= DETAIL && !named.contains(&mark.event);
    // Bars lie under all points, and the more important stand on top.
    for mark in marks.iter().filter(|mark| !is_detail(mark)) {
        if let Some(span) = mark.bar {
            bar(painter, look, span, mark.rank, axis_y, now_x);
        }
    }
    for rank in [4, 3, 2, 1] {
        for mark in marks.iter().filter(|mark| mark.rank == rank) {
            let at = pos2(mark.x, axis_y);
            let past = mark.span.0 <= now;
            let fill = if past { p.ink } else { p.paper };
            if is_detail(mark) {
                let x = mark
                    .bar
                    .map_or(mark.x, |(from, to)| f32::midpoint(from, to));
                let tick = Stroke::new(1.0, p.ink3.gamma_multiply(0.6));
                painter.vline(x, axis_y..=axis_y + 3.0, tick);
                continue;
            }
            if mark.bar.is_some() {
                continue;
            }
            if rank == 1 {
                painter.add(diamond(at, 4.6, fill, Stroke::new(1.1, p.ink)));
            } else {
                let radius = if rank == 2 { 2.4 } else { 1.8 };
                painter.circle(at, radius, fill, Stroke::new(0.9, p.ink));
            }
        }
    }
}

/// An event of an unknown day, or one that lasted: a bar over all its days. One too short to be seen
/// is as wide as a mark, and still flat: no point.
fn bar(painter: &Painter, look: &Look, (from, to): (f32, f32), rank: u8, axis_y: f32, now_x: f32) {
    let p = &look.palette;
    let (tall, least) = match rank {
        1 => (5.6, 9.0),
        2 => (4.0, 6.5),
        _ => (3.0, 5.0),
    };
    let clip = painter.clip_rect().expand(4.0);
    let missing = (least - (to - from)).max(0.0) / 2.0;
    let (from, to) = (from - missing, to + missing);
    let rect = Rect::from_min_max(
        pos2(from.max(clip.left()), axis_y - tall / 2.0),
        pos2(to.min(clip.right()), axis_y + tall / 2.0),
    );
    if !rect.is_positive() {
        return;
    }
    // Paler than a point: it says that it was then, not when.
    painter.rect_filled(rect, 0.0, p.paper);
    let past = Rect::from_min_max(
        rect.min,
        pos2(now_x.clamp(rect.left(), rect.right()), rect.bottom()),
    );
    painter.rect_filled(past, 0.0, mix(p.paper, p.ink, 0.4));
    let edge = Stroke::new(0.8, mix(p.paper, p.ink, 0.75));
    painter.rect_stroke(rect, 0.0, edge, egui::StrokeKind::Inside);
}

/// Draws the leaders and texts, each text in a halo of paper so that the red line passes behind it.
pub(super) fn draw(
    painter: &Painter,
    look: &Look,
    scene: &Scene<'_>,
    labels: &[Label],
    axis_y: f32,
    hovered: Option<EventId>,
) {
    let p = &look.palette;
    for label in labels {
        let leader = Stroke::new(1.0, p.rule2);
        painter.vline(label.x, axis_y + 5.0..=label.rect.bottom() - 3.0, leader);
    }
    for label in labels {
        let past = label.moment <= scene.clock.moment;
        let color = if past || hovered == Some(label.event) {
            p.ink
        } else {
            p.ink3
        };
        // The layout is not kept with the label: egui keeps it, and knows when its letters have moved.
        let title = scene.life.event(label.event).title.get(scene.lang());
        let galley = line(painter, title, FACE.size(SIZE), color);
        let shapes: Vec<Shape> = halo(label.rect.min, &galley, color, p.paper, 2.0);
        painter.extend(shapes);
    }
}

/// How many events a stretch of time holds, as low columns that stand still on the axis while it
/// moves. An event of unknown day is spread evenly over its days.
pub(super) fn density(look: &Look, scene: &Scene<'_>, axis: &TimeAxis, lane: Rect) -> Vec<Shape> {
    let per_day = axis.points_per_day();
    let days = column_days(per_day);
    let (from, to) = axis.span();
    let first_column = (from / days).floor();
    let columns = ((to - from) / days).ceil().max(0.0) as usize + 1;
    let mut counts = vec![0.0_f64; columns];
    let trace = scene.trace;
    let first = trace.event_reach.partition_point(|reach| *reach < from);
    let mask = scene.finder.mask();
    let wanted = trace.events[first..]
        .iter()
        .zip((first..).map(EventId::from_index))
        .take_while(|(event, _)| event.0 <= to)
        .filter(|(_, id)| mask.event(*id));
    for (&(start, end), _) in wanted {
        let one = 1.0 / (end - start).max(1.0);
        let mut at = start.max(from);
        while at < end.min(to) {
            let column = (at / days).floor();
            let next = ((column + 1.0) * days).min(end);
            let index = (column - first_column).max(0.0) as usize;
            if let Some(count) = counts.get_mut(index) {
                *count += (next - at) * one;
            }
            at = next;
        }
    }
    let color = look.palette.ink3.gamma_multiply(0.42);
    let wide = (days * per_day) as f32;
    counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0.05)
        .filter_map(|(i, count)| {
            let count = *count as f32;
            let tall = if count < 1.0 {
                3.6 * count
            } else {
                (1.5 + 2.1 * count).min(13.0)
            };
            let middle = axis.x_from_moment((first_column + i as f64 + 0.5) * days);
            let half = (wide.min(7.0) - 0.8).max(1.0) / 2.0;
            let column = Rect::from_min_max(
                pos2((middle - half).max(lane.left()), lane.bottom() - tall),
                pos2((middle + half).min(lane.right()), lane.bottom()),
            );
            column
                .is_positive()
                .then(|| Shape::rect_filled(column, 0.0, color))
        })
        .collect()
}

/// Days in one column: a day doubled until it is at least 3.5 points wide, so that columns stand at
/// the same days at every pan and merge by twos as one zooms out.
fn column_days(points_per_day: f64) -> f64 {
    let mut days = 1.0;
    while days * points_per_day < 3.5 && days < 65_536.0 {
        days *= 2.0;
    }
    days
}

#[cfg(test)]
mod tests;
