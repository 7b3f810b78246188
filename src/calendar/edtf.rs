//! Dates with doubt: Extended Date/Time Format (EDTF) level 1 becomes bounds of days.
//!
//! Source: Library of Congress, Extended Date/Time Format Specification (4 February 2019), level 1.
//! The crate `edtf` reads each date; the interval is taken apart here, so that an error can name
//! the end that is wrong. Refused, with a sentence: years before 0000 or of more than four digits
//! (`Y…`), and times of day.

use chrono::{Datelike as _, Months};
use edtf::level_1::{Certainty, Date, Precision, Season};

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

impl Doubt {
    /// The doubt of two dates taken together.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (a, Self::None) => a,
            (Self::None, b) => b,
            (a, b) if a == b => a,
            _ => Self::Both,
        }
    }
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
///
/// `~`, `?` and `%` set [`Edtf::doubt`] and leave the bounds alone: `1902-10-05~` is that day,
/// computed or estimated, and `1902-10~` is any day of that month.
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
    /// What the source says of it; of an interval, what it says of either end.
    pub doubt: Doubt,
}

/// The text is no EDTF date of level 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{part}\" in the date \"{text}\" could not be read: {reason}; expected {expected}")]
pub struct EdtfError {
    /// The whole text.
    pub text: String,
    /// The part that is wrong.
    pub part: String,
    /// What is wrong with it.
    pub reason: &'static str,
    /// What would be right.
    pub expected: &'static str,
}

const FORMS: &str = "a day 1917-11-07, a month 1917-11, a year 1917, a season 1917-21 to 1917-24, or an interval of two of them such as 1917-03/1917-05, each with ~, ? or % behind it where in doubt";

/// What one date, or one end of an interval, can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day(Day),
    /// The first day of the month.
    Month(Day),
    /// The year it begins in, and 21 to 24.
    Season(i32, u32),
    Year(i32),
    /// The first year.
    Decade(i32),
    /// The first year.
    Century(i32),
}

/// One end of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// `..`
    Open,
    /// Nothing written.
    Unknown,
    Known(Unit, Doubt),
}

impl Unit {
    /// The first and the last day; `None` past the end of time.
    ///
    /// Seasons are those of the northern hemisphere in whole months: spring is March to May, and
    /// winter 24 begins in December of its year and ends in February of the next.
    pub(super) fn bounds(self) -> Option<DayBounds> {
        let (first, months) = match self {
            Self::Day(day) => return Some(DayBounds::sharp(day)),
            Self::Month(first) => (first, 1),
            Self::Season(year, season) => {
                let month = 3 * (season.clamp(21, 24) - 20);
                (Day::from_ymd_opt(year, month, 1)?, 3)
            }
            Self::Year(year) => (Day::from_ymd_opt(year, 1, 1)?, 12),
            Self::Decade(year) => (Day::from_ymd_opt(year, 1, 1)?, 120),
            Self::Century(year) => (Day::from_ymd_opt(year, 1, 1)?, 1200),
        };
        let latest = first.checked_add_months(Months::new(months))?.pred_opt()?;
        Some(DayBounds {
            earliest: first,
            latest,
        })
    }

    fn grain(self) -> Grain {
        match self {
            Self::Day(_) => Grain::Day,
            Self::Month(_) => Grain::Month,
            Self::Season(..) => Grain::Season,
            Self::Year(_) => Grain::Year,
            Self::Decade(_) | Self::Century(_) => Grain::Decade,
        }
    }
}

impl Edtf {
    /// Reads an EDTF date of level 1; white space around it is ignored.
    ///
    /// ```
    /// use trotsky_atlas::calendar::{Doubt, Edtf, Grain};
    /// let date = Edtf::parse("1902-10~").unwrap();
    /// assert_eq!((date.grain, date.doubt), (Grain::Month, Doubt::Approximate));
    /// assert!(Edtf::parse("October 1902").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        let text = text.trim();
        let (start, end) = ends(text)?;
        let Some(end) = end else {
            return Ok(match start {
                End::Known(unit, doubt) => {
                    let bounds = unit.bounds();
                    Self {
                        text: text.to_owned(),
                        earliest: bounds.map(|b| b.earliest),
                        latest: bounds.map(|b| b.latest),
                        grain: unit.grain(),
                        doubt,
                    }
                }
                // `ends` gives an open or unknown end to intervals only.
                End::Open | End::Unknown => Self::open(text),
            });
        };
        let (mut edtf, mut doubt) = (Self::open(text), Doubt::None);
        if let End::Known(unit, of_start) = start {
            edtf.earliest = unit.bounds().map(|b| b.earliest);
            doubt = doubt.and(of_start);
        }
        if let End::Known(unit, of_end) = end {
            edtf.latest = unit.bounds().map(|b| b.latest);
            doubt = doubt.and(of_end);
        }
        edtf.doubt = doubt;
        match (edtf.earliest, edtf.latest) {
            (Some(earliest), Some(latest)) if latest < earliest => Err(EdtfError {
                text: text.to_owned(),
                part: text.split('/').nth(1).unwrap_or_default().to_owned(),
                reason: "the interval ends before it starts",
                expected: "the earlier date first",
            }),
            _ => Ok(edtf),
        }
    }

    fn open(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            earliest: None,
            latest: None,
            grain: Grain::Interval,
            doubt: Doubt::None,
        }
    }

    /// The bounds, where neither end is open or unknown.
    pub fn bounds(&self) -> Option<DayBounds> {
        Some(DayBounds {
            earliest: self.earliest?,
            latest: self.latest?,
        })
    }

    /// The bounds, open and unknown ends closed by the first and the last day of a life. Where the
    /// date lies outside the life altogether, the bound that is known counts for both.
    pub fn bounds_within(&self, first: Day, last: Day) -> DayBounds {
        let earliest = self
            .earliest
            .unwrap_or(first.min(self.latest.unwrap_or(first)));
        let latest = self.latest.unwrap_or(last.max(earliest));
        DayBounds { earliest, latest }
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
}

/// The end or the two ends of a text.
pub(super) fn ends(text: &str) -> Result<(End, Option<End>), EdtfError> {
    let fail = |part: &str, reason, expected| {
        Err(EdtfError {
            text: text.to_owned(),
            part: part.to_owned(),
            reason,
            expected,
        })
    };
    if text.is_empty() {
        return fail("", "there is no date", FORMS);
    }
    let Some((first, second)) = text.split_once('/') else {
        if text == ".." {
            return fail(text, "an open end needs another end", FORMS);
        }
        return Ok((known(text, text)?, None));
    };
    if second.contains('/') {
        return fail(second, "an interval has two ends", FORMS);
    }
    let of = |part: &str| match part {
        ".." => Ok(End::Open),
        "" => Ok(End::Unknown),
        _ => known(part, text),
    };
    let (start, end) = (of(first)?, of(second)?);
    if !matches!(start, End::Known(..)) && !matches!(end, End::Known(..)) {
        return fail(text, "neither end is known", FORMS);
    }
    Ok((start, Some(end)))
}

fn known(part: &str, text: &str) -> Result<End, EdtfError> {
    let fail = |(part, reason, expected): (&str, &'static str, &'static str)| EdtfError {
        text: text.to_owned(),
        part: part.to_owned(),
        reason,
        expected,
    };
    // The crate would take a year before 0000; no life of ours has one.
    if part.starts_with('-') {
        return Err(fail(diagnose(part)));
    }
    let date = Date::parse(part).map_err(|_bare| fail(diagnose(part)))?;
    let day =
        |year, month, day| Day::from_ymd_opt(year, month, day).ok_or_else(|| fail(diagnose(part)));
    let unit = match date.precision() {
        Precision::Day(y, m, d) => Unit::Day(day(y, m, d)?),
        Precision::Month(y, m) | Precision::DayOfMonth(y, m) => Unit::Month(day(y, m, 1)?),
        Precision::Season(y, season) => Unit::Season(
            y,
            match season {
                Season::Spring => 21,
                Season::Summer => 22,
                Season::Autumn => 23,
                Season::Winter => 24,
            },
        ),
        Precision::Year(y) | Precision::MonthOfYear(y) | Precision::DayOfYear(y) => Unit::Year(y),
        Precision::Decade(y) => Unit::Decade(y),
        Precision::Century(y) => Unit::Century(y),
    };
    let doubt = match date.certainty() {
        Certainty::Certain => Doubt::None,
        Certainty::Uncertain => Doubt::Uncertain,
        Certainty::Approximate => Doubt::Approximate,
        Certainty::ApproximateUncertain => Doubt::Both,
    };
    Ok(End::Known(unit, doubt))
}

/// Why a date was refused: the wrong part, the reason, and what is expected. The crate only says
/// that it was.
fn diagnose(part: &str) -> (&str, &'static str, &'static str) {
    let digits =
        |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    let year_forms = "a year of four digits from 0000 to 9999, such as 1917, 191X or 19XX";
    if part.starts_with(['-', 'Y', 'y']) {
        return (
            part,
            "years before 0000 or after 9999 are not taken",
            year_forms,
        );
    }
    if part.contains('T') {
        return (
            part,
            "times of day are not taken",
            "the day alone, such as 1917-11-07",
        );
    }
    let bare = part.trim_end_matches(['~', '?', '%']);
    if part.len() > bare.len() + 1 {
        return (
            &part[bare.len()..],
            "there is more than one sign of doubt",
            "one of ~, ? or %",
        );
    }
    let mut fields = bare.split('-');
    let year = fields.next().unwrap_or_default();
    let masked = match year.len() {
        4 => digits(
            year.trim_end_matches('X'),
            4 - year.matches('X').count().min(2),
        ),
        _ => false,
    };
    if !masked {
        return if part.contains(['.', ' ']) {
            (part, "it is not in the order year-month-day", FORMS)
        } else {
            (year, "it is no year", year_forms)
        };
    }
    let Some(month) = fields.next() else {
        return (part, "it is no date", FORMS);
    };
    let number = month.parse::<u32>().unwrap_or_default();
    let season = (21..=24).contains(&number);
    if month != "XX" && !(digits(month, 2) && ((1..=12).contains(&number) || season)) {
        return (
            month,
            "it is no month",
            "01 to 12, XX, or a season 21 (spring) to 24 (winter), two digits",
        );
    }
    let Some(day) = fields.next() else {
        return (
            part,
            "a month cannot follow a year with X",
            "19XX or 191X alone",
        );
    };
    if season {
        return (
            day,
            "a season has no days",
            "the season alone, such as 1917-24",
        );
    }
    if fields.next().is_some() || !(day == "XX" || digits(day, 2)) {
        return (day, "it is no day", "01 to 31, or XX, two digits");
    }
    (
        day,
        "the month has no such day, or digits are left open before a known one",
        "a day of that month, or XX for an unknown day",
    )
}

/// The months a span fills from its first day to its last day, if it does: the first days of the
/// first and of the last month.
pub(super) fn whole_months(bounds: DayBounds) -> Option<(Day, Day)> {
    let last = bounds.latest.with_day(1)?;
    let next = bounds.latest.succ_opt()?;
    (bounds.earliest.day() == 1 && next.day() == 1).then_some((bounds.earliest, last))
}

#[cfg(test)]
mod tests;
