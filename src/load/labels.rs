//! `labels/<lang>.csv`: the museum's label of an event or a leg, a text to be read standing.

use std::collections::{BTreeMap, BTreeSet};

use crate::words::{Lang, Text};

use super::files::Files;
use super::table::{Table, lines_by_id, must};
use super::{Problem, chain, events, prose};

/// How many words a label has: shorter tells too little, longer is not read.
const WORDS: std::ops::RangeInclusive<usize> = 60..=90;

pub(super) fn file_of(lang: Lang) -> &'static str {
    match lang {
        Lang::Pt => "labels/pt.csv",
        Lang::En => "labels/en.csv",
        Lang::Es => "labels/es.csv",
        Lang::Ru => "labels/ru.csv",
    }
}

/// The labels by the id of their event or leg.
pub(super) fn read(
    files: &Files,
    langs: &[Lang],
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Text> {
    let mut labels: BTreeMap<String, Text> = BTreeMap::new();
    let [events, legs] = [events::FILE, chain::FILE].map(|file| lines_by_id(files, file));
    // Where a file of records is not there or not read, its labels are not to blame.
    let complete = !events.is_empty() && !legs.is_empty();
    for lang in Lang::ALL {
        let columns = [must("id"), must("text")];
        let table = Table::read(files, file_of(lang), &columns, false, problems);
        let mut seen = BTreeSet::new();
        for row in table.rows() {
            let (id, text) = (row.get("id"), row.get("text"));
            if !seen.insert(id.to_owned()) {
                problems.push(row.error("id", "this id has a label already; the row is left out"));
                continue;
            }
            if complete && !events.contains_key(id) && !legs.contains_key(id) {
                let problem = row.warning("id", "no event or leg has this id; the row is left out");
                let known = events.keys().chain(legs.keys()).map(String::as_str);
                problems.push(problem.with_hint(row.guess(id, known)));
                continue;
            }
            let words = prose::words(&prose::plain(text));
            if !WORDS.contains(&words) {
                let (least, most) = (WORDS.start(), WORDS.end());
                let message = format!("{words} words; a label has {least} to {most}");
                problems.push(row.warning("text", message));
            }
            labels.entry(id.to_owned()).or_default().set(lang, text);
        }
    }
    for (id, label) in &labels {
        for lang in langs.iter().filter(|lang| !label.has(**lang)) {
            let (file, line) = match (events.get(id), legs.get(id)) {
                (None, Some(line)) => (chain::FILE, *line),
                (line, _) => (events::FILE, line.copied().unwrap_or_default()),
            };
            let message = format!("no label in {}", file_of(*lang));
            problems.push(Problem::warning(file, line, "id", id, message));
        }
    }
    labels
}
