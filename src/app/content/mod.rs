//! New content: lives that are added while the program runs, tried, and taken back if they fail.
//!
//! Every version is a folder of its own, `lives/<version>/`, that never changes once it is there.
//! Which one is shown stands in `lives/current.json`; to write that file is the one atomic step of a
//! switch. A version is on trial from the switch until it has been shown for a while: a program that
//! starts and finds a version still on trial knows that the last start with it failed, and goes back.

mod folder;
mod sums;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::load::{self, Loaded, Severity};

use super::store::{NotSaved, Store, sync_dir};

/// The name of the pointer in the folder of lives.
const POINTER: &str = "current";

/// How many versions are kept beside those that the pointer names.
const OLDER: usize = 3;

/// How long a version must be shown before it counts as good, in seconds.
pub const TRIAL_SECS: f64 = 10.0;

/// Why a folder was not taken, or a version could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The folder is not what a life's folder is.
    #[error("{folder} is refused: {reason}")]
    Folder {
        /// The folder.
        folder: String,
        /// Why, in one sentence.
        reason: String,
    },
    /// The life in it has errors.
    #[error("{folder} is refused: errors in it: {errors}; the first is {first}")]
    Errors {
        /// The folder.
        folder: String,
        /// How many.
        errors: usize,
        /// The first of them.
        first: String,
    },
    /// The machine could not keep it.
    #[error("Cannot keep the life: {0}")]
    Disk(#[from] io::Error),
    /// The pointer could not be written.
    #[error(transparent)]
    Pointer(#[from] NotSaved),
    /// There is nothing to go back to.
    #[error("No life was added, so there is none to take back")]
    NothingToTakeBack,
    /// The machine has no folder for the program's state.
    #[error("This machine has no folder for the program's state")]
    NoFolder,
}

impl Refused {
    fn folder(folder: &Path, reason: impl Into<String>) -> Self {
        Self::Folder {
            folder: folder.display().to_string(),
            reason: reason.into(),
        }
    }
}

/// What stands in `current.json`. No version at all is the shipped life.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Pointer {
    /// The version shown.
    current: Option<String>,
    /// The version to go back to.
    last_good: Option<String>,
    /// The version that was added and is not shown yet.
    next: Option<String>,
    /// Whether the current version has not yet been shown for a while.
    on_trial: bool,
    /// How often the program started with a version on trial.
    trial_starts: u32,
    /// The versions that failed; they are not tried again.
    failed: Vec<String>,
}

impl Pointer {
    /// Goes on to the version that waits.
    fn switch(&mut self) {
        let Some(next) = self.next.take() else { return };
        if !self.on_trial {
            self.last_good = self.current.take();
        }
        self.current = Some(next);
        (self.on_trial, self.trial_starts) = (true, 0);
    }

    /// Goes back to what was shown before.
    fn roll_back(&mut self) {
        if let Some(failed) = self.current.take() {
            self.failed.retain(|version| *version != failed);
            self.failed.push(failed);
            let over = self.failed.len().saturating_sub(OLDER * 2);
            self.failed.drain(..over);
        }
        self.current = self.last_good.take();
        (self.on_trial, self.trial_starts) = (false, 0);
    }
}

/// A version in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its name: the day it was added and the start of its digest.
    pub name: String,
    /// What it is: `shown`, `on trial`, `next`, `last good`, `failed` or nothing.
    pub role: &'static str,
}

/// What a start found.
#[derive(Debug, Default)]
pub struct Start {
    /// The life to show; None is the shipped one.
    pub loaded: Option<Loaded>,
    /// Whether it is on trial.
    pub on_trial: bool,
    /// What staff should know, a sentence each.
    pub said: Vec<String>,
}

/// The lives of a machine.
#[derive(Clone, Debug)]
pub struct Content {
    dir: PathBuf,
    store: Store,
}

impl Content {
    /// The lives in the program's state on this machine.
    pub fn of_machine() -> Option<Self> {
        Some(Self::at(&Store::of_machine().dir()?.join("lives")))
    }

    /// The lives in a folder, which need not be there yet.
    pub fn at(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            store: Store::at(dir),
        }
    }

    /// Verifies the life in a folder whole, keeps a copy, and lets it wait for the next switch. Gives
    /// the version's name. Nothing outside our own folder is written, and no link is followed.
    pub fn add(&self, from: &Path) -> Result<String, Refused> {
        folder::is_sound(from)?;
        let files = load::read_bytes(from).map_err(|error| Refused::Folder {
            folder: error.folder,
            reason: error.reason,
        })?;
        sums::verify(from, &files)?;
        load_whole(from, &files)?;
        let digest = sums::of_all(&files);
        let short = &digest[..12];
        let mut pointer = self.pointer();
        let known = self
            .versions()
            .into_iter()
            .find(|name| name.ends_with(short));
        let version = if let Some(version) = known {
            version
        } else {
            let version = format!("{}-{short}", chrono::Local::now().format("%Y-%m-%d"));
            self.write(&version, &files)?;
            version
        };
        pointer.failed.retain(|failed| *failed != version);
        pointer.next = (pointer.current.as_ref() != Some(&version)).then(|| version.clone());
        self.store.save(POINTER, &pointer)?;
        self.prune(&pointer);
        Ok(version)
    }

    /// The versions on this machine, oldest first, and what each is.
    pub fn list(&self) -> Vec<Version> {
        let pointer = self.pointer();
        let is = |role: &Option<String>, name: &str| role.as_deref() == Some(name);
        self.versions()
            .into_iter()
            .map(|name| Version {
                role: match () {
                    () if is(&pointer.current, &name) && pointer.on_trial => "on trial",
                    () if is(&pointer.current, &name) => "shown",
                    () if is(&pointer.next, &name) => "next",
                    () if is(&pointer.last_good, &name) => "last good",
                    () if pointer.failed.contains(&name) => "failed",
                    () => "",
                },
                name,
            })
            .collect()
    }

    /// Takes back the version that waits, or else the one shown; gives the version shown now, None
    /// if it is the shipped life.
    pub fn roll_back(&self) -> Result<Option<String>, Refused> {
        let mut pointer = self.pointer();
        if pointer.next.take().is_none() {
            if pointer.current.is_none() {
                return Err(Refused::NothingToTakeBack);
            }
            pointer.roll_back();
        }
        self.store.save(POINTER, &pointer)?;
        Ok(pointer.current)
    }

    /// What to show when the program starts: the version that waits, the one shown before, or the
    /// last good one if the start before this one failed.
    pub fn at_start(&self) -> Start {
        let mut start = Start::default();
        if !self.dir.is_dir() {
            return start;
        }
        let found = self.store.load::<Pointer>(POINTER);
        start.said.extend(found.said.iter().cloned());
        let mut pointer = found.or_default();
        let before = pointer.clone();
        pointer.switch();
        if pointer.on_trial && pointer.trial_starts > 0 {
            let failed = pointer.current.clone().unwrap_or_default();
            pointer.roll_back();
            start.say(format!(
                "The life {failed} did not start well and was taken back"
            ));
        }
        if pointer.on_trial {
            pointer.trial_starts += 1;
        }
        if pointer != before {
            self.save(&pointer);
        }
        // Each turn takes a version away, so there is an end.
        while let Some(version) = pointer.current.clone() {
            match self.open(&version) {
                Ok(loaded) => {
                    start.loaded = Some(loaded);
                    break;
                }
                Err(error) => {
                    start.say(format!("The life {version} was taken back: {error}"));
                    pointer.roll_back();
                    self.save(&pointer);
                }
            }
        }
        start.on_trial = pointer.on_trial;
        start
    }

    /// Switches to the version that waits, if one does; for the attract mode, when nobody watches.
    /// The life is on trial until `confirm`. The error is a sentence for staff, and then the life
    /// shown before goes on.
    pub fn switch_if_ready(&self) -> Option<Result<Loaded, String>> {
        if !self.dir.is_dir() {
            return None;
        }
        let mut pointer = self.pointer();
        let version = pointer.next.clone()?;
        pointer.switch();
        pointer.trial_starts = 1;
        if let Err(error) = self.store.save(POINTER, &pointer) {
            // Without its trial it could not be taken back after a crash.
            return Some(Err(error.to_string()));
        }
        let opened = self.open(&version).map_err(|error| {
            pointer.roll_back();
            self.save(&pointer);
            format!("The life {version} was taken back: {error}")
        });
        Some(opened)
    }

    /// The version on trial has been shown for a while: from now on it is good.
    pub fn confirm(&self) {
        let mut pointer = self.pointer();
        if pointer.on_trial {
            (pointer.on_trial, pointer.trial_starts) = (false, 0);
            self.save(&pointer);
        }
    }

    /// Opens a version, every byte of which must be what it was when it was added.
    fn open(&self, version: &str) -> Result<Loaded, Refused> {
        let dir = self.dir.join(version);
        let files = load::read_bytes(&dir).map_err(|error| Refused::folder(&dir, error.reason))?;
        if !version.ends_with(&sums::of_all(&files)[..12]) {
            return Err(Refused::folder(&dir, "it is not what was added"));
        }
        load_whole(&dir, &files)
    }

    fn pointer(&self) -> Pointer {
        self.store.load(POINTER).or_default()
    }

    fn save(&self, pointer: &Pointer) {
        if let Err(error) = self.store.save(POINTER, pointer) {
            log::warn!("{error}");
        }
    }

    /// The folders that are versions; one that is being written is none yet.
    fn versions(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.dir)
            .into_iter()
            .flatten()
            .filter_map(|entry| {
                let entry = entry.ok()?;
                let name = entry.file_name().into_string().ok()?;
                (entry.file_type().ok()?.is_dir() && !name.starts_with('.')).then_some(name)
            })
            .collect();
        names.sort();
        names
    }

    /// Writes a version beside its place, brings it to the disk, and moves it there in one step.
    fn write(&self, version: &str, files: &[(String, Vec<u8>)]) -> io::Result<()> {
        let new = self.dir.join(".new");
        if new.exists() {
            fs::remove_dir_all(&new)?;
        }
        for (name, bytes) in files {
            let path = new.join(name);
            let dir = path.parent().unwrap_or(&new);
            fs::create_dir_all(dir)?;
            let mut file = fs::File::create_new(&path)?;
            io::Write::write_all(&mut file, bytes)?;
            file.sync_all()?;
            sync_dir(dir)?;
        }
        sync_dir(&new)?;
        fs::rename(&new, self.dir.join(version))?;
        sync_dir(&self.dir)
    }

    /// Lets the oldest versions go that nothing points to.
    fn prune(&self, pointer: &Pointer) {
        let named = [&pointer.current, &pointer.last_good, &pointer.next];
        let mut spare = self.versions();
        spare.retain(|name| !named.contains(&&Some(name.clone())));
        let over = spare.len().saturating_sub(OLDER);
        for name in spare.iter().take(over) {
            if let Err(error) = fs::remove_dir_all(self.dir.join(name)) {
                log::warn!("The old life {name} cannot be removed: {error}");
            }
        }
    }
}

impl Start {
    fn say(&mut self, said: String) {
        log::error!("{said}");
        self.said.push(said);
    }
}

/// The machine's `switch_if_ready`, for a session that has nothing else to do with content.
pub fn switch_if_ready() -> Option<Result<Loaded, String>> {
    Content::of_machine()?.switch_if_ready()
}

/// The machine's `confirm`.
pub fn confirm() {
    if let Some(content) = Content::of_machine() {
        content.confirm();
    }
}

/// Loads a life that must be without an error.
fn load_whole(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<Loaded, Refused> {
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let loaded = load::load_bytes(&files).map_err(|error| Refused::folder(folder, error.reason))?;
    let mut errors = loaded
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error);
    match errors.next() {
        None => Ok(loaded),
        Some(first) => Err(Refused::Errors {
            folder: folder.display().to_string(),
            first: first.to_string(),
            errors: 1 + errors.count(),
        }),
    }
}

#[cfg(test)]
mod tests;
