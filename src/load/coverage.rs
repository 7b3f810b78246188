//! How much of a life is told in each of its languages: what `check --coverage` counts.

use std::collections::BTreeSet;

use crate::life::Life;
use crate::words::{Lang, Text, Words};

/// How many of the texts that are needed are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many there are.
    pub have: usize,
    /// How many a whole life has.
    pub needed: usize,
}

impl Share {
    /// Whether nothing is missing.
    pub fn is_whole(self) -> bool {
        self.have >= self.needed
    }

    /// The share in per cent, to a tenth, rounded down: 100 is said only where nothing is missing.
    pub fn percent(self) -> f64 {
        if self.is_whole() {
            return 100.0;
        }
        let tenths = self.have * 1000 / self.needed;
        tenths as f64 / 10.0
    }

    pub(super) fn add(&mut self, is_there: bool) {
        self.needed += 1;
        self.have += usize::from(is_there);
    }
}

/// The kinds of text that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The short titles of events.
    Titles,
    /// The sentences of legs and events.
    Facts,
    /// The museum's labels of events and stays of rank 1.
    Labels,
    /// The titles and introductions of chapters.
    Chapters,
    /// The captions of the tour.
    Captions,
    /// The names and lines of persons.
    People,
    /// The rival claims.
    Disputes,
    /// The myths and their answers.
    Myths,
    /// The terms of the glossary.
    Glossary,
    /// The words of the interface.
    Words,
}

impl Part {
    /// Every part, in the order in which they are told.
    pub const ALL: [Self; 10] = [
        Self::Titles,
        Self::Facts,
        Self::Labels,
        Self::Chapters,
        Self::Captions,
        Self::People,
        Self::Disputes,
        Self::Myths,
        Self::Glossary,
        Self::Words,
    ];

    /// Its name, for scripts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Titles => "titles",
            Self::Facts => "facts",
            Self::Labels => "labels",
            Self::Chapters => "chapters",
            Self::Captions => "tour-captions",
            Self::People => "people",
            Self::Disputes => "disputes",
            Self::Myths => "myths",
            Self::Glossary => "glossary",
            Self::Words => "interface-words",
        }
    }
}

/// What is told in each language that a life promises.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// The languages, in the order of [`Lang::ALL`].
    pub langs: Vec<Lang>,
    /// The parts, each with its share in each of the languages.
    pub parts: Vec<(Part, Vec<Share>)>,
}

impl Coverage {
    /// Whether nothing is missing in any language.
    pub fn is_whole(&self) -> bool {
        let mut shares = self.parts.iter().flat_map(|(_, shares)| shares);
        shares.all(|share| share.is_whole())
    }

    pub(super) fn new(life: &Life, langs: &[Lang], terms: [Share; 4]) -> Self {
        let langs: Vec<Lang> = Lang::ALL
            .into_iter()
            .filter(|l| langs.contains(l))
            .collect();
        let count = |part| {
            langs
                .iter()
                .map(|lang| share(life, terms, part, *lang))
                .collect()
        };
        let parts = Part::ALL.map(|part| (part, count(part))).to_vec();
        Self { langs, parts }
    }
}

fn share(life: &Life, terms: [Share; 4], part: Part, lang: Lang) -> Share {
    let mut share = Share::default();
    let mut add = |text: &Text| share.add(text.has(lang));
    match part {
        Part::Titles => life.events.iter().for_each(|event| add(&event.title)),
        Part::Facts => {
            life.legs.iter().for_each(|leg| add(&leg.fact));
            life.events.iter().for_each(|event| add(&event.fact));
        }
        Part::Labels => {
            let events = life.events.iter().filter(|event| event.rank == 1);
            events.for_each(|event| add(&event.label));
            let stays = life
                .legs
                .iter()
                .filter(|leg| leg.is_stay() && leg.rank == 1);
            stays.for_each(|leg| add(&leg.label));
        }
        Part::Chapters => life.chapters.iter().for_each(|chapter| {
            add(&chapter.title);
            add(&chapter.intro);
        }),
        Part::Captions => life.tour.iter().for_each(|stop| add(&stop.caption)),
        Part::People => life.people.iter().for_each(|person| {
            add(&person.name);
            add(&person.line);
        }),
        Part::Disputes => life.disputes.iter().for_each(|dispute| add(&dispute.text)),
        Part::Myths => life.myths.iter().for_each(|myth| {
            add(&myth.said);
            add(&myth.answer);
        }),
        Part::Glossary => share = terms[lang.index()],
        Part::Words => {
            let own = Words::keys(lang);
            let all: BTreeSet<String> = Lang::ALL
                .into_iter()
                .flat_map(|lang| Words::keys(lang).into_keys())
                .collect();
            for key in &all {
                share.add(own.contains_key(key));
            }
        }
    }
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_per_cent_is_said_of_the_whole_alone() {
        let share = |have, needed| Share { have, needed }.percent();
        assert_eq!([share(0, 0), share(3, 3), share(0, 7)], [100.0, 100.0, 0.0]);
        assert_eq!([share(9_999, 10_000), share(1, 3)], [99.9, 33.3]);
    }
}
