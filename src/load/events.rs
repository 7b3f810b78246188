//! `events.csv`, `chapters.csv` and `tour.csv`: what happened, and how the life is told.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::DayBounds;
use crate::life::{Chapter, Confidence, Consulted, Event, EventId, TourStop, TourTarget};
use crate::words::{Lang, Text};

use super::Problem;
use super::chain::{ChainTables, check_old_style, optional};
use super::files::Files;
use super::places::PlaceTables;
use super::sources::{Sources, citations};
use super::table::{Row, Table, may, must};
use super::texts::{self, Texts};

pub(super) const FILE: &str = "events.csv";
pub(super) const CHAPTERS: &str = "chapters.csv";
pub(super) const TOUR: &str = "tour.csv";

pub(super) fn read(
    files: &Files,
    places: &PlaceTables,
    sources: &Sources,
    texts: &Texts,
    mut labels: BTreeMap<String, Text>,
    problems: &mut Vec<Problem>,
) -> Vec<Event> {
    let columns = [
        must("id"),
        must("date"),
        may("date_old_style"),
        must("place"),
        may("category"),
        must("rank"),
        may("people"),
        may("sources"),
        must("confidence"),
        may("note"),
        may("present"),
        may("consulted"),
    ];
    let table = Table::read(files, FILE, &columns, false, problems);
    let mut seen = BTreeSet::new();
    let mut events = Vec::new();
    for row in table.rows() {
        if row.get("id").is_empty() || !seen.insert(row.get("id").to_owned()) {
            problems.push(row.error("id", "the id is empty or taken; the row is left out"));
            continue;
        }
        match event(&row, places, sources, texts, problems) {
            Ok(event) => {
                let label = labels.remove(&event.key).unwrap_or_default();
                events.push(Event { label, ..event });
            }
            Err(problem) => problems.push(problem),
        }
    }
    // A stable sort keeps the editor's order among events of one day and rank.
    events.sort_by_key(|event| (event.bounds.earliest, event.bounds.latest, event.rank));
    events
}

fn event(
    row: &Row<'_>,
    places: &PlaceTables,
    sources: &Sources,
    texts: &Texts,
    problems: &mut Vec<Problem>,
) -> Result<Event, Problem> {
    let key = row.get("id").to_owned();
    let date = row.date("date")?;
    let (Some(earliest), Some(latest)) = (date.earliest, date.latest) else {
        return Err(row.error(
            "date",
            "an event needs both ends of its date; the row is left out",
        ));
    };
    check_old_style(row, "date_old_style", &date, problems);
    let present = match row.get("present") {
        "" | "yes" => true,
        "no" => false,
        _ => return Err(row.error("present", "expected yes or no; the row is left out")),
    };
    Ok(Event {
        bounds: DayBounds { earliest, latest },
        date_old_style: row.get("date_old_style").to_owned(),
        place: places.resolve(row, "place")?,
        category: row.get("category").to_owned(),
        rank: row.rank()?,
        people: row
            .get("people")
            .split(';')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
        title: texts.title(&key),
        fact: texts.text(&key),
        label: Text::default(),
        citations: citations(row, sources, problems),
        confidence: row.term("confidence", Confidence::ALL, Confidence::key)?,
        note: row.get("note").to_owned(),
        present,
        consulted: optional(
            row,
            "consulted",
            Consulted::ALL,
            Consulted::key,
            Consulted::No,
        )?,
        date,
        key,
    })
}

pub(super) fn read_chapters(
    files: &Files,
    texts: &Texts,
    chain: &ChainTables,
    problems: &mut Vec<Problem>,
) -> Vec<Chapter> {
    let columns = [must("id"), must("start"), must("end")];
    let table = Table::read(files, CHAPTERS, &columns, false, problems);
    let mut chapters: Vec<Chapter> = Vec::new();
    let life = (
        chain
            .chain
            .bounds()
            .first()
            .map(|bounds| bounds.earliest)
            .unwrap_or_default(),
        chain
            .chain
            .bounds()
            .last()
            .map(|bounds| bounds.latest)
            .unwrap_or_default(),
    );
    for row in table.rows() {
        match chapter(&row, texts, life) {
            Ok(chapter) => {
                if let Some(last) = chapters.last()
                    && last.end != chapter.start
                {
                    problems.push(
                        row.error("start", "a chapter must start where the one above it ends"),
                    );
                }
                chapters.push(chapter);
            }
            Err(problem) => problems.push(problem),
        }
    }
    chapters.sort_by_key(|chapter| chapter.start.earliest);
    chapters
}

fn chapter(
    row: &Row<'_>,
    texts: &Texts,
    (first, last): (crate::calendar::Day, crate::calendar::Day),
) -> Result<Chapter, Problem> {
    let key = row.get("id").to_owned();
    let title = texts.title(&key);
    if title.get(Lang::En).is_empty() {
        return Err(row.error(
            "id",
            "the chapter has no title in texts/; the row is left out",
        ));
    }
    Ok(Chapter {
        start: row.date("start")?.bounds_within(first, last),
        end: row.date("end")?.bounds_within(first, last),
        intro: texts.text(&key),
        title,
        key,
    })
}

pub(super) fn read_tour(
    files: &Files,
    langs: &[Lang],
    chain: &ChainTables,
    events: &[Event],
    texts: &Texts,
    problems: &mut Vec<Problem>,
) -> Vec<TourStop> {
    let columns = [must("id"), must("date"), must("target"), must("seconds")];
    let table = Table::read(files, TOUR, &columns, false, problems);
    let mut stops: Vec<TourStop> = Vec::new();
    for row in table.rows() {
        match tour_stop(&row, chain, events, texts) {
            Ok(stop) => {
                if stops.last().is_some_and(|last| last.day > stop.day) {
                    problems.push(row.warning("date", "the tour goes back in time here"));
                }
                for lang in langs.iter().filter(|lang| !stop.caption.has(**lang)) {
                    let message = format!("no text in {}", texts::file_of(*lang));
                    problems.push(row.warning("id", message));
                }
                stops.push(stop);
            }
            Err(problem) => problems.push(problem),
        }
    }
    stops
}

fn tour_stop(
    row: &Row<'_>,
    chain: &ChainTables,
    events: &[Event],
    texts: &Texts,
) -> Result<TourStop, Problem> {
    let key = row.get("target");
    let event = || {
        events
            .iter()
            .position(|event| event.key == key)
            .map(EventId::from_index)
    };
    let target = chain
        .id(key)
        .map(TourTarget::Leg)
        .or_else(|| event().map(TourTarget::Event))
        .ok_or_else(|| {
            let known = chain
                .keys()
                .chain(events.iter().map(|event| event.key.as_str()));
            row.error("target", "no such leg or event; the row is left out")
                .with_hint(row.guess(key, known))
        })?;
    let day = row.date("date")?.earliest;
    let seconds = row.number("seconds")?;
    if !(1.0..=120.0).contains(&seconds) {
        return Err(row.error("seconds", "expected 1 to 120; the row is left out"));
    }
    Ok(TourStop {
        key: row.get("id").to_owned(),
        day: day.ok_or_else(|| row.error("date", "the date has no start; the row is left out"))?,
        target,
        seconds,
        caption: texts.text(row.get("id")),
    })
}
