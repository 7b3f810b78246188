//! The graduated frame: degrees along the top and both sides, and the graticule they stand for.
//!
//! The bottom edge belongs to the timeline: there the frame counts years.

use egui::{Painter, Rect, Shape, Stroke, pos2};

use crate::geo::MAX_LAT;

use super::sheet::Sheet;

/// How deep the frame is, in points.
pub const DEPTH: f32 = super::super::theme::FRAME_DEPTH;

/// The steps a cell can have, in degrees.
const STEPS: [f64; 16] = [
    20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002,
];

/// The largest step whose cell is at most 60 points long.
pub(super) fn step_for(points_per_degree: f64) -> f64 {
    STEPS
        .into_iter()
        .find(|step| step * points_per_degree <= 60.0)
        .unwrap_or(STEPS[STEPS.len() - 1])
}

/// The largest step along a meridian whose longest cell in the view is at most 60 points long: a
/// degree of latitude is drawn longer the further it lies from the equator.
fn lat_step(sheet: &Sheet<'_>) -> f64 {
    let bounds = sheet.view.bounds();
    let longest = |step: f64| {
        cells(bounds.south, bounds.north, step)
            .map(|(lat, _)| {
                let top = (lat + step).min(MAX_LAT);
                sheet.offset_of_map(0.0, lat).1 - sheet.offset_of_map(0.0, top).1
            })
            .fold(0.0, f64::max)
    };
    STEPS
        .into_iter()
        .filter(|step| *step <= step_for(sheet.scale()))
        .find(|step| longest(*step) <= 60.0)
        .unwrap_or(STEPS[STEPS.len() - 1])
}

/// The lines of the graticule, faint over the sea and under the land.
pub(super) fn graticule(sheet: &Sheet<'_>) -> Vec<Shape> {
    let stroke = Stroke::new(0.7, sheet.look.palette.ink.gamma_multiply(0.10));
    let bounds = sheet.view.bounds();
    let step = step_for(sheet.scale()) * 2.0;
    let rect = sheet.rect;
    let mut shapes = Vec::new();
    for lon in multiples(bounds.west, bounds.east, step) {
        let x = sheet.pos_of_map(lon, 0.0).x;
        shapes.push(Shape::vline(x, rect.y_range(), stroke));
    }
    for lat in multiples(bounds.south, bounds.north, step) {
        let y = sheet.pos_of_map(0.0, lat).y;
        shapes.push(Shape::hline(rect.x_range(), y, stroke));
    }
    shapes
}

fn multiples(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    let first = (from / step).ceil() as i64;
    let last = (to / step).floor() as i64;
    (first..=last.min(first + 400)).map(move |k| k as f64 * step)
}

/// The frame's three sides of degrees, around the map.
pub(super) fn paint(painter: &Painter, sheet: &Sheet<'_>) {
    let rect = sheet.rect;
    let p = &sheet.look.palette;
    let outer = Rect::from_min_max(
        rect.min - egui::vec2(DEPTH, DEPTH),
        pos2(rect.right() + DEPTH, rect.bottom()),
    );
    let sides = [
        Rect::from_min_max(outer.min, pos2(outer.right(), rect.top())),
        Rect::from_min_max(pos2(outer.left(), rect.top()), rect.left_bottom()),
        Rect::from_min_max(rect.right_top(), outer.max),
    ];
    for side in sides {
        painter.rect_filled(side, 0.0, p.neat_paper);
    }
    let bounds = sheet.view.bounds();
    let step = step_for(sheet.scale());
    for (lon, index) in cells(bounds.west, bounds.east, step) {
        let (x0, x1) = (
            sheet.pos_of_map(lon, 0.0).x,
            sheet.pos_of_map(lon + step, 0.0).x,
        );
        let cell = Rect::from_min_max(
            pos2(x0.max(rect.left()), outer.top()),
            pos2(x1.min(rect.right()), rect.top()),
        );
        if index % 2 == 0 && cell.is_positive() {
            painter.rect_filled(cell, 0.0, p.ink);
        }
    }
    let step = lat_step(sheet);
    for (lat, index) in cells(bounds.south, bounds.north, step) {
        let (y0, y1) = (
            sheet.pos_of_map(0.0, lat + step).y,
            sheet.pos_of_map(0.0, lat).y,
        );
        let (top, bottom) = (y0.max(rect.top()), y1.min(rect.bottom()));
        if index % 2 == 0 && top < bottom {
            for (left, right) in [(outer.left(), rect.left()), (rect.right(), outer.right())] {
                painter.rect_filled(
                    Rect::from_min_max(pos2(left, top), pos2(right, bottom)),
                    0.0,
                    p.ink,
                );
            }
        }
    }
    let frame = sheet.look.frame();
    painter.hline(outer.x_range(), outer.top(), frame);
    painter.hline(outer.x_range(), rect.top(), frame);
    for x in [outer.left(), rect.left(), rect.right(), outer.right()] {
        painter.vline(x, outer.top()..=rect.bottom() + 1.0, frame);
    }
}

/// The start of every cell that touches a span, with its number counted from zero degrees.
fn cells(from: f64, to: f64, step: f64) -> impl Iterator<Item = (f64, i64)> {
    let first = (from / step).floor() as i64;
    let last = (to / step).floor() as i64;
    (first..=last.min(first + 800)).map(move |k| (k as f64 * step, k))
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;
    use crate::geo::Camera;
    use crate::widgets::theme::{Look, ThemeKind};

    #[test]
    fn cells_are_15_to_60_points_at_any_zoom() {
        let mut scale = 1.2;
        while scale < 26_000.0 {
            let points = step_for(scale) * scale;
            assert!((15.0..=60.0).contains(&points), "{scale}: {points}");
            scale *= 1.07;
        }
    }

    #[test]
    fn cells_of_the_sides_are_15_to_60_points_anywhere() {
        let look = Look::new(ThemeKind::Light, false);
        let rect = Rect::from_min_size(pos2(362.0, 14.0), vec2(1224.0, 682.0));
        for lat in [-40.0, 0.0, 41.0, 60.0, 68.0] {
            let mut scale = 3.4;
            while scale < 26_000.0 {
                let camera = Camera {
                    lon: 30.0,
                    lat,
                    scale,
                };
                let sheet = Sheet::new(&look, rect, camera.through(1224.0, 682.0));
                let bounds = sheet.view.bounds();
                let step = lat_step(&sheet);
                for (lat, _) in cells(bounds.south, bounds.north, step) {
                    let points =
                        sheet.offset_of_map(0.0, lat).1 - sheet.offset_of_map(0.0, lat + step).1;
                    // The outermost cells are cut by the frame and by the end of the sheet.
                    let whole = bounds.south <= lat && lat + step <= bounds.north;
                    assert!(
                        !whole || (11.0..=60.01).contains(&points),
                        "{scale} {lat} {step}: {points}"
                    );
                }
                scale *= 1.31;
            }
        }
    }
}
