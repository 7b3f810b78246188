//! How long the shipped life takes to load, and what a frame costs beside the least it could cost.
//!
//! A frame is the whole interface laid out, drawn and tessellated at 1920x1080 on the processor;
//! no graphics card takes part, so the figures mean the same everywhere. The least is one static
//! mesh with as many vertices and indices as that frame had, cloned and tessellated in the same
//! run: what any program on this toolkit would pay to show a picture of that wealth. The ratio of
//! the two is what we watch; `README.md` beside has the ratios to aim for.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock and prints what it found"
)]

mod long_life;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::epaint::{ClippedPrimitive, Mesh, Primitive, Vertex};
use trotsky_atlas::app::shell::Shell;
use trotsky_atlas::calendar::Day;
use trotsky_atlas::explore::search::Index;
use trotsky_atlas::explore::{Command, Explorer, Filter, Mask, Pace};
use trotsky_atlas::life::Life;
use trotsky_atlas::load::load_embedded;
use trotsky_atlas::widgets::theme::ThemeKind;
use trotsky_atlas::words::Lang;
use trotsky_atlas::world::{Basemap, BasemapError};

use long_life::{dense, longer};

use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, Shape, Ui, vec2};

/// The screen, in points; one pixel each.
const SIZE: egui::Vec2 = vec2(1920.0, 1080.0);
/// Seconds from frame to frame.
const STEP: f64 = 1.0 / 60.0;
/// Frames before measuring: flights land, caches fill.
const WARM_UP: usize = 90;
/// The most frames measured, and the most time spent on them.
const FRAMES: usize = 240;
const PATIENCE: Duration = Duration::from_secs(8);

/// What a hand does while frames are measured.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hand {
    Still,
    Playing,
    Panning,
    /// The day goes to and fro where nothing changes on the map.
    Scrubbing,
    /// The same across a day on which borders change in view.
    Crossing,
}

impl Hand {
    const ALL: [Self; 5] = [
        Self::Still,
        Self::Playing,
        Self::Panning,
        Self::Scrubbing,
        Self::Crossing,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Still => "still",
            Self::Playing => "playing",
            Self::Panning => "panning",
            Self::Scrubbing => "scrubbing",
            Self::Crossing => "crossing a border change",
        }
    }

    /// The ratio to the floor to aim for in the shipped life.
    fn aim(self) -> Option<f64> {
        match self {
            Self::Still => Some(1.3),
            Self::Playing | Self::Panning => Some(3.0),
            _ => None,
        }
    }
}

/// How often the life is lived in the generated ones: 100,000 events and more legs than that.
const OFTEN: usize = 208;

/// The most that a playing frame of such a life may cost, in playing frames of the shipped one.
const MOST_TIMES: f64 = 2.0;

/// A life that frames are measured of.
struct Measured {
    name: &'static str,
    life: Arc<Life>,
    is_shipped: bool,
}

/// The shipped life, and it lived many times over: later and later, or within its own days.
fn lives(shipped: &Arc<Life>) -> [Measured; 4] {
    let measured = |name, life| Measured {
        name,
        life,
        is_shipped: false,
    };
    [
        Measured {
            name: "shipped",
            life: Arc::clone(shipped),
            is_shipped: true,
        },
        measured("10x as long", Arc::new(longer(shipped, 10))),
        measured("100,000 events, long", Arc::new(longer(shipped, OFTEN))),
        measured("100,000 events, dense", Arc::new(dense(shipped, OFTEN))),
    ]
}

impl Hand {
    /// The day shown in a frame, where the hand moves the day.
    fn day(self, frame: usize) -> Option<Day> {
        let days = match self {
            // Around the union of Austria with Germany, and a month before it.
            Self::Crossing => [(1938, 3, 12), (1938, 3, 14)],
            Self::Scrubbing => [(1938, 2, 10), (1938, 2, 12)],
            _ => return None,
        };
        let (year, month, day) = days[frame % 2];
        Day::from_ymd_opt(year, month, day)
    }
}

/// A screen without a window: time passes by [`STEP`] a frame.
struct Screen {
    ctx: Context,
    frames: u32,
}

/// One frame: how long it took and what it came to.
struct Frame {
    took: Duration,
    primitives: Vec<ClippedPrimitive>,
}

impl Screen {
    fn new() -> Self {
        Self {
            ctx: Context::default(),
            frames: 0,
        }
    }

    fn frame(&mut self, events: Vec<Event>, draw: impl FnMut(&mut Ui)) -> Frame {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(f64::from(self.frames) * STEP),
            predicted_dt: STEP as f32,
            focused: true,
            events,
            ..Default::default()
        };
        self.frames += 1;
        let start = Instant::now();
        let mut output = self.ctx.run_ui(input, draw);
        let shapes = std::mem::take(&mut output.shapes);
        let primitives = self.ctx.tessellate(shapes, output.pixels_per_point);
        let took = start.elapsed();
        output.drop_without_applying_deltas();
        Frame { took, primitives }
    }
}

/// The middle and the slow end of many frames.
struct Spread {
    median: Duration,
    slow: Duration,
}

fn spread(mut times: Vec<Duration>) -> Spread {
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    Spread {
        median: at(0.5),
        slow: at(0.95),
    }
}

/// Vertices and indices of a frame.
fn wealth(primitives: &[ClippedPrimitive]) -> (usize, usize) {
    primitives
        .iter()
        .fold((0, 0), |(vertices, indices), clipped| {
            match &clipped.primitive {
                Primitive::Mesh(mesh) => {
                    (vertices + mesh.vertices.len(), indices + mesh.indices.len())
                }
                Primitive::Callback(_) => (vertices, indices),
            }
        })
}

/// The least a frame of that wealth can cost: one static mesh, cloned and tessellated.
fn floor((vertices, indices): (usize, usize)) -> Spread {
    let mut mesh = Mesh::default();
    for i in 0..vertices {
        // Spread over the screen, so that nothing is left out as invisible.
        let pos = Pos2::new((i % 1920) as f32, (i / 1920 % 1080) as f32);
        mesh.vertices.push(Vertex {
            pos,
            uv: egui::epaint::WHITE_UV,
            color: egui::Color32::PLACEHOLDER,
        });
    }
    mesh.indices = (0..indices).map(|i| (i % vertices.max(1)) as u32).collect();
    let mesh = Arc::new(mesh);
    let mut screen = Screen::new();
    let mut draw = || {
        screen.frame(Vec::new(), |ui| {
            ui.painter().add(Shape::Mesh(Arc::clone(&mesh)));
        })
    };
    for _ in 0..WARM_UP {
        draw();
    }
    spread((0..FRAMES).map(|_| draw().took).collect())
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// A finger on the map that swings left and right, and never lifts while frames are measured.
fn swing(frame: usize) -> Vec<Event> {
    let middle = Pos2::new(1150.0, 450.0);
    let turn = frame as f32 / 40.0;
    let pos = middle + vec2(120.0 * turn.sin(), 60.0 * (1.7 * turn).sin());
    let mut events = vec![Event::PointerMoved(pos)];
    if frame == 0 {
        events.push(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::NONE,
        });
    }
    events
}

/// The whole interface on a life, with a hand on it.
fn measure(life: &Arc<Life>, hand: Hand) -> Result<(Spread, (usize, usize)), BasemapError> {
    let mut screen = Screen::new();
    let mut explorer = Explorer::new(Arc::clone(life), Lang::En);
    if hand == Hand::Playing {
        explorer.apply(Command::SetPace(Pace::Week));
        explorer.apply(Command::Play);
    }
    let mut shell = Shell::new(
        &screen.ctx,
        explorer,
        Basemap::embedded()?,
        ThemeKind::Light,
    );
    let mut draw = |shell: &mut Shell, events: Vec<Event>| {
        screen.frame(events, |ui| {
            if ui.ctx().current_pass_index() == 0 {
                shell.logic(&ui.ctx().clone());
            }
            shell.ui(ui);
        })
    };
    for _ in 0..WARM_UP {
        draw(&mut shell, Vec::new());
        if shell.is_busy() {
            // The picture of the ground is painted by a thread; a visitor sees it at once too.
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    let start = Instant::now();
    let mut times = Vec::new();
    let mut last = (0, 0);
    while times.len() < FRAMES && start.elapsed() < PATIENCE {
        let events = match hand {
            Hand::Panning => swing(times.len()),
            Hand::Still | Hand::Playing | Hand::Scrubbing | Hand::Crossing => Vec::new(),
        };
        if let Some(day) = hand.day(times.len()) {
            shell.push(Command::ShowDay(day));
        }
        let frame = draw(&mut shell, events);
        times.push(frame.took);
        last = wealth(&frame.primitives);
    }
    Ok((spread(times), last))
}

fn load() -> Option<Arc<Life>> {
    load_embedded().ok().map(|loaded| loaded.life)
}

fn main() -> ExitCode {
    let Some(life) = load() else {
        println!("The shipped life does not load");
        return ExitCode::FAILURE;
    };
    let loads = (0..7).map(|_| {
        let start = Instant::now();
        let loaded = load();
        let took = start.elapsed();
        drop(loaded);
        took
    });
    let Spread { median, slow } = spread(loads.collect());
    println!(
        "Load the shipped life: {:.1} ms (slow {:.1} ms), {} legs, {} events\n",
        millis(median),
        millis(slow),
        life.legs.len(),
        life.events.len()
    );
    let start = Instant::now();
    let map = Basemap::embedded().map(|map| map.borders().lines.len());
    println!(
        "Unpack base map and borders: {:.1} ms, {} lines\n",
        millis(start.elapsed()),
        map.unwrap_or_default()
    );
    println!("| life | frame | vertices | median ms | slow ms | floor ms | ratio | aim |");
    println!("| --- | --- | --: | --: | --: | --: | --: | --- |");
    // Words after `cargo bench --` choose rows: `shipped playing`.
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let lives = lives(&life);
    let mut playing = Vec::new();
    for measured in &lives {
        for hand in Hand::ALL {
            let row = [measured.name.to_owned(), hand.name().to_owned()];
            let chosen = |word: &String| row.iter().any(|name| name.contains(word));
            if !words.iter().all(chosen) {
                continue;
            }
            let (took, wealth) = match measure(&measured.life, hand) {
                Ok(measured) => measured,
                Err(error) => {
                    println!("{error}");
                    return ExitCode::FAILURE;
                }
            };
            if hand == Hand::Playing {
                playing.push((measured.name, took.median));
            }
            let floor = floor(wealth).median;
            let ratio = took.median.as_secs_f64() / floor.as_secs_f64().max(1e-9);
            let aim = match hand.aim().filter(|_| measured.is_shipped) {
                Some(aim) if ratio > aim => format!("{aim} OVER"),
                Some(aim) => aim.to_string(),
                None => String::new(),
            };
            println!(
                "| {} | {} | {} | {:.2} | {:.2} | {:.2} | {ratio:.2} | {aim} |",
                measured.name,
                hand.name(),
                wealth.0,
                millis(took.median),
                millis(took.slow),
                millis(floor),
            );
        }
    }
    compare(&playing);
    search(&lives, &words);
    ExitCode::SUCCESS
}

/// What a playing frame of each life costs in playing frames of the shipped one.
fn compare(playing: &[(&str, Duration)]) {
    let Some(((_, shipped), others)) = playing.split_first().filter(|(_, rest)| !rest.is_empty())
    else {
        return;
    };
    println!("\n| a playing frame of | in frames of the shipped life | aim |");
    println!("| --- | --: | --- |");
    for (name, took) in others {
        let times = took.as_secs_f64() / shipped.as_secs_f64().max(1e-9);
        let over = if times > MOST_TIMES { " OVER" } else { "" };
        println!("| {name} | {times:.2} | {MOST_TIMES}{over} |");
    }
}

/// How long an answer of the search takes, by what is looked for; a frame has 16.7 ms.
fn search(lives: &[Measured], words: &[String]) {
    if words.iter().any(|word| word != "search") && !words.is_empty() {
        return;
    }
    println!("\n| search in | index ms | slowest answer ms | to | aim |");
    println!("| --- | --: | --: | --- | --- |");
    for Measured { name, life, .. } in lives {
        let start = Instant::now();
        let index = Index::new(life);
        let made = millis(start.elapsed());
        let (filter, mask) = (Filter::default(), Mask::default());
        let slowest = [
            "l",
            "trotsky",
            "Leningrad",
            "ленин",
            "a lenin london",
            "о",
            "xqzw",
        ]
        .map(|query| {
            let times = (0..9).map(|_| {
                let start = Instant::now();
                let answers = index.find(life, query, Lang::En, &filter, &mask);
                let took = start.elapsed();
                drop(answers);
                took
            });
            (spread(times.collect()).median, query)
        })
        .into_iter()
        .max();
        let Some((took, query)) = slowest else {
            continue;
        };
        let frame = 1000.0 * STEP;
        let over = if millis(took) > frame { " OVER" } else { "" };
        println!(
            "| {name} | {made:.0} | {:.2} | {query} | {frame:.1}{over} |",
            millis(took)
        );
    }
}
