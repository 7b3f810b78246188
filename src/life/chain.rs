//! The chain of boundaries: what its order says of days that the sources leave open.
//!
//! Every choice of one day for each boundary that keeps them in order is taken as equally likely;
//! [`law`](super::law) counts the choices.
//!
//! Boundaries on one day share it evenly in their order: `m` of them on day `d` lie at
//! `d + j / (m + 1)`. So one boundary lies at noon, and a leg that begins and ends on the same day
//! still holds a part of it. Where it is open whether a boundary falls on the day, it counts there
//! with the odds that it does: exact for known boundaries, and close for open ones. The life begins
//! with the first boundary and ends with the last, which therefore share no day with others.

use crate::calendar::{Day, DayBounds};

use super::law::{Law, laws};

/// The narrowed boundaries of a chain of legs, ready to give odds for any day.
///
/// Boundary `i` is the start of leg `i`; the last boundary is the end of the last leg.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    first: Day,
    bounds: Vec<DayBounds>,
    moments: Vec<f64>,
    /// How likely each day of an open boundary is; `None` of a known one.
    laws: Vec<Option<Law>>,
}

/// A boundary that no order of days allows: it lies before the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Infeasible {
    /// The index of the boundary.
    pub boundary: usize,
    /// The latest day it allows.
    pub latest: Day,
    /// The earliest day the boundaries before it allow.
    pub earliest_before: Day,
}

impl Chain {
    /// Narrows raw bounds by their order. A boundary that cannot be in order is reported, and moved
    /// to the first day the boundaries before it allow, so that everything above can go on.
    pub fn new(raw: &[DayBounds]) -> (Self, Vec<Infeasible>) {
        let mut bounds = raw.to_vec();
        let mut infeasible = Vec::new();
        for i in 1..bounds.len() {
            let floor = bounds[i - 1].earliest;
            if bounds[i].latest < floor {
                infeasible.push(Infeasible {
                    boundary: i,
                    latest: bounds[i].latest,
                    earliest_before: floor,
                });
                bounds[i] = DayBounds::sharp(floor);
            } else {
                bounds[i].earliest = bounds[i].earliest.max(floor);
            }
        }
        for i in (1..bounds.len()).rev() {
            bounds[i - 1].latest = bounds[i - 1].latest.min(bounds[i].latest);
        }
        let mut chain = Self {
            first: bounds
                .first()
                .map(|bounds| bounds.earliest)
                .unwrap_or_default(),
            laws: vec![None; bounds.len()],
            moments: Vec::new(),
            bounds,
        };
        chain.laws = laws(&chain.bounds);
        chain.place_moments();
        (chain, infeasible)
    }

    /// The narrowed bounds, one more than there are legs.
    pub fn bounds(&self) -> &[DayBounds] {
        &self.bounds
    }

    /// The expected moment of a boundary, in days from the life's first midnight; 0 of none.
    pub fn moment(&self, boundary: usize) -> f64 {
        self.moments.get(boundary).copied().unwrap_or_default()
    }

    /// The legs that can hold a day, as a range of indices.
    pub(super) fn candidates(&self, day: Day) -> std::ops::RangeInclusive<usize> {
        let legs = self.bounds.len().saturating_sub(1);
        let first = self
            .bounds
            .partition_point(|bounds| bounds.latest < day)
            .saturating_sub(1);
        let last = self
            .bounds
            .partition_point(|bounds| bounds.earliest <= day)
            .saturating_sub(1);
        first.min(legs.saturating_sub(1))..=last.min(legs.saturating_sub(1))
    }

    /// The leg that holds a moment when every boundary lies at its expected moment.
    pub(super) fn leg_at(&self, moment: f64) -> usize {
        let legs = self.bounds.len().saturating_sub(1);
        let next = self.moments.partition_point(|boundary| *boundary <= moment);
        next.saturating_sub(1).min(legs.saturating_sub(1))
    }

    /// The legs that can hold a day and the expected share of it that each holds, over all choices
    /// of days; the shares add up to 1.
    ///
    /// Expectations add up whatever the boundaries have to do with each other, so the share of a leg
    /// is the expected part of the day before its end less the part before its start.
    pub(super) fn shares(&self, day: Day) -> Vec<(usize, f64)> {
        if self.bounds.len() < 2 {
            return Vec::new();
        }
        let legs = self.candidates(day);
        let (first, last) = (*legs.start(), *legs.end());
        // The odds that each boundary between the candidates falls on the day.
        let falls: Vec<f64> = (first + 1..=last)
            .map(|boundary| self.falls_by(boundary, day) - self.falls_before(boundary, day))
            .collect();
        let all: f64 = falls.iter().sum();
        let mut shares = Vec::with_capacity(falls.len() + 1);
        let (mut earlier, mut done) = (0.0, 0.0);
        for (leg, falls) in (first..).zip(falls) {
            let part = (1.0 + earlier) / (2.0 + all - falls);
            let until = 1.0 - self.falls_by(leg + 1, day) + falls * part;
            shares.push((leg, (until - done).max(0.0)));
            done = until.max(done);
            earlier += falls;
        }
        shares.push((last, (1.0 - done).max(0.0)));
        shares
    }

    /// The odds that a boundary falls on a day or before.
    fn falls_by(&self, boundary: usize, day: Day) -> f64 {
        let bounds = self.bounds[boundary];
        match &self.laws[boundary] {
            _ if day < bounds.earliest => 0.0,
            _ if day >= bounds.latest => 1.0,
            Some(law) => law.up_to((day - bounds.earliest).num_days()),
            None => 1.0,
        }
    }

    /// The odds that a boundary falls before a day.
    fn falls_before(&self, boundary: usize, day: Day) -> f64 {
        day.pred_opt()
            .map_or(0.0, |before| self.falls_by(boundary, before))
    }

    fn place_moments(&mut self) {
        let mut i = 0;
        while i < self.bounds.len() {
            let bounds = self.bounds[i];
            if bounds.is_sharp() {
                let mut end = i + 1;
                while self.bounds.get(end) == Some(&bounds) {
                    end += 1;
                }
                let day = (bounds.earliest - self.first).num_days() as f64;
                // The life begins with its first midnight and ends with its last, not at noon.
                let opening = usize::from(i == 0);
                let closing = usize::from(end == self.bounds.len());
                let parts = (end - i + 1 - opening - closing).max(1) as f64;
                for j in i..end {
                    let part = (j - i + 1 - opening) as f64 / parts;
                    self.moments.push(day + part.min(1.0));
                }
                i = end;
            } else {
                let mean = self.laws[i].as_ref().map_or(0.0, Law::mean);
                let moment = (bounds.earliest - self.first).num_days() as f64 + mean + 0.5;
                let floor = self.moments.last().copied().unwrap_or_default();
                self.moments.push(moment.max(floor));
                i += 1;
            }
        }
        // A known boundary can lie just before the mean of an open one on the same day.
        for i in (1..self.moments.len()).rev() {
            self.moments[i - 1] = self.moments[i - 1].min(self.moments[i]);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(of_january: i64) -> Day {
        Day::from_ymd_opt(1900, 1, 1).unwrap() + chrono::TimeDelta::days(of_january - 1)
    }

    fn bounds(earliest: i64, latest: i64) -> DayBounds {
        DayBounds {
            earliest: day(earliest),
            latest: day(latest),
        }
    }

    fn sharp(of_january: i64) -> DayBounds {
        bounds(of_january, of_january)
    }

    fn share(chain: &Chain, leg: usize, of_january: i64) -> f64 {
        let shares = chain.shares(day(of_january));
        shares
            .iter()
            .find(|(of, _)| *of == leg)
            .map_or(0.0, |found| found.1)
    }

    #[test]
    fn order_narrows_what_is_open() {
        let (chain, problems) = Chain::new(&[sharp(1), bounds(5, 20), bounds(1, 10), sharp(31)]);
        assert!(problems.is_empty());
        assert_eq!(chain.bounds()[1], bounds(5, 10));
        assert_eq!(chain.bounds()[2], bounds(5, 10));
    }

    #[test]
    fn an_impossible_order_is_reported_and_mended() {
        let (chain, problems) = Chain::new(&[sharp(1), sharp(20), sharp(10), sharp(31)]);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].boundary, 2);
        assert_eq!(chain.bounds()[2], sharp(20));
    }

    #[test]
    fn boundaries_of_one_day_share_it() {
        let (chain, _) = Chain::new(&[sharp(1), sharp(4), sharp(4), sharp(10)]);
        assert!((chain.moment(1) - (3.0 + 1.0 / 3.0)).abs() < 1e-12);
        assert!((chain.moment(2) - (3.0 + 2.0 / 3.0)).abs() < 1e-12);
        for (leg, share) in chain.shares(day(4)) {
            assert!((share - 1.0 / 3.0).abs() < 1e-12, "leg {leg}: {share}");
        }
        assert_eq!(chain.moment(0), 0.0);
        assert_eq!(chain.moment(3), 10.0);
    }

    #[test]
    fn one_open_boundary_is_even() {
        // The move falls on one of days 11 to 20.
        let (chain, _) = Chain::new(&[sharp(1), bounds(11, 20), sharp(31)]);
        assert!((share(&chain, 0, 10) - 1.0).abs() < 1e-12);
        // On day 15: five of ten choices lie after it, one on it counts half.
        assert!((share(&chain, 0, 15) - 0.55).abs() < 1e-12);
        assert!((share(&chain, 1, 15) - 0.45).abs() < 1e-12);
        assert!((chain.moment(1) - 15.0).abs() < 1e-12);
    }

    #[test]
    fn the_life_ends_in_its_last_leg() {
        // The last leg begins on an open day and the life ends on a known one.
        let (chain, _) = Chain::new(&[sharp(1), bounds(5, 10), sharp(20)]);
        assert_eq!(share(&chain, 1, 20), 1.0);
        assert_eq!(share(&chain, 0, 1), 1.0);
        // An open birth and death leave no day without an answer.
        let (chain, _) = Chain::new(&[bounds(1, 5), bounds(4, 12), bounds(10, 20)]);
        for on in 1..=20 {
            let all: f64 = chain.shares(day(on)).iter().map(|(_, share)| share).sum();
            assert!((all - 1.0).abs() < 1e-12, "{on}: {all}");
        }
    }

    #[test]
    fn two_open_boundaries_lean_apart() {
        // Three choices in order of two days: (1, 1), (1, 2), (2, 2).
        let (chain, _) = Chain::new(&[sharp(0), bounds(1, 2), bounds(1, 2), sharp(9)]);
        assert!((chain.falls_by(1, day(1)) - 2.0 / 3.0).abs() < 1e-12);
        assert!((chain.falls_by(2, day(1)) - 1.0 / 3.0).abs() < 1e-12);
        assert!(chain.moment(1) < chain.moment(2));
    }

    /// For a boundary, the share of all choices in order that put it on `day` or before, counted
    /// one by one: the slow way to the same odds.
    fn by_listing(raw: &[DayBounds], boundary: usize, day: Day) -> f64 {
        fn go(raw: &[DayBounds], chosen: &mut Vec<Day>, ask: (usize, Day), out: &mut (u32, u32)) {
            if chosen.len() == raw.len() {
                out.1 += 1;
                out.0 += u32::from(chosen[ask.0] <= ask.1);
                return;
            }
            let bounds = raw[chosen.len()];
            let after = chosen.last().copied().unwrap_or(bounds.earliest);
            let mut day = bounds.earliest.max(after);
            while day <= bounds.latest {
                chosen.push(day);
                go(raw, chosen, ask, out);
                chosen.pop();
                day = day.succ_opt().unwrap();
            }
        }
        let mut counts = (0, 0);
        go(raw, &mut Vec::new(), (boundary, day), &mut counts);
        f64::from(counts.0) / f64::from(counts.1)
    }

    proptest! {
        #[test]
        fn odds_agree_with_listing_every_choice(
            spans in proptest::collection::vec((1_i64..10, 0_i64..6), 3..6),
            on in 0_i64..16,
        ) {
            let mut raw: Vec<DayBounds> = spans.iter().map(|(from, long)| bounds(*from, from + long)).collect();
            raw.sort_by_key(|bounds| bounds.latest);
            let (chain, problems) = Chain::new(&raw);
            prop_assume!(problems.is_empty());
            for boundary in 0..raw.len() {
                let fast = chain.falls_by(boundary, day(on));
                let slow = by_listing(&raw, boundary, day(on));
                prop_assert!((fast - slow).abs() < 1e-9, "boundary {boundary}: {fast} {slow}");
            }
        }

        #[test]
        fn any_chain_answers_every_day(
            spans in proptest::collection::vec((0_i64..200, 0_i64..60), 2..40),
            on in -5_i64..270,
        ) {
            // Any order: what cannot be is mended, and everything goes on.
            let raw: Vec<DayBounds> = spans.iter().map(|(from, long)| bounds(*from, from + long)).collect();
            let (chain, _) = Chain::new(&raw);
            let shares = chain.shares(day(on));
            prop_assert!(shares.iter().all(|(leg, share)| *leg + 1 < raw.len() && *share >= 0.0));
            let all: f64 = shares.iter().map(|(_, share)| share).sum();
            prop_assert!((all - 1.0).abs() < 1e-9, "{all}");
            for boundary in 1..raw.len() {
                prop_assert!(chain.moment(boundary - 1) <= chain.moment(boundary));
            }
        }
    }
}
