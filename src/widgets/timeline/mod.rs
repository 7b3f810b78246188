//! The timeline: the bottom edge of the map's graduated frame, whose handle is the map's cursor.

mod axis;
mod band;
mod edge;
mod fling;
mod foot;
mod handle;
mod labels;
mod lanes;
mod lit;
mod rivals;
mod thin;
mod ticks;

use std::sync::Arc;

use egui::{
    CursorIcon, Id, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, pos2,
};

use crate::calendar::date_text;
use crate::explore::{Command, Commands, Filter, Scene, Selection, Tab, TimeWindow};
use crate::life::{EventId, Life};
use crate::words::{Args, Lang};

use super::baked::Baked;
use super::paint::focus_ring;
use super::theme::Look;
pub use axis::TimeAxis;
use fling::Fling;
use foot::DateField;
use labels::{Field, Label, Mark, Told};
pub use ticks::{Cell, Ruler, Tick, Unit};

/// Where the lanes lie, in points from the neatline's top.
struct Rows {
    ticks: f32,
    /// The baseline of the Old Style, which comes in by and by.
    old_style: Option<f32>,
    /// The band of conditions, over the stays; folded away where the window is low.
    conditions: Option<f32>,
    stays: f32,
    /// The lane of journeys, under the stays; folded away where the window is low.
    journeys: Option<f32>,
    axis: f32,
    labels: f32,
    label_lanes: usize,
    chapters: Option<f32>,
}

const NEATLINE: f32 = 10.0;
const STAY_HEIGHT: f32 = 24.0;

/// Lower than this the thin lanes and the second calendar fold away: what is left is read at a glance.
const LOW: f32 = 100.0;

impl Rows {
    /// `old_style` is how far the second calendar has come in, 0 to 1: the lanes make room for it
    /// bit by bit, so that a zoom never makes them jump.
    fn new(height: f32, old_style: f32, look: &Look) -> Self {
        let low = height < LOW;
        let old_style = if low { 0.0 } else { old_style };
        let shift = (17.0 * old_style).round();
        let labels = 88.0 + shift;
        // The chapters' name and bar take 24 points at the foot, where there is room for them.
        let chapters = (!look.small && height >= 160.0).then_some(height - 24.0);
        let room = chapters.unwrap_or(height) - labels;
        Self {
            ticks: 25.0,
            old_style: (old_style > 0.0).then_some(42.0),
            conditions: (!low).then_some(29.0 + shift),
            stays: 34.0 + shift,
            journeys: (!low).then_some(59.0 + shift),
            axis: 80.0 + shift,
            labels,
            label_lanes: ((room / labels::LANE).floor().max(0.0) as usize).min(5),
            chapters,
        }
    }
}

/// What decides whether the still part of the lanes can be used again.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    window: TimeWindow,
    rect: Rect,
    look: Look,
    lang: Lang,
    life: *const Life,
    filter: Filter,
    /// The map is shown, so that the edge goes on into the sides of degrees.
    framed: bool,
}

/// What a press on the timeline does until it is let go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Drag {
    Scrub,
    Pan,
}

/// What the timeline keeps between frames: the finger's purpose, and lanes that can be made again.
#[derive(Default)]
pub struct TimelineUi {
    drag: Option<Drag>,
    fling: Fling,
    date: DateField,
    key: Option<Key>,
    ground: Baked<Key>,
    told: Baked<(Key, Told)>,
    titles: Baked<(Key, usize, Option<EventId>)>,
    still: Vec<Shape>,
    names: Vec<lanes::RunName>,
    marks: Vec<Mark>,
    labels: Vec<Label>,
}

impl std::fmt::Debug for TimelineUi {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TimelineUi")
            .field("drag", &self.drag)
            .finish_non_exhaustive()
    }
}

impl TimelineUi {
    /// Reads the keys that open the field for a date, before the table of keys does.
    pub fn take_keys(&mut self, ui: &Ui) {
        self.date.take_keys(ui);
    }
}

/// Draws the foot of the timeline into what is left of the row below it; where that is narrow, the
/// field for a date covers the row as far as `right` while it is open.
pub fn timeline_foot_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    room: Rect,
    right: f32,
    state: &mut TimelineUi,
    commands: &mut Commands,
) {
    foot::foot_ui(ui, look, scene, room, right, &mut state.date, commands);
}

/// Draws the timeline into `rect`, whose top edge is the neatline's; the handle's flag rises above it.
pub fn timeline_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    rect: Rect,
    state: &mut TimelineUi,
    commands: &mut Commands,
) {
    let axis = TimeAxis::new(scene.window, rect.left(), rect.width());
    let until = scene.life.subject.old_style_until;
    let ruler = Ruler {
        first: scene.life.subject.first_day,
        axis,
        words: scene.words,
    };
    let rows = Rows::new(rect.height(), ruler.old_style_share(until), look);
    let painter = ui
        .painter()
        .with_clip_rect(rect.expand2(egui::vec2(12.0, 0.0)));
    let key = renew(&painter, look, scene, rect, &axis, &rows, state);
    let tick_painter = ui.painter().with_clip_rect(rect);
    let stays = Rect::from_min_max(
        pos2(rect.left(), rect.top() + rows.stays),
        pos2(rect.right(), rect.top() + rows.stays + STAY_HEIGHT),
    );
    state.ground.paint(&tick_painter, key, || {
        edge::neatline(&painter, look, &ruler, rect, key.framed);
        let old_style = ruler.old_style(until);
        let end = ruler.old_style_end(until).map(|(end, strength)| {
            let x = axis.x_from_moment(end);
            edge::OldStyleEnd::new(&painter, look, scene, rect, x, strength)
        });
        let end = end.as_ref();
        edge::ticks(&tick_painter, look, &ruler, rect, &rows, &old_style, end);
        if let Some(end) = end {
            edge::old_style_end(&tick_painter, look, rect, &rows, end);
        }
        tick_painter.extend(state.still.iter().cloned());
        lanes::draw_names(&tick_painter, look, scene, stays, &state.names);
    });
    let axis_y = rect.top() + rows.axis;
    let now = (scene.clock.moment, axis.x_from_moment(scene.clock.moment));
    let (marks, named) = (&state.marks, &state.labels);
    let told = (key, labels::told(marks, now));
    state.told.paint(&tick_painter, told, || {
        labels::draw_marks(&tick_painter, look, marks, named, axis_y, now);
    });
    let response = touch(ui, scene, rect, &axis, &rows, state, commands);
    let x = now.1;
    let in_view = (rect.left()..=rect.right()).contains(&x);
    let foot = rect.top() + rows.chapters.map_or(rect.height(), |top| top + 4.0);
    if in_view {
        handle::needle(&painter, look, x, rect.top() + NEATLINE, foot);
    }
    let hovered = pick(ui, look, scene, axis_y, state, &response, commands);
    let pointed = lit::under_pointer(scene, &axis, stays, response.hover_pos())
        .map(Selection::Leg)
        .or(hovered.map(Selection::Event));
    if pointed.is_some() {
        commands.push(Command::Hover(pointed));
    }
    lit::lit(&tick_painter, look, scene, &axis, stays, axis_y);
    let named = &state.labels;
    let past = labels::past(named, scene.clock.moment);
    let titles = (key, past, hovered);
    state.titles.paint(&tick_painter, titles, || {
        labels::draw(&tick_painter, look, scene, named, axis_y, hovered);
    });
    rivals::rivals(ui, &tick_painter, look, scene, &axis, axis_y, commands);
    living_tip(ui, look, scene, rect, &axis, &rows, &response);
    chapter_lane(ui, look, scene, rect, &axis, &rows, commands);
    handle::handle_ui(ui, look, scene, rect, &axis, commands);
}

/// Makes the still part again if the window, the look, the language or the life has changed.
fn renew(
    painter: &Painter,
    look: &Look,
    scene: &Scene<'_>,
    rect: Rect,
    axis: &TimeAxis,
    rows: &Rows,
    state: &mut TimelineUi,
) -> Key {
    let key = Key {
        window: scene.window,
        rect,
        look: *look,
        lang: scene.lang(),
        life: Arc::as_ptr(scene.life),
        filter: scene.finder.wanted().filter,
        framed: scene.tab == Tab::Map,
    };
    if state.key == Some(key) {
        return key;
    }
    // Labels keep their lanes while one zooms, not across a change of words or of the life.
    let kept = state
        .key
        .is_some_and(|old| old.lang == key.lang && old.life == key.life && old.look == key.look);
    state.key = Some(key);
    let lane = |top: f32, height: f32| band::lane(rect, top, height);
    state.still = lanes::stays(look, scene, axis, lane(rows.stays, STAY_HEIGHT));
    if let Some(top) = rows.conditions {
        let shapes = band::conditions(look, scene, axis, lane(top, band::BAND));
        state.still.extend(shapes);
    }
    if let Some(top) = rows.journeys {
        let shapes = band::journeys(look, scene, axis, lane(top, band::JOURNEYS));
        state.still.extend(shapes);
    }
    state.names = lanes::names(scene, axis, lane(rows.stays, STAY_HEIGHT));
    let density = labels::density(look, scene, axis, lane(rows.axis - 20.0, 20.0));
    state.still.extend(density);
    let axis_y = rect.top() + rows.axis;
    state.still.push(Shape::hline(
        rect.x_range(),
        axis_y,
        Stroke::new(1.0, look.palette.rule2),
    ));
    state.marks = labels::marks(scene, axis);
    let field = Field {
        left: rect.left(),
        right: rect.right(),
        top: rect.top() + rows.labels,
        lanes: rows.label_lanes,
    };
    let before = if kept {
        std::mem::take(&mut state.labels)
    } else {
        Vec::new()
    };
    state.labels = labels::place(painter, scene, &state.marks, field, &before);
    key
}

/// Press, drag, wheel and pinch.
fn touch(
    ui: &Ui,
    scene: &Scene<'_>,
    rect: Rect,
    axis: &TimeAxis,
    rows: &Rows,
    state: &mut TimelineUi,
    commands: &mut Commands,
) -> Response {
    let response = ui.interact(rect, Id::unique("timeline"), Sense::click_and_drag());
    let scrubs = |at: Pos2| at.y < rect.top() + rows.stays + STAY_HEIGHT;
    let time = ui.input(|input| input.time);
    if response.is_pointer_button_down_on() && ui.input(|input| input.pointer.any_pressed()) {
        state.fling.stop();
    }
    if response.drag_started() {
        commands.push(Command::Remember);
        let origin = ui
            .input(|input| input.pointer.press_origin())
            .or(response.interact_pointer_pos());
        state.drag = origin.map(|at| if scrubs(at) { Drag::Scrub } else { Drag::Pan });
    }
    let fingers = ui.input(egui::InputState::multi_touch);
    if response.dragged() && fingers.is_none() {
        match (state.drag, response.interact_pointer_pos()) {
            (Some(Drag::Scrub), Some(at)) => {
                commands.push(Command::Scrub(axis.moment_from_x(at.x)));
            }
            (Some(Drag::Pan), Some(at)) => {
                state.fling.follow(time, f64::from(at.x));
                if response.drag_delta().x != 0.0 {
                    commands.push(Command::PanTime(
                        -f64::from(response.drag_delta().x) / axis.points_per_day(),
                    ));
                }
            }
            _ => {}
        }
    }
    if response.drag_stopped() {
        if state.drag == Some(Drag::Pan) && !scene.reduced_motion && fingers.is_none() {
            state.fling.let_go(time, scene.window);
        }
        state.drag = None;
    }
    run_on(ui, scene, axis, time, state, commands);
    if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
        && state.labels.iter().all(|label| !label.rect.contains(at))
    {
        commands.push(Command::Remember);
        commands.push(Command::Scrub(axis.moment_from_x(at.x)));
    }
    // Two fingers have their own middle; a wheel zooms at the pointer.
    let pinched = fingers
        .map(|fingers| fingers.center_pos)
        .filter(|at| rect.contains(*at));
    if let Some(at) = pinched.or(response.hover_pos()) {
        let (zoom, scroll) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta));
        let factor = f64::from(zoom) * (f64::from(scroll.y) / 220.0).exp();
        if (factor - 1.0).abs() > 1e-4 {
            state.fling.stop();
            commands.push(Command::ZoomTime {
                moment: axis.moment_from_x(at.x),
                factor,
            });
        }
        if scroll.x.abs() > 0.1 {
            commands.push(Command::PanTime(
                -f64::from(scroll.x) / axis.points_per_day(),
            ));
        }
        if scrubs(at) {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        }
    }
    response
}

/// Lets a flung axis run on. It asks for the next frame only while it runs.
fn run_on(
    ui: &Ui,
    scene: &Scene<'_>,
    axis: &TimeAxis,
    time: f64,
    state: &mut TimelineUi,
    commands: &mut Commands,
) {
    if scene.reduced_motion {
        state.fling.stop();
    }
    if let Some(days) = state.fling.days(time, scene.window, axis.points_per_day()) {
        commands.push(Command::PanTime(days));
    }
    if state.fling.is_running() {
        ui.ctx().request_repaint();
    }
}

/// Says how he lived where the pointer rests on the band over the stays.
fn living_tip(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    rect: Rect,
    axis: &TimeAxis,
    rows: &Rows,
    response: &Response,
) {
    let Some(top) = rows.conditions else { return };
    let lane = band::lane(rect, top - 2.0, band::BAND + 4.0);
    let Some(at) = response.hover_pos().filter(|at| lane.contains(*at)) else {
        return;
    };
    let Some(spell) = band::living_at(scene, axis.moment_from_x(at.x)) else {
        return;
    };
    let day = |moment: f64| date_text(scene.words, scene.day_of(moment));
    let living = scene
        .words
        .text(&format!("living-{}", spell.living.key()))
        .into_owned();
    let args = Args::new()
        .set("living", living)
        .set("from", day(spell.start))
        .set("until", day(spell.end));
    let text = scene.words.text_with("living-span", &args);
    handle::tip(ui, look, pos2(at.x, rect.top()), &text);
}

/// The label or mark under the pointer; a click chooses its event.
fn pick(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    axis_y: f32,
    state: &TimelineUi,
    response: &Response,
    commands: &mut Commands,
) -> Option<EventId> {
    let mut hovered = None;
    for label in &state.labels {
        let answer = ui.interact(
            look.finger(label.rect),
            Id::unique(("timeline-event", label.event)),
            Sense::click(),
        );
        let title = scene.life.event(label.event).title.get(scene.lang());
        answer.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, title));
        focus_ring(ui.painter(), &answer, label.rect, look.palette.focus);
        if answer.hovered() {
            hovered = Some(label.event);
        }
        if answer.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            commands.push(Command::Select(Selection::Event(label.event)));
        }
    }
    // Over a label the pointer is the label's, not the axis's.
    let Some(at) = response
        .hover_pos()
        .filter(|at| (at.y - axis_y).abs() < 9.0)
    else {
        return hovered;
    };
    let near = state
        .marks
        .iter()
        .filter(|mark| (mark.x - at.x).abs() < 7.0)
        .min_by(|a, b| {
            (a.rank, (a.x - at.x).abs())
                .partial_cmp(&(b.rank, (b.x - at.x).abs()))
                .unwrap_or(std::cmp::Ordering::Equal)
        })?;
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    let title = scene.life.event(near.event).title.get(scene.lang());
    handle::tip(ui, look, pos2(near.x, axis_y), title);
    if response.clicked() {
        commands.push(Command::Select(Selection::Event(near.event)));
    }
    hovered.or(Some(near.event))
}

fn chapter_lane(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    rect: Rect,
    axis: &TimeAxis,
    rows: &Rows,
    commands: &mut Commands,
) {
    let Some(top) = rows.chapters else { return };
    let lane = Rect::from_min_max(pos2(rect.left(), rect.top() + top), rect.max);
    for (index, area) in
        lanes::chapters(&ui.painter().with_clip_rect(rect), look, scene, axis, lane)
    {
        let chapter = &scene.life.chapters[index];
        let response = ui.interact(
            look.finger(area),
            Id::unique(("chapter", index)),
            Sense::click(),
        );
        let title = chapter.title.get(scene.lang());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, title));
        focus_ring(ui.painter(), &response, area, look.palette.focus);
        if response.hovered() {
            handle::tip(ui, look, pos2(area.center().x, area.top()), title);
        }
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            commands.push(Command::ShowDay(chapter.start.earliest));
        }
    }
}
