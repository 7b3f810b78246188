//! What is wrong with a file: where, the text that could not be read, what was expected.

use std::fmt;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something was left out or is untrue.
    Error,
    /// Everything is shown, but a curator should look.
    Warning,
}

/// One problem of a life's files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the life's folder.
    pub file: String,
    /// The line, counted from 1; 0 where the whole file is meant.
    pub line: u64,
    /// The column's name; empty where the row or the file is meant.
    pub column: String,
    /// How bad.
    pub severity: Severity,
    /// The text that could not be read or accepted; may be empty.
    pub text: String,
    /// What is wrong, what was expected, and what was done.
    pub message: String,
    /// A guess at what was meant.
    pub hint: Option<String>,
}

impl Problem {
    pub(super) fn error(
        file: &str,
        line: u64,
        column: &str,
        text: &str,
        message: impl Into<String>,
    ) -> Self {
        /// A cell can be a whole book; the start of it is enough to find it.
        const SHOWN: usize = 80;
        // A terminal obeys some characters; a file must not speak to it.
        let plain = |c: char| {
            if c.is_control() {
                char::REPLACEMENT_CHARACTER
            } else {
                c
            }
        };
        let mut shown: String = text.chars().take(SHOWN).map(plain).collect();
        if text.chars().nth(SHOWN).is_some() {
            shown.push('…');
        }
        Self {
            file: file.to_owned(),
            line,
            column: column.to_owned(),
            severity: Severity::Error,
            text: shown,
            message: message.into(),
            hint: None,
        }
    }

    pub(super) fn warning(
        file: &str,
        line: u64,
        column: &str,
        text: &str,
        message: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(file, line, column, text, message)
        }
    }

    pub(super) fn with_hint(self, hint: Option<String>) -> Self {
        Self { hint, ..self }
    }
}

impl fmt::Display for Problem {
    /// `itinerary.csv:214: start: "1932-13-02" is not a date …; did you mean …?`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        match self.severity {
            Severity::Error => write!(f, ": error")?,
            Severity::Warning => write!(f, ": warning")?,
        }
        if !self.column.is_empty() {
            write!(f, ": {}", self.column)?;
        }
        write!(f, ": ")?;
        if !self.text.is_empty() {
            write!(f, "\"{}\": ", self.text)?;
        }
        write!(f, "{}", self.message)?;
        if let Some(hint) = &self.hint {
            write!(f, "; did you mean \"{hint}\"?")?;
        }
        Ok(())
    }
}

/// The problems one a line and a last line that counts them; empty if there are none.
pub fn report(problems: &[Problem]) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let mut text = String::new();
    for problem in problems {
        text.push_str(&format!("{problem}\n"));
    }
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    let counted = |count: usize, what: &str| {
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {what}{plural}")
    };
    text.push_str(&format!(
        "{}, {}\n",
        counted(errors, "error"),
        counted(problems.len() - errors, "warning")
    ));
    text
}

/// The known word nearest to `text`, if it is near enough to be what was meant.
pub(super) fn guess<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    /// To compare two words takes as many steps as the product of their lengths.
    const LONGEST: usize = 100;
    if text.len() > LONGEST {
        return None;
    }
    known
        .into_iter()
        .filter(|word| word.len() <= LONGEST)
        .map(|word| (strsim::damerau_levenshtein(text, word), word))
        .filter(|(distance, word)| *distance <= (word.chars().count() / 3).max(1))
        .min()
        .map(|(_, word)| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_reads_as_a_sentence() {
        let problem = Problem::error(
            "events.csv",
            7,
            "place",
            "odesa",
            "no such place in places.csv",
        )
        .with_hint(guess("odesa", ["vienna", "odessa"]));
        assert_eq!(
            problem.to_string(),
            "events.csv:7: error: place: \"odesa\": no such place in places.csv; did you mean \"odessa\"?"
        );
    }
}
