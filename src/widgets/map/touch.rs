//! Hands on the map: a drag pans; wheel and pinch zoom under the pointer; a double click comes closer.

use egui::{Event, Id, InputState, MultiTouchInfo, Pos2, Response, Sense, Ui, Vec2, WidgetInfo};

use crate::explore::{Command, Commands, Scene};

use super::super::paint::focus_ring;
use super::sheet::Sheet;

/// Points of wheel for a zoom by e.
const WHEEL: f64 = 180.0;

/// What the hands are doing; dies with the fingers.
#[derive(Default)]
pub(super) struct Hands {
    /// Two fingers have been down since the glass was last free: what one of them does when the
    /// other has left is no wish.
    pinched: bool,
    /// The last finger of a pinch left in the frame before.
    over: bool,
    /// The last to point was a finger, which is blunter than a pointer.
    finger: bool,
}

impl Hands {
    /// Whether a click or a drag now is the rest of a pinch.
    pub(super) fn are_busy(&self) -> bool {
        self.pinched
    }

    /// A mark this near to where it points is meant, in points.
    pub(super) fn reach(&self) -> f32 {
        if self.finger { 24.0 } else { 12.0 }
    }

    fn read(&mut self, input: &InputState) {
        if input
            .raw
            .events
            .iter()
            .any(|event| matches!(event, Event::Touch { .. }))
        {
            self.finger = true;
        } else if input.pointer.is_moving() && !input.any_touches() {
            self.finger = false;
        }
        // The release of the last finger is still part of the pinch; the next frame is free.
        if std::mem::take(&mut self.over) {
            self.pinched = false;
        }
        if input.multi_touch().is_some() {
            self.pinched = true;
        } else if self.pinched && !input.any_touches() && !input.pointer.any_down() {
            self.over = true;
        }
    }
}

/// Reads the hands and pushes what they wish; returns the map's own response, for picking.
pub(super) fn touch(
    ui: &Ui,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    hands: &mut Hands,
    commands: &mut Commands,
) -> Response {
    let response = ui.interact(sheet.rect, Id::unique("map-sheet"), Sense::click_and_drag());
    response
        .widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, scene.words.text("map-name")));
    ui.input(|input| hands.read(input));
    let fingers = ui.input(InputState::multi_touch);
    if let Some(fingers) = fingers {
        pinch(sheet, &fingers, commands);
    } else if !hands.are_busy() {
        if response.drag_started() {
            commands.push(Command::Remember);
        }
        let delta = response.drag_delta();
        if response.dragged() && delta != Vec2::ZERO {
            commands.push(pan(delta));
        }
    }
    if let Some(at) = response.hover_pos() {
        let (zoom, scroll) = ui.input(|i| (i.zoom_delta(), i.smooth_scroll_delta().y));
        let factor = f64::from(zoom) * (f64::from(scroll) / WHEEL).exp();
        if fingers.is_none() && (factor - 1.0).abs() > 1e-4 {
            commands.push(zoom_at(sheet, at, factor));
        }
        if response.double_clicked() && !hands.are_busy() {
            commands.push(Command::Remember);
            commands.push(zoom_at(sheet, at, 2.0));
        }
    }
    let focus = sheet.look.palette.focus;
    focus_ring(ui.painter(), &response, sheet.rect.shrink(6.0), focus);
    response
}

/// Two fingers zoom about their middle and carry the map with it.
fn pinch(sheet: &Sheet<'_>, fingers: &MultiTouchInfo, commands: &mut Commands) {
    if !sheet.rect.contains(fingers.center_pos) {
        return;
    }
    if fingers.translation_delta != Vec2::ZERO {
        commands.push(pan(fingers.translation_delta));
    }
    let factor = f64::from(fingers.zoom_delta);
    if (factor - 1.0).abs() > 1e-4 {
        commands.push(zoom_at(sheet, fingers.center_pos, factor));
    }
}

fn pan(delta: Vec2) -> Command {
    Command::PanMap {
        dx: f64::from(delta.x),
        dy: f64::from(delta.y),
    }
}

fn zoom_at(sheet: &Sheet<'_>, at: Pos2, factor: f64) -> Command {
    let offset = at - sheet.rect.center();
    Command::ZoomMap {
        x: f64::from(offset.x),
        y: f64::from(offset.y),
        factor,
    }
}
