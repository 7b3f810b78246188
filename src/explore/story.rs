//! The story: how long each part of a life stays on screen, so that the whole plays in minutes.
//!
//! A table made once for a life and a length ties every moment of the life to a second of the story
//! and back. Both ways it rises strictly and without a break, and it is smooth between its knots.
//!
//! What every part wants: a journey 1.5 to 6 s by its distance, a stay 0.4 to 4 s by its days, and
//! an event of rank 1 two seconds of rest with its card open. The sum is never just the length
//! chosen, so everything gives way, in this order, no more than it must:
//!
//! 1. Journeys and stays grow or shrink together between their two bounds.
//! 2. If that is too long, legs of rank 3 and 4 go below their lower bound, down to a tenth of it.
//! 3. If that is too long, all legs shrink together. If the upper bounds are too short, as in a life
//!    of ten legs, all legs stretch together.
//!
//! A rest never gets shorter, since a card that cannot be read is only a flicker; but rests take half
//! of the story at most. If there are more events than that, the editor's choice goes first and the
//! others are thinned out evenly. The whole then lasts exactly the length chosen.

use std::collections::BTreeSet;

use crate::life::{EventId, Kind, Leg, LegId, Life, Mode};

use super::clock::last_moment;
use super::trace::{Trace, noon_of, step_day};

/// How long the whole life takes in story pace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum StoryLength {
    /// Twenty minutes.
    Twenty,
    /// Eight minutes.
    #[default]
    Eight,
    /// Three minutes.
    Three,
}

impl StoryLength {
    /// Every length, slowest first, as the paces of the calendar.
    pub const ALL: [Self; 3] = [Self::Twenty, Self::Eight, Self::Three];

    /// Minutes for the whole life.
    pub fn minutes(self) -> i64 {
        match self {
            Self::Three => 3,
            Self::Eight => 8,
            Self::Twenty => 20,
        }
    }

    /// Seconds for the whole life.
    pub fn seconds(self) -> f64 {
        60.0 * self.minutes() as f64
    }

    /// The next shorter length, or the shortest.
    #[must_use]
    pub fn faster(self) -> Self {
        Self::ALL[(self as usize + 1).min(Self::ALL.len() - 1)]
    }

    /// The next longer length, or the longest.
    #[must_use]
    pub fn slower(self) -> Self {
        Self::ALL[(self as usize).saturating_sub(1)]
    }
}

/// Seconds of rest at an event of rank 1.
pub const REST_SECS: f64 = 2.0;

/// Days of the life that pass during a rest: half an hour, so that the clock never stands still.
const REST_DAYS: f64 = 0.02;

/// The share of the story that rests may take.
const MOST_REST: f64 = 0.5;

/// How far legs of rank 3 and 4 shrink below their lower bound before the others follow.
const LEAST_DETAIL: f64 = 0.1;

/// Legs shorter than this (days) hold no moment that anybody could see.
const NO_TIME: f64 = 1e-7;

/// A part on screen for less than this flashes by: see [`Story::days_per_sec`].
const GLIMPSE_SECS: f64 = 1.0;

/// A stretch of the story between two knots.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// The moment it begins, in days from the life's first midnight.
    moment: f64,
    /// The second of the story it begins.
    second: f64,
    /// How much it eases in and out: 0 is steady, 1 would stand still at both ends.
    ease: f64,
    /// The event it rests at.
    rest: Option<EventId>,
}

/// The table between moments of a life and seconds of its story.
#[derive(Clone, Debug)]
pub struct Story {
    length: StoryLength,
    pieces: Vec<Piece>,
    last_moment: f64,
}

/// A rest on its way into the table.
#[derive(Clone, Copy, Debug)]
struct Rest {
    event: EventId,
    leg: LegId,
    moment: f64,
}

/// A leg that holds time: its moments, what it wants and what it may give way to.
#[derive(Clone, Copy, Debug)]
struct Want {
    leg: LegId,
    start: f64,
    end: f64,
    secs: f64,
    low: f64,
    high: f64,
    detail: bool,
}

impl Story {
    /// The table of a life with at least one leg.
    pub fn new(life: &Life, trace: &Trace, length: StoryLength) -> Self {
        let last = last_moment(life.days() as f64);
        let wants = wants(life, last);
        let rests = rests(life, trace, &wants, length);
        let free = length.seconds() - REST_SECS * rests.len() as f64;
        let seconds = shared_out(&wants, free);
        let mut story = Self {
            length,
            pieces: Vec::with_capacity(wants.len() + 2 * rests.len()),
            last_moment: last,
        };
        let mut second = 0.0;
        let mut rests = rests.iter().peekable();
        for (want, secs) in wants.iter().zip(seconds) {
            let mut own = Vec::new();
            while let Some(rest) = rests.next_if(|rest| rest.leg == want.leg) {
                own.push(*rest);
            }
            second = story.add_leg(want, secs, ease(life.leg(want.leg)), &own, second);
        }
        story
    }

    /// Adds a leg with its rests; returns the second it ends.
    fn add_leg(&mut self, want: &Want, secs: f64, ease: f64, own: &[Rest], from: f64) -> f64 {
        let days = want.end - want.start;
        let wide = REST_DAYS.min(days / (2.0 * own.len().max(1) as f64));
        let free_days = days - wide * own.len() as f64;
        let mut second = from;
        let mut moment = want.start;
        for (i, rest) in own.iter().enumerate() {
            // As near to its moment as the rests before and after it leave room.
            let after = wide * (own.len() - i) as f64;
            let start = (rest.moment - wide / 2.0).min(want.end - after).max(moment);
            if start - moment > NO_TIME {
                self.push(moment, second, ease, None);
                second += secs * (start - moment) / free_days;
                moment = start;
            }
            self.push(moment, second, 0.0, Some(rest.event));
            second += REST_SECS;
            moment += wide;
        }
        if want.end - moment > NO_TIME {
            self.push(moment, second, ease, None);
        }
        // The end does not depend on how the parts between were cut, so no rounding adds up.
        from + secs + REST_SECS * own.len() as f64
    }

    fn push(&mut self, moment: f64, second: f64, ease: f64, rest: Option<EventId>) {
        self.pieces.push(Piece {
            moment,
            second,
            ease,
            rest,
        });
    }

    /// The length it was made for.
    pub fn length(&self) -> StoryLength {
        self.length
    }

    /// How long the whole story takes, in seconds.
    pub fn seconds(&self) -> f64 {
        self.length.seconds()
    }

    /// The second of the story at which a moment of the life is shown.
    pub fn second_from_moment(&self, moment: f64) -> f64 {
        let index = self.index_at(|piece| piece.moment <= moment);
        let (piece, (end_moment, end_second)) = (self.pieces[index], self.end(index));
        let share = share(moment, piece.moment, end_moment);
        piece.second + uneased(piece.ease, share) * (end_second - piece.second)
    }

    /// The moment of the life shown at a second of the story.
    pub fn moment_from_second(&self, second: f64) -> f64 {
        let index = self.index_at(|piece| piece.second <= second);
        let (piece, (end_moment, end_second)) = (self.pieces[index], self.end(index));
        let share = share(second, piece.second, end_second);
        piece.moment + eased(piece.ease, share) * (end_moment - piece.moment)
    }

    /// The event that the story rests at.
    pub fn rest_at(&self, moment: f64) -> Option<EventId> {
        self.pieces[self.index_at(|piece| piece.moment <= moment)].rest
    }

    /// How fast the days go by around a moment, as far as an eye can tell: a part that is on screen
    /// for less than a second counts with the whole story's speed, so that nothing blinks.
    pub fn days_per_sec(&self, moment: f64) -> f64 {
        let index = self.index_at(|piece| piece.moment <= moment);
        let (piece, (end_moment, end_second)) = (self.pieces[index], self.end(index));
        let secs = end_second - piece.second;
        let whole = self.last_moment / self.seconds();
        let own = (end_moment - piece.moment) / secs.max(1e-9);
        if secs < GLIMPSE_SECS {
            own.max(whole)
        } else {
            own
        }
    }

    fn index_at(&self, begun: impl Fn(&Piece) -> bool) -> usize {
        self.pieces.partition_point(begun).saturating_sub(1)
    }

    /// The moment and the second at which a piece ends.
    fn end(&self, index: usize) -> (f64, f64) {
        self.pieces
            .get(index + 1)
            .map_or((self.last_moment, self.seconds()), |next| {
                (next.moment, next.second)
            })
    }
}

/// The share of the way from `start` to `end`, 0 to 1.
fn share(at: f64, start: f64, end: f64) -> f64 {
    if end > start {
        ((at - start) / (end - start)).clamp(0.0, 1.0)
    } else {
        0.0
    }
}

/// The share of the way done after a share of the time. Its speed is `1 - ease` at both ends and
/// `1 + ease / 2` in the middle, so it never stands still.
fn eased(ease: f64, time: f64) -> f64 {
    time * (1.0 - ease) + ease * time * time * (3.0 - 2.0 * time)
}

/// The share of the time after which a share of the way is done: the inverse of [`eased`].
fn uneased(ease: f64, way: f64) -> f64 {
    if ease <= 0.0 {
        return way;
    }
    let (mut low, mut high) = (0.0, 1.0);
    let mut time = way;
    // Newton's step where it stays between the bounds, else half of what is left.
    for _ in 0..60 {
        let off = eased(ease, time) - way;
        if off > 0.0 {
            high = time;
        } else {
            low = time;
        }
        let next = time - off / (1.0 - ease + 6.0 * ease * time * (1.0 - time));
        let next = if low < next && next < high {
            next
        } else {
            f64::midpoint(low, high)
        };
        if (next - time).abs() < 1e-16 {
            break;
        }
        time = next;
    }
    time
}

/// How a mode of travel starts and stops: a train pulls out and brakes, a ship is steady.
fn ease(leg: &Leg) -> f64 {
    let Kind::Journey { mode, .. } = &leg.kind else {
        return 0.0;
    };
    match mode {
        Mode::Rail | Mode::ArmouredTrain => 0.8,
        Mode::Car => 0.6,
        Mode::Sledge | Mode::Cart => 0.4,
        Mode::Mixed | Mode::Unknown => 0.3,
        Mode::OnFoot | Mode::Boat => 0.2,
        Mode::Ship => 0.0,
    }
}

/// What each leg that holds time wants. The legs join without a gap; one that holds none is passed.
fn wants(life: &Life, last: f64) -> Vec<Want> {
    let mut wants: Vec<Want> = Vec::with_capacity(life.legs.len());
    let mut start = 0.0;
    for id in life.leg_ids() {
        let end = life.chain.moment(id.index() + 1).min(last);
        if end - start <= NO_TIME {
            continue;
        }
        let leg = life.leg(id);
        let (secs, low, high) = match &leg.kind {
            Kind::Journey { path, .. } => {
                let (low, high) = (1.5, 6.0);
                // The longest crossings, some 6000 km, take the most.
                let share = (path.length_km() / 6000.0).sqrt();
                (low + (high - low) * share.min(1.0), low, high)
            }
            Kind::Stay { .. } => {
                let (low, high) = (0.4, 4.0);
                // Ten years take the most: a childhood is told as slowly as anything.
                let share = ((end - start) / 3652.5).sqrt();
                (low + (high - low) * share.min(1.0), low, high)
            }
        };
        wants.push(Want {
            leg: id,
            start,
            end,
            secs,
            low,
            high,
            detail: leg.rank >= 3,
        });
        start = end;
    }
    if let Some(want) = wants.last_mut() {
        want.end = last;
    }
    wants
}

/// The seconds of each leg, which add up to `total`; see the top of the file for what gives way.
fn shared_out(wants: &[Want], total: f64) -> Vec<f64> {
    let sum = |of: &dyn Fn(&Want) -> f64| wants.iter().map(of).sum::<f64>();
    let low = sum(&|want| want.low);
    let high = sum(&|want| want.high);
    let mut secs: Vec<f64> = if total >= high {
        wants.iter().map(|want| want.high).collect()
    } else if total >= low {
        let at = |factor: f64| move |want: &Want| (factor * want.secs).clamp(want.low, want.high);
        let (mut least, mut most) = (0.0, 100.0);
        for _ in 0..60 {
            let factor = f64::midpoint(least, most);
            if sum(&at(factor)) > total {
                most = factor;
            } else {
                least = factor;
            }
        }
        wants.iter().map(at(f64::midpoint(least, most))).collect()
    } else {
        let detail = sum(&|want| if want.detail { want.low } else { 0.0 });
        let factor = if detail > 0.0 {
            ((total - (low - detail)) / detail).clamp(LEAST_DETAIL, 1.0)
        } else {
            1.0
        };
        let own = |want: &Want| want.low * if want.detail { factor } else { 1.0 };
        wants.iter().map(own).collect()
    };
    // What the bounds could not take is shared by all.
    let factor = total / secs.iter().sum::<f64>().max(1e-9);
    for secs in &mut secs {
        *secs *= factor;
    }
    secs
}

/// The rests, by leg and moment: the events of rank 1, as many as half of the story has room for.
fn rests(life: &Life, trace: &Trace, wants: &[Want], length: StoryLength) -> Vec<Rest> {
    let room = (MOST_REST * length.seconds() / REST_SECS) as usize;
    let (first, others): (Vec<EventId>, Vec<EventId>) = trace
        .steps
        .iter()
        .copied()
        .filter(|id| life.event(*id).rank == 1)
        .partition(|id| trace.chosen.contains(id));
    let first = thinned(&first, room);
    let others = thinned(&others, room - first.len());
    let kept: BTreeSet<EventId> = first.into_iter().chain(others).collect();
    let mut rests: Vec<Rest> = trace
        .steps
        .iter()
        .filter(|id| kept.contains(id))
        .filter_map(|id| rest(life, wants, *id))
        .collect();
    // Events of one day and place keep the order that a step forward takes them in.
    rests.sort_by(|a, b| a.leg.cmp(&b.leg).then(a.moment.total_cmp(&b.moment)));
    rests
}

/// At most `room` of the events, taken evenly.
fn thinned(events: &[EventId], room: usize) -> Vec<EventId> {
    let count = events.len();
    if count <= room {
        return events.to_vec();
    }
    (0..room)
        .map(|i| events[(2 * i + 1) * count / (2 * room)])
        .collect()
}

/// Where the story rests for an event: on its day, while he is at its place if he was.
fn rest(life: &Life, wants: &[Want], event: EventId) -> Option<Rest> {
    let noon = noon_of(life, step_day(life, event));
    let (dawn, night) = (noon - 0.5, noon + 0.5);
    let place = life.event(event).place;
    let last = wants.len().checked_sub(1)?;
    let from = wants.partition_point(|want| want.end <= dawn).min(last);
    let mut best: Option<(u8, f64, Rest)> = None;
    for want in wants[from..].iter().take_while(|want| want.start < night) {
        let (start, end) = (want.start.max(dawn), want.end.min(night));
        let stay = life.leg(want.leg);
        let fits = if !stay.is_stay() {
            0
        } else if stay.place() == place {
            2
        } else {
            u8::from(life.town(stay.place()) == life.town(place))
        };
        let rest = Rest {
            event,
            leg: want.leg,
            moment: noon
                .clamp(want.start, want.end)
                .clamp(start, end.max(start)),
        };
        let better = best
            .as_ref()
            .is_none_or(|(known, days, _)| (fits, end - start) > (*known, *days));
        if better {
            best = Some((fits, end - start, rest));
        }
    }
    best.map(|(_, _, rest)| rest)
}

/// Whose card is open: the story closes only what it has opened itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Teller {
    /// The rest the clock stands in.
    rest: Option<EventId>,
    /// The event whose card the story opened and nobody has touched since.
    card: Option<EventId>,
}

/// What the story does with the card when the clock has moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Nothing.
    Stay,
    /// It opens a card.
    Open(EventId),
    /// It closes the card that it had opened.
    Close,
}

impl Teller {
    /// The clock has come to a rest, or left one; `free` if no card of the visitor's is open.
    pub(super) fn turn(&mut self, rest: Option<EventId>, free: bool) -> Turn {
        if rest == self.rest {
            return Turn::Stay;
        }
        self.rest = rest;
        let own = self.card.take().is_some();
        match rest {
            Some(event) if own || free => {
                self.card = Some(event);
                Turn::Open(event)
            }
            None if own => Turn::Close,
            _ => Turn::Stay,
        }
    }

    /// Whether this is the rest it knows of.
    pub(super) fn is_at(self, rest: Option<EventId>) -> bool {
        self.rest == rest
    }

    /// A visitor has opened or closed a card: it is no longer the story's.
    pub(super) fn hand_over(&mut self) {
        self.card = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easing_is_undone_by_its_inverse_and_never_stands_still() {
        for ease in [0.0, 0.2, 0.6, 0.8] {
            let mut last = -1.0;
            for i in 0..=1000 {
                let time = f64::from(i) / 1000.0;
                let way = eased(ease, time);
                assert!(way > last, "{ease} {time}");
                assert!((uneased(ease, way) - time).abs() < 1e-12, "{ease} {time}");
                last = way;
            }
        }
    }

    #[test]
    fn thinning_keeps_the_order_and_the_count() {
        let events: Vec<EventId> = (0..10).map(EventId).collect();
        assert_eq!(thinned(&events, 20), events);
        assert_eq!(thinned(&events, 3), [EventId(1), EventId(5), EventId(8)]);
        assert!(thinned(&events, 0).is_empty());
    }

    #[test]
    fn the_story_closes_only_its_own_card() {
        let (one, two) = (EventId(1), EventId(2));
        let mut teller = Teller::default();
        assert_eq!(teller.turn(Some(one), true), Turn::Open(one));
        assert_eq!(teller.turn(Some(one), false), Turn::Stay);
        assert_eq!(teller.turn(Some(two), false), Turn::Open(two));
        assert_eq!(teller.turn(None, false), Turn::Close);
        assert_eq!(
            teller.turn(Some(one), false),
            Turn::Stay,
            "a visitor's card"
        );
        assert_eq!(teller.turn(None, false), Turn::Stay);
        assert_eq!(teller.turn(Some(two), true), Turn::Open(two));
        teller.hand_over();
        assert_eq!(teller.turn(None, false), Turn::Stay);
    }
}
