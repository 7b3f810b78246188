//! `check --coverage`: what is counted, in whose language, and when it is enough.

use std::process::Command;

use serde_json::Value;
use trotsky_atlas::app::cli::coverage_cmd;
use trotsky_atlas::load::{Coverage, Part, check_embedded, load_dir};
use trotsky_atlas::words::Lang;

use crate::source::root;

fn json(coverage: &Coverage) -> Value {
    serde_json::from_str(&coverage_cmd::run(coverage, true)).unwrap()
}

#[test]
fn the_shipped_life_is_told_whole_in_four_languages() {
    let loaded = check_embedded().unwrap();
    let coverage = loaded.coverage();
    assert_eq!(coverage.langs, Lang::ALL);
    let life = &loaded.life;
    let needed = |part: Part| match part {
        Part::Titles => life.events.len(),
        Part::Facts => life.legs.len() + life.events.len(),
        Part::Labels => {
            let stays = life
                .legs
                .iter()
                .filter(|leg| leg.is_stay() && leg.rank == 1);
            stays.count() + life.events.iter().filter(|event| event.rank == 1).count()
        }
        Part::Chapters => 2 * life.chapters.len(),
        Part::Captions => life.tour.len(),
        Part::People => 2 * life.people.len(),
        Part::Disputes => life.disputes.len(),
        Part::Myths => 2 * life.myths.len(),
        Part::Glossary | Part::Words => 0,
    };
    for (part, shares) in &coverage.parts {
        for (lang, share) in coverage.langs.iter().zip(shares) {
            let (part, lang) = (part.key(), lang.code());
            assert!(share.is_whole(), "{part} in {lang}: {share:?}");
        }
        if needed(*part) > 0 {
            assert_eq!(shares[0].needed, needed(*part), "{}", part.key());
        }
    }
}

#[test]
fn what_is_missing_is_counted_in_its_language() {
    let loaded = load_dir(&root().join("data/example")).unwrap();
    let before = loaded.coverage();
    let mut life = (*loaded.life).clone();
    life.events[0].title.set(Lang::Es, "");
    life.legs[2].fact.set(Lang::Ru, "");
    let mut loaded = loaded;
    loaded.life = life.into();
    let after = loaded.coverage();
    let have = |coverage: &Coverage, lang: &str, part: &str| {
        let share = &json(coverage)["languages"][lang][part];
        share["have"].as_u64().unwrap()
    };
    for (lang, part, lost) in [
        ("es", "titles", 1),
        ("ru", "titles", 0),
        ("ru", "facts", 1),
        ("pt-BR", "facts", 0),
    ] {
        let counts = (have(&before, lang, part), have(&after, lang, part));
        assert_eq!(counts.0 - counts.1, lost, "{part} in {lang}");
    }
    assert_eq!(json(&after)["languages"]["es"]["titles"]["percent"], 85.7);
    assert_eq!(json(&after)["whole"], false);
    assert!(coverage_cmd::run(&after, false).contains("6/7 85.7 %"));
}

#[test]
fn the_exit_code_says_whether_something_is_missing() {
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trotsky-atlas"));
        let output = command
            .args(arguments)
            .current_dir(root())
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    // The example has no labels, and a label is needed where the rank is 1.
    let (code, said) = run(&["check", "data/example", "--coverage"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.lines().count() == 11 && said.contains("facts"),
        "{said}"
    );
    let (code, said) = run(&["check", "data/example"]);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    let (_, said) = run(&["check", "data/example", "--coverage", "--json"]);
    assert_eq!(json_of(&said)["languages"]["en"]["facts"]["percent"], 100.0);
    assert_eq!(run(&["check", "--json"]).0, Some(2));
}

fn json_of(said: &str) -> Value {
    serde_json::from_str(said).unwrap()
}
