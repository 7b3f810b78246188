//! The card of a state of the map, with his stays in it, and the page on how the map was made.

use egui::Ui;

use crate::calendar::{Day, date_text};
use crate::explore::{Command, Commands, Scene, Selection};
use crate::life::PlaceId;
use crate::words::{Args, group_digits};
use crate::world::{StateName, states};

use super::super::theme::{Face, Look};
use super::plate::{rule, section, title};
use super::statement::{link, prose};

/// A state: its names, whom it was a part of, and the towns he stayed in while they were its.
pub(super) fn state(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    number: u32,
    commands: &mut Commands,
) {
    let states = states();
    let Some(id) = states.id(number) else {
        return;
    };
    let (day, lang) = (scene.now.day, scene.lang());
    let names = states.names(id);
    let shown = states.named(id, day).or_else(|| names.last());
    let Some(shown) = shown else {
        return;
    };
    title(ui, look, shown.name.get(lang), &span(scene, shown));
    let above = states.sovereign(id, day);
    if above != id
        && let Some(name) = states.named(above, day)
        && let Some(number) = states.number(above)
    {
        let args = Args::new().set("state", name.name.get(lang));
        if link(ui, look, &scene.words.text_with("state-part-of", &args)) {
            commands.push(Command::Select(Selection::State(number)));
        }
    }
    if names.len() > 1 {
        rule(ui, look);
        section(ui, look, scene.words, "state-names");
        for name in names {
            let first = name.from.unwrap_or(scene.life.subject.first_day);
            let first = first.max(scene.life.subject.first_day);
            if link(ui, look, name.name.get(lang)) && first <= scene.life.subject.last_day {
                commands.push(Command::ShowDay(first));
            }
            small(ui, look, &span(scene, name));
        }
    }
    rule(ui, look);
    section(ui, look, scene.words, "state-stays");
    let towns = stays(scene, id);
    for (place, days) in &towns {
        let name = scene.life.place(*place).name(day, lang);
        if link(ui, look, name) {
            commands.push(Command::Select(Selection::Place(*place)));
        }
        let args = Args::new()
            .set("days", group_digits(days.round() as i64, lang))
            .set("count", days.round() as i64);
        small(ui, look, &scene.words.text_with("state-days", &args));
    }
    if towns.is_empty() {
        small(ui, look, &scene.words.text("state-no-stays"));
    }
}

fn small(ui: &mut Ui, look: &Look, text: &str) {
    let font = Face::Sans.size(15.5);
    prose(ui, text, font, 22.0, look.palette.ink2);
}

/// From when to when a state bore a name, as far as the map goes.
fn span(scene: &Scene<'_>, name: &StateName) -> String {
    let text = |day: Day| date_text(scene.words, day);
    let last = |to: Day| to.pred_opt().unwrap_or(to);
    let words = scene.words;
    match (name.from, name.to) {
        (None, None) => String::new(),
        (Some(from), None) => words
            .text_with("state-from", &Args::new().set("from", text(from)))
            .into_owned(),
        (None, Some(to)) => words
            .text_with("state-until", &Args::new().set("until", text(last(to))))
            .into_owned(),
        (Some(from), Some(to)) => {
            let args = Args::new()
                .set("from", text(from))
                .set("until", text(last(to)));
            words.text_with("card-span", &args).into_owned()
        }
    }
}

/// The towns he stayed in while they lay in a state or in a part of it, with the days, the most first.
fn stays(scene: &Scene<'_>, id: &str) -> Vec<(PlaceId, f64)> {
    let mut towns = Vec::new();
    for stop in &scene.trace.towns {
        let days: f64 = stop
            .stays
            .iter()
            .filter(|(leg, start, _, _)| {
                let day = scene.day_of(start + 0.5);
                let place = match scene.life.leg(*leg).kind {
                    crate::life::Kind::Stay { place } => place,
                    crate::life::Kind::Journey { .. } => stop.place,
                };
                let of = |place: PlaceId| scene.life.place(place).state(day);
                of(place)
                    .or_else(|| of(scene.life.town(place)))
                    .is_some_and(|state| {
                        let key = &*scene.life.state(state).key;
                        key == id || states().sovereign(key, day) == id
                    })
            })
            .map(|(_, start, end, _)| end - start)
            .sum();
        if days > 0.0 {
            towns.push((stop.place, days));
        }
    }
    towns.sort_by(|one, other| other.1.total_cmp(&one.1));
    towns
}

/// How the map was made, and where it is wrong.
pub(super) fn about_map(ui: &mut Ui, look: &Look, scene: &Scene<'_>, commands: &mut Commands) {
    let words = scene.words;
    title(ui, look, &words.text("about-map-title"), "");
    for (head, body) in [
        ("about-borders", "about-borders-text"),
        ("about-hatching", "about-hatching-text"),
        ("about-names", "about-names-text"),
        ("about-coast", "about-coast-text"),
        ("about-projection", "about-projection-text"),
        ("about-sources", "about-sources-text"),
    ] {
        section(ui, look, words, head);
        let font = Face::Serif.size(16.5);
        prose(ui, &words.text(body), font, 24.0, look.palette.ink);
        ui.add_space(8.0);
    }
    if link(ui, look, &words.text("know-open")) {
        commands.push(Command::Select(Selection::HowWeKnow));
    }
}
