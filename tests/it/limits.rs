//! What a life's folder may cost: each limit is reached, told in a sentence, and the rest is read.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use trotsky_atlas::load::{load_bytes, load_dir, read_bytes, report};

type Life = BTreeMap<String, Vec<u8>>;

fn example() -> Life {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    read_bytes(&dir).unwrap().into_iter().collect()
}

/// The report on a life, or the reason why it is none.
fn answer(life: &Life) -> String {
    let files: Vec<(&str, &[u8])> = life
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    match load_bytes(&files) {
        Ok(loaded) => report(&loaded.problems),
        Err(error) => error.reason,
    }
}

fn with(file: &str, more: &str) -> String {
    let mut life = example();
    life.get_mut(file)
        .unwrap()
        .extend_from_slice(more.as_bytes());
    answer(&life)
}

#[test]
fn every_limit_is_told() {
    let event = |id: &str, place: &str, sources: &str| {
        format!("{id},1882-03-23,,{place},family,1,,{sources},high,,yes,\n")
    };
    let circle: String = (0..3_000)
        .map(|i| (i, (i + 1) % 3_000))
        .fold(String::new(), |text, (i, next)| {
            text + &format!("p{i},49.5,11,town,p{next},,,,\n")
        });
    let zigzag: String = (6..40).fold(String::new(), |text, i| {
        text + &format!(
            "trip-america,{i},{},0,x,\n",
            if i % 2 == 0 { 89 } else { -89 }
        )
    });
    let abbreviation = format!("@string{{a = {{{}}}}}\n", "ha ".repeat(10_000));
    for (file, more, told) in [
        (
            "events.csv",
            event("x", "erlangen", &"a;".repeat(60)),
            "60 sources, at most 50",
        ),
        (
            "events.csv",
            event(&"x".repeat(20_001), "erlangen", ""),
            "a cell of over 20000 bytes",
        ),
        (
            "events.csv",
            event("x", &"e".repeat(9_000), ""),
            "no such place",
        ),
        (
            "events.csv",
            "\0".to_owned(),
            "events.csv: error: has a byte of zero in it",
        ),
        (
            "tour.csv",
            ",\n".repeat(50_001),
            "at most 50000 rows are read",
        ),
        ("places.csv", circle, "the place is part of itself"),
        ("waypoints.csv", zigzag, "a journey has at most 120000"),
        (
            "sources.bib",
            "@book{b\n".repeat(10_001),
            "over 10000 entries",
        ),
        (
            "sources.bib",
            format!("{abbreviation}@book{{b, title = a # a # a # a}}\n"),
            "over 100000 bytes when written out",
        ),
        (
            "sources.bib",
            " ".repeat(2 << 20),
            "sources.bib: error: is too large",
        ),
        ("life.toml", "#".repeat(64 << 10), "life.toml is too large"),
    ] {
        let said = with(file, &more);
        assert!(said.contains(told), "{file}: {told}: {said:.600}");
    }
}

#[test]
fn a_place_has_only_so_many_names() {
    let names: String = (1000..1300).fold(String::new(), |text, year| {
        text + &format!("x,en,{year},{},M{year}\n", year + 1)
    });
    let mut life = example();
    let place = b"x,49.5,11,town,,,,,\n";
    life.get_mut("places.csv").unwrap().extend_from_slice(place);
    let file = life.get_mut("place-names.csv").unwrap();
    file.extend_from_slice(names.as_bytes());
    assert!(answer(&life).contains("over 200 names of one place in one language"));
}

#[test]
fn a_table_of_too_many_columns_is_left_out() {
    let mut life = example();
    life.insert("tour.csv".to_owned(), "c,".repeat(200).into_bytes());
    assert!(answer(&life).contains("the first line names 201 columns, at most 200"));
}

#[test]
fn a_list_of_problems_has_an_end() {
    let said = with("events.csv", &"x,,,,,,,,,,,\n".repeat(10_002));
    assert!(
        said.starts_with("it has over 10000 problems; the first is events.csv:"),
        "{said}"
    );
}

#[test]
fn a_file_does_not_speak_to_the_terminal() {
    let said = with("tour.csv", "\u{1b}[2J\u{9b}31m,\n");
    assert!(
        said.contains("tour.csv:4") && !said.contains(['\u{1b}', '\u{9b}']),
        "{said:?}"
    );
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_on_the_way_to_a_file() {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in example() {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    assert_eq!(report(&load_dir(dir.path()).unwrap().problems), "");
    let elsewhere = tempfile::tempdir().unwrap();
    fs::rename(dir.path().join("texts"), elsewhere.path().join("texts")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path().join("texts"), dir.path().join("texts")).unwrap();
    let said = report(&load_dir(dir.path()).unwrap().problems);
    assert!(
        said.contains("texts/en.csv: error: is not a plain file"),
        "{said}"
    );
    // The folder itself may be reached through a link: somebody named it.
    let link = elsewhere.path().join("life");
    std::os::unix::fs::symlink(dir.path(), &link).unwrap();
    assert_eq!(report(&load_dir(&link).unwrap().problems), said);
}
