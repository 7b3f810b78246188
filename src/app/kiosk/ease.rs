//! Ease of use: the size of the text, the colours, movement, and how the screen is used.

use egui::{Id, Rect, ScrollArea, Sense, StrokeKind, Ui, UiBuilder, pos2, vec2};

use crate::explore::Scene;
use crate::widgets::button::{self, Dress};
use crate::widgets::paint::{line, paragraph};
use crate::widgets::theme::{Face, Look, ThemeKind};
use crate::words::Args;

use super::keys::word_key;
use super::scale::TextSize;

/// What a visitor may set; it goes back at the end of the visit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Comfort {
    /// The size of the text.
    pub text: TextSize,
    /// The colours.
    pub theme: ThemeKind,
    /// Nothing moves that need not.
    pub still: bool,
}

/// A key of a row: its id, its word, whether it is chosen, what it sets.
type Choice = (&'static str, &'static str, bool, Comfort);

/// Draws the sheet into a rectangle; `key` is the least height of a key.
pub(in crate::app) fn ease_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    sheet: Rect,
    key: f32,
    comfort: &mut Comfort,
) {
    let p = &look.palette;
    ui.interact(sheet, Id::unique("ease-ground"), Sense::click_and_drag());
    ui.painter().rect_filled(sheet, 0.0, p.raise);
    ui.painter()
        .rect_stroke(sheet, 0.0, look.frame(), StrokeKind::Inside);
    let inner = sheet.shrink2(vec2(18.0, 10.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("ease"));
    child.set_clip_rect(inner);
    ScrollArea::vertical()
        .id_salt("ease-scroll")
        .auto_shrink([false, false])
        .show(&mut child, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 6.0);
            rows(ui, look, scene, key, comfort);
        });
}

fn rows(ui: &mut Ui, look: &Look, scene: &Scene<'_>, key: f32, comfort: &mut Comfort) {
    let (p, words) = (&look.palette, scene.words);
    let wide = ui.available_width() > 460.0;
    if wide {
        let title = line(
            ui.painter(),
            &words.text("kiosk-ease-title"),
            Face::Serif.size(24.0),
            p.ink,
        );
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
        ui.painter().galley(rect.min, title, p.ink);
    }
    let now = *comfort;
    let percent = Args::new().set(
        "percent",
        f64::from(100.0 * now.text.factor()).round() as i64,
    );
    let percent = words.text_with("kiosk-percent", &percent).into_owned();
    let smaller = Comfort {
        text: now.text.smaller(),
        ..now
    };
    let larger = Comfort {
        text: now.text.larger(),
        ..now
    };
    let theme = |theme: ThemeKind| Comfort { theme, ..now };
    let still = |still: bool| Comfort { still, ..now };
    let sizes: [Choice; 2] = [
        ("smaller", "kiosk-smaller", false, smaller),
        ("larger", "kiosk-larger", false, larger),
    ];
    let colours: [Choice; 3] = [
        (
            "light",
            "kiosk-light",
            now.theme == ThemeKind::Light,
            theme(ThemeKind::Light),
        ),
        (
            "dark",
            "kiosk-dark",
            now.theme == ThemeKind::Dark,
            theme(ThemeKind::Dark),
        ),
        (
            "high",
            "kiosk-high",
            now.theme == ThemeKind::HighContrast,
            theme(ThemeKind::HighContrast),
        ),
    ];
    let motion: [Choice; 2] = [
        ("moves", "kiosk-moves", !now.still, still(false)),
        ("still", "kiosk-still", now.still, still(true)),
    ];
    let label = format!("{}: {percent}", words.text("kiosk-text"));
    let set = [
        row(ui, look, scene, key, wide, &label, &sizes, now),
        row(
            ui,
            look,
            scene,
            key,
            wide,
            &words.text("kiosk-contrast"),
            &colours,
            now,
        ),
        row(
            ui,
            look,
            scene,
            key,
            wide,
            &words.text("kiosk-motion"),
            &motion,
            now,
        ),
    ];
    if let Some(set) = set.into_iter().flatten().next() {
        *comfort = set;
    }
    let how = format!("{} {}", words.text("kiosk-how"), words.text("kiosk-silent"));
    let room = ui.available_width();
    let galley = paragraph(
        ui.painter(),
        &how,
        Face::Sans.size(15.5),
        22.0,
        room.min(560.0),
        p.ink,
    );
    let (rect, response) =
        ui.allocate_exact_size(vec2(room, galley.size().y + 6.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &how));
    ui.painter()
        .galley(rect.min + vec2(0.0, 4.0), galley, p.ink);
}

/// A row of keys with what they are about before or above them; what was chosen.
#[expect(
    clippy::too_many_arguments,
    reason = "a row is described by just these"
)]
fn row(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    key: f32,
    wide: bool,
    label: &str,
    choices: &[Choice],
    now: Comfort,
) -> Option<Comfort> {
    let p = &look.palette;
    let galley = line(ui.painter(), label, Face::SansBold.size(15.5), p.ink);
    let room = ui.available_width();
    let keys = if wide {
        let (rect, _) = ui.allocate_exact_size(vec2(room, key), Sense::hover());
        let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, p.ink);
        Rect::from_min_max(pos2(rect.left() + 0.36 * room, rect.top()), rect.max)
    } else {
        let (rect, _) = ui.allocate_exact_size(vec2(room, galley.size().y), Sense::hover());
        ui.painter().galley(rect.min, galley, p.ink);
        ui.allocate_exact_size(vec2(room, key), Sense::hover()).0
    };
    let each = keys.width() / choices.len() as f32;
    let mut set = None;
    for (i, (id, word, chosen, comfort)) in choices.iter().enumerate() {
        let left = keys.left() + each * i as f32;
        let rect = Rect::from_min_size(pos2(left, keys.top()), vec2(each - 4.0, keys.height()));
        let dress = if *chosen { Dress::Chosen } else { Dress::Plain };
        let word = scene.words.text(word);
        let response = if *comfort == now && !chosen {
            // Nothing smaller than the smallest.
            let face = button::Face::Word(word.to_string(), Face::Narrow.size(15.0));
            let id = Id::unique(("kiosk", *id));
            button::button_enabled(ui, look, rect, id, &word, &face, dress, false)
        } else {
            word_key(ui, look, rect, id, &word, 16.0, dress)
        };
        if response.clicked() {
            set = Some(*comfort);
        }
    }
    set
}
