//! `texts/<lang>.csv`: the titles and sentences of every record, one file a language.

use std::collections::{BTreeMap, BTreeSet};

use crate::words::{Lang, Text};

use super::files::Files;
use super::table::{Table, lines_by_id, may, must};
use super::{Problem, chain, events};

/// The longest short title, in characters: more does not fit the timeline.
pub(super) const MAX_TITLE: usize = 28;

/// Titles and sentences by record id.
#[derive(Default)]
pub(super) struct Texts {
    titles: BTreeMap<String, Text>,
    texts: BTreeMap<String, Text>,
}

impl Texts {
    pub(super) fn title(&self, id: &str) -> Text {
        self.titles.get(id).cloned().unwrap_or_default()
    }

    pub(super) fn text(&self, id: &str) -> Text {
        self.texts.get(id).cloned().unwrap_or_default()
    }
}

pub(super) fn file_of(lang: Lang) -> &'static str {
    match lang {
        Lang::Pt => "texts/pt.csv",
        Lang::En => "texts/en.csv",
        Lang::Es => "texts/es.csv",
        Lang::Ru => "texts/ru.csv",
    }
}

pub(super) fn read(files: &Files, problems: &mut Vec<Problem>) -> Texts {
    let mut all = Texts::default();
    let events = lines_by_id(files, events::FILE);
    let records =
        [chain::FILE, events::CHAPTERS, events::TOUR].map(|file| lines_by_id(files, file));
    // Where a file of records is not there or not read, its texts are not to blame.
    let complete = !events.is_empty() && records.iter().all(|ids| !ids.is_empty());
    let known: BTreeSet<&str> = records
        .iter()
        .chain([&events])
        .flat_map(|ids| ids.keys().map(String::as_str))
        .collect();
    for lang in Lang::ALL {
        let columns = [must("id"), may("title"), must("text")];
        let table = Table::read(files, file_of(lang), &columns, false, problems);
        let mut seen = BTreeSet::new();
        for row in table.rows() {
            let id = row.get("id");
            if !seen.insert(id.to_owned()) {
                problems.push(row.error("id", "this id has a text already; the row is left out"));
                continue;
            }
            if complete && !known.contains(id) {
                let problem = row.warning("id", "no record has this id; the row is left out");
                problems.push(problem.with_hint(row.guess(id, known.iter().copied())));
                continue;
            }
            let title = row.get("title");
            // Event titles stand on the timeline; the others may be longer.
            if events.contains_key(id) && title.chars().count() > MAX_TITLE {
                let message = format!(
                    "{} characters; at most {MAX_TITLE} fit the timeline",
                    title.chars().count()
                );
                problems.push(row.warning("title", message));
            }
            all.titles
                .entry(id.to_owned())
                .or_default()
                .set(lang, title);
            all.texts
                .entry(id.to_owned())
                .or_default()
                .set(lang, row.get("text"));
        }
    }
    all
}
