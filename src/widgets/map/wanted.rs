//! A name that would like to stand on the map: what it says, where it may stand, how much it matters.
//!
//! Every source of names (the life, waters, towns, states) makes a list of these; the engine in
//! `labels` takes them all and lets as many stand as have room.

use std::sync::Arc;

use egui::{Color32, Galley, Painter, Pos2, Rect, Vec2, vec2};

use crate::geo::LonLat;
use crate::life::PlaceId;

use super::super::paint::spaced;
use super::super::theme::Face;

/// Which name it is: the same from frame to frame, whatever the zoom, the date and the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A place of the life.
    Place(PlaceId),
    /// A town of the life whose houses are shown one by one.
    Around(PlaceId),
    /// A state, by a number that its source gives it.
    State(u32),
    /// A water, a range or a region, by the first row of the table with its name.
    Feature(u32),
    /// A town in the background, by the first row of the table with its id.
    Town(u32),
}

/// How much a name matters: those above take the room they need from those below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Where he is.
    Present,
    /// The ends of the way he is on.
    Goal,
    /// Where he stayed over 500 days.
    LongStay,
    /// Where else he stayed.
    Stay,
    /// A town whose houses are shown one by one.
    Around,
    /// A state of the date.
    State,
    /// A water, a range or a region.
    Feature,
    /// A town in the background.
    Town,
}

/// How a name stands to its anchor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stand {
    /// Beside a mark; the value says how far from its middle the name must stay, in points.
    Beside(f32),
    /// On its middle.
    Centred,
    /// On water, as near to its middle as there is water; the value says how far it may drift, in
    /// points.
    Afloat(f32),
}

/// Words and the type they are set in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lettering {
    pub(super) text: String,
    pub(super) face: Face,
    /// In points.
    pub(super) size: f32,
    /// Extra room between letters, in points.
    pub(super) spacing: f32,
    /// Set in capitals; the text itself, as a screen reader says it, is not.
    pub(super) capitals: bool,
}

impl Lettering {
    pub(super) fn new(text: impl Into<String>, face: Face, size: f32) -> Self {
        Self {
            text: text.into(),
            face,
            size,
            spacing: 0.0,
            capitals: false,
        }
    }

    /// As it was, with so many of its own heights between letters.
    pub(super) fn spaced(self, heights: f32) -> Self {
        Self {
            spacing: self.size * heights,
            ..self
        }
    }

    /// As it was, in capitals.
    pub(super) fn capitals(self) -> Self {
        Self {
            capitals: true,
            ..self
        }
    }

    pub(super) fn galley(&self, painter: &Painter) -> Arc<Galley> {
        let font = self.face.size(self.size);
        let capitals = self.capitals.then(|| self.text.to_uppercase());
        let text = capitals.as_deref().unwrap_or(&self.text);
        spaced(painter, text, font, self.spacing, Color32::PLACEHOLDER)
    }
}

/// A name waiting for its place.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) key: Key,
    pub(super) rank: Rank,
    /// How much it matters among its rank; the larger comes first.
    pub(super) weight: f64,
    /// Where it may be anchored, the best first. A name that stands keeps the anchor it has, even one
    /// no longer in the list, as long as it can stand there.
    pub(super) at: Vec<LonLat>,
    pub(super) text: Lettering,
    /// A second line, such as the years he stayed.
    pub(super) below: Option<Lettering>,
    pub(super) color: Color32,
    pub(super) stand: Stand,
    /// A name afloat is left out rather than drawn with more than this share of it on land.
    pub(super) most_ashore: f32,
    /// A small dot is drawn for a background town.
    pub(super) dot: bool,
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
    /// A name that stands on the middle of what it names, at the first of `at` with room for it: a
    /// state, in spaced capitals.
    pub(super) fn centred(
        key: Key,
        rank: Rank,
        at: Vec<LonLat>,
        text: Lettering,
        color: Color32,
    ) -> Self {
        Self {
            key,
            rank,
            weight: 0.0,
            at,
            text,
            below: None,
            color,
            stand: Stand::Centred,
            most_ashore: 1.0,
            dot: false,
        }
    }

    /// A name beside a mark, `clear` points from its middle.
    pub(super) fn beside(
        key: Key,
        rank: Rank,
        at: LonLat,
        clear: f32,
        text: Lettering,
        color: Color32,
    ) -> Self {
        Self {
            stand: Stand::Beside(clear),
            ..Self::centred(key, rank, vec![at], text, color)
        }
    }

    /// The room of its dot, if it has one.
    pub(super) fn dot_at(&self, anchor: Pos2) -> Option<Rect> {
        self.dot
            .then(|| Rect::from_center_size(anchor, Vec2::splat(4.8)))
    }

    /// In how many ways it may stand to an anchor, the best first.
    pub(super) fn slots(&self) -> usize {
        match self.stand {
            Stand::Beside(_) => BESIDE.len(),
            Stand::Centred => CENTRED.len(),
            Stand::Afloat(_) => AFLOAT.len(),
        }
    }

    /// Its rectangle beside an anchor on screen.
    pub(super) fn rect(&self, anchor: Pos2, slot: usize, size: Vec2) -> Rect {
        let shift = match self.stand {
            Stand::Centred => CENTRED[slot % CENTRED.len()] * size,
            Stand::Afloat(drift) => AFLOAT[slot % AFLOAT.len()] * drift,
            Stand::Beside(clear) => {
                let side = BESIDE[slot % BESIDE.len()];
                let corner = if side.x != 0.0 && side.y != 0.0 {
                    0.72
                } else {
                    1.0
                };
                let gap = (clear + 3.0) * corner;
                let half = if side.x == 0.0 { 0.5 } else { 0.35 };
                side * vec2(gap + size.x / 2.0, gap * 0.8 + size.y * half)
            }
        };
        Rect::from_center_size(anchor + shift, size)
    }
}

/// The room a name takes with its second line.
pub(super) fn joined(name: Vec2, below: Option<Vec2>) -> Vec2 {
    below.map_or(name, |below| {
        vec2(name.x.max(below.x), name.y + below.y - 3.0)
    })
}
