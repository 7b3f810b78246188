//! The engine of the names: placed by importance, never over one another, steady while the map moves.
//!
//! A name that stands keeps its place while it can. While the map moves nothing gives way to a
//! newcomer but what stands where he is; once the view rests, names of more importance take the room
//! they need. What had to go comes back when its place has been free for a while. All this is told
//! by the time of the frame, and when nothing is left to do no frame is asked for.

mod round;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Painter, Pos2, Rect, Shape, Vec2};

use crate::explore::Scene;
use crate::geo::{Camera, LonLat};
use crate::life::Life;
use crate::words::Lang;

use super::marks::DrawnStop;
use super::sheet::Sheet;
use super::table::{Grid, Obstacles, Slot, Table};
use super::wanted::{Key, Lettering, Rank, Wanted, joined};
use round::Round;

/// How much time names take, in seconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tempo {
    /// The view rests when it has not moved for so long.
    pub(super) rest: f64,
    /// A name that came stays at least so long.
    pub(super) stay: f64,
    /// While things move, a place must have been free for so long before a name comes.
    pub(super) wait: f64,
    /// A name that went stays away at least so long.
    pub(super) away: f64,
    /// A name changes its place at most once in so long.
    pub(super) hop: f64,
    /// Coming and going.
    pub(super) fade: f64,
}

impl Default for Tempo {
    fn default() -> Self {
        Self {
            rest: 0.2,
            stay: 0.9,
            wait: 0.3,
            away: 0.9,
            hop: 1.1,
            fade: 0.15,
        }
    }
}

#[cfg(test)]
impl Tempo {
    /// No patience at all: every frame as if it were the first, but for the place kept.
    pub(super) const HASTY: Self = Self {
        rest: 0.0,
        stay: 0.0,
        wait: 0.0,
        away: 0.0,
        hop: 0.0,
        fade: 0.0,
    };
}

/// A map that grows or shrinks faster than this takes no newcomers: e to this power in a second.
const CALM_ZOOM: f64 = 0.35;

/// Of two names of one rank, the one this many times as weighty takes the other's room.
const OUTWEIGHS: f64 = 3.0;

/// A name that found its place.
pub(super) struct Placed {
    pub(super) key: Key,
    pub(super) text: String,
    pub(super) rect: Rect,
    /// Where it is anchored, on the globe and on screen.
    pub(super) at: LonLat,
    pub(super) anchor: Pos2,
}

/// A name that stands.
#[derive(Clone, Debug)]
struct Standing {
    name: Wanted,
    size: Vec2,
    slot: Slot,
    /// Since when it stands, and stands there.
    since: f64,
    moved: f64,
    /// How far it has come in, 0 to 1. At 0 it waits for what is still going from its place.
    shown: f32,
}

/// A name that does not stand.
#[derive(Clone, Copy, Debug, Default)]
struct Away {
    /// Since when it has a free place.
    free: Option<f64>,
    /// It may not come before.
    not_before: f64,
}

/// What the names were laid out for.
#[derive(Clone, Copy, Debug, PartialEq)]
struct View {
    camera: Camera,
    rect: Rect,
    life: *const Life,
    lang: Lang,
}

/// How the frame stands in time.
#[derive(Clone, Copy, Debug)]
struct Beat {
    now: f64,
    dt: f64,
    /// Nothing of the frame before is of use: a new view, shown at once.
    cut: bool,
    /// The view has not moved for a while.
    resting: bool,
    /// Newcomers may come.
    calm: bool,
    /// The clock runs, so that places come and go by themselves.
    playing: bool,
    /// By how much the map will have drawn together when a fade ends.
    shrink: f32,
    fade: f64,
}

/// Which names stand where, which have gone, and since when.
#[derive(Default)]
pub(super) struct LabelMemory {
    pub(super) tempo: Tempo,
    view: Option<View>,
    time: f64,
    moved: f64,
    standing: BTreeMap<Key, Standing>,
    going: Vec<Standing>,
    away: BTreeMap<Key, Away>,
    sizes: BTreeMap<Key, Measured>,
    pixels_per_point: f32,
    /// Something is still to come or to go.
    unsettled: bool,
    /// How many texts were laid out for want of a known size.
    pub(super) measured: usize,
}

struct Measured {
    text: Lettering,
    below: Option<Lettering>,
    size: Vec2,
}

/// A name with its size and, if it stands, its place.
struct Asked {
    name: Wanted,
    size: Vec2,
    stood: Option<(Slot, Pos2, Rect)>,
    /// Nobody asks for it any more, but it came too short a time ago to go.
    lingers: bool,
}

impl LabelMemory {
    /// Whether names are still coming and going.
    pub(super) fn is_settling(&self) -> bool {
        self.unsettled
    }

    /// Shows the next names at once, as on a new map.
    pub(super) fn begin_anew(&mut self) {
        self.view = None;
    }

    fn beat(&mut self, painter: &Painter, sheet: &Sheet<'_>, scene: &Scene<'_>) -> Beat {
        let now = painter.ctx().input(|input| input.time);
        let dt = (now - self.time).clamp(0.0, 0.1);
        self.time = now;
        let view = View {
            camera: sheet.view.camera,
            rect: sheet.rect,
            life: Arc::as_ptr(scene.life),
            lang: scene.lang(),
        };
        let before = self.view.replace(view);
        let cut = before.is_none_or(|before| before.is_cut(&view));
        if cut {
            self.standing.clear();
            self.going.clear();
            self.away.clear();
            self.moved = f64::NEG_INFINITY;
        } else if before != Some(view) {
            self.moved = now;
        }
        let pixels_per_point = painter.pixels_per_point();
        if self.pixels_per_point != pixels_per_point {
            self.pixels_per_point = pixels_per_point;
            self.sizes.clear();
        }
        let growth = before.map_or(0.0, |before| {
            (view.camera.scale / before.camera.scale).ln() / dt.max(1e-3)
        });
        let resting = now - self.moved >= self.tempo.rest;
        let fade = if scene.reduced_motion {
            0.0
        } else {
            self.tempo.fade
        };
        let shrink = (growth * fade).exp().clamp(0.5, 1.0) as f32;
        Beat {
            now,
            dt,
            cut,
            resting,
            calm: cut || resting || !scene.flying && growth.abs() < CALM_ZOOM,
            playing: scene.clock.playing,
            shrink: if cut || resting { 1.0 } else { shrink },
            fade,
        }
    }

    /// The room a name needs; laid out only when its words or their type have changed.
    fn size(&mut self, painter: &Painter, name: &Wanted) -> Vec2 {
        if let Some(known) = self.sizes.get(&name.key)
            && known.text == name.text
            && known.below == name.below
        {
            return known.size;
        }
        self.measured += 1;
        let below = name
            .below
            .as_ref()
            .map(|below| below.galley(painter).size());
        let size = joined(name.text.galley(painter).size(), below);
        let measured = Measured {
            text: name.text.clone(),
            below: name.below.clone(),
            size,
        };
        self.sizes.insert(name.key, measured);
        size
    }

    /// The names wanted, by falling importance, with those that linger.
    fn asked(
        &mut self,
        painter: &Painter,
        sheet: &Sheet<'_>,
        wanted: Vec<Wanted>,
        now: f64,
    ) -> Vec<Asked> {
        let mut asked: Vec<Asked> = wanted
            .into_iter()
            .map(|name| Asked {
                size: self.size(painter, &name),
                stood: None,
                lingers: false,
                name,
            })
            .collect();
        let mut keys = BTreeSet::new();
        asked.retain(|asked| keys.insert(asked.name.key));
        for (key, standing) in &self.standing {
            if !keys.contains(key) && now - standing.since < self.tempo.stay {
                let mut name = standing.name.clone();
                // He is no longer there.
                name.rank = name.rank.max(Rank::Stay);
                asked.push(Asked {
                    name,
                    size: standing.size,
                    stood: None,
                    lingers: true,
                });
            }
        }
        for asked in &mut asked {
            asked.stood = self.standing.get(&asked.name.key).map(|standing| {
                let anchor = sheet.pos(standing.slot.at);
                let rect = asked.name.rect(anchor, standing.slot.way, asked.size);
                (standing.slot, anchor, rect)
            });
        }
        asked.sort_by(|a, b| {
            let (a, b) = (&a.name, &b.name);
            let by_weight = || b.weight.total_cmp(&a.weight);
            let order = a.rank.cmp(&b.rank).then_with(by_weight);
            order.then(a.key.cmp(&b.key))
        });
        asked
    }
}

/// A name that can be seen, also one on its way out.
#[cfg(test)]
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) key: Key,
    pub(super) text: String,
    pub(super) slot: Slot,
    pub(super) rect: Rect,
    name: Wanted,
    size: Vec2,
}

#[cfg(test)]
impl Shown {
    /// Where it would stand to an anchor that has moved.
    pub(super) fn rect_at(&self, anchor: Pos2) -> Rect {
        self.name.rect(anchor, self.slot.way, self.size)
    }

    /// The room of its dot, if it has one.
    pub(super) fn dot_at(&self, anchor: Pos2) -> Option<Rect> {
        self.name.dot_at(anchor)
    }

    pub(super) fn matters_more_than(&self, other: &Self) -> bool {
        let (a, b) = (&self.name, &other.name);
        a.rank < b.rank || a.rank == b.rank && a.weight > b.weight
    }
}

#[cfg(test)]
impl LabelMemory {
    /// Every name that can be seen: first those on their way out, then those that stand.
    pub(super) fn shown(&self, sheet: &Sheet<'_>) -> Vec<Shown> {
        self.going
            .iter()
            .chain(self.standing.values())
            .filter(|standing| standing.shown > 0.0)
            .map(|standing| Shown {
                key: standing.name.key,
                text: standing.name.text.text.clone(),
                slot: standing.slot,
                rect: standing.name.rect(
                    sheet.pos(standing.slot.at),
                    standing.slot.way,
                    standing.size,
                ),
                name: standing.name.clone(),
                size: standing.size,
            })
            .collect()
    }
}

impl View {
    /// Whether the view is another one and not this one moved on.
    fn is_cut(&self, next: &Self) -> bool {
        if (self.life, self.lang) != (next.life, next.lang) {
            return true;
        }
        let growth = next.camera.scale / self.camera.scale;
        let across = (next.camera.lon - self.camera.lon).abs() * self.camera.scale;
        let along = (next.camera.lat - self.camera.lat).abs() * self.camera.scale;
        !(0.4..2.5).contains(&growth)
            || across > 0.8 * f64::from(self.rect.width())
            || along > 0.8 * f64::from(self.rect.height())
    }
}

/// Places and paints the names; returns where they stand.
#[expect(
    clippy::too_many_arguments,
    reason = "names are placed on a sheet of a scene, among all that is on it"
)]
pub(super) fn labels(
    painter: &Painter,
    sheet: &Sheet<'_>,
    scene: &Scene<'_>,
    wanted: Vec<Wanted>,
    stops: &[DrawnStop<'_>],
    obstacles: &Obstacles<'_>,
    memory: &mut LabelMemory,
    shapes: &mut Vec<Shape>,
) -> Vec<Placed> {
    let beat = memory.beat(painter, sheet, scene);
    let asked = memory.asked(painter, sheet, wanted, beat.now);
    let table = Table::new(sheet.rect, stops, obstacles, beat.shrink);
    let mut round = Round {
        sheet,
        beat,
        tempo: memory.tempo,
        table,
        shield: Grid::over(sheet.rect),
        shields: Vec::new(),
        open: vec![true; asked.len()],
        before: std::mem::take(&mut memory.standing),
        after: BTreeMap::new(),
        going: std::mem::take(&mut memory.going),
        away: std::mem::take(&mut memory.away),
        wake: f64::INFINITY,
    };
    round.place(&asked);
    round.fade();
    round.paint(painter, shapes);
    let placed = round.placed();
    round.ask_for_frames(painter, memory);
    memory.standing = round.after;
    memory.going = round.going;
    memory.away = round.away;
    placed
}
