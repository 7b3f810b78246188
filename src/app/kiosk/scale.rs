//! How large things are on a screen that stands in a hall: everything is counted in millimetres.
//!
//! The size of the type follows from the distance of the eyes, and a point follows from the type;
//! layout, buttons and theme ask here and nowhere else.

use egui::{Rect, Vec2};

/// A capital letter is seen under this angle at least, in degrees: EN 301 549, 5.1.4.
const CAPITAL_DEGREES: f32 = 0.7;

/// The height of a capital of the bundled faces, as a share of the type size.
const CAPITAL_SHARE: f32 = 0.7;

/// The smallest type that has to be read, in points; minor waters on the map are smaller.
const SMALLEST_TYPE: f32 = 13.0;

/// A key is at least so large, in millimetres: people who stand hit 20 mm as well as 25.
pub(super) const TARGET_MM: f32 = 20.0;

/// A finger may slip so far and still have tapped, in millimetres.
pub(super) const SLIP_MM: f32 = 8.0;

/// A finger may rest so long and still have tapped, in seconds: ten times what is asked of a slow
/// tap, as a press that is held has no other meaning here.
pub(super) const PRESS_SECS: f64 = 15.0;

/// Millimetres in an inch.
pub(super) const INCH_MM: f32 = 25.4;

/// The shorter and the longer side below which nothing can be laid out, in points. On a screen too
/// small for its distance the type gives way, and the staff page says by how much.
const LEAST: (f32, f32) = (432.0, 768.0);

/// The same with the type enlarged by hand.
const LEAST_LARGE: (f32, f32) = (332.0, 530.0);

/// The height that the keys and the axis need at least, in points.
const LEAST_REACHED: f32 = 278.0;

/// How large the visitor wants the type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As the distance asks.
    #[default]
    Normal,
    /// A quarter larger.
    Large,
    /// Half larger.
    Larger,
    /// Twice as large.
    Double,
}

impl TextSize {
    /// Every size, smallest first.
    pub const ALL: [Self; 4] = [Self::Normal, Self::Large, Self::Larger, Self::Double];

    /// By what everything grows.
    pub fn factor(self) -> f32 {
        match self {
            Self::Normal => 1.0,
            Self::Large => 1.25,
            Self::Larger => 1.5,
            Self::Double => 2.0,
        }
    }

    /// The next larger size, or the largest.
    #[must_use]
    pub fn larger(self) -> Self {
        Self::ALL[(self as usize + 1).min(Self::ALL.len() - 1)]
    }

    /// The next smaller size, or the smallest.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self::ALL[(self as usize).saturating_sub(1)]
    }
}

/// The screen and where it hangs.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(clippy::struct_field_names, reason = "a unit stands in its name")]
pub struct Screen {
    /// From corner to corner of the picture, in millimetres.
    pub diagonal_mm: f32,
    /// From the eyes to the glass, in millimetres.
    pub distance_mm: f32,
    /// No key lies higher than this above the picture's lower edge, in millimetres.
    pub reach_mm: f32,
}

impl Default for Screen {
    /// The screen of the drawings: 43 inches, upright, read from an arm's length; its lower half can
    /// be reached from a wheelchair.
    fn default() -> Self {
        Self {
            diagonal_mm: 43.0 * INCH_MM,
            distance_mm: 600.0,
            reach_mm: 620.0,
        }
    }
}

impl Screen {
    /// The height of a capital that the distance asks for, in millimetres.
    pub fn capital_mm(&self) -> f32 {
        self.distance_mm * CAPITAL_DEGREES.to_radians().tan()
    }

    /// Millimetres that a point should have on a picture of so many pixels.
    pub fn point_mm(&self, pixels: Vec2, text: TextSize) -> f32 {
        let wanted = self.capital_mm() / (CAPITAL_SHARE * SMALLEST_TYPE);
        let pixel_mm = self.diagonal_mm / pixels.length().max(1.0);
        let (short, long) = (pixels.min_elem() * pixel_mm, pixels.max_elem() * pixel_mm);
        // The keys and the axis have to lie within reach, however large the type is.
        let reached = self.reach_mm / LEAST_REACHED;
        let fits = |least: (f32, f32)| (short / least.0).min(long / least.1).min(reached);
        let normal = wanted.min(fits(LEAST));
        (normal * text.factor())
            .min(fits(LEAST_LARGE).max(normal))
            .min(reached)
    }

    /// Pixels to a point on a picture of so many pixels.
    pub fn pixels_per_point(&self, pixels: Vec2, text: TextSize) -> f32 {
        let pixel_mm = self.diagonal_mm / pixels.length().max(1.0);
        (self.point_mm(pixels, text) / pixel_mm).clamp(0.2, 20.0)
    }

    /// The measures of a window that fills the screen, in its own points.
    pub fn metrics(&self, window: Rect) -> Metrics {
        let point_mm = self.diagonal_mm / window.size().length().max(1.0);
        Metrics {
            point_mm,
            target: TARGET_MM / point_mm,
            slip: SLIP_MM / point_mm,
            reach: (window.bottom() - self.reach_mm / point_mm).max(window.top()),
        }
    }
}

/// The measures of a window on its screen, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    /// Millimetres in a point.
    pub point_mm: f32,
    /// The least side of a key.
    pub target: f32,
    /// How far a tap may slip.
    pub slip: f32,
    /// The line that no key rises above.
    pub reach: f32,
}

impl Metrics {
    /// A length in points for millimetres.
    pub fn points(&self, mm: f32) -> f32 {
        mm / self.point_mm
    }

    /// The height of a capital in the smallest type that has to be read, in millimetres.
    pub fn capital_mm(&self) -> f32 {
        CAPITAL_SHARE * SMALLEST_TYPE * self.point_mm
    }
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;

    fn at(inches: f32, distance_mm: f32) -> Screen {
        Screen {
            diagonal_mm: inches * INCH_MM,
            distance_mm,
            ..Screen::default()
        }
    }

    #[test]
    fn a_capital_is_as_high_as_the_distance_asks() {
        for (inches, distance, pixels) in [
            (43.0, 600.0, vec2(1080.0, 1920.0)),
            (43.0, 600.0, vec2(3840.0, 2160.0)),
            (55.0, 700.0, vec2(3840.0, 2160.0)),
            (32.0, 450.0, vec2(1920.0, 1080.0)),
        ] {
            let screen = at(inches, distance);
            let window = pixels / screen.pixels_per_point(pixels, TextSize::Normal);
            let metrics = screen.metrics(Rect::from_min_size(egui::Pos2::ZERO, window));
            let capital = metrics.capital_mm();
            assert!(
                (capital - screen.capital_mm()).abs() < 0.02,
                "{inches} inches: {capital} mm"
            );
        }
        assert!((at(43.0, 600.0).capital_mm() - 7.33).abs() < 0.01);
    }

    #[test]
    fn a_small_screen_keeps_room_for_the_layout() {
        let screen = at(15.6, 600.0);
        let pixels = vec2(1920.0, 1080.0);
        for text in TextSize::ALL {
            let window = pixels / screen.pixels_per_point(pixels, text);
            assert!(window.y >= LEAST_LARGE.0 - 0.1, "{text:?} {window}");
        }
        let normal = pixels / screen.pixels_per_point(pixels, TextSize::Normal);
        assert!(normal.y >= LEAST.0 - 0.1);
    }

    #[test]
    fn twice_the_type_is_twice_the_size() {
        let (screen, pixels) = (Screen::default(), vec2(1080.0, 1920.0));
        let normal = screen.pixels_per_point(pixels, TextSize::Normal);
        let double = screen.pixels_per_point(pixels, TextSize::Double);
        assert!((double / normal - 2.0).abs() < 1e-4);
    }
}
