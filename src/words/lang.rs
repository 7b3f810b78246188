//! The languages of the program and a text that exists in each of them.

use std::str::FromStr;

use serde::Serialize;

/// A language of the interface and of the record.
///
/// The order is the order of the language row on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Lang {
    /// Brazilian Portuguese, the language of the first users and the fallback.
    #[default]
    #[serde(rename = "pt-BR")]
    Pt,
    /// English.
    #[serde(rename = "en")]
    En,
    /// Spanish.
    #[serde(rename = "es")]
    Es,
    /// Russian.
    #[serde(rename = "ru")]
    Ru,
}

/// The text names no language of the program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("No language \"{0}\"; the languages are pt-BR, en, es, ru")]
pub struct UnknownLang(pub String);

impl Lang {
    /// Every language, in screen order.
    pub const ALL: [Self; 4] = [Self::Pt, Self::En, Self::Es, Self::Ru];

    /// The BCP 47 tag: `pt-BR`, `en`, `es` or `ru`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Pt => "pt-BR",
            Self::En => "en",
            Self::Es => "es",
            Self::Ru => "ru",
        }
    }

    /// The two letters used in the columns and file names of a life: `pt`, `en`, `es` or `ru`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pt => "pt",
            Self::En => "en",
            Self::Es => "es",
            Self::Ru => "ru",
        }
    }

    /// The language's name in itself, as the language row shows it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Pt => "Português",
            Self::En => "English",
            Self::Es => "Español",
            Self::Ru => "Русский",
        }
    }

    /// Position in [`Lang::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// The language of the system's locale, else Brazilian Portuguese.
    pub fn of_system() -> Self {
        sys_locale::get_locale()
            .and_then(|locale| locale.parse().ok())
            .unwrap_or_default()
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    /// Accepts any tag whose primary subtag is one of ours: `pt`, `pt-BR`, `ru_RU.UTF-8`.
    fn from_str(text: &str) -> Result<Self, UnknownLang> {
        let primary = text.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(primary))
            .ok_or_else(|| UnknownLang(text.to_owned()))
    }
}

/// A text of the record in every language. A missing one is empty and falls back on reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    by_lang: [Box<str>; 4],
}

impl Text {
    /// The same words in every language, for names that are not translated.
    pub fn same(text: &str) -> Self {
        Self {
            by_lang: std::array::from_fn(|_| text.into()),
        }
    }

    /// Sets the words of one language.
    pub fn set(&mut self, lang: Lang, text: &str) {
        self.by_lang[lang.index()] = text.into();
    }

    /// The words in `lang`; where they are missing, the English, then any that exist.
    pub fn get(&self, lang: Lang) -> &str {
        [lang, Lang::En, Lang::Pt, Lang::Es, Lang::Ru]
            .into_iter()
            .map(|lang| &*self.by_lang[lang.index()])
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }

    /// The words of every language that has some of its own, in the order of [`Lang::ALL`].
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.by_lang
            .iter()
            .map(|words| &**words)
            .filter(|words| !words.is_empty())
    }

    /// Whether `lang` has words of its own.
    pub fn has(&self, lang: Lang) -> bool {
        !self.by_lang[lang.index()].is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language() {
        assert_eq!("ru_RU.UTF-8".parse(), Ok(Lang::Ru));
        assert_eq!("pt-PT".parse(), Ok(Lang::Pt));
        assert!("de".parse::<Lang>().is_err());
    }

    #[test]
    fn a_missing_text_falls_back_to_english() {
        let mut text = Text::default();
        text.set(Lang::En, "farm");
        assert_eq!(text.get(Lang::Ru), "farm");
        assert!(!text.has(Lang::Ru));
    }
}
