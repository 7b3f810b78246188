//! A date as a person types it, in any of the four languages and in either calendar.

use super::{Day, OldStyle};

/// The text could not be taken as a day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was typed.
    #[error("There is no date; {FORMS}")]
    Empty,
    /// A part of the text belongs to no form of a date.
    #[error("\"{part}\" in \"{text}\" is no part of a date; {FORMS}")]
    NotRead {
        /// The whole text.
        text: String,
        /// The part that was not understood.
        part: String,
    },
    /// The parts are known, but they are not one day, one month and one year.
    #[error("\"{text}\" does not give a day, a month and a year; {FORMS}")]
    Incomplete {
        /// The whole text.
        text: String,
    },
    /// The year has not four digits.
    #[error("The year \"{year}\" in \"{text}\" needs four digits; {FORMS}")]
    ShortYear {
        /// The whole text.
        text: String,
        /// The year as typed.
        year: String,
    },
    /// The calendar has no such day.
    #[error(
        "There is no such day as \"{text}\": it was read as day {day}, month {month}, year {year}"
    )]
    NoSuchDay {
        /// The whole text.
        text: String,
        /// The day of the month read.
        day: u32,
        /// The month read.
        month: u32,
        /// The year read.
        year: i32,
    },
}

/// The forms that errors name.
const FORMS: &str = "understood are 1917-11-07, 7.11.1917, 7/11/1917 (the day first), 7 November 1917, 7 de novembro de 1917, 7 de noviembre de 1917, 7 ноября 1917, and Old Style with \"O.S.\", \"estilo antigo\", \"estilo antiguo\" or \"ст. ст.\" behind it";

/// The names of the months without accents: English, Portuguese, Spanish, Russian in the
/// nominative and the genitive. Any beginning of at least three letters is understood.
const MONTHS: [[&str; 5]; 12] = [
    ["january", "janeiro", "enero", "январь", "января"],
    ["february", "fevereiro", "febrero", "февраль", "февраля"],
    ["march", "marco", "marzo", "март", "марта"],
    ["april", "abril", "abril", "апрель", "апреля"],
    ["may", "maio", "mayo", "май", "мая"],
    ["june", "junho", "junio", "июнь", "июня"],
    ["july", "julho", "julio", "июль", "июля"],
    ["august", "agosto", "agosto", "август", "августа"],
    [
        "september",
        "setembro",
        "septiembre",
        "сентябрь",
        "сентября",
    ],
    ["october", "outubro", "octubre", "октябрь", "октября"],
    ["november", "novembro", "noviembre", "ноябрь", "ноября"],
    ["december", "dezembro", "diciembre", "декабрь", "декабря"],
];

/// Words that mark the Julian calendar, without accents and points; the longer ones first.
const OLD_STYLE: [&[&str]; 14] = [
    &["по", "старому", "стилю"],
    &["старого", "стиля"],
    &["старый", "стиль"],
    &["calendario", "juliano"],
    &["calendario", "antigo"],
    &["calendario", "antiguo"],
    &["julian", "calendar"],
    &["old", "style"],
    &["estilo", "antigo"],
    &["estilo", "antiguo"],
    &["ст", "ст"],
    &["o", "s"],
    &["e", "a"],
    &["os"],
];

/// Words that mark the Gregorian calendar, which is the rule.
const NEW_STYLE: [&[&str]; 8] = [
    &["по", "новому", "стилю"],
    &["calendario", "gregoriano"],
    &["new", "style"],
    &["estilo", "novo"],
    &["estilo", "nuevo"],
    &["н", "ст"],
    &["n", "s"],
    &["e", "n"],
];

/// Words that say nothing.
const FILLERS: [&str; 14] = [
    "de", "do", "del", "of", "the", "no", "pelo", "el", "em", "г", "года", "год", "in", "по",
];

/// Endings glued to the number of a day: 1st, 2nd, 3rd, 7th, 1º, 7-го.
const ORDINALS: [&str; 7] = ["st", "nd", "rd", "th", "o", "го", "е"];

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Number(String),
    Word(String),
}

/// The day a text names. Without a mark of the Julian calendar it is New Style; numbers with
/// points, slashes or blanks are taken day first.
///
/// ```
/// use trotsky_atlas::calendar::day_from_text;
/// let day = day_from_text("25 октября 1917 ст. ст.");
/// assert_eq!(day, day_from_text("7 November 1917"));
/// ```
pub fn day_from_text(text: &str) -> Result<Day, DateError> {
    let mut tokens = tokens(text)?;
    let old_style = take_phrase(&mut tokens, &OLD_STYLE);
    if !old_style {
        take_phrase(&mut tokens, &NEW_STYLE);
    }
    tokens.retain(|token| !matches!(token, Token::Word(word) if FILLERS.contains(&&**word)));
    if tokens.is_empty() {
        return Err(DateError::Empty);
    }
    let part = |part: &str| DateError::NotRead {
        text: text.trim().to_owned(),
        part: part.to_owned(),
    };
    let mut numbers = Vec::new();
    let mut month = None;
    for token in &tokens {
        match token {
            Token::Number(digits) => numbers.push(&**digits),
            Token::Word(word) => {
                let found = month_of(word).ok_or_else(|| part(word))?;
                if month.replace(found).is_some() {
                    return Err(part(word));
                }
            }
        }
    }
    let is_year = |digits: &str| digits.len() >= 3;
    let (day, month, year) = match (month, &*numbers) {
        (None, [year, month, day]) if is_year(year) => (*day, number(month).unwrap_or(0), *year),
        (None, [day, month, year]) => (*day, number(month).unwrap_or(0), *year),
        (Some(month), [year, day]) if is_year(year) => (*day, month, *year),
        (Some(month), [day, year]) => (*day, month, *year),
        _ => {
            return Err(DateError::Incomplete {
                text: text.trim().to_owned(),
            });
        }
    };
    if year.len() != 4 {
        return Err(DateError::ShortYear {
            text: text.trim().to_owned(),
            year: year.to_owned(),
        });
    }
    let year = year.parse::<i32>().map_err(|_never| part(year))?;
    let day = number(day).unwrap_or(0);
    let found = if old_style {
        OldStyle { year, month, day }.to_day()
    } else {
        Day::from_ymd_opt(year, month, day)
    };
    found.ok_or_else(|| DateError::NoSuchDay {
        text: text.trim().to_owned(),
        day,
        month,
        year,
    })
}

fn number(digits: &str) -> Option<u32> {
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten()
}

fn month_of(word: &str) -> Option<u32> {
    if word.chars().count() < 3 {
        return None;
    }
    let found = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| name.starts_with(word)))?;
    u32::try_from(found + 1).ok()
}

/// Takes the first phrase found out of the tokens and says whether there was one.
fn take_phrase(tokens: &mut Vec<Token>, phrases: &[&[&str]]) -> bool {
    for phrase in phrases {
        let here = tokens.windows(phrase.len()).position(|window| {
            window
                .iter()
                .zip(*phrase)
                .all(|(token, word)| matches!(token, Token::Word(w) if w == word))
        });
        if let Some(start) = here {
            tokens.drain(start..start + phrase.len());
            return true;
        }
    }
    false
}

/// The numbers and words of a text, in small letters without accents.
fn tokens(text: &str) -> Result<Vec<Token>, DateError> {
    let mut tokens: Vec<Token> = Vec::new();
    // Whether the last sign continues a token, and whether a word would be glued to a number.
    let (mut running, mut glued) = (false, false);
    for (index, letter) in text
        .trim()
        .char_indices()
        .flat_map(|(i, c)| fold(c).map(move |c| (i, c)))
    {
        let minus_first = index == 0 && letter == '-';
        match letter {
            '0'..='9' => match tokens.last_mut() {
                Some(Token::Number(digits)) if running => digits.push(letter),
                _ => tokens.push(Token::Number(letter.into())),
            },
            _ if letter.is_alphabetic() => match tokens.last_mut() {
                Some(Token::Word(word)) if running => word.push(letter),
                _ => {
                    drop_ordinal(&mut tokens, glued);
                    glued = running || (glued && matches!(tokens.last(), Some(Token::Number(_))));
                    tokens.push(Token::Word(letter.into()));
                }
            },
            '.' | ',' | '/' | '-' | '–' | '−' | '(' | ')' | '°' | '[' | ']' if !minus_first => {
            }
            _ if letter.is_whitespace() => {}
            _ => {
                return Err(DateError::NotRead {
                    text: text.trim().to_owned(),
                    part: letter.into(),
                });
            }
        }
        if letter.is_alphanumeric() {
            if letter.is_ascii_digit() {
                drop_ordinal(&mut tokens, glued);
                glued = false;
            }
            running = true;
        } else {
            drop_ordinal(&mut tokens, glued);
            // `7-го` is glued by its hyphen.
            glued = running && letter == '-' && matches!(tokens.last(), Some(Token::Number(_)));
            running = false;
        }
    }
    drop_ordinal(&mut tokens, glued);
    Ok(tokens)
}

/// Drops the ending of an ordinal number if the last word is one that was glued to its number.
fn drop_ordinal(tokens: &mut Vec<Token>, glued: bool) {
    if glued && matches!(tokens.last(), Some(Token::Word(word)) if ORDINALS.contains(&&**word)) {
        tokens.pop();
    }
}

/// The small letter without its accent; `й` stays, as it is a letter of its own.
fn fold(letter: char) -> impl Iterator<Item = char> {
    letter.to_lowercase().filter_map(|letter| match letter {
        'á' | 'à' | 'â' | 'ã' | 'ä' => Some('a'),
        'é' | 'è' | 'ê' | 'ë' => Some('e'),
        'í' | 'ì' | 'î' | 'ï' => Some('i'),
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'º' => Some('o'),
        'ú' | 'ù' | 'û' | 'ü' => Some('u'),
        'ç' => Some('c'),
        'ñ' => Some('n'),
        'ё' => Some('е'),
        // Accents typed as signs of their own.
        '\u{300}'..='\u{36f}' => None,
        other => Some(other),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{MonthForm, date_text, month_name, month_short, old_style_day_month};
    use super::*;
    use crate::words::{Lang, Words};

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn every_form_is_understood() {
        let rising = day(1917, 11, 7);
        for text in [
            "1917-11-07",
            "1917-11-7",
            "1917/11/07",
            "7.11.1917",
            "07.11.1917",
            "7/11/1917",
            "7 11 1917",
            "7 November 1917",
            "7th of November, 1917",
            "November 7, 1917",
            "november 7th 1917",
            "7 nov. 1917",
            "1917 November 7",
            "7 de novembro de 1917",
            "7 DE NOVEMBRO DE 1917",
            "7 de noviembre de 1917",
            "el 7 de noviembre de 1917",
            "7 ноября 1917 г.",
            "7 ноября 1917 года",
            "7-го ноября 1917",
            "7 ноябрь 1917",
            "7 нояб. 1917",
            "25 октября 1917 ст. ст.",
            "25 октября 1917 г. (ст. ст.)",
            "25 октября 1917 по старому стилю",
            "25.10.1917 ст.ст.",
            "25 October 1917 O.S.",
            "25 October 1917 OS",
            "25 October 1917 Old Style",
            "October 25, 1917 (Old Style)",
            "25 de outubro de 1917 (estilo antigo)",
            "25 de outubro de 1917 calendário juliano",
            "25 de outubro de 1917 no calendário juliano",
            "25 de outubro de 1917 e. a.",
            "25 de octubre de 1917, estilo antiguo",
            "25 de octubre de 1917 del calendario juliano",
            "1917-10-25 o.s.",
            "7 ноября 1917 н. ст.",
            "7 November 1917 New Style",
        ] {
            assert_eq!(day_from_text(text), Ok(rising), "{text}");
        }
        for text in [
            "1º de março de 1931",
            "1° de março de 1931",
            "1o de marco de 1931",
            "1st March 1931",
            "1 марта 1931",
            "1 de marc\u{327}o de 1931",
        ] {
            assert_eq!(day_from_text(text), Ok(day(1931, 3, 1)), "{text}");
        }
        assert_eq!(day_from_text("20.3.1917"), Ok(day(1917, 3, 20)));
        assert_eq!(day_from_text("29.2.1900 O.S."), Ok(day(1900, 3, 13)));
    }

    #[test]
    fn what_is_no_day_gets_a_clear_error() {
        let error = |text: &str| day_from_text(text).unwrap_err();
        assert_eq!(error("  "), DateError::Empty);
        assert!(
            matches!(error("7 Brumaire 1917"), DateError::NotRead { part, .. } if part == "brumaire")
        );
        assert!(matches!(error("7 November"), DateError::Incomplete { .. }));
        assert!(matches!(
            error("November 1917"),
            DateError::Incomplete { .. }
        ));
        assert!(matches!(error("1917"), DateError::Incomplete { .. }));
        assert!(matches!(error("7.11.17"), DateError::ShortYear { year, .. } if year == "17"));
        assert!(matches!(
            error("30.2.1917"),
            DateError::NoSuchDay {
                day: 30,
                month: 2,
                ..
            }
        ));
        assert!(matches!(error("29.2.1900"), DateError::NoSuchDay { .. }));
        assert!(matches!(
            error("3/20/1917"),
            DateError::NoSuchDay { month: 20, .. }
        ));
        assert!(matches!(error("-1917-11-07"), DateError::NotRead { .. }));
        assert!(
            matches!(error("7 May June 1917"), DateError::NotRead { part, .. } if part == "june")
        );
        assert!(matches!(error("7@11@1917"), DateError::NotRead { part, .. } if part == "@"));
        assert!(error("tomorrow").to_string().contains("7 ноября 1917"));
    }

    #[test]
    fn every_written_name_of_a_month_is_understood() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            for month in 1..=12 {
                for name in [
                    month_name(&words, day(1917, month, 9), MonthForm::Alone),
                    month_name(&words, day(1917, month, 9), MonthForm::AfterDay),
                    month_short(&words, month),
                ] {
                    let text = format!("9 {name} 1917");
                    assert_eq!(day_from_text(&text), Ok(day(1917, month, 9)), "{text}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,40}") {
            let _ = day_from_text(&text);
        }

        #[test]
        fn nothing_like_a_date_panics(text in "[0-9]{0,5}[-./ ]?([a-zа-яº]{0,9}|[0-9]{0,3})[-./ ]?[0-9]{0,6} ?(ст. ст.|o.s.)?") {
            let _ = day_from_text(&text);
        }

        #[test]
        fn every_written_day_reads_back(number in 0i32..60_000, lang in 0usize..4) {
            let date = day(1800, 1, 1) + chrono::Days::new(number.unsigned_abs().into());
            let words = Words::new(Lang::ALL[lang]);
            prop_assert_eq!(day_from_text(&date_text(&words, date)), Ok(date));
            let old = OldStyle::from_day(date);
            let text = format!("{} {} (O.S.)", old_style_day_month(&words, old), old.year);
            prop_assert_eq!(day_from_text(&text), Ok(date), "{}", text);
        }
    }
}
