//! The lens: a close-up of where he is on a wide map, an overview of the world on a close one.

use egui::{Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use crate::explore::Scene;
use crate::geo::{Camera, View};
use crate::world::Basemap;

use super::base::BaseCache;
use super::controls::FLAG_ROOM;
use super::marks;
use super::sheet::Sheet;
use super::trail::{self, OldLegs};

/// Sizes of the close-up and of the overview, in points.
const CLOSE_UP: Vec2 = vec2(316.0, 214.0);
const OVERVIEW: Vec2 = vec2(232.0, 150.0);

/// Below this scale (points per degree) the map is wide and the lens a close-up.
const WIDE: f64 = 12.0;

/// Above this scale the map is close and the lens an overview.
const CLOSE: f64 = 60.0;

/// How much closer the close-up looks.
const POWER: f64 = 5.0;

/// A frame lower than this has no room for a lens.
const LOWEST: f32 = 520.0;

/// The lens's own pictures.
#[derive(Default)]
pub(super) struct Lens {
    base: BaseCache,
    old_legs: OldLegs,
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
    let size = if close_up { CLOSE_UP } else { OVERVIEW };
    let corner = pos2(frame.left() + 14.0, frame.bottom() - FLAG_ROOM);
    let rect = Rect::from_min_max(corner - vec2(0.0, size.y), corner + vec2(size.x, 0.0));
    let wanted = if close_up { scale * POWER } else { 1.6 };
    let at = if close_up {
        scene.now.at
    } else {
        // The overview shows the part of the world the map lies in.
        crate::geo::LonLat {
            lon: sheet.view.camera.lon,
            lat: sheet.view.camera.lat,
        }
    };
    let scale = if close_up { wanted } else { wanted * 3.0 };
    let view = Camera::above(at, scale).through(f64::from(size.x), f64::from(size.y));
    // A lens over the very spot it enlarges would hide it.
    let spot = sheet.pos(scene.now.at);
    let hides = rect.expand(20.0).contains(spot);
    (!hides).then_some(Place {
        rect,
        view,
        close_up,
    })
}

/// Draws the lens: mat, line inside and outside, leaders to what it shows.
pub(super) fn lens_ui(
    ui: &Ui,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    base: &Basemap,
    place: &Place,
    lens: &mut Lens,
) {
    let look = sheet.look;
    let p = &look.palette;
    let painter = ui.painter().with_clip_rect(sheet.rect);
    let ink = Stroke::new(1.0, p.ink);
    let own = Sheet::new(look, place.rect, place.view);
    let mat = place.rect.expand(5.0);
    if place.close_up {
        let shown = rect_on(sheet, &place.view);
        for (from, to) in leaders(shown, mat) {
            painter.line_segment([from, to], Stroke::new(0.8, p.ink));
        }
        painter.rect_stroke(shown, 0.0, ink, StrokeKind::Middle);
    }
    painter.rect_filled(mat, 0.0, p.paper);
    painter.rect_stroke(mat, 0.0, ink, StrokeKind::Outside);
    let inside = painter.with_clip_rect(place.rect);
    inside.rect_filled(place.rect, 0.0, p.sea);
    let mut shapes: Vec<Shape> = own_base(&mut lens.base, &own, base, scene);
    let drawn = trail::trail(&own, scene, &mut lens.old_legs, &mut shapes);
    if place.close_up {
        drop(marks::stops(&own, scene, &mut shapes));
        let _: Rect = marks::marker(&own, scene, drawn.heading, &mut shapes);
    } else {
        let spot = own.pos(scene.now.at);
        let frame = Rect::from_center_size(
            own.pos_of_map(sheet.view.camera.lon, sheet.view.camera.lat),
            Vec2::splat(16.0),
        );
        shapes.push(Shape::rect_stroke(frame, 0.0, ink, StrokeKind::Middle));
        shapes.push(Shape::circle_filled(spot, 4.5, p.now));
    }
    inside.extend(shapes);
    painter.rect_stroke(place.rect, 0.0, ink, StrokeKind::Middle);
}

fn own_base(
    cache: &mut BaseCache,
    own: &Sheet<'_>,
    base: &Basemap,
    scene: &Scene<'_>,
) -> Vec<Shape> {
    cache
        .shapes(own, base, chrono::Datelike::year(&scene.now.day))
        .into()
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
