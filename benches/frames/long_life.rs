//! A life many times as long as a real one, to see what grows with it.
//!
//! The same legs, events and chapters are lived again and again, each time later by the length of
//! the life, so that places, doubts and lines stay as varied as they are. Names and states of
//! places are not repeated: after the real life the last ones hold.

use chrono::TimeDelta;
use trotsky_atlas::calendar::{Day, DayBounds, Edtf};
use trotsky_atlas::life::{Chain, Life};

/// The life lived `times` times over; 1 gives the life itself.
pub(crate) fn longer(life: &Life, times: usize) -> Life {
    let mut long = life.clone();
    long.legs.clear();
    long.events.clear();
    long.chapters.clear();
    for round in 0..times {
        let later = TimeDelta::days(life.days() * round as i64);
        let key = |key: &str| {
            if round == 0 {
                key.to_owned()
            } else {
                format!("{key}--{round}")
            }
        };
        for leg in &life.legs {
            let mut leg = leg.clone();
            leg.key = key(&leg.key);
            shift_date(&mut leg.start, later);
            shift_date(&mut leg.end, later);
            shift_bounds(&mut leg.start_bounds, later);
            shift_bounds(&mut leg.end_bounds, later);
            long.legs.push(leg);
        }
        for event in &life.events {
            let mut event = event.clone();
            event.key = key(&event.key);
            shift_date(&mut event.date, later);
            shift_bounds(&mut event.bounds, later);
            long.events.push(event);
        }
        for chapter in &life.chapters {
            let mut chapter = chapter.clone();
            chapter.key = key(&chapter.key);
            shift_bounds(&mut chapter.start, later);
            shift_bounds(&mut chapter.end, later);
            long.chapters.push(chapter);
        }
    }
    // What came of him after his death falls among the first days of the next round.
    long.events.sort_by_key(|event| event.bounds.earliest);
    let days = life.days() * times as i64 - 1;
    long.subject.last_day = life.subject.first_day + TimeDelta::days(days);
    long.chain = chain(&long);
    long
}

/// The life lived `times` times over within its own days, as a diary of every errand would be: each
/// round is squeezed into its part of the whole. The chapters are those of the life.
pub(crate) fn dense(life: &Life, times: usize) -> Life {
    let mut long = longer(life, times);
    let first = life.subject.first_day;
    let squeezed = |day: Day| {
        let days = (day - first).num_days() / times.max(1) as i64;
        first + TimeDelta::days(days)
    };
    let squeeze = |bounds: &mut DayBounds| {
        bounds.earliest = squeezed(bounds.earliest);
        bounds.latest = squeezed(bounds.latest);
    };
    let squeeze_date = |date: &mut Edtf| {
        date.earliest = date.earliest.map(squeezed);
        date.latest = date.latest.map(squeezed);
    };
    for leg in &mut long.legs {
        squeeze(&mut leg.start_bounds);
        squeeze(&mut leg.end_bounds);
        squeeze_date(&mut leg.start);
        squeeze_date(&mut leg.end);
    }
    for event in &mut long.events {
        squeeze(&mut event.bounds);
        squeeze_date(&mut event.date);
    }
    long.chapters.clone_from(&life.chapters);
    long.subject.last_day = life.subject.last_day;
    long.chain = chain(&long);
    long
}

fn chain(life: &Life) -> Chain {
    let starts = life.legs.iter().map(|leg| leg.start_bounds);
    let end = life.legs.last().map(|leg| leg.end_bounds);
    let bounds: Vec<DayBounds> = starts.chain(end).collect();
    Chain::new(&bounds).0
}

fn shift(day: Day, by: TimeDelta) -> Day {
    day.checked_add_signed(by).unwrap_or(day)
}

fn shift_bounds(bounds: &mut DayBounds, by: TimeDelta) {
    bounds.earliest = shift(bounds.earliest, by);
    bounds.latest = shift(bounds.latest, by);
}

/// The text stays as it is written: it is shown, never read again.
fn shift_date(date: &mut Edtf, by: TimeDelta) {
    date.earliest = date.earliest.map(|day| shift(day, by));
    date.latest = date.latest.map(|day| shift(day, by));
}
