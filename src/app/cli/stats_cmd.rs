//! `stats`: the figures of the tab "In numbers", in words or as JSON that scripts can rely on.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::calendar::{Day, date_text, day_from_text};
use crate::life::{Condition, Life, Mode, Numbers, PlaceId, Reach};
use crate::words::{Args, Words, group_digits};

use super::where_cmd::WhereError;

#[derive(Serialize)]
struct Answer {
    until: String,
    days: i64,
    days_by_country: Vec<Country>,
    days_by_condition: BTreeMap<&'static str, f64>,
    days_by_place: Vec<PlaceDays>,
    days_on_the_road: f64,
    km: f64,
    km_by_mode: BTreeMap<&'static str, f64>,
    km_method: &'static str,
    places: usize,
    states: usize,
    birthplace: Option<PlaceJson>,
    furthest: Option<FurthestJson>,
}

#[derive(Serialize)]
struct Country {
    state: String,
    name: String,
    days: f64,
}

#[derive(Serialize)]
struct PlaceDays {
    place: String,
    name: String,
    days: f64,
}

#[derive(Serialize)]
struct PlaceJson {
    place: String,
    name: String,
}

#[derive(Serialize)]
struct FurthestJson {
    place: String,
    name: String,
    km: f64,
    date: String,
}

/// How kilometres are measured, for scripts.
const METHOD: &str = "great circles between waypoints";

/// Adds up to a typed date, or the whole life, in the language of `words`.
pub fn run(
    life: &Life,
    until: Option<&str>,
    json: bool,
    words: &Words,
) -> Result<String, WhereError> {
    let day = match until {
        Some(text) => day_from_text(text)?,
        None => life.subject.last_day,
    };
    if !life.contains(day) {
        return Err(WhereError::Outside {
            day,
            first: life.subject.first_day,
            last: life.subject.last_day,
        });
    }
    let answer = answer(life, day, &Numbers::new(life), words);
    if json {
        // A struct of strings and finite numbers always serialises.
        return Ok(serde_json::to_string_pretty(&answer).unwrap_or_default());
    }
    Ok(in_words(&answer, day, words))
}

fn answer(life: &Life, day: Day, numbers: &Numbers, words: &Words) -> Answer {
    let lang = words.lang();
    let sums = numbers.until(day);
    let named = |id: PlaceId, on: Day| life.place(id).name(on, lang).to_owned();
    let key = |id: PlaceId| life.place(id).key.clone();
    let mut days_by_country: Vec<Country> = sums
        .regimes
        .iter()
        .map(|((state, regime), days)| Country {
            state: life.state(*state).key.clone(),
            name: life.state(*state).regime_name(*regime, lang).to_owned(),
            days: tenth(*days),
        })
        .collect();
    days_by_country.sort_by(|a, b| b.days.total_cmp(&a.days));
    let mut days_by_place: Vec<PlaceDays> = sums
        .towns
        .iter()
        .map(|(town, days)| PlaceDays {
            place: key(*town),
            name: named(*town, numbers.last_day_in(*town, day)),
            days: tenth(*days),
        })
        .collect();
    days_by_place.sort_by(|a, b| b.days.total_cmp(&a.days));
    let reach = Reach::new(life);
    let days = (day - life.subject.first_day).num_days() + 1;
    Answer {
        until: day.to_string(),
        days,
        days_by_condition: Condition::ALL
            .iter()
            .map(|term| (term.key(), tenth(of(&sums.days, term))))
            .collect(),
        days_on_the_road: tenth(days as f64 - sums.towns.values().sum::<f64>()),
        km: tenth(sums.km.values().sum()),
        km_by_mode: Mode::ALL
            .iter()
            .map(|term| (term.key(), tenth(of(&sums.km, term))))
            .collect(),
        km_method: METHOD,
        places: sums.towns.len(),
        states: sums.states.len(),
        birthplace: reach.as_ref().map(|reach| PlaceJson {
            place: key(reach.home()),
            name: named(reach.home(), life.subject.first_day),
        }),
        furthest: reach
            .and_then(|reach| reach.furthest(day))
            .map(|furthest| FurthestJson {
                place: key(furthest.place),
                name: named(furthest.place, furthest.day),
                km: tenth(furthest.km),
                date: furthest.day.to_string(),
            }),
        days_by_country,
        days_by_place,
    }
}

/// How many rows of a list the words name; JSON has them all.
const ROWS: usize = 10;

fn in_words(answer: &Answer, day: Day, words: &Words) -> String {
    let number = |number: f64| group_digits(number.round() as i64, words.lang());
    let count = |count: usize| group_digits(count as i64, words.lang());
    let say = |key: &str, args: &Args<'_>| words.text_with(key, args).into_owned();
    let mut lines = Vec::new();
    let head = Args::new()
        .set("date", date_text(words, day))
        .set("days", number(answer.days as f64))
        .set("states", count(answer.states))
        .set("places", count(answer.places))
        .set("km", number(answer.km));
    lines.push(say("stats-head", &head));
    let mut list = |title: &str, rows: Vec<(String, f64)>| {
        lines.push(String::new());
        lines.push(words.text(title).into_owned());
        // What rounds to nothing would read as nothing at all.
        for (name, amount) in rows.into_iter().filter(|row| row.1 >= 0.5).take(ROWS) {
            let args = Args::new().set("name", name).set("number", number(amount));
            lines.push(say("stats-row", &args));
        }
    };
    let countries = answer.days_by_country.iter();
    list(
        "numbers-by-state",
        countries.map(|row| (row.name.clone(), row.days)).collect(),
    );
    let conditions = answer.days_by_condition.iter().map(|(key, days)| {
        let key = format!("numbers-condition-{key}");
        (words.text(&key).into_owned(), *days)
    });
    list("numbers-by-condition", falling(conditions.collect()));
    let places = answer.days_by_place.iter();
    list(
        "numbers-by-place",
        places.map(|row| (row.name.clone(), row.days)).collect(),
    );
    let modes = answer.km_by_mode.iter().map(|(key, km)| {
        let key = format!("numbers-mode-{key}");
        (words.text(&key).into_owned(), *km)
    });
    list("numbers-by-mode", falling(modes.collect()));
    lines.push(String::new());
    if let (Some(home), Some(furthest)) = (&answer.birthplace, &answer.furthest) {
        let date = furthest.date.parse::<Day>().unwrap_or(day);
        let args = Args::new()
            .set("home", &*home.name)
            .set("place", &*furthest.name)
            .set("km", number(furthest.km))
            .set("date", date_text(words, date));
        lines.push(say("stats-furthest", &args));
    }
    lines.push(words.text("numbers-method").into_owned());
    lines.push(words.text("stats-method").into_owned());
    lines.join("\n")
}

fn falling(mut rows: Vec<(String, f64)>) -> Vec<(String, f64)> {
    rows.sort_by(|a, b| b.1.total_cmp(&a.1));
    rows
}

fn of<K: Ord>(sums: &BTreeMap<K, f64>, key: &K) -> f64 {
    sums.get(key).copied().unwrap_or_default()
}

/// The number to a tenth and no negative zero.
fn tenth(number: f64) -> f64 {
    (number * 10.0).round() / 10.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::life::sample::life;
    use crate::words::Lang;

    fn ask(until: Option<&str>, json: bool) -> Result<String, WhereError> {
        run(&life(), until, json, &Words::new(Lang::En))
    }

    #[test]
    fn the_json_keeps_its_shape() {
        // Noon of the 20th is when he leaves; from noon of the 22nd he is in Harbour.
        let expected = r#"{
  "until": "1900-01-25",
  "days": 25,
  "days_by_country": [
    {
      "state": "old-state",
      "name": "old-state",
      "days": 3.5
    }
  ],
  "days_by_condition": {
    "deported": 0.0,
    "escape": 0.0,
    "free": 25.0,
    "hiding": 0.0,
    "prisoner": 0.0
  },
  "days_by_place": [
    {
      "place": "farm",
      "name": "Farm",
      "days": 19.5
    },
    {
      "place": "harbour",
      "name": "Harbour",
      "days": 3.5
    }
  ],
  "days_on_the_road": 2.0,
  "km": 71.5,
  "km_by_mode": {
    "armoured-train": 0.0,
    "boat": 0.0,
    "car": 0.0,
    "cart": 71.5,
    "mixed": 0.0,
    "on-foot": 0.0,
    "rail": 0.0,
    "ship": 0.0,
    "sledge": 0.0,
    "unknown": 0.0
  },
  "km_method": "great circles between waypoints",
  "places": 2,
  "states": 1,
  "birthplace": {
    "place": "farm",
    "name": "Farm"
  },
  "furthest": {
    "place": "harbour",
    "name": "Harbour",
    "km": 71.5,
    "date": "1900-01-22"
  }
}"#;
        assert_eq!(ask(Some("25 January 1900"), true).unwrap(), expected);
    }

    #[test]
    fn the_words_say_the_same_in_each_language() {
        for lang in Lang::ALL {
            let said = run(&life(), None, false, &Words::new(lang)).unwrap();
            assert!(
                said.contains("new-state") && said.contains("Island"),
                "{said}"
            );
            assert!(
                !said.contains("stats-") && !said.contains("numbers-"),
                "{said}"
            );
        }
        let said = ask(Some("1900-01-25"), false).unwrap();
        assert!(said.contains("Farm: 20\n"), "{said}");
    }

    #[test]
    fn what_cannot_be_counted_says_why() {
        let outside = ask(Some("1950-01-01"), false).unwrap_err();
        assert!(outside.to_string().contains("1900-04-30"), "{outside}");
        assert!(ask(Some("soon"), true).is_err());
    }
}
