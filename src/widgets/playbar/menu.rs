//! The menu of the clock: story or calendar, the way it runs, the loop, and how the camera follows.

use egui::{Id, Rect, Sense, StrokeKind, Ui, pos2, vec2};

use crate::explore::{Command, Commands, Follow, Scene, StoryLength};
use crate::words::Args;

use super::super::button::{self, Dress, button, button_enabled};
use super::super::icons::Icon;
use super::super::paint::{line, shrunk};
use super::super::theme::{Face, Look};
use super::pace_key;

/// What the playbar keeps between frames: whether its menu is open, and where it hangs.
#[derive(Clone, Copy, Debug)]
pub struct PlaybarUi {
    open: bool,
    pub(super) anchor: Rect,
}

impl Default for PlaybarUi {
    fn default() -> Self {
        Self {
            open: false,
            anchor: Rect::NOTHING,
        }
    }
}

impl PlaybarUi {
    /// Opens the menu, or closes it.
    pub(super) fn toggle(&mut self) {
        self.open = !self.open;
    }

    /// Escape closes the menu before it closes anything else.
    pub fn take_escape(&mut self, ui: &Ui) {
        if self.open
            && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
        {
            self.open = false;
        }
    }
}

/// Height of a row: a finger's width.
const ROW: f32 = 44.0;
const GAP: f32 = 6.0;
const INSET: f32 = 14.0;
const LABELS: f32 = 100.0;
const KEYS: f32 = 336.0;

/// Draws the menu above the pace, if it is open.
pub fn menu_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    window: Rect,
    state: &mut PlaybarUi,
    commands: &mut Commands,
) {
    if !state.open || !state.anchor.is_positive() {
        return;
    }
    let room = window.shrink(8.0);
    let size = vec2(
        (LABELS + KEYS + 2.0 * INSET).min(room.width()),
        5.0 * ROW + 4.0 * GAP + 2.0 * INSET,
    );
    let left = (state.anchor.right() - size.x).max(room.left());
    let bottom = (state.anchor.top() - 8.0).max(room.top() + size.y);
    let plate = Rect::from_min_size(pos2(left, bottom - size.y), size);
    let p = &look.palette;
    ui.interact(
        plate,
        Id::unique("clock-menu-ground"),
        Sense::click_and_drag(),
    );
    ui.painter().rect_filled(plate, 0.0, p.raise);
    ui.painter()
        .rect_stroke(plate, 0.0, look.frame(), StrokeKind::Inside);
    let row = |number: usize, key: &str| {
        let top = plate.top() + INSET + number as f32 * (ROW + GAP);
        let painter = ui.painter();
        let label = shrunk(
            painter,
            &scene.words.text(key),
            Face::Narrow.size(16.0),
            LABELS - 8.0,
            p.ink2,
        );
        let at = pos2(plate.left() + INSET, top + (ROW - label.size().y) / 2.0);
        painter.galley(at, label, p.ink2);
        Rect::from_min_max(
            pos2(plate.left() + INSET + LABELS, top),
            pos2(plate.right() - INSET, top + ROW),
        )
    };
    story_row(ui, look, scene, row(0, "story"), commands);
    calendar_row(ui, look, scene, row(1, "clock-calendar"), commands);
    let backwards = scene.clock.backwards;
    let ways = [
        (
            "direction-forwards",
            !backwards,
            Command::PlayBackwards(false),
        ),
        (
            "direction-backwards",
            backwards,
            Command::PlayBackwards(true),
        ),
    ];
    let ways = ways.map(|(key, chosen, command)| Choice {
        id: key,
        word: scene.words.text(key).into_owned(),
        chosen,
        command,
    });
    choices(ui, look, row(2, "clock-direction"), &ways, commands);
    let looped = scene.clock.looped.is_some();
    let (key, command) = if looped {
        ("loop-off", Command::ClearLoop)
    } else {
        let (start, end) = (scene.window.start, scene.window.end());
        ("loop-on", Command::LoopRange { start, end })
    };
    let again = [Choice {
        id: "loop",
        word: scene.words.text(key).into_owned(),
        chosen: looped,
        command,
    }];
    choices(ui, look, row(3, "clock-loop"), &again, commands);
    let modes = Follow::ALL.map(|follow| Choice {
        id: follow_key(follow),
        word: scene.words.text(follow_key(follow)).into_owned(),
        chosen: scene.follow == follow,
        command: Command::FollowCamera(follow),
    });
    choices(ui, look, row(4, "clock-camera"), &modes, commands);
    let pressed = ui.input(|input| {
        let at = input.pointer.interact_pos();
        at.filter(|_| input.pointer.any_pressed())
    });
    // The box that opened it closes it by its own click.
    if pressed.is_some_and(|at| !plate.contains(at) && !state.anchor.contains(at)) {
        state.open = false;
    }
}

fn follow_key(follow: Follow) -> &'static str {
    match follow {
        Follow::Off => "follow-off",
        Follow::KeepInView => "follow-keep",
        Follow::Director => "follow-director",
    }
}

/// One of the keys of a row.
struct Choice {
    id: &'static str,
    word: String,
    chosen: bool,
    command: Command,
}

/// Keys that share a row by the length of their words.
fn choices(ui: &Ui, look: &Look, row: Rect, keys: &[Choice], commands: &mut Commands) {
    let bold = Face::NarrowBold.size(15.5);
    let width = |word: &str| {
        line(ui.painter(), word, bold.clone(), look.palette.ink)
            .size()
            .x
    };
    let words: f32 = keys.iter().map(|key| width(&key.word)).sum();
    let free = (row.width() - words) / keys.len() as f32;
    let mut x = row.left();
    for key in keys {
        let rect = Rect::from_min_size(
            pos2(x, row.top()),
            vec2(width(&key.word) + free, row.height()),
        );
        x = rect.right();
        let (face, dress) = if key.chosen {
            (Face::NarrowBold, Dress::Chosen)
        } else {
            (Face::Narrow, Dress::Plain)
        };
        let face = button::Face::Word(key.word.clone(), face.size(15.5));
        let id = Id::unique(("clock-menu", key.id));
        if button(ui, look, rect, id, &key.word, &face, dress).clicked() {
            commands.push(key.command.clone());
        }
    }
}

fn story_row(ui: &Ui, look: &Look, scene: &Scene<'_>, row: Rect, commands: &mut Commands) {
    let lengths = [
        (StoryLength::Three, "story-three"),
        (StoryLength::Eight, "story-eight"),
        (StoryLength::Twenty, "story-twenty"),
    ];
    let keys = lengths.map(|(length, id)| Choice {
        id,
        word: minutes(scene, length),
        chosen: scene.clock.story == Some(length),
        command: Command::TellStory(length),
    });
    choices(ui, look, row, &keys, commands);
}

/// How long a story is, in words.
pub(super) fn minutes(scene: &Scene<'_>, length: StoryLength) -> String {
    let args = Args::new().set("minutes", length.minutes());
    scene.words.text_with("story-minutes", &args).into_owned()
}

/// Slower, the pace in words, faster. The words are a key too: they leave the story.
fn calendar_row(ui: &Ui, look: &Look, scene: &Scene<'_>, row: Rect, commands: &mut Commands) {
    let pace = scene.clock.pace;
    let wide = vec2(ROW, row.height());
    for (rect, sign, key, next) in [
        (
            Rect::from_min_size(row.min, wide),
            Icon::Minus,
            "pace-slower",
            pace.slower(),
        ),
        (
            Rect::from_min_size(pos2(row.right() - ROW, row.top()), wide),
            Icon::Plus,
            "pace-faster",
            pace.faster(),
        ),
    ] {
        let name = scene.words.text(key);
        let face = button::Face::Sign(sign, 13.0);
        let id = Id::unique(("clock-menu", key));
        let enabled = next != pace;
        if button_enabled(ui, look, rect, id, &name, &face, Dress::Plain, enabled).clicked() {
            commands.push(Command::SetPace(next));
        }
    }
    let words = [Choice {
        id: "pace",
        word: pace_words(scene),
        chosen: scene.clock.story.is_none(),
        command: Command::SetPace(pace),
    }];
    choices(ui, look, row.shrink2(vec2(ROW, 0.0)), &words, commands);
}

/// The calendar pace as one would say it: "3 months a second".
pub(super) fn pace_words(scene: &Scene<'_>) -> String {
    let count = scene.words.text(pace_key(scene.clock.pace)).into_owned();
    let unit = scene.words.text("pace-unit");
    format!("{count} {unit}")
}
