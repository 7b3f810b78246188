//! The way in for the staff: a corner held for five seconds or a chord of keys, then a number.

mod page;

use egui::{Id, Key, Modifiers, Pos2, Rect, Sense, Ui, pos2, vec2};

use crate::explore::Scene;
use crate::widgets::button::Dress;
use crate::widgets::paint::shrunk;
use crate::widgets::theme::{Face, Look};
use crate::words::Args;

pub(in crate::app) use page::{Facts, page_ui};

use super::keys::word_key;
use super::pin::{Guesses, LENGTHS, SlowHash};
use super::scale::Metrics;

/// How long the corner is held, in seconds.
pub(in crate::app) const HOLD_SECS: f64 = 5.0;

/// The side of the corner, in millimetres.
pub(in crate::app) const CORNER_MM: f32 = 30.0;

/// A trail of a finger keeps so many points, and so many trails are kept.
const TRAIL: usize = 160;
const TRAILS: usize = 24;

/// A part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) enum Part {
    /// How it is.
    #[default]
    Status,
    /// The screen and its ruler.
    Screen,
    /// The week.
    Hours,
    /// The totals.
    Counters,
}

impl Part {
    pub(in crate::app) const ALL: [(Self, &'static str); 4] = [
        (Self::Status, "staff-status"),
        (Self::Screen, "staff-screen"),
        (Self::Hours, "staff-hours"),
        (Self::Counters, "staff-counters"),
    ];
}

/// What is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::app) enum Open {
    /// Nothing.
    #[default]
    No,
    /// The pad for the number.
    Pad {
        /// What has been typed.
        digits: String,
        /// The last try was wrong.
        wrong: bool,
    },
    /// The page.
    Page(Part),
}

/// What the staff asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::app) enum Wish {
    /// Back to the visitors.
    Close,
    /// The program should start again.
    Restart,
    /// The program should end.
    Leave,
    /// The screen should be dark until it is touched.
    Dark,
    /// The screen's diagonal has changed by so many inches.
    Diagonal(f32),
    /// The totals should be written to a file.
    Export,
}

/// The staff's part of the kiosk.
#[derive(Debug, Default)]
pub(in crate::app) struct Staff {
    pub(in crate::app) open: Open,
    pub(in crate::app) guesses: Guesses,
    /// What was said last: of a file written, of a setting saved.
    pub(in crate::app) said: String,
    pub(in crate::app) trails: Vec<(u64, Vec<Pos2>)>,
}

impl Staff {
    /// Asks for the number.
    pub(in crate::app) fn knock(&mut self) {
        if self.open == Open::No {
            self.open = Open::Pad {
                digits: String::new(),
                wrong: false,
            };
            self.said.clear();
        }
    }

    /// Closes whatever is open; nothing that was typed stays.
    pub(in crate::app) fn close(&mut self) {
        self.open = Open::No;
        self.trails = Vec::new();
        self.said = String::new();
    }

    /// Keeps where a finger went, for the page that tests the glass.
    pub(in crate::app) fn follow(&mut self, id: u64, pos: Pos2, start: bool) {
        if self.open != Open::Page(Part::Screen) || !pos.is_finite() {
            return;
        }
        if start {
            self.trails.push((id, Vec::new()));
            if self.trails.len() > TRAILS {
                self.trails.remove(0);
            }
        }
        if let Some((_, trail)) = self.trails.iter_mut().rev().find(|(own, _)| *own == id)
            && trail.len() < TRAIL
        {
            trail.push(pos);
        }
    }
}

/// Draws the pad; true if it should be closed.
pub(in crate::app) fn pad_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    metrics: &Metrics,
    pin: Option<&SlowHash>,
    staff: &mut Staff,
) -> bool {
    let (p, words) = (&look.palette, scene.words);
    let window = ui.max_rect();
    ui.interact(window, Id::unique("pad-ground"), Sense::click_and_drag());
    ui.painter().rect_filled(window, 0.0, p.paper);
    let Open::Pad { digits, wrong } = &mut staff.open else {
        return false;
    };
    let room =
        (window.bottom() - metrics.reach.max(window.top() + 8.0)).min(window.height() - 16.0);
    let key = ((room - 110.0) / 5.0).clamp(metrics.target, 96.0);
    let width = 3.0 * key * 1.25 + 12.0;
    let left = window.center().x - width / 2.0;
    let foot = window.bottom() - (0.25 * (room - 110.0 - 5.0 * key)).max(6.0);
    let top = foot - 5.0 * (key + 6.0) - 92.0;
    let line = |text: &str, y: f32, font, color| {
        let galley = shrunk(ui.painter(), text, font, window.width() - 40.0, color);
        let at = pos2(window.center().x - galley.size().x / 2.0, y);
        ui.painter().galley(at, galley, color);
    };
    line(
        &words.text("staff-enter"),
        top,
        Face::Serif.size(24.0),
        p.ink,
    );
    let wait = staff.guesses.wait();
    let said = if pin.is_none() {
        words.text("staff-none").into_owned()
    } else if wait > 0.0 {
        let args = Args::new().set("seconds", wait.ceil() as i64);
        words.text_with("staff-wait", &args).into_owned()
    } else if *wrong {
        words.text("staff-wrong").into_owned()
    } else {
        "• ".repeat(digits.len())
    };
    line(&said, top + 40.0, Face::SansBold.size(20.0), p.ink);
    let labels = [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "ok",
    ];
    let mut typed: Option<char> = None;
    let (mut clear, mut ok) = (false, false);
    for (i, label) in labels.into_iter().enumerate() {
        let (column, row) = ((i % 3) as f32, (i / 3) as f32);
        let rect = Rect::from_min_size(
            pos2(
                left + column * (key * 1.25 + 6.0),
                top + 86.0 + row * (key + 6.0),
            ),
            vec2(key * 1.25, key),
        );
        let word = match label {
            "clear" => words.text("staff-clear"),
            "ok" => words.text("staff-ok"),
            figure => figure.into(),
        };
        let dress = if label == "ok" {
            Dress::Chosen
        } else {
            Dress::Plain
        };
        let size = if label.len() == 1 { 26.0 } else { 17.0 };
        if word_key(ui, look, rect, label, &word, size, dress).clicked() {
            match label {
                "clear" => clear = true,
                "ok" => ok = true,
                figure => typed = figure.chars().next(),
            }
        }
    }
    let back = Rect::from_min_size(pos2(left, top + 86.0 + 4.0 * (key + 6.0)), vec2(width, key));
    let word = words.text("staff-close");
    let mut close = word_key(ui, look, back, "pad-close", &word, 17.0, Dress::Plain).clicked();
    ui.input_mut(|input| {
        for (figure, key) in FIGURES {
            if input.consume_key(Modifiers::NONE, key) {
                typed = Some(figure);
            }
        }
        clear |= input.consume_key(Modifiers::NONE, Key::Backspace);
        close |= input.consume_key(Modifiers::NONE, Key::Escape);
    });
    if ui.memory(|memory| memory.focused().is_none()) {
        ok |= ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    }
    if clear {
        digits.clear();
        *wrong = false;
    }
    if let Some(figure) = typed.filter(|_| digits.len() < *LENGTHS.end()) {
        if *wrong {
            digits.clear();
        }
        *wrong = false;
        digits.push(figure);
    }
    if ok && digits.len() >= *LENGTHS.start() {
        let tried = std::mem::take(digits);
        if let Some(pin) = pin {
            match staff.guesses.tried(|| pin.is(&tried)) {
                Some(true) => staff.open = Open::Page(Part::Status),
                Some(false) => *wrong = true,
                None => {}
            }
        }
    }
    close
}

const FIGURES: [(char, Key); 10] = [
    ('0', Key::Num0),
    ('1', Key::Num1),
    ('2', Key::Num2),
    ('3', Key::Num3),
    ('4', Key::Num4),
    ('5', Key::Num5),
    ('6', Key::Num6),
    ('7', Key::Num7),
    ('8', Key::Num8),
    ('9', Key::Num9),
];
