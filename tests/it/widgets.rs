//! The window as a visitor uses it, found by role and name only; no picture is drawn.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use trotsky_atlas::calendar::Day;
use trotsky_atlas::explore::{Selection, Tab, Viewpoint};
use trotsky_atlas::widgets::theme::ThemeKind;
use trotsky_atlas::words::Lang;

use crate::stage::{Stage, settle, shell, stage};

fn window(size: [f32; 2], at: &str) -> Stage {
    stage(size, Lang::En, ThemeKind::Light, at, |builder| builder)
}

fn day_shown(harness: &Stage) -> Day {
    shell(harness).explorer().scene().now.day
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

const DESKTOP: [f32; 2] = [1600.0, 900.0];

#[test]
fn the_timeline_is_one_slider_that_a_screen_reader_moves() {
    let mut harness = window(DESKTOP, "1917-03-29");
    let slider = harness.get_by_role_and_label(Role::Slider, "Timeline");
    let value = slider.accesskit_node().value().unwrap_or_default();
    assert!(value.contains("29 March 1917"), "{value}");
    slider.increment_accesskit();
    settle(&mut harness);
    assert_eq!(day_shown(&harness), day("1917-03-30"));
    harness
        .get_by_role_and_label(Role::Slider, "Timeline")
        .set_value_accesskit(0.0);
    settle(&mut harness);
    assert_eq!(day_shown(&harness), day("1879-11-07"));
}

#[test]
fn a_place_on_the_map_lists_its_stays_and_leads_to_each() {
    let mut harness = window(DESKTOP, "1917-03-29; map 48 14 wide 40");
    harness
        .get_by_role_and_label(Role::Button, "Geneva")
        .click();
    settle(&mut harness);
    assert!(matches!(
        shell(&harness).explorer().scene().selection,
        Some(Selection::Place(_))
    ));
    assert!(
        harness.query_all_by_label("Geneva").count() >= 2,
        "the name on the map and the head of the card"
    );
    let stays: Vec<String> = harness
        .get_all_by_role(Role::Link)
        .filter_map(|link| link.accesskit_node().label())
        .collect();
    let first = stays
        .iter()
        .find(|text| text.contains("190"))
        .unwrap_or_else(|| panic!("{stays:?}"))
        .clone();
    harness.get_by_role_and_label(Role::Link, &first).click();
    settle(&mut harness);
    assert_eq!(chrono::Datelike::year(&day_shown(&harness)) / 10, 190);
    harness.get_by_role_and_label(Role::Button, "Close").click();
    settle(&mut harness);
    assert_eq!(shell(&harness).explorer().scene().selection, None);
}

#[test]
fn the_language_row_changes_every_word_while_it_runs() {
    let mut harness = window(DESKTOP, "1917-03-29");
    harness.get_by_label("Русский").click();
    settle(&mut harness);
    assert_eq!(shell(&harness).explorer().scene().lang(), Lang::Ru);
    harness.get_by_role_and_label(Role::Button, "Карта");
    assert!(
        harness
            .query_by_role_and_label(Role::Button, "Map")
            .is_none()
    );
    harness.get_by_label("В море: Нью-Йорк – Галифакс");
}

#[test]
fn play_pause_and_steps_by_button_and_by_key() {
    let mut harness = window(DESKTOP, "1917-03-29");
    harness.get_by_role_and_label(Role::Button, "Play").click();
    harness.run_steps(12);
    assert!(shell(&harness).explorer().scene().clock.playing);
    harness.get_by_role_and_label(Role::Button, "Pause").click();
    settle(&mut harness);
    assert!(!shell(&harness).explorer().scene().clock.playing);
    assert!(day_shown(&harness) > day("1917-03-29"));
    harness
        .get_by_role_and_label(Role::Button, "Next event")
        .click();
    settle(&mut harness);
    assert!(matches!(
        shell(&harness).explorer().scene().selection,
        Some(Selection::Event(_))
    ));
    harness.key_press(egui::Key::Escape);
    settle(&mut harness);
    assert_eq!(shell(&harness).explorer().scene().selection, None);
    harness.key_press(egui::Key::Home);
    settle(&mut harness);
    assert_eq!(day_shown(&harness), day("1879-11-07"));
    harness.key_press(egui::Key::ArrowRight);
    settle(&mut harness);
    assert_eq!(day_shown(&harness), day("1879-11-08"));
}

#[test]
fn an_event_is_chosen_on_the_axis_and_in_the_list() {
    let mut harness = window(DESKTOP, "1917-03-29");
    harness
        .get_by_role_and_label(Role::Button, "First arrest")
        .click();
    settle(&mut harness);
    assert_eq!(day_shown(&harness), day("1898-02-09"));
    harness
        .get_by_role_and_label(Role::Button, "Events")
        .click();
    settle(&mut harness);
    assert_eq!(shell(&harness).explorer().scene().tab, Tab::Events);
    let row = "Second Congress of Soviets";
    if harness.query_by_role_and_label(Role::Button, row).is_none() {
        harness.key_press(egui::Key::PageDown);
    }
    settle(&mut harness);
    assert!(matches!(
        shell(&harness).explorer().scene().selection,
        Some(Selection::Event(_))
    ));
}

#[test]
fn the_link_is_copied_as_one_line() {
    let mut harness = window(DESKTOP, "1917-03-29");
    harness
        .get_by_role_and_label(Role::Button, "Copy link")
        .click();
    let mut copied = None;
    for _ in 0..4 {
        harness.step();
        copied = copied.or(harness
            .output()
            .platform_output
            .commands
            .iter()
            .find_map(|command| match command {
                egui::OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            }));
    }
    let line = copied.unwrap_or_default();
    assert!(
        line.starts_with("1917-03-29; map ") && line.contains("; time "),
        "{line:?}"
    );
    let life = shell(&harness).explorer().life().clone();
    assert!(Viewpoint::from_line(&line, &life).is_ok());
    harness.get_by_role_and_label(Role::Button, "Copied");
}

#[test]
fn the_theme_changes_by_its_button() {
    let mut harness = window(DESKTOP, "1917-03-29");
    harness.get_by_role_and_label(Role::Button, "Dark").click();
    settle(&mut harness);
    assert_eq!(shell(&harness).theme(), ThemeKind::Dark);
    harness.get_by_role_and_label(Role::Button, "Light");
}

#[test]
fn a_window_that_stands_still_asks_for_no_frame() {
    let mut harness = window(DESKTOP, "1917-03-29");
    // `run` goes on while a frame is asked for at once, and would not end if one always were.
    let frames = harness.run();
    assert!(frames <= 3, "{frames} frames while nothing moves");
    harness.get_by_role_and_label(Role::Button, "Play").click();
    harness.run_steps(6);
    harness.get_by_role_and_label(Role::Button, "Pause").click();
    settle(&mut harness);
    let frames = harness.run();
    assert!(frames <= 3, "{frames} frames after the clock has stopped");
}

#[test]
fn every_size_of_window_has_its_slider_map_and_play_button() {
    for size in [
        [1024.0, 640.0],
        [1366.0, 768.0],
        [683.0, 384.0],
        [3840.0, 2160.0],
    ] {
        for lang in ["Português", "Русский"] {
            let mut harness = window(size, "1928-01-21; event-arrival-alma-ata");
            harness.get_by_label(lang).click();
            settle(&mut harness);
            let slider = harness.get_by_role(Role::Slider);
            assert!(slider.rect().center().x > 0.0, "{size:?}");
            assert!(
                harness.get_all_by_role(Role::Button).count() > 8,
                "{size:?}"
            );
        }
    }
}
