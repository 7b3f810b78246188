//! What others claim of a row: rival dates and places, and what is often told but is not so.

use crate::calendar::{DayBounds, Edtf};
use crate::words::Text;

use super::{Citation, EventId, LegId, Life, PlaceId};

/// A row of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowId {
    /// A leg.
    Leg(LegId),
    /// An event.
    Event(EventId),
}

/// A claim that contradicts a row, by somebody who deserves to be heard.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// The id of the record.
    pub key: String,
    /// The row that keeps another date or place.
    pub row: RowId,
    /// The date kept, as the row has it; `None` where the date is not what is disputed.
    pub kept: Option<Edtf>,
    /// The rival date; `None` where the date is not what is disputed.
    pub date: Option<Edtf>,
    /// Its possible days, inside the life; `None` without a date that has both ends.
    pub bounds: Option<DayBounds>,
    /// The rival place.
    pub place: Option<PlaceId>,
    /// Who claims it; empty where the record names nobody.
    pub citations: Vec<Citation>,
    /// Who claims what, in a sentence or two.
    pub text: Text,
}

/// What visitors bring along, and the answer of the record.
#[derive(Clone, Debug)]
pub struct Myth {
    /// The id of the record.
    pub key: String,
    /// The row where it is answered.
    pub row: RowId,
    /// What is told.
    pub said: Text,
    /// What is known.
    pub answer: Text,
}

impl Life {
    /// The rival claims about a row, in the order of the file.
    pub fn disputes_of(&self, row: RowId) -> impl Iterator<Item = &Dispute> {
        self.disputes.iter().filter(move |one| one.row == row)
    }

    /// The myths answered at a row, in the order of the file.
    pub fn myths_of(&self, row: RowId) -> impl Iterator<Item = &Myth> {
        self.myths.iter().filter(move |one| one.row == row)
    }

    /// Where a row is: the place of an event or a stay, the end of a journey.
    pub fn place_of(&self, row: RowId) -> PlaceId {
        match row {
            RowId::Leg(id) => self.leg(id).place(),
            RowId::Event(id) => self.event(id).place,
        }
    }

    /// The possible days of the date that a dispute is about, as the row keeps it.
    pub fn kept_bounds(&self, dispute: &Dispute) -> DayBounds {
        match dispute.row {
            RowId::Event(id) => self.event(id).bounds,
            RowId::Leg(id) => {
                let leg = self.leg(id);
                match &dispute.kept {
                    Some(kept) if *kept == leg.end && *kept != leg.start => leg.end_bounds,
                    _ => leg.start_bounds,
                }
            }
        }
    }
}
