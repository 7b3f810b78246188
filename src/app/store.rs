//! What the program keeps between two starts: small files of settings and counters.
//!
//! Power may fail at any moment. A file is written beside its place, brought to the disk and moved
//! over the old one in a single step, so a reader finds the old state or the new one, never a half.
//! The state before stays as `NAME.json.bak`. A file that cannot be read is never thrown away: it is
//! moved to `NAME.json.unreadable-N`, and what was found instead is said.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A state file is a few lines; what is larger was not written by this program.
const MAX_BYTES: u64 = 1024 * 1024;

/// How many unreadable files of one name are kept aside before the oldest goes.
const MAX_ASIDE: usize = 20;

/// How often a save asks for its turn while another copy of the program saves, and how long it
/// waits in between: a second in all.
const TURNS: u32 = 100;
const TURN: Duration = Duration::from_millis(10);

/// A folder of state files. On a machine that has none, everything loads as new and nothing is kept.
#[derive(Clone, Debug)]
pub struct Store {
    dir: Option<PathBuf>,
}

/// Where a loaded value is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The file itself.
    Current,
    /// The backup, because the file was missing or unreadable.
    Backup,
    /// Nowhere: nothing was ever saved, or nothing of it can be read.
    Nothing,
}

/// A value read from the store, and what happened on the way.
#[derive(Clone, Debug)]
pub struct Loaded<T> {
    /// The value, if any was found.
    pub value: Option<T>,
    /// Where it is from.
    pub origin: Origin,
    /// What staff should know, a sentence each; empty when all is well.
    pub said: Vec<String>,
}

impl<T: Default> Loaded<T> {
    /// The value, or a new one.
    pub fn or_default(self) -> T {
        self.value.unwrap_or_default()
    }
}

/// Why a value was not saved. The state before is untouched.
#[derive(Debug, thiserror::Error)]
pub enum NotSaved {
    /// The machine has neither `$STATE_DIRECTORY` nor a home.
    #[error("Cannot save {0}: this machine has no folder for the program's state")]
    NoFolder(String),
    /// The value has no form in JSON.
    #[error("Cannot save {name}: {error}")]
    NoForm {
        /// The name of the value.
        name: String,
        /// What JSON has to say.
        error: serde_json::Error,
    },
    /// The disk said no.
    #[error("Cannot save {}: {error}", path.display())]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system has to say.
        error: io::Error,
    },
}

impl Store {
    /// The store of this machine: systemd's `$STATE_DIRECTORY`, else the user's own folder of state.
    pub fn of_machine() -> Self {
        let given = std::env::var_os("STATE_DIRECTORY").and_then(|list| {
            // A unit may have several; the first is ours.
            std::env::split_paths(&list)
                .next()
                .filter(|dir| dir.is_absolute())
        });
        let of_user = || {
            let dirs = directories::ProjectDirs::from("", "", "trotsky-atlas")?;
            let dir = dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir());
            Some(dir.to_owned())
        };
        Self {
            dir: given.or_else(of_user),
        }
    }

    /// The store in a folder, which need not be there yet.
    pub fn at(dir: &Path) -> Self {
        Self {
            dir: Some(dir.to_owned()),
        }
    }

    /// The folder, if the machine has one.
    pub fn dir(&self) -> Option<&Path> {
        self.dir.as_deref()
    }

    /// Reads what was last saved under a name, such as `counters`.
    pub fn load<T: DeserializeOwned>(&self, name: &str) -> Loaded<T> {
        let mut loaded = Loaded {
            value: None,
            origin: Origin::Nothing,
            said: Vec::new(),
        };
        let Some(path) = self.path(name) else {
            return loaded;
        };
        let files = [
            (path.clone(), Origin::Current),
            (with_end(&path, ".bak"), Origin::Backup),
        ];
        for (file, origin) in files {
            match read(&file).and_then(|text| parse(&text)) {
                Ok(value) => {
                    (loaded.value, loaded.origin) = (Some(value), origin);
                    break;
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => {
                    let kept = match aside(&file) {
                        Ok(kept) => format!("it is kept as {}", kept.display()),
                        Err(error) => format!("it cannot be moved aside ({error})"),
                    };
                    let said = format!("Cannot read {}: {error}; {kept}", file.display());
                    log::warn!("{said}");
                    loaded.said.push(said);
                }
            }
        }
        if loaded.origin == Origin::Backup {
            let said = format!("{} was restored from its backup", path.display());
            log::warn!("{said}");
            loaded.said.push(said);
        }
        loaded
    }

    /// Saves a value under a name. After `Ok` it is on the disk; after an error or a power cut the
    /// value before is.
    pub fn save<T: Serialize + ?Sized>(&self, name: &str, value: &T) -> Result<(), NotSaved> {
        let path = self
            .path(name)
            .ok_or_else(|| NotSaved::NoFolder(name.to_owned()))?;
        let mut text = serde_json::to_vec_pretty(value).map_err(|error| NotSaved::NoForm {
            name: name.to_owned(),
            error,
        })?;
        text.push(b'\n');
        self.replace(&path, &text)
            .map_err(|error| NotSaved::Disk { path, error })
    }

    fn replace(&self, path: &Path, text: &[u8]) -> io::Result<()> {
        let dir = path.parent().unwrap_or(path);
        fs::create_dir_all(dir)?;
        let _turn = take_turn(dir)?;
        match read(path) {
            Ok(before) if before == text => return Ok(()),
            Ok(before) if serde_json::from_slice::<serde::de::IgnoredAny>(&before).is_ok() => {
                write_atomically(&with_end(path, ".bak"), &before)?;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            // What nobody could read is not ours to overwrite.
            Ok(_) | Err(_) => {
                let kept = aside(path)?;
                log::warn!(
                    "{} was unreadable: kept as {}",
                    path.display(),
                    kept.display()
                );
            }
        }
        write_atomically(path, text)
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        // Names are the program's own words; a path among them would be a mistake of ours.
        debug_assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
        Some(self.dir.as_ref()?.join(format!("{name}.json")))
    }
}

/// Replaces a file in one step: after `Ok` the new bytes are on the disk, before that the old ones.
/// The folder must be there, and only one writer of the file at a time.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // The name is the same each time, so that a writer that was killed leaves one file, not many.
    let new = with_end(path, ".new");
    let written = (|| {
        let mut file = File::create(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&new, path)
    })();
    if let Err(error) = written {
        // A disk that is full needs the room more than we need the half.
        drop(fs::remove_file(&new));
        return Err(error);
    }
    sync_dir(path.parent().unwrap_or(path))
}

/// Brings the names in a folder to the disk; without it a power cut could undo a move.
#[cfg(unix)]
pub fn sync_dir(dir: &Path) -> io::Result<()> {
    let dir = if dir.as_os_str().is_empty() {
        Path::new(".")
    } else {
        dir
    };
    File::open(dir)?.sync_all()
}

/// Brings the names in a folder to the disk; elsewhere the system does so itself.
#[cfg(not(unix))]
pub fn sync_dir(_dir: &Path) -> io::Result<()> {
    Ok(())
}

/// Keeps other copies of the program from saving into the folder as long as the value lives. The
/// system lets go of the lock of a program that dies.
fn take_turn(dir: &Path) -> io::Result<File> {
    let lock = File::create(dir.join("state.lock"))?;
    for _ in 0..TURNS {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(fs::TryLockError::WouldBlock) => std::thread::sleep(TURN),
            // A file system without locks has one user.
            Err(fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                return Ok(lock);
            }
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::Error::new(
        io::ErrorKind::WouldBlock,
        "another copy of the program holds the folder",
    ))
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// A file's bytes; a pipe or a device in its place is not waited for.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let meta = fs::metadata(path)?;
    if !meta.is_file() {
        return Err(io::Error::other("not a plain file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(io::Error::other(format!("over {MAX_BYTES} bytes")));
    }
    Ok(bytes)
}

fn parse<T: DeserializeOwned>(text: &[u8]) -> io::Result<T> {
    serde_json::from_slice(text).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// Moves a file out of the way under a number that is free, and says where to.
fn aside(path: &Path) -> io::Result<PathBuf> {
    let mut start = path.file_name().unwrap_or_default().to_os_string();
    start.push(".unreadable-");
    let start = start.to_string_lossy().into_owned();
    let dir = path.parent().unwrap_or(path);
    let mut numbers: Vec<u64> = fs::read_dir(dir)?
        .filter_map(|entry| {
            let name = entry.ok()?.file_name();
            name.to_str()?.strip_prefix(&start)?.parse().ok()
        })
        .collect();
    numbers.sort_unstable();
    while numbers.len() >= MAX_ASIDE {
        let oldest = dir.join(format!("{start}{}", numbers.remove(0)));
        log::warn!("{} goes, {MAX_ASIDE} are kept", oldest.display());
        fs::remove_file(oldest)?;
    }
    let number = numbers.last().map_or(1, |last| last + 1);
    let kept = dir.join(format!("{start}{number}"));
    fs::rename(path, &kept)?;
    sync_dir(dir)?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    struct Settings {
        volume: u32,
    }

    fn names(dir: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(dir)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "state.lock")
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_saved_is_loaded_and_the_state_before_is_the_backup() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("not/there/yet");
        let store = Store::at(&dir);
        assert_eq!(store.load::<Settings>("settings").origin, Origin::Nothing);
        for volume in [1, 2, 2] {
            store.save("settings", &Settings { volume }).unwrap();
        }
        let loaded = store.load::<Settings>("settings");
        assert_eq!(
            (loaded.value, loaded.origin),
            (Some(Settings { volume: 2 }), Origin::Current)
        );
        assert!(loaded.said.is_empty());
        assert_eq!(names(&dir), ["settings.json", "settings.json.bak"]);
        fs::remove_file(dir.join("settings.json")).unwrap();
        let loaded = store.load::<Settings>("settings");
        assert_eq!(
            (loaded.value, loaded.origin),
            (Some(Settings { volume: 1 }), Origin::Backup)
        );
        assert_eq!(loaded.said.len(), 1);
    }

    #[test]
    fn what_cannot_be_read_is_kept_aside_and_said() {
        let long = format!("{{\"volume\": 7{}}}", " ".repeat(MAX_BYTES as usize));
        for broken in [
            "",
            "{\"volume\": ",
            "\0\0\0\0\0\0",
            "{\"loudness\": 3}",
            &long,
        ] {
            let folder = tempfile::tempdir().unwrap();
            let store = Store::at(folder.path());
            store.save("settings", &Settings { volume: 1 }).unwrap();
            store.save("settings", &Settings { volume: 2 }).unwrap();
            fs::write(folder.path().join("settings.json"), broken).unwrap();
            let loaded = store.load::<Settings>("settings");
            assert_eq!(loaded.value, Some(Settings { volume: 1 }), "{broken:.20}");
            assert_eq!(loaded.said.len(), 2, "{:?}", loaded.said);
            let kept = fs::read_to_string(folder.path().join("settings.json.unreadable-1"));
            assert_eq!(kept.unwrap(), broken);
            // The next save must not make the broken file the backup of anything.
            store.save("settings", &Settings { volume: 3 }).unwrap();
            assert_eq!(store.load::<Settings>("settings").or_default().volume, 3);
        }
    }

    #[test]
    fn a_save_does_not_overwrite_what_it_cannot_read() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path());
        for round in 1..=MAX_ASIDE + 5 {
            fs::write(folder.path().join("settings.json"), "{").unwrap();
            store.save("settings", &Settings { volume: 3 }).unwrap();
            let kept = names(folder.path()).len() - 1;
            assert_eq!(kept, round.min(MAX_ASIDE));
        }
        fs::remove_file(folder.path().join("settings.json")).unwrap();
        fs::create_dir(folder.path().join("settings.json")).unwrap();
        assert_eq!(store.load::<Settings>("settings").value, None);
        store.save("settings", &Settings { volume: 4 }).unwrap();
        assert_eq!(store.load::<Settings>("settings").or_default().volume, 4);
    }

    #[test]
    fn a_machine_without_a_folder_runs_on() {
        let store = Store { dir: None };
        assert_eq!(
            store.load::<Settings>("settings").or_default(),
            Settings::default()
        );
        assert!(matches!(
            store.save("settings", &Settings::default()),
            Err(NotSaved::NoFolder(_))
        ));
        // A file where the folder should be.
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let store = Store::at(&file.join("state"));
        assert_eq!(store.load::<Settings>("settings").value, None);
        let error = store.save("settings", &Settings::default()).unwrap_err();
        assert!(error.to_string().starts_with("Cannot save "), "{error}");
    }

    #[test]
    fn a_save_waits_for_its_turn_and_gives_up_after_a_while() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path());
        let turn = take_turn(folder.path()).unwrap();
        let error = store.save("settings", &Settings::default()).unwrap_err();
        assert!(error.to_string().contains("another copy"), "{error}");
        drop(turn);
        store.save("settings", &Settings::default()).unwrap();
    }
}
