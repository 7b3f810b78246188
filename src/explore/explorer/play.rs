//! The clock at work: playing on, telling the story, and the steps by stay, chapter and year.

use chrono::Months;

use crate::calendar::Day;
use crate::life::{Kind, LegId};

use super::super::clock::LoopRange;
use super::super::story::Turn;
use super::super::trace::noon_of;
use super::super::{Command, Now, Pace, Selection, Step, Story, StoryLength};
use super::told::Told;
use super::{Explorer, day_of_open};

/// How long the marker takes from one house to another, in seconds.
const GLIDE_SECS: f64 = 0.3;

impl Explorer {
    /// The table of the pace: the story's, or none in calendar pace.
    pub(super) fn table(&self) -> Option<&Story> {
        self.clock.story.map(|_| &self.story)
    }

    /// Lets a playing clock go on for `dt` seconds.
    pub(super) fn play_on(&mut self, dt: f64) {
        let days = self.life_days();
        let table = self.clock.story.map(|_| &self.story);
        self.clock.tick(dt, days, table, self.reduced_motion);
        self.window = self.window.following(self.clock.moment, days);
        self.now = Now::new(&self.life, &self.steps, self.clock.moment);
        if self.clock.playing {
            self.glide();
            self.told.play_on(&self.now, dt);
        } else {
            self.told = Told::of(&self.now);
        }
        self.tell();
        self.keep_in_view();
    }

    /// Stops the clock; the marker stands where the record has him.
    pub(super) fn pause(&mut self) {
        self.clock.playing = false;
        self.renew_now();
    }

    /// The record does not tell of every move from house to house. Where two legs do not meet, a
    /// playing marker glides over the gap at the beginning of the later one, so that no eye loses it.
    fn glide(&mut self) {
        let index = self.now.leg.index();
        let begins = |index: usize| self.life.chain.moment(index);
        let Some(before) = (0..index).rev().find(|i| begins(*i) < begins(i + 1)) else {
            return;
        };
        let left = self
            .life
            .place(self.life.leg(LegId::from_index(before)).place())
            .at;
        let met = match &self.life.leg(self.now.leg).kind {
            Kind::Stay { place } => self.life.place(*place).at,
            Kind::Journey { from, path, .. } => {
                path.at(0.0).unwrap_or_else(|| self.life.place(*from).at)
            }
        };
        let second = |moment: f64| {
            self.table()
                .map_or(moment / self.clock.pace.days_per_sec(), |story| {
                    story.second_from_moment(moment)
                })
        };
        let (start, end) = (second(begins(index)), second(begins(index + 1)));
        let long = GLIDE_SECS.min((end - start) / 2.0);
        let done = (second(self.clock.moment) - start) / long.max(1e-9);
        if done < 1.0 {
            let rest = 1.0 - done * done * (3.0 - 2.0 * done);
            self.now.at.lon += rest * (left.lon - met.lon);
            self.now.at.lat += rest * (left.lat - met.lat);
        }
    }

    /// Opens the card of the event that the story has come to, and closes it when it goes on.
    fn tell(&mut self) {
        let moment = self.clock.moment;
        let rest = self
            .table()
            .filter(|_| self.clock.playing)
            .and_then(|story| story.rest_at(moment));
        match self.teller.turn(rest, self.selection.is_none()) {
            Turn::Open(event) => self.selection = Some(Selection::Event(event)),
            Turn::Close => self.selection = None,
            Turn::Stay => {}
        }
    }

    /// A hand has moved a clock that stands: a card that the story left open does not stay behind.
    pub(super) fn leave_rest(&mut self) {
        let moment = self.clock.moment;
        let rest = self.table().and_then(|story| story.rest_at(moment));
        if !self.clock.playing
            && !self.teller.is_at(rest)
            && self.teller.turn(None, false) == Turn::Close
        {
            self.selection = None;
        }
    }

    /// The commands of the clock.
    pub(super) fn apply_to_clock(&mut self, command: &Command) {
        match *command {
            Command::SetPace(pace) => self.set_pace(pace),
            Command::TellStory(length) => self.tell_story(length),
            Command::PlayBackwards(on) => self.clock.backwards = on,
            Command::LoopRange { start, end } => {
                if let Some(range) = LoopRange::within(start, end, self.life_days()) {
                    self.clock.looped = Some(range);
                }
            }
            Command::ClearLoop => self.clock.looped = None,
            Command::StepStay(step) => self.step_stay(step),
            Command::StepChapter(step) => self.step_chapter(step),
            Command::StepYear(step) => self.step_year(step),
            Command::FollowCamera(follow) => self.follow = follow,
            _ => {}
        }
    }

    pub(super) fn play(&mut self) {
        let start = self.clock.start(self.life_days());
        if start != self.clock.moment {
            self.set_moment(start);
            self.window = self.window.following(self.clock.moment, self.life_days());
        }
        self.clock.playing = true;
        self.clock.waited = 0.0;
        // Playing was asked for, so the camera may follow at once.
        self.since_flight = f64::INFINITY;
    }

    fn set_pace(&mut self, pace: Pace) {
        self.clock.pace = pace;
        self.clock.story = None;
        self.leave_rest();
    }

    fn tell_story(&mut self, length: StoryLength) {
        self.clock.story = Some(length);
        if self.story.length() != length {
            self.story = Story::new(&self.life, &self.trace, length);
        }
    }

    /// The days of a loop, for a line of text.
    pub(super) fn loop_days(&self, range: LoopRange) -> (Day, Day) {
        let day = |moment: f64| day_of_open(&self.life, moment);
        (day(range.start.floor()), day(range.end.ceil()))
    }

    /// The loop from the first midnight of a day to that of another.
    pub(super) fn loop_range(&self, (first, after): (Day, Day)) -> Option<LoopRange> {
        let midnight = |day: Day| (day - self.life.subject.first_day).num_days() as f64;
        LoopRange::within(midnight(first), midnight(after), self.life_days())
    }

    fn go_to_moment(&mut self, moment: f64) {
        self.set_moment(moment);
        self.window = self.window.following(self.clock.moment, self.life_days());
        self.since_flight = f64::INFINITY;
        self.keep_in_view();
    }

    fn step_stay(&mut self, step: Step) {
        let here = self.clock.moment;
        let leg = self.now.leg.index();
        let first_look = |index: usize| {
            let id = LegId::from_index(index);
            let (start, end) = (
                self.life.chain.moment(index),
                self.life.chain.moment(index + 1),
            );
            // Its first noon, as days are shown at noon; a stay between two noons at its middle.
            let noon = (start - 0.5).ceil() + 0.5;
            let moment = if noon < end {
                noon
            } else {
                f64::midpoint(start, end)
            };
            (self.life.leg(id).is_stay() && start < end).then_some(moment)
        };
        let target = match step {
            Step::Next => (leg..self.life.legs.len())
                .filter_map(first_look)
                .find(|moment| *moment > here),
            Step::Previous => (0..=leg)
                .rev()
                .filter_map(first_look)
                .find(|moment| *moment < here),
        };
        if let Some(moment) = target {
            self.jump(|this| this.go_to_moment(moment));
        }
    }

    fn step_chapter(&mut self, step: Step) {
        let here = self.now.day;
        let starts = self
            .life
            .chapters
            .iter()
            .map(|chapter| chapter.start.earliest);
        let target = match step {
            Step::Next => starts.filter(|day| *day > here).min(),
            Step::Previous => starts.filter(|day| *day < here).max(),
        };
        if let Some(day) = target {
            let moment = noon_of(&self.life, day);
            self.jump(|this| this.go_to_moment(moment));
        }
    }

    /// The same day a year on, or the end of the life.
    fn step_year(&mut self, step: Step) {
        let year = Months::new(12);
        let day = match step {
            Step::Next => self.now.day.checked_add_months(year),
            Step::Previous => self.now.day.checked_sub_months(year),
        };
        if let Some(day) = day {
            self.jump(|this| this.go_to_day(day));
        }
    }
}
