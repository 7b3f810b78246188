//! Which names the map would like to show.

use std::sync::OnceLock;

use egui::vec2;

use crate::explore::Scene;
use crate::geo::{LonLat, distance_km};
use crate::life::{Kind, Life, PlaceId, Precision};
use crate::words::Lang;
use crate::world::{Label, LabelKind, labels as world_labels, towns};

use super::super::theme::Face;
use super::marks::{DrawnStop, HOUSES};
use super::sheet::Sheet;
use super::stays::stays_text;
use super::table::Obstacles;
use super::wanted::{Key, Lettering, Rank, Stand, Wanted};

/// Every name wanted by the life, the waters and the towns; others may be added to the list.
pub(super) fn wanted(
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    stops: &[DrawnStop<'_>],
    obstacles: &Obstacles<'_>,
) -> Vec<Wanted> {
    let mut names = Vec::new();
    want_present(sheet, scene, obstacles, &mut names);
    want_stops(sheet, scene, stops, &mut names);
    want_around(sheet, scene, stops, &mut names);
    want_features(sheet, scene.lang(), &mut names);
    want_towns(sheet, scene, stops, &mut names);
    names
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
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    obstacles: &Obstacles<'_>,
    out: &mut Vec<Wanted>,
) {
    let marker = obstacles.marker.width() / 2.0;
    let mut want = |place: PlaceId, at: LonLat, clear: f32, rank: Rank, weight: f64| {
        let place = shown_place(scene.life, place, sheet.scale());
        let size = if rank == Rank::Present { 19.0 } else { 16.0 };
        let text = shown_name(scene, place, sheet.scale());
        let text = Lettering::new(text, Face::NarrowBold, size);
        let color = sheet.look.palette.ink;
        out.push(Wanted {
            below: modern_name(scene, place, sheet.scale()),
            weight,
            ..Wanted::beside(Key::Place(place), rank, at, clear, text, color)
        });
    };
    match &scene.life.leg(scene.now.leg).kind {
        Kind::Stay { place } => want(*place, scene.now.at, marker, Rank::Present, 1.0),
        Kind::Journey { from, to, .. } => {
            // An end of the way that the marker stands on is named beside the marker.
            let clear = |at: LonLat| {
                let under = sheet.pos(at).distance(obstacles.marker.center()) < 8.0;
                if under { marker } else { 7.0 }
            };
            let (start, goal) = (scene.life.place(*from).at, scene.life.place(*to).at);
            if obstacles.drawn.goal.is_some() {
                want(*to, goal, clear(goal), Rank::Goal, 2.0);
            }
            want(*from, start, clear(start), Rank::Goal, 1.0);
        }
    }
}

/// Today's name in italics, at town zoom, where it differs.
fn modern_name(scene: &Scene<'_>, place: PlaceId, scale: f64) -> Option<Lettering> {
    let record = scene.life.place(place);
    let lang = scene.lang();
    // A house has a description for today's name; towns have names.
    let told = scale > 60.0 && record.precision >= Precision::Town;
    // Where the record lacks today's name, it is written in the local Latin form, which tells a
    // Russian reader little.
    let read = lang != Lang::Ru || record.name_today(lang).is_some();
    let name = record.other_name_today(scene.now.day, lang)?;
    (told && read).then(|| Lettering::new(name, Face::SerifItalic, 12.5))
}

/// The name of the date as the zoom has room for it: a wide view has none for `(Pera)` or `near
/// Imatra`, and a close one need not say of every house which town it is in.
fn shown_name<'a>(scene: &Scene<'a>, place: PlaceId, scale: f64) -> &'a str {
    let name = house_name(scene, place);
    if scale < 24.0 {
        name.split([',', '(']).next().unwrap_or(name).trim_end()
    } else {
        name
    }
}

/// The name of the date, of a house without its town.
pub(super) fn house_name<'a>(scene: &Scene<'a>, place: PlaceId) -> &'a str {
    let life: &'a Life = scene.life;
    let named = |place: PlaceId| life.place(place).name(scene.now.day, scene.lang());
    let town = life.town(place);
    if town == place {
        named(place)
    } else {
        without_town(named(place), named(town))
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
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    stops: &[DrawnStop<'_>],
    out: &mut Vec<Wanted>,
) {
    /// More names than this no eye reads.
    const MOST: usize = 90;
    let taken: Vec<Key> = out.iter().map(|name| name.key).collect();
    let mut order: Vec<&DrawnStop<'_>> = stops
        .iter()
        .filter(|stop| !taken.contains(&Key::Place(stop.place)))
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
        let (face, rank) = if stop.days > 500.0 {
            (Face::NarrowBold, Rank::LongStay)
        } else {
            (Face::Narrow, Rank::Stay)
        };
        let mut text = shown_name(scene, stop.place, sheet.scale()).to_owned();
        // A crowd that is not the whole town bears the name of one house and says that there are more.
        let more = stop.others.len();
        if more > 0 && scene.life.town(stop.place) != stop.place {
            text.push_str(&format!(" +{more}"));
        }
        let text = if sheet.scale() > HOUSES && has_houses(scene.life, stop.place) {
            around(&text)
        } else {
            Lettering::new(text, face, 14.0)
        };
        let at = scene.life.place(stop.stop.place).at;
        let color = sheet.look.palette.ink;
        let clear = stop.radius + 1.0;
        out.push(Wanted {
            below: (sheet.scale() > HOUSES)
                .then(|| stays_text(scene, stop.stops()))
                .filter(|text| !text.is_empty())
                .map(|text| Lettering::new(text, Face::Narrow, 13.0)),
            weight: stop.days,
            ..Wanted::beside(Key::Place(stop.place), rank, at, clear, text, color)
        });
    }
}

/// A town among its houses, as a map of the town has it.
fn around(name: &str) -> Lettering {
    Lettering::new(name, Face::Serif, 15.0)
        .capitals()
        .spaced(0.16)
}

/// Whether houses of a town are told apart.
fn has_houses(life: &Life, town: PlaceId) -> bool {
    life.places.iter().any(|place| place.part_of == Some(town))
}

/// A close view names the towns of the houses in it, wherever between them there is room.
fn want_around(
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    stops: &[DrawnStop<'_>],
    out: &mut Vec<Wanted>,
) {
    /// Steps from the town's middle, in points: there, then close around it.
    const STEPS: [(f32, f32); 9] = [
        (0.0, 0.0),
        (0.0, -24.0),
        (0.0, 24.0),
        (0.0, -48.0),
        (0.0, 48.0),
        (-40.0, -24.0),
        (40.0, -24.0),
        (-40.0, 24.0),
        (40.0, 24.0),
    ];
    if sheet.scale() <= HOUSES {
        return;
    }
    let here = match &scene.life.leg(scene.now.leg).kind {
        Kind::Stay { place } => [*place, *place],
        Kind::Journey { from, to, .. } => [*from, *to],
    };
    let in_view = |place: PlaceId| sheet.rect.contains(sheet.pos(scene.life.place(place).at));
    let begun = scene.trace.towns.iter().filter(|stop| {
        // A town is named also where none of its houses is in sight.
        stop.first() <= scene.clock.moment && in_view(stop.place)
    });
    let shown = stops.iter().map(|stop| stop.place);
    let all = shown.chain(here).chain(begun.map(|stop| stop.place));
    let mut towns: Vec<PlaceId> = all.map(|place| scene.life.town(place)).collect();
    towns.sort_unstable();
    towns.dedup();
    for town in towns {
        let named = out.iter().any(|name| name.key == Key::Place(town));
        if named || !in_view(town) || !has_houses(scene.life, town) {
            continue;
        }
        let middle = scene.life.place(town).at;
        let at = STEPS.iter().filter_map(|(x, y)| {
            let at = sheet.pos(middle) + vec2(*x, *y);
            sheet.lonlat(at)
        });
        let name = scene.life.place(town).name(scene.now.day, scene.lang());
        let (text, other) = name.split_once(" (").unwrap_or((name, ""));
        let other = other.trim_end_matches(')');
        let other = (!other.is_empty()).then(|| Lettering::new(other, Face::SerifItalic, 12.5));
        let text = around(text);
        let color = sheet.look.palette.ink2;
        out.push(Wanted {
            below: other.or_else(|| modern_name(scene, town, sheet.scale())),
            weight: stops.iter().map(|stop| stop.days).sum(),
            ..Wanted::centred(Key::Around(town), Rank::Around, at.collect(), text, color)
        });
    }
}

/// For each row of the table of waters, ranges and regions, the first row with its name: a great
/// water stands in the table several times, and is named once.
fn first_rows() -> &'static [u32] {
    static FIRST: OnceLock<Vec<u32>> = OnceLock::new();
    FIRST.get_or_init(|| {
        let name = |label: &Label| label.name.get(Lang::En).to_owned();
        let names: Vec<String> = world_labels().iter().map(name).collect();
        names
            .iter()
            .enumerate()
            .map(|(row, name)| {
                let first = names.iter().position(|other| other == name);
                first.unwrap_or(row) as u32
            })
            .collect()
    })
}

fn want_features(sheet: &Sheet<'_>, lang: Lang, out: &mut Vec<Wanted>) {
    let scale = sheet.scale();
    for (label, first) in world_labels().iter().zip(first_rows()) {
        let least = match (label.kind, label.rank) {
            (LabelKind::Ocean, _) => 1.0,
            (LabelKind::Water, 1) => 9.0,
            (LabelKind::Water, 2) => 20.0,
            (LabelKind::Water, 4..) => 150.0,
            (LabelKind::Water | LabelKind::Lake, _) => 30.0,
            (LabelKind::River, _) => 40.0,
            (LabelKind::Land, _) => 16.0,
        };
        // A sea's name is lost when the sea is far wider than the frame.
        if scale < least || scale > least * 260.0 || !sheet.rect.contains(sheet.pos(label.at)) {
            continue;
        }
        let key = Key::Feature(*first);
        if let Some(wanted) = out.iter_mut().find(|wanted| wanted.key == key) {
            wanted.at.push(label.at);
        } else {
            out.push(feature(sheet, lang, label, key));
        }
    }
}

fn feature(sheet: &Sheet<'_>, lang: Lang, label: &Label, key: Key) -> Wanted {
    let p = &sheet.look.palette;
    let water = label.kind != LabelKind::Land;
    // Rank 4 is the name of a great water once more, near a shore he lived on.
    let great = matches!(label.rank, 1 | 4..);
    let size = match label.rank {
        1 if label.kind == LabelKind::Ocean => 18.0,
        1 | 4.. => 15.0,
        2 => 14.0,
        _ => 12.5,
    };
    let spacing = if great { 0.22 } else { 0.05 };
    let text = Lettering {
        capitals: great && water,
        ..Lettering::new(label.name.get(lang), Face::SerifItalic, size).spaced(spacing)
    };
    // The smaller the water the less its name may drift: it must not reach the next one.
    let length = text.text.chars().count() as f32 * size * (0.5 + spacing);
    let drift = |lengths: f32, degrees: f64| {
        Stand::Afloat((lengths * length).min((degrees * sheet.scale()) as f32))
    };
    let stand = match (label.kind, label.rank) {
        (LabelKind::Ocean, _) => drift(1.0, 14.0),
        (LabelKind::Water, 1) => drift(0.6, 2.5),
        (LabelKind::Water, 2) => drift(0.4, 1.0),
        (LabelKind::Water, 3) => drift(0.4, 0.3),
        (LabelKind::Water, _) => drift(1.2, 0.15),
        (LabelKind::Lake | LabelKind::River | LabelKind::Land, _) => Stand::Centred,
    };
    let color = if water { p.sea_label } else { p.state_label };
    Wanted {
        stand,
        // A strait is narrower than its name.
        most_ashore: if label.rank == 3 { 1.0 } else { 0.34 },
        weight: by_rank(label.rank),
        ..Wanted::centred(key, Rank::Feature, vec![label.at], text, color)
    }
}

/// A weight so that each rank of a table takes the room of the next but one.
fn by_rank(rank: u8) -> f64 {
    (-f64::from(rank)).exp2()
}

/// Two tables give a town the same position to so many kilometres.
const SAME_KM: f64 = 10.0;

fn want_towns(
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    stops: &[DrawnStop<'_>],
    out: &mut Vec<Wanted>,
) {
    let scale = sheet.scale();
    let (mut id, mut first) = ("", 0);
    for (row, town) in (0..).zip(towns()) {
        // The rows of a town, one a name, stand together.
        if town.id != id {
            (id, first) = (&town.id, row);
        }
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
        // A town he has stayed in is named by its mark, or among its houses.
        let near = (scale * 0.12).clamp(6.0, 60.0) as f32;
        let same = |name: &Wanted| match name.key {
            Key::Place(place) | Key::Around(place) => {
                let at = scene.life.place(scene.life.town(place)).at;
                distance_km(at, town.at) < SAME_KM
            }
            Key::State(_) | Key::Feature(_) | Key::Town(_) => false,
        };
        if stops.iter().any(|stop| stop.at.distance(at) < near) || out.iter().any(same) {
            continue;
        }
        let text = Lettering::new(town.name.get(scene.lang()), Face::Narrow, 13.0);
        let color = sheet.look.palette.ink3;
        out.push(Wanted {
            weight: by_rank(town.rank),
            dot: true,
            ..Wanted::beside(Key::Town(first), Rank::Town, town.at, 3.0, text, color)
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
