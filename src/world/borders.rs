//! Borders of the time: which state held which land on a day, and the lines between them.

use std::io::Read as _;

use flate2::read::DeflateDecoder;

use crate::calendar::Day;
use crate::geo::{LonLat, LonLatRect, wrap_lon};

use super::basemap::{LevelId, MapPoint};
use super::decode::{BasemapError, Numbers};
use super::format::{
    BORDERS_MAGIC, BORDERS_VERSION, EPOCH_DAYS, HELD_APPROXIMATELY, HELD_CONTESTED, HELD_LOOSELY,
    HELD_OCCUPIED, PER_DEGREE, unzigzag,
};

/// A point up to this far from any land of the tables, in degrees of latitude, counts to the nearest:
/// small islands and piers are not in them.
const OFFSHORE: f64 = 0.5;

/// Who holds a piece of land, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The state: its index in [`Borders::states`].
    pub state: usize,
    marks: u8,
}

impl Held {
    /// Control is disputed in war, or flips with a front.
    pub fn is_contested(self) -> bool {
        self.marks & HELD_CONTESTED != 0
    }

    /// An army occupies the land of another state.
    pub fn is_occupied(self) -> bool {
        self.marks & HELD_OCCUPIED != 0
    }

    /// The day on which it began is approximate.
    pub fn begins_approximately(self) -> bool {
        self.marks & HELD_APPROXIMATELY != 0
    }

    /// Its edge is that of a region of today, which was not the edge of then.
    pub fn is_loose(self) -> bool {
        self.marks & HELD_LOOSELY != 0
    }
}

/// A piece of land with one history.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// The country it is counted to today, ISO 3166-1, three letters.
    pub country: String,
    /// Who held it from which day; the first has no beginning.
    held: Vec<(Option<Day>, Held)>,
}

impl Face {
    /// Who held it on a day.
    pub fn on(&self, day: Day) -> Held {
        let after = self
            .held
            .partition_point(|(from, _)| from.is_none_or(|from| from <= day));
        self.held[after.saturating_sub(1)].1
    }
}

/// A line between two faces, or between a face and the sea.
#[derive(Clone, Debug, PartialEq)]
pub struct BorderLine {
    /// The face to the left of its run; `None` is the sea.
    pub left: Option<usize>,
    /// The face to the right of its run; `None` is the sea.
    pub right: Option<usize>,
    /// What it spans.
    pub bounds: LonLatRect,
    /// Where its points lie among the packed ones, the position before the first, and how many they are.
    packed: std::ops::Range<usize>,
    before: (i32, i32),
    count: usize,
}

/// The points of a line, unpacked one by one: a quarter of a million of them are never all needed.
#[derive(Clone, Debug)]
pub struct Points<'a> {
    numbers: Numbers<'a>,
    levels: &'a [u8],
    next: usize,
    count: usize,
    most: u8,
}

impl Iterator for Points<'_> {
    type Item = MapPoint;

    fn next(&mut self) -> Option<MapPoint> {
        while self.next < self.count {
            let at = self.next;
            self.next += 1;
            // The bytes were read once when the borders were; nothing in them is new.
            let (x, y) = self.numbers.step().ok()?;
            if (self.levels[at / 4] >> (2 * (at % 4))) & 3 <= self.most {
                let degrees = |steps: i32| (f64::from(steps) / PER_DEGREE) as f32;
                return Some([degrees(x), degrees(y)]);
            }
        }
        None
    }
}

impl BorderLine {
    /// Whether both sides are land, so that it can be a border.
    pub fn is_inland(&self) -> bool {
        self.left.is_some() && self.right.is_some()
    }
}

/// The embedded borders.
#[derive(Clone, Debug, Default)]
pub struct Borders {
    /// The ids of the states that held land.
    pub states: Vec<String>,
    /// The pieces of land.
    pub faces: Vec<Face>,
    /// The lines around them.
    pub lines: Vec<BorderLine>,
    turns: Vec<Day>,
    packed: Vec<u8>,
}

impl Borders {
    /// The borders of the program; an error only if the program itself is damaged.
    pub fn embedded() -> Result<Self, BasemapError> {
        Self::read(include_bytes!("../../assets/basemap/borders.bin"))
    }

    fn read(bytes: &[u8]) -> Result<Self, BasemapError> {
        let packed = bytes
            .strip_prefix(BORDERS_MAGIC.as_slice())
            .and_then(|rest| rest.strip_prefix(&[BORDERS_VERSION]))
            .ok_or(BasemapError("it does not begin with its name and version"))?;
        let mut bytes = Vec::new();
        DeflateDecoder::new(packed)
            .take(super::decode::MAX_TILE_BYTES)
            .read_to_end(&mut bytes)
            .map_err(|_says_no_more| BasemapError("the borders cannot be unpacked"))?;
        let mut numbers = Numbers::new(&bytes);
        let states = (0..numbers.count()?)
            .map(|_| {
                let length = numbers.count()?;
                text(numbers.bytes(length)?)
            })
            .collect::<Result<Vec<_>, _>>()?;
        let faces = (0..numbers.count()?)
            .map(|_| face(&mut numbers, states.len()))
            .collect::<Result<Vec<_>, _>>()?;
        let count = numbers.count()?;
        let packed = numbers.rest().to_vec();
        let mut numbers = Numbers::new(&packed);
        let lines = (0..count)
            .map(|_| line(&mut numbers, packed.len(), faces.len()))
            .collect::<Result<Vec<_>, _>>()?;
        let mut turns: Vec<Day> = faces
            .iter()
            .flat_map(|face| face.held.iter().filter_map(|(from, _)| *from))
            .collect();
        turns.sort_unstable();
        turns.dedup();
        Ok(Self {
            states,
            faces,
            lines,
            turns,
            packed,
        })
    }

    /// The points of a line that a level of detail needs.
    pub fn points(&self, line: &BorderLine, level: LevelId) -> Points<'_> {
        let bytes = self.packed.get(line.packed.clone()).unwrap_or_default();
        let levels = line.count.div_ceil(4);
        let (points, levels) = bytes.split_at(bytes.len().saturating_sub(levels));
        Points {
            numbers: Numbers::from(points, line.before),
            levels,
            next: 0,
            count: if levels.is_empty() { 0 } else { line.count },
            most: level as u8,
        }
    }

    /// The days on which land changed hands, in order.
    pub fn turns(&self) -> &[Day] {
        &self.turns
    }

    /// Which stretch between two changes a day lies in; equal numbers have equal borders.
    pub fn epoch(&self, day: Day) -> usize {
        self.turns.partition_point(|turn| *turn <= day)
    }

    /// The face that a point lies in. A point just off the land of the tables counts to the nearest;
    /// `None` is the open sea.
    pub fn face_at(&self, at: LonLat) -> Option<usize> {
        self.face_on_map(wrap_lon(at.lon), at.lat)
    }

    /// As [`Self::face_at`], for a longitude as the map counts it.
    pub fn face_on_map(&self, x: f64, y: f64) -> Option<usize> {
        let mut inside = vec![false; self.faces.len()];
        for line in &self.lines {
            let bounds = line.bounds;
            if y < bounds.south || bounds.north < y || bounds.east < x {
                continue;
            }
            let points = self.points(line, LevelId::Detail);
            let crossed = crossings(points, x, y) % 2 == 1;
            for side in [line.left, line.right].into_iter().flatten() {
                inside[side] ^= crossed;
            }
        }
        inside
            .iter()
            .position(|inside| *inside)
            .or_else(|| self.nearest(x, y))
    }

    fn nearest(&self, x: f64, y: f64) -> Option<usize> {
        // Near enough for a few kilometres: degrees of longitude shrunk to those of latitude.
        let shrink = y.to_radians().cos().max(0.01);
        let mut best: Option<(f64, usize)> = None;
        for line in &self.lines {
            let Some(face) = line.left.or(line.right) else {
                continue;
            };
            let bounds = line.bounds;
            let off = ((bounds.west - x).max(x - bounds.east).max(0.0) * shrink)
                .hypot((bounds.south - y).max(y - bounds.north).max(0.0));
            if off > best.map_or(OFFSHORE, |(least, _)| least) {
                continue;
            }
            for pair in pairs(self.points(line, LevelId::Detail)) {
                let [a, b] =
                    pair.map(|[lon, lat]| ((f64::from(lon) - x) * shrink, f64::from(lat) - y));
                let (dx, dy) = (b.0 - a.0, b.1 - a.1);
                let square = (dx * dx + dy * dy).max(1e-18);
                let share = (-(a.0 * dx + a.1 * dy) / square).clamp(0.0, 1.0);
                let distance = (a.0 + share * dx).hypot(a.1 + share * dy);
                if distance < best.map_or(OFFSHORE, |(least, _)| least) {
                    best = Some((distance, face));
                }
            }
        }
        best.map(|(_, face)| face)
    }
}

/// The pieces of a line, each by its two ends.
fn pairs(mut points: Points<'_>) -> impl Iterator<Item = [MapPoint; 2]> + '_ {
    let mut last = points.next();
    points.filter_map(move |point| last.replace(point).map(|before| [before, point]))
}

/// How often a ray from a point eastwards crosses a line.
fn crossings(points: Points<'_>, x: f64, y: f64) -> usize {
    pairs(points)
        .filter(|pair| {
            let [ax, ay] = pair[0].map(f64::from);
            let [bx, by] = pair[1].map(f64::from);
            (ay > y) != (by > y) && ax + (y - ay) / (by - ay) * (bx - ax) > x
        })
        .count()
}

fn text(bytes: &[u8]) -> Result<String, BasemapError> {
    String::from_utf8(bytes.to_vec()).map_err(|_says_no_more| BasemapError("a name is no text"))
}

fn face(numbers: &mut Numbers<'_>, states: usize) -> Result<Face, BasemapError> {
    let country = text(numbers.bytes(3)?)?;
    let held = (0..numbers.count()?)
        .map(|_| {
            let from = match numbers.number()? {
                0 => None,
                later => Day::from_num_days_from_ce_opt(
                    EPOCH_DAYS.wrapping_add(unzigzag(later.wrapping_sub(1))),
                ),
            };
            let state = numbers.number()? as usize;
            let marks = numbers.bytes(1)?.first().copied().unwrap_or_default();
            if state < states {
                Ok((from, Held { state, marks }))
            } else {
                Err(BasemapError("a holder is no state"))
            }
        })
        .collect::<Result<Vec<_>, _>>()?;
    if held.is_empty() {
        return Err(BasemapError("nobody holds a piece of land"));
    }
    Ok(Face { country, held })
}

fn line(
    numbers: &mut Numbers<'_>,
    length: usize,
    faces: usize,
) -> Result<BorderLine, BasemapError> {
    let mut side = || match numbers.number()? as usize {
        0 => Ok(None),
        face if face <= faces => Ok(Some(face - 1)),
        _ => Err(BasemapError("a line bounds no land")),
    };
    let (left, right) = (side()?, side()?);
    let count = numbers.count()?;
    let (start, before) = (length - numbers.rest().len(), numbers.last());
    let mut bounds = LonLatRect {
        west: f64::INFINITY,
        south: f64::INFINITY,
        east: f64::NEG_INFINITY,
        north: f64::NEG_INFINITY,
    };
    for _ in 0..count {
        let (x, y) = numbers.step()?;
        let (lon, lat) = (f64::from(x) / PER_DEGREE, f64::from(y) / PER_DEGREE);
        bounds.west = bounds.west.min(lon);
        bounds.east = bounds.east.max(lon);
        bounds.south = bounds.south.min(lat);
        bounds.north = bounds.north.max(lat);
    }
    numbers.bytes(count.div_ceil(4))?;
    Ok(BorderLine {
        left,
        right,
        bounds,
        packed: start..length - numbers.rest().len(),
        before,
        count,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_town_changes_hands_on_the_day() {
        let borders = Borders::embedded().unwrap();
        let state = |lon: f64, lat: f64, day: Day| {
            let face = borders.face_at(LonLat::new(lon, lat).unwrap())?;
            Some(&*borders.states[borders.faces[face].on(day).state])
        };
        assert_eq!(state(24.03, 49.84, day(1911, 6, 1)), Some("austria"));
        assert_eq!(state(2.35, 48.86, day(1911, 6, 1)), Some("france"));
        assert_eq!(state(29.12, 40.86, day(1931, 6, 1)), Some("turkey"));
        // Vyborg: ceded by the treaty of Moscow of 12 March 1940.
        assert_eq!(state(28.75, 60.71, day(1939, 11, 1)), Some("finland"));
        assert_ne!(state(28.75, 60.71, day(1940, 4, 1)), Some("finland"));
        assert_eq!(state(-40.0, 40.0, day(1917, 1, 8)), None, "the open ocean");
        // Chukotka lies beyond 180 degrees.
        assert_eq!(state(-172.0, 65.0, day(1917, 1, 8)), Some("russia"));
    }

    #[test]
    fn every_face_is_bounded_on_every_side_and_no_point_is_in_two() {
        let borders = Borders::embedded().unwrap();
        let mut touched = vec![0; borders.faces.len()];
        for line in &borders.lines {
            assert_ne!(line.left, line.right);
            for side in [line.left, line.right].into_iter().flatten() {
                touched[side] += 1;
            }
        }
        assert!(touched.iter().all(|lines| *lines > 0));
        for lat in (-55..80).step_by(3) {
            for lon in (-168..180).step_by(3) {
                let (x, y) = (f64::from(lon) + 0.137, f64::from(lat) + 0.211);
                let mut inside = vec![false; borders.faces.len()];
                for line in &borders.lines {
                    let odd = crossings(borders.points(line, LevelId::Detail), x, y) % 2 == 1;
                    for side in [line.left, line.right].into_iter().flatten() {
                        inside[side] ^= odd;
                    }
                }
                let faces = inside.iter().filter(|inside| **inside).count();
                assert!(faces <= 1, "{faces} faces at {x} {y}");
            }
        }
    }

    #[test]
    fn a_finer_level_has_every_point_of_a_coarser_one() {
        let borders = Borders::embedded().unwrap();
        for line in borders.lines.iter().filter(|line| line.is_inland()) {
            let coarse: Vec<_> = borders.points(line, LevelId::Overview).collect();
            let mut fine = borders.points(line, LevelId::Region);
            assert!(coarse.len() >= 2, "both ends are always kept");
            assert!(coarse.iter().all(|point| fine.any(|other| other == *point)));
        }
    }

    proptest! {
        #[test]
        fn damaged_borders_give_errors_not_panics(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            use std::io::Write as _;
            let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
            encoder.write_all(&bytes).unwrap();
            let mut whole = BORDERS_MAGIC.to_vec();
            whole.push(BORDERS_VERSION);
            whole.extend(encoder.finish().unwrap());
            drop(Borders::read(&whole));
            drop(Borders::read(&bytes));
        }
    }
}
