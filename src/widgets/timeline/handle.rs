//! The handle: a disc on the neatline, a red line through every lane, a flag with the date.
//!
//! It is one slider to a screen reader: its value is the day of the life, its text the date and the place.

use egui::accesskit::{Action, ActionData};
use egui::{
    Color32, EventFilter, Id, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::calendar::date_text;
use crate::explore::{Command, Commands, Scene, doubt};
use crate::words::Args;

use super::super::paint::{convex, line};
use super::super::theme::{Face, Look, mix, shaded};
use super::axis::TimeAxis;

/// Radius of the disc.
const DISC: f32 = 12.0;

/// Half the width a finger may miss it by.
const REACH: f32 = 22.0;

/// Height of the flag, and of its pointer.
const FLAG: f32 = 31.0;
const POINTER: f32 = 8.0;

/// The red line over a band of paper.
pub(super) fn needle(painter: &Painter, look: &Look, x: f32, top: f32, bottom: f32) {
    let p = &look.palette;
    painter.vline(
        x,
        top..=bottom,
        Stroke::new(5.0, p.paper.gamma_multiply(0.7)),
    );
    painter.vline(x, top..=bottom, Stroke::new(2.4, p.now));
}

/// Draws the handle and its flag and listens to both.
pub(super) fn handle_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    rect: Rect,
    axis: &TimeAxis,
    commands: &mut Commands,
) {
    let p = &look.palette;
    let x = axis.x_from_moment(scene.clock.moment);
    let clamped = x.clamp(rect.left(), rect.right());
    let centre = pos2(clamped, rect.top() + 5.0);
    let id = Id::unique("timeline-handle");
    let hit = Rect::from_center_size(centre, vec2(2.0 * REACH, 34.0));
    let response = ui.interact(hit, id, Sense::click_and_drag());
    let day = (scene.now.day - scene.life.subject.first_day).num_days() as f64;
    let last = scene.life.days() as f64 - 1.0;
    response.widget_info(|| WidgetInfo::slider(true, day, scene.words.text("timeline-name")));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(last);
        node.set_numeric_value_step(1.0);
        node.set_numeric_value_jump(7.0);
        node.set_value(value_text(scene));
        for action in [Action::SetValue, Action::Increment, Action::Decrement] {
            node.add_action(action);
        }
    });
    listen(ui, look, scene, &response, axis, last, commands);

    let inside = (rect.left()..=rect.right()).contains(&x);
    let painter = ui.painter();
    let pressed = response.dragged() || response.is_pointer_button_down_on();
    let color = if pressed {
        shaded(p.now, 0.34)
    } else if response.hovered() {
        shaded(p.now, 0.18)
    } else {
        p.now
    };
    let color = if inside { color } else { p.rule2 };
    if response.has_focus() {
        painter.circle_stroke(centre, DISC + 6.0, Stroke::new(3.0, p.focus));
    }
    painter.circle_filled(centre, DISC + 3.0, p.paper);
    let radius = if pressed { DISC + 1.0 } else { DISC };
    let odds = doubt::odds(&scene.now.whereabouts);
    disc(
        painter,
        look,
        centre,
        radius,
        color,
        if inside { &odds } else { &[] },
    );
    for side in [-1.0, 1.0_f32] {
        if odds.len() >= 2 && inside {
            break;
        }
        let tip = centre + vec2(side * 7.0, 0.0);
        let base = centre.x + side * 2.4;
        painter.add(convex(
            vec![tip, pos2(base, centre.y - 4.0), pos2(base, centre.y + 4.0)],
            p.on_now,
            Stroke::NONE,
        ));
    }
    if inside {
        flag(
            painter,
            look,
            &scene.calm_text(),
            &odds_text(&odds),
            clamped,
            rect,
        );
    }
}

/// The disc of the handle; on a day with several candidates it is split by their odds, clockwise
/// from the top, the most likely in the full colour.
fn disc(painter: &Painter, look: &Look, centre: Pos2, radius: f32, color: Color32, odds: &[f64]) {
    let p = &look.palette;
    if odds.len() < 2 {
        painter.circle_filled(centre, radius, color);
        return;
    }
    painter.circle_filled(centre, radius, mix(color, p.paper, 0.55));
    let point = |share: f64, radius: f32| {
        let angle = (share as f32 - 0.25) * std::f32::consts::TAU;
        centre + radius * vec2(angle.cos(), angle.sin())
    };
    // The first sector as a fan of triangles: over half a disc it is not convex.
    let steps = 48;
    let mut mesh = egui::Mesh::default();
    mesh.colored_vertex(centre, color);
    for i in 0..=steps {
        mesh.colored_vertex(
            point(odds[0] * f64::from(i) / f64::from(steps), radius),
            color,
        );
    }
    for i in 1..=steps {
        mesh.add_triangle(0, i, i + 1);
    }
    painter.add(mesh);
    let mut share = 0.0;
    for odds in odds {
        painter.line_segment([centre, point(share, radius)], Stroke::new(1.4, p.paper));
        share += odds;
    }
    painter.circle_stroke(centre, radius, Stroke::new(1.2, color));
}

/// The odds in small figures: `64 · 36 %`; of more than three the rest are an ellipsis, and those
/// under 1 % are left to the card.
fn odds_text(odds: &[f64]) -> String {
    const MOST: usize = 3;
    let said: Vec<String> = doubt::per_cents(odds)
        .into_iter()
        .filter(|share| *share > 0)
        .map(|share| share.to_string())
        .collect();
    if said.len() < 2 {
        return String::new();
    }
    let more = if said.len() > MOST { " …" } else { "" };
    format!("{}{more} %", said[..said.len().min(MOST)].join(" · "))
}

/// What a screen reader says of the moment: the date and the place.
fn value_text(scene: &Scene<'_>) -> String {
    let place = scene.life.leg(scene.now.leg).place();
    let name = scene
        .life
        .place(place)
        .name(scene.now.day, scene.lang())
        .to_owned();
    let args = Args::new()
        .set("date", date_text(scene.words, scene.now.day))
        .set("place", name);
    let value = scene.words.text_with("timeline-value", &args).into_owned();
    let odds = odds_text(&doubt::odds(&scene.now.whereabouts));
    if odds.is_empty() {
        return value;
    }
    let odds = odds
        .trim_end_matches(" %")
        .trim_end_matches(" …")
        .replace(" · ", ", ");
    let args = Args::new().set("value", value).set("odds", odds);
    scene
        .words
        .text_with("timeline-value-odds", &args)
        .into_owned()
}

fn listen(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    response: &egui::Response,
    axis: &TimeAxis,
    last: f64,
    commands: &mut Commands,
) {
    let id = response.id;
    if response.drag_started() {
        commands.push(Command::Remember);
    }
    if response.dragged()
        && let Some(at) = response.interact_pointer_pos()
    {
        commands.push(Command::Scrub(axis.moment_from_x(at.x)));
    }
    if response.has_focus() {
        // The arrows move the day, which the table of keys sees to; they must not move the focus.
        let filter = EventFilter {
            horizontal_arrows: true,
            // A keypad has no other key to leave by.
            vertical_arrows: !look.kiosk,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    ui.input(|input| {
        let steps = input.num_accesskit_action_requests(id, Action::Increment) as i64
            - input.num_accesskit_action_requests(id, Action::Decrement) as i64;
        if steps != 0 {
            commands.push(Command::StepDays(steps));
        }
        for request in input.accesskit_action_requests(id, Action::SetValue) {
            if let Some(ActionData::NumericValue(value)) = request.data {
                commands.push(Command::ShowDay(scene.day_of(value.clamp(0.0, last) + 0.5)));
            }
        }
    });
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
    }
}

/// The flag with the date, and the odds of an open day; 19 points above the neatline, kept inside the frame.
fn flag(painter: &Painter, look: &Look, text: &str, odds: &str, x: f32, rect: Rect) {
    let p = &look.palette;
    let date = line(painter, text, Face::NarrowBold.size(22.0), p.on_now);
    let odds = (!odds.is_empty()).then(|| line(painter, odds, Face::Narrow.size(16.0), p.on_now));
    let beside = odds.as_ref().map_or(0.0, |odds| odds.size().x + 12.0);
    let width = date.size().x + beside + 26.0;
    let bottom = rect.top() - 19.0;
    let left = (x - width / 2.0).clamp(rect.left() + 4.0, rect.right() - width - 4.0);
    let body = Rect::from_min_max(pos2(left, bottom - FLAG), pos2(left + width, bottom));
    painter.rect_filled(body, 0.0, p.now);
    let tip = x.clamp(left + POINTER, left + width - POINTER);
    painter.add(convex(
        vec![
            pos2(tip - POINTER, bottom - 0.5),
            pos2(tip + POINTER, bottom - 0.5),
            pos2(tip, bottom + POINTER),
        ],
        p.now,
        Stroke::NONE,
    ));
    let top = |size: egui::Vec2| body.center().y - size.y / 2.0;
    let date_right = left + 13.0 + date.size().x;
    painter.galley(pos2(left + 13.0, top(date.size())), date, p.on_now);
    if let Some(odds) = odds {
        painter.vline(
            date_right + 6.0,
            body.top() + 8.0..=body.bottom() - 8.0,
            Stroke::new(1.0, p.on_now.gamma_multiply(0.6)),
        );
        let at = pos2(date_right + 12.0, top(odds.size()) + 1.0);
        painter.galley(at, odds, p.on_now);
    }
}

/// A small plate above a point of the axis.
pub(super) fn tip(ui: &Ui, look: &Look, at: Pos2, text: &str) {
    let p = &look.palette;
    let screen = ui.max_rect();
    let painter = ui.painter();
    let galley = line(painter, text, Face::Sans.size(14.0), p.ink);
    let size = galley.size() + vec2(16.0, 8.0);
    let left = (at.x - size.x / 2.0).clamp(
        screen.left() + 4.0,
        (screen.right() - size.x - 4.0).max(screen.left() + 4.0),
    );
    let plate = Rect::from_min_size(pos2(left, at.y - size.y - 12.0), size);
    painter.add(Shape::rect_filled(plate, 0.0, p.raise));
    painter.rect_stroke(plate, 0.0, look.frame(), egui::StrokeKind::Inside);
    painter.galley(plate.min + vec2(8.0, 4.0), galley, p.ink);
}
