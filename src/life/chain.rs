//! The chain of boundaries: what its order says of days that the sources leave open.
//!
//! Every choice of one day for each boundary that keeps them in order is taken as equally likely;
//! the choices are counted exactly, by dynamic programming over runs of boundaries that can touch.
//!
//! Boundaries known to fall on one day share that day evenly in their order: `m` of them on day `d`
//! lie at `d + j / (m + 1)`. So one boundary lies at noon, and a leg that begins and ends on the
//! same day still holds a part of it.

use crate::calendar::{Day, DayBounds};

/// Above this many cells (boundaries times open days) a run is no longer counted jointly: each of
/// its boundaries is then taken by itself, evenly over its own days. No real life comes near it.
const MAX_CELLS: i64 = 8_000_000;

/// The narrowed boundaries of a chain of legs, ready to give odds for any day.
///
/// Boundary `i` is the start of leg `i`; the last boundary is the end of the last leg.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    first: Day,
    bounds: Vec<DayBounds>,
    moments: Vec<f64>,
    laws: Vec<Option<Law>>,
}

/// How likely each open day of a boundary is, given the boundaries around it.
#[derive(Clone, Debug)]
struct Law {
    /// Ways to choose the boundaries of the run up to this one, summed up to each of its days.
    before: Vec<f64>,
    /// Ways to choose the boundaries of the run from this one on, summed from each of its days on.
    after: Vec<f64>,
    /// The law of this boundary alone, summed up to each of its days; the last is 1.
    alone: Vec<f64>,
    /// Whether the next boundary is of the same run, so that the two are counted together.
    tied_to_next: bool,
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
        chain.count();
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

    /// The expected share of a day that a leg holds, over all choices of days: 0 to 1.
    pub(super) fn share_of_day(&self, leg: usize, day: Day) -> f64 {
        let (start, end) = (self.bounds[leg], self.bounds[leg + 1]);
        let offset = (day - self.first).num_days() as f64;
        if start.is_sharp() && end.is_sharp() {
            let from = self.moments[leg].max(offset);
            let to = self.moments[leg + 1].min(offset + 1.0);
            return (to - from).clamp(0.0, 1.0);
        }
        // The part of the day after a start on it, and before an end on it.
        let part = |boundary: usize, day: Day| {
            self.moments[boundary] - (day - self.first).num_days() as f64
        };
        let part_after = if start.is_sharp() {
            1.0 - part(leg, start.earliest)
        } else {
            0.5
        };
        let part_before = if end.is_sharp() {
            part(leg + 1, end.earliest)
        } else {
            0.5
        };
        let prev = day.pred_opt().unwrap_or(day);
        let next = day.succ_opt().unwrap_or(day);
        let whole = self.odds(leg, prev, next);
        let ends_today = self.odds(leg, prev, day) - whole;
        let starts_today = self.odds(leg, day, next) - whole;
        let both_today = self.odds(leg, day, day) - whole - ends_today - starts_today;
        let share = whole
            + part_before * ends_today
            + part_after * starts_today
            + part_before.min(part_after) * (2.0 / 3.0) * both_today;
        share.clamp(0.0, 1.0)
    }

    /// The odds that a leg starts on or before `start` and ends on or after `end`.
    fn odds(&self, leg: usize, start: Day, end: Day) -> f64 {
        if let Some(law) = self.laws[leg].as_ref().filter(|law| law.tied_to_next)
            && let Some(next) = &self.laws[leg + 1]
        {
            let (first, first_next) = (self.bounds[leg].earliest, self.bounds[leg + 1].earliest);
            // Pairs in order with the start up to `start` and the end from `end` on, over all pairs in order.
            return pairs(law, first, next, first_next, start, end)
                / pairs(law, first, next, first_next, Day::MAX, Day::MIN).max(f64::MIN_POSITIVE);
        }
        self.starts_by(leg, start) * (1.0 - self.starts_by(leg + 1, end.pred_opt().unwrap_or(end)))
    }

    /// The odds that a boundary falls on or before a day.
    fn starts_by(&self, boundary: usize, day: Day) -> f64 {
        let bounds = self.bounds[boundary];
        match &self.laws[boundary] {
            _ if day < bounds.earliest => 0.0,
            _ if day >= bounds.latest => 1.0,
            Some(law) => law.alone[(day - bounds.earliest).num_days() as usize],
            None => 1.0,
        }
    }

    /// Counts the choices of every run of boundaries that can touch.
    fn count(&mut self) {
        let mut start = 0;
        while start < self.bounds.len() {
            let mut end = start + 1;
            while end < self.bounds.len() && self.bounds[end - 1].latest > self.bounds[end].earliest
            {
                end += 1;
            }
            self.count_run(start, end);
            start = end;
        }
    }

    fn count_run(&mut self, start: usize, end: usize) {
        let run = &self.bounds[start..end];
        if run.iter().all(|bounds| bounds.is_sharp()) {
            return;
        }
        let cells: i64 = run.iter().map(|bounds| bounds.days()).sum();
        if cells > MAX_CELLS {
            for (i, bounds) in run.iter().enumerate() {
                self.laws[start + i] = Some(Law::even(bounds.days().min(MAX_CELLS) as usize));
            }
            return;
        }
        let before = ways(
            run.iter().copied(),
            |day, previous: DayBounds, sums: &[f64]| {
                let index = (day - previous.earliest).num_days();
                if index < 0 {
                    0.0
                } else {
                    sums[(index as usize).min(sums.len() - 1)]
                }
            },
        );
        // From the end backwards the same count runs on mirrored days.
        let mirror = |bounds: &DayBounds| DayBounds {
            earliest: mirrored(bounds.latest),
            latest: mirrored(bounds.earliest),
        };
        let mut after = ways(
            run.iter().rev().map(mirror),
            |day, previous: DayBounds, sums: &[f64]| {
                let index = (day - previous.earliest).num_days();
                if index < 0 {
                    0.0
                } else {
                    sums[(index as usize).min(sums.len() - 1)]
                }
            },
        );
        after.reverse();
        for (i, (before, mut after)) in before.into_iter().zip(after).enumerate() {
            after.reverse();
            let alone = alone(&before, &after);
            self.laws[start + i] = Some(Law {
                alone,
                before,
                after,
                tied_to_next: start + i + 1 < end,
            });
        }
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

impl Law {
    /// Evenly over its days, tied to nothing.
    fn even(days: usize) -> Self {
        let days = days.max(1);
        let sums: Vec<f64> = (1..=days).map(|day| day as f64 / days as f64).collect();
        Self {
            before: Vec::new(),
            after: Vec::new(),
            alone: sums,
            tied_to_next: false,
        }
    }

    /// The mean, in days from the earliest.
    fn mean(&self) -> f64 {
        // The mean of a whole number that is not negative is the sum of its tails.
        self.alone.iter().map(|up_to| 1.0 - up_to).sum()
    }
}

/// A day counted from far in the future backwards.
fn mirrored(day: Day) -> Day {
    let epoch = Day::default();
    epoch - (day - epoch)
}

/// For each boundary of a run, the running sum over its days of the ways to choose it and those
/// before it in order; scaled so that the last is 1, as only ratios matter.
fn ways(
    run: impl Iterator<Item = DayBounds>,
    up_to: impl Fn(Day, DayBounds, &[f64]) -> f64,
) -> Vec<Vec<f64>> {
    let mut all: Vec<Vec<f64>> = Vec::new();
    let mut previous: Option<DayBounds> = None;
    for bounds in run {
        let mut sums = Vec::with_capacity(bounds.days() as usize);
        let mut total = 0.0;
        let mut day = bounds.earliest;
        while day <= bounds.latest {
            total += match (previous, all.last()) {
                (Some(previous), Some(sums)) => up_to(day, previous, sums),
                _ => 1.0,
            };
            sums.push(total);
            let Some(next) = day.succ_opt() else { break };
            day = next;
        }
        if total > 0.0 {
            for sum in &mut sums {
                *sum /= total;
            }
        }
        all.push(sums);
        previous = Some(bounds);
    }
    all
}

/// The value at an index of a running sum taken from the front.
fn step(sums: &[f64], index: usize) -> f64 {
    sums[index] - if index > 0 { sums[index - 1] } else { 0.0 }
}

/// The value at an index of a running sum taken from the back.
fn step_back(sums: &[f64], index: usize) -> f64 {
    sums[index] - sums.get(index + 1).copied().unwrap_or_default()
}

/// The law of one boundary from both sides.
fn alone(before: &[f64], after: &[f64]) -> Vec<f64> {
    let mut total = 0.0;
    let mut sums: Vec<f64> = (0..before.len())
        .map(|i| {
            total += step(before, i) * step_back(after, i);
            total
        })
        .collect();
    if total > 0.0 {
        for sum in &mut sums {
            *sum /= total;
        }
    }
    sums
}

/// The weight of all pairs in order with the first day up to `start` and the second from `end` on.
fn pairs(law: &Law, first: Day, next: &Law, first_next: Day, start: Day, end: Day) -> f64 {
    let last = first + chrono::TimeDelta::days(law.before.len() as i64 - 1);
    let last_next = first_next + chrono::TimeDelta::days(next.after.len() as i64 - 1);
    let start = start.min(last);
    if start < first || end > last_next {
        return 0.0;
    }
    let at = |day: Day| law.before[(day - first).num_days() as usize];
    let from = end.max(first_next);
    if start <= from {
        return at(start) * next.after[(from - first_next).num_days() as usize];
    }
    // The two ranges overlap: sum over the second day, with the first up to the smaller of both.
    let mut sum = 0.0;
    let mut day = from;
    while day <= last_next {
        let weight = step_back(&next.after, (day - first_next).num_days() as usize);
        if day >= first {
            sum += weight * at(day.min(start));
        }
        let Some(following) = day.succ_opt() else {
            break;
        };
        day = following;
    }
    sum
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
        assert!((chain.share_of_day(1, day(4)) - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!(chain.moment(0), 0.0);
        assert_eq!(chain.moment(3), 10.0);
    }

    #[test]
    fn one_open_boundary_is_even() {
        // The move falls on one of days 11 to 20.
        let (chain, _) = Chain::new(&[sharp(1), bounds(11, 20), sharp(31)]);
        assert!((chain.share_of_day(0, day(10)) - 1.0).abs() < 1e-12);
        // On day 15: five of ten choices lie after it, one on it counts half.
        assert!((chain.share_of_day(0, day(15)) - 0.55).abs() < 1e-12);
        assert!((chain.share_of_day(1, day(15)) - 0.45).abs() < 1e-12);
        assert!((chain.moment(1) - 15.0).abs() < 1e-12);
    }

    #[test]
    fn the_last_day_belongs_to_the_last_leg_even_if_its_start_is_open() {
        let (chain, _) = Chain::new(&[sharp(1), bounds(5, 20), sharp(20)]);
        // The move falls on one of 16 days; only if it falls on the last is that day shared.
        let share = chain.share_of_day(1, day(20));
        assert!(share > 0.9 && share < 1.0, "{share}");
    }

    /// Counts every choice one by one, as the slow way to the same odds.
    fn by_listing(raw: &[DayBounds], leg: usize, start: Day, end: Day) -> f64 {
        fn go(
            raw: &[DayBounds],
            chosen: &mut Vec<Day>,
            leg: usize,
            ask: (Day, Day),
            out: &mut (u32, u32),
        ) {
            if chosen.len() == raw.len() {
                out.1 += 1;
                out.0 += u32::from(chosen[leg] <= ask.0 && chosen[leg + 1] >= ask.1);
                return;
            }
            let bounds = raw[chosen.len()];
            let mut day = bounds
                .earliest
                .max(chosen.last().copied().unwrap_or(bounds.earliest));
            while day <= bounds.latest {
                chosen.push(day);
                go(raw, chosen, leg, ask, out);
                chosen.pop();
                day = day.succ_opt().unwrap();
            }
        }
        let mut counts = (0, 0);
        go(raw, &mut Vec::new(), leg, (start, end), &mut counts);
        f64::from(counts.0) / f64::from(counts.1)
    }

    proptest! {
        #[test]
        fn odds_agree_with_listing_every_choice(
            spans in proptest::collection::vec((1_i64..10, 0_i64..6), 3..6),
            start in 0_i64..14,
            end in 0_i64..14,
        ) {
            let mut raw: Vec<DayBounds> = spans.iter().map(|(from, long)| bounds(*from, from + long)).collect();
            raw.sort_by_key(|bounds| bounds.latest);
            let (chain, problems) = Chain::new(&raw);
            prop_assume!(problems.is_empty());
            for leg in 0..raw.len() - 1 {
                let fast = chain.odds(leg, day(start), day(end));
                let slow = by_listing(&raw, leg, day(start), day(end));
                prop_assert!((fast - slow).abs() < 1e-9, "leg {leg}: {fast} {slow}");
            }
        }
    }
}
