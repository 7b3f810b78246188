//! A slip of paper beside a point of the map: the places that lie on each other there, each a
//! button, or what a town in the background is called, then, at other times and today.

use egui::{Id, Key, Modifiers, Pos2, Rect, ScrollArea, Sense, StrokeKind, Ui, UiBuilder};
use egui::{WidgetInfo, pos2, vec2};

use chrono::Datelike as _;

use crate::explore::{Command, Commands, Scene, Selection, Stop};
use crate::geo::{Camera, LonLat};
use crate::life::{Life, PlaceId};
use crate::words::{Args, Lang, Words, decimal};
use crate::world::{Town, country, towns};

use super::super::button::{self, Dress};
use super::super::icons::Icon;
use super::super::paint::{focus_ring, line, paragraph};
use super::super::theme::{Face, Look};
use super::controls::FLAG_ROOM;
use super::names::house_name;
use super::sheet::Sheet;
use super::stays::stays_text;

/// What a slip tells of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum About {
    /// Places of the life that lie on each other.
    Places(Vec<PlaceId>),
    /// A town in the background, by the first row of the table with its id.
    Town(u32),
}

/// A slip that lies open.
#[derive(Clone, Debug)]
pub(super) struct Slip {
    about: About,
    at: LonLat,
    /// It closes when the map moves or another life is read.
    camera: Camera,
    life: *const Life,
    /// What it was opened from by the keyboard; that has the keyboard again when it closes.
    opener: Option<Id>,
    /// It has not been drawn yet.
    fresh: bool,
}

impl Slip {
    pub(super) fn new(about: About, at: LonLat, scene: &Scene<'_>, opener: Option<Id>) -> Self {
        Self {
            about,
            at,
            camera: scene.view.camera,
            life: std::sync::Arc::as_ptr(scene.life),
            opener,
            fresh: true,
        }
    }
}

/// Room around what a slip says, and the height of a row one can touch.
const INSET: f32 = 14.0;
const ROW: f32 = 34.0;

/// The width of a slip's text, in points.
const WIDEST: f32 = 330.0;
const NARROWEST: f32 = 180.0;

/// Draws the slip that lies open, if one does, and closes it when it should.
pub(super) fn slip_ui(
    ui: &mut Ui,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    covered: f32,
    open: &mut Option<Slip>,
    commands: &mut Commands,
) {
    let Some(slip) = open else { return };
    let stale = slip.camera != scene.view.camera
        || slip.life != std::sync::Arc::as_ptr(scene.life)
        || scene.flying;
    if stale {
        *open = None;
        return;
    }
    let text = Text::of(scene, &slip.about);
    let plate = place(ui, sheet, &text, slip.at, covered);
    let fresh = std::mem::take(&mut slip.fresh);
    let focus = fresh && slip.opener.is_some();
    let opener = slip.opener;
    let mut close = paint(ui, sheet.look, scene.words, &text, plate, focus, commands);
    let elsewhere = ui.input(|input| {
        let pressed = input.pointer.any_pressed();
        let at = input.pointer.interact_pos();
        pressed && at.is_some_and(|at| !plate.contains(at))
    });
    close |= elsewhere && !fresh;
    if escaped(ui, commands) || close {
        *open = None;
        if let Some(opener) = opener.filter(|_| !elsewhere) {
            ui.memory_mut(|memory| memory.request_focus(opener));
        }
        ui.ctx().request_repaint();
    }
}

/// Whether Escape was pressed. It closes the slip first, and only then what else it would close.
fn escaped(ui: &Ui, commands: &mut Commands) -> bool {
    let own = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let asked = commands
        .iter()
        .rposition(|command| *command == Command::Deselect);
    if let Some(index) = asked {
        commands.remove(index);
    }
    own || asked.is_some()
}

/// What a slip says.
#[derive(Debug, Default)]
struct Text {
    head: String,
    lines: Vec<String>,
    rows: Vec<Row>,
}

/// A place one can choose.
#[derive(Debug)]
struct Row {
    place: PlaceId,
    name: String,
    dates: String,
}

impl Text {
    fn of(scene: &Scene<'_>, about: &About) -> Self {
        match about {
            About::Places(places) => Self::of_places(scene, places),
            About::Town(first) => Self::of_town(scene, *first),
        }
    }

    fn of_places(scene: &Scene<'_>, places: &[PlaceId]) -> Self {
        let life: &Life = scene.life;
        let name = |place: PlaceId| life.place(place).name(scene.now.day, scene.lang());
        let town = places.first().map(|place| life.town(*place));
        let town = town.filter(|town| places.iter().all(|place| life.town(*place) == *town));
        let mut rows: Vec<(f64, Row)> = Vec::new();
        if let Some(town) = town.filter(|_| places.len() > 1) {
            let args = Args::new().set("town", name(town));
            let stop = find(&scene.trace.towns, town);
            rows.push((
                f64::NEG_INFINITY,
                Row {
                    place: town,
                    name: scene.words.text_with("slip-whole-town", &args).into_owned(),
                    dates: stays_text(scene, stop.into_iter()),
                },
            ));
        }
        for place in places.iter().filter(|place| Some(**place) != town) {
            // At a wide view a mark stands for a town with all its houses.
            let whole = life.town(*place) == *place;
            let stop = find(&scene.trace.towns, *place)
                .filter(|_| whole)
                .or_else(|| find(&scene.trace.places, *place));
            let row = Row {
                place: *place,
                name: if town.is_some() {
                    house_name(scene, *place).to_owned()
                } else {
                    name(*place).to_owned()
                },
                dates: stays_text(scene, stop.into_iter()),
            };
            rows.push((stop.map_or(f64::INFINITY, Stop::first), row));
        }
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self {
            head: town.map_or_else(
                || scene.words.text("slip-places").into_owned(),
                |town| name(town).to_owned(),
            ),
            lines: Vec::new(),
            rows: rows.into_iter().map(|(_, row)| row).collect(),
        }
    }

    fn of_town(scene: &Scene<'_>, first: u32) -> Self {
        let rows = towns().get(first as usize..).unwrap_or_default();
        let Some(one) = rows.first() else {
            return Self::default();
        };
        let names: Vec<&Town> = rows.iter().take_while(|row| row.id == one.id).collect();
        let now = names.iter().find(|row| row.holds(scene.now.day));
        let now = now.copied().unwrap_or(one);
        let mut lines: Vec<String> = names
            .iter()
            .filter(|row| row.from != now.from)
            .map(|row| dated(scene, row))
            .collect();
        lines.push(today(scene, now, &names));
        lines.push(position(scene.words, now.at));
        Self {
            head: now.name.get(scene.lang()).to_owned(),
            lines,
            rows: Vec::new(),
        }
    }
}

fn find(stops: &[Stop], place: PlaceId) -> Option<&Stop> {
    stops.iter().find(|stop| stop.place == place)
}

/// What a town is called today, and in which country. The table has today's name in English where it
/// is another; if the town has borne it before, its row has it in every language.
fn today(scene: &Scene<'_>, now: &Town, names: &[&Town]) -> String {
    let again = |row: &&&Town| row.name.get(Lang::En) == now.modern_name;
    let name = if now.modern_name.is_empty() {
        now.name.get(scene.lang())
    } else {
        let row = names.iter().find(again);
        row.map_or(&*now.modern_name, |row| row.name.get(scene.lang()))
    };
    let country = country(&now.modern_country).map(|country| country.name.get(scene.lang()));
    let whole: Vec<&str> = std::iter::once(name).chain(country).collect();
    let args = Args::new().set("name", whole.join(", "));
    scene.words.text_with("card-today", &args).into_owned()
}

/// A name with the years it was borne.
fn dated(scene: &Scene<'_>, town: &Town) -> String {
    let name = town.name.get(scene.lang());
    let year = |day: Option<crate::calendar::Day>| day.map(|day| day.year().to_string());
    let args = Args::new().set("name", name);
    let (key, args) = match (year(town.from), year(town.to)) {
        (None, None) => return name.to_owned(),
        (None, Some(until)) => ("slip-until", args.set("year", until)),
        (Some(since), None) => ("slip-since", args.set("year", since)),
        (Some(from), Some(until)) => ("slip-between", args.set("from", from).set("until", until)),
    };
    scene.words.text_with(key, &args).into_owned()
}

/// A position in degrees, as exact as the tables have it.
pub(super) fn position(words: &Words, at: LonLat) -> String {
    let degrees = |value: f64, key: &'static str| {
        let text = decimal(value.abs(), 2, words.lang());
        let args = Args::new().set("degrees", text);
        words.text_with(key, &args).into_owned()
    };
    let latitude = degrees(
        at.lat,
        if at.lat < 0.0 {
            "latitude-south"
        } else {
            "latitude-north"
        },
    );
    let longitude = degrees(
        at.lon,
        if at.lon < 0.0 {
            "longitude-west"
        } else {
            "longitude-east"
        },
    );
    let args = Args::new()
        .set("latitude", latitude)
        .set("longitude", longitude);
    words.text_with("slip-position", &args).into_owned()
}

/// The rectangle of a slip: as large as what it says, beside the point and never over it if there is
/// room, within the frame and above the flag of the timeline.
fn place(ui: &Ui, sheet: &Sheet<'_>, text: &Text, at: LonLat, covered: f32) -> Rect {
    let look = sheet.look;
    let mut width: f32 = NARROWEST;
    let painter = ui.painter();
    let wide = |text: &str, face: Face, size: f32| {
        line(painter, text, face.size(size), look.palette.ink)
            .size()
            .x
    };
    width = width.max(wide(&text.head, Face::Serif, HEAD) + 36.0);
    for text in &text.lines {
        width = width.max(wide(text, Face::Sans, LINE));
    }
    for row in &text.rows {
        let name = wide(&row.name, Face::Narrow, NAME);
        width = width.max(name + wide(&row.dates, Face::Narrow, DATES) + 24.0);
    }
    let free = Rect::from_min_max(
        sheet.rect.min + vec2(8.0, 8.0),
        pos2(
            sheet.rect.right() - covered - 8.0,
            sheet.rect.bottom() - FLAG_ROOM,
        ),
    );
    let width = width.min(WIDEST).min(free.width() - 2.0 * INSET).max(40.0);
    let mut height = head_height(ui, text, look, width);
    for text in &text.lines {
        height += prose(ui, text, look, width).size().y + 4.0;
    }
    height += ROW * text.rows.len() as f32;
    let size = vec2(width, height) + vec2(2.0, 2.0) * INSET;
    let size = size.min(free.size());
    let point = sheet.pos(at);
    let mut corner = pos2(point.x + 20.0, point.y - size.y / 2.0);
    if corner.x + size.x > free.right() && point.x - 20.0 - size.x > free.left() {
        corner.x = point.x - 20.0 - size.x;
    }
    corner = corner.clamp(free.min, (free.max - size).max(free.min));
    Rect::from_min_size(corner.round(), size.ceil())
}

/// Sizes of type on a slip, in points.
const HEAD: f32 = 20.0;
const LINE: f32 = 14.5;
const NAME: f32 = 15.0;
const DATES: f32 = 13.5;

fn prose(ui: &Ui, text: &str, look: &Look, width: f32) -> std::sync::Arc<egui::Galley> {
    let font = Face::Sans.size(LINE);
    paragraph(ui.painter(), text, font, 20.0, width, look.palette.ink2)
}

fn head_galley(ui: &Ui, text: &Text, look: &Look, width: f32) -> std::sync::Arc<egui::Galley> {
    let font = Face::Serif.size(HEAD);
    let color = look.palette.ink;
    paragraph(ui.painter(), &text.head, font, 25.0, width - 36.0, color)
}

fn head_height(ui: &Ui, text: &Text, look: &Look, width: f32) -> f32 {
    head_galley(ui, text, look, width).size().y + 6.0
}

/// Paints the slip; true if it asked to be closed.
fn paint(
    ui: &mut Ui,
    look: &Look,
    words: &Words,
    text: &Text,
    plate: Rect,
    focus: bool,
    commands: &mut Commands,
) -> bool {
    let p = &look.palette;
    let ground = Id::unique("map-slip");
    // The slip swallows what is meant for it, so that the map below does not move.
    let response = ui.interact(plate, ground, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Group, true, &text.head));
    ui.ctx().accesskit_node_builder(ground, |node| {
        node.set_description(text.lines.join("\n"));
    });
    ui.painter().rect_filled(plate, 0.0, p.raise);
    ui.painter()
        .rect_stroke(plate, 0.0, look.frame(), StrokeKind::Inside);
    let inner = plate.shrink(INSET);
    let head = head_galley(ui, text, look, inner.width());
    let mut top = inner.top() + head.size().y + 6.0;
    ui.painter().galley(inner.min, head, p.ink);
    for text in &text.lines {
        let galley = prose(ui, text, look, inner.width());
        let height = galley.size().y;
        ui.painter().galley(pos2(inner.left(), top), galley, p.ink2);
        top += height + 4.0;
    }
    let mut close = false;
    if !text.rows.is_empty() {
        let list = Rect::from_min_max(pos2(plate.left() + 1.2, top), plate.max - vec2(1.2, INSET));
        close |= rows(ui, look, &text.rows, list, focus, commands);
    }
    let corner = Rect::from_min_size(
        pos2(plate.right() - 36.0, plate.top() + 6.0),
        vec2(30.0, 30.0),
    );
    let name = words.text("card-close");
    let cross = button::Face::Sign(Icon::Close, 10.0);
    let id = Id::unique("map-slip-close");
    let response = button::button(ui, look, corner, id, &name, &cross, Dress::Bare);
    if focus && text.rows.is_empty() {
        response.request_focus();
    }
    close || response.clicked()
}

/// The rows of a slip; true if one was chosen.
fn rows(
    ui: &mut Ui,
    look: &Look,
    rows: &[Row],
    list: Rect,
    focus: bool,
    commands: &mut Commands,
) -> bool {
    let p = &look.palette;
    let mut chosen = false;
    let mut child = ui.new_child(UiBuilder::new().max_rect(list).id_salt("map-slip-rows"));
    child.set_clip_rect(list.intersect(ui.clip_rect()));
    ScrollArea::vertical()
        .id_salt("map-slip-scroll")
        .auto_shrink([false, false])
        .show(&mut child, |ui| {
            ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
            for (index, row) in rows.iter().enumerate() {
                let size = vec2(list.width(), ROW);
                let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                let says = [&*row.name, &*row.dates];
                response
                    .widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, says.join(", ")));
                if focus && index == 0 {
                    response.request_focus();
                }
                if response.is_pointer_button_down_on() {
                    ui.painter().rect_filled(rect, 0.0, p.press);
                } else if response.hovered() {
                    ui.painter().rect_filled(rect, 0.0, p.shade);
                }
                let dates = line(ui.painter(), &row.dates, Face::Narrow.size(DATES), p.ink2);
                let right = rect.right() - INSET;
                let room = rect.width() - 2.0 * INSET - dates.size().x - 12.0;
                let font = Face::Narrow.size(NAME);
                let name = super::super::paint::shrunk(ui.painter(), &row.name, font, room, p.ink);
                let middle = |height: f32| rect.center().y - height / 2.0;
                let at = |x: f32, height: f32| Pos2::new(x, middle(height));
                let (name_y, dates_y) = (name.size().y, dates.size().y);
                let dates_x = right - dates.size().x;
                ui.painter()
                    .galley(at(rect.left() + INSET, name_y), name, p.ink);
                ui.painter().galley(at(dates_x, dates_y), dates, p.ink2);
                if index > 0 {
                    let across = rect.left() + INSET..=right;
                    ui.painter().hline(across, rect.top(), look.hairline());
                }
                focus_ring(ui.painter(), &response, rect.shrink(4.0), p.focus);
                let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
                if response.has_focus() {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    commands.push(Command::Select(Selection::Place(row.place)));
                    chosen = true;
                }
            }
        });
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explore::Explorer;
    use crate::load::load_embedded;

    /// What the slip of a town says on a day.
    fn says(id: &str, day: &str, lang: Lang) -> Vec<String> {
        let life = load_embedded().unwrap().life;
        let mut explorer = Explorer::new(life, lang);
        explorer.apply(Command::ShowDay(day.parse().unwrap()));
        let row = towns().iter().position(|town| town.id == id).unwrap();
        let text = Text::of(&explorer.scene(), &About::Town(row as u32));
        std::iter::once(text.head).chain(text.lines).collect()
    }

    #[test]
    fn a_town_is_called_as_then_and_as_today_in_the_language_of_the_reader() {
        assert_eq!(
            says("st-petersburg", "1917-11-07", Lang::En)[..4],
            [
                "Petrograd",
                "St Petersburg until 1914",
                "Leningrad since 1924",
                "Today St Petersburg, Russia"
            ]
        );
        let in_russian = says("st-petersburg", "1930-11-07", Lang::Ru);
        assert_eq!(in_russian[0], "Ленинград");
        assert_eq!(in_russian[3], "Сегодня: Санкт-Петербург, Россия");
        let moscow = says("moscow", "1917-11-07", Lang::En);
        assert_eq!(
            moscow,
            ["Moscow", "Today Moscow, Russia", "55.75° N, 37.62° E"]
        );
    }

    #[test]
    fn west_and_south_are_told() {
        let at = LonLat::new(-58.38, -34.6).unwrap();
        let words = Words::new(Lang::Es);
        assert_eq!(position(&words, at), "34,60° S, 58,38° O");
    }
}
