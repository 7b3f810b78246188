//! The map as a whole: names never meet, the plot and the sheet agree, buttons and names do what they say.

use std::sync::{Arc, OnceLock};

use egui::TouchPhase::{End, Move, Start};
use egui::accesskit::Role;
use egui::{Context, RawInput, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use proptest::prelude::*;

use super::*;
use crate::explore::{Explorer, Selection, Viewpoint};
use crate::geo::{Camera, LonLat};
use crate::life::Life;
use crate::load::load_embedded;
use crate::widgets::theme::{ThemeKind, install_fonts};
use crate::words::Lang;

const FRAME: Rect = Rect {
    min: pos2(20.0, 20.0),
    max: pos2(1244.0, 702.0),
};

fn life() -> Arc<Life> {
    static LIFE: OnceLock<Arc<Life>> = OnceLock::new();
    LIFE.get_or_init(|| load_embedded().unwrap().life).clone()
}

fn basemap() -> &'static Basemap {
    static BASE: OnceLock<Basemap> = OnceLock::new();
    BASE.get_or_init(|| Basemap::embedded().unwrap())
}

fn explorer(lang: Lang, at: &str) -> Explorer {
    let life = life();
    let viewpoint = Viewpoint::from_line(at, &life).unwrap();
    let mut explorer = Explorer::new(life, lang);
    explorer.apply(Command::ResizeMap {
        width: f64::from(FRAME.width()),
        height: f64::from(FRAME.height()),
    });
    explorer.apply(Command::Show(viewpoint));
    explorer
}

/// A pass of a context without a window, with our fonts.
fn pass(ctx: &Context, draw: impl FnMut(&mut Ui)) {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1264.0, 722.0))),
        ..RawInput::default()
    };
    ctx.run_ui(input, draw).drop_without_applying_deltas();
}

fn context() -> Context {
    let ctx = Context::default();
    install_fonts(&ctx);
    // The fonts are there from the second pass on.
    pass(&ctx, |_| {});
    ctx
}

#[test]
fn the_plot_and_the_sheet_agree_on_every_point() {
    let ctx = context();
    let look = Look::new(ThemeKind::Light, false);
    for (lon, lat, scale) in [
        (20.0, 45.0, 3.5),
        (30.3, 59.9, 900.0),
        (-99.2, 19.4, 20_000.0),
    ] {
        let camera = Camera { lon, lat, scale };
        let view = camera.through(f64::from(FRAME.width()), f64::from(FRAME.height()));
        let sheet = Sheet::new(&look, FRAME, view);
        let bounds = view.bounds();
        let mut transform = None;
        // The plot takes its bounds from the frame before, as any plot.
        for _ in 0..2 {
            pass(&ctx, |ui| transform = Some(plot(ui, &sheet, Vec::new())));
        }
        let transform = transform.unwrap();
        for (across, along) in [(0.0, 0.0), (0.3, 0.8), (1.0, 1.0)] {
            let lon = bounds.west + (bounds.east - bounds.west) * across;
            let lat = bounds.south + (bounds.north - bounds.south) * along;
            let y = view.projection().y_from_lat(lat);
            let by_plot = transform.position_from_point(&egui_plot::PlotPoint::new(lon, y));
            let by_sheet = sheet.pos_of_map(lon, lat);
            assert!(
                by_plot.distance(by_sheet) < 0.02,
                "{by_plot:?} {by_sheet:?}"
            );
        }
    }
}

/// The names of a view, and what they must keep clear of.
fn names(ctx: &Context, explorer: &Explorer) -> (Vec<labels::Placed>, Rect, Vec<egui::Pos2>) {
    let look = Look::new(ThemeKind::Light, false);
    let scene = explorer.scene();
    let sheet = Sheet::new(&look, FRAME, scene.view);
    let mut found = None;
    pass(ctx, |ui| {
        let mut shapes = Vec::new();
        let mut cache = BaseCache::default();
        drop(cache.shapes(&sheet, basemap(), 1917));
        let drawn = trail::trail(&sheet, &scene, &mut OldLegs::default(), &mut shapes);
        let stops = marks::stops(&sheet, &scene, &mut shapes);
        let marker = marks::marker(&sheet, &scene, &drawn, &mut Vec::new(), &mut shapes);
        let obstacles = Obstacles {
            marker,
            drawn: &drawn,
            plates: &[controls::keys_rect(FRAME, 0.0)],
            ground: cache.ground(),
        };
        let mut memory = LabelMemory::default();
        let painter = ui.painter().clone();
        let wanted = names::wanted(&sheet, &scene, &stops, &obstacles);
        let placed = labels::labels(
            &painter,
            &sheet,
            &scene,
            wanted,
            &stops,
            &obstacles,
            &mut memory,
            &mut shapes,
        );
        found = Some((placed, marker, drawn.current));
    });
    found.unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn names_never_meet_each_other_the_marker_or_the_way(
        moment in 0.0..22_203.0_f64,
        place in 0..299_usize,
        (dx, dy) in (-0.4..0.4_f64, -0.4..0.4_f64),
        closer in 0.0..9.0_f64,
        lang in 0..4_usize,
    ) {
        static CTX: OnceLock<Context> = OnceLock::new();
        let life = life();
        let LonLat { lon, lat } = life.places[place % life.places.len()].at;
        let scale = 3.4 * closer.exp();
        let mut explorer = explorer(Lang::ALL[lang], "1917-03-29");
        explorer.apply(Command::Scrub(moment));
        let mut viewpoint = explorer.scene().viewpoint;
        let wide = f64::from(FRAME.width()) / scale;
        viewpoint.map = Some((lat, lon + dx * wide, wide));
        explorer.apply(Command::Show(viewpoint));
        explorer.apply(Command::PanMap { dx: 0.0, dy: dy * f64::from(FRAME.height()) });
        let (placed, marker, current) = names(CTX.get_or_init(context), &explorer);
        for (i, name) in placed.iter().enumerate() {
            prop_assert!(FRAME.contains_rect(name.rect), "{} leaves the frame", name.text);
            prop_assert!(!name.rect.intersects(marker), "{} lies on the marker", name.text);
            prop_assert!(!name.rect.intersects(controls::keys_rect(FRAME, 0.0)), "{}", name.text);
            for other in &placed[..i] {
                prop_assert!(
                    !name.rect.intersects(other.rect),
                    "{} lies on {}", name.text, other.text
                );
            }
            for point in &current {
                prop_assert!(!name.rect.shrink(2.0).contains(*point), "{} lies on the way", name.text);
            }
        }
    }
}

struct Stage {
    explorer: Explorer,
    map: MapUi,
    pushed: Commands,
}

fn stage(at: &str) -> Harness<'static, Stage> {
    let look = Look::new(ThemeKind::Light, false);
    let stage = Stage {
        explorer: explorer(Lang::En, at),
        map: MapUi::default(),
        pushed: Commands::new(),
    };
    let mut harness = Harness::builder()
        .with_size(vec2(1264.0, 722.0))
        .with_step_dt(1.0 / 30.0)
        .with_context_setup(install_fonts)
        .build_ui_state(
            move |ui, stage: &mut Stage| {
                let scene = stage.explorer.scene();
                let (map, pushed) = (&mut stage.map, &mut stage.pushed);
                map_ui(ui, &look, &scene, FRAME, 0.0, &[], basemap(), map, pushed);
                // What is pointed at is told in every frame, and is no wish.
                pushed.retain(|command| !matches!(command, Command::Hover(_)));
            },
            stage,
        );
    harness.run_steps(3);
    harness
}

#[test]
fn a_name_on_the_map_chooses_its_place() {
    let mut harness = stage("1917-03-29; map 48 14 wide 40");
    harness
        .get_by_role_and_label(Role::Button, "Vienna")
        .click();
    harness.run_steps(2);
    let life = life();
    let chosen: Vec<&str> = harness
        .state()
        .pushed
        .iter()
        .filter_map(|command| match command {
            Command::Select(Selection::Place(place)) => Some(&*life.place(*place).key),
            _ => None,
        })
        .collect();
    assert_eq!(chosen, ["vienna"]);
}

#[test]
fn the_keys_zoom_about_the_middle() {
    let mut harness = stage("1917-03-29; map 48 14 wide 40");
    for (name, closer) in [("Zoom in", true), ("Zoom out", false)] {
        harness.state_mut().pushed.clear();
        harness.get_by_role_and_label(Role::Button, name).click();
        harness.run_steps(2);
        let pushed = &harness.state().pushed;
        assert!(
            pushed.iter().any(|command| matches!(
                command,
                Command::ZoomMap { x, y, factor }
                    if *x == 0.0 && *y == 0.0 && (*factor > 1.0) == closer
            )),
            "{name}: {pushed:?}"
        );
    }
}

#[test]
fn a_drag_pans_and_a_pinch_zooms_without_panning_away() {
    let mut harness = stage("1917-03-29; map 48 14 wide 40");
    harness.state_mut().pushed.clear();
    harness.drag_at(pos2(500.0, 400.0));
    harness.step();
    harness.hover_at(pos2(560.0, 430.0));
    harness.step();
    harness.drop_at(pos2(560.0, 430.0));
    harness.run_steps(2);
    let pushed = std::mem::take(&mut harness.state_mut().pushed);
    let panned = pushed
        .iter()
        .fold((0.0, 0.0), |sum, command| match command {
            Command::PanMap { dx, dy } => (sum.0 + dx, sum.1 + dy),
            _ => sum,
        });
    assert_eq!(panned, (60.0, 30.0));
    assert_eq!(
        pushed.iter().filter(|c| **c == Command::Remember).count(),
        1
    );

    // As on a real screen, the first finger is the pointer too.
    harness.hover_at(pos2(500.0, 400.0));
    harness.step();
    harness.state_mut().pushed.clear();
    let finger = |id: u64, phase: egui::TouchPhase, x: f32| egui::Event::Touch {
        device_id: egui::TouchDeviceId(1),
        id: egui::TouchId(id),
        phase,
        pos: pos2(x, 400.0),
        force: None,
    };
    for event in [
        finger(1, Start, 500.0),
        finger(2, Start, 600.0),
        finger(1, Move, 480.0),
        finger(2, Move, 620.0),
        finger(1, Move, 450.0),
        finger(2, Move, 650.0),
        finger(2, End, 650.0),
        finger(1, End, 450.0),
    ] {
        harness.event(event);
        harness.step();
    }
    let pushed = &harness.state().pushed;
    let zoomed: f64 = pushed
        .iter()
        .map(|command| match command {
            Command::ZoomMap { factor, .. } => *factor,
            _ => 1.0,
        })
        .product();
    assert!((zoomed - 2.0).abs() < 0.1, "{zoomed}");
    assert!(
        !pushed
            .iter()
            .any(|command| matches!(command, Command::Select(_)))
    );
}

/// The places chosen so far.
fn chosen(harness: &Harness<'static, Stage>) -> Vec<String> {
    let life = life();
    let pushed = harness.state().pushed.iter();
    pushed
        .filter_map(|command| match command {
            Command::Select(Selection::Place(place)) => Some(life.place(*place).key.clone()),
            _ => None,
        })
        .collect()
}

#[test]
fn a_crowd_fans_out_into_its_houses() {
    let mut harness = stage("1917-11-07; map 59.94 30.34 wide 4");
    let crowd = |harness: &Harness<'static, Stage>| {
        let name = harness.get_by_role_and_label(Role::Button, "Petrograd");
        name.rect().center()
    };
    assert!(
        harness
            .query_by_label_contains("Kresty prison, 1905–1906, 1917")
            .is_none()
    );
    harness
        .get_by_role_and_label(Role::Button, "Petrograd")
        .click();
    harness.run_steps(2);
    assert_eq!(chosen(&harness), [""; 0], "a crowd is no choice yet");
    harness
        .get_by_role_and_label(Role::Button, "Kresty prison, 1905–1906, 1917")
        .click();
    harness.run_steps(2);
    assert_eq!(chosen(&harness), ["st-petersburg-kresty"]);
    assert!(
        harness.query_by_label_contains("Kresty prison,").is_none(),
        "a choice closes the slip"
    );
    // A press elsewhere closes it too, and so does Escape, which then means nothing else.
    let at = crowd(&harness);
    for closes in [true, false] {
        harness
            .get_by_role_and_label(Role::Button, "Petrograd")
            .click();
        harness.run_steps(2);
        assert!(harness.query_by_label_contains("Kresty prison,").is_some());
        harness.state_mut().pushed.clear();
        if closes {
            harness.key_press(egui::Key::Escape);
        } else {
            harness.drag_at(at + vec2(0.0, 250.0));
            harness.step();
            harness.drop_at(at + vec2(0.0, 250.0));
        }
        harness.run_steps(2);
        assert!(harness.query_by_label_contains("Kresty prison,").is_none());
        assert_eq!(harness.state().pushed, [], "{closes}");
    }
}

#[test]
fn a_crowd_is_walked_through_by_the_keyboard() {
    let mut harness = stage("1917-11-07; map 59.94 30.34 wide 4");
    harness
        .get_by_role_and_label(Role::Button, "Petrograd")
        .focus();
    harness.run_steps(2);
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    harness.key_press(egui::Key::Tab);
    harness.run_steps(2);
    harness.key_press(egui::Key::Enter);
    harness.run_steps(2);
    assert_eq!(chosen(&harness).len(), 1, "the second row was chosen");
    assert_ne!(chosen(&harness), ["st-petersburg"]);
}

#[test]
fn a_town_in_the_background_tells_its_names_then_and_today() {
    let mut harness = stage("1930-03-29; map 49.8 24 wide 12");
    harness.get_by_role_and_label(Role::Button, "Lwów").click();
    harness.run_steps(2);
    let slip = harness.get_by_role_and_label(Role::Group, "Lwów");
    let says = egui_kittest::kittest::NodeT::accesskit_node(&slip)
        .description()
        .unwrap_or_default();
    for told in ["Lemberg until 1918", "Ukraine", "49.84° N, 24.03° E"] {
        assert!(says.contains(told), "{says}");
    }
    harness.get_by_role_and_label(Role::Button, "Close").click();
    harness.run_steps(2);
    assert!(
        harness
            .query_by_role_and_label(Role::Group, "Lwów")
            .is_none()
    );
}
