//! Calm while the clock plays: texts that can be read, dates that do not blink, a camera beside the card.

use std::sync::{Arc, OnceLock};

use trotsky_atlas::explore::{Command, Explorer, Fit, Follow, Pace, Selection, StoryLength};
use trotsky_atlas::life::{Life, PlaceId};
use trotsky_atlas::load::load_embedded;
use trotsky_atlas::words::Lang;

fn explorer() -> Explorer {
    static LIFE: OnceLock<Arc<Life>> = OnceLock::new();
    let life = LIFE.get_or_init(|| load_embedded().unwrap().life).clone();
    let mut explorer = Explorer::new(life, Lang::En);
    explorer.apply(Command::ResizeMap {
        width: 1224.0,
        height: 682.0,
    });
    explorer
}

#[test]
fn the_director_frames_what_the_card_leaves_free() {
    let card = 404.0;
    let mut explorer = explorer();
    explorer.apply(Command::FollowCamera(Follow::Director));
    explorer.apply(Command::ShowDay("1917-03-01".parse().unwrap()));
    explorer.apply(Command::Select(Selection::Place(PlaceId(3))));
    explorer.apply(Command::CoverMap(card));
    explorer.apply(Command::FitMap(Fit::Here));
    explorer.apply(Command::Play);
    let (mut seen, mut frames, mut flights, mut flying) = (0.0, 0.0, 0, false);
    for _ in 0..2400 {
        explorer.tick(0.05);
        let scene = explorer.scene();
        flights += i32::from(scene.flying && !flying);
        flying = scene.flying;
        let (x, y) = scene.view.point_from_lonlat(scene.now.at);
        frames += 1.0;
        if (-612.0..612.0 - card).contains(&x) && y.abs() < 341.0 {
            seen += 1.0;
        }
    }
    assert!(
        flights > 2 && seen / frames > 0.95,
        "{flights}, {}",
        seen / frames
    );
}

#[test]
fn while_the_story_plays_a_text_stays_until_it_can_be_read() {
    let mut explorer = explorer();
    explorer.apply(Command::TellStory(StoryLength::Three));
    explorer.apply(Command::ShowDay("1917-03-01".parse().unwrap()));
    explorer.apply(Command::Play);
    let (mut stood, mut texts, mut behind) = (0.0, 0, 0);
    for _ in 0..2400 {
        let before = explorer.scene().told.leg;
        explorer.tick(0.025);
        let scene = explorer.scene();
        stood += 0.025;
        behind += i32::from(scene.told.leg != scene.now.leg);
        if scene.told.leg != before {
            assert!(stood > 1.47, "{stood} s");
            (stood, texts) = (0.0, texts + 1);
        }
    }
    assert!(
        texts > 20 && behind > 100,
        "{texts} texts, {behind} frames behind"
    );
    // A hand that moves the clock, or stops it, reads at once.
    explorer.apply(Command::Scrub(13_000.5));
    assert_eq!(explorer.scene().told.leg, explorer.scene().now.leg);
    explorer.tick(0.3);
    explorer.apply(Command::Pause);
    assert_eq!(explorer.scene().told.day, explorer.scene().now.day);
}

#[test]
fn no_date_changes_faster_than_it_can_be_read() {
    let mut explorer = explorer();
    for pace in Pace::ALL {
        explorer.apply(Command::ShowDay("1905-01-01".parse().unwrap()));
        explorer.apply(Command::SetPace(pace));
        explorer.apply(Command::Play);
        let (mut changes, mut text) = (0, explorer.scene().calm_text());
        for _ in 0..500 {
            explorer.tick(0.01);
            let now = explorer.scene().calm_text();
            changes += i32::from(now != text);
            text = now;
        }
        // Four times a second at most; a month that begins may cut a step of days short.
        assert!(
            (1..=24).contains(&changes),
            "{pace:?}: {changes} in five seconds"
        );
        explorer.apply(Command::Pause);
        let day = explorer.scene().now.day;
        assert!(
            explorer
                .scene()
                .calm_text()
                .contains(&day.format("%-d ").to_string())
        );
    }
}
