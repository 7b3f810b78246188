//! The map: an `egui_plot` sheet whose items are ours and whose bounds are the camera's.
//!
//! The plot neither drags nor zooms by itself: there is one camera, and it belongs to the explorer.

mod base;
mod caption;
mod controls;
mod crowd;
mod fill;
mod ink;
mod labels;
mod lane;
mod lens;
mod lit;
mod marks;
mod mask;
mod names;
pub mod neatline;
mod ornament;
mod pick;
mod picture;
mod pulse;
mod realms;
mod ribbons;
mod rivals;
mod sheet;
mod slip;
mod slopes;
mod state_names;
mod stays;
mod stroke;
mod table;
#[cfg(test)]
mod tests;
mod touch;
#[cfg(test)]
#[path = "tour/tests.rs"]
mod tour;
mod trail;
mod wanted;
mod waterlines;

use std::cell::RefCell;
use std::ops::RangeInclusive;

use chrono::Datelike as _;
use egui::{Color32, Rect, Sense, Shape, Ui, UiBuilder, Vec2, pos2};
use egui_plot::{Plot, PlotBounds, PlotGeometry, PlotItem, PlotItemBase, PlotTransform};

use crate::explore::{Command, Commands, Scene};
use crate::world::Basemap;

use super::theme::Look;
use base::BaseCache;
use labels::LabelMemory;
use lens::Lens;
use pick::Found;
use picture::{Made, Picture};
use pulse::Pulse;
use realms::RealmsOfDay;
use sheet::Sheet;
use slip::Slip;
use table::Obstacles;
use touch::Hands;
use trail::OldLegs;

/// What the map keeps between frames: pictures that can be made again, the fingers on it, and nothing else.
#[derive(Default)]
pub struct MapUi {
    hands: Hands,
    base: BaseCache,
    picture: Picture,
    pulse: Pulse,
    realms: RealmsOfDay,
    old_legs: OldLegs,
    labels: LabelMemory,
    lens: Lens,
    slip: Option<Slip>,
}

impl std::fmt::Debug for MapUi {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MapUi").finish_non_exhaustive()
    }
}

impl MapUi {
    /// Whether a picture is still being made, so that a screenshot should wait.
    pub fn is_busy(&self) -> bool {
        self.picture.is_painting() || self.labels.is_settling()
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
    if scene.covered != f64::from(covered) {
        commands.push(Command::CoverMap(f64::from(covered)));
    }
    let view = scene.view.camera.through(width, height);
    let sheet = Sheet::new(look, frame, view);
    let response = touch::touch(ui, &sheet, scene, &mut state.hands, commands);
    let at_rest = !scene.flying
        && !response.dragged()
        && ui.input(|i| i.smooth_scroll_delta() == Vec2::ZERO && i.multi_touch().is_none());

    let mut layers: Vec<(&str, Vec<Shape>)> = Vec::new();
    let sea = Shape::rect_filled(frame, 0.0, look.palette.sea);
    let mut water = vec![sea];
    water.extend(neatline::graticule(&sheet));
    layers.push(("sea", water));
    let year = scene.now.day.year();
    let [land, lakes] = state.base.shapes(&sheet, base, year);
    let realms = state.realms.on(base, scene.now.day);
    let mut ground = vec![Shape::Mesh(land.clone()), Shape::Mesh(lakes.clone())];
    let made = Made {
        base,
        land: &land,
        lakes: &lakes,
        realms: &realms,
        dams: state.base.dams_closed(),
        year,
    };
    let picture = &mut state.picture;
    ground.extend(picture.shape(ui.ctx(), &sheet, &made, scene.lang(), at_rest));
    layers.push(("land", ground));
    let mut trail_shapes = Vec::new();
    let mut drawn = trail::trail(&sheet, scene, &mut state.old_legs, &mut trail_shapes);
    layers.push(("trail", trail_shapes));
    let mut stop_shapes = Vec::new();
    let stops = marks::stops(&sheet, scene, &mut stop_shapes);
    stop_shapes.append(&mut drawn.over);
    let mut marker_shapes = Vec::new();
    let marker = marks::marker(&sheet, scene, &drawn, &mut stop_shapes, &mut marker_shapes);
    layers.push(("stops", stop_shapes));
    let pulse = &mut state.pulse;
    marker_shapes.extend(pulse.shape(ui.ctx(), &sheet, scene, marker.center()));
    let legend = controls::legend_rect(frame, covered);
    let keys = controls::keys_rect(frame, covered);
    let foot_right = match legend {
        Some(legend) => legend.left(),
        // In a low frame the scale bar stands beside the keys.
        None if keys.bottom() + 40.0 > frame.bottom() - controls::FLAG_ROOM => keys.left(),
        None => frame.right() - covered,
    } - 18.0;
    let foot = controls::foot(ui.painter(), &sheet, scene, foot_right);
    let mut kept_clear = plates.to_vec();
    if !look.kiosk {
        kept_clear.push(keys.expand(6.0));
    }
    kept_clear.push(foot.rect);
    let caption = caption::caption(ui.painter(), &sheet, scene, plates, frame.right() - covered);
    if !look.calling {
        kept_clear.extend(caption.rects());
    }
    kept_clear.extend(legend.map(|rect| rect.expand(4.0)));
    let lens = lens::place(&sheet, scene, covered).filter(|_| !look.calling);
    kept_clear.extend(lens.map(|lens| lens.rect.expand(9.0)));
    if covered > 0.0 {
        let card = pos2(frame.right() - covered, frame.top());
        kept_clear.push(Rect::from_min_max(card, frame.max));
    }
    let ghosts = rivals::ghosts(ui.painter(), &sheet, scene, &kept_clear);
    let with_ghosts: Vec<Rect> = kept_clear
        .iter()
        .copied()
        .chain(ghosts.iter().flat_map(rivals::Ghost::rects))
        .collect();
    let obstacles = Obstacles {
        marker,
        drawn: &drawn,
        plates: &with_ghosts,
        ground: state.base.ground(),
    };
    let mut label_shapes = Vec::new();
    let painter = ui.painter().clone();
    if state.picture.is_first() {
        // The map is whole only now: its names do not come one by one.
        state.labels.begin_anew();
    }
    let mut wanted = names::wanted(&sheet, scene, &stops, &obstacles);
    if let Some(spots) = state.picture.spots() {
        state_names::want_states(&sheet, scene, spots, &mut wanted);
    }
    let placed = labels::labels(
        &painter,
        &sheet,
        scene,
        wanted,
        &stops,
        &obstacles,
        &mut state.labels,
        &mut label_shapes,
    );
    layers.push(("lit", lit::lit(&sheet, scene)));
    layers.push(("labels", label_shapes));
    layers.push(("marker", marker_shapes));
    let _: PlotTransform = plot(ui, &sheet, layers);

    // The foot and the legend lie over the map but under the neatline.
    let inside = ui.painter().with_clip_rect(frame);
    // A bar over the marker in a low frame hides more than it tells.
    if !(look.kiosk && foot.rect.intersects(marker.expand(20.0))) {
        foot.paint(&inside, &sheet, state.base.ground());
    }
    if let Some(place) = lens {
        let lens = &mut state.lens;
        lens::lens_ui(ui, &sheet, scene, base, &place, lens, commands);
    }
    if let Some(rect) = legend {
        controls::legend(&inside, look, scene.words, rect);
    }
    neatline::paint(ui.painter(), &sheet);
    let found = Found {
        stops: &stops,
        drawn: &drawn,
        placed: &placed,
        plates: &kept_clear,
    };
    if !look.calling {
        caption.show(ui, &sheet, commands);
    }
    state_names::state_buttons(ui, look, &placed, commands);
    let slip = &mut state.slip;
    pick::name_buttons(ui, look, scene, &found, slip, commands);
    let hands = &state.hands;
    pick::pick(ui, &sheet, scene, &response, hands, &found, slip, commands);
    let ground = state.base.ground();
    rivals::rivals(ui, &sheet, scene, ground, &ghosts, commands);
    if !look.kiosk {
        controls::zoom_keys(ui, look, scene, frame, covered, commands);
    }
    slip::slip_ui(ui, &sheet, scene, covered, slip, commands);
}

/// Hands the layers to the plot; its bounds are the camera's, so both agree on where a point lies.
fn plot(ui: &mut Ui, sheet: &Sheet<'_>, layers: Vec<(&str, Vec<Shape>)>) -> PlotTransform {
    let (min, max) = sheet.view.plane_bounds();
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
            plot.set_plot_bounds(PlotBounds::from_min_max(min, max));
            for item in items {
                plot.add(item);
            }
        })
        .transform
}
