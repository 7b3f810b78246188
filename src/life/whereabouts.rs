//! Where he was on a day: at a place, on the road, or between several candidates with odds.

use crate::calendar::Day;
use crate::geo::LonLat;

use super::{LegId, Life, PlaceId};

/// The kind of answer for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// At one place (or in one town).
    At,
    /// On a journey.
    Travelling,
    /// The sources leave several legs open.
    Between,
}

/// Where a candidate puts him.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spot {
    /// At a place.
    At(PlaceId),
    /// On the way.
    OnTheWay {
        /// From where.
        from: PlaceId,
        /// To where.
        to: PlaceId,
        /// The share of the way done, 0 to 1.
        share: f64,
    },
}

/// One leg that may hold him on the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The leg.
    pub leg: LegId,
    /// The odds; all candidates of a day add up to 1.
    pub odds: f64,
    /// Where it puts him.
    pub spot: Spot,
    /// The position.
    pub at: LonLat,
}

/// The answer for a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Whereabouts {
    /// The day asked.
    pub day: Day,
    /// The kind of answer.
    pub stance: Stance,
    /// Every candidate, by falling odds; never empty.
    pub candidates: Vec<Candidate>,
    /// The best position: the first candidate's.
    pub at: LonLat,
    /// The radius in kilometres that holds every candidate of note.
    pub radius_km: f64,
}

impl Whereabouts {
    /// The answer when one leg alone holds the day.
    pub fn of_leg(life: &Life, day: Day, leg: LegId, share: f64) -> Self {
        let _ = share;
        let place = life.leg(leg).place();
        let at = life.place(place).at;
        Self {
            day,
            stance: Stance::At,
            candidates: vec![Candidate {
                leg,
                odds: 1.0,
                spot: Spot::At(place),
                at,
            }],
            at,
            radius_km: 0.0,
        }
    }
}

impl Life {
    /// Where he was on a day; `None` outside the life.
    pub fn whereabouts(&self, day: Day) -> Option<Whereabouts> {
        let _ = day;
        None
    }

    /// The leg drawn as "now" at a moment and how far it is done (0 to 1), for a marker that moves
    /// without jumps. `moment` counts days from the life's first midnight: 0.5 is its first noon.
    pub fn leg_at_moment(&self, moment: f64) -> (LegId, f64) {
        let _ = moment;
        (LegId(0), 0.0)
    }
}
