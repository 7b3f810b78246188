//! The tabs in the corner of the frame, and the key of the search beside them.

use egui::{Id, Rect, Ui, pos2, vec2};

use crate::explore::{Command, Commands, Scene, Tab};
use crate::widgets::button::{self, Dress, button};
use crate::widgets::icons::Icon;
use crate::widgets::paint::line;
use crate::widgets::theme::{Face, Look};

/// The words of the tabs with their widths.
fn tab_words(ui: &Ui, look: &Look, scene: &Scene<'_>) -> Vec<(Tab, String, f32)> {
    Tab::ALL
        .into_iter()
        .map(|tab| {
            let key = match tab {
                Tab::Map => "tab-map",
                Tab::Events => "tab-events",
                Tab::Numbers => "tab-numbers",
            };
            let word = scene.words.text(key).into_owned();
            let width = line(
                ui.painter(),
                &word,
                Face::NarrowBold.size(17.0),
                look.palette.ink,
            )
            .size()
            .x + 32.0;
            (tab, word, width)
        })
        .collect()
}

/// The tabs' plate, in the frame's top left corner.
pub(super) fn tabs_rect(ui: &Ui, look: &Look, scene: &Scene<'_>, frame: Rect) -> Rect {
    let width = tab_words(ui, look, scene)
        .iter()
        .map(|(_, _, width)| width)
        .sum();
    Rect::from_min_size(frame.min + vec2(14.0, 14.0), vec2(width, 40.0))
}

/// The key of the search beside the tabs.
pub(super) fn search_key_rect(tabs: Rect) -> Rect {
    Rect::from_min_size(tabs.right_top() + vec2(8.0, 0.0), vec2(40.0, tabs.height()))
}

pub(super) fn search_key_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    tabs: Rect,
    commands: &mut Commands,
) {
    let name = scene.words.text("find-search");
    let face = button::Face::Sign(Icon::Search, 16.0);
    let id = Id::unique("search-key");
    let rect = search_key_rect(tabs);
    let response = button(ui, look, rect, id, &name, &face, Dress::Plain);
    if response.on_hover_text(&*name).clicked() {
        commands.push(Command::Search(true));
    }
}

pub(super) fn tabs_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    frame: Rect,
    commands: &mut Commands,
) {
    let plate = tabs_rect(ui, look, scene, frame);
    ui.painter().rect_filled(plate, 0.0, look.palette.paper);
    let mut x = plate.left();
    for (tab, word, width) in tab_words(ui, look, scene) {
        let rect = Rect::from_min_size(pos2(x, plate.top()), vec2(width, plate.height()));
        x += width;
        let chosen = tab == scene.tab;
        let (face, dress) = if chosen {
            (Face::NarrowBold, Dress::Chosen)
        } else {
            (Face::Narrow, Dress::Bare)
        };
        let name = word.clone();
        let face = button::Face::Word(word, face.size(17.0));
        if button(
            ui,
            look,
            rect,
            Id::unique(("tab", tab.key())),
            &name,
            &face,
            dress,
        )
        .clicked()
        {
            commands.push(Command::ShowTab(tab));
        }
    }
    ui.painter()
        .rect_stroke(plate, 0.0, look.frame(), egui::StrokeKind::Outside);
}
