//! The head of the list: the search box, what the list holds, and what is said of what it hides.

mod sheet;

use egui::{
    Align2, CursorIcon, Frame, Id, Margin, Rect, Response, Sense, StrokeKind, TextEdit, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::explore::{Command, Commands, ListKind, Query, Scene};
use crate::words::{Args, Words};

use super::button::{self, Dress, button};
use super::icons::{Icon, icon};
use super::paint::{focus_ring, line};
use super::theme::{Face, Look, mix};

pub(super) use sheet::{WIDTH as SHEET_WIDTH, sheet_ui};

/// The id of the search box.
pub(super) fn box_id() -> Id {
    Id::unique("search-box")
}

/// The search box; what is typed is a command at every letter.
pub(super) fn search_box(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    rect: Rect,
    was_searching: bool,
    commands: &mut Commands,
) {
    let p = &look.palette;
    let query = scene.finder.wanted().query;
    ui.painter().rect_filled(rect, 0.0, p.raise);
    ui.painter()
        .rect_stroke(rect, 0.0, look.frame(), StrokeKind::Inside);
    icon(
        ui.painter(),
        Icon::Search,
        pos2(rect.left() + 20.0, rect.center().y),
        15.0,
        p.ink2,
    );
    let clear = !query.as_str().is_empty();
    let inner = Rect::from_min_max(
        pos2(rect.left() + 38.0, rect.top() + 1.0),
        pos2(
            rect.right() - if clear { 42.0 } else { 8.0 },
            rect.bottom() - 1.0,
        ),
    );
    let mut text = query.as_str().to_owned();
    let hint = scene.words.text("find-hint").into_owned();
    let font = Face::Sans.size(16.0);
    let edit = TextEdit::singleline(&mut text)
        .id(box_id())
        .font(font.clone())
        .text_color(p.ink)
        .frame(Frame::NONE)
        .margin(Margin::same(0))
        .align(Align2::LEFT_CENTER)
        .min_size(inner.size())
        .hint_text(egui::RichText::new(hint).font(font).color(p.ink3))
        .desired_width(inner.width());
    let response = ui.put(inner, edit);
    let name = scene.words.text("find-search");
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(&*name));
    if scene.finder.searching() && !was_searching {
        response.request_focus();
    }
    if response.gained_focus() && !scene.finder.searching() {
        commands.push(Command::Search(true));
    }
    if response.lost_focus() && scene.finder.searching() && was_searching {
        commands.push(Command::Search(false));
    }
    if text != query.as_str() {
        commands.push(Command::Find(Query::new(&text)));
    }
    focus_ring(ui.painter(), &response, rect, p.focus);
    if clear {
        let key = Rect::from_min_max(pos2(rect.right() - 40.0, rect.top()), rect.max);
        let name = scene.words.text("find-clear");
        let face = button::Face::Sign(Icon::Close, 12.0);
        let id = Id::unique("search-clear");
        if button(ui, look, key, id, &name, &face, Dress::Bare).clicked() {
            commands.push(Command::Find(Query::default()));
            commands.push(Command::Search(true));
            // The click has taken the keyboard from the box.
            response.request_focus();
        }
    }
}

/// How many rows are shown, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) rows: usize,
    pub(super) of: usize,
}

/// What is hidden, said in words: `showing 112 of 470`; nothing if nothing is.
pub(super) fn hidden_text(words: &Words, shown: Shown) -> Option<String> {
    let args = Args::new()
        .set("shown", shown.rows as i64)
        .set("of", shown.of as i64);
    (shown.rows != shown.of).then(|| words.text_with("find-showing", &args).into_owned())
}

/// The row under the search box: the kinds, the switch of the time axis, the key of the filter, and
/// what is hidden. Returns its lower edge.
pub(super) fn kinds_row(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    area: Rect,
    shown: Shown,
    sheet_open: &mut bool,
    commands: &mut Commands,
) -> f32 {
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(area)
            .id_salt("list-kinds")
            .layout(egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(true)),
    );
    child.spacing_mut().item_spacing = vec2(6.0, 0.0);
    if scene.finder.wanted().query.is_empty() {
        kind_toggles(&mut child, look, scene, commands);
        let name = scene.words.text("find-in-view");
        let on = scene.finder.wanted().in_view;
        if toggle(&mut child, look, "find-in-view", &name, on).clicked() {
            commands.push(Command::ListInView(!on));
        }
        child.add_space(8.0);
    }
    filter_key(&mut child, look, scene, sheet_open);
    hidden_note(&mut child, look, scene, shown, commands);
    child.min_rect().bottom()
}

/// The switches of the kinds of rows.
fn kind_toggles(ui: &mut Ui, look: &Look, scene: &Scene<'_>, commands: &mut Commands) {
    let kinds = scene.finder.wanted().kinds;
    for kind in ListKind::ALL {
        let name = scene.words.text(match kind {
            ListKind::Events => "list-events",
            ListKind::Stays => "list-stays",
            ListKind::Journeys => "list-journeys",
            ListKind::Places => "list-places",
        });
        let on = kinds.has(kind as usize);
        if toggle(ui, look, kind.key(), &name, on).clicked() {
            commands.push(Command::ToggleKind(kind));
        }
    }
}

/// The key that opens the filter.
fn filter_key(ui: &mut Ui, look: &Look, scene: &Scene<'_>, sheet_open: &mut bool) {
    let name = scene.words.text("find-filter");
    let font = Face::Narrow.size(16.0);
    let width = line(ui.painter(), &name, font.clone(), look.palette.ink)
        .size()
        .x;
    let (_, rect) = ui.allocate_space(vec2(width + 24.0, 44.0));
    let dress = if *sheet_open {
        Dress::Chosen
    } else {
        Dress::Plain
    };
    let face = button::Face::Word(name.clone().into_owned(), font);
    let rect = rect.shrink2(vec2(0.0, 4.0));
    if button(
        ui,
        look,
        rect,
        Id::unique("find-filter"),
        &name,
        &face,
        dress,
    )
    .clicked()
    {
        *sheet_open = !*sheet_open;
    }
}

/// What is hidden, and the way back to all of it.
pub(super) fn hidden_note(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    shown: Shown,
    commands: &mut Commands,
) {
    let p = &look.palette;
    let hidden = hidden_text(scene.words, shown);
    let searched = !scene.finder.wanted().query.is_empty();
    let found = || {
        let args = Args::new().set("count", shown.rows as i64);
        scene.words.text_with("find-found", &args).into_owned()
    };
    let may_reset = hidden.is_some() && !scene.finder.wanted().is_open();
    let Some(text) = hidden.or_else(|| (searched && shown.rows > 0).then(found)) else {
        return;
    };
    ui.add_space(8.0);
    let galley = line(ui.painter(), &text, Face::Sans.size(15.0), p.ink2);
    let (id, rect) = ui.allocate_space(vec2(galley.size().x, 44.0));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &text));
    ui.painter().galley(
        pos2(rect.left(), rect.center().y - galley.size().y / 2.0),
        galley,
        p.ink2,
    );
    if !may_reset {
        return;
    }
    let name = scene.words.text("find-reset");
    if link(ui, look, "find-reset", &name).clicked() {
        commands.push(Command::ResetFilter);
    }
}

/// A word that does something, underlined.
pub(super) fn link(ui: &mut Ui, look: &Look, key: &str, name: &str) -> Response {
    let p = &look.palette;
    let galley = line(ui.painter(), name, Face::SansBold.size(15.0), p.ink);
    let (_, rect) = ui.allocate_space(vec2((galley.size().x + 8.0).max(44.0), 44.0));
    let response = ui.interact(rect, Id::unique(("list-link", key)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    if response.hovered() {
        ui.painter()
            .rect_filled(rect.shrink2(vec2(0.0, 6.0)), 0.0, p.shade);
    }
    let at = pos2(rect.left() + 4.0, rect.center().y - galley.size().y / 2.0);
    let under = Rect::from_min_size(at, galley.size());
    ui.painter().galley(at, galley, p.ink);
    ui.painter().hline(
        under.x_range(),
        under.bottom() + 1.0,
        egui::Stroke::new(1.0, p.rule2),
    );
    focus_ring(
        ui.painter(),
        &response,
        rect.shrink2(vec2(0.0, 6.0)),
        p.focus,
    );
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A switch: a word with an edge, on ink if it is on.
pub(super) fn toggle(ui: &mut Ui, look: &Look, key: &str, name: &str, on: bool) -> Response {
    let p = &look.palette;
    let font = if on { Face::NarrowBold } else { Face::Narrow }.size(16.0);
    // As wide as the bold word in both states, so that nothing moves when it is switched.
    let wide = line(ui.painter(), name, Face::NarrowBold.size(16.0), p.ink);
    let room = ui.max_rect().width();
    let (_, area) = ui.allocate_space(vec2((wide.size().x + 22.0).clamp(44.0, room), 44.0));
    let rect = area.shrink2(vec2(0.0, 4.0));
    let response = ui.interact(area, Id::unique(("switch", key)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, on, name));
    let pressed = response.is_pointer_button_down_on();
    let ground = match (on, pressed, response.hovered()) {
        (true, true, _) => mix(p.ink, p.paper, 0.30),
        (true, false, true) => mix(p.ink, p.paper, 0.16),
        (true, false, false) => p.ink,
        (false, true, _) => p.press,
        (false, false, true) => p.shade,
        (false, false, false) => p.paper,
    };
    let color = if on { p.paper } else { p.ink };
    ui.painter().rect_filled(rect, 0.0, ground);
    ui.painter()
        .rect_stroke(rect, 0.0, look.frame(), StrokeKind::Inside);
    let galley = line(ui.painter(), name, font, color);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.galley(
        Align2::CENTER_CENTER
            .anchor_size(rect.center(), galley.size())
            .min,
        galley,
        color,
    );
    focus_ring(ui.painter(), &response, rect, p.focus);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The small line at a view's edge that says what the filter hides there; nothing if it hides nothing.
fn edge_text(scene: &Scene<'_>) -> Option<String> {
    let counts = scene.finder.mask().counts();
    if scene.finder.wanted().filter.is_open() {
        return None;
    }
    let args = Args::new()
        .set("legs", counts.legs as i64)
        .set("of-legs", counts.of_legs as i64)
        .set("events", counts.events as i64)
        .set("of-events", counts.of_events as i64);
    Some(scene.words.text_with("find-edge", &args).into_owned())
}

/// The line at the map's edge: a plate under the tabs; its rectangle, for labels to keep clear of.
pub fn map_edge_rect(ui: &Ui, scene: &Scene<'_>, look: &Look, tabs: Rect) -> Option<Rect> {
    let text = edge_text(scene)?;
    let galley = line(
        ui.painter(),
        &text,
        Face::Narrow.size(14.5),
        look.palette.ink2,
    );
    Some(Rect::from_min_size(
        tabs.left_bottom() + vec2(0.0, 8.0),
        galley.size() + vec2(20.0, 10.0),
    ))
}

/// Draws the line at the map's edge.
pub fn map_edge_ui(ui: &Ui, scene: &Scene<'_>, look: &Look, tabs: Rect) {
    let (Some(text), Some(rect)) = (edge_text(scene), map_edge_rect(ui, scene, look, tabs)) else {
        return;
    };
    let p = &look.palette;
    ui.painter().rect_filled(rect, 0.0, p.paper);
    ui.painter()
        .rect_stroke(rect, 0.0, look.frame(), StrokeKind::Outside);
    let galley = line(ui.painter(), &text, Face::Narrow.size(14.5), p.ink2);
    ui.painter()
        .galley(rect.min + vec2(10.0, 5.0), galley, p.ink2);
}

/// The line at the timeline's edge, in the foot below it, with the key that shows everything again.
pub fn foot_edge_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    left: f32,
    foot: Rect,
    commands: &mut Commands,
) {
    let Some(text) = edge_text(scene) else { return };
    let p = &look.palette;
    let galley = line(ui.painter(), &text, Face::Narrow.size(14.5), p.ink2);
    let middle = foot.bottom() - 16.0;
    let name = scene.words.text("find-show-all");
    let font = Face::NarrowBold.size(14.5);
    let width = line(ui.painter(), &name, font.clone(), p.ink).size().x + 16.0;
    let at = pos2(left, middle - galley.size().y / 2.0);
    let end = left + galley.size().x;
    ui.painter().galley(at, galley, p.ink2);
    let key = Rect::from_min_size(pos2(end + 4.0, middle - 13.0), vec2(width, 26.0));
    let face = button::Face::Word(name.clone().into_owned(), font);
    let id = Id::unique("find-show-all");
    if button(ui, look, key, id, &name, &face, Dress::Bare).clicked() {
        commands.push(Command::ResetFilter);
    }
}
