//! States under their names of the time: who is sovereign over whom, and which colour family each has.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::calendar::{Day, Edtf};
use crate::life::TintKey;
use crate::words::{Lang, Text};

use super::names::{NamesError, or_log};

/// A state under one of its names.
#[derive(Clone, Debug, PartialEq)]
pub struct StateName {
    /// The first day of the name; `None` is before every life of this map.
    pub from: Option<Day>,
    /// The first day after it.
    pub to: Option<Day>,
    /// The name in full.
    pub name: Text,
    /// A shorter one for the map; the full one where it is short enough.
    pub short: Text,
    /// The state it was a part of, such as the Soviet Union for a republic.
    pub sovereign: Option<String>,
    /// Its colour family.
    pub tint: TintKey,
}

/// Every state by id, each with its names in order.
#[derive(Debug, Default)]
pub struct States {
    names: BTreeMap<String, Vec<StateName>>,
}

impl States {
    /// The state under its name of a day; `None` if it has none, as land that no state is drawn for.
    pub fn named(&self, id: &str, day: Day) -> Option<&StateName> {
        let names = self.names.get(id)?;
        let holds = |name: &&StateName| {
            name.from.is_none_or(|from| from <= day) && name.to.is_none_or(|to| day < to)
        };
        names
            .iter()
            .find(holds)
            .filter(|name| !name.name.get(Lang::En).is_empty())
    }

    /// A number for a state, the same for as long as the program runs.
    pub fn number(&self, id: &str) -> Option<u32> {
        self.names
            .keys()
            .position(|known| known == id)
            .map(|position| position as u32)
    }

    /// The id of the state with a number.
    pub fn id(&self, number: u32) -> Option<&str> {
        self.names.keys().nth(number as usize).map(String::as_str)
    }

    /// All names of a state, in order.
    pub fn names(&self, id: &str) -> &[StateName] {
        self.names.get(id).map_or(&[], Vec::as_slice)
    }

    /// The days on which a state took another name, or another sovereign, in order.
    pub fn turns(&self) -> Vec<Day> {
        let mut turns: Vec<Day> = self
            .names
            .values()
            .flatten()
            .flat_map(|name| [name.from, name.to])
            .flatten()
            .collect();
        turns.sort_unstable();
        turns.dedup();
        turns
    }

    /// The state that was sovereign over this one on a day; itself if none was.
    pub fn sovereign<'a>(&'a self, id: &'a str, day: Day) -> &'a str {
        let mut top = id;
        // No chain in the table is longer than this; the bound is against a circle in it.
        for _ in 0..4 {
            match self
                .named(top, day)
                .and_then(|name| name.sovereign.as_deref())
            {
                Some(above) => top = above,
                None => break,
            }
        }
        top
    }
}

#[derive(Deserialize)]
struct Row {
    state: String,
    from: String,
    to: String,
    name_en: String,
    name_pt: String,
    name_es: String,
    name_ru: String,
    #[serde(default)]
    sovereign: String,
    #[serde(default)]
    tint: String,
    #[serde(default)]
    short_en: String,
    #[serde(default)]
    short_pt: String,
    #[serde(default)]
    short_es: String,
    #[serde(default)]
    short_ru: String,
}

fn words(name: [&str; 4]) -> Text {
    let mut text = Text::default();
    for (lang, words) in Lang::ALL.into_iter().zip(name) {
        text.set(lang, words);
    }
    text
}

fn read(file: &'static str, text: &str) -> Result<States, NamesError> {
    let mut states = States::default();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for (row, line) in reader.deserialize::<Row>().zip(2..) {
        let error = |reason: String| NamesError::new(file, line, reason);
        let row = row.map_err(|cause| error(cause.to_string()))?;
        let end = |text: &str| match text {
            "" => Ok(None),
            text => Edtf::parse(text)
                .map(|date| date.earliest)
                .map_err(|cause| error(cause.to_string())),
        };
        let (from, to) = (end(&row.from)?, end(&row.to)?);
        let tint = match &*row.tint {
            "" => TintKey::Other,
            key => *TintKey::ALL
                .iter()
                .find(|tint| tint.key() == key)
                .ok_or_else(|| error(format!("\"{key}\" is no tint")))?,
        };
        let full = [&*row.name_pt, &row.name_en, &row.name_es, &row.name_ru];
        let short = [&*row.short_pt, &row.short_en, &row.short_es, &row.short_ru];
        let shown: [&str; 4] = std::array::from_fn(|i| {
            if short[i].is_empty() {
                full[i]
            } else {
                short[i]
            }
        });
        states.names.entry(row.state).or_default().push(StateName {
            from,
            to,
            name: words(full),
            short: words(shown),
            sovereign: Some(row.sovereign).filter(|sovereign| !sovereign.is_empty()),
            tint,
        });
    }
    Ok(states)
}

/// The states of the map. A fault in the embedded table is logged; a test proves there is none.
pub fn states() -> &'static States {
    static STATES: OnceLock<States> = OnceLock::new();
    STATES.get_or_init(|| {
        or_log(read(
            "state-names.csv",
            include_str!("../../assets/world/state-names.csv"),
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::super::Borders;
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn the_embedded_table_is_whole_and_names_every_holder() {
        let table = include_str!("../../assets/world/state-names.csv");
        let states = read("state-names.csv", table).unwrap();
        let borders = Borders::embedded().unwrap();
        for day in borders
            .turns()
            .iter()
            .copied()
            .chain([day(1879, 11, 7), day(1940, 8, 21)])
        {
            for face in &borders.faces {
                let id = &borders.states[face.on(day).state];
                assert!(
                    id == "none" || states.named(id, day).is_some(),
                    "{id} on {day}"
                );
            }
        }
        for names in states.names.values() {
            for pair in names.windows(2) {
                assert!(
                    pair[0].to.is_some() && pair[0].to <= pair[1].from,
                    "{pair:?}"
                );
            }
            for name in names {
                let empty = name.name.get(Lang::En).is_empty();
                let all = Lang::ALL
                    .iter()
                    .all(|l| name.name.get(*l).is_empty() == empty);
                assert!(all, "{name:?}");
                let above = name.sovereign.as_ref();
                assert!(
                    above.is_none_or(|id| states.names.contains_key(id)),
                    "{name:?}"
                );
            }
        }
    }

    #[test]
    fn a_republic_is_a_part_of_the_union_from_its_founding() {
        let states = states();
        assert_eq!(states.sovereign("ukr-ssr", day(1922, 12, 29)), "ukr-ssr");
        assert_eq!(states.sovereign("ukr-ssr", day(1922, 12, 30)), "ussr");
        assert_eq!(
            states.sovereign("hungary", day(1914, 6, 28)),
            "austria-hungary"
        );
        let name = states.named("ussr", day(1929, 1, 1)).unwrap();
        assert_eq!(name.name.get(Lang::En), "Soviet Union");
        assert!(states.named("none", day(1900, 1, 1)).is_none());
    }

    #[test]
    fn a_bad_row_is_told_with_its_file_and_line() {
        let head = "state,from,to,name_en,name_pt,name_es,name_ru,sovereign,tint";
        let tell = |row: &str| {
            let text = format!("{head}\n{row}\n");
            read("state-names.csv", &text).unwrap_err().to_string()
        };
        let tint = tell("atlantis,,,A,A,A,A,,blue");
        assert!(
            tint.starts_with("state-names.csv, line 2: ") && tint.contains("blue"),
            "{tint}"
        );
        let date = tell("atlantis,once,,A,A,A,A,,");
        assert!(date.contains("once"), "{date}");
    }
}
