//! A date as a person types it, in any of the four languages.
//!
//! Understood: `1917-11-07`, `7.11.1917`, `7/11/1917` (day first), `7 November 1917`,
//! `November 7, 1917`, `7 de novembro de 1917`, `1º de março de 1931`, `7 ноября 1917 г.`, each
//! also followed by a sign of the Old Style: `25 октября 1917 ст. ст.`, `25 October 1917 O.S.`.

use super::{Day, OldStyle};

/// The text is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{text}\" is not a date; expected a form such as 1917-11-07, 7.11.1917 or 7 November 1917"
)]
pub struct DateError {
    /// The text that could not be read.
    pub text: String,
}

/// The beginnings of the months' names, folded, in the four languages; longest known forms first.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "янв"],
    &["feb", "fev", "фев"],
    &["mar", "мар"],
    &["apr", "abr", "апр"],
    &["may", "mai", "май", "мая"],
    &["jun", "июн"],
    &["jul", "июл"],
    &["aug", "ago", "авг"],
    &["sep", "set", "сен"],
    &["oct", "out", "окт"],
    &["nov", "ноя"],
    &["dec", "dez", "dic", "дек"],
];

/// Words that only join the parts of a date.
const JOINERS: &[&str] = &["de", "del", "of", "the", "г", "года", "год", "o", "el"];

/// Words that say the date is Old Style.
const OLD_STYLE: &[&str] = &[
    "os",
    "oldstyle",
    "old",
    "style",
    "julian",
    "ст",
    "стст",
    "стилю",
    "стиль",
    "старому",
    "старый",
    "по",
    "estilo",
    "antigo",
    "antiguo",
    "calendario",
    "juliano",
    "no",
    "em",
    "en",
    "ea",
];

/// The signs among [`OLD_STYLE`] that prove it; the rest only accompany them.
const OLD_STYLE_PROOF: &[&str] = &[
    "os",
    "oldstyle",
    "old",
    "julian",
    "ст",
    "стст",
    "старому",
    "старый",
    "antigo",
    "antiguo",
    "juliano",
    "ea",
];

/// Reads a typed date.
///
/// ```
/// use trotsky_atlas::calendar::day_from_text;
/// let day = day_from_text("25 октября 1917 ст. ст.").unwrap();
/// assert_eq!(day.to_string(), "1917-11-07");
/// assert!(day_from_text("31 February 1917").is_err());
/// ```
pub fn day_from_text(text: &str) -> Result<Day, DateError> {
    read(text).ok_or_else(|| DateError {
        text: text.to_owned(),
    })
}

fn read(text: &str) -> Option<Day> {
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let mut month_word = None;
    let mut old_style = false;
    for token in tokens(text) {
        let digits: String = token.chars().take_while(char::is_ascii_digit).collect();
        if !digits.is_empty() {
            let tail = &token[digits.len()..];
            // Ordinals: 1º, 1st, 7th, 1-го.
            if !matches!(tail, "" | "o" | "º" | "st" | "nd" | "rd" | "th" | "го") {
                return None;
            }
            numbers.push((digits.parse().ok()?, digits.len()));
        } else if let Some(month) = month_from_word(&token) {
            if month_word.replace(month).is_some() {
                return None;
            }
        } else if OLD_STYLE.contains(&&*token) {
            old_style |= OLD_STYLE_PROOF.contains(&&*token);
        } else if !JOINERS.contains(&&*token) {
            return None;
        }
    }
    let (year, month, day) = match (month_word, numbers.as_slice()) {
        // A year has four digits wherever it stands; a day has one or two.
        (Some(month), [(day, 1 | 2), (year, 4)] | [(year, 4), (day, 1 | 2)]) => {
            (*year, month, *day)
        }
        (
            None,
            [(year, 4), (month, 1 | 2), (day, 1 | 2)] | [(day, 1 | 2), (month, 1 | 2), (year, 4)],
        ) => (*year, *month, *day),
        _ => return None,
    };
    let year = i32::try_from(year).ok()?;
    if old_style {
        OldStyle { year, month, day }.to_day()
    } else {
        Day::from_ymd_opt(year, month, day)
    }
}

/// The words and numbers of a text, folded: lower case, no diacritics, no punctuation.
fn tokens(text: &str) -> impl Iterator<Item = String> {
    let folded: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(fold)
        .collect();
    // `O.S.` and `e. a.` are one sign each; a dot between digits parts them.
    let folded = folded
        .replace("o.s", "os")
        .replace("e.a", "ea")
        .replace("e. a", "ea");
    folded
        .split(|c: char| !(c.is_alphanumeric() || c == 'º'))
        .filter(|token| !token.is_empty())
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

fn fold(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ã' => 'a',
        'é' | 'ê' => 'e',
        'í' => 'i',
        'ó' | 'ô' | 'õ' => 'o',
        'ú' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'ё' => 'е',
        'ª' | '°' => 'º',
        other => other,
    }
}

fn month_from_word(word: &str) -> Option<u32> {
    let index = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| word.starts_with(name)))?;
    // `marzo` is a month and `margarida` is not: the rest must belong to a known ending.
    let known =
        KNOWN_MONTH_WORDS.contains(&word) || MONTHS[index].contains(&word) || word == "sept";
    known.then_some(index as u32 + 1)
}

const KNOWN_MONTH_WORDS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "janeiro",
    "fevereiro",
    "marco",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
    "enero",
    "febrero",
    "marzo",
    "mayo",
    "junio",
    "julio",
    "septiembre",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "январь",
    "января",
    "февраль",
    "февраля",
    "март",
    "марта",
    "апрель",
    "апреля",
    "июнь",
    "июня",
    "июль",
    "июля",
    "август",
    "августа",
    "сентябрь",
    "сентября",
    "сент",
    "октябрь",
    "октября",
    "ноябрь",
    "ноября",
    "нояб",
    "декабрь",
    "декабря",
    "февр",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn many_forms_are_one_day() {
        for text in [
            "1917-11-07",
            "7.11.1917",
            "07.11.1917",
            "7/11/1917",
            "7 November 1917",
            "November 7, 1917",
            "7th of November 1917",
            "7 nov. 1917",
            "7 de novembro de 1917",
            "7 de noviembre de 1917",
            "7 ноября 1917 г.",
            "7 НОЯБРЯ 1917 года",
            "25 октября 1917 ст. ст.",
            "25 октября 1917 по старому стилю",
            "25 October 1917 O.S.",
            "25 October 1917 (Old Style)",
            "25 de outubro de 1917 (calendário antigo)",
            "25.10.1917 e. a.",
        ] {
            assert_eq!(
                day_from_text(text).map(|day| day.to_string()),
                Ok("1917-11-07".to_owned()),
                "{text}"
            );
        }
        assert_eq!(
            day_from_text("1º de março de 1931").unwrap().to_string(),
            "1931-03-01"
        );
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "1917",
            "November",
            "31 February 1917",
            "7 Brumaire 1917",
            "7.11.17",
            "7 November 1917 maybe",
        ] {
            assert!(day_from_text(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,30}") {
            drop(day_from_text(&text));
        }

        #[test]
        fn every_iso_day_is_read(days in 650_000_i32..720_000) {
            let day = Day::from_num_days_from_ce_opt(days).unwrap();
            prop_assert_eq!(day_from_text(&day.to_string()), Ok(day));
        }
    }
}
