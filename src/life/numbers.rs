//! Sums up to a day: kilometres by mode, days by condition, state and town.
//!
//! Every boundary lies at its expected moment, so a leg between open days counts with its mean
//! length, and days are no whole numbers. On the road a day belongs to no state and no town.

use std::collections::BTreeMap;

use crate::calendar::Day;

use super::{Condition, Kind, LegId, Life, Mode, PlaceId, StateId};

/// Sums over the life up to a day, with every boundary at its expected moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    /// Kilometres travelled by mode, along the drawn lines; of a journey in progress, its share.
    pub km: BTreeMap<Mode, f64>,
    /// Days by condition.
    pub days: BTreeMap<Condition, f64>,
    /// Days of stays by the state their place lay in.
    pub states: BTreeMap<StateId, f64>,
    /// The same by the name that the state had then: its regimes, counted from 0.
    pub regimes: BTreeMap<(StateId, usize), f64>,
    /// Days of stays by town.
    pub towns: BTreeMap<PlaceId, f64>,
}

/// A part of the life in which nothing changes that is counted: a journey, or a stay in one state
/// under one name.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Days from the life's first midnight.
    start: f64,
    end: f64,
    leg: LegId,
    state: Option<StateId>,
    /// Which of its names that state had.
    regime: usize,
}

/// What has been counted under one key at the end of each piece that adds to it.
type Steps<K> = BTreeMap<K, Vec<(u32, f64)>>;

/// The sums of a life, made ready once so that any day is answered by a few look-ups.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    first_day: Day,
    pieces: Vec<Piece>,
    km: Steps<Mode>,
    days: Steps<Condition>,
    states: Steps<StateId>,
    regimes: Steps<(StateId, usize)>,
    towns: Steps<PlaceId>,
}

impl Numbers {
    /// Counts through the whole life.
    pub fn new(life: &Life) -> Self {
        let mut numbers = Self {
            first_day: life.subject.first_day,
            pieces: pieces(life),
            ..Self::default()
        };
        for (index, piece) in numbers.pieces.iter().enumerate() {
            let at = u32::try_from(index).unwrap_or(u32::MAX);
            let days = piece.end - piece.start;
            let leg = life.leg(piece.leg);
            step(&mut numbers.days, leg.condition, at, days);
            if let Some(state) = piece.state {
                step(&mut numbers.states, state, at, days);
                step(&mut numbers.regimes, (state, piece.regime), at, days);
            }
            match &leg.kind {
                Kind::Stay { place } => step(&mut numbers.towns, life.town(*place), at, days),
                Kind::Journey { mode, path, .. } => {
                    step(&mut numbers.km, *mode, at, path.length_km());
                }
            }
        }
        numbers
    }

    /// The sums of all days up to `day`, that day included.
    pub fn until(&self, day: Day) -> Sums {
        let until = (day - self.first_day).num_days() as f64 + 1.0;
        // Pieces before this one are over; this one may be in progress.
        let begun = self.pieces.partition_point(|piece| piece.start < until);
        let (done, share) = match begun.checked_sub(1).map(|last| (last, self.pieces[last])) {
            None => return Sums::default(),
            Some((_, piece)) if piece.end <= until => (begun, 0.0),
            Some((last, piece)) => (last, (until - piece.start) / (piece.end - piece.start)),
        };
        Sums {
            km: sums(&self.km, done, share),
            days: sums(&self.days, done, share),
            states: sums(&self.states, done, share),
            regimes: sums(&self.regimes, done, share),
            towns: sums(&self.towns, done, share),
        }
    }

    /// The last day up to `day` that he was in a town, whose name of that day is the one he knew it
    /// by; `day` itself where he had not come yet.
    pub fn last_day_in(&self, town: PlaceId, day: Day) -> Day {
        let until = (day - self.first_day).num_days() as f64 + 1.0;
        let steps = self.towns.get(&town).map_or(&[][..], Vec::as_slice);
        let begun = steps.partition_point(|(piece, _)| self.pieces[*piece as usize].start < until);
        let Some(last) = begun.checked_sub(1) else {
            return day;
        };
        let end = self.pieces[steps[last].0 as usize].end;
        // A stay that ends with a midnight has the day before it as its last.
        let days = (end - 1e-6).floor() as i64;
        day.min(self.first_day + chrono::TimeDelta::days(days.max(0)))
    }
}

/// The sums of all days up to `day`, that day included; for more than one day make [`Numbers`].
pub fn sums_until(life: &Life, day: Day) -> Sums {
    Numbers::new(life).until(day)
}

/// The sum of each key over the first `done` pieces and a share of the next; keys of nothing are
/// left out.
fn sums<K: Copy + Ord>(steps: &Steps<K>, done: usize, share: f64) -> BTreeMap<K, f64> {
    steps
        .iter()
        .filter_map(|(key, steps)| {
            let over = steps.partition_point(|(piece, _)| (*piece as usize) < done);
            let sum = over.checked_sub(1).map_or(0.0, |last| steps[last].1);
            let in_progress = steps
                .get(over)
                .filter(|(piece, _)| *piece as usize == done)
                .map_or(0.0, |(_, next)| (next - sum) * share);
            let sum = sum + in_progress;
            (sum > 0.0).then_some((*key, sum))
        })
        .collect()
}

fn step<K: Ord>(steps: &mut Steps<K>, key: K, piece: u32, amount: f64) {
    let steps = steps.entry(key).or_default();
    let sum = steps.last().map_or(0.0, |(_, sum)| *sum);
    steps.push((piece, sum + amount));
}

/// The legs, stays cut where their place changed its state or that state its name.
fn pieces(life: &Life) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(life.legs.len());
    for (id, leg) in life.leg_ids().zip(&life.legs) {
        let end = life.chain.moment(id.index() + 1);
        let mut start = life.chain.moment(id.index());
        let Kind::Stay { place } = leg.kind else {
            pieces.push(Piece {
                start,
                end,
                leg: id,
                state: None,
                regime: 0,
            });
            continue;
        };
        // A building lies in its town's state where it has none of its own.
        let houses = [life.place(place), life.place(life.town(place))];
        let spans = || houses.iter().flat_map(|house| &house.states);
        let mut changes: Vec<f64> = spans()
            .flat_map(|span| [span.from, span.to])
            .flatten()
            .chain(spans().flat_map(|span| life.state(span.state).turns()))
            .map(|change| (change - life.subject.first_day).num_days() as f64)
            .filter(|change| start < *change && *change < end)
            .collect();
        changes.sort_by(f64::total_cmp);
        changes.dedup();
        changes.push(end);
        for change in changes {
            let day = life.subject.first_day
                + chrono::TimeDelta::days(f64::midpoint(start, change).floor() as i64);
            let state = houses.iter().find_map(|house| house.state(day));
            pieces.push(Piece {
                start,
                end: change,
                leg: id,
                state,
                regime: state.map_or(0, |state| life.state(state).regime(day)),
            });
            start = change;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::life::sample;

    /// The same sums by going through every leg, as the slow way to the same answer.
    fn by_every_leg(life: &Life, day: Day) -> Sums {
        let until = (day - life.subject.first_day).num_days() as f64 + 1.0;
        let mut sums = Sums::default();
        for piece in pieces(life) {
            if piece.start >= until {
                break;
            }
            let days = piece.end.min(until) - piece.start;
            let leg = life.leg(piece.leg);
            let mut add = |days: f64| {
                if days > 0.0 {
                    *sums.days.entry(leg.condition).or_default() += days;
                    if let Some(state) = piece.state {
                        *sums.states.entry(state).or_default() += days;
                        let regime = (state, piece.regime);
                        *sums.regimes.entry(regime).or_default() += days;
                    }
                }
            };
            add(days);
            match &leg.kind {
                Kind::Stay { place } => {
                    if days > 0.0 {
                        *sums.towns.entry(life.town(*place)).or_default() += days;
                    }
                }
                Kind::Journey { mode, path, .. } => {
                    let share = days / (piece.end - piece.start);
                    *sums.km.entry(*mode).or_default() += path.length_km() * share;
                }
            }
        }
        sums
    }

    fn near<K: Ord + std::fmt::Debug>(a: &BTreeMap<K, f64>, b: &BTreeMap<K, f64>) -> bool {
        a.len() == b.len()
            && a.iter()
                .zip(b)
                .all(|(a, b)| a.0 == b.0 && (a.1 - b.1).abs() < 1e-6)
    }

    #[test]
    fn every_day_agrees_with_the_slow_sum() {
        let life = sample::life();
        let numbers = Numbers::new(&life);
        for day in life.subject.first_day.iter_days() {
            if day > life.subject.last_day {
                break;
            }
            let (fast, slow) = (numbers.until(day), by_every_leg(&life, day));
            assert!(near(&fast.km, &slow.km), "{day}: {fast:?} {slow:?}");
            assert!(near(&fast.days, &slow.days), "{day}: {fast:?} {slow:?}");
            assert!(near(&fast.states, &slow.states), "{day}: {fast:?} {slow:?}");
            assert!(
                near(&fast.regimes, &slow.regimes),
                "{day}: {fast:?} {slow:?}"
            );
            assert!(near(&fast.towns, &slow.towns), "{day}: {fast:?} {slow:?}");
        }
    }

    #[test]
    fn the_whole_life_is_counted_once() {
        let life = sample::life();
        let sums = sums_until(&life, life.subject.last_day);
        let days: f64 = sums.days.values().sum();
        assert!((days - life.days() as f64).abs() < 1e-9, "{days}");
        let legs = life.legs.iter().filter_map(|leg| match &leg.kind {
            Kind::Journey { path, .. } => Some(path.length_km()),
            Kind::Stay { .. } => None,
        });
        let (km, all): (f64, f64) = (sums.km.values().sum(), legs.sum());
        assert!((km - all).abs() < 1e-6);
        let before = life.subject.first_day.pred_opt().unwrap();
        assert_eq!(sums_until(&life, before), Sums::default());
    }

    #[test]
    fn the_last_day_in_a_town_is_that_of_the_last_stay_begun() {
        let life = sample::life();
        let numbers = Numbers::new(&life);
        let ask = |place: u32, day: &str| {
            let last = numbers.last_day_in(PlaceId(place), sample::day(day));
            last.to_string()
        };
        assert_eq!(ask(0, "1900-04-30"), "1900-01-20");
        assert_eq!(ask(0, "1900-01-10"), "1900-01-10");
        // The Quay is part of Harbour.
        assert_eq!(ask(1, "1900-04-30"), "1900-04-01");
        assert_eq!(ask(3, "1900-04-30"), "1900-04-30");
        assert_eq!(ask(3, "1900-01-10"), "1900-01-10");
    }

    #[test]
    fn a_stay_is_cut_where_the_state_changes() {
        let life = sample::life();
        let sums = sums_until(&life, life.subject.last_day);
        // Harbour changed hands while he lived there.
        let states: Vec<f64> = sums.states.values().copied().collect();
        assert_eq!(states.len(), 2, "{states:?}");
        assert!((sums.states[&StateId(1)] - sample::DAYS_IN_THE_NEW_STATE).abs() < 1e-9);
    }

    #[test]
    fn a_stay_is_cut_where_the_state_takes_another_name() {
        let mut life = sample::life();
        let (turn, name) = (Some(sample::day("1900-03-01")), crate::words::Text::same);
        life.states[1].names = vec![(None, turn, name("Realm")), (turn, None, name("Republic"))];
        let sums = sums_until(&life, life.subject.last_day);
        let days = |regime| sums.regimes[&(StateId(1), regime)];
        // All of February (28 days), then the rest.
        assert!((days(0) - 28.0).abs() < 1e-9, "{sums:?}");
        assert!((days(1) - (sample::DAYS_IN_THE_NEW_STATE - 28.0)).abs() < 1e-9);
        assert_eq!(
            life.state(StateId(1))
                .regime_name(1, crate::words::Lang::En),
            "Republic"
        );
    }
}
