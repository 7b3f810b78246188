//! The foot of the timeline: a field for a typed date, and keys that fit the axis to a chapter or a year.

use egui::{
    Align2, Id, Key, Modifiers, Rect, Role, Sense, StrokeKind, TextEdit, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use crate::calendar::{DateError, Day, date_text, day_from_text};
use crate::explore::{Command, Commands, Scene, TimeFit};
use crate::life::Life;
use crate::words::{Args, Words};

use super::super::button::{self, Dress, button};
use super::super::paint::{line, paragraph};
use super::super::theme::{Face, Look};

/// Height of the keys in the row, and of the field.
const TALL: f32 = 26.0;

/// What the field keeps while it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DateField {
    /// What was typed; `None` while the field is closed.
    text: Option<String>,
    /// Why the text was no day of the life, in words.
    fault: Option<String>,
    /// It has just been opened: it takes the keyboard after this frame, so that the key that opened
    /// it is not typed into it.
    fresh: bool,
}

impl DateField {
    fn open(&mut self) {
        if self.text.is_none() {
            self.text = Some(String::new());
        }
        self.fresh = true;
    }

    fn close(&mut self) {
        *self = Self::default();
    }

    /// Opens by `/` or Ctrl+L, unless a text is being typed; closes by Escape.
    pub(super) fn take_keys(&mut self, ui: &Ui) {
        // A press of Escape takes the keyboard away before anybody reads it.
        let escape =
            |ui: &Ui| ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if self.text.is_some() && escape(ui) {
            self.close();
            return;
        }
        if ui.ctx().text_edit_focused() {
            return;
        }
        let asked = ui.input_mut(|input| {
            input.consume_key(Modifiers::COMMAND, Key::L)
                || input.consume_key(Modifiers::NONE, Key::Slash)
        });
        if asked {
            self.open();
        }
    }

    /// Goes to the day typed, or says why it cannot.
    fn submit(&mut self, scene: &Scene<'_>, commands: &mut Commands) {
        let text = self.text.clone().unwrap_or_default();
        match day_of_life(scene.life, &text) {
            Ok(day) => {
                commands.push(Command::ShowDay(day));
                self.close();
            }
            Err(fault) => {
                self.fault = Some(fault_text(scene.words, scene.life, &fault));
                self.fresh = true;
            }
        }
    }
}

/// Why a text leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    NoDate(DateError),
    Outside(Day),
}

/// The day of the life that a text names, in any form that the command `where` understands.
fn day_of_life(life: &Life, text: &str) -> Result<Day, Fault> {
    let day = day_from_text(text).map_err(Fault::NoDate)?;
    if life.contains(day) {
        Ok(day)
    } else {
        Err(Fault::Outside(day))
    }
}

/// The fault in the language shown.
fn fault_text(words: &Words, life: &Life, fault: &Fault) -> String {
    let args = Args::new();
    let (key, args) = match fault {
        Fault::NoDate(DateError::Empty) => ("date-fault-empty", args),
        Fault::NoDate(DateError::NotRead { part, .. }) => {
            ("date-fault-part", args.set("part", part.clone()))
        }
        Fault::NoDate(DateError::Incomplete { .. }) => ("date-fault-incomplete", args),
        Fault::NoDate(DateError::ShortYear { year, .. }) => {
            ("date-fault-year", args.set("year", year.clone()))
        }
        Fault::NoDate(DateError::NoSuchDay { text, .. }) => {
            ("date-fault-no-such-day", args.set("text", text.clone()))
        }
        Fault::Outside(day) => {
            let args = args
                .set("date", date_text(words, *day))
                .set("first", date_text(words, life.subject.first_day))
                .set("last", date_text(words, life.subject.last_day));
            ("date-fault-outside", args)
        }
    };
    words.text_with(key, &args).into_owned()
}

/// Draws the keys, or the open field, right-aligned in `room`; a fault stands on a plate above it.
pub(super) fn foot_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    room: Rect,
    right: f32,
    field: &mut DateField,
    commands: &mut Commands,
) {
    if field.text.is_some() {
        let room = if room.width() < 260.0 {
            let room = Rect::from_min_max(room.min, pos2(right, room.bottom()));
            ui.painter().rect_filled(room, 0.0, look.palette.paper);
            room
        } else {
            room
        };
        field_ui(ui, look, scene, room, field, commands);
    } else {
        keys_ui(ui, look, scene, room, field, commands);
    }
}

fn keys_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    room: Rect,
    field: &mut DateField,
    commands: &mut Commands,
) {
    let font = Face::Narrow.size(14.5);
    let short = format!("{}…", scene.words.text("date-field"));
    let long = scene.words.text("date-open").into_owned();
    let width = |word: &str| {
        line(ui.painter(), word, font.clone(), look.palette.ink)
            .size()
            .x
            + 18.0
    };
    let fits = width(&long) <= room.width();
    let words = ["date-open", "fit-chapter", "fit-year"].map(|key| {
        let word = match key {
            "date-open" if fits => long.clone(),
            "date-open" => short.clone(),
            _ => scene.words.text(key).into_owned(),
        };
        let wide = line(ui.painter(), &word, font.clone(), look.palette.ink)
            .size()
            .x
            + 18.0;
        (key, word, wide)
    });
    // In a narrow window what has no room folds away; the keys of the keyboard remain.
    let mut shown = words.len();
    let wide = |shown: usize| words[..shown].iter().map(|word| word.2).sum::<f32>();
    while shown > 0 && wide(shown) > room.width() {
        shown -= 1;
    }
    let mut x = room.right() - wide(shown);
    for (key, word, wide) in &words[..shown] {
        let rect = Rect::from_min_size(pos2(x, room.top()), vec2(*wide, TALL));
        x = rect.right();
        let face = button::Face::Word(word.clone(), font.clone());
        let id = Id::unique(("timeline-foot", *key));
        if button(ui, look, rect, id, word, &face, Dress::Bare).clicked() {
            match *key {
                "fit-chapter" => commands.push(Command::FitTime(TimeFit::Chapter)),
                "fit-year" => commands.push(Command::FitTime(TimeFit::Year)),
                _ => {
                    field.open();
                    ui.ctx().request_repaint();
                }
            }
        }
    }
}

fn field_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    room: Rect,
    field: &mut DateField,
    commands: &mut Commands,
) {
    let p = look.palette;
    let go = scene.words.text("date-go").into_owned();
    let font = Face::NarrowBold.size(15.0);
    let go_wide = line(ui.painter(), &go, font.clone(), p.paper).size().x + 22.0;
    let wide = (room.width() - go_wide - 6.0).clamp(90.0, 236.0);
    let go_rect = Rect::from_min_size(
        pos2(room.right() - go_wide, room.top()),
        vec2(go_wide, TALL),
    );
    let edit_rect = Rect::from_min_size(
        pos2(go_rect.left() - 6.0 - wide, room.top()),
        vec2(wide, TALL),
    );
    let name = scene.words.text("date-field").into_owned();
    let hint = date_text(scene.words, scene.now.day);
    let mut text = field.text.clone().unwrap_or_default();
    let edit = TextEdit::singleline(&mut text)
        .id(Id::unique("date-field"))
        .font(Face::Sans.size(15.0))
        .hint_text(hint)
        .align(Align2::LEFT_CENTER)
        .margin(egui::Margin::symmetric(8, 2));
    let response = ui.put(edit_rect, edit);
    let said = text.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, &said, &said, "");
        info.label = Some(name.clone());
        info
    });
    if field.text.as_ref() != Some(&text) {
        field.fault = None;
    }
    field.text = Some(text);
    if field.fresh {
        field.fresh = false;
        response.request_focus();
        ui.ctx().request_repaint();
    }
    let face = button::Face::Word(go.clone(), font);
    let pressed = button(
        ui,
        look,
        go_rect,
        Id::unique("date-go"),
        &go,
        &face,
        Dress::Chosen,
    );
    let (enter, elsewhere) = ui.input(|input| {
        let elsewhere = input.pointer.any_pressed()
            && input
                .pointer
                .interact_pos()
                .is_some_and(|at| !edit_rect.union(go_rect).expand(6.0).contains(at));
        (input.key_pressed(Key::Enter), elsewhere)
    });
    if let Some(fault) = &field.fault {
        fault_ui(ui, look, fault, edit_rect.union(go_rect));
    }
    if pressed.clicked() || (response.lost_focus() && enter) {
        field.submit(scene, commands);
        ui.ctx().request_repaint();
    } else if elsewhere {
        field.close();
        response.surrender_focus();
        ui.ctx().request_repaint();
    }
}

/// What was wrong, on a plate of ink over the field.
fn fault_ui(ui: &Ui, look: &Look, fault: &str, field: Rect) {
    let p = look.palette;
    let window = ui.max_rect();
    let wide = 380.0_f32.min(window.width() - 16.0);
    let galley = paragraph(
        ui.painter(),
        fault,
        Face::Sans.size(15.0),
        21.0,
        wide - 24.0,
        p.paper,
    );
    let size: Vec2 = galley.size() + vec2(24.0, 18.0);
    let corner = pos2(field.right().min(window.right() - 8.0), field.top() - 6.0);
    let plate = Align2::RIGHT_BOTTOM.anchor_size(corner, size);
    let response = ui.interact(plate, Id::unique("date-fault"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, fault));
    ui.painter().rect_filled(plate, 0.0, p.ink);
    ui.painter()
        .rect_stroke(plate, 0.0, look.frame(), StrokeKind::Inside);
    ui.painter()
        .galley(plate.min + vec2(12.0, 9.0), galley, p.paper);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::life::sample;
    use crate::words::Lang;

    #[test]
    fn every_fault_is_said_in_every_language() {
        let life = sample::life();
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let mut said = std::collections::BTreeSet::new();
            for text in [
                "",
                "7 Brumaire 1917",
                "May 1917",
                "7.11.17",
                "31.4.1917",
                "1.1.2001",
            ] {
                let fault = day_of_life(&life, text).unwrap_err();
                let sentence = fault_text(&words, &life, &fault);
                assert!(
                    sentence.len() > 12 && !sentence.contains("date-fault"),
                    "{sentence}"
                );
                assert!(said.insert(sentence), "{text} has a sentence of its own");
            }
        }
    }

    #[test]
    fn a_day_of_the_life_is_found_in_both_calendars() {
        let life = sample::life();
        let day = life.subject.first_day;
        assert_eq!(day_of_life(&life, &day.to_string()), Ok(day));
    }
}
