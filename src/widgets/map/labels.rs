//! Names on the map, placed by importance, never over one another, steady while the map moves.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Color32, Galley, Painter, Pos2, Rect, Shape, Vec2, pos2, vec2};

use crate::explore::Scene;
use crate::life::{Kind, Life, PlaceId};
use crate::words::Lang;
use crate::world::{LabelKind, labels as world_labels, towns};

use super::super::paint::{halo, line, spaced};
use super::super::theme::Face;
use super::marks::{DrawnStop, HOUSES};
use super::sheet::Sheet;
use super::trail::{Drawn, distance_to_segment};

/// The key of the name of where he is.
const PRESENT: &str = "present";

/// A name waiting for its place.
struct Wanted {
    key: String,
    /// The place of the life it names, if any.
    place: Option<PlaceId>,
    anchor: Pos2,
    /// How far from the anchor the name must stay.
    clear: f32,
    galley: Arc<Galley>,
    below: Option<Arc<Galley>>,
    color: Color32,
    ground: Color32,
    centred: bool,
    /// A small dot is drawn for a background town.
    dot: bool,
}

/// A name that found its place.
pub(super) struct Placed {
    pub(super) place: Option<PlaceId>,
    pub(super) text: String,
    pub(super) rect: Rect,
}

/// Where each name stood last, so that it stays there while it can.
#[derive(Default)]
pub(super) struct LabelMemory {
    slots: BTreeMap<String, usize>,
}

/// What names must keep clear of.
pub(super) struct Obstacles<'a> {
    pub(super) marker: Rect,
    pub(super) drawn: &'a Drawn,
    /// Plates and buttons over the map.
    pub(super) plates: &'a [Rect],
}

/// Places and paints the names; returns where they stand.
pub(super) fn labels(
    painter: &Painter,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    stops: &[DrawnStop],
    obstacles: &Obstacles<'_>,
    memory: &mut LabelMemory,
    shapes: &mut Vec<Shape>,
) -> Vec<Placed> {
    let mut wanted = Vec::new();
    want_present(painter, sheet, scene, obstacles, &mut wanted);
    want_stops(painter, sheet, scene, stops, &mut wanted);
    want_waters(painter, sheet, scene.lang(), &mut wanted);
    want_towns(painter, sheet, scene, stops, &mut wanted);
    let mut taken: Vec<Rect> = obstacles.plates.to_vec();
    taken.push(obstacles.marker);
    // Marks of long stays are not written over; small ones give way to a name.
    taken.extend(
        stops
            .iter()
            .filter(|stop| stop.radius > 5.0)
            .map(|stop| Rect::from_center_size(stop.at, Vec2::splat(2.0 * stop.radius))),
    );
    let marker = obstacles.plates.len();
    let marks = taken.len();
    let mut placed = Vec::new();
    let mut slots = BTreeMap::new();
    for name in wanted {
        let size = name.below.as_ref().map_or(name.galley.size(), |below| {
            vec2(
                name.galley.size().x.max(below.size().x),
                name.galley.size().y + below.size().y - 3.0,
            )
        });
        let before = memory.slots.get(&name.key).copied();
        let own = Rect::from_center_size(name.anchor, Vec2::splat(2.0 * name.clear));
        let fits = |rect: &Rect| {
            sheet.rect.shrink(4.0).contains_rect(*rect)
                && taken.iter().enumerate().all(|(i, other)| {
                    // A name stands beside its own mark, which is an obstacle to the others only.
                    // The name of the present gives way to no mark but the marker.
                    (marker < i
                        && i < marks
                        && (name.key == PRESENT || other.center().distance(own.center()) < 1.0))
                        || !other.intersects(*rect)
                })
                && !crosses(&obstacles.drawn.current, rect.shrink(2.0))
        };
        let free: Vec<(usize, Rect)> = before
            .into_iter()
            .chain(0..SLOTS.len())
            .map(|slot| (slot, name.rect(slot, size)))
            .filter(|(_, rect)| fits(rect))
            .collect();
        // Among the places that are free, one clear of the journeys of late is better.
        let clear = |(_, rect): &&(usize, Rect)| {
            obstacles
                .drawn
                .legs
                .iter()
                .all(|leg| !crosses(&leg.line, rect.shrink(2.0)))
        };
        let found = free.iter().find(clear).or(free.first()).copied();
        let Some((slot, rect)) = found else { continue };
        slots.insert(name.key.clone(), slot);
        taken.push(rect.expand2(vec2(3.0, 0.0)));
        name.paint(rect, shapes);
        placed.push(Placed {
            place: name.place,
            text: name.galley.text().to_owned(),
            rect,
        });
    }
    memory.slots = slots;
    placed
}

/// Directions from the anchor: right, left, the corners, above, below.
const SLOTS: [(f32, f32); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (1.0, -1.0),
    (1.0, 1.0),
    (-1.0, -1.0),
    (-1.0, 1.0),
    (0.0, -1.0),
    (0.0, 1.0),
];

impl Wanted {
    fn rect(&self, slot: usize, size: Vec2) -> Rect {
        if self.centred {
            // Names of waters stand on their middle; other slots move them a little up or down.
            let (x, y) = SLOTS[slot];
            return Rect::from_center_size(self.anchor + vec2(x * 0.25 * size.x, y * size.y), size);
        }
        let (x, y) = SLOTS[slot];
        let corner = if x != 0.0 && y != 0.0 { 0.72 } else { 1.0 };
        let gap = (self.clear + 3.0) * corner;
        let centre = self.anchor
            + vec2(
                x * (gap + size.x / 2.0),
                y * (gap * 0.8
                    + if x == 0.0 {
                        size.y / 2.0
                    } else {
                        size.y * 0.35
                    }),
            );
        Rect::from_center_size(centre, size)
    }

    fn paint(&self, rect: Rect, shapes: &mut Vec<Shape>) {
        if self.dot {
            shapes.push(Shape::circle_filled(self.anchor, 2.4, self.ground));
            shapes.push(Shape::circle_filled(self.anchor, 1.6, self.color));
        }
        let left = |galley: &Galley| {
            // A name to the left of its mark is set flush with it.
            if rect.center().x < self.anchor.x - 2.0 && !self.centred {
                rect.right() - galley.size().x
            } else {
                rect.left()
            }
        };
        shapes.extend(halo(
            pos2(left(&self.galley), rect.top()),
            &self.galley,
            self.color,
            self.ground,
            1.6,
        ));
        if let Some(below) = &self.below {
            let at = pos2(left(below), rect.bottom() - below.size().y);
            shapes.extend(halo(at, below, self.color, self.ground, 1.4));
        }
    }
}

fn crosses(line: &[Pos2], rect: Rect) -> bool {
    let (centre, half) = (rect.center(), rect.size() / 2.0);
    line.windows(2).any(|pair| {
        // Cheap first: a long way off is no crossing.
        if distance_to_segment(centre, pair[0], pair[1]) > half.length() {
            return false;
        }
        (0..=12).any(|i| {
            let along = (i as f32 / 12.0) * (pair[1] - pair[0]);
            rect.contains(pair[0] + along)
        }) || rect.intersects_ray(pair[0], (pair[1] - pair[0]).normalized())
            && rect.intersects_ray(pair[1], (pair[0] - pair[1]).normalized())
    })
}

fn name_galley(painter: &Painter, text: &str, face: Face, size: f32) -> Arc<Galley> {
    line(painter, text, face.size(size), Color32::PLACEHOLDER)
}

/// The town's name at wide views, the place's own at close ones.
fn shown_place(life: &Life, place: PlaceId, scale: f64) -> PlaceId {
    if scale > HOUSES {
        place
    } else {
        life.town(place)
    }
}

fn want_present(
    painter: &Painter,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    obstacles: &Obstacles<'_>,
    out: &mut Vec<Wanted>,
) {
    let p = &sheet.look.palette;
    let mut want = |place: PlaceId, anchor: Pos2, clear: f32, size: f32, key: &str| {
        let place = shown_place(scene.life, place, sheet.scale());
        out.push(Wanted {
            key: key.to_owned(),
            place: Some(place),
            anchor,
            clear,
            galley: name_galley(
                painter,
                scene.life.place(place).name(scene.now.day, scene.lang()),
                Face::NarrowBold,
                size,
            ),
            below: modern_name(painter, scene, place, sheet.scale()),
            color: p.ink,
            ground: p.land,
            centred: false,
            dot: false,
        });
    };
    match &scene.life.leg(scene.now.leg).kind {
        Kind::Stay { place } => want(
            *place,
            sheet.pos(scene.now.at),
            obstacles.marker.width() / 2.0,
            19.0,
            PRESENT,
        ),
        Kind::Journey { from, to, .. } => {
            // An end of the way that the marker stands on is named beside the marker.
            let clear = |at: Pos2| {
                let under = at.distance(obstacles.marker.center()) < 8.0;
                if under {
                    obstacles.marker.width() / 2.0
                } else {
                    7.0
                }
            };
            if let Some(goal) = obstacles.drawn.goal {
                want(*to, goal, clear(goal), 16.0, "goal");
            }
            let start = sheet.pos(scene.life.place(*from).at);
            want(*from, start, clear(start), 16.0, "start");
        }
    }
}

/// Today's name in italics, at town zoom, where it differs.
fn modern_name(
    painter: &Painter,
    scene: &Scene<'_>,
    place: PlaceId,
    scale: f64,
) -> Option<Arc<Galley>> {
    let record = scene.life.place(place);
    let name = record.name(scene.now.day, scene.lang());
    let differs = !record.modern_name.is_empty()
        && record.modern_name != name
        && !name.contains(&record.modern_name);
    // Today's official names are written in the local Latin form, which tells a Russian reader little.
    (scale > 60.0 && differs && scene.lang() != Lang::Ru)
        .then(|| name_galley(painter, &record.modern_name, Face::SerifItalic, 12.5))
}

/// The name without what explains it: a wide view has no room for `(Pera)` or `near Imatra`.
fn short(name: &str) -> &str {
    name.split([',', '(']).next().unwrap_or(name).trim_end()
}

fn want_stops(
    painter: &Painter,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    stops: &[DrawnStop],
    out: &mut Vec<Wanted>,
) {
    /// More names than this no eye reads.
    const MOST: usize = 90;
    let p = &sheet.look.palette;
    let taken: Vec<PlaceId> = out.iter().filter_map(|name| name.place).collect();
    let mut order: Vec<&DrawnStop> = stops
        .iter()
        .filter(|stop| !taken.contains(&stop.place))
        .collect();
    order.sort_by(|a, b| b.days.total_cmp(&a.days));
    // At world zoom a night on the way is a mark without a name.
    let least = if sheet.scale() < 9.0 {
        20.0
    } else if sheet.scale() < 24.0 {
        3.0
    } else {
        0.0
    };
    for stop in order
        .into_iter()
        .take(MOST)
        .filter(|stop| stop.days >= least)
    {
        let face = if stop.days > 500.0 {
            Face::NarrowBold
        } else {
            Face::Narrow
        };
        let name = scene
            .life
            .place(stop.place)
            .name(scene.now.day, scene.lang());
        let name = if sheet.scale() < 24.0 {
            short(name)
        } else {
            name
        };
        out.push(Wanted {
            key: scene.life.place(stop.place).key.clone(),
            place: Some(stop.place),
            anchor: stop.at,
            clear: stop.radius + 1.0,
            galley: name_galley(painter, name, face, 14.0),
            below: None,
            color: p.ink,
            ground: p.land,
            centred: false,
            dot: false,
        });
    }
}

fn want_waters(painter: &Painter, sheet: &Sheet<'_>, lang: Lang, out: &mut Vec<Wanted>) {
    let p = &sheet.look.palette;
    let scale = sheet.scale();
    for label in world_labels() {
        let least = match (label.kind, label.rank) {
            (LabelKind::Ocean, _) => 1.0,
            (LabelKind::Water, 1) => 9.0,
            (LabelKind::Water, 2) => 20.0,
            (LabelKind::Water | LabelKind::Lake, _) => 30.0,
            (LabelKind::River, _) => 40.0,
            (LabelKind::Land, _) => 16.0,
        };
        let at = sheet.pos(label.at);
        // A sea's name is lost when the sea is far wider than the frame.
        if scale < least || scale > least * 260.0 || !sheet.rect.contains(at) {
            continue;
        }
        let water = label.kind != LabelKind::Land;
        let (color, ground) = match label.kind {
            LabelKind::Ocean | LabelKind::Water | LabelKind::Lake => (p.sea_label, p.sea),
            LabelKind::River => (p.sea_label, p.land),
            LabelKind::Land => (p.state_label, p.land),
        };
        let size = match label.rank {
            1 if label.kind == LabelKind::Ocean => 18.0,
            1 => 15.0,
            2 => 14.0,
            _ => 12.5,
        };
        let text = label.name.get(lang);
        let text = if label.rank == 1 && water {
            text.to_uppercase()
        } else {
            text.to_owned()
        };
        let spacing = if label.rank == 1 {
            size * 0.22
        } else {
            size * 0.05
        };
        out.push(Wanted {
            key: format!("label-{text}"),
            place: None,
            anchor: at,
            clear: 0.0,
            galley: spaced(
                painter,
                &text,
                Face::SerifItalic.size(size),
                spacing,
                Color32::PLACEHOLDER,
            ),
            below: None,
            color,
            ground,
            centred: true,
            dot: false,
        });
    }
}

fn want_towns(
    painter: &Painter,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    stops: &[DrawnStop],
    out: &mut Vec<Wanted>,
) {
    let p = &sheet.look.palette;
    let scale = sheet.scale();
    for town in towns() {
        let least = match town.rank {
            1 => 16.0,
            2 => 26.0,
            3 => 48.0,
            _ => 90.0,
        };
        if scale < least || scale > 3000.0 || !town.holds(scene.now.day) {
            continue;
        }
        let at = sheet.pos(town.at);
        if !sheet.rect.contains(at) {
            continue;
        }
        // A town he has stayed in is named by its mark.
        let near = (scale * 0.12).clamp(6.0, 60.0) as f32;
        if stops.iter().any(|stop| stop.at.distance(at) < near) {
            continue;
        }
        out.push(Wanted {
            key: format!("town-{}", town.id),
            place: None,
            anchor: at,
            clear: 3.0,
            galley: name_galley(painter, town.name.get(scene.lang()), Face::Narrow, 13.0),
            below: None,
            color: p.ink3,
            ground: p.land,
            centred: false,
            dot: true,
        });
    }
}
