//! Who held a piece of land from when to when, from the table of states.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use trotsky_atlas::calendar::{Day, Edtf};
use trotsky_atlas::world::format::{
    HELD_APPROXIMATELY, HELD_CONTESTED, HELD_LOOSELY, HELD_OCCUPIED,
};

use super::cut::Cutter;
use super::units::Unit;
use crate::Outcome;

/// From a day on, who holds a piece of land and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    /// The first day; `None` is before every life of this map.
    pub(crate) from: Option<Day>,
    /// Index of the state.
    pub(crate) state: usize,
    /// Marks of the file's form.
    pub(crate) marks: u8,
}

/// All holders, in order.
pub(crate) type History = Vec<Held>;

struct Row {
    line: u64,
    from: Option<Day>,
    to: Option<Day>,
    state: usize,
    marks: u8,
}

/// The table of states.
pub(crate) struct Table {
    /// The ids in the order in which they first appear.
    pub(crate) states: Vec<String>,
    rows: BTreeMap<(String, String), Vec<Row>>,
}

impl Table {
    /// Reads the table and proves that the spans of each unit follow each other without gap or overlap.
    pub(crate) fn read(tables: &Path) -> Outcome<Self> {
        let named = names(&tables.join("state-names.csv"))?;
        let mut table = Self {
            states: Vec::new(),
            rows: BTreeMap::new(),
        };
        let mut reader = csv::Reader::from_path(tables.join("states.csv"))?;
        for (record, line) in reader.records().zip(2..) {
            let record = record?;
            let cell = |column: usize| record.get(column).unwrap_or_default();
            let day = |text: &str| -> Outcome<(Option<Day>, bool)> {
                if text.is_empty() {
                    return Ok((None, false));
                }
                let date = Edtf::parse(text)
                    .map_err(|error| format!("states.csv, line {line}: {error}"))?;
                Ok((date.earliest, text.ends_with('~')))
            };
            let id = cell(3);
            if !named.contains(id) {
                return Err(format!(
                    "states.csv, line {line}: the state \"{id}\" has no row in state-names.csv"
                )
                .into());
            }
            let state = table
                .states
                .iter()
                .position(|known| known == id)
                .unwrap_or_else(|| {
                    table.states.push(id.to_owned());
                    table.states.len() - 1
                });
            let (from, about) = day(cell(4))?;
            let (to, _) = day(cell(5))?;
            let mut marks = if about { HELD_APPROXIMATELY } else { 0 };
            for status in cell(6).split_whitespace() {
                marks |= match status {
                    "contested" => HELD_CONTESTED,
                    "occupied" => HELD_OCCUPIED,
                    "approx" => HELD_LOOSELY,
                    "de-facto" => 0,
                    other => {
                        return Err(format!("states.csv, line {line}: \"{other}\" is no status; expected approx, contested, occupied or de-facto").into());
                    }
                };
            }
            table
                .rows
                .entry((cell(0).to_owned(), cell(1).to_owned()))
                .or_default()
                .push(Row {
                    line,
                    from,
                    to,
                    state,
                    marks,
                });
        }
        table.must_be_whole()?;
        Ok(table)
    }

    fn must_be_whole(&self) -> Outcome<()> {
        for ((kind, unit), rows) in &self.rows {
            for pair in rows.windows(2) {
                if pair[0].to.is_none() || pair[0].to != pair[1].from {
                    return Err(format!(
                        "states.csv, line {}: the span of {kind} {unit} does not begin where the one before it ends",
                        pair[1].line
                    )
                    .into());
                }
            }
        }
        Ok(())
    }

    /// Refuses a table that names units or cutters which do not exist.
    pub(crate) fn must_know(&self, units: &[Unit], cutters: &[Cutter]) -> Outcome<()> {
        let codes: BTreeSet<&str> = units.iter().map(|unit| &*unit.code).collect();
        let countries: BTreeSet<&str> = units.iter().map(|unit| &*unit.country).collect();
        for ((kind, unit), rows) in &self.rows {
            let (code, cutter) = unit.split_once('@').unwrap_or((unit, ""));
            let known = match &**kind {
                "admin0" => countries.contains(code),
                "admin1" => codes.contains(code),
                "part" => {
                    (codes.contains(code) || countries.contains(code))
                        && cutters.iter().any(|known| known.id == cutter)
                }
                _ => false,
            };
            // A country may have no unit of the first level, or all its units may be named one by one.
            if !known && kind != "admin0" {
                let line = rows.first().map_or(0, |row| row.line);
                return Err(
                    format!("states.csv, line {line}: there is no {kind} \"{unit}\"").into(),
                );
            }
        }
        Ok(())
    }

    /// Who held a piece of a unit: a row of its part counts before one of its region, and that before
    /// one of its country.
    pub(crate) fn history(&self, piece: &Unit) -> Outcome<History> {
        let of = |kind: &str, unit: String| {
            self.rows
                .get(&(kind.to_owned(), unit))
                .map_or(&[][..], Vec::as_slice)
        };
        let mut layers = Vec::new();
        if let Some(cutter) = &piece.cutter {
            layers.push(of("part", format!("{}@{cutter}", piece.code)));
            layers.push(of("part", format!("{}@{cutter}", piece.country)));
        }
        layers.push(of("admin1", piece.code.clone()));
        layers.push(of("admin0", piece.country.clone()));
        if piece.code.starts_with("RUS-") && piece.country == "UKR" {
            // The table follows the data, which files this unit under another country.
            layers.push(of("admin0", "RUS".to_owned()));
        }
        let turns: BTreeSet<Option<Day>> = std::iter::once(None)
            .chain(
                layers
                    .iter()
                    .copied()
                    .flatten()
                    .flat_map(|row| [row.from, row.to]),
            )
            .collect();
        let mut history: History = Vec::new();
        for turn in turns {
            let holds = |row: &&Row| match turn {
                None => row.from.is_none(),
                Some(day) => {
                    row.from.is_none_or(|from| from <= day) && row.to.is_none_or(|to| day < to)
                }
            };
            let Some(row) = layers.iter().find_map(|rows| rows.iter().find(holds)) else {
                return Err(format!(
                    "states.csv: nothing says who held {} ({}) from {turn:?}",
                    piece.code, piece.country
                )
                .into());
            };
            let same = history
                .last()
                .is_some_and(|last| last.state == row.state && last.marks == row.marks);
            if !same {
                history.push(Held {
                    from: turn,
                    state: row.state,
                    marks: row.marks,
                });
            }
        }
        Ok(history)
    }
}

fn names(path: &Path) -> Outcome<BTreeSet<String>> {
    let mut reader = csv::Reader::from_path(path)?;
    let mut names = BTreeSet::new();
    for record in reader.records() {
        names.insert(record?.get(0).unwrap_or_default().to_owned());
    }
    Ok(names)
}
