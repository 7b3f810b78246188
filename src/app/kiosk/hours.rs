//! When the hall is open: a week, days that are closed, and what the screen does outside.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};

/// The days of the week as they are written, Monday first.
const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Minutes after closing and before opening in which the screen is dimmed and not yet dark.
const DIM_MINUTES: u32 = 15;

/// What the hour asks of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// Open.
    Bright,
    /// About to open or just closed.
    Dim,
    /// Closed: nothing is drawn and nothing moves.
    Dark,
}

/// A day that is closed: of one year, or of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Closed {
    year: Option<i32>,
    month: u32,
    day: u32,
}

/// The week of a hall; always open where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// Minutes of the day from opening to closing; `None` for always open, an empty span for closed.
    week: [Option<(u32, u32)>; 7],
    closed: Vec<Closed>,
}

impl Hours {
    /// Sets the hours of a day of the week: `10:00-18:00` or `closed`.
    pub fn set(&mut self, day: &str, span: &str) -> Result<(), String> {
        let Some(index) = DAYS.iter().position(|known| *known == day) else {
            return Err(format!("\"{day}\" is none of {}", DAYS.join(", ")));
        };
        let minutes = |text: &str| {
            if text.trim() == "24:00" {
                return Some(24 * 60);
            }
            let time = NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()?;
            Some(time.num_seconds_from_midnight() / 60)
        };
        let parsed = if span.trim() == "closed" {
            Some((0, 0))
        } else {
            span.split_once('-')
                .and_then(|(from, to)| Some((minutes(from)?, minutes(to)?)))
                .filter(|(from, to)| from < to)
        };
        self.week[index] = Some(parsed.ok_or_else(|| {
            format!("\"{span}\" is no span of a day such as \"10:00-18:00\", nor \"closed\"")
        })?);
        Ok(())
    }

    /// Closes a day: `2027-01-01`, or `12-25` of every year.
    pub fn close(&mut self, date: &str) -> Result<(), String> {
        let wrong = || format!("\"{date}\" is no date such as \"12-25\" or \"2027-01-01\"");
        let parts: Vec<&str> = date.split('-').collect();
        let number = |text: &str| text.parse::<u32>().ok().ok_or_else(wrong);
        let closed = match parts.as_slice() {
            [year, month, day] => Closed {
                year: Some(year.parse().ok().ok_or_else(wrong)?),
                month: number(month)?,
                day: number(day)?,
            },
            [month, day] => Closed {
                year: None,
                month: number(month)?,
                day: number(day)?,
            },
            _ => return Err(wrong()),
        };
        // 29 February is a date of every leap year.
        NaiveDate::from_ymd_opt(closed.year.unwrap_or(2000), closed.month, closed.day)
            .ok_or_else(wrong)?;
        self.closed.push(closed);
        Ok(())
    }

    /// Whether nothing is said, so that the hall is always open.
    pub fn is_always(&self) -> bool {
        self.closed.is_empty() && self.week.iter().all(Option::is_none)
    }

    /// What the hour asks of the screen.
    pub fn light(&self, now: NaiveDateTime) -> Light {
        let date = now.date();
        let closed = self.closed.iter().any(|closed| {
            closed.year.is_none_or(|year| year == date.year())
                && (closed.month, closed.day) == (date.month(), date.day())
        });
        if closed {
            return Light::Dark;
        }
        let index = date.weekday().num_days_from_monday() as usize;
        let Some((from, to)) = self.week[index] else {
            return Light::Bright;
        };
        let minute = now.time().num_seconds_from_midnight() / 60;
        if from == to {
            Light::Dark
        } else if (from..to).contains(&minute) {
            Light::Bright
        } else if (from.saturating_sub(DIM_MINUTES)..to + DIM_MINUTES).contains(&minute) {
            Light::Dim
        } else {
            Light::Dark
        }
    }

    /// The hours of a day of the week in figures, Monday first; `None` for always open.
    pub fn of_day(&self, index: usize) -> Option<String> {
        let (from, to) = self.week.get(index).copied().flatten()?;
        if from == to {
            return Some("—".to_owned());
        }
        let time = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        Some(format!("{}–{}", time(from), time(to)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn the_screen_follows_the_hall() {
        let mut hours = Hours::default();
        assert_eq!(hours.light(at("2026-11-24 03:00")), Light::Bright);
        hours.set("tuesday", "10:00-18:00").unwrap();
        hours.set("monday", "closed").unwrap();
        hours.close("12-25").unwrap();
        hours.close("2026-11-26").unwrap();
        for (when, light) in [
            ("2026-11-24 09:44", Light::Dark),
            ("2026-11-24 09:45", Light::Dim),
            ("2026-11-24 10:00", Light::Bright),
            ("2026-11-24 17:59", Light::Bright),
            ("2026-11-24 18:00", Light::Dim),
            ("2026-11-24 18:15", Light::Dark),
            // A Monday, and a Thursday of which nothing is said.
            ("2026-11-23 12:00", Light::Dark),
            ("2026-12-03 12:00", Light::Bright),
            ("2026-11-26 12:00", Light::Dark),
            ("2027-12-25 12:00", Light::Dark),
            // Any clock will do, also a wrong one.
            ("1970-01-01 00:00", Light::Bright),
        ] {
            assert_eq!(hours.light(at(when)), light, "{when}");
        }
    }

    #[test]
    fn open_to_midnight_is_no_error() {
        let mut hours = Hours::default();
        hours.set("friday", "18:00-24:00").unwrap();
        assert_eq!(hours.light(at("2026-11-27 23:59")), Light::Bright);
        assert_eq!(hours.of_day(4).as_deref(), Some("18:00–24:00"));
    }
}
