//! The trail: journeys made so far, the latest in full dress, the older ones as one faint net.

use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Pos2, Rect, Shape, Stroke, Vec2, vec2};

use crate::explore::{Filter, Scene, TraceJourney};
use crate::geo::{Camera, LonLatRect, Projection, View};
use crate::life::{Kind, LegId, Life, PlaceId, Precision};

use super::super::paint::soft_area;
use super::super::theme::{ThemeKind, mix};
use super::lane::{Knot, Line, bounds, lay, unbroken};
use super::ornament::{self, Pen};
use super::sheet::Sheet;
use super::stroke::{seen_runs, stroke, thin};

/// How much of an old leg's colour is left, and its width in points.
const OLD_SHARE: f32 = 0.42;
const OLD_WIDTH: f32 = 0.9;

/// In this last part of its time on the trail a leg goes over into the net of old ones.
const LEAVING: f32 = 0.1;

/// The most journeys in full dress; the busiest year of a busy life has 56.
const MOST: usize = 90;

/// How far outside the frame a leg is still drawn, for its width and its ornaments.
const AROUND: f32 = 12.0;

/// A run of a leg as it lies on screen, for the pointer to find.
pub(super) struct DrawnLeg {
    pub(super) leg: LegId,
    pub(super) line: Vec<Pos2>,
    /// The rectangle around the line.
    pub(super) bounds: Rect,
}

/// What the trail gives to the layers above it.
#[derive(Default)]
pub(super) struct Drawn {
    /// What is seen of the legs drawn, oldest first.
    pub(super) legs: Vec<DrawnLeg>,
    /// The line of the leg in progress, for labels to keep clear of.
    pub(super) current: Vec<Pos2>,
    /// Where the leg in progress ends.
    pub(super) goal: Option<Pos2>,
    /// Where the traveller is on the line of the leg in progress.
    pub(super) marker: Option<Pos2>,
    /// The direction of travel on screen.
    pub(super) heading: Option<Vec2>,
    /// The leg in progress, which lies over the marks of past stays.
    pub(super) over: Vec<Shape>,
}

/// Draws what was travelled up to now; the future is never on the map.
pub(super) fn trail(
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    old: &mut OldLegs,
    shapes: &mut Vec<Shape>,
) -> Drawn {
    let moment = scene.clock.moment;
    let journeys = &scene.trace.journeys;
    let started = journeys.partition_point(|journey| journey.start <= moment);
    // Who is always on the road leaves a shorter trail.
    let oldest = started.checked_sub(MOST + 1).map(|at| &journeys[at]);
    let window = oldest.map_or(f64::INFINITY, |oldest| moment - oldest.end);
    let window = scene.trail_days().min(window.max(0.01));
    let recent = journeys[..started].partition_point(|journey| journey.end < moment - window);
    let mut drawn = Drawn::default();
    shapes.push(Shape::Mesh(old.mesh(sheet, scene, recent)));
    let view = sheet.view.bounds();
    let mut mesh = Mesh::default();
    for journey in &journeys[recent..started] {
        // The leg under the marker is where he is: no filter hides the present.
        let current = journey.leg == scene.now.leg;
        let wanted = current || scene.finder.mask().leg(journey.leg);
        if !wanted || !journey.bounds.intersects(view) {
            continue;
        }
        if current {
            current_leg(sheet, scene, journey, &mut drawn);
        } else {
            let age = ((moment - journey.end) / window).clamp(0.0, 1.0) as f32;
            past_leg(sheet, scene, journey, age, &mut mesh, &mut drawn);
        }
    }
    shapes.push(Shape::mesh(mesh));
    drawn
}

/// A leg done: its colour and weight tell how long ago.
fn past_leg(
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    journey: &TraceJourney,
    age: f32,
    mesh: &mut Mesh,
    drawn: &mut Drawn,
) {
    let Kind::Journey { path, .. } = &scene.life.leg(journey.leg).kind else {
        return;
    };
    let old = sheet.look.palette.trail_old.gamma_multiply(OLD_SHARE);
    let leaving = ((age - (1.0 - LEAVING)) / LEAVING).clamp(0.0, 1.0);
    let laid = lay(sheet, path, journey, None, 1.0 - leaving);
    let width = 3.2 - 1.7 * age;
    let pen = Pen {
        ornament: 1.0 - leaving,
        ..Pen::sure(
            width + (OLD_WIDTH - width) * leaving,
            mix(sheet.look.trail(age), old, leaving),
        )
    };
    let pen = pen.doubting(journey.doubt, journey.road);
    for line in &laid.lines {
        let whole = line.last().map_or(0.0, |knot| knot.run);
        for run in seen_runs(line, |knot| knot.pos, sheet.rect.expand(AROUND)) {
            ornament::draw(mesh, run, whole, journey.mode, pen);
        }
        note(sheet, journey.leg, line, drawn);
    }
}

/// The leg in progress: done up to the marker, dotted from there to its goal.
fn current_leg(sheet: &Sheet<'_>, scene: &Scene<'_>, journey: &TraceJourney, drawn: &mut Drawn) {
    let Kind::Journey { path, to, .. } = &scene.life.leg(journey.leg).kind else {
        return;
    };
    let now = sheet.look.palette.now;
    let laid = lay(sheet, path, journey, Some(scene.now.share), 1.0);
    let Some((of, at)) = laid.traveller else {
        return;
    };
    let mut mesh = Mesh::default();
    let pen = Pen::sure(3.4, now).doubting(journey.doubt, journey.road);
    let reach = sheet.rect.expand(AROUND);
    for (index, line) in laid.lines.iter().enumerate() {
        let cut = match index.cmp(&of) {
            std::cmp::Ordering::Less => line.len() - 1,
            std::cmp::Ordering::Equal => at,
            std::cmp::Ordering::Greater => 0,
        };
        let (done, ahead) = (&line[..=cut], &line[cut..]);
        let whole = done.last().map_or(0.0, |knot| knot.run);
        for run in seen_runs(done, |knot| knot.pos, reach) {
            ornament::draw(&mut mesh, run, whole, journey.mode, pen);
        }
        for run in seen_runs(ahead, |knot| knot.pos, reach) {
            ornament::ahead(&mut mesh, run, now);
        }
        drawn.current.extend(line.iter().map(|knot| knot.pos));
        note(sheet, journey.leg, line, drawn);
    }
    drawn.over.push(Shape::mesh(mesh));
    drawn.marker = Some(laid.lines[of][at].pos);
    drawn.heading = heading(&laid.lines[of], at);
    drawn.goal = laid.lines.last().and_then(|line| Some(line.last()?.pos));
    if let Some(goal) = drawn.goal {
        goal_mark(sheet, scene, *to, goal, &mut drawn.over);
    }
}

/// The ring at the end of the way; where only the region is known, an area without an edge.
fn goal_mark(
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    place: PlaceId,
    at: Pos2,
    shapes: &mut Vec<Shape>,
) {
    let p = &sheet.look.palette;
    if scene.life.place(place).precision >= Precision::Region {
        shapes.push(soft_area(at, 22.0, p.now));
        return;
    }
    shapes.push(Shape::circle_filled(at, 4.2, p.land));
    shapes.push(Shape::circle_stroke(at, 4.2, Stroke::new(2.0, p.now)));
}

/// Keeps what is seen of a line, for the pointer and for names.
fn note(sheet: &Sheet<'_>, leg: LegId, line: &Line, drawn: &mut Drawn) {
    for run in seen_runs(line, |knot| knot.pos, sheet.rect) {
        drawn.legs.push(DrawnLeg {
            leg,
            bounds: bounds(run),
            line: run.iter().map(|knot| knot.pos).collect(),
        });
    }
}

/// The direction of a line at one of its knots, across the last and the next few points.
fn heading(line: &[Knot], at: usize) -> Option<Vec2> {
    let marker = line[at].pos;
    let far = |knot: &&Knot| knot.pos.distance(marker) > 6.0;
    let behind = line[..at].iter().rev().find(far).or(line.first())?;
    let before = line[at + 1..].iter().find(far).or(line.last())?;
    let along = before.pos - behind.pos;
    (along != Vec2::ZERO).then(|| along.normalized())
}

pub(super) fn distance_to_segment(point: Pos2, a: Pos2, b: Pos2) -> f32 {
    let along = b - a;
    let share = ((point - a).dot(along) / along.length_sq().max(1e-9)).clamp(0.0, 1.0);
    point.distance(a + along * share)
}

/// What decides whether the net of old legs can be used again.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    scale: f64,
    projection: Projection,
    size: Vec2,
    theme: ThemeKind,
    life: *const Life,
    filter: Filter,
}

/// The net of legs older than the trail: every stretch of road once, however often he went. It is
/// made for more than the frame, moved with the map, and grows and shrinks with the clock.
#[derive(Default)]
pub(super) struct OldLegs {
    key: Option<Key>,
    made_for: Option<Camera>,
    covered: Option<LonLatRect>,
    /// Vertices and indices of the mesh after each leg that went a new way.
    marks: Vec<(usize, usize)>,
    mesh: Arc<Mesh>,
    /// How far the mesh has been moved since it was made around the view's centre.
    moved: Vec2,
}

impl OldLegs {
    /// The net of the first `count` journeys.
    fn mesh(&mut self, sheet: &Sheet<'_>, scene: &Scene<'_>, count: usize) -> Arc<Mesh> {
        let count = scene
            .trace
            .pioneers
            .partition_point(|number| *number < count);
        let key = Key {
            scale: sheet.scale(),
            projection: sheet.view.projection(),
            size: sheet.rect.size(),
            theme: sheet.look.kind,
            life: Arc::as_ptr(scene.life),
            filter: scene.finder.wanted().filter,
        };
        let view = sheet.view.bounds();
        let inside = self.covered.is_some_and(|covered| {
            covered.west <= view.west
                && view.east <= covered.east
                && covered.south <= view.south
                && view.north <= covered.north
        });
        if self.key != Some(key) || !inside {
            *self = Self {
                key: Some(key),
                made_for: Some(sheet.view.camera),
                covered: Some(twice(sheet)),
                moved: sheet.rect.center().to_vec2(),
                ..Self::default()
            };
        }
        self.place(sheet);
        if self.marks.len() > count {
            self.marks.truncate(count);
            let (vertices, indices) = self.marks.last().copied().unwrap_or_default();
            let mesh = Arc::make_mut(&mut self.mesh);
            mesh.vertices.truncate(vertices);
            mesh.indices.truncate(indices);
        } else if self.marks.len() < count {
            self.grow(sheet, scene, count);
        }
        Arc::clone(&self.mesh)
    }

    /// Moves the mesh to where the camera has gone since it was made.
    fn place(&mut self, sheet: &Sheet<'_>) {
        let Some(made_for) = self.made_for else {
            return;
        };
        let (dx, dy) = sheet.offset_of_map(made_for.lon, made_for.lat);
        let at = sheet.rect.center().to_vec2() + vec2(dx as f32, dy as f32);
        if at != self.moved {
            Arc::make_mut(&mut self.mesh).translate(at - self.moved);
            self.moved = at;
        }
    }

    /// Adds the legs that have become old since, as far as they lie in what the mesh covers.
    fn grow(&mut self, sheet: &Sheet<'_>, scene: &Scene<'_>, count: usize) {
        let Some(covered) = self.covered else {
            return;
        };
        let color = sheet.look.palette.trail_old.gamma_multiply(OLD_SHARE);
        let reach = Rect::from_center_size(self.moved.to_pos2(), sheet.rect.size() * 2.0);
        let mesh = Arc::make_mut(&mut self.mesh);
        let mut line = Vec::new();
        for number in &scene.trace.pioneers[self.marks.len()..count] {
            let journey = &scene.trace.journeys[*number];
            if scene.finder.mask().leg(journey.leg)
                && let Kind::Journey { path, .. } = &scene.life.leg(journey.leg).kind
                && journey.bounds.intersects(covered)
            {
                for fresh in &journey.fresh {
                    for part in unbroken(&path.points()[fresh.clone()], |at| *at) {
                        let points = part
                            .into_iter()
                            .map(|(lon, at)| sheet.pos_of_map(lon, at.lat));
                        thin(points, 1.5, &mut line);
                        for run in seen_runs(&line, |at| *at, reach.expand(4.0)) {
                            stroke(mesh, run, OLD_WIDTH, color);
                        }
                    }
                }
            }
            self.marks.push((mesh.vertices.len(), mesh.indices.len()));
        }
    }
}

/// The rectangle of the globe around the view, twice as wide and high.
fn twice(sheet: &Sheet<'_>) -> LonLatRect {
    let View { width, height, .. } = sheet.view;
    let (west, north) = sheet.view.map_from_point(-width, -height);
    let (east, south) = sheet.view.map_from_point(width, height);
    LonLatRect {
        west,
        south,
        east,
        north,
    }
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;
    use crate::explore::{Command, Explorer};
    use crate::widgets::theme::Look;
    use crate::words::Lang;

    fn explorer(day: &str) -> Explorer {
        let life = crate::load::load_embedded().unwrap().life;
        let mut explorer = Explorer::new(life, Lang::En);
        explorer.apply(Command::ShowDay(day.parse().unwrap()));
        explorer
    }

    fn sheet(look: &Look, lat: f64, lon: f64, scale: f64) -> Sheet<'_> {
        let rect = Rect::from_min_size(pos2(362.0, 14.0), vec2(1224.0, 682.0));
        let view = Camera { lon, lat, scale }.through(1224.0, 682.0);
        Sheet::new(look, rect, view)
    }

    /// The mesh of a count of old legs on a sheet.
    fn net(old: &mut OldLegs, sheet: &Sheet<'_>, explorer: &Explorer, count: usize) -> Arc<Mesh> {
        old.mesh(sheet, &explorer.scene(), count)
    }

    #[test]
    fn a_still_net_is_the_same_mesh_and_a_panned_one_is_moved() {
        let (look, explorer) = (Look::new(ThemeKind::Light, false), explorer("1930-01-01"));
        let mut old = OldLegs::default();
        let first = net(&mut old, &sheet(&look, 50.0, 20.0, 20.0), &explorer, 200);
        let again = net(&mut old, &sheet(&look, 50.0, 20.0, 20.0), &explorer, 200);
        assert!(Arc::ptr_eq(&first, &again));
        assert!(first.vertices.len() > 1000);
        let made_for = old.made_for;
        for step in 1..30 {
            let lon = 20.0 + f64::from(step);
            let moved = net(&mut old, &sheet(&look, 51.0, lon, 20.0), &explorer, 200);
            assert_eq!(old.made_for, made_for, "moved, not made anew");
            let shift = moved.vertices[0].pos - first.vertices[0].pos;
            assert!((shift.x + 20.0 * step as f32).abs() < 0.05, "{shift:?}");
        }
        // Once the frame comes to the edge of what was made there is more of it.
        net(&mut old, &sheet(&look, 51.0, 52.0, 20.0), &explorer, 200);
        assert_ne!(old.made_for, made_for);
    }

    /// Where a mesh has ink within the frame, on a grid of two points.
    fn ink(mesh: &Mesh, frame: Rect) -> std::collections::BTreeSet<(i32, i32)> {
        let seen = |at: &Pos2| frame.contains(*at);
        let at = |index: u32| mesh.vertices[index as usize].pos;
        mesh.indices
            .chunks_exact(3)
            .map(|corners| {
                (at(corners[0]) + at(corners[1]).to_vec2() + at(corners[2]).to_vec2()) / 3.0
            })
            .filter(seen)
            .map(|at| ((at.x / 4.0).round() as i32, (at.y / 4.0).round() as i32))
            .collect()
    }

    #[test]
    fn a_moved_and_grown_net_is_the_net_that_would_be_made_there() {
        let (look, explorer) = (Look::new(ThemeKind::Light, false), explorer("1930-01-01"));
        let (here, there) = (
            sheet(&look, 50.0, 20.0, 20.0),
            sheet(&look, 52.0, 40.0, 20.0),
        );
        let mut old = OldLegs::default();
        net(&mut old, &here, &explorer, 60);
        net(&mut old, &there, &explorer, 150);
        let moved = net(&mut old, &here, &explorer, 150);
        let fresh = net(&mut OldLegs::default(), &here, &explorer, 150);
        let (a, b) = (ink(&moved, here.rect), ink(&fresh, here.rect));
        // A grid line through a point may part the two by a hair.
        let apart = a.symmetric_difference(&b).count();
        assert!(
            b.len() > 500 && apart * 20 < b.len(),
            "{apart} of {}",
            b.len()
        );
        // Back in time the net is the smaller one again.
        let back = net(&mut old, &here, &explorer, 60);
        let small = net(&mut OldLegs::default(), &here, &explorer, 60);
        assert_eq!(back.vertices.len(), small.vertices.len());
        assert!(back.is_valid());
    }

    #[test]
    fn the_net_has_every_stretch_of_road_once() {
        let explorer = explorer("1940-08-20");
        let scene = explorer.scene();
        let mut steps = std::collections::BTreeSet::new();
        let mut all = 0;
        for journey in &scene.trace.journeys {
            let Kind::Journey { path, .. } = &scene.life.leg(journey.leg).kind else {
                panic!("a journey");
            };
            for fresh in &journey.fresh {
                for pair in path.points()[fresh.clone()].windows(2) {
                    let fine = |x: f64| (x * 1e4).round() as i64;
                    let mut ends = [pair[0], pair[1]].map(|at| (fine(at.lat), fine(at.lon)));
                    ends.sort_unstable();
                    steps.insert(ends);
                    all += 1;
                }
            }
        }
        assert_eq!(steps.len(), all);
        let whole: usize = scene
            .trace
            .journeys
            .iter()
            .map(|journey| journey.shared.len())
            .sum();
        assert!(all * 2 < whole, "{all} of {whole} steps are new");
    }

    #[test]
    fn the_marker_is_on_the_line_of_its_leg_and_points_along_it() {
        let look = Look::new(ThemeKind::Light, false);
        for (day, lat, lon, scale) in [
            ("1917-03-29", 42.0, -68.0, 60.0),
            ("1917-03-29", 42.0, -68.0, 4.0),
            ("1929-02-11", 44.0, 30.0, 30.0),
        ] {
            let explorer = explorer(day);
            let scene = explorer.scene();
            let sheet = sheet(&look, lat, lon, scale);
            let drawn = trail(&sheet, &scene, &mut OldLegs::default(), &mut Vec::new());
            let marker = drawn.marker.unwrap();
            let off = drawn
                .current
                .windows(2)
                .map(|pair| distance_to_segment(marker, pair[0], pair[1]))
                .fold(f32::INFINITY, f32::min);
            assert!(off < 0.01, "{day}: {off} points off the line");
            // A lane is the most that it may stand beside the road itself.
            assert!(marker.distance(sheet.pos(scene.now.at)) < 3.3, "{day}");
            let bearing = scene.now.bearing.unwrap().to_radians() as f32;
            let heading = drawn.heading.unwrap();
            assert!(
                heading.dot(vec2(bearing.sin(), -bearing.cos())) > 0.85,
                "{day}: {heading:?}, {bearing}"
            );
        }
    }

    #[test]
    fn a_leg_goes_over_into_the_net_without_a_jump() {
        let look = Look::new(ThemeKind::Light, false);
        let mut explorer = explorer("1917-04-20");
        let arrived = explorer
            .scene()
            .trace
            .journeys
            .iter()
            .find(|journey| explorer.life().leg(journey.leg).key == "trip-new-york-halifax-1917")
            .map(|journey| journey.end);
        let Some(arrived) = arrived else {
            panic!("the leg is in the record");
        };
        // The colour and the width of a leg one day before it leaves the trail.
        let window = explorer.scene().trail_days();
        explorer.apply(Command::Scrub(arrived + window - 0.5));
        let sheet = sheet(&look, 42.0, -68.0, 12.0);
        let mut shapes = Vec::new();
        trail(
            &sheet,
            &explorer.scene(),
            &mut OldLegs::default(),
            &mut shapes,
        );
        let old = look.palette.trail_old.gamma_multiply(OLD_SHARE * OLD_WIDTH);
        let Some(Shape::Mesh(mesh)) = shapes.last() else {
            panic!("the trail is a mesh");
        };
        let near = |a: egui::Color32| {
            a.to_array()
                .into_iter()
                .zip(old.to_array())
                .all(|(a, b)| a.abs_diff(b) < 12)
        };
        assert!(mesh.vertices.iter().any(|vertex| near(vertex.color)));
    }
}
