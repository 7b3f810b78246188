//! Names on the map, placed by importance, never over one another, steady while the map moves.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Color32, Galley, Painter, Pos2, Rect, Shape, Vec2, pos2, vec2};

use crate::explore::Scene;
use crate::life::PlaceId;

use super::super::paint::halo;
use super::super::theme::Palette;
use super::marks::DrawnStop;
use super::mask::Ground;
use super::names::{PRESENT, wanted};
use super::sheet::Sheet;
use super::trail::{Drawn, distance_to_segment};

/// How much a journey through a name afloat counts, beside its share on land.
const CROSSED: f32 = 0.5;

/// How a name stands to its anchor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stand {
    /// Beside a mark.
    Beside,
    /// On its middle.
    Centred,
    /// On water, as near to its middle as there is water; the value says how far it may drift, in
    /// points.
    Afloat(f32),
}

/// A name waiting for its place.
pub(super) struct Wanted {
    pub(super) key: String,
    /// The place of the life it names, if any.
    pub(super) place: Option<PlaceId>,
    pub(super) anchor: Pos2,
    /// How far from the anchor the name must stay.
    pub(super) clear: f32,
    pub(super) galley: Arc<Galley>,
    pub(super) below: Option<Arc<Galley>>,
    pub(super) color: Color32,
    pub(super) stand: Stand,
    /// A name afloat is left out rather than drawn with more than this share of it on land.
    pub(super) most_ashore: f32,
    /// A small dot is drawn for a background town.
    pub(super) dot: bool,
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
    /// Land and water under the names.
    pub(super) ground: Ground<'a>,
}

/// Places and paints the names; returns where they stand.
pub(super) fn labels(
    painter: &Painter,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    stops: &[DrawnStop<'_>],
    obstacles: &Obstacles<'_>,
    memory: &mut LabelMemory,
    shapes: &mut Vec<Shape>,
) -> Vec<Placed> {
    let mut table = Table::new(sheet, stops, obstacles);
    let mut placed = Vec::new();
    let mut slots = BTreeMap::new();
    for name in wanted(painter, sheet, scene, stops, obstacles) {
        // A long sea has several places for its name; one is enough.
        if slots.contains_key(&name.key) {
            continue;
        }
        let before = memory.slots.get(&name.key).copied();
        let Some((slot, rect)) = table.find(&name, before) else {
            continue;
        };
        table.taken.push(rect.expand2(vec2(3.0, 0.0)));
        name.paint(rect, &sheet.look.palette, obstacles.ground, shapes);
        slots.insert(name.key, slot);
        placed.push(Placed {
            place: name.place,
            text: name.galley.text().to_owned(),
            rect,
        });
    }
    memory.slots = slots;
    placed
}

/// What is taken already, and the search for a free place.
struct Table<'a> {
    frame: Rect,
    obstacles: &'a Obstacles<'a>,
    /// Plates, then the marker, then the marks of long stays, then names.
    taken: Vec<Rect>,
    marker: usize,
    marks: usize,
}

impl<'a> Table<'a> {
    fn new(sheet: &Sheet<'_>, stops: &[DrawnStop<'_>], obstacles: &'a Obstacles<'a>) -> Self {
        let mut taken: Vec<Rect> = obstacles.plates.to_vec();
        taken.push(obstacles.marker);
        // Marks of long stays are not written over; small ones give way to a name.
        taken.extend(
            stops
                .iter()
                .filter(|stop| stop.radius > 5.0)
                .map(|stop| Rect::from_center_size(stop.at, Vec2::splat(2.0 * stop.radius))),
        );
        Self {
            frame: sheet.rect.shrink(4.0),
            marker: obstacles.plates.len(),
            marks: taken.len(),
            obstacles,
            taken,
        }
    }

    /// The place of a name: where it stood before if that is free still, else the best of those free.
    fn find(&self, name: &Wanted, before: Option<usize>) -> Option<(usize, Rect)> {
        let slots = name.slots();
        let free = || {
            before
                .filter(|slot| *slot < slots.len())
                .into_iter()
                .chain(0..slots.len())
                .map(|slot| (slot, name.rect(slots[slot])))
                .filter(|(_, rect)| self.is_free(name, *rect))
        };
        match name.stand {
            Stand::Beside | Stand::Centred => {
                // Among the places that are free, one clear of the journeys of late is better.
                let clear = |(_, rect): &(usize, Rect)| self.is_clear_of_journeys(*rect);
                free().find(clear).or_else(|| free().next())
            }
            Stand::Afloat(_) => {
                // A journey through the letters is as bad as half of them on land: better no name than that.
                let worth = |rect: Rect| {
                    let ashore = self.obstacles.ground.land_share(rect.shrink(1.0));
                    let crossed = if self.is_clear_of_journeys(rect) {
                        0.0
                    } else {
                        CROSSED
                    };
                    ashore + crossed
                };
                let mut best = None;
                for (slot, rect) in free() {
                    let share = worth(rect);
                    // The slots run outwards, so the first without a fault is the nearest.
                    if share == 0.0 {
                        return Some((slot, rect));
                    }
                    if best.is_none_or(|(least, _)| share < least) {
                        best = Some((share, (slot, rect)));
                    }
                }
                best.filter(|(share, _)| *share <= name.most_ashore)
                    .map(|(_, found)| found)
            }
        }
    }

    fn is_clear_of_journeys(&self, rect: Rect) -> bool {
        let rect = rect.shrink(2.0);
        self.obstacles
            .drawn
            .legs
            .iter()
            .all(|leg| !leg.bounds.intersects(rect) || !crosses(&leg.line, rect))
    }

    fn is_free(&self, name: &Wanted, rect: Rect) -> bool {
        self.frame.contains_rect(rect)
            && self.taken.iter().enumerate().all(|(i, other)| {
                // A name stands beside its own mark, which is an obstacle to the others only.
                // The name of the present gives way to no mark but the marker.
                let mark = self.marker < i && i < self.marks;
                (mark && (name.key == PRESENT || other.center().distance(name.anchor) < 1.0))
                    || !other.intersects(rect)
            })
            && !crosses(&self.obstacles.drawn.current, rect.shrink(2.0))
    }
}

/// Directions from the anchor: right, left, the corners, above, below.
const BESIDE: [Vec2; 8] = [
    vec2(1.0, 0.0),
    vec2(-1.0, 0.0),
    vec2(1.0, -1.0),
    vec2(1.0, 1.0),
    vec2(-1.0, -1.0),
    vec2(-1.0, 1.0),
    vec2(0.0, -1.0),
    vec2(0.0, 1.0),
];

/// Shifts of a name that stands on its middle, in its own lengths and heights.
const CENTRED: [Vec2; 5] = [
    vec2(0.0, 0.0),
    vec2(0.0, -1.0),
    vec2(0.0, 1.0),
    vec2(0.25, 0.0),
    vec2(-0.25, 0.0),
];

/// Shifts of a name afloat, from the middle outwards, in shares of how far it may drift.
const AFLOAT: [Vec2; 21] = [
    vec2(0.0, 0.0),
    vec2(0.0, -0.2),
    vec2(0.0, 0.2),
    vec2(-0.25, 0.0),
    vec2(0.25, 0.0),
    vec2(0.0, -0.45),
    vec2(0.0, 0.45),
    vec2(-0.25, -0.3),
    vec2(0.25, -0.3),
    vec2(-0.25, 0.3),
    vec2(0.25, 0.3),
    vec2(-0.5, 0.0),
    vec2(0.5, 0.0),
    vec2(-0.5, -0.4),
    vec2(0.5, -0.4),
    vec2(-0.5, 0.4),
    vec2(0.5, 0.4),
    vec2(0.0, -0.8),
    vec2(0.0, 0.8),
    vec2(-1.0, 0.0),
    vec2(1.0, 0.0),
];

impl Wanted {
    fn size(&self) -> Vec2 {
        let name = self.galley.size();
        self.below.as_ref().map_or(name, |below| {
            let below = below.size();
            vec2(name.x.max(below.x), name.y + below.y - 3.0)
        })
    }

    fn slots(&self) -> &'static [Vec2] {
        match self.stand {
            Stand::Beside => &BESIDE,
            Stand::Centred => &CENTRED,
            Stand::Afloat(_) => &AFLOAT,
        }
    }

    fn rect(&self, slot: Vec2) -> Rect {
        let size = self.size();
        let shift = match self.stand {
            Stand::Centred => slot * size,
            Stand::Afloat(drift) => slot * drift,
            Stand::Beside => {
                let corner = if slot.x != 0.0 && slot.y != 0.0 {
                    0.72
                } else {
                    1.0
                };
                let gap = (self.clear + 3.0) * corner;
                let half = if slot.x == 0.0 { 0.5 } else { 0.35 };
                slot * vec2(gap + size.x / 2.0, gap * 0.8 + size.y * half)
            }
        };
        Rect::from_center_size(self.anchor + shift, size)
    }

    fn paint(&self, rect: Rect, palette: &Palette, ground: Ground<'_>, shapes: &mut Vec<Shape>) {
        // The halo is of the ground the letters stand on, so it hides lines and shows no edge.
        let halo_over = |rect: Rect| {
            if ground.land_share(rect) > 0.5 {
                palette.land
            } else {
                palette.sea
            }
        };
        if self.dot {
            let around = halo_over(Rect::from_center_size(self.anchor, Vec2::splat(4.0)));
            shapes.push(Shape::circle_filled(self.anchor, 2.4, around));
            shapes.push(Shape::circle_filled(self.anchor, 1.6, self.color));
        }
        let left = |galley: &Galley| {
            // A name to the left of its mark is set flush with it.
            if self.stand == Stand::Beside && rect.center().x < self.anchor.x - 2.0 {
                rect.right() - galley.size().x
            } else {
                rect.left()
            }
        };
        let at = pos2(left(&self.galley), rect.top());
        let around = halo_over(Rect::from_min_size(at, self.galley.size()));
        shapes.extend(halo(at, &self.galley, self.color, around, 1.6));
        if let Some(below) = &self.below {
            let at = pos2(left(below), rect.bottom() - below.size().y);
            let around = halo_over(Rect::from_min_size(at, below.size()));
            shapes.extend(halo(at, below, self.color, around, 1.4));
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
