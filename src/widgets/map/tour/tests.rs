//! A tour of sixty seconds over the map, on which no name may lie on another and none may flicker.
//!
//! The real map is drawn without a window, thirty frames a second, with a hand that pans and zooms
//! and a clock that runs for part of the way. A name flickers if it comes and goes, or goes and
//! comes, within 0.8 seconds, or changes its place twice in a second, while its anchor lies in the
//! frame and nothing of more importance came over it.

use std::collections::BTreeMap;

use egui::{Context, RawInput, Rect, Vec2, pos2, vec2};

use super::labels::{Shown, Tempo};
use super::table::{crosses, meets};
use super::wanted::Key;
use super::*;
use crate::calendar::Day;
use crate::explore::{Explorer, Fit, Pace, Viewpoint};
use crate::geo::LonLatRect;
use crate::load::load_embedded;
use crate::widgets::theme::{ThemeKind, install_fonts};
use crate::words::Lang;

const WINDOW: Vec2 = vec2(1600.0, 900.0);
const FRAME: Rect = Rect {
    min: pos2(362.0, 14.0),
    max: pos2(1586.0, 696.0),
};
const FRAMES_A_SECOND: f64 = 30.0;

/// A name that comes and goes within this many seconds flickers.
const GLIMPSE: f64 = 0.8;
/// So does one that changes its place twice within this many.
const TWICE: f64 = 1.0;

/// What the hand does for a while.
enum Act {
    Rest,
    /// Points a second that the map follows the finger.
    Pan(f64, f64),
    /// A zoom by e to this power a second, about a point counted from the middle.
    Zoom(f64, f64, f64),
    /// A command, and its consequences.
    Ask(Command),
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn around(west: f64, south: f64, east: f64, north: f64) -> Act {
    Act::Ask(Command::FitMap(Fit::Rect(LonLatRect {
        west,
        south,
        east,
        north,
    })))
}

/// The tour: for so many seconds, such an act.
fn script() -> Vec<(f64, Act)> {
    use Act::{Ask, Pan, Rest, Zoom};
    vec![
        // The world, then Europe.
        (1.5, Rest),
        (2.0, Zoom(0.75, 180.0, -60.0)),
        (0.8, Rest),
        (1.0, around(-10.0, 36.0, 42.0, 62.0)),
        (0.7, Rest),
        (1.5, Zoom(0.4, 60.0, 40.0)),
        // Along the Trans-Siberian, with rests and a hand that trembles.
        (5.0, Pan(-380.0, 30.0)),
        (0.6, Rest),
        (4.0, Pan(-260.0, -20.0)),
        (0.5, Pan(40.0, 0.0)),
        (0.5, Pan(-60.0, 10.0)),
        (1.2, Rest),
        // Back over Europe to Petrograd, while the clock runs.
        (0.2, Ask(Command::ShowDay(day("1917-10-20")))),
        (1.4, around(20.0, 55.0, 40.0, 63.0)),
        (0.1, Ask(Command::SetPace(Pace::Week))),
        (0.5, Ask(Command::Play)),
        (3.0, Zoom(1.3, -20.0, -10.0)),
        (1.0, Rest),
        (2.0, Zoom(0.5, 0.0, 10.0)),
        (1.5, Pan(90.0, 40.0)),
        (1.0, Rest),
        (0.2, Ask(Command::Pause)),
        (1.5, Zoom(-1.6, 0.0, 0.0)),
        // The Bosphorus.
        (0.2, Ask(Command::ShowDay(day("1931-03-01")))),
        (1.3, around(28.6, 40.7, 29.4, 41.3)),
        (0.8, Rest),
        (1.5, Pan(120.0, -80.0)),
        (0.1, Ask(Command::SetPace(Pace::Month))),
        (0.4, Ask(Command::Play)),
        (3.0, Zoom(-0.9, 30.0, 10.0)),
        (2.5, Pan(300.0, 20.0)),
        (0.2, Ask(Command::Pause)),
        // Over the Atlantic to New York.
        (0.2, Ask(Command::ShowDay(day("1917-02-01")))),
        (1.2, around(-85.0, 15.0, 25.0, 62.0)),
        (3.0, Pan(220.0, 10.0)),
        (0.5, Rest),
        (1.3, around(-75.5, 39.8, -72.5, 41.6)),
        (2.0, Zoom(0.9, -10.0, 0.0)),
        (1.2, Rest),
        (1.5, Zoom(-1.2, 0.0, 0.0)),
        // Mexico, to the end.
        (0.2, Ask(Command::ShowDay(day("1939-06-01")))),
        (1.3, around(-108.0, 15.0, -90.0, 25.0)),
        (0.1, Ask(Command::SetPace(Pace::Quarter))),
        (0.4, Ask(Command::Play)),
        (3.0, Zoom(1.1, -6.0, 12.0)),
        (1.3, Rest),
        (1.0, Pan(60.0, 60.0)),
        (1.1, Rest),
    ]
}

/// What the tour found.
#[derive(Debug, Default)]
struct Tally {
    seconds: f64,
    names: usize,
    shown: usize,
    overlaps: Vec<String>,
    flickers: Vec<String>,
    texts_measured: usize,
}

/// The life of one name so far.
#[derive(Clone, Debug)]
struct Trail {
    text: String,
    came: f64,
    went: Option<f64>,
    /// Whether it went because something of more importance came, or its anchor left the frame.
    excused: bool,
    jumped: f64,
    last: Shown,
}

fn tour(tempo: Tempo) -> Tally {
    let life = load_embedded().unwrap().life;
    let viewpoint = Viewpoint::from_line("1917-06-01", &life).unwrap();
    let mut explorer = Explorer::new(life, Lang::En);
    let (width, height) = (f64::from(FRAME.width()), f64::from(FRAME.height()));
    explorer.apply(Command::ResizeMap { width, height });
    explorer.apply(Command::Show(viewpoint));
    let base = Basemap::embedded().unwrap();
    let look = Look::new(ThemeKind::Light, false);
    let ctx = Context::default();
    install_fonts(&ctx);
    let mut map = MapUi::default();
    map.labels.tempo = tempo;
    // The names of states hang on whose land is where, not on how fine it is painted.
    map.picture.most_pixels = 60_000.0;
    let mut tally = Tally::default();
    let mut trails: BTreeMap<Key, Trail> = BTreeMap::new();
    let mut frame = 0;
    for (seconds, mut act) in script() {
        let until = tally.seconds + seconds;
        tally.seconds = until;
        while f64::from(frame) / FRAMES_A_SECOND < until - 1e-9 {
            let dt = 1.0 / FRAMES_A_SECOND;
            explorer.tick(dt);
            match &mut act {
                Act::Rest => {}
                Act::Pan(dx, dy) => explorer.apply(Command::PanMap {
                    dx: *dx * dt,
                    dy: *dy * dt,
                }),
                Act::Zoom(power, x, y) => explorer.apply(Command::ZoomMap {
                    x: *x,
                    y: *y,
                    factor: (*power * dt).exp(),
                }),
                Act::Ask(command) => {
                    explorer.apply(command.clone());
                    act = Act::Rest;
                }
            }
            let time = f64::from(frame) / FRAMES_A_SECOND;
            frame += 1;
            let scene = explorer.scene();
            let mut pushed = Commands::new();
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), WINDOW)),
                time: Some(time),
                ..RawInput::default()
            };
            let tabs = Rect::from_min_size(FRAME.min + vec2(14.0, 14.0), vec2(160.0, 40.0));
            let (map, pushed_here) = (&mut map, &mut pushed);
            ctx.run_ui(input, |ui| {
                map_ui(
                    ui,
                    &look,
                    &scene,
                    FRAME,
                    0.0,
                    &[tabs],
                    &base,
                    map,
                    pushed_here,
                );
            })
            .drop_without_applying_deltas();
            map.picture.finish();
            watch(&look, &scene, map, time, &mut trails, &mut tally);
            for command in pushed {
                explorer.apply(command);
            }
        }
    }
    tally.names = trails.len();
    tally.texts_measured = map.labels.measured;
    tally
}

/// Looks at a frame.
fn watch(
    look: &Look,
    scene: &Scene<'_>,
    map: &MapUi,
    time: f64,
    trails: &mut BTreeMap<Key, Trail>,
    tally: &mut Tally,
) {
    let sheet = Sheet::new(look, FRAME, scene.view);
    let mut unused = Vec::new();
    let drawn = trail::trail(&sheet, scene, &mut OldLegs::default(), &mut unused);
    let marker = marks::marker(&sheet, scene, &drawn, &mut Vec::new(), &mut unused);
    let shown = map.labels.shown(&sheet);
    tally.shown += shown.len();
    for (i, name) in shown.iter().enumerate() {
        if meets(name.rect, marker) {
            tally
                .overlaps
                .push(format!("{time:.2} {} on the marker", name.text));
        }
        if crosses(&drawn.current, name.rect.shrink(2.0)) {
            tally
                .overlaps
                .push(format!("{time:.2} {} on the way", name.text));
        }
        for other in &shown[..i] {
            if meets(name.rect, other.rect) && name.key != other.key {
                tally
                    .overlaps
                    .push(format!("{time:.2} {} on {}", name.text, other.text));
            }
        }
    }
    // Of a name that changes its place both are shown for a moment; the new one counts.
    let mut seen: BTreeMap<Key, &Shown> = BTreeMap::new();
    for name in &shown {
        seen.insert(name.key, name);
    }
    for (key, trail) in &mut *trails {
        if trail.went.is_some() || seen.contains_key(key) {
            continue;
        }
        trail.went = Some(time);
        let anchor = sheet.pos(trail.last.slot.at);
        let rect = trail.last.rect_at(anchor);
        let dot = trail.last.dot_at(anchor);
        let higher = shown.iter().any(|other| {
            let over = meets(other.rect, rect) || dot.is_some_and(|dot| meets(other.rect, dot));
            over && other.matters_more_than(&trail.last)
        });
        trail.excused = !FRAME.contains(anchor)
            || higher
            || meets(marker, rect)
            || crosses(&drawn.current, rect);
        let stood = time - trail.came;
        if stood < GLIMPSE && !trail.excused {
            tally.flickers.push(format!(
                "{time:.2} {} was seen for {stood:.2} s",
                trail.text
            ));
        }
    }
    for (key, name) in seen {
        let trail = trails.entry(key).or_insert_with(|| Trail {
            text: name.text.clone(),
            came: if time == 0.0 { f64::NEG_INFINITY } else { time },
            went: None,
            excused: false,
            jumped: f64::NEG_INFINITY,
            last: name.clone(),
        });
        trail.text.clone_from(&name.text);
        if let Some(went) = trail.went.take() {
            let gone = time - went;
            if gone < GLIMPSE && !trail.excused {
                tally
                    .flickers
                    .push(format!("{time:.2} {} was gone for {gone:.2} s", trail.text));
            }
            trail.came = time;
        } else if trail.last.slot != name.slot {
            let since = time - trail.jumped;
            if since < TWICE {
                tally.flickers.push(format!(
                    "{time:.2} {} jumped again after {since:.2} s",
                    trail.text
                ));
            }
            trail.jumped = time;
        }
        trail.last = name.clone();
    }
}

fn told(tally: &Tally) -> String {
    format!(
        "{:.0} seconds, {} names, {:.0} shown in a frame, {} texts measured: {} overlaps, {} flickers",
        tally.seconds,
        tally.names,
        tally.shown as f64 / (tally.seconds * FRAMES_A_SECOND),
        tally.texts_measured,
        tally.overlaps.len(),
        tally.flickers.len()
    )
}

#[test]
fn on_a_tour_of_sixty_seconds_no_name_meets_another_and_none_flickers() {
    let tally = tour(Tempo::default());
    println!("{}", told(&tally));
    assert!(tally.seconds >= 60.0, "{} seconds", tally.seconds);
    let faults: Vec<&String> = tally.overlaps.iter().chain(&tally.flickers).collect();
    assert!(faults.is_empty(), "{}\n{faults:#?}", told(&tally));
}

#[test]
fn a_map_that_forgets_flickers_on_the_same_tour() {
    let tally = tour(Tempo::HASTY);
    println!("without patience: {}", told(&tally));
    assert!(tally.flickers.len() > 50, "{}", told(&tally));
}
