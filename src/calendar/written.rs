//! The text of a date, by each language's own rules.

use std::borrow::Cow;

use chrono::Datelike as _;

use crate::words::{Args, Lang, Words};

use super::{Day, DayBounds, Doubt, Edtf, Grain, OldStyle};

/// Which form of a month's name: Russian declines it after a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthForm {
    /// By itself: `март`.
    Alone,
    /// After a day's number: `марта`.
    AfterDay,
}

fn month_key(prefix: &str, month: u32) -> String {
    format!("{prefix}-{month}")
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
    words.text(&month_key(prefix, month)).into_owned()
}

/// The short name of a month (1 to 12), for ticks.
pub fn month_short(words: &Words, month: u32) -> String {
    words.text(&month_key("month-short", month)).into_owned()
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
    let args = Args::new()
        .set("day", day_number(words, day.day()))
        .set("month", month(words, day.month(), MonthForm::AfterDay))
        .set("year", day.year().to_string());
    words.text_with("date-long", &args).into_owned()
}

/// A day in short, for the flag on the handle: `29 Mar 1917`.
pub fn flag_text(words: &Words, day: Day) -> String {
    let args = Args::new()
        .set("day", day_number(words, day.day()))
        .set("month", month_short(words, day.month()))
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

/// A date of the record as one reads it: `about October 1902`, `between 20 and 30 April 1929`.
pub fn edtf_text(words: &Words, date: &Edtf) -> String {
    let plain = match (date.grain, date.earliest, date.latest) {
        (Grain::Interval, Some(first), Some(last)) => interval_text(words, date, first, last),
        (Grain::Interval, Some(first), None) => since(words, "date-since", first),
        (Grain::Interval, None, Some(last)) => since(words, "date-until", last),
        (grain, Some(first), _) => grain_text(words, grain, first),
        (_, None, _) => date.text.clone(),
    };
    // A day with a sign is still that day; the sign says it was computed or remembered.
    match date.doubt {
        Doubt::None => plain,
        Doubt::Approximate => words
            .text_with("date-about", &Args::new().set("date", plain))
            .into_owned(),
        Doubt::Uncertain | Doubt::Both => words
            .text_with("date-perhaps", &Args::new().set("date", plain))
            .into_owned(),
    }
}

fn since(words: &Words, key: &str, day: Day) -> String {
    words
        .text_with(key, &Args::new().set("date", date_text(words, day)))
        .into_owned()
}

/// Possible days as one reads them: one date, or a span with an en dash.
pub fn bounds_text(words: &Words, bounds: DayBounds) -> String {
    if bounds.is_sharp() {
        return date_text(words, bounds.earliest);
    }
    let (first, last) = (bounds.earliest, bounds.latest);
    let month_end = |day: Day| day.succ_opt().is_none_or(|next| next.day() == 1);
    if first.day() == 1 && month_end(last) {
        if first.year() == last.year() && first.month() == last.month() {
            return grain_text(words, Grain::Month, first);
        }
        if first.month() == 1 && last.month() == 12 {
            let (from, to) = (first.year(), last.year());
            return if from == to {
                from.to_string()
            } else {
                format!("{from}–{to}")
            };
        }
    }
    days_between(words, first, last)
}

fn grain_text(words: &Words, grain: Grain, first: Day) -> String {
    let year = first.year().to_string();
    match grain {
        Grain::Day | Grain::Interval => date_text(words, first),
        Grain::Month => {
            let args = Args::new()
                .set("month", month(words, first.month(), MonthForm::Alone))
                .set("year", year);
            words.text_with("date-month", &args).into_owned()
        }
        Grain::Season => {
            let key = match first.month() {
                3 => "date-spring",
                6 => "date-summer",
                9 => "date-autumn",
                _ => "date-winter",
            };
            words
                .text_with(key, &Args::new().set("year", year))
                .into_owned()
        }
        Grain::Year => year,
        Grain::Decade => words
            .text_with("date-decade", &Args::new().set("year", year))
            .into_owned(),
    }
}

/// An interval whose ends keep the grain they were written in.
fn interval_text(words: &Words, date: &Edtf, first: Day, last: Day) -> String {
    let end_grain = |text: &str| Edtf::parse(text).map_or(Grain::Day, |end| end.grain);
    match date
        .ends()
        .map(|(from, to)| (end_grain(from), end_grain(to)))
    {
        Some((Grain::Year, Grain::Year)) => format!("{}–{}", first.year(), last.year()),
        Some((Grain::Day, Grain::Day)) | None => days_between(words, first, last),
        Some((from, to)) => {
            let (from, to) = (grain_text(words, from, first), end_text(words, to, last));
            format!("{from} – {to}")
        }
    }
}

/// The end of an interval: its last day, or the month or year it names.
fn end_text(words: &Words, grain: Grain, last: Day) -> String {
    match grain {
        Grain::Month => grain_text(words, Grain::Month, last),
        Grain::Year => last.year().to_string(),
        _ => date_text(words, last),
    }
}

/// Two days with what they share written once: `20–30 April 1929`.
fn days_between(words: &Words, first: Day, last: Day) -> String {
    if first.year() == last.year() && first.month() == last.month() {
        let args = Args::new()
            .set("day", format!("{}–{}", first.day(), last.day()))
            .set("month", month(words, last.month(), MonthForm::AfterDay))
            .set("year", last.year().to_string());
        return words.text_with("date-long", &args).into_owned();
    }
    if first.year() == last.year() && words.lang() != Lang::Ru {
        let args = Args::new()
            .set("day", day_number(words, first.day()))
            .set("month", month(words, first.month(), MonthForm::AfterDay));
        let start = words.text_with("date-day-month", &args);
        return format!("{start} – {}", date_text(words, last));
    }
    format!("{} – {}", date_text(words, first), date_text(words, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_day_in_four_languages() {
        let written = Lang::ALL.map(|lang| date_text(&Words::new(lang), day(1931, 3, 1)));
        assert_eq!(
            written,
            [
                "1º de março de 1931",
                "1 March 1931",
                "1 de marzo de 1931",
                "1 марта 1931"
            ]
        );
    }

    #[test]
    fn a_flag_in_four_languages() {
        let written = Lang::ALL.map(|lang| flag_text(&Words::new(lang), day(1917, 5, 29)));
        assert_eq!(
            written,
            ["29 mai 1917", "29 May 1917", "29 may 1917", "29 мая 1917"]
        );
    }

    #[test]
    fn doubt_is_written_in_words() {
        let words = Words::new(Lang::En);
        let text = |text: &str| edtf_text(&words, &Edtf::parse(text).unwrap());
        assert_eq!(text("1902-10"), "October 1902");
        assert_eq!(text("1896-06~"), "about June 1896");
        assert_eq!(text("1929-04-20/1929-04-30"), "20–30 April 1929");
        assert_eq!(text("1937/1940"), "1937–1940");
        assert_eq!(text("1917/.."), "since 1 January 1917");
        assert_eq!(text("1901-24"), "winter 1901");
    }
}
