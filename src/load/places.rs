//! `places.csv`, `place-names.csv`, `states.csv`, `place-states.csv`.

use std::collections::{BTreeMap, BTreeSet};

use crate::geo::{LonLat, distance_km};
use crate::life::{NameSpan, Place, PlaceId, Precision, State, StateId, StateSpan, TintKey};
use crate::words::{Lang, Text};

use super::Problem;
use super::files::Files;
use super::table::{Row, Table, may, must};

/// A part lies at most so far from its whole (kilometres).
const MAX_PART_KM: f64 = 25.0;

/// A place had at most so many names in one language, or states, one after the other; they are
/// looked through one by one.
const MAX_SPANS: usize = 200;

const PRECISIONS: [Precision; 5] = [
    Precision::Building,
    Precision::District,
    Precision::Town,
    Precision::Region,
    Precision::Sea,
];

fn precision_key(precision: Precision) -> &'static str {
    match precision {
        Precision::Building => "building",
        Precision::District => "district",
        Precision::Town => "town",
        Precision::Region => "region",
        Precision::Sea => "sea",
    }
}

/// The places with what was read beside them.
pub(super) struct PlaceTables {
    pub(super) places: Vec<Place>,
    pub(super) states: Vec<State>,
    ids: BTreeMap<String, PlaceId>,
    /// The ids of rows that could not be read, so that nothing calls them unknown.
    left_out: BTreeSet<String>,
}

impl PlaceTables {
    /// The place a cell names, or a problem with a guess.
    pub(super) fn resolve(&self, row: &Row<'_>, column: &str) -> Result<PlaceId, Problem> {
        let key = row.get(column);
        self.ids.get(key).copied().ok_or_else(|| {
            if self.left_out.contains(key) {
                let message = "this place could not be read in places.csv; the row is left out";
                return row.error(column, message);
            }
            row.error(column, "no such place in places.csv; the row is left out")
                .with_hint(row.guess(key, self.ids.keys().map(String::as_str)))
        })
    }
}

pub(super) fn read(files: &Files, problems: &mut Vec<Problem>) -> PlaceTables {
    let columns = [
        must("id"),
        must("lat"),
        must("lon"),
        must("precision"),
        may("part_of"),
        may("modern_name"),
        may("modern_country"),
        may("wikidata"),
        may("note"),
    ];
    let table = Table::read(files, "places.csv", &columns, true, problems);
    let mut tables = PlaceTables {
        places: Vec::new(),
        states: Vec::new(),
        ids: BTreeMap::new(),
        left_out: BTreeSet::new(),
    };
    let mut rows = Vec::new();
    for row in table.rows() {
        match place(&row) {
            Ok(place) if tables.ids.contains_key(&place.key) => {
                problems.push(row.error("id", "this id is taken; the row is left out"));
            }
            Ok(place) => {
                tables
                    .ids
                    .insert(place.key.clone(), PlaceId::from_index(tables.places.len()));
                tables.places.push(place);
                rows.push(row);
            }
            Err(problem) => {
                tables.left_out.insert(row.get("id").to_owned());
                problems.push(problem);
            }
        }
    }
    for (index, row) in rows.iter().enumerate() {
        join_whole(&mut tables, index, row, problems);
    }
    break_circles(&mut tables, &rows, problems);
    read_names(files, &mut tables, problems);
    read_states(files, &mut tables, problems);
    tables
}

fn place(row: &Row<'_>) -> Result<Place, Problem> {
    let key = row.get("id");
    if key.is_empty() {
        return Err(row.error("id", "the id is empty; the row is left out"));
    }
    let (lat, lon) = (row.number("lat")?, row.number("lon")?);
    let at = LonLat::new(lon, lat).map_err(|error| {
        let column = if lat.abs() > 90.0 { "lat" } else { "lon" };
        row.error(column, format!("{error}; the row is left out"))
    })?;
    Ok(Place {
        key: key.to_owned(),
        at,
        precision: row.term("precision", &PRECISIONS, precision_key)?,
        part_of: None,
        modern_name: row.get("modern_name").to_owned(),
        modern_country: row.get("modern_country").to_owned(),
        note: row.get("note").to_owned(),
        names: Default::default(),
        states: Vec::new(),
    })
}

fn join_whole(tables: &mut PlaceTables, index: usize, row: &Row<'_>, problems: &mut Vec<Problem>) {
    let key = row.get("part_of");
    if key.is_empty() {
        return;
    }
    let Some(whole) = tables.ids.get(key).copied() else {
        let hint = row.guess(key, tables.ids.keys().map(String::as_str));
        problems.push(
            row.error(
                "part_of",
                "no such place in places.csv; the cell is left out",
            )
            .with_hint(hint),
        );
        return;
    };
    let km = distance_km(tables.places[index].at, tables.places[whole.index()].at);
    if km > MAX_PART_KM {
        let message = format!("{km:.0} km from its whole; at most {MAX_PART_KM} km are a part");
        problems.push(row.error("part_of", message));
    }
    tables.places[index].part_of = Some(whole);
}

/// A place that is part of itself, by whatever way round, becomes a place of its own.
fn break_circles(tables: &mut PlaceTables, rows: &[Row<'_>], problems: &mut Vec<Problem>) {
    // Which walk came by each place; a walk ends where an earlier one has been.
    let mut walked: Vec<Option<usize>> = vec![None; tables.places.len()];
    for walk in 0..tables.places.len() {
        let mut at = walk;
        while walked[at].is_none() {
            walked[at] = Some(walk);
            let Some(whole) = tables.places[at].part_of else {
                break;
            };
            at = whole.index();
        }
        if walked[at] != Some(walk) || tables.places[at].part_of.is_none() {
            continue;
        }
        // The walk met itself: of the circle, the first in the file is let go.
        let (start, mut first) = (at, at);
        while let Some(whole) = tables.places[at].part_of {
            at = whole.index();
            first = first.min(at);
            if at == start {
                break;
            }
        }
        problems.push(rows[first].error(
            "part_of",
            "the place is part of itself; the cell is left out",
        ));
        tables.places[first].part_of = None;
    }
}

fn read_names(files: &Files, tables: &mut PlaceTables, problems: &mut Vec<Problem>) {
    let columns = [
        must("place"),
        must("lang"),
        may("from"),
        may("to"),
        must("name"),
    ];
    let table = Table::read(files, "place-names.csv", &columns, false, problems);
    for row in table.rows() {
        if let Err(problem) = read_name(&row, tables) {
            problems.push(problem);
        }
    }
}

fn read_name(row: &Row<'_>, tables: &mut PlaceTables) -> Result<(), Problem> {
    let place = tables.resolve(row, "place")?;
    let lang: Lang = row
        .get("lang")
        .parse()
        .map_err(|error| row.error("lang", format!("{error}; the row is left out")))?;
    let span = NameSpan {
        from: row.span_end("from")?,
        to: row.span_end("to")?,
        name: row.get("name").into(),
    };
    if span.name.is_empty() {
        return Err(row.error("name", "the name is empty; the row is left out"));
    }
    let names = &mut tables.places[place.index()].names[lang.index()];
    if names.len() >= MAX_SPANS {
        let message =
            format!("over {MAX_SPANS} names of one place in one language; the row is left out");
        return Err(row.error("place", message));
    }
    if let Some(last) = names.last()
        && (last.to.is_none() || span.from.is_none() || last.to > span.from)
    {
        return Err(row.error(
            "from",
            "the name begins before the one above it ends; the row is left out",
        ));
    }
    names.push(span);
    Ok(())
}

fn read_states(files: &Files, tables: &mut PlaceTables, problems: &mut Vec<Problem>) {
    let columns = [
        must("id"),
        may("from"),
        may("to"),
        may("tint"),
        must("name_en"),
        may("name_pt"),
        may("name_es"),
        may("name_ru"),
    ];
    let table = Table::read(files, "states.csv", &columns, false, problems);
    let mut ids: BTreeMap<String, StateId> = BTreeMap::new();
    for row in table.rows() {
        if let Err(problem) = read_state(&row, &mut ids, &mut tables.states) {
            problems.push(problem);
        }
    }
    let columns = [must("place"), may("from"), may("to"), must("state")];
    let table = Table::read(files, "place-states.csv", &columns, false, problems);
    for row in table.rows() {
        if let Err(problem) = read_place_state(&row, &ids, tables) {
            problems.push(problem);
        }
    }
}

fn read_state(
    row: &Row<'_>,
    ids: &mut BTreeMap<String, StateId>,
    states: &mut Vec<State>,
) -> Result<(), Problem> {
    let key = row.get("id");
    let tint = if row.get("tint").is_empty() {
        TintKey::Other
    } else {
        row.term("tint", TintKey::ALL, TintKey::key)?
    };
    let mut name = Text::default();
    for lang in Lang::ALL {
        name.set(lang, row.get(&format!("name_{}", lang.code())));
    }
    let span = (row.span_end("from")?, row.span_end("to")?, name);
    let id = *ids.entry(key.to_owned()).or_insert_with(|| {
        states.push(State {
            key: key.to_owned(),
            tint,
            names: Vec::new(),
        });
        StateId::from_index(states.len() - 1)
    });
    states[id.index()].names.push(span);
    Ok(())
}

fn read_place_state(
    row: &Row<'_>,
    ids: &BTreeMap<String, StateId>,
    tables: &mut PlaceTables,
) -> Result<(), Problem> {
    let place = tables.resolve(row, "place")?;
    let key = row.get("state");
    let state = ids.get(key).copied().ok_or_else(|| {
        row.error("state", "no such state in states.csv; the row is left out")
            .with_hint(row.guess(key, ids.keys().map(String::as_str)))
    })?;
    let span = StateSpan {
        from: row.span_end("from")?,
        to: row.span_end("to")?,
        state,
    };
    let states = &mut tables.places[place.index()].states;
    if states.len() >= MAX_SPANS {
        let message = format!("over {MAX_SPANS} states of one place; the row is left out");
        return Err(row.error("place", message));
    }
    if let Some(last) = states.last()
        && (last.to.is_none() || span.from.is_none() || last.to > span.from)
    {
        return Err(row.error(
            "from",
            "the span begins before the one above it ends; the row is left out",
        ));
    }
    states.push(span);
    Ok(())
}
