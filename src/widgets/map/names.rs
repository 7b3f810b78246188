//! Which names the map would like to show, the most important first.

use std::sync::Arc;

use egui::{Color32, Galley, Painter, Pos2};

use crate::explore::Scene;
use crate::life::{Kind, Life, PlaceId, Precision};
use crate::words::Lang;
use crate::world::{LabelKind, labels as world_labels, towns};

use super::super::paint::{line, spaced};
use super::super::theme::Face;
use super::labels::{Obstacles, Stand, Wanted};
use super::marks::{DrawnStop, HOUSES};
use super::sheet::Sheet;
use super::stays::stays_text;

/// The key of the name of where he is.
pub(super) const PRESENT: &str = "present";

/// Every name wanted, by falling importance.
pub(super) fn wanted(
    painter: &Painter,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    stops: &[DrawnStop<'_>],
    obstacles: &Obstacles<'_>,
) -> Vec<Wanted> {
    let mut names = Vec::new();
    want_present(painter, sheet, scene, obstacles, &mut names);
    want_stops(painter, sheet, scene, stops, &mut names);
    want_waters(painter, sheet, scene.lang(), &mut names);
    want_towns(painter, sheet, scene, stops, &mut names);
    names
}

fn name_galley(painter: &Painter, text: &str, face: Face, size: f32) -> Arc<Galley> {
    line(painter, text, face.size(size), Color32::PLACEHOLDER)
}

/// The town's name at wide views, the place's own at close ones.
fn shown_place(life: &Life, place: PlaceId, scale: f64) -> PlaceId {
    if scale > HOUSES {
        place
    } else {
        life.town(place)
    }
}

fn want_present(
    painter: &Painter,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    obstacles: &Obstacles<'_>,
    out: &mut Vec<Wanted>,
) {
    let p = &sheet.look.palette;
    let mut want = |place: PlaceId, anchor: Pos2, clear: f32, size: f32, key: &str| {
        let place = shown_place(scene.life, place, sheet.scale());
        out.push(Wanted {
            key: key.to_owned(),
            place: Some(place),
            anchor,
            clear,
            galley: name_galley(
                painter,
                shown_name(scene, place, sheet.scale()),
                Face::NarrowBold,
                size,
            ),
            below: modern_name(painter, scene, place, sheet.scale()),
            color: p.ink,
            stand: Stand::Beside,
            most_ashore: 1.0,
            dot: false,
        });
    };
    match &scene.life.leg(scene.now.leg).kind {
        Kind::Stay { place } => want(
            *place,
            sheet.pos(scene.now.at),
            obstacles.marker.width() / 2.0,
            19.0,
            PRESENT,
        ),
        Kind::Journey { from, to, .. } => {
            // An end of the way that the marker stands on is named beside the marker.
            let clear = |at: Pos2| {
                let under = at.distance(obstacles.marker.center()) < 8.0;
                if under {
                    obstacles.marker.width() / 2.0
                } else {
                    7.0
                }
            };
            if let Some(goal) = obstacles.drawn.goal {
                want(*to, goal, clear(goal), 16.0, "goal");
            }
            let start = sheet.pos(scene.life.place(*from).at);
            want(*from, start, clear(start), 16.0, "start");
        }
    }
}

/// Today's name in italics, at town zoom, where it differs.
fn modern_name(
    painter: &Painter,
    scene: &Scene<'_>,
    place: PlaceId,
    scale: f64,
) -> Option<Arc<Galley>> {
    let record = scene.life.place(place);
    let name = record.name(scene.now.day, scene.lang());
    // A house has a description for today's name; towns have names.
    let differs = record.precision >= Precision::Town
        && !record.modern_name.is_empty()
        && record.modern_name != name
        && !name.contains(&record.modern_name);
    // Today's official names are written in the local Latin form, which tells a Russian reader little.
    (scale > 60.0 && differs && scene.lang() != Lang::Ru)
        .then(|| name_galley(painter, &record.modern_name, Face::SerifItalic, 12.5))
}

/// The name of the date as the zoom has room for it: a wide view has none for `(Pera)` or `near
/// Imatra`, and a close one need not say of every house which town it is in.
fn shown_name<'a>(scene: &Scene<'a>, place: PlaceId, scale: f64) -> &'a str {
    let life: &'a Life = scene.life;
    let named = |place: PlaceId| life.place(place).name(scene.now.day, scene.lang());
    let name = named(place);
    let town = life.town(place);
    if scale < 24.0 {
        name.split([',', '(']).next().unwrap_or(name).trim_end()
    } else if town == place {
        name
    } else {
        without_town(name, named(town))
    }
}

/// `Hotel Savoy, Prinkipo` in `Büyükada (Prinkipo)` is the Hotel Savoy; `Odessa, port` stays whole.
fn without_town<'a>(name: &'a str, town: &str) -> &'a str {
    match name.rsplit_once(", ") {
        Some((house, tail)) if town.contains(tail) => house,
        _ => name,
    }
}

fn want_stops(
    painter: &Painter,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    stops: &[DrawnStop<'_>],
    out: &mut Vec<Wanted>,
) {
    /// More names than this no eye reads.
    const MOST: usize = 90;
    let p = &sheet.look.palette;
    let taken: Vec<PlaceId> = out.iter().filter_map(|name| name.place).collect();
    let mut order: Vec<&DrawnStop<'_>> = stops
        .iter()
        .filter(|stop| !taken.contains(&stop.place))
        .collect();
    order.sort_by(|a, b| b.days.total_cmp(&a.days));
    // At world zoom a night on the way is a mark without a name.
    let least = if sheet.scale() < 9.0 {
        20.0
    } else if sheet.scale() < 24.0 {
        3.0
    } else {
        0.0
    };
    for stop in order
        .into_iter()
        .take(MOST)
        .filter(|stop| stop.days >= least)
    {
        let face = if stop.days > 500.0 {
            Face::NarrowBold
        } else {
            Face::Narrow
        };
        let name = shown_name(scene, stop.place, sheet.scale());
        out.push(Wanted {
            key: scene.life.place(stop.place).key.clone(),
            place: Some(stop.place),
            anchor: stop.at,
            clear: stop.radius + 1.0,
            galley: name_galley(painter, name, face, 14.0),
            below: (sheet.scale() > HOUSES)
                .then(|| stays_text(scene, stop.stop))
                .filter(|text| !text.is_empty())
                .map(|text| name_galley(painter, &text, Face::Narrow, 13.0)),
            color: p.ink,
            stand: Stand::Beside,
            most_ashore: 1.0,
            dot: false,
        });
    }
}

fn want_waters(painter: &Painter, sheet: &Sheet<'_>, lang: Lang, out: &mut Vec<Wanted>) {
    let p = &sheet.look.palette;
    let scale = sheet.scale();
    for label in world_labels() {
        let least = match (label.kind, label.rank) {
            (LabelKind::Ocean, _) => 1.0,
            (LabelKind::Water, 1) => 9.0,
            (LabelKind::Water, 2) => 20.0,
            (LabelKind::Water, 4..) => 150.0,
            (LabelKind::Water | LabelKind::Lake, _) => 30.0,
            (LabelKind::River, _) => 40.0,
            (LabelKind::Land, _) => 16.0,
        };
        let at = sheet.pos(label.at);
        // A sea's name is lost when the sea is far wider than the frame.
        if scale < least || scale > least * 260.0 || !sheet.rect.contains(at) {
            continue;
        }
        let water = label.kind != LabelKind::Land;
        let color = if water { p.sea_label } else { p.state_label };
        // Rank 4 is the name of a great water once more, near a shore he lived on.
        let great = matches!(label.rank, 1 | 4..);
        let size = match label.rank {
            1 if label.kind == LabelKind::Ocean => 18.0,
            1 | 4.. => 15.0,
            2 => 14.0,
            _ => 12.5,
        };
        let name = label.name.get(lang);
        let text = if great && water {
            name.to_uppercase()
        } else {
            name.to_owned()
        };
        let spacing = size * if great { 0.22 } else { 0.05 };
        let font = Face::SerifItalic.size(size);
        let galley = spaced(painter, &text, font, spacing, Color32::PLACEHOLDER);
        // The smaller the water the less its name may drift: it must not reach the next one.
        let drift = |lengths: f32, degrees: f64| {
            Stand::Afloat((lengths * galley.size().x).min((degrees * scale) as f32))
        };
        let stand = match (label.kind, label.rank) {
            (LabelKind::Ocean, _) => drift(1.0, 14.0),
            (LabelKind::Water, 1) => drift(0.6, 2.5),
            (LabelKind::Water, 2) => drift(0.4, 1.0),
            (LabelKind::Water, 3) => drift(0.4, 0.3),
            (LabelKind::Water, _) => drift(1.2, 0.15),
            (LabelKind::Lake | LabelKind::River | LabelKind::Land, _) => Stand::Centred,
        };
        out.push(Wanted {
            key: format!("label-{name}"),
            place: None,
            anchor: at,
            clear: 0.0,
            galley,
            below: None,
            color,
            stand,
            // A strait is narrower than its name.
            most_ashore: if label.rank == 3 { 1.0 } else { 0.34 },
            dot: false,
        });
    }
}

fn want_towns(
    painter: &Painter,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    stops: &[DrawnStop<'_>],
    out: &mut Vec<Wanted>,
) {
    let p = &sheet.look.palette;
    let scale = sheet.scale();
    for town in towns() {
        let least = match town.rank {
            1 => 16.0,
            2 => 26.0,
            3 => 48.0,
            _ => 90.0,
        };
        if scale < least || scale > 3000.0 || !town.holds(scene.now.day) {
            continue;
        }
        let at = sheet.pos(town.at);
        if !sheet.rect.contains(at) {
            continue;
        }
        // A town he has stayed in is named by its mark.
        let near = (scale * 0.12).clamp(6.0, 60.0) as f32;
        if stops.iter().any(|stop| stop.at.distance(at) < near) {
            continue;
        }
        out.push(Wanted {
            key: format!("town-{}", town.id),
            place: None,
            anchor: at,
            clear: 3.0,
            galley: name_galley(painter, town.name.get(scene.lang()), Face::Narrow, 13.0),
            below: None,
            color: p.ink3,
            stand: Stand::Beside,
            most_ashore: 1.0,
            dot: true,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_is_named_without_its_town_only_where_the_town_is_named_last() {
        assert_eq!(
            without_town("Hotel Savoy, Prinkipo", "Büyükada (Prinkipo)"),
            "Hotel Savoy"
        );
        assert_eq!(
            without_town("Spentzer flat, Pokrovsky Lane, Odessa", "Odessa"),
            "Spentzer flat, Pokrovsky Lane"
        );
        assert_eq!(without_town("Odessa, port", "Odessa"), "Odessa, port");
        assert_eq!(
            without_town("Smolny Institute", "Petrograd"),
            "Smolny Institute"
        );
    }
}
