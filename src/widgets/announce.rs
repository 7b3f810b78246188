//! What a screen reader says by itself: the place and the date, at each step.

use egui::accesskit::Live;
use egui::{Id, Rect, Sense, Ui, WidgetInfo, vec2};

use crate::calendar::date_text;
use crate::explore::Scene;

/// Where he is and when: `New York, 13 January 1917`.
pub fn step_text(scene: &Scene<'_>) -> String {
    let place = super::card::heading(scene);
    format!("{place}, {}", date_text(scene.words, scene.now.day))
}

/// Puts the step where a screen reader hears of it. While the clock plays, days pass faster than
/// anybody speaks: then the place alone is said, when it changes.
pub fn announce_ui(ui: &Ui, scene: &Scene<'_>) {
    let text = if scene.clock.playing {
        super::card::heading(scene)
    } else {
        step_text(scene)
    };
    let id = Id::unique("announce");
    let corner = Rect::from_min_size(ui.max_rect().min, vec2(1.0, 1.0));
    let response = ui.interact(corner, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &text));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_live(Live::Polite);
        node.set_value(&*text);
    });
}
