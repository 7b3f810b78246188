//! Numbers and years: the same in every language, and those of the row.

use std::collections::{BTreeMap, BTreeSet};

use crate::life::Life;
use crate::words::Lang;

use super::super::Problem;
use super::super::prose;
use super::{Desk, Part, Passage, Record, Rule};

/// A text may name a year so near to its row without further ado: what came before, what follows.
const CONTEXT_YEARS: i32 = 1;

/// The days of a month and the hours are left to the eye: each label tells other days.
const DAYS: u32 = 31;

/// The texts of one record and part, in its languages.
type Sisters<'d, 'a> = Vec<(&'d Passage<'a>, BTreeSet<String>)>;

fn sisters<'d, 'a>(
    desk: &'d Desk<'a>,
    wanted: impl Fn(Part) -> bool,
) -> BTreeMap<(&'a str, Part), Sisters<'d, 'a>> {
    let mut all: BTreeMap<(&str, Part), Sisters<'_, '_>> = BTreeMap::new();
    for passage in &desk.passages {
        if wanted(passage.part) && desk.langs.contains(&passage.lang) {
            let numbers = prose::numbers(&prose::plain(passage.text));
            let key = (passage.id, passage.part);
            all.entry(key).or_default().push((passage, numbers));
        }
    }
    all
}

fn codes<'p, 'a: 'p>(passages: impl Iterator<Item = &'p Passage<'a>>) -> String {
    let codes: Vec<&str> = passages.map(|passage| passage.lang.code()).collect();
    codes.join(", ")
}

/// Whether the texts of a part are translations of each other.
fn is_translated(part: Part) -> bool {
    !matches!(part, Part::Label | Part::Chapter | Part::Name)
}

/// A text that is translated has the same numbers in figures in every language. Titles are too short
/// for that: of them, only those that have numbers at all are compared.
pub(super) fn in_every_language(desk: &Desk<'_>, problems: &mut Vec<Problem>) {
    for ((_, part), mut sisters) in sisters(desk, is_translated) {
        if part == Part::Title {
            sisters.retain(|(_, numbers)| !numbers.is_empty());
        }
        let all: BTreeSet<&String> = sisters.iter().flat_map(|(_, numbers)| numbers).collect();
        for number in all {
            let (with, without): (Vec<_>, Vec<_>) = sisters
                .iter()
                .partition(|(_, numbers)| numbers.contains(number));
            let Some((first_without, _)) = without.first() else {
                continue;
            };
            let message = format!(
                "in figures in {} and not in {}; write it in every language in figures, or in none",
                codes(with.iter().map(|(passage, _)| *passage)),
                codes(without.iter().map(|(passage, _)| *passage)),
            );
            // The few are the ones to look at.
            let passage = if with.len() > without.len() {
                *first_without
            } else {
                with[0].0
            };
            desk.report(passage, Rule::Number, number, message, problems);
        }
    }
}

/// Each language tells a label in its own way, so it may name what others do not; but a quantity that
/// one label alone names stands in the record, or is his age.
pub(super) fn in_labels(
    desk: &Desk<'_>,
    life: &Life,
    records: &BTreeMap<&str, Record>,
    problems: &mut Vec<Problem>,
) {
    let mut facts: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for passage in desk.passages.iter().filter(|one| one.part == Part::Fact) {
        let numbers = prose::numbers(passage.text);
        facts.entry(passage.id).or_default().extend(numbers);
    }
    let lifetime = life.age(life.subject.last_day).0;
    for ((id, _), sisters) in sisters(desk, |part| part == Part::Label) {
        // Of a life told in one language there is nothing to compare.
        let (Some(record), true) = (records.get(id), sisters.len() > 1) else {
            continue;
        };
        let said = prose::numbers(&record.said);
        let known = |number: &str| {
            let age = number.parse::<u32>().is_ok_and(|number| {
                let (first, last) = record.ages;
                (first..=last + 1).contains(&number) && number <= lifetime
            });
            let fact = facts.get(id).is_some_and(|facts| facts.contains(number));
            age || fact || said.contains(number)
        };
        for (passage, numbers) in &sisters {
            for number in numbers {
                let is_year = number.parse().is_ok_and(prose::is_year);
                let is_day = number.parse::<u32>().is_ok_and(|number| number <= DAYS);
                let with = sisters
                    .iter()
                    .filter(|(_, numbers)| numbers.contains(number));
                if is_year || is_day || with.count() > 1 || known(number) {
                    continue;
                }
                let message = "no other label of this row has this number, nor its text or note; correct it, or allow it in allowed.csv";
                desk.report(passage, Rule::Number, number, message, problems);
            }
        }
    }
}

/// A year is that of the row, one before or after it, or one that the row's note names. What two
/// languages' labels name is no slip of a key, for they are written apart.
pub(super) fn years(
    desk: &Desk<'_>,
    records: &BTreeMap<&str, Record>,
    problems: &mut Vec<Problem>,
) {
    let mut in_labels: BTreeMap<(&str, i32), BTreeSet<Lang>> = BTreeMap::new();
    for passage in desk.passages.iter().filter(|one| one.part == Part::Label) {
        for year in prose::years(passage.text) {
            let langs = in_labels.entry((passage.id, year)).or_default();
            langs.insert(passage.lang);
        }
    }
    for passage in &desk.passages {
        let Some(record) = records.get(passage.id) else {
            continue;
        };
        let (first, last) = record.years;
        for year in prose::years(&prose::plain(passage.text)) {
            let near = (first - CONTEXT_YEARS..=last + CONTEXT_YEARS).contains(&year);
            let twice = passage.part == Part::Label
                && in_labels
                    .get(&(passage.id, year))
                    .is_some_and(|langs| langs.len() > 1);
            if near || twice || prose::years(&record.said).contains(&year) {
                continue;
            }
            let span = if first == last {
                first.to_string()
            } else {
                format!("{first} to {last}")
            };
            let message = format!(
                "the row is of {span}, and its note does not name this year; correct it, or allow it in allowed.csv"
            );
            desk.report(passage, Rule::Year, &year.to_string(), message, problems);
        }
    }
}

/// What is said of a person is of that person's time.
pub(super) fn years_of_persons(desk: &Desk<'_>, life: &Life, problems: &mut Vec<Problem>) {
    let people: BTreeMap<&str, (i32, i32)> = life
        .people
        .iter()
        .map(|person| {
            let born = person.born.unwrap_or(i32::MIN);
            (person.id.as_str(), (born, person.died.unwrap_or(i32::MAX)))
        })
        .collect();
    for passage in desk.passages.iter().filter(|one| one.part == Part::Line) {
        let Some((born, died)) = people.get(passage.id) else {
            continue;
        };
        for year in prose::years(passage.text) {
            if !(*born..=*died).contains(&year) {
                let message =
                    "the person did not live in this year; correct it, or allow it in allowed.csv";
                desk.report(passage, Rule::Year, &year.to_string(), message, problems);
            }
        }
    }
}
