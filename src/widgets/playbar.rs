//! The foot of the column: the next event, the transport, how much time the axis shows, the count of days.

mod menu;

use egui::{Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::calendar::{Doubt, edtf_text};
use crate::explore::{Command, Commands, Scene, Span, Step};
use crate::words::{Args, group_digits};

use super::button::{self, Dress, button};
use super::icons::{Icon, icon};
use super::paint::{focus_ring, line, on_baseline, shrunk};
use super::theme::{Face, Look};
pub use menu::{PlaybarUi, menu_ui};

/// Height of the whole block, from the hairline over "next" to the window's foot.
pub fn height(look: &Look) -> f32 {
    look.pick(249.0, 220.0)
}

/// Draws the block at the bottom of a column.
pub fn playbar_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    column: Rect,
    state: &mut PlaybarUi,
    commands: &mut Commands,
) {
    let bottom = column.bottom();
    next_line(ui, look, scene, column, bottom - height(look), commands);
    transport(
        ui,
        look,
        scene,
        column,
        bottom - look.pick(176.0, 150.0),
        state,
        commands,
    );
    spans(
        ui,
        look,
        scene,
        column,
        bottom - look.pick(88.0, 82.0),
        commands,
    );
    let p = &look.palette;
    let day = (scene.now.day - scene.life.subject.first_day).num_days() + 1;
    let args = Args::new()
        .set("day", group_digits(day, scene.lang()))
        .set("of", group_digits(scene.life.days(), scene.lang()));
    let count = scene.words.text_with("day-count", &args).into_owned();
    let font = Face::Sans.size(look.pick(16.0, 14.5));
    let y = bottom - look.pick(40.0, 38.0);
    let galley = line(ui.painter(), &count, font.clone(), p.ink2);
    ui.painter().galley(pos2(column.left(), y), galley, p.ink2);
    let galley = line(ui.painter(), &scene.age_text(), font, p.ink2);
    ui.painter()
        .galley(pos2(column.right() - galley.size().x, y), galley, p.ink2);
}

/// The next event: its date, how far off, its title; the whole line is a button.
fn next_line(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    column: Rect,
    top: f32,
    commands: &mut Commands,
) {
    let p = &look.palette;
    ui.painter().hline(column.x_range(), top, look.hairline());
    let Some(event) = scene.now.next.map(|id| scene.life.event(id)) else {
        return;
    };
    let rect = Rect::from_min_max(
        pos2(column.left(), top + 4.0),
        pos2(column.right(), top + look.pick(66.0, 62.0)),
    );
    let response = ui.interact(rect, Id::unique("next-event"), Sense::click());
    let title = event.title.get(scene.lang());
    let label = scene.words.text("next");
    response
        .widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{label} {title}")));
    if response.hovered() {
        ui.painter()
            .rect_filled(rect.expand2(vec2(6.0, 0.0)), 0.0, p.shade);
    }
    let painter = ui.painter().with_clip_rect(rect);
    let galley = line(&painter, &label, Face::Sans.size(15.5), p.ink2);
    let base = rect.top() + 25.0;
    let x = rect.left() + galley.size().x + 10.0;
    on_baseline(&painter, rect.left(), base, galley, p.ink2);
    let date = edtf_text(scene.words, &event.date);
    let days = (event.bounds.earliest - scene.now.day).num_days();
    // Days are counted to a day that is known, not to one that its source only guesses.
    let known = event.bounds.is_sharp() && event.date.doubt == Doubt::None;
    let date = if known && (1..=60).contains(&days) {
        let args = Args::new().set("date", date).set("days", days);
        scene.words.text_with("next-in-days", &args).into_owned()
    } else {
        date
    };
    let galley = shrunk(
        &painter,
        &date,
        Face::NarrowBold.size(16.0),
        rect.right() - 22.0 - x,
        p.ink,
    );
    on_baseline(&painter, x, base, galley, p.ink);
    // A title is one line; a longer one is set smaller, never cut.
    let font = Face::Serif.size(look.pick(17.5, 16.0));
    let galley = shrunk(&painter, title, font, rect.width() - 24.0, p.ink);
    let base = rect.top() + look.pick(48.0, 47.0);
    on_baseline(&painter, rect.left(), base, galley, p.ink);
    icon(
        &painter,
        Icon::Right,
        pos2(rect.right() - 8.0, rect.center().y),
        14.0,
        p.ink,
    );
    focus_ring(ui.painter(), &response, rect, p.focus);
    if response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
    {
        commands.push(Command::StepEvent(Step::Next));
    }
}

fn transport(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    column: Rect,
    top: f32,
    state: &mut PlaybarUi,
    commands: &mut Commands,
) {
    let keys = Keys {
        play: look.pick(72.0, 60.0),
        step: look.pick(48.0, 36.0),
        gap: look.pick(8.0, 6.0),
        signs: (look.pick(24.0, 21.0), 18.0),
    };
    let row = Rect::from_min_size(pos2(column.left(), top), vec2(column.width(), keys.play));
    keys_and_pace(ui, look, scene, row, &keys, state, commands);
}

/// Sizes of the transport's keys, in points.
struct Keys {
    play: f32,
    step: f32,
    gap: f32,
    /// The sign on the play key, and those on the others.
    signs: (f32, f32),
}

/// Play, previous and next from the left of a row; the pace fills what is left of it.
fn keys_and_pace(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    row: Rect,
    keys: &Keys,
    state: &mut PlaybarUi,
    commands: &mut Commands,
) {
    let (sign, key, dress, command) = if scene.clock.playing {
        (Icon::Pause, "pause", Dress::Now, Command::Pause)
    } else if scene.clock.backwards {
        (
            Icon::PlayBack,
            "play-backwards",
            Dress::Chosen,
            Command::Play,
        )
    } else {
        (Icon::Play, "play", Dress::Chosen, Command::Play)
    };
    let step = |sign, key, step| {
        (
            sign,
            key,
            key,
            Dress::Plain,
            Command::StepEvent(step),
            keys.step,
            keys.signs.1,
        )
    };
    let mut x = row.left();
    for (sign, key, id, dress, command, width, size) in [
        // One id for both signs: a key that is held keeps the keyboard while its sign changes.
        (sign, key, "play", dress, command, keys.play, keys.signs.0),
        step(Icon::Previous, "step-previous", Step::Previous),
        step(Icon::Next, "step-next", Step::Next),
    ] {
        let rect = Rect::from_min_size(pos2(x, row.top()), vec2(width, row.height()));
        x += width + keys.gap;
        let name = scene.words.text(key);
        let face = button::Face::Sign(sign, size);
        if button(ui, look, rect, Id::unique(id), &name, &face, dress).clicked() {
            commands.push(command);
        }
    }
    let pace = Rect::from_min_max(pos2(x, row.top()), row.max);
    pace_box(ui, look, scene, pace, state);
}

/// How fast, in words; a press opens the menu of the clock.
fn pace_box(ui: &Ui, look: &Look, scene: &Scene<'_>, rect: Rect, state: &mut PlaybarUi) {
    let p = &look.palette;
    state.anchor = rect;
    let (above, below, all) = if let Some(length) = scene.clock.story {
        let (story, minutes) = (scene.words.text("story"), menu::minutes(scene, length));
        let all = format!("{story}, {minutes}");
        (story, minutes, all)
    } else {
        let count = scene.words.text(pace_key(scene.clock.pace));
        let unit = scene.words.text("pace-unit").into_owned();
        (count, unit, menu::pace_words(scene))
    };
    let args = Args::new().set("pace", all);
    let name = scene.words.text_with("pace-name", &args);
    let nothing = button::Face::Word(String::new(), Face::Narrow.size(15.0));
    let id = Id::unique("pace");
    if button(ui, look, rect, id, &name, &nothing, Dress::Plain).clicked() {
        state.toggle();
    }
    let painter = ui.painter().with_clip_rect(rect.shrink(2.0));
    let inset = look.pick(11.0, 8.0);
    let room = rect.width() - inset - 20.0;
    let large = Face::NarrowBold.size(look.pick(17.0, 15.5));
    let above = shrunk(&painter, &above, large, room, p.ink);
    let small = Face::Narrow.size(look.pick(15.0, 13.5));
    let below = shrunk(&painter, &below, small, room, p.ink2);
    let left = rect.left() + inset;
    let middle = rect.center().y;
    // A low box has no room for air between the lines; there they share its height.
    let low = 2.0 * above.size().y + 1.0 > painter.clip_rect().height();
    let (top, next) = if low {
        let pair = above.size().y + below.size().y;
        let top = middle - pair / 2.0;
        (top, top + above.size().y)
    } else {
        (middle - above.size().y - 0.5, middle + 1.5)
    };
    painter.galley(pos2(left, top), above, p.ink);
    painter.galley(pos2(left, next), below, p.ink2);
    icon(
        &painter,
        Icon::Up,
        pos2(rect.right() - 12.0, middle),
        8.0,
        p.ink,
    );
}

/// The word of a calendar pace.
fn pace_key(pace: crate::explore::Pace) -> &'static str {
    use crate::explore::Pace;
    match pace {
        Pace::HalfDay => "pace-half-day",
        Pace::Day => "pace-day",
        Pace::TwoDays => "pace-two-days",
        Pace::Week => "pace-week",
        Pace::Month => "pace-month",
        Pace::Quarter => "pace-quarter",
        Pace::Year => "pace-year",
    }
}

fn spans(ui: &Ui, look: &Look, scene: &Scene<'_>, column: Rect, top: f32, commands: &mut Commands) {
    let tall = look.pick(36.0, 32.0);
    let painter = ui.painter();
    let font = |chosen: bool| {
        if chosen {
            Face::NarrowBold
        } else {
            Face::Narrow
        }
        .size(look.pick(16.0, 15.0))
    };
    // Each word gets room by its own length, so that the four share the column in every language.
    let words = Span::ALL.map(|span| scene.words.text(span_key(span)).into_owned());
    let widths = words
        .each_ref()
        .map(|word| line(painter, word, font(true), look.palette.ink).size().x);
    let free = (column.width() - widths.iter().sum::<f32>()) / 4.0;
    let mut x = column.left();
    for ((span, word), width) in Span::ALL.into_iter().zip(words).zip(widths) {
        let rect = Rect::from_min_size(pos2(x, top), vec2(width + free, tall));
        x = rect.right();
        let chosen = scene.span == Some(span);
        let dress = if chosen { Dress::Chosen } else { Dress::Plain };
        let name = word.clone();
        let face = button::Face::Word(word, font(chosen));
        let response = button(
            ui,
            look,
            rect,
            Id::unique(("span", span.key())),
            &name,
            &face,
            dress,
        );
        if response.clicked() {
            commands.push(Command::ShowSpan(span));
        }
    }
}

fn span_key(span: Span) -> &'static str {
    match span {
        Span::Life => "span-life",
        Span::Decade => "span-decade",
        Span::Year => "span-year",
        Span::Weeks => "span-weeks",
    }
}

/// How wide the transport is in the foot line.
pub const TRANSPORT_WIDTH: f32 = 272.0;

/// The transport in the foot line, where the column is folded.
pub fn folded_transport_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    foot: Rect,
    state: &mut PlaybarUi,
    commands: &mut Commands,
) {
    let size = vec2(TRANSPORT_WIDTH.min(foot.width()), 42.0);
    let row = Rect::from_min_size(foot.left_bottom() + vec2(0.0, -46.0), size);
    let keys = Keys {
        play: 44.0,
        step: 44.0,
        gap: 6.0,
        signs: (18.0, 16.0),
    };
    keys_and_pace(ui, look, scene, row, &keys, state, commands);
}
