//! The text of a date, by each language's own rules; every word of it stands in `dates.ftl`.

use std::borrow::Cow;

use chrono::Datelike as _;

use crate::words::{Args, Lang, Words};

use super::edtf::{End, Unit, ends, whole_months};
use super::{Day, DayBounds, Doubt, Edtf, OldStyle};

/// Which form of a month's name: Russian declines it after a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthForm {
    /// By itself: `март`.
    Alone,
    /// After a day's number: `марта`.
    AfterDay,
}

/// The form of a date that the word before it asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// By itself.
    Plain,
    /// After "about": `de março`, `da década de 1910`, `el 5 de marzo`, `марта`.
    Of,
    /// After "from" and "until": `a década de 1910`, `el 5 de marzo`, `марта`.
    The,
}

impl Form {
    fn month(self) -> MonthForm {
        match self {
            Self::Plain => MonthForm::Alone,
            Self::Of | Self::The => MonthForm::AfterDay,
        }
    }

    /// The key among those of the three forms.
    fn of<'a>(self, plain: &'a str, of: &'a str, the: &'a str) -> &'a str {
        match self {
            Self::Plain => plain,
            Self::Of => of,
            Self::The => the,
        }
    }
}

fn numbered(words: &Words, prefix: &str, number: u32) -> String {
    words.text(&format!("{prefix}-{number}")).into_owned()
}

/// The name of the day's month.
pub fn month_name(words: &Words, day: Day, form: MonthForm) -> String {
    month(words, day.month(), form)
}

fn month(words: &Words, month: u32, form: MonthForm) -> String {
    let prefix = match form {
        MonthForm::Alone => "month-alone",
        MonthForm::AfterDay => "month-of",
    };
    numbered(words, prefix, month)
}

/// The short name of a month (1 to 12) by itself, for ticks.
pub fn month_short(words: &Words, month: u32) -> String {
    numbered(words, "month-short", month)
}

/// The name of the day's weekday.
pub fn weekday_name(words: &Words, day: Day) -> String {
    let key = format!("weekday-{}", day.weekday().number_from_monday());
    words.text(&key).into_owned()
}

/// The number of a day of the month; Portuguese counts the first.
fn day_number(words: &Words, day: u32) -> Cow<'_, str> {
    if day == 1 {
        words.text("day-one")
    } else {
        Cow::Owned(day.to_string())
    }
}

/// A day written out: `29 March 1917`, `1º de março de 1931`.
pub fn date_text(words: &Words, day: Day) -> String {
    long(words, "date-long", day, day.day(), day.year())
}

/// A day and its month: `29 March`.
pub fn day_month_text(words: &Words, day: Day) -> String {
    day_month(words, day.day(), day.month())
}

/// The day and month of an Old Style date: `16 March`.
pub fn old_style_day_month(words: &Words, old: OldStyle) -> String {
    day_month(words, old.day, old.month)
}

fn day_month(words: &Words, day: u32, of_month: u32) -> String {
    let args = Args::new()
        .set("day", day_number(words, day))
        .set("month", month(words, of_month, MonthForm::AfterDay));
    words.text_with("date-day-month", &args).into_owned()
}

fn long(words: &Words, key: &str, day: Day, number: u32, year: i32) -> String {
    let args = Args::new()
        .set("day", day_number(words, number))
        .set("month", month(words, day.month(), MonthForm::AfterDay))
        .set("year", year.to_string());
    words.text_with(key, &args).into_owned()
}

/// A day in short, for the flag on the handle: `29 Mar 1917`.
pub fn flag_text(words: &Words, day: Day) -> String {
    let args = Args::new()
        .set("day", day_number(words, day.day()))
        .set("month", numbered(words, "month-short-of", day.month()))
        .set("year", day.year().to_string());
    words.text_with("date-short", &args).into_owned()
}

/// An Old Style date without its year: `16 March Old Style`; with the year where it differs is not
/// needed, as the New Style date always stands beside it.
pub fn old_style_text(words: &Words, old: OldStyle) -> String {
    let args = Args::new()
        .set("day", day_number(words, old.day))
        .set("month", month(words, old.month, MonthForm::AfterDay));
    words.text_with("date-old-style", &args).into_owned()
}

/// A date of the record as one reads it: `October 1902`, `about June 1896`, `winter 1901–02`,
/// `perhaps 28 October 1905`, `20–30 April 1929`, `until 1917`.
pub fn edtf_text(words: &Words, date: &Edtf) -> String {
    let open = |key, unit| doubted(words, key, unit_text(words, unit, Form::The));
    match ends(&date.text) {
        Ok((End::Known(unit, doubt), None)) => match doubt {
            Doubt::None => unit_text(words, unit, Form::Plain),
            Doubt::Approximate => doubted(words, "date-about", unit_text(words, unit, Form::Of)),
            Doubt::Uncertain => doubted(words, "date-perhaps", unit_text(words, unit, Form::Plain)),
            Doubt::Both => doubted(
                words,
                "date-perhaps-about",
                unit_text(words, unit, Form::Of),
            ),
        },
        Ok((End::Known(start, _), Some(End::Known(end, _)))) => {
            let plain = interval_text(words, date, start, end);
            match date.doubt {
                Doubt::None => plain,
                Doubt::Approximate => doubted(words, "date-roughly", plain),
                Doubt::Uncertain | Doubt::Both => doubted(words, "date-perhaps", plain),
            }
        }
        Ok((End::Known(unit, _), Some(End::Open))) => open("date-from", unit),
        Ok((End::Known(unit, _), Some(End::Unknown))) => open("date-from-unknown", unit),
        Ok((End::Open, Some(End::Known(unit, _)))) => open("date-until", unit),
        Ok((End::Unknown, Some(End::Known(unit, _)))) => open("date-until-unknown", unit),
        // No parsed date comes here; its own text is the most honest answer.
        _ => date.text.clone(),
    }
}

fn doubted(words: &Words, key: &str, date: String) -> String {
    words
        .text_with(key, &Args::new().set("date", date))
        .into_owned()
}

/// Ends of days, months and years as a span; others each as they are written.
fn interval_text(words: &Words, date: &Edtf, start: Unit, end: Unit) -> String {
    let spans = matches!(
        (start, end),
        (Unit::Day(_), Unit::Day(_))
            | (Unit::Month(_), Unit::Month(_))
            | (Unit::Year(_), Unit::Year(_))
    );
    if spans && let Some(bounds) = date.bounds() {
        return bounds_text(words, bounds);
    }
    let text = |unit| unit_text(words, unit, Form::Plain);
    format!("{} – {}", text(start), text(end))
}

fn unit_text(words: &Words, unit: Unit, form: Form) -> String {
    match unit {
        Unit::Day(day) => {
            let key = form.of("date-long", "date-long-of", "date-long-the");
            long(words, key, day, day.day(), day.year())
        }
        Unit::Month(first) => {
            let args = Args::new()
                .set("month", month(words, first.month(), form.month()))
                .set("year", first.year().to_string());
            let key = form.of("date-month", "date-month-of", "date-month-the");
            words.text_with(key, &args).into_owned()
        }
        Unit::Season(year, season) => {
            let years = if season == 24 {
                winter_years(words, year)
            } else {
                year.to_string()
            };
            let of_year = match form {
                Form::Plain => words.text(&format!("season-{season}")).into_owned(),
                Form::Of => numbered(words, "season-of", season),
                Form::The => numbered(words, "season-the", season),
            };
            let args = Args::new().set("season", of_year).set("years", years);
            words.text_with("date-season", &args).into_owned()
        }
        Unit::Year(year) => match form {
            Form::Of => words
                .text_with("date-year-of", &Args::new().set("year", year.to_string()))
                .into_owned(),
            Form::Plain | Form::The => year.to_string(),
        },
        Unit::Decade(year) => {
            let key = form.of("date-decade", "date-decade-of", "date-decade-the");
            words
                .text_with(key, &Args::new().set("year", year.to_string()))
                .into_owned()
        }
        Unit::Century(year) => format!("{year}–{}", year + 99),
    }
}

/// The two years of a winter: `1901–02`, in Russian `1901–1902`.
fn winter_years(words: &Words, year: i32) -> String {
    let next = year + 1;
    if words.lang() == Lang::Ru || next % 100 == 0 {
        format!("{year}–{next}")
    } else {
        format!("{year}–{:02}", next % 100)
    }
}

/// Possible days as one reads them: one date, or a span with an en dash, whole months and years
/// by their names: `20–30 April 1929`, `April–June 1931`, `1886–1888`.
pub fn bounds_text(words: &Words, bounds: DayBounds) -> String {
    let (first, last) = (bounds.earliest, bounds.latest);
    if bounds.is_sharp() {
        return date_text(words, first);
    }
    let Some((start, end)) = whole_months(bounds) else {
        return days_between(words, first, last);
    };
    let one = |day| unit_text(words, Unit::Month(day), Form::Plain);
    if (start.month(), end.month()) == (1, 12) {
        if start.year() == end.year() {
            start.year().to_string()
        } else {
            format!("{}–{}", start.year(), end.year())
        }
    } else if start == end {
        one(start)
    } else if start.year() == end.year() {
        let start = month(words, start.month(), MonthForm::Alone);
        format!("{start}–{}", one(end))
    } else {
        format!("{} – {}", one(start), one(end))
    }
}

/// Two days with what they share written once: `20–30 April 1929`.
fn days_between(words: &Words, first: Day, last: Day) -> String {
    let end = date_text(words, last);
    if first.year() != last.year() {
        format!("{} – {end}", date_text(words, first))
    } else if first.month() != last.month() {
        format!("{} – {end}", day_month_text(words, first))
    } else {
        format!("{}–{end}", day_number(words, first.day()))
    }
}

#[cfg(test)]
mod tests;
