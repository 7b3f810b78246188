//! Labels of events: in lanes under the axis, each with a leader, never over one another.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2};

use crate::explore::Scene;
use crate::life::EventId;

use super::super::paint::{diamond, halo, line};
use super::super::theme::{Face, Look};
use super::axis::TimeAxis;

/// Height of a lane.
pub(super) const LANE: f32 = 18.0;

/// The face and size of a label.
const FACE: Face = Face::Narrow;
const SIZE: f32 = 14.5;

/// Room between two texts in one lane.
const GAP: f32 = 8.0;

/// Names tried at most: the most important ones of the window.
const MOST: usize = 400;

/// A mark on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) event: EventId,
    pub(super) x: f32,
    pub(super) rank: u8,
    pub(super) moment: f64,
    /// Width in points of the days it may fall on, if they are many.
    pub(super) doubt: f32,
}

/// A label that found its place.
#[derive(Clone)]
pub(super) struct Label {
    pub(super) event: EventId,
    pub(super) x: f32,
    pub(super) moment: f64,
    pub(super) rect: Rect,
}

/// The marks of a window, at most one a point for each rank.
pub(super) fn marks(scene: &Scene<'_>, axis: &TimeAxis) -> Vec<Mark> {
    let (from, to) = axis.span();
    let events = &scene.trace.events;
    let first = events.partition_point(|event| event.0 < from - 31.0);
    let mut last_x = [f32::NEG_INFINITY; 5];
    let mut marks = Vec::new();
    for (offset, (start, end)) in events[first..].iter().enumerate() {
        if *start > to {
            break;
        }
        let id = EventId::from_index(first + offset);
        let rank = scene.life.event(id).rank.min(4);
        let moment = if end - start > 1.0 {
            f64::midpoint(*start, *end)
        } else {
            start + 0.5
        };
        let x = axis.x_from_moment(moment);
        let wanted = scene.finder.mask().event(id);
        if !wanted || rank > 2 || x - last_x[usize::from(rank)] < 0.8 {
            continue;
        }
        last_x[usize::from(rank)] = x;
        let wide = axis.x_from_moment(*end) - axis.x_from_moment(*start);
        marks.push(Mark {
            event: id,
            x,
            rank,
            moment: *start,
            doubt: if end - start > 1.0 { wide } else { 0.0 },
        });
    }
    marks
}

/// Finds a place for the labels of a window: by rank, then the editor's order, then date; right of
/// the leader, else left; in the first lane where no text and no leader meets another.
pub(super) fn place(
    painter: &Painter,
    scene: &Scene<'_>,
    axis: &TimeAxis,
    top: Pos2,
    width: f32,
    lanes: usize,
) -> Vec<Label> {
    let mut wanted: Vec<Mark> = marks(scene, axis);
    // The stops of the tour are the editor's own choice among events of one rank.
    wanted.sort_by_key(|mark| {
        (
            mark.rank,
            !scene.trace.chosen.contains(&mark.event),
            mark.event,
        )
    });
    wanted.truncate(MOST);
    let frame = (top.x, top.x + width);
    let mut placed: Vec<Label> = Vec::new();
    for mark in wanted
        .iter()
        .filter(|mark| frame.0 <= mark.x && mark.x <= frame.1)
    {
        let title = scene.life.event(mark.event).title.get(scene.lang());
        if title.is_empty() {
            continue;
        }
        let galley = line(
            painter,
            title,
            Face::Narrow.size(14.5),
            Color32::PLACEHOLDER,
        );
        let size = galley.size();
        let found = (0..lanes)
            .flat_map(|lane| [(lane, true), (lane, false)])
            .map(|(lane, right)| {
                let x = if right {
                    mark.x + 4.0
                } else {
                    mark.x - 4.0 - size.x
                };
                let y = top.y + LANE * lane as f32 + (LANE - size.y) / 2.0;
                Rect::from_min_size(pos2(x, y), Vec2::new(size.x, size.y))
            })
            .find(|rect| {
                frame.0 <= rect.left()
                    && rect.right() <= frame.1
                    && placed.iter().all(|other| apart(mark.x, *rect, other))
            });
        if let Some(rect) = found {
            placed.push(Label {
                event: mark.event,
                x: mark.x,
                moment: mark.moment,
                rect,
            });
        }
    }
    placed
}

/// Whether a new text and its leader keep clear of a placed text and its leader.
fn apart(x: f32, rect: Rect, other: &Label) -> bool {
    let same_lane = (rect.center().y - other.rect.center().y).abs() < LANE / 2.0;
    let texts_meet = same_lane
        && rect.left() < other.rect.right() + GAP
        && other.rect.left() < rect.right() + GAP;
    let crosses = |leader: f32, down_to: f32, text: &Rect| {
        text.center().y < down_to && text.left() - 3.0 < leader && leader < text.right() + 3.0
    };
    let leader_crosses = !same_lane && crosses(x, rect.center().y, &other.rect);
    let leader_crossed = !same_lane && crosses(other.x, other.rect.center().y, &rect);
    // Two leaders on one point in one lane would be one line for two texts on either side: that is allowed.
    !(texts_meet || leader_crosses || leader_crossed)
}

/// Draws the marks: filled is past, open is to come.
pub(super) fn draw_marks(painter: &Painter, look: &Look, marks: &[Mark], axis_y: f32, now: f64) {
    let p = &look.palette;
    for mark in marks {
        let past = mark.moment <= now;
        let fill = if past { p.ink } else { p.paper };
        let at = pos2(mark.x, axis_y);
        if mark.doubt > 6.0 {
            let bar = Rect::from_center_size(at, Vec2::new(mark.doubt, 3.0));
            painter.rect_filled(bar, 0.0, p.ink.gamma_multiply(0.16));
        }
        if mark.rank == 1 {
            painter.add(diamond(at, 4.6, fill, Stroke::new(1.1, p.ink)));
        } else {
            painter.circle(at, 2.4, fill, Stroke::new(0.9, p.ink));
        }
    }
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
