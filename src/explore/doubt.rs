//! How doubt is told: one rule for the map, the time axis, the card and the list.
//!
//! | what the record says | axis | map | card and list |
//! | --- | --- | --- | --- |
//! | a boundary known to the day | a sharp edge | the marker leaves on that day | the date |
//! | a boundary known to the month, the year, "about" then | a fade from the first day it can fall on to the last, no wider and no narrower | the candidates of the day, each as wide as its odds | the month or the year, never a day |
//! | an event known to the day | a diamond or a dot | | the date |
//! | an event of an unknown day, or one that lasted | a bar over all its days, never a point | | the month, the year or the span |
//! | a leg that is inferred ([`is_inferred`]) | cut by strokes of paper | a line with gaps, a mark without a disc | its badge and what it rests on |
//! | a day with several candidates ([`odds`]) | the disc of the handle is split by the odds, the flag says them | soft areas | "Place left open", each candidate with its odds |
//! | a rival claim, if switched on ([`rivals`](super::rivals)) | a diamond or a bar in an outline with gaps, tied by dots to the date kept | a ring with gaps, tied by dots to the place kept | "Disputed", who claims what, and the source |
//! | days without a record | a hole | nothing | "No record" |
//!
//! Bounds are those that the chain's order leaves ([`Chain`](crate::life::Chain)), not the raw ones
//! of a row: what another row rules out is not shown as open. Odds are whole per cents that add up
//! to 100 ([`per_cents`]). Doubt is never told by colour alone: by an edge, a gap or a shape, and in words.

use crate::calendar::DayBounds;
use crate::life::{Confidence, Evidence, Leg, Life, Stance, Whereabouts};

/// Whether a leg is a guess: a better source is likely to move it, or no source names it and it
/// only joins two that are known. Its line has gaps and its bar is cut by strokes.
pub fn is_inferred(leg: &Leg) -> bool {
    leg.confidence == Confidence::Low || leg.evidence == Evidence::Bridging
}

/// The first and the last moment of bounds, in days from the life's first midnight: from the first
/// midnight to the last.
pub fn moments(life: &Life, bounds: DayBounds) -> (f64, f64) {
    let first = life.subject.first_day;
    (
        (bounds.earliest - first).num_days() as f64,
        (bounds.latest - first).num_days() as f64 + 1.0,
    )
}

/// Where a boundary may lie: at `sharp` alone if its day is known, else anywhere on its days.
pub fn open_span(life: &Life, bounds: DayBounds, sharp: f64) -> (f64, f64) {
    if bounds.is_sharp() {
        (sharp, sharp)
    } else {
        moments(life, bounds)
    }
}

/// The odds of the candidates of an open day, highest first; empty where the day has one answer.
pub fn odds(whereabouts: &Whereabouts) -> Vec<f64> {
    if whereabouts.stance != Stance::Between || whereabouts.candidates.len() < 2 {
        return Vec::new();
    }
    whereabouts
        .candidates
        .iter()
        .map(|candidate| candidate.odds)
        .collect()
}

/// Odds as whole per cents that add up to 100: what rounding leaves over goes where it took most.
pub fn per_cents(odds: &[f64]) -> Vec<u32> {
    let total: f64 = odds.iter().sum();
    if odds.is_empty() || !total.is_finite() || total <= 0.0 {
        return Vec::new();
    }
    let exact: Vec<f64> = odds.iter().map(|odds| odds / total * 100.0).collect();
    #[expect(
        clippy::cast_sign_loss,
        clippy::cast_possible_truncation,
        reason = "odds are not negative, and a share of 100 fits"
    )]
    let mut whole: Vec<u32> = exact.iter().map(|share| share.floor() as u32).collect();
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by(|a, b| exact[*b].fract().total_cmp(&exact[*a].fract()));
    let left = 100_usize.saturating_sub(whole.iter().map(|share| *share as usize).sum());
    for index in order.into_iter().take(left) {
        whole[index] += 1;
    }
    whole
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn thirds_add_up() {
        assert_eq!(per_cents(&[1.0 / 3.0; 3]), [34, 33, 33]);
        assert_eq!(per_cents(&[0.996, 0.004]), [100, 0]);
        assert_eq!(per_cents(&[]), [0; 0]);
        assert_eq!(per_cents(&[f64::NAN]), [0; 0]);
    }

    proptest! {
        #[test]
        fn per_cents_add_up_and_are_near(odds in proptest::collection::vec(0.001_f64..1.0, 1..12)) {
            let total: f64 = odds.iter().sum();
            let said = per_cents(&odds);
            prop_assert_eq!(said.iter().sum::<u32>(), 100);
            for (said, odds) in said.iter().zip(&odds) {
                prop_assert!((f64::from(*said) - odds / total * 100.0).abs() < 1.0);
            }
        }
    }
}
