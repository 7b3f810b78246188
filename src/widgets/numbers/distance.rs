//! How far he was from where his life began, on the timeline's own days.

use egui::{Id, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_plot::{Line, Plot, PlotBounds, PlotPoint, PlotPoints};

use crate::explore::{Command, Commands, Scene, Selection, TimeWindow};
use crate::life::{LegId, PlaceId};
use crate::words::{Args, group_digits};

use super::super::paint::{focus_ring, halo, line};
use super::super::theme::{Face, Look};
use super::figures::Facts;

/// A stay far away, for its name on the chart.
struct Far {
    km: f32,
    moment: f64,
    leg: LegId,
    town: PlaceId,
}

/// What the chart keeps: the curve of the stretch of time shown, and the stays by distance.
#[derive(Default)]
pub(super) struct Distance {
    key: Option<(TimeWindow, u32)>,
    curve: Vec<PlotPoint>,
    far: Option<Vec<Far>>,
}

/// The name is left out of a stay nearer than this share of the furthest.
const WORTH_A_NAME: f32 = 0.25;

/// The most names on the chart.
const NAMES: usize = 6;

/// Draws the chart into `rect`, under its title; its foot is kilometre 0.
pub(super) fn distance_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    facts: &Facts,
    (rect, title): (Rect, Rect),
    state: &mut Distance,
    commands: &mut Commands,
) {
    let Some(reach) = &facts.reach else { return };
    let p = &look.palette;
    let window = scene.window;
    let most = reach.km().iter().copied().fold(1.0, f32::max);
    let top = f64::from(most) * 1.12;
    let x = |moment: f64| rect.left() + (window.share(moment) * f64::from(rect.width())) as f32;
    let y = |km: f32| rect.bottom() - km / top as f32 * rect.height();
    let key = (window, rect.width() as u32);
    if state.key != Some(key) {
        state.key = Some(key);
        state.curve = curve(reach.km(), window, rect.width());
    }
    let moment = scene.clock.moment;
    let mut taken = graduate(ui, look, scene, rect, most, y, x(moment));
    taken.push(title);
    let until = state.curve.partition_point(|point| point.x <= moment);
    let mut points = state.curve[..until].to_vec();
    let km_now = reach.km_on(scene.now.day);
    if until > 0 {
        points.push(PlotPoint::new(moment, km_now));
    }
    plot(ui, look, rect, window, top, &points);
    let foot = Stroke::new(1.0, p.ink2);
    ui.painter().hline(rect.x_range(), rect.bottom(), foot);

    let home = scene
        .life
        .place(reach.home())
        .name(scene.life.subject.first_day, scene.lang());
    let km = group_digits(km_now.round() as i64, scene.lang());
    let args = Args::new().set("place", home).set("km", &*km);
    let said = scene.words.text_with("numbers-distance-now", &args);
    let response = ui.interact(rect, Id::unique("numbers-distance"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &*said));
    focus_ring(ui.painter(), &response, rect, p.focus);
    if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let share = f64::from((at.x - rect.left()) / rect.width());
        commands.push(Command::Remember);
        commands.push(Command::Scrub(window.moment(share)));
    }
    if let Some(at) = response.hover_pos() {
        let share = f64::from((at.x - rect.left()) / rect.width());
        let day = scene.day_of(window.moment(share));
        if day <= scene.now.day {
            let km = group_digits(reach.km_on(day).round() as i64, scene.lang());
            let args = Args::new()
                .set("date", crate::calendar::date_text(scene.words, day))
                .set(
                    "what",
                    scene
                        .words
                        .text_with("numbers-distance-value", &Args::new().set("km", km))
                        .into_owned(),
                );
            let text = scene.words.text_with("numbers-week", &args).into_owned();
            response
                .on_hover_cursor(egui::CursorIcon::PointingHand)
                .on_hover_text_at_pointer(text);
        }
    }
    let in_view = (rect.left()..=rect.right()).contains(&x(moment));
    if in_view {
        let args = Args::new().set("km", km);
        let text = scene
            .words
            .text_with("numbers-distance-value", &args)
            .into_owned();
        let galley = line(ui.painter(), &text, Face::NarrowBold.size(18.0), p.now);
        let dot = pos2(x(moment), y(km_now as f32));
        let size = galley.size();
        let middle = dot.y - size.y / 2.0;
        let highest = rect.top() - 16.0;
        let placed = |left: f32, top: f32| {
            let top = top.clamp(highest, (rect.bottom() - size.y).max(highest));
            Rect::from_min_size(pos2(left, top), size)
        };
        // No curve lies at the right of the present; where the figures of the scale or the frame are
        // in the way, the label stands at the left and above the curve.
        let right = placed(dot.x + 12.0, middle);
        let left = dot.x - 12.0 - size.x;
        let free = |label: &Rect| {
            label.right() + 6.0 <= rect.right()
                && !taken
                    .iter()
                    .any(|other| other.intersects(label.expand(3.0)))
        };
        let label = if free(&right) || left < rect.left() + 4.0 {
            right
        } else {
            let from = state.curve.partition_point(|point| x(point.x) < left - 4.0);
            let under = state.curve[from.min(until)..until]
                .iter()
                .filter(|point| x(point.x) <= dot.x - 8.0)
                .map(|point| y(point.y as f32))
                .fold(rect.bottom(), f32::min);
            placed(left, middle.min(under - size.y - 2.0))
        };
        taken.push(label.expand(4.0));
        ui.painter()
            .rect_filled(label.expand2(vec2(3.0, -2.0)), 0.0, p.land);
        ui.painter().galley(label.min, galley, p.now);
        ui.painter().circle_filled(dot, 7.0, p.land);
        ui.painter().circle_filled(dot, 5.0, p.now);
    }
    names(
        ui,
        look,
        scene,
        facts,
        state,
        rect,
        (&x, &y),
        most,
        taken,
        commands,
    );
}

/// Hairlines at round distances with their figures at the right edge, or at the left where the
/// present stands at the right; returns where the figures stand.
fn graduate(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    rect: Rect,
    most: f32,
    y: impl Fn(f32) -> f32,
    now: f32,
) -> Vec<Rect> {
    let p = &look.palette;
    let mut figures: Vec<Rect> = Vec::new();
    let step = [
        10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0, 10_000.0,
    ]
    .into_iter()
    .find(|step| most / step < 3.2)
    .unwrap_or(20_000.0);
    let mut km = step;
    while km <= most {
        ui.painter().hline(rect.x_range(), y(km), look.hairline());
        let text = group_digits(km as i64, scene.lang());
        let galley = line(ui.painter(), &text, Face::Narrow.size(13.5), p.ink2);
        let left = if (rect.right() - 64.0..=rect.right()).contains(&now) {
            rect.left() + 6.0
        } else {
            rect.right() - galley.size().x - 6.0
        };
        let figure = Rect::from_min_size(pos2(left, y(km) - galley.size().y), galley.size());
        if !figures.iter().any(|other| other.intersects(figure)) {
            ui.painter()
                .extend(halo(figure.min, &galley, p.ink2, p.land, 2.0));
            figures.push(figure);
        }
        km += step;
    }
    figures
}

fn plot(ui: &mut Ui, look: &Look, rect: Rect, window: TimeWindow, top: f64, points: &[PlotPoint]) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("numbers-plot"));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    let ink = look.palette.ink;
    Plot::new("numbers-distance")
        .width(rect.width())
        .height(rect.height())
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .sense(Sense::hover())
        .set_margin_fraction(egui::Vec2::ZERO)
        .show(&mut child, |plot| {
            plot.set_plot_bounds(PlotBounds::from_min_max(
                [window.start, 0.0],
                [window.end(), top],
            ));
            if points.len() > 1 {
                plot.line(
                    Line::new("km", PlotPoints::Borrowed(points))
                        .color(ink)
                        .width(1.4)
                        .fill(0.0)
                        .fill_alpha(0.16)
                        .allow_hover(false),
                );
            }
        });
}

/// The distances of a stretch of time: every day, or the least and the most of each point of width.
fn curve(km: &[f32], window: TimeWindow, width: f32) -> Vec<PlotPoint> {
    let last = km.len().saturating_sub(1) as f64;
    let first_day = (window.start - 1.0).clamp(0.0, last) as usize;
    let last_day = (window.end() + 1.0).clamp(0.0, last) as usize;
    let days_a_point = (window.days / f64::from(width.max(1.0))).max(1.0);
    let mut points = Vec::new();
    let mut from = first_day;
    while from <= last_day && from < km.len() {
        // Cells of days hang on the life's first day, so that the curve does not shimmer as it is moved.
        let cell = (from as f64 / days_a_point).floor() + 1.0;
        let to = ((cell * days_a_point).ceil() as usize).clamp(from + 1, last_day + 1);
        let days = &km[from..to.min(km.len())];
        let (mut least, mut most) = (0, 0);
        for (i, km) in days.iter().enumerate() {
            if *km < days[least] {
                least = i;
            }
            if *km > days[most] {
                most = i;
            }
        }
        let mut turns = [least, most];
        turns.sort_unstable();
        for turn in &turns[usize::from(least == most)..] {
            let moment = (from + turn) as f64 + 0.5;
            points.push(PlotPoint::new(moment, f64::from(days[*turn])));
        }
        from = to;
    }
    points
}

/// The furthest stays that he had made, named where there is room.
#[expect(
    clippy::too_many_arguments,
    reason = "names are placed between just these"
)]
fn names(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    facts: &Facts,
    state: &mut Distance,
    rect: Rect,
    (x, y): (&impl Fn(f64) -> f32, &impl Fn(f32) -> f32),
    most: f32,
    mut taken: Vec<Rect>,
    commands: &mut Commands,
) {
    let p = &look.palette;
    let far = state.far.get_or_insert_with(|| far(scene, facts));
    let mut shown = 0;
    for stay in far.iter() {
        if shown == NAMES || stay.km < most * WORTH_A_NAME {
            break;
        }
        if stay.moment > scene.clock.moment {
            continue;
        }
        let day = scene.day_of(stay.moment);
        let name = scene.life.place(stay.town).name(day, scene.lang());
        let galley = line(ui.painter(), name, Face::Narrow.size(14.0), p.ink2);
        let size = galley.size();
        let centre = x(stay.moment);
        let at = pos2(
            centre - size.x / 2.0,
            (y(stay.km) - size.y - 3.0).max(rect.top() - 18.0),
        );
        let area = Rect::from_min_size(at, size);
        let inside = rect.left() <= area.left() && area.right() <= rect.right() - 6.0;
        if !inside || taken.iter().any(|other| other.intersects(area.expand(4.0))) {
            continue;
        }
        taken.push(area);
        shown += 1;
        let hit = area.expand2(vec2(6.0, 4.0));
        let response = ui.interact(
            look.finger(hit),
            Id::unique(("numbers-far", stay.leg)),
            Sense::click(),
        );
        let args = Args::new()
            .set("place", name)
            .set("km", group_digits(stay.km.round() as i64, scene.lang()));
        let said = scene.words.text_with("numbers-far", &args);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &*said));
        let color = if response.hovered() { p.ink } else { p.ink2 };
        ui.painter().extend(halo(at, &galley, color, p.land, 2.0));
        focus_ring(ui.painter(), &response, hit, p.focus);
        if response
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .on_hover_text(&*said)
            .clicked()
        {
            commands.push(Command::Select(Selection::Leg(stay.leg)));
        }
    }
}

/// Every stay by falling distance; of one distance, the longest first.
fn far(scene: &Scene<'_>, facts: &Facts) -> Vec<Far> {
    let Some(reach) = &facts.reach else {
        return Vec::new();
    };
    let mut far: Vec<(f64, Far)> = scene
        .trace
        .bars
        .iter()
        .map(|bar| {
            let moment = f64::midpoint(bar.start, bar.end);
            let km = reach.km().get(moment as usize).copied().unwrap_or_default();
            let far = Far {
                km,
                moment,
                leg: bar.leg,
                town: bar.town,
            };
            (bar.end - bar.start, far)
        })
        .collect();
    // A place's longest stay speaks for it; days weigh little beside kilometres.
    far.sort_by(|(a_days, a), (b_days, b)| {
        let weight = |days: f64, km: f32| f64::from(km) * (1.0 + days / 365.0).min(2.0);
        weight(*b_days, b.km).total_cmp(&weight(*a_days, a.km))
    });
    let mut seen = std::collections::BTreeSet::new();
    let mut far: Vec<Far> = far.into_iter().map(|(_, far)| far).collect();
    far.retain(|stay| seen.insert(stay.town));
    far
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_keeps_the_extremes_of_every_point() {
        let km: Vec<f32> = (0..1000)
            .map(|day| if day == 501 { 9000.0 } else { 10.0 })
            .collect();
        let window = TimeWindow {
            start: -10.0,
            days: 1020.0,
        };
        for width in [10.0, 100.0, 5000.0] {
            let curve = curve(&km, window, width);
            assert!(curve.iter().any(|point| point.y == 9000.0), "{width}");
            assert!(curve.len() <= (2.0 * width) as usize + 4 || curve.len() <= 1000);
            assert!(curve.is_sorted_by(|a, b| a.x < b.x), "{width}");
        }
        assert!(curve(&[], window, 10.0).is_empty());
    }
}
