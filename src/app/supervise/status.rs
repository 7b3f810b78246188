//! What the parent writes down for staff: when it started, how often the window ended, and why.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::policy::End;

/// The name in the store.
pub(super) const NAME: &str = "supervisor";

/// How many ends are remembered.
const RECENT: usize = 20;

/// The parent's own account, saved at every start and end of the window.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Status {
    /// When the parent started, in local time.
    pub since: String,
    /// Starts of the window since then.
    pub starts: u64,
    /// How often it crashed or could not start since then.
    pub crashes: u64,
    /// How often it hung since then.
    pub hangs: u64,
    /// The window's process.
    pub pid: u32,
    /// Whether it runs in safe mode.
    pub safe_mode: bool,
    /// The last times it ended, newest last; kept from start to start of the parent.
    pub recent: Vec<Stop>,
}

/// One end of the window.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// When, in local time.
    pub when: String,
    /// Why, in a sentence.
    pub why: String,
    /// How long it had run, in seconds.
    pub ran_secs: u64,
}

impl Status {
    /// What the parent of this machine last wrote; None if there never was one.
    pub fn load(store: &crate::app::store::Store) -> Option<Self> {
        store.load(NAME).value
    }

    pub(super) fn begin(&mut self) {
        *self = Self {
            since: now(),
            recent: std::mem::take(&mut self.recent),
            ..Self::default()
        };
    }

    pub(super) fn started(&mut self, pid: u32, safe: bool) {
        self.starts += 1;
        (self.pid, self.safe_mode) = (pid, safe);
    }

    pub(super) fn stopped(&mut self, end: &End, ran: Duration) {
        match end {
            End::Left | End::Asked => {}
            _ if end.is_hang() => self.hangs += 1,
            _ => self.crashes += 1,
        }
        self.recent.push(Stop {
            when: now(),
            why: end.sentence(),
            ran_secs: ran.as_secs(),
        });
        let over = self.recent.len().saturating_sub(RECENT);
        self.recent.drain(..over);
    }
}

fn now() -> String {
    chrono::Local::now().format("%Y-%m-%d %H:%M:%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_counted_and_only_the_last_are_kept() {
        let mut status = Status::default();
        status.begin();
        for _ in 0..15 {
            status.started(7, false);
            status.stopped(&End::Silent, Duration::from_secs(9));
            status.stopped(&End::Code(101), Duration::from_secs(9));
        }
        status.stopped(&End::Asked, Duration::from_secs(9));
        assert_eq!((status.starts, status.crashes, status.hangs), (15, 15, 15));
        assert_eq!(status.recent.len(), RECENT);
        status.begin();
        assert_eq!((status.starts, status.recent.len()), (0, RECENT));
    }
}
