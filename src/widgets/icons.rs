//! Icons, painted: the bundled fonts have no arrows, and a painted mark is sharp at every scale.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::paint::convex;

/// A sign on a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A triangle: start playing.
    Play,
    /// A triangle to the left: start playing backwards.
    PlayBack,
    /// Two bars: stop playing.
    Pause,
    /// A bar and a triangle to the left: the event before.
    Previous,
    /// A triangle to the right and a bar: the next event.
    Next,
    /// An angle to the left.
    Left,
    /// An angle to the right.
    Right,
    /// A small triangle up.
    Up,
    /// A small triangle down.
    Down,
    /// Closer.
    Plus,
    /// Further away.
    Minus,
    /// Four corners: everything in view.
    Fit,
    /// Two brackets: the chapter in view.
    Brackets,
    /// A disc between four corners: where he is.
    Here,
    /// A cross: close.
    Close,
    /// A glass: search.
    Search,
    /// A diamond in an outline with gaps: rival claims.
    Rival,
    /// A figure with open arms: ease of use.
    Person,
    /// Lines of text: the card.
    Page,
}

/// Paints an icon inside a square of `size` points around a centre.
pub fn icon(painter: &Painter, icon: Icon, centre: Pos2, size: f32, color: Color32) {
    let h = size / 2.0;
    let stroke = Stroke::new((size / 9.0).max(1.6), color);
    let at = |x: f32, y: f32| centre + h * vec2(x, y);
    let fill = |points: &[(f32, f32)]| {
        let points = points.iter().map(|(x, y)| at(*x, *y)).collect();
        painter.add(convex(points, color, Stroke::NONE));
    };
    let lines = |points: &[(f32, f32)]| {
        let points: Vec<Pos2> = points.iter().map(|(x, y)| at(*x, *y)).collect();
        painter.add(Shape::line(points, stroke));
    };
    let bar = |left: f32, right: f32, tall: f32| {
        painter.rect_filled(
            Rect::from_min_max(at(left, -tall), at(right, tall)),
            0.0,
            color,
        );
    };
    match icon {
        Icon::Play => fill(&[(-0.6, -0.8), (0.85, 0.0), (-0.6, 0.8)]),
        Icon::PlayBack => fill(&[(0.6, -0.8), (-0.85, 0.0), (0.6, 0.8)]),
        Icon::Pause => {
            bar(-0.65, -0.15, 0.8);
            bar(0.15, 0.65, 0.8);
        }
        Icon::Previous => {
            bar(-0.75, -0.52, 0.8);
            fill(&[(0.7, -0.75), (0.7, 0.75), (-0.4, 0.0)]);
        }
        Icon::Next => {
            bar(0.52, 0.75, 0.8);
            fill(&[(-0.7, -0.75), (0.4, 0.0), (-0.7, 0.75)]);
        }
        Icon::Left => lines(&[(0.35, -0.7), (-0.35, 0.0), (0.35, 0.7)]),
        Icon::Right => lines(&[(-0.35, -0.7), (0.35, 0.0), (-0.35, 0.7)]),
        Icon::Up => fill(&[(-0.8, 0.45), (0.0, -0.5), (0.8, 0.45)]),
        Icon::Down => fill(&[(-0.8, -0.45), (0.8, -0.45), (0.0, 0.5)]),
        Icon::Plus => {
            lines(&[(-0.8, 0.0), (0.8, 0.0)]);
            lines(&[(0.0, -0.8), (0.0, 0.8)]);
        }
        Icon::Minus => lines(&[(-0.8, 0.0), (0.8, 0.0)]),
        Icon::Fit => {
            for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
                lines(&[(0.3 * x, 0.8 * y), (0.8 * x, 0.8 * y), (0.8 * x, 0.3 * y)]);
            }
        }
        Icon::Brackets => {
            for x in [-1.0, 1.0] {
                lines(&[
                    (0.35 * x, -0.8),
                    (0.8 * x, -0.8),
                    (0.8 * x, 0.8),
                    (0.35 * x, 0.8),
                ]);
            }
        }
        Icon::Here => {
            for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
                lines(&[(0.45 * x, 0.8 * y), (0.8 * x, 0.8 * y), (0.8 * x, 0.45 * y)]);
            }
            painter.circle_filled(at(0.0, 0.0), 0.3 * h, stroke.color);
        }
        Icon::Search => {
            painter.circle_stroke(at(-0.2, -0.2), 0.6 * h, stroke);
            lines(&[(0.25, 0.25), (0.9, 0.9)]);
        }
        Icon::Rival => {
            for (x, y) in [(1.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (-1.0, 1.0)] {
                lines(&[(0.2 * x, -0.85 * y), (0.85 * x, -0.2 * y)]);
            }
        }
        Icon::Person => {
            painter.circle_filled(at(0.0, -0.78), 0.19 * h, color);
            lines(&[(-0.85, -0.38), (0.85, -0.38)]);
            lines(&[(0.0, -0.38), (0.0, 0.2)]);
            lines(&[(-0.5, 0.95), (0.0, 0.2), (0.5, 0.95)]);
        }
        Icon::Page => {
            for (y, right) in [(-0.6, 0.8), (0.0, 0.8), (0.6, 0.2)] {
                lines(&[(-0.8, y), (right, y)]);
            }
        }
        Icon::Close => {
            lines(&[(-0.7, -0.7), (0.7, 0.7)]);
            lines(&[(-0.7, 0.7), (0.7, -0.7)]);
        }
    }
}

/// How sure a statement is, as a sign: shape, never colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Badge {
    /// Well documented: a solid disc.
    High,
    /// Probable: half a disc.
    Medium,
    /// Uncertain: a ring with gaps.
    Low,
    /// Position estimated: an open wedge.
    Estimated,
    /// No record: a stroke with gaps.
    NoRecord,
}

/// Paints a badge around a centre.
pub fn badge(painter: &Painter, badge: Badge, centre: Pos2, color: Color32) {
    let stroke = Stroke::new(1.6, color);
    match badge {
        Badge::High => {
            painter.circle_filled(centre, 6.5, color);
        }
        Badge::Medium => {
            let half: Vec<Pos2> = (0..=18)
                .map(|i| {
                    let angle = std::f32::consts::PI * (0.5 + i as f32 / 18.0);
                    centre + 6.0 * vec2(angle.cos(), angle.sin())
                })
                .collect();
            painter.add(convex(half, color, Stroke::NONE));
            painter.circle_stroke(centre, 6.0, stroke);
        }
        Badge::Low => {
            let mut shapes = Vec::new();
            super::paint::dashed_ring(centre, 6.5, stroke, &mut shapes);
            painter.extend(shapes);
        }
        Badge::Estimated => {
            let points = vec![
                centre + vec2(-8.0, -6.0),
                centre + vec2(8.5, 0.0),
                centre + vec2(-8.0, 6.0),
            ];
            painter.add(Shape::closed_line(points, stroke));
        }
        Badge::NoRecord => {
            for i in -1..=1 {
                let x = centre.x + 6.0 * i as f32;
                let mark = Rect::from_center_size(pos2(x, centre.y), Vec2::new(3.5, 2.2));
                painter.rect_filled(mark, 0.0, color);
            }
        }
    }
}

/// A rectangle outline that lies inside the rectangle.
pub fn edge(painter: &Painter, rect: Rect, stroke: Stroke) {
    painter.rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
}
