//! The blocks over the charts: days by state and place, kilometres by mode, free, exile and prison.

use std::sync::Arc;

use egui::{FontId, Galley, Id, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::explore::Commands;

use super::super::ornament::draw_mode;
use super::super::paint::{focus_ring, hatch, line};
use super::super::theme::{Face, Look, mix};
use super::captions::captions;
use super::figures::Bar;
use super::slide::Slide;

/// Draws a list of bars, the longest first, as many as fit; a mode is drawn in its own line.
pub(super) fn bars_ui(
    ui: &Ui,
    look: &Look,
    salt: &'static str,
    area: Rect,
    row: f32,
    bars: &[Bar],
    commands: &mut Commands,
) {
    let p = &look.palette;
    let rows = ((area.height() + 1.0) / row) as usize;
    let most = bars.first().map_or(1.0, |bar| bar.amount);
    let measured = |name: &str, size: f32| {
        let font = Face::Narrow.size(size);
        line(ui.painter(), name, font, p.ink).size().x
    };
    // The most room of a name before it loses its brackets, and before it is cut.
    let (easy, most_room) = (area.width() * 0.48, area.width() * 0.62);
    let mut size = if area.width() < 220.0 { 13.5 } else { 15.5 };
    let mut names = short_names(bars, rows, |name| measured(name, size) <= easy);
    if names.iter().any(|name| measured(name, size) > most_room) {
        // One size in a list.
        size = 13.5;
        names = short_names(bars, rows, |name| measured(name, size) <= easy);
    }
    let font = Face::Narrow.size(size);
    // The longest name decides, up to more than half of the room; a longer one is told in full when
    // pointed at.
    let labels = names
        .iter()
        .map(|name| measured(name, size))
        .fold(0.0, f32::max)
        .min(most_room);
    let widest = bars
        .iter()
        .take(rows)
        .map(|bar| {
            line(ui.painter(), &bar.figure, font.clone(), p.ink2)
                .size()
                .x
        })
        .fold(0.0, f32::max);
    let room = (area.width() - labels - widest - 20.0).max(8.0);
    let listed = Rect::from_min_size(
        area.min,
        vec2(area.width(), row * rows.min(bars.len()) as f32),
    );
    let slide = Slide::over(ui, Id::unique((salt, "slide")), listed);
    let meant = slide.at().map(|at| ((at.y - area.top()) / row) as usize);
    for (i, bar) in bars.iter().take(rows).enumerate() {
        let top = area.top() + row * i as f32;
        let rect = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), row));
        let response = ui.interact(look.finger(rect), Id::unique((salt, i)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &*bar.said));
        let painter = ui.painter();
        if meant == Some(i) {
            slide.say(&bar.said);
            if slide.chooses() {
                commands.push(bar.command.clone());
            }
        }
        if response.hovered() || meant == Some(i) {
            painter.rect_filled(rect, 0.0, p.shade);
        }
        let middle = rect.center().y;
        let galley = fitted(ui, names[i], font.clone(), labels + 0.5, look);
        let at = pos2(
            area.left() + labels - galley.size().x,
            middle - galley.size().y / 2.0,
        );
        painter.galley(at, galley, p.ink);
        let left = area.left() + labels + 8.0;
        let length = ((bar.amount / most) as f32 * room).max(2.0);
        let mut shapes = Vec::new();
        if let Some(mode) = bar.mode {
            let ends = [pos2(left, middle), pos2(left + length, middle)];
            draw_mode(&ends, mode, Stroke::new(2.4, p.ink), false, &mut shapes);
        } else {
            let high = (row * 0.78).floor();
            let body = Rect::from_min_size(
                pos2(left, (middle - high / 2.0).round()),
                vec2(length, high),
            );
            let foot = Rect::from_min_max(pos2(left, body.bottom() - 3.0), body.max);
            shapes.push(Shape::rect_filled(body, 0.0, look.bar_body(bar.tint)));
            shapes.push(Shape::rect_filled(foot, 0.0, look.tint(bar.tint)));
            if let Some(edge) = look.bar_edge() {
                shapes.push(Shape::rect_stroke(
                    body,
                    0.0,
                    edge,
                    egui::StrokeKind::Inside,
                ));
            }
        }
        painter.extend(shapes);
        let galley = line(painter, &bar.figure, font.clone(), p.ink2);
        let at = pos2(left + length + 8.0, middle - galley.size().y / 2.0);
        painter.galley(at, galley, p.ink2);
        focus_ring(painter, &response, rect.shrink(2.0), p.focus);
        if response
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .on_hover_text(&*bar.said)
            .clicked()
        {
            commands.push(bar.command.clone());
        }
    }
}

/// The names of the rows: one too long for its room is left without what it says in brackets, unless
/// another row would then have the same name.
fn short_names(bars: &[Bar], rows: usize, fits: impl Fn(&str) -> bool) -> Vec<&str> {
    let plain = |name: &'_ str| name.find(" (").unwrap_or(name.len());
    let shown = &bars[..rows.min(bars.len())];
    shown
        .iter()
        .enumerate()
        .map(|(i, bar)| {
            let short = &bar.name[..plain(&bar.name)];
            let same =
                |(other, bar): (usize, &Bar)| other != i && bar.name[..plain(&bar.name)] == *short;
            if fits(&bar.name) || shown.iter().enumerate().any(same) {
                &*bar.name
            } else {
                short
            }
        })
        .collect()
}

/// A name in one line, cut with an ellipsis where it is too long.
fn fitted(ui: &Ui, name: &str, font: FontId, room: f32, look: &Look) -> Arc<Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), font, look.palette.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    ui.painter().layout_job(job)
}

/// One bar of three lots, grey, hatched and ink, and a line for each with its days.
pub(super) fn lots_ui(
    ui: &Ui,
    look: &Look,
    area: Rect,
    row: f32,
    lots: &[Bar],
    commands: &mut Commands,
) {
    /// The least height of a line below the bar.
    const LINE: f32 = 17.0;
    let p = &look.palette;
    // In a low block the bar gives way, so that the lines below it stand clear of each other.
    let high = (area.height() - 8.0 - LINE * lots.len() as f32).clamp(12.0, (row * 1.6).max(12.0));
    let whole = Rect::from_min_size(area.min + vec2(0.0, 2.0), vec2(area.width(), high));
    let all: f64 = lots.iter().map(|lot| lot.amount).sum::<f64>().max(1.0);
    let mut x = whole.left();
    for (i, lot) in lots.iter().enumerate() {
        let width = (lot.amount / all) as f32 * whole.width();
        let part = Rect::from_min_size(pos2(x, whole.top()), vec2(width, high));
        x += width;
        fill(ui, look, part, i);
        // The line below has the name; the part of the bar is as good to point at.
        let response = ui.interact(part, Id::unique(("numbers-lot", i)), Sense::hover());
        response.on_hover_text(&*lot.said);
    }
    ui.painter()
        .rect_stroke(whole, 0.0, look.frame(), egui::StrokeKind::Inside);
    let step = ((area.bottom() - whole.bottom() - 6.0) / lots.len().max(1) as f32).min(32.0);
    let figures: Vec<_> = lots
        .iter()
        .map(|lot| {
            line(
                ui.painter(),
                &lot.figure,
                Face::NarrowBold.size(17.0),
                p.ink,
            )
        })
        .collect();
    let rooms: Vec<_> = lots
        .iter()
        .zip(&figures)
        .map(|(lot, figure)| (&*lot.name, area.width() - figure.size().x - 36.0))
        .collect();
    let names = captions(
        ui.painter(),
        &rooms,
        if step >= 30.0 { 2 } else { 1 },
        p.ink,
    );
    for (i, ((lot, name), figure)) in lots.iter().zip(names).zip(figures).enumerate() {
        let top = whole.bottom() + 6.0 + step * i as f32;
        let rect = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), step));
        let response = ui.interact(
            look.finger(rect),
            Id::unique(("numbers-lots", i)),
            Sense::click(),
        );
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &*lot.said));
        let painter = ui.painter();
        if response.hovered() {
            painter.rect_filled(rect, 0.0, p.shade);
        }
        let middle = rect.center().y;
        let swatch = Rect::from_center_size(
            pos2(rect.left() + 9.0, middle),
            egui::Vec2::splat(17.0_f32.min(step - 5.0)),
        );
        fill(ui, look, swatch, i);
        painter.rect_stroke(swatch, 0.0, look.frame(), egui::StrokeKind::Inside);
        let right = rect.right() - figure.size().x;
        let at = pos2(rect.left() + 28.0, middle - name.size().y / 2.0);
        painter.galley(at, name, p.ink);
        painter.galley(pos2(right, middle - figure.size().y / 2.0), figure, p.ink);
        focus_ring(painter, &response, rect.shrink(2.0), p.focus);
        if response
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .clicked()
        {
            commands.push(lot.command.clone());
        }
    }
}

/// Grey for free, hatched for exile, ink for prison.
fn fill(ui: &Ui, look: &Look, rect: Rect, lot: usize) {
    let p = &look.palette;
    let grey = mix(p.land, p.ink, 0.2);
    match lot {
        0 => {
            ui.painter().rect_filled(rect, 0.0, grey);
        }
        1 => {
            ui.painter().rect_filled(rect, 0.0, p.land);
            let mut shapes = Vec::new();
            hatch(rect, 6.0, Stroke::new(1.8, p.ink), &mut shapes);
            ui.painter().extend(shapes);
        }
        _ => {
            ui.painter().rect_filled(rect, 0.0, p.ink);
        }
    }
}
