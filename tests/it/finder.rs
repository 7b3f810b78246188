//! The finder without a window: what a query answers, what a filter leaves, and that a viewpoint
//! carries both.

use std::sync::{Arc, OnceLock};

use proptest::prelude::*;
use trotsky_atlas::explore::search::{Answers, Hit, Index, Likeness, Target};
use trotsky_atlas::explore::{
    Command, Explorer, Facets, Filter, ListKind, Mask, Only, PersonId, Query, Selection, Tab,
    Viewpoint, Wanted, number, people,
};
use trotsky_atlas::life::{
    Condition, Confidence, EventId, Kind, LegId, Life, Mode, PlaceId, StateId,
};
use trotsky_atlas::load::load_embedded;
use trotsky_atlas::words::Lang;

use crate::long_life::longer;

fn life() -> Arc<Life> {
    static LIFE: OnceLock<Arc<Life>> = OnceLock::new();
    LIFE.get_or_init(|| load_embedded().unwrap().life).clone()
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| Index::new(&life()))
}

fn ask(query: &str, lang: Lang) -> Answers {
    index().find(&life(), query, lang, &Filter::default(), &Mask::default())
}

fn first(query: &str) -> Hit {
    let answers = ask(query, Lang::En);
    *answers
        .hits
        .first()
        .unwrap_or_else(|| panic!("nothing is called {query}"))
}

fn place(key: &str) -> Target {
    let at = life().places.iter().position(|place| place.key == key);
    Target::Select(Selection::Place(PlaceId::from_index(at.unwrap())))
}

fn event(key: &str) -> EventId {
    let life = life();
    life.event_ids()
        .find(|id| life.event(*id).key == key)
        .unwrap()
}

#[test]
fn a_place_is_found_by_the_names_of_all_times_and_languages() {
    for query in [
        "Leningrad",
        "Petrograd",
        "St Petersburg",
        "st. petersburg",
        "Ленинград",
        "петроград",
        "São Petersburgo",
        "sao petersburgo",
        "LENINGRADO",
    ] {
        assert_eq!(first(query).target, place("st-petersburg"), "{query}");
        assert_eq!(first(query).fit, Likeness::Exact, "{query}");
    }
    for query in ["Kristiania", "Oslo", "осло"] {
        assert_eq!(first(query).target, place("oslo"), "{query}");
    }
    // One of two names that stand together is a whole name too.
    for query in ["Prinkipo", "buyukada", "Büyükada"] {
        assert!(matches!(
            first(query).target,
            Target::Select(Selection::Place(_))
        ));
    }
}

#[test]
fn a_beginning_a_word_and_a_piece_are_told_in_this_order() {
    let answers = ask("petrog", Lang::En);
    assert_eq!(answers.hits[0].target, place("st-petersburg"));
    assert_eq!(answers.hits[0].fit, Likeness::Beginning);
    let fits: Vec<Likeness> = answers.hits.iter().map(|hit| hit.fit).collect();
    assert!(fits.is_sorted(), "{fits:?}");
    // "stadt" stands inside words alone.
    let inside = ask("nstadt", Lang::En);
    assert!(!inside.hits.is_empty());
    assert!(inside.hits.iter().all(|hit| hit.fit == Likeness::Part));
    assert!(ask("xqzw", Lang::En).hits.is_empty());
    assert!(ask("  ", Lang::En).hits.is_empty());
}

#[test]
fn people_and_facts_are_found_in_both_alphabets() {
    let martov = ask("Martov", Lang::En);
    let person = martov
        .hits
        .iter()
        .find_map(|hit| match hit.target {
            Target::Person(person) => Some(person),
            _ => None,
        })
        .unwrap();
    assert_eq!(people(&life())[person.0 as usize], "Julius Martov");
    // The record names him in English; people.csv tells how the others do.
    for name in ["Мартов", "Юлий Мартов", "Mártov"] {
        assert_eq!(ask(name, Lang::Pt).hits[0].target, Target::Person(person));
    }
    let facts = |query: &str| {
        ask(query, Lang::Ru)
            .hits
            .iter()
            .filter(|hit| matches!(hit.target, Target::Select(_)))
            .count()
    };
    assert!(facts("Lenin") > 20);
    assert!(facts("Ленин") > 10, "{}", facts("Ленин"));
    // Works are named in facts.
    assert!(facts("My Life") > 0);
    // Words may stand apart and in any order.
    assert!(facts("vienna lenin") > 0 || facts("lenin london") > 0);
}

#[test]
fn what_is_said_in_the_language_shown_comes_first() {
    let answers = ask("Viena", Lang::Es);
    assert_eq!(answers.hits[0].target, place("vienna"));
    // Of sentences that fit alike, an answer shows the one in the language shown.
    let mut told = 0;
    for hit in ask("Trotsky", Lang::Es).hits {
        let Target::Select(Selection::Event(id)) = hit.target else {
            continue;
        };
        let fact = life().event(id).fact.get(Lang::Es).to_owned();
        if hit.fit == Likeness::Word && !index().is_name(hit) && fact.contains(" Trotsky ") {
            assert_eq!(index().text(hit), fact);
            told += 1;
        }
    }
    assert!(told > 3, "{told}");
}

#[test]
fn a_date_in_any_form_offers_its_day() {
    let day = Target::Day("1917-11-07".parse().unwrap());
    for query in [
        "1917-11-07",
        "7 November 1917",
        "7.11.1917",
        "25 октября 1917 ст. ст.",
        "7 de novembro de 1917",
    ] {
        assert_eq!(first(query).target, day, "{query}");
    }
    assert_eq!(
        first("1917").target,
        Target::Day("1917-01-01".parse().unwrap())
    );
    assert_eq!(
        first("1879").target,
        Target::Day("1879-11-07".parse().unwrap()),
        "the life's first day, not one before it"
    );
    let outside = ask("7 November 1817", Lang::En);
    assert!(
        !outside
            .hits
            .iter()
            .any(|hit| matches!(hit.target, Target::Day(_)))
    );
}

#[test]
fn a_town_where_he_never_was_is_found_too() {
    let answers = ask("Лиссабон", Lang::En);
    let towns: Vec<_> = answers
        .hits
        .iter()
        .filter(|hit| matches!(hit.target, Target::Town(_)))
        .collect();
    assert_eq!(towns.len(), 1, "one answer a town: {answers:?}");
    let petersburg = ask("Leningrad", Lang::En);
    assert!(
        !petersburg
            .hits
            .iter()
            .any(|hit| matches!(hit.target, Target::Town(_))),
        "a place of the life is not a town of the map once more"
    );
}

#[test]
fn a_long_life_shares_its_texts() {
    let long = longer(&life(), 20);
    let index = Index::new(&long);
    let answers = index.find(
        &long,
        "trotsky",
        Lang::En,
        &Filter::default(),
        &Mask::default(),
    );
    let once = ask("trotsky", Lang::En);
    assert!(
        answers.found > 5 * once.found,
        "{} {}",
        answers.found,
        once.found
    );
    assert!(answers.hits.len() <= trotsky_atlas::explore::search::MOST);
}

/// Every row of the life, judged once more and one by one.
fn left(filter: &Filter) -> Mask {
    Mask::new(&life(), &Facets::new(&life()), filter)
}

#[test]
fn a_filter_leaves_what_its_words_say() {
    let life = life();
    let prison = Filter {
        conditions: Only::of([number(Condition::ALL, &Condition::Prisoner)]),
        ..Filter::default()
    };
    let mask = left(&prison);
    for id in life.leg_ids() {
        let is_prisoner = life.leg(id).condition == Condition::Prisoner;
        assert_eq!(mask.leg(id), is_prisoner, "{}", life.leg(id).key);
    }
    assert!(!mask.event(event("event-birth")));
    assert!(mask.counts().legs < mask.counts().of_legs && mask.counts().legs > 0);

    let rail = Filter {
        modes: Only::of([number(Mode::ALL, &Mode::Rail)]),
        ..Filter::default()
    };
    let mask = left(&rail);
    for id in life.leg_ids() {
        let by_rail =
            matches!(&life.leg(id).kind, Kind::Journey { mode, .. } if *mode == Mode::Rail);
        assert_eq!(mask.leg(id), by_rail, "{}", life.leg(id).key);
    }

    let sure = Filter {
        certainty: Only::of([number(Confidence::ALL, &Confidence::High)]),
        rank: 1,
        ..Filter::default()
    };
    let mask = left(&sure);
    for id in life.event_ids() {
        let event = life.event(id);
        let wanted = event.rank == 1 && event.confidence == Confidence::High;
        assert_eq!(mask.event(id), wanted, "{}", event.key);
    }
    assert_eq!(left(&Filter::default()).counts().events, life.events.len());
}

#[test]
fn a_filter_of_a_country_goes_by_the_state_of_the_date() {
    let life = life();
    let at = life.states.iter().position(|state| state.key == "turkey");
    let turkey = StateId::from_index(at.unwrap());
    let mask = left(&Filter {
        country: Some(turkey),
        ..Filter::default()
    });
    let stays: Vec<LegId> = life
        .leg_ids()
        .filter(|id| mask.leg(*id) && life.leg(*id).is_stay())
        .collect();
    assert!(!stays.is_empty());
    for id in stays {
        let place = life.leg(id).place();
        let there = ["TR"].contains(&&*life.place(place).modern_country);
        assert!(there, "{}", life.leg(id).key);
    }
}

#[test]
fn a_filter_of_a_person_leaves_who_is_named() {
    let life = life();
    let at = people(&life)
        .iter()
        .position(|name| *name == "Diego Rivera")
        .unwrap();
    let mask = left(&Filter {
        person: Some(PersonId(at as u32)),
        ..Filter::default()
    });
    for id in life.event_ids() {
        let named = life
            .event(id)
            .people
            .iter()
            .any(|name| name == "Diego Rivera");
        assert_eq!(mask.event(id), named, "{}", life.event(id).key);
    }
    for id in life.leg_ids().filter(|id| mask.leg(*id)) {
        assert!(life.leg(id).fact.get(Lang::En).contains("Rivera"));
    }
}

#[test]
fn back_restores_the_filter_and_the_query() {
    let mut explorer = Explorer::new(life(), Lang::En);
    explorer.apply(Command::Search(true));
    assert_eq!(explorer.scene().tab, Tab::Events);
    explorer.apply(Command::Find(Query::new("Leningrad")));
    assert!(!explorer.scene().can_go_back, "typing is no step");
    let filter = Filter {
        rank: 1,
        ..Filter::default()
    };
    explorer.apply(Command::SetFilter(filter));
    let here = explorer.viewpoint();
    explorer.apply(Command::Select(Selection::Event(event("event-birth"))));
    explorer.apply(Command::ShowTab(Tab::Map));
    explorer.apply(Command::Find(Query::default()));
    explorer.apply(Command::ResetFilter);
    assert!(explorer.scene().finder.wanted().filter.is_open());
    assert!(explorer.scene().finder.answers().hits.is_empty());
    explorer.apply(Command::Back);
    assert_eq!(explorer.scene().finder.wanted().filter, filter);
    explorer.apply(Command::Back);
    assert_eq!(explorer.viewpoint().to_line(&life()), here.to_line(&life()));
    assert_eq!(explorer.scene().finder.wanted().query.as_str(), "Leningrad");
    assert!(!explorer.scene().finder.answers().hits.is_empty());
}

#[test]
fn the_filter_hides_answers_and_says_how_many() {
    let mut explorer = Explorer::new(life(), Lang::En);
    explorer.apply(Command::Find(Query::new("Lenin")));
    let all = explorer.scene().finder.answers().found;
    explorer.apply(Command::SetFilter(Filter {
        conditions: Only::of([number(Condition::ALL, &Condition::Prisoner)]),
        ..Filter::default()
    }));
    let answers = explorer.scene().finder.answers();
    assert!(answers.found < all);
    assert_eq!(answers.found + answers.left_out, all);
}

#[test]
fn the_last_kind_stays_in_the_list() {
    let mut explorer = Explorer::new(life(), Lang::En);
    explorer.apply(Command::ToggleKind(ListKind::Events));
    let kinds = explorer.scene().finder.wanted().kinds;
    assert!(kinds.has(ListKind::Events as usize));
    explorer.apply(Command::ToggleKind(ListKind::Stays));
    explorer.apply(Command::ToggleKind(ListKind::Events));
    let kinds = explorer.scene().finder.wanted().kinds;
    assert_eq!(kinds, Only::of([ListKind::Stays as usize]));
}

#[test]
fn pointing_leaves_no_trace_in_the_history() {
    let mut explorer = Explorer::new(life(), Lang::En);
    let birth = Some(Selection::Event(event("event-birth")));
    let here = explorer.viewpoint();
    explorer.apply(Command::Hover(birth));
    assert_eq!(explorer.scene().finder.hovered(), birth);
    assert_eq!(explorer.viewpoint(), here);
    assert!(!explorer.scene().can_go_back);
    explorer.apply(Command::Hover(Some(Selection::Event(EventId(9_999)))));
    assert_eq!(
        explorer.scene().finder.hovered(),
        None,
        "there is no such event"
    );
}

#[test]
fn parts_of_a_line_that_say_nothing_are_refused() {
    for wrong in [
        "1917-03-29; only",
        "1917-03-29; only condition",
        "1917-03-29; only condition happy",
        "1917-03-29; only rank 9",
        "1917-03-29; only country atlantis",
        "1917-03-29; only person Nobody",
        "1917-03-29; only list",
        "1917-03-29; only list cats",
    ] {
        assert!(Viewpoint::from_line(wrong, &life()).is_err(), "{wrong}");
    }
    let line = "1917-03-29; find Leningrad; only condition prisoner deported; only mode rail; \
                only certainty high; only country russia; only person Diego Rivera; only rank 2; \
                only list stays places; only in-view; prinkipo; tab events";
    let viewpoint = Viewpoint::from_line(line, &life()).unwrap();
    assert_eq!(viewpoint.to_line(&life()), line);
}

fn wanted() -> impl Strategy<Value = Wanted> {
    let life = life();
    let states = life.states.len();
    let persons = people(&life).len();
    let some = |count: usize| proptest::collection::vec(0..count, 0..4).prop_map(Only::of);
    (
        any::<String>(),
        (
            some(Condition::ALL.len()),
            some(Mode::ALL.len()),
            some(Confidence::ALL.len()),
        ),
        proptest::option::of(0..states),
        proptest::option::of(0..persons),
        0..4_u8,
        proptest::collection::vec(0..4_usize, 1..4),
        any::<bool>(),
    )
        .prop_map(
            |(text, terms, country, person, rank, kinds, in_view)| Wanted {
                query: Query::new(text.trim()),
                filter: Filter {
                    conditions: terms.0,
                    modes: terms.1,
                    certainty: terms.2,
                    country: country.map(StateId::from_index),
                    person: person.map(|person| PersonId(person as u32)),
                    rank,
                },
                kinds: Only::of(kinds),
                in_view,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_wanted_comes_back_from_its_line(wanted in wanted()) {
        let life = life();
        let mut viewpoint = Viewpoint::from_line("1917-03-29; prinkipo", &life).unwrap();
        viewpoint.wanted = wanted;
        let line = viewpoint.to_line(&life);
        let again = Viewpoint::from_line(&line, &life).unwrap();
        prop_assert_eq!(again.to_line(&life), &*line);
        prop_assert_eq!(again.wanted.filter, wanted.filter);
        prop_assert_eq!(again.wanted.kinds, wanted.kinds);
        prop_assert_eq!(again.wanted.query.as_str().trim(), wanted.query.as_str().trim());
    }

    #[test]
    fn no_query_breaks_the_search(text in any::<String>()) {
        let answers = ask(Query::new(&text).as_str(), Lang::Ru);
        for hit in answers.hits {
            let said = index().text(hit);
            for piece in trotsky_atlas::explore::search::pieces(said, &text) {
                prop_assert!(said.get(piece).is_some());
            }
        }
    }
}
