//! A plate over the frame that tells the visitor something.

use egui::{Id, Rect, Ui, vec2};

use crate::explore::Scene;
use crate::widgets::button::{self, Dress, button};
use crate::widgets::theme::{Face, Look};
use crate::words::Args;

/// Something to tell the visitor, until it is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Notice {
    pub(super) title: &'static str,
    pub(super) lines: Vec<String>,
    pub(super) count: usize,
}

/// A plate that tells something until it is closed; true if it was.
pub(super) fn notice_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    frame: Rect,
    notice: &Notice,
) -> bool {
    let p = &look.palette;
    let width = 460.0_f32.min(frame.width() - 40.0);
    let plate = Rect::from_center_size(
        frame.center(),
        vec2(width, 250.0_f32.min(frame.height() - 20.0)),
    );
    ui.interact(
        plate,
        Id::unique("notice-ground"),
        egui::Sense::click_and_drag(),
    );
    ui.painter().rect_filled(plate, 0.0, p.raise);
    ui.painter()
        .rect_stroke(plate, 0.0, look.frame(), egui::StrokeKind::Inside);
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(plate.shrink(24.0))
            .id_salt("notice"),
    );
    child.set_clip_rect(plate);
    let head = |ui: &mut Ui, text: &str, font, color| {
        ui.label(egui::RichText::new(text).font(font).color(color));
    };
    head(
        &mut child,
        &scene.words.text(notice.title),
        Face::Serif.size(24.0),
        p.ink,
    );
    for text in &notice.lines {
        head(&mut child, text, Face::Sans.size(15.0), p.ink2);
    }
    if notice.count > 0 {
        let args = Args::new().set("count", notice.count as i64);
        head(
            &mut child,
            &scene.words.text_with("problems-count", &args),
            Face::Sans.size(15.0),
            p.ink2,
        );
    }
    let word = scene.words.text("dismiss").into_owned();
    let rect = Rect::from_min_size(plate.left_bottom() + vec2(24.0, -62.0), vec2(120.0, 40.0));
    let name = word.clone();
    let face = button::Face::Word(word, Face::NarrowBold.size(16.0));
    button(
        ui,
        look,
        rect,
        Id::unique("notice-close"),
        &name,
        &face,
        Dress::Chosen,
    )
    .clicked()
}
