//! The countries of today, for those who ask what a place of then is now.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::words::{Lang, Text};

use super::names::{NamesError, or_log};

/// A country of today.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// The code of the regions of the map that lie in it, three letters.
    pub unit: String,
    /// Its code, ISO 3166-1 alpha-2; empty where there is none.
    pub code: String,
    /// Its name.
    pub name: Text,
}

#[derive(Deserialize)]
struct Row {
    unit: String,
    code: String,
    name_en: String,
    name_pt: String,
    name_es: String,
    name_ru: String,
}

fn read() -> Result<Vec<Country>, NamesError> {
    let table = include_str!("../../assets/world/countries.csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader
        .deserialize::<Row>()
        .zip(2..)
        .map(|(row, line)| {
            let row =
                row.map_err(|cause| NamesError::new("countries.csv", line, cause.to_string()))?;
            let mut name = Text::default();
            let names = [&row.name_pt, &row.name_en, &row.name_es, &row.name_ru];
            for (lang, words) in Lang::ALL.into_iter().zip(names) {
                name.set(lang, words);
            }
            Ok(Country {
                unit: row.unit,
                code: row.code,
                name,
            })
        })
        .collect()
}

/// The countries of today. A fault in the embedded table is logged; a test proves there is none.
pub fn countries() -> &'static [Country] {
    static COUNTRIES: OnceLock<Vec<Country>> = OnceLock::new();
    COUNTRIES.get_or_init(|| or_log(read()))
}

/// The country with a code of two letters.
pub fn country(code: &str) -> Option<&'static Country> {
    countries().iter().find(|country| country.code == code)
}

/// The country that the regions with a code of three letters lie in.
pub fn country_of_unit(unit: &str) -> Option<&'static Country> {
    countries().iter().find(|country| country.unit == unit)
}

#[cfg(test)]
mod tests {
    use super::super::{Borders, towns};
    use super::*;

    #[test]
    fn every_face_and_every_town_lies_in_a_country_with_a_name() {
        assert_eq!(read().map(|countries| countries.len()), Ok(251));
        for face in &Borders::embedded().unwrap().faces {
            assert!(country_of_unit(&face.country).is_some(), "{}", face.country);
        }
        for town in towns() {
            assert!(
                country(&town.modern_country).is_some(),
                "{} {}",
                town.id,
                town.modern_country
            );
        }
        let brazilian = country("PL").map(|country| country.name.get(Lang::Pt));
        assert_eq!(brazilian, Some("Polônia"));
    }
}
