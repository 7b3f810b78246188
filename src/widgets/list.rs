//! The rows of the list: chapters with their events, stays, journeys and places, or the answers of
//! the search. A row is a sign, a date, a name and a sentence; all are as high as a finger needs.

mod said;

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CursorIcon, FontId, Galley, Id, Painter, Rect, Response, Sense, Shape, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::calendar::Grain;
use crate::explore::search::{Hit, Target};
use crate::explore::{Command, Commands, Filter, ListKind, Query, Scene, Selection, Tab};
use crate::life::{ChapterId, Condition, Confidence, EventId, LegId, PlaceId};
use crate::world::towns;

use super::icons::{Badge, badge};
use super::paint::{diamond, focus_ring, hatch, line, shrunk};
use super::theme::{Face, Look};
use said::{said_of, said_of_hit};

/// Height of a row.
pub(super) const ROW: f32 = 44.0;

/// A row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Row {
    Chapter(ChapterId),
    Event(EventId),
    Leg(LegId),
    Place(PlaceId),
    /// An answer of the search.
    Hit(Hit),
}

/// A row with the time it takes, from its first possible moment to its last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Item {
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) row: Row,
}

/// The rows of the chosen kinds that the filter leaves, in order of time, and how many there are
/// without it.
pub(super) fn items(scene: &Scene<'_>) -> (Vec<Item>, usize) {
    let finder = scene.finder;
    let (mask, kinds) = (finder.mask(), finder.wanted().kinds);
    let has = |kind: ListKind| kinds.has(kind as usize);
    let mut items = Vec::new();
    let mut all = 0;
    if has(ListKind::Events) {
        all += scene.trace.events.len();
        for (id, (start, end)) in scene.life.event_ids().zip(&scene.trace.events) {
            if mask.event(id) {
                let (start, end) = (*start, *end);
                let row = Row::Event(id);
                items.push(Item { start, end, row });
            }
        }
    }
    for id in scene.life.leg_ids() {
        let kind = if scene.life.leg(id).is_stay() {
            ListKind::Stays
        } else {
            ListKind::Journeys
        };
        if has(kind) {
            all += 1;
            if mask.leg(id) {
                items.push(Item {
                    start: scene.life.chain.moment(id.index()),
                    end: scene.life.chain.moment(id.index() + 1),
                    row: Row::Leg(id),
                });
            }
        }
    }
    if has(ListKind::Places) {
        all += scene.trace.places.len();
        for stop in &scene.trace.places {
            let mut left = stop.stays.iter().filter(|stay| mask.leg(stay.0));
            if let Some(first) = left.next() {
                items.push(Item {
                    start: first.1,
                    end: left.next_back().unwrap_or(first).2,
                    row: Row::Place(stop.place),
                });
            }
        }
    }
    items.sort_by(|a, b| a.start.total_cmp(&b.start));
    (items, all)
}

/// The items under the heads of their chapters; the second list tells where the heads are.
pub(super) fn under_chapters<'i>(
    scene: &Scene<'_>,
    items: impl Iterator<Item = &'i Item>,
) -> (Vec<Row>, Vec<usize>) {
    let (mut rows, mut heads) = (Vec::new(), Vec::new());
    let mut shown = None;
    // Up to this moment the chapter shown goes on; of a hundred thousand rows few begin one.
    let mut until = f64::NEG_INFINITY;
    for item in items {
        if item.start < until {
            rows.push(item.row);
            continue;
        }
        let chapter = scene.life.chapter_on(scene.day_of(item.start));
        let next = chapter.map_or(0, |id| id.index() + 1);
        until = scene.life.chapters.get(next).map_or(f64::INFINITY, |next| {
            (next.start.earliest - scene.life.subject.first_day).num_days() as f64
        });
        if chapter != shown {
            if let Some(id) = chapter {
                heads.push(rows.len());
                rows.push(Row::Chapter(id));
            }
            shown = chapter;
        }
        rows.push(item.row);
    }
    (rows, heads)
}

impl Row {
    /// What it leads to, if it is a row of the life.
    pub(super) fn selection(self) -> Option<Selection> {
        match self {
            Self::Event(id) => Some(Selection::Event(id)),
            Self::Leg(id) => Some(Selection::Leg(id)),
            Self::Place(id) => Some(Selection::Place(id)),
            Self::Hit(Hit {
                target: Target::Select(selection),
                ..
            }) => Some(selection),
            Self::Hit(_) | Self::Chapter(_) => None,
        }
    }

    /// The id of its widget: the same wherever it stands.
    pub(super) fn id(self) -> Id {
        match (self.selection(), self) {
            (Some(selection), _) => Id::unique(("list-row", selection_key(selection))),
            (None, Self::Hit(hit)) => match hit.target {
                Target::Person(person) => Id::unique(("list-person", person.0)),
                Target::Town(row) => Id::unique(("list-town", row)),
                Target::Day(_) | Target::Select(_) => Id::unique("list-day"),
            },
            (None, _) => Id::unique("list-chapter"),
        }
    }

    /// Does what a click on the row means. An answer is shown on the map, where Back leads away from.
    pub(super) fn go(self, scene: &Scene<'_>, commands: &mut Commands) {
        if let Self::Hit(hit) = self {
            commands.push(Command::Search(false));
            match hit.target {
                Target::Select(selection) => commands.push(Command::Select(selection)),
                Target::Day(day) => commands.push(Command::ShowDay(day)),
                Target::Town(row) => {
                    let at = towns().get(row as usize).map(|town| town.at);
                    commands.extend(at.map(|at| Command::FitMap(fit_town(at))));
                }
                Target::Person(person) => {
                    commands.push(Command::SetFilter(Filter {
                        person: Some(person),
                        ..scene.finder.wanted().filter
                    }));
                    commands.push(Command::Find(Query::default()));
                    return;
                }
            }
            commands.push(Command::ShowTab(Tab::Map));
        } else if let Some(selection) = self.selection() {
            commands.push(Command::Select(selection));
        }
    }
}

/// A few kilometres around a town.
fn fit_town(at: crate::geo::LonLat) -> crate::explore::Fit {
    let corner = |by: f64| crate::geo::LonLat {
        lon: at.lon + by,
        lat: (at.lat + by).clamp(-84.0, 84.0),
    };
    crate::geo::LonLatRect::around([corner(-1.0), corner(1.0)])
        .map_or(crate::explore::Fit::Life, crate::explore::Fit::Rect)
}

fn selection_key(selection: Selection) -> (u8, u32) {
    match selection {
        Selection::Event(id) => (0, id.0),
        Selection::Leg(id) => (1, id.0),
        Selection::Place(id) => (2, id.0),
        Selection::State(number) => (3, number),
        Selection::AboutMap => (4, 0),
        Selection::HowWeKnow => (5, 0),
        Selection::Person(number) => (6, number),
    }
}

/// One line of text that ends in an ellipsis where it does not fit, with pieces set bold.
fn fitted(
    painter: &Painter,
    text: &str,
    bold: &[Range<usize>],
    (plain_face, bold_face): (FontId, FontId),
    color: Color32,
    room: f32,
) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    let mut done = 0;
    let mut add = |text: &str, font: &FontId| {
        if !text.is_empty() {
            job.append(text, 0.0, TextFormat::simple(font.clone(), color));
        }
    };
    for piece in bold {
        add(text.get(done..piece.start).unwrap_or_default(), &plain_face);
        add(text.get(piece.clone()).unwrap_or_default(), &bold_face);
        done = piece.end;
    }
    add(text.get(done..).unwrap_or_default(), &plain_face);
    job.wrap.max_width = room.max(1.0);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    painter.layout_job(job)
}

/// Draws a chapter's head.
pub(super) fn chapter_head(ui: &Ui, look: &Look, scene: &Scene<'_>, rect: Rect, id: ChapterId) {
    let p = &look.palette;
    let title = scene.life.chapter(id).title.get(scene.lang());
    ui.painter().rect_filled(rect, 0.0, p.land);
    let galley = line(ui.painter(), title, Face::Serif.size(22.0), p.ink);
    let at = pos2(rect.left(), rect.bottom() - galley.size().y - 5.0);
    ui.painter().galley(at, galley, p.ink);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 1.0, look.frame());
}

/// Draws a row that can be chosen; returns its response.
pub(super) fn row_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    row: Row,
    commands: &mut Commands,
) -> Option<Response> {
    let p = &look.palette;
    let said = match row {
        Row::Hit(hit) => said_of_hit(scene, hit),
        row => row
            .selection()
            .and_then(|selection| said_of(scene, selection)),
    };
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let said = said?;
    let selection = row.selection();
    let chosen = selection.is_some() && scene.selection == selection;
    let response = ui.interact(rect, row.id(), Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, &said.name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(format!("{}. {}", said.date, said.sentence));
    });
    if response.hovered() && selection.is_some() {
        commands.push(Command::Hover(selection));
    }
    let lit = scene.finder.hovered().is_some() && scene.finder.hovered() == selection;
    if chosen || response.hovered() || lit {
        let ground = if chosen { p.press } else { p.shade };
        ui.painter().rect_filled(rect, 0.0, ground);
    }
    if is_now(scene, row) {
        let bar = Rect::from_min_size(rect.left_top(), vec2(4.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, p.now);
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    sign(
        &painter,
        look,
        scene,
        row,
        pos2(rect.left() + 22.0, rect.center().y),
    );
    let date_x = rect.left() + 44.0;
    let right = rect.right() - 34.0;
    let middle = |size: egui::Vec2| rect.center().y - size.y / 2.0;
    let narrow_face = |size: f32| (Face::Narrow.size(size), Face::NarrowBold.size(size));
    // A date is never cut: it is set smaller where it would take too much of the row.
    let font = Face::Narrow.size(15.0);
    let date = shrunk(&painter, &said.date, font, 0.4 * (right - date_x), p.ink2);
    let date_room = if rect.width() < 620.0 { 118.0 } else { 184.0 };
    let name_x = date_x + date.size().x.max(date_room) + 12.0;
    painter.galley(pos2(date_x, middle(date.size())), date, p.ink2);
    let has_sentence = !said.sentence.is_empty() && rect.width() > 560.0;
    let said = if has_sentence { said } else { said.in_one() };
    let faces = if said.bold && said.in_name.is_empty() {
        (Face::NarrowBold.size(17.0), Face::NarrowBold.size(17.0))
    } else {
        narrow_face(17.0)
    };
    let is_place = said.in_sentence.is_empty() && !matches!(row, Row::Leg(_));
    let sentence_faces = if is_place {
        (Face::SerifItalic.size(15.0), Face::SerifItalic.size(15.0))
    } else {
        (Face::Sans.size(14.5), Face::SansBold.size(14.5))
    };
    let long = |text: &str, bold: &[Range<usize>], faces: &(FontId, FontId)| {
        let galley = fitted(&painter, text, bold, faces.clone(), p.ink, f32::INFINITY);
        galley.size().x.ceil() + 1.0
    };
    let name_room = if has_sentence {
        let name = long(&said.name, &said.in_name, &faces);
        let sentence = long(&said.sentence, &said.in_sentence, &sentence_faces);
        shares(right - name_x, name, sentence)
    } else {
        right - name_x
    };
    let name = fitted(&painter, &said.name, &said.in_name, faces, p.ink, name_room);
    painter.galley(pos2(name_x, middle(name.size())), name, p.ink);
    if has_sentence {
        let x = name_x + name_room + 16.0;
        let text = fitted(
            &painter,
            &said.sentence,
            &said.in_sentence,
            sentence_faces,
            p.ink2,
            right - x,
        );
        painter.galley(pos2(x, middle(text.size())), text, p.ink2);
    }
    // What is not sure says so, as everywhere, by its shape.
    let sure = match said.confidence {
        Confidence::High => None,
        Confidence::Medium => Some(Badge::Medium),
        Confidence::Low => Some(Badge::Low),
    };
    if let Some(sure) = sure {
        badge(
            &painter,
            sure,
            pos2(rect.right() - 16.0, rect.center().y),
            p.ink2,
        );
    }
    ui.painter()
        .hline(rect.x_range(), rect.bottom(), look.hairline());
    focus_ring(ui.painter(), &response, rect.shrink(5.0), p.focus);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.clicked() {
        row.go(scene, commands);
    }
    Some(response)
}

/// Points of a row's rest that its name takes from its sentence: the same in all rows, unless one of
/// the two would be cut that need not be.
fn shares(rest: f32, name: f32, sentence: f32) -> f32 {
    const GAP: f32 = 16.0;
    let usual = (0.36 * rest).max(150.0);
    let left = rest - GAP - sentence;
    if name <= left {
        usual.min(left).max(name)
    } else {
        // What is said of it gives way to the name, down to a few words.
        usual.max(name.min(0.7 * rest))
    }
}

/// Whether a row is of the day shown: an event that its source dates to it, or where he is. Of an
/// event in some month or year, no day can say that it is now.
fn is_now(scene: &Scene<'_>, row: Row) -> bool {
    match row.selection() {
        Some(Selection::Event(id)) => {
            let event = scene.life.event(id);
            let known = event.bounds.is_sharp() || event.date.grain == Grain::Interval;
            known && event.bounds.contains(scene.now.day)
        }
        Some(Selection::Leg(id)) => scene.now.leg == id,
        _ => false,
    }
}

/// The sign of a row, drawn as the thing is drawn on the axis and the map.
fn sign(painter: &Painter, look: &Look, scene: &Scene<'_>, row: Row, at: egui::Pos2) {
    let p = &look.palette;
    let pen = Stroke::new(1.2, p.ink);
    match row.selection() {
        Some(Selection::Event(id)) => {
            let event = scene.life.event(id);
            let past = event.bounds.earliest <= scene.now.day;
            let fill = if past { p.ink } else { p.land };
            if event.rank == 1 {
                painter.add(diamond(at, 5.5, fill, pen));
            } else {
                painter.circle(at, 3.2, fill, pen);
            }
        }
        Some(Selection::Leg(id)) => {
            let leg = scene.life.leg(id);
            let unsure = leg.confidence == Confidence::Low;
            if leg.is_stay() {
                let bar = Rect::from_center_size(at, vec2(18.0, 10.0));
                if leg.condition == Condition::Prisoner {
                    let mut shapes = Vec::new();
                    hatch(bar, 4.0, Stroke::new(1.0, p.ink), &mut shapes);
                    painter.extend(shapes);
                }
                painter.rect_stroke(bar, 0.0, pen, egui::StrokeKind::Inside);
            } else {
                let way = [at - vec2(10.0, 0.0), at + vec2(6.0, 0.0)];
                if unsure {
                    painter.extend(Shape::dashed_line(&way, Stroke::new(1.8, p.ink), 4.0, 3.0));
                } else {
                    painter.line_segment(way, Stroke::new(1.8, p.ink));
                }
                let wing = |side: f32| at + vec2(4.0, 4.5 * side);
                painter.add(Shape::line(
                    vec![wing(-1.0), at + vec2(10.0, 0.0), wing(1.0)],
                    Stroke::new(1.8, p.ink),
                ));
            }
        }
        Some(Selection::Place(_)) => {
            painter.circle_stroke(at, 5.0, pen);
        }
        Some(_) | None => {
            if let Row::Hit(hit) = row {
                if matches!(hit.target, Target::Town(_)) {
                    painter.circle_filled(at, 2.2, p.ink);
                } else if matches!(hit.target, Target::Day(_)) {
                    painter.vline(at.x, at.y - 9.0..=at.y + 9.0, Stroke::new(2.4, p.now));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn a_row_cuts_nothing_that_fits_and_keeps_its_columns() {
        // A ten-thousandth of a point is far below what a screen shows.
        let is = |(name, place): (f32, f32), expected: f32| {
            let found = shares(600.0, name, place);
            assert!((found - expected).abs() < 1e-4, "{found}, not {expected}");
        };
        is((100.0, 200.0), 216.0);
        is((300.0, 200.0), 300.0);
        is((100.0, 450.0), 134.0);
        is((100.0, 900.0), 216.0);
        is((900.0, 100.0), 420.0);
    }
}
