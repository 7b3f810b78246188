//! Counters: totals of a day and nothing else. No touch, no hour, no person.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::explore::Tab;
use crate::words::Lang;

/// Days that are kept.
const MOST_DAYS: usize = 800;

/// Seconds that count as one length of a visit.
const BUCKET_SECS: u32 = 10;

/// The totals of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::app) struct Totals {
    visits: u32,
    resets: u32,
    languages: [u32; 4],
    numbers: u32,
    events: u32,
    cards: u32,
    ease: u32,
    /// How many visits were so long, in tens of seconds.
    lengths: BTreeMap<u32, u32>,
}

impl Totals {
    /// The median length of a visit, in seconds.
    pub(in crate::app) fn median_secs(&self) -> u32 {
        let all: u32 = self.lengths.values().sum();
        let mut seen = 0;
        for (bucket, count) in &self.lengths {
            seen += count;
            if 2 * seen >= all {
                return bucket * BUCKET_SECS + BUCKET_SECS / 2;
            }
        }
        0
    }

    /// Visits begun.
    pub(in crate::app) fn visits(&self) -> u32 {
        self.visits
    }

    /// Visits that ended by themselves or by a key.
    pub(in crate::app) fn resets(&self) -> u32 {
        self.resets
    }
}

/// What can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Counted {
    /// A visit began.
    Visit,
    /// A visit ended after so many seconds, in a language.
    Reset(u32, Lang),
    /// Something filled the frame.
    Shown(Tab),
    /// The card was opened.
    Card,
    /// Ease of use was opened.
    Ease,
}

/// The totals by day, `2026-11-24`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Counters {
    days: BTreeMap<String, Totals>,
}

impl Counters {
    /// Counts something on a day.
    pub(in crate::app) fn count(&mut self, day: &str, what: Counted) {
        let totals = self.days.entry(day.to_owned()).or_default();
        match what {
            Counted::Visit => totals.visits += 1,
            Counted::Reset(secs, lang) => {
                totals.resets += 1;
                totals.languages[lang.index()] += 1;
                *totals
                    .lengths
                    .entry(secs.min(7200) / BUCKET_SECS)
                    .or_default() += 1;
            }
            Counted::Shown(Tab::Numbers) => totals.numbers += 1,
            Counted::Shown(Tab::Events) => totals.events += 1,
            Counted::Shown(Tab::Map) => {}
            Counted::Card => totals.cards += 1,
            Counted::Ease => totals.ease += 1,
        }
        while self.days.len() > MOST_DAYS {
            self.days.pop_first();
        }
    }

    /// The days, latest first.
    pub(in crate::app) fn latest(&self) -> impl Iterator<Item = (&str, &Totals)> {
        self.days.iter().rev().map(|(day, totals)| (&**day, totals))
    }

    /// A table for whoever writes the year's report.
    pub fn to_csv(&self) -> String {
        let mut csv = "day,visits,resets,median_seconds".to_owned();
        for lang in Lang::ALL {
            let _ = write!(csv, ",{}", lang.tag());
        }
        csv.push_str(",numbers,events,cards,ease\n");
        for (day, totals) in &self.days {
            let _ = write!(
                csv,
                "{day},{},{},{}",
                totals.visits,
                totals.resets,
                totals.median_secs()
            );
            for count in totals.languages {
                let _ = write!(csv, ",{count}");
            }
            let _ = writeln!(
                csv,
                ",{},{},{},{}",
                totals.numbers, totals.events, totals.cards, totals.ease
            );
        }
        csv
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_line_of_totals() {
        let mut counters = Counters::default();
        for secs in [12, 95, 300] {
            counters.count("2026-11-24", Counted::Visit);
            counters.count("2026-11-24", Counted::Reset(secs, Lang::Ru));
        }
        counters.count("2026-11-25", Counted::Shown(Tab::Numbers));
        let csv = counters.to_csv();
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[1], "2026-11-24,3,3,95,0,0,0,3,0,0,0,0");
        assert_eq!(lines[0].split(',').count(), lines[1].split(',').count());
    }

    #[test]
    fn old_days_are_forgotten() {
        let mut counters = Counters::default();
        for day in 0..2000 {
            counters.count(&format!("{day:010}"), Counted::Visit);
        }
        assert_eq!(counters.days.len(), MOST_DAYS);
        assert_eq!(counters.latest().next().unwrap().0, "0000001999");
    }
}
