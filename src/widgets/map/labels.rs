//! The engine of the names: placed by importance, never over one another, steady while the map moves.
//!
//! A name that stands keeps its place while it can. While the map moves nothing gives way to a
//! newcomer but what stands where he is; once the view rests, names of more importance take the room
//! they need. What had to go comes back when its place has been free for a while. All this is told
//! by the time of the frame, and when nothing is left to do no frame is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use egui::{Galley, Painter, Pos2, Rect, Shape, Vec2, pos2};

use crate::explore::Scene;
use crate::geo::{Camera, LonLat};
use crate::life::Life;
use crate::words::Lang;

use super::super::paint::halo;
use super::super::theme::Palette;
use super::marks::DrawnStop;
use super::mask::Ground;
use super::sheet::Sheet;
use super::table::{Grid, Obstacles, Slot, Table, crosses, meets};
use super::wanted::{Key, Lettering, Rank, Stand, Wanted, joined};

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

/// One round of placing: a frame.
struct Round<'a> {
    sheet: &'a Sheet<'a>,
    beat: Beat,
    tempo: Tempo,
    table: Table<'a>,
    /// The places of names that stand and have not had their turn yet, and whose they are.
    shield: Grid,
    shields: Vec<usize>,
    open: Vec<bool>,
    before: BTreeMap<Key, Standing>,
    after: BTreeMap<Key, Standing>,
    going: Vec<Standing>,
    away: BTreeMap<Key, Away>,
    /// When the next frame is needed.
    wake: f64,
}

impl Round<'_> {
    fn place(&mut self, asked: &[Asked]) {
        for (index, name) in asked.iter().enumerate() {
            if let Some((_, anchor, rect)) = name.stood {
                for rect in Some(rect).into_iter().chain(name.name.dot_at(anchor)) {
                    self.shield.push(rect);
                    self.shields.push(index);
                }
            }
        }
        // While the map moves those that stand go first, but for where he is.
        let urgent = |name: &Asked| name.name.rank <= Rank::Goal;
        let turns: [fn(bool, bool) -> bool; 3] = if self.beat.resting {
            [|_, _| true, |_, _| false, |_, _| false]
        } else {
            [
                |urgent, _| urgent,
                |urgent, stood| !urgent && stood,
                |urgent, stood| !urgent && !stood,
            ]
        };
        for turn in turns {
            for (index, name) in asked.iter().enumerate() {
                if turn(urgent(name), name.stood.is_some()) {
                    self.open[index] = false;
                    self.place_one(index, asked);
                }
            }
        }
        // Whatever stood and is not asked for goes.
        for (_, standing) in std::mem::take(&mut self.before) {
            self.dismiss(standing);
        }
        let keys: BTreeSet<Key> = asked.iter().map(|asked| asked.name.key).collect();
        let (after, now) = (&self.after, self.beat.now);
        self.away.retain(|key, away| {
            !after.contains_key(key) && (now < away.not_before || keys.contains(key))
        });
    }

    fn place_one(&mut self, index: usize, asked: &[Asked]) {
        let one = &asked[index];
        let name = &one.name;
        if let Some((_, anchor, rect)) = one.stood
            && let Some(standing) = self.before.remove(&name.key)
        {
            let grown = standing.since + self.tempo.stay;
            let seen = !self.beat.resting || self.table.is_in_sight(rect, 3.0);
            let young = self.beat.now < grown;
            if (seen || young) && self.table.may_stay(name, anchor, rect, young) {
                if one.lingers || !seen {
                    self.wake = self.wake.min(grown);
                }
                self.table.take(name, anchor, rect);
                self.keep(one, standing);
                return;
            }
            let urgent = name.rank <= Rank::Goal;
            let rested = self.beat.now - standing.moved >= self.tempo.hop;
            let may_hop = rested && !one.lingers && (self.beat.resting || urgent);
            let found = may_hop.then(|| self.find(index, asked, true)).flatten();
            let moved_to = found.filter(|(slot, _)| *slot != standing.slot);
            self.dismiss(standing);
            if let Some((slot, rect)) = moved_to {
                self.away.remove(&name.key);
                self.admit(one, slot, rect);
                return;
            }
        }
        if !one.lingers {
            self.call(index, asked);
        }
    }

    /// A name that does not stand comes if there is a place for it and its time is ripe.
    fn call(&mut self, index: usize, asked: &[Asked]) {
        let one = &asked[index];
        let beat = self.beat;
        // Nobody leaves for a name that may not come yet.
        let due = self.away.get(&one.name.key);
        let push = due.is_none_or(|away| away.not_before <= beat.now);
        let found = self.find(index, asked, push);
        let away = self.away.entry(one.name.key).or_default();
        let Some((slot, rect)) = found else {
            away.free = None;
            return;
        };
        let free = *away.free.get_or_insert(beat.now);
        let present = one.name.rank == Rank::Present && !beat.playing;
        let wait = if present || beat.resting && !beat.playing {
            0.0
        } else {
            self.tempo.wait
        };
        let ripe = away.not_before.max(free + wait);
        if beat.cut || beat.now >= ripe && (beat.calm || present) {
            self.away.remove(&one.name.key);
            self.admit(one, slot, rect);
            return;
        }
        self.wake = self.wake.min(ripe);
        // What is of less importance does not take the place meanwhile.
        self.table.take(&one.name, self.sheet.pos(slot.at), rect);
    }

    /// The best free place; if it may `push`, also one that a name of less importance leaves for it.
    fn find(&self, index: usize, asked: &[Asked], push: bool) -> Option<(Slot, Rect)> {
        let name = &asked[index].name;
        let push = push && (name.rank == Rank::Present || self.beat.resting);
        let over = |rect: Rect| {
            let firm = |number: u32| {
                let other = self.shields[number as usize];
                self.open[other] && !(push && asked[other].name.yields_to(name))
            };
            let soft = |number: u32| self.open[self.shields[number as usize]];
            if self.shield.any(rect, firm) {
                None
            } else if self.shield.any(rect, soft) {
                Some(1.0)
            } else {
                Some(0.0)
            }
        };
        let sheet = self.sheet;
        self.table
            .find(name, asked[index].size, |at| sheet.pos(at), over)
    }

    fn keep(&mut self, one: &Asked, standing: Standing) {
        let name = one.name.clone();
        self.after.insert(
            name.key,
            Standing {
                name,
                size: one.size,
                ..standing
            },
        );
    }

    fn admit(&mut self, one: &Asked, slot: Slot, rect: Rect) {
        self.table.take(&one.name, self.sheet.pos(slot.at), rect);
        let shown = if self.beat.cut { 1.0 } else { 0.0 };
        let now = self.beat.now;
        let since = if self.beat.cut {
            f64::NEG_INFINITY
        } else {
            now
        };
        self.after.insert(
            one.name.key,
            Standing {
                name: one.name.clone(),
                size: one.size,
                slot,
                since,
                moved: since,
                shown,
            },
        );
    }

    fn dismiss(&mut self, standing: Standing) {
        let away = Away {
            free: None,
            not_before: self.beat.now + self.beat.fade + self.tempo.away,
        };
        self.away.insert(standing.name.key, away);
        if standing.shown > 0.0 {
            self.going.push(standing);
        }
    }

    fn rect(&self, standing: &Standing) -> Rect {
        let anchor = self.sheet.pos(standing.slot.at);
        standing.name.rect(anchor, standing.slot.way, standing.size)
    }

    /// Lets names come in and go out; one that goes never lies under one that stands.
    fn fade(&mut self) {
        let step = if self.beat.fade > 0.0 {
            (self.beat.dt / self.beat.fade) as f32
        } else {
            1.0
        };
        let obstacles = self.table.obstacles;
        let mut shown: Vec<Rect> = self
            .after
            .values()
            .filter(|standing| standing.shown > 0.0)
            .map(|standing| self.rect(standing))
            .collect();
        let mut going = Vec::new();
        for mut standing in std::mem::take(&mut self.going) {
            standing.shown -= step;
            let rect = self.rect(&standing);
            let covered = meets(rect, obstacles.marker)
                || crosses(&obstacles.drawn.current, rect.shrink(2.0))
                || shown.iter().any(|other| meets(*other, rect));
            if standing.shown > 0.0 && !covered {
                shown.push(rect);
                going.push(standing);
            }
        }
        self.going = going;
        let ways: Vec<Rect> = self.going.iter().map(|gone| self.rect(gone)).collect();
        let sheet = self.sheet;
        for standing in self.after.values_mut() {
            if standing.shown >= 1.0 {
                continue;
            }
            let anchor = sheet.pos(standing.slot.at);
            let rect = standing.name.rect(anchor, standing.slot.way, standing.size);
            if standing.shown > 0.0 || !ways.iter().any(|going| meets(*going, rect)) {
                // In a frame without time a name comes in by the least.
                standing.shown = (standing.shown + step.max(0.01)).min(1.0);
            }
        }
    }

    fn paint(&self, painter: &Painter, shapes: &mut Vec<Shape>) {
        let palette = &self.sheet.look.palette;
        let ground = self.table.obstacles.ground;
        for standing in self.going.iter().chain(self.after.values().rev()) {
            if standing.shown > 0.0 {
                let rect = self.rect(standing);
                let anchor = self.sheet.pos(standing.slot.at);
                let pen = Pen {
                    painter,
                    palette,
                    ground,
                    shown: standing.shown,
                };
                pen.name(&standing.name, anchor, rect, shapes);
            }
        }
    }

    fn placed(&self) -> Vec<Placed> {
        let mut standing: Vec<&Standing> = self
            .after
            .values()
            .filter(|standing| standing.shown > 0.0)
            .collect();
        standing.sort_by(|a, b| {
            let by_weight = || b.name.weight.total_cmp(&a.name.weight);
            a.name.rank.cmp(&b.name.rank).then_with(by_weight)
        });
        standing
            .into_iter()
            .map(|standing| Placed {
                key: standing.name.key,
                text: standing.name.text.text.clone(),
                rect: self.rect(standing),
                at: standing.slot.at,
                anchor: self.sheet.pos(standing.slot.at),
            })
            .collect()
    }

    /// Another frame at once while something fades; a later one when the time of a name comes or the
    /// view will have rested; none otherwise.
    fn ask_for_frames(&self, painter: &Painter, memory: &mut LabelMemory) {
        let fading =
            !self.going.is_empty() || self.after.values().any(|standing| standing.shown < 1.0);
        let mut wake = self.wake;
        if !self.beat.resting {
            wake = wake.min(memory.moved + self.tempo.rest);
        }
        memory.unsettled = fading || wake.is_finite();
        if fading {
            painter.ctx().request_repaint();
        } else if wake.is_finite() {
            let secs = (wake - self.beat.now).max(0.0);
            let after = Duration::try_from_secs_f64(secs + 0.001).unwrap_or_default();
            painter.ctx().request_repaint_after(after);
        }
    }
}

impl Wanted {
    /// Whether this name leaves its place to another.
    fn yields_to(&self, other: &Self) -> bool {
        other.rank < self.rank || other.rank == self.rank && other.weight > OUTWEIGHS * self.weight
    }
}

/// Paints a name with the halo of the ground its letters stand on.
struct Pen<'a> {
    painter: &'a Painter,
    palette: &'a Palette,
    ground: Ground<'a>,
    shown: f32,
}

impl Pen<'_> {
    fn name(&self, name: &Wanted, anchor: Pos2, rect: Rect, shapes: &mut Vec<Shape>) {
        let color = name.color.gamma_multiply(self.shown);
        // It is of the ground, so it hides lines and shows no edge.
        let around = |rect: Rect| {
            let ground = if self.ground.land_share(rect) > 0.5 {
                self.palette.land
            } else {
                self.palette.sea
            };
            ground.gamma_multiply(self.shown)
        };
        if name.dot {
            let ground = around(Rect::from_center_size(anchor, Vec2::splat(4.0)));
            shapes.push(Shape::circle_filled(anchor, 2.4, ground));
            shapes.push(Shape::circle_filled(anchor, 1.6, color));
        }
        let left = |galley: &Galley| {
            // A name to the left of its mark is set flush with it, one above or below in the middle.
            let off = match name.stand {
                Stand::Beside(_) => rect.center().x - anchor.x,
                Stand::Centred | Stand::Afloat(_) => 0.0,
            };
            if off < -2.0 {
                rect.right() - galley.size().x
            } else if off > 2.0 {
                rect.left()
            } else {
                rect.center().x - galley.size().x / 2.0
            }
        };
        let galley = name.text.galley(self.painter);
        let at = pos2(left(&galley), rect.top());
        let ground = around(Rect::from_min_size(at, galley.size()));
        shapes.extend(halo(at, &galley, color, ground, 1.6));
        if let Some(below) = &name.below {
            let galley = below.galley(self.painter);
            let at = pos2(left(&galley), rect.bottom() - galley.size().y);
            let ground = around(Rect::from_min_size(at, galley.size()));
            shapes.extend(halo(at, &galley, color, ground, 1.4));
        }
    }
}
