//! Where the view is land and where water: a coarse grid that names and their halos ask.

use egui::epaint::Mesh;
use egui::{Pos2, Rect, pos2};

/// The side of a cell, in points: finer than a letter is high.
const CELL: f32 = 6.0;

/// A grid over a rectangle of the screen; all water until land is laid in.
#[derive(Clone, Debug, Default)]
pub(super) struct LandMask {
    origin: Pos2,
    columns: usize,
    rows: usize,
    land: Vec<bool>,
}

impl LandMask {
    /// A grid of water over a rectangle.
    pub(super) fn over(rect: Rect) -> Self {
        let columns = (rect.width() / CELL).ceil().max(0.0) as usize;
        let rows = (rect.height() / CELL).ceil().max(0.0) as usize;
        Self {
            origin: rect.min,
            columns,
            rows,
            land: vec![false; columns * rows],
        }
    }

    /// Lays the triangles of a mesh in: as land, or as a lake in it.
    pub(super) fn lay(&mut self, mesh: &Mesh, from: usize, land: bool) {
        for corners in mesh.indices[from..].chunks_exact(3) {
            let [a, b, c] = [corners[0], corners[1], corners[2]]
                .map(|index| mesh.vertices[index as usize].pos - self.origin.to_vec2());
            self.lay_triangle([a, b, c], land);
        }
    }

    /// A cell belongs to the triangle that holds its centre; of two that share an edge, to one.
    fn lay_triangle(&mut self, corners: [Pos2; 3], land: bool) {
        let [a, b, c] = corners;
        let edges = [(a, b), (b, c), (c, a)];
        let first = |least: f32| (least / CELL - 0.5).ceil().max(0.0) as usize;
        let top = first(a.y.min(b.y).min(c.y));
        let bottom = first(a.y.max(b.y).max(c.y)).min(self.rows);
        for row in top..bottom {
            let middle = (row as f32 + 0.5) * CELL;
            let (mut left, mut right) = (f32::INFINITY, f32::NEG_INFINITY);
            for (from, to) in edges {
                if (from.y <= middle) != (to.y <= middle) {
                    let x = from.x + (to.x - from.x) * (middle - from.y) / (to.y - from.y);
                    left = left.min(x);
                    right = right.max(x);
                }
            }
            let from = first(left).min(self.columns);
            let to = first(right).min(self.columns);
            if from < to {
                let start = row * self.columns;
                self.land[start + from..start + to].fill(land);
            }
        }
    }

    /// Whether a point is on land; outside the grid is water.
    pub(super) fn is_land(&self, at: Pos2) -> bool {
        let cell = (at - self.origin) / CELL;
        let (column, row) = (cell.x.floor(), cell.y.floor());
        if column < 0.0 || row < 0.0 {
            return false;
        }
        let (column, row) = (column as usize, row as usize);
        column < self.columns && row < self.rows && self.land[row * self.columns + column]
    }
}

/// The grid where the map is now.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) mask: &'a LandMask,
    /// How far the map has moved since the grid was made.
    pub(super) shift: egui::Vec2,
}

impl Ground<'_> {
    /// The share of a rectangle that is land, 0 to 1, by samples a cell apart.
    pub(super) fn land_share(&self, rect: Rect) -> f32 {
        let columns = (rect.width() / CELL).ceil().max(1.0);
        let rows = (rect.height() / CELL).ceil().max(1.0);
        let (mut land, mut all) = (0.0, 0.0);
        let mut row = 0.5;
        while row < rows {
            let mut column = 0.5;
            while column < columns {
                let at = pos2(
                    rect.left() + rect.width() * column / columns,
                    rect.top() + rect.height() * row / rows,
                );
                all += 1.0;
                if self.mask.is_land(at - self.shift) {
                    land += 1.0;
                }
                column += 1.0;
            }
            row += 1.0;
        }
        land / all
    }
}

#[cfg(test)]
mod tests {
    use egui::{Color32, vec2};

    use super::*;

    #[test]
    fn two_triangles_make_a_whole_island_and_a_lake_makes_a_hole() {
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(
            Rect::from_min_size(pos2(20.0, 10.0), vec2(60.0, 60.0)),
            Color32::BLACK,
        );
        let whole = Rect::from_min_size(pos2(-10.0, -10.0), vec2(120.0, 120.0));
        let mut mask = LandMask::over(whole);
        mask.lay(&mesh, 0, true);
        let ground = |mask: &LandMask, rect: Rect| {
            Ground {
                mask,
                shift: egui::Vec2::ZERO,
            }
            .land_share(rect)
        };
        let inside = Rect::from_min_max(pos2(26.0, 16.0), pos2(74.0, 64.0));
        assert_eq!(ground(&mask, inside), 1.0, "no seam along the diagonal");
        assert_eq!(
            ground(
                &mask,
                Rect::from_min_size(pos2(90.0, 10.0), vec2(15.0, 60.0))
            ),
            0.0
        );
        let share = ground(&mask, whole);
        assert!((share - 0.25).abs() < 0.03, "{share}");
        let mut lake = Mesh::default();
        lake.add_colored_rect(
            Rect::from_min_size(pos2(38.0, 28.0), vec2(24.0, 24.0)),
            Color32::BLACK,
        );
        mask.lay(&lake, 0, false);
        assert!(!mask.is_land(pos2(50.0, 40.0)) && mask.is_land(pos2(30.0, 20.0)));
        assert!(!mask.is_land(pos2(-500.0, 0.0)) && !mask.is_land(pos2(500.0, 0.0)));
    }
}
