//! The list of events, by chapter, made of ordinary rows: only those in view are laid out.

use std::sync::Arc;

use egui::{Rect, ScrollArea, Sense, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::calendar::edtf_text;
use crate::explore::{Command, Commands, Scene, Selection};
use crate::life::{ChapterId, EventId, Life};

use super::paint::{focus_ring, line};
use super::theme::{Face, Look};

/// Height of a row.
const ROW: f32 = 44.0;

enum Row {
    Chapter(ChapterId),
    Event(EventId),
}

/// The chapters, each followed by its events.
fn rows(scene: &Scene<'_>) -> Vec<Row> {
    let mut rows = Vec::with_capacity(scene.life.events.len() + scene.life.chapters.len());
    let mut shown = None;
    for id in scene.life.event_ids() {
        let chapter = scene.life.chapter_on(scene.life.event(id).bounds.earliest);
        if chapter != shown {
            rows.extend(chapter.map(Row::Chapter));
            shown = chapter;
        }
        rows.push(Row::Event(id));
    }
    rows
}

/// What the list keeps between frames.
#[derive(Default)]
pub struct EventsUi {
    /// A list just opened scrolls to the day shown; from then on it is the visitor's.
    pub open: bool,
    /// The rows, and the life they were made of.
    rows: Vec<Row>,
    life: Option<Arc<Life>>,
}

impl std::fmt::Debug for EventsUi {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EventsUi")
            .field("open", &self.open)
            .finish_non_exhaustive()
    }
}

/// Draws the list into the map's frame.
pub fn events_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    frame: Rect,
    covered: f32,
    state: &mut EventsUi,
    commands: &mut Commands,
) {
    let p = &look.palette;
    ui.painter().rect_filled(frame, 0.0, p.land);
    ui.painter()
        .rect_stroke(frame, 0.0, look.frame(), StrokeKind::Outside);
    let area = Rect::from_min_max(
        pos2(frame.left() + 26.0, frame.top() + 68.0),
        pos2(frame.right() - covered - 14.0, frame.bottom() - 60.0),
    );
    if !state
        .life
        .as_ref()
        .is_some_and(|life| Arc::ptr_eq(life, scene.life))
    {
        state.rows = rows(scene);
        state.life = Some(scene.life.clone());
    }
    let rows = &state.rows;
    let today = rows.iter().position(|row| match row {
        Row::Event(id) => scene.life.event(*id).bounds.latest >= scene.now.day,
        Row::Chapter(_) => false,
    });
    let mut child = ui.new_child(UiBuilder::new().max_rect(area).id_salt("events"));
    child.set_clip_rect(area);
    child.spacing_mut().item_spacing.y = 0.0;
    let mut scroll = ScrollArea::vertical()
        .id_salt("events-scroll")
        .auto_shrink([false, false]);
    if !state.open {
        state.open = true;
        let start = today.unwrap_or_default().saturating_sub(3);
        scroll = scroll.vertical_scroll_offset(ROW * start as f32);
    }
    scroll.show_rows(&mut child, ROW, rows.len(), |ui, range| {
        for row in &rows[range] {
            match row {
                Row::Chapter(id) => chapter_row(ui, look, scene, *id),
                Row::Event(id) => event_row(ui, look, scene, *id, commands),
            }
        }
    });
}

fn chapter_row(ui: &mut Ui, look: &Look, scene: &Scene<'_>, id: ChapterId) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let title = scene.life.chapter(id).title.get(scene.lang());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, title));
    let galley = line(
        ui.painter(),
        title,
        Face::Serif.size(22.0),
        look.palette.ink,
    );
    ui.painter().galley(
        pos2(rect.left(), rect.bottom() - galley.size().y - 4.0),
        galley,
        look.palette.ink,
    );
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 1.0, look.frame());
}

fn event_row(ui: &mut Ui, look: &Look, scene: &Scene<'_>, id: EventId, commands: &mut Commands) {
    let p = &look.palette;
    let event = scene.life.event(id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let title = event.title.get(scene.lang());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, title));
    let chosen = scene.selection == Some(Selection::Event(id));
    if chosen || response.hovered() {
        ui.painter()
            .rect_filled(rect, 0.0, if chosen { p.press } else { p.shade });
    }
    let today = event.bounds.contains(scene.now.day);
    if today {
        let bar = Rect::from_min_size(rect.left_top(), vec2(4.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, p.now);
    }
    let painter = ui.painter().with_clip_rect(rect);
    let middle = |size: egui::Vec2| rect.center().y - size.y / 2.0;
    let date = line(
        &painter,
        &edtf_text(scene.words, &event.date),
        Face::Narrow.size(15.0),
        p.ink2,
    );
    painter.galley(pos2(rect.left() + 14.0, middle(date.size())), date, p.ink2);
    let face = if event.rank == 1 {
        Face::NarrowBold
    } else {
        Face::Narrow
    };
    let title = line(&painter, title, face.size(16.0), p.ink);
    let x = rect.left() + 230.0;
    let end = x + title.size().x;
    painter.galley(pos2(x, middle(title.size())), title, p.ink);
    if rect.width() > 760.0 {
        let place = scene
            .life
            .place(event.place)
            .name(event.bounds.earliest, scene.lang());
        let place = line(&painter, place, Face::SerifItalic.size(15.0), p.ink2);
        let x = (rect.left() + 520.0).max(end + 20.0);
        painter.galley(pos2(x, middle(place.size())), place, p.ink2);
    }
    ui.painter()
        .hline(rect.x_range(), rect.bottom(), look.hairline());
    focus_ring(ui.painter(), &response, rect.shrink(3.0), p.focus);
    if response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
    {
        commands.push(Command::Select(Selection::Event(id)));
    }
}
