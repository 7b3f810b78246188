//! The ghosts of rival dates on the axis: an outline with gaps, tied to the date that is kept.

use egui::{
    Color32, CursorIcon, Id, Painter, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::calendar::edtf_text;
use crate::explore::rivals::{RivalDate, rival_dates};
use crate::explore::{Command, Commands, Scene};
use crate::words::Args;

use super::super::paint::{focus_ring, ghost_diamond};
use super::super::theme::Look;
use super::axis::TimeAxis;
use super::handle;

/// A date wider than this is drawn as all its days, not as a point.
const POINT: f32 = 14.0;

/// Half of a ghost's diamond: larger than that of an event, so that one day beside it still shows.
const HALF: f32 = 7.5;

/// How high above the axis the thread runs that ties a ghost to what is kept.
const THREAD: f32 = 13.0;

/// Draws the ghosts that lie on the axis; each leads to the card of its row.
pub(super) fn rivals(
    ui: &Ui,
    painter: &Painter,
    look: &Look,
    scene: &Scene<'_>,
    axis: &TimeAxis,
    axis_y: f32,
    commands: &mut Commands,
) {
    let (from, to) = axis.span();
    for ghost in rival_dates(scene) {
        let (first, last) = ghost.rival;
        if last < from || first > to {
            continue;
        }
        let area = draw(painter, look, axis, axis_y, &ghost);
        let id = Id::unique(("rival-date", ghost.dispute.key.as_str()));
        let hit = Rect::from_center_size(area.center(), area.size().max(vec2(24.0, 30.0)));
        let response = ui.interact(hit.intersect(painter.clip_rect()), id, Sense::click());
        let what = ghost
            .dispute
            .date
            .as_ref()
            .map(|date| edtf_text(scene.words, date))
            .unwrap_or_default();
        let args = Args::new().set("what", what);
        let name = scene.words.text_with("rival-mark", &args);
        response.widget_info(|| {
            let said = ghost.dispute.text.get(scene.lang());
            WidgetInfo::labeled(egui::Role::Button, true, format!("{name}. {said}"))
        });
        focus_ring(painter, &response, area, look.palette.focus);
        if response.hovered() {
            handle::tip(ui, look, pos2(area.center().x, axis_y), &name);
        }
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            commands.push(Command::Select(ghost.dispute.row.into()));
        }
    }
}

fn draw(
    painter: &Painter,
    look: &Look,
    axis: &TimeAxis,
    axis_y: f32,
    ghost: &RivalDate<'_>,
) -> Rect {
    let ink = look.palette.ink;
    let (left, right) = (
        axis.x_from_moment(ghost.rival.0),
        axis.x_from_moment(ghost.rival.1),
    );
    let kept = axis.x_from_moment(ghost.kept);
    let centre = pos2(f32::midpoint(left, right), axis_y);
    let mut shapes = Vec::new();
    let (area, end) = if right - left > POINT {
        let bar = Rect::from_min_max(pos2(left, axis_y - 5.5), pos2(right, axis_y + 5.5));
        let corners = [
            bar.left_top(),
            bar.right_top(),
            bar.right_bottom(),
            bar.left_bottom(),
            bar.left_top(),
        ];
        shapes.extend(Shape::dashed_line(
            &corners,
            Stroke::new(1.5, ink),
            5.0,
            3.5,
        ));
        // The thread leaves from the side that is nearer to what is kept.
        (bar, kept.clamp(left, right))
    } else {
        ghost_diamond(centre, HALF, ink, Color32::TRANSPARENT, &mut shapes);
        (
            Rect::from_center_size(centre, vec2(2.0 * HALF, 2.0 * HALF)),
            centre.x,
        )
    };
    if (end - kept).abs() > 2.0 * HALF {
        let stroke = Stroke::new(1.2, ink);
        let thread = [
            pos2(end, axis_y - HALF - 1.0),
            pos2(end, axis_y - THREAD),
            pos2(kept, axis_y - THREAD),
            pos2(kept, axis_y - HALF - 1.0),
        ];
        shapes.extend(Shape::dashed_line(&thread, stroke, 1.6, 3.0));
    }
    painter.extend(shapes);
    area
}
