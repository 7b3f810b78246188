//! The help sheet: every key and what it does, over the frame, until it is closed.

use egui::{
    Galley, Id, Pos2, Rect, ScrollArea, Sense, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::explore::Scene;
use crate::words::Args;

use super::button::{self, Dress, button};
use super::icons::{Icon, icon};
use super::paint::{line, shrunk};
use super::theme::{Face, Look};

/// What stands on a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cap {
    /// A word or a letter.
    Word(String),
    /// A sign that the fonts do not have, and its name.
    Sign(Icon, String),
}

/// What a key does; several may do the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The keys, each as the caps pressed together.
    pub keys: Vec<Vec<Cap>>,
    /// What they do.
    pub what: String,
}

/// Rows under one title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The title.
    pub title: String,
    /// The rows.
    pub rows: Vec<Row>,
}

/// Height of a row where there is room and where there is none, and of a title.
const ROW: f32 = 32.0;
const LOW_ROW: f32 = 23.0;
const TITLE: f32 = 44.0;

/// Room for the keys at the left of a row.
const KEYS: f32 = 190.0;

/// Draws the sheet; true if it was closed. A sheet just opened takes the keyboard.
pub fn help_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    frame: Rect,
    groups: &[Group],
    fresh: bool,
) -> bool {
    let p = &look.palette;
    let inset = vec2(frame.width() * 0.04, 14.0).min(vec2(48.0, 14.0));
    let plate = frame.shrink2(inset);
    ui.interact(plate, Id::unique("help-ground"), Sense::click_and_drag());
    ui.painter().rect_filled(plate, 0.0, p.raise);
    ui.painter()
        .rect_stroke(plate, 0.0, look.frame(), StrokeKind::Inside);
    let title = scene.words.text("help-title");
    let galley = line(
        ui.painter(),
        &title,
        Face::Serif.size(look.pick(30.0, 24.0)),
        p.ink,
    );
    ui.painter()
        .galley(plate.min + vec2(26.0, 16.0), galley, p.ink);
    let close = Rect::from_min_size(
        pos2(plate.right() - 58.0, plate.top() + 14.0),
        vec2(44.0, 44.0),
    );
    let name = scene.words.text("help-close");
    let cross = button::Face::Sign(Icon::Close, 13.0);
    let id = Id::unique("help-close");
    let response = button(ui, look, close, id, &name, &cross, Dress::Plain);
    if fresh {
        response.request_focus();
    }

    let body = Rect::from_min_max(plate.min + vec2(26.0, 70.0), plate.max - vec2(16.0, 14.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt("help"));
    child.set_clip_rect(body);
    child.spacing_mut().item_spacing = egui::Vec2::ZERO;
    ScrollArea::vertical()
        .id_salt("help-scroll")
        .auto_shrink([false, false])
        .show(&mut child, |ui| {
            let columns = columns(groups, body.width());
            let most = |row: f32| {
                let tall = columns.iter().map(|column| tall(column, row));
                tall.fold(0.0, f32::max)
            };
            // The whole sheet is seen at once if lower rows can do it.
            let row = if most(ROW) > body.height() {
                let slope = (most(ROW) - most(LOW_ROW)) / (ROW - LOW_ROW);
                (ROW - (most(ROW) - body.height()) / slope.max(1.0)).max(LOW_ROW)
            } else {
                ROW
            };
            let most = most(row);
            let (sheet, _) =
                ui.allocate_exact_size(vec2(body.width() - 10.0, most), Sense::hover());
            let each = sheet.width() / columns.len().max(1) as f32;
            for (i, column) in columns.iter().enumerate() {
                let mut top = sheet.top();
                let left = sheet.left() + each * i as f32;
                for group in *column {
                    top = group_ui(ui, look, scene, group, pos2(left, top), each - 26.0, row);
                }
            }
        });
    response.clicked()
}

fn tall(groups: &[Group], row: f32) -> f32 {
    groups
        .iter()
        .map(|group| TITLE + row * group.rows.len() as f32)
        .sum()
}

/// One or two columns of groups, whichever has room, of nearly the same height.
fn columns(groups: &[Group], width: f32) -> Vec<&[Group]> {
    if width < 760.0 || groups.len() < 2 {
        return vec![groups];
    }
    let uneven = |at: &usize| {
        let (left, right) = groups.split_at(*at);
        ((tall(left, ROW) - tall(right, ROW)).abs()) as u32
    };
    let at = (1..groups.len()).min_by_key(uneven).unwrap_or(1);
    let (left, right) = groups.split_at(at);
    vec![left, right]
}

/// A title and its rows; returns where they end.
fn group_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    group: &Group,
    at: Pos2,
    width: f32,
    high: f32,
) -> f32 {
    let p = &look.palette;
    let rule = egui::Rangef::new(at.x, at.x + width);
    ui.painter()
        .hline(rule, at.y + 2.0, egui::Stroke::new(3.0, p.ink));
    let title = line(
        ui.painter(),
        &group.title,
        Face::NarrowBold.size(17.0),
        p.ink,
    );
    ui.painter().galley(at + vec2(0.0, 8.0), title, p.ink);
    let mut top = at.y + 34.0;
    for row in &group.rows {
        let rect = Rect::from_min_size(pos2(at.x, top), vec2(width, high));
        let response = ui.interact(rect, Id::unique(("help-row", &row.what)), Sense::hover());
        let args = Args::new().set("keys", spoken(row)).set("what", &*row.what);
        let said = scene.words.text_with("help-row", &args);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &*said));
        let mut x = rect.left();
        for caps in &row.keys {
            for cap in caps {
                x = cap_ui(ui, look, cap, pos2(x, rect.center().y)) + 4.0;
            }
            x += 8.0;
        }
        let left = x.max(rect.left() + KEYS.min(width * 0.5));
        let font = Face::Sans.size(15.5);
        let what = shrunk(ui.painter(), &row.what, font, rect.right() - left, p.ink);
        let at = pos2(left, rect.center().y - what.size().y / 2.0);
        ui.painter().galley(at, what, p.ink);
        top += high;
    }
    top + 10.0
}

/// The keys of a row as a screen reader says them.
fn spoken(row: &Row) -> String {
    let name = |cap: &Cap| match cap {
        Cap::Word(word) | Cap::Sign(_, word) => word.clone(),
    };
    let keys = row.keys.iter().map(|caps| {
        let caps: Vec<String> = caps.iter().map(name).collect();
        caps.join("+")
    });
    keys.collect::<Vec<String>>().join(", ")
}

/// A key, drawn as one; returns its right edge.
fn cap_ui(ui: &Ui, look: &Look, cap: &Cap, at: Pos2) -> f32 {
    let p = &look.palette;
    let word: Option<std::sync::Arc<Galley>> = match cap {
        Cap::Word(word) => Some(line(ui.painter(), word, Face::Narrow.size(15.0), p.ink)),
        Cap::Sign(..) => None,
    };
    let wide = word.as_ref().map_or(12.0, |word| word.size().x);
    let rect = Rect::from_min_size(at - vec2(0.0, 10.5), vec2((wide + 14.0).max(26.0), 21.0));
    ui.painter().rect_filled(rect, 0.0, p.paper);
    ui.painter()
        .rect_stroke(rect, 0.0, look.frame(), StrokeKind::Inside);
    match (word, cap) {
        (Some(word), _) => {
            let at = rect.center() - word.size() / 2.0;
            ui.painter().galley(at, word, p.ink);
        }
        (None, Cap::Sign(sign, _)) => icon(ui.painter(), *sign, rect.center(), 11.0, p.ink),
        (None, Cap::Word(_)) => {}
    }
    rect.right()
}
