//! The answer for a day as one sentence.

use crate::calendar::{date_text, old_style_day_month, old_style_for};
use crate::words::{Args, Words};

use super::{Candidate, Confidence, Life, PlaceId, Spot, Stance, Whereabouts};

/// One readable sentence in the language of `words`.
pub fn whereabouts_sentence(life: &Life, whereabouts: &Whereabouts, words: &Words) -> String {
    let day = whereabouts.day;
    let date = match old_style_for(day, life.subject.old_style_until) {
        Some(old) => {
            let args = Args::new()
                .set("date", date_text(words, day))
                .set("old", old_style_day_month(words, old));
            words.text_with("where-old-style", &args).into_owned()
        }
        None => date_text(words, day),
    };
    let name = |id: PlaceId| name_with_town(life, id, whereabouts, words);
    let (years, _) = life.age(day);
    let age = words
        .text_with("age", &Args::new().set("years", i64::from(years)))
        .into_owned();
    let best = &whereabouts.candidates[0];
    let sure = words
        .text(confidence_key(life.leg(best.leg).confidence))
        .to_lowercase();
    let args = Args::new()
        .set("date", date)
        .set("age", age)
        .set("sure", sure);
    match (whereabouts.stance, best.spot) {
        (Stance::Between, _) => {
            let list: Vec<String> = whereabouts
                .candidates
                .iter()
                .filter(|candidate| candidate.odds >= 0.01)
                .map(|candidate| one_of(life, candidate, whereabouts, words))
                .collect();
            let args = args.set("candidates", list.join(", "));
            words.text_with("where-between", &args).into_owned()
        }
        (_, Spot::OnTheWay { from, to, share }) => {
            let args = args
                .set("from", name(from))
                .set("to", name(to))
                .set("percent", format!("{:.0}", share * 100.0));
            words.text_with("where-travelling", &args).into_owned()
        }
        (_, Spot::At(place)) => words
            .text_with("where-at", &args.set("place", name(place)))
            .into_owned(),
    }
}

fn confidence_key(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "confidence-high",
        Confidence::Medium => "confidence-medium",
        Confidence::Low => "confidence-low",
    }
}

/// The place's name on the day, with its town's where that says more.
fn name_with_town(life: &Life, id: PlaceId, whereabouts: &Whereabouts, words: &Words) -> String {
    let name = |id: PlaceId| life.place(id).name(whereabouts.day, words.lang());
    let town = life.town(id);
    if town == id || name(id).contains(name(town)) {
        name(id).to_owned()
    } else {
        format!("{}, {}", name(id), name(town))
    }
}

fn one_of(life: &Life, candidate: &Candidate, whereabouts: &Whereabouts, words: &Words) -> String {
    let name = |id| name_with_town(life, id, whereabouts, words);
    let odds = (candidate.odds * 100.0).round();
    match candidate.spot {
        Spot::At(place) => format!("{} ({odds} %)", name(place)),
        Spot::OnTheWay { from, to, .. } => format!("{} – {} ({odds} %)", name(from), name(to)),
    }
}
