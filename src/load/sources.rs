//! `sources.bib`: the works cited, in BibLaTeX as Zotero exports it.

use std::collections::BTreeSet;

use biblatex::{ChunksExt, EntryType};

use crate::life::{Citation, Source, SourceId, SourceKind};
use crate::words::Lang;

use super::files::Files;
use super::locators::{self, Locators};
use super::table::Row;
use super::{Problem, bib};

const FILE: &str = "sources.bib";

/// The most sources of one row.
const MAX_CITATIONS: usize = 50;

/// How a record without a field for editors marks them.
const EDITOR: &str = "(ed.)";

/// The works cited, by key.
#[derive(Default)]
pub(super) struct Sources {
    pub(super) list: Vec<Source>,
    /// Keys of entries that are there and could not be read; they are reported once, where they are.
    left_out: BTreeSet<String>,
    locators: Locators,
}

pub(super) fn read(files: &Files, langs: &[Lang], problems: &mut Vec<Problem>) -> Sources {
    let Some(text) = files.text(FILE) else {
        return Sources::default();
    };
    let entries = bib::read(FILE, text, problems);
    let mut list = Vec::with_capacity(entries.list.len());
    for (line, entry) in &entries.list {
        let source = source(entry);
        if source.title.is_empty() {
            let message = "the entry has no title";
            problems.push(Problem::error(FILE, *line, "title", &source.key, message));
        }
        list.push(source);
    }
    list.sort_by(|a, b| a.key.cmp(&b.key));
    Sources {
        list,
        left_out: entries.left_out,
        locators: locators::read(files, langs, problems),
    }
}

fn source(entry: &biblatex::Entry) -> Source {
    let authors = entry.author().unwrap_or_default();
    let mut edited = false;
    let people = if authors.is_empty() {
        let editors = entry.editors().unwrap_or_default();
        edited = !editors.is_empty();
        editors.into_iter().flat_map(|(people, _)| people).collect()
    } else {
        authors
    };
    let parted = |parts: [&str; 3]| -> String {
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    };
    // Some write "(ed.)" behind the given name; it is told apart from the name.
    edited |= people
        .iter()
        .any(|person| person.given_name.ends_with(EDITOR));
    let full: Vec<String> = people
        .iter()
        .map(|person| {
            let given = person.given_name.trim_end_matches(EDITOR).trim();
            parted([given, &person.prefix, &person.name])
        })
        .collect();
    let names: Vec<String> = people
        .iter()
        .map(|person| parted([&person.prefix, &person.name, ""]))
        .collect();
    let author = match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} & {two}"),
        [one, ..] => format!("{one} et al."),
    };
    let field = |name: &str| {
        entry
            .get(name)
            .map(ChunksExt::format_verbatim)
            .unwrap_or_default()
    };
    // Read as text: the crate's own dates take no year of more than four digits without a fault.
    let date = [field("date"), field("year")];
    let year = date
        .iter()
        .find(|text| !text.is_empty())
        .map(|text| years(text));
    Source {
        key: entry.key.clone(),
        author,
        title: field("title"),
        year: year.unwrap_or_default(),
        url: field("url"),
        note: field("note"),
        names: full,
        edited,
        within: [field("journaltitle"), field("booktitle")]
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default(),
        city: field("location"),
        publisher: [field("publisher"), field("organization")]
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default(),
        kind: match entry.entry_type {
            EntryType::Book | EntryType::Collection | EntryType::MvBook => SourceKind::Book,
            EntryType::Article | EntryType::InCollection | EntryType::InBook => SourceKind::Part,
            _ => SourceKind::Other,
        },
    }
}

/// The year of a date such as `1930-05-01`, the years of an interval such as `1930/1932`, or the text.
fn years(date: &str) -> String {
    let year = |text: &str| -> Option<String> {
        let year: String = text
            .trim()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        (year.len() == 4).then_some(year)
    };
    match date.split_once('/') {
        Some((from, to)) => match (year(from), year(to)) {
            (Some(from), Some(to)) if from != to => format!("{from}–{to}"),
            (Some(one), _) | (None, Some(one)) => one,
            (None, None) => date.to_owned(),
        },
        None => year(date).unwrap_or_else(|| date.to_owned()),
    }
}

/// Reads a cell such as `mylife[ch.1];deutscher`: keys with the place in the work in brackets.
pub(super) fn citations(
    row: &Row<'_>,
    sources: &Sources,
    problems: &mut Vec<Problem>,
) -> Vec<Citation> {
    let mut citations = Vec::new();
    let parts = split_outside_brackets(row.get("sources"));
    if parts.len() > MAX_CITATIONS {
        let message = format!(
            "{} sources, at most {MAX_CITATIONS} of a row are read",
            parts.len()
        );
        problems.push(Problem {
            text: String::new(),
            ..row.error("sources", message)
        });
    }
    for part in parts.into_iter().take(MAX_CITATIONS) {
        let (key, locator) = match part.split_once('[') {
            Some((key, rest)) => (
                key.trim(),
                rest.trim_end().strip_suffix(']').unwrap_or(rest).trim(),
            ),
            None => (part.trim(), ""),
        };
        match sources
            .list
            .binary_search_by(|source| source.key.as_str().cmp(key))
        {
            Ok(index) => {
                sources.locators.check(row, locator, problems);
                citations.push(Citation {
                    source: SourceId::from_index(index),
                    locator: locator.to_owned(),
                    told: sources.locators.told(locator),
                });
            }
            // Nobody reads on, and each would take memory.
            Err(_) if problems.len() > super::MAX_PROBLEMS => {}
            Err(_) if sources.list.is_empty() || sources.left_out.contains(key) => {}
            Err(_) => {
                let mut problem = row.error(
                    "sources",
                    "no such source in sources.bib; the source is left out",
                );
                key.clone_into(&mut problem.text);
                problems.push(problem.with_hint(
                    row.guess(key, sources.list.iter().map(|source| source.key.as_str())),
                ));
            }
        }
    }
    citations
}

/// The parts between semicolons that stand outside brackets.
fn split_outside_brackets(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (index, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            ';' if depth <= 0 => {
                parts.push(&text[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locator_may_hold_a_semicolon() {
        assert_eq!(
            split_outside_brackets("a[ch.1; p.2];b; "),
            ["a[ch.1; p.2]", "b"]
        );
        assert_eq!(split_outside_brackets("a[open;b"), ["a[open;b"]);
    }

    #[test]
    fn a_date_gives_its_years() {
        let dates = [
            "1930",
            "1930-05-01",
            "1930/1932",
            "1930-01/1930-03",
            "1930/",
            "c. 1930",
        ];
        let wanted = ["1930", "1930", "1930–1932", "1930", "1930", "c. 1930"];
        assert_eq!(dates.map(years), wanted.map(str::to_owned));
    }
}
