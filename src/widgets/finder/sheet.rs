//! The sheet of the filter: one group of words for each thing it can ask.

use egui::{Rect, ScrollArea, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use crate::explore::{Command, Commands, Filter, Only, Scene};
use crate::life::{Condition, Confidence, Mode};

use super::super::paint::spaced;
use super::super::theme::{Face, Look};
use super::{Shown, hidden_note, kind_toggles, link, toggle};

/// The width of the sheet beside the list.
pub(in super::super) const WIDTH: f32 = 330.0;

/// Draws the sheet into `area`. With `alone` it stands in the list's place, and holds the switches
/// of the list too.
pub(in super::super) fn sheet_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    area: Rect,
    alone: bool,
    shown: Shown,
    commands: &mut Commands,
) {
    let p = &look.palette;
    ui.painter().rect_filled(area, 0.0, p.paper);
    ui.painter()
        .rect_stroke(area, 0.0, look.frame(), StrokeKind::Inside);
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(area.shrink2(vec2(18.0, 2.0)))
            .id_salt("filter-sheet"),
    );
    child.set_clip_rect(area.shrink(1.2).intersect(ui.clip_rect()));
    ScrollArea::vertical()
        .id_salt("filter-scroll")
        .auto_shrink([false, false])
        .show(&mut child, |ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
            if alone {
                ui.horizontal_wrapped(|ui| {
                    kind_toggles(ui, look, scene, commands);
                    hidden_note(ui, look, scene, shown, commands);
                });
            }
            groups(ui, look, scene, commands);
            ui.add_space(12.0);
        });
}

fn groups(ui: &mut Ui, look: &Look, scene: &Scene<'_>, commands: &mut Commands) {
    let filter = scene.finder.wanted().filter;
    let facets = scene.finder.facets();
    let words = scene.words;
    let mut wanted = filter;

    if let Some((name, _)) = filter.person.and_then(|person| facets.person(person)) {
        head(ui, look, &words.text("find-person"));
        ui.horizontal_wrapped(|ui| {
            if toggle(ui, look, "person", name, true).clicked() {
                wanted.person = None;
            }
        });
    }
    head(ui, look, &words.text("find-rank"));
    ui.horizontal_wrapped(|ui| {
        let ranks = [(1, "find-rank-1"), (2, "find-rank-2"), (3, "find-rank-3")];
        for (rank, key) in ranks {
            if toggle(ui, look, key, &words.text(key), filter.rank == rank).clicked() {
                wanted.rank = if filter.rank == rank { 0 } else { rank };
            }
        }
    });
    head(ui, look, &words.text("find-condition"));
    terms(ui, look, facets.conditions(), &mut wanted.conditions, |n| {
        let condition = Condition::ALL.get(n)?;
        let key = format!("find-condition-{}", condition.key());
        Some((words.text(&key).into_owned(), key))
    });
    head(ui, look, &words.text("find-mode"));
    terms(ui, look, facets.modes(), &mut wanted.modes, |n| {
        let mode = Mode::ALL.get(n)?;
        let key = format!("find-mode-{}", mode.key());
        Some((words.text(&key).into_owned(), key))
    });
    head(ui, look, &words.text("find-certainty"));
    let all = Only::of(0..Confidence::ALL.len());
    terms(ui, look, all, &mut wanted.certainty, |n| {
        let confidence = Confidence::ALL.get(n)?;
        let key = format!("confidence-{}", confidence.key());
        Some((words.text(&key).into_owned(), key))
    });
    head(ui, look, &words.text("find-country"));
    ui.horizontal_wrapped(|ui| {
        for id in facets.countries() {
            let state = scene.life.state(*id);
            let name = state.name(scene.now.day, scene.lang());
            let on = filter.country == Some(*id);
            if toggle(ui, look, &state.key, name, on).clicked() {
                wanted.country = (!on).then_some(*id);
            }
        }
    });
    if filter != Filter::default() {
        ui.add_space(8.0);
        if link(ui, look, "sheet", &words.text("find-show-everything")).clicked() {
            wanted = Filter::default();
        }
    }
    if wanted != filter {
        commands.push(Command::SetFilter(wanted));
    }
}

/// The switches of one group of terms.
fn terms(
    ui: &mut Ui,
    look: &Look,
    occurring: Only,
    chosen: &mut Only,
    name: impl Fn(usize) -> Option<(String, String)>,
) {
    let shown = *chosen;
    ui.horizontal_wrapped(|ui| {
        for number in (0..16).filter(|number| occurring.has(*number)) {
            let Some((name, key)) = name(number) else {
                continue;
            };
            if toggle(ui, look, &key, &name, shown.has(number)).clicked() {
                *chosen = shown.toggled(number);
            }
        }
    });
}

/// The head of a group, in spaced capitals.
fn head(ui: &mut Ui, look: &Look, text: &str) {
    let p = &look.palette;
    ui.add_space(14.0);
    let galley = spaced(
        ui.painter(),
        &text.to_uppercase(),
        Face::NarrowBold.size(14.0),
        1.6,
        p.ink2,
    );
    let (id, rect) = ui.allocate_space(vec2(ui.available_width(), galley.size().y + 4.0));
    let response = ui.interact(rect, id, egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, text));
    ui.painter().galley(rect.min, galley, p.ink2);
}
