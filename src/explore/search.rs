//! The search: names in all languages and of all times, people, titles and facts, found as one types.
//!
//! The index is made once a life. Every text stands in it once, however many rows share it, folded
//! (small letters, no accents) and taken apart into words; the words are sorted, so that a beginning
//! finds its words by halving, and the few thousand words are looked through for a piece inside one.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::calendar::{Day, day_from_text};
use crate::life::{EventId, LegId, Life, PlaceId};
use crate::words::{Lang, fold};
use crate::world::towns;

use super::filter::{PersonId, people};
use super::{Filter, Mask, Selection};

/// What an answer leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// A day of the life.
    Day(Day),
    /// A place, an event or a leg.
    Select(Selection),
    /// A person: all that names him or her.
    Person(PersonId),
    /// A town of the map, by its row among [`towns`], where he never was.
    Town(u32),
}

impl Target {
    /// The order in which answers that fit alike are told.
    fn order(self) -> u64 {
        match self {
            Self::Day(_) => 0,
            Self::Select(Selection::Place(_)) => 1,
            Self::Person(_) => 2,
            Self::Select(Selection::Event(_)) => 3,
            Self::Town(_) => 4,
            Self::Select(_) => 5,
        }
    }
}

/// How well a text fits what was typed; the better first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// It is the whole name.
    Exact,
    /// The name begins with it.
    Beginning,
    /// All of it stands there as whole words.
    Word,
    /// Words begin with it.
    WordBeginning,
    /// It stands inside words.
    Part,
}

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// What it leads to.
    pub target: Target,
    /// How well it fits.
    pub fit: Likeness,
    /// The text that fits, for [`Index::text`].
    text: u32,
}

/// The answers to a query.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// The best of them, the best first.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub found: usize,
    /// How many more a filter leaves out.
    pub left_out: usize,
}

/// The most answers listed; who needs more types another letter.
pub const MOST: usize = 200;

/// A query shorter than this is looked for in names alone: in sentences, it would be everywhere.
const SHORTEST_IN_FACTS: usize = 3;

/// A text with what it stands for.
#[derive(Clone, Debug)]
struct Entry {
    text: String,
    folded: String,
    /// The language; `None` of a name that is the same in all.
    lang: Option<Lang>,
    /// A name or a title; else a sentence.
    is_name: bool,
    /// Rows of `targets`.
    rows: Vec<u32>,
}

/// Something to be found.
#[derive(Clone, Copy, Debug)]
struct Row {
    target: Target,
    /// 1 is told first among those that fit alike.
    weight: u8,
}

/// The index of a life.
#[derive(Clone, Debug, Default)]
pub struct Index {
    texts: Vec<Entry>,
    rows: Vec<Row>,
    /// The words, sorted, each with its texts.
    words: Vec<(String, Vec<u32>)>,
}

/// An index that is being made.
#[derive(Default)]
struct Maker<'a> {
    index: Index,
    known: BTreeMap<(&'a str, bool), u32>,
    words: BTreeMap<String, Vec<u32>>,
}

impl<'a> Maker<'a> {
    fn row(&mut self, target: Target, weight: u8) -> u32 {
        self.index.rows.push(Row { target, weight });
        self.index.rows.len() as u32 - 1
    }

    fn add(&mut self, text: &'a str, lang: Option<Lang>, is_name: bool, row: u32) {
        if text.is_empty() {
            return;
        }
        let texts = &mut self.index.texts;
        let number = *self.known.entry((text, is_name)).or_insert_with(|| {
            let number = texts.len() as u32;
            let folded = fold(text);
            for word in folded.split(' ') {
                let known = match self.words.get_mut(word) {
                    Some(known) => known,
                    None => self.words.entry(word.to_owned()).or_default(),
                };
                if known.last() != Some(&number) {
                    known.push(number);
                }
            }
            texts.push(Entry {
                text: text.to_owned(),
                folded,
                lang,
                is_name,
                rows: Vec::new(),
            });
            number
        });
        let entry = &mut texts[number as usize];
        // A name that two languages share belongs to none.
        if entry.lang != lang {
            entry.lang = None;
        }
        if entry.rows.last() != Some(&row) {
            entry.rows.push(row);
        }
    }
}

impl Index {
    /// The index of a life and of the towns of the map around it.
    pub fn new(life: &Life) -> Self {
        let mut maker = Maker::default();
        for (number, place) in life.places.iter().enumerate() {
            let target = Target::Select(Selection::Place(PlaceId::from_index(number)));
            // A house gives way to its town.
            let row = maker.row(target, if place.part_of.is_some() { 2 } else { 1 });
            for lang in Lang::ALL {
                for name in place.names(lang) {
                    maker.add(name, Some(lang), true, row);
                }
            }
            maker.add(&place.modern_name, None, true, row);
        }
        for (number, name) in people(life).into_iter().enumerate() {
            let row = maker.row(Target::Person(PersonId(number as u32)), 1);
            let person = life.person_called(name);
            let in_languages = Lang::ALL.into_iter().filter_map(|lang| {
                let name = &person?.name;
                name.has(lang).then(|| (name.get(lang), Some(lang)))
            });
            for (name, lang) in in_languages.chain([(name, None)]) {
                maker.add(name, lang, true, row);
                // A person is known by the family name alone.
                if let Some((_, family)) = name.rsplit_once(' ') {
                    maker.add(family, lang, true, row);
                }
            }
        }
        for (number, event) in life.events.iter().enumerate() {
            let target = Target::Select(Selection::Event(EventId::from_index(number)));
            let row = maker.row(target, event.rank);
            for lang in Lang::ALL {
                if event.title.has(lang) {
                    maker.add(event.title.get(lang), Some(lang), true, row);
                }
                if event.fact.has(lang) {
                    maker.add(event.fact.get(lang), Some(lang), false, row);
                }
            }
        }
        for (number, leg) in life.legs.iter().enumerate() {
            let target = Target::Select(Selection::Leg(LegId::from_index(number)));
            let row = maker.row(target, leg.rank);
            for lang in Lang::ALL {
                if leg.fact.has(lang) {
                    maker.add(leg.fact.get(lang), Some(lang), false, row);
                }
            }
        }
        add_towns(life, &mut maker);
        let Maker {
            mut index, words, ..
        } = maker;
        index.words = words.into_iter().collect();
        index
    }

    /// The text that fits.
    pub fn text(&self, hit: Hit) -> &str {
        self.texts
            .get(hit.text as usize)
            .map_or("", |entry| &entry.text)
    }

    /// Whether the text that fits is a name or a title.
    pub fn is_name(&self, hit: Hit) -> bool {
        self.texts
            .get(hit.text as usize)
            .is_some_and(|entry| entry.is_name)
    }

    /// The answers to a query: exact names before beginnings, words and pieces of words; then places,
    /// people, events and journeys; then what is said in the language shown.
    pub fn find(
        &self,
        life: &Life,
        query: &str,
        lang: Lang,
        filter: &Filter,
        mask: &Mask,
    ) -> Answers {
        let wanted = fold(query);
        let mut answers = Answers::default();
        if let Some(day) = day_meant(life, query) {
            answers.hits.push(Hit {
                target: Target::Day(day),
                fit: Likeness::Exact,
                text: u32::MAX,
            });
        }
        if !wanted.is_empty() {
            let mut best = self.best_texts(&wanted, lang);
            best.sort_unstable();
            for (_, row, text, fit) in best {
                let target = self.rows[row as usize].target;
                if is_left_out(target, filter, mask) {
                    answers.left_out += 1;
                    continue;
                }
                answers.found += 1;
                if answers.hits.len() < MOST {
                    answers.hits.push(Hit { target, fit, text });
                }
            }
        }
        answers.found += answers
            .hits
            .first()
            .map_or(0, |hit| usize::from(matches!(hit.target, Target::Day(_))));
        answers
    }

    /// Every row that fits, with its best text: the key to sort by, the row, the text, how it fits.
    fn best_texts(&self, wanted: &str, lang: Lang) -> Vec<(u64, u32, u32, Likeness)> {
        let grades = self.grades(wanted);
        let in_facts = wanted.chars().count() >= SHORTEST_IN_FACTS;
        let mut best: Vec<(u64, u32)> = vec![(u64::MAX, 0); self.rows.len()];
        for (number, grade) in grades.into_iter().enumerate() {
            let entry = &self.texts[number];
            if grade == 0 || !(entry.is_name || in_facts) {
                continue;
            }
            let fit = fit_of(entry, wanted, grade);
            let foreign = u64::from(entry.lang.is_some_and(|spoken| spoken != lang));
            let sentence = u64::from(!entry.is_name);
            for row in &entry.rows {
                let Row { target, weight } = self.rows[*row as usize];
                let key = (fit as u64) << 40
                    | sentence << 32
                    | target.order() << 24
                    | u64::from(weight) << 16
                    | foreign << 8;
                let known = &mut best[*row as usize];
                if key < known.0 {
                    *known = (key, number as u32);
                }
            }
        }
        let fits = [
            Likeness::Exact,
            Likeness::Beginning,
            Likeness::Word,
            Likeness::WordBeginning,
            Likeness::Part,
        ];
        best.into_iter()
            .enumerate()
            .filter(|(_, (key, _))| *key != u64::MAX)
            .map(|(row, (key, text))| (key, row as u32, text, fits[(key >> 40) as usize]))
            .collect()
    }

    /// How well each text holds all the words wanted: 0 not, 1 inside words, 2 at their beginning,
    /// 3 as whole words.
    fn grades(&self, wanted: &str) -> Vec<u8> {
        let mut all = vec![3_u8; self.texts.len()];
        for piece in wanted.split(' ') {
            let mut grades = vec![0_u8; self.texts.len()];
            let mut mark = |texts: &[u32], grade: u8| {
                for text in texts {
                    let known = &mut grades[*text as usize];
                    *known = (*known).max(grade);
                }
            };
            let first = self.words.partition_point(|(word, _)| &**word < piece);
            for (word, texts) in self.words[first..]
                .iter()
                .take_while(|(word, _)| word.starts_with(piece))
            {
                mark(texts, if word == piece { 3 } else { 2 });
            }
            if piece.chars().count() >= SHORTEST_IN_FACTS {
                for (word, texts) in &self.words {
                    if word.len() > piece.len() && word.contains(piece) {
                        mark(texts, 1);
                    }
                }
            }
            for (all, grade) in all.iter_mut().zip(grades) {
                *all = (*all).min(grade);
            }
        }
        all
    }
}

/// How a text of a grade fits what is wanted.
fn fit_of(entry: &Entry, wanted: &str, grade: u8) -> Likeness {
    if entry.is_name {
        // "Büyükada (Prinkipo)" is both names.
        let is_one = || {
            entry
                .text
                .split(['(', ')', ',', '/'])
                .any(|name| fold(name) == wanted)
        };
        if entry.folded == wanted || entry.text.contains(['(', ',', '/']) && is_one() {
            return Likeness::Exact;
        }
        if entry.folded.starts_with(wanted) {
            return Likeness::Beginning;
        }
    }
    match grade {
        3 => Likeness::Word,
        2 => Likeness::WordBeginning,
        _ => Likeness::Part,
    }
}

/// Whether a filter leaves an answer out. Only legs and events are filtered.
fn is_left_out(target: Target, filter: &Filter, mask: &Mask) -> bool {
    !filter.is_open()
        && match target {
            Target::Select(Selection::Event(id)) => !mask.event(id),
            Target::Select(Selection::Leg(id)) => !mask.leg(id),
            _ => false,
        }
}

/// The day of the life that a text means: a date in any form, or a year by itself.
fn day_meant(life: &Life, query: &str) -> Option<Day> {
    let text = query.trim();
    let is_year = text.len() == 4 && text.chars().all(|digit| digit.is_ascii_digit());
    let day = if is_year {
        let first = Day::from_ymd_opt(text.parse().ok()?, 1, 1)?;
        let last = Day::from_ymd_opt(text.parse().ok()?, 12, 31)?;
        let meets = first <= life.subject.last_day && life.subject.first_day <= last;
        meets.then(|| first.max(life.subject.first_day))?
    } else {
        day_from_text(text).ok()?
    };
    life.contains(day).then_some(day)
}

/// The towns of the map, without those that are places of the life already.
fn add_towns(life: &Life, maker: &mut Maker<'_>) {
    /// A town so near to a place of the life, in degrees, is that place.
    const SAME: f64 = 0.12;
    let mut known: BTreeMap<&str, Option<u32>> = BTreeMap::new();
    for (number, town) in towns().iter().enumerate() {
        let row = *known.entry(&town.id).or_insert_with(|| {
            let is_place = life.places.iter().any(|place| {
                (place.at.lat - town.at.lat).abs() < SAME
                    && (place.at.lon - town.at.lon).abs()
                        < SAME / town.at.lat.to_radians().cos().max(0.1)
            });
            (!is_place).then(|| maker.row(Target::Town(number as u32), town.rank))
        });
        if let Some(row) = row {
            for lang in Lang::ALL {
                if town.name.has(lang) {
                    maker.add(town.name.get(lang), Some(lang), true, row);
                }
            }
            maker.add(&town.modern_name, None, true, row);
        }
    }
}

/// Whether a text holds every word of a query, somewhere.
pub fn holds(text: &str, query: &str) -> bool {
    let (folded, wanted) = (fold(text), fold(query));
    !wanted.is_empty() && wanted.split(' ').all(|word| folded.contains(word))
}

/// The pieces of a text that a query fits, as ranges of its bytes: the whole query where it stands
/// as it was typed, else each of its words.
pub fn pieces(text: &str, query: &str) -> Vec<Range<usize>> {
    let wanted = fold(query);
    if wanted.is_empty() {
        return Vec::new();
    }
    // The folded text, and for each of its bytes the letter it comes from.
    let (mut folded, mut from) = (String::new(), Vec::new());
    for (byte, letter) in text.char_indices() {
        let small = fold(letter.encode_utf8(&mut [0; 4]));
        let parts = small.is_empty() && fold(&format!("a{letter}b")) != "ab";
        let piece = if parts { " " } else { &*small };
        if parts && (folded.is_empty() || folded.ends_with(' ')) {
            continue;
        }
        folded.push_str(piece);
        from.resize(folded.len(), byte..byte + letter.len_utf8());
    }
    let find = |piece: &str| -> Option<Range<usize>> {
        let opens = |at: usize| at == 0 || folded[..at].ends_with(' ');
        let all = || folded.match_indices(piece).map(|(at, _)| at);
        let at = all().find(|at| opens(*at)).or_else(|| all().next())?;
        let last = at + piece.len() - 1;
        Some(from.get(at)?.start..from.get(last)?.end)
    };
    if let Some(whole) = find(&wanted) {
        return vec![whole];
    }
    let mut pieces: Vec<Range<usize>> = wanted.split(' ').filter_map(find).collect();
    pieces.sort_by_key(|piece| piece.start);
    pieces.dedup_by(|next, last| {
        let meets = next.start <= last.end;
        if meets {
            last.end = last.end.max(next.end);
        }
        meets
    });
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_piece_that_fits_is_found_in_the_text_as_written() {
        let piece = |text: &str, query: &str| -> Vec<String> {
            let found = pieces(text, query);
            found
                .into_iter()
                .map(|piece| text[piece].to_owned())
                .collect()
        };
        assert_eq!(piece("In Łódź, Poland", "lodz"), ["Łódź"]);
        assert_eq!(piece("Straße", "strass"), ["Straß"]);
        assert_eq!(piece("Орёл и Алма-Ата", "алма ата"), ["Алма-Ата"]);
        assert_eq!(piece("A report to Petrograd", "petr rep"), ["rep", "Petr"]);
        assert_eq!(piece("Kronstadt", "stadt"), ["stadt"]);
        assert_eq!(piece("Ekaterinburg’", "ekaterinburg"), ["Ekaterinburg"]);
        assert_eq!(piece("At sea", "—"), [""; 0]);
    }
}
