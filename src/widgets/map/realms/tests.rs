//! Tests of the realms: what lines were on a day, and where names find room.

use super::super::sheet::Laying;
use super::*;
use crate::geo::LonLat;

fn day(y: i32, m: u32, d: u32) -> Day {
    Day::from_ymd_opt(y, m, d).unwrap()
}

fn kind(realms: &Realms, borders: &Borders, one: (f64, f64), other: (f64, f64)) -> LineKind {
    let face = |(lat, lon): (f64, f64)| borders.face_at(LonLat::new(lon, lat).unwrap());
    realms.kind(face(one), face(other))
}

#[test]
fn lines_are_what_they_were_on_the_day() {
    let base = Basemap::embedded().unwrap();
    let borders = base.borders();
    let on = |day: Day| Realms::new(borders, day);
    let (vienna, budapest, munich) = ((48.2, 16.37), (47.5, 19.04), (48.14, 11.58));
    let old = on(day(1914, 6, 28));
    assert_eq!(kind(&old, borders, vienna, budapest), LineKind::Inner);
    assert_eq!(kind(&old, borders, vienna, munich), LineKind::Border);
    let new = on(day(1925, 1, 1));
    assert_eq!(kind(&new, borders, vienna, budapest), LineKind::Border);
    let (kiev, moscow) = ((50.45, 30.52), (55.75, 37.62));
    assert_eq!(kind(&old, borders, kiev, moscow), LineKind::None);
    assert_eq!(kind(&new, borders, kiev, moscow), LineKind::Inner);
    let annexed = on(day(1939, 1, 1));
    assert_eq!(kind(&annexed, borders, vienna, munich), LineKind::None);
}

#[test]
fn the_realms_of_two_days_are_one_until_something_changes() {
    let base = Basemap::embedded().unwrap();
    let mut realms = RealmsOfDay::default();
    let first = realms.on(&base, day(1925, 6, 1));
    assert!(Arc::ptr_eq(&first, &realms.on(&base, day(1925, 6, 2))));
    let later = realms.on(&base, day(1939, 1, 1));
    assert!(!Arc::ptr_eq(&first, &later));
    let all: Vec<usize> = (0..base.borders().faces.len()).collect();
    assert!(!first.same_in(&later, &all));
}

#[test]
fn a_name_finds_room_in_its_own_land_and_stays_there() {
    let mut realms = Realms::new(Basemap::embedded().unwrap().borders(), day(1914, 6, 28));
    let of = |id: &str| {
        realms
            .faces
            .iter()
            .position(|realm| realm.is_some_and(|realm| realms.ids[realm.top] == id))
            .unwrap() as u16
    };
    let (france, spain) = (of("france"), of("spain"));
    // France fills the upper part of the picture, Spain the lower.
    let (columns, rows) = (120, 80);
    let cells = (0..columns * rows)
        .map(|i| if i / columns < 50 { france } else { spain })
        .collect();
    let grid = Grid {
        columns,
        rows,
        cells,
    };
    let view = crate::geo::Camera {
        lon: 3.0,
        lat: 44.0,
        scale: 30.0,
    }
    .through(640.0, 400.0);
    let size = vec2(columns as f32, rows as f32) * CELL;
    let onto = Onto {
        laying: Laying::new(view),
        middle: size / 2.0,
        size,
    };
    let search = |before: Option<&Spots>, realms: &Realms| {
        Search {
            realms,
            grid: &grid,
            onto: &onto,
            air: 40.0,
            lang: Lang::En,
            before,
        }
        .spots()
    };
    let spots = search(None, &realms);
    let spot = spots.all.iter().find(|spot| spot.id == "france").unwrap();
    let (_, y) = onto.laying.offset(spot.at[0].0, spot.at[0].1);
    assert!(y < 60.0, "in the upper part: {y}");
    assert_eq!(
        search(Some(&spots), &realms).all[0].at[0],
        spots.all[0].at[0]
    );
    realms
        .letters
        .iter_mut()
        .for_each(|letters| *letters = [200; 4]);
    assert!(
        search(None, &realms).all.is_empty(),
        "no room for so long a name"
    );
}
