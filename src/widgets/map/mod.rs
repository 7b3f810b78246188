//! The map: an `egui_plot` sheet whose items are ours and whose bounds are the camera's.
//!
//! The plot neither drags nor zooms by itself: there is one camera, and it belongs to the explorer.

mod base;
mod controls;
mod labels;
mod lens;
mod marks;
pub mod neatline;
mod sheet;
mod stroke;
mod trail;
mod waterlines;

use std::cell::RefCell;
use std::ops::RangeInclusive;

use chrono::Datelike as _;
use egui::{
    Color32, CursorIcon, Id, Pos2, Rect, Response, Sense, Shape, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};
use egui_plot::{Plot, PlotBounds, PlotGeometry, PlotItem, PlotItemBase, PlotTransform};

use crate::calendar::{bounds_text, edtf_text};
use crate::explore::{Command, Commands, Scene, Selection};
use crate::life::PlaceId;
use crate::world::Basemap;

use super::paint::{focus_ring, line};
use super::theme::{Face, Look};
use base::BaseCache;
use labels::{LabelMemory, Obstacles, Placed};
use lens::Lens;
use marks::DrawnStop;
use sheet::Sheet;
use trail::{Drawn, OldLegs, distance_to_segment};
use waterlines::Waterlines;

/// A finger or pointer this near to a mark means it, in points.
const REACH: f32 = 16.0;

/// What the map keeps between frames: pictures that can be made again, and nothing else.
#[derive(Default)]
pub struct MapUi {
    base: BaseCache,
    waterlines: Waterlines,
    old_legs: OldLegs,
    labels: LabelMemory,
    lens: Lens,
}

impl std::fmt::Debug for MapUi {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MapUi").finish_non_exhaustive()
    }
}

impl MapUi {
    /// Whether a picture is still being made, so that a screenshot should wait.
    pub fn is_busy(&self) -> bool {
        self.waterlines.is_painting()
    }
}

/// A layer of the map: shapes already on screen, given to the plot in their order.
struct Layer {
    base: PlotItemBase,
    shapes: RefCell<Vec<Shape>>,
}

impl Layer {
    fn new(name: &str, shapes: Vec<Shape>) -> Self {
        Self {
            base: PlotItemBase::new(name.to_owned()),
            shapes: RefCell::new(shapes),
        }
    }
}

impl PlotItem for Layer {
    fn shapes(&self, _ui: &Ui, _transform: &PlotTransform, shapes: &mut Vec<Shape>) {
        shapes.append(&mut self.shapes.borrow_mut());
    }

    fn initialize(&mut self, _x_range: RangeInclusive<f64>) {}

    fn color(&self) -> Color32 {
        Color32::TRANSPARENT
    }

    fn allow_hover(&self) -> bool {
        false
    }

    fn geometry(&self) -> PlotGeometry<'_> {
        PlotGeometry::None
    }

    fn bounds(&self) -> PlotBounds {
        PlotBounds::NOTHING
    }

    fn base(&self) -> &PlotItemBase {
        &self.base
    }

    fn base_mut(&mut self) -> &mut PlotItemBase {
        &mut self.base
    }
}

/// Draws the map into `frame` and its neatline around it; `covered` points at the right lie under a card.
#[expect(
    clippy::too_many_arguments,
    reason = "a widget is given its look, scene, place, state and commands"
)]
pub fn map_ui(
    ui: &mut Ui,
    look: &Look,
    scene: &Scene<'_>,
    frame: Rect,
    covered: f32,
    plates: &[Rect],
    base: &Basemap,
    state: &mut MapUi,
    commands: &mut Commands,
) {
    let (width, height) = (f64::from(frame.width()), f64::from(frame.height()));
    if (scene.view.width, scene.view.height) != (width, height) {
        commands.push(Command::ResizeMap { width, height });
    }
    let view = scene.view.camera.through(width, height);
    let sheet = Sheet::new(look, frame, view);
    let response = touch(ui, &sheet, scene, commands);
    let at_rest = !scene.flying
        && !response.dragged()
        && ui.input(|i| i.smooth_scroll_delta == egui::Vec2::ZERO);

    let mut layers: Vec<(&str, Vec<Shape>)> = Vec::new();
    let sea = Shape::rect_filled(frame, 0.0, look.palette.sea);
    let mut water = vec![sea];
    water.extend(state.waterlines.shape(ui.ctx(), &sheet, base, at_rest));
    water.extend(neatline::graticule(&sheet));
    let [land, over] = state.base.shapes(&sheet, base, scene.now.day.year());
    layers.push(("sea", water));
    let mut ground = vec![land, over];
    ground.extend(state.waterlines.parting(frame.min));
    layers.push(("land", ground));
    let mut trail_shapes = Vec::new();
    let drawn = trail::trail(&sheet, scene, &mut state.old_legs, &mut trail_shapes);
    layers.push(("trail", trail_shapes));
    let mut stop_shapes = Vec::new();
    let stops = marks::stops(&sheet, scene, &mut stop_shapes);
    layers.push(("stops", stop_shapes));
    let mut marker_shapes = Vec::new();
    let marker = marks::marker(&sheet, scene, drawn.heading, &mut marker_shapes);
    let legend = controls::legend_rect(frame, covered);
    let mut kept_clear = plates.to_vec();
    kept_clear.push(controls::keys_rect(frame, covered).expand(6.0));
    kept_clear.push(controls::foot_rect(frame));
    kept_clear.extend(legend.map(|rect| rect.expand(4.0)));
    let lens = lens::place(&sheet, scene, covered);
    kept_clear.extend(lens.map(|lens| lens.rect.expand(9.0)));
    if covered > 0.0 {
        kept_clear.push(Rect::from_min_max(
            pos2(frame.right() - covered, frame.top()),
            frame.max,
        ));
    }
    let obstacles = Obstacles {
        marker,
        drawn: &drawn,
        plates: &kept_clear,
    };
    let mut label_shapes = Vec::new();
    let painter = ui.painter().clone();
    let placed = labels::labels(
        &painter,
        &sheet,
        scene,
        &stops,
        &obstacles,
        &mut state.labels,
        &mut label_shapes,
    );
    layers.push(("labels", label_shapes));
    layers.push(("marker", marker_shapes));
    plot(ui, &sheet, layers);

    // The foot and the legend lie over the map but under the neatline.
    let inside = ui.painter().with_clip_rect(frame);
    controls::foot(&inside, &sheet, scene);
    if let Some(place) = lens {
        lens::lens_ui(ui, &sheet, scene, base, &place, &mut state.lens);
    }
    if let Some(rect) = legend {
        controls::legend(&inside, look, scene.words, rect);
    }
    neatline::paint(ui.painter(), &sheet);
    name_buttons(ui, look, &placed, commands);
    pick(
        ui,
        &sheet,
        scene,
        &response,
        &Found {
            stops: &stops,
            drawn: &drawn,
            placed: &placed,
        },
        commands,
    );
    controls::zoom_keys(ui, look, scene, frame, covered, commands);
}

/// Hands the layers to the plot; its bounds are the camera's, so both agree on where a point lies.
fn plot(ui: &mut Ui, sheet: &Sheet<'_>, layers: Vec<(&str, Vec<Shape>)>) {
    let bounds = sheet.view.bounds();
    let projection = sheet.view.projection();
    let items: Vec<Layer> = layers
        .into_iter()
        .map(|(name, shapes)| Layer::new(name, shapes))
        .collect();
    let mut child = ui.new_child(UiBuilder::new().max_rect(sheet.rect).id_salt("map-plot"));
    child.spacing_mut().item_spacing = egui::Vec2::ZERO;
    Plot::new("map")
        .width(sheet.rect.width())
        .height(sheet.rect.height())
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
        .show(&mut child, move |plot| {
            plot.set_plot_bounds(PlotBounds::from_min_max(
                [bounds.west, projection.y_from_lat(bounds.south)],
                [bounds.east, projection.y_from_lat(bounds.north)],
            ));
            for item in items {
                plot.add(item);
            }
        });
}

/// Pan, wheel, pinch and double click.
fn touch(ui: &Ui, sheet: &Sheet<'_>, scene: &Scene<'_>, commands: &mut Commands) -> Response {
    let response = ui.interact(sheet.rect, Id::unique("map-sheet"), Sense::click_and_drag());
    response
        .widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, scene.words.text("map-name")));
    let two_fingers = ui.input(egui::InputState::multi_touch).is_some();
    if response.drag_started() {
        commands.push(Command::Remember);
    }
    let delta = response.drag_delta();
    // A pinch moves the first finger too; it must not drag the map as well.
    if response.dragged() && !two_fingers && delta != egui::Vec2::ZERO {
        commands.push(Command::PanMap {
            dx: f64::from(delta.x),
            dy: f64::from(delta.y),
        });
    }
    let from_centre = |at: Pos2| {
        let offset = at - sheet.rect.center();
        (f64::from(offset.x), f64::from(offset.y))
    };
    if let Some(at) = response.hover_pos() {
        let (zoom, scroll) = ui.input(|i| (i.zoom_delta(), i.smooth_scroll_delta.y));
        let factor = f64::from(zoom) * (f64::from(scroll) / 180.0).exp();
        if (factor - 1.0).abs() > 1e-4 {
            let (x, y) = from_centre(at);
            commands.push(Command::ZoomMap { x, y, factor });
        }
        if response.double_clicked() {
            let (x, y) = from_centre(at);
            commands.push(Command::Remember);
            commands.push(Command::ZoomMap { x, y, factor: 2.0 });
        }
    }
    if response.has_focus() {
        focus_ring(
            ui.painter(),
            &response,
            sheet.rect.shrink(6.0),
            sheet.look.palette.focus,
        );
    }
    response
}

/// Every name of a place is a button that a keyboard and a screen reader reach.
fn name_buttons(ui: &Ui, look: &Look, placed: &[Placed], commands: &mut Commands) {
    /// Enough to walk through; a crowd would drown a screen reader.
    const MOST: usize = 40;
    for label in placed
        .iter()
        .filter(|label| label.place.is_some())
        .take(MOST)
    {
        let Some(place) = label.place else { continue };
        let response = ui.interact(label.rect, Id::unique(("map-place", place)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &label.text));
        focus_ring(ui.painter(), &response, label.rect, look.palette.focus);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            commands.push(Command::Select(Selection::Place(place)));
        }
    }
}

struct Found<'a> {
    stops: &'a [DrawnStop],
    drawn: &'a Drawn,
    placed: &'a [Placed],
}

/// What lies under the pointer: shows its name, and a click chooses it.
fn pick(
    ui: &Ui,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    response: &Response,
    found: &Found<'_>,
    commands: &mut Commands,
) {
    let Some(at) = response.hover_pos() else {
        return;
    };
    let stop = found
        .stops
        .iter()
        .map(|stop| (stop.at.distance(at) - stop.radius, stop.place))
        .filter(|(distance, _)| *distance < REACH)
        .min_by(|a, b| a.0.total_cmp(&b.0));
    let leg = || {
        let distance = |line: &[Pos2]| {
            line.windows(2)
                .map(|pair| distance_to_segment(at, pair[0], pair[1]))
                .fold(f32::INFINITY, f32::min)
        };
        found
            .drawn
            .legs
            .iter()
            .rev()
            .map(|drawn| (distance(&drawn.line), drawn.leg))
            .filter(|(distance, _)| *distance < REACH / 2.0)
            .min_by(|a, b| a.0.total_cmp(&b.0))
    };
    let (selection, head, dates) = if let Some((_, place)) = stop {
        let record = scene.life.place(place);
        let head = record.name(scene.now.day, scene.lang()).to_owned();
        (Selection::Place(place), head, visits(scene, place))
    } else if let Some((_, leg)) = leg() {
        let record = scene.life.leg(leg);
        (
            Selection::Leg(leg),
            record.fact.get(scene.lang()).to_owned(),
            edtf_text(scene.words, &record.start),
        )
    } else {
        if response.clicked() && scene.selection.is_some() {
            commands.push(Command::Deselect);
        }
        return;
    };
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    let named = found.placed.iter().any(|label| label.rect.contains(at));
    if !response.dragged() && !named {
        tip(ui, sheet, at, &head, &dates);
    }
    if response.clicked() {
        commands.push(Command::Select(selection));
    }
}

/// The stays at a place up to now, in short: the first and how many more.
fn visits(scene: &Scene<'_>, place: PlaceId) -> String {
    let stop = scene
        .trace
        .towns
        .iter()
        .chain(&scene.trace.places)
        .find(|stop| stop.place == place);
    let Some(stop) = stop else {
        return String::new();
    };
    let begun = stop
        .stays
        .iter()
        .filter(|stay| stay.1 <= scene.clock.moment)
        .count();
    let first = stop
        .stays
        .first()
        .map(|stay| bounds_text(scene.words, scene.life.leg(stay.0).start_bounds));
    match (first, begun) {
        (Some(first), 0 | 1) => first,
        (Some(first), more) => format!("{first} + {}", more - 1),
        (None, _) => String::new(),
    }
}

/// A small plate beside the pointer.
fn tip(ui: &Ui, sheet: &Sheet<'_>, at: Pos2, head: &str, dates: &str) {
    let p = &sheet.look.palette;
    let painter = ui.painter().with_clip_rect(sheet.rect);
    let head = super::paint::paragraph(&painter, head, Face::Sans.size(14.5), 19.0, 300.0, p.ink);
    let dates = line(&painter, dates, Face::Narrow.size(13.5), p.ink2);
    let size = vec2(
        head.size().x.max(dates.size().x),
        head.size().y + dates.size().y + 2.0,
    ) + vec2(20.0, 14.0);
    let mut corner = at + vec2(16.0, 16.0);
    corner.x = corner.x.min(sheet.rect.right() - size.x - 6.0);
    if corner.y + size.y > sheet.rect.bottom() - 6.0 {
        corner.y = at.y - size.y - 12.0;
    }
    let plate = Rect::from_min_size(corner, size);
    painter.rect_filled(plate, 0.0, p.raise);
    painter.rect_stroke(plate, 0.0, sheet.look.frame(), egui::StrokeKind::Inside);
    let dates_at = pos2(corner.x + 10.0, plate.bottom() - 7.0 - dates.size().y);
    painter.galley(corner + vec2(10.0, 7.0), head, p.ink);
    painter.galley(dates_at, dates, p.ink2);
}
