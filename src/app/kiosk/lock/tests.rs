//! What passes the lock and what does not.

use egui::pos2;

use super::*;

const GLASS: TouchDeviceId = TouchDeviceId(7);

fn finger(id: u64, phase: TouchPhase, x: f32) -> Event {
    Event::Touch {
        device_id: GLASS,
        id: TouchId(id),
        phase,
        pos: pos2(x, 50.0),
        force: None,
    }
}

fn press(x: f32, pressed: bool) -> Event {
    Event::PointerButton {
        pos: pos2(x, 50.0),
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

fn passed(lock: &mut Lock, now: f64, events: Vec<Event>) -> (Vec<Event>, Came) {
    let mut raw = RawInput {
        events,
        ..RawInput::default()
    };
    let came = lock.filter(&mut raw, now, false);
    (raw.events, came)
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    }
}

#[test]
fn no_key_leads_out() {
    let mut lock = Lock::default();
    let way_out = [
        key(Key::F4, Modifiers::ALT),
        key(Key::Q, Modifiers::COMMAND | Modifiers::CTRL),
        key(Key::Q, Modifiers::CTRL),
        key(Key::W, Modifiers::CTRL),
        key(Key::F11, Modifiers::NONE),
        key(Key::Plus, Modifiers::COMMAND),
        key(Key::Tab, Modifiers::ALT),
        key(Key::Escape, Modifiers::CTRL),
        key(Key::F, Modifiers::NONE),
        Event::Copy,
        Event::Cut,
        Event::Paste("rm".to_owned()),
        Event::Text("a".to_owned()),
        Event::Zoom(2.0),
    ];
    let (events, came) = passed(&mut lock, 0.0, way_out.to_vec());
    assert!(events.is_empty(), "{events:?}");
    assert!(!came.key && !came.staff);
    let (events, came) = passed(&mut lock, 0.0, vec![key(Key::Enter, Modifiers::NONE)]);
    assert_eq!(events.len(), 1);
    assert!(came.key);
    let chord = Modifiers::ALT | Modifiers::SHIFT | Modifiers::COMMAND | Modifiers::CTRL;
    let (events, came) = passed(&mut lock, 0.0, vec![key(Key::K, chord)]);
    assert!(events.is_empty() && came.staff);
}

#[test]
fn one_finger_is_a_pointer() {
    let mut lock = Lock::default();
    let (events, came) = passed(
        &mut lock,
        0.0,
        vec![
            finger(1, TouchPhase::Start, 10.0),
            Event::PointerMoved(pos2(10.0, 50.0)),
            press(10.0, true),
        ],
    );
    assert!(events.contains(&press(10.0, true)));
    assert_eq!(came.pressed, Some(pos2(10.0, 50.0)));
    let (events, _) = passed(
        &mut lock,
        0.1,
        vec![
            finger(1, TouchPhase::End, 10.0),
            press(10.0, false),
            Event::PointerGone,
        ],
    );
    assert!(events.contains(&press(10.0, false)));
    assert!(events.contains(&Event::PointerGone));
    assert_eq!(lock.count(), 0);
}

#[test]
fn two_fingers_never_click() {
    for first_up in [1, 2] {
        let mut lock = Lock::default();
        let (one, _) = passed(
            &mut lock,
            0.0,
            vec![finger(1, TouchPhase::Start, 10.0), press(10.0, true)],
        );
        assert!(one.contains(&press(10.0, true)));
        let (two, _) = passed(&mut lock, 0.1, vec![finger(2, TouchPhase::Start, 90.0)]);
        assert!(
            two.contains(&Event::PointerGone),
            "the press is given up: {two:?}"
        );
        // Whatever order the fingers leave in, no press and no release comes before the end.
        let (off, _) = passed(
            &mut lock,
            0.2,
            vec![
                finger(first_up, TouchPhase::End, 10.0),
                press(10.0, false),
                Event::PointerMoved(pos2(90.0, 50.0)),
                press(90.0, true),
            ],
        );
        assert!(
            off.iter().all(|event| matches!(event, Event::Touch { .. })),
            "{off:?}"
        );
        let (free, _) = passed(
            &mut lock,
            0.3,
            vec![
                finger(3 - first_up, TouchPhase::End, 90.0),
                press(90.0, false),
            ],
        );
        assert_eq!(free.last(), Some(&Event::PointerGone));
        let (next, _) = passed(
            &mut lock,
            0.4,
            vec![finger(5, TouchPhase::Start, 30.0), press(30.0, true)],
        );
        assert!(
            next.contains(&press(30.0, true)),
            "the next touch is a new one"
        );
    }
}

#[test]
fn a_hand_on_the_glass_is_nothing() {
    let mut lock = Lock::default();
    let hand = (1..=5).map(|id| finger(id, TouchPhase::Start, 10.0 * id as f32));
    let (events, _) = passed(&mut lock, 0.0, hand.collect());
    let mut down = std::collections::BTreeSet::new();
    for event in &events {
        match event {
            Event::Touch { id, phase, .. } if *phase == TouchPhase::Start => {
                down.insert(id.0);
            }
            Event::Touch { id, .. } => {
                down.remove(&id.0);
            }
            _ => {}
        }
    }
    assert!(down.is_empty(), "fingers left down: {down:?} {events:?}");
    let (events, _) = passed(
        &mut lock,
        0.1,
        (1..=5)
            .map(|id| finger(id, TouchPhase::Move, 60.0))
            .collect(),
    );
    assert!(events.is_empty(), "{events:?}");
}

#[test]
fn a_finger_that_is_lost_does_not_hold_the_glass() {
    let mut lock = Lock::default();
    passed(
        &mut lock,
        0.0,
        vec![finger(1, TouchPhase::Start, 10.0), press(10.0, true)],
    );
    let (events, _) = passed(&mut lock, 60.0, vec![]);
    assert!(events.contains(&press(10.0, false)), "{events:?}");
    assert_eq!(lock.count(), 0);
    let (events, _) = passed(
        &mut lock,
        61.0,
        vec![finger(2, TouchPhase::Start, 30.0), press(30.0, true)],
    );
    assert!(events.contains(&press(30.0, true)));
}

#[test]
fn what_is_swallowed_does_nothing_until_the_glass_is_free() {
    let mut lock = Lock::default();
    let mut raw = RawInput {
        events: vec![finger(1, TouchPhase::Start, 10.0), press(10.0, true)],
        ..RawInput::default()
    };
    lock.filter(&mut raw, 0.0, false);
    lock.swallow();
    let (events, _) = passed(&mut lock, 0.1, vec![finger(1, TouchPhase::Move, 80.0)]);
    assert!(events.is_empty());
    let (events, _) = passed(
        &mut lock,
        0.2,
        vec![finger(1, TouchPhase::End, 80.0), press(80.0, false)],
    );
    assert_eq!(
        events.first(),
        Some(&Event::PointerGone),
        "no click: {events:?}"
    );
    let (events, _) = passed(
        &mut lock,
        0.3,
        vec![finger(2, TouchPhase::Start, 80.0), press(80.0, true)],
    );
    assert!(events.contains(&press(80.0, true)));
}

#[test]
fn no_position_is_no_number() {
    let mut lock = Lock::default();
    let (events, came) = passed(
        &mut lock,
        0.0,
        vec![
            finger(1, TouchPhase::Start, f32::NAN),
            press(f32::INFINITY, true),
            Event::PointerMoved(pos2(f32::NAN, 0.0)),
        ],
    );
    assert!(events.is_empty(), "{events:?}");
    assert_eq!(came.pressed, None);
}
