//! The graduated edge of the timeline and the ticks of both calendars.

use egui::{Painter, Rect, Stroke, pos2};

use crate::explore::Scene;

use super::super::paint::line;
use super::super::theme::{Face, Look};
use super::ticks::{Ruler, Tick};
use super::{NEATLINE, Rows};

/// The graduated edge: cells of years, months, weeks or days, inked in turn.
pub(super) fn neatline(painter: &Painter, look: &Look, ruler: &Ruler<'_>, rect: Rect) {
    let p = &look.palette;
    let band = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + NEATLINE));
    painter.rect_filled(band, 0.0, p.neat_paper);
    for cell in ruler.cells() {
        // Whole cells of paper lie on paper.
        if cell.strength >= 1.0 && !cell.inked {
            continue;
        }
        let color = if cell.inked { p.ink } else { p.neat_paper };
        let left = ruler.axis.x_from_moment(cell.start).max(band.left());
        let right = ruler.axis.x_from_moment(cell.end).min(band.right());
        if left < right {
            painter.rect_filled(
                Rect::from_min_max(pos2(left, band.top()), pos2(right, band.bottom())),
                0.0,
                color.gamma_multiply(cell.strength),
            );
        }
    }
    // The frame's corners close the edge to the sides of degrees.
    let depth = super::super::theme::FRAME_DEPTH;
    let outer = band.expand2(egui::vec2(depth, 0.0));
    for y in [band.top(), band.bottom()] {
        painter.hline(outer.x_range(), y, look.frame());
    }
    for x in [outer.left(), band.left(), band.right(), outer.right()] {
        painter.vline(x, band.y_range(), look.frame());
    }
}

pub(super) fn ticks(
    painter: &Painter,
    look: &Look,
    ruler: &Ruler<'_>,
    rect: Rect,
    rows: &Rows,
    old_style: &[Tick],
) {
    let p = &look.palette;
    for tick in ruler.ticks() {
        let x = ruler.axis.x_from_moment(tick.moment);
        let top = rect.top() + NEATLINE;
        let tall = 4.0 + 2.0 * tick.text_strength;
        let ink = p.ink.gamma_multiply(tick.strength);
        painter.vline(x, top..=top + tall, Stroke::new(1.0, ink));
        if tick.text_strength > 0.0 {
            let (face, color) = if tick.bold {
                (Face::NarrowBold, p.ink)
            } else {
                (Face::Narrow, p.ink2)
            };
            let color = color.gamma_multiply(tick.text_strength);
            let galley = line(painter, &tick.text, face.size(14.0), color);
            // A number cut by the frame's edge would be another number.
            if x >= rect.left() - 1.0 && x + 3.0 + galley.size().x <= rect.right() {
                painter.galley(pos2(x + 3.0, rect.top() + rows.ticks - 13.0), galley, color);
            }
        }
    }
    let Some(baseline) = rows.old_style else {
        return;
    };
    for tick in old_style {
        let x = ruler.axis.x_from_moment(tick.moment);
        let top = rect.top() + baseline - 13.0;
        let line_color = p.rule2.gamma_multiply(tick.strength);
        painter.vline(x, top..=top + 5.0, Stroke::new(1.0, line_color));
        let color = p.ink3.gamma_multiply(tick.text_strength);
        let galley = line(painter, &tick.text, Face::SerifItalic.size(13.0), color);
        painter.galley(pos2(x + 3.0, top), galley, color);
    }
}

/// The bar at which the Old Style ends.
pub(super) fn old_style_end(
    painter: &Painter,
    look: &Look,
    scene: &Scene<'_>,
    rect: Rect,
    rows: &Rows,
    x: f32,
    strength: f32,
) {
    let Some(baseline) = rows.old_style else {
        return;
    };
    let ink = look.palette.ink.gamma_multiply(strength);
    let top = rect.top() + baseline - 15.0;
    painter.vline(x, top..=top + 18.0, Stroke::new(2.0, ink));
    let galley = line(
        painter,
        &scene.words.text("old-style-ends"),
        Face::SerifItalic.size(13.0),
        ink,
    );
    painter.galley(pos2(x + 6.0, top + 2.0), galley, ink);
}
