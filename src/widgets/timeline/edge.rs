//! The graduated edge of the timeline and the ticks of both calendars.

use std::sync::Arc;

use egui::{Galley, Painter, Rangef, Rect, Stroke, pos2};

use crate::explore::Scene;

use super::super::paint::line;
use super::super::theme::{Face, Look};
use super::ticks::{Ruler, Tick};
use super::{NEATLINE, Rows};

/// The graduated edge: cells of years, months, weeks or days, inked in turn.
pub(super) fn neatline(
    painter: &Painter,
    look: &Look,
    ruler: &Ruler<'_>,
    rect: Rect,
    framed: bool,
) {
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
    // The frame's corners close the edge to the sides of degrees, where the frame has such sides.
    let depth = if framed {
        super::super::theme::FRAME_DEPTH
    } else {
        0.0
    };
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
    end: Option<&OldStyleEnd>,
) {
    let p = &look.palette;
    for tick in ruler.ticks() {
        let x = ruler.axis.x_from_moment(tick.moment);
        let top = rect.top() + NEATLINE;
        let tall = 4.0 + 2.0 * tick.text_strength;
        let ink = p.ink.gamma_multiply(tick.strength);
        painter.vline(x, top..=top + tall, Stroke::new(1.0, ink));
        let shown = readable(tick.text_strength);
        if shown > 0.0 {
            let (face, color) = if tick.bold {
                (Face::NarrowBold, p.ink)
            } else {
                (Face::Narrow, p.ink2)
            };
            let color = color.gamma_multiply(shown);
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
        let color = p.ink3.gamma_multiply(readable(tick.text_strength));
        let galley = line(painter, &tick.text, Face::SerifItalic.size(13.0), color);
        let text = Rangef::new(x + 3.0, x + 3.0 + galley.size().x);
        if color.a() > 0 && end.is_none_or(|end| !end.text.intersects(text)) {
            painter.galley(pos2(text.min, top), galley, color);
        }
    }
}

/// How strong the text of a tick is drawn: a ghost of a numeral is none, and what is drawn is read.
fn readable(strength: f32) -> f32 {
    const LEAST: f32 = 0.35;
    const WEAKEST: f32 = 0.6;
    if strength < LEAST {
        return 0.0;
    }
    WEAKEST + (1.0 - WEAKEST) * ((strength - LEAST) / (1.0 - LEAST)).min(1.0)
}

/// The bar at which the Old Style ends, and its words beside it.
pub(super) struct OldStyleEnd {
    x: f32,
    strength: f32,
    galley: Arc<Galley>,
    /// Where the words stand; nowhere if neither side of the bar has room for them.
    text: Rangef,
}

impl OldStyleEnd {
    /// The words stand at the right of the bar, and at its left where the frame would cut them.
    pub(super) fn new(
        painter: &Painter,
        look: &Look,
        scene: &Scene<'_>,
        rect: Rect,
        x: f32,
        strength: f32,
    ) -> Self {
        const APART: f32 = 6.0;
        let galley = line(
            painter,
            &scene.words.text("old-style-ends"),
            Face::SerifItalic.size(13.0),
            look.palette.ink.gamma_multiply(readable(strength)),
        );
        let width = galley.size().x;
        let text = if x + APART + width <= rect.right() {
            Rangef::new(x + APART, x + APART + width)
        } else if x - APART - width >= rect.left() && strength >= 0.35 {
            Rangef::new(x - APART - width, x - APART)
        } else {
            Rangef::NOTHING
        };
        Self {
            x,
            strength,
            galley,
            text,
        }
    }
}

/// Draws the bar at which the Old Style ends.
pub(super) fn old_style_end(
    painter: &Painter,
    look: &Look,
    rect: Rect,
    rows: &Rows,
    end: &OldStyleEnd,
) {
    let Some(baseline) = rows.old_style else {
        return;
    };
    let ink = look.palette.ink.gamma_multiply(end.strength);
    let top = rect.top() + baseline - 15.0;
    painter.vline(end.x, top..=top + 18.0, Stroke::new(2.0, ink));
    if end.text != Rangef::NOTHING {
        painter.galley(pos2(end.text.min, top + 2.0), end.galley.clone(), ink);
    }
}
