//! A text as its reader takes it: words, sentences, and the numbers and years named in it.

use std::collections::BTreeSet;

use crate::words::Lang;

pub(super) use crate::words::markup::plain;

/// Words have a letter or a figure; a dash that stands alone is none.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// Words that are written with a full stop inside a sentence, in small letters.
fn abbreviations(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Pt => &[
            "sr", "sra", "srs", "dr", "dra", "d", "st", "sta", "s", "prof", "av", "n", "nº", "p",
            "pp", "vol", "cap", "art", "séc",
        ],
        Lang::En => &[
            "mr", "mrs", "ms", "dr", "st", "prof", "ave", "no", "nos", "p", "pp", "vol", "ch",
            "art", "c", "ca", "cf",
        ],
        Lang::Es => &[
            "sr", "sra", "srs", "dr", "dra", "d", "st", "sta", "s", "prof", "av", "avda", "núm",
            "n", "nº", "p", "pp", "vol", "cap", "art", "ee", "uu",
        ],
        // «г.» and «в.» end sentences as well, and letters of many sentences follow them; they are
        // left out, because a sentence cut in two offends no rule.
        Lang::Ru => &[
            "ул",
            "им",
            "св",
            "д",
            "кв",
            "стр",
            "гл",
            "т",
            "тт",
            "тыс",
            "см",
            "ср",
            "проф",
            "просп",
        ],
    }
}

/// Whether a word's full stop ends no sentence: an initial such as `S.`, or an abbreviation.
fn is_abbreviation(word: &str, lang: Lang) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let initials = word.split(['.', '-']).filter(|part| !part.is_empty());
    let is_initial = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    };
    let mut parts = initials.peekable();
    if parts.peek().is_some() && parts.all(is_initial) {
        return true;
    }
    abbreviations(lang).contains(&word.to_lowercase().as_str())
}

/// The sentences of a text. A stop ends one if a capital letter or a figure follows it, and if it is
/// not that of an initial or an abbreviation.
pub(super) fn sentences(text: &str, lang: Lang) -> Vec<&str> {
    let closes = |c: char| "»”’“\")]*".contains(c);
    let opens = |c: char| c.is_whitespace() || "«“„‘\"'([¿¡—–-*".contains(c);
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…');
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find(ends) {
        let stop = at + found;
        let sign = text[stop..].chars().next().unwrap_or_default();
        let after = text[stop + sign.len_utf8()..].trim_start_matches(|c| ends(c) || closes(c));
        let end = text.len() - after.len();
        at = end;
        let next = after.trim_start_matches(opens).chars().next();
        let is_end = match next {
            None => true,
            Some(_) if !after.starts_with(char::is_whitespace) => false,
            Some(next) => next.is_uppercase() || next.is_numeric(),
        };
        let single = sign == '.' && end == stop + 1;
        let word = text[start..stop]
            .split_whitespace()
            .next_back()
            .unwrap_or_default();
        if is_end && !(next.is_some() && single && is_abbreviation(word, lang)) {
            sentences.push(text[start..end].trim());
            start = end;
        }
    }
    sentences.push(text[start..].trim());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// The years of the last two centuries that a text names in figures.
pub(super) fn years(text: &str) -> BTreeSet<i32> {
    numbers(text)
        .iter()
        .filter_map(|number| number.parse().ok().filter(|year| is_year(*year)))
        .collect()
}

/// Whether a number can be a year of a life told here.
pub(super) fn is_year(number: i32) -> bool {
    (1800..2000).contains(&number)
}

/// The numbers that a text has in figures, in a form that is the same for every language: `1,200`,
/// `1.200` and `1 200` are `1200`; `5 mil` and «5 тысяч» are `5000`; `2:35`, `2.35` and `14h35` are
/// `2:35`, because one language counts the hours to twelve and another to twenty-four; `1,5` is
/// `1:5`, because only the language knows a decimal sign from that of a time.
pub(super) fn numbers(text: &str) -> BTreeSet<String> {
    let mut numbers = BTreeSet::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (number, after) = number(&rest[at..]);
        numbers.insert(number);
        rest = after;
    }
    numbers
}

/// The figures at the beginning of a text, and what is left.
fn figures(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit());
    text.split_at(end.unwrap_or(text.len()))
}

/// The number at the beginning of a text, and what is left.
fn number(text: &str) -> (String, &str) {
    let (first, mut rest) = figures(text);
    let mut whole = first.to_owned();
    // Thousands: groups of three figures after at most three.
    while first.len() <= 3 {
        let Some(after) = rest.strip_prefix([' ', '\u{a0}', '\u{202f}', '.', ',']) else {
            break;
        };
        let (group, after) = figures(after);
        if group.len() != 3 {
            break;
        }
        whole.push_str(group);
        rest = after;
    }
    let grouped = whole.len() > first.len();
    let hours = |hours: &str| match hours.parse::<u32>() {
        Ok(hours) if hours < 24 => (hours % 12).to_string(),
        _ => hours.to_owned(),
    };
    if !grouped && let Some(after) = rest.strip_prefix(['.', ',', ':', 'h']) {
        let (part, after_part) = figures(after);
        if matches!(part.len(), 1 | 2) {
            return (format!("{}:{part}", hours(&whole)), after_part);
        }
        let is_word_end = !after.starts_with(char::is_alphanumeric);
        if rest.starts_with('h') && is_word_end && first.len() <= 2 {
            return (hours(&whole), after);
        }
    }
    let word = rest.trim_start_matches([' ', '\u{a0}']);
    let word = &word[..word
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(word.len())];
    if matches!(word, "mil" | "thousand") || word.starts_with("тысяч") {
        whole.push_str("000");
    }
    (whole, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_a_reader_does() {
        assert_eq!(words("Он — в Одессе, 26 лет."), 5);
        assert_eq!(words(&plain("He is **not** at [home](stay-home).")), 5);
        assert_eq!(plain("[a] *b* [c](d"), "[a] b [c](d");
    }

    #[test]
    fn a_sentence_ends_where_a_reader_takes_breath() {
        let split = |text, lang| sentences(text, lang).join("|");
        let cases = [
            (
                Lang::En,
                "One two. One! “Why?” he asks. One…",
                "One two.|One!|“Why?” he asks.|One…",
            ),
            (
                Lang::En,
                "S. S. Kamenev goes. So must he be. On we go",
                "S. S. Kamenev goes.|So must he be.|On we go",
            ),
            (
                Lang::En,
                "At 2.10 a.m. that day. In St. Mark’s Place.",
                "At 2.10 a.m. that day.|In St. Mark’s Place.",
            ),
            (
                Lang::Pt,
                "O dr. Rosenthal e o Sr. Hansen. “Sim.” Fim.",
                "O dr. Rosenthal e o Sr. Hansen.|“Sim.”|Fim.",
            ),
            (
                Lang::Es,
                "Los EE. UU. Allí, ¿qué? ¡No! Sí.",
                "Los EE. UU. Allí, ¿qué?|¡No!|Sí.",
            ),
            (
                Lang::Ru,
                "На ул. Гоголя. В 1905 г. он там. «Да». Нет.",
                "На ул. Гоголя.|В 1905 г. он там.|«Да».|Нет.",
            ),
        ];
        for (lang, text, wanted) in cases {
            assert_eq!(split(text, lang), wanted);
        }
        assert_eq!(split("", Lang::En), "");
    }

    #[test]
    fn a_number_is_the_same_in_every_language() {
        let found = |text| numbers(text).into_iter().collect::<Vec<_>>().join(" ");
        for text in ["1,200 men", "1.200 homens", "1\u{a0}200 человек", "1 200"] {
            assert_eq!(found(text), "1200", "{text}");
        }
        for text in ["2:35", "2.35 a.m.", "14h35", "às 14h35"] {
            assert_eq!(found(text), "2:35", "{text}");
        }
        assert_eq!(found("5 mil; 250 тысяч; 3 thousand"), "250000 3000 5000");
        assert_eq!(found("às 18h de 26 de outubro de 1917"), "1917 26 6");
        assert_eq!(found("in 1905, 300 men; 1917 и 1918"), "1905 1917 1918 300");
        assert_eq!(
            found("15th, № 44, 1920-х, 1905–1906."),
            "15 1905 1906 1920 44"
        );
        assert_eq!(found("1,5 km"), found("1.5 km"));
        assert_eq!(
            years("26 October 1879, 2000 people, 1917"),
            [1879, 1917].into()
        );
    }
}
