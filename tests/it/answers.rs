//! The shipped life answers: every one of its days, and some that readers know by heart.

use trotsky_atlas::calendar::Day;
use trotsky_atlas::geo::{LonLat, distance_km};
use trotsky_atlas::life::{Kind, Life, Mode, Spot, Stance};
use trotsky_atlas::load::load_embedded;
use trotsky_atlas::words::Lang;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The English name of the first candidate's place on a day, with the town it is part of.
fn place_named(life: &Life, on: Day) -> String {
    let answer = life.whereabouts(on).unwrap();
    let place = life.leg(answer.candidates[0].leg).place();
    let town = life.town(place);
    let name = |id| life.place(id).name(on, Lang::En);
    format!("{} | {}", name(place), name(town))
}

#[test]
fn every_day_has_an_answer() {
    let life = load_embedded().unwrap().life;
    let mut days = 0;
    for on in life.subject.first_day.iter_days() {
        if on > life.subject.last_day {
            break;
        }
        days += 1;
        let answer = life.whereabouts(on).unwrap();
        let odds: f64 = answer.candidates.iter().map(|one| one.odds).sum();
        assert!((odds - 1.0).abs() < 1e-9, "{on}: odds add up to {odds}");
        // On a day of known travel the journey comes first, whatever its share of the day.
        let led = usize::from(answer.stance == Stance::Travelling);
        let falling = answer.candidates[led..].is_sorted_by(|a, b| a.odds >= b.odds);
        assert!(falling, "{on}: not by falling odds");
        assert_eq!(answer.at, answer.candidates[0].at, "{on}");
        assert!(answer.radius_km.is_finite(), "{on}: {}", answer.radius_km);
        for one in &answer.candidates {
            assert!(one.odds > 0.0, "{on}: a candidate without odds");
            assert!(one.at.lat.abs() <= 90.0 && one.at.lon.is_finite(), "{on}");
            if let Spot::OnTheWay { share, .. } = one.spot {
                assert!((0.0..=1.0).contains(&share), "{on}: share {share}");
            }
        }
        assert!(life.chapter_on(on).is_some(), "{on}: no chapter");
    }
    assert_eq!(days, 22_203);
    let before = life.subject.first_day.pred_opt().unwrap();
    let after = life.subject.last_day.succ_opt().unwrap();
    assert!(life.whereabouts(before).is_none() && life.whereabouts(after).is_none());
}

#[test]
fn days_known_by_heart() {
    let life = load_embedded().unwrap().life;
    for (on, name) in [
        ("1879-11-07", "Yanovka"),
        ("1903-08-15", "London"),
        ("1917-03-20", "New York"),
        ("1932-11-25", "Copenhagen"),
        ("1940-08-01", "Coyoacán"),
    ] {
        let found = place_named(&life, day(on));
        assert!(found.contains(name), "{on}: {found}, not {name}");
        let stance = life.whereabouts(day(on)).unwrap().stance;
        assert_eq!(stance, Stance::At, "{on}");
    }
}

#[test]
fn exile_in_eastern_siberia() {
    let life = load_embedded().unwrap().life;
    let at = life.whereabouts(day("1901-06-01")).unwrap().at;
    let irkutsk = LonLat {
        lon: 104.3,
        lat: 52.3,
    };
    assert!(distance_km(at, irkutsk) < 700.0, "{at:?}");
}

#[test]
fn on_a_sledge_in_the_foothills_of_the_urals() {
    let life = load_embedded().unwrap().life;
    let answer = life.whereabouts(day("1907-03-05")).unwrap();
    let first = &answer.candidates[0];
    let Kind::Journey { mode, .. } = life.leg(first.leg).kind else {
        panic!("{answer:?} is no journey");
    };
    assert_eq!(mode, Mode::Sledge);
    assert!((58.0..66.0).contains(&first.at.lat), "{:?}", first.at);
    assert!((58.0..66.5).contains(&first.at.lon), "{:?}", first.at);
}
