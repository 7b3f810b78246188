//! `where DATE`: the answer for a day, as a sentence or as JSON that scripts can rely on.

use serde::Serialize;

use crate::calendar::{Day, OldStyle, day_from_text, old_style_for};
use crate::geo::LonLat;
use crate::life::{Candidate, Life, PlaceId, Spot, whereabouts_sentence};
use crate::words::Words;

/// The question cannot be answered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhereError {
    /// The text is no date.
    #[error(transparent)]
    NoDate(#[from] crate::calendar::DateError),
    /// The date lies outside the life.
    #[error("{day} lies outside the life, which runs from {first} to {last}")]
    Outside {
        /// The day asked.
        day: Day,
        /// The first day of the life.
        first: Day,
        /// The last day of the life.
        last: Day,
    },
}

#[derive(Serialize)]
struct Answer {
    date: String,
    date_old_style: Option<String>,
    age: Age,
    state: &'static str,
    position: Position,
    chapter: Option<Chapter>,
    candidates: Vec<CandidateJson>,
}

#[derive(Serialize)]
struct Age {
    years: u32,
    days: i64,
}

#[derive(Serialize)]
struct Position {
    lat: f64,
    lon: f64,
    radius_km: f64,
}

#[derive(Serialize)]
struct Chapter {
    id: String,
    title: String,
}

#[derive(Serialize)]
struct CandidateJson {
    leg: String,
    kind: &'static str,
    odds: f64,
    place: String,
    name: String,
    lat: f64,
    lon: f64,
    to: Option<String>,
    share: Option<f64>,
    confidence: &'static str,
    evidence: &'static str,
    country_then: Option<String>,
    sources: Vec<Source>,
}

#[derive(Serialize)]
struct Source {
    key: String,
    locator: String,
    text: String,
}

/// Answers for a typed date, in the language of `words`.
pub fn run(life: &Life, text: &str, json: bool, words: &Words) -> Result<String, WhereError> {
    let day = day_from_text(text)?;
    let whereabouts = life.whereabouts(day).ok_or(WhereError::Outside {
        day,
        first: life.subject.first_day,
        last: life.subject.last_day,
    })?;
    if !json {
        return Ok(whereabouts_sentence(life, &whereabouts, words));
    }
    let (years, days) = life.age(day);
    let answer = Answer {
        date: day.to_string(),
        date_old_style: old_style_for(day, life.subject.old_style_until)
            .map(|OldStyle { year, month, day }| format!("{year:04}-{month:02}-{day:02}")),
        age: Age { years, days },
        state: whereabouts.stance.key(),
        position: Position {
            lat: rounded(whereabouts.at.lat, 4),
            lon: rounded(whereabouts.at.lon, 4),
            radius_km: rounded(whereabouts.radius_km, 1),
        },
        chapter: life.chapter_on(day).map(|id| Chapter {
            id: life.chapter(id).key.clone(),
            title: life.chapter(id).title.get(words.lang()).to_owned(),
        }),
        candidates: whereabouts
            .candidates
            .iter()
            .map(|candidate| place(life, day, candidate, words))
            .collect(),
    };
    // A struct of strings and finite numbers always serialises.
    Ok(serde_json::to_string_pretty(&answer).unwrap_or_default())
}

fn place(life: &Life, day: Day, candidate: &Candidate, words: &Words) -> CandidateJson {
    let leg = life.leg(candidate.leg);
    let (at, to, share) = match candidate.spot {
        Spot::At(place) => (place, None, None),
        Spot::OnTheWay { from, to, share } => (from, Some(to), Some(rounded(share, 4))),
    };
    let state = |id: PlaceId| {
        life.place(id)
            .state(day)
            .or_else(|| life.place(life.town(id)).state(day))
    };
    let LonLat { lon, lat } = candidate.at;
    CandidateJson {
        leg: leg.key.clone(),
        kind: if leg.is_stay() { "stay" } else { "journey" },
        odds: rounded(candidate.odds, 4),
        place: life.place(at).key.clone(),
        name: life.place(at).name(day, words.lang()).to_owned(),
        lat: rounded(lat, 4),
        lon: rounded(lon, 4),
        to: to.map(|to| life.place(to).key.clone()),
        share,
        confidence: leg.confidence.key(),
        evidence: leg.evidence.key(),
        // On the road the state of neither end is the answer.
        country_then: if to.is_some() {
            None
        } else {
            state(at).map(|id| life.state(id).name(day, words.lang()).to_owned())
        },
        sources: leg
            .citations
            .iter()
            .map(|citation| Source {
                key: life.source(citation.source).key.clone(),
                locator: citation.locator.clone(),
                text: life.source(citation.source).cited(&citation.locator),
            })
            .collect(),
    }
}

/// The number with so many decimals and no negative zero.
fn rounded(number: f64, places: i32) -> f64 {
    let power = 10_f64.powi(places);
    (number * power).round() / power + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::life::sample::life;
    use crate::words::Lang;

    fn ask(text: &str, json: bool, lang: Lang) -> Result<String, WhereError> {
        run(&life(), text, json, &Words::new(lang))
    }

    #[test]
    fn the_json_keeps_its_shape() {
        let expected = r#"{
  "date": "1900-01-21",
  "date_old_style": "1900-01-09",
  "age": {
    "years": 0,
    "days": 20
  },
  "state": "travelling",
  "position": {
    "lat": 50.0011,
    "lon": 30.5,
    "radius_km": 17.9
  },
  "chapter": {
    "id": "all",
    "title": "All of it"
  },
  "candidates": [
    {
      "leg": "trip-harbour",
      "kind": "journey",
      "odds": 1.0,
      "place": "farm",
      "name": "Farm",
      "lat": 50.0011,
      "lon": 30.5,
      "to": "harbour",
      "share": 0.5,
      "confidence": "high",
      "evidence": "documented",
      "country_then": null,
      "sources": [
        {
          "key": "book",
          "locator": "ch. 1",
          "text": "Author, Book (1930), ch. 1"
        }
      ]
    }
  ]
}"#;
        assert_eq!(ask("9.1.1900 O.S.", true, Lang::En).unwrap(), expected);
    }

    #[test]
    fn the_sentence_is_in_each_language() {
        let said = Lang::ALL.map(|lang| ask("1900-01-10", false, lang).unwrap());
        let dates = [
            "10 de janeiro de 1900 (29 de dezembro no calendário antigo): Farm, ",
            "10 January 1900 (29 December Old Style): Farm, ",
            "10 de enero de 1900 (29 de diciembre del calendario antiguo): Farm, ",
            "10 января 1900 (29 декабря по старому стилю): Farm, ",
        ];
        for (said, date) in said.iter().zip(dates) {
            assert!(said.starts_with(date), "{said}");
        }
        let after = ask("1900-04-02", false, Lang::En).unwrap();
        assert!(after.starts_with("2 April 1900: ") && !after.contains("Old Style"));
    }

    #[test]
    fn what_cannot_be_answered_says_why() {
        let outside = ask("1950-01-01", false, Lang::En).unwrap_err();
        assert!(outside.to_string().contains("1900-04-30"), "{outside}");
        let no_date = ask("yesterday", true, Lang::En).unwrap_err();
        assert!(no_date.to_string().contains("yesterday"), "{no_date}");
    }
}
