//! The quiet row under the timeline.

use egui::{Id, Rect, Ui, pos2};

use crate::explore::{Command, Commands, Scene};
use crate::widgets::button::{self, Dress};
use crate::widgets::paint::line;
use crate::widgets::playbar::TRANSPORT_WIDTH;
use crate::widgets::theme::{Face, Look, ThemeKind};

use super::super::layout::Layout;

/// What the quiet row was asked for.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) copy: bool,
    pub(super) theme: bool,
    /// Where the row begins.
    pub(super) left: f32,
    pub(super) help: bool,
}

/// What the quiet row and the folded transport leave of the foot.
pub(super) fn foot_room(layout: &Layout, right: f32) -> Rect {
    let left = match layout.line {
        Some(_) => layout.foot.left() + TRANSPORT_WIDTH + 8.0,
        None => layout.foot.left(),
    };
    Rect::from_min_max(
        pos2(left, layout.foot.bottom() - 29.0),
        pos2(right.max(left), layout.foot.bottom() - 3.0),
    )
}

/// What a finger needs, in points.
const FINGER: f32 = 44.0;

/// What stands on the button that opens the sheet of keys.
const HELP_SIGN: &str = "?";

/// The quiet row under the timeline: back, forward, the link, the theme.
pub(super) fn foot_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    foot: Rect,
    copied: bool,
    commands: &mut Commands,
) -> Asked {
    let mut asked = Asked::default();
    let theme_key = match look.kind {
        ThemeKind::Light => "theme-dark",
        ThemeKind::Dark => "theme-contrast",
        ThemeKind::HighContrast => "theme-light",
    };
    let copy_key = if copied { "copied" } else { "copy-link" };
    let items = [
        ("help-open", true),
        (theme_key, true),
        (copy_key, true),
        ("forward", scene.can_go_forward),
        ("back", scene.can_go_back),
    ];
    let mut right = foot.right() + 8.0;
    for (key, enabled) in items {
        let name = scene.words.text(key).into_owned();
        // The sign on the key that opens the sheet; its name says what it does.
        let word = if key == "help-open" {
            HELP_SIGN.to_owned()
        } else {
            name.clone()
        };
        let font = Face::Narrow.size(14.5);
        let width = line(ui.painter(), &word, font.clone(), look.palette.ink2)
            .size()
            .x
            + 18.0;
        let width = width.max(FINGER);
        // As high as the row has room for: the whole of it, and a finger's where it is folded.
        let top = foot.top().max(foot.bottom() - 1.0 - FINGER);
        let rect = Rect::from_min_max(pos2(right - width, top), pos2(right, foot.bottom() - 1.0));
        right -= width;
        let id = Id::unique((
            "foot",
            if copied && key == "copied" {
                "copy-link"
            } else {
                key
            },
        ));
        let face = button::Face::Word(word, font);
        let response =
            button::button_enabled(ui, look, rect, id, &name, &face, Dress::Bare, enabled);
        if response.clicked() {
            match key {
                "back" => commands.push(Command::Back),
                "forward" => commands.push(Command::Forward),
                "theme-dark" | "theme-light" | "theme-contrast" => asked.theme = true,
                "help-open" => asked.help = true,
                _ => asked.copy = true,
            }
        }
    }
    asked.left = right;
    asked
}
