//! What is pointed at in another view, lit on the axis: an event is ringed, stays are underlined.

use egui::{Painter, Pos2, Rect, Stroke, pos2};

use crate::explore::{Scene, Selection};
use crate::life::LegId;

use super::super::theme::Look;
use super::axis::TimeAxis;

/// Draws the light of what is pointed at; `stays` is the lane of the stays, `axis_y` that of events.
pub(super) fn lit(
    painter: &Painter,
    look: &Look,
    scene: &Scene<'_>,
    axis: &TimeAxis,
    stays: Rect,
    axis_y: f32,
) {
    let ink = Stroke::new(2.0, look.palette.ink);
    let under = |start: f64, end: f64| {
        let (left, right) = (axis.x_from_moment(start), axis.x_from_moment(end));
        let edge = Rect::from_min_max(
            pos2(left.max(stays.left()) - 1.0, stays.top() - 2.0),
            pos2(
                right.max(left + 3.0).min(stays.right()) + 1.0,
                stays.bottom() + 2.0,
            ),
        );
        if edge.is_positive() {
            painter.rect_stroke(edge, 0.0, ink, egui::StrokeKind::Outside);
        }
    };
    match scene.finder.hovered() {
        Some(Selection::Event(id)) => {
            if let Some((start, end)) = scene.trace.events.get(id.index()) {
                // As the mark itself: a known day at its noon, an open one in the middle.
                let at = pos2(axis.x_from_moment(f64::midpoint(*start, *end)), axis_y);
                painter.circle_stroke(at, 8.5, ink);
            }
        }
        Some(Selection::Leg(id)) => {
            let moment = |boundary: usize| scene.life.chain.moment(boundary);
            under(moment(id.index()), moment(id.index() + 1));
        }
        Some(Selection::Place(id)) => {
            let (from, to) = axis.span();
            for bar in &scene.trace.bars {
                let here = bar.place == id || bar.town == id;
                if here && bar.start <= to && from <= bar.end && scene.finder.mask().leg(bar.leg) {
                    under(bar.start, bar.end);
                }
            }
        }
        Some(
            Selection::State(_) | Selection::AboutMap | Selection::HowWeKnow | Selection::Person(_),
        )
        | None => {}
    }
}

/// The leg whose bar lies under the pointer.
pub(super) fn under_pointer(
    scene: &Scene<'_>,
    axis: &TimeAxis,
    stays: Rect,
    at: Option<Pos2>,
) -> Option<LegId> {
    let at = at.filter(|at| stays.contains(*at))?;
    let moment = axis.moment_from_x(at.x);
    let inside = 0.0 <= moment && moment <= scene.life.days() as f64;
    inside.then(|| scene.life.leg_at_moment(moment).0)
}
