//! The trace: everything drawn that depends on the life alone, made once when it is loaded.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::calendar::{Day, Grain};
use crate::geo::LonLatRect;
use crate::life::{
    Certainty, Condition, Confidence, EventId, Evidence, Kind, LegId, Life, Mode, PlaceId, TintKey,
    TourTarget,
};

use super::doubt::{is_inferred, moments, open_span};
use super::lanes::{Living, Spell, add_spell, reaches};

use super::roads;

/// How far the sources leave a journey open: drawn as gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A source tells of it.
    Sure,
    /// It is inferred, or told with low confidence.
    Inferred,
    /// No source: it only joins two documented points.
    Bridging,
}

/// A journey as the map draws it.
#[derive(Clone, Debug)]
pub struct TraceJourney {
    /// The leg.
    pub leg: LegId,
    /// The moment he leaves, in days from the life's first midnight.
    pub start: f64,
    /// The moment he arrives.
    pub end: f64,
    /// First and last moment he can leave; equal if the day is known.
    pub start_doubt: (f64, f64),
    /// First and last moment he can arrive; equal if the day is known.
    pub end_doubt: (f64, f64),
    /// How he travels.
    pub mode: Mode,
    /// How far the journey itself is open.
    pub doubt: Doubt,
    /// How sure its road is; `None` where only its ends are known.
    pub road: Option<Certainty>,
    /// The rectangle its line lies in.
    pub bounds: LonLatRect,
    /// For each step from point to point of its path, whether another journey of the same months
    /// goes the other way there: the two are drawn side by side.
    pub shared: Vec<bool>,
    /// The runs of points of its path along which no journey before it had gone.
    pub fresh: Vec<Range<usize>>,
}

/// A stay as the time axis draws it.
#[derive(Clone, Debug)]
pub struct Bar {
    /// The leg.
    pub leg: LegId,
    /// The place.
    pub place: PlaceId,
    /// The town of the place; runs of bars in one town carry one name.
    pub town: PlaceId,
    /// The most likely moment it begins.
    pub start: f64,
    /// The most likely moment it ends.
    pub end: f64,
    /// First and last moment it can begin; equal if the day is known.
    pub start_doubt: (f64, f64),
    /// First and last moment it can end; equal if the day is known.
    pub end_doubt: (f64, f64),
    /// The colour family of the state.
    pub tint: TintKey,
    /// Prison or internment: hatched.
    pub prison: bool,
    /// Whether the stay is a guess: cut by strokes of paper.
    pub unsure: bool,
}

/// A place he stayed at, with every stay.
#[derive(Clone, Debug)]
pub struct Stop {
    /// The place.
    pub place: PlaceId,
    /// Its stays in order: leg, start, end, in prison.
    pub stays: Vec<(LegId, f64, f64, bool)>,
    /// Whether no stay there is well enough known to mark a point.
    pub unsure: bool,
    /// The days of each stay and those before it, and how many of them in prison.
    sums: Vec<(f64, f64)>,
}

impl Stop {
    /// A place before any stay there.
    pub(crate) fn new(place: PlaceId) -> Self {
        Self {
            place,
            stays: Vec::new(),
            unsure: true,
            sums: Vec::new(),
        }
    }

    fn add(&mut self, (leg, start, end, prison): (LegId, f64, f64, bool), unsure: bool) {
        self.stays.push((leg, start, end, prison));
        self.unsure &= unsure;
        let before = self.sums.last().copied().unwrap_or_default();
        let days = (end - start).max(0.0);
        let in_prison = if prison { days } else { 0.0 };
        self.sums.push((before.0 + days, before.1 + in_prison));
    }

    /// Days stayed up to a moment, and how many of them in prison: by halving, since a diary may
    /// have ten thousand stays in one town.
    pub fn days_until(&self, moment: f64) -> (f64, f64) {
        let begun = self.stays.partition_point(|stay| stay.1 <= moment);
        let Some(last) = begun.checked_sub(1) else {
            return (0.0, 0.0);
        };
        let (_, _, end, prison) = self.stays[last];
        let ahead = (end - moment).max(0.0);
        let (days, in_prison) = self.sums[last];
        (days - ahead, in_prison - if prison { ahead } else { 0.0 })
    }

    /// As [`Self::days_until`], of the stays that are wanted.
    pub fn days_of(&self, moment: f64, wanted: impl Fn(LegId) -> bool) -> (f64, f64) {
        let mut sum = (0.0, 0.0);
        for &(leg, start, end, prison) in &self.stays {
            if !wanted(leg) {
                continue;
            }
            let days = (end.min(moment) - start).max(0.0);
            sum.0 += days;
            if prison {
                sum.1 += days;
            }
        }
        sum
    }

    /// The first moment he was there.
    pub fn first(&self) -> f64 {
        self.stays.first().map_or(f64::INFINITY, |stay| stay.1)
    }
}

/// Everything drawn that depends on the life alone.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// Journeys in order.
    pub journeys: Vec<TraceJourney>,
    /// The numbers of the journeys that went a new way, at least a stretch of it: of a hundred
    /// thousand journeys few do.
    pub pioneers: Vec<usize>,
    /// Stays in order.
    pub bars: Vec<Bar>,
    /// Towns he stayed in, by first stay: one mark a town, for wide views.
    pub towns: Vec<Stop>,
    /// Places he stayed at, by first stay: one mark a house, for close views.
    pub places: Vec<Stop>,
    /// First and last possible moment of each event, in the order of the events.
    pub events: Vec<(f64, f64)>,
    /// For each event, the last moment that it or one before it reaches.
    pub event_reach: Vec<f64>,
    /// How he lived, spell by spell.
    pub spells: Vec<Spell>,
    /// The events that steps stop at, in order of time.
    pub steps: Vec<EventId>,
    /// The events of the tour: the editor's choice.
    pub chosen: BTreeSet<EventId>,
    /// How long the tour stays at each, in hundredths of a second: what the editor holds it worth.
    pub weights: BTreeMap<EventId, u32>,
}

/// The events that "next event" stops at: rank 4 is detail.
const STEP_RANK: u8 = 3;

impl Trace {
    /// The trace of a life.
    pub fn new(life: &Life) -> Self {
        let mut trace = Self::default();
        let mut known = [vec![None; life.places.len()], vec![None; life.places.len()]];
        for id in life.leg_ids() {
            trace.add_leg(life, id, &mut known);
        }
        for event in &life.events {
            let (first, last) = moments(life, event.bounds);
            trace.events.push((first, last));
        }
        trace.event_reach = reaches(&trace.events);
        trace.steps = life
            .event_ids()
            .filter(|id| life.event(*id).rank <= STEP_RANK)
            .collect();
        roads::compare(life, &mut trace.journeys);
        trace.pioneers = (0..trace.journeys.len())
            .filter(|number| !trace.journeys[*number].fresh.is_empty())
            .collect();
        trace.weights = weights(life);
        trace.chosen = trace.weights.keys().copied().collect();
        trace.steps.sort_by_key(|id| step_day(life, *id));
        trace
    }

    /// Adds a leg; `known` has the number of each place among the towns and the places so far.
    fn add_leg(&mut self, life: &Life, id: LegId, known: &mut [Vec<Option<usize>>; 2]) {
        let leg = life.leg(id);
        let (start, end) = (
            life.chain.moment(id.index()),
            life.chain.moment(id.index() + 1),
        );
        let unsure = is_inferred(leg);
        let start_doubt = open_span(life, leg.start_bounds, start);
        let end_doubt = open_span(life, leg.end_bounds, end);
        let living = Living::of_leg(leg);
        add_spell(
            &mut self.spells,
            Spell {
                living,
                start,
                end,
                start_doubt,
                end_doubt,
            },
        );
        match &leg.kind {
            Kind::Journey {
                mode, path, road, ..
            } => {
                let Some(bounds) = LonLatRect::around(path.points().iter().copied()) else {
                    return;
                };
                self.journeys.push(TraceJourney {
                    leg: id,
                    start,
                    end,
                    start_doubt,
                    end_doubt,
                    mode: *mode,
                    doubt: match leg.evidence {
                        Evidence::Bridging => Doubt::Bridging,
                        Evidence::Documented if leg.confidence != Confidence::Low => Doubt::Sure,
                        _ => Doubt::Inferred,
                    },
                    road: *road,
                    bounds,
                    shared: Vec::new(),
                    fresh: Vec::new(),
                });
            }
            Kind::Stay { place } => {
                let prison = leg.condition == Condition::Prisoner;
                let town = life.town(*place);
                let middle = day_of(life, f64::midpoint(start, end));
                let state = life
                    .place(*place)
                    .state(middle)
                    .or_else(|| life.place(town).state(middle));
                self.bars.push(Bar {
                    leg: id,
                    place: *place,
                    town,
                    start,
                    end,
                    start_doubt,
                    end_doubt,
                    tint: state
                        .map(|state| life.state(state).tint)
                        .unwrap_or_default(),
                    prison,
                    unsure,
                });
                let lists = [(&mut self.towns, town), (&mut self.places, *place)];
                for ((stops, at), known) in lists.into_iter().zip(known) {
                    let number = *known[at.index()].get_or_insert_with(|| {
                        stops.push(Stop::new(at));
                        stops.len() - 1
                    });
                    stops[number].add((id, start, end, prison), unsure);
                }
            }
        }
    }
}

/// The events the tour stops at, and for how long; for a stop at a leg, the first event of rank 1 on
/// its days.
fn weights(life: &Life) -> BTreeMap<EventId, u32> {
    let within = |leg: LegId| {
        let leg = life.leg(leg);
        life.event_ids().find(|id| {
            let event = life.event(*id);
            event.rank == 1
                && leg.start_bounds.earliest <= event.bounds.earliest
                && event.bounds.earliest <= leg.end_bounds.latest
        })
    };
    life.tour
        .iter()
        .filter_map(|stop| {
            let event = match stop.target {
                TourTarget::Event(event) => Some(event),
                TourTarget::Leg(leg) => within(leg),
            }?;
            #[expect(
                clippy::cast_sign_loss,
                clippy::cast_possible_truncation,
                reason = "a day at most, and not negative"
            )]
            let weight = (stop.seconds.clamp(0.0, 86_400.0) * 100.0) as u32;
            Some((event, weight))
        })
        .collect()
}

/// The day by which an event takes its turn among the steps: an event of which only the month or the
/// year is known stands in the middle of it, one that lasted at its beginning.
pub(super) fn step_day(life: &Life, id: EventId) -> Day {
    let event = life.event(id);
    let bounds = event.bounds;
    if event.date.grain == Grain::Interval {
        return bounds.earliest;
    }
    bounds.earliest + chrono::TimeDelta::days((bounds.days() - 1) / 2)
}

/// The day a moment lies in, kept within the life.
pub(super) fn day_of(life: &Life, moment: f64) -> Day {
    let days = (moment.floor() as i64).clamp(0, life.days() - 1);
    life.subject
        .first_day
        .checked_add_signed(chrono::TimeDelta::days(days))
        .unwrap_or(life.subject.last_day)
}

/// The noon of a day as a moment.
pub(super) fn noon_of(life: &Life, day: Day) -> f64 {
    let day = day.clamp(life.subject.first_day, life.subject.last_day);
    (day - life.subject.first_day).num_days() as f64 + 0.5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load_embedded;

    #[test]
    fn sums_of_stays_are_those_added_one_by_one() {
        let life = load_embedded().unwrap().life;
        let trace = Trace::new(&life);
        for stop in trace.towns.iter().chain(&trace.places) {
            let stays = stop.stays.iter();
            let ends = stays.flat_map(|stay| [stay.1, f64::midpoint(stay.1, stay.2), stay.2]);
            for moment in ends.chain([-1.0, 1e9]) {
                let (halved, added) = (stop.days_until(moment), stop.days_of(moment, |_| true));
                assert!((halved.0 - added.0).abs() < 1e-6, "{stop:?} at {moment}");
                assert!((halved.1 - added.1).abs() < 1e-6, "{stop:?} at {moment}");
            }
        }
    }
}
