//! Marks: the places stayed at so far, and the present, drawn as precisely as it is known.

use egui::{Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, vec2};

use crate::explore::{Scene, Stop};
use crate::life::{Condition, Kind, PlaceId, Precision, Spot, Stance};

use super::super::paint::{convex, dashed_ring, soft_area};
use super::crowd::{Alone, gather};
use super::sheet::Sheet;
use super::trail::Drawn;

/// From this scale on (points per degree) single houses are marked instead of whole towns.
pub(super) const HOUSES: f64 = 200.0;

/// From these odds on the leg under the clock is marked on an open day as if it were known.
const NEARLY_SURE: f64 = 0.9;

/// A stop as it lies on screen; houses closer than their marks are one.
pub(super) struct DrawnStop<'a> {
    /// The stop whose position the mark has.
    pub(super) stop: &'a Stop,
    /// The others that the mark stands for.
    pub(super) others: Vec<&'a Stop>,
    /// The place whose name the mark bears.
    pub(super) place: PlaceId,
    pub(super) at: Pos2,
    pub(super) radius: f32,
    /// The days of all of them.
    pub(super) days: f64,
}

impl<'a> DrawnStop<'a> {
    /// Every stop the mark stands for.
    pub(super) fn stops(&self) -> impl Iterator<Item = &'a Stop> + '_ {
        std::iter::once(self.stop).chain(self.others.iter().copied())
    }
}

/// The stops that a scale shows.
pub(super) fn stops_at<'a>(scene: &Scene<'a>, scale: f64) -> &'a [Stop] {
    if scale > HOUSES {
        &scene.trace.places
    } else {
        &scene.trace.towns
    }
}

/// The radius of the mark of a stay of so many days, in points.
pub(super) fn radius(days: f64) -> f32 {
    (2.2 + 1.25 * (days / 30.0).sqrt() as f32).min(13.0)
}

/// Draws the stops up to now, the longest first so that short ones stay on top.
pub(super) fn stops<'a>(
    sheet: &Sheet<'_>,
    scene: &Scene<'a>,
    shapes: &mut Vec<Shape>,
) -> Vec<DrawnStop<'a>> {
    let moment = scene.clock.moment;
    let p = &sheet.look.palette;
    let stops = stops_at(scene, sheet.scale());
    // Stops are in the order of their first day, so what has not begun is not looked at.
    let begun = stops.partition_point(|stop| stop.first() <= moment);
    // A little more than is seen, so that a crowd at the edge of the frame stays the same crowd.
    let near = sheet.rect.expand(60.0);
    let mask = scene.finder.mask();
    let alone: Vec<Alone<'a>> = stops[..begun]
        .iter()
        .filter(|stop| {
            let mut stays = stop.stays.iter().take_while(|stay| stay.1 <= moment);
            mask.is_open() || stays.any(|stay| mask.leg(stay.0))
        })
        .filter_map(|stop| {
            let at = sheet.pos(scene.life.place(stop.place).at);
            if !near.contains(at) {
                return None;
            }
            let (days, prison) = if mask.is_open() {
                stop.days_until(moment)
            } else {
                stop.days_of(moment, |leg| mask.leg(leg))
            };
            Some(Alone {
                stop,
                at,
                days,
                prison,
            })
        })
        .collect();
    let seen = sheet.rect.expand(20.0);
    let mut drawn: Vec<(DrawnStop<'a>, bool, bool)> = gather(scene.life, alone)
        .into_iter()
        .filter(|crowd| seen.contains(crowd.first.at))
        .map(|crowd| {
            let prison = crowd.prison * 2.0 > crowd.days;
            let unsure = crowd.is_unsure();
            let mark = DrawnStop {
                stop: crowd.first.stop,
                place: crowd.place,
                at: crowd.first.at,
                radius: radius(crowd.days),
                days: crowd.days,
                others: crowd.others,
            };
            (mark, prison, unsure)
        })
        .collect();
    drawn.sort_by(|a, b| b.0.radius.total_cmp(&a.0.radius));
    let pen = Stroke::new(1.2, p.ink);
    let fill = p.land.gamma_multiply(0.75);
    for (stop, prison, unsure) in &drawn {
        if *unsure {
            shapes.push(soft_area(
                stop.at,
                (stop.radius + 4.0).max(9.0),
                p.ink.gamma_multiply(0.5),
            ));
            dashed_ring(stop.at, stop.radius.max(4.0), pen, shapes);
        } else if *prison {
            let square = Rect::from_center_size(stop.at, Vec2::splat(stop.radius * 1.8));
            shapes.push(Shape::rect_filled(square, 0.0, fill));
            shapes.push(Shape::rect_stroke(square, 0.0, pen, StrokeKind::Middle));
        } else {
            shapes.push(Shape::circle_filled(stop.at, stop.radius, fill));
            shapes.push(Shape::circle_stroke(stop.at, stop.radius, pen));
        }
    }
    drawn.into_iter().map(|(stop, _, _)| stop).collect()
}

/// Draws the present over the names, and under them, on an open day, the places it may be at; returns
/// the rectangle that names keep clear of.
pub(super) fn marker(
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    drawn: &Drawn,
    under: &mut Vec<Shape>,
    shapes: &mut Vec<Shape>,
) -> Rect {
    let now = sheet.look.palette.now;
    let paper = sheet.look.palette.land;
    let whereabouts = &scene.now.whereabouts;
    let at = drawn.marker.unwrap_or_else(|| sheet.pos(scene.now.at));
    if whereabouts.stance == Stance::Between {
        ghosts(sheet, scene, at, under);
        let odds = whereabouts
            .candidates
            .iter()
            .find(|candidate| candidate.leg == scene.now.leg)
            .map_or(0.0, |candidate| candidate.odds);
        // A hard mark would say more than the sources do.
        if odds < NEARLY_SURE {
            return Rect::from_center_size(at, Vec2::splat(36.0));
        }
    }
    let leg = scene.life.leg(scene.now.leg);
    match &leg.kind {
        Kind::Journey { .. } => {
            let heading = drawn.heading.unwrap_or(vec2(1.0, 0.0));
            wedge(at, heading, now, paper, shapes);
            Rect::from_center_size(at, Vec2::splat(34.0))
        }
        Kind::Stay { place } => {
            let precision = scene.life.place(*place).precision;
            let km = precision.radius_km();
            let points = (km / sheet.view.km_per_point(scene.now.at.lat)) as f32;
            match precision {
                Precision::Region | Precision::Sea => {
                    let radius = points.clamp(22.0, 90.0);
                    shapes.push(soft_area(at, radius, now));
                    Rect::from_center_size(at, Vec2::splat(radius * 1.2))
                }
                // At world scale a quarter is as good as a point.
                Precision::District if points > 3.0 => {
                    shapes.push(soft_area(at, points.clamp(22.0, 90.0), now));
                    dashed_ring(at, 15.0, Stroke::new(2.6, now), shapes);
                    Rect::from_center_size(at, Vec2::splat(36.0))
                }
                _ if leg.condition == Condition::Prisoner => {
                    let outer = Rect::from_center_size(at, Vec2::splat(26.0));
                    shapes.push(Shape::rect_filled(outer.expand(2.5), 0.0, paper));
                    shapes.push(Shape::rect_filled(
                        Rect::from_center_size(at, Vec2::splat(16.0)),
                        0.0,
                        now,
                    ));
                    shapes.push(Shape::rect_stroke(
                        outer,
                        0.0,
                        Stroke::new(2.2, now),
                        StrokeKind::Middle,
                    ));
                    outer.expand(3.0)
                }
                _ => {
                    shapes.push(Shape::circle_filled(at, 17.5, paper));
                    shapes.push(Shape::circle_stroke(at, 15.0, Stroke::new(2.2, now)));
                    shapes.push(Shape::circle_filled(at, 9.0, now));
                    Rect::from_center_size(at, Vec2::splat(36.0))
                }
            }
        }
    }
}

/// The candidates of an open day: soft areas as wide as their odds; the leg under the clock is ringed.
fn ghosts(sheet: &Sheet<'_>, scene: &Scene<'_>, marker: Pos2, shapes: &mut Vec<Shape>) {
    let now = sheet.look.palette.now;
    for candidate in &scene.now.whereabouts.candidates {
        let under_clock = candidate.leg == scene.now.leg;
        // That one moves with the clock; the others stand where the day's noon puts them.
        let at = if under_clock {
            marker
        } else {
            sheet.pos(candidate.at)
        };
        let radius = 14.0 + 26.0 * (candidate.odds as f32).sqrt();
        shapes.push(soft_area(at, radius, now));
        if under_clock {
            dashed_ring(at, 15.0, Stroke::new(2.6, now), shapes);
        } else if matches!(candidate.spot, Spot::At(_)) {
            dashed_ring(at, radius * 0.5, Stroke::new(1.6, now), shapes);
        }
    }
}

/// The wedge of someone on the road: it points along the way.
fn wedge(
    at: Pos2,
    heading: Vec2,
    now: egui::Color32,
    paper: egui::Color32,
    shapes: &mut Vec<Shape>,
) {
    let across = vec2(-heading.y, heading.x);
    let triangle = |grow: f32| {
        vec![
            at + heading * (17.0 + 2.0 * grow),
            at - heading * (10.5 + grow) + across * (9.5 + 1.4 * grow),
            at - heading * (10.5 + grow) - across * (9.5 + 1.4 * grow),
        ]
    };
    shapes.push(convex(triangle(2.5), paper, Stroke::NONE));
    shapes.push(convex(triangle(0.0), now, Stroke::NONE));
}
