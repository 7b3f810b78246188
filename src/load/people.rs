//! `people.csv`: who the persons named in the texts were, and by which forms the texts name them.

use std::collections::{BTreeMap, BTreeSet};

use crate::life::Person;
use crate::words::{Lang, Text};

use super::Problem;
use super::files::Files;
use super::table::{Row, Table, may, must};

pub(super) const FILE: &str = "people.csv";

/// Nobody lived longer; a longer life is a slip of a digit.
const LONGEST_LIFE: i32 = 110;

/// The columns of a text in each language, in the order of [`Lang::ALL`].
pub(super) const NAMES: [&str; 4] = ["name_pt", "name_en", "name_es", "name_ru"];
pub(super) const LINES: [&str; 4] = ["line_pt", "line_en", "line_es", "line_ru"];

/// The persons, in the order of the file.
pub(super) fn read(files: &Files, langs: &[Lang], problems: &mut Vec<Problem>) -> Vec<Person> {
    let columns = [
        must("id"),
        must("name_en"),
        may("name_pt"),
        may("name_es"),
        may("name_ru"),
        may("born"),
        may("died"),
        must("line_en"),
        may("line_pt"),
        may("line_es"),
        may("line_ru"),
        may("match"),
    ];
    let table = Table::read(files, FILE, &columns, false, problems);
    let mut seen = BTreeSet::new();
    // Who is called by each name of a language, so that no two are taken for one.
    let mut named: BTreeMap<(usize, String), String> = BTreeMap::new();
    let mut people = Vec::new();
    for row in table.rows() {
        let id = row.get("id");
        if id.is_empty() || !seen.insert(id.to_owned()) {
            problems.push(row.error("id", "the id is empty or taken; the row is left out"));
            continue;
        }
        let texts = |columns: [&str; 4]| {
            let mut text = Text::default();
            for lang in Lang::ALL {
                text.set(lang, row.get(columns[lang.index()]));
            }
            text
        };
        for lang in langs {
            for column in [NAMES[lang.index()], LINES[lang.index()]] {
                if row.get(column).is_empty() {
                    let message = format!("{id} has nothing here in {}", lang.code());
                    problems.push(row.warning(column, message));
                }
            }
        }
        for lang in Lang::ALL {
            let column = NAMES[lang.index()];
            let name = (lang.index(), row.get(column).to_owned());
            if !name.1.is_empty()
                && let Some(other) = named.insert(name, id.to_owned())
            {
                let message = format!("{other} has this name too; the two cannot be told apart");
                problems.push(row.error(column, message));
            }
        }
        let (born, died) = years(&row, problems);
        people.push(Person {
            name: texts(NAMES),
            born,
            died,
            line: texts(LINES),
            forms: forms(&row, problems),
            id: id.to_owned(),
        });
    }
    people
}

/// The years of birth and death; both are left out where they cannot both be true.
fn years(row: &Row<'_>, problems: &mut Vec<Problem>) -> (Option<i32>, Option<i32>) {
    let mut year = |column: &str| {
        let text = row.get(column);
        if text.is_empty() {
            return None;
        }
        let four = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let year = text.parse().ok().filter(|_| four);
        if year.is_none() {
            problems.push(row.error(column, "expected a year such as 1879; the cell is left out"));
        }
        year
    };
    match (year("born"), year("died")) {
        (Some(born), Some(died)) if !(0..=LONGEST_LIFE).contains(&(died - born)) => {
            let message = format!(
                "born {born}; expected a year of death at most {LONGEST_LIFE} years after it; both are left out"
            );
            problems.push(row.error("died", message));
            (None, None)
        }
        years => years,
    }
}

/// The forms of the column `match`, parted by semicolons.
fn forms(row: &Row<'_>, problems: &mut Vec<Problem>) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    for form in row.get("match").split(';').map(str::trim) {
        let fault = if forms.iter().any(|known| known == form) {
            "the form stands here twice"
        } else if form.is_empty() && !forms.is_empty() {
            "a form between two semicolons is empty"
        } else if form.is_empty() {
            continue;
        } else if !form.chars().any(char::is_uppercase) {
            "a form of a name has a capital letter; the form is left out"
        } else {
            forms.push(form.to_owned());
            continue;
        };
        let mut problem = row.warning("match", fault);
        form.clone_into(&mut problem.text);
        problems.push(problem);
    }
    forms
}
