//! The stays at one place as a few years or months, for under a name and for a plate.

use chrono::Datelike as _;

use crate::calendar::{Day, month_short};
use crate::explore::{Scene, Stop};

/// The spans of years shown of a place he came back to; of more, the first and the last.
const MOST: usize = 3;

/// A stay known to so many days is told by months.
const MONTH: i64 = 31;

/// One stay: its first and last day, and whether both are known to the month.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Span {
    first: Day,
    last: Day,
    by_month: bool,
}

/// When he stayed at a place, or at some of one town, up to now: `Feb–Mar 1929`, `1902–1903, 1907–1914`.
///
/// No text is finer than its source: a stay whose start or end is open by more than a month is told
/// by years.
pub(super) fn stays_text<'s>(scene: &Scene<'_>, stops: impl Iterator<Item = &'s Stop>) -> String {
    let mut spans: Vec<Span> = stops
        .flat_map(|stop| &stop.stays)
        .filter(|stay| stay.1 <= scene.clock.moment)
        .map(|(leg, start, end, _)| {
            let leg = scene.life.leg(*leg);
            Span {
                first: scene.day_of(*start),
                last: scene.day_of(end.min(scene.clock.moment)),
                by_month: leg.start_bounds.days() <= MONTH && leg.end_bounds.days() <= MONTH,
            }
        })
        .collect();
    spans.sort_by_key(|span| span.first);
    match merged(&spans).as_slice() {
        [] => String::new(),
        [one] if one.by_month && one.first.year() == one.last.year() => {
            let month = |day: Day| month_short(scene.words, day.month());
            let year = one.first.year();
            if one.first.month() == one.last.month() {
                format!("{} {year}", month(one.first))
            } else {
                format!("{}–{} {year}", month(one.first), month(one.last))
            }
        }
        many if many.len() <= MOST => {
            let spans: Vec<String> = many.iter().map(|span| years(*span)).collect();
            spans.join(", ")
        }
        [first, .., last] => format!("{}, …, {}", years(*first), years(*last)),
        [one] => years(*one),
    }
}

fn years(span: Span) -> String {
    let (first, last) = (span.first.year(), span.last.year());
    if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    }
}

/// Stays that follow within the same or the next year become one, as one would tell it.
fn merged(spans: &[Span]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if span.first.year() <= last.last.year() => {
                last.last = last.last.max(span.last);
                last.by_month &= span.by_month;
            }
            _ => out.push(*span),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(first: &str, last: &str) -> Span {
        Span {
            first: first.parse().unwrap(),
            last: last.parse().unwrap(),
            by_month: true,
        }
    }

    #[test]
    fn stays_of_one_year_are_told_as_one() {
        let spans = [
            span("1902-10-20", "1902-11-01"),
            span("1902-12-05", "1903-01-02"),
            span("1907-10-01", "1914-08-03"),
        ];
        let told: Vec<String> = merged(&spans).into_iter().map(years).collect();
        assert_eq!(told, ["1902–1903", "1907–1914"]);
    }
}
