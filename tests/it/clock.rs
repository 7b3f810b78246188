//! The clock as a visitor meets it: both paces, both ways, loops, cards, the camera, Back.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use trotsky_atlas::explore::{
    Command, Explorer, Filter, Fit, Follow, Pace, REST_SECS, Selection, Span, Step, Story,
    StoryLength, Trace,
};
use trotsky_atlas::geo::distance_km;
use trotsky_atlas::life::{EventId, Kind, LegId, Life, PlaceId};
use trotsky_atlas::load::load_embedded;
use trotsky_atlas::words::Lang;

use crate::long_life::longer;

fn life() -> Arc<Life> {
    static LIFE: std::sync::OnceLock<Arc<Life>> = std::sync::OnceLock::new();
    LIFE.get_or_init(|| load_embedded().unwrap().life).clone()
}

fn explorer() -> Explorer {
    explorer_of(life())
}

fn explorer_of(life: Arc<Life>) -> Explorer {
    let mut explorer = Explorer::new(life, Lang::En);
    explorer.apply(Command::ResizeMap {
        width: 1224.0,
        height: 682.0,
    });
    explorer
}

fn story(length: StoryLength) -> Story {
    Story::new(&life(), &Trace::new(&life()), length)
}

fn moment(explorer: &Explorer) -> f64 {
    explorer.scene().clock.moment
}

/// Plays from one end until the clock stops; the seconds it took.
fn play_through(explorer: &mut Explorer, backwards: bool) -> f64 {
    explorer.apply(Command::PlayBackwards(backwards));
    explorer.apply(Command::ShowEnd(Step::Previous));
    explorer.apply(Command::Scrub(if backwards { 1e9 } else { 0.0 }));
    explorer.apply(Command::Play);
    let mut secs = 0.0;
    while explorer.scene().clock.playing {
        let before = moment(explorer);
        explorer.tick(0.1);
        secs += 0.1;
        let after = moment(explorer);
        let on = if backwards {
            after < before
        } else {
            after > before
        };
        assert!(on, "{before} to {after}");
        assert!(secs < 2000.0, "the story has an end");
    }
    secs
}

#[test]
fn the_whole_life_takes_as_long_as_was_chosen() {
    for (length, backwards) in [
        (StoryLength::Three, true),
        (StoryLength::Eight, false),
        (StoryLength::Eight, true),
        (StoryLength::Twenty, false),
    ] {
        let mut explorer = explorer();
        explorer.apply(Command::FollowCamera(Follow::Off));
        explorer.apply(Command::TellStory(length));
        let secs = play_through(&mut explorer, backwards);
        let wanted = 60.0 * length.minutes() as f64;
        assert!(
            (secs - wanted).abs() <= 0.02 * wanted,
            "{length:?}: {secs} s"
        );
    }
}

#[test]
fn short_and_long_lives_have_a_story_too() {
    let long = longer(&life(), 5);
    let mut short = (*life()).clone();
    short.events.clear();
    short.tour.clear();
    for life in [Arc::new(long), Arc::new(short)] {
        let mut explorer = explorer_of(life);
        explorer.apply(Command::FollowCamera(Follow::Off));
        explorer.apply(Command::TellStory(StoryLength::Three));
        let secs = play_through(&mut explorer, false);
        assert!((secs - 180.0).abs() <= 3.6, "{secs} s");
    }
}

/// The seconds each leg is on screen, without the rests in it.
fn seconds_of_legs(story: &Story) -> Vec<(LegId, f64)> {
    let life = life();
    let rests = rests(story);
    let last = life.days() as f64 - 0.01;
    life.leg_ids()
        .filter_map(|id| {
            let start = life.chain.moment(id.index());
            let end = life.chain.moment(id.index() + 1).min(last);
            let own = rests
                .iter()
                .filter(|(_, (at, _))| start <= *at && *at < end)
                .count();
            let secs = story.second_from_moment(end) - story.second_from_moment(start);
            (end - start > 1e-6).then_some((id, secs - REST_SECS * own as f64))
        })
        .collect()
}

/// The first moment and the seconds of each rest, found by looking at every hundredth of a second.
fn rests(story: &Story) -> BTreeMap<EventId, (f64, f64)> {
    let mut rests = BTreeMap::new();
    for i in 0..(100.0 * story.seconds()) as u32 {
        let moment = story.moment_from_second(f64::from(i) / 100.0);
        if let Some(event) = story.rest_at(moment) {
            rests.entry(event).or_insert((moment, 0.0)).1 += 0.01;
        }
    }
    rests
}

#[test]
fn every_leg_has_its_time_and_detail_gives_way_first() {
    let life = life();
    for (id, secs) in seconds_of_legs(&story(StoryLength::Twenty)) {
        let (low, high) = if life.leg(id).is_stay() {
            (0.4, 4.0)
        } else {
            (1.5, 6.0)
        };
        let key = &life.leg(id).key;
        assert!(low - 1e-6 <= secs && secs <= high + 1e-6, "{key}: {secs} s");
    }
    for (id, secs) in seconds_of_legs(&story(StoryLength::Eight)) {
        let leg = life.leg(id);
        let low = if leg.is_stay() { 0.4 } else { 1.5 };
        if leg.rank <= 2 {
            assert!((secs - low).abs() < 1e-6, "{}: {secs} s", leg.key);
        } else {
            assert!(0.1 * low < secs && secs < low, "{}: {secs} s", leg.key);
        }
    }
}

#[test]
fn the_story_rests_two_seconds_at_every_event_of_the_first_rank() {
    let life = life();
    for length in [StoryLength::Eight, StoryLength::Twenty] {
        let rests = rests(&story(length));
        for id in life.event_ids().filter(|id| life.event(*id).rank == 1) {
            let key = &life.event(id).key;
            let (at, secs) = rests.get(&id).copied().unwrap_or_default();
            assert!((secs - REST_SECS).abs() < 0.03, "{key}: {secs} s");
            let bounds = life.event(id).bounds;
            let day = life.subject.first_day + chrono::TimeDelta::days(at as i64);
            let day = day.min(life.subject.last_day);
            let late = life.subject.last_day < bounds.earliest;
            assert!(late || bounds.contains(day), "{key}: {day}");
        }
    }
    let rests = rests(&story(StoryLength::Three));
    assert_eq!(rests.len(), 45, "half of three minutes is rest");
    let trace = Trace::new(&life);
    for id in trace.chosen.iter().filter(|id| life.event(**id).rank == 1) {
        assert!(rests.contains_key(id), "{}", life.event(*id).key);
    }
}

#[test]
fn the_marker_never_jumps() {
    let life = life();
    let story = story(StoryLength::Eight);
    // The most a leg can move in a second: its whole way, eased as a train's, and over the gap
    // between the house it begins at and the one he left, if the record does not tell of that move.
    let mut left = life.place(life.legs[0].place()).at;
    let speeds: BTreeMap<LegId, f64> = seconds_of_legs(&story)
        .into_iter()
        .map(|(id, secs)| {
            let (met, km) = match &life.leg(id).kind {
                Kind::Stay { place } => (life.place(*place).at, 0.0),
                Kind::Journey { path, .. } => (path.at(0.0).unwrap(), path.length_km()),
            };
            let gap = distance_km(left, met);
            left = life.place(life.leg(id).place()).at;
            assert!(gap < 20.0, "{}: {gap} km", life.leg(id).key);
            (id, 1.4 * km / secs + 1.5 * gap / (secs / 2.0).min(0.3))
        })
        .collect();
    let mut explorer = explorer();
    explorer.apply(Command::FollowCamera(Follow::Off));
    explorer.apply(Command::Scrub(0.0));
    explorer.apply(Command::Play);
    let dt = 1.0 / 30.0;
    while explorer.scene().clock.playing {
        let (from, was) = (explorer.scene().now.leg, explorer.scene().now.at);
        explorer.tick(dt);
        let (to, is) = (explorer.scene().now.leg, explorer.scene().now.at);
        let most: f64 = speeds.range(from..=to).map(|(_, speed)| speed * dt).sum();
        let km = distance_km(was, is);
        assert!(
            km <= most + 0.01,
            "{}: {km:.2} km of {most:.2}",
            life.leg(to).key
        );
    }
}

#[test]
fn the_story_opens_its_cards_and_leaves_a_visitors_alone() {
    let mut explorer = explorer();
    explorer.apply(Command::ShowDay("1898-02-06".parse().unwrap()));
    explorer.apply(Command::Play);
    let mut open = 0.0;
    let arrest = life()
        .event_ids()
        .find(|id| life().event(*id).key == "event-first-arrest");
    let card = arrest.map(Selection::Event);
    while open == 0.0 || explorer.scene().selection.is_some() {
        explorer.tick(0.05);
        if explorer.scene().selection.is_some() {
            assert_eq!(explorer.scene().selection, card);
            assert_eq!(explorer.scene().now.day, "1898-02-09".parse().unwrap());
            assert!(explorer.scene().calm_day().is_some(), "the date is read");
            open += 0.05;
        }
    }
    assert!((open - REST_SECS).abs() < 0.11, "{open} s");

    // What a visitor has opened stays open, and what he closes is not opened again.
    let mine = Selection::Place(PlaceId(3));
    explorer.apply(Command::ShowDay("1898-02-06".parse().unwrap()));
    explorer.apply(Command::Select(mine));
    explorer.apply(Command::Play);
    for _ in 0..100 {
        explorer.tick(0.05);
        assert_eq!(explorer.scene().selection, Some(mine));
    }
    explorer.apply(Command::Deselect);
    explorer.apply(Command::ShowDay("1898-02-06".parse().unwrap()));
    while explorer.scene().selection.is_none() {
        explorer.tick(0.05);
    }
    explorer.apply(Command::Deselect);
    for _ in 0..10 {
        explorer.tick(0.05);
        assert_eq!(explorer.scene().selection, None);
    }
}

#[test]
fn a_paused_card_stays_until_the_clock_leaves_it() {
    let mut explorer = explorer();
    explorer.apply(Command::ShowDay("1898-02-06".parse().unwrap()));
    explorer.apply(Command::Play);
    while explorer.scene().selection.is_none() {
        explorer.tick(0.05);
    }
    explorer.apply(Command::Pause);
    explorer.tick(5.0);
    assert!(explorer.scene().selection.is_some());
    explorer.apply(Command::StepDays(30));
    assert_eq!(explorer.scene().selection, None);
}

#[test]
fn the_camera_follows_calmly_in_each_mode() {
    for follow in Follow::ALL {
        let mut explorer = explorer();
        explorer.apply(Command::FollowCamera(follow));
        explorer.apply(Command::ShowDay("1917-03-01".parse().unwrap()));
        explorer.apply(Command::FitMap(Fit::Here));
        for _ in 0..40 {
            explorer.tick(0.1);
        }
        let camera = explorer.scene().view.camera;
        explorer.apply(Command::Play);
        let (mut since, mut flights, mut seen, mut frames) = (10.0_f64, 0, 0.0, 0.0);
        let mut flying = false;
        for _ in 0..2400 {
            explorer.tick(0.05);
            since += 0.05;
            let scene = explorer.scene();
            if scene.flying && !flying {
                assert!(since > 2.94, "{follow:?}: {since} s after the last");
                (since, flights) = (0.0, flights + 1);
            }
            flying = scene.flying;
            let (x, y) = scene.view.point_from_lonlat(scene.now.at);
            let inside = x.abs() < 612.0 && y.abs() < 341.0;
            frames += 1.0;
            seen += if inside { 1.0 } else { 0.0 };
        }
        let seen = seen / frames;
        match follow {
            Follow::Off => {
                assert_eq!(explorer.scene().view.camera, camera);
                assert_eq!(flights, 0);
            }
            Follow::KeepInView => assert!(flights > 2 && seen > 0.5, "{flights}, {seen}"),
            Follow::Director => assert!(flights > 2 && seen > 0.97, "{flights}, {seen}"),
        }
    }
}

#[test]
fn with_less_motion_the_clock_steps_and_the_camera_cuts() {
    let mut explorer = explorer();
    explorer.apply(Command::ReduceMotion(true));
    explorer.apply(Command::FollowCamera(Follow::Director));
    explorer.apply(Command::ShowDay("1917-03-01".parse().unwrap()));
    explorer.apply(Command::Play);
    let mut steps = 0;
    for _ in 0..400 {
        let before = moment(&explorer);
        explorer.tick(0.05);
        assert!(!explorer.scene().flying);
        steps += i32::from(moment(&explorer) != before);
    }
    assert_eq!(steps, 10, "a step every two seconds");
}

#[test]
fn steps_by_stay_chapter_and_year() {
    let mut explorer = explorer();
    let day = |explorer: &Explorer| explorer.scene().now.day;
    explorer.apply(Command::ShowDay("1917-03-29".parse().unwrap()));
    explorer.apply(Command::StepYear(Step::Next));
    assert_eq!(day(&explorer), "1918-03-29".parse().unwrap());
    explorer.apply(Command::StepYear(Step::Previous));
    assert_eq!(day(&explorer), "1917-03-29".parse().unwrap());
    for (forward, back) in [
        (
            Command::StepStay(Step::Next),
            Command::StepStay(Step::Previous),
        ),
        (
            Command::StepChapter(Step::Next),
            Command::StepChapter(Step::Previous),
        ),
    ] {
        explorer.apply(Command::ShowEnd(Step::Previous));
        let mut stops = vec![];
        loop {
            let before = moment(&explorer);
            explorer.apply(forward.clone());
            if moment(&explorer) == before {
                break;
            }
            assert!(moment(&explorer) > before, "{forward:?}");
            stops.push(moment(&explorer));
        }
        assert!(stops.len() + 1 >= life().chapters.len(), "{forward:?}");
        for stop in stops.iter().rev().skip(1) {
            explorer.apply(back.clone());
            assert_eq!(moment(&explorer), *stop, "{back:?}");
        }
    }
    explorer.apply(Command::StepYear(Step::Previous));
    explorer.apply(Command::ShowEnd(Step::Previous));
    explorer.apply(Command::StepYear(Step::Previous));
    assert_eq!(day(&explorer), life().subject.first_day);
}

fn length() -> impl Strategy<Value = StoryLength> {
    (0..3_usize).prop_map(|i| StoryLength::ALL[i])
}

/// One of the ten paces.
fn pace() -> impl Strategy<Value = Command> {
    prop_oneof![
        length().prop_map(Command::TellStory),
        (0..7_usize).prop_map(|i| Command::SetPace(Pace::ALL[i])),
    ]
}

fn jump() -> impl Strategy<Value = Command> {
    let step = || prop_oneof![Just(Step::Next), Just(Step::Previous)];
    prop_oneof![
        (-5000..20_000_i64).prop_map(Command::StepDays),
        step().prop_map(Command::StepEvent),
        step().prop_map(Command::StepStay),
        step().prop_map(Command::StepChapter),
        step().prop_map(Command::StepYear),
        (0..482_u32).prop_map(|i| Command::Select(Selection::Event(EventId(i)))),
        (0..299_u32).prop_map(|i| Command::Select(Selection::Place(PlaceId(i)))),
        (0..643_u32).prop_map(|i| Command::Select(Selection::Leg(LegId(i)))),
        (0..4_usize).prop_map(|i| Command::ShowSpan(Span::ALL[i])),
        prop_oneof![Just(Fit::Life), Just(Fit::Chapter), Just(Fit::Here)].prop_map(Command::FitMap),
        (0..4_u8).prop_map(|rank| Command::SetFilter(Filter {
            rank,
            ..Filter::default()
        })),
    ]
}

/// What changes the view without a jump.
fn drift() -> impl Strategy<Value = Command> {
    prop_oneof![
        (0.0..22_203.0_f64).prop_map(Command::Scrub),
        (-400.0..400.0_f64).prop_map(Command::PanTime),
        (0.0..22_203.0_f64, 0.2..5.0_f64)
            .prop_map(|(moment, factor)| Command::ZoomTime { moment, factor }),
        (-400.0..400.0_f64, -300.0..300.0_f64).prop_map(|(dx, dy)| Command::PanMap { dx, dy }),
        (-400.0..400.0_f64, 0.2..5.0_f64).prop_map(|(x, factor)| Command::ZoomMap {
            x,
            y: 0.0,
            factor
        }),
        pace(),
        Just(Command::Play),
        Just(Command::Pause),
        Just(Command::Deselect),
        Just(Command::Remember),
        any::<bool>().prop_map(Command::PlayBackwards),
        (-100.0..22_400.0_f64, -100.0..22_400.0_f64)
            .prop_map(|(start, end)| Command::LoopRange { start, end }),
        Just(Command::ClearLoop),
        (0..3_usize).prop_map(|i| Command::FollowCamera(Follow::ALL[i])),
        (0.0..500.0_f64).prop_map(Command::CoverMap),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_table_rises_strictly_and_comes_back(
        length in length(),
        mut moments in proptest::collection::vec(0.0..22_202.0_f64, 2..40),
    ) {
        let story = story(length);
        moments.sort_by(f64::total_cmp);
        for pair in moments.windows(2).filter(|pair| pair[1] - pair[0] > 1e-6) {
            let (a, b) = (story.second_from_moment(pair[0]), story.second_from_moment(pair[1]));
            prop_assert!(a < b, "{pair:?}: {a} and {b}");
        }
        for moment in moments {
            let second = story.second_from_moment(moment);
            prop_assert!((0.0..=story.seconds()).contains(&second));
            let again = story.moment_from_second(second);
            prop_assert!((again - moment).abs() < 1e-6, "{moment} comes back as {again}");
            // No break: a moment later is a moment later.
            let later = story.second_from_moment(moment + 1e-7);
            prop_assert!((0.0..1e-3).contains(&(later - second)), "{moment}: {}", later - second);
        }
    }

    #[test]
    fn a_playing_clock_goes_one_way(
        pace in pace(),
        backwards in any::<bool>(),
        start in 0.0..22_202.0_f64,
        steps in proptest::collection::vec(0.001..0.1_f64, 1..60),
    ) {
        let mut explorer = explorer();
        explorer.apply(pace);
        explorer.apply(Command::PlayBackwards(backwards));
        explorer.apply(Command::Scrub(start));
        explorer.apply(Command::Play);
        for dt in steps {
            let before = moment(&explorer);
            explorer.tick(dt);
            let way = moment(&explorer) - before;
            let stopped = !explorer.scene().clock.playing;
            prop_assert!(stopped || if backwards { way < 0.0 } else { way > 0.0 }, "{way}");
        }
    }

    #[test]
    fn a_loop_is_never_left_while_playing(
        pace in pace(),
        backwards in any::<bool>(),
        ends in (-100.0..22_400.0_f64, -100.0..22_400.0_f64),
        steps in proptest::collection::vec((0.001..5.0_f64, proptest::option::weighted(0.1, 0.0..22_202.0_f64)), 1..60),
    ) {
        let mut explorer = explorer();
        explorer.apply(pace);
        explorer.apply(Command::PlayBackwards(backwards));
        explorer.apply(Command::LoopRange { start: ends.0, end: ends.1 });
        let range = explorer.scene().clock.looped;
        explorer.apply(Command::Play);
        for (dt, scrub) in steps {
            if let Some(moment) = scrub {
                explorer.apply(Command::Scrub(moment));
            }
            explorer.tick(dt);
            prop_assert!(explorer.scene().clock.playing || range.is_none());
            if let Some(range) = range {
                let moment = moment(&explorer);
                prop_assert!((range.start..=range.end).contains(&moment), "{moment} in {range:?}");
            }
        }
        explorer.apply(Command::ClearLoop);
        prop_assert!(explorer.scene().clock.looped.is_none());
    }

    #[test]
    fn back_and_forward_restore_every_viewpoint_to_the_letter(
        jumps in proptest::collection::vec(
            (proptest::collection::vec((drift(), 0.0..0.4_f64), 0..4), jump()), 1..12)
    ) {
        let mut explorer = explorer();
        let line = |explorer: &Explorer| explorer.viewpoint().to_line(&life());
        let mut left = vec![];
        for (drifts, jump) in jumps {
            for (command, dt) in drifts {
                if command == Command::Remember {
                    left.push(line(&explorer));
                }
                explorer.apply(command);
                explorer.tick(dt);
            }
            explorer.apply(Command::Pause);
            let before = line(&explorer);
            explorer.apply(jump);
            if line(&explorer) != before {
                left.push(before);
            }
        }
        let mut trail = vec![];
        while let Some(there) = left.pop() {
            let here = line(&explorer);
            // A step back is a step to something else.
            if there == here {
                continue;
            }
            prop_assert!(explorer.scene().can_go_back);
            explorer.apply(Command::Back);
            prop_assert_eq!(&line(&explorer), &there);
            explorer.tick(1.0);
            prop_assert_eq!(&line(&explorer), &there, "nothing drifts after it");
            trail.push(here);
        }
        prop_assert!(!explorer.scene().can_go_back);
        while let Some(there) = trail.pop() {
            prop_assert!(explorer.scene().can_go_forward);
            explorer.apply(Command::Forward);
            prop_assert_eq!(&line(&explorer), &there);
        }
        prop_assert!(!explorer.scene().can_go_forward);
    }
}
