//! `kiosk.toml`: what is true of one screen in one hall, and how to say what is wrong with it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::{Spanned, Value};

use crate::explore::{LEAST_WARNING, Times};
use crate::widgets::theme::ThemeKind;
use crate::words::Lang;

use super::hours::Hours;
use super::pin::SlowHash;
use super::scale::{INCH_MM, Screen};

/// Everything that `kiosk.toml` says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The monitor, counted from 0.
    pub monitor: usize,
    /// The screen and where it hangs.
    pub screen: Screen,
    /// How long things take.
    pub times: Times,
    /// The language that a visit begins in.
    pub lang: Option<Lang>,
    /// The theme that a visit begins in.
    pub theme: ThemeKind,
    /// Nothing moves that need not.
    pub still: bool,
    /// Daily totals are kept.
    pub counters: bool,
    /// The staff's number; without one the staff's page cannot be opened.
    pub pin: Option<SlowHash>,
    /// When the hall is open.
    pub hours: Hours,
}

/// What is wrong with a `kiosk.toml`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {text}: {expected}")]
pub struct ConfigError {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
    /// What was expected.
    pub expected: String,
}

/// Every entry with what it is.
const ENTRIES: [(&str, &str); 14] = [
    ("monitor", "the number of the monitor, counted from 0"),
    ("diagonal_inches", "inches from 5 to 200"),
    ("distance_mm", "millimetres from 200 to 3000"),
    ("reach_mm", "millimetres from 250 to 3000"),
    ("idle_seconds", "seconds from 30 to 600"),
    ("warning_seconds", "seconds from 20 to 120"),
    ("play_limit_seconds", "seconds from 60 to 3600"),
    ("language", "pt-BR, en, es or ru"),
    ("theme", "light, dark or contrast"),
    ("reduced_motion", "true or false"),
    ("counters", "true or false"),
    ("pin", "the line that `trotsky-atlas kiosk-pin` prints"),
    ("hours", "a table such as { monday = \"10:00-18:00\" }"),
    ("closed", "dates such as [\"12-25\", \"2027-01-01\"]"),
];

/// Where the file of the machine lies.
pub fn of_machine() -> PathBuf {
    if cfg!(windows) {
        let base = std::env::var_os("ProgramData").unwrap_or_else(|| r"C:\ProgramData".into());
        Path::new(&base).join("trotsky-atlas").join("kiosk.toml")
    } else if cfg!(target_os = "macos") {
        PathBuf::from("/Library/Application Support/trotsky-atlas/kiosk.toml")
    } else {
        PathBuf::from("/etc/trotsky-atlas/kiosk.toml")
    }
}

/// A page of text; whatever is longer is no settings.
const MOST: u64 = 256 * 1024;

/// Reads a file.
pub fn read(path: &Path) -> Result<Config, ConfigError> {
    let file = path.display().to_string();
    let cannot = |expected: String| ConfigError {
        file: file.clone(),
        line: 1,
        text: String::new(),
        expected,
    };
    let length = std::fs::metadata(path)
        .map_err(|error| cannot(format!("it cannot be read: {error}")))?
        .len();
    if length > MOST {
        return Err(cannot(format!("{length} bytes; expected {MOST} at most")));
    }
    let text = std::fs::read_to_string(path)
        .map_err(|error| cannot(format!("it cannot be read: {error}")))?;
    parse(&file, &text)
}

/// Reads a text.
pub(super) fn parse(file: &str, text: &str) -> Result<Config, ConfigError> {
    let line_at = |offset: usize| text[..offset.min(text.len())].matches('\n').count() + 1;
    let wrong = |span: Range<usize>, expected: String| {
        let line = line_at(span.start);
        let whole = text.lines().nth(line - 1).unwrap_or_default().trim();
        ConfigError {
            file: file.to_owned(),
            line,
            text: format!("\"{whole}\""),
            expected,
        }
    };
    let entries: BTreeMap<Spanned<String>, Spanned<Value>> =
        toml::from_str(text).map_err(|error| {
            wrong(
                error.span().unwrap_or(0..0),
                error.message().trim().to_owned(),
            )
        })?;
    let mut config = Config::default();
    for (name, value) in &entries {
        let key = name.get_ref().as_str();
        let Some((_, meaning)) = ENTRIES.iter().find(|(known, _)| *known == key) else {
            let known: Vec<&str> = ENTRIES.iter().map(|(known, _)| *known).collect();
            let all = known.join(", ");
            return Err(wrong(
                name.span(),
                format!("no such entry is known; expected one of {all}"),
            ));
        };
        put(&mut config, key, value.get_ref()).map_err(|why| {
            let why = why.map(|why| format!("{why}; ")).unwrap_or_default();
            wrong(name.span(), format!("{why}expected {meaning}"))
        })?;
    }
    Ok(config)
}

/// Puts one entry in its place; the error may say more than what was expected.
fn put(config: &mut Config, key: &str, value: &Value) -> Result<(), Option<String>> {
    let number = |least: f64, most: f64| {
        let number = match value {
            Value::Integer(whole) => *whole as f64,
            Value::Float(float) => *float,
            _ => return Err(None),
        };
        (least..=most)
            .contains(&number)
            .then_some(number)
            .ok_or(None)
    };
    let flag = || value.as_bool().ok_or(None);
    let text = || value.as_str().ok_or(None);
    match key {
        "monitor" => config.monitor = number(0.0, 63.0).map(|n| n as usize)?,
        "diagonal_inches" => {
            config.screen.diagonal_mm = number(5.0, 200.0)? as f32 * INCH_MM;
        }
        "distance_mm" => config.screen.distance_mm = number(200.0, 3000.0)? as f32,
        "reach_mm" => config.screen.reach_mm = number(250.0, 3000.0)? as f32,
        "idle_seconds" => config.times.idle = number(30.0, 600.0)?,
        "warning_seconds" => config.times.warning = number(LEAST_WARNING, 120.0)?,
        "play_limit_seconds" => config.times.play_limit = number(60.0, 3600.0)?,
        "language" => {
            let lang = text()?.parse::<Lang>();
            config.lang = Some(lang.map_err(|error| Some(error.to_string()))?);
        }
        "theme" => {
            let name = text()?;
            config.theme = ThemeKind::ALL
                .into_iter()
                .find(|kind| kind.key() == name)
                .ok_or(None)?;
        }
        "reduced_motion" => config.still = flag()?,
        "counters" => config.counters = flag()?,
        "pin" => config.pin = Some(text()?.parse().ok().ok_or(None)?),
        "hours" => {
            let table = value.as_table().ok_or(None)?;
            for (day, span) in table {
                let span = span.as_str().ok_or(None)?;
                config.hours.set(day, span).map_err(Some)?;
            }
        }
        "closed" => {
            for date in value.as_array().ok_or(None)? {
                let date = date.as_str().ok_or(None)?;
                config.hours.close(date).map_err(Some)?;
            }
        }
        _ => return Err(None),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_file_is_read() {
        let text = r#"
            monitor = 1
            diagonal_inches = 54.6
            distance_mm = 700
            reach_mm = 620
            idle_seconds = 90
            warning_seconds = 30
            play_limit_seconds = 300
            language = "ru"
            theme = "contrast"
            reduced_motion = true
            counters = true
            hours = { monday = "closed", friday = "10:00-20:00" }
            closed = ["12-25", "2027-01-01"]
        "#;
        let config = parse("kiosk.toml", text).unwrap();
        assert_eq!(config.monitor, 1);
        assert!((config.screen.diagonal_mm - 1386.84).abs() < 0.01);
        assert_eq!(config.lang, Some(Lang::Ru));
        assert_eq!(config.theme, ThemeKind::HighContrast);
        assert!(config.still && config.counters);
        assert_eq!(config.times.idle, 90.0);
    }

    #[test]
    fn the_shipped_example_says_what_holds_anyway() {
        let text = include_str!("../../../assets/kiosk/kiosk.toml");
        assert_eq!(parse("kiosk.toml", text).unwrap(), Config::default());
        for (key, _) in ENTRIES {
            assert!(
                text.contains(&format!("{key} = ")),
                "{key} is not explained"
            );
        }
    }

    #[test]
    fn an_empty_file_is_the_default() {
        assert_eq!(parse("kiosk.toml", "").unwrap(), Config::default());
    }

    #[test]
    fn every_error_names_the_file_the_line_the_text_and_what_was_expected() {
        for (text, line, expected) in [
            ("monitor = \"left\"", 1, "counted from 0"),
            ("\n\ndiagonal_inches = 4", 3, "inches from 5 to 200"),
            ("distance_mm = nan", 1, "millimetres from 200 to 3000"),
            ("warning_seconds = 5", 1, "seconds from 20 to 120"),
            ("# here\nlanguage = \"de\"", 2, "pt-BR, en, es or ru"),
            ("theme = \"pink\"", 1, "light, dark or contrast"),
            ("counters = 1", 1, "true or false"),
            ("pin = \"1234\"", 1, "kiosk-pin"),
            ("hours = { funday = \"10:00-18:00\" }", 1, "monday"),
            ("hours = { monday = \"18:00-10:00\" }", 1, "10:00-18:00"),
            ("closed = [\"30-02\"]", 1, "12-25"),
            ("reach = 3", 1, "reach_mm"),
            ("monitor = ", 1, ""),
        ] {
            let error = parse("/etc/kiosk.toml", text).unwrap_err();
            assert_eq!(error.line, line, "{text}: {error}");
            let said = error.to_string();
            assert!(said.starts_with("/etc/kiosk.toml, line "), "{said}");
            assert!(said.contains(expected), "{text}: {said}");
            let whole = text.lines().nth(line - 1).unwrap().trim();
            assert!(error.text.contains(whole), "{text}: {said}");
        }
    }

    #[test]
    fn every_entry_is_put_somewhere() {
        for (key, _) in ENTRIES {
            // The wrong kind of value is the entry's own error, not the error of an unknown one.
            let error = parse("f", &format!("{key} = 1979-05-27")).unwrap_err();
            assert!(!error.expected.contains("no such entry"), "{key}: {error}");
        }
    }
}
