//! The ghosts of rival places on the map: a ring with gaps, tied to the place that is kept.

use egui::{CursorIcon, Id, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::explore::rivals::{rival_places, selection_of};
use crate::explore::{Command, Commands, Scene};
use crate::words::Args;

use super::super::paint::{dashed_ring, focus_ring, halo, line};
use super::super::theme::Face;
use super::mask::Ground;
use super::sheet::Sheet;

/// The ring's radius.
const RADIUS: f32 = 9.5;

/// Where a finger may mean it.
const HIT: egui::Vec2 = vec2(44.0, 44.0);

/// Draws the ghosts on the sheet; each leads to the card of its row.
pub(super) fn rivals(
    ui: &Ui,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    ground: Ground<'_>,
    plates: &[Rect],
    commands: &mut Commands,
) {
    let p = &sheet.look.palette;
    let painter = ui.painter().with_clip_rect(sheet.rect);
    for ghost in rival_places(scene) {
        let (at, kept) = (sheet.pos(ghost.at), sheet.pos(ghost.kept));
        if !sheet.rect.expand(RADIUS).contains(at) && !sheet.rect.contains(kept) {
            continue;
        }
        let mut shapes = Vec::new();
        if at.distance(kept) > 3.0 * RADIUS {
            let along = (kept - at).normalized() * (RADIUS + 3.0);
            let thread = [at + along, kept - along];
            shapes.extend(Shape::dashed_line(
                &thread,
                Stroke::new(3.6, p.land),
                400.0,
                0.0,
            ));
            shapes.extend(Shape::dashed_line(
                &thread,
                Stroke::new(1.4, p.ink),
                2.0,
                4.0,
            ));
        }
        shapes.push(Shape::circle_stroke(at, RADIUS, Stroke::new(4.5, p.land)));
        dashed_ring(at, RADIUS, Stroke::new(2.0, p.ink), &mut shapes);
        painter.extend(shapes);
        let hidden = |rect: Rect| plates.iter().any(|plate| plate.intersects(rect));
        if hidden(Rect::from_center_size(at, vec2(2.0, 2.0))) {
            continue;
        }
        let place = scene.life.place(ghost.place);
        let name = place.name(scene.now.day, scene.lang());
        let galley = line(
            &painter,
            &format!("{name}?"),
            Face::SerifItalic.size(14.5),
            p.ink,
        );
        let size = galley.size();
        let beside = RADIUS + 5.0;
        // Right of the ring, else left, else below: never under a plate and never cut by the frame.
        let spots = [
            pos2(at.x + beside, at.y - size.y / 2.0),
            pos2(at.x - beside - size.x, at.y - size.y / 2.0),
            pos2(at.x - size.x / 2.0, at.y + beside),
        ];
        let room = sheet.rect.shrink(6.0);
        let free = spots
            .into_iter()
            .map(|spot| Rect::from_min_size(spot, size))
            .find(|label| room.contains_rect(*label) && !hidden(*label));
        let Some(label) = free else {
            continue;
        };
        let args = Args::new().set("what", name);
        let said = scene.words.text_with("rival-mark", &args);
        let around = if ground.land_share(label) > 0.5 {
            p.land
        } else {
            p.sea
        };
        let response = ui.interact(
            Rect::from_center_size(at, HIT).union(label),
            Id::unique(("rival-place", ghost.dispute.key.as_str())),
            Sense::click(),
        );
        painter.extend(halo(label.min, &galley, p.ink, around, 1.6));
        response.widget_info(|| {
            let text = ghost.dispute.text.get(scene.lang());
            WidgetInfo::labeled(egui::Role::Button, true, format!("{said}. {text}"))
        });
        focus_ring(&painter, &response, label, p.focus);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            commands.push(Command::Select(selection_of(ghost.dispute.row)));
        }
    }
}
