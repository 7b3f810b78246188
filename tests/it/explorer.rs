//! The explorer driven by commands alone: scripts a visitor might play, and nonsense no one should.

use std::sync::Arc;

use proptest::prelude::*;
use trotsky_atlas::calendar::Day;
use trotsky_atlas::explore::{
    Command, Explorer, Filter, Fit, Follow, LifeBox, ListKind, Pace, Query, Selection, Span, Step,
    StoryLength, Tab, TimeFit, Viewpoint,
};
use trotsky_atlas::geo::LonLatRect;
use trotsky_atlas::life::{EventId, LegId, Life, PlaceId};
use trotsky_atlas::load::load_embedded;
use trotsky_atlas::words::Lang;

fn life() -> Arc<Life> {
    static LIFE: std::sync::OnceLock<Arc<Life>> = std::sync::OnceLock::new();
    LIFE.get_or_init(|| load_embedded().unwrap().life).clone()
}

fn explorer() -> Explorer {
    let mut explorer = Explorer::new(life(), Lang::En);
    explorer.apply(Command::ResizeMap {
        width: 1224.0,
        height: 682.0,
    });
    explorer
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn event(key: &str) -> EventId {
    life()
        .event_ids()
        .find(|id| life().event(*id).key == key)
        .unwrap()
}

/// Lets half-second steps pass until nothing moves.
fn settle(explorer: &mut Explorer) {
    for _ in 0..40 {
        explorer.tick(0.1);
    }
}

#[test]
fn a_visit_from_day_to_day() {
    let mut explorer = explorer();
    let steps: [(Command, &str); 8] = [
        (Command::ShowDay(day("1905-10-28")), "1905-10-28"),
        (Command::StepDays(3), "1905-10-31"),
        (Command::StepDays(-10), "1905-10-21"),
        (Command::ShowEnd(Step::Next), "1940-08-21"),
        (Command::StepDays(5), "1940-08-21"),
        (Command::ShowEnd(Step::Previous), "1879-11-07"),
        (Command::StepDays(-1), "1879-11-07"),
        (Command::Scrub(10.4), "1879-11-17"),
    ];
    for (command, expected) in steps {
        let said = format!("{command:?}");
        explorer.apply(command);
        assert_eq!(explorer.scene().now.day, day(expected), "{said}");
    }
}

#[test]
fn steps_go_along_the_events_and_back() {
    let mut explorer = explorer();
    explorer.apply(Command::ShowDay(day("1917-03-29")));
    explorer.apply(Command::StepEvent(Step::Next));
    let first = explorer.scene().selection;
    assert!(matches!(first, Some(Selection::Event(_))));
    let mut seen = vec![first];
    for _ in 0..5 {
        let before = explorer.scene().now.day;
        explorer.apply(Command::StepEvent(Step::Next));
        assert!(explorer.scene().now.day >= before);
        assert!(
            !seen.contains(&explorer.scene().selection),
            "each event once"
        );
        seen.push(explorer.scene().selection);
    }
    for expected in seen.iter().rev().skip(1) {
        explorer.apply(Command::StepEvent(Step::Previous));
        assert_eq!(explorer.scene().selection, *expected);
    }
}

#[test]
fn choosing_an_event_moves_the_clock_into_it() {
    let mut explorer = explorer();
    let id = event("event-escape-1907");
    explorer.apply(Command::Select(Selection::Event(id)));
    assert_eq!(explorer.scene().now.day, day("1907-03-03"));
    explorer.apply(Command::Deselect);
    assert_eq!(explorer.scene().selection, None);
}

#[test]
fn back_restores_what_a_jump_left() {
    let mut explorer = explorer();
    explorer.apply(Command::ShowSpan(Span::Year));
    explorer.apply(Command::FitMap(Fit::Here));
    settle(&mut explorer);
    let here = explorer.viewpoint();
    explorer.apply(Command::Select(Selection::Event(event("event-birth"))));
    settle(&mut explorer);
    assert_ne!(explorer.viewpoint(), here);
    explorer.apply(Command::Back);
    let line = |viewpoint: Viewpoint| viewpoint.to_line(&life());
    assert_eq!(line(explorer.viewpoint()), line(here));
    explorer.apply(Command::Forward);
    assert_eq!(explorer.scene().now.day, day("1879-11-07"));
}

#[test]
fn a_viewpoint_is_one_line_and_comes_back_from_it() {
    let mut explorer = explorer();
    let line =
        "1931-03-01; map 40.95000 29.05000 wide 0.65000; time 1929-01-01..1933-08-01; prinkipo";
    explorer.apply(Command::Show(Viewpoint::from_line(line, &life()).unwrap()));
    let said = explorer.viewpoint().to_line(&life());
    let again = Viewpoint::from_line(&said, &life()).unwrap();
    explorer.apply(Command::Show(again));
    assert_eq!(explorer.viewpoint().to_line(&life()), said);
    assert!(
        said.starts_with("1931-03-01; map 40.95") && said.ends_with("; prinkipo"),
        "{said}"
    );
    for wrong in [
        "",
        "yesterday",
        "1917-03-29; nobody",
        "1917-03-29; map 1 2",
        "1917-03-29; time 1918-01-01..1917-01-01",
        "1917-03-29; map 1 2 wide NaN",
    ] {
        assert!(Viewpoint::from_line(wrong, &life()).is_err(), "{wrong}");
    }
}

#[test]
fn a_viewpoint_carries_the_loop_and_the_camera() {
    let mut explorer = explorer();
    let line = |explorer: &Explorer| explorer.viewpoint().to_line(&life());
    explorer.apply(Command::FollowCamera(Follow::Director));
    explorer.apply(Command::LoopRange {
        start: 13_655.3,
        end: 13_700.7,
    });
    let here = line(&explorer);
    assert!(
        here.contains("; loop 1917-03-28..1917-05-13; camera director"),
        "{here}"
    );
    explorer.apply(Command::ShowDay(day("1905-10-28")));
    explorer.apply(Command::ClearLoop);
    explorer.apply(Command::FollowCamera(Follow::Off));
    explorer.apply(Command::Back);
    assert_eq!(line(&explorer), here);
    let range = explorer.scene().clock.looped.unwrap();
    assert_eq!(
        (range.start, range.end),
        (13_655.3, 13_700.7),
        "Back rounds nothing"
    );
    // From its line it comes back by whole days, and stays the same line.
    for _ in 0..2 {
        let read = Viewpoint::from_line(&line(&explorer), &life()).unwrap();
        explorer.apply(Command::Show(read));
        assert_eq!(line(&explorer), here);
    }
    let range = explorer.scene().clock.looped.unwrap();
    assert_eq!((range.start, range.end), (13_655.0, 13_701.0));
    // A whole life can be looped too; its last day ends with the life.
    explorer.apply(Command::LoopRange {
        start: -5.0,
        end: 1e9,
    });
    let whole = line(&explorer);
    assert!(whole.contains("loop 1879-11-07..1940-08-22"), "{whole}");
    explorer.apply(Command::Show(
        Viewpoint::from_line(&whole, &life()).unwrap(),
    ));
    assert_eq!(line(&explorer), whole);
    for wrong in ["loop 1917-03-28..1917-03-28", "loop 1917", "camera wild"] {
        let line = format!("1917-03-29; {wrong}");
        assert!(Viewpoint::from_line(&line, &life()).is_err(), "{line}");
    }
}

#[test]
fn steps_go_only_to_what_the_filter_leaves() {
    let mut explorer = explorer();
    let first_rank = Filter {
        rank: 1,
        ..Filter::default()
    };
    explorer.apply(Command::ShowDay(day("1917-03-29")));
    explorer.apply(Command::SetFilter(first_rank));
    let mut steps = 0;
    while let Some(next) = explorer.scene().now.next {
        let before = explorer.scene().selection;
        explorer.apply(Command::StepEvent(Step::Next));
        if explorer.scene().selection == before {
            break;
        }
        let Some(Selection::Event(id)) = explorer.scene().selection else {
            panic!("no event is shown");
        };
        assert_eq!(life().event(id).rank, 1, "{}", life().event(id).key);
        assert!(steps > 0 || id == next);
        let beside = explorer.scene().step_from(id, Step::Next);
        assert!(beside.is_none_or(|id| life().event(id).rank == 1));
        steps += 1;
        assert!(steps < 200);
    }
    let life = life();
    let later = life
        .events
        .iter()
        .filter(|event| event.rank == 1 && event.bounds.earliest > day("1917-03-29"));
    assert!(steps > 40 && steps <= later.count(), "{steps} steps");
    // With the filter gone there is more between.
    explorer.apply(Command::ResetFilter);
    let all = explorer.scene().steps;
    assert!(all.iter().any(|id| life.event(*id).rank > 1));
}

#[test]
fn what_is_chosen_does_not_lie_under_its_card() {
    let card = 404.0;
    let mut explorer = explorer();
    let place = |key: &str| {
        let at = life().places.iter().position(|place| place.key == key);
        PlaceId::from_index(at.unwrap())
    };
    let x = |explorer: &Explorer, key: &str| {
        let at = life().place(place(key)).at;
        explorer.scene().view.point_from_lonlat(at).0
    };
    // Odessa stands near the right edge of this map.
    let line = "1917-03-29; map 48.00000 14.00000 wide 40.00000";
    explorer.apply(Command::Show(Viewpoint::from_line(line, &life()).unwrap()));
    assert!(x(&explorer, "odessa") > 612.0 - card);
    explorer.apply(Command::Select(Selection::Place(place("odessa"))));
    explorer.apply(Command::CoverMap(card));
    settle(&mut explorer);
    let free = -612.0..612.0 - card;
    assert!(
        free.contains(&x(&explorer, "odessa")),
        "{}",
        x(&explorer, "odessa")
    );
    // Closing the card moves nothing, and neither does a card that a link opens.
    let camera = explorer.scene().view.camera;
    explorer.apply(Command::Deselect);
    explorer.apply(Command::CoverMap(0.0));
    settle(&mut explorer);
    assert_eq!(explorer.scene().view.camera, camera);
    let line = format!("{line}; odessa");
    explorer.apply(Command::Show(Viewpoint::from_line(&line, &life()).unwrap()));
    let camera = explorer.scene().view.camera;
    explorer.apply(Command::CoverMap(card));
    settle(&mut explorer);
    assert_eq!(explorer.scene().view.camera, camera);
    explorer.apply(Command::CoverMap(f64::NAN));
    assert_eq!(explorer.scene().covered, card);
}

#[test]
fn a_card_opened_by_a_link_without_a_map_does_not_lie_on_its_place() {
    let mut explorer = explorer();
    let mexico = "1940-08-20; map 20.00000 -120.00000 wide 80.00000";
    explorer.apply(Command::Show(
        Viewpoint::from_line(mexico, &life()).unwrap(),
    ));
    let x = |explorer: &Explorer| {
        let scene = explorer.scene();
        scene.view.point_from_lonlat(scene.now.at).0
    };
    assert!(x(&explorer) > 612.0 - 404.0);
    let line = "1940-08-20; coyoacan-avenida-viena";
    explorer.apply(Command::Show(Viewpoint::from_line(line, &life()).unwrap()));
    explorer.apply(Command::CoverMap(404.0));
    settle(&mut explorer);
    let free = -612.0..612.0 - 404.0;
    assert!(free.contains(&x(&explorer)), "{}", x(&explorer));
}

#[test]
fn playing_goes_forward_and_stops_at_the_end() {
    let mut explorer = explorer();
    explorer.apply(Command::ShowDay(day("1940-08-01")));
    explorer.apply(Command::SetPace(Pace::Week));
    explorer.apply(Command::Play);
    let mut last = 0.0;
    for _ in 0..200 {
        explorer.tick(0.05);
        let moment = explorer.scene().clock.moment;
        assert!(moment >= last);
        last = moment;
    }
    assert_eq!(explorer.scene().now.day, day("1940-08-21"));
    assert!(!explorer.scene().clock.playing);
    settle(&mut explorer);
    assert!(!explorer.is_moving());
    explorer.apply(Command::Play);
    assert_eq!(
        explorer.scene().now.day,
        day("1879-11-07"),
        "playing at the end starts again"
    );
    explorer.apply(Command::Pause);
    assert!(!explorer.scene().clock.playing);
}

#[test]
fn a_visit_to_the_clock() {
    let mut explorer = explorer();
    let steps: [(Command, &str); 12] = [
        (Command::ShowDay(day("1907-02-10")), "1907-02-10"),
        (Command::StepYear(Step::Next), "1908-02-10"),
        (Command::StepYear(Step::Previous), "1907-02-10"),
        (Command::StepChapter(Step::Next), "1907-10-01"),
        (Command::StepChapter(Step::Previous), "1907-01-16"),
        (Command::ShowDay(day("1917-03-29")), "1917-03-29"),
        (Command::StepStay(Step::Next), "1917-03-30"),
        (Command::StepStay(Step::Next), "1917-04-03"),
        (Command::StepStay(Step::Previous), "1917-03-30"),
        (Command::TellStory(StoryLength::Twenty), "1917-03-30"),
        (Command::PlayBackwards(true), "1917-03-30"),
        (Command::FollowCamera(Follow::Director), "1917-03-30"),
    ];
    for (command, expected) in steps {
        let said = format!("{command:?}");
        explorer.apply(command);
        assert_eq!(explorer.scene().now.day, day(expected), "{said}");
    }
    let clock = explorer.scene().clock;
    assert_eq!(clock.story, Some(StoryLength::Twenty));
    assert!(clock.backwards && !clock.playing);
    assert_eq!(explorer.scene().follow, Follow::Director);
    explorer.apply(Command::LoopRange {
        start: clock.moment - 3.0,
        end: clock.moment - 2.0,
    });
    explorer.apply(Command::Play);
    assert_eq!(
        explorer.scene().now.day,
        day("1917-03-28"),
        "backwards from the end"
    );
    for _ in 0..200 {
        explorer.tick(0.1);
        assert!(explorer.scene().now.day < day("1917-03-29"));
    }
    explorer.apply(Command::ClearLoop);
    explorer.apply(Command::Pause);
    explorer.apply(Command::Scrub(0.0));
    explorer.apply(Command::Play);
    assert_eq!(
        explorer.scene().now.day,
        day("1940-08-21"),
        "playing backwards at the beginning starts from the end"
    );
}

#[test]
fn the_time_axis_zooms_pans_and_shows_its_spans() {
    let mut explorer = explorer();
    explorer.apply(Command::ShowDay(day("1917-03-29")));
    for span in Span::ALL {
        explorer.apply(Command::ShowSpan(span));
        assert_eq!(explorer.scene().span, Some(span));
        let share = explorer.scene().window.share(explorer.scene().clock.moment);
        assert!(
            (0.0..=1.0).contains(&share),
            "{span:?} keeps the clock in sight"
        );
    }
    let before = explorer.scene().window;
    explorer.apply(Command::PanTime(10.0));
    assert!((explorer.scene().window.start - before.start - 10.0).abs() < 1e-6);
    let moment = explorer.scene().window.start + 7.0;
    let share = explorer.scene().window.share(moment);
    explorer.apply(Command::ZoomTime {
        moment,
        factor: 1.5,
    });
    assert!((explorer.scene().window.share(moment) - share).abs() < 1e-9);
    assert_eq!(explorer.scene().span, None);
}

#[test]
fn the_map_pans_zooms_and_fits() {
    let mut explorer = explorer();
    let scale = explorer.scene().view.camera.scale;
    explorer.apply(Command::ZoomMap {
        x: 100.0,
        y: 50.0,
        factor: 2.0,
    });
    assert!((explorer.scene().view.camera.scale / scale - 2.0).abs() < 1e-9);
    let lon = explorer.scene().view.camera.lon;
    explorer.apply(Command::PanMap { dx: 40.0, dy: 0.0 });
    assert!(explorer.scene().view.camera.lon < lon);
    explorer.apply(Command::FitMap(Fit::Chapter));
    assert!(explorer.is_moving());
    settle(&mut explorer);
    explorer.apply(Command::ReduceMotion(true));
    explorer.apply(Command::FitMap(Fit::Life));
    assert!(!explorer.is_moving(), "reduced motion jumps");
    assert!((explorer.scene().view.camera.scale - scale).abs() < 1e-6);
}

#[test]
fn language_tab_and_life_change_while_it_runs() {
    let mut explorer = explorer();
    explorer.apply(Command::SpeakLang(Lang::Ru));
    assert_eq!(explorer.scene().lang(), Lang::Ru);
    explorer.apply(Command::ShowTab(Tab::Events));
    assert_eq!(explorer.viewpoint().tab, Tab::Events);
    explorer.apply(Command::ShowDay(day("1907-03-05")));
    explorer.apply(Command::Remember);
    explorer.apply(Command::Select(Selection::Place(PlaceId(3))));
    let again = Arc::new((*life()).clone());
    explorer.apply(Command::OpenLife(LifeBox(again)));
    assert_eq!(
        explorer.scene().now.day,
        day("1907-03-05"),
        "a saved file keeps the viewpoint"
    );
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => -3000.0..3000.0_f64,
        1 => Just(f64::NAN),
        1 => Just(f64::INFINITY),
        1 => Just(-1e300),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        number().prop_map(Command::Scrub),
        any::<i64>().prop_map(Command::StepDays),
        (-90_000_i32..90_000)
            .prop_map(|n| Command::ShowDay(day("1900-01-01") + chrono::TimeDelta::days(n.into()))),
        prop_oneof![Just(Step::Next), Just(Step::Previous)].prop_map(Command::StepEvent),
        prop_oneof![Just(Step::Next), Just(Step::Previous)].prop_map(Command::ShowEnd),
        Just(Command::Play),
        Just(Command::Pause),
        (0..7_usize).prop_map(|i| Command::SetPace(Pace::ALL[i])),
        (number(), number()).prop_map(|(moment, factor)| Command::ZoomTime { moment, factor }),
        number().prop_map(Command::PanTime),
        (0..4_usize).prop_map(|i| Command::ShowSpan(Span::ALL[i])),
        (number(), number()).prop_map(|(width, height)| Command::ResizeMap { width, height }),
        (number(), number()).prop_map(|(dx, dy)| Command::PanMap { dx, dy }),
        (number(), number(), number()).prop_map(|(x, y, factor)| Command::ZoomMap { x, y, factor }),
        prop_oneof![Just(Fit::Life), Just(Fit::Chapter), Just(Fit::Here)].prop_map(Command::FitMap),
        Just(Command::Remember),
        (0..482_u32).prop_map(|i| Command::Select(Selection::Event(EventId(i)))),
        (0..299_u32).prop_map(|i| Command::Select(Selection::Place(PlaceId(i)))),
        (0..643_u32).prop_map(|i| Command::Select(Selection::Leg(LegId(i)))),
        Just(Command::Deselect),
        Just(Command::Back),
        Just(Command::Forward),
        any::<bool>().prop_map(Command::ReduceMotion),
        any::<bool>().prop_map(Command::Search),
        any::<bool>().prop_map(Command::ListInView),
        any::<String>().prop_map(|text| Command::Find(Query::new(&text))),
        (0..9_u8).prop_map(|rank| Command::SetFilter(Filter {
            rank,
            ..Filter::default()
        })),
        Just(Command::ResetFilter),
        (0..9_000_u32).prop_map(|i| Command::Hover(Some(Selection::Event(EventId(i))))),
        (0..3_usize).prop_map(|i| Command::TellStory(StoryLength::ALL[i])),
        any::<bool>().prop_map(Command::PlayBackwards),
        (number(), number()).prop_map(|(start, end)| Command::LoopRange { start, end }),
        Just(Command::ClearLoop),
        prop_oneof![Just(Step::Next), Just(Step::Previous)].prop_map(Command::StepStay),
        prop_oneof![Just(Step::Next), Just(Step::Previous)].prop_map(Command::StepChapter),
        prop_oneof![Just(Step::Next), Just(Step::Previous)].prop_map(Command::StepYear),
        (0..3_usize).prop_map(|i| Command::FollowCamera(Follow::ALL[i])),
        number().prop_map(Command::CoverMap),
        (0..4_usize).prop_map(|i| Command::ToggleKind(ListKind::ALL[i])),
        (0..3_usize).prop_map(|i| Command::FitTime(TimeFit::ALL[i])),
        (number(), number(), number(), number()).prop_map(|(west, south, east, north)| {
            Command::FitMap(Fit::Rect(LonLatRect {
                west,
                south,
                east,
                north,
            }))
        }),
        Just(Command::Hover(None)),
        (0..4_usize).prop_map(|i| Command::SpeakLang(Lang::ALL[i])),
        (0..3_usize).prop_map(|i| Command::ShowTab(Tab::ALL[i])),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn a_command_comes_back_from_its_line(command in command()) {
        let life = life();
        if let Some(line) = command.to_line(&life) {
            let again = Command::from_line(&line, &life).unwrap();
            // No number is equal to none.
            let said = |command: &Command| format!("{command:?}");
            prop_assert_eq!(said(&again), said(&command), "{}", line);
        }
    }

    #[test]
    fn no_sequence_of_commands_leaves_the_life_or_the_sheet(
        commands in proptest::collection::vec((command(), 0.0..0.5_f64), 1..40)
    ) {
        let mut explorer = explorer();
        let days = life().days() as f64;
        for (command, dt) in commands {
            let said = format!("{command:?}");
            explorer.apply(command);
            explorer.tick(dt);
            let scene = explorer.scene();
            prop_assert!((0.0..days).contains(&scene.clock.moment), "{said}: {}", scene.clock.moment);
            prop_assert!(life().contains(scene.now.day), "{said}");
            let camera = scene.view.camera;
            prop_assert!(camera.lon.is_finite() && camera.lat.abs() <= 85.0, "{said}: {camera:?}");
            prop_assert!(camera.scale.is_finite() && camera.scale > 0.0, "{said}: {camera:?}");
            prop_assert!(scene.window.start.is_finite() && scene.window.days >= 1.0, "{said}: {:?}", scene.window);
            prop_assert!(scene.window.days <= days * 1.02, "{said}: {:?}", scene.window);
        }
    }
}
