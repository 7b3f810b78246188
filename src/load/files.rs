//! The files of a life: read from a folder with care, or embedded in the program.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use super::Problem;

/// The largest table read: sixty lives as closely known as the shipped one fit.
const MAX_FILE_BYTES: u64 = 8 * 1024 * 1024;

/// Files whose grammar nests take more memory a byte than tables do, and need less room.
const MAX_NESTED_BYTES: [(&str, u64); 2] =
    [("life.toml", 64 * 1024), ("sources.bib", 2 * 1024 * 1024)];

/// The most read of one folder.
const MAX_FOLDER_BYTES: u64 = 32 * 1024 * 1024;

fn max_bytes(name: &str) -> u64 {
    let nested = MAX_NESTED_BYTES.iter().find(|(nested, _)| *nested == name);
    nested.map_or(MAX_FILE_BYTES, |(_, bytes)| *bytes)
}

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
    "disputes.csv",
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
    "locators.csv",
    "myths.csv",
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
    texts: BTreeMap<String, Cow<'static, str>>,
    problems: Vec<Problem>,
}

impl Files {
    pub(super) fn embedded() -> Self {
        let mut this = Self::empty("This");
        for (name, bytes) in EMBEDDED {
            match std::str::from_utf8(bytes) {
                // It is in the program already; a copy would only have to be thrown away.
                Ok(text) => drop(this.texts.insert((*name).to_owned(), Cow::Borrowed(text))),
                Err(_) => this.take(name, bytes.to_vec()),
            }
        }
        this
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
            match plain_bytes(dir, name) {
                Ok(Some(bytes)) => this.take(name, bytes),
                Ok(None) => {}
                Err(reason) => this.refuse(name, reason),
            }
            let all: usize = this.texts.values().map(|text| text.len()).sum();
            if all as u64 > MAX_FOLDER_BYTES {
                let reason = format!("it is too large: over {MAX_FOLDER_BYTES} bytes");
                return Err(this.no_life(&reason));
            }
        }
        if !this.texts.contains_key("life.toml") {
            return Err(this.no_manifest());
        }
        Ok(this)
    }

    /// The text of a file, if it is there and readable.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(|text| &**text)
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
        if bytes.len() as u64 > max_bytes(name) {
            self.refuse(name, too_large(name, bytes.len() as u64));
            return;
        }
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            self.refuse(name, "is UTF-16; save the file as UTF-8".to_owned());
            return;
        }
        if bytes.contains(&0) {
            self.refuse(
                name,
                "has a byte of zero in it, so it is no text".to_owned(),
            );
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
        self.texts.insert(name.to_owned(), Cow::Owned(text));
    }
}

/// The known files of a folder as they are; the first that cannot be read is the reason why not.
pub(super) fn read_bytes(dir: &Path) -> Result<Vec<(String, Vec<u8>)>, NoLife> {
    let no_life = |reason: String| Files::empty(&dir.display().to_string()).no_life(&reason);
    if !dir.is_dir() {
        return Err(no_life("there is no such folder".to_owned()));
    }
    let mut files = Vec::new();
    let mut all = 0;
    for (name, _) in EMBEDDED {
        let read = plain_bytes(dir, name).map_err(|why| no_life(format!("{name} {why}")))?;
        let Some(bytes) = read else { continue };
        all += bytes.len() as u64;
        if all > MAX_FOLDER_BYTES {
            return Err(no_life(format!(
                "it is too large: over {MAX_FOLDER_BYTES} bytes"
            )));
        }
        files.push(((*name).to_owned(), bytes));
    }
    Ok(files)
}

fn too_large(name: &str, bytes: u64) -> String {
    let most = max_bytes(name);
    format!("is too large: {bytes} bytes, at most {most} are read")
}

/// The bytes of a plain file inside a folder, `None` if there is none. No link is followed, neither
/// the file nor a folder on the way to it, and nothing is waited for: a pipe may never end.
fn plain_bytes(dir: &Path, name: &str) -> Result<Option<Vec<u8>>, String> {
    let cannot = |error: std::io::Error| format!("cannot be read ({error})");
    let not_plain = || "is not a plain file; links and folders are not followed".to_owned();
    let mut path = dir.to_owned();
    let mut parts = name.split('/').peekable();
    while let Some(part) = parts.next() {
        path.push(part);
        let meta = match fs::symlink_metadata(&path) {
            Ok(meta) => meta,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(cannot(error)),
        };
        let fits = match parts.peek() {
            Some(_) => meta.is_dir(),
            None => meta.is_file(),
        };
        if !fits {
            return Err(not_plain());
        }
        if meta.is_file() && meta.len() > max_bytes(name) {
            return Err(too_large(name, meta.len()));
        }
    }
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    // What was a file a moment ago may be a link or a pipe by now.
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        libc::O_NOFOLLOW | libc::O_NONBLOCK,
    );
    let file = options.open(&path).map_err(cannot)?;
    if !file.metadata().map_err(cannot)?.is_file() {
        return Err(not_plain());
    }
    let mut bytes = Vec::new();
    // A file may grow while it is read.
    file.take(max_bytes(name) + 1)
        .read_to_end(&mut bytes)
        .map_err(cannot)?;
    Ok(Some(bytes))
}
