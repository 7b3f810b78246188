//! `stats` against sums made another way: every single day asked, and kilometres from the tables.

use std::collections::BTreeMap;

use serde_json::Value;
use trotsky_atlas::app::cli::stats_cmd;
use trotsky_atlas::calendar::Day;
use trotsky_atlas::life::{Life, Spot};
use trotsky_atlas::load::load_embedded;
use trotsky_atlas::words::{Lang, Words};

use crate::source::root;

fn stats(life: &Life, until: Option<&str>) -> Value {
    let text = stats_cmd::run(life, until, true, &Words::new(Lang::En)).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// What every day up to one adds: by condition, by the state's name of that day, by town.
#[derive(Default)]
struct ByDay {
    conditions: BTreeMap<String, f64>,
    countries: BTreeMap<String, f64>,
    towns: BTreeMap<String, f64>,
}

impl ByDay {
    /// Adds a day by the odds of each leg that may hold it; true if only one may.
    fn add(&mut self, life: &Life, day: Day) -> bool {
        let candidates = life.whereabouts(day).unwrap().candidates;
        let sure = candidates.len() == 1;
        for one in candidates {
            let condition = life.leg(one.leg).condition.key().to_owned();
            *self.conditions.entry(condition).or_default() += one.odds;
            let Spot::At(place) = one.spot else { continue };
            let town = life.town(place);
            *self.towns.entry(life.place(town).key.clone()).or_default() += one.odds;
            let state = life.place(place).state(day);
            if let Some(state) = state.or_else(|| life.place(town).state(day)) {
                let name = life.state(state).name(day, Lang::En).to_owned();
                *self.countries.entry(name).or_default() += one.odds;
            }
        }
        sure
    }
}

/// The first sum further from the other way's than it may be. A day shared by several boundaries
/// is shared a little differently when each day is asked alone.
fn apart(found: &BTreeMap<String, f64>, other: &BTreeMap<String, f64>) -> Option<String> {
    found
        .keys()
        .chain(other.keys())
        .map(|key| {
            let of = |sums: &BTreeMap<String, f64>| sums.get(key).copied().unwrap_or_default();
            (key, of(found), of(other))
        })
        .find(|(_, a, b)| (a - b).abs() > 1.0 + 0.001 * a.max(*b))
        .map(|(key, a, b)| format!("{key}: {a} and {b}"))
}

fn rows(value: &Value, key: &str) -> BTreeMap<String, f64> {
    let mut sums = BTreeMap::new();
    for row in value.as_array().unwrap() {
        let name = row[key].as_str().unwrap().to_owned();
        *sums.entry(name).or_default() += row["days"].as_f64().unwrap();
    }
    sums
}

fn fields(value: &Value) -> BTreeMap<String, f64> {
    let fields = value.as_object().unwrap().iter();
    fields
        .map(|(key, value)| (key.clone(), value.as_f64().unwrap()))
        .collect()
}

#[test]
fn days_agree_with_every_single_day_asked() {
    let life = load_embedded().unwrap().life;
    let mut by_day = ByDay::default();
    let (mut due, mut compared) = (false, 0);
    for (number, day) in (1..).zip(life.subject.first_day.iter_days()) {
        if day > life.subject.last_day {
            break;
        }
        let sure = by_day.add(&life, day);
        due |= number % 400 == 0 || day == life.subject.last_day;
        // On a day that two legs may hold, sums at expected moments and by odds may differ.
        if !due || !sure {
            continue;
        }
        (due, compared) = (false, compared + 1);
        let found = stats(&life, Some(&day.to_string()));
        assert_eq!(found["until"], day.to_string());
        assert_eq!(found["days"], number);
        for (sums, other) in [
            (fields(&found["days_by_condition"]), &by_day.conditions),
            (rows(&found["days_by_country"], "name"), &by_day.countries),
            (rows(&found["days_by_place"], "place"), &by_day.towns),
        ] {
            assert_eq!(apart(&sums, other), None, "{day}");
        }
        let stayed: f64 = rows(&found["days_by_place"], "place").values().sum();
        let road = found["days_on_the_road"].as_f64().unwrap();
        assert!((stayed + road - f64::from(number)).abs() < 5.0, "{day}");
    }
    assert_eq!((compared, due), (56, false), "the last day is one of them");
}

#[test]
fn a_day_counted_twice_is_found() {
    let sums = |days: f64| BTreeMap::from([("home".to_owned(), days)]);
    assert_eq!(apart(&sums(100.0), &sums(101.0)), None);
    assert!(apart(&sums(100.0), &sums(102.0)).is_some());
    assert!(apart(&sums(100.0), &BTreeMap::new()).is_some());
}

/// Latitude and longitude.
type Position = (f64, f64);

/// The great circle between two positions by the law of haversines.
fn haversine_km(a: Position, b: Position) -> f64 {
    let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
    let h = half(a.0, b.0) + a.0.to_radians().cos() * b.0.to_radians().cos() * half(a.1, b.1);
    2.0 * 6371.0088 * h.sqrt().asin()
}

fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(root().join("data/trotsky").join(name)).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn position(row: &BTreeMap<String, String>) -> Position {
    (row["lat"].parse().unwrap(), row["lon"].parse().unwrap())
}

#[test]
fn kilometres_agree_with_the_tables_added_by_hand() {
    let places: BTreeMap<String, Position> = table("places.csv")
        .iter()
        .map(|row| (row["id"].clone(), position(row)))
        .collect();
    let mut waypoints: BTreeMap<String, Vec<(u32, Position)>> = BTreeMap::new();
    for row in table("waypoints.csv") {
        let points = waypoints.entry(row["leg"].clone()).or_default();
        points.push((row["seq"].parse().unwrap(), position(&row)));
    }
    let mut km: BTreeMap<String, f64> = BTreeMap::new();
    for row in table("itinerary.csv") {
        if row["kind"] != "journey" {
            continue;
        }
        let mut stops = vec![places[&row["place"]]];
        let mut through = waypoints.remove(&row["id"]).unwrap_or_default();
        through.sort_by_key(|(seq, _)| *seq);
        stops.extend(through.into_iter().map(|(_, at)| at));
        stops.push(places[&row["to"]]);
        let length: f64 = stops
            .windows(2)
            .map(|pair| haversine_km(pair[0], pair[1]))
            .sum();
        *km.entry(row["mode"].clone()).or_default() += length;
    }
    let life = load_embedded().unwrap().life;
    let found = stats(&life, None);
    let by_mode = fields(&found["km_by_mode"]);
    for (mode, km) in &km {
        let found = by_mode[mode];
        assert!((found - km).abs() < 0.5 + 1e-4 * km, "{mode}: {found} {km}");
    }
    let all: f64 = km.values().sum();
    assert!((found["km"].as_f64().unwrap() - all).abs() < 5.0);
    // The furthest place he stayed at or travelled to, among all of the table.
    let home = found["birthplace"]["place"].as_str().unwrap();
    let furthest = table("itinerary.csv")
        .iter()
        .flat_map(|row| [row["place"].clone(), row["to"].clone()])
        .filter(|place| !place.is_empty())
        .map(|place| haversine_km(places[home], places[&place]))
        .fold(0.0, f64::max);
    assert!((found["furthest"]["km"].as_f64().unwrap() - furthest).abs() < 2.0);
}
