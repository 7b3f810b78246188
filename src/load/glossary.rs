//! `glossary/<lang>.csv`: the one form of each name and term; `glossary/never.csv`: the forms that no
//! text may have.
//!
//! English has no glossary of its own: the others are measured by it.

use crate::words::Lang;

use super::Problem;
use super::coverage::Share;
use super::files::Files;
use super::table::{Table, may, must};

pub(super) const NEVER: &str = "glossary/never.csv";

/// A row of a glossary.
pub(super) struct Term {
    pub(super) line: u64,
    /// The English form, or several parted by semicolons.
    pub(super) english: String,
    /// The form to write.
    pub(super) form: String,
}

/// A form that no text may have.
pub(super) struct Never {
    pub(super) line: u64,
    /// Its words; a star at the end of a word stands for any ending.
    pub(super) form: String,
    /// What to write.
    pub(super) instead: String,
}

/// The glossaries of a life, by language.
#[derive(Default)]
pub(super) struct Glossary {
    terms: [Vec<Term>; 4],
    never: [Vec<Never>; 4],
}

impl Glossary {
    /// How many rows of each language have both forms.
    pub(super) fn shares(&self) -> [Share; 4] {
        let mut shares = [Share::default(); 4];
        for (share, terms) in shares.iter_mut().zip(&self.terms) {
            for term in terms {
                share.add(!term.english.is_empty() && !term.form.is_empty());
            }
        }
        shares
    }

    pub(super) fn terms(&self, lang: Lang) -> &[Term] {
        &self.terms[lang.index()]
    }

    pub(super) fn never(&self, lang: Lang) -> &[Never] {
        &self.never[lang.index()]
    }
}

pub(super) fn file_of(lang: Lang) -> Option<&'static str> {
    match lang {
        Lang::Pt => Some("glossary/pt.csv"),
        Lang::En => None,
        Lang::Es => Some("glossary/es.csv"),
        Lang::Ru => Some("glossary/ru.csv"),
    }
}

pub(super) fn read(files: &Files, problems: &mut Vec<Problem>) -> Glossary {
    let mut glossary = Glossary::default();
    for lang in Lang::ALL {
        let Some(file) = file_of(lang) else { continue };
        let columns = [must("en"), must("term"), may("note")];
        let table = Table::read(files, file, &columns, false, problems);
        for row in table.rows() {
            for column in ["en", "term"] {
                if row.get(column).is_empty() {
                    problems.push(row.warning(column, "the form is missing"));
                }
            }
            glossary.terms[lang.index()].push(Term {
                line: row.line,
                english: row.get("en").to_owned(),
                form: row.get("term").to_owned(),
            });
        }
    }
    let columns = [must("lang"), must("form"), must("instead"), may("why")];
    let table = Table::read(files, NEVER, &columns, false, problems);
    for row in table.rows() {
        let lang = match row.get("lang").parse::<Lang>() {
            Ok(lang) => lang,
            Err(error) => {
                problems.push(row.error("lang", format!("{error}; the row is left out")));
                continue;
            }
        };
        if !row.get("form").contains(char::is_alphanumeric) {
            problems.push(row.error("form", "expected a word; the row is left out"));
            continue;
        }
        glossary.never[lang.index()].push(Never {
            line: row.line,
            form: row.get("form").to_owned(),
            instead: row.get("instead").to_owned(),
        });
    }
    glossary
}
