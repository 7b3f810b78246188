//! The life in weeks, on the timeline's own days: a cell a week, coloured by state, prison hatched,
//! what is to come in outline.

use std::sync::Arc;

use egui::accesskit::{self, Action};
use egui::epaint::Mesh;
use egui::{Color32, Id, Pos2, Rect, Sense, Shape, Ui, WidgetInfo, pos2, vec2};

use crate::explore::{Command, Commands, Scene, TimeWindow};
use crate::life::DAYS_PER_WEEK;
use crate::words::Lang;

use super::super::paint::focus_ring;
use super::super::theme::{Look, mix};
use super::figures::{Facts, week_days};
use super::slide::Slide;

/// The weeks of one column, by how many points a week has on the axis: few where there is room.
pub(super) fn rows(window: TimeWindow, width: f32) -> usize {
    let week = f64::from(width) * DAYS_PER_WEEK as f64 / window.days;
    match week {
        week if week < 1.6 => 13,
        week if week < 9.0 => 4,
        _ => 1,
    }
}

/// Where the cells lie.
#[derive(Clone, Copy, PartialEq)]
struct Cells {
    rect: Rect,
    window: TimeWindow,
    rows: usize,
}

impl Cells {
    /// Where a moment lies.
    fn x(&self, moment: f64) -> f32 {
        (f64::from(self.rect.left()) + self.window.share(moment) * f64::from(self.rect.width()))
            as f32
    }

    fn days_a_column(&self) -> f64 {
        (self.rows as i64 * DAYS_PER_WEEK) as f64
    }

    fn cell(&self, week: usize) -> Rect {
        let column = (week / self.rows) as f64;
        let (left, right) = (
            self.x(column * self.days_a_column()),
            self.x((column + 1.0) * self.days_a_column()),
        );
        let height = self.rect.height() / self.rows as f32;
        // Whole points keep the grid even; without room for a gap, weeks stand side by side.
        let gap = if right - left >= 2.4 { 1.0 } else { 0.0 };
        let (left, right) = (left.round(), right.round());
        let row = self.rect.top().round() + height * (week % self.rows) as f32;
        Rect::from_min_max(
            pos2(left, row),
            pos2((right - gap).max(left + 1.0), row + height - 1.0),
        )
    }

    /// The weeks of the columns in view.
    fn visible(&self, weeks: usize) -> std::ops::Range<usize> {
        let column = |moment: f64| (moment / self.days_a_column()).floor().max(0.0) as usize;
        let first = column(self.window.start) * self.rows;
        let last = (column(self.window.end()) + 1) * self.rows;
        first.min(weeks)..last.min(weeks)
    }

    fn week_at(&self, at: Pos2, weeks: usize) -> Option<usize> {
        if !self.rect.contains(at) {
            return None;
        }
        let share = f64::from((at.x - self.rect.left()) / self.rect.width());
        let moment = self.window.moment(share);
        let row = ((at.y - self.rect.top()) / self.rect.height() * self.rows as f32) as usize;
        let column = (moment / self.days_a_column()).floor();
        (column >= 0.0)
            .then(|| column as usize * self.rows + row.min(self.rows - 1))
            .filter(|week| *week < weeks)
    }
}

/// What decides whether the cells can be drawn again as they are.
type Key = (Cells, Look, usize);

/// The cells as last drawn, and the names of the weeks for a screen reader.
#[derive(Default)]
pub(super) struct Grid {
    key: Option<Key>,
    mesh: Arc<Mesh>,
    names: Option<(Lang, usize, Vec<String>)>,
}

/// Draws the grid and listens to it.
pub(super) fn grid_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    facts: &Facts,
    rect: Rect,
    grid: &mut Grid,
    commands: &mut Commands,
) {
    let p = &look.palette;
    let cells = Cells {
        rect,
        window: scene.window,
        rows: rows(scene.window, rect.width()),
    };
    let weeks = facts.weeks.len();
    let now = facts.week_at(scene.clock.moment);
    let key = (cells, *look, now);
    if grid.key != Some(key) {
        grid.key = Some(key);
        grid.mesh = Arc::new(mesh(look, facts, &cells, now));
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.add(Shape::Mesh(grid.mesh.clone()));

    let id = Id::unique("numbers-weeks");
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let name = facts.week_name(scene, now);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &*name));
    focus_ring(ui.painter(), &response, rect, p.focus);
    let show = |week: usize| Command::ShowDay(week_days(scene.life, week as i64).earliest);
    let slide = Slide::of(response.clone(), rect);
    let pointed = slide
        .at()
        .or(response.hover_pos())
        .and_then(|at| cells.week_at(at, weeks));
    if response.clicked() {
        let at = response.interact_pointer_pos();
        let week = at.and_then(|at| cells.week_at(at, weeks));
        commands.push(show(week.unwrap_or(now)));
    }
    if let Some(week) = pointed {
        if slide.at().is_some() {
            slide.say(&facts.week_name(scene, week));
            if slide.chooses() {
                commands.push(show(week));
            }
        }
        painter.rect_stroke(
            cells.cell(week).expand(1.0),
            0.0,
            look.frame(),
            egui::StrokeKind::Outside,
        );
        response
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .on_hover_text_at_pointer(facts.week_name(scene, week));
    }
    describe(ui, scene, facts, &cells, now, grid, |week| {
        commands.push(show(week));
    });
}

/// Gives every cell in view a name and a press for a screen reader; nothing where none listens.
fn describe(
    ui: &Ui,
    scene: &Scene<'_>,
    facts: &Facts,
    cells: &Cells,
    now: usize,
    grid: &mut Grid,
    mut press: impl FnMut(usize),
) {
    let ctx = ui.ctx();
    if ctx
        .accesskit_node_builder(Id::unique("numbers-weeks"), |_| ())
        .is_none()
    {
        return;
    }
    let key = (scene.lang(), now);
    let known = grid
        .names
        .as_ref()
        .is_some_and(|(lang, now, names)| (*lang, *now) == key && names.len() == facts.weeks.len());
    if !known {
        let names = (0..facts.weeks.len()).map(|week| facts.week_name(scene, week));
        grid.names = Some((key.0, key.1, names.collect()));
    }
    let Some((_, _, names)) = &grid.names else {
        return;
    };
    let scale = f64::from(ctx.pixels_per_point());
    for week in cells.visible(facts.weeks.len()) {
        let rect = cells.cell(week).intersect(cells.rect);
        if !rect.is_positive() {
            continue;
        }
        let id = Id::unique(("numbers-week", week));
        ctx.accesskit_node_builder(id, |node| {
            node.set_role(accesskit::Role::Cell);
            node.set_label(names[week].as_str());
            node.add_action(Action::Click);
            node.set_bounds(accesskit::Rect {
                x0: f64::from(rect.left()) * scale,
                y0: f64::from(rect.top()) * scale,
                x1: f64::from(rect.right()) * scale,
                y1: f64::from(rect.bottom()) * scale,
            });
        });
        ui.input(|input| {
            if input.has_accesskit_action_request(id, Action::Click) {
                press(week);
            }
        });
    }
}

fn mesh(look: &Look, facts: &Facts, cells: &Cells, now: usize) -> Mesh {
    let p = &look.palette;
    let mut mesh = Mesh::default();
    // Where bodies have no tint, what is lived is outlined in ink, and the rest is weaker than that.
    let edge = look.bar_edge().map(|edge| edge.color);
    let weak = mix(p.land, p.ink, 0.36);
    let road = edge.map_or(mix(p.land, p.ink, 0.16), |_| weak);
    let future = edge.map_or(p.rule, |_| weak);
    for week in cells.visible(facts.weeks.len()) {
        let cell = cells.cell(week);
        let of = facts.weeks[week];
        if week > now {
            outline(&mut mesh, cell, future);
            continue;
        }
        if week == now {
            mesh.add_colored_rect(cell, p.now);
            continue;
        }
        let body = of.tint.map_or(road, |tint| look.bar_body(tint));
        mesh.add_colored_rect(cell, body);
        if let Some(edge) = edge.filter(|_| of.tint.is_some() && !of.prison) {
            outline(&mut mesh, cell, edge);
        }
        if of.prison {
            hatch(&mut mesh, cell, p.ink);
        }
    }
    mesh
}

fn outline(mesh: &mut Mesh, cell: Rect, color: Color32) {
    let thin = 1.0;
    let (across, down) = (vec2(cell.width(), thin), vec2(thin, cell.height()));
    for (corner, size) in [
        (cell.min, across),
        (cell.left_bottom() - vec2(0.0, thin), across),
        (cell.min, down),
        (cell.right_top() - vec2(thin, 0.0), down),
    ] {
        mesh.add_colored_rect(Rect::from_min_size(corner, size), color);
    }
}

/// Diagonals rising to the right, cut by the cell; they run on from cell to cell.
fn hatch(mesh: &mut Mesh, cell: Rect, color: Color32) {
    let (step, thick): (f32, f32) = if cell.height() > 12.0 {
        (6.0, 2.2)
    } else {
        (4.0, 2.0)
    };
    let (w, h) = (cell.width(), cell.height());
    let corner = cell.left() + cell.top();
    let mut offset = -corner.rem_euclid(step);
    while offset < w + h {
        // Where the lines x + y = offset on both sides of the stripe enter and leave the cell.
        let ends = [offset, offset + thick].map(|edge| {
            let edge = edge.clamp(0.0, w + h);
            let enters = vec2(edge.min(w), (edge - w).max(0.0));
            let leaves = vec2((edge - h).max(0.0), edge.min(h));
            (cell.min + enters, cell.min + leaves)
        });
        offset += step;
        let first = mesh.vertices.len() as u32;
        for at in [ends[0].0, ends[1].0, ends[1].1, ends[0].1] {
            mesh.colored_vertex(at, color);
        }
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first, first + 2, first + 3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_of_a_cell_is_of_its_week() {
        let rect = Rect::from_min_size(pos2(362.0, 400.0), vec2(1224.0, 91.0));
        for days in [22_560.0, 3652.0, 396.0, 70.0] {
            let window = TimeWindow {
                start: 1000.0,
                days,
            };
            let cells = Cells {
                rect,
                window,
                rows: rows(window, rect.width()),
            };
            for week in cells.visible(3172) {
                let centre = cells.cell(week).center();
                if rect.contains(centre) {
                    assert_eq!(cells.week_at(centre, 3172), Some(week), "{days} days");
                }
            }
        }
    }
}
