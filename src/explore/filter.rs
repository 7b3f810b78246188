//! What is left out of the views: by condition, mode, country then, person, rank and certainty.
//!
//! One rule for all views: a leg is judged by what its row says, an event by its own row and, for
//! condition and mode, by the leg it falls on. So with "rail" chosen, the events left are those of
//! days on a train, and no stay is left, as no stay has a mode.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::life::{Condition, Confidence, EventId, Kind, LegId, Life, Mode, PlaceId, StateId};

use super::trace::{day_of, noon_of};

/// Some of at most sixteen terms, by their number; none chosen means that all are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Only(u16);

impl Only {
    /// Nothing but the terms of these numbers.
    pub fn of(numbers: impl IntoIterator<Item = usize>) -> Self {
        Self(
            numbers
                .into_iter()
                .filter(|number| *number < 16)
                .fold(0, |bits, number| bits | 1 << number),
        )
    }

    /// Whether nothing is chosen, so that all are wanted.
    pub fn is_all(self) -> bool {
        self.0 == 0
    }

    /// Whether a term is chosen by name.
    pub fn has(self, number: usize) -> bool {
        number < 16 && self.0 & 1 << number != 0
    }

    /// Whether a term is wanted.
    pub fn wants(self, number: usize) -> bool {
        self.is_all() || self.has(number)
    }

    /// With a term chosen, or no longer chosen.
    #[must_use]
    pub fn toggled(self, number: usize) -> Self {
        if number < 16 {
            Self(self.0 ^ 1 << number)
        } else {
            self
        }
    }
}

/// A person by the number of the name in [`people`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonId(pub u32);

/// What is wanted; the default wants everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Free, in prison, deported, in hiding, on the run: numbers in [`Condition::ALL`].
    pub conditions: Only,
    /// How he travelled: numbers in [`Mode::ALL`].
    pub modes: Only,
    /// How sure: numbers in [`Confidence::ALL`].
    pub certainty: Only,
    /// The state that held the place on that day.
    pub country: Option<StateId>,
    /// Somebody named.
    pub person: Option<PersonId>,
    /// The last rank wanted, 1 to 3; 0 wants all.
    pub rank: u8,
}

impl Filter {
    /// Whether it leaves nothing out.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// The parts of a viewpoint's line, such as `only condition prisoner deported`.
    pub(super) fn to_parts(self, life: &Life) -> Vec<String> {
        let chosen = |name: &str, only: Only, keys: Vec<&str>| {
            let keys: Vec<&str> = keys
                .into_iter()
                .enumerate()
                .filter(|(number, _)| only.has(*number))
                .map(|(_, key)| key)
                .collect();
            (!keys.is_empty()).then(|| format!("only {name} {}", keys.join(" ")))
        };
        let mut parts: Vec<String> = [
            chosen(
                "condition",
                self.conditions,
                keys(Condition::ALL, Condition::key),
            ),
            chosen("mode", self.modes, keys(Mode::ALL, Mode::key)),
            chosen(
                "certainty",
                self.certainty,
                keys(Confidence::ALL, Confidence::key),
            ),
        ]
        .into_iter()
        .flatten()
        .collect();
        if let Some(country) = self.country {
            parts.push(format!("only country {}", life.state(country).key));
        }
        if let Some(name) = self
            .person
            .and_then(|person| people(life).get(person.0 as usize).copied())
        {
            parts.push(format!("only person {name}"));
        }
        if self.rank > 0 {
            parts.push(format!("only rank {}", self.rank));
        }
        parts
    }

    /// Reads what follows `only` in a part of a viewpoint's line.
    pub(super) fn read_part(&mut self, part: &str, life: &Life) -> Option<()> {
        let (name, rest) = part.split_once(' ')?;
        let rest = rest.trim();
        let among = |keys: Vec<&str>| -> Option<Only> {
            let numbers: Option<Vec<usize>> = rest
                .split_whitespace()
                .map(|word| keys.iter().position(|key| *key == word))
                .collect();
            numbers.map(Only::of).filter(|only| !only.is_all())
        };
        match name {
            "condition" => self.conditions = among(keys(Condition::ALL, Condition::key))?,
            "mode" => self.modes = among(keys(Mode::ALL, Mode::key))?,
            "certainty" => self.certainty = among(keys(Confidence::ALL, Confidence::key))?,
            "country" => {
                let number = life.states.iter().position(|state| state.key == rest)?;
                self.country = Some(StateId::from_index(number));
            }
            "person" => {
                let number = people(life).iter().position(|name| *name == rest)?;
                self.person = Some(PersonId(number as u32));
            }
            "rank" => {
                self.rank = rest.parse().ok().filter(|rank| (1..=3).contains(rank))?;
            }
            _ => return None,
        }
        Some(())
    }
}

fn keys<T: Copy>(all: &[T], key: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|term| key(*term)).collect()
}

/// The number of a term among all of its kind.
pub fn number<T: PartialEq>(all: &[T], term: &T) -> usize {
    all.iter().position(|one| one == term).unwrap_or_default()
}

/// The persons that events name, in the order of the alphabet. A person stands here under each
/// form of the name that the record uses.
pub fn people(life: &Life) -> Vec<&str> {
    let mut names: Vec<&str> = life
        .events
        .iter()
        .flat_map(|event| event.people.iter().map(String::as_str))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What filters ask of every row and what no row says by itself; made once a life.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    /// The leg each event falls on.
    event_legs: Vec<LegId>,
    /// The state of the place of each event on its first day.
    event_states: Vec<Option<StateId>>,
    /// The states of both ends of each leg; of a stay, twice the same.
    leg_states: Vec<[Option<StateId>; 2]>,
    /// The persons, and the events that name each.
    people: Vec<(String, Vec<EventId>)>,
    /// The states of the life's legs and the days in each, the longest first.
    countries: Vec<StateId>,
    /// The conditions and modes that occur.
    conditions: Only,
    modes: Only,
}

impl Facets {
    /// The facets of a life.
    pub fn new(life: &Life) -> Self {
        let state = |place: PlaceId, day: Day| {
            let here = life.place(place).state(day);
            here.or_else(|| life.place(life.town(place)).state(day))
        };
        let mut facets = Self::default();
        for event in &life.events {
            let half = chrono::TimeDelta::days((event.bounds.days() - 1) / 2);
            let middle = event.bounds.earliest + half;
            let (leg, _) = life.leg_at_moment(noon_of(life, middle));
            facets.event_legs.push(leg);
            let held = state(event.place, event.bounds.earliest);
            facets.event_states.push(held);
        }
        let mut days: BTreeMap<StateId, f64> = BTreeMap::new();
        for id in life.leg_ids() {
            let (start, end) = leg_span(life, id);
            let middle = day_of(life, f64::midpoint(start, end));
            let ends = match &life.leg(id).kind {
                Kind::Stay { place } => [state(*place, middle); 2],
                Kind::Journey { from, to, .. } => [state(*from, middle), state(*to, middle)],
            };
            if let Some(held) = ends[1] {
                *days.entry(held).or_default() += end - start;
            }
            facets.leg_states.push(ends);
            let leg = life.leg(id);
            let condition = number(Condition::ALL, &leg.condition);
            facets.conditions.0 |= Only::of([condition]).0;
            if let Kind::Journey { mode, .. } = &leg.kind {
                facets.modes.0 |= Only::of([number(Mode::ALL, mode)]).0;
            }
        }
        let mut countries: Vec<(StateId, f64)> = days.into_iter().collect();
        countries.sort_by(|a, b| b.1.total_cmp(&a.1));
        facets.countries = countries.into_iter().map(|(state, _)| state).collect();
        facets.people = people(life)
            .into_iter()
            .map(|name| (name.to_owned(), Vec::new()))
            .collect();
        for id in life.event_ids() {
            for name in &life.event(id).people {
                let at = facets.people.binary_search_by(|(known, _)| known.cmp(name));
                if let Ok(at) = at {
                    facets.people[at].1.push(id);
                }
            }
        }
        facets
    }

    /// The states he was in, the one with most days first.
    pub fn countries(&self) -> &[StateId] {
        &self.countries
    }

    /// The conditions that occur in the life.
    pub fn conditions(&self) -> Only {
        self.conditions
    }

    /// The modes that occur in the life.
    pub fn modes(&self) -> Only {
        self.modes
    }

    /// A person's name and the events that name him or her.
    pub fn person(&self, id: PersonId) -> Option<(&str, &[EventId])> {
        let (name, events) = self.people.get(id.0 as usize)?;
        Some((name, events))
    }
}

/// The expected first and last moment of a leg.
pub(super) fn leg_span(life: &Life, id: LegId) -> (f64, f64) {
    let at = id.index();
    (life.chain.moment(at), life.chain.moment(at + 1))
}

/// Which legs and events a filter leaves; of an open filter, all.
#[derive(Clone, Debug, Default)]
pub struct Mask {
    legs: Vec<bool>,
    events: Vec<bool>,
    /// How many legs and events are left and how many there are.
    counts: Counts,
}

/// How many legs and events are shown, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Legs shown.
    pub legs: usize,
    /// Legs there are.
    pub of_legs: usize,
    /// Events shown.
    pub events: usize,
    /// Events there are.
    pub of_events: usize,
}

impl Mask {
    /// What a filter leaves of a life.
    pub fn new(life: &Life, facets: &Facets, filter: &Filter) -> Self {
        let mut mask = Self::default();
        let mut counts = Counts {
            legs: life.legs.len(),
            of_legs: life.legs.len(),
            events: life.events.len(),
            of_events: life.events.len(),
        };
        if !filter.is_open() {
            let named = filter.person.and_then(|id| facets.person(id));
            mask.legs = life
                .leg_ids()
                .map(|id| leg_wanted(life, facets, filter, named.map(|(name, _)| name), id))
                .collect();
            mask.events = life
                .event_ids()
                .map(|id| {
                    named.is_none_or(|(_, events)| events.binary_search(&id).is_ok())
                        && event_wanted(life, facets, filter, id)
                })
                .collect();
            let left = |rows: &[bool]| rows.iter().filter(|wanted| **wanted).count();
            (counts.legs, counts.events) = (left(&mask.legs), left(&mask.events));
        }
        mask.counts = counts;
        mask
    }

    /// Whether nothing is left out.
    pub fn is_open(&self) -> bool {
        self.legs.is_empty() && self.events.is_empty()
    }

    /// Whether a leg is left.
    pub fn leg(&self, id: LegId) -> bool {
        self.legs.get(id.index()).copied().unwrap_or(true)
    }

    /// Whether an event is left.
    pub fn event(&self, id: EventId) -> bool {
        self.events.get(id.index()).copied().unwrap_or(true)
    }

    /// How much is left.
    pub fn counts(&self) -> Counts {
        self.counts
    }
}

fn leg_wanted(
    life: &Life,
    facets: &Facets,
    filter: &Filter,
    person: Option<&str>,
    id: LegId,
) -> bool {
    let leg = life.leg(id);
    let mode = match &leg.kind {
        Kind::Stay { .. } => None,
        Kind::Journey { mode, .. } => Some(*mode),
    };
    wants_manner(filter, leg.condition, mode)
        && wants_grade(filter, leg.rank, leg.confidence)
        && filter
            .country
            .is_none_or(|state| facets.leg_states[id.index()].contains(&Some(state)))
        // A leg has no list of persons: its sentence names them.
        && person.is_none_or(|name| names(leg.fact.get(crate::words::Lang::En), name))
}

fn event_wanted(life: &Life, facets: &Facets, filter: &Filter, id: EventId) -> bool {
    let event = life.event(id);
    let leg = life.leg(facets.event_legs[id.index()]);
    let mode = match &leg.kind {
        Kind::Stay { .. } => None,
        Kind::Journey { mode, .. } => Some(*mode),
    };
    wants_manner(filter, leg.condition, mode)
        && wants_grade(filter, event.rank, event.confidence)
        && filter
            .country
            .is_none_or(|state| facets.event_states[id.index()] == Some(state))
}

fn wants_manner(filter: &Filter, condition: Condition, mode: Option<Mode>) -> bool {
    filter.conditions.wants(number(Condition::ALL, &condition))
        && (filter.modes.is_all()
            || mode.is_some_and(|mode| filter.modes.has(number(Mode::ALL, &mode))))
}

fn wants_grade(filter: &Filter, rank: u8, confidence: Confidence) -> bool {
    (filter.rank == 0 || rank <= filter.rank)
        && filter.certainty.wants(number(Confidence::ALL, &confidence))
}

/// Whether a sentence names a person by the last word of the name, as a word of its own.
fn names(sentence: &str, name: &str) -> bool {
    let family = name.split_whitespace().next_back().unwrap_or(name);
    sentence.match_indices(family).any(|(byte, _)| {
        let free = |edge: Option<char>| edge.is_none_or(|letter| !letter.is_alphanumeric());
        free(sentence[..byte].chars().next_back())
            && free(sentence[byte + family.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_chosen_wants_all() {
        let only = Only::default();
        assert!(only.wants(3) && !only.has(3));
        let only = only.toggled(3);
        assert!(only.wants(3) && !only.wants(2) && !only.wants(99));
        assert_eq!(only.toggled(3), Only::default());
        assert_eq!(only.toggled(99), only);
    }

    #[test]
    fn a_name_is_a_word_of_its_own() {
        assert!(names("With Lenin, in London.", "Vladimir Lenin"));
        assert!(!names("He leaves Leningrad.", "Vladimir Lenin"));
        assert!(!names("At sea.", "Vladimir Lenin"));
    }
}
