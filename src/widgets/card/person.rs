//! The plate of a person: who it was, and the entries that name them.

use egui::Ui;

use crate::calendar::{bounds_text, edtf_text};
use crate::explore::{Command, Commands, Filter, PersonId, Scene, Tab, people};
use crate::life::{Kind, Person, RowId};
use crate::words::Args;

use super::super::theme::{Face, Look};
use super::plate::{rule, section, title};
use super::statement::{link, place_and_town, prose};

/// Name, years, a line, and the rows that name the person, by date.
pub(super) fn person(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    number: u32,
    commands: &mut Commands,
) {
    let Some(person) = scene.life.people.get(number as usize) else {
        return;
    };
    let (words, lang) = (scene.words, scene.lang());
    title(ui, look, person.name.get(lang), &years(scene, person));
    let font = Face::Serif.size(look.pick(18.5, 16.5));
    let height = look.pick(27.0, 24.0);
    prose(ui, person.line.get(lang), font, height, look.palette.ink);
    let named = people(scene.life);
    let filter = named.iter().position(|name| person.is_called(name));
    if let Some(at) = filter.and_then(|at| u32::try_from(at).ok()) {
        ui.add_space(4.0);
        if link(ui, look, &words.text("person-filter")) {
            commands.push(Command::SetFilter(Filter {
                person: Some(PersonId(at)),
                ..scene.finder.wanted().filter
            }));
            commands.push(Command::ShowTab(Tab::Events));
        }
    }
    rule(ui, look);
    section(ui, look, words, "person-crossings");
    let rows = scene.finder.crossings();
    for row in rows {
        crossing(ui, look, scene, *row, commands);
    }
    if rows.is_empty() {
        let font = Face::Sans.size(15.5);
        let text = words.text("person-no-crossings");
        prose(ui, &text, font, 22.0, look.palette.ink2);
    }
}

/// The date moves the clock and leaves the plate open; the row opens its card.
fn crossing(ui: &mut Ui, look: &Look, scene: &Scene<'_>, row: RowId, commands: &mut Commands) {
    let (date, day, what, place) = match row {
        RowId::Event(id) => {
            let event = scene.life.event(id);
            (
                edtf_text(scene.words, &event.date),
                event.bounds.earliest,
                event.title.get(scene.lang()).to_owned(),
                event.place,
            )
        }
        RowId::Leg(id) => {
            let leg = scene.life.leg(id);
            let key = match &leg.kind {
                Kind::Stay { .. } => "card-stay",
                Kind::Journey { .. } => "card-journey",
            };
            (
                bounds_text(scene.words, leg.start_bounds),
                leg.start_bounds.earliest,
                scene.words.text(key).into_owned(),
                leg.place(),
            )
        }
    };
    ui.add_space(3.0);
    if link(ui, look, &date) {
        commands.push(Command::ShowDay(day.max(scene.life.subject.first_day)));
    }
    if quiet_link(
        ui,
        look,
        &format!("{what} · {}", place_and_town(scene, place)),
    ) {
        commands.push(Command::Select(row.into()));
    }
}

/// A link in the second line of a row: told from the date by its weight, not by another colour.
fn quiet_link(ui: &mut Ui, look: &Look, text: &str) -> bool {
    let font = Face::Serif.size(look.pick(16.0, 15.0));
    let job = super::super::paint::prose_job(text, font, 21.0, look.palette.ink2);
    let response = ui.add(egui::Label::new(job).wrap().sense(egui::Sense::click()));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, text));
    super::super::paint::focus_ring(ui.painter(), &response, response.rect, look.palette.focus);
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
}

fn years(scene: &Scene<'_>, person: &Person) -> String {
    let args = Args::new();
    let (key, args) = match (person.born, person.died) {
        (Some(born), Some(died)) => (
            "person-years",
            args.set("born", born.to_string())
                .set("died", died.to_string()),
        ),
        (Some(born), None) => ("person-born", args.set("born", born.to_string())),
        (None, Some(died)) => ("person-died", args.set("died", died.to_string())),
        (None, None) => return String::new(),
    };
    scene.words.text_with(key, &args).into_owned()
}
