//! What a link of a label leads to: a day, a row or a place.

use crate::calendar::{Day, Edtf};

use super::{EventId, LegId, Life, PlaceId, RowId};

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A day of the life.
    Day(Day),
    /// A leg or an event.
    Row(RowId),
    /// A place.
    Place(PlaceId),
}

impl Life {
    /// What an id or a date means in this life; a month or a year means its first day. `None` if there
    /// is no such thing, or the day is not of the life.
    pub fn target(&self, text: &str) -> Option<Target> {
        let leg = || self.legs.iter().position(|leg| leg.key == text);
        let event = || self.events.iter().position(|event| event.key == text);
        let place = || self.places.iter().position(|place| place.key == text);
        if let Ok(date) = Edtf::parse(text) {
            let day = date.earliest.filter(|day| self.contains(*day));
            return day.map(Target::Day);
        }
        leg()
            .map(|at| Target::Row(RowId::Leg(LegId::from_index(at))))
            .or_else(|| event().map(|at| Target::Row(RowId::Event(EventId::from_index(at)))))
            .or_else(|| place().map(|at| Target::Place(PlaceId::from_index(at))))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_target_is_a_day_a_row_or_a_place() {
        let life = sample::life();
        let day = "1900-02-03".parse().unwrap();
        assert_eq!(life.target("1900-02-03"), Some(Target::Day(day)));
        let month = "1900-02-01".parse().unwrap();
        assert_eq!(life.target("1900-02"), Some(Target::Day(month)));
        assert_eq!(life.target("1950-01-01"), None);
        let leg = Target::Row(RowId::Leg(LegId(1)));
        assert_eq!(life.target("trip-harbour"), Some(leg));
        let place = life.places[3].key.clone();
        assert_eq!(life.target(&place), Some(Target::Place(PlaceId(3))));
        assert_eq!(life.target("nowhere-at-all"), None);
    }
}
