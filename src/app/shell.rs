//! The shell: lays the widgets out, applies the commands once a frame, and asks for just the next frame needed.

use egui::{Context, Id, Key, Modifiers, Rect, Ui, pos2, vec2};

use crate::calendar::Day;
use crate::explore::{Command, Commands, Explorer, Scene, Tab, settle_hover};
use crate::load::Problem;
use crate::widgets::button::{self, Dress, button};
use crate::widgets::card::{PLATE_WIDTH, column_ui, folded_ui, plate_ui};
use crate::widgets::events::{
    EventsUi, events_ui, foot_edge_ui, is_typing, map_edge_rect, map_edge_ui,
};
use crate::widgets::help::help_ui;
use crate::widgets::icons::Icon;
use crate::widgets::map::{MapUi, map_ui, neatline};
use crate::widgets::numbers::{NumbersUi, numbers_ui};
use crate::widgets::on_this_day::{Answer, Greeting, on_this_day_ui};
use crate::widgets::paint::line;
use crate::widgets::playbar::{
    PlaybarUi, TRANSPORT_WIDTH, folded_transport_ui, menu_ui, playbar_ui,
};
use crate::widgets::theme::{Face, Look, ThemeKind, install_fonts, install_style};
use crate::widgets::timeline::{TimelineUi, timeline_foot_ui, timeline_ui};
use crate::words::Args;
use crate::world::Basemap;

use super::key_sheet;
use super::layout::Layout;
use super::shortcuts;

/// No frame counts for more than this (seconds), so that a stalled machine does not leap through the life.
const LONGEST_FRAME: f64 = 0.1;

/// Something to tell the visitor, until it is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Notice {
    title: &'static str,
    lines: Vec<String>,
    count: usize,
}

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
    help_open: bool,
    greeting: Option<Greeting>,
    commands: Commands,
    last_time: Option<f64>,
    copied: bool,
    notice: Option<Notice>,
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
            help_open: false,
            greeting: None,
            commands: Commands::new(),
            last_time: None,
            copied: false,
            notice: None,
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
        let map_shown = self.explorer.scene().tab == Tab::Map;
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
        if self.explorer.is_moving() {
            ctx.request_repaint();
        }
    }

    /// Draws one frame and does what it asked for.
    pub fn ui(&mut self, ui: &mut Ui) {
        let window = ui.max_rect();
        let layout = Layout::new(window);
        let look = Look::new(self.theme, layout.small);
        if self.styled != Some(look) {
            install_style(ui.ctx(), &look);
            self.styled = Some(look);
        }
        let mut commands = std::mem::take(&mut self.commands);
        let scene = self.explorer.scene();
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
            PLATE_WIDTH.min(layout.frame.width() * 0.6)
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
        plate_ui(ui, &look, &scene, layout.frame, &mut commands);
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
            column_ui(ui, &look, &scene, column, bottom, &mut commands);
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
                ThemeKind::Dark => ThemeKind::Light,
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

/// The words of the tabs with their widths.
fn tab_words(ui: &Ui, look: &Look, scene: &Scene<'_>) -> Vec<(Tab, String, f32)> {
    Tab::ALL
        .into_iter()
        .map(|tab| {
            let key = match tab {
                Tab::Map => "tab-map",
                Tab::Events => "tab-events",
                Tab::Numbers => "tab-numbers",
            };
            let word = scene.words.text(key).into_owned();
            let width = line(
                ui.painter(),
                &word,
                Face::NarrowBold.size(17.0),
                look.palette.ink,
            )
            .size()
            .x + 32.0;
            (tab, word, width)
        })
        .collect()
}

/// The tabs' plate, in the frame's top left corner.
fn tabs_rect(ui: &Ui, look: &Look, scene: &Scene<'_>, frame: Rect) -> Rect {
    let width = tab_words(ui, look, scene)
        .iter()
        .map(|(_, _, width)| width)
        .sum();
    Rect::from_min_size(frame.min + vec2(14.0, 14.0), vec2(width, 40.0))
}

/// The key of the search beside the tabs.
fn search_key_rect(tabs: Rect) -> Rect {
    Rect::from_min_size(tabs.right_top() + vec2(8.0, 0.0), vec2(40.0, tabs.height()))
}

fn search_key_ui(ui: &Ui, look: &Look, scene: &Scene<'_>, tabs: Rect, commands: &mut Commands) {
    let name = scene.words.text("find-search");
    let face = button::Face::Sign(Icon::Search, 16.0);
    let id = Id::unique("search-key");
    let rect = search_key_rect(tabs);
    let response = button(ui, look, rect, id, &name, &face, Dress::Plain);
    if response.on_hover_text(&*name).clicked() {
        commands.push(Command::Search(true));
    }
}

fn tabs_ui(ui: &Ui, look: &Look, scene: &Scene<'_>, frame: Rect, commands: &mut Commands) {
    let plate = tabs_rect(ui, look, scene, frame);
    ui.painter().rect_filled(plate, 0.0, look.palette.paper);
    let mut x = plate.left();
    for (tab, word, width) in tab_words(ui, look, scene) {
        let rect = Rect::from_min_size(pos2(x, plate.top()), vec2(width, plate.height()));
        x += width;
        let chosen = tab == scene.tab;
        let (face, dress) = if chosen {
            (Face::NarrowBold, Dress::Chosen)
        } else {
            (Face::Narrow, Dress::Bare)
        };
        let name = word.clone();
        let face = button::Face::Word(word, face.size(17.0));
        if button(
            ui,
            look,
            rect,
            Id::unique(("tab", tab.key())),
            &name,
            &face,
            dress,
        )
        .clicked()
        {
            commands.push(Command::ShowTab(tab));
        }
    }
    ui.painter()
        .rect_stroke(plate, 0.0, look.frame(), egui::StrokeKind::Outside);
}

#[derive(Default)]
struct Asked {
    copy: bool,
    theme: bool,
    /// Where the row begins.
    left: f32,
    help: bool,
}

/// What the quiet row and the folded transport leave of the foot.
fn foot_room(layout: &Layout, right: f32) -> Rect {
    let left = match layout.line {
        Some(_) => layout.foot.left() + TRANSPORT_WIDTH + 8.0,
        None => layout.foot.left(),
    };
    Rect::from_min_max(
        pos2(left, layout.foot.bottom() - 29.0),
        pos2(right.max(left), layout.foot.bottom() - 3.0),
    )
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

/// What stands on the button that opens the sheet of keys.
const HELP_SIGN: &str = "?";

/// The quiet row under the timeline: back, forward, the link, the theme.
fn foot_ui(
    ui: &Ui,
    look: &Look,
    scene: &Scene<'_>,
    foot: Rect,
    copied: bool,
    commands: &mut Commands,
) -> Asked {
    let mut asked = Asked::default();
    let theme_key = match look.kind {
        ThemeKind::Light => "theme-dark",
        ThemeKind::Dark => "theme-light",
    };
    let copy_key = if copied { "copied" } else { "copy-link" };
    let items = [
        ("help-open", true),
        (theme_key, true),
        (copy_key, true),
        ("forward", scene.can_go_forward),
        ("back", scene.can_go_back),
    ];
    let mut right = foot.right() + 8.0;
    for (key, enabled) in items {
        let name = scene.words.text(key).into_owned();
        // The sign on the key that opens the sheet; its name says what it does.
        let word = if key == "help-open" {
            HELP_SIGN.to_owned()
        } else {
            name.clone()
        };
        let font = Face::Narrow.size(14.5);
        let width = line(ui.painter(), &word, font.clone(), look.palette.ink2)
            .size()
            .x
            + 18.0;
        let rect = Rect::from_min_max(
            pos2(right - width, foot.bottom() - 29.0),
            pos2(right, foot.bottom() - 3.0),
        );
        right -= width;
        let id = Id::unique((
            "foot",
            if copied && key == "copied" {
                "copy-link"
            } else {
                key
            },
        ));
        let face = button::Face::Word(word, font);
        let response =
            button::button_enabled(ui, look, rect, id, &name, &face, Dress::Bare, enabled);
        if response.clicked() {
            match key {
                "back" => commands.push(Command::Back),
                "forward" => commands.push(Command::Forward),
                "theme-dark" | "theme-light" => asked.theme = true,
                "help-open" => asked.help = true,
                _ => asked.copy = true,
            }
        }
    }
    asked.left = right;
    asked
}

/// A plate that tells something until it is closed; true if it was.
fn notice_ui(ui: &mut Ui, look: &Look, scene: &Scene<'_>, frame: Rect, notice: &Notice) -> bool {
    let p = &look.palette;
    let width = 460.0_f32.min(frame.width() - 40.0);
    let plate = Rect::from_center_size(
        frame.center(),
        vec2(width, 250.0_f32.min(frame.height() - 20.0)),
    );
    ui.interact(
        plate,
        Id::unique("notice-ground"),
        egui::Sense::click_and_drag(),
    );
    ui.painter().rect_filled(plate, 0.0, p.raise);
    ui.painter()
        .rect_stroke(plate, 0.0, look.frame(), egui::StrokeKind::Inside);
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(plate.shrink(24.0))
            .id_salt("notice"),
    );
    child.set_clip_rect(plate);
    let head = |ui: &mut Ui, text: &str, font, color| {
        ui.label(egui::RichText::new(text).font(font).color(color));
    };
    head(
        &mut child,
        &scene.words.text(notice.title),
        Face::Serif.size(24.0),
        p.ink,
    );
    for text in &notice.lines {
        head(&mut child, text, Face::Sans.size(15.0), p.ink2);
    }
    if notice.count > 0 {
        let args = Args::new().set("count", notice.count as i64);
        head(
            &mut child,
            &scene.words.text_with("problems-count", &args),
            Face::Sans.size(15.0),
            p.ink2,
        );
    }
    let word = scene.words.text("dismiss").into_owned();
    let rect = Rect::from_min_size(plate.left_bottom() + vec2(24.0, -62.0), vec2(120.0, 40.0));
    let name = word.clone();
    let face = button::Face::Word(word, Face::NarrowBold.size(16.0));
    button(
        ui,
        look,
        rect,
        Id::unique("notice-close"),
        &name,
        &face,
        Dress::Chosen,
    )
    .clicked()
}

/// The depth of the frame around the map, for whoever draws beside it.
pub const FRAME_DEPTH: f32 = neatline::DEPTH;
