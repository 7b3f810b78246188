//! Lines of travel: each mode has its ornament, on the map, in its legend and in the numbers.

use egui::{Pos2, Shape, Stroke, Vec2, vec2};

use crate::life::Mode;

use super::paint::dashed;

/// No ornament on a line shorter than this on screen, in points.
const SHORTEST_ORNAMENT: f32 = 26.0;

/// A line with the ornament of a mode.
pub fn draw_mode(line: &[Pos2], mode: Mode, pen: Stroke, unsure: bool, shapes: &mut Vec<Shape>) {
    let length: f32 = line.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let plain = |pen: Stroke, line: &[Pos2], shapes: &mut Vec<Shape>| {
        if unsure {
            dashed(line, pen, 7.0, 5.0, shapes);
        } else {
            shapes.push(Shape::line(line.to_vec(), pen));
        }
    };
    if length < SHORTEST_ORNAMENT {
        plain(pen, line, shapes);
        return;
    }
    let tick = Stroke::new((pen.width * 0.5).max(1.1), pen.color);
    match mode {
        Mode::Rail => {
            plain(pen, line, shapes);
            along(line, 9.0, |at, dir| {
                cross_tick(at, dir, pen.width, tick, shapes);
            });
        }
        Mode::ArmouredTrain => {
            plain(pen, line, shapes);
            along(line, 12.0, |at, dir| {
                cross_tick(at - dir * 1.6, dir, pen.width, tick, shapes);
                cross_tick(at + dir * 1.6, dir, pen.width, tick, shapes);
            });
        }
        Mode::Ship | Mode::Boat => {
            plain(pen, line, shapes);
            along(line, 30.0, |at, dir| {
                let across = vec2(-dir.y, dir.x);
                let wing = |side: f32| at - dir * 4.6 + across * (4.6 * side);
                shapes.push(Shape::line(
                    vec![wing(1.0), at, wing(-1.0)],
                    Stroke::new(tick.width.max(1.4), tick.color),
                ));
            });
        }
        Mode::Sledge | Mode::Cart => {
            for side in [-1.0, 1.0] {
                let runner: Vec<Pos2> = shifted(line, side * 1.9);
                plain(
                    Stroke::new((pen.width * 0.45).max(1.0), pen.color),
                    &runner,
                    shapes,
                );
            }
        }
        Mode::Car => {
            plain(Stroke::new(pen.width * 0.8, pen.color), line, shapes);
            along(line, 15.0, |at, _| {
                shapes.push(Shape::circle_filled(at, 2.6, pen.color));
            });
        }
        Mode::OnFoot => along(line, 6.0, |at, _| {
            shapes.push(Shape::circle_filled(at, pen.width * 0.45, pen.color));
        }),
        Mode::Mixed | Mode::Unknown => plain(pen, line, shapes),
    }
}

fn cross_tick(at: Pos2, dir: Vec2, width: f32, tick: Stroke, shapes: &mut Vec<Shape>) {
    let half = vec2(-dir.y, dir.x) * (3.6 + 0.6 * width);
    shapes.push(Shape::line_segment([at - half, at + half], tick));
}

/// Calls back at every `step` points along a line, with the direction there.
fn along(line: &[Pos2], step: f32, mut act: impl FnMut(Pos2, Vec2)) {
    let mut next = step / 2.0;
    let mut run = 0.0;
    for pair in line.windows(2) {
        let length = pair[0].distance(pair[1]);
        if length <= 0.0 {
            continue;
        }
        let dir = (pair[1] - pair[0]) / length;
        while next <= run + length {
            act(pair[0] + dir * (next - run), dir);
            next += step;
        }
        run += length;
    }
}

/// The line moved sideways by some points.
fn shifted(line: &[Pos2], by: f32) -> Vec<Pos2> {
    (0..line.len())
        .map(|i| {
            let before = line[i.saturating_sub(1)];
            let after = line[(i + 1).min(line.len() - 1)];
            let dir = (after - before).normalized();
            line[i] + vec2(-dir.y, dir.x) * by
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn ornaments_stand_at_even_steps() {
        let mut seen = Vec::new();
        along(
            &[pos2(0.0, 0.0), pos2(5.0, 0.0), pos2(30.0, 0.0)],
            10.0,
            |at, _| seen.push(at.x),
        );
        assert_eq!(seen, [5.0, 15.0, 25.0]);
    }
}
