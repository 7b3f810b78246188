//! The part of the life that the time axis shows.

/// A window on the time axis, in days from the life's first midnight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeWindow {
    /// The moment at the left edge.
    pub start: f64,
    /// How many days are shown.
    pub days: f64,
}

/// The closest look: one week over the whole axis.
const MIN_DAYS: f64 = 7.0;

impl TimeWindow {
    /// The whole life with a little air on both sides.
    pub fn whole(life_days: f64) -> Self {
        let air = life_days * 0.008;
        Self {
            start: -air,
            days: life_days + 2.0 * air,
        }
    }

    /// The moment at the right edge.
    pub fn end(self) -> f64 {
        self.start + self.days
    }

    /// The share of the width, 0 at the left edge and 1 at the right, at which a moment lies.
    pub fn share(self, moment: f64) -> f64 {
        (moment - self.start) / self.days
    }

    /// The moment at a share of the width.
    pub fn moment(self, share: f64) -> f64 {
        self.start + share * self.days
    }

    /// Moved by `days`, zoomed or not, but kept on the life.
    pub(super) fn kept(self, life_days: f64) -> Self {
        let whole = Self::whole(life_days);
        let days = if self.days.is_finite() {
            self.days
        } else {
            whole.days
        };
        let days = days.clamp(MIN_DAYS.min(whole.days), whole.days);
        let start = if self.start.is_finite() {
            self.start
        } else {
            whole.start
        };
        // Close up, half a window of air keeps the first and last day reachable at the centre.
        let air = (days / 2.0).min(whole.days - days);
        let lowest = whole.start - air;
        let highest = (whole.end() - days + air).max(lowest);
        Self {
            start: start.clamp(lowest, highest),
            days,
        }
    }

    /// Zoomed by `factor` (over 1 shows less) with `moment` kept where it is.
    pub(super) fn zoomed_at(self, moment: f64, factor: f64, life_days: f64) -> Self {
        let share = self.share(moment);
        let days = Self {
            days: self.days / factor,
            ..self
        }
        .kept(life_days)
        .days;
        Self {
            start: moment - share * days,
            days,
        }
        .kept(life_days)
    }

    /// A window of `days` around a moment, which lies at 38 % of the width.
    pub(super) fn around(moment: f64, days: f64, life_days: f64) -> Self {
        Self {
            start: moment - 0.38 * days,
            days,
        }
        .kept(life_days)
    }

    /// Scrolled just so far that the moment lies in the inner 90 %.
    pub(super) fn following(self, moment: f64, life_days: f64) -> Self {
        let share = self.share(moment);
        let start = if share < 0.05 {
            moment - 0.05 * self.days
        } else if share > 0.95 {
            moment - 0.95 * self.days
        } else {
            return self;
        };
        Self { start, ..self }.kept(life_days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zoom_keeps_the_day_under_the_finger() {
        let window = TimeWindow {
            start: 5000.0,
            days: 3650.0,
        };
        let zoomed = window.zoomed_at(6000.0, 2.0, 22_203.0);
        assert!((zoomed.share(6000.0) - window.share(6000.0)).abs() < 1e-9);
        assert!((zoomed.days - 1825.0).abs() < 1e-9);
    }

    #[test]
    fn nonsense_shows_the_whole_life() {
        let window = TimeWindow {
            start: f64::NAN,
            days: f64::INFINITY,
        }
        .kept(100.0);
        assert_eq!(window, TimeWindow::whole(100.0));
    }

    #[test]
    fn following_moves_no_further_than_needed() {
        let window = TimeWindow {
            start: 1000.0,
            days: 100.0,
        };
        assert_eq!(window.following(1050.0, 22_203.0), window);
        let followed = window.following(1099.0, 22_203.0);
        assert!((followed.share(1099.0) - 0.95).abs() < 1e-9);
    }
}
