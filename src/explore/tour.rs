//! The tour that runs by itself while nobody touches the screen: from stop to stop, for ever, each
//! told in the next language.

use crate::geo::{LonLat, LonLatRect};
use crate::life::{Life, TourTarget};
use crate::words::{Lang, Text};

use super::clock::last_moment;
use super::trace::noon_of;
use super::{Command, Commands, Fit};

/// Seconds from one stop to the next.
const WAY_SECS: f64 = 4.0;

/// Degrees around a stop that are seen at least, to each side.
const ROOM: f64 = 3.0;

/// The shortest stay at a stop that can be read, in seconds.
const LEAST_SECS: f64 = 4.0;

/// A stop on the way.
#[derive(Clone, Debug)]
struct Stop {
    moment: f64,
    at: LonLat,
    secs: f64,
    caption: Text,
}

/// What the tour does now.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Phase {
    /// Stays, for so many more seconds.
    Stay(f64),
    /// Has gone for so many seconds.
    Go(f64),
}

/// The tour, played for ever.
#[derive(Clone, Debug)]
pub struct Tour {
    stops: Vec<Stop>,
    here: usize,
    phase: Phase,
    /// The languages take turns, also over the end of the tour.
    turn: usize,
    begun: bool,
}

impl Tour {
    /// The tour of a life; where its editor made none, the events of rank 1.
    pub fn new(life: &Life) -> Self {
        let place_on = |moment: f64| {
            let (leg, _) = life.leg_at_moment(moment);
            life.place(life.leg(leg).place()).at
        };
        let last = last_moment(life.days() as f64);
        let mut stops: Vec<Stop> = life
            .tour
            .iter()
            .map(|stop| {
                let moment = noon_of(life, stop.day).min(last);
                let (at, title) = match stop.target {
                    TourTarget::Event(id) => {
                        let event = life.event(id);
                        (life.place(event.place).at, event.title.clone())
                    }
                    TourTarget::Leg(id) => {
                        let leg = life.leg(id);
                        (life.place(leg.place()).at, leg.fact.clone())
                    }
                };
                let caption = if stop.caption.get(Lang::En).is_empty() {
                    title
                } else {
                    stop.caption.clone()
                };
                Stop {
                    moment,
                    at,
                    secs: stop.seconds.max(LEAST_SECS),
                    caption,
                }
            })
            .collect();
        if stops.is_empty() {
            stops = life
                .events
                .iter()
                .filter(|event| event.rank == 1)
                .map(|event| Stop {
                    moment: noon_of(life, event.bounds.earliest).min(last),
                    at: life.place(event.place).at,
                    secs: 2.0 * LEAST_SECS,
                    caption: event.title.clone(),
                })
                .collect();
        }
        if stops.is_empty() {
            stops.push(Stop {
                moment: 0.5_f64.min(last),
                at: place_on(0.5_f64.min(last)),
                secs: 60.0,
                caption: life.subject.name.clone(),
            });
        }
        // A tour that goes back in time would run the clock backwards on screen.
        stops.sort_by(|a, b| a.moment.total_cmp(&b.moment));
        Self {
            stops,
            here: 0,
            phase: Phase::Stay(LEAST_SECS),
            turn: 0,
            begun: false,
        }
    }

    /// What stands under the picture, in the language whose turn it is; nothing on the way.
    pub fn caption(&self) -> Option<&str> {
        matches!(self.phase, Phase::Stay(_)).then(|| self.stops[self.here].caption.get(self.lang()))
    }

    /// The language whose turn it is.
    pub fn lang(&self) -> Lang {
        Lang::ALL[self.turn % Lang::ALL.len()]
    }

    /// Whether it moves now, so that frames are needed.
    pub fn is_going(&self) -> bool {
        matches!(self.phase, Phase::Go(_)) || !self.begun
    }

    /// Seconds until it goes on by itself.
    pub fn until_turn(&self) -> f64 {
        match self.phase {
            Phase::Stay(left) => left.max(0.0),
            Phase::Go(_) => 0.0,
        }
    }

    /// Lets time pass; what the explorer should do about it.
    pub fn tick(&mut self, dt: f64, still: bool) -> Commands {
        let dt = if dt.is_finite() { dt.max(0.0) } else { 0.0 };
        if !self.begun {
            self.begun = true;
            self.phase = Phase::Stay(self.stops[0].secs);
            return self.arrive();
        }
        match self.phase {
            Phase::Stay(left) if left > dt => {
                self.phase = Phase::Stay(left - dt);
                Vec::new()
            }
            Phase::Stay(_) => self.set_out(still),
            Phase::Go(gone) => {
                let gone = gone + dt;
                if gone >= WAY_SECS {
                    self.here = self.next();
                    self.turn = (self.turn + 1) % Lang::ALL.len();
                    self.phase = Phase::Stay(self.stops[self.here].secs);
                    return self.arrive();
                }
                self.phase = Phase::Go(gone);
                let share = gone / WAY_SECS;
                let eased = share * share * (3.0 - 2.0 * share);
                let (from, to) = (self.stops[self.here].moment, self.stops[self.next()].moment);
                vec![Command::Scrub(from + eased * (to - from))]
            }
        }
    }

    fn next(&self) -> usize {
        (self.here + 1) % self.stops.len()
    }

    /// At a stop: the clock stands there, in the language whose turn it is.
    fn arrive(&self) -> Commands {
        let stop = &self.stops[self.here];
        let mut commands = vec![Command::SpeakLang(self.lang()), Command::Scrub(stop.moment)];
        commands.extend(around([stop.at]));
        commands
    }

    fn set_out(&mut self, still: bool) -> Commands {
        let next = self.next();
        // Back to the beginning there is no way that a life could take.
        if still || next <= self.here {
            self.here = next;
            self.turn = (self.turn + 1) % Lang::ALL.len();
            self.phase = Phase::Stay(self.stops[next].secs);
            return self.arrive();
        }
        self.phase = Phase::Go(0.0);
        around([self.stops[self.here].at, self.stops[next].at])
            .into_iter()
            .collect()
    }
}

/// Shows some positions with room around them.
fn around<const N: usize>(positions: [LonLat; N]) -> Option<Command> {
    let rect = LonLatRect::around(positions)?;
    Some(Command::FitMap(Fit::Rect(LonLatRect {
        west: rect.west - ROOM,
        east: rect.east + ROOM,
        south: (rect.south - ROOM).max(-85.0),
        north: (rect.north + ROOM).min(85.0),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::life::sample;

    fn lap(tour: &mut Tour, still: bool) -> (Vec<Lang>, f64) {
        let (mut langs, mut moved) = (Vec::new(), f64::NEG_INFINITY);
        let mut last = f64::NEG_INFINITY;
        for _ in 0..40_000 {
            for command in tour.tick(0.1, still) {
                match command {
                    Command::SpeakLang(lang) => langs.push(lang),
                    Command::Scrub(moment) => {
                        assert!(moment.is_finite());
                        moved = moved.max(moment - last);
                        last = moment;
                    }
                    Command::FitMap(Fit::Rect(rect)) => {
                        assert!(rect.west < rect.east && rect.south < rect.north);
                    }
                    other => panic!("{other:?}"),
                }
            }
        }
        (langs, moved)
    }

    #[test]
    fn the_languages_take_turns() {
        let life = sample::life();
        for still in [false, true] {
            let (langs, _) = lap(&mut Tour::new(&life), still);
            assert!(langs.len() > 8);
            for (i, lang) in langs.iter().enumerate() {
                assert_eq!(*lang, Lang::ALL[i % 4]);
            }
        }
    }

    #[test]
    fn a_stop_is_there_long_enough_to_be_read() {
        let mut tour = Tour::new(&sample::life());
        tour.tick(0.1, false);
        assert!(tour.until_turn() >= LEAST_SECS);
        assert!(tour.caption().is_some_and(|caption| !caption.is_empty()));
    }
}
