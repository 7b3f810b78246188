//! Waterlines: fine lines that follow the coast at fixed distances on the screen, as engravers drew them.
//!
//! They hang on the distance to the nearest coast, which the picture knows for every pixel, so they
//! come out smooth at every zoom.

use egui::Color32;

use super::super::theme::Look;

/// One line: its distance from the coast, its width, its colour with its strength.
pub(super) type Ring = (f32, f32, Color32);

/// The lines of a zoom band, fading outwards.
pub(super) fn rings(look: &Look, scale: f64) -> Vec<Ring> {
    let offsets: &[f32] = match scale {
        scale if scale < 12.0 => &[2.2, 5.0, 8.6, 13.0],
        scale if scale < 200.0 => &[2.5, 6.0, 10.5, 16.0],
        _ => &[3.0, 7.0, 12.0, 18.0, 25.0],
    };
    let strengths = [0.75, 0.5, 0.32, 0.2, 0.12];
    let widths = [0.9, 0.8, 0.7, 0.6, 0.5];
    offsets
        .iter()
        .zip(strengths)
        .zip(widths)
        .map(|((offset, strength), width)| {
            (
                *offset,
                width,
                look.palette.waterline.gamma_multiply(strength),
            )
        })
        .collect()
}

/// The colour at a distance from the coast.
pub(super) fn color_at(distance: f32, per_point: f32, rings: &[Ring]) -> Color32 {
    let soft = 1.0 / per_point;
    for (offset, width, color) in rings {
        let cover = (width / 2.0 + soft / 2.0 - (distance - offset).abs()) / soft;
        if cover > 0.0 {
            return color.gamma_multiply(cover.min(1.0).min(width / soft));
        }
    }
    Color32::TRANSPARENT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_lies_at_its_distance_from_the_coast() {
        let rings = [(5.0, 1.0, Color32::BLACK)];
        let alpha = |distance: f32| color_at(distance, 1.0, &rings).a();
        assert!(alpha(5.0) > 100);
        assert_eq!(alpha(0.0), 0, "none on the coast itself");
        assert_eq!(alpha(12.0), 0, "none further out");
        assert_eq!(alpha(f32::INFINITY), 0, "none on the open sea");
    }
}
