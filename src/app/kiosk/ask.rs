//! The question whether somebody is still there, with the seconds that are left to answer it.

use egui::{Color32, Id, Rect, Sense, Shape, Stroke, Ui, pos2, vec2};

use crate::explore::Scene;
use crate::widgets::button::Dress;
use crate::widgets::paint::{paragraph, shrunk};
use crate::widgets::theme::{Face, Look};
use crate::words::Args;

use super::keys::word_key;
use super::scale::Metrics;

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Answer {
    /// Somebody is there.
    Here,
    /// Somebody wants to leave it as it was at the start.
    Leave,
}

/// Draws the question over everything, within reach. `share` is how much of its time is left.
pub(in crate::app) fn ask_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    metrics: &Metrics,
    left: f64,
    share: f32,
) -> Option<Answer> {
    let (p, words) = (&look.palette, scene.words);
    let window = ui.max_rect();
    // Everything behind is still seen, and cannot be touched.
    ui.interact(window, Id::unique("ask-ground"), Sense::click_and_drag());
    let veil = match look.kind {
        crate::widgets::theme::ThemeKind::Light => p.paper.gamma_multiply(0.72),
        _ => p.paper.gamma_multiply(0.8),
    };
    ui.painter().rect_filled(window, 0.0, veil);
    let key = metrics.target.max(56.0).min(0.2 * window.height());
    let width = (0.86 * window.width()).min(520.0);
    let height = (190.0 + key)
        .min(window.height() - 12.0)
        .min((window.bottom() - metrics.reach).max(120.0 + key));
    let top = (window.center().y - height / 2.0)
        .max(metrics.reach)
        .min(window.bottom() - height - 6.0);
    let plate = Rect::from_min_size(
        pos2(window.center().x - width / 2.0, top),
        vec2(width, height),
    );
    ui.painter().rect_filled(plate, 0.0, p.raise);
    ui.painter().rect_stroke(
        plate,
        0.0,
        Stroke::new(3.0, p.ink),
        egui::StrokeKind::Inside,
    );
    let inner = plate.shrink(20.0);
    let ring = (0.5 * (inner.height() - key - 12.0)).min(52.0);
    let centre = pos2(inner.left() + ring, inner.top() + ring);
    countdown(ui, look, centre, ring - 3.0, left, share);
    let text_left = centre.x + ring + 18.0;
    let room = inner.right() - text_left;
    let head = shrunk(
        ui.painter(),
        &words.text("kiosk-ask"),
        Face::Serif.size(28.0),
        room,
        p.ink,
    );
    let mut y = inner.top() + 4.0;
    let size = head.size().y;
    ui.painter().galley(pos2(text_left, y), head, p.ink);
    y += size + 6.0;
    let seconds = Args::new().set("seconds", left.ceil() as i64);
    let again = words.text_with("kiosk-again", &seconds).into_owned();
    let galley = paragraph(
        ui.painter(),
        &again,
        Face::Sans.size(16.0),
        22.0,
        room,
        p.ink,
    );
    ui.painter().galley(pos2(text_left, y), galley, p.ink);
    let plate_id = Id::unique("ask");
    let said = ui.interact(
        Rect::from_min_max(
            pos2(text_left, inner.top()),
            pos2(inner.right(), inner.bottom() - key),
        ),
        plate_id,
        Sense::hover(),
    );
    let question = format!("{} {again}", words.text("kiosk-ask"));
    said.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &question));
    ui.ctx().accesskit_node_builder(plate_id, |node| {
        node.set_live(egui::accesskit::Live::Assertive);
    });
    let row = Rect::from_min_max(pos2(inner.left(), inner.bottom() - key), inner.max);
    let split = row.left() + 0.64 * row.width();
    let stay = Rect::from_min_max(row.min, pos2(split - 6.0, row.bottom()));
    let leave = Rect::from_min_max(pos2(split, row.top()), row.max);
    let word = words.text("kiosk-stay");
    if word_key(ui, look, stay, "ask-stay", &word, 22.0, Dress::Chosen).clicked() {
        return Some(Answer::Here);
    }
    let word = words.text("kiosk-leave");
    word_key(ui, look, leave, "ask-leave", &word, 17.0, Dress::Plain)
        .clicked()
        .then_some(Answer::Leave)
}

/// A ring that empties, with the seconds in it.
fn countdown(ui: &Ui, look: &Look, centre: egui::Pos2, radius: f32, left: f64, share: f32) {
    let p = &look.palette;
    let painter = ui.painter();
    painter.circle_stroke(centre, radius, Stroke::new(2.0, p.rule2));
    let steps = 72.0_f32;
    let filled = (share.clamp(0.0, 1.0) * steps).ceil() as usize;
    let points: Vec<egui::Pos2> = (0..=filled)
        .map(|i| {
            let angle = (i as f32 / steps - 0.25) * std::f32::consts::TAU;
            centre + radius * vec2(angle.cos(), angle.sin())
        })
        .collect();
    let stroke: (f32, Color32) = (7.0, p.ink);
    painter.add(Shape::line(points, Stroke::new(stroke.0, stroke.1)));
    let figure = format!("{}", left.ceil().max(0.0) as i64);
    let galley = shrunk(
        painter,
        &figure,
        Face::NarrowBold.size(1.1 * radius),
        1.5 * radius,
        p.ink,
    );
    painter.galley(centre - galley.size() / 2.0, galley, p.ink);
}
