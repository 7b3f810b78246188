//! Old Style: the Julian calendar, kept in Russia until 31 January (13 February) 1918.

use chrono::Datelike as _;
use julian::{Calendar, Jdnum, Month};

use super::Day;

/// A date of the Julian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OldStyle {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month.
    pub day: u32,
}

/// The Julian day number of 31 December of the year 1 BC (proleptic Gregorian), day 0 of chrono's count.
const JDN_OF_DAY_ZERO: Jdnum = 1_721_425;

impl OldStyle {
    /// The Old Style date of a day.
    ///
    /// ```
    /// use trotsky_atlas::calendar::{Day, OldStyle};
    /// let revolution = Day::from_ymd_opt(1917, 11, 7).unwrap();
    /// assert_eq!(OldStyle::from_day(revolution), OldStyle { year: 1917, month: 10, day: 25 });
    /// ```
    pub fn from_day(day: Day) -> Self {
        let date = Calendar::JULIAN.at_jdn(day.num_days_from_ce() + JDN_OF_DAY_ZERO);
        Self {
            year: date.year(),
            month: date.month().number(),
            day: date.day(),
        }
    }

    /// The day of an Old Style date; `None` if the calendar has no such date.
    pub fn to_day(self) -> Option<Day> {
        let month = Month::try_from(self.month).ok()?;
        let date = Calendar::JULIAN.at_ymd(self.year, month, self.day).ok()?;
        Day::from_num_days_from_ce_opt(date.julian_day_number() - JDN_OF_DAY_ZERO)
    }
}

/// The Old Style date of a day while that calendar was kept, up to and with the day `until`.
pub fn old_style_for(day: Day, until: Option<Day>) -> Option<OldStyle> {
    until
        .filter(|until| day <= *until)
        .map(|_| OldStyle::from_day(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The Julian date of a Julian day number by the method of E. G. Richards (Explanatory
    /// Supplement to the Astronomical Almanac, 3rd edition, 2013), a second way to the same answer.
    fn julian_by_richards(jdn: i32) -> OldStyle {
        let f = jdn + 1401;
        let e = 4 * f + 3;
        let h = 5 * (e % 1461 / 4) + 2;
        let month = (h / 153 + 2) % 12 + 1;
        OldStyle {
            year: e / 1461 - 4716 + (14 - month) / 12,
            month: month as u32,
            day: (h % 153 / 5 + 1) as u32,
        }
    }

    #[test]
    fn every_day_from_1800_to_1950_agrees_with_a_second_calculation() {
        let mut day = Day::from_ymd_opt(1800, 1, 1).unwrap();
        let last = Day::from_ymd_opt(1950, 12, 31).unwrap();
        while day <= last {
            let old = OldStyle::from_day(day);
            let jdn = day.num_days_from_ce() + 1_721_425;
            assert_eq!(old, julian_by_richards(jdn), "{day}");
            assert_eq!(old.to_day(), Some(day), "{day}");
            day = day.succ_opt().unwrap();
        }
    }

    #[test]
    fn the_difference_grows_after_28_february_1900() {
        let old = |y, m, d| OldStyle::from_day(Day::from_ymd_opt(y, m, d).unwrap());
        assert_eq!(
            old(1900, 3, 12),
            OldStyle {
                year: 1900,
                month: 2,
                day: 28
            }
        );
        assert_eq!(
            old(1900, 3, 13),
            OldStyle {
                year: 1900,
                month: 2,
                day: 29
            }
        );
        assert_eq!(
            old(1900, 3, 14),
            OldStyle {
                year: 1900,
                month: 3,
                day: 1
            }
        );
        assert_eq!(
            old(1918, 2, 13),
            OldStyle {
                year: 1918,
                month: 1,
                day: 31
            }
        );
    }

    #[test]
    fn the_old_calendar_ends_on_its_day() {
        let until = Day::from_ymd_opt(1918, 2, 13);
        assert!(old_style_for(until.unwrap(), until).is_some());
        assert!(old_style_for(until.unwrap().succ_opt().unwrap(), until).is_none());
        assert!(old_style_for(until.unwrap(), None).is_none());
    }
}
