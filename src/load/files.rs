//! The files of a life: read from a folder with care, or embedded in the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::Problem;

/// The largest file accepted: a life of a hundred thousand legs fits many times over.
const MAX_FILE_BYTES: u64 = 32 * 1024 * 1024;

macro_rules! embedded {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../data/trotsky/", $name)))),+]
    };
}

/// The files a life is made of, as the shipped one has them; others in a folder are left alone.
const EMBEDDED: &[(&str, &[u8])] = embedded![
    "life.toml",
    "allowed.csv",
    "chapters.csv",
    "events.csv",
    "glossary/es.csv",
    "glossary/never.csv",
    "glossary/pt.csv",
    "glossary/ru.csv",
    "itinerary.csv",
    "labels/en.csv",
    "labels/es.csv",
    "labels/pt.csv",
    "labels/ru.csv",
    "people.csv",
    "place-names.csv",
    "place-states.csv",
    "places.csv",
    "sources.bib",
    "states.csv",
    "texts/en.csv",
    "texts/es.csv",
    "texts/pt.csv",
    "texts/ru.csv",
    "tour.csv",
    "waypoints.csv",
];

/// The folder is no life at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{folder} is not a life: {reason}")]
pub struct NoLife {
    /// The folder, or the name of the embedded life.
    pub folder: String,
    /// Why, in one sentence.
    pub reason: String,
}

/// Text files by name, and what went wrong while reading them.
pub(super) struct Files {
    folder: String,
    texts: BTreeMap<String, String>,
    problems: Vec<Problem>,
}

impl Files {
    pub(super) fn embedded() -> Self {
        Self::from_bytes(EMBEDDED)
    }

    pub(super) fn from_bytes(files: &[(&str, &[u8])]) -> Self {
        let mut this = Self::empty("This");
        for (name, bytes) in files {
            this.take(name, bytes.to_vec());
        }
        this
    }

    /// Reads the known files of a folder; links are not followed, so nothing outside is touched.
    pub(super) fn read(dir: &Path) -> Result<Self, NoLife> {
        let mut this = Self::empty(&dir.display().to_string());
        if !dir.is_dir() {
            return Err(this.no_life("there is no such folder"));
        }
        for (name, _) in EMBEDDED {
            let path = dir.join(name);
            let meta = match fs::symlink_metadata(&path) {
                Ok(meta) => meta,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
                Err(error) => {
                    this.refuse(name, format!("cannot be read ({error})"));
                    continue;
                }
            };
            if !meta.is_file() {
                this.refuse(
                    name,
                    "is not a plain file; links and folders are not followed".to_owned(),
                );
            } else if meta.len() > MAX_FILE_BYTES {
                let reason = format!(
                    "is too large: {} bytes, at most {MAX_FILE_BYTES} are read",
                    meta.len()
                );
                this.refuse(name, reason);
            } else {
                match fs::read(&path) {
                    Ok(bytes) => this.take(name, bytes),
                    Err(error) => this.refuse(name, format!("cannot be read ({error})")),
                }
            }
        }
        if !this.texts.contains_key("life.toml") {
            return Err(this.no_manifest());
        }
        Ok(this)
    }

    /// The text of a file, if it is there and readable.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    pub(super) fn problems(&self) -> Vec<Problem> {
        self.problems.clone()
    }

    pub(super) fn no_life(&self, reason: &str) -> NoLife {
        NoLife {
            folder: self.folder.clone(),
            reason: reason.to_owned(),
        }
    }

    /// Without `life.toml` nothing can be read; if it is there, this says why it cannot.
    pub(super) fn no_manifest(&self) -> NoLife {
        let problem = self
            .problems
            .iter()
            .find(|problem| problem.file == "life.toml");
        match problem {
            Some(problem) => self.no_life(&format!("life.toml {}", problem.message)),
            None => self.no_life("it has no life.toml"),
        }
    }

    fn empty(folder: &str) -> Self {
        Self {
            folder: folder.to_owned(),
            texts: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    fn refuse(&mut self, name: &str, reason: String) {
        self.problems.push(Problem::error(name, 0, "", "", reason));
    }

    fn take(&mut self, name: &str, bytes: Vec<u8>) {
        if bytes.len() as u64 > MAX_FILE_BYTES {
            self.refuse(
                name,
                format!(
                    "is too large: {} bytes, at most {MAX_FILE_BYTES} are read",
                    bytes.len()
                ),
            );
            return;
        }
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            self.refuse(name, "is UTF-16; save the file as UTF-8".to_owned());
            return;
        }
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            let good = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let line = bytes[..good].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
            let message = format!(
                "byte {good} is not UTF-8; save the file as UTF-8; such bytes are read as question marks"
            );
            self.problems
                .push(Problem::error(name, line, "", "", message));
            String::from_utf8_lossy(&bytes).replace(char::REPLACEMENT_CHARACTER, "?")
        });
        // Spreadsheets like to begin a file with a byte order mark.
        let text = text
            .strip_prefix('\u{feff}')
            .map(str::to_owned)
            .unwrap_or(text);
        self.texts.insert(name.to_owned(), text);
    }
}
