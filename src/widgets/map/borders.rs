//! The lines of borders: a mesh made once a view and once a change of borders, and moved with the map.

use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Pos2, Rect, Shape, Vec2, vec2};

use crate::geo::{Camera, LonLatRect, Projection};
use crate::world::{Basemap, LevelId};

use super::super::theme::ThemeKind;
use super::base::{Heights, MARGIN, THINNED, point, seen_runs};
use super::realms::{LineKind, Realms};
use super::sheet::Sheet;
use super::stroke::{stroke, thin};

/// A border inside a state: dash and gap, in points.
const INNER: (f32, f32) = (5.0, 3.0);

/// A border that is not where it was.
const LOOSE: (f32, f32) = (2.0, 2.5);

/// What decides whether the mesh can be used again.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    level: LevelId,
    scale: f64,
    projection: Projection,
    theme: ThemeKind,
}

/// The mesh of the borders.
#[derive(Default)]
pub(super) struct BorderLines {
    key: Option<Key>,
    realms: Option<Arc<Realms>>,
    made_for: Option<Camera>,
    covered: Option<LonLatRect>,
    mesh: Arc<Mesh>,
    moved: Vec2,
}

impl BorderLines {
    /// The borders of the realms, where the map is now.
    pub(super) fn shape(
        &mut self,
        sheet: &Sheet<'_>,
        base: &Basemap,
        realms: &Arc<Realms>,
    ) -> Shape {
        let key = Key {
            level: Basemap::level_for(sheet.scale()),
            scale: sheet.scale(),
            projection: sheet.view.projection(),
            theme: sheet.look.kind,
        };
        let view = sheet.view.bounds();
        let inside = self.covered.is_some_and(|covered| {
            covered.west <= view.west
                && view.east <= covered.east
                && covered.south <= view.south
                && view.north <= covered.north
        });
        let same = self
            .realms
            .as_ref()
            .is_some_and(|made| Arc::ptr_eq(made, realms));
        if self.key != Some(key) || !inside || !same {
            self.make(sheet, base, key, realms);
        }
        if let Some(made_for) = self.made_for {
            let (dx, dy) = sheet.offset_of_map(made_for.lon, made_for.lat);
            let at = sheet.rect.center().to_vec2() + vec2(dx as f32, dy as f32);
            if at != self.moved {
                Arc::make_mut(&mut self.mesh).translate(at - self.moved);
                self.moved = at;
            }
        }
        Shape::Mesh(self.mesh.clone())
    }

    fn make(&mut self, sheet: &Sheet<'_>, base: &Basemap, key: Key, realms: &Arc<Realms>) {
        let view = sheet.view.bounds();
        let (wide, tall) = (
            (view.east - view.west) * MARGIN,
            (view.north - view.south) * MARGIN,
        );
        let covered = LonLatRect {
            west: view.west - wide,
            south: view.south - tall,
            east: view.east + wide,
            north: view.north + tall,
        };
        let heights = Heights::new(sheet, covered);
        let size = sheet.rect.size() * (1.0 + 2.0 * MARGIN as f32);
        let reach = Rect::from_center_size(Pos2::ZERO, size).expand(4.0);
        let p = &sheet.look.palette;
        let width = if key.scale < 12.0 { 0.8 } else { 1.0 };
        let mut mesh = Mesh::default();
        let mut thinned = Vec::new();
        let mut pieces = Vec::new();
        for line in &base.borders().lines {
            let kind = realms.kind(line.left, line.right);
            if matches!(kind, LineKind::None | LineKind::Front) || !line.bounds.intersects(covered)
            {
                continue;
            }
            let points = line.points(key.level).map(|at| point(sheet, &heights, at));
            thin(points, THINNED, &mut thinned);
            for run in seen_runs(&thinned, reach) {
                let (dash, width, color) = match kind {
                    LineKind::Inner => (Some(INNER), width * 0.8, p.border.gamma_multiply(0.8)),
                    LineKind::Loose => (Some(LOOSE), width, p.border),
                    _ => (None, width, p.border),
                };
                match dash {
                    None => stroke(&mut mesh, run, width, color),
                    Some(dash) => {
                        pieces.clear();
                        dashes(run, dash, &mut pieces);
                        for piece in &pieces {
                            stroke(&mut mesh, piece, width, color);
                        }
                    }
                }
            }
        }
        mesh.vertices.shrink_to_fit();
        mesh.indices.shrink_to_fit();
        self.mesh = Arc::new(mesh);
        self.key = Some(key);
        self.realms = Some(realms.clone());
        self.made_for = Some(sheet.view.camera);
        self.covered = Some(covered);
        self.moved = Vec2::ZERO;
    }
}

/// Cuts a line into dashes by its length.
fn dashes(line: &[Pos2], (on, off): (f32, f32), out: &mut Vec<Vec<Pos2>>) {
    let mut left = on;
    let mut drawing = true;
    let mut piece: Vec<Pos2> = line.first().copied().into_iter().collect();
    for pair in line.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        let mut length = from.distance(to);
        while length > left {
            from += (to - from) * (left / length);
            length -= left;
            if drawing {
                piece.push(from);
                out.push(std::mem::take(&mut piece));
            } else {
                piece = vec![from];
            }
            drawing = !drawing;
            left = if drawing { on } else { off };
        }
        left -= length;
        if drawing {
            piece.push(to);
        }
    }
    if drawing && piece.len() > 1 {
        out.push(piece);
    }
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn dashes_have_their_length_around_a_corner() {
        let line = [pos2(0.0, 0.0), pos2(7.0, 0.0), pos2(7.0, 20.0)];
        let mut out = Vec::new();
        dashes(&line, (5.0, 3.0), &mut out);
        let length = |piece: &Vec<Pos2>| -> f32 {
            piece.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
        };
        assert_eq!(out.len(), 4, "{out:?}");
        assert!(
            out[..3]
                .iter()
                .all(|piece| (length(piece) - 5.0).abs() < 1e-4)
        );
        assert_eq!(out[1][0], pos2(7.0, 1.0));
    }
}
