//! Dates with doubt: Extended Date/Time Format (EDTF) level 1 becomes bounds of days.
//!
//! Source: Library of Congress, Extended Date/Time Format Specification (4 February 2019), level 1.

use super::Day;

/// How fine a date is, from the text that gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// A day of the calendar.
    Day,
    /// A month.
    Month,
    /// A season: spring 21, summer 22, autumn 23, winter 24.
    Season,
    /// A year.
    Year,
    /// A decade or more: unspecified digits of the year.
    Decade,
    /// An interval between two dates.
    Interval,
}

/// What the source itself says of its date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// No sign.
    #[default]
    None,
    /// `~`: about that time.
    Approximate,
    /// `?`: remembered or disputed.
    Uncertain,
    /// `%`: both.
    Both,
}

/// The first and the last day a moment can fall on, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayBounds {
    /// The earliest possible day.
    pub earliest: Day,
    /// The latest possible day, never before `earliest`.
    pub latest: Day,
}

impl DayBounds {
    /// Bounds of one known day.
    pub fn sharp(day: Day) -> Self {
        Self {
            earliest: day,
            latest: day,
        }
    }

    /// Whether the day is known.
    pub fn is_sharp(self) -> bool {
        self.earliest == self.latest
    }

    /// Whether `day` is possible.
    pub fn contains(self, day: Day) -> bool {
        self.earliest <= day && day <= self.latest
    }

    /// How many days are possible, at least 1.
    pub fn days(self) -> i64 {
        (self.latest - self.earliest).num_days() + 1
    }
}

/// One EDTF date as it was written, with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edtf {
    /// The text of the record, such as `1902-10~`.
    pub text: String,
    /// The first possible day; `None` where the start is open or unknown (`../1917`, `/1917`).
    pub earliest: Option<Day>,
    /// The last possible day; `None` where the end is open or unknown.
    pub latest: Option<Day>,
    /// How fine the date is.
    pub grain: Grain,
    /// What the source says of it.
    pub doubt: Doubt,
}
