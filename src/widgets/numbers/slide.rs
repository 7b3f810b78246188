//! What is too small for a finger: a press anywhere on a list or a grid may slide to what is meant,
//! which says its name, and lifting the finger chooses it.

use egui::{Id, Pos2, Rect, Response, Sense, Ui};

/// How far beside its area a finger that slides still means what lies nearest, in points.
const BESIDE: f32 = 22.0;

/// Where a finger that began on an area has slid to, kept inside; and whether it was lifted there.
pub(super) struct Slide {
    response: Response,
    at: Option<Pos2>,
}

impl Slide {
    /// Listens to an area under its rows: a plain click is still the row's own.
    pub(super) fn over(ui: &Ui, id: Id, area: Rect) -> Self {
        let response = ui.interact(area, id, Sense::drag());
        Self::of(response, area)
    }

    /// The same of a widget that senses clicks and drags itself.
    pub(super) fn of(response: Response, area: Rect) -> Self {
        let slides = response.dragged() || response.drag_stopped();
        let at = response
            .interact_pointer_pos()
            .filter(|at| slides && area.expand(BESIDE).contains(*at))
            .map(|at| area.shrink(0.5).clamp(at));
        Self { response, at }
    }

    /// The point meant.
    pub(super) fn at(&self) -> Option<Pos2> {
        self.at
    }

    /// Whether the finger has just been lifted on it.
    pub(super) fn chooses(&self) -> bool {
        self.at.is_some() && self.response.drag_stopped()
    }

    /// Says what is meant while the finger is down.
    pub(super) fn say(&self, name: &str) {
        if self.at.is_some() && self.response.dragged() {
            self.response.show_tooltip_text(name);
        }
    }
}
