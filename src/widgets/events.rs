//! The list: events, stays, journeys and places by chapter, or the answers of the search, made of
//! ordinary rows; only those in view are laid out.

use std::sync::Arc;

use egui::{
    EventFilter, Key, Modifiers, Rect, ScrollArea, Sense, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use crate::explore::{Command, Commands, Filter, Only, Query, Scene, TimeWindow};
use crate::life::Life;

use super::finder::{self, SHEET_WIDTH, Shown, box_id, kinds_row, search_box, sheet_ui};
use super::list::{Item, ROW, Row, chapter_head, items, row_ui, under_chapters};
use super::theme::{Face, Look};

pub use super::finder::{foot_edge_ui, map_edge_rect, map_edge_ui};

/// From this width on the sheet of the filter stands beside the list.
const BESIDE: f32 = 760.0;

/// A frame lower than this has no room for the row of switches.
const LOW: f32 = 300.0;

/// A list lower than this shows rows alone: no head stays in it.
const LOWEST: f32 = 3.0 * ROW;

/// What the rows were made of.
#[derive(Clone, Copy, PartialEq)]
struct Made {
    life: *const Life,
    filter: Filter,
    kinds: Only,
    query: Query,
    /// The answers change with the language, the list held to the axis with its window.
    lang: Option<crate::words::Lang>,
    window: Option<TimeWindow>,
}

/// What the list keeps between frames.
#[derive(Default)]
pub struct EventsUi {
    /// A list just opened scrolls to the day shown; from then on it is the visitor's.
    pub open: bool,
    key: Option<Made>,
    /// The life, kept so that its address stays its own.
    life: Option<Arc<Life>>,
    items: Vec<Item>,
    rows: Vec<Row>,
    heads: Vec<usize>,
    shown: Shown,
    /// The row that has or had the keyboard.
    cursor: Option<usize>,
    /// The keyboard goes to the cursor's row as soon as it is drawn.
    wants_focus: bool,
    /// Where to scroll in the next frame, and where the list stood in the last one.
    scroll_to: Option<f32>,
    offset: f32,
    height: f32,
    sheet_open: bool,
    was_searching: bool,
}

impl std::fmt::Debug for EventsUi {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EventsUi")
            .field("open", &self.open)
            .finish_non_exhaustive()
    }
}

impl EventsUi {
    /// Scrolls on by a share of what is seen, for keys that do what a finger does.
    pub fn scroll_by(&mut self, share: f32) {
        self.scroll_to = Some((self.offset + share * self.height).max(0.0));
    }

    /// Takes the keys that belong to the list before the window's own keys are read.
    pub fn read_keys(&mut self, ui: &Ui, scene: &Scene<'_>, commands: &mut Commands) {
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let on_row = self.cursor.is_some_and(|cursor| {
            let id = self.rows.get(cursor).map(|row| row.id());
            id.is_some() && ui.ctx().memory(egui::Memory::focused) == id
        });
        if scene.finder.searching() {
            if pressed(Key::Escape) {
                commands.push(Command::Find(Query::default()));
                commands.push(Command::Search(false));
            }
            if pressed(Key::Enter)
                && let Some(first) = self.next_row(0, 1)
                && !scene.finder.wanted().query.is_empty()
            {
                self.rows[first].go(scene, commands);
            }
            if pressed(Key::ArrowDown) {
                commands.push(Command::Search(false));
                self.go_to_row(self.next_row(0, 1));
            }
            return;
        }
        if pressed(Key::ArrowDown) {
            let from = if on_row { self.cursor } else { None };
            let from = from.map_or_else(|| self.first_in_view(), |cursor| cursor + 1);
            self.go_to_row(self.next_row(from, 1).or(self.cursor));
        }
        if pressed(Key::ArrowUp) {
            let from = if on_row { self.cursor } else { None };
            let from = from.map_or_else(|| Some(self.first_in_view()), |at| at.checked_sub(1));
            let up = from.and_then(|from| self.next_row(from, -1));
            self.go_to_row(up.or(self.cursor));
        }
        if on_row && pressed(Key::Home) {
            self.go_to_row(self.next_row(0, 1));
        }
        if on_row && pressed(Key::End) {
            self.go_to_row(self.next_row(self.rows.len().saturating_sub(1), -1));
        }
    }

    /// The first row that is no head, from a row on, down or up.
    fn next_row(&self, from: usize, step: isize) -> Option<usize> {
        let mut at = from;
        loop {
            match self.rows.get(at)? {
                Row::Chapter(_) => at = at.checked_add_signed(step)?,
                _ => return Some(at),
            }
        }
    }

    fn first_in_view(&self) -> usize {
        (self.offset / ROW).ceil() as usize + usize::from(self.height >= LOWEST)
    }

    /// Gives the keyboard to a row and scrolls just so far that it is seen whole.
    fn go_to_row(&mut self, row: Option<usize>) {
        let Some(row) = row else { return };
        self.cursor = Some(row);
        self.wants_focus = true;
        let top = ROW * row as f32;
        // The head of the chapter covers one row at the top.
        let head = if self.height < LOWEST { 0.0 } else { ROW };
        if top - head < self.offset {
            self.scroll_to = Some((top - head).max(0.0));
        } else if top + ROW > self.offset + self.height {
            self.scroll_to = Some(top + ROW - self.height);
        }
    }

    /// Makes the rows again if what they are made of has changed.
    fn renew(&mut self, scene: &Scene<'_>) {
        let wanted = scene.finder.wanted();
        let searched = !wanted.query.is_empty();
        let key = Made {
            life: Arc::as_ptr(scene.life),
            filter: wanted.filter,
            kinds: wanted.kinds,
            query: wanted.query,
            lang: searched.then(|| scene.lang()),
            window: (wanted.in_view && !searched).then_some(scene.window),
        };
        let old = self.key.replace(key);
        if old == Some(key) {
            return;
        }
        self.cursor = None;
        if searched {
            let answers = scene.finder.answers();
            self.rows = answers.hits.iter().copied().map(Row::Hit).collect();
            self.heads.clear();
            self.shown = Shown {
                rows: self.rows.len(),
                of: answers.found + answers.left_out,
            };
            self.scroll_to = Some(0.0);
            return;
        }
        let same = |old: Made| {
            Made {
                window: key.window,
                ..old
            } == key
        };
        if !old.is_some_and(same) {
            self.life = Some(scene.life.clone());
            (self.items, self.shown.of) = items(scene);
        }
        let window = key.window;
        let left = self.items.iter().filter(|item| {
            window.is_none_or(|window| item.start <= window.end() && window.start <= item.end)
        });
        (self.rows, self.heads) = under_chapters(scene, left);
        self.shown.rows = self.rows.len() - self.heads.len();
        if old.is_some_and(|old| old.query != key.query) {
            self.open = false;
        }
    }

    /// The row of the day shown: the last that began by then, and of those that began together the
    /// one with the narrowest range. A long range that merely holds the day is far above it.
    fn row_of_today(&self, scene: &Scene<'_>) -> usize {
        let day = scene.now.day;
        let began = |(at, row): (usize, &Row)| {
            let (first, last) = match row {
                Row::Event(id) => {
                    let bounds = scene.life.event(*id).bounds;
                    (bounds.earliest, bounds.latest)
                }
                Row::Leg(id) if *id <= scene.now.leg => {
                    let leg = scene.life.leg(*id);
                    (leg.start_bounds.earliest, leg.end_bounds.latest)
                }
                Row::Leg(_) | Row::Place(_) | Row::Chapter(_) | Row::Hit(_) => return None,
            };
            (first <= day).then_some(((first, std::cmp::Reverse(last)), at))
        };
        let rows = self.rows.iter().enumerate().filter_map(began);
        // Of several that are alike, the first.
        rows.reduce(|best, row| if row.0 > best.0 { row } else { best })
            .map_or(0, |(_, at)| at)
    }
}

/// Draws the list into the map's frame; `tabs` is the plate in its corner.
#[expect(
    clippy::too_many_arguments,
    reason = "a widget is given its look, scene, place, state and commands"
)]
pub fn events_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    frame: Rect,
    covered: f32,
    tabs: Rect,
    state: &mut EventsUi,
    commands: &mut Commands,
) {
    let p = &look.palette;
    ui.painter().rect_filled(frame, 0.0, p.land);
    ui.painter()
        .rect_stroke(frame, 0.0, look.frame(), StrokeKind::Outside);
    state.renew(scene);
    let right = frame.right() - covered - 14.0;
    let low = frame.height() < LOW;
    let mut row = Rect::from_min_max(
        pos2(tabs.right() + 14.0, tabs.top()),
        pos2(right, tabs.bottom()),
    );
    if low {
        row = filter_key_at_end(ui, look, scene, row, state);
    }
    if row.width() < 170.0 {
        row = Rect::from_min_max(
            pos2(frame.left() + 14.0, tabs.bottom() + 8.0),
            pos2(right, tabs.bottom() + 48.0),
        );
    }
    row.max.x = row.max.x.min(row.left() + 460.0);
    if look.kiosk {
        // Nobody can type in a hall: the list has its switches and its rows.
        row = Rect::from_min_size(frame.min + vec2(14.0, 0.0), vec2(row.width(), 0.0));
    } else {
        search_box(ui, look, scene, row, state.was_searching, commands);
    }
    state.was_searching = scene.finder.searching();
    let left = frame.left() + 14.0;
    let mut top = row.bottom() + 8.0;
    if !low {
        let area = Rect::from_min_max(pos2(left, top - 2.0), pos2(right, frame.bottom()));
        let mut open = state.sheet_open;
        top = kinds_row(ui, look, scene, area, state.shown, &mut open, commands) + 4.0;
        state.sheet_open = open;
    }
    // In a low frame the flag of the timeline may lie over the list: rows are worth more.
    let foot = if low || look.kiosk { 6.0 } else { 60.0 };
    let mut area = Rect::from_min_max(
        pos2(left, top),
        pos2(right, (frame.bottom() - foot).max(top + ROW)),
    );
    if state.sheet_open {
        let beside = area.width() >= BESIDE;
        let mut sheet = area;
        if beside {
            sheet.min.x = area.right() - SHEET_WIDTH;
            area.max.x = sheet.left() - 16.0;
        }
        sheet_ui(ui, look, scene, sheet, low, state.shown, commands);
        if !beside {
            return;
        }
    }
    if state.shown.rows == 0 {
        nothing_ui(ui, look, scene, area);
    } else {
        rows_ui(ui, look, scene, area, state, commands);
    }
}

/// In a low frame the key of the filter stands at the end of the search box's row.
fn filter_key_at_end(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    row: Rect,
    state: &mut EventsUi,
) -> Rect {
    use super::button::{self, Dress, button};
    let name = finder::hidden_text(scene.words, state.shown)
        .unwrap_or_else(|| scene.words.text("find-filter").into_owned());
    let font = Face::Narrow.size(15.0);
    let width = super::paint::line(ui.painter(), &name, font.clone(), look.palette.ink)
        .size()
        .x
        + 20.0;
    let key = Rect::from_min_max(pos2(row.right() - width, row.top()), row.max);
    let dress = if state.sheet_open {
        Dress::Chosen
    } else {
        Dress::Plain
    };
    let face = button::Face::Word(name, font);
    let id = egui::Id::unique("find-filter");
    let spoken = scene.words.text("find-filter");
    if button(ui, look, key, id, &spoken, &face, dress).clicked() {
        state.sheet_open = !state.sheet_open;
    }
    Rect::from_min_max(row.min, pos2(key.left() - 8.0, row.bottom()))
}

/// The plate that says that there is no row, and why.
fn nothing_ui(ui: &mut Ui, look: &Look, scene: &Scene<'_>, area: Rect) {
    let p = &look.palette;
    let searched = !scene.finder.wanted().query.is_empty();
    let left_out = scene.finder.answers().left_out;
    let (head, text) = match (searched, left_out) {
        (true, 0) => ("find-nothing", "find-nothing-why"),
        _ => ("find-all-hidden", "find-all-hidden-why"),
    };
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(area.shrink2(vec2(12.0, 20.0)))
            .id_salt("list-nothing"),
    );
    child.set_clip_rect(area);
    child.set_max_width(area.width().min(460.0));
    let head = egui::RichText::new(scene.words.text(head)).font(Face::Serif.size(24.0));
    child.label(head.color(p.ink));
    child.add_space(6.0);
    let text = egui::RichText::new(scene.words.text(text)).font(Face::Sans.size(16.0));
    child.label(text.color(p.ink2));
}

fn rows_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    area: Rect,
    state: &mut EventsUi,
    commands: &mut Commands,
) {
    let list = ui.interact(area, egui::Id::unique("list"), Sense::hover());
    let name = scene.words.text("list-name");
    list.widget_info(|| WidgetInfo::labeled(egui::Role::ListBox, true, &*name));
    // The rows are children of the list, and each says which of how many it is: most are not there.
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(area)
            .id_salt("events")
            .accessibility_parent(list.id),
    );
    child.set_clip_rect(area.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing.y = 0.0;
    let mut scroll = ScrollArea::vertical()
        .id_salt("events-scroll")
        .auto_shrink([false, false]);
    if !state.open {
        state.open = true;
        let before = if area.height() < LOWEST { 0 } else { 3 };
        let start = state.row_of_today(scene).saturating_sub(before);
        scroll = scroll.vertical_scroll_offset(ROW * start as f32);
    }
    if let Some(offset) = state.scroll_to.take() {
        scroll = scroll.vertical_scroll_offset(offset);
    }
    let rows = &state.rows;
    let in_all = rows.len() - state.heads.len();
    ui.ctx()
        .accesskit_node_builder(list.id, |node| node.set_size_of_set(in_all));
    let mut focused = None;
    let mut wants_focus = state.wants_focus.then_some(state.cursor).flatten();
    let output = scroll.show_rows(&mut child, ROW, rows.len(), |ui, range| {
        for at in range {
            match rows[at] {
                Row::Chapter(id) => {
                    let (rect, response) =
                        ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
                    let title = scene.life.chapter(id).title.get(scene.lang());
                    response.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, title));
                    chapter_head(ui, look, scene, rect, id);
                }
                row => {
                    let Some(response) = row_ui(ui, look, scene, row, commands) else {
                        continue;
                    };
                    let before = state.heads.partition_point(|head| *head < at);
                    ui.ctx().accesskit_node_builder(response.id, |node| {
                        node.set_position_in_set(at - before);
                    });
                    if wants_focus == Some(at) {
                        response.request_focus();
                        wants_focus = None;
                    }
                    if response.has_focus() {
                        focused = Some(at);
                        // Up and down go from row to row, also to those that are not drawn yet.
                        let keep = EventFilter {
                            vertical_arrows: true,
                            ..EventFilter::default()
                        };
                        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, keep));
                    }
                }
            }
        }
    });
    state.wants_focus = wants_focus.is_some();
    if state.wants_focus {
        ui.ctx().request_repaint();
    } else if focused.is_some() {
        state.cursor = focused;
    }
    state.offset = output.state.clamped_offset().y;
    state.height = output.inner_rect.height();
    sticky_head(&child, look, scene, output.inner_rect, state, commands);
}

/// The head of the chapter whose rows are at the top; the next one pushes it away. A click goes to
/// the chapter's first day.
fn sticky_head(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    area: Rect,
    state: &EventsUi,
    commands: &mut Commands,
) {
    let first = (state.offset / ROW).floor() as usize;
    let next = state.heads.partition_point(|head| *head <= first);
    let Some(head) = next.checked_sub(1).map(|at| state.heads[at]) else {
        return;
    };
    let Row::Chapter(id) = state.rows[head] else {
        return;
    };
    // A head in its own place needs no second one, and two rows leave no room for one.
    if area.height() < LOWEST || ROW * head as f32 >= state.offset {
        return;
    }
    let pushed = state.heads.get(next).map_or(0.0, |head| {
        (ROW * *head as f32 - state.offset - ROW).min(0.0)
    });
    let rect = Rect::from_min_size(
        pos2(area.left(), area.top() + pushed),
        vec2(area.width(), ROW),
    );
    let response = ui.interact(rect, egui::Id::unique("list-sticky"), Sense::click());
    let title = scene.life.chapter(id).title.get(scene.lang());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, title));
    chapter_head(ui, look, scene, rect, id);
    super::paint::focus_ring(
        ui.painter(),
        &response,
        rect.shrink(5.0),
        look.palette.focus,
    );
    if response.clicked() {
        commands.push(Command::ShowDay(scene.life.chapter(id).start.earliest));
    }
}

/// Whether somebody types, so that letters are no keys of the window.
pub fn is_typing(ui: &Ui, scene: &Scene<'_>) -> bool {
    scene.finder.searching()
        || ui.ctx().memory(egui::Memory::focused) == Some(box_id())
        || ui.ctx().text_edit_focused()
}
