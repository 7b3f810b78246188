//! `life.toml`: whose life it is, its languages and its calendar.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::calendar::Day;
use crate::life::{Chapter, Event, Life, Person, Source, Subject, TourStop};
use crate::words::{Lang, Text};

use super::chain::ChainTables;
use super::files::Files;
use super::places::PlaceTables;
use super::problem::guess;
use super::{NoLife, Problem};

const FILE: &str = "life.toml";

#[derive(Deserialize)]
struct Raw {
    languages: Option<Vec<String>>,
    old_style_until: Option<toml::value::Datetime>,
    home: Option<toml::value::Datetime>,
    #[serde(default)]
    name: BTreeMap<String, String>,
    #[serde(default)]
    wordmark: BTreeMap<String, String>,
    #[serde(default)]
    wordmark_rest: BTreeMap<String, String>,
    #[serde(flatten)]
    other: BTreeMap<String, toml::Value>,
}

/// What `life.toml` says.
pub(super) struct Manifest {
    name: Text,
    wordmark: Text,
    wordmark_rest: Text,
    pub(super) langs: Vec<Lang>,
    old_style_until: Option<Day>,
    home: Option<Day>,
}

/// A life and the languages it promises.
pub(super) struct PromisedLife {
    pub(super) life: Life,
    pub(super) langs: Vec<Lang>,
}

pub(super) fn read(files: &Files, problems: &mut Vec<Problem>) -> Result<Manifest, NoLife> {
    let text = files.text(FILE).ok_or_else(|| files.no_manifest())?;
    let raw: Raw = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| {
            text[..span.start.min(text.len())].matches('\n').count() + 1
        });
        files.no_life(&format!(
            "life.toml, line {line}: {}",
            error.message().trim()
        ))
    })?;
    let known = [
        "languages",
        "old_style_until",
        "home",
        "name",
        "wordmark",
        "wordmark_rest",
    ];
    for key in raw.other.keys() {
        let problem = Problem::warning(FILE, 0, "", key, "no such entry is known; it is not read");
        problems.push(problem.with_hint(guess(key, known)));
    }
    let mut langs = Vec::new();
    for tag in raw.languages.iter().flatten() {
        match tag.parse() {
            Ok(lang) => langs.push(lang),
            Err(error) => problems.push(Problem::error(
                FILE,
                0,
                "languages",
                tag,
                format!("{error}"),
            )),
        }
    }
    if langs.is_empty() {
        langs.push(Lang::En);
    }
    let mut text_of = |entry: &str, by_lang: &BTreeMap<String, String>| {
        let mut text = Text::default();
        for (tag, words) in by_lang {
            match tag.parse() {
                Ok(lang) => text.set(lang, words),
                Err(error) => {
                    problems.push(Problem::error(FILE, 0, entry, tag, format!("{error}")));
                }
            }
        }
        text
    };
    let name = text_of("name", &raw.name);
    let wordmark = text_of("wordmark", &raw.wordmark);
    let wordmark_rest = text_of("wordmark_rest", &raw.wordmark_rest);
    if name.get(Lang::En).is_empty() {
        return Err(files.no_life("life.toml has no [name]"));
    }
    let mut day = |entry: &str, date: Option<toml::value::Datetime>| {
        let date = date?;
        let day = date.date.and_then(|date| {
            Day::from_ymd_opt(
                i32::from(date.year),
                u32::from(date.month),
                u32::from(date.day),
            )
        });
        if day.is_none() {
            let message = "expected a day such as 1917-03-29, without quotes";
            problems.push(Problem::error(FILE, 0, entry, &date.to_string(), message));
        }
        day
    };
    Ok(Manifest {
        wordmark: if wordmark.get(Lang::En).is_empty() {
            name.clone()
        } else {
            wordmark
        },
        name,
        wordmark_rest,
        langs,
        old_style_until: day("old_style_until", raw.old_style_until),
        home: day("home", raw.home),
    })
}

impl Manifest {
    #[expect(
        clippy::too_many_arguments,
        reason = "a life is made of just these tables"
    )]
    pub(super) fn into_life(
        self,
        places: PlaceTables,
        sources: Vec<Source>,
        chain: ChainTables,
        events: Vec<Event>,
        chapters: Vec<Chapter>,
        tour: Vec<TourStop>,
        people: Vec<Person>,
        problems: &mut Vec<Problem>,
    ) -> PromisedLife {
        let bounds = chain.chain.bounds();
        let first_day = bounds
            .first()
            .map(|bounds| bounds.earliest)
            .unwrap_or_default();
        let last_day = bounds
            .last()
            .map(|bounds| bounds.latest)
            .unwrap_or_default();
        let home = self.home.unwrap_or(first_day);
        if !(first_day..=last_day).contains(&home) {
            let message = format!("expected a day of the life, {first_day} to {last_day}");
            problems.push(Problem::error(FILE, 0, "home", &home.to_string(), message));
        }
        let life = Life {
            subject: Subject {
                name: self.name,
                wordmark: self.wordmark,
                wordmark_rest: self.wordmark_rest,
                first_day,
                last_day,
                old_style_until: self.old_style_until,
                home_day: home.clamp(first_day, last_day),
            },
            places: places.places,
            legs: chain.legs,
            events,
            chapters,
            sources,
            people,
            states: places.states,
            tour,
            chain: chain.chain,
        };
        PromisedLife {
            life,
            langs: self.langs,
        }
    }
}
