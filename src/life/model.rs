//! The life as a whole: its tables and their look-ups.

use crate::calendar::Day;
use crate::words::Text;

use super::{
    Chain, Chapter, ChapterId, Event, EventId, Leg, LegId, Person, Place, PlaceId, Source,
    SourceId, State, StateId, TourStop,
};

/// Whose life it is and the frame of its days.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The name, such as Leon Trotsky.
    pub name: Text,
    /// The first word of the wordmark, such as TROTSKY.
    pub wordmark: Text,
    /// The rest of it, such as DAY BY DAY.
    pub wordmark_rest: Text,
    /// The first day.
    pub first_day: Day,
    /// The last day.
    pub last_day: Day,
    /// The last Old Style day's New Style date; `None` where the life knew one calendar only.
    pub old_style_until: Option<Day>,
    /// The day the program opens on.
    pub home_day: Day,
}

/// A life: loaded once, never changed; every id resolves.
#[derive(Clone, Debug)]
pub struct Life {
    /// Whose life.
    pub subject: Subject,
    /// The places.
    pub places: Vec<Place>,
    /// The chain of legs in order.
    pub legs: Vec<Leg>,
    /// The events, by earliest day, then rank.
    pub events: Vec<Event>,
    /// The chapters in order.
    pub chapters: Vec<Chapter>,
    /// The sources, by key.
    pub sources: Vec<Source>,
    /// The persons whom the texts name; may be empty.
    pub people: Vec<Person>,
    /// The states.
    pub states: Vec<State>,
    /// The guided tour; may be empty.
    pub tour: Vec<TourStop>,
    /// What the chain's order says of every boundary.
    pub chain: Chain,
}

impl Life {
    /// The place of an id.
    pub fn place(&self, id: PlaceId) -> &Place {
        &self.places[id.index()]
    }

    /// The leg of an id.
    pub fn leg(&self, id: LegId) -> &Leg {
        &self.legs[id.index()]
    }

    /// The event of an id.
    pub fn event(&self, id: EventId) -> &Event {
        &self.events[id.index()]
    }

    /// The chapter of an id.
    pub fn chapter(&self, id: ChapterId) -> &Chapter {
        &self.chapters[id.index()]
    }

    /// The source of an id.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.index()]
    }

    /// The state of an id.
    pub fn state(&self, id: StateId) -> &State {
        &self.states[id.index()]
    }

    /// The ids of the legs, in the chain's order.
    pub fn leg_ids(&self) -> impl DoubleEndedIterator<Item = LegId> + use<> {
        (0..self.legs.len()).map(LegId::from_index)
    }

    /// The ids of the events, by day.
    pub fn event_ids(&self) -> impl DoubleEndedIterator<Item = EventId> + use<> {
        (0..self.events.len()).map(EventId::from_index)
    }

    /// The town a place is in: itself, or what it is part of.
    pub fn town(&self, mut id: PlaceId) -> PlaceId {
        // A loader refuses circles; the bound keeps even a broken table from hanging.
        for _ in 0..8 {
            match self.place(id).part_of {
                Some(whole) => id = whole,
                None => break,
            }
        }
        id
    }

    /// How many days the life has, both ends counted.
    pub fn days(&self) -> i64 {
        (self.subject.last_day - self.subject.first_day).num_days() + 1
    }

    /// The chapter a day lies in.
    pub fn chapter_on(&self, day: Day) -> Option<ChapterId> {
        let next = self
            .chapters
            .partition_point(|chapter| chapter.start.earliest <= day);
        next.checked_sub(1).map(ChapterId::from_index)
    }

    /// The age on a day: full years, and days since the last birthday.
    pub fn age(&self, day: Day) -> (u32, i64) {
        let born = self.subject.first_day;
        let years = day.years_since(born).unwrap_or_default();
        let birthday = born
            .checked_add_months(chrono::Months::new(years * 12))
            .unwrap_or(born);
        (years, (day - birthday).num_days())
    }

    /// Whether the day lies in the life.
    pub fn contains(&self, day: Day) -> bool {
        self.subject.first_day <= day && day <= self.subject.last_day
    }
}
