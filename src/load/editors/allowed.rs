//! `allowed.csv`: what a rule would report, and an editor has looked at and means.

use std::cell::Cell;

use super::super::Problem;
use super::super::files::Files;
use super::super::table::{Table, may, must};

pub(super) const FILE: &str = "allowed.csv";

/// The rules that can be told to let a piece of a text be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// A sentence too long.
    Sentence,
    /// A quotation mark, an apostrophe, a dash or a space.
    Sign,
    /// A number that languages do not share.
    Number,
    /// A year outside the time of its row.
    Year,
    /// A form of a name that the glossary does not have.
    Term,
}

impl Rule {
    const ALL: &'static [Self] = &[
        Self::Sentence,
        Self::Sign,
        Self::Number,
        Self::Year,
        Self::Term,
    ];

    fn key(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Sign => "sign",
            Self::Number => "number",
            Self::Year => "year",
            Self::Term => "term",
        }
    }
}

struct Row {
    id: String,
    rule: Rule,
    text: String,
    line: u64,
    used: Cell<bool>,
}

/// The rows of the file.
pub(super) struct Allowed(Vec<Row>);

impl Allowed {
    pub(super) fn read(files: &Files, problems: &mut Vec<Problem>) -> Self {
        let columns = [must("id"), must("rule"), must("text"), may("why")];
        let table = Table::read(files, FILE, &columns, false, problems);
        let mut rows = Vec::new();
        for row in table.rows() {
            match row.term("rule", Rule::ALL, Rule::key) {
                Ok(rule) => rows.push(Row {
                    id: row.get("id").to_owned(),
                    rule,
                    text: row.get("text").to_owned(),
                    line: row.line,
                    used: Cell::new(false),
                }),
                Err(problem) => problems.push(problem),
            }
        }
        Self(rows)
    }

    /// Whether an editor has allowed a piece of the texts of a record, in whatever language.
    pub(super) fn covers(&self, id: &str, rule: Rule, piece: &str) -> bool {
        let mut covers = false;
        for row in &self.0 {
            if row.rule == rule && row.id == id && row.text == piece {
                row.used.set(true);
                covers = true;
            }
        }
        covers
    }

    /// What is allowed and stands nowhere, so that the file holds no more than it must.
    pub(super) fn unused(&self, problems: &mut Vec<Problem>) {
        for row in self.0.iter().filter(|row| !row.used.get()) {
            let message = format!(
                "nothing in the texts of {} needs this; take the row out",
                row.id
            );
            problems.push(Problem::warning(FILE, row.line, "text", &row.text, message));
        }
    }
}
