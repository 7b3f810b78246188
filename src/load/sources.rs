//! `sources.bib`: the works cited, in BibLaTeX as Zotero exports it.

use biblatex::{Bibliography, ChunksExt, DateValue, PermissiveType};

use crate::life::{Citation, Source, SourceId};

use super::Problem;
use super::files::Files;
use super::problem::guess;
use super::table::Row;

const FILE: &str = "sources.bib";

pub(super) fn read(files: &Files, problems: &mut Vec<Problem>) -> Vec<Source> {
    let Some(text) = files.text(FILE) else {
        return Vec::new();
    };
    let bibliography = match Bibliography::parse(text) {
        Ok(bibliography) => bibliography,
        Err(error) => {
            let start = error.span.start.min(text.len());
            let line = text
                .get(..start)
                .map_or(1, |before| before.matches('\n').count() + 1);
            let shown = text.lines().nth(line - 1).unwrap_or_default();
            let message = format!("not BibLaTeX ({}); the file is left out", error.kind);
            problems.push(Problem::error(FILE, line as u64, "", shown, message));
            return Vec::new();
        }
    };
    let mut sources: Vec<Source> = bibliography.iter().map(source).collect();
    sources.sort_by(|a, b| a.key.cmp(&b.key));
    for source in sources.iter().filter(|source| source.title.is_empty()) {
        problems.push(Problem::error(
            FILE,
            0,
            "title",
            &source.key,
            "the entry has no title",
        ));
    }
    sources
}

fn source(entry: &biblatex::Entry) -> Source {
    let people = entry.author().or_else(|_none| {
        entry
            .editors()
            .map(|editors| editors.into_iter().flat_map(|(people, _)| people).collect())
    });
    let names: Vec<String> = people
        .unwrap_or_default()
        .iter()
        .map(|person| {
            let prefix = if person.prefix.is_empty() {
                String::new()
            } else {
                format!("{} ", person.prefix)
            };
            format!("{prefix}{}", person.name)
        })
        .collect();
    let author = match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} & {two}"),
        [one, ..] => format!("{one} et al."),
    };
    let year = match entry.date() {
        Ok(PermissiveType::Typed(date)) => match date.value {
            DateValue::At(at) | DateValue::After(at) | DateValue::Before(at) => at.year.to_string(),
            DateValue::Between(from, to) => format!("{}–{}", from.year, to.year),
        },
        Ok(PermissiveType::Chunks(chunks)) => chunks.format_verbatim(),
        Err(_) => String::new(),
    };
    let field = |name: &str| {
        entry
            .get(name)
            .map(ChunksExt::format_verbatim)
            .unwrap_or_default()
    };
    Source {
        key: entry.key.clone(),
        author,
        title: field("title"),
        year,
        url: field("url"),
        note: field("note"),
    }
}

/// Reads a cell such as `mylife[ch.1];deutscher`: keys with the place in the work in brackets.
pub(super) fn citations(
    row: &Row<'_>,
    sources: &[Source],
    problems: &mut Vec<Problem>,
) -> Vec<Citation> {
    let mut citations = Vec::new();
    for part in split_outside_brackets(row.get("sources")) {
        let (key, locator) = match part.split_once('[') {
            Some((key, rest)) => (
                key.trim(),
                rest.trim_end().strip_suffix(']').unwrap_or(rest).trim(),
            ),
            None => (part.trim(), ""),
        };
        match sources.binary_search_by(|source| source.key.as_str().cmp(key)) {
            Ok(index) => citations.push(Citation {
                source: SourceId::from_index(index),
                locator: locator.to_owned(),
            }),
            Err(_) if sources.is_empty() => {}
            Err(_) => {
                let mut problem = row.error(
                    "sources",
                    "no such source in sources.bib; the source is left out",
                );
                key.clone_into(&mut problem.text);
                problems.push(
                    problem.with_hint(guess(key, sources.iter().map(|source| source.key.as_str()))),
                );
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
}
