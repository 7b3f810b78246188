//! Waterlines: fine lines that follow the coast at fixed distances on the screen, as engravers drew them.
//!
//! They hang on the distance to the nearest coast, so they are painted as a picture: for every pixel
//! near a coast the distance is known exactly, and the lines come out smooth at every zoom. A thread
//! paints the picture when the view has come to rest; until then the last one moves with the map.

use std::sync::mpsc::{Receiver, channel};

use egui::{
    Color32, ColorImage, Context, Pos2, Rect, Shape, TextureHandle, TextureOptions, pos2, vec2,
};

use crate::geo::Projection;
use crate::world::{Basemap, LevelId};

use super::super::theme::{Look, ThemeKind};
use super::sheet::Sheet;
use super::stroke::thin;

/// How far the picture reaches beyond the frame, in points, so that a short pan shows no edge.
const AIR: f32 = 32.0;

/// The most pixels of a picture; a larger frame is painted coarser.
const MAX_PIXELS: f32 = 2_400_000.0;

/// Rows of pixels painted at a time.
const BAND: usize = 64;

/// Islands smaller than this (square points) carry no waterlines.
const SMALLEST: f32 = 30.0;

/// What a picture was painted for.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    lon: f64,
    lat: f64,
    scale: f64,
    projection: Projection,
    size: egui::Vec2,
    theme: ThemeKind,
    pixels_per_point: f32,
}

/// The picture and its painter.
#[derive(Default)]
pub(super) struct Waterlines {
    shown: Option<(Key, TextureHandle)>,
    painting: Option<(Key, Receiver<ColorImage>)>,
}

impl Waterlines {
    /// Whether a picture is still being painted.
    pub(super) fn is_painting(&self) -> bool {
        self.painting.is_some()
    }

    /// The picture where the map is now; starts painting a new one if the view has come to rest.
    pub(super) fn shape(
        &mut self,
        ctx: &Context,
        sheet: &Sheet<'_>,
        base: &Basemap,
        at_rest: bool,
    ) -> Option<Shape> {
        let camera = sheet.view.camera;
        let key = Key {
            lon: camera.lon,
            lat: camera.lat,
            scale: camera.scale,
            projection: sheet.view.projection(),
            size: sheet.rect.size(),
            theme: sheet.look.kind,
            pixels_per_point: ctx.pixels_per_point(),
        };
        if let Some((painted_for, receiver)) = &self.painting
            && let Ok(image) = receiver.try_recv()
        {
            let texture = ctx.load_texture("waterlines", image, TextureOptions::LINEAR);
            self.shown = Some((*painted_for, texture));
            self.painting = None;
        }
        let shown = self.shown.as_ref().map(|(key, _)| *key);
        if at_rest && self.painting.is_none() && shown != Some(key) {
            self.painting = start(ctx, sheet, base, key).map(|receiver| (key, receiver));
        }
        let (painted_for, texture) = self.shown.as_ref()?;
        if painted_for.theme != key.theme {
            return None;
        }
        let zoom = (key.scale / painted_for.scale) as f32;
        // A picture from a quite different zoom would show lines of a wrong measure.
        if !(0.5..=2.0).contains(&zoom) {
            return None;
        }
        let centre = sheet.pos_of_map(painted_for.lon, painted_for.lat);
        let size = (painted_for.size + vec2(2.0 * AIR, 2.0 * AIR)) * zoom;
        let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        let picture = Rect::from_center_size(centre, size);
        Some(Shape::image(texture.id(), picture, uv, Color32::WHITE))
    }
}

impl Waterlines {
    /// An unseen speck of the picture. A change of texture begins a new buffer, and the base map's
    /// great meshes are copied but once when nothing that follows makes their buffer grow.
    pub(super) fn parting(&self, at: Pos2) -> Option<Shape> {
        let (_, texture) = self.shown.as_ref()?;
        let speck = Rect::from_min_size(at, vec2(1.0, 1.0));
        let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(0.0, 0.0));
        Some(Shape::image(texture.id(), speck, uv, Color32::TRANSPARENT))
    }
}

/// Gathers the coast of a view and has it painted on a thread of its own.
fn start(
    ctx: &Context,
    sheet: &Sheet<'_>,
    base: &Basemap,
    key: Key,
) -> Option<Receiver<ColorImage>> {
    let size = key.size + vec2(2.0 * AIR, 2.0 * AIR);
    // No picture may have more pixels than pay, nor be longer than the graphics card takes.
    let longest = ctx.input(|input| input.max_texture_side) as f32 - 1.0;
    let per_point = key
        .pixels_per_point
        .min((MAX_PIXELS / (size.x * size.y)).sqrt())
        .min(longest / size.x.max(size.y));
    let coast = coast_on_screen(sheet, base, size);
    let rings = rings(sheet.look, key.scale);
    let (sender, receiver) = channel();
    let ctx = ctx.clone();
    std::thread::Builder::new()
        .name("waterlines".to_owned())
        .spawn(move || {
            // The window may be gone by now; then nobody wants the picture.
            if sender.send(paint(size, per_point, &coast, &rings)).is_ok() {
                ctx.request_repaint();
            }
        })
        .map_err(|error| log::warn!("No waterlines: {error}"))
        .ok()?;
    Some(receiver)
}

/// The coast lines of the view, in points from the picture's top left corner.
fn coast_on_screen(sheet: &Sheet<'_>, base: &Basemap, size: egui::Vec2) -> Vec<Vec<Pos2>> {
    let level: LevelId = Basemap::level_for(sheet.scale());
    let mut view = sheet.view.bounds();
    let air = f64::from(AIR) * 2.0 / sheet.scale();
    view.west -= air;
    view.east += air;
    view.south -= air;
    view.north += air;
    let mut lines = Vec::new();
    for (index, info) in base.tiles(level).iter().enumerate() {
        if !info.bounds.intersects(view) {
            continue;
        }
        for coast in &base.tile(level, index).coast {
            let points = coast.iter().map(|[lon, lat]| {
                let (x, y) = sheet.offset_of_map(f64::from(*lon), f64::from(*lat));
                pos2(x as f32 + size.x / 2.0, y as f32 + size.y / 2.0)
            });
            let mut line = Vec::new();
            thin(points, 1.0, &mut line);
            let bounds = Rect::from_points(&line);
            let seen = bounds.intersects(Rect::from_min_size(Pos2::ZERO, size).expand(30.0));
            let closed = line.len() > 2 && coast.first() == coast.last();
            if seen && !(closed && bounds.area() < SMALLEST) {
                lines.push(line);
            }
        }
    }
    lines
}

/// One line: its distance from the coast, its width, its colour with its strength.
type Ring = (f32, f32, Color32);

/// The lines of a zoom band, fading outwards.
fn rings(look: &Look, scale: f64) -> Vec<Ring> {
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

/// Paints the lines: the distance to the coast is found by laying every piece of coast into the
/// pixels around it, then each pixel takes the colour of the line it is nearest to.
fn paint(size: egui::Vec2, per_point: f32, coast: &[Vec<Pos2>], rings: &[Ring]) -> ColorImage {
    let width = (size.x * per_point).ceil().max(1.0) as usize;
    let height = (size.y * per_point).ceil().max(1.0) as usize;
    let reach = rings.last().map_or(0.0, |ring| ring.0) + 2.0;
    let mut pixels = Vec::with_capacity(width * height);
    // Band by band, so that the distances never take as much memory as the picture.
    for top in (0..height).step_by(BAND) {
        let band = BAND.min(height - top);
        let mut squares = vec![f32::INFINITY; width * band];
        let shift = vec2(0.0, top as f32 / per_point);
        let seen = -reach..=band as f32 / per_point + reach;
        for line in coast {
            for pair in line.windows(2) {
                let (a, b) = (pair[0] - shift, pair[1] - shift);
                if a.y.min(b.y) <= *seen.end() && a.y.max(b.y) >= *seen.start() {
                    lay(&mut squares, width, band, per_point, reach, a, b);
                }
            }
        }
        pixels.extend(squares.into_iter().map(|square| {
            if square.is_finite() {
                color_at(square.sqrt(), per_point, rings)
            } else {
                Color32::TRANSPARENT
            }
        }));
    }
    ColorImage::new([width, height], pixels)
}

/// Lowers the squared distance of every pixel near a piece of coast.
fn lay(
    squares: &mut [f32],
    width: usize,
    height: usize,
    per_point: f32,
    reach: f32,
    a: Pos2,
    b: Pos2,
) {
    let low = |v: f32| ((v - reach) * per_point).floor().max(0.0) as usize;
    let high = |v: f32, size: usize| (((v + reach) * per_point).ceil().max(0.0) as usize).min(size);
    let along = b - a;
    let length_sq = along.length_sq().max(1e-9);
    for row in low(a.y.min(b.y))..high(a.y.max(b.y), height) {
        let y = (row as f32 + 0.5) / per_point;
        for column in low(a.x.min(b.x))..high(a.x.max(b.x), width) {
            let offset = pos2((column as f32 + 0.5) / per_point, y) - a;
            let share = (offset.dot(along) / length_sq).clamp(0.0, 1.0);
            let square = (offset - along * share).length_sq();
            let cell = &mut squares[row * width + column];
            if square < *cell {
                *cell = square;
            }
        }
    }
}

fn color_at(distance: f32, per_point: f32, rings: &[Ring]) -> Color32 {
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
        let ink = Color32::BLACK;
        let coast = [vec![pos2(0.0, 20.0), pos2(60.0, 20.0)]];
        let image = paint(vec2(60.0, 40.0), 1.0, &coast, &[(5.0, 1.0, ink)]);
        let alpha = |x: usize, y: usize| image.pixels[y * 60 + x].a();
        assert!(alpha(30, 25) > 100 && alpha(30, 14) > 100, "on both sides");
        assert_eq!(alpha(30, 20), 0, "none on the coast itself");
        assert_eq!(alpha(30, 32), 0, "none further out");
    }
}
