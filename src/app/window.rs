//! The window: eframe around the shell.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use eframe::{NativeOptions, Renderer};
use egui::{IconData, ViewportBuilder, ViewportCommand, vec2};

use crate::explore::{Command, Explorer, LifeBox, Viewpoint};
use crate::load::Loaded;
use crate::widgets::theme::ThemeKind;
use crate::words::Lang;
use crate::world::Basemap;

use super::between::{self, Due};
use super::cli::{Cli, fail, load_life};
use super::content::{self, Content};
use super::kiosk;
use super::memory::Ceiling;
use super::screenshot::{Progress, Screenshot};
use super::shell::Shell;
use super::store::Store;
use super::supervise::{self, Link};
use super::watch::Watch;

/// The smallest window, in points.
const SMALLEST: egui::Vec2 = vec2(640.0, 400.0);

/// Opens the window and runs until it closes.
pub fn run(mut cli: Cli) -> ExitCode {
    if cli.safe_mode {
        // What failed may be the life, the view, or the graphics card.
        (cli.life, cli.at) = (None, None);
        if let Some(code) = supervise::rerun_in_software() {
            return code;
        }
    }
    let supervised = cli.supervised;
    // A picture or a measurement is of the shipped life, whatever was added to this machine.
    let asked = cli.life.is_some() || cli.screenshot.is_some() || cli.exit_after_first_frame;
    let added = match Content::of_machine() {
        Some(content) if !asked && !cli.safe_mode => content.at_start(),
        _ => content::Start::default(),
    };
    let on_trial = added.on_trial;
    let loaded = match added
        .loaded
        .map_or_else(|| load_life(cli.life.as_deref()), Ok)
    {
        Ok(loaded) => loaded,
        Err(error) => return fail(&error, 2),
    };
    let basemap = match Basemap::embedded() {
        Ok(basemap) => basemap,
        Err(error) => return fail(&error, 2),
    };
    let at = match cli
        .at
        .as_deref()
        .map(|line| Viewpoint::from_line(line, &loaded.life))
        .transpose()
    {
        Ok(at) => at,
        Err(error) => return fail(&error, 2),
    };
    let config = match kiosk_config(&cli) {
        Ok(config) => config,
        Err(error) => return fail(&error, 2),
    };
    let lang = cli
        .lang
        .or(config.as_ref().and_then(|config| config.lang))
        .unwrap_or_else(Lang::of_system);
    let (width, height) = cli.size.unwrap_or((1600.0, 900.0));
    let mut viewport = ViewportBuilder::default()
        .with_title(loaded.life.subject.name.get(lang))
        .with_app_id(super::APP_ID)
        .with_inner_size(vec2(width, height))
        .with_min_inner_size(SMALLEST.min(vec2(width, height)))
        .with_icon(Arc::new(icon()));
    if let Some(config) = &config {
        viewport = viewport
            .with_decorations(false)
            .with_drag_and_drop(false)
            .with_monitor(config.monitor);
        // A picture has the size that was asked for.
        if cli.size.is_none() {
            viewport = viewport.with_fullscreen(true).with_always_on_top();
        }
    }
    let options = NativeOptions {
        viewport,
        renderer: renderer(),
        persist_window: false,
        ..NativeOptions::default()
    };
    let exit = Arc::new(AtomicU8::new(0));
    let exit_inside = exit.clone();
    let outcome = eframe::run_native(
        "trotsky-atlas",
        options,
        Box::new(move |cc| {
            let window = Window::new(
                &cc.egui_ctx,
                cli,
                loaded,
                basemap,
                at,
                lang,
                config,
                exit_inside,
            );
            let trial_since = on_trial.then_some(0.0);
            Ok(Box::new(Window {
                trial_since,
                ..window
            }))
        }),
    );
    match outcome {
        Ok(()) => ExitCode::from(exit.load(Ordering::Relaxed)),
        Err(error) => no_window(&error, supervised),
    }
}

/// Draws without the graphics card where that may help, and otherwise says in one sentence what
/// is missing. A supervised window leaves both to its parent.
fn no_window(error: &eframe::Error, supervised: bool) -> ExitCode {
    let draws = !matches!(error, eframe::Error::WinitEventLoop(_));
    if draws && !supervised {
        log::info!("OpenGL failed ({error}); once more without the graphics card");
        if let Some(code) = supervise::rerun_in_software() {
            return code;
        }
    }
    let why = NoWindow::of(error);
    if supervised {
        log::error!("{why}");
        return ExitCode::from(supervise::NO_WINDOW);
    }
    fail(&why, supervise::NO_WINDOW)
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
enum NoWindow {
    #[error("Cannot open a window: there is no screen to open it on ({0})")]
    NoScreen(String),
    #[error(
        "Cannot draw: OpenGL 2.1 or newer is needed and failed, with the graphics card and without ({0})"
    )]
    NoDrawing(String),
}

impl NoWindow {
    fn of(error: &eframe::Error) -> Self {
        let said = match error {
            eframe::Error::NoGlutinConfigs(_, error) => error.to_string(),
            other => other.to_string(),
        };
        // A sentence of one line, without where in its sources a library found the fault.
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = match said.rsplit_once(".rs:") {
            Some((_, rest)) => rest.split_once(": ").map_or(rest, |(_, rest)| rest),
            None => &said,
        };
        let said = said.trim_end_matches('.').to_owned();
        match error {
            eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => Self::NoScreen(said),
            _ => Self::NoDrawing(said),
        }
    }
}

/// OpenGL draws a frame of this program in a quarter of the time on machines without a GPU;
/// the other renderer is there for machines whose OpenGL is broken.
fn renderer() -> Renderer {
    #[cfg(feature = "wgpu")]
    if std::env::var_os("TROTSKY_ATLAS_WGPU").is_some() {
        return Renderer::Wgpu;
    }
    Renderer::Glow
}

/// The window's icon: the track, the wedge and the neatline's foot.
fn icon() -> IconData {
    let decoder = png::Decoder::new(std::io::Cursor::new(include_bytes!(
        "../../assets/icon/icon-128.png"
    )));
    let read = || -> Option<IconData> {
        let mut reader = decoder.read_info().ok()?;
        let mut rgba = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut rgba).ok()?;
        Some(IconData {
            rgba,
            width: info.width,
            height: info.height,
        })
    };
    read().unwrap_or_default()
}

/// What the command line or the machine says of a screen in a hall; `None` on a desk.
fn kiosk_config(cli: &Cli) -> Result<Option<kiosk::Config>, kiosk::ConfigError> {
    let of_machine = kiosk::of_machine();
    let mut config = match &cli.kiosk {
        Some(file) if file.as_os_str() != "-" => kiosk::read(file)?,
        Some(_) if !of_machine.exists() => kiosk::Config::default(),
        None if cli.windowed || !of_machine.exists() => return Ok(None),
        Some(_) | None => kiosk::read(&of_machine)?,
    };
    if let Some(lang) = cli.lang {
        config.lang = Some(lang);
    }
    if let Some(theme) = theme(cli) {
        config.theme = theme;
    }
    Ok(Some(config))
}

fn theme(cli: &Cli) -> Option<ThemeKind> {
    ThemeKind::ALL
        .into_iter()
        .find(|kind| cli.theme.as_deref() == Some(kind.key()))
}

struct Window {
    shell: Shell,
    watch: Option<Watch>,
    screenshot: Option<Screenshot>,
    exit_after_first_frame: bool,
    /// The window is to fill its monitor.
    fills_monitor: bool,
    /// The picture is written, so the window may close.
    done: bool,
    exit: Arc<AtomicU8>,
    link: Option<Link>,
    /// Since when, in egui's time, a life is shown that was added and is on trial.
    trial_since: Option<f64>,
    #[cfg(any(debug_assertions, feature = "measure"))]
    faults: Option<super::faults::window::Faults>,
}

impl Window {
    #[expect(clippy::too_many_arguments, reason = "what the start has found out")]
    fn new(
        ctx: &egui::Context,
        cli: Cli,
        loaded: Loaded,
        basemap: Basemap,
        at: Option<Viewpoint>,
        lang: Lang,
        config: Option<kiosk::Config>,
        exit: Arc<AtomicU8>,
    ) -> Self {
        if let Some(zoom) = cli.zoom {
            ctx.set_zoom_factor(zoom);
        }
        let theme = theme(&cli).unwrap_or_default();
        let mut shell = Shell::new(ctx, Explorer::new(loaded.life, lang), basemap, theme);
        shell.tell_problems(&loaded.problems);
        let is_kiosk = config.is_some();
        if let Some(config) = config {
            shell.lock_up(config, Store::of_machine());
            if at.is_some() || !cli.kiosk_part.is_empty() {
                shell.begin_visit();
            }
            for part in &cli.kiosk_part {
                shell.show_part(part);
            }
        }
        if let Some(at) = at {
            shell.push(Command::Show(at));
        } else if cli.screenshot.is_none() && !cli.exit_after_first_frame && !is_kiosk {
            // Somebody opened the program to look round; a link or a measurement knows where to.
            shell.greet(chrono::Local::now().date_naive());
        }
        Self {
            fills_monitor: is_kiosk && cli.size.is_none(),
            done: false,
            shell,
            watch: cli.life.as_deref().and_then(|dir| Watch::start(dir, ctx)),
            screenshot: cli.screenshot.map(Screenshot::new),
            exit_after_first_frame: cli.exit_after_first_frame,
            exit,
            trial_since: None,
            link: cli.supervised.then(|| parent_of(ctx)).flatten(),
            #[cfg(any(debug_assertions, feature = "measure"))]
            faults: super::faults::window::Faults::start(ctx),
        }
    }
}

/// The way to the program that watches over this one.
fn parent_of(ctx: &egui::Context) -> Option<Link> {
    super::awake::keep_awake();
    Link::start(ctx)
        .map_err(|error| log::error!("The supervisor cannot be answered: {error}"))
        .ok()
}

impl Window {
    /// Does what is due between two visits.
    fn rest(&mut self, ctx: &egui::Context) {
        match between::due(Ceiling::default(), self.link.is_some()) {
            Some(Due::Life(loaded)) => {
                self.shell.take_up(ctx, loaded.life);
                self.trial_since = Some(ctx.input(|input| input.time));
            }
            Some(Due::Restart) => self.shell.leave_with(supervise::RESTART),
            None => {}
        }
    }

    /// Holds a screen in a hall: the scale that its millimetres ask for, the whole of the monitor,
    /// and no end but the staff's.
    fn hold(&self, ctx: &egui::Context) {
        let (pixels, native, closing, viewport) = ctx.input(|input| {
            let viewport = input.viewport();
            let scale = input.pixels_per_point();
            let native = viewport.native_pixels_per_point.unwrap_or(1.0);
            (
                input.content_rect().size() * scale,
                native,
                viewport.close_requested(),
                (
                    viewport.fullscreen,
                    viewport.monitor_size,
                    viewport.inner_rect.map(|rect| rect.size()),
                ),
            )
        });
        let Some(wanted) = self.shell.pixels_per_point(pixels) else {
            return;
        };
        let zoom = wanted / native;
        if (zoom / ctx.zoom_factor() - 1.0).abs() > 1e-3 {
            ctx.set_zoom_factor(zoom);
        }
        if let Some(code) = self.shell.leaving() {
            self.exit.store(code, Ordering::Relaxed);
            ctx.send_viewport_cmd(ViewportCommand::Close);
            return;
        }
        if closing && self.screenshot.is_none() && !self.exit_after_first_frame && !self.done {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        if !self.fills_monitor {
            return;
        }
        if viewport.0 == Some(false) {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        }
        // Where nobody manages windows, nobody makes one full screen: it takes the size itself.
        if let (Some(monitor), Some(inner)) = (viewport.1, viewport.2)
            && monitor.min_elem() > 100.0
            && (monitor - inner).abs().max_elem() > 2.0
            && ctx.cumulative_frame_nr() % 30 == 2
        {
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(egui::Pos2::ZERO));
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(monitor));
        }
    }
}

/// The texture of all letters is as wide as a texture may be and twice as high each time it is full:
/// at the widest that cards allow it is 16 megabytes after the first frame, most of them empty, once
/// in memory and once on the card. Nothing we draw needs more than the screen does.
fn narrow_textures(raw_input: &mut egui::RawInput) {
    const ORDINARY: usize = 4096;
    const LARGE: usize = 8192;
    let longest = raw_input.screen_rect.map_or(0.0, |rect| {
        rect.size().max_elem() * raw_input.viewport().native_pixels_per_point.unwrap_or(1.0)
    });
    let enough = if longest > 3600.0 { LARGE } else { ORDINARY };
    raw_input.max_texture_side = raw_input.max_texture_side.map(|side| side.min(enough));
}

impl eframe::App for Window {
    fn raw_input_hook(&mut self, ctx: &egui::Context, raw_input: &mut egui::RawInput) {
        narrow_textures(raw_input);
        self.shell.filter_input(ctx, raw_input);
    }

    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        if let Some(link) = &mut self.link {
            link.answer(ctx);
        }
        #[cfg(any(debug_assertions, feature = "measure"))]
        if let Some(faults) = &self.faults {
            faults.strike();
        }
        if let Some(since) = self.trial_since {
            let left = since + content::TRIAL_SECS - ctx.input(|input| input.time);
            if left > 0.0 {
                ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
            } else {
                self.trial_since = None;
                content::confirm();
            }
        }
        match self.watch.as_ref().and_then(Watch::take) {
            Some(Ok(loaded)) => {
                self.shell.push(Command::OpenLife(LifeBox(loaded.life)));
                self.shell.tell_problems(&loaded.problems);
            }
            Some(Err(error)) => self.shell.tell_failure(&error),
            None => {}
        }
        if self.shell.takes_rest() {
            self.rest(ctx);
        }
        self.shell.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.shell.ui(ui);
        if let Some(link) = &mut self.link {
            link.frame(ui.ctx());
        }
        let ctx = ui.ctx().clone();
        if self.screenshot.is_none() && !self.exit_after_first_frame {
            self.shell.prepare_search();
        }
        self.hold(&ctx);
        if self.exit_after_first_frame && !self.shell.is_busy() {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        if let Some(screenshot) = &mut self.screenshot {
            match screenshot.after_frame(&ctx, self.shell.is_busy()) {
                Progress::Waiting => {}
                Progress::Written => {
                    self.screenshot = None;
                    self.done = true;
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
                Progress::Failed(reason) => {
                    log::error!("{reason}");
                    self.exit.store(1, Ordering::Relaxed);
                    self.screenshot = None;
                    self.done = true;
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
            }
        }
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}
