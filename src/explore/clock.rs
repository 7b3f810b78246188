//! The clock: which moment is shown, whether it moves, which way, and how fast.
//!
//! It has two paces. In *story* pace every part of the life gets the time on screen that it needs
//! (see [`Story`]); in *calendar* pace every day gets the same.

use super::{Story, StoryLength};

/// How fast the days go by while playing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pace {
    /// Half a day a second.
    HalfDay,
    /// A day a second.
    Day,
    /// Two days a second.
    TwoDays,
    /// A week a second.
    #[default]
    Week,
    /// A month (30 days) a second.
    Month,
    /// Three months (91 days) a second.
    Quarter,
    /// A year (365 days) a second.
    Year,
}

impl Pace {
    /// Every pace, slowest first.
    pub const ALL: [Self; 7] = [
        Self::HalfDay,
        Self::Day,
        Self::TwoDays,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
    ];

    /// Days of the life in one second of playing.
    pub fn days_per_sec(self) -> f64 {
        match self {
            Self::HalfDay => 0.5,
            Self::Day => 1.0,
            Self::TwoDays => 2.0,
            Self::Week => 7.0,
            Self::Month => 30.0,
            Self::Quarter => 91.0,
            Self::Year => 365.0,
        }
    }

    /// The next faster pace, or the fastest.
    #[must_use]
    pub fn faster(self) -> Self {
        Self::ALL[(self as usize + 1).min(Self::ALL.len() - 1)]
    }

    /// The next slower pace, or the slowest.
    #[must_use]
    pub fn slower(self) -> Self {
        Self::ALL[(self as usize).saturating_sub(1)]
    }

    /// The end of its key among the words: `pace-week`.
    pub fn key(self) -> &'static str {
        match self {
            Self::HalfDay => "half-day",
            Self::Day => "day",
            Self::TwoDays => "two-days",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }
}

/// A stretch of the life that playing stays in, in days from the life's first midnight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoopRange {
    /// The moment it begins.
    pub start: f64,
    /// The moment it ends, after `start`.
    pub end: f64,
}

/// The shortest stretch that can be looped: half an hour. Below it nothing would be seen to move.
const LEAST_LOOP_DAYS: f64 = 0.02;

impl LoopRange {
    /// The stretch between two moments, in whatever order, kept within a life of `days` days;
    /// `None` if nothing is left of it.
    pub(super) fn within(start: f64, end: f64, days: f64) -> Option<Self> {
        if !start.is_finite() || !end.is_finite() {
            return None;
        }
        let last = last_moment(days);
        let (start, end) = (
            start.min(end).clamp(0.0, last),
            start.max(end).clamp(0.0, last),
        );
        (end - start >= LEAST_LOOP_DAYS).then_some(Self { start, end })
    }
}

/// With less than this left of the life, in days, playing begins again at its other end.
const LAST_DAYS: f64 = 0.5;

/// Seconds between two steps of a clock that plays for somebody who asked for less motion.
const STILL_SECS: f64 = 2.0;

/// The moment shown, in days from the life's first midnight: 0.5 is its first noon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock {
    /// The moment.
    pub moment: f64,
    /// Whether it moves.
    pub playing: bool,
    /// How fast in calendar pace.
    pub pace: Pace,
    /// The length of the story in story pace; `None` in calendar pace.
    pub story: Option<StoryLength>,
    /// Whether it runs towards the beginning.
    pub backwards: bool,
    /// The stretch that playing stays in.
    pub looped: Option<LoopRange>,
    /// Seconds played since the last step, with less motion.
    pub(super) waited: f64,
}

impl Clock {
    /// A clock that stands at a moment, ready to tell the story.
    pub(super) fn at(moment: f64) -> Self {
        Self {
            moment,
            playing: false,
            pace: Pace::default(),
            story: Some(StoryLength::default()),
            backwards: false,
            looped: None,
            waited: 0.0,
        }
    }

    /// Moves the clock by `dt` seconds within a life of `days` days. At the end of the life it stops,
    /// at the end of a loop it goes on from the loop's beginning. `story` is the table of the pace;
    /// with less motion the clock takes one step every two seconds.
    pub(super) fn tick(&mut self, dt: f64, days: f64, story: Option<&Story>, less_motion: bool) {
        if !self.playing {
            return;
        }
        let secs = if less_motion {
            self.waited += dt;
            if self.waited < STILL_SECS {
                return;
            }
            self.waited -= STILL_SECS;
            STILL_SECS
        } else {
            dt
        };
        self.moment = self.after(secs, days, story);
        let end = if self.backwards {
            self.moment <= 0.0
        } else {
            self.moment >= last_moment(days)
        };
        if end && self.looped.is_none() {
            self.playing = false;
        }
    }

    /// The moment that playing on for some seconds leads to.
    pub(super) fn after(&self, secs: f64, days: f64, story: Option<&Story>) -> f64 {
        // In both paces the clock moves evenly along an axis: of days, or of the story's seconds.
        let place = |moment: f64| story.map_or(moment, |story| story.second_from_moment(moment));
        let speed = story.map_or(self.pace.days_per_sec(), |_| 1.0);
        let way = if self.backwards { -secs } else { secs } * speed;
        let last = last_moment(days);
        let range = self.looped.unwrap_or(LoopRange {
            start: 0.0,
            end: last,
        });
        let (start, end) = (place(range.start), place(range.end));
        let here = place(self.moment);
        let there = match self.looped {
            None => here + way,
            Some(_) if here < start || here > end => {
                if self.backwards {
                    end
                } else {
                    start
                }
            }
            Some(_) if (start..=end).contains(&(here + way)) || end <= start => here + way,
            Some(_) => start + (here + way - start).rem_euclid(end - start),
        };
        let moment = story.map_or(there, |story| story.moment_from_second(there));
        moment.clamp(range.start, range.end)
    }

    /// The moment that playing begins at: here, or at the other end where there is no way on.
    pub(super) fn start(&self, days: f64) -> f64 {
        let last = last_moment(days);
        match (self.looped, self.backwards) {
            (Some(range), false) if !(range.start..range.end).contains(&self.moment) => range.start,
            (Some(range), true) if self.moment <= range.start || self.moment > range.end => {
                range.end
            }
            // On its last day there is no way on: a jump to the end stands at noon.
            (None, false) if self.moment >= last - LAST_DAYS => 0.0,
            (None, true) if self.moment <= LAST_DAYS => last,
            _ => self.moment,
        }
    }
}

/// The day numeral changes at most so often in a second; a faster one cannot be read.
const CALM_PER_SEC: f64 = 4.0;

/// Above this pace the day numeral rests altogether.
const CALM_DAYS_PER_SEC: f64 = 15.0;

/// Every how many days the day numeral changes at a speed; `None` where it rests.
pub(super) fn calm_step(days_per_sec: f64) -> Option<i64> {
    (days_per_sec <= CALM_DAYS_PER_SEC)
        .then(|| ((days_per_sec / CALM_PER_SEC - 1e-9).ceil() as i64).max(1))
}

/// Whether months change no more often than a day numeral may.
pub(super) fn months_are_calm(days_per_sec: f64) -> bool {
    days_per_sec / 30.44 <= CALM_PER_SEC
}

/// The last moment that still belongs to the life's last day.
pub(super) fn last_moment(days: f64) -> f64 {
    (days - 0.01).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_numeral_changes_four_times_a_second_at_most() {
        for pace in Pace::ALL {
            let speed = pace.days_per_sec();
            match calm_step(speed) {
                Some(step) => assert!(speed / step as f64 <= CALM_PER_SEC, "{pace:?}"),
                None => assert!(speed > CALM_DAYS_PER_SEC, "{pace:?}"),
            }
        }
        assert_eq!(calm_step(Pace::Day.days_per_sec()), Some(1));
        assert_eq!(calm_step(Pace::Week.days_per_sec()), Some(2));
    }

    #[test]
    fn a_loop_is_put_in_order_and_kept_within_the_life() {
        let range = LoopRange::within(90.0, -5.0, 50.0);
        assert_eq!(
            range,
            Some(LoopRange {
                start: 0.0,
                end: last_moment(50.0)
            })
        );
        for (start, end) in [(3.0, 3.0), (f64::NAN, 3.0), (60.0, 70.0)] {
            assert_eq!(LoopRange::within(start, end, 50.0), None);
        }
    }
}
