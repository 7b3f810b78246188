//! The keys at the foot of a screen in a hall: everything that a gesture does, and the languages.

use egui::{Id, Rect, Response, Ui, pos2, vec2};

use crate::explore::{Command, Commands, Fit, Scene, Span, Step, Tab};
use crate::widgets::button::{self, Dress, button};
use crate::widgets::icons::{Icon, edge, icon};
use crate::widgets::paint::shrunk;
use crate::widgets::theme::{Face, Look};
use crate::words::Lang;

use super::layout::{Layout, stepper_keys};

/// What was asked of the screen itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct Asked {
    /// Ease of use was opened or closed.
    pub(in crate::app) ease: bool,
    /// The card was opened or closed.
    pub(in crate::app) more: bool,
}

/// Draws every key and tells what they ask.
pub(in crate::app) fn keys_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    layout: &Layout,
    open: Asked,
    commands: &mut Commands,
) -> Asked {
    let more = more_ui(ui, look, scene, layout.more, open.more || open.ease);
    transport_ui(ui, look, scene, layout, commands);
    time_ui(ui, look, scene, layout.steppers[0], commands);
    map_ui(ui, look, scene, layout.steppers[1], commands);
    let ease = tabs_ui(ui, look, scene, layout, open.ease, commands);
    langs_ui(ui, look, scene, layout, commands);
    Asked { ease, more }
}

/// A key with a word in it, in type that fits.
pub(in crate::app) fn word_key(
    ui: &Ui,
    look: &Look,
    rect: Rect,
    id: &str,
    word: &str,
    size: f32,
    dress: Dress,
) -> Response {
    let face = if dress == Dress::Chosen {
        Face::NarrowBold
    } else {
        Face::Narrow
    };
    let color = look.palette.ink;
    let galley = shrunk(
        ui.painter(),
        word,
        face.size(size),
        rect.width() - 10.0,
        color,
    );
    let fitted = galley
        .job
        .sections
        .first()
        .map_or(size, |section| section.format.font_id.size);
    let shown = button::Face::Word(word.to_owned(), face.size(fitted));
    button(
        ui,
        look,
        rect,
        Id::unique(("kiosk", id)),
        word,
        &shown,
        dress,
    )
}

fn more_ui(ui: &Ui, look: &Look, scene: &Scene<'_>, rect: Rect, open: bool) -> bool {
    let word = scene
        .words
        .text(if open { "kiosk-less" } else { "kiosk-more" });
    let dress = if open { Dress::Chosen } else { Dress::Plain };
    word_key(ui, look, rect, "more", &word, 17.0, dress).clicked()
}

/// A sign over its word, or alone where the key is low.
#[expect(
    clippy::too_many_arguments,
    reason = "a key is described by just these"
)]
fn sign_key(
    ui: &Ui,
    look: &Look,
    rect: Rect,
    id: &str,
    name: &str,
    sign: Icon,
    word: &str,
    dress: Dress,
) -> Response {
    let nothing = button::Face::Word(String::new(), Face::Narrow.size(15.0));
    let response = button(
        ui,
        look,
        rect,
        Id::unique(("kiosk", id)),
        name,
        &nothing,
        dress,
    );
    let p = &look.palette;
    let color = match dress {
        Dress::Chosen => p.paper,
        Dress::Now => p.on_now,
        Dress::Plain | Dress::Bare => p.ink,
    };
    let high = rect.height() >= 56.0 && !word.is_empty();
    let (centre, size) = if high {
        (rect.center() - vec2(0.0, 10.0), 24.0)
    } else {
        (rect.center(), (0.5 * rect.height()).clamp(14.0, 34.0))
    };
    icon(ui.painter(), sign, centre, size, color);
    if high {
        let font = Face::Narrow.size(16.0);
        let galley = shrunk(ui.painter(), word, font, rect.width() - 6.0, color);
        let at = pos2(
            rect.center().x - galley.size().x / 2.0,
            rect.bottom() - galley.size().y - 7.0,
        );
        ui.painter().galley(at, galley, color);
    }
    response
}

fn transport_ui(ui: &Ui, look: &Look, scene: &Scene<'_>, layout: &Layout, commands: &mut Commands) {
    let words = scene.words;
    let [play, previous, next] = layout.transport;
    let (sign, key, dress, command) = if scene.clock.playing {
        (Icon::Pause, "pause", Dress::Now, Command::Pause)
    } else {
        (Icon::Play, "play", Dress::Chosen, Command::Play)
    };
    let name = words.text(key);
    if sign_key(ui, look, play, "play", &name, sign, "", dress).clicked() {
        commands.push(command);
    }
    for (rect, id, sign, step, word, name) in [
        (
            previous,
            "previous",
            Icon::Previous,
            Step::Previous,
            "kiosk-previous",
            "step-previous",
        ),
        (
            next,
            "next",
            Icon::Next,
            Step::Next,
            "kiosk-next",
            "step-next",
        ),
    ] {
        let (word, name) = (words.text(word), words.text(name));
        if sign_key(ui, look, rect, id, &name, sign, &word, Dress::Plain).clicked() {
            commands.push(Command::StepEvent(step));
        }
    }
}

/// A stepper: less at the left, more at the right, and in the middle what it is, a key too.
struct Stepper<'a> {
    id: &'a str,
    label: &'a str,
    value: &'a str,
    /// What the three keys are called.
    names: [&'a str; 3],
    enabled: [bool; 2],
}

/// Draws a stepper; the key that was pressed, from the left.
fn stepper_ui(ui: &Ui, look: &Look, rect: Rect, stepper: &Stepper<'_>) -> Option<usize> {
    let p = &look.palette;
    let [less, middle, more] = stepper_keys(rect);
    let mut pressed = None;
    for (i, (cell, sign, name)) in [
        (less, Icon::Minus, stepper.names[0]),
        (more, Icon::Plus, stepper.names[2]),
    ]
    .into_iter()
    .enumerate()
    {
        let id = Id::unique(("kiosk-step", stepper.id, i));
        let size = (0.3 * cell.height()).clamp(12.0, 20.0);
        let face = button::Face::Sign(sign, size);
        let enabled = stepper.enabled[i];
        let response =
            button::button_enabled(ui, look, cell, id, name, &face, Dress::Plain, enabled);
        if response.clicked() {
            pressed = Some(2 * i);
        }
    }
    let nothing = button::Face::Word(String::new(), Face::Narrow.size(15.0));
    let id = Id::unique(("kiosk-step", stepper.id, "middle"));
    let spoken = format!("{}: {}. {}", stepper.label, stepper.value, stepper.names[1]);
    if button(ui, look, middle, id, &spoken, &nothing, Dress::Bare).clicked() {
        pressed = Some(1);
    }
    edge(ui.painter(), rect, look.frame());
    let painter = ui.painter();
    let room = middle.width() - 6.0;
    let value = shrunk(
        painter,
        stepper.value,
        Face::NarrowBold.size(17.0),
        room,
        p.ink,
    );
    if middle.height() < 44.0 {
        let at = middle.center() - value.size() / 2.0;
        painter.galley(at, value, p.ink);
        return pressed;
    }
    let label = shrunk(painter, stepper.label, Face::Sans.size(14.0), room, p.ink2);
    let (x, y) = (middle.center().x, middle.center().y);
    painter.galley(
        pos2(x - label.size().x / 2.0, y - label.size().y),
        label,
        p.ink2,
    );
    painter.galley(pos2(x - value.size().x / 2.0, y + 1.0), value, p.ink);
    pressed
}

fn time_ui(ui: &Ui, look: &Look, scene: &Scene<'_>, rect: Rect, commands: &mut Commands) {
    let words = scene.words;
    let days = |span: Span| span.days(scene.life.days() as f64);
    let shown = scene.window.days;
    // The next span of the four that is wider or closer by more than a rounding.
    let wider = Span::ALL
        .into_iter()
        .rev()
        .find(|span| days(*span) > 1.02 * shown);
    let closer = Span::ALL
        .into_iter()
        .find(|span| days(*span) < 0.98 * shown);
    let value = scene.span.map_or("kiosk-span-free", |span| match span {
        Span::Life => "span-life",
        Span::Decade => "span-decade",
        Span::Year => "span-year",
        Span::Weeks => "span-weeks",
    });
    let texts = [
        "kiosk-time",
        value,
        "kiosk-less-time",
        "kiosk-whole",
        "kiosk-more-time",
    ]
    .map(|key| words.text(key));
    let stepper = Stepper {
        id: "time",
        label: &texts[0],
        value: &texts[1],
        names: [&texts[2], &texts[3], &texts[4]],
        enabled: [wider.is_some(), closer.is_some()],
    };
    let span = match stepper_ui(ui, look, rect, &stepper) {
        Some(0) => wider,
        Some(1) => Some(Span::Life),
        Some(_) => closer,
        None => None,
    };
    commands.extend(span.map(Command::ShowSpan));
}

fn map_ui(ui: &Ui, look: &Look, scene: &Scene<'_>, rect: Rect, commands: &mut Commands) {
    let words = scene.words;
    let value = match scene.view.camera.scale {
        scale if scale < 12.0 => "kiosk-world",
        scale if scale < 60.0 => "kiosk-country",
        scale if scale < 300.0 => "kiosk-region",
        scale if scale < 6000.0 => "kiosk-town",
        _ => "kiosk-street",
    };
    let texts = [
        "kiosk-map",
        value,
        "kiosk-out",
        "kiosk-here",
        "kiosk-closer",
    ]
    .map(|key| words.text(key));
    let stepper = Stepper {
        id: "map",
        label: &texts[0],
        value: &texts[1],
        names: [&texts[2], &texts[3], &texts[4]],
        enabled: [true, true],
    };
    let zoom = |factor: f64| Command::ZoomMap {
        x: 0.0,
        y: 0.0,
        factor,
    };
    commands.extend(match stepper_ui(ui, look, rect, &stepper) {
        Some(0) => Some(zoom(1.0 / 1.8)),
        // To him; from there to the whole life, so that the key always does something.
        Some(1) if scene.view.camera.scale > 600.0 => Some(Command::FitMap(Fit::Life)),
        Some(1) => Some(Command::FitMap(Fit::Here)),
        Some(_) => Some(zoom(1.8)),
        None => None,
    });
}

fn tabs_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    layout: &Layout,
    ease_open: bool,
    commands: &mut Commands,
) -> bool {
    let words = scene.words;
    for (rect, (tab, key)) in layout.tabs.into_iter().zip([
        (Tab::Map, "tab-map"),
        (Tab::Numbers, "kiosk-numbers"),
        (Tab::Events, "kiosk-events"),
    ]) {
        let chosen = scene.tab == tab && !ease_open;
        let dress = if chosen { Dress::Chosen } else { Dress::Plain };
        let word = words.text(key);
        if word_key(ui, look, rect, key, &word, 17.0, dress).clicked() {
            commands.push(Command::ShowTab(tab));
        }
    }
    let rect = layout.tabs[3];
    let word = words.text("kiosk-ease");
    let (dress, color) = if ease_open {
        (Dress::Chosen, look.palette.paper)
    } else {
        (Dress::Plain, look.palette.ink)
    };
    let nothing = button::Face::Word(String::new(), Face::Narrow.size(15.0));
    let response = button(
        ui,
        look,
        rect,
        Id::unique(("kiosk", "ease")),
        &word,
        &nothing,
        dress,
    );
    let painter = ui.painter();
    let size = (0.42 * rect.height()).clamp(14.0, 22.0);
    let galley = shrunk(
        painter,
        &word,
        Face::Narrow.size(17.0),
        rect.width() - size - 20.0,
        color,
    );
    let left = rect.center().x - (size + 8.0 + galley.size().x) / 2.0;
    icon(
        painter,
        Icon::Person,
        pos2(left + size / 2.0, rect.center().y),
        size,
        color,
    );
    let at = pos2(left + size + 8.0, rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, color);
    response.clicked()
}

fn langs_ui(ui: &Ui, look: &Look, scene: &Scene<'_>, layout: &Layout, commands: &mut Commands) {
    let p = &look.palette;
    for (rect, lang) in layout.langs.into_iter().zip(Lang::ALL) {
        let chosen = lang == scene.lang();
        let id = Id::unique(("kiosk-lang", lang.tag()));
        let nothing = button::Face::Word(String::new(), Face::Narrow.size(15.0));
        let response = button(ui, look, rect, id, lang.own_name(), &nothing, Dress::Bare);
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_language(lang.tag());
            node.set_toggled(if chosen {
                egui::accesskit::Toggled::True
            } else {
                egui::accesskit::Toggled::False
            });
        });
        let (face, color) = if chosen {
            (Face::NarrowBold, p.ink)
        } else {
            (Face::Narrow, p.ink2)
        };
        let painter = ui.painter();
        let galley = shrunk(
            painter,
            lang.own_name(),
            face.size(17.0),
            rect.width() - 8.0,
            color,
        );
        let at = rect.center() - galley.size() / 2.0;
        let wide = galley.size().x;
        let foot = at.y + galley.size().y + 3.0;
        painter.galley(at, galley, color);
        if chosen {
            let under =
                Rect::from_min_size(pos2(rect.center().x - wide / 2.0, foot), vec2(wide, 3.0));
            painter.rect_filled(under, 0.0, p.ink);
        }
        if lang.index() > 0 {
            let middle = rect.left_center();
            let tall = 0.18 * rect.height();
            painter.vline(middle.x, middle.y - tall..=middle.y + tall, look.hairline());
        }
        if response.clicked() {
            commands.push(Command::SpeakLang(lang));
        }
    }
}
