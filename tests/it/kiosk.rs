//! A screen in a hall as its visitors and its staff use it.

use egui::{Key, Modifiers, TouchPhase, Vec2, vec2};
use trotsky_atlas::app::kiosk::{Config, SlowHash};
use trotsky_atlas::explore::{Command, Filter, Follow, Selection, Span, StoryLength, Tab};
use trotsky_atlas::words::Lang;

use crate::hall::{Hall, finger_down, finger_moved, finger_up, second};

const UPRIGHT: Vec2 = vec2(1080.0, 1920.0);
const LYING: Vec2 = vec2(3840.0, 2160.0);

fn hall() -> Hall {
    Hall::new(Config::default(), UPRIGHT)
}

/// Somebody has touched the screen.
fn visited() -> Hall {
    let mut hall = hall();
    hall.frames(4);
    let middle = hall.window().center();
    hall.tap(middle);
    hall
}

fn is_here(hall: &mut Hall) -> bool {
    !hall.frames(2).calls()
}

#[test]
fn a_touch_begins_a_visit_at_that_moment_of_the_story() {
    let mut hall = hall();
    hall.wait(60.0);
    let before = hall.shell.explorer().scene().now.day;
    assert!(
        before > "1888-01-01".parse().unwrap(),
        "the tour runs: {before}"
    );
    let middle = hall.window().center();
    hall.tap(middle);
    assert!(is_here(&mut hall));
    let scene = hall.shell.explorer().scene();
    let after = scene.now.day;
    assert!((after - before).num_days().abs() < 400, "{before} {after}");
    assert_eq!(
        scene.selection, None,
        "the touch that begins chooses nothing"
    );
    assert_eq!(scene.lang(), Lang::En);
}

#[test]
fn a_touch_of_a_line_of_the_call_begins_in_its_language() {
    let mut hall = hall();
    let frame = hall.frames(4);
    let (_, line, ..) = frame
        .texts()
        .into_iter()
        .find(|(text, ..)| text == "Коснитесь экрана")
        .unwrap();
    hall.tap(line.center());
    assert_eq!(hall.shell.explorer().scene().lang(), Lang::Ru);
}

#[test]
fn nobody_there_is_asked_and_then_forgotten() {
    let mut hall = visited();
    hall.tap_name("Español");
    assert_eq!(hall.shell.explorer().scene().lang(), Lang::Es);
    let frame = hall.wait(78.0);
    assert!(frame.named("Sigo aquí").is_some());
    hall.tap_name("Sigo aquí");
    let frame = hall.wait(60.0);
    assert!(frame.named("Sigo aquí").is_none());
    let frame = hall.wait(20.0);
    assert!(frame.named("Sigo aquí").is_some(), "it asks again");
    let frame = hall.wait(19.0);
    assert!(
        frame.named("Sigo aquí").is_some(),
        "for twenty seconds at least"
    );
    hall.wait(8.0);
    assert!(!is_here(&mut hall));
}

#[test]
fn after_a_reset_everything_is_as_at_the_start() {
    let fresh = hall().shell.state_text();
    let mut hall = visited();
    hall.tap_name("Русский");
    hall.shell.push(Command::ShowTab(Tab::Events));
    hall.frames(3);
    hall.shell.push(Command::ListInView(true));
    hall.shell.push(Command::SetFilter(Filter {
        rank: 1,
        ..Filter::default()
    }));
    hall.shell.push(Command::ShowTab(Tab::Numbers));
    hall.frames(3);
    hall.shell.push(Command::ShowTab(Tab::Map));
    hall.shell.push(Command::ZoomMap {
        x: 3.0,
        y: 4.0,
        factor: 5.0,
    });
    hall.shell.push(Command::ShowSpan(Span::Weeks));
    hall.shell.push(Command::FollowCamera(Follow::Off));
    hall.shell.push(Command::TellStory(StoryLength::Three));
    hall.shell.push(Command::Play);
    hall.frames(30);
    hall.shell.push(Command::Select(Selection::AboutMap));
    hall.shell.show_part("double");
    hall.shell.show_part("ease");
    hall.frames(5);
    hall.key(Key::Tab, Modifiers::NONE);
    assert_ne!(hall.shell.state_text(), fresh);
    let ctx = hall.ctx.clone();
    hall.shell.reset_visit(&ctx);
    let after = hall.shell.state_text();
    let differs = after.bytes().zip(fresh.bytes()).position(|(a, b)| a != b);
    let near = differs.map(|at| {
        let from = at.saturating_sub(80);
        (
            &after[from..(at + 80).min(after.len())],
            &fresh[from..(at + 80).min(fresh.len())],
        )
    });
    assert!(after == fresh, "{near:?}");
    assert_eq!(ctx.memory(|memory| memory.data.len()), 0);
    assert_eq!(ctx.memory(egui::Memory::focused), None);
}

#[test]
fn a_tap_may_slip_and_may_be_slow() {
    // 8 mm in the points of the screen of the drawings.
    let slip = 8.0 / 0.8056 - 0.3;
    for (offset, secs) in [
        (vec2(slip, 0.0), 0.1),
        (vec2(0.0, slip), 0.1),
        (vec2(0.7 * slip, -0.7 * slip), 1.5),
        (Vec2::ZERO, 1.5),
        (Vec2::ZERO, 4.0),
    ] {
        let mut hall = visited();
        let bounds = hall.frames(2).bounds("Русский");
        // From the edge outwards, which is the worst that can happen to a key.
        let from = bounds.center() + offset.normalized() * 0.45 * bounds.size();
        hall.tap_slipping(from, offset, secs);
        let lang = hall.shell.explorer().scene().lang();
        assert_eq!(lang, Lang::Ru, "{offset} in {secs} s");
    }
}

#[test]
fn who_slides_far_off_a_key_has_not_pressed_it() {
    let mut hall = visited();
    let at = hall.frames(2).bounds("Русский").center();
    hall.tap_slipping(at, vec2(-120.0, -60.0), 0.3);
    assert_eq!(hall.shell.explorer().scene().lang(), Lang::En);
}

#[test]
fn two_fingers_zoom_the_map_and_choose_nothing() {
    for first_up in [1, 2] {
        let mut hall = visited();
        hall.frames(40);
        let ([map, _], ..) = hall.shell.places(hall.window()).unwrap();
        let (a, b) = (
            map.center() - vec2(60.0, 0.0),
            map.center() + vec2(60.0, 0.0),
        );
        let before = hall.shell.explorer().scene().view.camera.scale;
        hall.frame(finger_down(1, a), false);
        hall.frame(second(2, TouchPhase::Start, b), false);
        for i in 1..=10 {
            let away = vec2(8.0 * i as f32, 0.0);
            hall.frame(finger_moved(1, a - away), false);
            hall.frame(second(2, TouchPhase::Move, b + away), false);
        }
        let scene = hall.shell.explorer().scene();
        assert!(
            scene.view.camera.scale > 1.5 * before,
            "{}",
            scene.view.camera.scale / before
        );
        let viewpoint = scene.viewpoint.day;
        if first_up == 1 {
            hall.frame(finger_up(1, a), false);
            hall.frame(second(2, TouchPhase::End, b), false);
        } else {
            hall.frame(second(2, TouchPhase::End, b), false);
            hall.frame(finger_up(1, a), false);
        }
        hall.frames(3);
        let scene = hall.shell.explorer().scene();
        assert_eq!(scene.selection, None);
        assert_eq!(scene.viewpoint.day, viewpoint);
    }
}

#[test]
fn a_hand_on_the_keys_presses_none() {
    let mut hall = visited();
    let before = hall.shell.explorer().scene().viewpoint;
    let at = hall.frames(2).bounds("Next event").center();
    let mut events = finger_down(1, at);
    for id in 2..7 {
        events.extend(second(
            id,
            TouchPhase::Start,
            at + vec2(12.0 * id as f32, 0.0),
        ));
    }
    hall.frame(events, false);
    hall.frames(10);
    let mut events = finger_up(1, at);
    for id in 2..7 {
        events.extend(second(id, TouchPhase::End, at));
    }
    hall.frame(events, false);
    hall.frames(3);
    assert_eq!(hall.shell.explorer().scene().viewpoint, before);
    // And the next finger works again.
    hall.tap(at);
    assert_ne!(hall.shell.explorer().scene().viewpoint.day, before.day);
}

#[test]
fn the_corner_and_the_number_let_the_staff_in_and_nobody_else() {
    let config = Config {
        pin: Some(SlowHash::of("190717").unwrap()),
        ..Config::default()
    };
    let mut hall = Hall::new(config, UPRIGHT);
    hall.frames(3);
    let corner = egui::pos2(10.0, 10.0);
    hall.frame(finger_down(1, corner), false);
    hall.wait(4.0);
    assert!(hall.frames(1).named("Number of the staff").is_none());
    let frame = hall.wait(2.0);
    assert!(frame.named("OK").is_some(), "the pad is open");
    hall.frame(finger_up(1, corner), false);
    for digit in ["1", "9", "0", "7", "1", "8", "OK"] {
        hall.tap_name(digit);
    }
    assert!(hall.frames(1).named("Leave the kiosk").is_none());
    for digit in ["1", "9", "0", "7", "1", "7", "OK"] {
        hall.tap_name(digit);
    }
    assert!(hall.frames(1).named("Leave the kiosk").is_some());
    assert_eq!(hall.shell.leaving(), None);
    hall.tap_name("Restart");
    assert_eq!(hall.shell.leaving(), Some(75));
}

#[test]
fn the_chord_asks_for_the_number_too() {
    let mut hall = visited();
    let chord = Modifiers::CTRL | Modifiers::COMMAND | Modifiers::ALT | Modifiers::SHIFT;
    let frame = hall.key(Key::K, chord);
    assert!(frame.named("OK").is_some());
    let frame = hall.key(Key::Escape, Modifiers::NONE);
    assert!(frame.named("OK").is_none());
}

#[test]
fn no_key_and_no_request_ends_it() {
    let mut hall = visited();
    for (key, modifiers) in [
        (Key::F4, Modifiers::ALT),
        (Key::Q, Modifiers::CTRL | Modifiers::COMMAND),
        (Key::W, Modifiers::CTRL | Modifiers::COMMAND),
        (Key::F11, Modifiers::NONE),
        (Key::Escape, Modifiers::NONE),
        (Key::C, Modifiers::CTRL | Modifiers::COMMAND),
        (Key::Plus, Modifiers::CTRL | Modifiers::COMMAND),
    ] {
        hall.key(key, modifiers);
    }
    hall.frame(Vec::new(), true);
    assert_eq!(hall.shell.leaving(), None);
}

#[test]
fn each_step_is_announced() {
    for (lang, said) in [
        (Lang::En, "13 January 1917"),
        (Lang::Pt, "13 de janeiro de 1917"),
    ] {
        let mut hall = visited();
        hall.shell.push(Command::SpeakLang(lang));
        hall.shell
            .push(Command::ShowDay("1917-01-13".parse().unwrap()));
        let frame = hall.frames(3);
        let live = frame
            .nodes
            .iter()
            .map(|(_, node)| node)
            .find(|node| node.live() == Some(egui::accesskit::Live::Polite))
            .unwrap();
        let text = live.value().unwrap_or_default();
        assert!(text.ends_with(said), "{text}");
        assert!(text.contains("ork"), "{text}");
    }
}

#[test]
fn a_list_is_scrolled_by_keys() {
    let mut hall = visited();
    hall.shell.push(Command::ShowTab(Tab::Events));
    hall.frames(4);
    let before = rows(&mut hall);
    assert!(before.len() > 3, "{before:?}");
    hall.tap_name("Down");
    let after = rows(&mut hall);
    assert_ne!(before, after);
    hall.tap_name("Up");
    let again = rows(&mut hall);
    assert!(again.intersection(&before).count() > again.intersection(&after).count());
}

/// The texts below the map: the rows of the list and the keys.
fn rows(hall: &mut Hall) -> std::collections::BTreeSet<String> {
    let ([_, timeline], ..) = hall.shell.places(hall.window()).unwrap();
    let texts = hall.frames(4).texts();
    let below = texts
        .into_iter()
        .filter(|(_, rect, ..)| rect.top() > timeline.top());
    below.map(|(text, ..)| text).collect()
}

#[test]
fn a_lying_screen_has_the_same_keys() {
    let names = |pixels| {
        let mut hall = Hall::new(Config::default(), pixels);
        hall.shell.begin_visit();
        let frame = hall.frames(3);
        [
            "Play",
            "Next event",
            "Ease of use",
            "Read more",
            "Map: closer",
            "Русский",
        ]
        .map(|name| frame.named(name).is_some())
    };
    assert_eq!(names(UPRIGHT), [true; 6]);
    assert_eq!(names(LYING), [true; 6]);
}
