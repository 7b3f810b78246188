//! Quiet relief: light and shade of the land alone, without the colours and the sea of the source.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use geo::{BoundingRect as _, LineString, Polygon};
use trotsky_atlas::geo::WEST_EDGE;
use trotsky_atlas::world::format::{
    RELIEF_LEVELS, RELIEF_MAGIC, RELIEF_STEP, RELIEF_TILE, RELIEF_VERSION,
};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::Outcome;

/// The source shades slopes on a ground that is lighter or darker by region; what is wider than this
/// share of the sheet is taken out.
const GROUND: usize = 200;

/// A sheet of grey from the cut in the Bering Strait eastwards and from pole to pole southwards.
struct Sheet {
    width: usize,
    height: usize,
    grey: Vec<f32>,
    /// 1 on land.
    land: Vec<f32>,
}

/// Makes the file of the relief from the picture of the package.
pub(crate) fn make(picture: &Path, land: &[Polygon], out: &Path) -> Outcome<String> {
    let bytes = fs::read(picture)?;
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::Luma);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&bytes), options);
    let grey = decoder.decode()?;
    let (wide, high) = decoder.dimensions().ok_or("the picture has no size")?;
    let [fine, coarse] = RELIEF_LEVELS;
    let mut sheet = Sheet::new(&grey, (wide, high), fine, land);
    sheet.flatten();
    let half = sheet.halved();
    let mut body = RELIEF_MAGIC.to_vec();
    body.push(RELIEF_VERSION);
    let tiles = [sheet.packed()?, half.packed()?].concat();
    for tile in &tiles {
        body.extend_from_slice(&u32::try_from(tile.len())?.to_le_bytes());
    }
    body.extend(tiles.concat());
    debug_assert_eq!(half.width, coarse);
    fs::write(out, &body)?;
    Ok(format!("relief: {wide} x {high}, {} bytes", body.len()))
}

impl Sheet {
    fn new(source: &[u8], (wide, high): (usize, usize), width: usize, land: &[Polygon]) -> Self {
        let height = width / 2;
        let mut grey = vec![0.0; width * height];
        for row in 0..height {
            let (top, bottom) = (row * high / height, ((row + 1) * high).div_ceil(height));
            for column in 0..width {
                let west = (WEST_EDGE + 180.0) / 360.0 * wide as f64;
                let at = |column: usize| (west + (column * wide) as f64 / width as f64) as usize;
                let (left, right) = (at(column), at(column + 1).max(at(column) + 1));
                let mut sum = 0.0;
                for y in top..bottom {
                    for x in left..right {
                        sum += f32::from(source[y * wide + x % wide]);
                    }
                }
                grey[row * width + column] = sum / ((bottom - top) * (right - left)) as f32;
            }
        }
        let mut sheet = Self {
            width,
            height,
            grey,
            land: vec![0.0; width * height],
        };
        for polygon in land {
            sheet.lay(polygon);
        }
        sheet
    }

    /// Marks the pixels whose middles lie in a polygon.
    fn lay(&mut self, polygon: &Polygon) {
        let Some(rect) = polygon.bounding_rect() else {
            return;
        };
        let per_degree = self.width as f64 / 360.0;
        let row = |lat: f64| (90.0 - lat) * per_degree;
        let first = (row(rect.max().y) - 0.5).ceil().max(0.0) as usize;
        let last = ((row(rect.min().y) + 0.5).floor() as usize).min(self.height);
        for at in first..last {
            let lat = 90.0 - (at as f64 + 0.5) / per_degree;
            let mut crossings: Vec<f64> = std::iter::once(polygon.exterior())
                .chain(polygon.interiors())
                .flat_map(LineString::lines)
                .filter(|edge| (edge.start.y > lat) != (edge.end.y > lat))
                .map(|edge| {
                    let share = (lat - edge.start.y) / (edge.end.y - edge.start.y);
                    let lon = edge.start.x + share * (edge.end.x - edge.start.x);
                    (lon - WEST_EDGE) * per_degree
                })
                .collect();
            crossings.sort_by(f64::total_cmp);
            for pair in crossings.chunks_exact(2) {
                let from = (pair[0] - 0.5).ceil().max(0.0) as usize;
                let to = ((pair[1] - 0.5).ceil().max(0.0) as usize).min(self.width);
                for column in from..to {
                    self.land[at * self.width + column] = 1.0;
                }
            }
        }
    }

    /// Leaves of the grey only what differs from the land around.
    fn flatten(&mut self) {
        let masked: Vec<f32> = self
            .grey
            .iter()
            .zip(&self.land)
            .map(|(grey, land)| grey * land)
            .collect();
        let radius = self.width / GROUND;
        let (grey, land) = (
            self.blurred(masked, radius),
            self.blurred(self.land.clone(), radius),
        );
        for i in 0..self.grey.len() {
            let ground = grey[i] / land[i].max(1e-3);
            self.grey[i] = (self.grey[i] - ground) * self.land[i];
        }
    }

    /// Three box blurs, which come near to a bell.
    fn blurred(&self, mut field: Vec<f32>, radius: usize) -> Vec<f32> {
        for _ in 0..3 {
            for (lines, length, step, jump) in [
                (self.height, self.width, 1, self.width),
                (self.width, self.height, self.width, 1),
            ] {
                let before = field.clone();
                for line in 0..lines {
                    let at = |i: usize| line * jump + i * step;
                    let mut sum: f32 = (0..radius.min(length)).map(|i| before[at(i)]).sum();
                    for i in 0..length {
                        if i + radius < length {
                            sum += before[at(i + radius)];
                        }
                        if i > radius {
                            sum -= before[at(i - radius - 1)];
                        }
                        field[at(i)] = sum / (2 * radius + 1) as f32;
                    }
                }
            }
        }
        field
    }

    fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let mean = |field: &[f32], i: usize| {
            let at = i / width * 2 * self.width + i % width * 2;
            (field[at] + field[at + 1] + field[at + self.width] + field[at + self.width + 1]) / 4.0
        };
        Self {
            width,
            height,
            grey: (0..width * height).map(|i| mean(&self.grey, i)).collect(),
            land: (0..width * height).map(|i| mean(&self.land, i)).collect(),
        }
    }

    /// The tiles from north to south and west to east.
    fn packed(&self) -> Outcome<Vec<Vec<u8>>> {
        let mut out = Vec::new();
        for top in (0..self.height).step_by(RELIEF_TILE) {
            for left in (0..self.width).step_by(RELIEF_TILE) {
                let mut bytes = Vec::with_capacity(RELIEF_TILE * RELIEF_TILE);
                for row in top..top + RELIEF_TILE {
                    let mut last = 0_i8;
                    for column in left..left + RELIEF_TILE {
                        let grey = self.grey[row * self.width + column] / RELIEF_STEP;
                        let grey = grey.round().clamp(-20.0, 20.0) as i8;
                        bytes.push(grey.wrapping_sub(last).cast_unsigned());
                        last = grey;
                    }
                }
                let flat = bytes.iter().all(|byte| *byte == 0);
                let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
                encoder.write_all(if flat { &[] } else { &bytes })?;
                out.push(if flat { Vec::new() } else { encoder.finish()? });
            }
        }
        Ok(out)
    }
}
