//! What is taken on the sheet already, and the search for a free place.

use egui::{Pos2, Rect, Vec2};

use crate::geo::LonLat;

use super::marks::DrawnStop;
use super::mask::Ground;
use super::trail::Drawn;
use super::wanted::{Rank, Stand, Wanted};

/// What names must keep clear of.
pub(super) struct Obstacles<'a> {
    pub(super) marker: Rect,
    pub(super) drawn: &'a Drawn,
    /// Plates and buttons over the map.
    pub(super) plates: &'a [Rect],
    /// Land and water under the names.
    pub(super) ground: Ground<'a>,
}

/// How much a journey through a name afloat counts, beside its share on land.
const CROSSED: f32 = 0.5;

/// How much it counts against a place that the letters of a state lie on water, that a journey of late
/// runs through them, that they cover a small mark, or that a name of less importance has to leave.
const OVER_COAST: f32 = 0.8;
const OVER_JOURNEY: f32 = 1.0;
const OVER_MARK: f32 = 2.0;
const OVER_NAME: f32 = 3.0;

/// A mark of this radius and more is not written over; a smaller one only by a name that matters
/// much, and only if there is no other place.
const LARGE_MARK: f32 = 5.0;

/// Room a newcomer keeps to other names, beside and above, in points. A name that stands may come
/// closer, so that it does not come and go at the very edge.
const APART: Vec2 = Vec2 { x: 3.0, y: 0.5 };

/// A place for a name: where it is anchored and how it stands to that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slot {
    pub(super) at: LonLat,
    pub(super) way: usize,
}

/// Rectangles in coarse cells, so that a look at one asks its neighbours only.
pub(super) struct Grid {
    origin: Pos2,
    columns: usize,
    rows: usize,
    cells: Vec<Vec<u32>>,
    rects: Vec<Rect>,
}

/// The side of a cell, in points: about as long as a name.
const CELL: f32 = 72.0;

impl Grid {
    pub(super) fn over(rect: Rect) -> Self {
        let columns = (rect.width() / CELL).ceil().max(1.0) as usize;
        let rows = (rect.height() / CELL).ceil().max(1.0) as usize;
        Self {
            origin: rect.min,
            columns,
            rows,
            cells: vec![Vec::new(); columns * rows],
            rects: Vec::new(),
        }
    }

    /// The cells a rectangle lies in; what is outside the grid counts to the cells at its edge.
    fn cells_of(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let cell = |value: f32, count: usize| {
            ((value / CELL).floor().max(0.0) as usize).min(count.saturating_sub(1))
        };
        let (left, right) = (
            cell(rect.left() - self.origin.x, self.columns),
            cell(rect.right() - self.origin.x, self.columns),
        );
        let (top, bottom) = (
            cell(rect.top() - self.origin.y, self.rows),
            cell(rect.bottom() - self.origin.y, self.rows),
        );
        let columns = self.columns;
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * columns + column))
    }

    /// Lays a rectangle in; returns its number.
    pub(super) fn push(&mut self, rect: Rect) -> u32 {
        let number = self.rects.len() as u32;
        for cell in self.cells_of(rect) {
            self.cells[cell].push(number);
        }
        self.rects.push(rect);
        number
    }

    /// Whether a rectangle laid in meets `rect` and is one that `counts`.
    pub(super) fn any(&self, rect: Rect, counts: impl Fn(u32) -> bool) -> bool {
        self.cells_of(rect).any(|cell| {
            self.cells[cell]
                .iter()
                .any(|number| meets(self.rects[*number as usize], rect) && counts(*number))
        })
    }

    pub(super) fn meets(&self, rect: Rect) -> bool {
        self.any(rect, |_| true)
    }
}

/// Whether two rectangles share more than an edge.
pub(super) fn meets(a: Rect, b: Rect) -> bool {
    a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom()
}

/// What is taken on the sheet.
pub(super) struct Table<'a> {
    sheet: Rect,
    /// Where a name may stand at rest.
    frame: Rect,
    pub(super) obstacles: &'a Obstacles<'a>,
    large: (Grid, Vec<Pos2>),
    small: (Grid, Vec<Pos2>),
    pub(super) taken: Grid,
    /// The same at the end of a fade, when the map draws together and names are about to meet.
    ahead: Option<(f32, Grid)>,
}

impl<'a> Table<'a> {
    /// An empty table; `shrink` is by how much the map will have drawn together soon, 1 if not.
    pub(super) fn new(
        sheet: Rect,
        stops: &[DrawnStop<'_>],
        obstacles: &'a Obstacles<'a>,
        shrink: f32,
    ) -> Self {
        let mut large = (Grid::over(sheet), Vec::new());
        let mut small = (Grid::over(sheet), Vec::new());
        for stop in stops {
            let marks = if stop.radius > LARGE_MARK {
                &mut large
            } else {
                &mut small
            };
            let rect = Rect::from_center_size(stop.at, Vec2::splat(2.0 * stop.radius));
            marks.0.push(rect);
            marks.1.push(stop.at);
        }
        Self {
            sheet,
            frame: sheet.shrink(4.0),
            obstacles,
            large,
            small,
            taken: Grid::over(sheet),
            ahead: (shrink < 0.999).then(|| (shrink, Grid::over(sheet))),
        }
    }

    /// Takes the room of a name, and of its dot.
    pub(super) fn take(&mut self, name: &Wanted, anchor: Pos2, rect: Rect) {
        self.taken.push(rect);
        if let Some(dot) = name.dot_at(anchor) {
            self.taken.push(dot);
        }
        let soon = self.soon(anchor, rect);
        if let (Some(soon), Some((_, grid))) = (soon, &mut self.ahead) {
            grid.push(soon);
        }
    }

    /// A rectangle where it will be soon.
    fn soon(&self, anchor: Pos2, rect: Rect) -> Option<Rect> {
        self.ahead.as_ref().map(|(shrink, _)| {
            let from_middle = anchor - self.sheet.center();
            rect.translate(from_middle * (shrink - 1.0))
        })
    }

    /// Whether a name that stands may stay as far as other names, marks, the marker and the way go.
    /// One that has just come may lie over a mark for a moment, and waits until others are there.
    pub(super) fn may_stay(&self, name: &Wanted, anchor: Pos2, rect: Rect, young: bool) -> bool {
        let about_to_meet = || {
            let soon = self.soon(anchor, rect).zip(self.ahead.as_ref());
            soon.is_some_and(|(soon, (_, grid))| grid.meets(soon))
        };
        self.sheet.contains(anchor)
            && !self.is_blocked(name, anchor, rect)
            && (young || !self.is_over_mark(name, anchor, rect) && !about_to_meet())
            && match name.stand {
                Stand::Afloat(_) => self.faults_afloat(rect) <= name.most_ashore + 0.1,
                Stand::Beside(_) | Stand::Centred => true,
            }
    }

    /// Whether a rectangle lies within the frame and under no plate, as at rest it must; a little over
    /// the edge is forgiven what stands there already.
    pub(super) fn is_in_sight(&self, rect: Rect, forgiven: f32) -> bool {
        let plates = self.obstacles.plates;
        self.frame.expand(forgiven).contains_rect(rect)
            && !plates
                .iter()
                .any(|plate| meets(plate.shrink(forgiven), rect))
    }

    fn is_blocked(&self, name: &Wanted, anchor: Pos2, rect: Rect) -> bool {
        let dot = name.dot_at(anchor);
        self.taken.meets(rect)
            || meets(self.obstacles.marker, rect)
            || dot.is_some_and(|dot| {
                self.taken.meets(dot) || meets(self.obstacles.marker, dot.expand(2.0))
            })
            || crosses(&self.obstacles.drawn.current, rect.shrink(2.0))
    }

    /// Whether a name would cover a mark that matters more than it: not its own, which it stands
    /// beside. The name of the present gives way to no mark but the marker.
    fn is_over_mark(&self, name: &Wanted, anchor: Pos2, rect: Rect) -> bool {
        let over = |marks: &(Grid, Vec<Pos2>)| {
            let own = |number: u32| marks.1[number as usize].distance(anchor) < 1.0;
            marks.0.any(rect, |number| !own(number))
        };
        name.rank > Rank::Present && over(&self.large)
            || name.rank > Rank::LongStay && over(&self.small)
    }

    /// The best of the places that are free, if there is one. `over` tells what it costs to stand over
    /// the names not yet placed; none if it must not.
    pub(super) fn find(
        &self,
        name: &Wanted,
        size: Vec2,
        pos: impl Fn(LonLat) -> Pos2,
        over: impl Fn(Rect) -> Option<f32>,
    ) -> Option<(Slot, Rect)> {
        let afloat = matches!(name.stand, Stand::Afloat(_));
        let mut best: Option<(f32, (Slot, Rect))> = None;
        for way in 0..name.slots() {
            for at in &name.at {
                let anchor = pos(*at);
                let rect = name.rect(anchor, way, size);
                let apart = rect.expand2(APART);
                if !self.sheet.contains(anchor)
                    || !self.is_in_sight(rect, 0.0)
                    || self.is_blocked(name, anchor, apart)
                    || self.is_over_mark(name, anchor, rect)
                {
                    continue;
                }
                let Some(over) = over(apart) else { continue };
                let ground = if afloat {
                    let faults = self.faults_afloat(rect);
                    if faults > name.most_ashore {
                        continue;
                    }
                    faults
                } else {
                    self.faults_ashore(name, anchor, rect)
                };
                let faults = ground + over * OVER_NAME;
                let found = (Slot { at: *at, way }, rect);
                // The places run outwards, so the first without a fault is the nearest.
                if faults == 0.0 {
                    return Some(found);
                }
                if best.is_none_or(|(least, _)| faults < least) {
                    best = Some((faults, found));
                }
            }
        }
        best.map(|(_, found)| found)
    }

    /// A journey through the letters is as bad as half of them on land: better no name than that.
    fn faults_afloat(&self, rect: Rect) -> f32 {
        let ashore = self.obstacles.ground.land_share(rect.shrink(1.0));
        let clear = self.is_clear_of_journeys(rect);
        ashore + if clear { 0.0 } else { CROSSED }
    }

    fn faults_ashore(&self, name: &Wanted, anchor: Pos2, rect: Rect) -> f32 {
        let coast = if name.rank == Rank::State {
            let ashore = self.obstacles.ground.land_share(rect.shrink(1.0));
            OVER_COAST * (1.0 - ashore)
        } else {
            0.0
        };
        let own = |number: u32| self.small.1[number as usize].distance(anchor) < 1.0;
        let journey = if self.is_clear_of_journeys(rect) {
            0.0
        } else {
            OVER_JOURNEY
        };
        let mark = if self.small.0.any(rect, |number| !own(number)) {
            OVER_MARK
        } else {
            0.0
        };
        journey + mark + coast
    }

    fn is_clear_of_journeys(&self, rect: Rect) -> bool {
        let rect = rect.shrink(2.0);
        self.obstacles
            .drawn
            .legs
            .iter()
            .all(|leg| !leg.bounds.intersects(rect) || !crosses(&leg.line, rect))
    }
}

/// Whether a line runs through a rectangle.
pub(super) fn crosses(line: &[Pos2], rect: Rect) -> bool {
    line.windows(2)
        .any(|pair| segment_meets(pair[0], pair[1], rect))
}

/// The part of the segment within each pair of parallel edges; what is left of it lies inside.
fn segment_meets(a: Pos2, b: Pos2, rect: Rect) -> bool {
    let (mut from, mut until) = (0.0_f32, 1.0_f32);
    for (start, along, low, high) in [
        (a.x, b.x - a.x, rect.left(), rect.right()),
        (a.y, b.y - a.y, rect.top(), rect.bottom()),
    ] {
        if along == 0.0 {
            if start < low || high < start {
                return false;
            }
            continue;
        }
        let (one, other) = ((low - start) / along, (high - start) / along);
        from = from.max(one.min(other));
        until = until.min(one.max(other));
        if from > until {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    const BOX: Rect = Rect {
        min: pos2(10.0, 10.0),
        max: pos2(30.0, 20.0),
    };

    #[test]
    fn a_line_through_a_corner_crosses_and_one_beside_it_does_not() {
        assert!(crosses(&[pos2(0.0, 15.0), pos2(40.0, 15.0)], BOX));
        assert!(crosses(&[pos2(5.0, 15.0), pos2(15.0, 5.0)], BOX));
        assert!(crosses(&[pos2(12.0, 12.0), pos2(13.0, 13.0)], BOX));
        assert!(!crosses(&[pos2(0.0, 12.0), pos2(12.0, 0.0)], BOX));
        assert!(!crosses(&[pos2(0.0, 15.0), pos2(9.0, 15.0)], BOX));
        assert!(!crosses(&[pos2(20.0, 40.0), pos2(20.0, 21.0)], BOX));
        assert!(!crosses(&[pos2(20.0, 15.0)], BOX), "a point is no line");
    }

    #[test]
    fn the_grid_finds_what_meets_and_nothing_else() {
        let mut grid = Grid::over(Rect::from_min_size(pos2(0.0, 0.0), Vec2::splat(500.0)));
        grid.push(BOX);
        grid.push(Rect::from_min_max(pos2(480.0, 100.0), pos2(900.0, 120.0)));
        assert!(grid.meets(Rect::from_min_max(pos2(29.0, 0.0), pos2(300.0, 300.0))));
        assert!(!grid.meets(Rect::from_min_max(pos2(30.0, 10.0), pos2(60.0, 20.0))));
        assert!(grid.meets(Rect::from_min_max(pos2(700.0, 110.0), pos2(710.0, 115.0))));
        assert!(!grid.any(BOX, |number| number == 1));
    }
}
