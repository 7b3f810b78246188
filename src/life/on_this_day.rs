//! What happened on a day and month of any year of the life.

use std::collections::BTreeSet;

use chrono::Datelike as _;

use crate::calendar::Day;

use super::{EventId, Life};

impl Life {
    /// The events known to the day that fell on the day and month of `today`, of whatever year, the
    /// best rank first; where there are none, those of the nearest day and month to come, with how
    /// many days off they are. Nothing of a life without such events.
    pub fn on_this_day(&self, today: Day) -> (i64, Vec<EventId>) {
        let known: BTreeSet<(u32, u32)> = self
            .event_ids()
            .filter_map(|id| month_and_day(self, id))
            .collect();
        // A leap day may be four years away, or eight where a century has none.
        for ahead in 0..=(8 * 366) {
            let Some(day) = today.checked_add_signed(chrono::TimeDelta::days(ahead)) else {
                break;
            };
            if known.contains(&(day.month(), day.day())) {
                return (ahead, self.anniversaries(day));
            }
        }
        (0, Vec::new())
    }

    fn anniversaries(&self, day: Day) -> Vec<EventId> {
        let mut found: Vec<EventId> = self
            .event_ids()
            .filter(|id| month_and_day(self, *id) == Some((day.month(), day.day())))
            .collect();
        found.sort_by_key(|id| (self.event(*id).rank, self.event(*id).bounds.earliest));
        found
    }
}

/// The month and the day of an event known to the day.
fn month_and_day(life: &Life, id: EventId) -> Option<(u32, u32)> {
    let bounds = life.event(id).bounds;
    bounds
        .is_sharp()
        .then(|| (bounds.earliest.month(), bounds.earliest.day()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{DayBounds, Edtf};
    use crate::life::sample::{self, day};
    use crate::life::{Confidence, Consulted, Event, PlaceId};
    use crate::words::Text;

    fn life_with(events: &[(&str, u8)]) -> Life {
        let mut life = sample::life();
        life.events = events
            .iter()
            .map(|(date, rank)| {
                let date = Edtf::parse(date).unwrap();
                let bounds: DayBounds = date.bounds().unwrap();
                Event {
                    key: format!("{}-{rank}", bounds.earliest),
                    date,
                    bounds,
                    date_old_style: String::new(),
                    place: PlaceId(0),
                    category: String::new(),
                    rank: *rank,
                    people: Vec::new(),
                    title: Text::same("Something"),
                    fact: Text::same("It happens."),
                    label: Text::default(),
                    citations: Vec::new(),
                    confidence: Confidence::High,
                    note: String::new(),
                    present: true,
                    consulted: Consulted::Yes,
                }
            })
            .collect();
        life
    }

    fn ask(life: &Life, today: &str) -> (i64, Vec<String>) {
        let (ahead, found) = life.on_this_day(day(today));
        let keys = found.into_iter().map(|id| life.event(id).key.clone());
        (ahead, keys.collect())
    }

    #[test]
    fn the_best_rank_of_any_year_comes_first_and_open_days_never() {
        let life = life_with(&[
            ("1900-03-05", 3),
            ("1901-03-05", 1),
            ("1902-03-05", 1),
            ("1903-03", 1),
        ]);
        let (ahead, found) = ask(&life, "2026-03-05");
        assert_eq!(ahead, 0);
        assert_eq!(found, ["1901-03-05-1", "1902-03-05-1", "1900-03-05-3"]);
    }

    #[test]
    fn where_there_is_none_the_nearest_to_come_is_told() {
        let life = life_with(&[("1900-03-05", 3), ("1904-02-29", 4)]);
        assert_eq!(ask(&life, "2026-03-06"), (364, vec!["1900-03-05-3".into()]));
        assert_eq!(ask(&life, "2026-12-31").0, 64);
        // The day that most years lack is shown in those that have it.
        assert_eq!(ask(&life, "2028-02-28"), (1, vec!["1904-02-29-4".into()]));
        let leap = life_with(&[("1904-02-29", 4)]);
        assert_eq!(ask(&leap, "2024-03-01").0, 4 * 365 + 1 - 1);
        assert_eq!(ask(&life_with(&[]), "2026-01-01"), (0, Vec::new()));
    }
}
