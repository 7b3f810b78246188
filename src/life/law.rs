//! How likely each open day of a boundary is, given the order of the boundaries around it.
//!
//! Every choice of one day for each boundary that keeps them in order is taken as equally likely.
//! The choices are counted by dynamic programming, from the front and from the back, over each run
//! of boundaries that can touch; boundaries that cannot touch have nothing to do with each other.

use crate::calendar::{Day, DayBounds};

/// The most cells (boundaries times open days) of a run that are counted day by day. A longer run
/// is counted in slots of several days, evenly within a slot. No real life comes near it.
const MAX_CELLS: i64 = 2_000_000;

/// Runs of more boundaries are counted in logarithms: the numbers of ways of the first and the last
/// days of a longer run lie too far apart for one scale.
const MAX_PLAIN: usize = 60;

/// The odds of the days of one open boundary.
#[derive(Clone, Debug)]
pub(super) struct Law {
    /// How many days a slot has.
    slot: i64,
    /// Days from the first day of the first slot to the boundary's earliest day.
    offset: i64,
    /// The odds of each slot, summed up to it; the last is 1.
    sums: Vec<f64>,
    /// The mean, in days from the earliest day.
    mean: f64,
}

impl Law {
    /// The odds that the boundary falls so many days after its earliest day, or before.
    pub(super) fn up_to(&self, days: i64) -> f64 {
        let days = days + self.offset;
        let Ok(slot) = usize::try_from(days.div_euclid(self.slot)) else {
            return 0.0;
        };
        let Some(up_to) = self.sums.get(slot) else {
            return 1.0;
        };
        let before = slot.checked_sub(1).map_or(0.0, |slot| self.sums[slot]);
        let part = (days.rem_euclid(self.slot) + 1) as f64 / self.slot as f64;
        before * (1.0 - part) + up_to * part
    }

    /// The mean, in days from the earliest day.
    pub(super) fn mean(&self) -> f64 {
        self.mean
    }
}

/// The law of every open boundary; the bounds are narrowed, so that neither end ever steps back.
pub(super) fn laws(bounds: &[DayBounds]) -> Vec<Option<Law>> {
    let mut laws = Vec::with_capacity(bounds.len());
    let mut start = 0;
    while start < bounds.len() {
        let more = bounds[start..]
            .windows(2)
            .take_while(|pair| pair[0].latest > pair[1].earliest)
            .count();
        let end = start + 1 + more;
        count_run(&bounds[start..end], MAX_CELLS, &mut laws);
        start = end;
    }
    laws
}

/// The slots a boundary can fall in, first and last.
type Slots = (usize, usize);

fn count_run(run: &[DayBounds], max_cells: i64, laws: &mut Vec<Option<Law>>) {
    let [first, ..] = run else { return };
    if run.iter().all(|bounds| bounds.is_sharp()) {
        laws.extend(run.iter().map(|_| None));
        return;
    }
    let cells: i64 = run.iter().map(|bounds| bounds.days()).sum();
    let slot = (cells + max_cells - 1) / max_cells;
    let days = |day: Day| (day - first.earliest).num_days();
    let slots: Vec<Slots> = run
        .iter()
        .map(|bounds| {
            let slot_of = |day: Day| usize::try_from(days(day) / slot).unwrap_or_default();
            (slot_of(bounds.earliest), slot_of(bounds.latest))
        })
        .collect();
    let odds = odds(&slots, run.len() > MAX_PLAIN);
    for ((bounds, (from, _)), odds) in run.iter().zip(slots).zip(odds) {
        if bounds.is_sharp() {
            laws.push(None);
            continue;
        }
        let offset = days(bounds.earliest) - i64::try_from(from).unwrap_or_default() * slot;
        let mut sums = odds;
        let (mut sum, mut mean) = (0.0, 0.0);
        for (index, odds) in sums.iter_mut().enumerate() {
            // The middle day of the slot.
            let day = (index as f64 + 0.5) * slot as f64 - 0.5 - offset as f64;
            mean += *odds * day;
            sum += *odds;
            *odds = sum;
        }
        // The odds add up to one; their roundings must not keep the last day open.
        if let Some(last) = sums.last_mut() {
            *last = 1.0;
        }
        let longest = (bounds.days() - 1) as f64;
        laws.push(Some(Law {
            slot,
            offset,
            sums,
            mean: mean.clamp(0.0, longest),
        }));
    }
}

/// The odds of each slot of each boundary of a run.
fn odds(slots: &[Slots], in_logarithms: bool) -> Vec<Vec<f64>> {
    let front = ways(slots.iter().copied(), in_logarithms);
    // From the back the same count runs over mirrored slots.
    let last = slots.last().map_or(0, |slots| slots.1);
    let mirrored = slots
        .iter()
        .rev()
        .map(|(from, to)| (last - to, last - from));
    let back = ways(mirrored, in_logarithms);
    front
        .into_iter()
        .zip(back.into_iter().rev())
        .map(|(front, back)| {
            let both = front.into_iter().zip(back.into_iter().rev());
            let mut odds: Vec<f64> = if in_logarithms {
                let sums: Vec<f64> = both.map(|(front, back)| front + back).collect();
                let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                sums.iter().map(|sum| (sum - most).exp()).collect()
            } else {
                both.map(|(front, back)| front * back).collect()
            };
            let total: f64 = odds.iter().sum();
            for odds in &mut odds {
                *odds /= total;
            }
            odds
        })
        .collect()
}

/// For each slot of each boundary, the number of ways to choose the boundaries before it in order,
/// each row on a scale of its own; plain or as logarithms.
fn ways(run: impl Iterator<Item = Slots>, in_logarithms: bool) -> Vec<Vec<f64>> {
    let (none, one) = if in_logarithms {
        (f64::NEG_INFINITY, 0.0)
    } else {
        (0.0, 1.0)
    };
    let mut rows = Vec::new();
    // The first slot of the boundary before, and its ways summed up to each of its slots.
    let mut before: Option<(usize, Vec<f64>)> = None;
    for (from, to) in run {
        let row: Vec<f64> = (from..=to)
            .map(|slot| match &before {
                None => one,
                Some((first, _)) if slot < *first => none,
                Some((first, sums)) => sums[(slot - first).min(sums.len() - 1)],
            })
            .collect();
        let mut sum = none;
        let mut sums: Vec<f64> = row
            .iter()
            .map(|ways| {
                sum = if in_logarithms {
                    sum_of_logarithms(sum, *ways)
                } else {
                    sum + ways
                };
                sum
            })
            .collect();
        for value in &mut sums {
            *value = if in_logarithms {
                *value - sum
            } else {
                *value / sum
            };
        }
        rows.push(row);
        before = Some((from, sums));
    }
    rows
}

/// The logarithm of the sum of two numbers given by theirs.
fn sum_of_logarithms(a: f64, b: f64) -> f64 {
    let (less, more) = if a < b { (a, b) } else { (b, a) };
    if less == f64::NEG_INFINITY {
        more
    } else {
        more + (less - more).exp().ln_1p()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bounds(earliest: i64, latest: i64) -> DayBounds {
        let day = |days| Day::from_ymd_opt(1900, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        DayBounds {
            earliest: day(earliest),
            latest: day(latest),
        }
    }

    #[test]
    fn one_open_boundary_is_even() {
        let laws = laws(&[bounds(0, 0), bounds(10, 19), bounds(30, 30)]);
        assert!(laws[0].is_none() && laws[2].is_none());
        let law = laws[1].as_ref().unwrap();
        assert!((law.up_to(4) - 0.5).abs() < 1e-12);
        assert!((law.mean() - 4.5).abs() < 1e-12);
        assert_eq!((law.up_to(-1), law.up_to(9)), (0.0, 1.0));
    }

    #[test]
    fn a_long_run_spreads_over_its_years() {
        // A thousand moves in sixty years, none dated: the tenth lies in the first year, and the
        // middle one in the middle, to the slot's grain.
        let run = vec![bounds(0, 21_914); 1000];
        let laws = laws(&run);
        let mean = |index: usize| {
            let law: &Law = laws[index].as_ref().unwrap();
            law.mean()
        };
        assert!((mean(9) - 219.0).abs() < 25.0, "{}", mean(9));
        assert!((mean(500) - 10_968.0).abs() < 50.0, "{}", mean(500));
        assert!(mean(999) > mean(998));
    }

    #[test]
    fn slots_agree_with_days() {
        let run: Vec<DayBounds> = (0..8).map(|i| bounds(i * 30, 400 + i * 20)).collect();
        let (mut by_day, mut by_slot) = (Vec::new(), Vec::new());
        count_run(&run, MAX_CELLS, &mut by_day);
        count_run(&run, 400, &mut by_slot);
        for (day, slot) in by_day.iter().zip(&by_slot) {
            let (day, slot) = (day.as_ref().unwrap(), slot.as_ref().unwrap());
            assert!(slot.slot > 5);
            assert!((day.mean() - slot.mean()).abs() < 5.0);
            for days in 0..400 {
                assert!((day.up_to(days) - slot.up_to(days)).abs() < 0.05);
            }
        }
    }

    proptest! {
        #[test]
        fn logarithms_agree_with_plain_numbers(
            steps in proptest::collection::vec((0_usize..4, 0_usize..4), 1..50),
        ) {
            let (mut from, mut to) = (0, 5);
            let slots: Vec<Slots> = steps
                .iter()
                .map(|(a, b)| {
                    to += b;
                    from = (from + a).min(to);
                    (from, to)
                })
                .collect();
            let (plain, logarithms) = (odds(&slots, false), odds(&slots, true));
            for (a, b) in plain.iter().flatten().zip(logarithms.iter().flatten()) {
                prop_assert!((a - b).abs() < 1e-9, "{a} {b}");
            }
        }
    }
}
