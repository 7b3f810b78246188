//! `itinerary.csv` and `waypoints.csv`: the chain of stays and journeys.

use std::collections::BTreeMap;

use crate::calendar::{Day, DayBounds, Edtf, Grain, OldStyle};
use crate::geo::{LonLat, Path};
use crate::life::{
    Certainty, Chain, Condition, Confidence, Consulted, Evidence, Kind, Leg, LegId, Mode, Place,
    PlaceId,
};
use crate::words::Text;

use super::Problem;
use super::files::Files;
use super::order::{self, Fault};
use super::places::PlaceTables;
use super::problem::guess;
use super::sources::{Sources, citations};
use super::table::{MAX_GUESSES, Row, Table, may, must};
use super::texts::Texts;

pub(super) const FILE: &str = "itinerary.csv";
const WAYPOINTS: &str = "waypoints.csv";

/// The chain with what was read beside it.
pub(super) struct ChainTables {
    pub(super) legs: Vec<Leg>,
    pub(super) chain: Chain,
    ids: BTreeMap<String, LegId>,
}

impl ChainTables {
    pub(super) fn id(&self, key: &str) -> Option<LegId> {
        self.ids.get(key).copied()
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }
}

/// Reads the chain; `None` if no leg could be read.
pub(super) fn read(
    files: &Files,
    places: &PlaceTables,
    sources: &Sources,
    texts: &Texts,
    problems: &mut Vec<Problem>,
) -> Option<ChainTables> {
    let columns = [
        must("id"),
        must("kind"),
        must("start"),
        must("end"),
        must("place"),
        may("to"),
        may("via"),
        may("mode"),
        may("condition"),
        may("category"),
        must("rank"),
        must("confidence"),
        must("evidence"),
        may("sources"),
        may("note"),
        may("start_old_style"),
        may("consulted"),
    ];
    let table = Table::read(files, FILE, &columns, true, problems);
    let mut waypoints = read_waypoints(files, problems);
    let mut legs: Vec<Leg> = Vec::new();
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut ids = BTreeMap::new();
    for row in table.rows() {
        let key = row.get("id").to_owned();
        if key.is_empty() || ids.contains_key(&key) {
            problems.push(row.error("id", "the id is empty or taken; the row is left out"));
            continue;
        }
        let through = waypoints.remove(&key).unwrap_or_default();
        match leg(&row, places, sources, texts, &through, problems) {
            Ok(leg) => {
                if let Some(last) = legs.last() {
                    check_joint(&row, last, &leg, &places.places, problems);
                }
                ids.insert(key, LegId::from_index(legs.len()));
                legs.push(leg);
                rows.push(row);
            }
            Err(problem) => problems.push(problem),
        }
    }
    for (index, (key, points)) in waypoints.iter().enumerate() {
        let line = points.first().map_or(0, |point| point.line);
        let hint = (index < MAX_GUESSES)
            .then(|| guess(key, ids.keys().map(String::as_str)))
            .flatten();
        problems.push(
            Problem::error(WAYPOINTS, line, "leg", key, "no such leg in itinerary.csv")
                .with_hint(hint),
        );
    }
    let (first, last) = (legs.first()?, legs.last()?);
    let opening = first.start.earliest.or(first.end.earliest)?;
    let closing = last.end.latest.or(last.start.latest)?;
    let mut raw: Vec<DayBounds> = legs
        .iter()
        .map(|leg| leg.start.bounds_within(opening, closing))
        .collect();
    raw.push(last.end.bounds_within(opening, closing));
    for (boundary, fault) in order::set_right(&mut raw) {
        let (row, column) = match rows.get(boundary) {
            Some(row) => (row, "start"),
            None => (&rows[rows.len() - 1], "end"),
        };
        let lies = match fault {
            Fault::Before(day) => {
                format!("lies before {day}, the earliest day the rows above it allow")
            }
            Fault::After(day) => {
                format!("lies after {day}, the latest day the rows below it allow")
            }
        };
        problems.push(row.error(column, format!("{lies}; it is taken as unknown")));
    }
    // The order holds now, so the chain finds nothing to move.
    let (chain, _) = Chain::new(&raw);
    for (index, leg) in legs.iter_mut().enumerate() {
        leg.start_bounds = chain.bounds()[index];
        leg.end_bounds = chain.bounds()[index + 1];
    }
    Some(ChainTables { legs, chain, ids })
}

fn leg(
    row: &Row<'_>,
    places: &PlaceTables,
    sources: &Sources,
    texts: &Texts,
    through: &[Waypoint],
    problems: &mut Vec<Problem>,
) -> Result<Leg, Problem> {
    let place = places.resolve(row, "place")?;
    let kind = match row.get("kind") {
        "stay" => Kind::Stay { place },
        "journey" => journey(row, places, place, through)?,
        _ => return Err(row.error("kind", "expected stay or journey; the row is left out")),
    };
    let key = row.get("id").to_owned();
    let (start, end) = (row.date("start")?, row.date("end")?);
    let open = DayBounds::sharp(Day::default());
    check_old_style(row, "start_old_style", &start, problems);
    Ok(Leg {
        kind,
        start_bounds: open,
        end_bounds: open,
        start_old_style: row.get("start_old_style").to_owned(),
        condition: optional(
            row,
            "condition",
            Condition::ALL,
            Condition::key,
            Condition::Free,
        )?,
        category: row.get("category").to_owned(),
        rank: row.rank()?,
        confidence: row.term("confidence", Confidence::ALL, Confidence::key)?,
        evidence: row.term("evidence", Evidence::ALL, Evidence::key)?,
        fact: texts.text(&key),
        label: Text::default(),
        citations: citations(row, sources, problems),
        note: row.get("note").to_owned(),
        consulted: optional(
            row,
            "consulted",
            Consulted::ALL,
            Consulted::key,
            Consulted::No,
        )?,
        start,
        end,
        key,
    })
}

/// A term that may be left empty.
pub(super) fn optional<T: Copy>(
    row: &Row<'_>,
    column: &str,
    known: &[T],
    key: impl Fn(T) -> &'static str,
    empty: T,
) -> Result<T, Problem> {
    if row.get(column).is_empty() {
        Ok(empty)
    } else {
        row.term(column, known, key)
    }
}

fn journey(
    row: &Row<'_>,
    places: &PlaceTables,
    from: PlaceId,
    through: &[Waypoint],
) -> Result<Kind, Problem> {
    let to = places.resolve(row, "to")?;
    let at = |id: PlaceId| places.places[id.index()].at;
    let mut stops = vec![at(from)];
    stops.extend(through.iter().map(|point| point.at));
    stops.push(at(to));
    Ok(Kind::Journey {
        from,
        to,
        mode: optional(row, "mode", Mode::ALL, Mode::key, Mode::Unknown)?,
        path: Path::through(&stops),
        road: through.iter().map(|point| point.certainty).max(),
    })
}

/// The end of a row is literally the start of the next, and he goes on where he was.
fn check_joint(
    row: &Row<'_>,
    last: &Leg,
    leg: &Leg,
    places: &[Place],
    problems: &mut Vec<Problem>,
) {
    if last.end.text != leg.start.text {
        let message = format!(
            "the row above ({}) ends on \"{}\"; the chain allows no gap and no overlap, so the two must be the same",
            last.key, last.end.text
        );
        problems.push(row.error("start", message));
    }
    let here = match &leg.kind {
        Kind::Stay { place } => *place,
        Kind::Journey { from, .. } => *from,
    };
    let town = |mut id: PlaceId| {
        for _ in 0..8 {
            let Some(whole) = places[id.index()].part_of else {
                break;
            };
            id = whole;
        }
        id
    };
    if town(here) != town(last.place()) {
        let message = format!(
            "the row above ({}) ends at \"{}\"; the chain must go on from there",
            last.key,
            places[last.place().index()].key
        );
        problems.push(row.error("place", message));
    }
}

/// A day in both calendars must be the same day.
pub(super) fn check_old_style(
    row: &Row<'_>,
    column: &str,
    date: &Edtf,
    problems: &mut Vec<Problem>,
) {
    let text = row.get(column);
    if text.is_empty() {
        return;
    }
    let Ok(old) = Edtf::parse(text) else {
        problems.push(row.error(
            column,
            "not a date; expected an Old Style day such as 1917-10-25",
        ));
        return;
    };
    if let (Grain::Day, Some(old), Grain::Day, Some(new)) =
        (old.grain, old.earliest, date.grain, date.earliest)
    {
        let expected = OldStyle::from_day(new);
        let expected = format!(
            "{:04}-{:02}-{:02}",
            expected.year, expected.month, expected.day
        );
        if old.to_string() != expected {
            let message = format!("{new} New Style is {expected} Old Style");
            problems.push(row.error(column, message));
        }
    }
}

/// A point on the way of a journey, and the line it stands on.
struct Waypoint {
    line: u64,
    at: LonLat,
    certainty: Certainty,
}

type Waypoints = BTreeMap<String, Vec<Waypoint>>;

fn read_waypoints(files: &Files, problems: &mut Vec<Problem>) -> Waypoints {
    let columns = [
        must("leg"),
        must("seq"),
        must("lat"),
        must("lon"),
        may("certainty"),
        may("name"),
        may("note"),
    ];
    let table = Table::read(files, WAYPOINTS, &columns, false, problems);
    let mut waypoints = Waypoints::new();
    for row in table.rows() {
        match waypoint(&row) {
            Ok(point) => {
                let points = waypoints.entry(row.get("leg").to_owned()).or_default();
                let expected = points.len() + 1;
                if row.get("seq") != expected.to_string() {
                    problems.push(row.warning(
                        "seq",
                        format!("expected {expected}; points are taken in file order"),
                    ));
                }
                points.push(point);
            }
            Err(problem) => problems.push(problem),
        }
    }
    waypoints
}

fn waypoint(row: &Row<'_>) -> Result<Waypoint, Problem> {
    let (lat, lon) = (row.number("lat")?, row.number("lon")?);
    Ok(Waypoint {
        line: row.line,
        at: LonLat::new(lon, lat)
            .map_err(|error| row.error("lat", format!("{error}; the row is left out")))?,
        certainty: optional(
            row,
            "certainty",
            Certainty::ALL,
            Certainty::key,
            Certainty::Usual,
        )?,
    })
}
