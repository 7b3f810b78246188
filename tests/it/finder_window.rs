//! The list, the search and the filter as a visitor uses them, found by role and name only.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use trotsky_atlas::explore::{Selection, Tab};
use trotsky_atlas::widgets::theme::ThemeKind;
use trotsky_atlas::words::Lang;

use crate::stage::{Stage, settle, shell, stage};

fn window(size: [f32; 2], lang: Lang, at: &str) -> Stage {
    stage(size, lang, ThemeKind::Light, at, |builder| builder)
}

const DESKTOP: [f32; 2] = [1600.0, 900.0];

fn rows(stage: &Stage) -> Vec<String> {
    stage
        .get_all_by_role(Role::ListBoxOption)
        .filter_map(|row| row.accesskit_node().label())
        .collect()
}

fn focused_row(stage: &Stage) -> Option<String> {
    stage
        .get_all_by_role(Role::ListBoxOption)
        .find(|row| row.accesskit_node().is_focused())
        .and_then(|row| row.accesskit_node().label())
}

fn press(stage: &mut Stage, key: Key) {
    stage.key_press(key);
    settle(stage);
}

fn click(stage: &mut Stage, role: Role, name: &str) {
    stage.get_by_role_and_label(role, name).click();
    settle(stage);
}

fn look_for(stage: &mut Stage, text: &str) {
    stage
        .get_by_role_and_label(Role::TextInput, "Search")
        .type_text(text);
    settle(stage);
}

#[test]
fn a_key_opens_the_search_and_enter_goes_there() {
    let mut stage = window(DESKTOP, Lang::En, "1917-03-29");
    press(&mut stage, Key::F);
    assert_eq!(shell(&stage).explorer().scene().tab, Tab::Events);
    look_for(&mut stage, "leningrad");
    assert_eq!(
        shell(&stage)
            .explorer()
            .scene()
            .finder
            .wanted()
            .query
            .as_str(),
        "leningrad",
        "letters typed are no keys of the window"
    );
    assert_eq!(rows(&stage)[0], "Petrograd", "by the name of the day shown");
    press(&mut stage, Key::Enter);
    let scene = shell(&stage).explorer().scene();
    assert!(matches!(scene.selection, Some(Selection::Place(_))));
    assert_eq!(scene.tab, Tab::Map, "an answer is shown on the map");
    click(&mut stage, Role::Button, "Back");
    let scene = shell(&stage).explorer().scene();
    assert_eq!(scene.tab, Tab::Events);
    assert_eq!(scene.finder.wanted().query.as_str(), "leningrad");
    click(&mut stage, Role::Button, "Clear");
    let scene = shell(&stage).explorer().scene();
    assert!(scene.finder.wanted().query.is_empty());
}

#[test]
fn a_date_typed_is_offered_and_a_person_filters() {
    let mut stage = window(DESKTOP, Lang::En, "1917-03-29");
    click(&mut stage, Role::Button, "Search");
    look_for(&mut stage, "25 октября 1917 ст. ст.");
    click(&mut stage, Role::ListBoxOption, "Go to 7 November 1917");
    let scene = shell(&stage).explorer().scene();
    assert_eq!(scene.now.day, "1917-11-07".parse().unwrap());
    press(&mut stage, Key::F);
    click(&mut stage, Role::Button, "Clear");
    look_for(&mut stage, "martov");
    click(&mut stage, Role::ListBoxOption, "Julius Martov");
    let scene = shell(&stage).explorer().scene();
    assert!(scene.finder.wanted().filter.person.is_some());
    assert!(scene.finder.wanted().query.is_empty());
    let life = shell(&stage).explorer().life().clone();
    let named = life
        .events
        .iter()
        .filter(|event| event.people.iter().any(|name| name == "Julius Martov"))
        .count();
    stage.get_by_label(&format!("showing {named} of {}", life.events.len()));
}

#[test]
fn the_list_is_walked_with_the_keyboard() {
    let mut stage = window(DESKTOP, Lang::En, "1917-03-29; tab events");
    press(&mut stage, Key::ArrowDown);
    let first = focused_row(&stage);
    assert!(first.is_some(), "{:?}", rows(&stage));
    press(&mut stage, Key::Home);
    assert_eq!(focused_row(&stage).as_deref(), Some("Born at Yanovka"));
    press(&mut stage, Key::ArrowDown);
    let second = focused_row(&stage);
    assert!(second.is_some() && second.as_deref() != Some("Born at Yanovka"));
    press(&mut stage, Key::ArrowUp);
    assert_eq!(focused_row(&stage).as_deref(), Some("Born at Yanovka"));
    press(&mut stage, Key::End);
    let last = focused_row(&stage).unwrap();
    for _ in 0..25 {
        press(&mut stage, Key::ArrowUp);
    }
    assert_ne!(
        focused_row(&stage).unwrap(),
        last,
        "also beyond what is seen"
    );
    press(&mut stage, Key::Enter);
    let scene = shell(&stage).explorer().scene();
    assert!(matches!(scene.selection, Some(Selection::Event(_))));
    assert_eq!(
        scene.tab,
        Tab::Events,
        "a row of the list leaves the list open"
    );
}

#[test]
fn kinds_and_the_filter_are_switched_and_what_is_hidden_is_said() {
    let mut stage = window(DESKTOP, Lang::En, "1899-03-29; tab events");
    click(&mut stage, Role::CheckBox, "Stays");
    click(&mut stage, Role::CheckBox, "Events");
    let stays = rows(&stage);
    assert!(stays.iter().any(|row| row.contains("Odessa")), "{stays:?}");
    click(&mut stage, Role::Button, "Filter");
    click(&mut stage, Role::CheckBox, "In prison");
    let scene = shell(&stage).explorer().scene();
    assert!(!scene.finder.wanted().filter.is_open());
    stage.get_by_label_contains("showing");
    stage.get_by_role_and_label(Role::Button, "Show all");
    assert!(rows(&stage).len() < 40);
    click(&mut stage, Role::Button, "Reset");
    let scene = shell(&stage).explorer().scene();
    assert!(scene.finder.wanted().filter.is_open());
    assert!(stage.query_by_label_contains("showing").is_none());
}

#[test]
fn the_list_is_held_to_the_time_axis() {
    let at = "1917-03-29; time 1917-01-01..1917-12-31; tab events";
    let mut stage = window(DESKTOP, Lang::En, at);
    click(&mut stage, Role::CheckBox, "In view");
    press(&mut stage, Key::ArrowDown);
    press(&mut stage, Key::Home);
    let first = focused_row(&stage).unwrap();
    assert_ne!(first, "Born at Yanovka");
    stage.get_by_label_contains("showing");
    click(&mut stage, Role::Button, "Reset");
    assert!(!shell(&stage).explorer().scene().finder.wanted().in_view);
}

#[test]
fn pointing_at_a_row_lights_it_everywhere_and_leaving_lets_go() {
    let mut stage = window(DESKTOP, Lang::En, "1917-03-29; tab events");
    let row = rows(&stage)[2].clone();
    stage
        .get_by_role_and_label(Role::ListBoxOption, &row)
        .hover();
    settle(&mut stage);
    let hovered = shell(&stage).explorer().scene().finder.hovered();
    assert!(matches!(hovered, Some(Selection::Event(_))), "{hovered:?}");
    let frames = stage.run();
    assert!(frames <= 3, "{frames} frames while the pointer rests");
    stage.hover_at(egui::pos2(100.0, 20.0));
    settle(&mut stage);
    assert_eq!(shell(&stage).explorer().scene().finder.hovered(), None);
}

#[test]
fn the_map_and_the_axis_light_the_list_too() {
    let mut stage = window(DESKTOP, Lang::En, "1917-03-29; map 48 14 wide 40");
    stage.get_by_role_and_label(Role::Button, "Geneva").hover();
    settle(&mut stage);
    let hovered = shell(&stage).explorer().scene().finder.hovered();
    assert!(matches!(hovered, Some(Selection::Place(_))), "{hovered:?}");
    stage
        .get_by_role_and_label(Role::Button, "First arrest")
        .hover();
    settle(&mut stage);
    let hovered = shell(&stage).explorer().scene().finder.hovered();
    assert!(matches!(hovered, Some(Selection::Event(_))), "{hovered:?}");
}

#[test]
fn control_and_f_open_the_search_from_anywhere_and_escape_leaves_it() {
    let mut stage = window(DESKTOP, Lang::En, "1917-03-29; event-birth");
    stage.key_press_modifiers(egui::Modifiers::COMMAND, Key::F);
    settle(&mut stage);
    assert!(shell(&stage).explorer().scene().finder.searching());
    look_for(&mut stage, "l");
    press(&mut stage, Key::ArrowDown);
    assert!(
        focused_row(&stage).is_some(),
        "down from the box into the answers"
    );
    press(&mut stage, Key::F);
    press(&mut stage, Key::Escape);
    let scene = shell(&stage).explorer().scene();
    assert!(!scene.finder.searching() && scene.finder.wanted().query.is_empty());
    assert!(scene.selection.is_some(), "the card is not what was left");
}

#[test]
fn nothing_found_says_so() {
    let mut stage = window(DESKTOP, Lang::En, "1917-03-29; find xqzw; tab events");
    stage.get_by_label("Nothing found");
    click(&mut stage, Role::Button, "Clear");
    assert!(stage.query_by_label("Nothing found").is_none());
}

#[test]
fn every_size_and_language_has_its_search_box() {
    for size in [[1024.0, 640.0], [1366.0, 768.0], [683.0, 384.0]] {
        for (lang, name) in [(Lang::Pt, "Buscar"), (Lang::Ru, "Поиск")] {
            for at in [
                "1917-03-29; tab events",
                "1917-03-29; event-birth; tab events",
                "1917-03-29; only condition prisoner; tab events",
            ] {
                let stage = window(size, lang, at);
                let edit = stage.get_by_role_and_label(Role::TextInput, name);
                assert!(
                    edit.rect().width() > 60.0,
                    "{size:?} {at}: {:?}",
                    edit.rect()
                );
                assert!(!rows(&stage).is_empty(), "{size:?} {at}");
            }
        }
    }
}

#[test]
fn the_rows_are_children_of_the_list_and_say_which_of_how_many() {
    let mut stage = window(DESKTOP, Lang::En, "1879-11-07; tab events");
    let life = shell(&stage).explorer().life().clone();
    let positions = |stage: &Stage| -> Vec<(String, usize)> {
        let list = stage.get_by_role_and_label(Role::ListBox, "List");
        assert_eq!(list.accesskit_node().size_of_set(), Some(life.events.len()));
        let inside = list.get_all_by_role(Role::ListBoxOption).count();
        assert_eq!(inside, rows(stage).len(), "no row stands outside the list");
        list.get_all_by_role(Role::ListBoxOption)
            .map(|row| {
                let node = row.accesskit_node();
                let at = node.data().position_in_set().unwrap();
                (node.label().unwrap_or_default(), at)
            })
            .collect()
    };
    let first = positions(&stage);
    assert_eq!(first[0], ("Born at Yanovka".to_owned(), 0));
    for (row, pair) in first.windows(2).enumerate() {
        assert_eq!(pair[1].1, pair[0].1 + 1, "after row {row}: {pair:?}");
    }
    press(&mut stage, Key::ArrowDown);
    press(&mut stage, Key::End);
    let last = positions(&stage);
    let ends = last.iter().map(|row| row.1).max();
    assert_eq!(ends, Some(life.events.len() - 1), "{last:?}");
}

#[test]
fn every_group_of_the_filter_is_switched_by_its_name() {
    let mut stage = window(DESKTOP, Lang::En, "1917-03-29; tab events");
    click(&mut stage, Role::Button, "Filter");
    let filter = |stage: &Stage| shell(stage).explorer().scene().finder.wanted().filter;
    let counts = |stage: &Stage| shell(stage).explorer().scene().finder.mask().counts();
    let all = counts(&stage);
    for name in [
        "Turning points",
        "Important",
        "All but details",
        "Free",
        "In prison",
        "In exile",
        "In hiding",
        "On the run",
        "Rail",
        "Armoured train",
        "Ship",
        "Sledge",
        "Well documented",
        "Probable",
        "Turkey",
        "Mexico",
    ] {
        let open = filter(&stage);
        let switch = |stage: &mut Stage| {
            stage
                .get_by_role_and_label(Role::CheckBox, name)
                .scroll_to_me();
            settle(stage);
            click(stage, Role::CheckBox, name);
        };
        switch(&mut stage);
        assert_ne!(filter(&stage), open, "{name} does nothing");
        let left = counts(&stage);
        assert!(left.legs < all.legs && left.legs > 0, "{name}: {left:?}");
        assert_eq!(
            stage
                .get_by_role_and_label(Role::CheckBox, name)
                .accesskit_node()
                .toggled(),
            Some(egui::accesskit::Toggled::True),
            "{name}"
        );
        switch(&mut stage);
        assert_eq!(filter(&stage), open, "{name} stays");
    }
}
