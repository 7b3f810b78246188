//! Sums up to a day: kilometres by mode, days by condition and by state.

use std::collections::BTreeMap;

use crate::calendar::Day;

use super::{Condition, Kind, Life, Mode, StateId};

/// Sums over the life up to a day, with every boundary at its expected moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    /// Kilometres travelled by mode, along the drawn lines.
    pub km: BTreeMap<Mode, f64>,
    /// Days by condition.
    pub days: BTreeMap<Condition, f64>,
    /// Days of stays by the state of the place at the middle of the stay.
    pub states: BTreeMap<StateId, f64>,
}

/// The sums of all days up to `day`, that day included.
pub fn sums_until(life: &Life, day: Day) -> Sums {
    let until = (day - life.subject.first_day).num_days() as f64 + 1.0;
    let mut sums = Sums::default();
    for (id, leg) in life.leg_ids().zip(&life.legs) {
        let (start, end) = (
            life.chain.moment(id.index()),
            life.chain.moment(id.index() + 1),
        );
        if start >= until {
            break;
        }
        let days = end.min(until) - start;
        *sums.days.entry(leg.condition).or_default() += days;
        match &leg.kind {
            Kind::Stay { place } => {
                let middle = life.subject.first_day
                    + chrono::TimeDelta::days(f64::midpoint(start, end) as i64);
                if let Some(state) = life.place(*place).state(middle) {
                    *sums.states.entry(state).or_default() += days;
                }
            }
            Kind::Journey { mode, path, .. } => {
                let share = if end > start {
                    days / (end - start)
                } else {
                    1.0
                };
                *sums.km.entry(*mode).or_default() += path.length_km() * share;
            }
        }
    }
    sums
}
