//! Words: every key the code asks for exists, every key is asked for, every letter can be drawn.
//!
//! That the four languages have the same keys is tested beside the words themselves.

use std::collections::{BTreeMap, BTreeSet};

use skrifa::{FontRef, MetadataProvider as _};
use trotsky_atlas::explore::{Living, Pace, Span, Tab};
use trotsky_atlas::life::{Condition, Confidence, Consulted, Evidence, Mode};
use trotsky_atlas::words::{Lang, Words};

use crate::source::{Parts, files, parts, root, tests_start};

/// Keys that the code puts together: the beginning, and every end it can have.
fn families() -> BTreeMap<&'static str, Vec<String>> {
    fn ends<T: Copy>(all: &[T], key: impl Fn(T) -> &'static str) -> Vec<String> {
        all.iter().map(|term| key(*term).to_owned()).collect()
    }
    let numbers = |last: u32| (1..=last).map(|number| number.to_string()).collect();
    let seasons = || (21..=24).map(|number: u32| number.to_string()).collect();
    BTreeMap::from([
        ("condition-", ends(Condition::ALL, Condition::key)),
        ("confidence-", ends(Confidence::ALL, Confidence::key)),
        ("consulted-", ends(Consulted::ALL, Consulted::key)),
        ("evidence-", ends(Evidence::ALL, Evidence::key)),
        ("find-condition-", ends(Condition::ALL, Condition::key)),
        ("find-mode-", ends(Mode::ALL, Mode::key)),
        ("heading-", ends(Mode::ALL, Mode::key)),
        ("living-", ends(&Living::ALL, Living::key)),
        ("mode-", ends(Mode::ALL, Mode::key)),
        ("month-alone-", numbers(12)),
        ("month-of-", numbers(12)),
        ("month-short-", numbers(12)),
        ("month-short-of-", numbers(12)),
        ("pace-", ends(&Pace::ALL, Pace::key)),
        ("season-", seasons()),
        ("season-of-", seasons()),
        ("season-the-", seasons()),
        ("span-", ends(&Span::ALL, Span::key)),
        ("tab-", ends(&Tab::ALL, Tab::key)),
        ("theme-", vec!["light".to_owned(), "dark".to_owned()]),
        ("weekday-", numbers(7)),
    ])
}

/// The keys of every family that the code names, as `"mode-{}"` or as `"month-of"` for later.
fn composed(asked: &Asked) -> BTreeSet<String> {
    families()
        .into_iter()
        .filter(|(beginning, _)| {
            // A bare `"mode"` may be a column's name; `"month-of"` can be nothing but a beginning.
            let bare = beginning.trim_end_matches('-');
            let is_bare_literal = bare.contains('-') && asked.literals.contains(bare);
            asked.openings.contains(*beginning) || is_bare_literal
        })
        .flat_map(|(beginning, ends)| ends.into_iter().map(move |end| beginning.to_owned() + &end))
        .collect()
}

/// What a file of ours says about keys.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    /// Literals handed to `text` or `text_with`: they must be keys. With their lines.
    keys: Vec<(String, usize)>,
    /// Beginnings handed to them by way of `format!`. With their lines.
    beginnings: Vec<(String, usize)>,
    /// Every literal: a key that is one of them is in use.
    literals: BTreeSet<String>,
    /// Every beginning of a literal before its first brace.
    openings: BTreeSet<String>,
}

fn asked(parts: &Parts) -> Asked {
    let mut asked = Asked::default();
    let shipped = parts.shipped().len();
    for literal in parts.literals.iter().filter(|found| found.byte < shipped) {
        let before = parts.code[..literal.byte].trim_end().trim_end_matches('&');
        let is_asked = |code: &str| {
            ["text(", "text_with("].iter().any(|call| {
                code.strip_suffix(call)
                    .is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
            })
        };
        let opening = literal.text.split_once('{').map(|(opening, _)| opening);
        let composed = before
            .strip_suffix("format!(")
            .map(|rest| rest.trim_end().trim_end_matches('&'));
        // Only a message has a key: `ui.text("…")` and the like are other things' methods.
        let is_key = !literal.text.is_empty()
            && literal
                .text
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if is_asked(before) && is_key {
            asked.keys.push((literal.text.clone(), literal.line));
        }
        if let Some(opening) = opening.filter(|opening| opening.ends_with('-')) {
            asked.openings.insert(opening.to_owned());
            if composed.is_some_and(is_asked) {
                asked.beginnings.push((opening.to_owned(), literal.line));
            }
        }
        asked.literals.insert(literal.text.clone());
    }
    asked
}

/// Keys that other messages refer to: `{ day-of-week }`.
fn referred(ftl: &str) -> BTreeSet<String> {
    ftl.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(inner, _)| inner.trim().to_owned())
        .collect()
}

fn missing_keys(path: &str, asked: &Asked, keys: &BTreeSet<String>) -> Vec<String> {
    let families = families();
    let mut faults = Vec::new();
    for (key, line) in &asked.keys {
        if !keys.contains(key) {
            faults.push(format!("{path}:{line}: no word `{key}` in assets/words"));
        }
    }
    for (beginning, line) in &asked.beginnings {
        if !families.contains_key(&**beginning) {
            faults.push(format!("{path}:{line}: `{beginning}` is not in families()"));
        }
    }
    for key in composed(asked).difference(keys) {
        faults.push(format!("{path}: no word `{key}` in assets/words"));
    }
    faults
}

fn unused_keys(keys: &BTreeSet<String>, asked: &Asked) -> Vec<String> {
    let composed = composed(asked);
    keys.iter()
        .filter(|key| !asked.literals.contains(*key) && !composed.contains(*key))
        .cloned()
        .collect()
}

#[test]
fn every_word_asked_for_exists_and_every_word_is_asked_for() {
    let keys: BTreeSet<String> = Words::keys(Lang::En).into_keys().collect();
    let mut all = Asked::default();
    let mut faults = Vec::new();
    for (path, text) in files("src", &["rs"]) {
        let asked = asked(&parts(&text));
        faults.extend(missing_keys(&path, &asked, &keys));
        all.literals.extend(asked.literals);
        all.openings.extend(asked.openings);
    }
    for (_, text) in files("assets/words/en", &["ftl"]) {
        all.literals.extend(referred(&text));
    }
    for key in unused_keys(&keys, &all) {
        faults.push(format!("assets/words: nothing asks for `{key}`"));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_lost_word_is_found() {
    let text = "let a = words.text(\"lost\");\nlet b = words\n    .text_with(\n  \"kept\", &args);\n\
                words.text(&format!(\"mode-{}\", mode.key()));\nui.text(\"Not a key\");\n\
                words.text(&format!(\"strange-{x}\"));\nlet (prefix, column) = (\"month-of\", \"pace\");\n\
                #[cfg(test)]\nmod tests { fn f() { words.text(\"of-a-test\"); } }\n";
    let asked = asked(&parts(text));
    assert_eq!(asked.keys, [("lost".to_owned(), 1), ("kept".to_owned(), 4)]);
    let keys = ["kept", "idle", "mode-rail", "mode-unheard"];
    let keys: BTreeSet<String> = keys.map(str::to_owned).into();
    let faults = missing_keys("x.rs", &asked, &keys);
    assert_eq!(faults[0], "x.rs:1: no word `lost` in assets/words");
    assert_eq!(faults[1], "x.rs:7: `strange-` is not in families()");
    assert_eq!(faults.len(), 2 + Mode::ALL.len() - 1 + 12, "{faults:?}");
    assert_eq!(unused_keys(&keys, &asked), ["idle", "mode-unheard"]);
    assert!(referred("a = { b } and { $c }\n").contains("b"));
}

/// Literals that read like words for a visitor: they belong in `assets/words`.
fn words_in_code(path: &str, parts: &Parts) -> Vec<String> {
    let shipped = parts.shipped().len();
    let mut faults = Vec::new();
    for literal in parts.literals.iter().filter(|found| found.byte < shipped) {
        let before = parts.code[..literal.byte].trim_end();
        // What speaks to us and not to a visitor: a reason, a log line, a panic's message.
        let call = before.strip_suffix('(').unwrap_or(before);
        let ours = ["reason =", "expect", "assert!", "debug_struct"];
        let is_log = call
            .rsplit(' ')
            .next()
            .is_some_and(|word| word.contains("log::"));
        if is_log || ours.iter().any(|end| call.ends_with(end)) {
            continue;
        }
        // What stands between braces is put in from elsewhere.
        let said: String = literal
            .text
            .split('{')
            .map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest))
            .collect();
        let letters = said.chars().filter(|c| c.is_alphabetic()).count();
        let reads = said.contains(' ')
            || said.chars().any(char::is_uppercase)
            || said.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
        if letters > 1 && reads {
            faults.push(format!("{path}:{}: words in code: {said}", literal.line));
        }
    }
    faults
}

#[test]
fn widgets_take_their_words_from_the_files() {
    let mut faults = Vec::new();
    for (path, text) in files("src/widgets", &["rs"]) {
        // The theme names the fonts; a file of tests speaks to us alone.
        if !path.starts_with("src/widgets/theme") && !path.ends_with("/tests.rs") {
            faults.extend(words_in_code(&path, &parts(&text)));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn words_in_code_are_found() {
    let planted =
        "ui.label(\"Whole life\");\nui.label(\"дней\");\nlet t = format!(\"{} days\", 2);";
    assert_eq!(words_in_code("x.rs", &parts(planted)).len(), 3);
    let sound = "let id = ui.id().with(\"zoom-in\"); log::warn!(\"No waterlines\");\n\
                 #[expect(a, reason = \"It is so\")] let t = format!(\"{}–{} km\", 1, 2);\n\
                 let s = format!(\"{year} \\u{2013} {end}\");";
    assert_eq!(
        words_in_code("x.rs", &parts(sound)),
        ["x.rs:2: words in code: – km"]
    );
}

/// The letters of a text that a face cannot draw, with the line each is first seen on.
fn undrawable(text: &str, face: &FontRef<'_>) -> BTreeMap<char, usize> {
    let charmap = face.charmap();
    let mut missing = BTreeMap::new();
    for (index, line) in text.lines().enumerate() {
        for c in line.chars().filter(|c| !c.is_control()) {
            if charmap.map(c).is_none_or(|glyph| glyph.to_u32() == 0) {
                missing.entry(c).or_insert(index + 1);
            }
        }
    }
    missing
}

#[test]
fn every_letter_is_in_every_face() {
    let mut texts = files("assets/words", &["ftl"]);
    texts.extend(files("assets/world", &["csv"]));
    texts.extend(files("data", &["csv", "toml", "bib"]));
    for (path, text) in files("src", &["rs"]) {
        let parts = parts(&text);
        let shipped = tests_start(&parts.code);
        // One literal a line, each on its own line of the file, so that faults name it.
        let mut drawn = String::new();
        for literal in parts.literals.iter().filter(|found| found.byte < shipped) {
            while drawn.matches('\n').count() + 1 < literal.line {
                drawn.push('\n');
            }
            drawn.push_str(&literal.text.replace('\n', " "));
        }
        texts.push((path, drawn));
    }
    let mut faults = BTreeSet::new();
    let mut faces = 0;
    for entry in std::fs::read_dir(root().join("assets/fonts")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ext| ext != "ttf") {
            continue;
        }
        faces += 1;
        let bytes = std::fs::read(&path).unwrap();
        let face = FontRef::new(&bytes).unwrap();
        for (name, text) in &texts {
            for (c, line) in undrawable(text, &face) {
                let file = path.file_name().unwrap().to_string_lossy();
                faults.insert(format!(
                    "{name}:{line}: U+{:04X} {c} not in {file}",
                    c as u32
                ));
            }
        }
        assert_eq!(undrawable("é Ж ş\n漢", &face), BTreeMap::from([('漢', 2)]));
    }
    assert_eq!(faces, 6);
    let list: Vec<String> = faults.into_iter().collect();
    assert!(list.is_empty(), "\n{}", list.join("\n"));
}
