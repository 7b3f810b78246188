//! Roads gone more than once: where two journeys must be drawn side by side, and which stretches
//! of a journey are new to the map.

use std::collections::BTreeMap;

use crate::geo::LonLat;
use crate::life::{Kind, Life};

use super::{Span, TraceJourney};

/// A step between two points of a path, whichever way it is gone: the southern point first. Points
/// are told apart to ten metres, which is how finely records write them.
type Step = [(i32, i32); 2];

/// Finds, for every step of every journey, whether one of about the same time goes the other way
/// and whether it is the first there. Journeys further apart in time than the longest trail are
/// never seen side by side.
pub(super) fn compare(life: &Life, journeys: &mut [TraceJourney]) {
    let together = Span::Life.trail_days();
    // Who went each step last, northwards and southwards.
    let mut last: BTreeMap<Step, [Option<(usize, usize)>; 2]> = BTreeMap::new();
    for index in 0..journeys.len() {
        let Kind::Journey { path, .. } = &life.leg(journeys[index].leg).kind else {
            continue;
        };
        let steps = path.points().len().saturating_sub(1);
        journeys[index].shared = vec![false; steps];
        let mut fresh_from = None;
        for (number, pair) in path.points().windows(2).enumerate() {
            let (step, southwards) = step(pair[0], pair[1]);
            let gone = last.get(&step);
            if let Some((other, at)) = gone.and_then(|ways| ways[usize::from(!southwards)])
                && journeys[index].start - journeys[other].end <= together
            {
                journeys[index].shared[number] = true;
                journeys[other].shared[at] = true;
            }
            match (gone.is_none(), fresh_from) {
                (true, None) => fresh_from = Some(number),
                (false, Some(from)) => {
                    journeys[index].fresh.push(from..number + 1);
                    fresh_from = None;
                }
                _ => {}
            }
            last.entry(step).or_default()[usize::from(southwards)] = Some((index, number));
        }
        if let Some(from) = fresh_from {
            journeys[index].fresh.push(from..steps + 1);
        }
    }
}

fn step(a: LonLat, b: LonLat) -> (Step, bool) {
    let fine = |degrees: f64| (degrees * 1e4).round() as i32;
    let (a, b) = ((fine(a.lat), fine(a.lon)), (fine(b.lat), fine(b.lon)));
    if a <= b {
        ([a, b], false)
    } else {
        ([b, a], true)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::explore::Trace;
    use crate::geo::Path;
    use crate::life::{Mode, PlaceId};

    /// Journeys along a meridian, each between two latitudes on the days given.
    fn trace(journeys: &[(f64, [f64; 3])]) -> Vec<TraceJourney> {
        let life = crate::load::load_embedded().unwrap().life;
        let mut life = Arc::unwrap_or_clone(life);
        let at = |lat: f64| LonLat { lon: 30.0, lat };
        let mut drawn = Vec::new();
        let all = Trace::new(&life).journeys;
        for (journey, (start, lats)) in all.into_iter().zip(journeys) {
            life.legs[journey.leg.index()].kind = Kind::Journey {
                from: PlaceId(0),
                to: PlaceId(1),
                mode: Mode::Rail,
                path: Path::through(&lats.map(at)),
                road: None,
            };
            drawn.push(TraceJourney {
                start: *start,
                end: start + 1.0,
                fresh: Vec::new(),
                ..journey
            });
        }
        compare(&life, &mut drawn);
        drawn
    }

    #[test]
    fn there_and_back_share_their_road_and_the_same_way_twice_does_not() {
        let found = trace(&[
            (0.0, [50.0, 50.5, 51.0]),
            (9.0, [51.0, 50.5, 50.0]),
            (20.0, [51.5, 51.0, 50.5]),
        ]);
        assert_eq!(found[0].shared, [true, true]);
        assert_eq!(found[1].shared, [true, true]);
        assert_eq!(found[2].shared, [false, true], "half of its way was gone");
        let twice = trace(&[(0.0, [50.0, 50.5, 51.0]), (9.0, [50.0, 50.5, 51.0])]);
        assert!(twice.iter().all(|journey| !journey.shared.contains(&true)));
        let years = trace(&[(0.0, [50.0, 50.5, 51.0]), (900.0, [51.0, 50.5, 50.0])]);
        assert!(years.iter().all(|journey| !journey.shared.contains(&true)));
    }

    #[test]
    fn a_stretch_is_new_only_to_the_first_who_goes_it() {
        let found = trace(&[
            (0.0, [50.0, 50.5, 51.0]),
            (9.0, [51.0, 50.5, 50.0]),
            (20.0, [50.5, 51.0, 51.5]),
        ]);
        assert_eq!(found[0].fresh, std::slice::from_ref(&(0..3)));
        assert_eq!(found[1].fresh, [0..0; 0]);
        assert_eq!(
            found[2].fresh,
            std::slice::from_ref(&(1..3)),
            "with the point it branches off"
        );
    }
}
