//! Writes tiles in the form that `world` reads; see `src/world/format.rs` for its description.

use std::io::Write as _;

use chrono::Datelike as _;
use earcut::Earcut;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use geo::{Area as _, BoundingRect as _, Coord, LineString, Polygon};
use trotsky_atlas::world::format::{
    BORDERS_MAGIC, BORDERS_VERSION, EPOCH_DAYS, MAGIC, PER_DEGREE, VERSION, zigzag,
};

use crate::Outcome;
use crate::borders::{Borders, GRID};
use crate::levels::TileData;
use crate::sound::is_sound;

pub(crate) fn pack(tiles: &[TileData]) -> Outcome<Vec<u8>> {
    let mut head = Vec::new();
    let mut body = Vec::new();
    head.extend_from_slice(MAGIC);
    head.push(VERSION);
    head.extend_from_slice(&u32::try_from(tiles.len())?.to_le_bytes());
    for tile in tiles {
        for polygon in tile
            .land
            .iter()
            .chain(tile.lakes.iter().map(|lake| &lake.area))
        {
            check(polygon)?;
        }
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&Writer::tile(tile))?;
        let packed = encoder.finish()?;
        let (min, max) = (tile.bounds.min(), tile.bounds.max());
        for degrees in [min.x, min.y, max.x, max.y] {
            head.extend_from_slice(&(degrees as f32).to_le_bytes());
        }
        head.extend_from_slice(&u32::try_from(packed.len())?.to_le_bytes());
        body.extend(packed);
    }
    head.extend(body);
    Ok(head)
}

/// The share of a polygon that its triangles may miss or count twice, besides a strip of a grid step
/// around its frame.
const TRIANGLES_OFF_BY: f64 = 1e-4;

/// The reader cuts areas into triangles; refuses a polygon that crosses itself, and one whose triangles
/// do not add up to it.
fn check(polygon: &Polygon) -> Outcome<()> {
    if !is_sound(polygon) {
        let at = polygon.exterior().0.first();
        return Err(format!("a polygon at {at:?} crosses itself").into());
    }
    let mut corners: Vec<[f64; 2]> = Vec::new();
    let mut holes: Vec<u32> = Vec::new();
    for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
        if !corners.is_empty() {
            holes.push(corners.len() as u32);
        }
        let open = &ring.0[..ring.0.len().saturating_sub(1)];
        corners.extend(open.iter().map(|c| [c.x, c.y]));
    }
    let mut triangles: Vec<u32> = Vec::new();
    Earcut::new().earcut(corners.iter().copied(), &holes, &mut triangles);
    let sum: f64 = triangles
        .chunks_exact(3)
        .map(|three| {
            let [a, b, c] = [three[0], three[1], three[2]].map(|i| corners[i as usize]);
            ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).abs() / 2.0
        })
        .sum();
    let area = polygon.unsigned_area();
    let rect = polygon.bounding_rect().ok_or("an empty polygon")?;
    let strip = (rect.width() + rect.height()) / PER_DEGREE;
    if (sum - area).abs() <= area * TRIANGLES_OFF_BY + strip {
        return Ok(());
    }
    Err(format!(
        "a polygon of {area} square degrees at {:?} has triangles of {sum}",
        rect.min()
    )
    .into())
}

/// The file of the borders.
pub(crate) fn borders(borders: &Borders) -> Outcome<Vec<u8>> {
    let mut writer = Writer::default();
    writer.number(u32::try_from(borders.states.len())?);
    for state in &borders.states {
        writer.number(u32::try_from(state.len())?);
        writer.bytes.extend_from_slice(state.as_bytes());
    }
    writer.number(u32::try_from(borders.faces.len())?);
    for (history, country) in &borders.faces {
        if country.len() != 3 || !country.is_ascii() {
            return Err(format!("\"{country}\" is no code of three letters").into());
        }
        writer.bytes.extend_from_slice(country.as_bytes());
        writer.number(u32::try_from(history.len())?);
        for held in history {
            let from = held
                .from
                .map_or(0, |day| zigzag(day.num_days_from_ce() - EPOCH_DAYS) + 1);
            writer.number(from);
            writer.number(u32::try_from(held.state)?);
            writer.bytes.push(held.marks);
        }
    }
    writer.number(u32::try_from(borders.arcs.len())?);
    for arc in &borders.arcs {
        for side in [arc.left, arc.right] {
            writer.number(side.map_or(Ok(0), |face| u32::try_from(face + 1))?);
        }
        writer.number(u32::try_from(arc.corners.len())?);
        for (x, y) in &arc.corners {
            let on_grid = |step: i32| (f64::from(step) / GRID * PER_DEGREE).round() as i32;
            let at = (on_grid(*x), on_grid(*y));
            writer.number(zigzag(at.0 - writer.last.0));
            writer.number(zigzag(at.1 - writer.last.1));
            writer.last = at;
        }
        for four in arc.levels.chunks(4) {
            let byte = four
                .iter()
                .enumerate()
                .fold(0, |byte, (i, level)| byte | (level << (2 * i)));
            writer.bytes.push(byte);
        }
    }
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&writer.bytes)?;
    let mut out = BORDERS_MAGIC.to_vec();
    out.push(BORDERS_VERSION);
    out.extend(encoder.finish()?);
    Ok(out)
}

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    last: (i32, i32),
}

impl Writer {
    fn tile(tile: &TileData) -> Vec<u8> {
        let mut this = Self::default();
        this.polygons(&tile.land);
        this.number(tile.lakes.len() as u32);
        for lake in &tile.lakes {
            this.number(lake.from_year.map_or(0, |year| year.max(1) as u32));
            this.polygon(&lake.area);
        }
        this.number(tile.rivers.len() as u32);
        for river in &tile.rivers {
            this.number(u32::from(river.rank));
            this.line(&river.line);
        }
        this.bytes
    }

    fn polygons(&mut self, polygons: &[Polygon]) {
        self.number(polygons.len() as u32);
        for polygon in polygons {
            self.polygon(polygon);
        }
    }

    fn polygon(&mut self, polygon: &Polygon) {
        self.number(polygon.interiors().len() as u32 + 1);
        self.ring(polygon.exterior());
        for ring in polygon.interiors() {
            self.ring(ring);
        }
    }

    /// A ring without its closing point.
    fn ring(&mut self, ring: &LineString) {
        self.line(&ring.0[..ring.0.len().saturating_sub(1)]);
    }

    fn line(&mut self, line: &[Coord]) {
        let quantised = |value: f64| (value * PER_DEGREE).round() as i32;
        let mut points: Vec<(i32, i32)> = line
            .iter()
            .map(|c| (quantised(c.x), quantised(c.y)))
            .collect();
        points.dedup();
        self.number(points.len() as u32);
        for (x, y) in points {
            self.number(zigzag(x - self.last.0));
            self.number(zigzag(y - self.last.1));
            self.last = (x, y);
        }
    }

    /// A number in seven bits a byte, the highest bit set where more follow.
    fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }
}
