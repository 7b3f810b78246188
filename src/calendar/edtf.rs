//! Dates with doubt: Extended Date/Time Format (EDTF) level 1 becomes bounds of days.
//!
//! Source: Library of Congress, Extended Date/Time Format Specification (4 February 2019), level 1.

use edtf::level_1::{Certainty, Date, Edtf as Parsed, Precision, Season};

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

/// The text is no EDTF level 1 date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{text}\" is not a date; expected EDTF such as 1932-12-02, 1932-12~, 1932?, 1932-12-02/1933-01 or 193X"
)]
pub struct EdtfError {
    /// The text that could not be read.
    pub text: String,
}

impl Edtf {
    /// Reads an EDTF level 1 date.
    ///
    /// A qualifier on a day keeps that day: `1917-03-20~` has the bounds of the day and the doubt
    /// beside it, as the records mean "computed" or "remembered", not "some other day". Winter (24)
    /// is December of its year to the end of the next February. Years of more than four digits are
    /// refused: no life reaches them.
    ///
    /// ```
    /// use trotsky_atlas::calendar::{Doubt, Edtf, Grain};
    /// let date = Edtf::parse("1902-10~").unwrap();
    /// assert_eq!(date.earliest.unwrap().to_string(), "1902-10-01");
    /// assert_eq!(date.latest.unwrap().to_string(), "1902-10-31");
    /// assert_eq!((date.grain, date.doubt), (Grain::Month, Doubt::Approximate));
    /// assert!(Edtf::parse("1932-13-02").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        let error = || EdtfError {
            text: text.to_owned(),
        };
        // The parser's error names no position; the whole text and the forms expected say more.
        let parsed = Parsed::parse(text).map_err(|_no_position| error())?;
        let (earliest, latest, grain, doubt) = match parsed {
            Parsed::Date(date) => {
                let (first, last) = span(date).ok_or_else(error)?;
                (Some(first), Some(last), grain(date), doubt(date))
            }
            Parsed::Interval(from, to) => {
                let (first, _) = span(from).ok_or_else(error)?;
                let (_, last) = span(to).ok_or_else(error)?;
                if last < first {
                    return Err(error());
                }
                (
                    Some(first),
                    Some(last),
                    Grain::Interval,
                    doubt(from).max(doubt(to)),
                )
            }
            Parsed::IntervalFrom(from, _) => {
                let (first, _) = span(from).ok_or_else(error)?;
                (Some(first), None, Grain::Interval, doubt(from))
            }
            Parsed::IntervalTo(_, to) => {
                let (_, last) = span(to).ok_or_else(error)?;
                (None, Some(last), Grain::Interval, doubt(to))
            }
            Parsed::DateTime(_) | Parsed::YYear(_) => return Err(error()),
        };
        Ok(Self {
            text: text.to_owned(),
            earliest,
            latest,
            grain,
            doubt,
        })
    }

    /// A known day.
    pub fn of_day(day: Day) -> Self {
        Self {
            text: day.to_string(),
            earliest: Some(day),
            latest: Some(day),
            grain: Grain::Day,
            doubt: Doubt::None,
        }
    }

    /// The bounds, open ends closed by the first and last day of a life and kept inside it if
    /// the date touches the life at all.
    pub fn bounds_within(&self, first: Day, last: Day) -> DayBounds {
        let earliest = self
            .earliest
            .unwrap_or(first.min(self.latest.unwrap_or(first)));
        let latest = self.latest.unwrap_or(last.max(earliest));
        DayBounds { earliest, latest }
    }

    /// The parts of an interval as written, or the whole text twice.
    pub(super) fn ends(&self) -> Option<(&str, &str)> {
        self.text.split_once('/')
    }
}

fn day(year: i32, month: u32, day: u32) -> Option<Day> {
    Day::from_ymd_opt(year, month, day)
}

/// The last day of a month.
fn month_end(year: i32, month: u32) -> Option<Day> {
    let next = if month == 12 {
        day(year + 1, 1, 1)
    } else {
        day(year, month + 1, 1)
    };
    next?.pred_opt()
}

/// The first and the last day a date can mean.
fn span(date: Date) -> Option<(Day, Day)> {
    let years = |from: i32, to: i32| Some((day(from, 1, 1)?, day(to, 12, 31)?));
    match date.precision() {
        Precision::Century(year) => years(year, year + 99),
        Precision::Decade(year) => years(year, year + 9),
        Precision::Year(year) | Precision::MonthOfYear(year) | Precision::DayOfYear(year) => {
            years(year, year)
        }
        Precision::Season(year, season) => {
            let (first, last_year, last_month) = match season {
                Season::Spring => (3, year, 5),
                Season::Summer => (6, year, 8),
                Season::Autumn => (9, year, 11),
                Season::Winter => (12, year + 1, 2),
            };
            Some((day(year, first, 1)?, month_end(last_year, last_month)?))
        }
        Precision::Month(year, month) | Precision::DayOfMonth(year, month) => {
            Some((day(year, month, 1)?, month_end(year, month)?))
        }
        Precision::Day(year, month, of_month) => {
            let day = day(year, month, of_month)?;
            Some((day, day))
        }
    }
}

fn grain(date: Date) -> Grain {
    match date.precision() {
        Precision::Century(_) | Precision::Decade(_) => Grain::Decade,
        Precision::Year(_) | Precision::MonthOfYear(_) | Precision::DayOfYear(_) => Grain::Year,
        Precision::Season(..) => Grain::Season,
        Precision::Month(..) | Precision::DayOfMonth(..) => Grain::Month,
        Precision::Day(..) => Grain::Day,
    }
}

fn doubt(date: Date) -> Doubt {
    match date.certainty() {
        Certainty::Certain => Doubt::None,
        Certainty::Approximate => Doubt::Approximate,
        Certainty::Uncertain => Doubt::Uncertain,
        Certainty::ApproximateUncertain => Doubt::Both,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn level_one_forms_become_bounds() {
        let cases = [
            (
                "1917-03-20",
                "1917-03-20",
                "1917-03-20",
                Grain::Day,
                Doubt::None,
            ),
            (
                "1917-03-20~",
                "1917-03-20",
                "1917-03-20",
                Grain::Day,
                Doubt::Approximate,
            ),
            (
                "1904-02?",
                "1904-02-01",
                "1904-02-29",
                Grain::Month,
                Doubt::Uncertain,
            ),
            (
                "1915%",
                "1915-01-01",
                "1915-12-31",
                Grain::Year,
                Doubt::Both,
            ),
            (
                "1901-24",
                "1901-12-01",
                "1902-02-28",
                Grain::Season,
                Doubt::None,
            ),
            (
                "1917-12-XX",
                "1917-12-01",
                "1917-12-31",
                Grain::Month,
                Doubt::None,
            ),
            (
                "1917-XX-XX",
                "1917-01-01",
                "1917-12-31",
                Grain::Year,
                Doubt::None,
            ),
            (
                "191X",
                "1910-01-01",
                "1919-12-31",
                Grain::Decade,
                Doubt::None,
            ),
            (
                "1910-11-21/1911-03",
                "1910-11-21",
                "1911-03-31",
                Grain::Interval,
                Doubt::None,
            ),
        ];
        for (text, earliest, latest, grain, doubt) in cases {
            let date = Edtf::parse(text).unwrap();
            assert_eq!(date.earliest.unwrap().to_string(), earliest, "{text}");
            assert_eq!(date.latest.unwrap().to_string(), latest, "{text}");
            assert_eq!((date.grain, date.doubt), (grain, doubt), "{text}");
        }
    }

    #[test]
    fn open_ends_stay_open() {
        assert_eq!(Edtf::parse("1917/..").unwrap().latest, None);
        assert_eq!(Edtf::parse("/1917").unwrap().earliest, None);
    }

    #[test]
    fn nonsense_is_refused() {
        for text in [
            "",
            "1932-13-02",
            "1931-02-29",
            "yesterday",
            "1933/1932",
            "Y170000002",
            "12.3.1917",
        ] {
            assert!(Edtf::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[0-9X/~?%.\\-Y]{0,24}|\\PC{0,12}") {
            if let Ok(date) = Edtf::parse(&text)
                && let (Some(earliest), Some(latest)) = (date.earliest, date.latest)
            {
                prop_assert!(earliest <= latest);
            }
        }
    }
}
