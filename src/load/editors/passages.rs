//! Every text of a life with the place where an editor finds it, and what the record says beside it.

use std::collections::BTreeMap;

use crate::life::{Life, TourTarget};
use crate::words::{Lang, Text};

use super::super::files::Files;
use super::super::table::lines_by_id;
use super::super::{labels, people, texts};

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The short title of an event.
    Title,
    /// The sentence of a leg or an event.
    Fact,
    /// The title of a chapter.
    Chapter,
    /// The introduction of a chapter.
    Intro,
    /// The caption of a stop of the tour.
    Caption,
    /// The museum's label.
    Label,
    /// The name of a person.
    Name,
    /// Who a person was.
    Line,
}

/// A text in one language.
#[derive(Clone, Debug)]
pub(super) struct Passage<'a> {
    pub(super) file: &'static str,
    pub(super) line: u64,
    pub(super) column: &'static str,
    /// The id of its record.
    pub(super) id: &'a str,
    pub(super) lang: Lang,
    pub(super) part: Part,
    pub(super) text: &'a str,
}

/// All passages, part by part, and each record's languages side by side.
pub(super) fn read<'a>(files: &Files, life: &'a Life) -> Vec<Passage<'a>> {
    let lines_of = |file_of: fn(Lang) -> &'static str| {
        Lang::ALL.map(|lang| (file_of(lang), lines_by_id(files, file_of(lang))))
    };
    let (in_texts, in_labels) = (lines_of(texts::file_of), lines_of(labels::file_of));
    let in_people = lines_by_id(files, people::FILE);
    let mut passages = Vec::new();
    let mut add = |id: &'a str, part: Part, text: &'a Text| {
        for lang in Lang::ALL.into_iter().filter(|lang| text.has(*lang)) {
            let (file, line, column) = match part {
                Part::Name | Part::Line => {
                    let columns = if part == Part::Name {
                        people::NAMES
                    } else {
                        people::LINES
                    };
                    (people::FILE, in_people.get(id), columns[lang.index()])
                }
                Part::Label => {
                    let (file, lines) = &in_labels[lang.index()];
                    (*file, lines.get(id), "text")
                }
                _ => {
                    let (file, lines) = &in_texts[lang.index()];
                    let is_title = matches!(part, Part::Title | Part::Chapter);
                    (
                        *file,
                        lines.get(id),
                        if is_title { "title" } else { "text" },
                    )
                }
            };
            passages.push(Passage {
                file,
                line: line.copied().unwrap_or_default(),
                column,
                id,
                lang,
                part,
                text: text.get(lang),
            });
        }
    };
    for leg in &life.legs {
        add(&leg.key, Part::Fact, &leg.fact);
        add(&leg.key, Part::Label, &leg.label);
    }
    for event in &life.events {
        add(&event.key, Part::Title, &event.title);
        add(&event.key, Part::Fact, &event.fact);
        add(&event.key, Part::Label, &event.label);
    }
    for chapter in &life.chapters {
        add(&chapter.key, Part::Chapter, &chapter.title);
        add(&chapter.key, Part::Intro, &chapter.intro);
    }
    for stop in &life.tour {
        add(&stop.key, Part::Caption, &stop.caption);
    }
    for person in &life.people {
        add(&person.id, Part::Name, &person.name);
        add(&person.id, Part::Line, &person.line);
    }
    passages
}

/// What the record says beside the texts of a row.
pub(super) struct Record {
    /// The first and the last year of the row.
    pub(super) years: (i32, i32),
    /// His age in those years, in full years, on the first and the last day.
    pub(super) ages: (u32, u32),
    /// The dates as written and the remark.
    pub(super) said: String,
}

/// The records that have texts, by id.
pub(super) fn records(life: &Life) -> BTreeMap<&str, Record> {
    use chrono::Datelike as _;
    let record = |first: crate::calendar::Day, last: crate::calendar::Day, said: String| Record {
        years: (first.year(), last.year()),
        ages: (life.age(first).0, life.age(last).0),
        said,
    };
    let mut records = BTreeMap::new();
    for leg in &life.legs {
        let said = format!("{}; {}; {}", leg.start.text, leg.end.text, leg.note);
        let (first, last) = (leg.start_bounds.earliest, leg.end_bounds.latest);
        records.insert(leg.key.as_str(), record(first, last, said));
    }
    for event in &life.events {
        let said = format!(
            "{}; {}; {}",
            event.date.text, event.date_old_style, event.note
        );
        let (first, last) = (event.bounds.earliest, event.bounds.latest);
        records.insert(&event.key, record(first, last, said));
    }
    for chapter in &life.chapters {
        let (first, last) = (chapter.start.earliest, chapter.end.latest);
        records.insert(&chapter.key, record(first, last, String::new()));
    }
    for stop in &life.tour {
        let note = match stop.target {
            TourTarget::Leg(id) => life.leg(id).note.clone(),
            TourTarget::Event(id) => life.event(id).note.clone(),
        };
        records.insert(&stop.key, record(stop.day, stop.day, note));
    }
    records
}
