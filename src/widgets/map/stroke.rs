//! Strokes cut into triangles once, with soft edges, so that a still map costs nothing but a copy.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, Rect, Vec2, vec2};

/// The width of the soft edge, in points.
const FEATHER: f32 = 1.0;

/// Adds a line of a width to a mesh. Corners are mitred, the mitre bounded.
pub(super) fn stroke(mesh: &mut Mesh, points: &[Pos2], width: f32, color: Color32) {
    let count = points.len();
    if count < 2 {
        return;
    }
    // A line thinner than its soft edge is drawn paler instead of thinner.
    let color = if width < FEATHER {
        color.gamma_multiply(width / FEATHER)
    } else {
        color
    };
    let inner = (width - FEATHER).max(0.0) / 2.0;
    let outer = width.max(FEATHER) / 2.0 + FEATHER / 2.0;
    let rows: u32 = if inner > 0.0 { 4 } else { 3 };
    for (i, point) in points.iter().enumerate() {
        let normal = mitre(points, i);
        let mut push = |offset: f32, color: Color32| {
            mesh.vertices.push(Vertex {
                pos: *point + normal * offset,
                uv: WHITE_UV,
                color,
            });
        };
        push(outer, Color32::TRANSPARENT);
        if inner > 0.0 {
            push(inner, color);
            push(-inner, color);
        } else {
            push(0.0, color);
        }
        push(-outer, Color32::TRANSPARENT);
    }
    let base = mesh.vertices.len() as u32 - rows * count as u32;
    for i in 0..count as u32 - 1 {
        for row in 0..rows - 1 {
            let (a, b) = (base + i * rows + row, base + (i + 1) * rows + row);
            mesh.indices.extend([a, b, a + 1, b, b + 1, a + 1]);
        }
    }
}

/// Adds a convex shape to a mesh; its corners in order, either way round.
pub(super) fn fill(mesh: &mut Mesh, corners: &[Pos2], color: Color32) {
    let count = corners.len();
    if count < 3 {
        return;
    }
    let middle = corners
        .iter()
        .fold(Vec2::ZERO, |sum, at| sum + at.to_vec2())
        / count as f32;
    let base = mesh.vertices.len() as u32;
    for corner in corners {
        let outwards = (corner.to_vec2() - middle).normalized() * (FEATHER / 2.0);
        for (pos, color) in [
            (*corner - outwards, color),
            (*corner + outwards, Color32::TRANSPARENT),
        ] {
            mesh.vertices.push(Vertex {
                pos,
                uv: WHITE_UV,
                color,
            });
        }
    }
    let count = count as u32;
    for i in 0..count {
        let (a, b) = (base + 2 * i, base + 2 * ((i + 1) % count));
        mesh.indices.extend([a, a + 1, b, b, a + 1, b + 1]);
        if i > 0 && i + 1 < count {
            mesh.indices.extend([base, a, b]);
        }
    }
}

/// Adds a dot to a mesh.
pub(super) fn dot(mesh: &mut Mesh, centre: Pos2, radius: f32, color: Color32) {
    let corners: u8 = if radius < 2.0 { 8 } else { 14 };
    let ring: Vec<Pos2> = (0..corners)
        .map(|i| {
            let angle = std::f32::consts::TAU * f32::from(i) / f32::from(corners);
            centre + radius * vec2(angle.cos(), angle.sin())
        })
        .collect();
    fill(mesh, &ring, color);
}

/// The runs of a line whose pieces can touch a rectangle.
pub(super) fn seen_runs<T>(line: &[T], at: impl Fn(&T) -> Pos2, reach: Rect) -> Vec<&[T]> {
    let seen = |pair: &[T]| {
        Rect::from_two_pos(at(&pair[0]), at(&pair[1]))
            .expand(0.1)
            .intersects(reach)
    };
    let mut runs = Vec::new();
    let mut start = None;
    for (i, pair) in line.windows(2).enumerate() {
        match (seen(pair), start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                runs.push(&line[from..=i]);
                start = None;
            }
            _ => {}
        }
    }
    runs.extend(start.map(|from| &line[from..]));
    runs
}

/// The direction across the line at a point, to the right of its course, longer where it bends.
pub(super) fn mitre(points: &[Pos2], i: usize) -> Vec2 {
    let before = if i > 0 {
        (points[i] - points[i - 1]).normalized()
    } else {
        Vec2::ZERO
    };
    let after = if i + 1 < points.len() {
        (points[i + 1] - points[i]).normalized()
    } else {
        Vec2::ZERO
    };
    let along = (before + after).normalized();
    let across = vec2(-along.y, along.x);
    let one = if before == Vec2::ZERO { after } else { before };
    let cosine = across.dot(vec2(-one.y, one.x)).abs();
    if cosine < 1e-3 {
        vec2(-one.y, one.x)
    } else {
        across / cosine.max(0.5)
    }
}

/// Leaves out the points that lie within `step` points of the last one kept; keeps the end.
pub(super) fn thin(points: impl Iterator<Item = Pos2>, step: f32, out: &mut Vec<Pos2>) {
    out.clear();
    let mut last = None;
    for point in points {
        let far = out
            .last()
            .is_none_or(|kept: &Pos2| kept.distance_sq(point) >= step * step);
        if far {
            out.push(point);
        }
        last = Some(point);
    }
    if let Some(last) = last
        && out.last() != Some(&last)
    {
        if out.len() > 1 && out[out.len() - 1].distance_sq(last) < step * step {
            out.pop();
        }
        out.push(last);
    }
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn a_straight_line_is_as_wide_as_asked() {
        let mut mesh = Mesh::default();
        stroke(
            &mut mesh,
            &[pos2(0.0, 0.0), pos2(10.0, 0.0)],
            3.0,
            Color32::BLACK,
        );
        assert!(mesh.is_valid());
        let bounds = mesh.calc_bounds();
        assert!(
            (bounds.height() - 4.0).abs() < 1e-5,
            "width and half a soft edge on each side"
        );
    }

    #[test]
    fn thinning_keeps_both_ends() {
        let mut out = Vec::new();
        thin((0..100).map(|i| pos2(i as f32 * 0.1, 0.0)), 1.0, &mut out);
        assert_eq!(
            (out[0], *out.last().unwrap()),
            (pos2(0.0, 0.0), pos2(99.0 * 0.1, 0.0))
        );
        assert!(out.len() <= 11);
    }
}
