//! What lies under the pointer: its name on a small plate, and a click chooses it.

use egui::{CursorIcon, Id, Pos2, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::calendar::edtf_text;
use crate::explore::{Command, Commands, Scene, Selection};
use crate::life::LegId;

use super::super::paint::{focus_ring, line, paragraph};
use super::super::theme::{Face, Look};
use super::labels::Placed;
use super::marks::DrawnStop;
use super::sheet::Sheet;
use super::slip::{About, Slip};
use super::stays::stays_text;
use super::touch::Hands;
use super::trail::{Drawn, DrawnLeg, distance_to_segment};
use super::wanted::Key;

/// What is on the map to be found.
pub(super) struct Found<'a> {
    pub(super) stops: &'a [DrawnStop<'a>],
    pub(super) drawn: &'a Drawn,
    pub(super) placed: &'a [Placed],
    /// Plates over the map: what they cover cannot be meant.
    pub(super) plates: &'a [Rect],
}

/// Every name of a place or a town is a button that a keyboard and a screen reader reach.
pub(super) fn name_buttons(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    found: &Found<'_>,
    slip: &mut Option<Slip>,
    commands: &mut Commands,
) {
    /// Enough to walk through; a crowd would drown a screen reader.
    const MOST: usize = 60;
    for label in found.placed.iter().take(MOST) {
        let id = match label.key {
            Key::Place(place) => Id::unique(("map-place", place)),
            Key::Town(row) => Id::unique(("map-town", row)),
            Key::Around(_) | Key::State(_) | Key::Feature(_) => continue,
        };
        let response = ui.interact(look.finger(label.rect), id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &label.text));
        focus_ring(ui.painter(), &response, label.rect, look.palette.focus);
        let opener = response.has_focus().then_some(id);
        if let Key::Place(place) = label.key
            && (response.hovered() || response.has_focus())
        {
            commands.push(Command::Hover(Some(Selection::Place(place))));
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        match label.key {
            Key::Place(place) => {
                let stop = found.stops.iter().find(|stop| stop.place == place);
                ui.ctx().accesskit_node_builder(id, |node| {
                    if let Some(stop) = stop {
                        node.set_description(stays_text(scene, stop.stops()));
                    }
                });
                if !response.clicked() {
                    continue;
                }
                match stop.filter(|stop| !stop.others.is_empty()) {
                    Some(stop) => *slip = Some(fan(scene, &[stop], opener)),
                    None => commands.push(Command::Select(Selection::Place(place))),
                }
            }
            Key::Town(row) if response.clicked() => {
                *slip = Some(Slip::new(About::Town(row), label.at, scene, opener));
            }
            Key::Town(_) | Key::Around(_) | Key::State(_) | Key::Feature(_) => {}
        }
    }
}

/// The slip of marks that lie on each other.
fn fan(scene: &Scene<'_>, stops: &[&DrawnStop<'_>], opener: Option<Id>) -> Slip {
    let places = stops
        .iter()
        .flat_map(|stop| stop.stops().map(|stop| stop.place))
        .collect();
    let at = stops
        .first()
        .map_or(scene.now.at, |stop| scene.life.place(stop.stop.place).at);
    Slip::new(About::Places(places), at, scene, opener)
}

/// Finds the mark, else the town, else the journey nearest to the pointer; shows its name, and a
/// click chooses it, or fans out those that lie there together.
#[expect(
    clippy::too_many_arguments,
    reason = "a pick is of what is found on a sheet of a scene by hands"
)]
pub(super) fn pick(
    ui: &Ui,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    response: &Response,
    hands: &Hands,
    found: &Found<'_>,
    slip: &mut Option<Slip>,
    commands: &mut Commands,
) {
    let Some(at) = response.hover_pos() else {
        return;
    };
    if hands.are_busy() || found.plates.iter().any(|plate| plate.contains(at)) {
        return;
    }
    let meant = stops_meant(found.stops, at, hands.reach());
    if let Some(stop) = meant.first() {
        let many = meant.len() > 1 || !stop.others.is_empty();
        let place = scene.life.place(stop.place);
        let head = place.name(scene.now.day, scene.lang());
        let dates = stays_text(scene, stop.stops());
        commands.push(Command::Hover(Some(Selection::Place(stop.stop.place))));
        point_at(ui, sheet, response, found, at, slip.as_ref(), head, &dates);
        if response.clicked() && many {
            *slip = Some(fan(scene, &meant, None));
        } else if response.clicked() {
            commands.push(Command::Select(Selection::Place(stop.place)));
        }
    } else if let Some((row, label)) = nearest_town(found.placed, at, hands.reach() / 1.5) {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        if response.clicked() {
            *slip = Some(Slip::new(About::Town(row), label.at, scene, None));
        }
    } else if let Some(leg) = nearest_leg(&found.drawn.legs, at, hands.reach() / 1.5) {
        let record = scene.life.leg(leg);
        let head = record.fact.get(scene.lang());
        let dates = edtf_text(scene.words, &record.start);
        commands.push(Command::Hover(Some(Selection::Leg(leg))));
        point_at(ui, sheet, response, found, at, slip.as_ref(), head, &dates);
        if response.clicked() {
            commands.push(Command::Select(Selection::Leg(leg)));
        }
    } else if response.clicked() && scene.selection.is_some() {
        commands.push(Command::Deselect);
    }
}

/// Shows what a click would choose.
#[expect(clippy::too_many_arguments, reason = "a tip is shown for just these")]
fn point_at(
    ui: &Ui,
    sheet: &Sheet<'_>,
    response: &Response,
    found: &Found<'_>,
    at: Pos2,
    slip: Option<&Slip>,
    head: &str,
    dates: &str,
) {
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    let named = found.placed.iter().any(|label| label.rect.contains(at));
    if !response.dragged() && !named && slip.is_none() {
        tip(ui, sheet, at, head, dates);
    }
}

/// The stops whose edge is within reach of a point and about as near as the nearest, that one first;
/// of two at one spot, the smaller.
fn stops_meant<'a>(stops: &'a [DrawnStop<'a>], at: Pos2, reach: f32) -> Vec<&'a DrawnStop<'a>> {
    let off = |stop: &DrawnStop<'_>| (stop.at.distance(at) - stop.radius).max(0.0);
    let mut meant: Vec<&DrawnStop<'_>> = stops.iter().filter(|stop| off(stop) < reach).collect();
    meant.sort_by(|a, b| {
        let order = off(a).total_cmp(&off(b));
        order.then(a.radius.total_cmp(&b.radius))
    });
    // A blunt finger means more of them than a pointer.
    let nearest = meant.first().map_or(0.0, |stop| off(stop));
    meant.retain(|stop| off(stop) <= nearest + reach / 6.0);
    meant
}

/// The background town whose dot is nearest to a point within reach.
fn nearest_town(placed: &[Placed], at: Pos2, reach: f32) -> Option<(u32, &Placed)> {
    placed
        .iter()
        .filter_map(|label| match label.key {
            Key::Town(row) => Some((row, label)),
            _ => None,
        })
        .filter(|(_, label)| label.anchor.distance(at) < reach)
        .min_by(|(_, a), (_, b)| {
            let off = |label: &Placed| label.anchor.distance(at);
            off(a).total_cmp(&off(b))
        })
}

/// The leg nearest to a point within reach; of two on one line, the later.
fn nearest_leg(legs: &[DrawnLeg], at: Pos2, reach: f32) -> Option<LegId> {
    let off = |leg: &DrawnLeg| {
        leg.line
            .windows(2)
            .map(|pair| distance_to_segment(at, pair[0], pair[1]))
            .fold(f32::INFINITY, f32::min)
    };
    legs.iter()
        .rev()
        .filter(|leg| leg.bounds.expand(reach).contains(at))
        .map(|leg| (off(leg), leg.leg))
        .filter(|(off, _)| *off < reach)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, leg)| leg)
}

/// A small plate beside the pointer.
fn tip(ui: &Ui, sheet: &Sheet<'_>, at: Pos2, head: &str, dates: &str) {
    let p = &sheet.look.palette;
    let painter = ui.painter().with_clip_rect(sheet.rect);
    let head = paragraph(&painter, head, Face::Sans.size(14.5), 19.0, 300.0, p.ink);
    let dates = line(&painter, dates, Face::Narrow.size(13.5), p.ink2);
    let size = vec2(
        head.size().x.max(dates.size().x),
        head.size().y + dates.size().y + 2.0,
    ) + vec2(20.0, 14.0);
    let mut corner = at + vec2(16.0, 16.0);
    corner.x = corner.x.min(sheet.rect.right() - size.x - 6.0);
    if corner.y + size.y > sheet.rect.bottom() - 6.0 {
        corner.y = at.y - size.y - 12.0;
    }
    let plate = Rect::from_min_size(corner, size);
    painter.rect_filled(plate, 0.0, p.raise);
    painter.rect_stroke(plate, 0.0, sheet.look.frame(), egui::StrokeKind::Inside);
    let dates_at = pos2(corner.x + 10.0, plate.bottom() - 7.0 - dates.size().y);
    painter.galley(corner + vec2(10.0, 7.0), head, p.ink);
    painter.galley(dates_at, dates, p.ink2);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_journeys_on_one_line_the_later_is_meant() {
        let line = vec![pos2(0.0, 0.0), pos2(100.0, 0.0)];
        let leg = |id: u32| DrawnLeg {
            leg: LegId(id),
            line: line.clone(),
            bounds: Rect::from_points(&line),
        };
        let legs = [leg(3), leg(7)];
        assert_eq!(nearest_leg(&legs, pos2(50.0, 4.0), 8.0), Some(LegId(7)));
        assert_eq!(nearest_leg(&legs, pos2(50.0, 9.0), 8.0), None);
    }
}
