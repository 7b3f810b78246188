//! When a program that ended is started again, and when it counts as hanging: rules and no clock.

use std::time::Duration;

/// How often the parent asks the window whether it lives; each question costs it one frame.
pub(super) const ASK_EVERY: Duration = Duration::from_secs(2);

/// How long a window may take from its start to its first frame.
const START_LIMIT: Duration = Duration::from_secs(30);

/// How long a window may be silent; three questions unanswered are a hang.
const SILENCE_LIMIT: Duration = Duration::from_secs(6);

/// How long a window may answer and yet show no new frame. A compositor whose screen is dark asks
/// for none, so this is longer than a hang.
const NO_FRAME_LIMIT: Duration = Duration::from_mins(1);

/// After this long with frames a start has gone well, and earlier failures are forgotten.
const STABLE: Duration = Duration::from_secs(30);

/// So many failures in a row are a crash loop, and the next start is in safe mode.
pub(super) const LOOP: u32 = 3;

/// The pause before the second start of a row; it doubles up to the longest.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// Without any frame for this long the parent gives up: what starts it (systemd, the shell of the
/// kiosk) can restart more than it can, such as the compositor.
const GIVE_UP: Duration = Duration::from_mins(10);

/// Why a window is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// It was left on purpose.
    Left,
    /// It asked to be started anew.
    Asked,
    /// It ended with a code of failure.
    Code(i32),
    /// A signal ended it.
    Signal(i32),
    /// It did not answer any more, and was ended.
    Silent,
    /// It answered and drew no frame, and was ended.
    NoFrames,
    /// It drew no first frame in time, and was ended.
    NeverReady,
    /// The system could not start it.
    NotStarted(String),
}

impl End {
    pub(super) fn is_hang(&self) -> bool {
        matches!(self, Self::Silent | Self::NoFrames | Self::NeverReady)
    }

    /// Why, in a sentence for the log and for staff.
    pub(super) fn sentence(&self) -> String {
        match self {
            Self::Left => "It was left".to_owned(),
            Self::Asked => "It asked to be started again".to_owned(),
            Self::Code(2) => "It could not open the life or an argument (code 2)".to_owned(),
            Self::Code(3) => "It could not open a window (code 3)".to_owned(),
            Self::Code(code) => format!("It ended with code {code}"),
            Self::Signal(signal) => format!("It crashed (signal {signal})"),
            Self::Silent => format!("It hung: no answer for {} s", SILENCE_LIMIT.as_secs()),
            Self::NoFrames => format!("It showed no frame for {} s", NO_FRAME_LIMIT.as_secs()),
            Self::NeverReady => {
                format!(
                    "It showed no first frame within {} s",
                    START_LIMIT.as_secs()
                )
            }
            Self::NotStarted(why) => format!("It could not be started: {why}"),
        }
    }
}

/// What the parent does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Start after a pause.
    Start {
        /// How long to wait first.
        pause: Duration,
        /// Whether the window opens the shipped life and draws without the graphics card.
        safe: bool,
    },
    /// End with this code.
    Leave(u8),
}

/// What the parent remembers from start to start. Times count from its own start.
#[derive(Clone, Debug)]
pub(super) struct Policy {
    stable: Duration,
    failures: u32,
    safe: bool,
    last_frame: Duration,
}

impl Policy {
    pub(super) fn new() -> Self {
        Self {
            stable: stable(),
            failures: 0,
            safe: false,
            last_frame: Duration::ZERO,
        }
    }

    /// Decides after a window has ended at `now`; `frames` says from when to when it showed frames.
    pub(super) fn after(
        &mut self,
        end: &End,
        frames: Option<(Duration, Duration)>,
        now: Duration,
    ) -> Next {
        if let Some((first, last)) = frames {
            self.last_frame = last;
            if last.saturating_sub(first) >= self.stable {
                self.failures = 0;
            }
        }
        match end {
            End::Left => return Next::Leave(super::LEFT),
            End::Asked => {
                // Staff asked for it: they have seen to what was wrong.
                (self.failures, self.safe) = (0, false);
                return Next::Start {
                    pause: Duration::ZERO,
                    safe: false,
                };
            }
            _ => {}
        }
        if now.saturating_sub(self.last_frame) >= GIVE_UP {
            return Next::Leave(super::GAVE_UP);
        }
        self.failures += 1;
        // Once in safe mode it stays: going back by itself would be the loop again.
        self.safe |= self.failures >= LOOP;
        let pause = match self.failures {
            1 => Duration::ZERO,
            failures => (FIRST_PAUSE * 2_u32.pow((failures - 2).min(10))).min(LONGEST_PAUSE),
        };
        Next::Start {
            pause,
            safe: self.safe,
        }
    }
}

/// A test cannot wait half a minute after each of a hundred crashes.
fn stable() -> Duration {
    super::super::faults::stable().unwrap_or(STABLE)
}

/// How a window that runs is doing. Times count from the parent's start.
#[derive(Clone, Debug)]
pub(super) struct Pulse {
    started: Duration,
    first_frame: Option<Duration>,
    last_frame: Duration,
    last_answer: Duration,
    frames: u64,
}

impl Pulse {
    pub(super) fn new(now: Duration) -> Self {
        Self {
            started: now,
            first_frame: None,
            last_frame: now,
            last_answer: now,
            frames: 0,
        }
    }

    pub(super) fn started(&self) -> Duration {
        self.started
    }

    /// The window answered: it has shown so many frames; a hidden one need not show more. True if
    /// these are its first.
    pub(super) fn answer(&mut self, now: Duration, frames: u64, hidden: bool) -> bool {
        self.last_answer = now;
        if frames > self.frames || hidden {
            self.frames = frames;
            self.last_frame = now;
        }
        let first = self.first_frame.is_none() && (frames > 0 || hidden);
        if first {
            self.first_frame = Some(now);
        }
        first
    }

    /// Why the window must be ended, if it must.
    pub(super) fn fault(&self, now: Duration) -> Option<End> {
        let since = |time: Duration| now.saturating_sub(time);
        if self.first_frame.is_none() {
            return (since(self.started) > START_LIMIT).then_some(End::NeverReady);
        }
        if since(self.last_answer) > SILENCE_LIMIT {
            return Some(End::Silent);
        }
        (since(self.last_frame) > NO_FRAME_LIMIT).then_some(End::NoFrames)
    }

    /// From when to when it showed frames.
    pub(super) fn frames(&self) -> Option<(Duration, Duration)> {
        Some((self.first_frame?, self.last_frame))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    fn start(pause_ms: u64, safe: bool) -> Next {
        Next::Start {
            pause: Duration::from_millis(pause_ms),
            safe,
        }
    }

    #[test]
    fn a_crash_after_a_good_run_is_started_again_at_once() {
        let mut policy = Policy::new();
        for round in 0..100 {
            let from = secs(round * 100);
            let frames = Some((from, from + STABLE));
            let next = policy.after(&End::Signal(11), frames, from + STABLE);
            assert_eq!(next, start(0, false));
        }
    }

    #[test]
    fn a_crash_loop_slows_down_and_ends_in_safe_mode() {
        let mut policy = Policy::new();
        let mut now = secs(0);
        let mut crash = |policy: &mut Policy| {
            now += secs(1);
            policy.after(&End::Code(101), Some((now, now)), now)
        };
        assert_eq!(crash(&mut policy), start(0, false));
        assert_eq!(crash(&mut policy), start(500, false));
        assert_eq!(crash(&mut policy), start(1_000, true));
        assert_eq!(crash(&mut policy), start(2_000, true));
        for _ in 0..40 {
            crash(&mut policy);
        }
        assert_eq!(crash(&mut policy), start(60_000, true));
        // A good run in safe mode takes the pauses away and not the safe mode; staff does that.
        let frames = Some((secs(100), secs(200)));
        assert_eq!(
            policy.after(&End::Silent, frames, secs(200)),
            start(0, true)
        );
        assert_eq!(
            policy.after(&End::Asked, frames, secs(201)),
            start(0, false)
        );
    }

    #[test]
    fn leaving_is_leaving_and_a_machine_without_a_screen_is_given_up() {
        let mut policy = Policy::new();
        assert_eq!(policy.after(&End::Left, None, secs(5)), Next::Leave(0));
        assert_eq!(
            policy.after(&End::Code(3), None, secs(599)),
            start(0, false)
        );
        assert_eq!(
            policy.after(&End::Code(3), None, secs(600)),
            Next::Leave(super::super::GAVE_UP)
        );
    }

    #[test]
    fn a_pulse_knows_silence_from_a_dark_screen() {
        let mut pulse = Pulse::new(secs(10));
        assert_eq!(pulse.fault(secs(40)), None);
        assert_eq!(pulse.fault(secs(41)), Some(End::NeverReady));
        assert!(!pulse.answer(secs(11), 0, false));
        assert!(pulse.answer(secs(12), 1, false));
        assert!(!pulse.answer(secs(14), 2, false));
        assert_eq!(pulse.fault(secs(20)), None);
        assert_eq!(pulse.fault(secs(21)), Some(End::Silent));
        for second in (16..=74).step_by(2) {
            pulse.answer(secs(second), 2, false);
            assert_eq!(pulse.fault(secs(second)), None);
        }
        pulse.answer(secs(75), 2, false);
        assert_eq!(pulse.fault(secs(75)), Some(End::NoFrames));
        pulse.answer(secs(76), 2, true);
        assert_eq!(pulse.fault(secs(76)), None);
        assert_eq!(pulse.frames(), Some((secs(12), secs(76))));
    }
}
