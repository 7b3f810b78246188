//! Watches a life's folder, so that a saved file shows within a second.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::load::{self, Loaded, NoLife};

/// How long the folder must be quiet before it is read: a spreadsheet saves in several steps.
const QUIET: Duration = Duration::from_millis(250);

/// A watched folder.
pub(super) struct Watch {
    _watcher: RecommendedWatcher,
    loaded: Receiver<Result<Loaded, NoLife>>,
}

impl Watch {
    /// Starts to watch; what changes is read on a thread of its own and the window is woken.
    pub(super) fn start(dir: &Path, ctx: &egui::Context) -> Option<Self> {
        let (changed, changes) = channel();
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                if event.is_ok_and(|event| !event.kind.is_access()) {
                    // Nobody listens any more only when the window closes.
                    let _ = changed.send(());
                }
            })
            .map_err(|error| log::warn!("The life's folder is not watched: {error}"))
            .ok()?;
        watcher
            .watch(dir, RecursiveMode::Recursive)
            .map_err(|error| log::warn!("The life's folder is not watched: {error}"))
            .ok()?;
        let (done, loaded) = channel();
        let (dir, ctx): (PathBuf, _) = (dir.to_owned(), ctx.clone());
        std::thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || {
                while changes.recv().is_ok() {
                    while changes.recv_timeout(QUIET).is_ok() {}
                    if done.send(load::load_dir(&dir)).is_err() {
                        return;
                    }
                    ctx.request_repaint();
                }
            })
            .map_err(|error| log::warn!("The life's folder is not watched: {error}"))
            .ok()?;
        Some(Self {
            _watcher: watcher,
            loaded,
        })
    }

    /// The newest life read since the last call, if any.
    pub(super) fn take(&self) -> Option<Result<Loaded, NoLife>> {
        self.loaded.try_iter().last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Copies the example life into a folder.
    fn copy(from: &Path, to: &Path) {
        std::fs::create_dir_all(to).unwrap();
        for entry in std::fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            let target = to.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                copy(&entry.path(), &target);
            } else {
                std::fs::copy(entry.path(), target).unwrap();
            }
        }
    }

    #[test]
    fn a_saved_file_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example"),
            folder.path(),
        );
        let watch = Watch::start(folder.path(), &egui::Context::default()).unwrap();
        let events = folder.path().join("events.csv");
        let mut text = std::fs::read_to_string(&events).unwrap();
        text.push_str("broken-row,not-a-date,,nowhere,,1,,,high,,,\n");
        std::fs::write(&events, text).unwrap();
        // Waits as long as a slow machine needs; a file that is never noticed fails the test.
        let loaded = (0..400).find_map(|_| {
            std::thread::sleep(Duration::from_millis(25));
            watch.take()
        });
        let problems = loaded.unwrap().unwrap().problems;
        assert!(
            problems.iter().any(|problem| problem.file == "events.csv"),
            "{problems:?}"
        );
    }
}
