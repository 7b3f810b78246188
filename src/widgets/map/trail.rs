//! The trail: journeys made so far, told apart by ornament (mode), colour and weight (age), and gaps (doubt).

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Pos2, Shape, Stroke, Vec2};

use crate::explore::{Scene, TraceJourney};
use crate::geo::Camera;
use crate::life::{Kind, LegId, Life, PlaceId};

use super::super::ornament::draw_mode;
use super::super::theme::ThemeKind;
use super::sheet::Sheet;
use super::stroke::{stroke, thin};

/// A leg as it lies on screen, for the pointer to find.
pub(super) struct DrawnLeg {
    pub(super) leg: LegId,
    pub(super) line: Vec<Pos2>,
    /// The rectangle around the line.
    pub(super) bounds: egui::Rect,
}

/// Old legs never change while the view stands still, so their mesh is kept, and grows by those
/// that have become old since.
#[derive(Default)]
pub(super) struct OldLegs {
    key: Option<(Camera, egui::Rect, ThemeKind, *const Life)>,
    count: usize,
    seen: BTreeSet<(PlaceId, PlaceId)>,
    mesh: Arc<Mesh>,
}

/// What the trail gives to the layers above it.
#[derive(Default)]
pub(super) struct Drawn {
    /// The legs drawn, oldest first.
    pub(super) legs: Vec<DrawnLeg>,
    /// The line of the leg in progress, for labels to keep clear of.
    pub(super) current: Vec<Pos2>,
    /// Where the leg in progress ends.
    pub(super) goal: Option<Pos2>,
    /// The direction of travel on screen.
    pub(super) heading: Option<Vec2>,
}

/// Draws what was travelled up to now; the future is never on the map.
pub(super) fn trail(
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    old: &mut OldLegs,
    shapes: &mut Vec<Shape>,
) -> Drawn {
    let moment = scene.clock.moment;
    let window = scene.trail_days();
    let journeys = &scene.trace.journeys;
    let started = journeys.partition_point(|journey| journey.start < moment);
    let recent = journeys[..started].partition_point(|journey| journey.end < moment - window);
    let mut drawn = Drawn::default();
    shapes.push(Shape::Mesh(old.mesh(sheet, scene, recent)));
    let view = sheet.view.bounds();
    for journey in &journeys[recent..started] {
        if !journey.bounds.intersects(view) {
            continue;
        }
        let current = journey.leg == scene.now.leg;
        let age = ((moment - journey.end) / window).clamp(0.0, 1.0) as f32;
        let share = if current { scene.now.share } else { 1.0 };
        leg(
            sheet, scene, journey, share, age, current, shapes, &mut drawn,
        );
    }
    drawn
}

impl OldLegs {
    /// One faint line for every pair of places, however often he went.
    fn mesh(&mut self, sheet: &Sheet<'_>, scene: &Scene<'_>, count: usize) -> Arc<Mesh> {
        let key = (
            sheet.view.camera,
            sheet.rect,
            sheet.look.kind,
            Arc::as_ptr(scene.life),
        );
        if self.key != Some(key) || self.count > count {
            *self = Self {
                key: Some(key),
                ..Self::default()
            };
        }
        if self.count < count {
            let color = sheet.look.palette.trail_old.gamma_multiply(0.42);
            let view = sheet.view.bounds();
            let mesh = Arc::make_mut(&mut self.mesh);
            let mut line = Vec::new();
            for journey in &scene.trace.journeys[self.count..count] {
                let Kind::Journey { from, to, path, .. } = &scene.life.leg(journey.leg).kind else {
                    continue;
                };
                if journey.bounds.intersects(view)
                    && self.seen.insert((*from.min(to), *from.max(to)))
                {
                    thin(
                        path.points().iter().map(|at| sheet.pos(*at)),
                        1.5,
                        &mut line,
                    );
                    stroke(mesh, &line, 0.9, color);
                }
            }
            self.count = count;
        }
        self.mesh.clone()
    }
}

#[expect(clippy::too_many_arguments, reason = "a leg is drawn from just these")]
fn leg(
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    journey: &TraceJourney,
    share: f64,
    age: f32,
    current: bool,
    shapes: &mut Vec<Shape>,
    drawn: &mut Drawn,
) {
    let Kind::Journey { path, .. } = &scene.life.leg(journey.leg).kind else {
        return;
    };
    let mut line = Vec::new();
    thin(
        path.points().iter().map(|at| sheet.pos(*at)),
        1.5,
        &mut line,
    );
    if line.len() < 2 {
        return;
    }
    let color = sheet.look.trail(age);
    let width = if current { 3.4 } else { 3.2 - 1.7 * age };
    let (done, ahead) = if current {
        split(&line, sheet.pos(scene.now.at), share)
    } else {
        (line.clone(), Vec::new())
    };
    let pen = Stroke::new(width, color);
    draw_mode(&done, journey.mode, pen, journey.unsure, shapes);
    if current {
        shapes.extend(Shape::dotted_line(&ahead, sheet.look.palette.now, 5.0, 1.1));
        drawn.heading = heading(&done, &ahead);
        drawn.goal = ahead.last().copied();
        drawn.current.clone_from(&line);
        if let Some(goal) = drawn.goal {
            shapes.push(Shape::circle_filled(goal, 4.2, sheet.look.palette.land));
            shapes.push(Shape::circle_stroke(
                goal,
                4.2,
                Stroke::new(2.0, sheet.look.palette.now),
            ));
        }
    }
    drawn.legs.push(DrawnLeg {
        leg: journey.leg,
        bounds: egui::Rect::from_points(&line),
        line,
    });
}

/// The part of a line up to the marker and the part beyond it.
fn split(line: &[Pos2], marker: Pos2, share: f64) -> (Vec<Pos2>, Vec<Pos2>) {
    let length: f32 = line.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    // The share is of kilometres and the line is of points: take the corner nearest to the marker near the share.
    let near = share as f32 * length;
    let (mut run, mut best) = (0.0, (f32::INFINITY, 0));
    for (i, pair) in line.windows(2).enumerate() {
        let middle = run + pair[0].distance(pair[1]) / 2.0;
        let off = distance_to_segment(marker, pair[0], pair[1]) + 0.02 * (middle - near).abs();
        if off < best.0 {
            best = (off, i);
        }
        run += pair[0].distance(pair[1]);
    }
    let cut = best.1 + 1;
    let mut done = line[..cut].to_vec();
    done.push(marker);
    let mut ahead = vec![marker];
    ahead.extend_from_slice(&line[cut..]);
    (done, ahead)
}

/// The direction across the last and the next few points of the line.
fn heading(done: &[Pos2], ahead: &[Pos2]) -> Option<Vec2> {
    let marker = *done.last()?;
    let behind = done
        .iter()
        .rev()
        .find(|point| point.distance(marker) > 6.0)
        .or(done.first())?;
    let before = ahead
        .iter()
        .find(|point| point.distance(marker) > 6.0)
        .or(ahead.last())?;
    let along = *before - *behind;
    (along != Vec2::ZERO).then(|| along.normalized())
}

pub(super) fn distance_to_segment(point: Pos2, a: Pos2, b: Pos2) -> f32 {
    let along = b - a;
    let share = ((point - a).dot(along) / along.length_sq().max(1e-9)).clamp(0.0, 1.0);
    point.distance(a + along * share)
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    #[test]
    fn a_line_parts_at_the_marker() {
        let line = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(20.0, 0.0)];
        let (done, ahead) = split(&line, pos2(14.0, 0.0), 0.7);
        assert_eq!(done, [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(14.0, 0.0)]);
        assert_eq!(ahead, [pos2(14.0, 0.0), pos2(20.0, 0.0)]);
        assert_eq!(heading(&done, &ahead), Some(vec2(1.0, 0.0)));
    }
}
