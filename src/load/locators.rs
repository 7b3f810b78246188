//! `locators.csv`: the free words that stand for a place in a work, such as `last chapter`, in every
//! language. What every record writes (`ch.`, `vol.`, dates) is among the words of the interface.

use crate::words::{Lang, Text};

use super::Problem;
use super::files::Files;
use super::table::{Row, Table, may, must};

const FILE: &str = "locators.csv";

/// The columns, in the order of [`Lang::ALL`].
const COLUMNS: [&str; 4] = ["pt", "en", "es", "ru"];

/// The words, the longest first, so that `last chapter` comes before `chapter`.
#[derive(Default)]
pub(super) struct Locators(Vec<Text>);

pub(super) fn read(files: &Files, langs: &[Lang], problems: &mut Vec<Problem>) -> Locators {
    let columns = [must("en"), may("pt"), may("es"), may("ru")];
    let table = Table::read(files, FILE, &columns, false, problems);
    let mut list = Vec::new();
    for row in table.rows() {
        if row.get("en").is_empty() {
            problems.push(row.error("en", "the words are missing; the row is left out"));
            continue;
        }
        let mut text = Text::default();
        for lang in Lang::ALL {
            let column = COLUMNS[lang.index()];
            text.set(lang, row.get(column));
            if langs.contains(&lang) && !text.has(lang) {
                let message = format!("{} has nothing here in {}", row.get("en"), lang.code());
                problems.push(row.warning(column, message));
            }
        }
        list.push(text);
    }
    list.sort_by_key(|text: &Text| std::cmp::Reverse(text.get(Lang::En).len()));
    Locators(list)
}

impl Locators {
    /// A locator in every language; what no row has stays as it is, as titles must.
    pub(super) fn told(&self, locator: &str) -> Text {
        let mut pieces = vec![(locator, None)];
        for text in &self.0 {
            let words = text.get(Lang::En);
            // A single word with a capital may be a word of a title: it stands for a whole part.
            let whole = !words.contains(' ') && words.starts_with(char::is_uppercase);
            if !locator.contains(words) {
                continue;
            }
            pieces = pieces
                .into_iter()
                .flat_map(|piece| match piece {
                    (open, None) => split(open, words, text, whole),
                    closed => vec![closed],
                })
                .collect();
        }
        let mut told = Text::default();
        for lang in Lang::ALL {
            let said = pieces.iter().map(|(open, text)| match text {
                Some(text) => text.get(lang),
                None => open,
            });
            told.set(lang, &said.collect::<String>());
        }
        told
    }

    /// Tells of a part of a locator that begins like a remark, not like a title, and has no row.
    pub(super) fn check(&self, row: &Row<'_>, locator: &str, problems: &mut Vec<Problem>) {
        if self.0.is_empty() {
            return;
        }
        let told = self.told(locator);
        for part in locator.split(", ") {
            // A title in quotation marks stays in the language of the work.
            let title = part.find('"').or_else(|| part.find(" '"));
            let part = &part[..title.unwrap_or(part.len())];
            let remark = part.starts_with(|c: char| c.is_ascii_lowercase());
            // `ch.3`, `note 84`: an abbreviation or a term that the interface translates.
            let known = crate::life::is_locator_term(part);
            if remark && !known && told.get(Lang::Ru).contains(part) {
                let message = "no row of locators.csv has these words; they stay in English";
                let mut problem = row.warning("sources", message);
                part.clone_into(&mut problem.text);
                problems.push(problem);
            }
        }
    }
}

/// The pieces before, at and after each place where the words stand by themselves.
fn split<'a>(
    open: &'a str,
    words: &str,
    text: &'a Text,
    whole: bool,
) -> Vec<(&'a str, Option<&'a Text>)> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, _) in open.match_indices(words) {
        let (before, after) = (&open[..at], &open[at + words.len()..]);
        let free = if whole {
            (before.is_empty() || before.ends_with(", "))
                && (after.is_empty() || after.starts_with(','))
        } else {
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        };
        if free && at >= from {
            pieces.push((&open[from..at], None));
            pieces.push((&open[at..at + words.len()], Some(text)));
            from = at + words.len();
        }
    }
    pieces.push((&open[from..], None));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locators() -> Locators {
        let files = Files::from_bytes(&[(
            "locators.csv",
            "en,pt,es,ru\nnote,nota,nota,сноска\nlast note,a,b,последняя сноска\nKazan,Kazan,Kazán,Казань\n"
                .as_bytes(),
        )]);
        let mut problems = Vec::new();
        let locators = read(&files, &Lang::ALL, &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        locators
    }

    #[test]
    fn the_longest_words_are_told_and_titles_stay() {
        let told = |text: &str| locators().told(text).get(Lang::Ru).to_owned();
        assert_eq!(told("last note, Kazan"), "последняя сноска, Казань");
        assert_eq!(told("vol.1 note 4"), "vol.1 сноска 4");
        assert_eq!(told("The Fight for Kazan"), "The Fight for Kazan");
        assert_eq!(told("notebook"), "notebook");
    }

    #[test]
    fn words_without_a_language_are_reported() {
        let files =
            Files::from_bytes(&[("locators.csv", b"en,pt,es,ru\nnote,nota,nota,\n".as_slice())]);
        let mut problems = Vec::new();
        read(&files, &Lang::ALL, &mut problems);
        assert_eq!(problems.len(), 1);
    }
}
