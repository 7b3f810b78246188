//! Reads the base map's files. Every read is checked: damage gives an error, never a panic.

use std::io::Read as _;
use std::sync::OnceLock;

use earcut::Earcut;
use flate2::read::DeflateDecoder;

use crate::geo::LonLatRect;

use super::basemap::{Area, Lake, Level, MapPoint, River, Tile, TileInfo};
use super::format::{MAGIC, PER_DEGREE, VERSION, unzigzag};

/// The base map is damaged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The base map cannot be read: {0}")]
pub struct BasemapError(pub(super) &'static str);

/// No tile unpacks to more than this: a bound against damaged lengths.
pub(super) const MAX_TILE_BYTES: u64 = 64 * 1024 * 1024;

/// Reads the head of a file and finds its tiles.
pub(super) fn level(bytes: &'static [u8]) -> Result<Level, BasemapError> {
    let rest = bytes
        .strip_prefix(MAGIC.as_slice())
        .and_then(|rest| rest.strip_prefix(&[VERSION]))
        .ok_or(BasemapError("it does not begin with its name and version"))?;
    let (count, mut rest) = rest
        .split_first_chunk()
        .ok_or(BasemapError("it ends in its head"))?;
    let count = u32::from_le_bytes(*count) as usize;
    let mut tiles = Vec::new();
    let mut lengths = Vec::new();
    for _ in 0..count {
        let (head, after) = rest
            .split_first_chunk::<20>()
            .ok_or(BasemapError("it ends in its head"))?;
        rest = after;
        let word = |i: usize| {
            [
                head[4 * i],
                head[4 * i + 1],
                head[4 * i + 2],
                head[4 * i + 3],
            ]
        };
        let edge = |i: usize| f64::from(f32::from_le_bytes(word(i)));
        tiles.push(TileInfo {
            bounds: LonLatRect {
                west: edge(0),
                south: edge(1),
                east: edge(2),
                north: edge(3),
            },
        });
        lengths.push(u32::from_le_bytes(word(4)) as usize);
    }
    let mut packed = Vec::new();
    for length in lengths {
        let (tile, after) = rest
            .split_at_checked(length)
            .ok_or(BasemapError("a tile is cut short"))?;
        rest = after;
        packed.push(tile);
    }
    Ok(Level {
        unpacked: tiles.iter().map(|_| OnceLock::new()).collect(),
        tiles,
        packed,
    })
}

/// Unpacks a tile and cuts its areas into triangles.
pub(super) fn tile(packed: &[u8], bounds: LonLatRect) -> Result<Tile, BasemapError> {
    let mut bytes = Vec::new();
    DeflateDecoder::new(packed)
        .take(MAX_TILE_BYTES)
        .read_to_end(&mut bytes)
        .map_err(|_says_no_more| BasemapError("a tile cannot be unpacked"))?;
    let mut reader = Reader {
        numbers: Numbers::new(&bytes),
        bounds,
        earcut: Earcut::new(),
    };
    let mut tile = Tile::default();
    for _ in 0..reader.numbers.count()? {
        reader.polygon(&mut tile.land, &mut tile.coast)?;
    }
    for _ in 0..reader.numbers.count()? {
        let year = reader.numbers.number()?;
        let mut lake = Lake {
            from_year: i16::try_from(year).ok().filter(|year| *year > 0),
            area: Area::default(),
            shore: Vec::new(),
        };
        reader.polygon(&mut lake.area, &mut lake.shore)?;
        tile.lakes.push(lake);
    }
    for _ in 0..reader.numbers.count()? {
        let rank = u8::try_from(reader.numbers.number()?).unwrap_or(u8::MAX);
        let line = reader
            .numbers
            .line()?
            .into_iter()
            .map(Reader::degrees)
            .collect();
        tile.rivers.push(River { rank, line });
    }
    Ok(tile)
}

/// A run of numbers of seven bits a byte, and positions as differences.
#[derive(Clone, Debug)]
pub(super) struct Numbers<'a> {
    bytes: &'a [u8],
    last: (i32, i32),
}

impl<'a> Numbers<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self::from(bytes, (0, 0))
    }

    /// Goes on from a position.
    pub(super) fn from(bytes: &'a [u8], last: (i32, i32)) -> Self {
        Self { bytes, last }
    }

    /// What is not read yet.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes
    }

    /// The position read last.
    pub(super) fn last(&self) -> (i32, i32) {
        self.last
    }

    /// The next position.
    pub(super) fn step(&mut self) -> Result<(i32, i32), BasemapError> {
        let (dx, dy) = (unzigzag(self.number()?), unzigzag(self.number()?));
        self.last = (self.last.0.wrapping_add(dx), self.last.1.wrapping_add(dy));
        Ok(self.last)
    }

    pub(super) fn number(&mut self) -> Result<u32, BasemapError> {
        let mut number: u32 = 0;
        for shift in (0..35).step_by(7) {
            let (byte, rest) = self
                .bytes
                .split_first()
                .ok_or(BasemapError("a tile ends too soon"))?;
            self.bytes = rest;
            number |= u32::from(byte & 0x7f)
                .checked_shl(shift)
                .unwrap_or_default();
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(BasemapError("a number in a tile has no end"))
    }

    /// A count of things that follow; each takes at least a byte.
    pub(super) fn count(&mut self) -> Result<usize, BasemapError> {
        let count = self.number()? as usize;
        if count > self.bytes.len() {
            return Err(BasemapError("a tile promises more than it holds"));
        }
        Ok(count)
    }

    /// So many bytes as they are.
    pub(super) fn bytes(&mut self, count: usize) -> Result<&'a [u8], BasemapError> {
        let (bytes, rest) = self
            .bytes
            .split_at_checked(count)
            .ok_or(BasemapError("a tile ends too soon"))?;
        self.bytes = rest;
        Ok(bytes)
    }

    pub(super) fn line(&mut self) -> Result<Vec<(i32, i32)>, BasemapError> {
        let count = self.count()?;
        let mut points = Vec::with_capacity(count);
        for _ in 0..count {
            points.push(self.step()?);
        }
        Ok(points)
    }
}

struct Reader<'a> {
    numbers: Numbers<'a>,
    bounds: LonLatRect,
    earcut: Earcut<f64>,
}

impl Reader<'_> {
    fn degrees((x, y): (i32, i32)) -> MapPoint {
        [
            (f64::from(x) / PER_DEGREE) as f32,
            (f64::from(y) / PER_DEGREE) as f32,
        ]
    }

    /// Reads a polygon, adds its triangles to `area` and its edges, but for the tile's own, to `edges`.
    fn polygon(
        &mut self,
        area: &mut Area,
        edges: &mut Vec<Vec<MapPoint>>,
    ) -> Result<(), BasemapError> {
        let rings = self.numbers.count()?;
        let mut points: Vec<(i32, i32)> = Vec::new();
        let mut holes: Vec<u32> = Vec::new();
        for ring in 0..rings {
            let line = self.numbers.line()?;
            if ring > 0 {
                holes.push(points.len() as u32);
            }
            self.edges(&line, edges);
            points.extend(line);
        }
        let mut triangles: Vec<u32> = Vec::new();
        let corners = points.iter().map(|(x, y)| [f64::from(*x), f64::from(*y)]);
        self.earcut.earcut(corners, &holes, &mut triangles);
        let base = area.points.len() as u32;
        area.triangles
            .extend(triangles.into_iter().map(|index| index + base));
        area.points.extend(points.into_iter().map(Self::degrees));
        Ok(())
    }

    /// The runs of a closed ring that do not lie on the tile's edge.
    fn edges(&self, ring: &[(i32, i32)], out: &mut Vec<Vec<MapPoint>>) {
        let step = |degrees: f64| (degrees * PER_DEGREE).round() as i32;
        let (west, east) = (step(self.bounds.west), step(self.bounds.east));
        let (south, north) = (step(self.bounds.south), step(self.bounds.north));
        let on_edge = |a: (i32, i32), b: (i32, i32)| {
            (a.0 == b.0 && (a.0 == west || a.0 == east))
                || (a.1 == b.1 && (a.1 == south || a.1 == north))
        };
        let count = ring.len();
        if count < 3 {
            return;
        }
        // Start behind an edge of the tile, if there is one, so that no run is parted at the ring's start.
        let start = (0..count)
            .find(|i| on_edge(ring[*i], ring[(i + 1) % count]))
            .map_or(0, |i| i + 1);
        let mut run: Vec<MapPoint> = Vec::new();
        for i in 0..count {
            let (a, b) = (ring[(start + i) % count], ring[(start + i + 1) % count]);
            if on_edge(a, b) {
                if run.len() > 1 {
                    out.push(std::mem::take(&mut run));
                }
                run.clear();
                continue;
            }
            if run.is_empty() {
                run.push(Self::degrees(a));
            }
            run.push(Self::degrees(b));
        }
        if run.len() > 1 {
            out.push(run);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SHEET: LonLatRect = LonLatRect {
        west: -169.0,
        south: -60.0,
        east: 191.0,
        north: 84.0,
    };

    proptest! {
        #[test]
        fn damaged_tiles_give_errors_not_panics(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            use std::io::Write as _;
            let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
            encoder.write_all(&bytes).unwrap();
            drop(tile(&encoder.finish().unwrap(), SHEET));
            drop(tile(&bytes, SHEET));
        }
    }

    const FILES: [&[u8]; 2] = [
        include_bytes!("../../assets/basemap/overview.bin"),
        include_bytes!("../../assets/basemap/region.bin"),
    ];

    /// Every length in the head of a real file is bounded by the file.
    #[test]
    fn a_file_cut_short_is_refused() {
        for file in FILES {
            for end in (0..4_000).chain((4_000..file.len()).step_by(4_001)) {
                assert!(level(&file[..end]).is_err(), "{end}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_real_file_with_damage_is_an_error_or_another_map(
            file in 0..FILES.len(),
            flips in proptest::collection::vec((any::<proptest::sample::Index>(), 0..8_u8), 1..6),
        ) {
            let mut bytes = FILES[file].to_vec();
            let head = bytes.len().min(6_000);
            for (at, bit) in flips {
                bytes[at.index(head)] ^= 1 << bit;
            }
            // A level keeps what it was given for the life of the program; a test may leak a copy.
            if let Ok(level) = level(bytes.leak()) {
                for (packed, info) in level.packed.iter().zip(&level.tiles).take(40) {
                    drop(tile(packed, info.bounds));
                }
            }
        }

        #[test]
        fn a_real_tile_with_damage_under_its_packing_is_an_error_or_another_tile(
            index in any::<proptest::sample::Index>(),
            flips in proptest::collection::vec((any::<proptest::sample::Index>(), 0..8_u8), 1..6),
            cut in any::<proptest::sample::Index>(),
        ) {
            use std::io::Write as _;
            let level = level(FILES[1]).unwrap();
            let at = index.index(level.packed.len());
            let mut bytes = Vec::new();
            DeflateDecoder::new(level.packed[at]).read_to_end(&mut bytes).unwrap();
            for (flip, bit) in flips {
                let flip = flip.index(bytes.len());
                bytes[flip] ^= 1 << bit;
            }
            for bytes in [&bytes[..], &bytes[..cut.index(bytes.len())]] {
                let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
                encoder.write_all(bytes).unwrap();
                if let Ok(tile) = tile(&encoder.finish().unwrap(), SHEET) {
                    prop_assert!(tile.land.triangles.iter().all(|i| (*i as usize) < tile.land.points.len()));
                }
            }
        }
    }

    const ALL: [&[u8]; 4] = [
        FILES[0],
        include_bytes!("../../assets/basemap/continent.bin"),
        FILES[1],
        include_bytes!("../../assets/basemap/detail.bin"),
    ];

    /// A polygon that crosses itself is filled wrongly where it does. The generator refuses all of
    /// them; here the longest are left out, which take the most of the time.
    #[test]
    fn no_ring_crosses_itself_or_another() {
        use geo::{LineString, Polygon, Validation as _};
        const LONG: usize = 250;
        for file in ALL {
            let level = level(file).unwrap();
            for (packed, info) in level.packed.iter().zip(&level.tiles) {
                let mut bytes = Vec::new();
                DeflateDecoder::new(*packed)
                    .read_to_end(&mut bytes)
                    .unwrap();
                let mut reader = Reader {
                    numbers: Numbers::new(&bytes),
                    bounds: info.bounds,
                    earcut: Earcut::new(),
                };
                let ring = |line: Vec<(i32, i32)>| -> LineString {
                    line.into_iter()
                        .map(|(x, y)| (f64::from(x), f64::from(y)))
                        .collect()
                };
                for lakes in [false, true] {
                    for _ in 0..reader.numbers.count().unwrap() {
                        if lakes {
                            reader.numbers.number().unwrap();
                        }
                        let mut rings: Vec<LineString> = (0..reader.numbers.count().unwrap())
                            .map(|_| ring(reader.numbers.line().unwrap()))
                            .collect();
                        if rings.iter().map(|ring| ring.0.len()).sum::<usize>() > LONG {
                            continue;
                        }
                        let polygon = Polygon::new(rings.remove(0), rings);
                        let errors = polygon.validation_errors();
                        assert!(errors.is_empty(), "{:?}: {errors:?}", info.bounds);
                    }
                }
            }
        }
    }

    #[test]
    fn a_file_of_another_kind_is_refused() {
        assert!(level(b"PNG").is_err());
        assert!(level(b"TABM\x01\xff\xff\xff\xff").is_err());
    }
}
