//! What the lanes of the time axis show beside the stays: how he lived, spell by spell, and how far
//! one must look back for an event that is still open.

use crate::life::{Condition, Kind, Leg, Mode};

/// How he lived on a day, as the band over the stays tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Living {
    /// Free, at a place.
    Free,
    /// In prison or interned.
    Prison,
    /// Deported, or held in exile.
    Exile,
    /// In hiding or on the run.
    Hiding,
    /// At the front or in the armoured train.
    Front,
    /// On the road, free.
    Road,
}

impl Living {
    /// Every way of living, in order.
    pub const ALL: [Self; 6] = [
        Self::Free,
        Self::Prison,
        Self::Exile,
        Self::Hiding,
        Self::Front,
        Self::Road,
    ];

    /// The end of its key among the words: `living-prison`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Prison => "prison",
            Self::Exile => "exile",
            Self::Hiding => "hiding",
            Self::Front => "front",
            Self::Road => "road",
        }
    }

    /// How he lived during a leg. What was done to him comes before where he was: a transport under
    /// guard is prison, not travel.
    pub fn of_leg(leg: &Leg) -> Self {
        match (leg.condition, &leg.kind) {
            (Condition::Prisoner, _) => Self::Prison,
            (Condition::Deported, _) => Self::Exile,
            (Condition::Hiding | Condition::Escape, _) => Self::Hiding,
            (Condition::Free, Kind::Journey { mode, .. }) => {
                if *mode == Mode::ArmouredTrain {
                    Self::Front
                } else {
                    Self::Road
                }
            }
            (Condition::Free, Kind::Stay { .. }) => match leg.category.as_str() {
                "front" | "war" => Self::Front,
                _ => Self::Free,
            },
        }
    }
}

/// A time during which he lived one way: neighbouring legs of one kind together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spell {
    /// How he lived.
    pub living: Living,
    /// The most likely moment it begins, in days from the life's first midnight.
    pub start: f64,
    /// The most likely moment it ends.
    pub end: f64,
    /// First and last moment it can begin; equal if the day is known.
    pub start_doubt: (f64, f64),
    /// First and last moment it can end; equal if the day is known.
    pub end_doubt: (f64, f64),
}

/// Adds the spell of the next leg of the chain, or makes the last one longer.
pub(super) fn add_spell(spells: &mut Vec<Spell>, next: Spell) {
    match spells.last_mut() {
        Some(last) if last.living == next.living => {
            last.end = next.end;
            last.end_doubt = next.end_doubt;
        }
        _ => spells.push(next),
    }
}

/// For every event, the last moment that it or any event before it reaches: it never falls, so the
/// first event that is still open at a moment is found by halving.
pub(super) fn reaches(events: &[(f64, f64)]) -> Vec<f64> {
    let mut reach = f64::NEG_INFINITY;
    events
        .iter()
        .map(|event| {
            reach = reach.max(event.1);
            reach
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_kind_are_one_spell() {
        let spell = |living, start: f64, end: f64| Spell {
            living,
            start,
            end,
            start_doubt: (start, start),
            end_doubt: (end, end),
        };
        let mut spells = Vec::new();
        add_spell(&mut spells, spell(Living::Free, 0.0, 3.0));
        add_spell(&mut spells, spell(Living::Free, 3.0, 9.0));
        add_spell(&mut spells, spell(Living::Prison, 9.0, 12.0));
        assert_eq!(spells.len(), 2);
        assert_eq!((spells[0].end, spells[0].end_doubt), (9.0, (9.0, 9.0)));
    }

    #[test]
    fn a_long_open_event_is_found_from_its_last_days() {
        let reach = reaches(&[(0.0, 1.0), (5.0, 400.0), (20.0, 21.0)]);
        assert_eq!(reach, [1.0, 400.0, 400.0]);
        assert_eq!(reach.partition_point(|reach| *reach < 300.0), 1);
    }
}
