//! BibLaTeX entry by entry: a broken one costs only itself, and no file can bring the program down.
//!
//! The `biblatex` crate stops at the first fault of a file, and it follows what an entry refers to
//! without an end: abbreviations made of abbreviations, `crossref` and `xdata` in a circle, commands
//! nested by the thousand overflow its stack. So each entry is given to it alone, without them.

use std::collections::{BTreeMap, BTreeSet};

use biblatex::{Bibliography, Entry, Pair, RawBibliography, RawChunk, RawEntry};

use super::Problem;

/// Deeper braces are no title or name of a work.
const MAX_DEPTH: usize = 50;

/// The most entries of a file, and the most bytes of an entry with its abbreviations written out.
const MAX_ENTRIES: usize = 10_000;
const MAX_ENTRY_BYTES: usize = 100_000;

/// So many broken entries are shown with their line; to find it takes a walk through the file.
const MAX_SHOWN: usize = 100;

/// Fields that make an entry depend on others, or give it other names.
const NOT_FOLLOWED: [&str; 3] = ["crossref", "xdata", "ids"];

/// The entries of a file that could be read.
#[derive(Default)]
pub(super) struct Entries {
    /// Each with the line it starts on.
    pub(super) list: Vec<(u64, Entry)>,
    /// The keys of those that could not.
    pub(super) left_out: BTreeSet<String>,
}

/// Reads a file's text.
pub(super) fn read(file: &str, text: &str, problems: &mut Vec<Problem>) -> Entries {
    let mut entries = Entries::default();
    let (mut raw, mut abbreviations) = (Vec::new(), BTreeMap::new());
    let whole = RawBibliography::parse(text).is_ok();
    let pieces = if whole { vec![(0, text)] } else { pieces(text) };
    if pieces.len() > MAX_ENTRIES || text.matches('@').nth(MAX_ENTRIES * 2).is_some() {
        let message = format!("over {MAX_ENTRIES} entries; the file is left out");
        problems.push(Problem::error(file, 0, "", "", message));
        return entries;
    }
    let lines: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let line_of = |at: usize| lines.partition_point(|end| *end < at) as u64 + 1;
    let mut broken = 0;
    for (start, piece) in pieces {
        match RawBibliography::parse(piece) {
            Ok(part) => {
                raw.extend(
                    part.entries
                        .into_iter()
                        .map(|e| (line_of(start + e.span.start), e)),
                );
                for pair in part.abbreviations {
                    let line = line_of(start + pair.key.span.start);
                    abbreviations.insert(pair.key.v, (line, pair));
                }
            }
            Err(error) => {
                // What is missing at the end of an entry was left out somewhere in it.
                let open = error.span.start >= piece.trim_end().len();
                let (at, why) = if open {
                    let why = "a brace, a quotation mark or a comma is missing in it";
                    (start, why.to_owned())
                } else {
                    (start + error.span.start, error.kind.to_string())
                };
                let line = line_of(at);
                broken += 1;
                let shown = (broken <= MAX_SHOWN).then(|| text.lines().nth(line as usize - 1));
                let shown = shown.flatten().unwrap_or_default();
                let message = format!("not BibLaTeX ({why}); the entry is left out");
                problems.push(Problem::error(file, line, "", shown.trim(), message));
                entries.left_out.extend(key_of(piece));
            }
        }
    }
    abbreviations.retain(|name, (line, pair)| {
        let plain = pair
            .value
            .v
            .iter()
            .all(|chunk| matches!(chunk.v, RawChunk::Normal(_)));
        if !plain {
            let message = "an abbreviation made of others is not followed; it is left out";
            problems.push(Problem::error(file, *line, "@string", name, message));
        }
        plain
    });
    let mut keys = BTreeSet::new();
    for (line, spanned) in raw {
        let key = spanned.v.key.v.to_owned();
        if key.is_empty() || !keys.insert(key.clone()) {
            let message = "the key is empty or taken; the entry is left out";
            problems.push(Problem::error(file, line, "", &key, message));
            continue;
        }
        match alone(file, line, spanned.v, &abbreviations, problems) {
            Ok(entry) => entries.list.push((line, entry)),
            Err(message) => {
                let message = format!("{message}; the entry is left out");
                problems.push(Problem::error(file, line, "", &key, message));
                entries.left_out.insert(key);
            }
        }
    }
    entries
}

/// One entry, read without the others.
fn alone(
    file: &str,
    line: u64,
    mut raw: RawEntry<'_>,
    abbreviations: &BTreeMap<&str, (u64, Pair<'_>)>,
    problems: &mut Vec<Problem>,
) -> Result<Entry, String> {
    let refers = raw
        .fields
        .iter()
        .find(|pair| NOT_FOLLOWED[..2].contains(&pair.key.v.to_ascii_lowercase().as_str()));
    if let Some(pair) = refers {
        let message = "references between entries are not followed; give this one all its fields";
        problems.push(Problem::warning(file, line, pair.key.v, raw.key.v, message));
    }
    raw.fields
        .retain(|pair| !NOT_FOLLOWED.contains(&pair.key.v.to_ascii_lowercase().as_str()));
    let mut used: BTreeMap<&str, Pair<'_>> = BTreeMap::new();
    let mut bytes = 0;
    for pair in &raw.fields {
        for chunk in &pair.value.v {
            match chunk.v {
                RawChunk::Normal(text) if depth(text) > MAX_DEPTH => {
                    return Err(format!(
                        "the braces of {} are over {MAX_DEPTH} deep",
                        pair.key.v
                    ));
                }
                RawChunk::Normal(text) => bytes += text.len(),
                RawChunk::Abbreviation(name) => {
                    if let Some((_, pair)) = abbreviations.get(name) {
                        bytes += pair.value.span.len();
                        used.entry(name).or_insert_with(|| pair.clone());
                    }
                }
            }
            if bytes > MAX_ENTRY_BYTES {
                return Err(format!("over {MAX_ENTRY_BYTES} bytes when written out"));
            }
        }
    }
    let too_deep = used
        .values()
        .flat_map(|pair| &pair.value.v)
        .any(|chunk| match chunk.v {
            RawChunk::Normal(text) | RawChunk::Abbreviation(text) => depth(text) > MAX_DEPTH,
        });
    if too_deep {
        return Err(format!(
            "the braces of an abbreviation are over {MAX_DEPTH} deep"
        ));
    }
    let span = raw.key.span.clone();
    let bibliography = Bibliography::from_raw(RawBibliography {
        preamble: String::new(),
        entries: vec![biblatex::Spanned::new(raw, span)],
        abbreviations: used.into_values().collect(),
    });
    bibliography
        .map_err(|error| format!("not BibLaTeX ({})", error.kind))?
        .into_vec()
        .pop()
        .ok_or_else(|| "there is nothing in it".to_owned())
}

/// The text cut before each line that begins an entry, with the byte each piece starts at.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('@') {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| (start, &text[start..end]))
        .collect()
}

/// The key of an entry that cannot be read, as far as it can be told.
fn key_of(piece: &str) -> Option<String> {
    let (_, rest) = piece.split_once('{')?;
    let (key, _) = rest.split_once([',', '\n', '}'])?;
    Some(key.trim().to_owned())
}

fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}
