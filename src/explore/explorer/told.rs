//! What the column tells: while the clock plays, a text stays until it can have been read.

use super::super::Now;

/// The least time a text stays, in seconds: a glance at a line of print.
const HOLD_SECS: f64 = 1.5;

/// A moment whose text is shown, and for how long it has been.
#[derive(Debug)]
pub(super) struct Told {
    now: Now,
    secs: f64,
}

impl Told {
    /// Tells of a moment at once: a hand has gone there.
    pub(super) fn of(now: &Now) -> Self {
        Self {
            now: now.clone(),
            secs: 0.0,
        }
    }

    /// The moment told of.
    pub(super) fn now(&self) -> &Now {
        &self.now
    }

    /// The clock has played on for `dt` seconds.
    pub(super) fn play_on(&mut self, now: &Now, dt: f64) {
        self.secs += dt;
        if self.secs < HOLD_SECS {
            return;
        }
        let before = (self.now.leg, &self.now.today, self.now.whereabouts.stance);
        if before != (now.leg, &now.today, now.whereabouts.stance) {
            self.secs = 0.0;
        }
        self.now.clone_from(now);
    }
}
