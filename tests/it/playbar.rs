//! The playbar and its menu, driven by role, name and key.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use trotsky_atlas::explore::{Clock, Explorer, Follow, Pace, StoryLength};
use trotsky_atlas::widgets::theme::ThemeKind;
use trotsky_atlas::words::Lang;

use crate::stage::{Stage, settle, shell, stage};

/// The control key as egui reports it everywhere but on a Mac.
const CTRL: Modifiers = Modifiers {
    ctrl: true,
    command: true,
    ..Modifiers::NONE
};

fn window(size: [f32; 2], lang: Lang) -> Stage {
    stage(size, lang, ThemeKind::Light, "1917-03-29", |builder| {
        builder
    })
}

fn explorer(harness: &Stage) -> &Explorer {
    shell(harness).explorer()
}

fn clock(harness: &Stage) -> Clock {
    explorer(harness).scene().clock
}

fn press(harness: &mut Stage, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    settle(harness);
}

fn key(harness: &mut Stage, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

#[test]
fn the_menu_of_the_clock_offers_both_paces() {
    let mut harness = window([1600.0, 900.0], Lang::En);
    assert_eq!(clock(&harness).story, Some(StoryLength::Eight));
    press(&mut harness, "Pace: Story, 8 minutes");
    press(&mut harness, "20 minutes");
    assert_eq!(clock(&harness).story, Some(StoryLength::Twenty));
    press(&mut harness, "1 week a second");
    assert_eq!(
        (clock(&harness).story, clock(&harness).pace),
        (None, Pace::Week)
    );
    press(&mut harness, "Faster");
    press(&mut harness, "1 month a second");
    assert_eq!(clock(&harness).pace, Pace::Month);
    press(&mut harness, "Backwards");
    assert!(clock(&harness).backwards);
    press(&mut harness, "Loop what the timeline shows");
    assert!(clock(&harness).looped.is_some());
    press(&mut harness, "Stop looping");
    assert!(clock(&harness).looped.is_none());
    press(&mut harness, "Directs");
    assert_eq!(explorer(&harness).scene().follow, Follow::Director);
    harness.get_by_role_and_label(Role::Button, "Pace: 1 month a second");
    harness.get_by_role_and_label(Role::Button, "Play backwards");
    harness.key_press(Key::Escape);
    settle(&mut harness);
    assert!(
        harness
            .query_by_role_and_label(Role::Button, "Directs")
            .is_none(),
        "Escape closes the menu"
    );
}

#[test]
fn a_press_beside_the_menu_closes_it() {
    let mut harness = window([1600.0, 900.0], Lang::En);
    press(&mut harness, "Pace: Story, 8 minutes");
    harness.get_by_role_and_label(Role::Button, "Directs");
    press(&mut harness, "Map");
    assert!(
        harness
            .query_by_role_and_label(Role::Button, "Directs")
            .is_none()
    );
    press(&mut harness, "Pace: Story, 8 minutes");
    press(&mut harness, "Pace: Story, 8 minutes");
    assert!(
        harness
            .query_by_role_and_label(Role::Button, "Directs")
            .is_none()
    );
}

#[test]
fn every_command_of_the_clock_has_a_key() {
    let mut harness = window([1600.0, 900.0], Lang::En);
    let day = |harness: &Stage| explorer(harness).scene().now.day.to_string();
    let none = Modifiers::NONE;
    key(&mut harness, none, Key::Period);
    assert_eq!(clock(&harness).story, Some(StoryLength::Three));
    key(&mut harness, none, Key::S);
    assert_eq!(clock(&harness).story, None);
    key(&mut harness, none, Key::Comma);
    assert_eq!(clock(&harness).pace, Pace::TwoDays);
    key(&mut harness, none, Key::R);
    assert!(clock(&harness).backwards);
    key(&mut harness, none, Key::O);
    assert!(clock(&harness).looped.is_some());
    key(&mut harness, none, Key::O);
    assert!(clock(&harness).looped.is_none());
    key(&mut harness, none, Key::V);
    assert_eq!(explorer(&harness).scene().follow, Follow::Director);
    key(&mut harness, CTRL, Key::PageDown);
    assert_eq!(day(&harness), "1918-03-29");
    key(&mut harness, CTRL, Key::PageUp);
    assert_eq!(day(&harness), "1917-03-29");
    let moment = |harness: &Stage| clock(harness).moment;
    // From the middle of a long stay the next is far more than a day away.
    for _ in 0..13 {
        key(&mut harness, CTRL, Key::PageDown);
    }
    assert_eq!(day(&harness), "1930-03-29");
    for pressed in [(CTRL, Key::ArrowRight), (Modifiers::SHIFT, Key::PageDown)] {
        let before = moment(&harness);
        key(&mut harness, pressed.0, pressed.1);
        assert!(moment(&harness) > before + 1.5, "{pressed:?}");
    }
}

#[test]
fn the_menu_fits_every_window_and_a_finger() {
    for size in [
        [1600.0, 900.0],
        [1366.0, 768.0],
        [1040.0, 656.0],
        [683.0, 384.0],
    ] {
        for (lang, pace, mode) in [
            (Lang::En, "Pace: Story, 8 minutes", "Directs"),
            (Lang::Ru, "Темп: Рассказ, 8 минут", "Строит кадр"),
            (Lang::Pt, "Ritmo: Narrativa, 8 minutos", "Enquadra"),
            (Lang::Es, "Ritmo: Relato, 8 minutos", "Encuadra"),
        ] {
            let mut harness = window(size, lang);
            press(&mut harness, pace);
            let rect = harness.get_by_role_and_label(Role::Button, mode).rect();
            assert!(rect.height() >= 44.0 && rect.width() >= 44.0, "{rect:?}");
            let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
            assert!(window.contains_rect(rect), "{size:?}: {rect:?}");
        }
    }
}
