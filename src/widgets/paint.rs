//! Marks that several widgets paint: text with a halo, letter-spaced text, dashes, hatch, badges.

use std::sync::Arc;

use egui::epaint::{Mesh, PathStroke, Vertex, WHITE_UV};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

/// Lays out one line of text with extra space between letters (points).
pub fn spaced(
    painter: &Painter,
    text: &str,
    font: FontId,
    spacing: f32,
    color: Color32,
) -> Arc<Galley> {
    spaced_in(painter, text, font, spacing, f32::INFINITY, color)
}

/// As [`spaced`], in as many lines as a width asks.
pub fn spaced_in(
    painter: &Painter,
    text: &str,
    font: FontId,
    spacing: f32,
    width: f32,
    color: Color32,
) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    let format = TextFormat {
        font_id: font,
        extra_letter_spacing: spacing,
        color,
        ..TextFormat::default()
    };
    job.append(text, 0.0, format);
    job.wrap.max_width = width;
    painter.layout_job(job)
}

/// Lays out one line of text.
pub fn line(painter: &Painter, text: &str, font: FontId, color: Color32) -> Arc<Galley> {
    painter.layout_no_wrap(text.to_owned(), font, color)
}

/// Lays out one line of text, in smaller type if that is needed to fit the room.
pub fn shrunk(
    painter: &Painter,
    text: &str,
    font: FontId,
    room: f32,
    color: Color32,
) -> Arc<Galley> {
    let galley = line(painter, text, font.clone(), color);
    if galley.size().x <= room {
        return galley;
    }
    let size = (font.size * (room / galley.size().x).max(0.0))
        .floor()
        .max(1.0);
    line(painter, text, FontId { size, ..font }, color)
}

/// Paints text whose baseline lies at `y`; returns where it ends.
pub fn on_baseline(painter: &Painter, x: f32, y: f32, galley: Arc<Galley>, color: Color32) -> Rect {
    let ascent = galley.rows.first().map_or(0.0, |row| {
        row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y)
    });
    let rect = Rect::from_min_size(pos2(x, y - ascent), galley.size());
    painter.galley(rect.min, galley, color);
    rect
}

/// A text with a line height, ready to be laid out.
pub fn prose_job(text: &str, font: FontId, line_height: f32, color: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    let format = TextFormat {
        font_id: font,
        line_height: Some(line_height),
        color,
        ..TextFormat::default()
    };
    job.append(text, 0.0, format);
    job
}

/// Lays out a paragraph of a width and a line height.
pub fn paragraph(
    painter: &Painter,
    text: &str,
    font: FontId,
    line_height: f32,
    width: f32,
    color: Color32,
) -> Arc<Galley> {
    let mut job = prose_job(text, font, line_height, color);
    job.wrap.max_width = width;
    painter.layout_job(job)
}

/// Shapes of a text with a halo of the ground's colour around it: four copies, then the text. More
/// copies are seen by nobody, and letters are most of what a frame of the map is made of.
pub fn halo(
    at: Pos2,
    galley: &Arc<Galley>,
    color: Color32,
    ground: Color32,
    width: f32,
) -> Vec<Shape> {
    let copy = |offset: Vec2, color: Color32| {
        Shape::Text(
            egui::epaint::TextShape::new(at + offset, galley.clone(), color)
                .with_override_text_color(color),
        )
    };
    let off = width * 0.85;
    let offsets = [
        vec2(off, off),
        vec2(-off, off),
        vec2(off, -off),
        vec2(-off, -off),
    ];
    let mut shapes: Vec<Shape> = offsets
        .into_iter()
        .map(|offset| copy(offset, ground))
        .collect();
    shapes.push(copy(Vec2::ZERO, color));
    shapes
}

/// A line with gaps, measured along its length so that it does not crawl.
pub fn dashed(points: &[Pos2], stroke: Stroke, dash: f32, gap: f32, shapes: &mut Vec<Shape>) {
    shapes.extend(Shape::dashed_line(points, stroke, dash, gap));
}

/// A circle outline with gaps.
pub fn dashed_ring(centre: Pos2, radius: f32, stroke: Stroke, shapes: &mut Vec<Shape>) {
    let steps = 48;
    let points: Vec<Pos2> = (0..=steps)
        .map(|i| {
            let angle = std::f32::consts::TAU * i as f32 / steps as f32;
            centre + radius * vec2(angle.cos(), angle.sin())
        })
        .collect();
    let dash = (std::f32::consts::TAU * radius / 20.0).max(1.5);
    shapes.extend(Shape::dashed_line(&points, stroke, dash, dash));
}

/// Diagonal lines (45 degrees, rising to the right) clipped to a rectangle.
pub fn hatch(rect: Rect, step: f32, stroke: Stroke, shapes: &mut Vec<Shape>) {
    // The pattern hangs on the origin, so it stands still while the bar's edge moves over it.
    let first = ((rect.left() + rect.top()) / step).floor() as i32;
    let last = ((rect.right() + rect.bottom()) / step).ceil() as i32;
    for k in first..=last {
        let sum = k as f32 * step;
        let left = (sum - rect.bottom()).max(rect.left());
        let right = (sum - rect.top()).min(rect.right());
        if left < right {
            shapes.push(Shape::line_segment(
                [pos2(left, sum - left), pos2(right, sum - right)],
                stroke,
            ));
        }
    }
}

/// A soft round area that fades to nothing at its radius: doubt without an edge.
pub fn soft_area(centre: Pos2, radius: f32, color: Color32) -> Shape {
    let rings = [(0.0, 0.34), (0.55, 0.22), (1.0, 0.0)];
    let steps: u32 = 40;
    let mut mesh = Mesh::default();
    let vertex = |pos: Pos2, alpha: f32| Vertex {
        pos,
        uv: WHITE_UV,
        color: color.gamma_multiply(alpha),
    };
    for (share, alpha) in rings {
        for i in 0..steps {
            let angle = std::f32::consts::TAU * i as f32 / steps as f32;
            mesh.vertices.push(vertex(
                centre + radius * share * vec2(angle.cos(), angle.sin()),
                alpha,
            ));
        }
    }
    for ring in 0..2 {
        for i in 0..steps {
            let (a, b) = (ring * steps + i, ring * steps + (i + 1) % steps);
            mesh.add_triangle(a, b, a + steps);
            mesh.add_triangle(b, b + steps, a + steps);
        }
    }
    Shape::mesh(mesh)
}

/// A rectangle whose colour fades from left to right.
pub fn fade(rect: Rect, left: Color32, right: Color32) -> Shape {
    let mut mesh = Mesh::default();
    mesh.colored_vertex(rect.left_top(), left);
    mesh.colored_vertex(rect.right_top(), right);
    mesh.colored_vertex(rect.right_bottom(), right);
    mesh.colored_vertex(rect.left_bottom(), left);
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    Shape::mesh(mesh)
}

/// A rectangle whose colour fades from top to bottom.
pub fn fade_down(rect: Rect, top: Color32, bottom: Color32) -> Shape {
    let mut mesh = Mesh::default();
    mesh.colored_vertex(rect.left_top(), top);
    mesh.colored_vertex(rect.right_top(), top);
    mesh.colored_vertex(rect.right_bottom(), bottom);
    mesh.colored_vertex(rect.left_bottom(), bottom);
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    Shape::mesh(mesh)
}

/// A closed convex shape with a fill and an edge.
pub fn convex(points: Vec<Pos2>, fill: Color32, edge: Stroke) -> Shape {
    Shape::convex_polygon(points, fill, PathStroke::from(edge))
}

/// A diamond of a half-width.
pub fn diamond(centre: Pos2, half: f32, fill: Color32, edge: Stroke) -> Shape {
    convex(
        vec![
            centre + vec2(0.0, -half),
            centre + vec2(half, 0.0),
            centre + vec2(0.0, half),
            centre + vec2(-half, 0.0),
        ],
        fill,
        edge,
    )
}

/// The ghost of a rival claim: a diamond in an outline with gaps, on the ground's colour.
pub fn ghost_diamond(
    centre: Pos2,
    half: f32,
    ink: Color32,
    ground: Color32,
    shapes: &mut Vec<Shape>,
) {
    shapes.push(diamond(centre, half, ground, Stroke::NONE));
    let corners = [
        vec2(0.0, -half),
        vec2(half, 0.0),
        vec2(0.0, half),
        vec2(-half, 0.0),
    ]
    .map(|corner| centre + corner);
    // Each side is a stroke with a gap at either end, so that the outline looks the same all round.
    for (i, from) in corners.iter().enumerate() {
        let to = corners[(i + 1) % 4];
        let (a, b) = (from.lerp(to, 0.2), from.lerp(to, 0.8));
        shapes.push(Shape::line_segment([a, b], Stroke::new(1.5, ink)));
    }
}

/// The focus ring, two points clear of a control's edge, if the control has the keyboard.
pub fn focus_ring(painter: &Painter, response: &egui::Response, rect: Rect, color: Color32) {
    if response.has_focus() {
        painter.rect_stroke(
            rect.expand(2.0),
            0.0,
            Stroke::new(3.0, color),
            egui::StrokeKind::Outside,
        );
    }
}
