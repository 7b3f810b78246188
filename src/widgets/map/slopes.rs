//! Slopes: how the relief under a picture is lit and shaded.

use egui::{Color32, vec2};

use crate::world::{Relief, Shade, ShadeColumn};

use super::super::theme::Look;
use super::ink::Onto;

/// How strong slopes are lit and shaded.
#[derive(Clone, Copy)]
pub(super) struct Light {
    lit: Color32,
    shaded: Color32,
    strength: f32,
}

/// Scales (points per degree) between which the relief fades: closer it would be a blur.
const RELIEF_FADES: (f64, f64) = (24.0, 80.0);

/// The strength of the relief on wide maps: quiet, since names stand on it.
const RELIEF_STRENGTH: f32 = 1.5;

impl Light {
    pub(super) fn new(look: &Look, scale: f64) -> Self {
        let (from, to) = RELIEF_FADES;
        let left = ((to / scale).ln() / (to / from).ln()).clamp(0.0, 1.0);
        Self {
            lit: look.palette.lit,
            shaded: look.palette.shaded,
            strength: RELIEF_STRENGTH * left as f32,
        }
    }

    pub(super) fn color(self, grey: f32) -> Color32 {
        if grey == 0.0 {
            return Color32::TRANSPARENT;
        }
        let color = if grey > 0.0 { self.lit } else { self.shaded };
        color.gamma_multiply((grey.abs() * self.strength).min(0.6))
    }
}

/// The relief under a picture, with where each column and row of it lies.
pub(super) struct Slopes {
    shade: Option<(Shade, Vec<ShadeColumn>)>,
    lats: Vec<f64>,
}

impl Slopes {
    pub(super) fn new(
        relief: &Relief,
        light: Light,
        onto: &Onto,
        per_point: f32,
        (width, height): (usize, usize),
    ) -> Self {
        if light.strength <= 0.0 {
            return Self {
                shade: None,
                lats: Vec::new(),
            };
        }
        let place = |pixel: usize| (pixel as f32 + 0.5) / per_point;
        let lon = |column: usize| onto.on_map(vec2(place(column), 0.0)).0;
        let lat = |row: usize| onto.on_map(vec2(0.0, place(row))).1;
        let scale = onto.laying.view.camera.scale;
        let shade = relief.shade(onto.part(0.0), scale);
        // Longitude is linear on this map: two of them tell all.
        let (first, last) = (lon(0), lon(width - 1));
        let step = (last - first) / (width.max(2) - 1) as f64;
        let columns = (0..width)
            .map(|column| shade.column(first + column as f64 * step))
            .collect();
        Self {
            shade: Some((shade, columns)),
            lats: (0..height).map(lat).collect(),
        }
    }

    pub(super) fn row(&self, row: usize, out: &mut [f32]) {
        if let Some((shade, columns)) = &self.shade {
            shade.row(self.lats[row], columns, out);
        }
    }
}
