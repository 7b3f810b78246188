//! `disputes.csv` and `myths.csv`: what others claim of a row, and what is often told of it.

use std::collections::BTreeSet;

use crate::calendar::{DayBounds, Edtf};
use crate::life::{Dispute, Event, EventId, Life, Myth, RowId};
use crate::words::{Lang, Text};

use super::Problem;
use super::chain::ChainTables;
use super::files::Files;
use super::places::PlaceTables;
use super::sources::{Sources, citations};
use super::table::{Row, Table, may, must};

pub(super) const DISPUTES: &str = "disputes.csv";
pub(super) const MYTHS: &str = "myths.csv";

/// The columns of a text in each language, in the order of [`Lang::ALL`].
pub(super) const TEXTS: [&str; 4] = ["text_pt", "text_en", "text_es", "text_ru"];
pub(super) const SAID: [&str; 4] = ["said_pt", "said_en", "said_es", "said_ru"];
pub(super) const ANSWERS: [&str; 4] = ["answer_pt", "answer_en", "answer_es", "answer_ru"];

/// A card has room for so many words of each.
const MOST_WORDS: usize = 40;

/// The rows that a claim may be about.
pub(super) struct RowKeys(Vec<(String, RowId)>);

impl RowKeys {
    pub(super) fn new(chain: &ChainTables, events: &[Event]) -> Self {
        let legs = chain
            .keys()
            .filter_map(|key| Some((key.to_owned(), RowId::Leg(chain.id(key)?))));
        let events = events
            .iter()
            .enumerate()
            .map(|(at, event)| (event.key.clone(), RowId::Event(EventId::from_index(at))));
        Self(legs.chain(events).collect())
    }

    fn resolve(&self, row: &Row<'_>) -> Result<RowId, Problem> {
        let key = row.get("row");
        let known = || self.0.iter().map(|(known, _)| known.as_str());
        self.0
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, id)| *id)
            .ok_or_else(|| {
                row.error("row", "no such leg or event; the row is left out")
                    .with_hint(row.guess(key, known()))
            })
    }
}

/// What both tables need of the rest of the life.
pub(super) struct Known<'a> {
    pub(super) rows: &'a RowKeys,
    pub(super) places: &'a PlaceTables,
    pub(super) sources: &'a Sources,
    pub(super) langs: &'a [Lang],
}

/// Reads the disputes as far as they can be read without the life; [`settle`] does the rest.
pub(super) fn read_disputes(
    files: &Files,
    known: &Known<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<(u64, Dispute)> {
    let columns = [
        must("id"),
        must("row"),
        may("kept"),
        may("rival_date"),
        may("rival_place"),
        may("sources"),
        must("text_en"),
        may("text_pt"),
        may("text_es"),
        may("text_ru"),
    ];
    let table = Table::read(files, DISPUTES, &columns, false, problems);
    let mut seen = BTreeSet::new();
    let mut disputes = Vec::new();
    for row in table.rows() {
        if row.get("id").is_empty() || !seen.insert(row.get("id").to_owned()) {
            problems.push(row.error("id", "the id is empty or taken; the row is left out"));
            continue;
        }
        match dispute(&row, known, problems) {
            Ok(dispute) => disputes.push((row.line(), dispute)),
            Err(problem) => problems.push(problem),
        }
    }
    disputes
}

fn dispute(
    row: &Row<'_>,
    known: &Known<'_>,
    problems: &mut Vec<Problem>,
) -> Result<Dispute, Problem> {
    let date = |column: &str| -> Result<Option<Edtf>, Problem> {
        if row.get(column).is_empty() {
            Ok(None)
        } else {
            row.date(column).map(Some)
        }
    };
    let place = if row.get("rival_place").is_empty() {
        None
    } else {
        Some(known.places.resolve(row, "rival_place")?)
    };
    let text = texts(row, TEXTS, known.langs, problems);
    too_long(row, TEXTS, &[&text], problems);
    Ok(Dispute {
        row: known.rows.resolve(row)?,
        kept: date("kept")?,
        date: date("rival_date")?,
        bounds: None,
        place,
        citations: citations(row, known.sources, problems),
        text,
        key: row.get("id").to_owned(),
    })
}

/// Holds each dispute against the row it is about, and gives its date the frame of the life.
pub(super) fn settle(life: &mut Life, disputes: Vec<(u64, Dispute)>, problems: &mut Vec<Problem>) {
    for (line, mut dispute) in disputes {
        let error = |column: &str, text: &str, message: &str| {
            Problem::error(DISPUTES, line, column, text, message)
        };
        if let Some(kept) = &dispute.kept {
            let dates: Vec<&Edtf> = match dispute.row {
                RowId::Leg(id) => vec![&life.leg(id).start, &life.leg(id).end],
                RowId::Event(id) => vec![&life.event(id).date],
            };
            if !dates.contains(&kept) {
                let said: Vec<&str> = dates.iter().map(|date| date.text.as_str()).collect();
                let message = format!(
                    "the row does not keep this date; expected {}; the row is left out",
                    said.join(" or ")
                );
                problems.push(error("kept", &kept.text, &message));
                continue;
            }
        }
        if dispute.date.is_some() != dispute.kept.is_some() {
            let message = "a rival date and the date kept stand together; the row is left out";
            problems.push(error("rival_date", "", message));
            continue;
        }
        if let Some(date) = &dispute.date
            && Some(&date.text) == dispute.kept.as_ref().map(|kept| &kept.text)
        {
            let message = "the rival date is the date kept; the row is left out";
            problems.push(error("rival_date", &date.text, message));
            continue;
        }
        if let Some(place) = dispute.place
            && place == life.place_of(dispute.row)
        {
            let message = "the rival place is the place kept; the row is left out";
            problems.push(error("rival_place", &life.place(place).key, message));
            continue;
        }
        dispute.bounds = dispute.date.as_ref().and_then(|date| {
            let (first, last) = (life.subject.first_day, life.subject.last_day);
            let bounds = DayBounds {
                earliest: date.earliest?.max(first),
                latest: date.latest?.min(last),
            };
            (bounds.earliest <= bounds.latest).then_some(bounds)
        });
        life.disputes.push(dispute);
    }
}

/// Reads the myths.
pub(super) fn read_myths(
    files: &Files,
    known: &Known<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<Myth> {
    let columns = [
        must("id"),
        must("row"),
        must("said_en"),
        may("said_pt"),
        may("said_es"),
        may("said_ru"),
        must("answer_en"),
        may("answer_pt"),
        may("answer_es"),
        may("answer_ru"),
    ];
    let table = Table::read(files, MYTHS, &columns, false, problems);
    let mut seen = BTreeSet::new();
    let mut myths = Vec::new();
    for row in table.rows() {
        if row.get("id").is_empty() || !seen.insert(row.get("id").to_owned()) {
            problems.push(row.error("id", "the id is empty or taken; the row is left out"));
            continue;
        }
        let about = match known.rows.resolve(&row) {
            Ok(about) => about,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let said = texts(&row, SAID, known.langs, problems);
        let answer = texts(&row, ANSWERS, known.langs, problems);
        too_long(&row, ANSWERS, &[&said, &answer], problems);
        myths.push(Myth {
            key: row.get("id").to_owned(),
            row: about,
            said,
            answer,
        });
    }
    myths
}

/// The cells of four columns as one text; each promised language has its own.
fn texts(row: &Row<'_>, columns: [&str; 4], langs: &[Lang], problems: &mut Vec<Problem>) -> Text {
    let mut text = Text::default();
    for lang in Lang::ALL {
        let column = columns[lang.index()];
        text.set(lang, row.get(column));
        if langs.contains(&lang) && row.get(column).is_empty() {
            problems.push(row.warning(column, "the text is missing"));
        }
    }
    text
}

/// Warns where the texts together have more words than a card shows at a glance.
fn too_long(row: &Row<'_>, columns: [&str; 4], texts: &[&Text], problems: &mut Vec<Problem>) {
    for lang in Lang::ALL {
        let words: usize = texts
            .iter()
            .filter(|text| text.has(lang))
            .flat_map(|text| text.get(lang).split_whitespace())
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .count();
        if words > MOST_WORDS {
            let message = format!("{words} words; at most {MOST_WORDS} are read on a card");
            problems.push(row.warning(columns[lang.index()], message));
        }
    }
}
