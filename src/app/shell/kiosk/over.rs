//! What is laid over a screen in a hall, and the keys of a keypad.

use egui::{Id, Key, Modifiers, Rect, Sense, Ui, pos2, vec2};

use crate::app::kiosk::{Asked, Kiosk};
use crate::explore::{Command, Commands, Fit, Scene, Selection, Span, Step, Tab};
use crate::widgets::button::{self, Dress, button};
use crate::widgets::card::plate_scrolled_ui;
use crate::widgets::icons::Icon;
use crate::widgets::theme::Look;

/// What a visitor may ask for. Typing and links are for desks.
pub(super) fn is_for_visitors(command: &Command) -> bool {
    !matches!(
        command,
        Command::Search(true) | Command::Find(_) | Command::OpenLife(_)
    )
}

/// Opens and closes what is laid over, by keys and by what was chosen.
pub(super) fn open_and_close(
    kiosk: &mut Kiosk,
    scene: &Scene<'_>,
    asked: Asked,
    selected: bool,
    commands: &mut Commands,
) {
    let open = &mut kiosk.open;
    let chosen = commands.iter().any(|command| {
        matches!(
            command,
            Command::Select(Selection::Place(_) | Selection::State(_) | Selection::AboutMap)
        )
    });
    let closed = commands
        .iter()
        .any(|command| matches!(command, Command::Deselect));
    let tab = commands
        .iter()
        .any(|command| matches!(command, Command::ShowTab(_)));
    if asked.ease {
        open.ease = !open.ease;
        open.more = false;
    }
    if asked.more {
        if open.ease {
            open.ease = false;
        } else {
            open.more = !open.more;
        }
        if open.more && !selected {
            commands.push(Command::Select(Selection::Leg(scene.now.leg)));
        }
        kiosk.scroll = 0.0;
    }
    if chosen {
        // A place or a state has no sentence of its own: its card is what was asked for.
        open.more = true;
        open.ease = false;
    }
    if tab {
        open.ease = false;
        open.more = false;
    }
    // A viewpoint on its way may bring what the card tells of.
    let comes = commands
        .iter()
        .any(|command| matches!(command, Command::Show(_)));
    if closed || (open.more && !selected && !asked.more && !chosen && !comes) {
        open.more = false;
    }
    if (asked.more || closed || tab) && !open.more && selected {
        commands.push(Command::Deselect);
    }
}

/// The card over a sheet, with keys at its foot that scroll it.
pub(super) fn card_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    sheet: Rect,
    foot: Rect,
    scroll: &mut f32,
    commands: &mut Commands,
) {
    let by = std::mem::take(scroll);
    let card = Rect::from_min_max(sheet.min, pos2(sheet.right(), foot.top() - 4.0));
    ui.painter().rect_filled(sheet, 0.0, look.palette.raise);
    ui.interact(sheet, Id::unique("sheet-ground"), Sense::click_and_drag());
    plate_scrolled_ui(ui, look, scene, card, by, commands);
    ui.painter()
        .rect_stroke(sheet, 0.0, look.frame(), egui::StrokeKind::Inside);
    if let Some(down) = scroll_keys(ui, look, scene, foot) {
        *scroll = down * card.height();
    }
}

/// Up and down at the foot of a sheet; by what share of its height to go on.
pub(super) fn scroll_keys(ui: &Ui, look: &Look, scene: &Scene<'_>, foot: Rect) -> Option<f32> {
    let wide = (0.2 * foot.width()).max(foot.height());
    let keys = [
        ("kiosk-up", Icon::Up, -0.6),
        ("kiosk-down", Icon::Down, 0.6),
    ];
    let mut by = None;
    for (i, (word, sign, share)) in keys.into_iter().enumerate() {
        let left = foot.left() + (wide + 6.0) * i as f32;
        let rect = Rect::from_min_size(pos2(left, foot.top()), vec2(wide, foot.height()));
        let name = scene.words.text(word);
        let face = button::Face::Sign(sign, 16.0);
        let id = Id::unique(("kiosk", word));
        if button(ui, look, rect, id, &name, &face, Dress::Plain).clicked() {
            by = Some(share);
        }
    }
    by
}

/// The keys of a tactile keypad: arrows, Enter, Esc, Help, Home.
pub(super) fn keypad(ui: &Ui, scene: &Scene<'_>, kiosk: &mut Kiosk, commands: &mut Commands) {
    let focused = ui.memory(egui::Memory::focused);
    let free = focused
        .is_none_or(|id| id == Id::unique("timeline-handle") || id == Id::unique("map-sheet"));
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::F1) || pressed(Key::Questionmark) {
        kiosk.open.ease = !kiosk.open.ease;
        kiosk.open.more = false;
    }
    if pressed(Key::Escape) {
        if kiosk.open.ease {
            kiosk.open.ease = false;
        } else if scene.selection.is_some() {
            kiosk.open.more = false;
            commands.push(Command::Deselect);
        } else if let Some(id) = focused {
            ui.memory_mut(|memory| memory.surrender_focus(id));
        } else if scene.tab != Tab::Map {
            commands.push(Command::ShowTab(Tab::Map));
        }
    }
    if pressed(Key::Home) {
        kiosk.open = Asked::default();
        commands.push(Command::Deselect);
        commands.push(Command::ShowTab(Tab::Map));
        commands.push(Command::FitMap(Fit::Life));
        commands.push(Command::ShowSpan(Span::Life));
    }
    if free {
        for (key, days) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
            if pressed(key) {
                commands.push(Command::StepDays(days));
            }
        }
    }
    for (key, step) in [(Key::PageUp, Step::Previous), (Key::PageDown, Step::Next)] {
        if pressed(key) {
            commands.push(Command::StepEvent(step));
        }
    }
    if focused.is_none() && pressed(Key::Space) {
        commands.push(if scene.clock.playing {
            Command::Pause
        } else {
            Command::Play
        });
    }
    let zoom = |factor: f64| Command::ZoomMap {
        x: 0.0,
        y: 0.0,
        factor,
    };
    for (key, factor) in [
        (Key::Plus, 1.6),
        (Key::Equals, 1.6),
        (Key::Minus, 1.0 / 1.6),
    ] {
        if pressed(key) {
            commands.push(zoom(factor));
        }
    }
}
