//! Realms: whose each piece of land is on the day shown, and where the name of each state may stand.

use std::sync::Arc;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::calendar::Day;
use crate::life::TintKey;
use crate::words::Lang;
use crate::world::{Basemap, Borders, Held, states};

use super::fill::{Ground, NOBODY};
use super::ink::Onto;

/// A piece of land on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Realm {
    pub(super) held: Held,
    /// The state that holds it, and the one sovereign over that; indices of [`Realms::ids`].
    pub(super) state: usize,
    pub(super) top: usize,
    pub(super) tint: TintKey,
}

/// What a line between two pieces of land is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Nothing: the same state on both sides, or land that no state is drawn for.
    None,
    /// A border between sovereign states.
    Border,
    /// A border that is not where it was, or that an army has crossed.
    Loose,
    /// A front that moves: it has ribbons, but no line.
    Front,
    /// A border inside a state, as between the republics of the Soviet Union.
    Inner,
}

/// All land on a day.
#[derive(Debug)]
pub(super) struct Realms {
    faces: Vec<Option<Realm>>,
    /// The ids of all states.
    ids: Vec<String>,
    /// For each state the letters of its name on the map, by language.
    letters: Vec<[u16; 4]>,
}

impl Realms {
    fn new(borders: &Borders, day: Day) -> Self {
        let states = states();
        let mut ids = borders.states.clone();
        let mut realms: Vec<Option<(TintKey, usize)>> = Vec::new();
        for index in 0..borders.states.len() {
            let id = &borders.states[index];
            let realm = states.named(id, day).map(|name| {
                let top = states.sovereign(id, day);
                let top = ids
                    .iter()
                    .position(|known| known == top)
                    .unwrap_or_else(|| {
                        ids.push(top.to_owned());
                        ids.len() - 1
                    });
                (name.tint, top)
            });
            realms.push(realm);
        }
        let faces = borders
            .faces
            .iter()
            .map(|face| {
                let held = face.on(day);
                realms[held.state].map(|(tint, top)| Realm {
                    held,
                    state: held.state,
                    top,
                    tint,
                })
            })
            .collect();
        let letters = ids
            .iter()
            .map(|id| {
                Lang::ALL.map(|lang| {
                    states
                        .named(id, day)
                        .map_or(0, |name| name.short.get(lang).chars().count() as u16)
                })
            })
            .collect();
        Self {
            faces,
            ids,
            letters,
        }
    }

    /// The pieces of land; `None` where no state is drawn.
    pub(super) fn faces(&self) -> impl Iterator<Item = Option<Realm>> + '_ {
        self.faces.iter().copied()
    }

    /// The id of a state.
    pub(super) fn id(&self, state: usize) -> &str {
        &self.ids[state]
    }

    fn face(&self, face: Option<usize>) -> Option<Realm> {
        self.faces.get(face?).copied().flatten()
    }

    /// What a line between two faces is.
    pub(super) fn kind(&self, left: Option<usize>, right: Option<usize>) -> LineKind {
        let (Some(left), Some(right)) = (self.face(left), self.face(right)) else {
            return LineKind::None;
        };
        let sides = [left.held, right.held];
        if left.state == right.state {
            LineKind::None
        } else if left.top == right.top {
            LineKind::Inner
        } else if sides.iter().any(|held| held.is_contested()) {
            LineKind::Front
        } else if sides
            .iter()
            .any(|held| held.is_occupied() || held.is_loose())
        {
            LineKind::Loose
        } else {
            LineKind::Border
        }
    }

    /// Whether ribbons run along a line.
    pub(super) fn is_ribboned(&self, left: Option<usize>, right: Option<usize>) -> bool {
        matches!(
            self.kind(left, right),
            LineKind::Border | LineKind::Loose | LineKind::Front
        )
    }

    /// Whether a piece of land belongs to the sovereign on one side of a line.
    pub(super) fn is_side_of(
        &self,
        left: Option<usize>,
        right: Option<usize>,
        face: usize,
    ) -> bool {
        let top = self.face(Some(face)).map(|realm| realm.top);
        top.is_some()
            && [left, right]
                .into_iter()
                .any(|side| self.face(side).map(|realm| realm.top) == top)
    }

    /// Whether a piece of land is as it was in other realms.
    pub(super) fn same_in(&self, other: &Self, faces: &[usize]) -> bool {
        self.ids == other.ids
            && self.letters == other.letters
            && faces
                .iter()
                .all(|face| self.faces.get(*face) == other.faces.get(*face))
    }
}

/// The realms of the day shown, made anew when land, a name or a sovereign changed.
#[derive(Default)]
pub(super) struct RealmsOfDay {
    turns: Vec<Day>,
    /// Those made last, the newest at the end: a finger goes to and fro over a change.
    made: Vec<(usize, Arc<Realms>)>,
}

/// How many realms are kept.
const KEPT: usize = 12;

impl RealmsOfDay {
    pub(super) fn on(&mut self, base: &Basemap, day: Day) -> Arc<Realms> {
        let borders = base.borders();
        if self.turns.is_empty() {
            self.turns = states().turns();
            self.turns.extend_from_slice(borders.turns());
            self.turns.sort_unstable();
            self.turns.dedup();
        }
        let epoch = self.turns.partition_point(|turn| *turn <= day);
        if let Some(at) = self.made.iter().position(|(known, _)| *known == epoch) {
            let made = self.made.remove(at);
            let realms = made.1.clone();
            self.made.push(made);
            return realms;
        }
        let first = epoch
            .checked_sub(1)
            .map_or(day, |before| self.turns[before]);
        let realms = Arc::new(Realms::new(borders, first));
        if self.made.len() == KEPT {
            self.made.remove(0);
        }
        self.made.push((epoch, realms.clone()));
        realms
    }
}

/// The side of a cell of the grid on which names look for room, in points.
pub(super) const CELL: f32 = 6.0;

/// Whose land the middle of each cell is.
pub(super) struct Grid {
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// The face; [`NOBODY`] on water.
    pub(super) cells: Vec<u16>,
}

impl Grid {
    /// Takes the cells whose middles lie in a row of pixels.
    pub(super) fn sample(&mut self, row: usize, per_point: f32, ground: &[Ground], faces: &[u16]) {
        let pixel = |cell: usize| ((cell as f32 + 0.5) * CELL * per_point) as usize;
        let next = self.cells.len() / self.columns;
        if next >= self.rows || pixel(next) != row {
            return;
        }
        for column in 0..self.columns {
            let at = pixel(column).min(ground.len() - 1);
            let land = ground[at] != Ground::Sea;
            self.cells.push(if land { faces[at] } else { NOBODY });
        }
    }
}

/// Where the name of a state may stand.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    /// The state's id.
    pub(super) id: String,
    /// Whether it is a part of a sovereign state.
    pub(super) inner: bool,
    /// Middles for the name, the best first, as the map counts longitudes.
    pub(super) at: Vec<(f64, f64)>,
    /// Size of the capitals, in points.
    pub(super) size: f32,
    /// Room between letters, in ems.
    pub(super) spacing: f32,
}

/// The spots of all states in a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Spots {
    pub(super) all: Vec<Spot>,
}

/// Size of the capitals in points, room between them in ems, and the share of the name that may lie on
/// the land of others.
type Fit = (f32, f32, f32);

/// By how many steps of size a name may be smaller than it could be before it grows.
const STEADY: usize = 3;

/// Sizes and spacings to try, the largest first, with the share of a name that may lie on the land of
/// others: a small country's name is let out a little rather than left out.
const FITS: [Fit; 8] = [
    (21.0, 0.5, 0.0),
    (21.0, 0.3, 0.0),
    (18.0, 0.4, 0.0),
    (16.0, 0.3, 0.02),
    (14.5, 0.3, 0.04),
    (13.5, 0.25, 0.08),
    (12.5, 0.2, 0.16),
    (12.5, 0.12, 0.3),
];

/// As [`FITS`], for the parts of a sovereign state.
const INNER_FITS: [Fit; 3] = [(13.5, 0.25, 0.0), (12.5, 0.2, 0.04), (12.5, 0.1, 0.16)];

/// The width of a capital of the face in which states are named, in ems.
const CAPITAL: f32 = 0.66;

/// Water in a name's box counts for this much of the land of others.
const AFLOAT: f32 = 0.5;

/// More cells than this are not all tried.
const MANY: usize = 700;

/// How many places a name is offered.
const OFFERED: usize = 10;

/// How much dearer a place where the name already stands may be before it moves.
const LOYALTY: f32 = 0.12;

/// Finds room for the names of the states in a picture.
pub(super) struct Search<'a> {
    pub(super) realms: &'a Realms,
    pub(super) grid: &'a Grid,
    pub(super) onto: &'a Onto,
    /// How far the picture reaches beyond the frame.
    pub(super) air: f32,
    pub(super) lang: Lang,
    pub(super) before: Option<&'a Spots>,
}

impl Search<'_> {
    pub(super) fn spots(&self) -> Spots {
        let mut all = Vec::new();
        let mut tops: Vec<usize> = Vec::new();
        let mut parts: Vec<usize> = Vec::new();
        let mut seen = vec![false; self.realms.faces.len()];
        for face in &self.grid.cells {
            if let Some(seen) = seen.get_mut(usize::from(*face)) {
                *seen = true;
            }
        }
        for (face, _) in seen.iter().enumerate().filter(|(_, seen)| **seen) {
            let Some(realm) = self.realms.faces[face] else {
                continue;
            };
            tops.push(realm.top);
            if realm.state != realm.top {
                parts.push(realm.state);
            }
        }
        for (list, inner) in [(&mut tops, false), (&mut parts, true)] {
            list.sort_unstable();
            list.dedup();
            for state in list.iter() {
                all.extend(self.spot(*state, inner));
            }
        }
        Spots { all }
    }

    fn spot(&self, state: usize, inner: bool) -> Option<Spot> {
        let letters = f32::from(self.realms.letters[state][self.lang.index()]);
        if letters == 0.0 {
            return None;
        }
        let room = Room::new(self, state, inner);
        if room.cells.is_empty() {
            return None;
        }
        let fits: &[Fit] = if inner { &INNER_FITS } else { &FITS };
        let id = self.realms.id(state);
        let old = self.before.and_then(|before| {
            before
                .all
                .iter()
                .find(|spot| spot.id == id && spot.inner == inner)
        });
        let text =
            |(size, spacing, _): Fit| vec2(letters * size * (CAPITAL + spacing) + 8.0, size * 1.25);
        let best = fits
            .iter()
            .position(|fit| !room.places(text(*fit), fit.2).is_empty())?;
        // A name that stands keeps its size while a little more or less would do.
        let known = old.and_then(|old| {
            let known = fits
                .iter()
                .position(|(size, spacing, _)| (old.size, old.spacing) == (*size, *spacing))?;
            (best..=best + STEADY).contains(&known).then_some(known)
        });
        let (size, spacing, most) = fits[known.unwrap_or(best)];
        let text = text((size, spacing, most));
        let stands = old
            .filter(|_| known.is_some())
            .and_then(|old| old.at.first())
            .filter(|(lon, lat)| {
                let (x, y) = self.onto.laying.offset(*lon, *lat);
                let at = pos2(x as f32, y as f32) + self.onto.middle;
                room.cost(at, text)
                    .is_some_and(|cost| cost <= most + LOYALTY)
            })
            .copied();
        let found = room.places(text, most);
        let at = stands
            .into_iter()
            .chain(found.into_iter().map(|at| self.onto.on_map(at.to_vec2())))
            .collect();
        Some(Spot {
            id: id.to_owned(),
            inner,
            at,
            size,
            spacing,
        })
    }
}

/// The room of one state in the grid.
struct Room {
    columns: usize,
    rows: usize,
    /// Sums over all cells above and to the left of what it costs to lie on them.
    sums: Vec<f32>,
    /// The cells of the state.
    cells: Vec<(usize, usize)>,
    middle: Pos2,
    /// Names stay inside this.
    frame: Rect,
}

impl Room {
    fn new(search: &Search<'_>, state: usize, inner: bool) -> Self {
        let Grid {
            columns,
            rows,
            cells: faces,
        } = search.grid;
        let mut sums = vec![0.0; (columns + 1) * (rows + 1)];
        let mut cells = Vec::new();
        for row in 0..*rows {
            let mut line = 0.0;
            for column in 0..*columns {
                let face = faces[row * columns + column];
                let own = if face == NOBODY {
                    None
                } else {
                    search.realms.faces.get(usize::from(face)).map(|realm| {
                        realm.is_some_and(|realm| {
                            state == if inner { realm.state } else { realm.top }
                        })
                    })
                };
                line += match own {
                    Some(true) => {
                        cells.push((column, row));
                        0.0
                    }
                    Some(false) => 1.0,
                    None => AFLOAT,
                };
                let at = (row + 1) * (columns + 1) + column + 1;
                sums[at] = sums[at - columns - 1] + line;
            }
        }
        let count = cells.len().max(1) as f32;
        let middle = cells.iter().fold(Vec2::ZERO, |sum, (column, row)| {
            sum + vec2(*column as f32 + 0.5, *row as f32 + 0.5)
        }) * CELL
            / count;
        Self {
            columns: *columns,
            rows: *rows,
            sums,
            cells,
            middle: middle.to_pos2(),
            frame: Rect::from_min_size(Pos2::ZERO, search.onto.size).shrink(search.air + 8.0),
        }
    }

    /// The share of a box around a point that lies on other land, or half of it on water; `None` if the
    /// box leaves the frame.
    fn cost(&self, at: Pos2, size: Vec2) -> Option<f32> {
        let rect = Rect::from_center_size(at, size);
        if !self.frame.contains_rect(rect) {
            return None;
        }
        let cell = |v: f32, most: usize| ((v / CELL).round().max(0.0) as usize).min(most);
        let (left, right) = (
            cell(rect.left(), self.columns),
            cell(rect.right(), self.columns),
        );
        let (top, bottom) = (cell(rect.top(), self.rows), cell(rect.bottom(), self.rows));
        if left >= right || top >= bottom {
            return None;
        }
        let sum = |column: usize, row: usize| self.sums[row * (self.columns + 1) + column];
        let all = sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top);
        Some(all / ((right - left) * (bottom - top)) as f32)
    }

    /// The best middles for a box, apart from each other.
    fn places(&self, size: Vec2, most: f32) -> Vec<Pos2> {
        // In a wide land every third cell is tried: names need no more.
        let step = (self.cells.len() / MANY).clamp(1, 3);
        let mut fits: Vec<(f32, Pos2)> = self
            .cells
            .iter()
            .step_by(step)
            .filter_map(|(column, row)| {
                let at = pos2(*column as f32 + 0.5, *row as f32 + 0.5) * CELL;
                let at = pos2(at.x, at.y);
                let cost = self.cost(at, size).filter(|cost| *cost <= most)?;
                // Near the middle of the state, and with air above and below.
                let airy = self.cost(at, size * vec2(1.1, 2.4)).unwrap_or(1.0);
                let off = (at - self.middle).length() / self.frame.width();
                Some((off + airy * 0.6 + cost * 2.0, at))
            })
            .collect();
        fits.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut chosen: Vec<Pos2> = Vec::new();
        for (_, at) in fits {
            let apart = chosen.iter().all(|other| {
                (other.x - at.x).abs() > size.x * 0.5 || (other.y - at.y).abs() > size.y * 1.6
            });
            if apart {
                chosen.push(at);
                if chosen.len() == OFFERED {
                    break;
                }
            }
        }
        chosen
    }
}

#[cfg(test)]
mod tests;
