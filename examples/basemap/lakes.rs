//! Our two tables of lakes: since when each exists, and outlines of waters that have changed.

use std::fs;
use std::path::Path;

use csv::StringRecord;
use geo::orient::Direction;
use geo::{
    Area as _, BooleanOps as _, Contains as _, Coord, LineString, Orient as _, Point, Polygon,
};

use crate::Outcome;
use crate::shapes::{Lake, RawLake};

/// The year given to reservoirs whose dam has no year in the data: after every life of this map.
const UNDATED_DAM: i16 = 1960;

/// A lake that the data tells wrongly or not at all.
struct Mend {
    line: u64,
    /// Its name, or nothing if the data has none.
    name: String,
    /// A position in it, if it has no name.
    at: Option<Point>,
    from_year: Option<i16>,
}

impl Mend {
    fn means(&self, lake: &RawLake) -> bool {
        match self.at {
            Some(at) => lake.area.contains(&at),
            None => lake.name == self.name,
        }
    }
}

/// Gives each lake the year since which it exists. What lies in the outline of an older water gives way to it.
pub(crate) fn dated(lakes: Vec<RawLake>, tables: &Path) -> Outcome<Vec<Lake>> {
    let mends = mends(&tables.join("lakes.csv"))?;
    if let Some(mend) = mends
        .iter()
        .find(|mend| !lakes.iter().any(|lake| mend.means(lake)))
    {
        return Err(format!(
            "lakes.csv, line {}: the data has no lake \"{}\" {}; write the name as it stands there, or lon and lat of a point in a lake without one",
            mend.line,
            mend.name,
            mend.at.map_or(String::new(), |at| format!("at {} {}", at.x(), at.y())),
        )
        .into());
    }
    let outlines = outlines(&tables.join("historic-water.csv"))?;
    // Mostly inside: what is left of a sea may stick out of its old shore, which is less exact.
    let gives_way = |lake: &RawLake| {
        outlines.iter().any(|outline| {
            let shared = lake.area.intersection(&outline.area).unsigned_area();
            shared > lake.area.unsigned_area() / 2.0
        })
    };
    let mut dated: Vec<Lake> = lakes
        .into_iter()
        .filter(|lake| !gives_way(lake))
        .map(|lake| {
            let from_year = match mends.iter().find(|mend| mend.means(&lake)) {
                Some(mend) => mend.from_year,
                None if lake.reservoir => Some(lake.year.unwrap_or(UNDATED_DAM)),
                None => None,
            };
            Lake {
                from_year,
                area: lake.area,
            }
        })
        .collect();
    dated.extend(outlines);
    Ok(dated)
}

/// A year, or nothing for a water of old.
fn year(record: &StringRecord, column: usize, place: &str) -> Outcome<Option<i16>> {
    match record.get(column).unwrap_or_default() {
        "" => Ok(None),
        text => match text.parse() {
            Ok(year) => Ok(Some(year)),
            Err(_) => Err(format!("{place}: \"{text}\" is no year; expected one such as 1936, or nothing for a lake of old").into()),
        },
    }
}

/// The table of lakes that the data tells wrongly: name, lon, lat, first year.
fn mends(path: &Path) -> Outcome<Vec<Mend>> {
    let text = fs::read_to_string(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut mends = Vec::new();
    for (record, line) in reader.records().zip(2..) {
        let record = record?;
        let name = record.get(0).unwrap_or_default().to_owned();
        let degrees = |column: usize| record.get(column).unwrap_or_default().parse::<f64>().ok();
        let at = degrees(1).zip(degrees(2)).map(Point::from);
        if name.is_empty() == at.is_none() {
            return Err(
                format!("lakes.csv, line {line}: a lake has either a name or lon and lat").into(),
            );
        }
        mends.push(Mend {
            line,
            name,
            at,
            from_year: year(&record, 3, &format!("lakes.csv, line {line}"))?,
        });
    }
    Ok(mends)
}

/// The waters drawn by hand.
fn outlines(path: &Path) -> Outcome<Vec<Lake>> {
    let text = fs::read_to_string(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut outlines = Vec::new();
    for (record, line) in reader.records().zip(2..) {
        let record = record?;
        let text = record.get(4).unwrap_or_default();
        let rings: Option<Vec<LineString>> = text.split(';').map(ring).collect();
        let mut rings = rings.ok_or_else(|| {
            format!("historic-water.csv, line {line}: an outline must be \"lon lat, lon lat, …\", its islands after a semicolon each")
        })?;
        let shore = rings.remove(0);
        outlines.push(Lake {
            from_year: year(&record, 1, &format!("historic-water.csv, line {line}"))?,
            area: Polygon::new(shore, rings).orient(Direction::Default),
        });
    }
    Ok(outlines)
}

fn ring(text: &str) -> Option<LineString> {
    let corners: Option<Vec<Coord>> = text
        .split(',')
        .map(|pair| {
            let (x, y) = pair.trim().split_once(' ')?;
            Some(Coord {
                x: x.parse().ok()?,
                y: y.parse().ok()?,
            })
        })
        .collect();
    corners.map(LineString)
}
