//! The scene: a read-only picture of the explorer for one frame.

use std::sync::Arc;

use chrono::Datelike as _;

use crate::calendar::{Day, MonthForm, flag_text, month_name};
use crate::geo::{LonLat, View};
use crate::life::{ChapterId, EventId, Kind, LegId, Life, Whereabouts};
use crate::words::{Args, Lang, Words};

use super::clock::{calm_step, months_are_calm};
use super::steps::{around, beside};
use super::trace::{day_of, noon_of};
use super::{Clock, Finder, Follow, Selection, Span, Step, Tab, TimeWindow, Trace, Viewpoint};

/// What is true at the moment shown; remade when the moment changes.
#[derive(Clone, Debug)]
pub struct Now {
    /// The day.
    pub day: Day,
    /// Where he was that day.
    pub whereabouts: Whereabouts,
    /// The leg under the marker.
    pub leg: LegId,
    /// How far that leg is done, 0 to 1.
    pub share: f64,
    /// The marker's position.
    pub at: LonLat,
    /// The direction of travel, degrees clockwise from north; `None` at a stay.
    pub bearing: Option<f64>,
    /// The chapter.
    pub chapter: Option<ChapterId>,
    /// The events of that day (known to the day).
    pub today: Vec<EventId>,
    /// The event that a step forward goes to.
    pub next: Option<EventId>,
    /// The event that a step back goes to.
    pub previous: Option<EventId>,
}

impl Now {
    /// What is true at a moment of a life with at least one leg; `steps` are the events that steps
    /// stop at.
    pub(super) fn new(life: &Life, steps: &[EventId], moment: f64) -> Self {
        let day = day_of(life, moment);
        let (leg, share) = life.leg_at_moment(moment);
        let (at, bearing) = match &life.leg(leg).kind {
            Kind::Stay { place } => (life.place(*place).at, None),
            Kind::Journey { to, path, .. } => (
                path.at(share).unwrap_or(life.place(*to).at),
                Some(path.bearing_at(share)),
            ),
        };
        let whereabouts = life
            .whereabouts(day)
            .unwrap_or_else(|| Whereabouts::of_leg(life, day, leg, share));
        // Events stand in the order of their first day, so those of one day stand together.
        let from = life
            .events
            .partition_point(|event| event.bounds.earliest < day);
        let mut today: Vec<EventId> = life.events[from..]
            .iter()
            .take_while(|event| event.bounds.earliest == day)
            .enumerate()
            .filter(|(_, event)| event.bounds.is_sharp())
            .map(|(offset, _)| EventId::from_index(from + offset))
            .collect();
        today.sort_by_key(|id| life.event(*id).rank);
        let [previous, next] = around(life, steps, day);
        Self {
            day,
            whereabouts,
            leg,
            share,
            at,
            bearing,
            chapter: life.chapter_on(day),
            today,
            next,
            previous,
        }
    }
}

/// A read-only picture of the explorer for one frame.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The life.
    pub life: &'a Arc<Life>,
    /// The words of the language shown.
    pub words: &'a Words,
    /// What depends on the life alone.
    pub trace: &'a Trace,
    /// What is true now.
    pub now: &'a Now,
    /// What the column tells of: now, or while playing the last moment whose text has not yet been
    /// there long enough to be read.
    pub told: &'a Now,
    /// The events that steps stop at and the filter leaves.
    pub steps: &'a [EventId],
    /// The clock.
    pub clock: Clock,
    /// The part of the life on the time axis.
    pub window: TimeWindow,
    /// The span button that is in force; `None` after free zooming.
    pub span: Option<Span>,
    /// What the map shows.
    pub view: View,
    /// How many points at the right edge of the map lie under the card.
    pub covered: f64,
    /// Whether the camera is flying.
    pub flying: bool,
    /// What is chosen.
    pub selection: Option<Selection>,
    /// What fills the frame.
    pub tab: Tab,
    /// Whether Back leads anywhere.
    pub can_go_back: bool,
    /// Whether Forward leads anywhere.
    pub can_go_forward: bool,
    /// Whether motion is reduced.
    pub reduced_motion: bool,
    /// This view as a viewpoint.
    pub viewpoint: Viewpoint,
    /// How the camera follows the clock.
    pub follow: Follow,
    /// How fast the days go by while playing, in either pace.
    pub days_per_sec: f64,
    /// What is looked for, left out and pointed at.
    pub finder: &'a Finder,
}

impl Scene<'_> {
    /// The language shown.
    pub fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// The age on the day shown, in words.
    pub fn age_text(&self) -> String {
        let (years, _) = self.life.age(self.now.day);
        let args = Args::new().set("years", i64::from(years));
        self.words.text_with("age", &args).into_owned()
    }

    /// The day a moment of the axis lies in.
    pub fn day_of(&self, moment: f64) -> Day {
        day_of(self.life, moment)
    }

    /// The noon of a day as a moment of the axis.
    pub fn noon_of(&self, day: Day) -> f64 {
        noon_of(self.life, day)
    }

    /// The day to write large. A date that changes faster than it can be read is no date: while
    /// playing, the numeral changes four times a second at most, and above that rests (`None`).
    pub fn calm_day(&self) -> Option<Day> {
        if !self.clock.playing {
            return Some(self.now.day);
        }
        let step = calm_step(self.days_per_sec)?;
        let days = (self.now.day - self.life.subject.first_day).num_days();
        Some(self.day_of((days - days.rem_euclid(step)) as f64))
    }

    /// Whether the month changes so seldom that it can be read too.
    pub fn month_is_calm(&self) -> bool {
        !self.clock.playing || months_are_calm(self.days_per_sec)
    }

    /// The day of [`Self::calm_day`] in short, as the flag of the handle says it; where the day rests
    /// the month, and where that changes too fast to be read the year.
    pub fn calm_text(&self) -> String {
        let day = self.now.day;
        match self.calm_day() {
            Some(day) => flag_text(self.words, day),
            None if self.month_is_calm() => {
                let month = month_name(self.words, day, MonthForm::Alone);
                format!("{month} {}", day.year())
            }
            None => day.year().to_string(),
        }
    }

    /// The event that a step from an event's card leads to.
    pub fn step_from(&self, event: EventId, step: Step) -> Option<EventId> {
        beside(self.life, self.steps, event, step)
    }

    /// The length of the trail behind the marker, in days: by how much time the axis shows.
    pub fn trail_days(&self) -> f64 {
        match self.window.days {
            days if days > 2000.0 => Span::Decade,
            days if days > 150.0 => Span::Year,
            _ => Span::Weeks,
        }
        .trail_days()
    }
}
