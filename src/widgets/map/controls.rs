//! What stands over the map: zoom keys, the legend, the scale bar.

use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Color32, Galley, Id, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::explore::{Command, Commands, Doubt, Fit, Scene};
use crate::life::{Certainty, Mode};
use crate::words::{Args, Words, group_digits};

use super::super::button::{self, Dress};
use super::super::icons::Icon;
use super::super::paint::{halo, line};
use super::super::theme::{Face, Look};
use super::lane::straight;
use super::mask::Ground;
use super::ornament::{self, Pen};
use super::sheet::Sheet;

/// Room kept free above the bottom neatline for the flag of the timeline, in points.
pub(super) const FLAG_ROOM: f32 = 64.0;

/// The rectangle of the zoom keys in a frame.
pub(super) fn keys_rect(frame: Rect, covered: f32) -> Rect {
    Rect::from_min_size(
        pos2(frame.right() - covered - 54.0, frame.top() + 14.0),
        vec2(40.0, if has_all_keys(frame) { 260.0 } else { 128.0 }),
    )
}

/// Whether the frame is high enough for all the keys; the keyboard has them in any.
fn has_all_keys(frame: Rect) -> bool {
    frame.height() >= 460.0
}

/// Closer, further away, everything, the chapter, where he is; then the rival claims, on or off.
pub(super) fn zoom_keys(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    frame: Rect,
    covered: f32,
    commands: &mut Commands,
) {
    let keys = keys_rect(frame, covered);
    let zoom = |factor: f64| Command::ZoomMap {
        x: 0.0,
        y: 0.0,
        factor,
    };
    let rivals = scene.finder.wanted().rivals;
    let rows = [
        (Icon::Plus, "map-zoom-in", zoom(1.6)),
        (Icon::Minus, "map-zoom-out", zoom(1.0 / 1.6)),
        (Icon::Fit, "map-fit-life", Command::FitMap(Fit::Life)),
        (
            Icon::Brackets,
            "map-fit-chapter",
            Command::FitMap(Fit::Chapter),
        ),
        (Icon::Here, "map-fit-here", Command::FitMap(Fit::Here)),
        (Icon::Rival, "rivals-key", Command::ShowRivals(!rivals)),
    ];
    let shown = if has_all_keys(frame) { rows.len() } else { 3 };
    for (i, (icon, key, command)) in rows.into_iter().take(shown).enumerate() {
        let rect = Rect::from_min_size(keys.min + vec2(0.0, 44.0 * i as f32), vec2(40.0, 40.0));
        let name = scene.words.text(key);
        let face = button::Face::Sign(icon, 15.0);
        let dress = if rivals && icon == Icon::Rival {
            Dress::Chosen
        } else {
            Dress::Plain
        };
        let response = button::button(ui, look, rect, Id::unique(key), &name, &face, dress);
        if response.on_hover_text(&*name).clicked() {
            if matches!(command, Command::ZoomMap { .. }) {
                commands.push(Command::Remember);
            }
            commands.push(command);
        }
    }
}

/// The legend's size.
const LEGEND: egui::Vec2 = vec2(372.0, 161.0);

/// The rectangle of the legend, if the frame has room for it.
pub(super) fn legend_rect(frame: Rect, covered: f32) -> Option<Rect> {
    let room = frame.width() - covered >= 900.0 && frame.height() >= 520.0;
    let corner = pos2(frame.right() - covered - 14.0, frame.bottom() - FLAG_ROOM);
    room.then(|| Rect::from_min_max(corner - LEGEND, corner))
}

/// The legend: each mode in its own line, and how doubt and length of stay are drawn.
pub(super) fn legend(painter: &Painter, look: &Look, words: &Words, rect: Rect) {
    let p = &look.palette;
    painter.rect_filled(rect, 0.0, p.paper);
    painter.rect_stroke(rect, 0.0, look.frame(), StrokeKind::Inside);
    let pen = Pen::sure(2.2, p.ink);
    let sample = |column: usize, row: usize| {
        let x = rect.left() + 14.0 + 172.0 * column as f32;
        let y = rect.top() + 18.0 + 23.0 * row as f32 + 2.0;
        (pos2(x, y), pos2(x + 44.0, y))
    };
    let text = |column: usize, row: usize, key: &str| {
        let (_, right) = sample(column, row);
        let galley = line(painter, &words.text(key), Face::Narrow.size(14.0), p.ink);
        painter.galley(right + vec2(8.0, -galley.size().y / 2.0), galley, p.ink);
    };
    let mut mesh = Mesh::default();
    let mut journey = |column: usize, row: usize, mode: Mode, pen: Pen, key: &str| {
        let (left, right) = sample(column, row);
        let whole = f64::from(right.x - left.x);
        ornament::draw(&mut mesh, &straight(left, right), whole, mode, pen);
        text(column, row, key);
    };
    let modes = [
        (Mode::Rail, "legend-rail"),
        (Mode::ArmouredTrain, "legend-armoured-train"),
        (Mode::Ship, "legend-ship"),
        (Mode::Sledge, "legend-sledge"),
        (Mode::Car, "legend-car"),
        (Mode::OnFoot, "legend-on-foot"),
    ];
    for (row, (mode, key)) in modes.into_iter().enumerate() {
        journey(0, row, mode, pen, key);
    }
    let usual = Some(Certainty::Usual);
    let doubts = [
        (Doubt::Inferred, usual, "legend-inferred"),
        (Doubt::Bridging, usual, "legend-bridging"),
        (Doubt::Sure, None, "legend-road"),
    ];
    for (row, (doubt, road, key)) in doubts.into_iter().enumerate() {
        journey(1, row, Mode::Unknown, pen.doubting(doubt, road), key);
    }
    let mut shapes = vec![Shape::mesh(mesh)];
    let (left, right) = sample(1, 3);
    let ring = Stroke::new(1.2, p.ink);
    shapes.push(Shape::circle_stroke(left + vec2(10.0, 0.0), 3.5, ring));
    shapes.push(Shape::circle_stroke(right - vec2(14.0, 0.0), 8.0, ring));
    text(1, 3, "legend-stay");
    let (left, _) = sample(1, 4);
    let square = Rect::from_center_size(left + vec2(22.0, 0.0), vec2(12.0, 12.0));
    shapes.push(Shape::rect_stroke(square, 0.0, ring, StrokeKind::Middle));
    text(1, 4, "legend-prison");
    let (left, _) = sample(1, 5);
    shapes.push(Shape::circle_filled(left + vec2(22.0, 0.0), 5.0, p.now));
    shapes.push(Shape::circle_stroke(
        left + vec2(22.0, 0.0),
        8.5,
        Stroke::new(1.6, p.now),
    ));
    text(1, 5, "legend-now");
    painter.extend(shapes);
}

/// What stands at the foot of the map, measured before the names are placed.
pub(super) struct Foot {
    bar: Rect,
    zero: Arc<Galley>,
    length: Arc<Galley>,
    /// What names keep clear of: the scale bar with its figures.
    pub(super) rect: Rect,
}

/// Lays out the scale bar, true at the marker's latitude. The bar
/// ends at `right` and stands above the flag of the timeline, which would pass over its figures.
pub(super) fn foot(painter: &Painter, sheet: &Sheet<'_>, scene: &Scene<'_>, right: f32) -> Foot {
    let p = &sheet.look.palette;
    let words = scene.words;
    let km_per_point = sheet.view.km_per_point(scene.now.at.lat);
    let km = round_length(110.0 * km_per_point);
    let text = if km < 1.0 {
        let args = Args::new().set("m", (km * 1000.0).round().to_string());
        words.text_with("map-metres", &args).into_owned()
    } else {
        let args = Args::new().set("km", group_digits(km.round() as i64, scene.lang()));
        words.text_with("map-kilometres", &args).into_owned()
    };
    let figure = |text: &str| line(painter, text, Face::Narrow.size(13.0), p.ink);
    let (zero, length) = (figure("0"), figure(&text));
    let width = (km / km_per_point) as f32;
    // A short bar's figures are wider than it.
    let wide = width.max(zero.size().x + 10.0 + length.size().x);
    let bottom = sheet.rect.bottom() - FLAG_ROOM - 4.0;
    let bar = Rect::from_min_size(pos2(right - wide, bottom - 4.0), vec2(width, 4.0));
    let bar_rect = Rect::from_min_max(
        pos2(bar.left(), bar.top() - 4.0 - length.size().y),
        pos2(right, bottom),
    );
    Foot {
        rect: bar_rect.expand(6.0),
        bar,
        zero,
        length,
    }
}

impl Foot {
    /// Paints the foot; letters carry a halo of the ground they stand on.
    pub(super) fn paint(&self, painter: &Painter, sheet: &Sheet<'_>, ground: Ground<'_>) {
        let p = &sheet.look.palette;
        let text = |galley: &Arc<Galley>, at: Pos2, color: Color32| {
            let land = ground.land_share(Rect::from_min_size(at, galley.size())) > 0.5;
            let around = if land { p.land } else { p.sea };
            painter.extend(halo(at, galley, color, around, 1.4));
        };
        let bar = self.bar;
        painter.rect_filled(bar, 0.0, p.neat_paper);
        let half = Rect::from_min_max(bar.min, pos2(bar.center().x, bar.bottom()));
        painter.rect_filled(half, 0.0, p.ink);
        painter.rect_stroke(bar, 0.0, Stroke::new(1.0, p.ink), StrokeKind::Outside);
        let above = |galley: &Galley| bar.top() - 3.0 - galley.size().y;
        text(&self.zero, pos2(bar.left(), above(&self.zero)), p.ink);
        let beside_zero = bar.left() + self.zero.size().x + 10.0;
        let left = (bar.right() - self.length.size().x).max(beside_zero);
        text(&self.length, pos2(left, above(&self.length)), p.ink);
    }
}

/// The largest of 1, 2, 5 times a power of ten that is at most `km`.
fn round_length(km: f64) -> f64 {
    let power = 10_f64.powf(km.max(1e-6).log10().floor());
    let lead = km / power;
    let step = if lead >= 5.0 {
        5.0
    } else if lead >= 2.0 {
        2.0
    } else {
        1.0
    };
    step * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_bar_has_a_round_length() {
        assert_eq!(round_length(730.0), 500.0);
        assert_eq!(round_length(2.3), 2.0);
        assert!((round_length(0.19) - 0.1).abs() < 1e-12);
    }
}
