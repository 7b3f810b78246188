//! The lens: a close-up of where he is on a wide map, an overview of the world on a close one.

use std::sync::Arc;

use chrono::Datelike as _;
use egui::{Id, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::explore::{Command, Commands, Filter, Scene};
use crate::geo::{Camera, LonLatRect, View};
use crate::life::{Kind, Life};
use crate::words::Lang;
use crate::world::Basemap;

use super::super::baked::Baked;
use super::super::theme::Look;
use super::base::BaseCache;
use super::controls::FLAG_ROOM;
use super::labels::{LabelMemory, labels};
use super::marks;
use super::names::wanted;
use super::sheet::Sheet;
use super::table::Obstacles;
use super::trail::{self, OldLegs};

/// Sizes of the close-up and of the overview, in points.
const CLOSE_UP: Vec2 = vec2(316.0, 214.0);
const OVERVIEW: Vec2 = vec2(232.0, 150.0);

/// Below this scale (points per degree) the map is wide and the lens a close-up.
const WIDE: f64 = 12.0;

/// Above this scale the map is close and the lens an overview.
const CLOSE: f64 = 60.0;

/// How much closer the close-up looks; on the road, as close as shows the whole way, between two bounds.
const POWER: f64 = 5.0;
const POWERS: std::ops::RangeInclusive<f64> = 3.0..=8.0;

/// Points per degree of the overview: a continent and its seas.
const OVERVIEW_SCALE: f64 = 4.8;

/// A frame lower than this has no room for a lens.
const LOWEST: f32 = 520.0;

/// The lens's own pictures.
#[derive(Default)]
pub(super) struct Lens {
    base: BaseCache,
    old_legs: OldLegs,
    labels: LabelMemory,
    close_up: Baked<Key>,
    /// Counts the frames in which names came or went.
    unsettled: u64,
}

/// All that the close-up shows.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    rect: Rect,
    view: View,
    look: Look,
    lang: Lang,
    life: *const Life,
    filter: Filter,
    moment: f64,
    unsettled: u64,
}

/// Where the lens lies and what it shows.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) rect: Rect,
    view: View,
    close_up: bool,
}

/// The place of the lens, if the frame and the zoom have one.
pub(super) fn place(sheet: &Sheet<'_>, scene: &Scene<'_>, covered: f32) -> Option<Place> {
    let frame = sheet.rect;
    let scale = sheet.scale();
    if frame.height() < LOWEST || frame.width() - covered < 700.0 || (WIDE..=CLOSE).contains(&scale)
    {
        return None;
    }
    let close_up = scale < WIDE;
    // A close-up that jumps from town to town tells nothing.
    if close_up && scene.clock.playing && (scene.clock.story.is_some() || scene.days_per_sec > 7.0)
    {
        return None;
    }
    let size = if close_up { CLOSE_UP } else { OVERVIEW };
    let corner = pos2(frame.left() + 14.0, frame.bottom() - FLAG_ROOM);
    let rect = Rect::from_min_max(corner - vec2(0.0, size.y), corner + vec2(size.x, 0.0));
    let camera = if close_up {
        close_up_camera(scene, scale, size)
    } else {
        // The overview shows the part of the world the map lies in.
        Camera {
            scale: OVERVIEW_SCALE,
            ..sheet.view.camera
        }
    };
    let view = camera.through(f64::from(size.x), f64::from(size.y));
    // A lens over the very spot it enlarges would hide it.
    let spot = sheet.pos(scene.now.at);
    let hides = rect.expand(20.0).contains(spot);
    (!hides).then_some(Place {
        rect,
        view,
        close_up,
    })
}

/// The whole way on the road, so that the lens stands still while he moves; the town at a stay.
fn close_up_camera(scene: &Scene<'_>, scale: f64, size: Vec2) -> Camera {
    if let Kind::Journey { path, .. } = &scene.life.leg(scene.now.leg).kind
        && let Some(way) = LonLatRect::around(path.points().iter().copied())
    {
        let whole = Camera::fitting(way, f64::from(size.x), f64::from(size.y), 44.0);
        let closest = Camera {
            scale: whole.scale.min(scale * POWERS.end()),
            ..whole
        };
        if closest.scale >= scale * POWERS.start() {
            return closest;
        }
    }
    Camera::above(scene.now.at, scale * POWER)
}

/// Draws the lens: mat, line inside and outside, leaders to what it shows.
pub(super) fn lens_ui(
    ui: &Ui,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    base: &Basemap,
    place: &Place,
    lens: &mut Lens,
    commands: &mut Commands,
) {
    if !place.close_up {
        go_there(ui, sheet, scene, place, commands);
    }
    let look = sheet.look;
    let p = &look.palette;
    let painter = ui.painter().with_clip_rect(sheet.rect);
    let ink = Stroke::new(1.0, p.ink);
    let own = Sheet::new(look, place.rect, place.view);
    let mat = place.rect.expand(5.0);
    if place.close_up {
        let shown = rect_on(sheet, &place.view);
        if !shown.intersects(mat) {
            for (from, to) in leaders(shown, mat) {
                painter.line_segment([from, to], Stroke::new(0.8, p.ink));
            }
        }
        painter.rect_stroke(shown, 0.0, ink, StrokeKind::Middle);
    }
    let Lens {
        base: ground,
        old_legs,
        labels: names,
        close_up,
        unsettled,
    } = lens;
    let kept = place.close_up.then(|| Key {
        rect: place.rect,
        view: place.view,
        look: *look,
        lang: scene.lang(),
        life: Arc::as_ptr(scene.life),
        filter: scene.finder.wanted().filter,
        moment: scene.clock.moment,
        unsettled: *unsettled,
    });
    let mut draw = || {
        painter.rect_filled(mat, 0.0, p.paper);
        painter.rect_stroke(mat, 0.0, ink, StrokeKind::Outside);
        let inside = painter.with_clip_rect(place.rect);
        inside.rect_filled(place.rect, 0.0, p.sea);
        let mut shapes: Vec<Shape> = Vec::new();
        let land = ground.lined().shapes(&own, base, scene.now.day.year());
        shapes.extend(land.map(Shape::Mesh));
        let mut drawn = trail::trail(&own, scene, old_legs, &mut shapes);
        if place.close_up {
            let stops = marks::stops(&own, scene, &mut shapes);
            shapes.append(&mut drawn.over);
            let mut over = Vec::new();
            let marker = marks::marker(&own, scene, &drawn, &mut shapes, &mut over);
            let obstacles = Obstacles {
                marker,
                drawn: &drawn,
                plates: &[],
                ground: ground.ground(),
            };
            let wanted = wanted(&own, scene, &stops, &obstacles);
            drop(labels(
                &inside,
                &own,
                scene,
                wanted,
                &stops,
                &obstacles,
                names,
                &mut shapes,
            ));
            shapes.append(&mut over);
        } else {
            let spot = own.pos(scene.now.at);
            // At a close zoom the frame of the map would be a speck.
            let shown = rect_on(&own, &sheet.view);
            let frame = Rect::from_center_size(shown.center(), shown.size().max(Vec2::splat(16.0)));
            shapes.push(Shape::rect_stroke(frame, 0.0, ink, StrokeKind::Middle));
            shapes.push(Shape::circle_filled(spot, 4.5, p.now));
        }
        inside.extend(shapes);
    };
    match kept {
        Some(key) => close_up.paint(&painter, key, draw),
        None => draw(),
    }
    // While names come and go every frame is another.
    if names.is_settling() {
        *unsettled += 1;
    }
    painter.rect_stroke(place.rect, 0.0, ink, StrokeKind::Middle);
}

/// A tap on the overview goes there, a drag takes the map along.
fn go_there(ui: &Ui, sheet: &Sheet<'_>, scene: &Scene<'_>, place: &Place, commands: &mut Commands) {
    let id = Id::unique("map-overview");
    let response = ui.interact(place.rect, id, Sense::click_and_drag());
    let name = scene.words.text("map-overview");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &*name));
    if response.drag_started() || response.clicked() {
        commands.push(Command::Remember);
    }
    let larger = sheet.scale() / place.view.camera.scale;
    let off = if response.clicked() {
        response
            .interact_pointer_pos()
            .map(|at| at - place.rect.center())
    } else {
        response.dragged().then(|| response.drag_delta())
    };
    if let Some(off) = off {
        // The overview lies around the middle of the map, so a point of it is a way for the map to go.
        let (lon, lat) = place
            .view
            .map_from_point(f64::from(off.x), f64::from(off.y));
        let (_, dy) = sheet.offset_of_map(lon, lat);
        commands.push(Command::PanMap {
            dx: -f64::from(off.x) * larger,
            dy: -dy,
        });
    }
}

/// The rectangle of the map that another view shows.
fn rect_on(sheet: &Sheet<'_>, view: &View) -> Rect {
    let bounds = view.bounds();
    Rect::from_two_pos(
        sheet.pos_of_map(bounds.west, bounds.north),
        sheet.pos_of_map(bounds.east, bounds.south),
    )
}

/// The two lines that join the corners of what is shown to the corners of the lens without crossing either.
fn leaders(shown: Rect, lens: Rect) -> [(Pos2, Pos2); 2] {
    if shown.bottom() < lens.top() {
        [
            (shown.left_bottom(), lens.left_top()),
            (shown.right_bottom(), lens.right_top()),
        ]
    } else {
        [
            (shown.left_top(), lens.right_top()),
            (shown.left_bottom(), lens.right_bottom()),
        ]
    }
}
