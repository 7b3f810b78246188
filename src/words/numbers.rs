//! Numbers as each language writes them.

use super::Lang;

/// The whole number with its digits grouped: comma (en), point (pt, es), thin space (ru).
///
/// Spanish and Russian leave four digits together, as their academies advise.
pub fn group_digits(number: i64, lang: Lang) -> String {
    let digits = number.unsigned_abs().to_string();
    let separator = match lang {
        Lang::En => ',',
        Lang::Pt | Lang::Es => '.',
        Lang::Ru => '\u{2009}',
    };
    let together = matches!(lang, Lang::Es | Lang::Ru) && digits.len() <= 4;
    let mut text = String::new();
    if number < 0 {
        text.push('−');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) && !together {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// The number with `places` decimals and the language's decimal sign.
pub fn decimal(number: f64, places: usize, lang: Lang) -> String {
    let text = format!("{number:.places$}");
    match lang {
        Lang::En => text,
        Lang::Pt | Lang::Es | Lang::Ru => text.replace('.', ","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_group_by_the_rules_of_each_language() {
        let written = Lang::ALL.map(|lang| group_digits(22_203, lang));
        assert_eq!(written, ["22.203", "22,203", "22.203", "22\u{2009}203"]);
        assert_eq!(group_digits(1_616, Lang::Es), "1616");
        assert_eq!(decimal(0.5, 1, Lang::Ru), "0,5");
    }
}
