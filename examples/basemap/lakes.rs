//! Our two tables of lakes: since when each exists, and outlines of waters that have changed.

use std::fs;
use std::path::Path;

use geo::{Contains as _, Coord, InteriorPoint as _, LineString, Polygon};

use crate::Outcome;
use crate::shapes::{Lake, RawLake};

/// The year given to reservoirs whose dam has no year in the data: after every life of this map.
const UNDATED_DAM: i16 = 1960;

/// Gives each lake the year since which it exists. What lies in the outline of an older water gives way to it.
pub(crate) fn dated(lakes: Vec<RawLake>, tables: &Path) -> Outcome<Vec<Lake>> {
    let years = years(&tables.join("lakes.csv"))?;
    if let Some((line, name, _)) = years
        .iter()
        .find(|(_, name, _)| lakes.iter().all(|lake| lake.name != *name))
    {
        return Err(format!(
            "lakes.csv, line {line}: the data has no lake \"{name}\"; write the name as it stands there"
        )
        .into());
    }
    let outlines = outlines(&tables.join("historic-water.csv"))?;
    let mut dated: Vec<Lake> = lakes
        .into_iter()
        .filter(|lake| {
            let inside = lake.area.interior_point();
            !inside.is_some_and(|point| outlines.iter().any(|outline| outline.contains(&point)))
        })
        .map(|lake| {
            let from_year = match years.iter().find(|(_, name, _)| lake.name == *name) {
                Some((_, _, year)) => *year,
                None if lake.reservoir => Some(lake.year.unwrap_or(UNDATED_DAM)),
                None => None,
            };
            Lake {
                from_year,
                area: lake.area,
            }
        })
        .collect();
    dated.extend(outlines.into_iter().map(|area| Lake {
        from_year: None,
        area,
    }));
    Ok(dated)
}

/// Line, name and first year of the lakes that the data tells wrongly or not at all.
fn years(path: &Path) -> Outcome<Vec<(u64, String, Option<i16>)>> {
    let text = fs::read_to_string(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut years = Vec::new();
    for (record, line) in reader.records().zip(2..) {
        let record = record?;
        let year = match record.get(1).unwrap_or_default() {
            "" => None,
            year => Some(year.parse().map_err(|_error| {
                format!("lakes.csv, line {line}: \"{year}\" is no year; expected one such as 1936, or nothing for a lake of old")
            })?),
        };
        years.push((line, record.get(0).unwrap_or_default().to_owned(), year));
    }
    Ok(years)
}

/// The outlines drawn by hand.
fn outlines(path: &Path) -> Outcome<Vec<Polygon>> {
    let text = fs::read_to_string(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut outlines = Vec::new();
    for (record, line) in reader.records().zip(2..) {
        let record = record?;
        let ring: Option<Vec<Coord>> = record
            .get(3)
            .unwrap_or_default()
            .split(',')
            .map(|pair| {
                let (x, y) = pair.trim().split_once(' ')?;
                Some(Coord {
                    x: x.parse().ok()?,
                    y: y.parse().ok()?,
                })
            })
            .collect();
        let ring = ring.ok_or_else(|| {
            format!("historic-water.csv, line {line}: an outline must be \"lon lat, lon lat, …\"")
        })?;
        outlines.push(Polygon::new(LineString(ring), Vec::new()));
    }
    Ok(outlines)
}
