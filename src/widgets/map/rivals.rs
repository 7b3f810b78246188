//! The ghosts of rival places on the map: a ring with gaps, tied to the place that is kept.

use std::sync::Arc;

use egui::{
    CursorIcon, Galley, Id, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::explore::rivals::{RivalPlace, rival_places};
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

/// From so many points per degree on, a ghost has its name beside it; on a wider map only the ring.
const NAMED: f64 = 9.0;

/// A ghost laid out before the names of the map, which keep clear of it.
pub(super) struct Ghost<'a> {
    rival: RivalPlace<'a>,
    at: Pos2,
    kept: Pos2,
    label: Option<(Arc<Galley>, Rect)>,
}

/// Lays out the ghosts on the sheet that no plate hides.
pub(super) fn ghosts<'a>(
    painter: &Painter,
    sheet: &Sheet<'_>,
    scene: &Scene<'a>,
    plates: &[Rect],
) -> Vec<Ghost<'a>> {
    let hidden = |rect: Rect| plates.iter().any(|plate| plate.intersects(rect));
    rival_places(scene)
        .filter_map(|rival| {
            let (at, kept) = (sheet.pos(rival.at), sheet.pos(rival.kept));
            let ring = Rect::from_center_size(at, vec2(2.0 * RADIUS, 2.0 * RADIUS));
            let seen = sheet.rect.contains_rect(ring) && !hidden(ring);
            // A place he stayed at has its own name on the map.
            let known = scene.trace.towns.iter().chain(&scene.trace.places);
            let named = known.into_iter().any(|stop| stop.place == rival.place);
            let label = (seen && !named && sheet.scale() >= NAMED)
                .then(|| name_beside(painter, sheet, scene, &rival, at, &hidden))
                .flatten();
            seen.then_some(Ghost {
                rival,
                at,
                kept,
                label,
            })
        })
        .collect()
}

/// The name with a question mark: right of the ring, else left, else below; never under a plate and
/// never cut by the frame.
fn name_beside(
    painter: &Painter,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    rival: &RivalPlace<'_>,
    at: Pos2,
    hidden: &impl Fn(Rect) -> bool,
) -> Option<(Arc<Galley>, Rect)> {
    let name = scene
        .life
        .place(rival.place)
        .name(scene.now.day, scene.lang());
    let font = Face::SerifItalic.size(14.5);
    let galley = line(painter, &format!("{name}?"), font, sheet.look.palette.ink);
    let size = galley.size();
    let beside = RADIUS + 5.0;
    let spots = [
        pos2(at.x + beside, at.y - size.y / 2.0),
        pos2(at.x - beside - size.x, at.y - size.y / 2.0),
        pos2(at.x - size.x / 2.0, at.y + beside),
    ];
    let room = sheet.rect.shrink(6.0);
    spots
        .into_iter()
        .map(|spot| Rect::from_min_size(spot, size))
        .find(|label| room.contains_rect(*label) && !hidden(*label))
        .map(|label| (galley, label))
}

impl Ghost<'_> {
    /// What the names of the map keep clear of.
    pub(super) fn rects(&self) -> impl Iterator<Item = Rect> + '_ {
        let ring = Rect::from_center_size(self.at, vec2(2.0 * RADIUS, 2.0 * RADIUS));
        let label = self.label.as_ref().map(|(_, rect)| *rect);
        std::iter::once(ring)
            .chain(label)
            .map(|rect| rect.expand(6.0))
    }
}

/// Draws the ghosts; each leads to the card of its row.
pub(super) fn rivals(
    ui: &Ui,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    ground: Ground<'_>,
    ghosts: &[Ghost<'_>],
    commands: &mut Commands,
) {
    let p = &sheet.look.palette;
    let painter = ui.painter().with_clip_rect(sheet.rect);
    for ghost in ghosts {
        let (at, kept, dispute) = (ghost.at, ghost.kept, ghost.rival.dispute);
        let mut shapes = Vec::new();
        if at.distance(kept) > 3.0 * RADIUS {
            let along = (kept - at).normalized() * (RADIUS + 3.0);
            let thread = [at + along, kept - along];
            shapes.push(Shape::line_segment(thread, Stroke::new(3.6, p.land)));
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
        let mut hit = Rect::from_center_size(at, HIT);
        if let Some((galley, rect)) = &ghost.label {
            let land = ground.land_share(*rect) > 0.5;
            let around = if land { p.land } else { p.sea };
            painter.extend(halo(rect.min, galley, p.ink, around, 1.6));
            hit = hit.union(*rect);
        }
        let place = scene.life.place(ghost.rival.place);
        let args = Args::new().set("what", place.name(scene.now.day, scene.lang()));
        let said = scene.words.text_with("rival-mark", &args);
        let id = Id::unique(("rival-place", dispute.key.as_str()));
        let response = ui.interact(hit, id, Sense::click());
        response.widget_info(|| {
            let text = dispute.text.get(scene.lang());
            WidgetInfo::labeled(egui::Role::Button, true, format!("{said}. {text}"))
        });
        focus_ring(&painter, &response, hit, p.focus);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            commands.push(Command::Select(dispute.row.into()));
        }
    }
}
