//! A flung axis runs on for a while and comes to rest.
//!
//! It keeps no clock: it is told the time of the input, and asks for a frame only while it runs.

use std::collections::VecDeque;

use crate::explore::TimeWindow;

/// The last stretch of a drag that says how fast it was let go, in seconds.
const MEASURED_SECS: f64 = 0.09;

/// A drag that rests for so long before it is let go is no fling.
const RESTED_SECS: f64 = 0.06;

/// How quickly the run slows down: after so many seconds 37 % of the speed is left.
const DECAY_SECS: f64 = 0.32;

/// Slower than this (points a second) it rests; and a drag that slow is no fling.
const SLOWEST: f64 = 12.0;
const LEAST: f64 = 120.0;

/// Faster than this no hand is taken to be.
const FASTEST: f64 = 6000.0;

#[derive(Clone, Copy, Debug)]
struct Run {
    /// Points a second, to the right if positive.
    speed: f64,
    /// The time of the last frame.
    at: f64,
    /// Where the window should be if nobody else has moved it.
    expected: TimeWindow,
}

/// The speed of a drag, and the run after it.
#[derive(Debug, Default)]
pub(super) struct Fling {
    samples: VecDeque<(f64, f64)>,
    run: Option<Run>,
}

impl Fling {
    /// A finger goes down: nothing runs any more.
    pub(super) fn stop(&mut self) {
        self.run = None;
        self.samples.clear();
    }

    /// Whether another frame is needed.
    pub(super) fn is_running(&self) -> bool {
        self.run.is_some()
    }

    /// The finger is at `x` at a time in seconds.
    pub(super) fn follow(&mut self, time: f64, x: f64) {
        self.samples.push_back((time, x));
        while self
            .samples
            .front()
            .is_some_and(|sample| sample.0 < time - MEASURED_SECS)
        {
            self.samples.pop_front();
        }
    }

    /// The finger is lifted; the axis, whose window is as given, runs on if it was fast enough.
    pub(super) fn let_go(&mut self, time: f64, window: TimeWindow) {
        let samples = std::mem::take(&mut self.samples);
        let (Some(first), Some(last)) = (samples.front(), samples.back()) else {
            return;
        };
        let secs = last.0 - first.0;
        if secs <= 0.0 || time - last.0 > RESTED_SECS {
            return;
        }
        let speed = ((last.1 - first.1) / secs).clamp(-FASTEST, FASTEST);
        self.run = (speed.abs() >= LEAST).then_some(Run {
            speed,
            at: time,
            expected: window,
        });
    }

    /// The days by which the axis moves until a time; `None` when it rests.
    ///
    /// If the window is not where the run left it, somebody else has moved it, or it has come to the
    /// end of the life: then the run is over.
    pub(super) fn days(
        &mut self,
        time: f64,
        window: TimeWindow,
        points_per_day: f64,
    ) -> Option<f64> {
        let run = self.run.as_mut()?;
        let off =
            (window.start - run.expected.start).abs() + (window.days - run.expected.days).abs();
        let secs = (time - run.at).max(0.0);
        if off > 1e-6 * window.days || run.speed.abs() < SLOWEST {
            self.run = None;
            return None;
        }
        // The way under a speed that decays: exact for frames of any length.
        let left = (-secs / DECAY_SECS).exp();
        let points = run.speed * DECAY_SECS * (1.0 - left);
        let days = -points / points_per_day;
        run.speed *= left;
        run.at = time;
        run.expected.start += days;
        Some(days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: TimeWindow = TimeWindow {
        start: 1000.0,
        days: 400.0,
    };

    fn flung() -> Fling {
        let mut fling = Fling::default();
        for i in 0..8 {
            fling.follow(f64::from(i) / 60.0, 800.0 - 20.0 * f64::from(i));
        }
        fling.let_go(8.0 / 60.0, WINDOW);
        fling
    }

    /// Days moved until it rests, in frames of a length.
    fn run(mut fling: Fling, frame: f64) -> (f64, usize) {
        let (mut window, mut time, mut frames) = (WINDOW, 8.0 / 60.0, 0);
        while fling.is_running() {
            time += frame;
            frames += 1;
            assert!(frames < 1000, "it does not come to rest");
            window.start += fling.days(time, window, 3.0).unwrap_or_default();
        }
        (window.start - WINDOW.start, frames)
    }

    #[test]
    fn a_fling_runs_on_and_rests_wherever_the_frames_fall() {
        let (fast, frames) = run(flung(), 1.0 / 144.0);
        let (slow, few) = run(flung(), 1.0 / 20.0);
        assert!(fast > 50.0, "to the left is later: {fast}");
        assert!((fast - slow).abs() < 0.03 * fast, "{fast} {slow}");
        assert!(frames > few);
    }

    #[test]
    fn a_slow_or_rested_drag_does_not_run() {
        let mut fling = Fling::default();
        for i in 0..8 {
            fling.follow(f64::from(i) / 60.0, f64::from(i));
        }
        fling.let_go(8.0 / 60.0, WINDOW);
        assert!(!fling.is_running());
        let mut fling = Fling::default();
        for i in 0..8 {
            fling.follow(f64::from(i) / 60.0, 30.0 * f64::from(i));
        }
        fling.let_go(0.5, WINDOW);
        assert!(!fling.is_running());
    }

    #[test]
    fn whoever_moves_the_window_stops_the_run() {
        let mut fling = flung();
        let moved = TimeWindow {
            start: 3000.0,
            ..WINDOW
        };
        assert_eq!(fling.days(0.2, moved, 3.0), None);
        assert!(!fling.is_running());
    }
}
