//! The plate that greets: what happened on today's day and month, and one press to go there.

use chrono::Datelike as _;
use egui::{Id, Rect, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::calendar::{Day, day_month_text};
use crate::explore::{Command, Commands, Scene, Selection};
use crate::life::{EventId, Life};
use crate::words::Args;

use super::button::{self, Dress, button};
use super::icons::Icon;
use super::paint::{focus_ring, line, paragraph, shrunk};
use super::theme::{Face, Look};

/// How many more events of the day are named under the first.
const MORE: usize = 2;

/// What is told of a day.
#[derive(Clone, Debug)]
pub struct Greeting {
    /// The day and month told of, in the year of today.
    day: Day,
    /// How many days off it is.
    ahead: i64,
    events: Vec<EventId>,
}

/// What the visitor did with the plate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    None,
    /// Closed it.
    Closed,
    /// Went to an event.
    Went,
}

impl Greeting {
    /// What there is to tell today; `None` of a life that has no event known to the day.
    pub fn new(life: &Life, today: Day) -> Option<Self> {
        let (ahead, mut events) = life.on_this_day(today);
        events.truncate(1 + MORE);
        let day = today.checked_add_signed(chrono::TimeDelta::days(ahead))?;
        (!events.is_empty()).then_some(Self { day, ahead, events })
    }

    /// The plate in a frame, below the tabs; names on the map keep clear of it.
    pub fn rect(&self, look: &Look, frame: Rect) -> Rect {
        if is_low(frame) {
            let width = (frame.width() - 90.0).min(560.0);
            return Rect::from_min_size(frame.min + vec2(14.0, 60.0), vec2(width, 52.0));
        }
        let more = self.events.len().saturating_sub(1) as f32;
        let size = vec2(look.pick(380.0, 330.0), 168.0 + 30.0 * more);
        let room = frame.size() - vec2(28.0, 78.0);
        Rect::from_min_size(frame.min + vec2(14.0, 64.0), size.min(room))
    }
}

/// Whether a frame has room for one line only.
fn is_low(frame: Rect) -> bool {
    frame.height() < 320.0
}

/// Draws the plate.
pub fn on_this_day_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    frame: Rect,
    greeting: &Greeting,
    commands: &mut Commands,
) -> Answer {
    let p = &look.palette;
    let (words, life) = (scene.words, scene.life);
    let plate = greeting.rect(look, frame);
    // Events of a life read again may be others.
    let events = greeting
        .events
        .iter()
        .copied()
        .filter(|id| id.index() < life.events.len());
    let events: Vec<EventId> = events.collect();
    let Some(first) = events.first().copied() else {
        return Answer::Closed;
    };
    let clipped = ui.painter().with_clip_rect(plate);
    ui.interact(
        plate,
        Id::unique("greeting-ground"),
        Sense::click_and_drag(),
    );
    clipped.rect_filled(plate, 0.0, p.raise);
    clipped.rect_stroke(plate, 0.0, look.frame(), StrokeKind::Inside);
    if is_low(frame) {
        return one_line(ui, look, scene, plate, first, commands);
    }
    let left = plate.left() + 22.0;
    let width = plate.width() - 44.0;
    let head = words.text("on-this-day");
    let galley = line(&clipped, &head, Face::NarrowBold.size(17.0), p.ink);
    let x = left + galley.size().x + 10.0;
    clipped.galley(pos2(left, plate.top() + 16.0), galley, p.ink);
    let date = day_month_text(words, greeting.day);
    let date = if greeting.ahead == 0 {
        date
    } else {
        let args = Args::new().set("date", date).set("days", greeting.ahead);
        words.text_with("on-this-day-ahead", &args).into_owned()
    };
    let room = plate.right() - 62.0 - x;
    let galley = shrunk(&clipped, &date, Face::Sans.size(15.5), room, p.ink2);
    clipped.galley(pos2(x, plate.top() + 17.0), galley, p.ink2);

    let said = |id: EventId| said(scene, id);
    let title = paragraph(
        &clipped,
        &said(first),
        Face::Serif.size(look.pick(21.0, 19.0)),
        26.0,
        width - 30.0,
        p.ink,
    );
    clipped.galley(pos2(left, plate.top() + 44.0), title, p.ink);
    let mut answer = Answer::None;
    let mut go = |id: EventId, commands: &mut Commands| {
        commands.push(Command::Select(Selection::Event(id)));
        answer = Answer::Went;
    };
    for (i, id) in events.iter().copied().enumerate().skip(1) {
        let top = plate.top() + 98.0 + 30.0 * (i - 1) as f32;
        let rect = Rect::from_min_size(pos2(left - 6.0, top), vec2(width + 12.0, 30.0));
        let response = ui.interact(rect, Id::unique(("greeting-event", i)), Sense::click());
        let said = said(id);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, &*said));
        if response.hovered() {
            clipped.rect_filled(rect, 0.0, p.shade);
        }
        let galley = shrunk(&clipped, &said, Face::Sans.size(15.0), width, p.ink);
        clipped.galley(
            pos2(left, rect.center().y - galley.size().y / 2.0),
            galley,
            p.ink,
        );
        focus_ring(ui.painter(), &response, rect, p.focus);
        if response
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .clicked()
        {
            go(id, commands);
        }
    }
    let word = words.text("on-this-day-go").into_owned();
    let rect = Rect::from_min_size(
        pos2(left, plate.bottom() - 58.0),
        vec2(150.0_f32.min(width), 44.0),
    );
    let name = word.clone();
    let face = button::Face::Word(word, Face::NarrowBold.size(17.0));
    let id = Id::unique("greeting-go");
    if button(ui, look, rect, id, &name, &face, Dress::Chosen).clicked() {
        go(first, commands);
    }
    if close_button(ui, look, scene, plate) {
        answer = Answer::Closed;
    }
    answer
}

/// The year of an event and its title.
fn said(scene: &Scene<'_>, id: EventId) -> String {
    let event = scene.life.event(id);
    let args = Args::new()
        .set("year", event.bounds.earliest.year().to_string())
        .set("title", event.title.get(scene.lang()));
    let text = scene.words.text_with("on-this-day-event", &args);
    text.into_owned()
}

fn close_button(ui: &Ui, look: &Look, scene: &Scene<'_>, plate: Rect) -> bool {
    let corner = pos2(plate.right() - 48.0, plate.top() + 4.0);
    let close = Rect::from_min_size(corner, vec2(44.0, 44.0));
    let name = scene.words.text("dismiss");
    let cross = button::Face::Sign(Icon::Close, 12.0);
    let id = Id::unique("greeting-close");
    button(ui, look, close, id, &name, &cross, Dress::Bare).clicked()
}

/// The first event and the two buttons in one line, for low frames.
fn one_line(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    plate: Rect,
    first: EventId,
    commands: &mut Commands,
) -> Answer {
    let p = &look.palette;
    let go = Rect::from_min_size(
        pos2(plate.right() - 172.0, plate.top() + 4.0),
        vec2(120.0, 44.0),
    );
    let text = format!(
        "{}: {}",
        scene.words.text("on-this-day"),
        said(scene, first)
    );
    let room = go.left() - plate.left() - 24.0;
    let galley = shrunk(ui.painter(), &text, Face::Serif.size(18.0), room, p.ink);
    let at = pos2(
        plate.left() + 14.0,
        plate.center().y - galley.size().y / 2.0,
    );
    ui.painter().galley(at, galley, p.ink);
    let word = scene.words.text("on-this-day-go").into_owned();
    let name = word.clone();
    let face = button::Face::Word(word, Face::NarrowBold.size(16.0));
    let id = Id::unique("greeting-go");
    if button(ui, look, go, id, &name, &face, Dress::Chosen).clicked() {
        commands.push(Command::Select(Selection::Event(first)));
        return Answer::Went;
    }
    if close_button(ui, look, scene, plate) {
        return Answer::Closed;
    }
    Answer::None
}
