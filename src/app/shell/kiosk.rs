//! The shell on a screen in a hall: the same explorer and the same widgets, another arrangement.

mod over;

use std::sync::Arc;

use egui::{Context, Key, Modifiers, Rect, Ui, vec2};

use crate::explore::{Command, Explorer, Scene, Tab, Turn, Visit};
use crate::life::Life;
use crate::widgets::announce::announce_ui;
use crate::widgets::card::{kiosk_date_ui, kiosk_text_ui};
use crate::widgets::events::{EventsUi, events_ui};
use crate::widgets::map::{MapUi, map_ui};
use crate::widgets::numbers::{NumbersUi, numbers_ui};
use crate::widgets::playbar::PlaybarUi;
use crate::widgets::theme::{Look, NIGHT, install_style};
use crate::widgets::timeline::{TimelineUi, timeline_ui};

use super::super::kiosk::{
    self, Answer, Asked, Config, Kiosk, Layout, Light, Open, Places, REST_SECS, STAND_SECS,
    UNATTENDED_SECS, Wish, ask_ui, attract_ui, ease_ui, keys_ui, pad_ui, page_ui, whole_ui,
};
use super::super::store::Store;
use super::Shell;
use over::{card_ui, is_for_visitors, keypad, open_and_close, scroll_keys};

/// Seconds of a beat of the disc that calls.
const BEAT_SECS: f64 = 2.4;

/// Frames a second of the tour; a hall's machine may be weak.
const TOUR_FRAMES: f64 = 30.0;

/// Frames a second of the disc that calls.
const BEAT_FRAMES: f64 = 12.0;

impl Shell {
    /// Turns the window into a screen in a hall.
    pub fn lock_up(&mut self, config: Config, store: Store) {
        let kiosk = Kiosk::new(config, &self.explorer, store);
        self.theme = kiosk.comfort.theme;
        self.greeting = None;
        self.kiosk = Some(Box::new(kiosk));
    }

    /// Whether this is a screen in a hall.
    pub fn is_kiosk(&self) -> bool {
        self.kiosk.is_some()
    }

    /// With what the program should end, if the staff asked for it.
    pub fn leaving(&self) -> Option<u8> {
        self.kiosk.as_ref().and_then(|kiosk| kiosk.leaving)
    }

    /// Whether the machine may look after itself now: once after each visit, and from time to time
    /// while nobody comes.
    pub fn takes_rest(&mut self) -> bool {
        let Some(kiosk) = &mut self.kiosk else {
            return false;
        };
        let alone = !kiosk.session.is_here() && kiosk.staff.open == Open::No;
        let due = alone && kiosk.uptime >= kiosk.rest_at;
        if due {
            kiosk.rest_at = kiosk.uptime + REST_SECS;
        }
        due
    }

    /// Shows another life from now on, as at a start.
    pub fn take_up(&mut self, ctx: &Context, life: Arc<Life>) {
        let Some(mut kiosk) = self.kiosk.take() else {
            return;
        };
        self.explorer = Explorer::new(life, kiosk.lang);
        // No visit ends by it.
        let visits = std::mem::take(&mut kiosk.visits);
        self.forget(ctx, &mut kiosk);
        kiosk.visits = visits;
        self.kiosk = Some(kiosk);
    }

    /// Ends with an exit code, as the staff may ask for.
    pub fn leave_with(&mut self, code: u8) {
        if let Some(kiosk) = &mut self.kiosk {
            kiosk.leaving = Some(code);
        }
    }

    /// Begins a visit as by a touch, for pictures and tests.
    pub fn begin_visit(&mut self) {
        if let Some(mut kiosk) = self.kiosk.take() {
            self.turn(&mut kiosk, Turn::Begin, None);
            kiosk.session.touched();
            self.kiosk = Some(kiosk);
        }
    }

    /// Shows a part of the kiosk, for pictures and tests: `ask`, `staff`, `pad`, `ease`, `card`,
    /// `large`, `double`; other names are no part.
    pub fn show_part(&mut self, part: &str) {
        use super::super::kiosk::TextSize;
        let Some(kiosk) = &mut self.kiosk else { return };
        match part {
            "ask" => {
                kiosk.session.tick(1e5, false);
            }
            "pad" => kiosk.staff.knock(),
            "staff" => kiosk.staff.open = Open::Page(kiosk::STATUS_PART),
            "screen" => kiosk.staff.open = Open::Page(super::super::kiosk::SCREEN_PART),
            "ease" => kiosk.open.ease = true,
            "card" => kiosk.open.more = true,
            "large" => kiosk.comfort.text = TextSize::Larger,
            "double" => kiosk.comfort.text = TextSize::Double,
            _ => {}
        }
    }

    /// Passes the input of a frame through the lock; does nothing on a desk.
    pub fn filter_input(&mut self, ctx: &Context, raw: &mut egui::RawInput) {
        let now = raw.time.unwrap_or_else(|| ctx.input(|input| input.time));
        let Some(kiosk) = &mut self.kiosk else {
            return;
        };
        kiosk.filter(raw, now);
        // A keypad has no Tab: up and down go through all keys, but for the rows of a list.
        if self.explorer.scene().tab != Tab::Events || kiosk.open.ease || kiosk.open.more {
            for event in &mut raw.events {
                if let egui::Event::Key { key, modifiers, .. } = event {
                    match key {
                        Key::ArrowDown => *key = Key::Tab,
                        Key::ArrowUp => {
                            *key = Key::Tab;
                            *modifiers = Modifiers::SHIFT;
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    /// Pixels to a point that a picture of so many pixels should have; `None` on a desk.
    pub fn pixels_per_point(&self, pixels: egui::Vec2) -> Option<f32> {
        Some(self.kiosk.as_ref()?.pixels_per_point(pixels))
    }

    /// Where the map and the timeline lie in a window, the line that no key rises above, and the
    /// millimetres of a point: for whoever measures the keys.
    pub fn places(&self, window: Rect) -> Option<([Rect; 2], f32, f32)> {
        let kiosk = self.kiosk.as_ref()?;
        let metrics = kiosk.config.screen.metrics(window);
        let layout = Layout::new(window, &metrics);
        let places = [layout.frame, layout.timeline];
        Some((places, metrics.reach, metrics.point_mm))
    }

    /// Everything that a visitor may have changed, as one text: after a reset it is what it was.
    pub fn state_text(&self) -> String {
        let kiosk = self.kiosk.as_ref().map(|kiosk| kiosk.left_behind());
        format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            self.explorer,
            self.theme,
            self.timeline,
            self.events,
            self.help_open,
            self.commands,
            self.notice,
            kiosk,
        )
    }

    /// Ends the visit at once, as the end of the countdown does.
    pub fn reset_visit(&mut self, ctx: &Context) {
        let Some(mut kiosk) = self.kiosk.take() else {
            return;
        };
        kiosk.session.end();
        self.forget(ctx, &mut kiosk);
        self.kiosk = Some(kiosk);
    }

    /// Everything as it was at the start.
    fn forget(&mut self, ctx: &Context, kiosk: &mut Kiosk) {
        if kiosk.visits > 0 {
            kiosk.count_end(self.explorer.scene().lang());
        }
        self.explorer = Explorer::new(self.explorer.life().clone(), kiosk.lang);
        self.map = MapUi::default();
        self.timeline = TimelineUi::default();
        self.events = EventsUi::default();
        self.playbar = PlaybarUi::default();
        self.numbers = NumbersUi::default();
        self.help_open = false;
        self.greeting = None;
        self.notice = None;
        self.copied = false;
        self.commands.clear();
        self.styled = None;
        kiosk.forget(&self.explorer);
        self.theme = kiosk.comfort.theme;
        ctx.memory_mut(|memory| {
            memory.data.clear();
            memory.caches = egui::cache::CacheStorage::default();
            memory.reset_areas();
            if let Some(id) = memory.focused() {
                memory.surrender_focus(id);
            }
        });
        ctx.clear_animations();
        ctx.request_repaint();
    }

    /// Acts on what the session says.
    fn turn(&mut self, kiosk: &mut Kiosk, turn: Turn, at: Option<egui::Pos2>) {
        match turn {
            Turn::Begin => {
                let line = at.and_then(|at| kiosk.calls.iter().position(|call| call.contains(at)));
                let lang = line.map_or(kiosk.lang, |index| crate::words::Lang::ALL[index]);
                self.explorer.apply(Command::SpeakLang(lang));
                self.explorer
                    .apply(Command::ReduceMotion(kiosk.comfort.still));
                kiosk.count(kiosk::Counted::Visit);
            }
            Turn::Ask | Turn::Stay | Turn::Reset => {}
        }
    }

    /// Lets time pass for who is here and who is not.
    pub(super) fn kiosk_logic(&mut self, ctx: &Context) {
        let Some(mut kiosk) = self.kiosk.take() else {
            return;
        };
        let dt = kiosk.pass(ctx.input(|input| input.time));
        kiosk.look_at_hour(|| chrono::Local::now().naive_local());
        let (alive, pressed, at) = kiosk.take_came();
        let busy = kiosk.staff.open != Open::No;
        if pressed && !kiosk.session.is_here() && !busy {
            if let Some(turn) = kiosk.session.touched() {
                self.turn(&mut kiosk, turn, at);
            }
        } else if alive
            && kiosk.session.is_here()
            && matches!(kiosk.session.visit(), Visit::Here { .. })
        {
            kiosk.session.touched();
        }
        let playing = self.explorer.scene().clock.playing;
        if kiosk.session.is_here() {
            if kiosk.session.tick(dt, playing) == Some(Turn::Reset) {
                self.forget(ctx, &mut kiosk);
                kiosk.rest_at = kiosk.uptime;
            }
        } else if busy {
            // A page that the staff has left open closes by itself.
            if alive {
                kiosk.unattended = 0.0;
            }
            kiosk.unattended += dt;
            if kiosk.unattended > UNATTENDED_SECS {
                kiosk.staff.close();
            }
        } else if !kiosk.is_dark() {
            let short = dt.min(super::LONGEST_FRAME);
            let step = if kiosk.tour.is_going() {
                short
            } else {
                dt.min(30.0)
            };
            for command in kiosk.tour.tick(step, kiosk.comfort.still) {
                self.explorer.apply(command);
            }
        }
        Self::ask_for_frames(ctx, &kiosk);
        self.kiosk = Some(kiosk);
    }

    /// Asks for just the frames that are needed.
    fn ask_for_frames(ctx: &Context, kiosk: &Kiosk) {
        let after = |secs: f64| {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(secs.clamp(0.005, 60.0)));
        };
        after(20.0);
        if let Some(secs) = kiosk.session.until_turn() {
            after(secs + 0.01);
        } else if kiosk.is_dark() {
            // Nothing moves in the dark.
        } else if kiosk.tour.is_going() {
            after(1.0 / TOUR_FRAMES);
        } else {
            after(kiosk.tour.until_turn());
            if !kiosk.comfort.still {
                after(1.0 / BEAT_FRAMES);
            }
        }
        if kiosk.staff.guesses.wait() > 0.0 {
            after(1.0);
        }
    }

    /// Draws a frame of a screen in a hall.
    pub(super) fn kiosk_ui(&mut self, ui: &mut Ui) {
        let Some(mut kiosk) = self.kiosk.take() else {
            return;
        };
        let window = ui.max_rect();
        kiosk.measure(ui.ctx(), window);
        let layout = Layout::new(window, &kiosk.metrics);
        self.theme = kiosk.comfort.theme;
        let look = Look::new(self.theme, layout.small).in_kiosk();
        if self.styled != Some(look) {
            install_style(ui.ctx(), &look);
            self.styled = Some(look);
        }
        ui.painter().rect_filled(window, 0.0, look.palette.paper);
        if kiosk.staff.open != Open::No {
            self.staff_ui(ui, &look, &mut kiosk);
        } else if kiosk.is_dark() {
            ui.painter().rect_filled(window, 0.0, NIGHT);
            whole_ui(ui, &kiosk.call_words);
        } else if kiosk.session.is_here() {
            self.visit_ui(ui, &look, &layout, &mut kiosk);
        } else {
            self.attract_ui(ui, &look, &mut kiosk);
        }
        if kiosk.light == Light::Dim && !kiosk.session.is_here() {
            let veil = NIGHT.gamma_multiply(0.55);
            ui.painter().rect_filled(window, 0.0, veil);
        }
        if !kiosk.arrow {
            ui.ctx().set_cursor_icon(egui::CursorIcon::None);
        }
        self.kiosk = Some(kiosk);
    }

    fn attract_ui(&mut self, ui: &mut Ui, look: &Look, kiosk: &mut Kiosk) {
        let seconds = if kiosk.comfort.still {
            (kiosk.uptime / STAND_SECS).floor() * STAND_SECS
        } else {
            kiosk.uptime
        };
        let look = &look.calling();
        let places = Places::new(ui.max_rect(), seconds);
        let mut commands = std::mem::take(&mut self.commands);
        let scene = self.explorer.scene();
        map_ui(
            ui,
            look,
            &scene,
            places.frame,
            0.0,
            &[],
            &self.basemap,
            &mut self.map,
            &mut commands,
        );
        let pulse = if kiosk.comfort.still {
            0.4
        } else {
            (kiosk.uptime / BEAT_SECS).fract() as f32
        };
        kiosk.calls = attract_ui(
            ui,
            look,
            &scene,
            &places,
            kiosk.tour.caption(),
            &kiosk.call_words,
            pulse,
        );
        let begin = whole_ui(ui, &kiosk.call_words);
        // Nobody's hand is on the map: only what its frame needs is done.
        commands.retain(|command| matches!(command, Command::ResizeMap { .. }));
        for command in commands {
            self.explorer.apply(command);
        }
        if begin && let Some(turn) = kiosk.session.touched() {
            self.turn(kiosk, turn, None);
            ui.ctx().request_repaint();
        }
    }

    fn visit_ui(&mut self, ui: &mut Ui, look: &Look, layout: &Layout, kiosk: &mut Kiosk) {
        let mut commands = std::mem::take(&mut self.commands);
        let asking = match kiosk.session.visit() {
            Visit::Asking { left } => Some(left),
            Visit::Attract | Visit::Here { .. } => None,
        };
        let scene = self.explorer.scene();
        let before = (scene.tab, kiosk.open);
        if asking.is_none() {
            let free = kiosk.open == Asked::default();
            if free && scene.tab == Tab::Events {
                self.events.read_keys(ui, &scene, &mut commands);
            }
            keypad(ui, &scene, kiosk, &mut commands);
        }
        if scene.tab != Tab::Events {
            self.events.open = false;
        }
        announce_ui(ui, &scene);
        let listed = scene.tab == Tab::Events;
        // The list lies where it is reached; the map stays above it where there is room for both.
        if scene.tab == Tab::Numbers {
            numbers_ui(
                ui,
                look,
                &scene,
                layout.frame,
                0.0,
                &mut self.numbers,
                &mut commands,
            );
        } else {
            map_ui(
                ui,
                look,
                &scene,
                layout.frame,
                0.0,
                &[],
                &self.basemap,
                &mut self.map,
                &mut commands,
            );
        }
        if !(listed && layout.sheet.contains_rect(layout.timeline)) {
            timeline_ui(
                ui,
                look,
                &scene,
                layout.timeline,
                &mut self.timeline,
                &mut commands,
            );
        }
        for rule in layout.rules.iter().filter(|rule| rule.is_positive()) {
            ui.painter().rect_filled(*rule, 0.0, look.palette.ink);
        }
        let covered = (kiosk.open.more || kiosk.open.ease || listed)
            && layout.sheet.intersects(layout.text.shrink(8.0));
        if !covered {
            let key = layout.more.intersect(layout.date);
            let keep_right = if key.is_positive() {
                key.width() + 8.0
            } else {
                0.0
            };
            kiosk_date_ui(ui, look, &scene, layout.date, keep_right);
            kiosk_text_ui(ui, look, &scene, layout.text);
        }
        let key = kiosk
            .metrics
            .target
            .max(if layout.small { 34.0 } else { 44.0 });
        let (layout, foot) = if kiosk.open == Asked::default() && !listed {
            (*layout, Rect::NOTHING)
        } else {
            layout.with_sheet(key)
        };
        let layout = &layout;
        let selected = scene.selection.is_some();
        if kiosk.open.ease {
            ease_ui(ui, look, &scene, layout.sheet, key, &mut kiosk.comfort);
        } else if kiosk.open.more {
            let scroll = &mut kiosk.scroll;
            card_ui(ui, look, &scene, layout.sheet, foot, scroll, &mut commands);
        } else if listed {
            let list = Rect::from_min_max(
                layout.sheet.min,
                egui::pos2(layout.sheet.right(), foot.top() - 4.0),
            );
            ui.painter()
                .rect_filled(layout.sheet, 0.0, look.palette.paper);
            let tabs = Rect::from_min_size(list.min, vec2(0.0, 0.0));
            let events = &mut self.events;
            events_ui(ui, look, &scene, list, 0.0, tabs, events, &mut commands);
            if let Some(share) = scroll_keys(ui, look, &scene, foot) {
                events.scroll_by(share);
            }
            ui.painter()
                .rect_stroke(layout.sheet, 0.0, look.frame(), egui::StrokeKind::Inside);
        }
        let asked = keys_ui(ui, look, &scene, layout, kiosk.open, &mut commands);
        open_and_close(kiosk, &scene, asked, selected, &mut commands);
        let mut reset = false;
        if let Some(left) = asking {
            let share = (left / kiosk.config.times.warning.max(20.0)) as f32;
            match ask_ui(ui, look, &scene, &kiosk.metrics, left, share) {
                Some(Answer::Here) => {
                    kiosk.session.touched();
                    ui.ctx().request_repaint();
                }
                Some(Answer::Leave) => reset = true,
                None => {}
            }
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
                kiosk.session.touched();
            }
        }
        crate::explore::settle_hover(scene.finder.hovered(), &mut commands);
        commands.retain(is_for_visitors);
        let still = kiosk.comfort.still;
        if scene.reduced_motion != still {
            commands.push(Command::ReduceMotion(still));
        }
        let shown = commands.iter().rev().find_map(|command| match command {
            Command::ShowTab(tab) => Some(*tab),
            _ => None,
        });
        kiosk.count_shown(before, (shown.unwrap_or(before.0), kiosk.open));
        if !commands.is_empty() || before.1 != kiosk.open {
            ui.ctx().request_repaint();
        }
        for command in commands {
            self.explorer.apply(command);
        }
        if reset {
            let ctx = ui.ctx().clone();
            kiosk.session.end();
            self.forget(&ctx, kiosk);
        }
    }

    fn staff_ui(&mut self, ui: &Ui, look: &Look, kiosk: &mut Kiosk) {
        let scene = self.explorer.scene();
        let mut wish = None;
        match kiosk.staff.open.clone() {
            Open::Pad { .. } => {
                let pin = kiosk.config.pin.clone();
                let metrics = kiosk.metrics;
                if pad_ui(ui, look, &scene, &metrics, pin.as_ref(), &mut kiosk.staff) {
                    wish = Some(Wish::Close);
                }
            }
            Open::Page(part) => {
                let mut staff = std::mem::take(&mut kiosk.staff);
                let facts = kiosk::Facts {
                    config: &kiosk.config,
                    metrics: kiosk.metrics,
                    counters: &kiosk.counters,
                    uptime: kiosk.uptime,
                    memory: kiosk::memory_mib(),
                    visits: kiosk.visits,
                    crashes: kiosk.crashes(),
                };
                wish = page_ui(ui, look, &scene, part, &facts, &mut staff);
                kiosk.staff = staff;
                if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
                    wish = Some(Wish::Close);
                }
            }
            Open::No => {}
        }
        let said = |scene: &Scene<'_>, key: &str, name: &'static str, value: String| {
            let args = crate::words::Args::new().set(name, value);
            scene.words.text_with(key, &args).into_owned()
        };
        match wish {
            None => return,
            Some(Wish::Close) => {
                // Whoever was here before the staff is not here now.
                let ctx = ui.ctx().clone();
                kiosk.session.end();
                self.forget(&ctx, kiosk);
            }
            Some(Wish::Restart) => kiosk.leaving = Some(kiosk::EXIT_RESTART),
            Some(Wish::Leave) => kiosk.leaving = Some(kiosk::EXIT_LEFT),
            Some(Wish::Dark) => {
                kiosk.staff.close();
                kiosk.darken();
            }
            Some(Wish::Diagonal(inches)) => {
                kiosk.staff.said = match kiosk.resize_screen(inches) {
                    Ok(()) => scene.words.text("staff-saved").into_owned(),
                    Err(why) => said(&scene, "staff-not-saved", "why", why),
                };
            }
            Some(Wish::Export) => {
                kiosk.staff.said = match kiosk.export() {
                    Ok(path) => said(&scene, "staff-exported", "path", path),
                    Err(why) => said(&scene, "staff-not-exported", "why", why),
                };
            }
        }
        ui.ctx().request_repaint();
    }
}
