//! Where he was on a day: at a place, on the road, or between several candidates with odds.
//!
//! The odds of a leg are the share of the day it holds, averaged over every choice of days that
//! the sources and the chain's order allow (see [`Chain`](super::Chain)).

use crate::calendar::Day;
use crate::geo::{LonLat, distance_km};

use super::{Kind, LegId, Life, PlaceId};

/// Odds below this are dropped: one in a million.
const NEGLIGIBLE: f64 = 1e-6;

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

impl Stance {
    /// The word of the command line's output.
    pub fn key(self) -> &'static str {
        match self {
            Self::At => "at",
            Self::Travelling => "travelling",
            Self::Between => "between",
        }
    }
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
        let candidate = life.candidate(leg, 1.0, share);
        let stance = match candidate.spot {
            Spot::At(_) => Stance::At,
            Spot::OnTheWay { .. } => Stance::Travelling,
        };
        Self {
            day,
            stance,
            at: candidate.at,
            radius_km: life.radius_km(stance, std::slice::from_ref(&candidate)),
            candidates: vec![candidate],
        }
    }
}

impl Life {
    /// Where he was on a day; `None` outside the life.
    pub fn whereabouts(&self, day: Day) -> Option<Whereabouts> {
        if !self.contains(day) || self.legs.is_empty() {
            return None;
        }
        let noon = (day - self.subject.first_day).num_days() as f64 + 0.5;
        let mut candidates: Vec<Candidate> = self
            .chain
            .shares(day)
            .into_iter()
            .filter(|(_, odds)| *odds > NEGLIGIBLE)
            .map(|(leg, odds)| {
                // The middle of the part of the day that the leg holds; noon where that is open.
                let from = self.chain.moment(leg).max(noon - 0.5);
                let to = self.chain.moment(leg + 1).min(noon + 0.5);
                let moment = if from < to {
                    f64::midpoint(from, to)
                } else {
                    noon
                };
                let leg = LegId::from_index(leg);
                self.candidate(leg, odds, self.share_done(leg, moment))
            })
            .collect();
        let total: f64 = candidates.iter().map(|candidate| candidate.odds).sum();
        if candidates.is_empty() || total <= 0.0 {
            let (leg, share) = self.leg_at_moment(noon);
            return Some(Whereabouts::of_leg(self, day, leg, share));
        }
        for candidate in &mut candidates {
            candidate.odds /= total;
        }
        candidates.sort_by(|a, b| b.odds.total_cmp(&a.odds).then(b.leg.cmp(&a.leg)));
        let stance = self.stance(&mut candidates);
        Some(Whereabouts {
            day,
            stance,
            at: candidates[0].at,
            radius_km: self.radius_km(stance, &candidates),
            candidates,
        })
    }

    /// The leg drawn as "now" at a moment and how far it is done (0 to 1), for a marker that moves
    /// without jumps. `moment` counts days from the life's first midnight: 0.5 is its first noon.
    pub fn leg_at_moment(&self, moment: f64) -> (LegId, f64) {
        let leg = LegId::from_index(self.chain.leg_at(moment));
        (leg, self.share_done(leg, moment))
    }

    fn share_done(&self, leg: LegId, moment: f64) -> f64 {
        let (start, end) = (
            self.chain.moment(leg.index()),
            self.chain.moment(leg.index() + 1),
        );
        if end > start {
            ((moment - start) / (end - start)).clamp(0.0, 1.0)
        } else {
            0.5
        }
    }

    fn candidate(&self, leg: LegId, odds: f64, share: f64) -> Candidate {
        match &self.leg(leg).kind {
            Kind::Stay { place } => Candidate {
                leg,
                odds,
                spot: Spot::At(*place),
                at: self.place(*place).at,
            },
            Kind::Journey { from, to, path, .. } => Candidate {
                leg,
                odds,
                spot: Spot::OnTheWay {
                    from: *from,
                    to: *to,
                    share,
                },
                at: path.at(share).unwrap_or(self.place(*to).at),
            },
        }
    }

    /// The kind of answer; on a day of known travel the journey comes first.
    fn stance(&self, candidates: &mut [Candidate]) -> Stance {
        let first = candidates
            .iter()
            .map(|candidate| candidate.leg.index())
            .min()
            .unwrap_or_default();
        let last = candidates
            .iter()
            .map(|candidate| candidate.leg.index())
            .max()
            .unwrap_or_default();
        let settled = self.chain.bounds()[first + 1..=last]
            .iter()
            .all(|bounds| bounds.is_sharp());
        let town = |candidate: &Candidate| match candidate.spot {
            Spot::At(place) => Some(self.town(place)),
            Spot::OnTheWay { from, to, .. } => {
                (self.town(from) == self.town(to)).then(|| self.town(to))
            }
        };
        let here = town(&candidates[0]);
        if here.is_some() && candidates.iter().all(|candidate| town(candidate) == here) {
            return Stance::At;
        }
        if !settled {
            return Stance::Between;
        }
        let travelling = |candidate: &Candidate| matches!(candidate.spot, Spot::OnTheWay { .. });
        // A day of departure or arrival belongs to the journey unless a stay holds clearly more of it.
        if let Some(index) = candidates.iter().position(travelling)
            && candidates[index].odds > candidates[0].odds - 1e-9
        {
            candidates[..=index].rotate_right(1);
            return Stance::Travelling;
        }
        Stance::At
    }

    fn radius_km(&self, stance: Stance, candidates: &[Candidate]) -> f64 {
        let best = &candidates[0];
        let own = |candidate: &Candidate| match candidate.spot {
            Spot::At(place) => self.place(place).precision.radius_km(),
            Spot::OnTheWay { .. } => self.road_radius_km(candidate.leg),
        };
        let radius = own(best);
        if stance != Stance::Between {
            return radius;
        }
        candidates
            .iter()
            .filter(|candidate| candidate.odds >= 0.1)
            .map(|candidate| distance_km(best.at, candidate.at) + own(candidate))
            .fold(radius, f64::max)
            .min(2000.0)
    }

    /// How far along the road he may be from the point drawn: half a day's travel, and as much
    /// more as the days of departure and arrival are open.
    fn road_radius_km(&self, leg: LegId) -> f64 {
        let Kind::Journey { path, .. } = &self.leg(leg).kind else {
            return 0.0;
        };
        let (start, end) = (self.leg(leg).start_bounds, self.leg(leg).end_bounds);
        let days = (self.chain.moment(leg.index() + 1) - self.chain.moment(leg.index())).max(0.5);
        let open = (start.days() + end.days() - 2) as f64 / 2.0;
        let length = path.length_km();
        (length / days * (0.5 + open)).clamp(5.0, (length / 2.0).max(5.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::life::sample::{day, life};

    fn ask(on: &str) -> (Stance, Vec<(String, f64)>) {
        let life = life();
        let answer = life.whereabouts(day(on)).unwrap();
        let keys = answer.candidates.iter().map(|candidate| {
            let odds = (candidate.odds * 1000.0).round() / 1000.0;
            (life.leg(candidate.leg).key.clone(), odds)
        });
        (answer.stance, keys.collect())
    }

    #[test]
    fn known_days() {
        let (stance, found) = ask("1900-01-10");
        assert_eq!(
            (stance, &*found),
            (Stance::At, &[("stay-farm".to_owned(), 1.0)][..])
        );
        // The day of departure and the day of arrival belong to the journey.
        for on in ["1900-01-20", "1900-01-21", "1900-01-22"] {
            let (stance, found) = ask(on);
            assert_eq!(
                (stance, &*found[0].0),
                (Stance::Travelling, "trip-harbour"),
                "{on}"
            );
        }
        let (_, found) = ask("1900-01-20");
        assert_eq!(
            found,
            [
                ("trip-harbour".to_owned(), 0.5),
                ("stay-farm".to_owned(), 0.5)
            ]
        );
    }

    #[test]
    fn an_open_move_inside_a_town_is_no_doubt_of_place() {
        let (stance, found) = ask("1900-02-10");
        assert_eq!((stance, found.len()), (Stance::At, 2));
    }

    #[test]
    fn an_open_arrival_leaves_two_legs_whose_odds_add_up() {
        let (stance, found) = ask("1900-04-08");
        assert_eq!(stance, Stance::Between);
        // Arrival on one of 30 days: seven of them are over and half of the eighth.
        assert_eq!(
            found,
            [
                ("trip-island".to_owned(), 0.75),
                ("stay-island".to_owned(), 0.25)
            ]
        );
        let (stance, found) = ask("1900-04-30");
        assert_eq!((stance, &*found[0].0), (Stance::Between, "stay-island"));
    }

    #[test]
    fn a_journey_moves_along_its_way() {
        let life = life();
        let share = |on: &str| {
            let answer = life.whereabouts(day(on)).unwrap();
            match answer.candidates[0].spot {
                Spot::OnTheWay { share, .. } => share,
                Spot::At(_) => panic!("{on}: not on the way"),
            }
        };
        // From noon of the 20th to noon of the 22nd: two days.
        assert!((share("1900-01-20") - 0.125).abs() < 1e-9);
        assert!((share("1900-01-21") - 0.5).abs() < 1e-9);
        assert!((share("1900-01-22") - 0.875).abs() < 1e-9);
    }

    #[test]
    fn the_marker_moves_without_jumps_and_ends_where_the_life_ends() {
        let life = life();
        let (leg, share) = life.leg_at_moment(20.5);
        assert_eq!(life.leg(leg).key, "trip-harbour");
        assert!((share - 0.5).abs() < 1e-9);
        let (leg, share) = life.leg_at_moment(1e9);
        assert_eq!((&*life.leg(leg).key, share), ("stay-island", 1.0));
        assert_eq!(life.leg_at_moment(-5.0).0, LegId(0));
        assert!(life.whereabouts(day("1899-12-31")).is_none());
        assert!(life.whereabouts(day("1900-05-01")).is_none());
    }
}
