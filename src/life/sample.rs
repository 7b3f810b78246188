//! A small life for tests, built in code: two towns, a road between them, some open days.

use crate::calendar::{Day, DayBounds, Edtf};
use crate::geo::{LonLat, Path};
use crate::words::{Lang, Text};

use super::{
    Chain, Chapter, Citation, Condition, Confidence, Consulted, Evidence, Kind, Leg, Life, Mode,
    NameSpan, Place, PlaceId, Precision, Source, SourceId, State, StateId, StateSpan, Subject,
    TintKey,
};

/// From 1 February (day 31) to noon of 1 April (day 90.5), in Harbour and on its Quay.
pub(crate) const DAYS_IN_THE_NEW_STATE: f64 = 59.5;

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn place(key: &str, lon: f64, lat: f64, part_of: Option<PlaceId>) -> Place {
    Place {
        key: key.to_lowercase(),
        at: LonLat { lon, lat },
        precision: Precision::Town,
        part_of,
        modern_name: key.to_owned(),
        modern_country: String::new(),
        note: String::new(),
        names: Lang::ALL.map(|_| {
            vec![NameSpan {
                from: None,
                to: None,
                name: key.into(),
            }]
        }),
        states: Vec::new(),
    }
}

fn leg(key: &str, kind: Kind, start: &str, end: &str) -> Leg {
    let (start, end) = (Edtf::parse(start).unwrap(), Edtf::parse(end).unwrap());
    Leg {
        key: key.to_owned(),
        kind,
        // The chain narrows these below.
        start_bounds: start.bounds().unwrap(),
        end_bounds: end.bounds().unwrap(),
        start,
        end,
        start_old_style: String::new(),
        condition: Condition::Free,
        category: "home".to_owned(),
        rank: 1,
        confidence: Confidence::High,
        evidence: Evidence::Documented,
        fact: Text::same("Lives."),
        label: Text::default(),
        citations: vec![Citation {
            source: SourceId(0),
            locator: "ch. 1".to_owned(),
            told: Text::same("ch. 1"),
        }],
        note: String::new(),
        consulted: Consulted::Yes,
    }
}

fn state(key: &str) -> State {
    State {
        key: key.to_owned(),
        tint: TintKey::Other,
        names: vec![(None, None, Text::same(key))],
    }
}

/// Farm (1 January 1900), by cart to Harbour on a known day, Harbour and its Quay, then by ship to
/// Island, leaving and arriving on open days of March, and Island to 10 April.
pub(crate) fn life() -> Life {
    let [farm, harbour, quay, island] = [0, 1, 2, 3].map(PlaceId);
    let mut places = vec![
        place("Farm", 30.0, 50.0, None),
        place("Harbour", 31.0, 50.0, None),
        place("Quay", 31.01, 50.0, Some(harbour)),
        place("Island", 35.0, 45.0, None),
    ];
    let change = Some(day("1900-02-01"));
    places[1].states = vec![
        StateSpan {
            from: None,
            to: change,
            state: StateId(0),
        },
        StateSpan {
            from: change,
            to: None,
            state: StateId(1),
        },
    ];
    let journey = |from: PlaceId, to: PlaceId, mode| Kind::Journey {
        from,
        to,
        mode,
        path: Path::through(&[places[from.index()].at, places[to.index()].at]),
        road: None,
    };
    let by_cart = journey(farm, harbour, Mode::Cart);
    let by_ship = journey(quay, island, Mode::Ship);
    let stay = |place| Kind::Stay { place };
    let mut legs = vec![
        leg("stay-farm", stay(farm), "1900-01-01", "1900-01-20"),
        leg("trip-harbour", by_cart, "1900-01-20", "1900-01-22"),
        leg("stay-harbour", stay(harbour), "1900-01-22", "1900-02"),
        leg("stay-quay", stay(quay), "1900-02", "1900-04-01"),
        leg("trip-island", by_ship, "1900-04-01", "1900-04~"),
        leg("stay-island", stay(island), "1900-04~", "1900-04-30"),
    ];
    let mut raw: Vec<DayBounds> = legs.iter().map(|leg| leg.start_bounds).collect();
    raw.push(legs[legs.len() - 1].end_bounds);
    let (chain, problems) = Chain::new(&raw);
    assert!(problems.is_empty());
    for (i, leg) in legs.iter_mut().enumerate() {
        leg.start_bounds = chain.bounds()[i];
        leg.end_bounds = chain.bounds()[i + 1];
    }
    let (first_day, last_day) = (day("1900-01-01"), day("1900-04-30"));
    Life {
        subject: Subject {
            name: Text::same("Somebody"),
            wordmark: Text::same("SOMEBODY"),
            wordmark_rest: Text::default(),
            first_day,
            last_day,
            old_style_until: Some(day("1900-02-28")),
            home_day: first_day,
        },
        places,
        legs,
        events: Vec::new(),
        chapters: vec![Chapter {
            key: "all".to_owned(),
            start: DayBounds::sharp(first_day),
            end: DayBounds::sharp(last_day),
            title: Text::same("All of it"),
            intro: Text::default(),
        }],
        sources: vec![Source {
            key: "book".to_owned(),
            author: "Author".to_owned(),
            title: "Book".to_owned(),
            year: "1930".to_owned(),
            ..Source::default()
        }],
        people: Vec::new(),
        states: vec![state("old-state"), state("new-state")],
        tour: Vec::new(),
        chain,
        disputes: Vec::new(),
        myths: Vec::new(),
    }
}
