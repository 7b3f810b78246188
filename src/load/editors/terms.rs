//! Names and terms in the forms of the glossary, and persons whom the texts really name.

use std::collections::{BTreeMap, BTreeSet};

use crate::life::Life;
use crate::words::Lang;

use super::super::Problem;
use super::super::files::Files;
use super::super::glossary::{self, Glossary};
use super::super::table::{Table, lines_by_id, may};
use super::super::{events, people};
use super::{Desk, Part, Rule};

/// A shorter English word is a word of other languages too often.
const SHORTEST: usize = 4;

/// A form that no text of a language may have.
struct Banned {
    /// Its words, each with whether any ending may follow.
    words: Vec<(String, bool)>,
    /// What to write, and where that is said.
    instead: String,
}

/// The words of a text, as written.
fn words_of(text: &str) -> Vec<&str> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'');
    text.split(|c: char| !inside(c))
        .map(|word| word.trim_matches(['-', '’', '\'']))
        .filter(|word| !word.is_empty())
        .collect()
}

/// What the glossary of a language forbids, by the first letter: the forms that it lists, English
/// names where it has another form, and in Russian names that lost their ё.
fn banned(glossary: &Glossary, lang: Lang, known: &Known) -> BTreeMap<char, Vec<Banned>> {
    let mut all: Vec<Banned> = Vec::new();
    for never in glossary.never(lang) {
        let words = never.form.split_whitespace().map(|word| {
            let stem = word.trim_end_matches('*');
            (stem.to_owned(), stem != word)
        });
        all.push(Banned {
            words: words.collect(),
            instead: format!("{:?} ({}:{})", never.instead, glossary::NEVER, never.line),
        });
    }
    let file = glossary::file_of(lang).unwrap_or_default();
    let terms = glossary.terms(lang).iter();
    for term in terms.filter(|term| !term.form.is_empty()) {
        for word in words_of(&term.english) {
            let is_name = word.starts_with(char::is_uppercase) && word.chars().count() >= SHORTEST;
            if is_name && !known.words.contains(&word.to_lowercase()) {
                all.push(Banned {
                    words: vec![(word.to_owned(), false)],
                    instead: format!("{:?} ({file}:{})", term.form, term.line),
                });
            }
        }
    }
    if lang == Lang::Ru {
        all.extend(without_dots(known));
    }
    let mut by_letter: BTreeMap<char, Vec<Banned>> = BTreeMap::new();
    for form in all {
        let first = form.words.first().and_then(|(word, _)| word.chars().next());
        let letter = first.unwrap_or_default();
        by_letter.entry(letter).or_default().push(form);
    }
    by_letter
}

/// The word with a capital letter.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.collect::<String>() + letters.as_str()
}

/// Russian names with ё, written with е: who does not know the name reads it wrongly.
fn without_dots(known: &Known) -> Vec<Banned> {
    let with_dots = known.names.iter().filter(|word| word.contains('ё'));
    let forms = with_dots.filter_map(|word| {
        let plain = word.replace('ё', "е");
        let stem = plain.trim_end_matches(['а', 'е', 'и', 'й', 'о', 'у', 'ы', 'ь', 'я']);
        let other = known.words.iter().any(|name| name.starts_with(stem));
        (stem.chars().count() > SHORTEST && !other).then(|| Banned {
            words: vec![(capital(stem), true)],
            instead: format!("{:?}, with ё", capital(word)),
        })
    });
    forms.collect()
}

impl Banned {
    /// Whether the form stands at the beginning of some words.
    fn stands_in(&self, words: &[&str]) -> bool {
        let is = |((form, open), word): (&(String, bool), &&str)| {
            if *open {
                word.starts_with(form.as_str())
            } else {
                word == form
            }
        };
        words.len() >= self.words.len() && self.words.iter().zip(words).all(is)
    }
}

/// No text has a form that the glossary of its language forbids.
pub(super) fn forms(
    desk: &Desk<'_>,
    files: &Files,
    glossary: &Glossary,
    problems: &mut Vec<Problem>,
) {
    for lang in Lang::ALL {
        let known = Known::read(desk, files, glossary, lang);
        let banned = banned(glossary, lang, &known);
        if banned.is_empty() {
            continue;
        }
        for passage in desk.passages.iter().filter(|one| one.lang == lang) {
            let words = words_of(passage.text);
            for at in 0..words.len() {
                let first = words[at].chars().next().unwrap_or_default();
                let forms = banned.get(&first).into_iter().flatten();
                if let Some(form) = forms.into_iter().find(|form| form.stands_in(&words[at..])) {
                    let piece = words[at..at + form.words.len()].join(" ");
                    let message = format!("not a form of the glossary; expected {}", form.instead);
                    desk.report(passage, Rule::Term, &piece, message, problems);
                }
            }
        }
    }
}

/// The words that a language has in its names.
#[derive(Default)]
struct Known {
    /// Those of persons and places.
    names: BTreeSet<String>,
    /// Those and the words of the glossary's terms.
    words: BTreeSet<String>,
}

impl Known {
    fn read(desk: &Desk<'_>, files: &Files, glossary: &Glossary, lang: Lang) -> Self {
        let mut names = BTreeSet::new();
        let mut add = |text: &str| {
            names.extend(words_of(text).into_iter().map(str::to_lowercase));
        };
        let persons = desk.passages.iter().filter(|one| one.part == Part::Name);
        let persons = persons.filter(|one| one.lang == lang);
        persons.for_each(|one| add(one.text));
        let columns = [may("lang"), may("name")];
        let table = Table::read(files, "place-names.csv", &columns, false, &mut Vec::new());
        for row in table.rows() {
            if row.get("lang").parse() == Ok(lang) {
                add(row.get("name"));
            }
        }
        let terms = glossary
            .terms(lang)
            .iter()
            .flat_map(|term| words_of(&term.form));
        let words = names.iter().cloned().chain(terms.map(str::to_lowercase));
        Self {
            words: words.collect(),
            names,
        }
    }
}

/// A person of `people.csv` is named somewhere, or can be found nowhere.
pub(super) fn persons_named(
    desk: &Desk<'_>,
    files: &Files,
    life: &Life,
    problems: &mut Vec<Problem>,
) {
    let lines = lines_by_id(files, people::FILE);
    let texts: Vec<String> = desk
        .passages
        .iter()
        .filter(|one| !matches!(one.part, Part::Name | Part::Line))
        .map(|one| one.text.replace('\u{a0}', " "))
        .collect();
    for person in &life.people {
        let named = person
            .forms
            .iter()
            .any(|form| texts.iter().any(|text| text.contains(form)));
        if !named {
            let line = lines.get(&person.id).copied().unwrap_or_default();
            let message = "no text names this person by one of these forms";
            let forms = person.forms.join(";");
            problems.push(Problem::warning(
                people::FILE,
                line,
                "match",
                &forms,
                message,
            ));
        }
    }
}

/// Where the life has a table of persons, everybody whom an event names stands in it.
pub(super) fn persons_known(files: &Files, life: &Life, problems: &mut Vec<Problem>) {
    if life.people.is_empty() {
        return;
    }
    let lines = lines_by_id(files, events::FILE);
    for event in &life.events {
        for name in &event.people {
            if life.person_called(name).is_none() {
                let line = lines.get(&event.key).copied().unwrap_or_default();
                let message = "nobody in people.csv has this name or form";
                problems.push(Problem::warning(
                    events::FILE,
                    line,
                    "people",
                    name,
                    message,
                ));
            }
        }
    }
}
