//! A screen in a hall: locked, sized in millimetres, and back at its beginning when nobody is there.
//!
//! The shell draws it and the explorer owns what is shown, as on any desk. What lives here is what a
//! hall adds: who is there, what may pass the lock, how large a key is, and the way in for the staff.

mod ask;
mod attract;
mod config;
mod counters;
mod ease;
mod hours;
mod keys;
mod layout;
mod lock;
mod pin;
mod scale;
mod staff;

use egui::{Context, RawInput, Rect, Vec2};

use crate::explore::{Explorer, Session, Tab, Tour};
use crate::words::Lang;

use super::store::Store;

pub use config::{Config, ConfigError, of_machine, read};
pub use counters::Counters;
pub use ease::Comfort;
pub use pin::{NoPin, SlowHash};
pub use scale::{Metrics, Screen, TextSize};

pub(in crate::app) use ask::{Answer, ask_ui};
pub(in crate::app) use attract::{Places, STAND_SECS, attract_ui, whole_ui};
pub(in crate::app) use counters::Counted;
pub(in crate::app) use ease::ease_ui;
pub(in crate::app) use hours::Light;
pub(in crate::app) use keys::{Asked, keys_ui};
pub(in crate::app) use layout::Layout;
pub(in crate::app) use staff::{Facts, Open, Wish, pad_ui, page_ui};

/// The part of the staff's page that opens first.
pub(in crate::app) const STATUS_PART: staff::Part = staff::Part::Status;

/// The part of the staff's page with the ruler, for pictures.
pub(in crate::app) const SCREEN_PART: staff::Part = staff::Part::Screen;

use lock::{Came, Lock};
use staff::{CORNER_MM, HOLD_SECS, Staff};

/// The program ends with this when the staff leaves the kiosk.
pub const EXIT_LEFT: u8 = 0;

/// The program ends with this when the staff wants it to start again.
pub const EXIT_RESTART: u8 = 75;

/// After a touch on a dark screen it stays lit for so long, in seconds.
const WAKE_SECS: f64 = 120.0;

/// Seconds between two rests of a machine to which nobody comes; a fresh start needs none.
pub(in crate::app) const REST_SECS: f64 = 900.0;

/// Seconds after which a page that the staff has left open closes by itself.
pub(in crate::app) const UNATTENDED_SECS: f64 = 300.0;

/// The hour is looked at this often, in seconds.
const HOUR_SECS: f64 = 20.0;

/// What a kiosk knows beside the explorer.
pub struct Kiosk {
    pub(in crate::app) config: Config,
    /// The language that a visit begins in.
    pub(in crate::app) lang: Lang,
    pub(in crate::app) comfort: Comfort,
    pub(in crate::app) metrics: Metrics,
    pub(in crate::app) session: Session,
    pub(in crate::app) tour: Tour,
    pub(in crate::app) open: Asked,
    pub(in crate::app) staff: Staff,
    /// Where a language's line of the call is, to begin in it.
    pub(in crate::app) calls: [Rect; 4],
    /// The call in every language.
    pub(in crate::app) call_words: [String; 4],
    pub(in crate::app) light: Light,
    pub(in crate::app) counters: Counters,
    pub(in crate::app) visits: u64,
    /// What the card is scrolled on by, in points.
    pub(in crate::app) scroll: f32,
    /// Whether an arrow is to be shown.
    pub(in crate::app) arrow: bool,
    /// Seconds since the start.
    pub(in crate::app) uptime: f64,
    pub(in crate::app) leaving: Option<u8>,
    /// Seconds since the start at which the machine may look after itself, while nobody is here.
    pub(in crate::app) rest_at: f64,
    lock: Lock,
    store: Store,
    came: Came,
    corner: Option<f64>,
    forced_dark: bool,
    awake: f64,
    hour: f64,
    /// Seconds for which the staff's page has stood untouched.
    pub(in crate::app) unattended: f64,
    visit_secs: f64,
    last_time: Option<f64>,
}

impl std::fmt::Debug for Kiosk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kiosk")
            .field("comfort", &self.comfort)
            .field("session", &self.session)
            .field("open", &self.open)
            .field("staff", &self.staff.open)
            .finish_non_exhaustive()
    }
}

impl Kiosk {
    /// A kiosk of a life, beginning with the tour.
    pub(in crate::app) fn new(config: Config, explorer: &Explorer, store: Store) -> Self {
        let mut config = config;
        let lang = config.lang.unwrap_or(explorer.scene().lang());
        if let Some(inches) = store.load::<f32>("kiosk-diagonal").value
            && (5.0..=200.0).contains(&inches)
        {
            // What the staff measured on the glass is truer than what the file says.
            config.screen.diagonal_mm = inches * scale::INCH_MM;
        }
        let counters = if config.counters {
            store.load("kiosk-counters").or_default()
        } else {
            Counters::default()
        };
        Self {
            lang,
            comfort: Comfort {
                theme: config.theme,
                still: config.still,
                text: TextSize::Normal,
            },
            metrics: config.screen.metrics(Rect::from_min_size(
                egui::Pos2::ZERO,
                Vec2::new(667.0, 1185.0),
            )),
            session: Session::new(config.times),
            tour: Tour::new(explorer.life()),
            open: Asked::default(),
            staff: Staff::default(),
            calls: [Rect::NOTHING; 4],
            call_words: Lang::ALL.map(|lang| {
                crate::words::Words::new(lang)
                    .text("kiosk-touch")
                    .into_owned()
            }),
            light: Light::Bright,
            counters,
            visits: 0,
            scroll: 0.0,
            arrow: false,
            uptime: 0.0,
            leaving: None,
            rest_at: REST_SECS,
            lock: Lock::default(),
            store,
            came: Came::default(),
            corner: None,
            forced_dark: false,
            awake: 0.0,
            hour: 0.0,
            unattended: 0.0,
            visit_secs: 0.0,
            last_time: None,
            config,
        }
    }

    /// What a visit begins with, and goes back to.
    pub(in crate::app) fn fresh_comfort(&self) -> Comfort {
        Comfort {
            theme: self.config.theme,
            still: self.config.still,
            text: TextSize::Normal,
        }
    }

    /// Everything of the visit as it was at the start.
    pub(in crate::app) fn forget(&mut self, explorer: &Explorer) {
        self.comfort = self.fresh_comfort();
        self.tour = Tour::new(explorer.life());
        self.open = Asked::default();
        self.staff.close();
        self.calls = [Rect::NOTHING; 4];
        self.scroll = 0.0;
        self.corner = None;
        self.lock.swallow();
        self.visit_secs = 0.0;
    }

    /// What a visitor has left behind, for the test that nothing is.
    pub(in crate::app) fn left_behind(&self) -> String {
        format!(
            "{:?} {:?} {:?} {:?} {:?} {}",
            self.comfort, self.session, self.tour, self.open, self.staff, self.scroll
        )
    }

    /// Pixels to a point that a picture of so many pixels should have.
    pub(in crate::app) fn pixels_per_point(&self, pixels: Vec2) -> f32 {
        // The staff's page is laid out for one size.
        let text = if self.staff.open == Open::No {
            self.comfort.text
        } else {
            TextSize::Normal
        };
        self.config.screen.pixels_per_point(pixels, text)
    }

    /// Sets what the toolkit does with fingers.
    pub(in crate::app) fn measure(&mut self, ctx: &Context, window: Rect) {
        let metrics = self.config.screen.metrics(window);
        if metrics != self.metrics || self.uptime == 0.0 {
            self.metrics = metrics;
        }
        ctx.options_mut(|options| {
            options.quit_shortcuts.clear();
            options.zoom_with_keyboard = false;
            options.input_options.max_click_dist = metrics.slip;
            options.input_options.max_click_duration = scale::PRESS_SECS;
        });
        ctx.all_styles_mut(|style| {
            style.interaction.interact_radius = metrics.slip;
            style.animation_time = if self.comfort.still { 0.0 } else { 0.2 };
        });
    }

    /// Whether the screen is dark now.
    pub(in crate::app) fn is_dark(&self) -> bool {
        self.awake <= 0.0 && (self.forced_dark || self.light == Light::Dark)
    }

    /// Passes the input through the lock and remembers what came.
    pub(in crate::app) fn filter(&mut self, raw: &mut RawInput, now: f64) {
        for event in &raw.events {
            if let egui::Event::Touch { id, phase, pos, .. } = event {
                self.staff
                    .follow(id.0, *pos, *phase == egui::TouchPhase::Start);
            }
        }
        let typing = matches!(self.staff.open, Open::Pad { .. });
        let came = self.lock.filter(raw, now, typing);
        let corner = Rect::from_min_size(
            egui::Pos2::ZERO,
            Vec2::splat(CORNER_MM / self.metrics.point_mm),
        );
        if came.pressed.is_some_and(|pos| corner.contains(pos)) {
            self.corner = Some(now);
        } else if !self.lock.is_held() {
            self.corner = None;
        }
        if came.finger {
            self.arrow = false;
        } else if came.arrow {
            self.arrow = true;
        }
        if came.staff || self.corner.is_some_and(|since| now - since >= HOLD_SECS) {
            self.corner = None;
            self.lock.swallow();
            self.staff.knock();
            self.awake = WAKE_SECS;
        }
        let swallowed = if came.pressed.is_some() || came.key {
            if self.is_dark() {
                // The touch that wakes does nothing else.
                self.awake = WAKE_SECS;
                self.forced_dark = false;
                true
            } else {
                !self.session.is_here() && self.staff.open == Open::No
            }
        } else {
            false
        };
        if swallowed {
            raw.events.clear();
            self.lock.swallow();
        }
        self.came.sign_of_life |= came.sign_of_life;
        self.came.key |= came.key;
        self.came.pressed = self.came.pressed.or(came.pressed);
        self.came.staff |= came.staff;
    }

    /// What has come in since it was asked last.
    pub(in crate::app) fn take_came(&mut self) -> (bool, bool, Option<egui::Pos2>) {
        let came = std::mem::take(&mut self.came);
        (
            came.sign_of_life,
            came.pressed.is_some() || came.key,
            came.pressed,
        )
    }

    /// Seconds that passed since the last frame, however long it slept.
    pub(in crate::app) fn pass(&mut self, time: f64) -> f64 {
        let dt = self
            .last_time
            .map_or(0.0, |last| (time - last).clamp(0.0, 3600.0));
        self.last_time = Some(time);
        self.uptime += dt;
        self.awake = (self.awake - dt).max(0.0);
        self.staff.guesses.tick(dt);
        if self.session.is_here() {
            self.visit_secs += dt;
        }
        self.hour -= dt;
        dt
    }

    /// Looks at the hall's clock now and then.
    pub(in crate::app) fn look_at_hour(&mut self, now: impl FnOnce() -> chrono::NaiveDateTime) {
        if self.hour <= 0.0 {
            self.hour = HOUR_SECS;
            self.light = self.config.hours.light(now());
        }
    }

    /// Makes it dark until somebody touches it.
    pub(in crate::app) fn darken(&mut self) {
        self.forced_dark = true;
        self.awake = 0.0;
    }

    /// Counts something, if the house wants it.
    pub(in crate::app) fn count(&mut self, what: Counted) {
        if what == Counted::Visit {
            self.visits += 1;
        }
        if self.config.counters {
            let day = chrono::Local::now().date_naive().to_string();
            self.counters.count(&day, what);
        }
    }

    /// Counts the end of a visit and keeps the totals.
    pub(in crate::app) fn count_end(&mut self, lang: Lang) {
        self.count(Counted::Reset(self.visit_secs as u32, lang));
        if self.config.counters
            && let Err(error) = self.store.save("kiosk-counters", &self.counters)
        {
            log::warn!("{error}");
        }
    }

    /// Counts what was opened since before.
    pub(in crate::app) fn count_shown(&mut self, before: (Tab, Asked), after: (Tab, Asked)) {
        if after.0 != before.0 {
            self.count(Counted::Shown(after.0));
        }
        if after.1.more && !before.1.more {
            self.count(Counted::Card);
        }
        if after.1.ease && !before.1.ease {
            self.count(Counted::Ease);
        }
    }

    /// Changes the screen's diagonal by so many inches and keeps it.
    pub(in crate::app) fn resize_screen(&mut self, inches: f32) -> Result<(), String> {
        let now = self.config.screen.diagonal_mm / scale::INCH_MM;
        let inches = (now + inches).clamp(5.0, 200.0);
        self.config.screen.diagonal_mm = inches * scale::INCH_MM;
        self.store
            .save("kiosk-diagonal", &inches)
            .map_err(|error| error.to_string())
    }

    /// Writes the totals beside the settings.
    pub(in crate::app) fn export(&self) -> Result<String, String> {
        let dir = self
            .store
            .dir()
            .ok_or_else(|| "this machine has no folder for it".to_owned())?;
        let path = dir.join("kiosk-counters.csv");
        super::store::write_atomically(&path, self.counters.to_csv().as_bytes())
            .map_err(|error| error.to_string())?;
        Ok(path.display().to_string())
    }

    /// The names of the last crash files, latest first.
    pub(in crate::app) fn crashes(&self) -> Vec<String> {
        let Some(dir) = self.store.dir() else {
            return Vec::new();
        };
        let mut names: Vec<String> = std::fs::read_dir(dir.join("crashes"))
            .into_iter()
            .flatten()
            .flatten()
            .take(1000)
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| name.starts_with("crash-"))
            .collect();
        names.sort_unstable_by(|a, b| b.cmp(a));
        names.truncate(5);
        names
    }
}

/// The memory that the program holds, in MiB, where the system tells.
pub(in crate::app) fn memory_mib() -> Option<u64> {
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = statm.split_whitespace().nth(1)?.parse().ok()?;
    Some(pages * 4096 / (1024 * 1024))
}
