//! The shell: lays the widgets out, applies the commands once a frame, and asks for just the next frame needed.

use egui::{Context, Key, Modifiers, Ui};

use crate::calendar::Day;
use crate::explore::{Command, Commands, Explorer, Tab, settle_hover};
use crate::load::Problem;
use crate::widgets::announce::announce_ui;
use crate::widgets::card::{Fitted, column_ui, folded_ui, is_tall, plate_ui, plate_width};
use crate::widgets::events::{
    EventsUi, events_ui, foot_edge_ui, is_typing, map_edge_rect, map_edge_ui,
};
use crate::widgets::help::help_ui;
use crate::widgets::map::{MapUi, map_ui, neatline};
use crate::widgets::numbers::{NumbersUi, numbers_ui};
use crate::widgets::on_this_day::{Answer, Greeting, on_this_day_ui};
use crate::widgets::playbar::{PlaybarUi, folded_transport_ui, menu_ui, playbar_ui};
use crate::widgets::theme::{Look, ThemeKind, install_fonts, install_style};
use crate::widgets::timeline::{TimelineUi, timeline_foot_ui, timeline_ui};
use crate::world::Basemap;

mod foot;
mod kiosk;
mod notice;
mod tabs;

use self::foot::{foot_room, foot_ui};
use self::notice::{Notice, notice_ui};
use self::tabs::{search_key_rect, search_key_ui, tabs_rect, tabs_ui};
use super::key_sheet;
use super::kiosk::Kiosk;
use super::layout::Layout;
use super::shortcuts;

/// No frame counts for more than this (seconds), so that a stalled machine does not leap through the life.
const LONGEST_FRAME: f64 = 0.1;

/// Everything of the program but the window itself, so that tests and benches drive it without one.
pub struct Shell {
    explorer: Explorer,
    basemap: Basemap,
    theme: ThemeKind,
    styled: Option<Look>,
    map: MapUi,
    timeline: TimelineUi,
    events: EventsUi,
    playbar: PlaybarUi,
    numbers: NumbersUi,
    fitted: Fitted,
    help_open: bool,
    greeting: Option<Greeting>,
    commands: Commands,
    last_time: Option<f64>,
    copied: bool,
    notice: Option<Notice>,
    /// What a screen in a hall adds; `None` on a desk.
    kiosk: Option<Box<Kiosk>>,
}

impl Shell {
    /// A shell around an explorer; puts our fonts into the context.
    pub fn new(ctx: &Context, explorer: Explorer, basemap: Basemap, theme: ThemeKind) -> Self {
        install_fonts(ctx);
        ctx.options_mut(|options| {
            // Everything is sized by ourselves; a browser's zoom keys would fight the map's.
            options.zoom_with_keyboard = false;
        });
        Self {
            explorer,
            basemap,
            theme,
            styled: None,
            map: MapUi::default(),
            timeline: TimelineUi::default(),
            events: EventsUi::default(),
            playbar: PlaybarUi::default(),
            numbers: NumbersUi::default(),
            fitted: Fitted::default(),
            help_open: false,
            greeting: None,
            commands: Commands::new(),
            last_time: None,
            copied: false,
            notice: None,
            kiosk: None,
        }
    }

    /// The explorer.
    pub fn explorer(&self) -> &Explorer {
        &self.explorer
    }

    /// The theme shown.
    pub fn theme(&self) -> ThemeKind {
        self.theme
    }

    /// Puts a command in line for the end of the frame.
    pub fn push(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Greets the visitor with what happened on this day and month of the life, until it is closed.
    pub fn greet(&mut self, today: Day) {
        self.greeting = Greeting::new(self.explorer.life(), today);
    }

    /// Whether the sheet of keys is open.
    pub fn help_open(&self) -> bool {
        self.help_open
    }

    /// Makes the search ready as soon as its panel is open, before anybody can have typed. Who only
    /// looks at the map does not pay for it.
    pub fn prepare_search(&mut self) {
        if self.explorer.scene().tab == Tab::Events {
            self.explorer.prepare_search();
        }
    }

    /// Tells of problems in a life's files.
    pub fn tell_problems(&mut self, problems: &[Problem]) {
        self.notice = (!problems.is_empty()).then(|| Notice {
            title: "problems-title",
            lines: problems.iter().take(3).map(ToString::to_string).collect(),
            count: problems.len(),
        });
    }

    /// Tells that a folder is no life.
    pub fn tell_failure(&mut self, error: &dyn std::error::Error) {
        self.notice = Some(Notice {
            title: "not-a-life",
            lines: vec![error.to_string()],
            count: 0,
        });
    }

    /// Whether anything is still on its way to the screen.
    pub fn is_busy(&self) -> bool {
        let map_shown = match self.explorer.scene().tab {
            Tab::Map => true,
            // In a hall the list leaves the map in sight.
            Tab::Events => self.kiosk.is_some(),
            Tab::Numbers => false,
        };
        self.explorer.is_moving() || (map_shown && self.map.is_busy()) || !self.commands.is_empty()
    }

    /// Lets time pass. Called before every frame, and while the window is hidden.
    pub fn logic(&mut self, ctx: &Context) {
        // A frame may be laid out twice; time passes once.
        if ctx.current_pass_index() > 0 {
            return;
        }
        let time = ctx.input(|input| input.time);
        let dt = self
            .last_time
            .map_or(0.0, |last| (time - last).clamp(0.0, LONGEST_FRAME));
        self.last_time = Some(time);
        self.explorer.tick(dt);
        self.kiosk_logic(ctx);
        if self.explorer.is_moving() {
            ctx.request_repaint();
        }
    }

    /// Draws one frame and does what it asked for.
    pub fn ui(&mut self, ui: &mut Ui) {
        if self.kiosk.is_some() {
            self.kiosk_ui(ui);
            return;
        }
        let window = ui.max_rect();
        let layout = Layout::new(window);
        let look = Look::new(self.theme, layout.small);
        if self.styled != Some(look) {
            install_style(ui.ctx(), &look);
            self.styled = Some(look);
        }
        let mut commands = std::mem::take(&mut self.commands);
        let scene = self.explorer.scene();
        announce_ui(ui, &scene);
        ui.painter().rect_filled(window, 0.0, look.palette.paper);
        // What lies on top closes first.
        let mut open = Open {
            help: self.help_open,
            greeting: self.greeting.is_some() && scene.tab == Tab::Map,
        };
        let mut change_theme = false;
        self.timeline.take_keys(ui);
        self.playbar.take_escape(ui);
        let focused = ui.ctx().memory(|memory| memory.focused().is_some());
        let typing = is_typing(ui, &scene) || ui.ctx().text_edit_focused();
        if !typing
            && open.any()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            open.close_top();
        }
        if scene.tab == Tab::Events {
            self.events.read_keys(ui, &scene, &mut commands);
        }
        if !typing {
            let keys = ui.input_mut(|input| shortcuts::read(input, focused, &scene, &mut commands));
            change_theme |= keys.theme;
            open.help ^= keys.help;
        }

        if scene.tab != Tab::Events {
            self.events.open = false;
        }
        let chosen = scene.selection.is_some();
        let covered = if chosen {
            plate_width(layout.frame)
        } else {
            0.0
        };
        let tabs = tabs_rect(ui, &look, &scene, layout.frame);
        match scene.tab {
            Tab::Map => {
                let mut plates = vec![tabs.expand(6.0), search_key_rect(tabs).expand(6.0)];
                plates.extend(map_edge_rect(ui, &scene, &look, tabs));
                if let Some(greeting) = &self.greeting {
                    plates.push(greeting.rect(&look, layout.frame).expand(6.0));
                }
                map_ui(
                    ui,
                    &look,
                    &scene,
                    layout.frame,
                    covered,
                    &plates,
                    &self.basemap,
                    &mut self.map,
                    &mut commands,
                );
                map_edge_ui(ui, &scene, &look, tabs);
                search_key_ui(ui, &look, &scene, tabs, &mut commands);
            }
            Tab::Events => events_ui(
                ui,
                &look,
                &scene,
                layout.frame,
                covered,
                tabs,
                &mut self.events,
                &mut commands,
            ),
            Tab::Numbers => numbers_ui(
                ui,
                &look,
                &scene,
                layout.frame,
                covered,
                &mut self.numbers,
                &mut commands,
            ),
        }
        if open.greeting
            && let Some(greeting) = &self.greeting
            && on_this_day_ui(ui, &look, &scene, layout.frame, greeting, &mut commands)
                != Answer::None
        {
            open.greeting = false;
        }
        let tall = is_tall(layout.frame);
        if !tall {
            plate_ui(ui, &look, &scene, layout.frame, window, &mut commands);
        }
        tabs_ui(ui, &look, &scene, layout.frame, &mut commands);
        timeline_ui(
            ui,
            &look,
            &scene,
            layout.timeline,
            &mut self.timeline,
            &mut commands,
        );
        if let Some(column) = layout.column {
            let bottom = column.bottom() - crate::widgets::playbar::height(&look) - 8.0;
            column_ui(
                ui,
                &look,
                &scene,
                column,
                bottom,
                &mut self.fitted,
                &mut commands,
            );
            playbar_ui(ui, &look, &scene, column, &mut self.playbar, &mut commands);
        }
        if let Some(line) = layout.line {
            folded_ui(ui, &look, &scene, line, &mut commands);
            folded_transport_ui(
                ui,
                &look,
                &scene,
                layout.foot,
                &mut self.playbar,
                &mut commands,
            );
        }
        if layout.line.is_none() {
            let left = layout.foot.left();
            foot_edge_ui(ui, &look, &scene, left, layout.foot, &mut commands);
        }
        let asked = foot_ui(ui, &look, &scene, layout.foot, self.copied, &mut commands);
        let foot = foot_room(&layout, asked.left);
        let right = layout.foot.right();
        timeline_foot_ui(
            ui,
            &look,
            &scene,
            foot,
            right,
            &mut self.timeline,
            &mut commands,
        );
        change_theme |= asked.theme;
        open.help ^= asked.help;
        if tall {
            plate_ui(ui, &look, &scene, layout.frame, window, &mut commands);
        }
        if open.help {
            let fresh = !self.help_open;
            let groups = key_sheet::groups(scene.words);
            // A folded window has no frame worth the name; there the sheet takes all of it.
            let room = if layout.line.is_some() {
                window
            } else {
                layout.frame
            };
            open.help = !help_ui(ui, &look, &scene, room, &groups, fresh);
        }
        let help_changed = open.help != self.help_open;
        self.help_open = open.help;
        let greeted = self.greeting.is_some() && scene.tab == Tab::Map && !open.greeting;
        if greeted {
            self.greeting = None;
        }
        if asked.copy {
            ui.ctx().copy_text(scene.viewpoint.to_line(scene.life));
        }
        menu_ui(ui, &look, &scene, window, &mut self.playbar, &mut commands);
        let dismissed = self
            .notice
            .as_ref()
            .is_some_and(|notice| notice_ui(ui, &look, &scene, layout.frame, notice));
        settle_hover(scene.finder.hovered(), &mut commands);
        if asked.copy {
            self.copied = true;
        } else if commands.iter().any(|one| !matches!(one, Command::Hover(_))) {
            self.copied = false;
        }
        if dismissed {
            self.notice = None;
        }
        if change_theme {
            self.theme = match self.theme {
                ThemeKind::Light => ThemeKind::Dark,
                ThemeKind::Dark => ThemeKind::HighContrast,
                ThemeKind::HighContrast => ThemeKind::Light,
            };
        }
        if change_theme
            || dismissed
            || help_changed
            || greeted
            || asked.copy
            || !commands.is_empty()
        {
            ui.ctx().request_repaint();
        }
        for command in commands {
            self.explorer.apply(command);
        }
    }
}

/// What lies over the frame and is closed by one key, the topmost first.
struct Open {
    help: bool,
    greeting: bool,
}

impl Open {
    fn any(&self) -> bool {
        self.help || self.greeting
    }

    fn close_top(&mut self) {
        if self.help {
            self.help = false;
        } else {
            self.greeting = false;
        }
    }
}

/// The depth of the frame around the map, for whoever draws beside it.
pub const FRAME_DEPTH: f32 = neatline::DEPTH;
