//! A source as a note gives it (Chicago style), with the words of the reader's language.
//!
//! `Isaac Deutscher, The Prophet Armed (Oxford: Oxford University Press, 1954), ch. 3`. Titles stay in
//! the language of the work; "ed.", "ch." and dates are the reader's.

use crate::calendar::{Day, date_text};
use crate::words::{Args, Words};

use super::Source;

/// What sort of work a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SourceKind {
    /// A book: its title stands in italics.
    #[default]
    Book,
    /// A part of a journal or a book: its title stands in quotation marks.
    Part,
    /// A page, an archive's paper and the like.
    Other,
}

/// A run of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotePiece {
    /// The letters.
    pub text: String,
    /// Whether it stands in italics.
    pub italic: bool,
}

/// A source with the place in it as a note.
pub fn note(words: &Words, source: &Source, locator: &str) -> Vec<NotePiece> {
    let mut pieces: Vec<NotePiece> = Vec::new();
    let mut push = |text: String, italic: bool| match pieces.last_mut() {
        Some(last) if last.italic == italic => last.text.push_str(&text),
        _ => pieces.push(NotePiece { text, italic }),
    };
    let names = names(words, source);
    if !names.is_empty() {
        push(format!("{names}, "), false);
    }
    match source.kind {
        SourceKind::Book => push(source.title.clone(), true),
        SourceKind::Part => {
            let args = Args::new().set("title", source.title.as_str());
            push(words.text_with("cite-quoted", &args).into_owned(), false);
            if !source.within.is_empty() {
                push(", ".to_owned(), false);
                push(source.within.clone(), true);
            }
        }
        SourceKind::Other => push(source.title.clone(), false),
    }
    let imprint = imprint(source);
    if !imprint.is_empty() {
        push(format!(" ({imprint})"), false);
    }
    let host = host(&source.url);
    if source.kind == SourceKind::Other && !host.is_empty() {
        push(format!(", {host}"), false);
    }
    if !locator.is_empty() {
        push(format!(", {}", place_in(words, locator)), false);
    }
    pieces
}

/// The names in full: `A and B`, more than two as `A and others`; editors are told as such.
fn names(words: &Words, source: &Source) -> String {
    let names = match source.names.as_slice() {
        [] => return String::new(),
        [one] => one.clone(),
        [a, b] => {
            let args = Args::new().set("a", a.as_str()).set("b", b.as_str());
            words.text_with("cite-two", &args).into_owned()
        }
        [first, ..] => {
            let args = Args::new().set("names", first.as_str());
            words.text_with("cite-and-others", &args).into_owned()
        }
    };
    if source.edited {
        let args = Args::new().set("names", names);
        words.text_with("cite-edited", &args).into_owned()
    } else {
        names
    }
}

/// `Oxford: Oxford University Press, 1954`, as much of it as is known.
fn imprint(source: &Source) -> String {
    let house = match (source.city.is_empty(), source.publisher.is_empty()) {
        (true, _) => source.publisher.clone(),
        (false, true) => source.city.clone(),
        (false, false) => format!("{}: {}", source.city, source.publisher),
    };
    match (house.is_empty(), source.year.is_empty()) {
        (true, _) => source.year.clone(),
        (false, true) => house,
        (false, false) => format!("{house}, {}", source.year),
    }
}

/// The site of an address: enough to tell whose page it is.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// The abbreviations and words of a locator, and their keys among the words. The longer stand first.
const SAID: [(&str, &str); 13] = [
    ("ch.", "cite-chapter"),
    ("pp.", "cite-pages"),
    ("p.", "cite-page"),
    ("vol.", "cite-volume"),
    ("part", "cite-part"),
    ("No.", "cite-number"),
    ("Orders", "cite-orders"),
    ("Order", "cite-order"),
    ("note", "cite-note"),
    ("diary", "cite-diary"),
    ("telegram", "cite-telegram"),
    ("quoting", "cite-quoting"),
    ("quoted", "cite-quoted-there"),
];

/// The months as locators write them.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// A locator in the reader's language: `vol.1, Order 55, 4 November 1918` in Russian is
/// `т. 1, приказ № 55, 4 ноября 1918 г.` What has no word there stays as it is.
pub fn place_in(words: &Words, locator: &str) -> String {
    let tokens: Vec<&str> = locator.split_whitespace().collect();
    let mut said: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some((day, tail)) = date_at(&tokens[at..]) {
            said.push(format!("{}{tail}", date_text(words, day)));
            at += 3;
            continue;
        }
        said.push(translated(words, token));
        at += 1;
    }
    said.join(" ")
}

/// A day such as `4 Nov 1918,` at the head of tokens, and the signs that follow it.
fn date_at<'a>(tokens: &[&'a str]) -> Option<(Day, &'a str)> {
    let [number, month, year, ..] = tokens else {
        return None;
    };
    let number: u32 = number.parse().ok()?;
    let start = month.get(..3)?.to_lowercase();
    let month = 1 + MONTHS.iter().position(|known| *known == start)?;
    let digits = year.get(..4)?;
    let tail = year.get(4..)?;
    if tail.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let day = Day::from_ymd_opt(digits.parse().ok()?, u32::try_from(month).ok()?, number)?;
    Some((day, tail))
}

/// Whether a part of a locator begins with a term that every language has a word for, and says no more
/// than which one: `note 84`, `vol.3 part 2`.
pub fn is_locator_term(part: &str) -> bool {
    part.split_whitespace().all(|token| {
        let known = SAID.iter().any(|(term, _)| token.starts_with(term));
        known || !token.starts_with(|c: char| c.is_ascii_lowercase())
    })
}

fn translated(words: &Words, token: &str) -> String {
    let opening = token.len() - token.trim_start_matches('(').len();
    let (before, word) = token.split_at(opening);
    for (known, key) in SAID {
        let Some(rest) = word.strip_prefix(known) else {
            continue;
        };
        // `ch.3` is two words that were written as one; `parts` is another word than `part`.
        let joined = known.ends_with('.') && !rest.is_empty();
        let ends = rest.is_empty() || !rest.starts_with(char::is_alphabetic);
        if joined || ends {
            let gap = if joined { " " } else { "" };
            return format!("{before}{}{gap}{rest}", words.text(key));
        }
    }
    token.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn text(lang: Lang, source: &Source, locator: &str) -> String {
        let mut text = String::new();
        for piece in note(&Words::new(lang), source, locator) {
            let mark = if piece.italic { "*" } else { "" };
            text += mark;
            text += &piece.text;
            text += mark;
        }
        text
    }

    fn book() -> Source {
        Source {
            names: vec!["Isaac Deutscher".to_owned()],
            title: "The Prophet Armed".to_owned(),
            city: "Oxford".to_owned(),
            publisher: "Oxford University Press".to_owned(),
            year: "1954".to_owned(),
            ..Source::default()
        }
    }

    #[test]
    fn a_book_is_cited_as_a_note() {
        let wanted =
            "Isaac Deutscher, *The Prophet Armed* (Oxford: Oxford University Press, 1954), ch. 3";
        assert_eq!(text(Lang::En, &book(), "ch.3"), wanted);
        assert!(text(Lang::Pt, &book(), "ch.3").ends_with("1954), cap. 3"));
        assert!(text(Lang::Ru, &book(), "ch.3").ends_with("1954), гл. 3"));
        let bare = Source {
            title: "Untitled".to_owned(),
            ..Source::default()
        };
        assert_eq!(text(Lang::En, &bare, ""), "*Untitled*");
    }

    #[test]
    fn editors_parts_and_pages_have_their_forms() {
        let part = Source {
            names: vec!["A. Alpha".to_owned(), "B. Beta".to_owned()],
            edited: true,
            title: "Letters".to_owned(),
            within: "New Review".to_owned(),
            kind: SourceKind::Part,
            year: "1938".to_owned(),
            ..Source::default()
        };
        assert_eq!(
            text(Lang::Es, &part, ""),
            "A. Alpha y B. Beta (ed.), «Letters», *New Review* (1938)"
        );
        let page = Source {
            title: "A page".to_owned(),
            url: "https://www.example.org/a/b?c".to_owned(),
            kind: SourceKind::Other,
            ..Source::default()
        };
        assert_eq!(text(Lang::En, &page, "p.5"), "A page, example.org, p. 5");
    }

    #[test]
    fn a_locator_speaks_the_readers_language() {
        let said = |lang| {
            place_in(
                &Words::new(lang),
                "vol.1, Order 55, 4 November 1918, Tsaritsyn",
            )
        };
        assert_eq!(
            said(Lang::En),
            "vol. 1, Order 55, 4 November 1918, Tsaritsyn"
        );
        assert!(said(Lang::Ru).starts_with("т. 1, приказ № 55, 4 ноября 1918"));
        assert!(said(Lang::Es).contains("4 de noviembre de 1918"));
        let same = |text: &str| assert_eq!(place_in(&Words::new(Lang::En), text), text);
        same("My Grandfather Leon Trotsky");
        same("partly, 1918");
        same("31 February 1918");
    }
}
