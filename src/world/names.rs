//! Names on the base map: waters and ranges, and towns by the name of the date.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::calendar::{Day, Edtf};
use crate::geo::LonLat;
use crate::words::{Lang, Text};

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    /// An ocean.
    Ocean,
    /// A sea, a bay, a strait.
    Water,
    /// A lake.
    Lake,
    /// A river.
    River,
    /// Mountains, a region, an island.
    Land,
}

/// A name of a water, a range or a region.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it names.
    pub kind: LabelKind,
    /// The name.
    pub name: Text,
    /// The middle of what it names.
    pub at: LonLat,
    /// 1 is shown first.
    pub rank: u8,
}

/// A background town under one of its names.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    /// The id, shared by all its names.
    pub id: String,
    /// The first day of the name; `None` is open.
    pub from: Option<Day>,
    /// The first day after it; `None` is open.
    pub to: Option<Day>,
    /// The name.
    pub name: Text,
    /// Where it lies.
    pub at: LonLat,
    /// 1 is shown first.
    pub rank: u8,
    /// Today's name, in today's official form; empty where it is not recorded.
    pub modern_name: String,
    /// Today's country, ISO 3166-1 alpha-2.
    pub modern_country: String,
}

impl Town {
    /// Whether the town bore this name on a day.
    pub fn holds(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }
}

/// An embedded table of names cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {reason}")]
pub struct NamesError {
    file: &'static str,
    line: u64,
    reason: String,
}

impl NamesError {
    pub(super) fn new(file: &'static str, line: u64, reason: String) -> Self {
        Self { file, line, reason }
    }
}

#[derive(Deserialize)]
struct Row {
    #[serde(alias = "city_id", alias = "label_id")]
    id: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    name_en: String,
    name_pt: String,
    name_es: String,
    name_ru: String,
    lat: f64,
    lon: f64,
    rank: u8,
    #[serde(default)]
    modern_country: String,
    #[serde(default)]
    modern_name: String,
}

impl Row {
    fn name(&self) -> Text {
        let mut name = Text::default();
        for (lang, words) in
            Lang::ALL
                .into_iter()
                .zip([&self.name_pt, &self.name_en, &self.name_es, &self.name_ru])
        {
            name.set(lang, words);
        }
        name
    }
}

fn read<T>(
    file: &'static str,
    text: &str,
    make: impl Fn(&Row, LonLat) -> Result<T, String>,
) -> Result<Vec<T>, NamesError> {
    let error = |line, reason: String| NamesError::new(file, line, reason);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader
        .deserialize::<Row>()
        .zip(2..)
        .map(|(row, line)| {
            let row = row.map_err(|cause| error(line, cause.to_string()))?;
            let at =
                LonLat::new(row.lon, row.lat).map_err(|cause| error(line, cause.to_string()))?;
            make(&row, at).map_err(|cause| error(line, cause))
        })
        .collect()
}

fn read_labels() -> Result<Vec<Label>, NamesError> {
    read(
        "labels.csv",
        include_str!("../../assets/world/labels.csv"),
        |row, at| {
            let kind = match &*row.kind {
                "ocean" => LabelKind::Ocean,
                "sea" | "bay" | "gulf" | "strait" | "channel" | "inlet" => LabelKind::Water,
                "lake" => LabelKind::Lake,
                "river" => LabelKind::River,
                "range" | "region" | "peak" | "mountains" | "island" | "desert" | "plateau"
                | "peninsula" | "plain" => LabelKind::Land,
                other => return Err(format!("\"{other}\" is no kind of label")),
            };
            Ok(Label {
                kind,
                name: row.name(),
                at,
                rank: row.rank,
            })
        },
    )
}

fn read_towns() -> Result<Vec<Town>, NamesError> {
    towns_of("towns.csv", include_str!("../../assets/world/towns.csv"))
}

fn towns_of(file: &'static str, text: &str) -> Result<Vec<Town>, NamesError> {
    read(file, text, |row, at| {
        let end = |text: &str| match text {
            "" => Ok(None),
            text => Edtf::parse(text)
                .map(|date| date.earliest)
                .map_err(|error| error.to_string()),
        };
        Ok(Town {
            id: row.id.clone(),
            from: end(&row.from)?,
            to: end(&row.to)?,
            name: row.name(),
            at,
            rank: row.rank,
            modern_name: row.modern_name.clone(),
            modern_country: row.modern_country.clone(),
        })
    })
}

/// The names of waters, ranges and regions. A fault in the embedded table is logged; a test proves there is none.
pub fn labels() -> &'static [Label] {
    static LABELS: OnceLock<Vec<Label>> = OnceLock::new();
    LABELS.get_or_init(|| or_log(read_labels()))
}

/// The background towns, one entry a name.
pub fn towns() -> &'static [Town] {
    static TOWNS: OnceLock<Vec<Town>> = OnceLock::new();
    TOWNS.get_or_init(|| or_log(read_towns()))
}

pub(super) fn or_log<T: Default>(names: Result<T, NamesError>) -> T {
    names.unwrap_or_else(|error| {
        log::error!("Names on the map: {error}");
        T::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_tables_are_whole() {
        assert_eq!(read_labels().map(|labels| labels.len() > 50), Ok(true));
        assert_eq!(read_towns().map(|towns| towns.len() > 150), Ok(true));
    }

    #[test]
    fn a_town_bears_the_name_of_the_date() {
        let name = |y, m, d| {
            let day = Day::from_ymd_opt(y, m, d).unwrap();
            let town = towns()
                .iter()
                .find(|town| town.id == "st-petersburg" && town.holds(day));
            town.map(|town| town.name.get(Lang::En))
        };
        assert_eq!(name(1914, 8, 30), Some("St Petersburg"));
        assert_eq!(name(1914, 8, 31), Some("Petrograd"));
        assert_eq!(name(1924, 1, 26), Some("Leningrad"));
    }

    #[test]
    fn the_names_of_a_town_follow_each_other_without_gap_or_overlap() {
        let mut ids: Vec<&str> = towns().iter().map(|town| &*town.id).collect();
        ids.dedup();
        let rows = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), rows, "the rows of a town stand together");
        for id in ids {
            let names: Vec<&Town> = towns().iter().filter(|town| town.id == id).collect();
            for pair in names.windows(2) {
                assert!(pair[0].to.is_some() && pair[0].to == pair[1].from, "{id}");
                assert_eq!(pair[0].at, pair[1].at, "{id}");
            }
            for name in names {
                assert!(
                    name.from.is_none() || name.to.is_none() || name.from < name.to,
                    "{id}"
                );
                assert!(
                    Lang::ALL
                        .iter()
                        .all(|lang| !name.name.get(*lang).is_empty()),
                    "{id}"
                );
            }
        }
    }

    #[test]
    fn a_bad_row_is_told_with_its_file_and_line() {
        let head = "city_id,from,to,name_en,name_pt,name_es,name_ru,lat,lon,rank";
        let tell = |row: &str| {
            let text = format!("{head}\nkiev,,,Kiev,Kiev,Kiev,Киев,50.45,30.52,1\n{row}\n");
            towns_of("towns.csv", &text).unwrap_err().to_string()
        };
        let off = tell("nowhere,,,N,N,N,N,95,30,1");
        assert!(
            off.starts_with("towns.csv, line 3: ") && off.contains("95"),
            "{off}"
        );
        let date = tell("nowhere,soon,,N,N,N,N,50,30,1");
        assert!(
            date.starts_with("towns.csv, line 3: ") && date.contains("soon"),
            "{date}"
        );
        let ragged = tell("nowhere,,,N");
        assert!(ragged.starts_with("towns.csv, line 3: "), "{ragged}");
    }
}
