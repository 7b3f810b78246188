//! The numbers, the sheet of keys and the greeting as a visitor uses them: by role and name only.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use trotsky_atlas::calendar::Day;
use trotsky_atlas::explore::{Command, Selection, Step, Tab};
use trotsky_atlas::life::{Kind, Mode};
use trotsky_atlas::widgets::theme::ThemeKind;
use trotsky_atlas::words::Lang;

use crate::stage::{Stage, settle, shell, shell_mut, stage};

fn window(at: &str) -> Stage {
    let size = [1600.0, 900.0];
    stage(size, Lang::En, ThemeKind::Light, at, |builder| builder)
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn day_shown(stage: &Stage) -> Day {
    shell(stage).explorer().scene().now.day
}

/// The whole name of the first control of a role whose name begins so.
fn name_of(stage: &Stage, role: Role, beginning: &str) -> String {
    let names: Vec<String> = stage
        .get_all_by_role(role)
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    let found = names.iter().find(|name| name.starts_with(beginning));
    found
        .unwrap_or_else(|| panic!("{beginning}: {names:?}"))
        .clone()
}

fn press(stage: &mut Stage, role: Role, beginning: &str) {
    let name = name_of(stage, role, beginning);
    stage.get_by_role_and_label(role, &name).click();
    settle(stage);
}

#[test]
fn the_tab_opens_by_button_and_by_key() {
    let mut stage = window("1937-01-09");
    press(&mut stage, Role::Button, "In numbers");
    assert_eq!(shell(&stage).explorer().scene().tab, Tab::Numbers);
    stage.get_by_label("20,883 days of life");
    stage.key_press(egui::Key::M);
    settle(&mut stage);
    assert_eq!(shell(&stage).explorer().scene().tab, Tab::Map);
    stage.key_press(egui::Key::N);
    settle(&mut stage);
    assert_eq!(shell(&stage).explorer().scene().tab, Tab::Numbers);
    stage.get_by_label_contains("great circles between waypoints");
}

#[test]
fn figures_move_with_the_clock() {
    let mut stage = window("1917-11-07; tab numbers");
    let before = name_of(&stage, Role::Button, "Train: ");
    stage.get_by_label("13,880 days of life");
    shell_mut(&mut stage).push(Command::StepDays(3650));
    settle(&mut stage);
    assert_ne!(name_of(&stage, Role::Button, "Train: "), before);
    stage.get_by_label("17,530 days of life");
}

#[test]
fn every_bar_leads_somewhere() {
    let mut stage = window("1937-01-09; tab numbers");
    let selection = |stage: &Stage| shell(stage).explorer().scene().selection;
    press(&mut stage, Role::Button, "Turkey: ");
    assert!(matches!(selection(&stage), Some(Selection::State(_))));
    stage.key_press(egui::Key::Escape);
    settle(&mut stage);
    press(&mut stage, Role::Button, "Odessa: ");
    assert!(matches!(selection(&stage), Some(Selection::Place(_))));
    stage.key_press(egui::Key::Escape);
    settle(&mut stage);
    press(&mut stage, Role::Button, "Steamer: ");
    let Some(Selection::Leg(leg)) = selection(&stage) else {
        panic!("no journey is chosen");
    };
    let life = shell(&stage).explorer().life().clone();
    let by_ship = |kind: &Kind| {
        matches!(
            kind,
            Kind::Journey {
                mode: Mode::Ship,
                ..
            }
        )
    };
    assert!(by_ship(&life.leg(leg).kind));
    let first = life.legs.iter().position(|leg| by_ship(&leg.kind));
    assert_eq!(Some(leg.index()), first);
    assert!(day_shown(&stage) < day("1937-01-09"));
    stage.key_press(egui::Key::Escape);
    shell_mut(&mut stage).push(Command::ShowDay(day("1937-01-09")));
    settle(&mut stage);
    press(&mut stage, Role::Button, "in prison or under guard: ");
    assert_eq!(day_shown(&stage).to_string()[..4], *"1898");
}

#[test]
fn a_week_leads_to_its_first_day_by_pointer_and_by_screen_reader() {
    let mut stage = window("1937-01-09; tab numbers");
    let days = shell(&stage).explorer().life().days();
    assert_eq!(
        stage.get_all_by_role(Role::Cell).count() as i64,
        (days + 6) / 7
    );
    let name = name_of(&stage, Role::Cell, "19–25 January 1917: ");
    assert!(name.ends_with("New York"), "{name}");
    press(&mut stage, Role::Cell, "19–25 January 1917: ");
    assert_eq!(day_shown(&stage), day("1917-01-19"));
    // The weeks after it are still to come.
    let name = name_of(&stage, Role::Cell, "20–26 March 1931");
    assert!(name.ends_with("still to come"), "{name}");
    stage
        .get_by_role_and_label(Role::Cell, &name)
        .click_accesskit();
    settle(&mut stage);
    assert_eq!(day_shown(&stage), day("1931-03-20"));
}

#[test]
fn far_places_and_the_curve_lead_to_their_days() {
    let mut stage = window("1937-01-09; tab numbers");
    press(&mut stage, Role::Button, "Alma-Ata, ");
    assert!(matches!(
        shell(&stage).explorer().scene().selection,
        Some(Selection::Leg(_))
    ));
    assert_eq!(day_shown(&stage).to_string()[..4], *"1928");
    let chart = name_of(&stage, Role::Button, "3,");
    assert!(chart.contains("km from Yanovka"), "{chart}");
}

#[test]
fn the_numbers_ask_for_no_frame_while_nothing_moves() {
    let mut stage = window("1937-01-09; tab numbers");
    let frames = stage.run();
    assert!(frames <= 3, "{frames} frames while nothing moves");
}

#[test]
fn the_sheet_of_keys_opens_and_closes() {
    let mut stage = window("1928-01-21; event-arrival-alma-ata");
    for key in [egui::Key::F1, egui::Key::Questionmark] {
        stage.key_press(key);
        settle(&mut stage);
        assert!(shell(&stage).help_open(), "{key:?}");
        stage.get_by_label("Space: Play or pause");
        stage.get_by_label("Alt+Left arrow, Backspace: Back to the view before");
        // Esc closes what lies on top and leaves the card below.
        stage.key_press(egui::Key::Escape);
        settle(&mut stage);
        assert!(!shell(&stage).help_open());
        assert!(shell(&stage).explorer().scene().selection.is_some());
    }
    press(&mut stage, Role::Button, "Keys");
    assert!(shell(&stage).help_open());
    press(&mut stage, Role::Button, "Close what is open");
    assert!(!shell(&stage).help_open());
}

#[test]
fn the_greeting_tells_of_the_day_and_leads_there() {
    let mut stage = window("1917-03-29");
    let title = "1917: Second Congress of Soviets";
    assert!(
        stage.query_by_label("Go there").is_none(),
        "not unless asked"
    );
    shell_mut(&mut stage).greet(day("2026-11-07"));
    settle(&mut stage);
    assert!(stage.query_by_label(title).is_some() || stage.query_by_label("Go there").is_some());
    press(&mut stage, Role::Button, "Go there");
    let shown = day_shown(&stage).to_string();
    assert!(shown.ends_with("-11-07"), "{shown}");
    assert!(matches!(
        shell(&stage).explorer().scene().selection,
        Some(Selection::Event(_))
    ));
    assert!(stage.query_by_label("Go there").is_none());
}

#[test]
fn the_greeting_closes_by_key_and_by_button() {
    let mut stage = window("1917-03-29");
    for by_key in [true, false] {
        shell_mut(&mut stage).greet(day("2026-11-07"));
        settle(&mut stage);
        stage.get_by_label("Go there");
        if by_key {
            stage.key_press(egui::Key::Escape);
        } else {
            stage.get_by_role_and_label(Role::Button, "Close").click();
        }
        settle(&mut stage);
        assert!(stage.query_by_label("Go there").is_none());
        assert_eq!(day_shown(&stage), day("1917-03-29"));
    }
    shell_mut(&mut stage).push(Command::StepEvent(Step::Next));
    settle(&mut stage);
}

/// How often a text listens to a key other than Esc, with which any plate may close itself.
fn keys_heard(text: &str) -> usize {
    let code = crate::source::parts(text).code;
    ["consume_key(", "key_pressed(", "consume_shortcut("]
        .iter()
        .flat_map(|call| code.split(call).skip(1))
        .filter(|rest| {
            !rest
                .split(')')
                .next()
                .unwrap_or(rest)
                .contains("Key::Escape")
        })
        .count()
}

#[test]
fn every_key_that_gives_a_command_is_in_the_table() {
    let mut heard = Vec::new();
    for (path, text) in crate::source::files("src", &["rs"]) {
        if keys_heard(&text) > 0 {
            heard.push(path);
        }
    }
    // The list walks by its own arrows while it has the keyboard, as every list does; the field for a
    // date reads the two keys of the table itself, as it alone knows whether a text is being typed. A
    // screen in a hall has a keypad and a page for the staff, and no sheet of keys.
    let own = [
        "src/widgets/events.rs",
        "src/widgets/timeline/foot.rs",
        "src/app/kiosk/staff.rs",
        "src/app/shell/kiosk/over.rs",
    ];
    heard.retain(|path| !own.contains(&&**path));
    assert_eq!(
        heard,
        ["src/app/shortcuts.rs"],
        "keys that the sheet does not tell of"
    );
    assert_eq!(
        keys_heard("if i.key_pressed(Key::A) { /* consume_key( */ }"),
        1
    );
    assert_eq!(keys_heard("i.consume_key(Modifiers::NONE, Key::Escape)"), 0);
}

#[test]
fn a_finger_slides_over_bars_and_weeks_to_what_it_means() {
    let slide = |stage: &mut Stage, from: egui::Pos2, to: egui::Pos2| {
        stage.hover_at(from);
        stage.step();
        stage.drag_at(from);
        stage.step();
        for share in [0.3, 0.7, 1.0] {
            stage.hover_at(from + share * (to - from));
            stage.step();
        }
        stage.drop_at(to);
        settle(stage);
    };
    let mut stage = window("1937-01-09; tab numbers");
    let middle = |stage: &Stage, role: Role, beginning: &str| {
        let name = name_of(stage, role, beginning);
        stage.get_by_role_and_label(role, &name).rect().center()
    };
    let (from, to) = (
        middle(&stage, Role::Button, "Yanovka: "),
        middle(&stage, Role::Button, "Odessa: "),
    );
    slide(&mut stage, from, to);
    let scene = shell(&stage).explorer().scene();
    let Some(Selection::Place(place)) = scene.selection else {
        panic!("no place is chosen: {:?}", scene.selection);
    };
    assert_eq!(scene.life.place(place).key, "odessa");
    stage.key_press(egui::Key::Escape);
    settle(&mut stage);
    // A finger lifted elsewhere has changed its mind.
    slide(&mut stage, from, from + egui::vec2(0.0, -120.0));
    assert_eq!(shell(&stage).explorer().scene().selection, None);
    let (from, to) = (
        middle(&stage, Role::Cell, "20–26 March 1931"),
        middle(&stage, Role::Cell, "19–25 January 1917"),
    );
    slide(&mut stage, from, to);
    assert_eq!(day_shown(&stage), day("1917-01-19"));
}
