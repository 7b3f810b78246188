//! Relief: how much lighter or darker than the land around it a slope lies in the light from the
//! north-west.

use std::io::Read as _;

use flate2::read::DeflateDecoder;

use crate::geo::{LonLatRect, WEST_EDGE};

use super::decode::BasemapError;
use super::format::{RELIEF_LEVELS, RELIEF_MAGIC, RELIEF_STEP, RELIEF_TILE, RELIEF_VERSION};

/// The embedded relief: its tiles, packed.
#[derive(Clone, Debug)]
pub struct Relief {
    levels: [Vec<&'static [u8]>; 2],
}

/// The relief of a part of the map.
#[derive(Clone, Debug)]
pub struct Shade {
    per_degree: f64,
    left: usize,
    top: usize,
    width: usize,
    height: usize,
    grey: Vec<i8>,
}

impl Relief {
    /// The relief of the program; an error only if the program itself is damaged.
    pub fn embedded() -> Result<Self, BasemapError> {
        Self::read(include_bytes!("../../assets/basemap/relief.bin"))
    }

    fn read(bytes: &'static [u8]) -> Result<Self, BasemapError> {
        let mut rest = bytes
            .strip_prefix(RELIEF_MAGIC.as_slice())
            .and_then(|rest| rest.strip_prefix(&[RELIEF_VERSION]))
            .ok_or(BasemapError("it does not begin with its name and version"))?;
        let mut lengths = [Vec::new(), Vec::new()];
        for (lengths, width) in lengths.iter_mut().zip(RELIEF_LEVELS) {
            for _ in 0..(width / RELIEF_TILE) * (width / 2 / RELIEF_TILE) {
                let (length, after) = rest
                    .split_first_chunk()
                    .ok_or(BasemapError("it ends in its head"))?;
                lengths.push(u32::from_le_bytes(*length) as usize);
                rest = after;
            }
        }
        let mut levels = [Vec::new(), Vec::new()];
        for (level, lengths) in levels.iter_mut().zip(lengths) {
            for length in lengths {
                let (tile, after) = rest
                    .split_at_checked(length)
                    .ok_or(BasemapError("a tile is cut short"))?;
                level.push(tile);
                rest = after;
            }
        }
        Ok(Self { levels })
    }

    /// The relief of a part of the map, fine enough for a scale in points per degree.
    pub fn shade(&self, part: LonLatRect, points_per_degree: f64) -> Shade {
        let level = usize::from(points_per_degree < RELIEF_LEVELS[1] as f64 / 360.0);
        let sheet = RELIEF_LEVELS[level];
        let per_degree = sheet as f64 / 360.0;
        let tiles = |from: f64, to: f64, most: usize| {
            let tile = |at: f64| (at / RELIEF_TILE as f64).floor().max(0.0) as usize;
            (tile(from - 1.0).min(most), (tile(to + 1.0) + 1).min(most))
        };
        let across = sheet / RELIEF_TILE;
        let (west, east) = tiles(
            (part.west - WEST_EDGE) * per_degree,
            (part.east - WEST_EDGE) * per_degree,
            across,
        );
        let (north, south) = tiles(
            (90.0 - part.north) * per_degree,
            (90.0 - part.south) * per_degree,
            across / 2,
        );
        let width = east.saturating_sub(west) * RELIEF_TILE;
        let height = south.saturating_sub(north) * RELIEF_TILE;
        let mut grey = vec![0; width * height];
        for row in north..south {
            for column in west..east {
                let packed = self.levels[level][row * across + column];
                let at = (row - north) * RELIEF_TILE * width + (column - west) * RELIEF_TILE;
                unpack(packed, &mut grey[at..], width);
            }
        }
        Shade {
            per_degree,
            left: west * RELIEF_TILE,
            top: north * RELIEF_TILE,
            width,
            height,
            grey,
        }
    }
}

/// Unpacks a tile into rows of a wider field; what is damaged stays flat.
fn unpack(packed: &[u8], out: &mut [i8], width: usize) {
    if packed.is_empty() {
        return;
    }
    let mut bytes = vec![0; RELIEF_TILE * RELIEF_TILE];
    if DeflateDecoder::new(packed).read_exact(&mut bytes).is_err() {
        log::error!("A tile of the relief cannot be unpacked");
        return;
    }
    for (row, bytes) in bytes.chunks_exact(RELIEF_TILE).enumerate() {
        let mut last = 0_i8;
        for (cell, byte) in out[row * width..].iter_mut().zip(bytes) {
            last = last.wrapping_add(byte.cast_signed());
            *cell = last;
        }
    }
}

/// Where a column of a picture lies between two of a [`Shade`].
#[derive(Clone, Copy, Debug)]
pub struct ShadeColumn {
    left: Option<usize>,
    share: f32,
}

impl Shade {
    /// Where a longitude lies, worked out once for all rows.
    pub fn column(&self, lon: f64) -> ShadeColumn {
        let x = (lon - WEST_EDGE) * self.per_degree - 0.5 - self.left as f64;
        let left = x.floor();
        let inside = left >= 0.0 && (left as usize) + 1 < self.width;
        ShadeColumn {
            left: inside.then_some(left as usize),
            share: (x - left) as f32,
        }
    }

    /// Light above 0 and shade below, of 1, for a row of columns; nothing outside the part.
    pub fn row(&self, lat: f64, columns: &[ShadeColumn], out: &mut [f32]) {
        out.fill(0.0);
        let y = (90.0 - lat) * self.per_degree - 0.5 - self.top as f64;
        let top = y.floor();
        if top < 0.0 || top as usize + 1 >= self.height {
            return;
        }
        let share = (y - top) as f32;
        let line = |row: usize| &self.grey[row * self.width..][..self.width];
        let (upper, lower) = (line(top as usize), line(top as usize + 1));
        for (out, column) in out.iter_mut().zip(columns) {
            let Some(left) = column.left else {
                continue;
            };
            let four = [upper[left], upper[left + 1], lower[left], lower[left + 1]];
            if four != [0; 4] {
                let four = four.map(f32::from);
                let above = four[0] + (four[1] - four[0]) * column.share;
                let below = four[2] + (four[3] - four[2]) * column.share;
                *out = (above + (below - above) * share) * RELIEF_STEP / 255.0;
            }
        }
    }

    /// As [`Self::row`], at one point.
    pub fn at(&self, lon: f64, lat: f64) -> f32 {
        let mut out = [0.0];
        self.row(lat, &[self.column(lon)], &mut out);
        out[0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALPS: LonLatRect = LonLatRect {
        west: 6.0,
        south: 45.0,
        east: 12.0,
        north: 48.0,
    };

    fn spread(shade: &Shade, part: LonLatRect) -> f32 {
        let mut sum = 0.0;
        let mut count = 0.0;
        for i in 0..60 {
            for j in 0..60 {
                let share = |i: i32| (f64::from(i) + 0.5) / 60.0;
                let lon = part.west + share(i) * (part.east - part.west);
                let lat = part.south + share(j) * (part.north - part.south);
                sum += shade.at(lon, lat).abs();
                count += 1.0;
            }
        }
        sum / count
    }

    #[test]
    fn the_alps_have_relief_and_the_steppe_and_the_sea_have_none() {
        let relief = Relief::embedded().unwrap();
        for scale in [4.0, 40.0] {
            let alps = spread(&relief.shade(ALPS, scale), ALPS);
            let steppe = LonLatRect {
                west: 31.0,
                south: 46.8,
                east: 34.0,
                north: 48.0,
            };
            let plain = spread(&relief.shade(steppe, scale), steppe);
            assert!(alps > 0.05 && plain < alps / 4.0, "{alps} {plain}");
            let sea = LonLatRect {
                west: -40.0,
                south: 40.0,
                east: -30.0,
                north: 45.0,
            };
            assert_eq!(spread(&relief.shade(sea, scale), sea), 0.0);
        }
    }

    #[test]
    fn a_part_at_the_edge_of_the_sheet_or_beyond_it_is_no_panic() {
        let relief = Relief::embedded().unwrap();
        let beyond = LonLatRect {
            west: 150.0,
            south: -95.0,
            east: 400.0,
            north: 95.0,
        };
        let shade = relief.shade(beyond, 40.0);
        assert_eq!(shade.at(500.0, 0.0), 0.0);
        assert_eq!(shade.at(-169.0, 90.0), 0.0);
    }

    #[test]
    fn damage_is_an_error_or_flat_land() {
        assert!(Relief::read(b"TABR").is_err());
        assert!(Relief::read(b"TABR\x01\xff\xff\xff\xff").is_err());
        let mut field = vec![0; RELIEF_TILE * RELIEF_TILE];
        unpack(b"no deflated bytes", &mut field, RELIEF_TILE);
        assert!(field.iter().all(|grey| *grey == 0));
    }
}
