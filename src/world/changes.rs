//! Changes of the map worth a line of text on the day they come.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::calendar::{Day, Edtf};
use crate::geo::LonLat;
use crate::words::{Lang, Text};

use super::names::{NamesError, or_log};

/// A state is founded, land changes hands, a border moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The day.
    pub day: Day,
    /// What happens, in the present.
    pub what: Text,
    /// Where.
    pub at: LonLat,
}

#[derive(Deserialize)]
struct Row {
    date: String,
    name_en: String,
    name_pt: String,
    name_es: String,
    name_ru: String,
    lat: f64,
    lon: f64,
}

fn read(text: &str) -> Result<Vec<Change>, NamesError> {
    let mut changes = Vec::new();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for (row, line) in reader.deserialize::<Row>().zip(2..) {
        let error = |reason: String| NamesError::new("changes.csv", line, reason);
        let row = row.map_err(|cause| error(cause.to_string()))?;
        let day = Edtf::parse(&row.date)
            .ok()
            .and_then(|date| date.earliest)
            .ok_or_else(|| {
                error(format!(
                    "\"{}\" is no day; expected one such as 1922-12-30",
                    row.date
                ))
            })?;
        let mut what = Text::default();
        let words = [&row.name_pt, &row.name_en, &row.name_es, &row.name_ru];
        for (lang, words) in Lang::ALL.into_iter().zip(words) {
            what.set(lang, words);
        }
        let at = LonLat::new(row.lon, row.lat).map_err(|cause| error(cause.to_string()))?;
        changes.push(Change { day, what, at });
    }
    changes.sort_by_key(|change| change.day);
    Ok(changes)
}

/// The changes in order. A fault in the embedded table is logged; a test proves there is none.
pub fn changes() -> &'static [Change] {
    static CHANGES: OnceLock<Vec<Change>> = OnceLock::new();
    CHANGES.get_or_init(|| or_log(read(include_str!("../../assets/world/changes.csv"))))
}

/// The last change up to a day, if it is at most so many days ago.
pub fn change_before(day: Day, within: i64) -> Option<&'static Change> {
    let after = changes().partition_point(|change| change.day <= day);
    let last = &changes()[after.checked_sub(1)?];
    ((day - last.day).num_days() <= within).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_has_a_short_line_in_each_language() {
        assert!(read(include_str!("../../assets/world/changes.csv")).is_ok());
        for change in changes() {
            for lang in Lang::ALL {
                let letters = change.what.get(lang).chars().count();
                assert!((1..=80).contains(&letters), "{change:?}");
            }
        }
    }

    #[test]
    fn the_union_is_told_from_its_day_on_and_for_a_while() {
        let day = |y, m, d| Day::from_ymd_opt(y, m, d).unwrap();
        let told = |day| change_before(day, 45).map(|change| change.what.get(Lang::En));
        assert_eq!(told(day(1922, 12, 30)), Some("The Soviet Union is founded"));
        assert_ne!(told(day(1922, 12, 29)), Some("The Soviet Union is founded"));
        assert_ne!(told(day(1923, 6, 30)), Some("The Soviet Union is founded"));
    }

    #[test]
    fn a_bad_row_is_told_with_its_file_and_line() {
        let head = "date,name_en,name_pt,name_es,name_ru,lat,lon";
        let tell = |row: &str| read(&format!("{head}\n{row}\n")).unwrap_err().to_string();
        let date = tell("soon,a,a,a,a,1,1");
        assert!(
            date.starts_with("changes.csv, line 2: ") && date.contains("soon"),
            "{date}"
        );
        assert!(tell("1922-12-30,a,a,a,a,99,1").contains("99"));
    }
}
