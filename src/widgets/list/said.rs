//! What a row of the list says: its date, its name and its sentence, with the pieces that were found.

use std::ops::Range;

use crate::calendar::{Doubt, Edtf, date_text, edtf_text, flag_text};
use crate::explore::search::{Hit, Target, holds, pieces};
use crate::explore::{Scene, Selection};
use crate::life::{Confidence, Kind, PlaceId};
use crate::words::Args;
use crate::world::towns;

/// What a row says.
pub(super) struct Said {
    pub(super) date: String,
    pub(super) name: String,
    pub(super) sentence: String,
    pub(super) bold: bool,
    pub(super) confidence: Confidence,
    /// What is set bold in the name and in the sentence.
    pub(super) in_name: Vec<Range<usize>>,
    pub(super) in_sentence: Vec<Range<usize>>,
}

impl Said {
    fn plain(date: String, name: String, sentence: String) -> Self {
        Self {
            date,
            name,
            sentence,
            bold: false,
            confidence: Confidence::High,
            in_name: Vec::new(),
            in_sentence: Vec::new(),
        }
    }
}

impl Said {
    /// Where there is no room for a sentence, the piece that was found stands behind the name.
    pub(super) fn in_one(mut self) -> Self {
        if self.in_name.is_empty() && !self.in_sentence.is_empty() {
            let shift = self.name.len() + " (".len();
            let moved = self.in_sentence.drain(..);
            self.in_name = moved
                .map(|piece| piece.start + shift..piece.end + shift)
                .collect();
            self.name = format!("{} ({})", self.name, self.sentence);
        }
        self
    }
}

/// The date of a boundary, in short where it is one day.
fn short_date(scene: &Scene<'_>, date: &Edtf) -> String {
    match (date.earliest, date.latest) {
        (Some(first), Some(last)) if first == last && date.doubt == Doubt::None => {
            flag_text(scene.words, first)
        }
        _ => edtf_text(scene.words, date),
    }
}

pub(super) fn said_of(scene: &Scene<'_>, selection: Selection) -> Option<Said> {
    let lang = scene.lang();
    Some(match selection {
        Selection::Event(id) => {
            let event = scene.life.event(id);
            let date = edtf_text(scene.words, &event.date);
            let place = scene
                .life
                .place(event.place)
                .name(event.bounds.earliest, lang);
            Said {
                bold: event.rank == 1,
                confidence: event.confidence,
                ..Said::plain(date, event.title.get(lang).to_owned(), place.to_owned())
            }
        }
        Selection::Leg(id) => {
            let leg = scene.life.leg(id);
            let name_of = |place: PlaceId| {
                let name = scene
                    .life
                    .place(place)
                    .name(leg.start_bounds.earliest, lang);
                name.to_owned()
            };
            let name = match &leg.kind {
                Kind::Stay { place } => name_of(*place),
                Kind::Journey { from, to, .. } => format!("{} – {}", name_of(*from), name_of(*to)),
            };
            let (from, until) = (short_date(scene, &leg.start), short_date(scene, &leg.end));
            let date = if from == until {
                from
            } else {
                let args = Args::new().set("from", from).set("until", until);
                scene.words.text_with("card-span", &args).into_owned()
            };
            Said {
                bold: leg.rank == 1,
                confidence: leg.confidence,
                ..Said::plain(date, name, leg.fact.get(lang).to_owned())
            }
        }
        Selection::Place(id) => {
            let place = scene.life.place(id);
            let name = place.name(scene.now.day, lang).to_owned();
            let today = place.other_name_today(scene.now.day, lang);
            let today = today.map_or_else(String::new, |name| {
                let args = Args::new().set("name", name);
                scene.words.text_with("card-today", &args).into_owned()
            });
            Said::plain(scene.words.text("card-place").into_owned(), name, today)
        }
        Selection::State(_) | Selection::AboutMap | Selection::HowWeKnow | Selection::Person(_) => {
            return None;
        }
    })
}

/// An answer: its name, and the text that fits if that is another.
pub(super) fn said_of_hit(scene: &Scene<'_>, hit: Hit) -> Option<Said> {
    let words = scene.words;
    let finder = scene.finder;
    let text = finder.index().map_or("", |index| index.text(hit));
    let query = finder.wanted().query;
    let found = pieces(text, query.as_str());
    let mut said = match hit.target {
        Target::Day(day) => {
            let args = Args::new().set("date", date_text(words, day));
            let name = words.text_with("find-go-to-day", &args).into_owned();
            return Some(Said {
                bold: true,
                ..Said::plain(words.text("find-date").into_owned(), name, String::new())
            });
        }
        Target::Person(person) => {
            let (name, events) = finder.facets().person(person)?;
            let args = Args::new().set("count", events.len() as i64);
            let count = words.text_with("find-events-of", &args).into_owned();
            let person = scene.life.person_called(name);
            let name = person.map_or(name, |person| person.name.get(scene.lang()));
            Said::plain(
                words.text("find-person").into_owned(),
                name.to_owned(),
                count,
            )
        }
        Target::Town(row) => {
            let town = towns().get(row as usize)?;
            let mut names = towns().iter().filter(|name| name.id == town.id);
            let now = names.find(|name| name.holds(scene.now.day)).unwrap_or(town);
            let name = now.name.get(scene.lang()).to_owned();
            Said::plain(words.text("find-town").into_owned(), name, String::new())
        }
        Target::Select(selection) => said_of(scene, selection)?,
    };
    // What the row says in the language shown comes before the text that was found.
    let query = query.as_str();
    let fact = match hit.target {
        Target::Select(Selection::Event(id)) => scene.life.event(id).fact.get(scene.lang()),
        Target::Select(Selection::Leg(id)) => scene.life.leg(id).fact.get(scene.lang()),
        _ => "",
    };
    let (text, found) = if holds(fact, query) {
        (fact, pieces(fact, query))
    } else {
        (text, found)
    };
    if holds(&said.name, query) {
        said.in_name = pieces(&said.name, query);
    } else {
        // Of a long sentence, what stands before the piece gives way.
        let start = found
            .first()
            .map_or(0, |piece| start_of_view(text, piece.start));
        let opening = if start > 0 { "…" } else { "" };
        said.sentence = format!("{opening}{}", &text[start..]);
        let shift = |byte: usize| byte.saturating_sub(start) + opening.len();
        said.in_sentence = found
            .into_iter()
            .filter(|piece| piece.start >= start)
            .map(|piece| shift(piece.start)..shift(piece.end))
            .collect();
    }
    Some(said)
}

/// Where to begin a sentence so that a byte of it is seen: at the beginning of a word.
fn start_of_view(text: &str, byte: usize) -> usize {
    /// Bytes that surely fit before the piece.
    const BEFORE: usize = 36;
    if byte <= BEFORE {
        return 0;
    }
    let wanted = byte - BEFORE / 2;
    text[..byte]
        .match_indices(' ')
        .map(|(at, _)| at + 1)
        .find(|at| *at >= wanted)
        .unwrap_or(byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_begins_at_a_word_before_the_piece() {
        let text = "He speaks for two hours at the Cirque Moderne, and the crowd carries him out.";
        let piece = text.find("crowd").unwrap();
        let start = start_of_view(text, piece);
        assert!(start > 0 && start <= piece && text[..start].ends_with(' '));
        assert_eq!(start_of_view(text, 10), 0);
        let text = "Длинное предложение без конца и края, в котором стоит слово";
        let piece = text.find("слово").unwrap();
        assert!(text.is_char_boundary(start_of_view(text, piece)));
    }
}
