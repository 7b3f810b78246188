//! Filling pixels: triangles, distances to lines, and whose land each pixel of a row is.

use egui::{Pos2, pos2};

use super::ribbons::ScreenLine;

/// No face.
pub(super) const NOBODY: u16 = u16::MAX;

/// A land pixel that lies in no face belongs to the nearest of its row within so many pixels: the
/// coast of the tables is coarser than the coast that is drawn.
const STRETCH: usize = 60;

/// What a pixel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    Sea,
    Land,
    Lake,
}

/// Marks the pixels of a triangle. A pixel belongs to the triangle that holds its centre; of two that
/// share an edge, to one.
pub(super) fn lay_triangle(
    ground: &mut [Ground],
    width: usize,
    height: usize,
    corners: [Pos2; 3],
    lay: Ground,
) {
    let [a, b, c] = corners;
    let first = |least: f32| (least - 0.5).ceil().max(0.0) as usize;
    let top = first(a.y.min(b.y).min(c.y));
    let bottom = first(a.y.max(b.y).max(c.y)).min(height);
    for row in top..bottom {
        let middle = row as f32 + 0.5;
        let (mut left, mut right) = (f32::INFINITY, f32::NEG_INFINITY);
        for (from, to) in [(a, b), (b, c), (c, a)] {
            if (from.y <= middle) != (to.y <= middle) {
                let x = from.x + (to.x - from.x) * (middle - from.y) / (to.y - from.y);
                left = left.min(x);
                right = right.max(x);
            }
        }
        let from = first(left).min(width);
        let to = first(right).min(width);
        if from < to {
            ground[row * width + from..row * width + to].fill(lay);
        }
    }
}

/// A field of pixels in which distances to lines are measured, in points.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) per_point: f32,
    /// Nothing farther than this counts.
    pub(super) reach: f32,
}

impl Field {
    /// Tells of every pixel near a piece of line, with its squared distance.
    pub(super) fn near(self, a: Pos2, b: Pos2, mut tell: impl FnMut(usize, f32)) {
        let Self {
            width,
            height,
            per_point,
            reach,
        } = self;
        let low = |v: f32| ((v - reach) * per_point).floor().max(0.0) as usize;
        let high =
            |v: f32, size: usize| (((v + reach) * per_point).ceil().max(0.0) as usize).min(size);
        let along = b - a;
        let length_sq = along.length_sq().max(1e-9);
        for row in low(a.y.min(b.y))..high(a.y.max(b.y), height) {
            let y = (row as f32 + 0.5) / per_point;
            for column in low(a.x.min(b.x))..high(a.x.max(b.x), width) {
                let offset = pos2((column as f32 + 0.5) / per_point, y) - a;
                let share = (offset.dot(along) / length_sq).clamp(0.0, 1.0);
                tell(row * width + column, (offset - along * share).length_sq());
            }
        }
    }
}

/// Where the lines around faces cross each row of pixels, and which face begins there.
pub(super) struct Rows {
    /// For each row its crossings from left to right: where, and the faces before and after.
    crossings: Vec<Vec<(f32, u16, u16)>>,
    /// For a row without crossings the face it lies in all along.
    whole: Vec<u16>,
}

impl Rows {
    /// Crosses the lines with the rows; `ask` finds the face of a row that no line crosses.
    ///
    /// Only crossings within the picture count: beside it some lines are known and others are not, so
    /// that what they say of its edge may be the land of somebody far away.
    pub(super) fn new(
        lines: &[ScreenLine],
        [width, height]: [usize; 2],
        per_point: f32,
        ask: impl Fn(usize) -> Option<usize>,
    ) -> Self {
        let mut crossings = vec![Vec::new(); height];
        let mut touched = vec![false; height + 1];
        let number = |face: Option<usize>| face.map_or(NOBODY, |face| face as u16);
        for line in lines {
            let (left, right) = (number(line.left), number(line.right));
            for pair in line.points.windows(2) {
                let [a, b] = [pair[0], pair[1]].map(|at| (at.to_vec2() * per_point).to_pos2());
                let first = |y: f32| (y - 0.5).ceil().max(0.0) as usize;
                let (top, bottom) = (first(a.y.min(b.y)), first(a.y.max(b.y)).min(height));
                if a.x.max(b.x) < 0.0 || (width as f32) < a.x.min(b.x) {
                    continue;
                }
                if let Some(row) = touched.get_mut(top) {
                    *row = true;
                }
                for (row, crossed) in crossings.iter_mut().enumerate().take(bottom).skip(top) {
                    let middle = row as f32 + 0.5;
                    let x = a.x + (b.x - a.x) * (middle - a.y) / (b.y - a.y);
                    if x < 0.0 || width as f32 <= x {
                        continue;
                    }
                    // Down the screen the right of a line's run is to the west.
                    crossed.push(if b.y > a.y {
                        (x, right, left)
                    } else {
                        (x, left, right)
                    });
                }
            }
        }
        let mut whole = vec![NOBODY; height];
        let mut known = None;
        for row in 0..height {
            crossings[row].sort_by(|one, other| one.0.total_cmp(&other.0));
            if !crossings[row].is_empty() {
                known = None;
                continue;
            }
            // A line may run between two rows and cross neither.
            if touched[row] {
                known = None;
            }
            let face = known.unwrap_or_else(|| number(ask(row)));
            known = Some(face);
            whole[row] = face;
        }
        Self { crossings, whole }
    }

    /// Whose land each pixel of a row is.
    pub(super) fn faces(&self, row: usize, ground: &[Ground], out: &mut [u16]) {
        let crossings = &self.crossings[row];
        let mut face = crossings.first().map_or(self.whole[row], |first| first.1);
        let mut next = 0;
        for (column, cell) in out.iter_mut().enumerate() {
            let middle = column as f32 + 0.5;
            while let Some((x, _, after)) = crossings.get(next)
                && *x <= middle
            {
                face = *after;
                next += 1;
            }
            *cell = face;
        }
        stretch(ground, out);
    }
}

/// Gives land that lies in no face to the nearest face of the row.
fn stretch(ground: &[Ground], faces: &mut [u16]) {
    let mut last: Option<(usize, u16)> = None;
    let mut column = 0;
    while column < faces.len() {
        if faces[column] != NOBODY {
            last = Some((column, faces[column]));
            column += 1;
            continue;
        }
        let end = (column..faces.len())
            .find(|i| faces[*i] != NOBODY)
            .unwrap_or(faces.len());
        let after = faces.get(end).copied();
        for i in column..end {
            if ground[i] == Ground::Sea {
                continue;
            }
            let west = last
                .filter(|(at, _)| i - at <= STRETCH)
                .map(|(at, face)| (i - at, face));
            let east = after
                .filter(|_| end - i <= STRETCH)
                .map(|face| (end - i, face));
            let nearer = [west, east].into_iter().flatten().min_by_key(|near| near.0);
            if let Some((_, face)) = nearer {
                faces[i] = face;
            }
        }
        column = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_knows_its_faces_on_both_sides_of_a_line() {
        // A line straight up the screen with face 0 to its left and face 1 to its right.
        let up = ScreenLine {
            left: Some(0),
            right: Some(1),
            points: vec![pos2(5.0, 10.0), pos2(5.0, 0.0)],
        };
        let rows = Rows::new(&[up], [10, 10], 1.0, |_| None);
        let mut faces = [NOBODY; 10];
        rows.faces(4, &[Ground::Land; 10], &mut faces);
        assert_eq!(faces, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
    }

    #[test]
    fn a_row_that_no_line_crosses_is_asked_for_once_between_lines() {
        let flat = ScreenLine {
            left: Some(0),
            right: Some(1),
            points: vec![pos2(0.0, 5.0), pos2(10.0, 5.0)],
        };
        let asked = std::cell::RefCell::new(Vec::new());
        let rows = Rows::new(&[flat], [10, 10], 1.0, |row| {
            asked.borrow_mut().push(row);
            Some(usize::from(row >= 5))
        });
        let face = |row: usize| {
            let mut faces = [NOBODY; 3];
            rows.faces(row, &[Ground::Land; 3], &mut faces);
            faces[1]
        };
        assert_eq!((face(4), face(5)), (0, 1));
        assert_eq!(*asked.borrow(), [0, 5]);
    }

    #[test]
    fn a_line_beside_the_picture_says_nothing_of_it() {
        // Norway's border far to the left, without the lands between it and the picture.
        let far = ScreenLine {
            left: Some(0),
            right: Some(77),
            points: vec![pos2(-90.0, 10.0), pos2(-90.0, 0.0)],
        };
        let rows = Rows::new(&[far], [10, 10], 1.0, |_| Some(3));
        let mut faces = [NOBODY; 4];
        rows.faces(4, &[Ground::Land; 4], &mut faces);
        assert_eq!(faces, [3; 4]);
    }

    #[test]
    fn land_beyond_the_coast_of_the_tables_goes_to_the_nearest() {
        use Ground::{Land, Sea};
        let ground = [Land, Land, Sea, Land, Land, Land];
        let mut faces = [7, NOBODY, NOBODY, NOBODY, NOBODY, 9];
        stretch(&ground, &mut faces);
        assert_eq!(faces, [7, 7, NOBODY, 9, 9, 9]);
    }

    #[test]
    fn two_triangles_fill_a_square_once() {
        let mut land = vec![Ground::Sea; 100];
        let (a, b, c, d) = (
            pos2(2.0, 2.0),
            pos2(8.0, 2.0),
            pos2(8.0, 8.0),
            pos2(2.0, 8.0),
        );
        lay_triangle(&mut land, 10, 10, [a, b, c], Ground::Land);
        lay_triangle(&mut land, 10, 10, [a, c, d], Ground::Land);
        assert_eq!(land.iter().filter(|at| **at == Ground::Land).count(), 36);
    }
}
