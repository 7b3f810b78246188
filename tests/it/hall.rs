//! The program in a hall, without a window: frames are made by hand, as the window makes them.

use egui::accesskit::{Node, NodeId, TreeUpdate};
use egui::{
    Context, Event, FullOutput, Modifiers, PointerButton, Pos2, RawInput, Rect, Shape, Vec2,
};
use egui::{TouchDeviceId, TouchId, TouchPhase};
use trotsky_atlas::app::kiosk::Config;
use trotsky_atlas::app::shell::Shell;
use trotsky_atlas::app::store::Store;
use trotsky_atlas::explore::Explorer;
use trotsky_atlas::load::load_embedded;
use trotsky_atlas::widgets::theme::ThemeKind;
use trotsky_atlas::words::Lang;
use trotsky_atlas::world::Basemap;

pub(crate) struct Hall {
    pub(crate) ctx: Context,
    pub(crate) shell: Shell,
    pub(crate) pixels: Vec2,
    pub(crate) time: f64,
    /// Seconds from one frame to the next.
    pub(crate) step: f64,
    _folder: tempfile::TempDir,
}

/// What a frame brought.
pub(crate) struct Frame {
    pub(crate) nodes: Vec<(NodeId, Node)>,
    pub(crate) focus: NodeId,
    pub(crate) shapes: Vec<egui::epaint::ClippedShape>,
}

impl Hall {
    pub(crate) fn new(config: Config, pixels: Vec2) -> Self {
        let ctx = Context::default();
        ctx.enable_accesskit();
        let folder = tempfile::tempdir().unwrap();
        let life = load_embedded().unwrap().life;
        let explorer = Explorer::new(life, Lang::En);
        let basemap = Basemap::embedded().unwrap();
        let mut shell = Shell::new(&ctx, explorer, basemap, ThemeKind::Light);
        shell.lock_up(config, Store::at(folder.path()));
        Self {
            ctx,
            shell,
            pixels,
            time: 100.0,
            step: 1.0 / 30.0,
            _folder: folder,
        }
    }

    pub(crate) fn window(&self) -> Rect {
        let scale = self.shell.pixels_per_point(self.pixels).unwrap();
        Rect::from_min_size(Pos2::ZERO, self.pixels / scale)
    }

    /// A frame; nothing in it may lead out, and no position may be no number.
    pub(crate) fn frame(&mut self, events: Vec<Event>, close: bool) -> Frame {
        self.time += self.step;
        let mut raw = RawInput {
            screen_rect: Some(self.window()),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        if close {
            let root = raw.viewports.get_mut(&egui::ViewportId::ROOT).unwrap();
            root.events.push(egui::ViewportEvent::Close);
        }
        self.shell.filter_input(&self.ctx, &mut raw);
        let shell = &mut self.shell;
        let mut output = self.ctx.run_ui(raw, |ui| {
            shell.logic(&ui.ctx().clone());
            shell.ui(ui);
        });
        // There is no screen that would want them.
        output.textures_delta.clear();
        no_way_out(&output);
        let scene = self.shell.explorer().scene();
        let camera = scene.view.camera;
        for number in [
            camera.lon,
            camera.lat,
            camera.scale,
            scene.clock.moment,
            scene.window.start,
            scene.window.days,
        ] {
            assert!(
                number.is_finite(),
                "{camera:?} {:?} {:?}",
                scene.clock,
                scene.window
            );
        }
        for clipped in &output.shapes {
            check_positions(&clipped.shape);
        }
        let update: TreeUpdate = output.platform_output.accesskit_update.take().unwrap();
        let shapes = std::mem::take(&mut output.shapes);
        Frame {
            nodes: update.nodes,
            focus: update.focus,
            shapes,
        }
    }

    pub(crate) fn frames(&mut self, count: usize) -> Frame {
        for _ in 1..count {
            self.frame(Vec::new(), false);
        }
        self.frame(Vec::new(), false)
    }

    /// A finger comes down, slips and leaves, with the pointer that the window makes of it.
    pub(crate) fn tap_slipping(&mut self, at: Pos2, slip: Vec2, secs: f64) {
        self.frame(finger_down(1, at), false);
        let frames = (secs / self.step).ceil() as usize;
        self.frame(finger_moved(1, at + slip), false);
        self.frames(frames.max(1));
        self.frame(finger_up(1, at + slip), false);
        self.frames(3);
    }

    pub(crate) fn tap(&mut self, at: Pos2) {
        self.tap_slipping(at, Vec2::ZERO, 0.1);
    }

    /// Taps the middle of what a screen reader calls so.
    pub(crate) fn tap_name(&mut self, name: &str) {
        let frame = self.frames(2);
        let bounds = frame.bounds(name);
        self.tap(bounds.center());
    }

    pub(crate) fn key(&mut self, key: egui::Key, modifiers: Modifiers) -> Frame {
        self.frame(pressed(key, modifiers), false);
        self.frames(2)
    }

    /// Lets seconds pass, a tenth at a time, as a sleeping window does.
    pub(crate) fn wait(&mut self, secs: f64) -> Frame {
        let step = std::mem::replace(&mut self.step, 0.5);
        let frame = self.frames((secs / 0.5).ceil() as usize);
        self.step = step;
        frame
    }
}

impl Frame {
    pub(crate) fn named(&self, name: &str) -> Option<&Node> {
        self.nodes
            .iter()
            .map(|(_, node)| node)
            .find(|node| node.label() == Some(name))
    }

    /// Whether the screen calls: nobody is there.
    pub(crate) fn calls(&self) -> bool {
        let mut labels = self.nodes.iter().filter_map(|(_, node)| node.label());
        labels.any(|label| label.contains("Touch to explore"))
    }

    pub(crate) fn bounds(&self, name: &str) -> Rect {
        let node = self.named(name);
        let all: Vec<&str> = self
            .nodes
            .iter()
            .filter_map(|(_, node)| node.label())
            .collect();
        rect_of(node.unwrap_or_else(|| panic!("no {name} among {all:?}")))
    }

    /// Every text drawn, with what it is clipped to.
    pub(crate) fn texts(&self) -> Vec<(String, Rect, Rect, f32)> {
        let mut texts = Vec::new();
        for clipped in &self.shapes {
            collect(&clipped.shape, clipped.clip_rect, &mut texts);
        }
        texts
    }
}

/// A text without letters has no bounds, but every shape has a place.
fn check_positions(shape: &Shape) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(check_positions),
        Shape::Text(text) => assert!(text.pos.is_finite(), "{:?}", text.galley.text()),
        other => {
            let bounds = other.visual_bounding_rect();
            assert!(!bounds.any_nan(), "{other:?}");
        }
    }
}

fn collect(shape: &Shape, clip: Rect, texts: &mut Vec<(String, Rect, Rect, f32)>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, clip, texts)),
        Shape::Text(text) if !text.galley.text().is_empty() => {
            let size = text
                .galley
                .job
                .sections
                .first()
                .map_or(0.0, |section| section.format.font_id.size);
            texts.push((
                text.galley.text().to_owned(),
                Rect::from_min_size(text.pos, text.galley.size()),
                clip,
                size,
            ));
        }
        _ => {}
    }
}

pub(crate) fn rect_of(node: &Node) -> Rect {
    let bounds = node.bounds().unwrap();
    Rect::from_min_max(
        Pos2::new(bounds.x0 as f32, bounds.y0 as f32),
        Pos2::new(bounds.x1 as f32, bounds.y1 as f32),
    )
}

/// Nothing that a frame asks of the system leads out of the kiosk.
fn no_way_out(output: &FullOutput) {
    assert!(
        output.platform_output.commands.is_empty(),
        "{:?}",
        output.platform_output.commands
    );
    for viewport in output.viewport_output.values() {
        for command in &viewport.commands {
            use egui::ViewportCommand::{CancelClose, SetTheme};
            assert!(matches!(command, CancelClose | SetTheme(_)), "{command:?}");
        }
    }
    assert_eq!(output.viewport_output.len(), 1);
}

const GLASS: TouchDeviceId = TouchDeviceId(3);

fn touch(id: u64, phase: TouchPhase, pos: Pos2) -> Event {
    Event::Touch {
        device_id: GLASS,
        id: TouchId(id),
        phase,
        pos,
        force: None,
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

/// A key goes down and up.
pub(crate) fn pressed(key: egui::Key, modifiers: Modifiers) -> Vec<Event> {
    let event = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    vec![event(true), event(false)]
}

pub(crate) fn finger_down(id: u64, pos: Pos2) -> Vec<Event> {
    let start = touch(id, TouchPhase::Start, pos);
    vec![start, Event::PointerMoved(pos), button(pos, true)]
}

pub(crate) fn finger_moved(id: u64, pos: Pos2) -> Vec<Event> {
    vec![touch(id, TouchPhase::Move, pos), Event::PointerMoved(pos)]
}

pub(crate) fn finger_up(id: u64, pos: Pos2) -> Vec<Event> {
    let end = touch(id, TouchPhase::End, pos);
    vec![end, button(pos, false), Event::PointerGone]
}

/// A second finger, of which no pointer is made.
pub(crate) fn second(id: u64, phase: TouchPhase, pos: Pos2) -> Vec<Event> {
    vec![touch(id, phase, pos)]
}
