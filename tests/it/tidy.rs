//! The house rules that a program can check, and does: each reads our sources and names file and line.
//!
//! Every rule is a function of a path and a text, so that the tests below can show that it fails.

use std::fmt::Write as _;

use crate::source::{Parts, files, parts, root, tests_start};

/// What is wrong and where.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    path: String,
    line: usize,
    what: String,
}

/// The most lines a file may have.
const MAX_LINES: usize = 600;

/// The panels: parts of the screen that meet in the scene and do not know each other.
const PANELS: [&str; 8] = [
    "card",
    "events",
    "help",
    "map",
    "numbers",
    "on_this_day",
    "playbar",
    "timeline",
];

/// Crates that speak to a network or start a browser.
const NETWORK: [&str; 9] = [
    "curl",
    "hyper",
    "native-tls",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "ureq",
    "webbrowser",
];

/// A source file with what the rules ask of it.
struct Source<'a> {
    path: &'a str,
    parts: Parts,
}

impl<'a> Source<'a> {
    fn new(path: &'a str, text: &str) -> Self {
        Self {
            path,
            parts: parts(text),
        }
    }

    /// The floor: the first folder under `src`, or the name of a file that stands alone there.
    fn floor(&self) -> &str {
        let inner = self.path.strip_prefix("src/").unwrap_or(self.path);
        let first = inner.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    fn is_in(&self, floors: &[&str]) -> bool {
        floors.contains(&self.floor())
    }

    /// How many `super::` lead from the file's own module to the root.
    fn depth(&self) -> usize {
        let inner = self.path.strip_prefix("src/").unwrap_or(self.path);
        let folders = inner.matches('/').count();
        folders + usize::from(!inner.ends_with("mod.rs"))
    }

    fn fault(&self, byte: usize, what: impl Into<String>) -> Fault {
        Fault {
            path: self.path.to_owned(),
            line: self.parts.line_of(byte),
            what: what.into(),
        }
    }

    /// A fault for each place in `code` where one of `words` stands as a whole path or word.
    fn forbid(&self, code: &str, words: &[&str], why: &str) -> Vec<Fault> {
        words
            .iter()
            .flat_map(|word| {
                find_all(code, word)
                    .into_iter()
                    .map(move |byte| self.fault(byte, format!("`{word}`: {why}")))
            })
            .collect()
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where `word` stands in `code`, not as a part of a longer word at its word-like ends.
fn find_all(code: &str, word: &str) -> Vec<usize> {
    let joins = |edge: Option<char>, next: Option<char>| {
        edge.is_some_and(is_word) && next.is_some_and(is_word)
    };
    code.match_indices(word)
        .filter(|(byte, _)| {
            let before = code[..*byte].chars().next_back();
            let after = code[*byte + word.len()..].chars().next();
            !joins(word.chars().next(), before) && !joins(word.chars().next_back(), after)
        })
        .map(|(byte, _)| byte)
        .collect()
}

/// The floors from the ground up, as `src/lib.rs` lists them.
fn floors(lib: &str) -> Vec<String> {
    parts(lib)
        .code
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

/// A path from the root: the module named first in it, and where.
fn roots_named(source: &Source<'_>) -> Vec<(usize, String)> {
    let code = &source.parts.code;
    let mut found = Vec::new();
    for byte in find_all(code, "crate::") {
        named_after(code, byte + "crate::".len(), &mut found);
    }
    for byte in find_all(code, "trotsky_atlas::") {
        named_after(code, byte + "trotsky_atlas::".len(), &mut found);
    }
    let tests = tests_start(code);
    for byte in find_all(code, "super::") {
        if code[..byte].ends_with("super::") {
            continue;
        }
        let mut end = byte;
        let mut count = 0;
        while code[end..].starts_with("super::") {
            (end, count) = (end + "super::".len(), count + 1);
        }
        // A module of tests stands one deeper than its file.
        if count == source.depth() + usize::from(byte >= tests) {
            named_after(code, end, &mut found);
        }
    }
    found
}

/// The module or, in a group, the modules named at `byte`.
fn named_after(code: &str, byte: usize, found: &mut Vec<(usize, String)>) {
    let word = |at: usize| -> String { code[at..].chars().take_while(|c| is_word(*c)).collect() };
    if !code[byte..].starts_with('{') {
        found.push((byte, word(byte)));
        return;
    }
    let mut depth = 0;
    for (offset, c) in code[byte..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return;
        }
        let before = code[..byte + offset].trim_end();
        let opens = before.ends_with('{') || before.ends_with(',');
        if depth == 1 && is_word(c) && opens {
            found.push((byte + offset, word(byte + offset)));
        }
    }
}

fn imports_point_down(source: &Source<'_>, floors: &[String]) -> Vec<Fault> {
    let rank = |name: &str| floors.iter().position(|floor| floor == name);
    let Some(own) = rank(source.floor()) else {
        return Vec::new();
    };
    roots_named(source)
        .into_iter()
        .filter(|(_, name)| rank(name).is_some_and(|named| named > own))
        .map(|(byte, name)| {
            let what = format!("{} uses {name}, which is above it", source.floor());
            source.fault(byte, what)
        })
        .collect()
}

fn panels_meet_in_the_scene(source: &Source<'_>) -> Vec<Fault> {
    let Some(inner) = source.path.strip_prefix("src/widgets/") else {
        return Vec::new();
    };
    let first = inner.split('/').next().unwrap_or_default();
    let own = first.strip_suffix(".rs").unwrap_or(first);
    if !PANELS.contains(&own) {
        return Vec::new();
    }
    let up = "super::".repeat(source.depth() - 1);
    let others = PANELS.iter().filter(|panel| **panel != own);
    others
        .flat_map(|panel| {
            let words = [format!("widgets::{panel}"), format!("{up}{panel}")];
            let code = &source.parts.code;
            let mut faults = source.forbid(code, &[&words[0]], "a panel does not know another");
            for byte in find_all(code, &words[1]) {
                if !code[..byte].ends_with("super::") {
                    faults.push(source.fault(byte, format!("panel {own} uses panel {panel}")));
                }
            }
            faults
        })
        .collect()
}

fn toolkits_stay_in_their_floor(source: &Source<'_>) -> Vec<Fault> {
    let code = &source.parts.code;
    let mut faults = Vec::new();
    if !source.is_in(&["app"]) {
        faults.extend(source.forbid(code, &["eframe"], "eframe belongs to app"));
    }
    if !source.is_in(&["widgets", "app"]) {
        let why = "egui belongs to widgets and app";
        faults.extend(source.forbid(code, &["egui", "egui_plot", "epaint"], why));
    }
    faults
}

fn colours_come_from_the_theme(source: &Source<'_>) -> Vec<Fault> {
    if source.path == "src/widgets/theme.rs" || source.path.starts_with("src/widgets/theme/") {
        return Vec::new();
    }
    // A test may paint with what it likes.
    let code = source.parts.shipped();
    let why = "colours and type are in widgets/theme";
    let words = ["FontId::new", "FontId::proportional", "hex_color!"];
    let mut faults = source.forbid(code, &words, why);
    for kind in ["Color32::", "Rgba::", "Hsva::"] {
        for byte in find_all(code, kind) {
            let name: String = code[byte + kind.len()..]
                .chars()
                .take_while(|c| is_word(*c))
                .collect();
            let is_constant = name.len() > 1 && !name.contains(|c: char| c.is_lowercase());
            // Nothing at all, "not chosen yet" and "as the picture has it" are no colours of ours.
            let is_neutral = ["TRANSPARENT", "PLACEHOLDER", "WHITE"].contains(&&*name);
            if name.starts_with("from_") || name == "new" || is_constant && !is_neutral {
                faults.push(source.fault(byte, format!("`{kind}{name}`: {why}")));
            }
        }
    }
    if source.is_in(&["widgets", "app"]) {
        for (byte, _) in code.match_indices("0x") {
            let digits = code[byte + 2..].chars().take_while(char::is_ascii_hexdigit);
            if matches!(digits.count(), 6 | 8) {
                faults.push(source.fault(byte, format!("hex colour: {why}")));
            }
        }
    }
    faults
}

fn disk_is_touched_in_few_floors(source: &Source<'_>) -> Vec<Fault> {
    if source.is_in(&["load", "export", "app"]) {
        return Vec::new();
    }
    let words = ["std::fs", "fs::", "File::open", "File::create"];
    let why = "the disk belongs to load, export and app";
    let mut faults = source.forbid(source.parts.shipped(), &words, why);
    faults.dedup_by_key(|fault| fault.line);
    faults
}

fn time_enters_through_tick(source: &Source<'_>) -> Vec<Fault> {
    if source.is_in(&["app"]) {
        return Vec::new();
    }
    let words = ["Instant", "SystemTime", "Local::now", "Utc::now", "sleep"];
    let why = "time enters through tick; the wall clock belongs to app";
    source.forbid(&source.parts.code, &words, why)
}

fn only_the_command_line_prints(source: &Source<'_>) -> Vec<Fault> {
    // A file of tests may print the figures it found.
    if source.path.starts_with("src/app/cli") || source.path.ends_with("/tests.rs") {
        return Vec::new();
    }
    let words = ["println!", "eprintln!", "print!", "eprint!", "dbg!"];
    let why = "only app/cli prints; use log";
    source.forbid(source.parts.shipped(), &words, why)
}

fn a_file_says_what_it_is(path: &str, text: &str) -> Option<Fault> {
    let says = text
        .strip_prefix("//!")
        .is_some_and(|rest| rest.lines().next().is_some_and(|line| line.len() > 10));
    (!says).then(|| Fault {
        path: path.to_owned(),
        line: 1,
        what: "the file does not start with a `//!` sentence".to_owned(),
    })
}

fn a_file_is_short(path: &str, text: &str) -> Option<Fault> {
    let lines = text.lines().count();
    (lines > MAX_LINES).then(|| Fault {
        path: path.to_owned(),
        line: MAX_LINES + 1,
        what: format!("{lines} lines; the limit is {MAX_LINES}: look for the second concept"),
    })
}

fn nothing_speaks_to_a_network(lock: &str) -> Vec<Fault> {
    lock.lines()
        .enumerate()
        .filter_map(|(index, line)| {
            let name = line.strip_prefix("name = \"")?.strip_suffix('"')?;
            NETWORK.contains(&name).then(|| Fault {
                path: "Cargo.lock".to_owned(),
                line: index + 1,
                what: format!("{name}: the program never uses a network"),
            })
        })
        .collect()
}

/// Every rule for one file of `src`.
fn faults_of(path: &str, text: &str, floors: &[String]) -> Vec<Fault> {
    let source = Source::new(path, text);
    let mut faults = imports_point_down(&source, floors);
    faults.extend(panels_meet_in_the_scene(&source));
    faults.extend(toolkits_stay_in_their_floor(&source));
    faults.extend(colours_come_from_the_theme(&source));
    faults.extend(disk_is_touched_in_few_floors(&source));
    faults.extend(time_enters_through_tick(&source));
    faults.extend(only_the_command_line_prints(&source));
    faults
}

fn report(faults: &[Fault]) -> String {
    faults.iter().fold(String::new(), |mut text, fault| {
        let _ = write!(text, "\n{}:{}: {}", fault.path, fault.line, fault.what);
        text
    })
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap()
}

#[test]
fn the_sources_keep_the_house_rules() {
    let floors = floors(&read("src/lib.rs"));
    assert!(floors.len() >= 9, "{floors:?}");
    let sources = files("src", &["rs"]);
    assert!(sources.len() > 30, "only {} sources found", sources.len());
    let mut faults = Vec::new();
    for (path, text) in &sources {
        faults.extend(faults_of(path, text, &floors));
    }
    for folder in ["src", "tests", "benches", "examples"] {
        for (path, text) in files(folder, &["rs"]) {
            faults.extend(a_file_says_what_it_is(&path, &text));
            faults.extend(a_file_is_short(&path, &text));
        }
    }
    assert!(faults.is_empty(), "{}", report(&faults));
}

#[test]
fn every_folder_of_the_sources_is_a_floor() {
    let floors = floors(&read("src/lib.rs"));
    for entry in std::fs::read_dir(root().join("src")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        assert!(
            !entry.path().is_dir() || floors.contains(&name),
            "src/{name} is no floor of src/lib.rs"
        );
    }
}

#[test]
fn the_program_has_no_network() {
    let faults = nothing_speaks_to_a_network(&read("Cargo.lock"));
    assert!(faults.is_empty(), "{}", report(&faults));
    let planted = nothing_speaks_to_a_network("[[package]]\nname = \"hyper\"\n");
    assert_eq!(planted.len(), 1);
    assert_eq!(planted[0].line, 2);
}

/// Each text breaks exactly one rule at the line given; each sound text breaks none.
#[test]
fn every_rule_can_fail() {
    let floors = floors("pub mod words;\npub mod life;\npub mod widgets;\npub mod app;\n");
    let lines = |path: &str, text: &str| -> Vec<usize> {
        faults_of(path, text, &floors)
            .iter()
            .map(|fault| fault.line)
            .collect()
    };
    for (path, text, line) in [
        ("src/life/x.rs", "\nuse crate::widgets::map;", 2),
        (
            "src/life/mod.rs",
            "use crate::{words::Lang, app::Shell};",
            1,
        ),
        (
            "src/life/mod.rs",
            "use crate::{\n    words,\n    app,\n};",
            3,
        ),
        ("src/life/mod.rs", "use super::app::Shell;", 1),
        ("src/life/x.rs", "use super::super::app::Shell;", 1),
        (
            "src/life/deep/x.rs",
            "fn f() { super::super::super::app::g() }",
            1,
        ),
        (
            "src/words/x.rs",
            "fn f() {}\n#[cfg(test)]\nmod tests { use super::super::super::life; }",
            3,
        ),
        ("src/widgets/card.rs", "use super::timeline::TimelineUi;", 1),
        ("src/widgets/map/mod.rs", "use super::card::card_ui;", 1),
        (
            "src/widgets/map/x.rs",
            "use crate::widgets::card::card_ui;",
            1,
        ),
        (
            "src/widgets/map/x.rs",
            "use super::super::card::card_ui;",
            1,
        ),
        ("src/widgets/map.rs", "use eframe::App;", 1),
        ("src/life/x.rs", "use egui::Ui;", 1),
        (
            "src/widgets/map.rs",
            "let c = egui::Color32::from_rgb(1, 2, 3);",
            1,
        ),
        (
            "src/widgets/map.rs",
            "let c = Color32::from_black_alpha(9);",
            1,
        ),
        ("src/widgets/map.rs", "let c = Color32::RED;", 1),
        ("src/app/x.rs", "let c = hex(0xF3F0E6);", 1),
        (
            "src/widgets/map.rs",
            "let f = FontId::proportional(12.0);",
            1,
        ),
        ("src/widgets/map.rs", "use std::fs;", 1),
        ("src/life/x.rs", "let f = File::open(path);", 1),
        ("src/life/x.rs", "use std::time::Instant;", 1),
        ("src/life/x.rs", "let now = SystemTime::now();", 1),
        ("src/app/shell.rs", "println!();", 1),
        ("src/life/x.rs", "eprintln!(\"{x}\");", 1),
    ] {
        assert_eq!(lines(path, text), [line], "{path}: {text}");
    }
    for (path, text) in [
        (
            "src/life/x.rs",
            "use crate::words::Lang; use super::model::Life;",
        ),
        (
            "src/life/x.rs",
            "//! Not eframe.\nlet a = \"use crate::app;\"; // Instant",
        ),
        (
            "src/app/mod.rs",
            "use crate::{life, widgets}; use eframe::App; use std::fs;",
        ),
        (
            "src/widgets/card.rs",
            "use super::theme::Look; use super::paint::text;",
        ),
        ("src/widgets/map/x.rs", "use super::card_of_place;"),
        (
            "src/widgets/theme.rs",
            "Color32::from_rgb(1, 2, 3); hex(0xF3F0E6);",
        ),
        (
            "src/widgets/map.rs",
            "Color32::TRANSPARENT; let c: Color32 = look.palette.ink;",
        ),
        ("src/app/cli.rs", "println!(); eprintln!();"),
        ("src/app/cli/where.rs", "println!();"),
        (
            "src/life/x.rs",
            "fn f() {}\n#[cfg(test)]\nmod tests { fn g() { println!(); } }",
        ),
        ("src/life/x.rs", "let instantly = 1; let re_egui = 2;"),
    ] {
        assert_eq!(lines(path, text), [0; 0], "{path}: {text}");
    }
}

#[test]
fn a_silent_or_a_long_file_is_found() {
    assert!(a_file_says_what_it_is("x.rs", "use a;\n//! Late.\n").is_some());
    assert!(a_file_says_what_it_is("x.rs", "//!\n//! Late.\n").is_some());
    assert!(a_file_says_what_it_is("x.rs", "//! What lives here.\n").is_none());
    assert!(a_file_is_short("x.rs", &"\n".repeat(MAX_LINES + 1)).is_some());
    assert!(a_file_is_short("x.rs", &"\n".repeat(MAX_LINES)).is_none());
}
