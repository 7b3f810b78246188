//! The window as a visitor uses it, found by role and name only; no picture is drawn.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use trotsky_atlas::calendar::Day;
use trotsky_atlas::explore::{Command, Selection, Tab, Viewpoint};
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
fn the_slider_says_its_range_and_goes_by_steps_and_keys() {
    let mut harness = window(DESKTOP, "1917-03-29");
    let slider = |harness: &Stage| {
        let slider = harness.get_by_role_and_label(Role::Slider, "Timeline");
        let node = slider.accesskit_node();
        (
            node.min_numeric_value(),
            node.numeric_value(),
            node.max_numeric_value(),
        )
    };
    let days = shell(&harness).explorer().life().days() as f64;
    assert_eq!(
        slider(&harness),
        (Some(0.0), Some(13_656.0), Some(days - 1.0))
    );
    let name = "Timeline";
    harness
        .get_by_role_and_label(Role::Slider, name)
        .decrement_accesskit();
    settle(&mut harness);
    assert_eq!(day_shown(&harness), day("1917-03-28"));
    harness.get_by_role_and_label(Role::Slider, name).focus();
    settle(&mut harness);
    for (key, there) in [
        (egui::Key::ArrowRight, "1917-03-29"),
        (egui::Key::ArrowRight, "1917-03-30"),
        (egui::Key::ArrowLeft, "1917-03-29"),
        (egui::Key::End, "1940-08-21"),
        (egui::Key::Home, "1879-11-07"),
    ] {
        harness.key_press(key);
        settle(&mut harness);
        assert_eq!(day_shown(&harness), day(there), "{key:?}");
        let focused = harness.get_by_role_and_label(Role::Slider, name);
        assert!(
            focused.accesskit_node().is_focused(),
            "{key:?} leaves the slider"
        );
    }
    for (value, there) in [
        (1e9, "1940-08-21"),
        (-5.0, "1879-11-07"),
        (13_879.0, "1917-11-07"),
    ] {
        harness
            .get_by_role_and_label(Role::Slider, name)
            .set_value_accesskit(value);
        settle(&mut harness);
        assert_eq!(day_shown(&harness), day(there), "{value}");
    }
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
    harness
        .get_by_role_and_label(Role::Button, "High contrast")
        .click();
    settle(&mut harness);
    assert_eq!(shell(&harness).theme(), ThemeKind::HighContrast);
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

fn press(harness: &mut Stage, modifiers: egui::Modifiers, key: egui::Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

fn type_date(harness: &mut Stage, text: &str) {
    harness
        .get_by_role_and_label(Role::TextInput, "Date")
        .type_text(text);
    settle(harness);
}

#[test]
fn a_typed_date_jumps_and_a_wrong_one_is_told_in_words() {
    let mut harness = window(DESKTOP, "1917-03-29");
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Slash);
    type_date(&mut harness, "25 октября 1917 ст. ст.");
    harness.key_press(egui::Key::Enter);
    settle(&mut harness);
    assert_eq!(day_shown(&harness), day("1917-11-07"));
    assert!(
        harness.query_by_role(Role::TextInput).is_none(),
        "the field has closed"
    );

    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::L);
    // Letters and digits that are keys elsewhere are only letters here.
    type_date(&mut harness, "31 April 1917");
    harness.get_by_role_and_label(Role::Button, "Show").click();
    settle(&mut harness);
    assert_eq!(day_shown(&harness), day("1917-11-07"));
    harness.get_by_role_and_label(Role::Alert, "There is no such day as “31 April 1917”.");
    harness.key_press(egui::Key::Escape);
    settle(&mut harness);
    assert!(harness.query_by_role(Role::TextInput).is_none());
    assert_eq!(shell(&harness).explorer().scene().lang(), Lang::En);
    press(&mut harness, egui::Modifiers::ALT, egui::Key::ArrowLeft);
    assert_eq!(
        day_shown(&harness),
        day("1917-03-29"),
        "Back undoes the jump"
    );
}

#[test]
fn the_axis_fits_a_chapter_and_a_year_by_button_and_by_key() {
    let mut harness = window(DESKTOP, "1917-03-29");
    let shown = |harness: &Stage| shell(harness).explorer().viewpoint().time.unwrap();
    harness
        .get_by_role_and_label(Role::Button, "Whole year")
        .click();
    settle(&mut harness);
    let year = shown(&harness);
    assert!(
        year.0 < day("1917-01-01") && day("1917-12-31") < year.1,
        "{year:?}"
    );
    assert!(
        day("1916-12-15") < year.0 && year.1 < day("1918-01-15"),
        "{year:?}"
    );
    harness
        .get_by_role_and_label(Role::Button, "Whole chapter")
        .click();
    settle(&mut harness);
    let chapter = shown(&harness);
    assert!(
        chapter.0 < day("1916-12-25") && day("1917-05-17") < chapter.1,
        "{chapter:?}"
    );
    assert!(chapter.1 < day("1917-06-10"), "{chapter:?}");
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Y);
    assert_eq!(shown(&harness), year);
    press(&mut harness, egui::Modifiers::SHIFT, egui::Key::C);
    assert_eq!(shown(&harness), chapter);
}

/// Drags the lanes to the left over some frames and lets go; the days shown first, then and after.
fn fling(harness: &mut Stage) -> [Day; 3] {
    let shown = |harness: &Stage| shell(harness).explorer().viewpoint().time.unwrap().0;
    let before = shown(harness);
    let at = |i: u8| egui::pos2(1300.0 - 40.0 * f32::from(i), 860.0);
    harness.hover_at(at(0));
    harness.step();
    harness.drag_at(at(0));
    harness.step();
    for i in 1..8 {
        harness.hover_at(at(i));
        harness.step();
    }
    harness.drop_at(at(7));
    harness.step();
    let dropped = shown(harness);
    harness.run();
    [before, dropped, shown(harness)]
}

#[test]
fn a_flung_axis_runs_on_and_rests_and_with_less_motion_stands_at_once() {
    let at = "1917-03-29; time 1916-01-01..1919-01-01";
    let mut harness = window(DESKTOP, at);
    let [before, dropped, rested] = fling(&mut harness);
    assert!(
        before < dropped && dropped < rested,
        "{before} {dropped} {rested}"
    );
    assert!(harness.run() <= 3, "at rest it asks for no frame");

    let mut harness = window(DESKTOP, at);
    harness
        .state_mut()
        .as_mut()
        .unwrap()
        .push(Command::ReduceMotion(true));
    settle(&mut harness);
    let [before, dropped, rested] = fling(&mut harness);
    assert!(before < dropped, "{before} {dropped}");
    assert_eq!(dropped, rested);
}

#[test]
fn the_keys_of_the_map_show_the_chapter_and_where_he_is() {
    let at = "1931-05-01; map 40.98 29.05 wide 0.62";
    let mut stage = window(DESKTOP, at);
    let wide = |stage: &Stage| shell(stage).explorer().viewpoint().map.unwrap().2;
    let close = wide(&stage);
    stage.get_by_label("Show the chapter").click();
    settle(&mut stage);
    let chapter = wide(&stage);
    assert!(chapter > 10.0 * close, "{chapter}");
    stage.get_by_label("Show where he is").click();
    settle(&mut stage);
    assert!(wide(&stage) < chapter / 2.0);
}
