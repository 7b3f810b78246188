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
    use crate::explore::{Command, Explorer};
    use crate::load::load_embedded;
    use crate::words::Lang;

    /// What a walk of zooms and pans did wrong, if anything.
    fn walk(steps: &[(f64, f64, f64)]) -> Result<(), String> {
        const WIDTH: f32 = 1224.0;
        let mut explorer = Explorer::new(load_embedded().unwrap().life, Lang::En);
        for (share, power, pan) in steps {
            let before = explorer.scene().window;
            let moment = before.moment(*share);
            let factor = power.exp();
            explorer.apply(Command::ZoomTime { moment, factor });
            let zoomed = explorer.scene().window;
            let clamped = (zoomed.days * factor - before.days).abs() > 1e-6 * before.days;
            let edge = (zoomed.start - (moment - share * zoomed.days)).abs() > 1e-6;
            if !clamped && !edge {
                // The day under the finger stays under it.
                if (zoomed.share(moment) - share).abs() > 1e-9 {
                    return Err(format!("the finger slipped: {before:?} {zoomed:?}"));
                }
            }
            explorer.apply(Command::PanTime(pan * zoomed.days));
            let window = explorer.scene().window;
            let axis = TimeAxis::new(window, 362.0, WIDTH);
            // Every day shown has a place of its own, from which its number comes back.
            let (first, last) = (window.start.ceil() as i64, window.end().floor() as i64);
            let every = ((last - first) / 40).max(1);
            for day in (first..last).step_by(usize::try_from(every).unwrap()) {
                let x = axis.x_from_moment(day as f64 + 0.5);
                if axis.moment_from_x(x).floor() as i64 != day {
                    return Err(format!("day {day} is lost in {window:?}"));
                }
                if axis.x_from_moment(day as f64 + 1.5) <= x {
                    return Err(format!("day {day} has no room in {window:?}"));
                }
            }
        }
        Ok(())
    }

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

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10))]

        #[test]
        fn no_day_is_lost_in_ten_thousand_zooms_and_pans(
            steps in proptest::collection::vec((0.0..1.0_f64, -2.5..3.0_f64, -0.4..0.4_f64), 1000)
        ) {
            prop_assert_eq!(walk(&steps), Ok(()));
        }
    }

    #[test]
    fn nothing_jitters_when_a_day_fills_the_axis() {
        // A pan by a tenth of a point at a time, over days far from the first: each step as long as
        // the one before, to a thousandth of a point.
        let mut explorer = Explorer::new(load_embedded().unwrap().life, Lang::En);
        explorer.apply(Command::ZoomTime {
            moment: 21_000.3,
            factor: 1e9,
        });
        assert!((explorer.scene().window.days - 1.0).abs() < 1e-9);
        let axis = |explorer: &Explorer| TimeAxis::new(explorer.scene().window, 0.0, 1224.0);
        let noon = explorer.scene().window.moment(0.9);
        let mut last = axis(&explorer).x_from_moment(noon);
        for _ in 0..5000 {
            explorer.apply(Command::PanTime(0.1 / 1224.0));
            let x = axis(&explorer).x_from_moment(noon);
            assert!((last - x - 0.1).abs() < 1e-3, "{last} {x}");
            last = x;
        }
    }
}
