//! The buttons: plain, chosen, and the one red button that means playing.

use egui::{Color32, FontId, Id, Rect, Response, Sense, Ui, WidgetInfo};

use super::icons::{Icon, edge, icon};
use super::paint::{focus_ring, line};
use super::theme::{Look, mix, shaded};

/// How a button is dressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dress {
    /// Edge and ink on paper.
    Plain,
    /// Ink ground: the chosen one, or the main act.
    Chosen,
    /// The colour of the present: only on the button that stops the clock.
    Now,
    /// Text alone.
    Bare,
}

/// What a button shows.
#[derive(Clone, Debug)]
pub enum Face {
    /// A word in a font.
    Word(String, FontId),
    /// A painted icon of a size.
    Sign(Icon, f32),
}

/// A button in a fixed place. `name` is what a screen reader says.
pub fn button(
    ui: &Ui,
    look: &Look,
    rect: Rect,
    id: Id,
    name: &str,
    face: &Face,
    dress: Dress,
) -> Response {
    button_enabled(ui, look, rect, id, name, face, dress, true)
}

/// As [`button`], drawn pale and deaf when not `enabled`.
#[expect(
    clippy::too_many_arguments,
    reason = "a button is described by just these"
)]
pub fn button_enabled(
    ui: &Ui,
    look: &Look,
    rect: Rect,
    id: Id,
    name: &str,
    face: &Face,
    dress: Dress,
    enabled: bool,
) -> Response {
    let sense = if enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, enabled, name));
    let (ground, color, edged) = colors(look, dress, &response, enabled);
    let painter = ui.painter();
    if ground != Color32::TRANSPARENT {
        painter.rect_filled(rect, 0.0, ground);
    }
    if edged {
        let stroke = if enabled {
            look.frame()
        } else {
            egui::Stroke::new(1.2, look.palette.rule2)
        };
        edge(painter, rect, stroke);
    }
    match face {
        Face::Word(word, font) => {
            let galley = line(painter, word, font.clone(), color);
            painter.galley(rect.center() - galley.size() / 2.0, galley, color);
        }
        Face::Sign(sign, size) => icon(painter, *sign, rect.center(), *size, color),
    }
    focus_ring(painter, &response, rect, look.palette.focus);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn colors(
    look: &Look,
    dress: Dress,
    response: &Response,
    enabled: bool,
) -> (Color32, Color32, bool) {
    let p = &look.palette;
    if !enabled {
        return (Color32::TRANSPARENT, p.rule2, dress != Dress::Bare);
    }
    let pressed = response.is_pointer_button_down_on();
    let hovered = response.hovered();
    let by_state = |rest: Color32, hover: Color32, press: Color32| {
        if pressed {
            press
        } else if hovered {
            hover
        } else {
            rest
        }
    };
    match dress {
        Dress::Plain => (by_state(p.paper, p.shade, p.press), p.ink, true),
        Dress::Bare => (
            by_state(Color32::TRANSPARENT, p.shade, p.press),
            p.ink,
            false,
        ),
        Dress::Chosen => (
            by_state(p.ink, mix(p.ink, p.paper, 0.16), mix(p.ink, p.paper, 0.30)),
            p.paper,
            false,
        ),
        Dress::Now => (
            by_state(p.now, shaded(p.now, 0.18), shaded(p.now, 0.34)),
            p.on_now,
            false,
        ),
    }
}
