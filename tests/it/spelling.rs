//! Every word that a visitor reads, held against the dictionaries of hunspell.
//!
//! What stands in no dictionary is known if it is a name of the record: of a place, a person, or a
//! term of the glossary. The rest that is right stands in `tests/spelling`, a list for each language,
//! which holds no word that nobody needs. Without hunspell and its dictionaries the test says that it
//! was skipped, unless `ATLAS_REQUIRE_DRIVERS` is set.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Seek as _, Write as _};
use std::process::Command;

use trotsky_atlas::life::Life;
use trotsky_atlas::load::load_embedded;
use trotsky_atlas::words::{Lang, Text};

use crate::source::root;

/// The dictionary of a language, as hunspell calls it.
fn dictionary(lang: Lang) -> &'static str {
    match lang {
        Lang::Pt => "pt_BR",
        Lang::En => "en_GB",
        Lang::Es => "es_ES",
        Lang::Ru => "ru_RU",
    }
}

/// The words of a text, with straight apostrophes as dictionaries have them.
fn words_of(text: &str) -> Vec<String> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'' | '\u{301}');
    text.split(|c: char| !inside(c))
        .map(|word| word.replace('’', "'"))
        // "15th" and «1920-х» are numbers, and so is XVIII.
        .filter(|word| !word.contains(char::is_numeric))
        .map(|word| word.trim_matches(['-', '\'']).to_owned())
        .filter(|word| word.chars().count() > 1 && !word.chars().all(|c| "IVXLC".contains(c)))
        .collect()
}

/// The words of a Fluent file that are shown, without what is put into them.
fn shown(ftl: &str) -> String {
    let mut text = String::new();
    for line in ftl.lines().filter(|line| !line.starts_with('#')) {
        let value = match line.split_once('=') {
            Some((key, value)) if !key.starts_with(' ') => value,
            _ => line,
        };
        let (mut depth, mut bracket) = (0, false);
        let mut kept = String::new();
        for c in value.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                '[' => bracket = true,
                ']' => bracket = false,
                _ if depth > 0 || bracket => {}
                _ => kept.push(c),
            }
        }
        text.push_str(&kept);
        text.push('\n');
    }
    text
}

/// Every text that is shown in a language, each with where it is from.
fn texts(life: &Life, lang: Lang) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut add = |id: &str, text: &Text| {
        if text.has(lang) {
            texts.push((id.to_owned(), text.get(lang).to_owned()));
        }
    };
    for leg in &life.legs {
        add(&leg.key, &leg.fact);
        add(&leg.key, &leg.label);
    }
    for event in &life.events {
        add(&event.key, &event.title);
        add(&event.key, &event.fact);
        add(&event.key, &event.label);
    }
    for chapter in &life.chapters {
        add(&chapter.key, &chapter.title);
        add(&chapter.key, &chapter.intro);
    }
    for stop in &life.tour {
        add(&stop.key, &stop.caption);
    }
    for person in &life.people {
        add(&person.id, &person.line);
    }
    for dispute in &life.disputes {
        add(&dispute.key, &dispute.text);
    }
    for myth in &life.myths {
        add(&myth.key, &myth.said);
        add(&myth.key, &myth.answer);
    }
    let column = format!("name_{}", lang.code());
    let mut states = csv::Reader::from_path(root().join("data/trotsky/states.csv")).unwrap();
    let column = states
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == column);
    for row in states.records().flatten() {
        texts.push((row[0].to_owned(), row[column.unwrap()].to_owned()));
    }
    let folder = root().join("assets/words").join(lang.tag());
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        texts.push((name, shown(&fs::read_to_string(path).unwrap())));
    }
    texts
}

/// The words of the names that the record has in a language.
fn names(life: &Life, lang: Lang) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut add = |text: &str| names.extend(words_of(text));
    for place in &life.places {
        place.names(lang).for_each(&mut add);
        add(&place.modern_name);
    }
    for person in &life.people {
        person.name.all().for_each(&mut add);
        person.forms.iter().for_each(|form| add(form));
    }
    life.sources.iter().for_each(|source| add(&source.author));
    let folder = root().join("data/trotsky/glossary");
    for file in [format!("{}.csv", lang.code()), "pt.csv".to_owned()] {
        let path = folder.join(&file);
        let Ok(mut table) = csv::Reader::from_path(path) else {
            continue;
        };
        // The English forms stand in every glossary beside those of its language.
        let column = usize::from(lang != Lang::En);
        if lang == Lang::En || file.starts_with(lang.code()) {
            table.records().flatten().for_each(|row| add(&row[column]));
        }
    }
    names
}

/// The words that hunspell does not know; `None` if it is not there.
fn unknown(lang: Lang, words: &BTreeSet<String>) -> Option<BTreeSet<String>> {
    // A file, because a pipe would have to be filled and emptied at the same time.
    let mut list = tempfile::tempfile().ok()?;
    for word in words {
        writeln!(list, "{word}").ok()?;
    }
    list.rewind().ok()?;
    let output = Command::new("hunspell")
        .args(["-d", dictionary(lang), "-i", "utf-8", "-l"])
        .env("LC_ALL", "C.UTF-8")
        .stdin(list)
        .output()
        .ok()?;
    // A dictionary that is not there is said on the standard error.
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() || said.contains("Can't open") {
        return None;
    }
    let said = String::from_utf8_lossy(&output.stdout);
    Some(said.lines().map(str::to_owned).collect())
}

/// The forms of a word of which one must be known: itself, without an English possessive, with е for ё.
fn forms(word: &str, lang: Lang) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    if let Some(owner) = word.strip_suffix("'s") {
        forms.push(owner.to_owned());
    }
    if lang == Lang::Ru && word.contains(['ё', 'Ё']) {
        forms.push(word.replace('ё', "е").replace('Ё', "Е"));
    }
    forms
}

/// Whether a word is a name, or in Russian a case of one.
fn is_name(word: &str, names: &BTreeSet<String>, lang: Lang) -> bool {
    if names.contains(word)
        || word
            .strip_suffix("'s")
            .is_some_and(|owner| names.contains(owner))
    {
        return true;
    }
    let vowels = ['а', 'е', 'и', 'й', 'о', 'у', 'ы', 'ь', 'ю', 'я', 'ё'];
    lang == Lang::Ru
        && word.starts_with(char::is_uppercase)
        && names.iter().any(|name| {
            let stem = name
                .trim_end_matches("ий")
                .trim_end_matches("ый")
                .trim_end_matches(vowels);
            let ending = word.strip_prefix(stem);
            stem.chars().count() >= 3 && ending.is_some_and(|ending| ending.chars().count() <= 3)
        })
}

/// What the lists of a language and its texts do not agree on.
fn faults(life: &Life, lang: Lang) -> Option<Vec<String>> {
    let mut places: BTreeMap<String, String> = BTreeMap::new();
    for (id, text) in texts(life, lang) {
        for word in words_of(&text) {
            places.entry(word).or_insert_with(|| id.clone());
        }
    }
    let path = root()
        .join("tests/spelling")
        .join(format!("{}.txt", lang.code()));
    let file = fs::read_to_string(path).unwrap();
    let listed: BTreeSet<&str> = file
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let names = names(life, lang);
    let parts = |word: &str| word.split('-').map(str::to_owned).collect::<Vec<_>>();
    let asked: BTreeSet<String> = places
        .keys()
        .flat_map(|word| {
            let mut all = forms(word, lang);
            all.extend(parts(word).iter().flat_map(|part| forms(part, lang)));
            all
        })
        .chain(listed.iter().map(|word| (*word).to_owned()))
        .filter(|word| !word.is_empty())
        .collect();
    let unknown = unknown(lang, &asked)?;
    let known = |word: &str| {
        forms(word, lang).iter().any(|form| !unknown.contains(form)) || is_name(word, &names, lang)
    };
    let is_right = |word: &str| {
        let whole = known(word);
        whole
            || (word.contains('-') && parts(word).iter().all(|part| part.len() < 2 || known(part)))
    };
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    for (word, place) in places.iter().filter(|(word, _)| !is_right(word)) {
        let small = word.to_lowercase();
        let in_list = [word.as_str(), small.as_str(), word.trim_end_matches("'s")]
            .into_iter()
            .chain(word.split('-'))
            .filter(|form| listed.contains(form))
            .map(|form| *listed.get(form).unwrap_or(&""));
        let mut in_list = in_list.peekable();
        if in_list.peek().is_none() {
            faults.push(format!("{}: {word} ({place})", lang.code()));
        }
        used.extend(in_list);
    }
    for word in listed.difference(&used) {
        let why = "in the list, and no text needs it there";
        faults.push(format!("{}: {word} ({why})", lang.code()));
    }
    Some(faults)
}

#[test]
fn every_word_is_spelt_as_the_dictionaries_have_it() {
    let life = load_embedded().unwrap().life;
    let mut all = Vec::new();
    for lang in Lang::ALL {
        let Some(faults) = faults(&life, lang) else {
            let why = format!(
                "hunspell or its dictionary {} is not here",
                dictionary(lang)
            );
            assert!(std::env::var_os("ATLAS_REQUIRE_DRIVERS").is_none(), "{why}");
            eprintln!("skipped: {why}");
            return;
        };
        println!("{}: {} unknown words", lang.code(), faults.len());
        all.extend(faults);
    }
    assert!(
        all.is_empty(),
        "{} unknown words:\n{}",
        all.len(),
        all.join("\n")
    );
}

#[test]
fn a_word_that_is_wrong_is_found() {
    let known = BTreeSet::from(["Троцкий".to_owned(), "Яновка".to_owned()]);
    assert!(is_name("Троцкому", &known, Lang::Ru) && is_name("Яновке", &known, Lang::Ru));
    assert!(!is_name("Троций", &known, Lang::Ru) && !is_name("Троцкому", &known, Lang::Pt));
    let ftl = "# no\nkey = One { $two } three\nmany = { $count ->\n    [one] a day\n   *[other] { $count } days\n }\n";
    assert_eq!(words_of(&shown(ftl)), ["One", "three", "day", "days"]);
    let mut life = (*load_embedded().unwrap().life).clone();
    life.events[0].title.set(Lang::Es, "Un eror");
    if let Some(faults) = faults(&life, Lang::Es) {
        assert_eq!(faults, [format!("es: eror ({})", life.events[0].key)]);
    }
}
