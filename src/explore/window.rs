//! The part of the life that the time axis shows.

use chrono::Datelike as _;

use crate::calendar::Day;
use crate::life::Life;

use super::doubt::moments;

/// A window on the time axis, in days from the life's first midnight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeWindow {
    /// The moment at the left edge.
    pub start: f64,
    /// How many days are shown.
    pub days: f64,
}

/// The closest look: one day over the whole axis.
const MIN_DAYS: f64 = 1.0;

/// What the time axis should show whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeFit {
    /// The life.
    Life,
    /// The chapter of the day.
    Chapter,
    /// The calendar year of the day.
    Year,
}

impl TimeFit {
    /// Every fit, widest first.
    pub const ALL: [Self; 3] = [Self::Life, Self::Chapter, Self::Year];

    /// Its name in a command's line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Life => "life",
            Self::Chapter => "chapter",
            Self::Year => "year",
        }
    }

    /// The window that shows it whole on a day; without a chapter, the life.
    pub(super) fn window(self, life: &Life, day: Day) -> TimeWindow {
        let life_days = life.days() as f64;
        let days_from_first = |day: Day| (day - life.subject.first_day).num_days() as f64;
        let span = match self {
            Self::Life => None,
            Self::Chapter => life.chapter_on(day).map(|id| {
                let chapter = life.chapter(id);
                (moments(life, chapter.start).0, moments(life, chapter.end).1)
            }),
            Self::Year => Day::from_ymd_opt(day.year(), 1, 1)
                .zip(Day::from_ymd_opt(day.year() + 1, 1, 1))
                .map(|(first, next)| (days_from_first(first), days_from_first(next))),
        };
        match span {
            Some((start, end)) => TimeWindow::fitting(start, end, life_days),
            None => TimeWindow::whole(life_days),
        }
    }
}

impl TimeWindow {
    /// The whole life with a little air on both sides.
    pub fn whole(life_days: f64) -> Self {
        let air = life_days * 0.008;
        Self {
            start: -air,
            days: life_days + 2.0 * air,
        }
    }

    /// From `start` to `end` with a little air on both sides.
    fn fitting(start: f64, end: f64, life_days: f64) -> Self {
        let air = (end - start) * 0.015;
        Self {
            start: start - air,
            days: end - start + 2.0 * air,
        }
        .kept(life_days)
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
    fn ten_thousand_zooms_about_one_day_do_not_move_it() {
        let life_days = 22_203.0;
        let mut window = TimeWindow {
            start: 13_000.0,
            days: 400.0,
        };
        let share = window.share(13_100.0);
        // In and out between a year and a few days, by factors that are no powers of two.
        for i in 0..10_000 {
            let factor = if i % 14 < 7 { 1.7 } else { 1.0 / 1.7 };
            window = window.zoomed_at(13_100.0, factor, life_days);
        }
        assert!(
            (window.share(13_100.0) - share).abs() < 1e-6,
            "{window:?} {share}"
        );
    }

    #[test]
    fn a_chapter_and_a_year_are_shown_whole() {
        let life = crate::life::sample::life();
        let whole = TimeWindow::whole(life.days() as f64);
        let day = life.subject.first_day;
        assert_eq!(TimeFit::Life.window(&life, day), whole);
        for fit in [TimeFit::Chapter, TimeFit::Year] {
            let window = fit.window(&life, day);
            assert!(window.days <= whole.days && window.days >= 1.0, "{fit:?}");
            assert!(window.start <= 0.0, "{fit:?}: the first day is in it");
        }
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
