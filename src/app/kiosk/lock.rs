//! The lock: which keys and which fingers of a hall reach the program at all.
//!
//! Everything passes here before the toolkit sees it. What could leave the program, open a link or
//! a dialog, paste or drop is not refused later but never arrives. Of the fingers, one at a time is
//! a pointer; two are a gesture and nothing else until the glass is free; a whole hand is nothing.

use std::collections::BTreeMap;

use egui::{
    Event, Key, Modifiers, PointerButton, Pos2, RawInput, TouchDeviceId, TouchId, TouchPhase,
};

/// The keys of a tactile keypad, and what a keyboard has for the same.
const KEYS: [Key; 19] = [
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::Enter,
    Key::Space,
    Key::Escape,
    Key::Tab,
    Key::Home,
    Key::End,
    Key::PageUp,
    Key::PageDown,
    Key::Plus,
    Key::Equals,
    Key::Minus,
    Key::F1,
    Key::Questionmark,
    Key::BrowserBack,
    Key::Backspace,
];

/// The figures, which only the pad for the staff's number reads.
const FIGURES: [Key; 10] = [
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// The chord that asks for the staff's number.
const STAFF_KEY: Key = Key::K;

/// Fingers from which on it is a hand that leans on the glass.
const PALM: usize = 4;

/// A finger of which nothing has been heard for so long has been lost, in seconds: some screens do
/// not say that one was lifted.
const LOST_SECS: f64 = 12.0;

/// A finger on the glass.
#[derive(Clone, Copy, Debug)]
struct Finger {
    device: TouchDeviceId,
    pos: Pos2,
    heard: f64,
}

/// What came in with a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Came {
    /// Somebody pressed or moved something on purpose.
    pub(super) sign_of_life: bool,
    /// Where the glass was first pressed, if it was.
    pub(super) pressed: Option<Pos2>,
    /// A key was pressed.
    pub(super) key: bool,
    /// The chord of the staff was pressed.
    pub(super) staff: bool,
    /// A finger was used, so no arrow need be shown.
    pub(super) finger: bool,
    /// An arrow was moved.
    pub(super) arrow: bool,
}

/// The lock.
#[derive(Debug, Default)]
pub(super) struct Lock {
    fingers: BTreeMap<u64, Finger>,
    /// The pointer of the first finger is down in the toolkit.
    pointer: Option<Pos2>,
    /// More than one finger has been down since the glass was last free.
    gesture: bool,
    /// A hand has been down since the glass was last free.
    palm: bool,
    /// Nothing reaches the program until the glass is free: this touch has done its work.
    swallow: bool,
    /// A button of a mouse is down.
    mouse: bool,
}

impl Lock {
    /// What is pressed now does nothing more; the next touch does.
    pub(super) fn swallow(&mut self) {
        self.swallow = !self.fingers.is_empty() || self.pointer.is_some() || self.mouse;
    }

    /// Whether the glass or a button of a mouse is held.
    pub(super) fn is_held(&self) -> bool {
        !self.fingers.is_empty() || self.mouse
    }

    /// Fingers that the program knows of.
    #[cfg(test)]
    fn count(&self) -> usize {
        self.fingers.len()
    }

    /// Passes what may pass; `typing` lets the figures through.
    pub(super) fn filter(&mut self, raw: &mut RawInput, now: f64, typing: bool) -> Came {
        raw.hovered_files.clear();
        raw.dropped_files.clear();
        let mut came = Came::default();
        let events = std::mem::take(&mut raw.events);
        let touched = events
            .iter()
            .any(|event| matches!(event, Event::Touch { .. }))
            || !self.fingers.is_empty();
        let out = &mut raw.events;
        self.lose(now, out);
        for event in events {
            match event {
                Event::Key {
                    key,
                    physical_key,
                    pressed,
                    repeat,
                    modifiers,
                } => {
                    let chord = modifiers.command && modifiers.alt && modifiers.shift;
                    if chord && key == STAFF_KEY {
                        came.staff |= pressed;
                        continue;
                    }
                    let plain = !(modifiers.command
                        || modifiers.ctrl
                        || modifiers.alt
                        || modifiers.mac_cmd);
                    let known = KEYS.contains(&key) || (typing && FIGURES.contains(&key));
                    if pressed && plain && known {
                        came.sign_of_life = true;
                        came.key = true;
                    }
                    // A release always passes, so that no key is held for ever.
                    if known && (plain || !pressed) {
                        out.push(Event::Key {
                            key,
                            physical_key,
                            pressed,
                            repeat,
                            modifiers: Modifiers {
                                shift: modifiers.shift,
                                ..Modifiers::NONE
                            },
                        });
                    }
                }
                Event::Touch {
                    device_id,
                    id,
                    phase,
                    pos,
                    force,
                } => {
                    came.sign_of_life = true;
                    came.finger = true;
                    if phase == TouchPhase::Start && self.fingers.is_empty() {
                        came.pressed = came.pressed.or(Some(pos).filter(|pos| pos.is_finite()));
                    }
                    self.touch((device_id, id), phase, pos, force, now, out);
                }
                Event::PointerMoved(pos) if pos.is_finite() => {
                    came.arrow |= !touched;
                    self.moved(pos, touched, out);
                }
                Event::PointerButton {
                    pos,
                    button: PointerButton::Primary,
                    pressed,
                    ..
                } if pos.is_finite() => {
                    came.sign_of_life = true;
                    if !touched {
                        self.mouse = pressed;
                    }
                    if self.mouse {
                        came.pressed = came.pressed.or(Some(pos));
                    }
                    self.button(pos, pressed, out);
                }
                Event::PointerGone if !self.gesture && !self.swallow => {
                    out.push(Event::PointerGone);
                }
                Event::MouseWheel { delta, .. } if delta.is_finite() => {
                    came.sign_of_life = true;
                    if !self.swallow {
                        out.push(event);
                    }
                }
                // A screen reader of the house may speak to the program as any visitor may.
                Event::AccessKitActionRequest(_) => {
                    came.sign_of_life = true;
                    came.key = true;
                    out.push(event);
                }
                Event::WindowFocused(_) => out.push(event),
                // Copying, cutting, pasting, typed text, the other buttons of a mouse, zooming by
                // the toolkit, and whatever a later version of it may bring.
                _ => {}
            }
        }
        self.free_if_free(out);
        came
    }

    /// Fingers of which nothing is heard any more have left.
    fn lose(&mut self, now: f64, out: &mut Vec<Event>) {
        let lost: Vec<u64> = self
            .fingers
            .iter()
            .filter(|(_, finger)| now - finger.heard > LOST_SECS)
            .map(|(id, _)| *id)
            .collect();
        for id in lost {
            if let Some(finger) = self.fingers.remove(&id) {
                out.push(ended(finger, id));
            }
            if self.fingers.is_empty()
                && let Some(pos) = self.pointer.take()
            {
                // Its press ends without a click: the pointer leaves before the button is let go.
                out.push(Event::PointerGone);
                out.push(released(pos));
                out.push(Event::PointerGone);
            }
        }
    }

    fn touch(
        &mut self,
        (device, id): (TouchDeviceId, TouchId),
        phase: TouchPhase,
        pos: Pos2,
        force: Option<f32>,
        now: f64,
        out: &mut Vec<Event>,
    ) {
        let finite = pos.is_finite();
        match phase {
            TouchPhase::Start if finite && self.fingers.len() < 32 => {
                let finger = Finger {
                    device,
                    pos,
                    heard: now,
                };
                if let Some(before) = self.fingers.insert(id.0, finger) {
                    // It was lifted and nobody said so.
                    out.push(ended(before, id.0));
                }
                if self.fingers.len() == 2 && !self.gesture {
                    self.gesture = true;
                    // The first finger points no more: its press can be neither click nor drag.
                    if self.pointer.is_some() && !self.swallow {
                        out.push(Event::PointerGone);
                    }
                }
                if self.fingers.len() >= PALM && !self.palm {
                    self.palm = true;
                    for (id, finger) in &self.fingers {
                        out.push(ended(*finger, *id));
                    }
                }
            }
            TouchPhase::Move => {
                let Some(finger) = self.fingers.get_mut(&id.0).filter(|_| finite) else {
                    return;
                };
                finger.pos = pos;
                finger.heard = now;
            }
            TouchPhase::End | TouchPhase::Cancel => {
                if self.fingers.remove(&id.0).is_none() {
                    return;
                }
            }
            TouchPhase::Start => return,
        }
        if !self.palm && !self.swallow {
            let pos = if finite { pos } else { Pos2::ZERO };
            out.push(Event::Touch {
                device_id: device,
                id,
                phase,
                pos,
                force: force.filter(|force| force.is_finite()),
            });
        }
    }

    fn moved(&mut self, pos: Pos2, touched: bool, out: &mut Vec<Event>) {
        if self.swallow || self.gesture {
            return;
        }
        // After the last finger the toolkit of the window sends a stray move: hovering is for arrows.
        if touched && self.fingers.is_empty() && self.pointer.is_none() {
            return;
        }
        if self.pointer.is_some() {
            self.pointer = Some(pos);
        }
        out.push(Event::PointerMoved(pos));
    }

    fn button(&mut self, pos: Pos2, pressed: bool, out: &mut Vec<Event>) {
        if self.swallow {
            return;
        }
        if pressed {
            if self.gesture || self.pointer.is_some() {
                return;
            }
            self.pointer = Some(pos);
            out.push(Event::PointerMoved(pos));
            out.push(Event::PointerButton {
                pos,
                button: PointerButton::Primary,
                pressed: true,
                modifiers: Modifiers::NONE,
            });
        } else if self.gesture {
            // Told when the glass is free.
        } else if self.pointer.take().is_some() {
            out.push(released(pos));
        }
    }

    /// When the last finger has left, the next touch is a new one.
    fn free_if_free(&mut self, out: &mut Vec<Event>) {
        if !self.fingers.is_empty() || self.mouse {
            return;
        }
        if self.gesture
            && let Some(pos) = self.pointer.take()
        {
            out.push(released(pos));
            out.push(Event::PointerGone);
        }
        if self.swallow
            && let Some(pos) = self.pointer.take()
        {
            out.push(Event::PointerGone);
            out.push(released(pos));
            out.push(Event::PointerGone);
        }
        self.gesture = false;
        self.palm = false;
        self.swallow = false;
    }
}

fn ended(finger: Finger, id: u64) -> Event {
    Event::Touch {
        device_id: finger.device,
        id: TouchId(id),
        phase: TouchPhase::Cancel,
        pos: finger.pos,
        force: None,
    }
}

fn released(pos: Pos2) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    }
}

#[cfg(test)]
mod tests;
