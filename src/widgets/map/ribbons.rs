//! Ribbons: a state is tinted along its borders only, inside, fading inwards; occupied and contested
//! land is hatched in the tint of who holds it.

use egui::{Color32, Pos2};

use crate::world::{Basemap, Borders, LevelId};

use super::super::theme::Look;
use super::ink::Onto;
use super::realms::Realms;

/// How strong the tint is at the border itself.
const STRENGTH: f32 = 0.55;

/// Hatching: from line to line, the width of a line, and its strength.
const HATCH: f32 = 6.0;
const HATCH_LINE: f32 = 1.1;
const HATCH_STRENGTH: f32 = 0.5;

/// The width of a ribbon, in points.
pub(super) fn width(scale: f64) -> f32 {
    match scale {
        scale if scale < 12.0 => 8.0,
        scale if scale < 200.0 => 9.0,
        _ => 12.0,
    }
}

/// How the land of a face is painted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    tint: Color32,
    hatched: bool,
}

impl Paint {
    pub(super) fn is_hatched(self) -> bool {
        self.hatched
    }

    /// The colour at a share of the ribbon's width from the border, 1 and more being its inner edge.
    pub(super) fn color_at(self, share: f32, at: Pos2, per_point: f32) -> Color32 {
        let ribbon = STRENGTH * (1.0 - share).clamp(0.0, 1.0);
        let hatch = if self.hatched {
            let from_line = (at.x + at.y).rem_euclid(HATCH * std::f32::consts::SQRT_2)
                / std::f32::consts::SQRT_2;
            let off = (from_line - HATCH / 2.0).abs();
            let soft = 1.0 / per_point;
            HATCH_STRENGTH * ((HATCH_LINE / 2.0 + soft / 2.0 - off) / soft).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let strength = ribbon.max(hatch);
        if strength > 0.0 {
            self.tint.gamma_multiply(strength)
        } else {
            Color32::TRANSPARENT
        }
    }
}

/// How each face is painted; `None` where no state is drawn.
pub(super) fn paints(look: &Look, realms: &Realms) -> Vec<Option<Paint>> {
    realms
        .faces()
        .map(|realm| {
            realm.map(|realm| Paint {
                tint: look.tint(realm.tint),
                hatched: realm.held.is_contested() || realm.held.is_occupied(),
            })
        })
        .collect()
}

/// A line around faces, in points from the picture's top left corner.
pub(super) struct ScreenLine {
    pub(super) left: Option<usize>,
    pub(super) right: Option<usize>,
    pub(super) points: Vec<Pos2>,
}

/// The lines that come into a picture.
pub(super) fn lines_on_screen(onto: &Onto, borders: &Borders) -> Vec<ScreenLine> {
    let level: LevelId = Basemap::level_for(onto.laying.view.camera.scale);
    let part = onto.part(4.0);
    borders
        .lines
        .iter()
        .filter(|line| line.bounds.intersects(part))
        .filter_map(|line| {
            Some(ScreenLine {
                left: line.left,
                right: line.right,
                points: onto.line(borders.points(line, level))?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn a_ribbon_fades_inwards_and_hatching_is_half_the_ground_or_less() {
        let plain = Paint {
            tint: Color32::BLACK,
            hatched: false,
        };
        let alpha = |share: f32| plain.color_at(share, Pos2::ZERO, 1.0).a();
        assert!(alpha(0.0) > alpha(0.5) && alpha(0.5) > alpha(0.9));
        assert_eq!(alpha(1.0), 0);
        let hatched = Paint {
            hatched: true,
            ..plain
        };
        let inked = (0..60)
            .filter(|x| hatched.color_at(9.0, pos2(*x as f32, 0.0), 1.0).a() > 60)
            .count();
        assert!((6..=20).contains(&inked), "{inked}");
    }
}
