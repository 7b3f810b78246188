//! The life that the bench measures is a life: longer, and without a hole.

use chrono::TimeDelta;
use trotsky_atlas::life::Life;
use trotsky_atlas::load::load_embedded;

use crate::long_life::{dense, longer};

/// Every day has its odds, and they add up to one.
fn assert_no_hole(life: &Life) {
    let mut day = life.subject.first_day;
    while life.contains(day) {
        let answer = life.whereabouts(day).unwrap();
        let odds: f64 = answer.candidates.iter().map(|one| one.odds).sum();
        assert!((odds - 1.0).abs() < 1e-9, "{day}: {odds}");
        // A stride that meets every season of every round.
        day += TimeDelta::days(17);
    }
}

#[test]
fn a_life_lived_three_times_has_no_hole() {
    let life = load_embedded().unwrap().life;
    assert_eq!(longer(&life, 1).chain.bounds(), life.chain.bounds());
    let long = longer(&life, 3);
    assert_eq!(long.days(), 3 * life.days());
    assert_eq!(long.legs.len(), 3 * life.legs.len());
    assert_eq!(long.events.len(), 3 * life.events.len());
    assert_no_hole(&long);
    let later = TimeDelta::days(2 * life.days());
    let there = life.whereabouts(life.subject.last_day).unwrap();
    let again = long.whereabouts(life.subject.last_day + later).unwrap();
    assert_eq!(there.at, again.at);
    let keys: std::collections::BTreeSet<&str> = long.legs.iter().map(|leg| &*leg.key).collect();
    assert_eq!(keys.len(), long.legs.len());
}

#[test]
fn a_dense_life_has_as_many_legs_in_its_own_days() {
    let life = load_embedded().unwrap().life;
    let long = dense(&life, 5);
    assert_eq!(long.days(), life.days());
    assert_eq!(long.legs.len(), 5 * life.legs.len());
    assert_eq!(long.events.len(), 5 * life.events.len());
    assert!(long.events.is_sorted_by_key(|event| event.bounds.earliest));
    assert_no_hole(&long);
}
