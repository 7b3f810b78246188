//! The length of sentences and introductions, and the signs between the words.

use crate::words::Lang;

use super::super::Problem;
use super::super::files::Files;
use super::super::prose;
use super::super::table::{Table, may};
use super::{Desk, Part, Rule};

/// No sentence of a label, a fact or an introduction is longer, in words.
const SENTENCE: usize = 30;

/// How many words the introduction of a chapter has.
const INTRO: std::ops::RangeInclusive<usize> = 50..=70;

/// A sentence of at most thirty words is understood at one reading.
pub(super) fn sentences(desk: &Desk<'_>, problems: &mut Vec<Problem>) {
    for passage in &desk.passages {
        if matches!(passage.part, Part::Title | Part::Chapter | Part::Name) {
            continue;
        }
        let plain = prose::plain(passage.text);
        for sentence in prose::sentences(&plain, passage.lang) {
            let words = prose::words(sentence);
            if words > SENTENCE {
                let message = format!("a sentence of {words} words; at most {SENTENCE} are read");
                desk.report(passage, Rule::Sentence, sentence, message, problems);
            }
        }
    }
}

/// The introductions of chapters stand in frames of one size.
pub(super) fn intros(desk: &Desk<'_>, problems: &mut Vec<Problem>) {
    let intros = desk.passages.iter().filter(|one| one.part == Part::Intro);
    for passage in intros {
        let words = prose::words(&prose::plain(passage.text));
        if !INTRO.contains(&words) {
            let (least, most) = (INTRO.start(), INTRO.end());
            let message = format!("{words} words; an introduction has {least} to {most}");
            problems.push(Problem::warning(
                passage.file,
                passage.line,
                passage.column,
                passage.text,
                message,
            ));
        }
    }
}

/// Quotation marks, apostrophes, dashes and spaces are those of the language.
pub(super) fn signs(desk: &Desk<'_>, problems: &mut Vec<Problem>) {
    for passage in &desk.passages {
        for (piece, message) in faults(passage.text, passage.lang) {
            desk.report(passage, Rule::Sign, &piece, message, problems);
        }
    }
}

/// The same of the names of places and states, which stand in tables of their own.
pub(super) fn signs_of_names(files: &Files, problems: &mut Vec<Problem>) {
    // The tables are read by others, who report what is wrong with them.
    let mut reported = Vec::new();
    let columns = [may("lang"), may("name")];
    let names = Table::read(files, "place-names.csv", &columns, false, &mut reported);
    for row in names.rows() {
        let Ok(lang) = row.get("lang").parse::<Lang>() else {
            continue;
        };
        for (piece, message) in faults(row.get("name"), lang) {
            let mut problem = row.warning("name", message);
            problem.text = piece;
            problems.push(problem);
        }
    }
    let columns = ["name_pt", "name_en", "name_es", "name_ru"];
    let states = Table::read(files, "states.csv", &columns.map(may), false, &mut reported);
    for row in states.rows() {
        for lang in Lang::ALL {
            let column = columns[lang.index()];
            for (piece, message) in faults(row.get(column), lang) {
                let mut problem = row.warning(column, message);
                problem.text = piece;
                problems.push(problem);
            }
        }
    }
}

/// The quotation marks of a language: the outer pair, and the pair inside another.
fn marks(lang: Lang) -> [(char, char); 2] {
    match lang {
        Lang::Pt | Lang::En => [('“', '”'), ('‘', '’')],
        Lang::Es => [('«', '»'), ('“', '”')],
        Lang::Ru => [('«', '»'), ('„', '“')],
    }
}

/// Every sign that a language does not write so, with the words around it.
fn faults(text: &str, lang: Lang) -> Vec<(String, String)> {
    let mut faults = Vec::new();
    let [outer, inner] = marks(lang);
    let around = |at: usize| {
        let from = text[..at].char_indices().rev().take(12).last();
        let to = text[at..]
            .char_indices()
            .nth(12)
            .map_or(text.len(), |(to, _)| at + to);
        text[from.map_or(at, |(from, _)| from)..to]
            .trim()
            .to_owned()
    };
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, sign) in text.char_indices() {
        let message = match sign {
            '\'' => "a straight apostrophe; expected ’".to_owned(),
            '"' => format!(
                "a straight quotation mark; expected {} {}",
                outer.0, outer.1
            ),
            // An apostrophe looks like the mark that closes an inner quotation.
            '’' => {
                if open.last().is_some_and(|(_, close)| *close == '’') {
                    open.pop();
                }
                continue;
            }
            _ if open.last().is_some_and(|(_, close)| *close == sign) => {
                open.pop();
                continue;
            }
            _ if sign == outer.0 && open.is_empty() => {
                open.push((at, outer.1));
                continue;
            }
            _ if sign == inner.0 && open.len() == 1 => {
                open.push((at, inner.1));
                continue;
            }
            '«' | '»' | '“' | '”' | '„' | '‘' => format!(
                "this quotation mark does not stand so here; expected {}…{}, and {}…{} inside them",
                outer.0, outer.1, inner.0, inner.1
            ),
            '-' if text[..at].ends_with(' ') && text[at..].starts_with("- ") => {
                "a hyphen between spaces; expected a dash".to_owned()
            }
            ' ' if text[at..].starts_with("  ") => "two spaces".to_owned(),
            ' ' if text[at + 1..].starts_with([',', '.', ';', ':', '?', '!', ')', '»', '”']) => {
                "a space before this sign".to_owned()
            }
            _ => continue,
        };
        faults.push((around(at), message));
    }
    for (at, close) in open {
        faults.push((
            around(at),
            format!("a quotation begins and no {close} ends it"),
        ));
    }
    if lang == Lang::Es {
        for (opens, closes) in [('¿', '?'), ('¡', '!')] {
            if text.matches(opens).count() != text.matches(closes).count() {
                let at = text.find([opens, closes]).unwrap_or_default();
                faults.push((around(at), format!("expected {opens}…{closes}")));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str, lang: Lang) -> usize {
        faults(text, lang).len()
    }

    #[test]
    fn each_language_has_its_own_signs() {
        let good = [
            (
                Lang::En,
                "He says: “It is ‘so’ here.” Noether’s — and 1905–1906, well-known.",
            ),
            (Lang::Pt, "Diz: “É ‘assim’.” Copo d’água."),
            (Lang::Es, "Dice: «¿Es “así” aquí?». ¡No!"),
            (Lang::Ru, "Говорит: «Это „Централь“?» — и О’Горман."),
        ];
        for (lang, text) in good {
            assert_eq!(faults(text, lang), [], "{text}");
        }
        let bad = [
            (Lang::En, "Noether's", 1),
            (Lang::En, "\"So\"", 2),
            (Lang::En, "«So»", 2),
            (Lang::Pt, "“Assim", 1),
            (Lang::Pt, "assim - e", 1),
            (Lang::Es, "“así”", 2),
            (Lang::Es, "Qué?", 1),
            (Lang::Ru, "“так”", 2),
            (Lang::Ru, "«так", 1),
            (Lang::Ru, "так , и  так", 2),
        ];
        for (lang, text, wanted) in bad {
            assert_eq!(
                count(text, lang),
                wanted,
                "{text}: {:?}",
                faults(text, lang)
            );
        }
    }
}
