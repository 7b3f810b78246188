//! How the camera follows the clock, and one smooth flight of it from here to there.

use crate::geo::Camera;

/// How long a flight takes, in seconds.
const SECONDS: f64 = 0.9;

/// How the camera follows the clock. Whatever it does, it flies once in three seconds at most while
/// playing, and cuts where less motion is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Follow {
    /// Not at all: the map is the visitor's.
    Off,
    /// It moves only when the marker leaves the inner 70 % of the frame.
    #[default]
    KeepInView,
    /// It frames the coming leg with the stop before it and the one after.
    Director,
}

impl Follow {
    /// Every mode, the quietest first.
    pub const ALL: [Self; 3] = [Self::Off, Self::KeepInView, Self::Director];

    /// The end of its key among the words: `follow-off`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::KeepInView => "keep",
            Self::Director => "director",
        }
    }

    /// The mode after it, and after the last the first.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
}

/// A flight in progress.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Flight {
    from: Camera,
    to: Camera,
    seconds: f64,
}

impl Flight {
    pub(super) fn new(from: Camera, to: Camera) -> Self {
        Self {
            from,
            to,
            seconds: 0.0,
        }
    }

    /// Where the flight ends.
    pub(super) fn goal(&self) -> Camera {
        self.to
    }

    /// The camera after `dt` more seconds, and whether it has landed.
    pub(super) fn tick(&mut self, dt: f64) -> (Camera, bool) {
        self.seconds += dt;
        let t = (self.seconds / SECONDS).clamp(0.0, 1.0);
        if t >= 1.0 {
            return (self.to, true);
        }
        // Ease in and out, quintic: no jerk at either end.
        let s = t * t * t * (t * (6.0 * t - 15.0) + 10.0);
        let scale = (self.from.scale.ln() * (1.0 - s) + self.to.scale.ln() * s).exp();
        // The centre moves in step with the scale, so that the goal stays in sight while zooming.
        let ratio = self.to.scale / self.from.scale;
        let share = if (ratio - 1.0).abs() < 1e-6 {
            s
        } else {
            (1.0 - self.from.scale / scale) / (1.0 - 1.0 / ratio)
        };
        let mix = |a: f64, b: f64| a + (b - a) * share;
        (
            Camera {
                lon: mix(self.from.lon, self.to.lon),
                lat: mix(self.from.lat, self.to.lat),
                scale,
            },
            false,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flight_lands_on_its_goal() {
        let from = Camera {
            lon: 0.0,
            lat: 50.0,
            scale: 5.0,
        };
        let to = Camera {
            lon: 30.0,
            lat: 46.0,
            scale: 400.0,
        };
        let mut flight = Flight::new(from, to);
        let (first, _) = flight.tick(0.0);
        assert!((first.lon - from.lon).abs() < 1e-9);
        let mut last = (first, false);
        for _ in 0..40 {
            last = flight.tick(1.0 / 30.0);
        }
        assert_eq!(last, (to, true));
    }
}
