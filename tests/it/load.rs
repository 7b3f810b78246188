//! The loader: every rule is broken once, and what it says of it is held word for word.
//!
//! A case is a folder of `tests/it/load`. It holds only the files that differ from the example
//! life, and perhaps `without.txt`, which names files that the case takes away. `expected.txt` is
//! the whole answer of the program: the problems, or the one sentence that it is no life.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use trotsky_atlas::load::{Loaded, NoLife, load_bytes, load_dir, load_embedded, report};

use crate::source::root;

/// The most bytes of a file that are read, as the guide for curators promises it.
const MAX_FILE_BYTES: usize = 8 * 1024 * 1024;

/// A life's files by name.
type Life = BTreeMap<String, Vec<u8>>;

fn cases() -> PathBuf {
    root().join("tests/it/load")
}

/// Every file below a folder, by its name from there.
fn files_below(dir: &Path) -> Life {
    let mut found = Life::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(dir).unwrap().to_str().unwrap();
                found.insert(name.replace('\\', "/"), fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn example() -> Life {
    files_below(&root().join("data/example"))
}

fn load(life: &Life) -> Result<Loaded, NoLife> {
    let files: Vec<(&str, &[u8])> = life
        .iter()
        .map(|(name, bytes)| (&**name, &**bytes))
        .collect();
    load_bytes(&files)
}

/// What the program says of a life.
fn answer(life: &Life) -> String {
    match load(life) {
        Ok(loaded) => report(&loaded.problems),
        Err(error) => format!("{error}\n"),
    }
}

/// The example with one file's text changed.
fn changed(name: &str, from: &str, to: &str) -> Life {
    let mut life = example();
    let text = String::from_utf8(life[name].clone()).unwrap();
    assert!(text.contains(from), "{name} has no {from}");
    life.insert(name.to_owned(), text.replacen(from, to, 1).into_bytes());
    life
}

#[test]
fn every_case_is_answered_word_for_word() {
    let mut faults = String::new();
    let mut count = 0;
    let mut folders: Vec<PathBuf> = fs::read_dir(cases())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    for folder in folders {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let mut case = files_below(&folder);
        let expected = case.remove("expected.txt").unwrap_or_default();
        let without = case.remove("without.txt").unwrap_or_default();
        let mut life = example();
        for file in String::from_utf8(without).unwrap().lines() {
            assert!(life.remove(file).is_some(), "{name} takes away no {file}");
        }
        for (file, bytes) in case {
            assert_ne!(life.get(&file), Some(&bytes), "{name} changes no {file}");
            life.insert(file, bytes);
        }
        let said = answer(&life);
        let expected = String::from_utf8(expected).unwrap();
        if expected.is_empty() || said != expected {
            faults += &format!("== {name}: expected\n{expected}-- but the program says\n{said}\n");
        }
        count += 1;
    }
    assert!(faults.is_empty(), "\n{faults}");
    assert!(count >= 28, "only {count} cases");
}

#[test]
fn both_shipped_lives_are_silent() {
    let example = load_dir(&root().join("data/example")).unwrap();
    assert_eq!(report(&example.problems), "");
    assert_eq!(
        (example.life.legs.len(), example.life.events.len()),
        (13, 7)
    );
    let folder = load_dir(&root().join("data/trotsky")).unwrap();
    assert_eq!(report(&folder.problems), "");
    for loaded in [folder, load_embedded().unwrap()] {
        let life = &loaded.life;
        assert_eq!(
            (life.legs.len(), life.events.len(), life.places.len()),
            (643, 482, 299)
        );
        assert_eq!(life.days(), 22_203);
    }
}

#[test]
fn every_day_of_the_example_is_answered() {
    let life = load(&example()).unwrap().life;
    for day in life
        .subject
        .first_day
        .iter_days()
        .take(life.days() as usize)
    {
        let whereabouts = life.whereabouts(day).unwrap();
        let odds: f64 = whereabouts.candidates.iter().map(|one| one.odds).sum();
        assert!((odds - 1.0).abs() < 1e-9, "{day}: {odds}");
    }
}

#[test]
fn a_spreadsheets_byte_order_mark_is_tolerated() {
    let mut life = example();
    for bytes in life.values_mut() {
        bytes.splice(0..0, *b"\xEF\xBB\xBF");
    }
    assert_eq!(answer(&life), "");
}

#[test]
fn the_line_ends_of_another_system_are_tolerated() {
    let mut life = example();
    for bytes in life.values_mut() {
        *bytes = String::from_utf8(bytes.clone())
            .unwrap()
            .replace('\n', "\r\n")
            .into_bytes();
    }
    assert_eq!(answer(&life), "");
}

#[test]
fn text_that_is_not_utf_8_is_named_by_line_and_byte() {
    let mut life = example();
    let tour = life.get_mut("tour.csv").unwrap();
    let at = tour.len();
    tour.extend_from_slice(b"tour-3,1935-04-14,event-death,9 \xE9\n");
    let expected = format!(
        "tour.csv:4: error: byte {} is not UTF-8; save the file as UTF-8; such bytes are read as question marks\n\
         tour.csv:4: error: seconds: \"9 ?\": expected a number such as 46.48; the row is left out\n\
         2 errors, 0 warnings\n",
        at + 32
    );
    assert_eq!(answer(&life), expected);
}

#[test]
fn one_byte_that_is_not_utf_8_costs_no_file() {
    let mut life = example();
    for (_, bytes) in life.iter_mut().filter(|(name, _)| *name != "life.toml") {
        let end = bytes.iter().rposition(u8::is_ascii_alphabetic);
        bytes.insert(end.unwrap(), 0xE9);
    }
    let loaded = load(&life).unwrap();
    assert_eq!(
        loaded.life.places.len(),
        load(&example()).unwrap().life.places.len()
    );
    let faults = report(&loaded.problems).matches("is not UTF-8").count();
    assert_eq!(faults, life.len() - 1);
}

#[test]
fn text_of_two_bytes_a_letter_is_named() {
    let mut life = example();
    let wide = |text: &[u8]| -> Vec<u8> {
        let text = std::str::from_utf8(text).unwrap().encode_utf16();
        [0xFF, 0xFE]
            .into_iter()
            .chain(text.flat_map(u16::to_le_bytes))
            .collect()
    };
    life.insert("tour.csv".to_owned(), wide(&example()["tour.csv"]));
    assert_eq!(
        answer(&life),
        "tour.csv: error: is UTF-16; save the file as UTF-8\n1 error, 0 warnings\n"
    );
    life.insert("life.toml".to_owned(), wide(&example()["life.toml"]));
    assert_eq!(
        answer(&life),
        "This is not a life: life.toml is UTF-16; save the file as UTF-8\n"
    );
}

#[test]
fn semicolons_and_tabs_part_the_cells_as_well() {
    for mark in [b';', b'\t'] {
        let mut life = example();
        for (name, bytes) in &mut life {
            if Path::new(&name).extension().is_none_or(|end| end != "csv") {
                continue;
            }
            let mut writer = csv::WriterBuilder::new()
                .delimiter(mark)
                .from_writer(Vec::new());
            for record in csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(&**bytes)
                .records()
            {
                writer.write_record(&record.unwrap()).unwrap();
            }
            *bytes = writer.into_inner().unwrap();
        }
        assert_eq!(answer(&life), "");
    }
}

#[test]
fn a_problem_names_the_line_an_editor_shows() {
    let life = changed("events.csv", "1907-12-13", "1907-13-12");
    let text = String::from_utf8(life["events.csv"].clone()).unwrap();
    for written in [
        text.clone(),
        text.replace('\n', "\r\n"),
        text.replacen('\n', "\n\n\n", 1),
    ] {
        let mut life = life.clone();
        let line = written
            .lines()
            .position(|line| line.contains("1907-13-12"))
            .unwrap()
            + 1;
        life.insert("events.csv".to_owned(), written.into_bytes());
        let said = answer(&life);
        assert!(
            said.starts_with(&format!("events.csv:{line}: error: date")),
            "{said}"
        );
    }
}

#[test]
fn one_slip_of_a_date_costs_no_other_row() {
    let mut life = files_below(&root().join("data/trotsky"));
    let text = String::from_utf8(life["itinerary.csv"].clone()).unwrap();
    life.insert(
        "itinerary.csv".to_owned(),
        text.replace("1888-08~", "1988-08~").into_bytes(),
    );
    let loaded = load(&life).unwrap();
    let said = report(&loaded.problems);
    assert_eq!(said.matches("it is taken as unknown").count(), 4, "{said}");
    assert_eq!(loaded.problems.len(), 4, "{said}");
    assert_eq!(loaded.life.days(), 22_203);
}

/// A thread with a stack of ordinary size: an overflow would end the whole test run.
#[test]
fn no_bibliography_overflows_the_stack() {
    let deep = format!(
        "@book{{deep, title={{{}{}}}}}\n",
        "\\a{".repeat(20_000),
        "}".repeat(20_000)
    );
    let sources = [
        "@string{a = a}\n@string{b = c}\n@string{c = b}\n@book{x, title = a # b}\n",
        "@book{x, title={T}, crossref={y}}\n@book{y, title={T}, crossref={x}}\n",
        "@book{x, title={T}, xdata={x}}\n@xdata{x, title={T}, xdata={x}}\n",
        "@book{x, title={T}, date={99999999999}, year={99999999999}, ids={a,b}}\n",
        &deep,
    ];
    for source in sources {
        let mut life = example();
        life.get_mut("sources.bib")
            .unwrap()
            .extend_from_slice(source.as_bytes());
        assert!(answer(&life).contains("sources.bib"), "{source}");
    }
}

#[test]
fn a_file_too_large_is_left_out() {
    let mut life = example();
    let mut bytes = life["tour.csv"].clone();
    bytes.resize(MAX_FILE_BYTES, b'\n');
    life.insert("tour.csv".to_owned(), bytes.clone());
    assert_eq!(answer(&life), "");
    bytes.push(b'\n');
    life.insert("tour.csv".to_owned(), bytes);
    assert_eq!(
        answer(&life),
        "tour.csv: error: is too large: 8388609 bytes, at most 8388608 are read\n1 error, 0 warnings\n"
    );
}

/// Writes a life into a folder of its own.
fn write(life: &Life) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in life {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    use std::os::unix::fs::symlink;

    let dir = write(&example());
    let tour = dir.path().join("tour.csv");
    fs::rename(&tour, dir.path().join("elsewhere.csv")).unwrap();
    symlink(dir.path().join("elsewhere.csv"), &tour).unwrap();
    let loaded = load_dir(dir.path()).unwrap();
    assert_eq!(
        report(&loaded.problems),
        "tour.csv: error: is not a plain file; links and folders are not followed\n1 error, 0 warnings\n"
    );
    assert!(loaded.life.tour.is_empty());
    let manifest = dir.path().join("life.toml");
    fs::rename(&manifest, dir.path().join("elsewhere.toml")).unwrap();
    symlink(dir.path().join("elsewhere.toml"), &manifest).unwrap();
    assert_eq!(
        load_dir(dir.path()).unwrap_err().reason,
        "life.toml is not a plain file; links and folders are not followed"
    );
}

#[test]
fn a_file_too_large_on_disk_is_not_read() {
    let dir = write(&example());
    let tour = fs::OpenOptions::new()
        .write(true)
        .open(dir.path().join("tour.csv"))
        .unwrap();
    // A file with a hole: nothing of that size is written.
    tour.set_len(MAX_FILE_BYTES as u64 + 1).unwrap();
    assert_eq!(
        report(&load_dir(dir.path()).unwrap().problems),
        "tour.csv: error: is too large: 8388609 bytes, at most 8388608 are read\n1 error, 0 warnings\n"
    );
}

#[test]
fn a_folder_that_is_none_is_no_life() {
    let dir = tempfile::tempdir().unwrap();
    let nowhere = dir.path().join("nowhere");
    let error = load_dir(&nowhere).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "{} is not a life: there is no such folder",
            nowhere.display()
        )
    );
    let error = load_dir(dir.path()).unwrap_err();
    assert_eq!(error.reason, "it has no life.toml");
}

#[test]
fn a_folder_in_the_place_of_a_file_is_said() {
    let mut life = example();
    life.remove("tour.csv");
    let dir = write(&life);
    fs::create_dir(dir.path().join("tour.csv")).unwrap();
    let said = report(&load_dir(dir.path()).unwrap().problems);
    assert!(
        said.starts_with("tour.csv: error: is not a plain file"),
        "{said}"
    );
}

#[test]
fn other_files_of_the_folder_are_left_alone() {
    let mut life = example();
    life.insert("notes.txt".to_owned(), b"\xFF\xFE".to_vec());
    life.insert("events.csv~".to_owned(), b"id\n".to_vec());
    let dir = write(&life);
    assert_eq!(report(&load_dir(dir.path()).unwrap().problems), "");
}

#[test]
fn a_broken_row_costs_only_itself() {
    let life = changed("events.csv", "1907-12-13", "1907-13-12");
    let loaded = load(&life).unwrap();
    assert_eq!(loaded.life.events.len(), 6);
    assert_eq!(loaded.life.legs.len(), 13);
}

/// The columns of a life that a guide does not explain.
fn unexplained(guide: &str, life: &Life) -> Vec<String> {
    let mut missing = Vec::new();
    for (file, bytes) in life
        .iter()
        .filter(|(file, _)| Path::new(file).extension().is_some_and(|end| end == "csv"))
    {
        let header = std::str::from_utf8(bytes).unwrap().lines().next().unwrap();
        for column in header.split(',') {
            if !guide.contains(&format!("`{column}`")) {
                missing.push(format!("{file}: {column}"));
            }
        }
    }
    missing
}

#[test]
fn the_guide_explains_every_column_and_every_file() {
    let guide = fs::read_to_string(root().join("data/README.md")).unwrap();
    for life in [example(), files_below(&root().join("data/trotsky"))] {
        assert_eq!(unexplained(&guide, &life), Vec::<String>::new());
    }
    for file in example().keys().filter(|file| !file.starts_with("texts/")) {
        assert!(guide.contains(&format!("`{file}`")), "{file}");
    }
    assert_eq!(
        unexplained("`id`, `date`, `target`", &example())
            .iter()
            .find(|missing| missing.starts_with("tour.csv")),
        Some(&"tour.csv: seconds".to_owned())
    );
}

#[test]
fn the_guides_first_example_is_what_check_says() {
    let guide = fs::read_to_string(root().join("data/README.md")).unwrap();
    let said = answer(&changed("events.csv", "1907-12-13", "1907-13"));
    let indented: Vec<String> = said.lines().map(|line| format!("   {line}\n")).collect();
    assert!(guide.contains(&indented.concat()), "{said}");
    assert_eq!(answer(&changed("events.csv", "1907-12-13", "1907-12")), "");
}

/// A random change of bytes: where, how many are taken away, what is put in.
fn mutation() -> impl Strategy<Value = (prop::sample::Index, usize, Vec<u8>)> {
    let pieces = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..4),
        prop::sample::select(
            &[
                "\"",
                ",",
                "\n",
                ";",
                "[",
                "]",
                "{",
                "}",
                "@",
                "\u{feff}",
                "\0",
                "../..",
                "9999",
                "0000-01-01",
                "-9999-12-31",
                "9999-12-31",
                "XXXX",
                "1900-24",
                "NaN",
                "inf",
                "90",
                "-180",
                "1e308",
                "goettingen",
                "trip-america",
                "journey",
                "=",
                "%",
                "\\",
                "\u{301}",
            ][..]
        )
        .prop_map(|piece| piece.as_bytes().to_vec()),
    ];
    (any::<prop::sample::Index>(), 0_usize..40, pieces)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(
        mutations in prop::collection::vec((any::<prop::sample::Index>(), mutation()), 1..6)
    ) {
        let mut life = example();
        let names: Vec<String> = life.keys().cloned().collect();
        for (file, (at, taken, piece)) in mutations {
            let bytes = life.get_mut(file.get(&names)).unwrap();
            let at = at.index(bytes.len() + 1);
            let end = (at + taken).min(bytes.len());
            bytes.splice(at..end, piece);
        }
        if let Ok(loaded) = load(&life) {
            let life = &loaded.life;
            // What is broken is said; what is left still answers for its first and last day.
            for problem in &loaded.problems {
                prop_assert!(!problem.message.is_empty() && !problem.file.is_empty());
            }
            prop_assert!(life.subject.first_day <= life.subject.last_day);
            for day in [life.subject.first_day, life.subject.home_day, life.subject.last_day] {
                let whereabouts = life.whereabouts(day);
                prop_assert!(whereabouts.is_some(), "{}", day);
            }
        }
    }
}
