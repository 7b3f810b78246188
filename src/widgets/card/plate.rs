//! The card: an event, a place with its stays, or a leg with all its sources, over the map's right edge.

use egui::{Id, Rect, ScrollArea, Sense, StrokeKind, Ui, UiBuilder, pos2, vec2};

use crate::calendar::{Doubt, Edtf, bounds_text, edtf_text, flag_text};
use crate::explore::{Command, Commands, Scene, Selection, Step};
use crate::life::{
    Citation, Confidence, Consulted, Event, EventId, Evidence, LegId, PlaceId, RowId, note,
};
use crate::words::{Args, Text, Words};

use super::super::button::{self, Dress, button};
use super::super::icons::Icon;
use super::super::paint::{fade_down, line, shrunk, spaced, spaced_in};
use super::super::theme::{Face, Look};
use super::rich::{Setting, note_ui, rich};
use super::statement::{
    badge_line, confidence_badge, evidence_key, link, place_and_town, prose, reason,
};
use super::{claims, know, person, world};

/// The card's width.
const WIDTH: f32 = 404.0;

/// Height of the previous and next buttons at the card's foot.
const FOOT: f32 = 58.0;

/// Room below them for the flag of the timeline, which must not cross their text.
const FLAG_ROOM: f32 = 58.0;

/// A frame lower than this has no room for a text to be read; the card then takes the window's height.
const LOW: f32 = 380.0;

/// The width of a card in a frame, which keeps some of its map in sight.
pub fn plate_width(frame: Rect) -> f32 {
    WIDTH.min(frame.width() * 0.6)
}

/// Whether the card takes the whole height of a window with such a frame.
pub fn is_tall(frame: Rect) -> bool {
    frame.height() < LOW
}

/// Draws the card of what is chosen into the map's frame, or into all of a low `window`; nothing if
/// nothing is.
pub fn plate_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    frame: Rect,
    window: Rect,
    commands: &mut Commands,
) {
    let width = plate_width(frame);
    let tall = is_tall(frame);
    let (room, flag_room) = if tall {
        (window.with_max_x(frame.right()), 0.0)
    } else {
        (frame, FLAG_ROOM)
    };
    let plate = room.with_min_x(frame.right() - width);
    draw(ui, look, scene, plate, flag_room, 0.0, commands);
}

/// The card of a kiosk: it takes the whole frame, scrolled on by so many points, for keys that do
/// what a finger does. Returns whether there is more than the card shows.
pub fn plate_scrolled_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    frame: Rect,
    scroll: f32,
    commands: &mut Commands,
) -> bool {
    draw(ui, look, scene, frame, 0.0, scroll, commands)
}

fn draw(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    plate: Rect,
    flag_room: f32,
    scroll: f32,
    commands: &mut Commands,
) -> bool {
    let Some(selection) = scene.selection else {
        return false;
    };
    let p = &look.palette;
    // The card swallows what is meant for it, so that the map below does not move.
    ui.interact(plate, Id::unique("card-ground"), Sense::click_and_drag());
    ui.painter().rect_filled(plate, 0.0, p.raise);
    ui.painter()
        .rect_stroke(plate, 0.0, look.frame(), StrokeKind::Inside);
    let close = Rect::from_min_size(
        pos2(plate.right() - 54.0, plate.top() + 14.0),
        vec2(40.0, 40.0),
    );
    let name = scene.words.text("card-close");
    let cross = button::Face::Sign(Icon::Close, 13.0);
    if button(
        ui,
        look,
        close,
        Id::unique("card-close"),
        &name,
        &cross,
        Dress::Plain,
    )
    .clicked()
    {
        commands.push(Command::Deselect);
    }
    let kind = match selection {
        Selection::Event(_) => "card-event",
        Selection::Place(_) => "card-place",
        Selection::Leg(id) if scene.life.leg(id).is_stay() => "card-stay",
        Selection::Leg(_) => "card-journey",
        Selection::State(_) => "card-state",
        Selection::AboutMap => "card-about-map",
        Selection::HowWeKnow => "know-kind",
        Selection::Person(_) => "card-person",
    };
    let caps = scene.words.text(kind).to_uppercase();
    let label = spaced(
        ui.painter(),
        &caps,
        Face::NarrowBold.size(15.0),
        1.8,
        p.ink2,
    );
    ui.painter()
        .galley(plate.min + vec2(26.0, 27.0), label, p.ink2);

    let foot = if matches!(selection, Selection::Event(_)) {
        FOOT
    } else {
        0.0
    };
    let body = Rect::from_min_max(
        pos2(plate.left() + 26.0, plate.top() + 60.0),
        pos2(
            plate.right() - 14.0,
            plate.bottom() - foot - flag_room - 6.0,
        ),
    );
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt("card-body"));
    child.set_clip_rect(body);
    let output = ScrollArea::vertical()
        .id_salt(("card-scroll", format!("{selection:?}")))
        .auto_shrink([false, false])
        .show(&mut child, |ui| {
            if scroll != 0.0 {
                ui.scroll_with_delta(vec2(0.0, -scroll));
            }
            // A line longer than this is hard to read.
            ui.set_max_width((body.width() - 14.0).min(520.0));
            ui.spacing_mut().item_spacing.y = 6.0;
            ui.spacing_mut().interact_size.y = 0.0;
            match selection {
                Selection::Event(id) => event(ui, look, scene, id, commands),
                Selection::Place(id) => place(ui, look, scene, id, commands),
                Selection::Leg(id) => leg(ui, look, scene, id, commands),
                Selection::State(number) => world::state(ui, look, scene, number, commands),
                Selection::AboutMap => world::about_map(ui, look, scene, commands),
                Selection::HowWeKnow => know::how_we_know(ui, look, scene, commands),
                Selection::Person(number) => person::person(ui, look, scene, number, commands),
            }
        });
    // What goes on below fades out, so that no line of text is cut in half.
    if output.content_size.y - output.state.clamped_offset().y > body.height() + 1.0 {
        let veil = Rect::from_min_max(pos2(body.left(), body.bottom() - 26.0), body.max);
        let ground = look.palette.raise;
        ui.painter()
            .add(fade_down(veil, ground.gamma_multiply(0.0), ground));
    }
    if foot > 0.0 {
        let bottom = plate.bottom() - flag_room;
        let row = Rect::from_min_max(
            pos2(plate.left(), bottom - foot),
            pos2(plate.right(), bottom),
        );
        steps(ui, look, scene, row, commands);
    }
    output.content_size.y > output.inner_rect.height() + 1.0
}

pub(super) fn title(ui: &mut Ui, look: &Look, text: &str, below: &str) {
    prose(
        ui,
        text,
        Face::Serif.size(look.pick(30.0, 24.0)),
        look.pick(36.0, 29.0),
        look.palette.ink,
    );
    if !below.is_empty() {
        prose(ui, below, Face::Sans.size(16.0), 22.0, look.palette.ink2);
    }
    ui.add_space(6.0);
}

/// The museum's label of an event or a leg; where there is none, its sentence.
fn label_or_fact(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    (label, fact): (&Text, &Text),
    commands: &mut Commands,
) {
    let label = label.get(scene.lang());
    let (text, size, line_height) = if label.is_empty() {
        let fact = fact.get(scene.lang());
        (fact, look.pick(18.5, 16.5), look.pick(28.0, 25.0))
    } else {
        (label, look.pick(17.0, 15.5), look.pick(25.0, 23.0))
    };
    let setting = Setting {
        size,
        line_height,
        color: look.palette.ink,
        italic: false,
    };
    rich(ui, look, scene, text, setting, commands);
}

pub(super) fn rule(ui: &mut Ui, look: &Look) {
    ui.add_space(6.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter()
        .hline(rect.x_range(), rect.center().y, look.hairline());
    ui.add_space(6.0);
}

pub(super) fn section(ui: &mut Ui, look: &Look, words: &Words, key: &str) {
    let caps = words.text(key).to_uppercase();
    // A heading of one long line would widen the card under all that follows.
    let galley = spaced_in(
        ui.painter(),
        &caps,
        Face::NarrowBold.size(15.0),
        1.8,
        ui.available_width(),
        look.palette.ink2,
    );
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, look.palette.ink2);
}

/// How sure a row is, what it rests on, and who says so.
struct Grounds<'a> {
    confidence: Confidence,
    /// What a leg rests on; an event has no such grade.
    evidence: Option<Evidence>,
    consulted: Consulted,
    citations: &'a [Citation],
}

fn evidence(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    grounds: &Grounds<'_>,
    commands: &mut Commands,
) {
    rule(ui, look);
    let (sign, key) = confidence_badge(grounds.confidence);
    badge_line(ui, look, sign, &scene.words.text(key));
    if let Some(evidence) = grounds.evidence {
        reason(ui, look, &scene.words.text(evidence_key(evidence)));
    }
    if !grounds.citations.is_empty() {
        rule(ui, look);
        section(ui, look, scene.words, "card-sources");
        notes(ui, look, scene, grounds.citations);
        let key = match grounds.consulted {
            Consulted::Yes => "consulted-yes",
            Consulted::Partly => "consulted-partly",
            Consulted::No => "consulted-no",
        };
        let font = Face::Sans.size(look.pick(15.0, 14.5));
        prose(ui, &scene.words.text(key), font, 21.0, look.palette.ink2);
    }
    ui.add_space(4.0);
    if link(ui, look, &scene.words.text("know-open")) {
        commands.push(Command::Select(Selection::HowWeKnow));
    }
}

/// The sources as numbered notes.
fn notes(ui: &mut Ui, look: &Look, scene: &Scene<'_>, citations: &[Citation]) {
    for (number, citation) in citations.iter().enumerate() {
        let source = scene.life.source(citation.source);
        let pieces = note(scene.words, source, citation.told.get(scene.lang()));
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 22.0), Sense::hover());
            let number = (number + 1).to_string();
            let font = Face::NarrowBold.size(13.5);
            let galley = line(ui.painter(), &number, font, look.palette.ink2);
            ui.painter()
                .galley(rect.min + vec2(2.0, 3.0), galley, look.palette.ink2);
            note_ui(ui, look, &pieces, look.pick(15.5, 15.0));
        });
    }
}

/// A date as recorded, with what the source wrote in the other calendar.
fn dated(scene: &Scene<'_>, date: &Edtf, old_style: &str) -> String {
    let text = edtf_text(scene.words, date);
    match Edtf::parse(old_style) {
        Ok(old) => {
            let old = edtf_text(scene.words, &old);
            scene
                .words
                .text_with(
                    "date-and-old-style",
                    &Args::new().set("date", text).set("old", old),
                )
                .into_owned()
        }
        Err(_) => text,
    }
}

fn event(ui: &mut Ui, look: &Look, scene: &Scene<'_>, id: EventId, commands: &mut Commands) {
    let event = scene.life.event(id);
    let date = dated(scene, &event.date, &event.date_old_style);
    title(ui, look, event.title.get(scene.lang()), &date);
    label_or_fact(ui, look, scene, (&event.label, &event.fact), commands);
    if link(ui, look, &place_and_town(scene, event.place)) {
        commands.push(Command::Select(Selection::Place(event.place)));
    }
    if !event.present {
        prose(
            ui,
            &scene.words.text("card-absent"),
            Face::SerifItalic.size(16.0),
            22.0,
            look.palette.ink2,
        );
    }
    claims::claims(ui, look, scene, RowId::Event(id), commands);
    let grounds = Grounds {
        confidence: event.confidence,
        evidence: None,
        consulted: event.consulted,
        citations: &event.citations,
    };
    evidence(ui, look, scene, &grounds, commands);
}

fn place(ui: &mut Ui, look: &Look, scene: &Scene<'_>, id: PlaceId, commands: &mut Commands) {
    let record = scene.life.place(id);
    let modern = record.other_name_today(scene.now.day, scene.lang());
    let modern = modern.map_or_else(String::new, |name| {
        let args = Args::new().set("name", name);
        scene.words.text_with("card-today", &args).into_owned()
    });
    title(ui, look, &place_and_town(scene, id), &modern);
    let stop = scene
        .trace
        .towns
        .iter()
        .chain(&scene.trace.places)
        .find(|stop| stop.place == id);
    let stays = stop.map(|stop| stop.stays.as_slice()).unwrap_or_default();
    section(ui, look, scene.words, "card-stays");
    for (leg, start, _, _) in stays {
        let record = scene.life.leg(*leg);
        let from = bounds_text(scene.words, record.start_bounds);
        ui.add_space(4.0);
        if link(ui, look, &from) {
            commands.push(Command::ShowDay(scene.day_of(start + 0.5)));
        }
        prose(
            ui,
            record.fact.get(scene.lang()),
            Face::Serif.size(16.0),
            23.0,
            look.palette.ink2,
        );
    }
    if stays.is_empty() {
        prose(
            ui,
            &scene.words.text("card-no-stays"),
            Face::Sans.size(15.5),
            22.0,
            look.palette.ink2,
        );
    }
}

fn leg(ui: &mut Ui, look: &Look, scene: &Scene<'_>, id: LegId, commands: &mut Commands) {
    let leg = scene.life.leg(id);
    let from = dated(scene, &leg.start, &leg.start_old_style);
    let until = edtf_text(scene.words, &leg.end);
    let head = match &leg.kind {
        crate::life::Kind::Stay { place } => place_and_town(scene, *place),
        crate::life::Kind::Journey { from, to, .. } => {
            let name = |id: &PlaceId| scene.life.place(*id).name(scene.now.day, scene.lang());
            format!("{} – {}", name(from), name(to))
        }
    };
    let span = scene
        .words
        .text_with(
            "card-span",
            &Args::new().set("from", from).set("until", until),
        )
        .into_owned();
    title(ui, look, &head, &span);
    label_or_fact(ui, look, scene, (&leg.label, &leg.fact), commands);
    claims::claims(ui, look, scene, RowId::Leg(id), commands);
    let grounds = Grounds {
        confidence: leg.confidence,
        evidence: Some(leg.evidence),
        consulted: leg.consulted,
        citations: &leg.citations,
    };
    evidence(ui, look, scene, &grounds, commands);
}

/// The date in short where it is a day, as written where it is not.
fn short_date(scene: &Scene<'_>, event: &Event) -> String {
    if event.bounds.is_sharp() && event.date.doubt == Doubt::None {
        flag_text(scene.words, event.bounds.earliest)
    } else {
        edtf_text(scene.words, &event.date)
    }
}

/// Previous and next event at the foot of an event's card, each with its date.
fn steps(ui: &Ui, look: &Look, scene: &Scene<'_>, row: Rect, commands: &mut Commands) {
    let Some(Selection::Event(here)) = scene.selection else {
        return;
    };
    let neighbours = [(Step::Previous, Icon::Left), (Step::Next, Icon::Right)];
    let half = row.width() / 2.0;
    for (column, (step, icon)) in neighbours.into_iter().enumerate() {
        let rect = Rect::from_min_size(
            row.min + vec2(half * column as f32, 0.0),
            vec2(half, row.height()),
        );
        let beside = scene.step_from(here, step);
        let Some(event) = beside.map(|id| scene.life.event(id)) else {
            continue;
        };
        let key = match step {
            Step::Next => "step-next",
            Step::Previous => "step-previous",
        };
        let title = event.title.get(scene.lang());
        let name = format!("{} {title}", scene.words.text(key));
        let face = button::Face::Word(String::new(), Face::Narrow.size(14.0));
        let response = button(
            ui,
            look,
            rect,
            Id::unique(("card-step", column)),
            &name,
            &face,
            Dress::Plain,
        );
        let p = &look.palette;
        let painter = ui.painter().with_clip_rect(rect.shrink(4.0));
        let room = rect.width() - 44.0;
        let date = short_date(scene, event);
        let date = shrunk(&painter, &date, Face::Narrow.size(14.5), room, p.ink2);
        let title = shrunk(&painter, title, Face::NarrowBold.size(15.0), room, p.ink);
        let x = |width: f32| {
            if column == 0 {
                rect.left() + 34.0
            } else {
                rect.right() - 34.0 - width
            }
        };
        painter.galley(pos2(x(date.size().x), rect.top() + 10.0), date, p.ink2);
        painter.galley(pos2(x(title.size().x), rect.top() + 29.0), title, p.ink);
        let sign = if column == 0 {
            rect.left() + 18.0
        } else {
            rect.right() - 18.0
        };
        super::super::icons::icon(&painter, icon, pos2(sign, rect.center().y), 13.0, p.ink);
        if response.clicked() {
            commands.push(Command::StepEvent(step));
        }
    }
}
