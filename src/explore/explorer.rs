//! The explorer: the one owner of the date, the camera, the time window and the selection.

mod follow;
mod play;
mod told;

use std::sync::Arc;

use crate::calendar::Day;
use crate::geo::{Camera, LonLat, LonLatRect, View};
use crate::life::{EventId, Kind, Life, PlaceId};
use crate::words::{Lang, Words};

use super::clock::last_moment;
use super::flight::Flight;
use super::history::{History, Standing};
use super::steps;
use super::story::Teller;
use super::trace::{day_of, noon_of};
use super::{
    Clock, Command, Finder, Fit, Follow, Now, Scene, Selection, Span, Step, Story, StoryLength,
    Tab, TimeWindow, Trace, Viewpoint,
};
use told::Told;

/// Seconds between two flights that nobody asked for.
const CALM_SECS: f64 = 3.0;

/// Owner of everything a visitor can change.
#[derive(Debug)]
pub struct Explorer {
    life: Arc<Life>,
    words: Words,
    trace: Trace,
    /// The events that steps stop at and the filter leaves.
    steps: Vec<EventId>,
    now: Now,
    told: Told,
    clock: Clock,
    window: TimeWindow,
    camera: Camera,
    frame: (f64, f64),
    /// Points at the right of the frame that lie under the card, and what was chosen before that was
    /// known and should not.
    covered: f64,
    uncover: Option<LonLat>,
    flight: Option<Flight>,
    since_flight: f64,
    /// What to show once the frame's size is known: a fit cannot be computed before.
    pending_fit: Option<Fit>,
    selection: Option<Selection>,
    tab: Tab,
    reduced_motion: bool,
    history: History,
    /// The table of the story, of the clock's length or the one it would take up again.
    story: Story,
    teller: Teller,
    follow: Follow,
    pub(super) finder: Finder,
}

impl Explorer {
    /// An explorer of a life with at least one leg, on its home day, the whole life in view.
    pub fn new(life: Arc<Life>, lang: Lang) -> Self {
        let trace = Trace::new(&life);
        let moment = noon_of(&life, life.subject.home_day);
        let steps = trace.steps.clone();
        let now = Now::new(&life, &steps, moment);
        Self {
            told: Told::of(&now),
            now,
            steps,
            words: Words::new(lang),
            clock: Clock::at(moment),
            window: TimeWindow::whole(life.days() as f64),
            camera: Camera {
                lon: 20.0,
                lat: 45.0,
                scale: 6.0,
            },
            frame: (1224.0, 682.0),
            covered: 0.0,
            uncover: None,
            flight: None,
            since_flight: f64::INFINITY,
            pending_fit: Some(Fit::Life),
            selection: None,
            tab: Tab::Map,
            reduced_motion: false,
            history: History::default(),
            story: Story::new(&life, &trace, StoryLength::default()),
            teller: Teller::default(),
            follow: Follow::default(),
            finder: Finder::new(&life),
            trace,
            life,
        }
    }

    /// The life shown.
    pub fn life(&self) -> &Arc<Life> {
        &self.life
    }

    /// The read-only picture for one frame.
    pub fn scene(&self) -> Scene<'_> {
        let viewpoint = self.viewpoint();
        Scene {
            life: &self.life,
            words: &self.words,
            trace: &self.trace,
            now: &self.now,
            told: self.told.now(),
            steps: &self.steps,
            clock: self.clock,
            window: self.window,
            span: self.span(),
            view: self.view(),
            covered: self.covered,
            flying: self.flight.is_some(),
            selection: self.selection,
            tab: self.tab,
            can_go_back: self.history.can_go_back(viewpoint),
            can_go_forward: self.history.can_go_forward(viewpoint),
            reduced_motion: self.reduced_motion,
            viewpoint,
            follow: self.follow,
            days_per_sec: self.days_per_sec(),
            finder: &self.finder,
        }
    }

    /// Makes the search ready on a thread of its own; without it the first search takes longer.
    pub fn prepare_search(&mut self) {
        self.finder.prepare(&self.life);
    }

    /// Whether anything moves by itself, so that another frame is needed.
    pub fn is_moving(&self) -> bool {
        self.clock.playing || self.flight.is_some()
    }

    /// Lets `dt` seconds pass.
    pub fn tick(&mut self, dt: f64) {
        self.since_flight += dt;
        if self.clock.playing {
            self.play_on(dt);
        }
        if let Some(flight) = &mut self.flight {
            let (camera, landed) = flight.tick(dt);
            self.camera = camera;
            if landed {
                self.flight = None;
            }
        }
    }

    /// Does what a command says. Nonsense in a command is clamped, never a panic.
    pub fn apply(&mut self, command: Command) {
        match command {
            Command::ShowDay(day) => self.jump(|this| this.go_to_day(day)),
            Command::Scrub(moment) => {
                self.set_moment(moment);
                self.window = self.window.following(self.clock.moment, self.life_days());
                self.keep_in_view();
            }
            Command::StepDays(days) => {
                let day = self.now.day + chrono::TimeDelta::days(days.clamp(-100_000, 100_000));
                self.jump(|this| this.go_to_day(day));
            }
            Command::StepEvent(step) => self.step_event(step),
            Command::ShowEnd(Step::Next) => {
                let day = self.life.subject.last_day;
                self.jump(|this| this.go_to_day(day));
            }
            Command::ShowEnd(Step::Previous) => {
                let day = self.life.subject.first_day;
                self.jump(|this| this.go_to_day(day));
            }
            Command::Play => self.play(),
            Command::Pause => self.pause(),
            Command::ZoomTime { moment, factor }
                if factor > 0.0 && factor.is_finite() && moment.is_finite() =>
            {
                self.window = self.window.zoomed_at(moment, factor, self.life_days());
            }
            Command::PanTime(days) => {
                let start = self.window.start + days;
                self.window = TimeWindow {
                    start,
                    ..self.window
                }
                .kept(self.life_days());
            }
            Command::ShowSpan(span) => self.jump(|this| this.show_span(span)),
            Command::ResizeMap { width, height } => self.resize(width, height),
            Command::CoverMap(points) => self.cover(points),
            Command::PanMap { dx, dy } => {
                self.take_the_map();
                self.camera = self.view().panned(dx, dy);
            }
            Command::ZoomMap { x, y, factor } if factor > 0.0 && factor.is_finite() => {
                self.take_the_map();
                self.camera = self.view().zoomed_at(x, y, factor);
            }
            Command::ZoomTime { .. } | Command::ZoomMap { .. } => {}
            Command::FitMap(fit) => self.jump(|this| this.fly_to(fit)),
            Command::Remember => self.history.remember(self.standing()),
            Command::Select(selection) => self.jump(|this| this.select(selection)),
            Command::Deselect => {
                self.teller.hand_over();
                self.selection = None;
            }
            Command::ShowTab(tab) => self.tab = tab,
            Command::SpeakLang(lang) => {
                self.words = Words::new(lang);
                self.finder.ask(&self.life, lang);
            }
            Command::Show(viewpoint) => self.jump(|this| this.show(viewpoint)),
            Command::Back => {
                if let Some(there) = self.history.back(self.standing()) {
                    self.stand(&there);
                }
            }
            Command::Forward => {
                if let Some(there) = self.history.forward(self.standing()) {
                    self.stand(&there);
                }
            }
            Command::ReduceMotion(on) => self.reduced_motion = on,
            Command::OpenLife(life) => self.open(life.0),
            Command::SetPace(_)
            | Command::TellStory(_)
            | Command::PlayBackwards(_)
            | Command::LoopRange { .. }
            | Command::ClearLoop
            | Command::StepStay(_)
            | Command::StepChapter(_)
            | Command::StepYear(_)
            | Command::FollowCamera(_) => self.apply_to_clock(&command),
            Command::SetFilter(_)
            | Command::ResetFilter
            | Command::Find(_)
            | Command::Search(_)
            | Command::ToggleKind(_)
            | Command::ListInView(_)
            | Command::Hover(_)
            | Command::ShowRivals(_) => self.apply_to_finder(&command),
            Command::FitTime(fit) => self.jump(|this| {
                this.window = fit.window(&this.life, this.now.day);
            }),
        }
    }

    /// Where the explorer stands, for Back, a link and the session.
    pub fn viewpoint(&self) -> Viewpoint {
        let camera = self.flight.as_ref().map_or(self.camera, Flight::goal);
        let wide = self.frame.0 / camera.scale;
        // As its line says it: what no line can tell apart is one viewpoint.
        let told = |value: f64| (value * 1e5).round() / 1e5;
        Viewpoint {
            day: self.now.day,
            selection: self.selection,
            map: Some((told(camera.lat), told(camera.lon), told(wide))),
            time: Some((
                day_of_open(&self.life, self.window.start),
                day_of_open(&self.life, self.window.end()),
            )),
            looped: self.clock.looped.map(|range| self.loop_days(range)),
            follow: self.follow,
            tab: self.tab,
            wanted: *self.finder.wanted(),
        }
    }

    /// Parts of the explorer that its other files change.
    pub(super) fn tab_mut(&mut self) -> &mut Tab {
        &mut self.tab
    }

    fn life_days(&self) -> f64 {
        self.life.days() as f64
    }

    /// How fast the days go by, or would if the clock played.
    fn days_per_sec(&self) -> f64 {
        self.table()
            .map_or(self.clock.pace.days_per_sec(), |story| {
                story.days_per_sec(self.clock.moment)
            })
    }

    fn view(&self) -> View {
        self.camera.through(self.frame.0, self.frame.1)
    }

    /// The span button whose width the axis has.
    fn span(&self) -> Option<Span> {
        let whole = TimeWindow::whole(self.life_days()).days;
        Span::ALL.into_iter().find(|span| {
            let days = if *span == Span::Life {
                whole
            } else {
                span.days(self.life_days())
            };
            (self.window.days - days).abs() < 0.01 * days
        })
    }

    /// Remembers where it stands, then jumps.
    pub(super) fn jump(&mut self, act: impl FnOnce(&mut Self)) {
        let here = self.standing();
        act(self);
        if self.viewpoint() != here.viewpoint {
            self.history.remember(here);
        }
    }

    /// The viewpoint with what its line rounds.
    fn standing(&self) -> Standing {
        Standing {
            viewpoint: self.viewpoint(),
            moment: self.clock.moment,
            window: self.window,
            looped: self.clock.looped,
            camera: self.flight.as_ref().map_or(self.camera, Flight::goal),
            width: self.frame.0,
        }
    }

    /// Shows again what was left.
    fn stand(&mut self, there: &Standing) {
        self.show(there.viewpoint);
        self.set_moment(there.moment);
        self.window = there.window;
        self.clock.looped = there.looped;
        if self.frame.0 == there.width {
            self.camera = there.camera;
        }
    }

    /// A hand takes the map: no flight goes on, and while playing none begins at once.
    fn take_the_map(&mut self) {
        self.flight = None;
        if self.clock.playing {
            self.since_flight = 0.0;
        }
    }

    fn set_moment(&mut self, moment: f64) {
        let moment = if moment.is_finite() { moment } else { 0.0 };
        self.clock.moment = moment.clamp(0.0, last_moment(self.life_days()));
        self.uncover = None;
        self.renew_now();
        self.leave_rest();
    }

    fn renew_now(&mut self) {
        self.now = Now::new(&self.life, &self.steps, self.clock.moment);
        self.told = Told::of(&self.now);
    }

    /// The filter has changed, or the life: steps stop at what is left.
    pub(super) fn renew_steps(&mut self) {
        self.steps = steps::left(&self.trace, self.finder.mask());
        self.renew_now();
    }

    fn go_to_day(&mut self, day: Day) {
        self.set_moment(noon_of(&self.life, day));
        self.window = self.window.following(self.clock.moment, self.life_days());
        self.since_flight = f64::INFINITY;
        self.keep_in_view();
    }

    fn step_event(&mut self, step: Step) {
        // From an open card, a step goes along the list, so events of one day are each shown.
        let target = match (self.selection, step) {
            (Some(Selection::Event(id)), step) => steps::beside(&self.life, &self.steps, id, step),
            (_, Step::Next) => self.now.next,
            (_, Step::Previous) => self.now.previous,
        };
        if let Some(event) = target {
            self.pause();
            self.jump(|this| this.select(Selection::Event(event)));
        }
    }

    fn select(&mut self, selection: Selection) {
        self.teller.hand_over();
        self.selection = Some(selection);
        self.finder.choose(&self.life, self.selection);
        let moment = match selection {
            Selection::Event(id) => {
                let bounds = self.life.event(id).bounds;
                (!bounds.contains(self.now.day)).then(|| noon_of(&self.life, bounds.earliest))
            }
            Selection::Leg(id) => {
                let (start, end) = (
                    self.life.chain.moment(id.index()),
                    self.life.chain.moment(id.index() + 1),
                );
                let inside = start <= self.clock.moment && self.clock.moment <= end;
                (!inside).then(|| f64::midpoint(start, end.min(start + 2.0)))
            }
            Selection::Place(_)
            | Selection::State(_)
            | Selection::AboutMap
            | Selection::HowWeKnow
            | Selection::Person(_) => None,
        };
        if let Some(moment) = moment {
            self.set_moment(moment);
            self.window = self.window.following(self.clock.moment, self.life_days());
        }
        self.since_flight = f64::INFINITY;
        let meant = self.place_meant(selection);
        if let Some(at) = meant {
            self.bring_into_view(at);
        }
        self.uncover = meant;
    }

    /// The place on the map that a choice is about, if it has one.
    fn place_meant(&self, selection: Selection) -> Option<LonLat> {
        match selection {
            Selection::Place(id) => Some(self.life.place(id).at),
            // What the map shows is what was asked about.
            Selection::State(_)
            | Selection::AboutMap
            | Selection::HowWeKnow
            | Selection::Person(_) => None,
            Selection::Event(_) | Selection::Leg(_) => Some(self.now.at),
        }
    }

    fn show_span(&mut self, span: Span) {
        self.window = if span == Span::Life {
            TimeWindow::whole(self.life_days())
        } else {
            TimeWindow::around(
                self.clock.moment,
                span.days(self.life_days()),
                self.life_days(),
            )
        };
    }

    fn show(&mut self, viewpoint: Viewpoint) {
        self.pause();
        self.flight = None;
        self.teller.hand_over();
        self.selection = viewpoint
            .selection
            .filter(|selection| self.exists(*selection));
        self.finder.choose(&self.life, self.selection);
        self.tab = viewpoint.tab;
        self.follow = viewpoint.follow;
        self.clock.looped = viewpoint.looped.and_then(|days| self.loop_range(days));
        self.finder
            .want(&self.life, self.words.lang(), viewpoint.wanted);
        self.renew_steps();
        if viewpoint.day != self.now.day {
            self.set_moment(noon_of(&self.life, viewpoint.day));
        }
        if let Some((first, last)) = viewpoint.time {
            let start = self.life.subject.first_day;
            let days = (last - first).num_days() as f64;
            let start = (first - start).num_days() as f64;
            self.window = TimeWindow { start, days }.kept(self.life_days());
        } else {
            self.window = self.window.following(self.clock.moment, self.life_days());
        }
        match viewpoint.map {
            Some((lat, lon, wide)) => {
                self.camera = Camera {
                    lon,
                    lat,
                    scale: self.frame.0 / wide,
                };
                self.pending_fit = None;
            }
            // Before the frame's size is known there is no view to keep the marker in.
            None if self.pending_fit.is_some() => {}
            None => self.keep_in_view(),
        }
        // The card of a link without a map is not drawn yet; it must not lie on its place.
        self.uncover = match self.selection {
            Some(selection) if viewpoint.map.is_none() && self.covered == 0.0 => {
                self.place_meant(selection)
            }
            _ => None,
        };
    }

    pub(super) fn exists(&self, selection: Selection) -> bool {
        selection.is_of(&self.life)
    }

    fn open(&mut self, life: Arc<Life>) {
        let line = self.viewpoint().to_line(&self.life);
        self.trace = Trace::new(&life);
        self.story = Story::new(&life, &self.trace, self.story.length());
        let searched = self.finder.is_prepared();
        self.finder = Finder::new(&life);
        self.life = life;
        if searched {
            self.prepare_search();
        }
        self.history = History::default();
        self.clock.looped = None;
        self.selection = None;
        self.renew_steps();
        // What was chosen may be gone from the new life; the day and the views stay all the same.
        if let Some(viewpoint) = Viewpoint::from_what_is_left(&line, &self.life) {
            self.show(viewpoint);
        }
    }

    fn resize(&mut self, width: f64, height: f64) {
        let possible = 1.0..=100_000.0;
        if !possible.contains(&width) || !possible.contains(&height) {
            return;
        }
        // A wider frame shows the same width of the world, so a link looks the same on every screen.
        self.camera.scale *= width / self.frame.0;
        self.frame = (width, height);
        if let Some(fit) = self.pending_fit.take() {
            self.camera = self.camera_for(fit);
        }
    }

    fn fly_to(&mut self, fit: Fit) {
        let goal = self.camera_for(fit);
        self.fly(goal);
    }

    fn fly(&mut self, goal: Camera) {
        let goal = goal.through(self.frame.0, self.frame.1).camera;
        self.since_flight = 0.0;
        if self.reduced_motion {
            self.camera = goal;
            self.flight = None;
        } else if goal != self.camera {
            self.flight = Some(Flight::new(self.view().camera, goal));
        }
    }

    fn camera_for(&self, fit: Fit) -> Camera {
        let place = |id: PlaceId| self.life.place(id).at;
        let legs = |from: f64, to: f64| {
            self.trace
                .bars
                .iter()
                .filter(move |bar| bar.start <= to && from <= bar.end)
                .map(|bar| bar.place)
        };
        let rect = match fit {
            Fit::Rect(rect) => Some(rect),
            Fit::Life => LonLatRect::around(self.trace.towns.iter().map(|stop| place(stop.place))),
            Fit::Chapter => self.now.chapter.and_then(|id| {
                let chapter = self.life.chapter(id);
                let from = noon_of(&self.life, chapter.start.earliest);
                let to = noon_of(&self.life, chapter.end.latest);
                LonLatRect::around(legs(from, to).map(place))
            }),
            Fit::Here => match &self.life.leg(self.now.leg).kind {
                Kind::Stay { .. } => None,
                Kind::Journey { path, .. } => LonLatRect::around(path.points().iter().copied()),
            },
        };
        let (width, height) = self.frame;
        let camera = match rect {
            Some(rect) => {
                Camera::fitting(rect, self.free_width(), height, (width * 0.06).min(72.0))
            }
            None => Camera::above(self.now.at, 900.0),
        };
        self.beside_card(camera)
    }
}

/// The day of a moment, also outside the life: the axis shows a little air on both sides.
fn day_of_open(life: &Life, moment: f64) -> Day {
    let days = chrono::TimeDelta::days(moment.round() as i64);
    life.subject
        .first_day
        .checked_add_signed(days)
        .unwrap_or_else(|| day_of(life, moment))
}
