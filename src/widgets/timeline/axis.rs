//! The axis: moments of the life along a line of points, and back.

use crate::explore::TimeWindow;

/// A window laid along a stretch of the screen. Sums are in `f64`; a point is made last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeAxis {
    window: TimeWindow,
    left: f64,
    width: f64,
}

impl TimeAxis {
    /// The axis of a window from `left`, `width` points long.
    pub fn new(window: TimeWindow, left: f32, width: f32) -> Self {
        Self {
            window,
            left: f64::from(left),
            width: f64::from(width.max(1.0)),
        }
    }

    /// Where a moment lies.
    pub fn x_from_moment(&self, moment: f64) -> f32 {
        (self.left + self.window.share(moment) * self.width) as f32
    }

    /// The moment at a point.
    pub fn moment_from_x(&self, x: f32) -> f64 {
        self.window.moment((f64::from(x) - self.left) / self.width)
    }

    /// Points per day.
    pub fn points_per_day(&self) -> f64 {
        self.width / self.window.days
    }

    /// The first and the last moment shown.
    pub fn span(&self) -> (f64, f64) {
        (self.window.start, self.window.end())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_moment_goes_to_the_screen_and_back(start in -100.0_f64..22_000.0, days in 1.0_f64..23_000.0, share in 0.0_f64..1.0) {
            let axis = TimeAxis::new(TimeWindow { start, days }, 362.0, 1224.0);
            let moment = start + share * days;
            let back = axis.moment_from_x(axis.x_from_moment(moment));
            // A point of the screen is an f32: a ten-thousandth of a point is lost, no more.
            prop_assert!((back - moment).abs() <= days / 1224.0 * 2e-4 + 1e-9);
        }
    }
}
