//! What is chosen, beside the day, and how a line of text says it.

use crate::life::{EventId, LegId, Life, PlaceId, RowId, Target};
use crate::world::states;

/// The part of a line that opens the page on the map.
const ABOUT_MAP: &str = "about map";

/// The part of a line that opens the page on the evidence.
const HOW_WE_KNOW: &str = "about evidence";

/// What is chosen, beside the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Selection {
    /// An event: its card is open.
    Event(EventId),
    /// A place: its stays are listed.
    Place(PlaceId),
    /// A leg: its card is open.
    Leg(LegId),
    /// A state of the map, by its number in the table of states: its names and his stays are listed.
    State(u32),
    /// How the map was made and what it cannot say.
    AboutMap,
    /// What the record rests on and how sure it is.
    HowWeKnow,
    /// A person by the number in the life: who it was, and the rows that name him or her.
    Person(u32),
}

impl From<RowId> for Selection {
    fn from(row: RowId) -> Self {
        match row {
            RowId::Leg(id) => Self::Leg(id),
            RowId::Event(id) => Self::Event(id),
        }
    }
}

impl Selection {
    /// Whether a life, or the table of states, has it.
    pub fn is_of(self, life: &Life) -> bool {
        match self {
            Self::Event(id) => id.index() < life.events.len(),
            Self::Leg(id) => id.index() < life.legs.len(),
            Self::Place(id) => id.index() < life.places.len(),
            Self::State(number) => states().id(number).is_some(),
            Self::AboutMap | Self::HowWeKnow => true,
            Self::Person(number) => (number as usize) < life.people.len(),
        }
    }

    /// The part of a line that says it: the id of an event, a leg or a place, else what it is and
    /// which. `None` if the life, or the table of states, does not have it.
    pub fn to_part(self, life: &Life) -> Option<String> {
        if !self.is_of(life) {
            return None;
        }
        Some(match self {
            Self::Event(id) => life.event(id).key.clone(),
            Self::Place(id) => life.place(id).key.clone(),
            Self::Leg(id) => life.leg(id).key.clone(),
            Self::State(number) => format!("state {}", states().id(number)?),
            Self::AboutMap => ABOUT_MAP.to_owned(),
            Self::HowWeKnow => HOW_WE_KNOW.to_owned(),
            Self::Person(number) => format!("person {}", life.people.get(number as usize)?.id),
        })
    }

    /// Reads such a part.
    pub fn from_part(part: &str, life: &Life) -> Option<Self> {
        if let Some(id) = part.strip_prefix("state ") {
            return states().number(id.trim()).map(Self::State);
        }
        if let Some(id) = part.strip_prefix("person ") {
            let number = life.people.iter().position(|one| one.id == id.trim())?;
            return u32::try_from(number).ok().map(Self::Person);
        }
        match part {
            ABOUT_MAP => Some(Self::AboutMap),
            HOW_WE_KNOW => Some(Self::HowWeKnow),
            id => match life.target(id)? {
                Target::Row(row) => Some(row.into()),
                Target::Place(place) => Some(Self::Place(place)),
                Target::Day(_) => None,
            },
        }
    }
}
