//! One round of placing the names: who stays, who goes, who comes, and their paint.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use egui::{Galley, Painter, Pos2, Rect, Shape, Vec2, pos2};

use super::super::super::paint::halo;
use super::super::super::theme::Palette;
use super::super::mask::Ground;
use super::super::sheet::Sheet;
use super::super::table::{Grid, Slot, Table, crosses, meets};
use super::super::wanted::{Key, Rank, Stand, Wanted};
use super::{Asked, Away, Beat, LabelMemory, OUTWEIGHS, Placed, Standing, Tempo};

/// One round of placing: a frame.
pub(super) struct Round<'a> {
    pub(super) sheet: &'a Sheet<'a>,
    pub(super) beat: Beat,
    pub(super) tempo: Tempo,
    pub(super) table: Table<'a>,
    /// The places of names that stand and have not had their turn yet, and whose they are.
    pub(super) shield: Grid,
    pub(super) shields: Vec<usize>,
    pub(super) open: Vec<bool>,
    pub(super) before: BTreeMap<Key, Standing>,
    pub(super) after: BTreeMap<Key, Standing>,
    pub(super) going: Vec<Standing>,
    pub(super) away: BTreeMap<Key, Away>,
    /// When the next frame is needed.
    pub(super) wake: f64,
}

impl Round<'_> {
    pub(super) fn place(&mut self, asked: &[Asked]) {
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
                self.keep(one, &standing);
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

    fn keep(&mut self, one: &Asked, standing: &Standing) {
        let name = one.name.clone();
        self.after.insert(
            name.key,
            Standing {
                name,
                size: one.size,
                ..standing.clone()
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
    pub(super) fn fade(&mut self) {
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

    pub(super) fn paint(&self, painter: &Painter, shapes: &mut Vec<Shape>) {
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

    pub(super) fn placed(&self) -> Vec<Placed> {
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
    pub(super) fn ask_for_frames(&self, painter: &Painter, memory: &mut LabelMemory) {
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
