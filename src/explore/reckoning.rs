//! How much of a life is how sure, counted for the page that says how we know.

use crate::life::{Confidence, Consulted, Evidence, Life, Stance};

use super::filter::{leg_span, number};

/// Counts of rows and days by what they rest on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reckoning {
    /// Stays and journeys by [`Evidence`]; an event has none.
    pub evidence: [usize; 3],
    /// Rows of all kinds by [`Confidence`].
    pub confidence: [usize; 3],
    /// Rows of all kinds by [`Consulted`].
    pub consulted: [usize; 3],
    /// Days of the life by the [`Confidence`] of the leg most likely then.
    pub days: [f64; 3],
    /// Days on which the sources leave more than one place open.
    pub open_days: usize,
}

impl Reckoning {
    /// Counts a life.
    pub(super) fn new(life: &Life) -> Self {
        let mut counted = Self::default();
        for id in life.leg_ids() {
            let leg = life.leg(id);
            let (start, end) = leg_span(life, id);
            let sure = number(Confidence::ALL, &leg.confidence);
            counted.evidence[number(Evidence::ALL, &leg.evidence)] += 1;
            counted.confidence[sure] += 1;
            counted.consulted[number(Consulted::ALL, &leg.consulted)] += 1;
            counted.days[sure] += end - start;
        }
        for event in &life.events {
            counted.confidence[number(Confidence::ALL, &event.confidence)] += 1;
            counted.consulted[number(Consulted::ALL, &event.consulted)] += 1;
        }
        let days = usize::try_from(life.days()).unwrap_or_default();
        counted.open_days = life
            .subject
            .first_day
            .iter_days()
            .take(days)
            .filter_map(|day| life.whereabouts(day))
            .filter(|whereabouts| whereabouts.stance == Stance::Between)
            .count();
        counted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::life::sample;

    #[test]
    fn every_row_and_day_is_counted_once() {
        let life = sample::life();
        let counted = Reckoning::new(&life);
        let rows = life.legs.len() + life.events.len();
        assert_eq!(counted.evidence.iter().sum::<usize>(), life.legs.len());
        assert_eq!(counted.confidence.iter().sum::<usize>(), rows);
        assert_eq!(counted.consulted.iter().sum::<usize>(), rows);
        let days: f64 = counted.days.iter().sum();
        assert!((days - life.days() as f64).abs() < 1e-6, "{days}");
        // Harbour and its quay are one place; only the arrival at the island in April is open.
        assert!(counted.open_days > 0 && counted.open_days < 90);
    }
}
