//! The words of the interface: Fluent messages, embedded, one bundle a language.

use std::borrow::Cow;
use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::Lang;

/// The Fluent files, by topic, in the order of [`Lang::ALL`]. A topic is one part of the interface.
macro_rules! topics {
    ($($topic:literal),+ $(,)?) => {
        [$((
            $topic,
            [
                include_str!(concat!("../../assets/words/pt-BR/", $topic, ".ftl")),
                include_str!(concat!("../../assets/words/en/", $topic, ".ftl")),
                include_str!(concat!("../../assets/words/es/", $topic, ".ftl")),
                include_str!(concat!("../../assets/words/ru/", $topic, ".ftl")),
            ],
        )),+]
    };
}

const TOPICS: &[(&str, [&str; 4])] = &topics![
    "app", "card", "cli", "clock", "dates", "evidence", "finder", "help", "kiosk", "map",
    "numbers", "record", "staff", "timeline"
];

/// Named values for a message: `Args::new().set("days", 5)`.
#[derive(Default)]
pub struct Args<'a>(FluentArgs<'a>);

impl<'a> Args<'a> {
    /// No values yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value under `name`.
    #[must_use]
    pub fn set(mut self, name: &'a str, value: impl Into<FluentValue<'a>>) -> Self {
        self.0.set(name, value);
        self
    }
}

/// The words of one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words")
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

impl Words {
    /// The embedded words of `lang`.
    ///
    /// A syntax fault in an embedded file is logged and its good messages are kept; a test proves
    /// that there is none and that every language has every key.
    pub fn new(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.tag().parse().unwrap_or_default()]);
        // Bidi isolation marks are not in the bundled fonts, and no language here needs them.
        bundle.set_use_isolating(false);
        for (topic, files) in TOPICS {
            let resource = match FluentResource::try_new(files[lang.index()].to_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    log::error!("Words {}/{topic}: {errors:?}", lang.tag());
                    resource
                }
            };
            if let Err(errors) = bundle.add_resource(resource) {
                log::error!("Words {}/{topic}: {errors:?}", lang.tag());
            }
        }
        Self { lang, bundle }
    }

    /// The language of these words.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The message `key`; an unknown key gives the key itself, which no test lets through.
    pub fn text<'a>(&'a self, key: &'a str) -> Cow<'a, str> {
        self.format(key, None)
    }

    /// The message `key` with values put in.
    pub fn text_with<'a>(&'a self, key: &'a str, args: &'a Args<'_>) -> Cow<'a, str> {
        self.format(key, Some(&args.0))
    }

    fn format<'a>(&'a self, key: &'a str, args: Option<&'a FluentArgs<'_>>) -> Cow<'a, str> {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            log::error!("No word {key} in {}", self.lang.tag());
            return Cow::Borrowed(key);
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            log::error!("Word {key} in {}: {errors:?}", self.lang.tag());
        }
        text
    }

    /// Every key with its variables, for the test that no language lacks a word.
    pub fn keys(lang: Lang) -> BTreeMap<String, Vec<String>> {
        let mut keys = BTreeMap::new();
        for (_, files) in TOPICS {
            let mut key = String::new();
            for line in files[lang.index()].lines() {
                if line.starts_with(|c: char| c.is_ascii_lowercase())
                    && let Some((name, _)) = line.split_once('=')
                {
                    name.trim().clone_into(&mut key);
                    keys.entry(key.clone()).or_insert_with(Vec::new);
                }
                let variables = line.split('$').skip(1).map(|rest| {
                    rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
                        .next()
                        .unwrap_or_default()
                        .to_owned()
                });
                if let Some(known) = keys.get_mut(&key) {
                    known.extend(variables);
                    known.sort();
                    known.dedup();
                }
            }
        }
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_parses() {
        for (topic, files) in TOPICS {
            for (lang, file) in Lang::ALL.into_iter().zip(files) {
                let parsed = FluentResource::try_new((*file).to_owned());
                assert!(
                    parsed.is_ok(),
                    "{}/{topic}: {:?}",
                    lang.tag(),
                    parsed.err().map(|e| e.1)
                );
            }
        }
    }

    #[test]
    fn every_language_has_every_key_and_variable() {
        let reference = Words::keys(Lang::En);
        assert!(!reference.is_empty());
        for lang in Lang::ALL {
            assert_eq!(Words::keys(lang), reference, "{}", lang.tag());
        }
    }
}
