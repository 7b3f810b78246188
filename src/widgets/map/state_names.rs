//! The names of the states of the date, where the picture found room for them.

use egui::{CursorIcon, Id, Sense, Ui, WidgetInfo};

use crate::explore::{Command, Commands, Scene, Selection};
use crate::geo::LonLat;
use crate::world::states;

use super::super::paint::focus_ring;
use super::super::theme::{Face, Look};
use super::labels::Placed;
use super::realms::{Spot, Spots};
use super::sheet::Sheet;
use super::wanted::{Key, Lettering, Rank, Wanted};

/// Closer than this (points per degree) a frame lies in one or two states, which the column names.
const CLOSEST: f64 = 1500.0;

/// From this scale on the parts of a sovereign state are named too.
const PARTS: f64 = 14.0;

/// Adds the names of the states.
pub(super) fn want_states(
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    spots: &Spots,
    out: &mut Vec<Wanted>,
) {
    let scale = sheet.scale();
    if scale > CLOSEST {
        return;
    }
    for spot in &spots.all {
        if spot.inner && scale < PARTS {
            continue;
        }
        out.extend(want(sheet, scene, spot));
    }
}

fn want(sheet: &Sheet<'_>, scene: &Scene<'_>, spot: &Spot) -> Option<Wanted> {
    let states = states();
    let number = states.number(&spot.id)?;
    let name = states.named(&spot.id, scene.now.day)?;
    let p = &sheet.look.palette;
    let text = name.short.get(scene.lang()).to_uppercase();
    let color = if spot.inner {
        p.state_label.gamma_multiply(0.85)
    } else {
        p.state_label
    };
    let at = spot
        .at
        .iter()
        .filter_map(|(lon, lat)| {
            let lon = if *lon > 180.0 { lon - 360.0 } else { *lon };
            LonLat::new(lon, *lat).ok()
        })
        .collect();
    let text = Lettering::new(text, Face::Serif, spot.size).spaced(spot.spacing);
    Some(Wanted {
        weight: f64::from(spot.size) - if spot.inner { 100.0 } else { 0.0 },
        ..Wanted::centred(Key::State(number), Rank::State, at, text, color)
    })
}

/// Every name of a state is a button that opens its card.
pub(super) fn state_buttons(ui: &Ui, look: &Look, placed: &[Placed], commands: &mut Commands) {
    for label in placed {
        let Key::State(number) = label.key else {
            continue;
        };
        let id = Id::unique(("map-state", number));
        let response = ui.interact(look.finger(label.rect), id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &label.text));
        focus_ring(ui.painter(), &response, label.rect, look.palette.focus);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            commands.push(Command::Select(Selection::State(number)));
        }
    }
}
