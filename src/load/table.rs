//! A CSV file as rows that know their file, line and columns.

use std::cell::Cell;
use std::collections::BTreeMap;

use csv::StringRecord;

use crate::calendar::{Day, Edtf};

use super::Problem;
use super::files::Files;
use super::problem::guess;

/// A column of a table.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) required: bool,
}

/// A column that must be there.
pub(super) const fn must(name: &'static str) -> Column {
    Column {
        name,
        required: true,
    }
}

/// A column that may be left out.
pub(super) const fn may(name: &'static str) -> Column {
    Column {
        name,
        required: false,
    }
}

/// A row of a table.
pub(super) struct Row<'a> {
    file: &'static str,
    pub(super) line: u64,
    cells: StringRecord,
    columns: &'a BTreeMap<String, usize>,
    guesses: &'a Cell<usize>,
}

/// The rows of a table.
pub(super) struct Table {
    file: &'static str,
    columns: BTreeMap<String, usize>,
    rows: Vec<(u64, StringRecord)>,
    /// How often the rows may still guess at what was meant.
    guesses: Cell<usize>,
}

/// A guess compares a word with every id there is. In a table with all its ids wrong the first
/// hundred guesses tell what is the matter, and the rest would take minutes.
pub(super) const MAX_GUESSES: usize = 100;

/// The most rows of a table, columns of its first line and bytes of a cell that are read. The
/// shipped life has 4,652, 17 and 1,300; beyond these limits a file is a mistake or a trap.
const MAX_ROWS: usize = 50_000;
const MAX_COLUMNS: usize = 200;
const MAX_CELL_BYTES: usize = 20_000;

impl Table {
    /// Reads a table; a file that is not there is an empty one, and an error only if `needed`.
    pub(super) fn read(
        files: &Files,
        file: &'static str,
        columns: &[Column],
        needed: bool,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut table = Self {
            file,
            columns: BTreeMap::new(),
            rows: Vec::new(),
            guesses: Cell::new(MAX_GUESSES),
        };
        let Some(text) = files.text(file) else {
            if needed && !problems.iter().any(|problem| problem.file == file) {
                problems.push(Problem::error(file, 0, "", "", "the file is missing"));
            }
            return table;
        };
        let mut records = records(text);
        let Some((_, Ok(header))) = records.next() else {
            problems.push(Problem::error(
                file,
                1,
                "",
                "",
                "the first line must name the columns",
            ));
            return table;
        };
        if header.len() > MAX_COLUMNS {
            let message = format!(
                "the first line names {} columns, at most {MAX_COLUMNS} are read; the file is left out",
                header.len()
            );
            problems.push(Problem::error(file, 1, "", "", message));
            return table;
        }
        table.read_header(&header, columns, problems);
        let mut read = 0;
        for (line, record) in records {
            read += 1;
            if read > MAX_ROWS {
                let message = format!(
                    "at most {MAX_ROWS} rows are read; this one and all after it are left out"
                );
                problems.push(Problem::error(file, line, "", "", message));
                break;
            }
            match record {
                Ok(record) if record.iter().any(|cell| cell.len() > MAX_CELL_BYTES) => {
                    let message = format!(
                        "a cell of over {MAX_CELL_BYTES} bytes; the row is left out (is a quotation mark open?)"
                    );
                    problems.push(Problem::error(file, line, "", "", message));
                }
                Ok(record) => {
                    if record.len() == header.len() {
                        table.rows.push((line, record));
                    } else if record.iter().any(|cell| !cell.trim().is_empty()) {
                        let message = format!(
                            "the row has {} cells and the first line has {}; the row is left out (is a cell with a comma in quotes?)",
                            record.len(),
                            header.len()
                        );
                        let shown = record.iter().take(20).collect::<Vec<_>>().join(",");
                        problems.push(Problem::error(file, line, "", &shown, message));
                    }
                }
                Err(error) => {
                    let message = format!("the row cannot be read ({error}); the row is left out");
                    problems.push(Problem::error(file, line, "", "", message));
                }
            }
        }
        table
    }

    fn read_header(
        &mut self,
        header: &StringRecord,
        columns: &[Column],
        problems: &mut Vec<Problem>,
    ) {
        for (index, name) in header.iter().enumerate() {
            let name = name.trim();
            if !columns.iter().any(|column| column.name == name) {
                let hint = guess(name, columns.iter().map(|column| column.name));
                let message = "no such column is known; it is not read";
                problems.push(Problem::warning(self.file, 1, "", name, message).with_hint(hint));
            }
            self.columns.insert(name.to_owned(), index);
        }
        for column in columns.iter().filter(|column| column.required) {
            if !self.columns.contains_key(column.name) {
                problems.push(Problem::error(
                    self.file,
                    1,
                    column.name,
                    "",
                    "the column is missing",
                ));
            }
        }
    }

    /// The rows in order.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row {
            file: self.file,
            line: *line,
            cells: cells.clone(),
            columns: &self.columns,
            guesses: &self.guesses,
        })
    }
}

/// The line of every record of a file by its id, for rules that look at several files; rows that
/// are left out count too, so that one broken row is not reported again elsewhere.
pub(super) fn lines_by_id(files: &Files, file: &'static str) -> BTreeMap<String, u64> {
    let mut records = records(files.text(file).unwrap_or_default());
    let id = records.next().and_then(|(_, header)| {
        let header = header.ok()?;
        header.iter().position(|name| name.trim() == "id")
    });
    records
        .take(MAX_ROWS)
        .filter_map(|(line, record)| Some((record.ok()?.get(id?)?.trim().to_owned(), line)))
        .collect()
}

/// The records of a CSV text, the header first, each with the line it starts on.
fn records(text: &str) -> impl Iterator<Item = (u64, csv::Result<StringRecord>)> {
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
        .into_records()
        .map(move |record| {
            let position = match &record {
                Ok(record) => record.position(),
                Err(error) => error.position(),
            };
            // The reader's own count is short by one where a line ends in CR and LF or a blank line
            // comes before: it stands before what is left of the line end.
            let start = position.map_or(0, |position| position.byte() as usize);
            let rest = text.as_bytes().get(start..).unwrap_or_default();
            let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
            let start = start + blank.count();
            (ends.partition_point(|end| *end < start) as u64 + 1, record)
        })
}

/// What stands between the cells: a comma, or what spreadsheets write in the countries where the
/// comma is the decimal sign.
fn delimiter(text: &str) -> u8 {
    let header = text.trim_start().lines().next().unwrap_or_default();
    match (
        header.contains(','),
        header.contains(';'),
        header.contains('\t'),
    ) {
        (false, true, _) => b';',
        (false, false, true) => b'\t',
        _ => b',',
    }
}

impl Row<'_> {
    /// The line the row starts on.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The text of a cell, trimmed; empty where the column is not there.
    pub(super) fn get(&self, column: &str) -> &str {
        self.columns
            .get(column)
            .and_then(|index| self.cells.get(*index))
            .unwrap_or_default()
            .trim()
    }

    /// The known word nearest to `text`, if it is near enough to be what was meant.
    pub(super) fn guess<'w>(
        &self,
        text: &str,
        known: impl IntoIterator<Item = &'w str>,
    ) -> Option<String> {
        let left = self.guesses.get().checked_sub(1)?;
        self.guesses.set(left);
        guess(text, known)
    }

    /// A problem of one cell, with the cell's text.
    pub(super) fn error(&self, column: &str, message: impl Into<String>) -> Problem {
        Problem::error(self.file, self.line, column, self.get(column), message)
    }

    /// A warning about one cell.
    pub(super) fn warning(&self, column: &str, message: impl Into<String>) -> Problem {
        Problem::warning(self.file, self.line, column, self.get(column), message)
    }

    /// A date cell.
    pub(super) fn date(&self, column: &str) -> Result<Edtf, Problem> {
        Edtf::parse(self.get(column)).map_err(|_says_the_text_again| {
            let expected = "not a date; expected EDTF such as 1932-12-02, 1932-12~, 1932? or 1932-12-02/1933-01";
            self.error(column, format!("{expected}; the row is left out"))
        })
    }

    /// The first day of a date cell that bounds a span; empty is open.
    pub(super) fn span_end(&self, column: &str) -> Result<Option<Day>, Problem> {
        if self.get(column).is_empty() {
            return Ok(None);
        }
        Ok(self.date(column)?.earliest)
    }

    /// A cell that must be one of some words.
    pub(super) fn term<T: Copy>(
        &self,
        column: &str,
        known: &[T],
        key: impl Fn(T) -> &'static str,
    ) -> Result<T, Problem> {
        let text = self.get(column);
        known
            .iter()
            .copied()
            .find(|term| key(*term) == text)
            .ok_or_else(|| {
                let words: Vec<&str> = known.iter().map(|term| key(*term)).collect();
                let message = format!("expected one of {}; the row is left out", words.join(", "));
                self.error(column, message)
                    .with_hint(self.guess(text, words))
            })
    }

    /// A cell with a finite number.
    pub(super) fn number(&self, column: &str) -> Result<f64, Problem> {
        match self.get(column).parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => Err(self.error(
                column,
                "expected a number such as 46.48; the row is left out",
            )),
        }
    }

    /// A rank, 1 to 4.
    pub(super) fn rank(&self) -> Result<u8, Problem> {
        match self.get("rank").parse::<u8>() {
            Ok(rank @ 1..=4) => Ok(rank),
            _ => Err(self.error("rank", "expected 1, 2, 3 or 4; the row is left out")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_knows_the_line_it_starts_on() {
        for end in ["\n", "\r\n"] {
            let text = ["id,note", "a,\"two", "lines\"", "b,", "", "", "c,"].join(end);
            for text in [text.clone(), format!("{text}{end}"), format!("{end}{text}")] {
                let shift = u64::from(text.starts_with(['\r', '\n']));
                let lines: Vec<u64> = records(&text).map(|(line, _)| line - shift).collect();
                assert_eq!(lines, [1, 2, 4, 7], "{text:?}");
            }
        }
    }

    #[test]
    fn the_header_tells_what_stands_between_the_cells() {
        for text in ["id,note;x\na,b", "id;note\na;b", "id\tnote\na\tb"] {
            assert!(
                records(text).all(|(_, record)| record.unwrap().len() == 2),
                "{text:?}"
            );
        }
    }
}
