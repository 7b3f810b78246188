//! Ticks: the ladder of units, from years to days, in both calendars.

use chrono::{Datelike as _, Months, TimeDelta};

use crate::calendar::{Day, OldStyle, month_short};
use crate::words::Words;

use super::axis::TimeAxis;

/// What one cell of the neatline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A year.
    Year,
    /// A month.
    Month,
    /// A week, from Monday.
    Week,
    /// A day.
    Day,
}

impl Unit {
    /// The unit for a scale: years until a month is 14 points long, then months, weeks at 40 points
    /// a week, days at 24 points a day.
    pub fn for_scale(points_per_day: f64) -> Self {
        if points_per_day >= 24.0 {
            Self::Day
        } else if points_per_day * 7.0 >= 40.0 {
            Self::Week
        } else if points_per_day * 30.44 >= 14.0 {
            Self::Month
        } else {
            Self::Year
        }
    }

    /// The start of the unit that holds a day.
    fn floor(self, day: Day) -> Day {
        match self {
            Self::Year => Day::from_ymd_opt(day.year(), 1, 1).unwrap_or(day),
            Self::Month => day.with_day(1).unwrap_or(day),
            Self::Week => day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday())),
            Self::Day => day,
        }
    }

    /// The start of the next unit.
    fn next(self, start: Day) -> Option<Day> {
        match self {
            Self::Year => start.checked_add_months(Months::new(12)),
            Self::Month => start.checked_add_months(Months::new(1)),
            Self::Week => start.checked_add_signed(TimeDelta::days(7)),
            Self::Day => start.succ_opt(),
        }
    }

    /// A number that goes up by one from each unit to the next, so that cells alternate and stay so.
    fn index(self, start: Day) -> i64 {
        match self {
            Self::Year => i64::from(start.year()),
            Self::Month => i64::from(start.year()) * 12 + i64::from(start.month0()),
            Self::Week => i64::from(start.num_days_from_ce()).div_euclid(7),
            Self::Day => i64::from(start.num_days_from_ce()),
        }
    }
}

/// A cell of the neatline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The moment it begins.
    pub start: f64,
    /// The moment it ends.
    pub end: f64,
    /// Whether it is inked.
    pub inked: bool,
}

/// A tick with its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Its moment.
    pub moment: f64,
    /// What stands beside it; empty for a bare tick.
    pub text: String,
    /// Decades, and Januaries among months.
    pub bold: bool,
}

/// The calendar of an axis: which day its moment 0 is.
#[derive(Clone, Copy, Debug)]
pub struct Ruler<'a> {
    /// The life's first day.
    pub first: Day,
    /// The axis.
    pub axis: TimeAxis,
    /// The words for months.
    pub words: &'a Words,
}

impl Ruler<'_> {
    fn moment(&self, day: Day) -> f64 {
        (day - self.first).num_days() as f64
    }

    /// The starts of a unit from just before the window to just after it.
    fn starts(&self, unit: Unit) -> Vec<Day> {
        let (from, to) = self.axis.span();
        let Some(mut day) = self
            .first
            .checked_add_signed(TimeDelta::days(from.floor() as i64))
            .map(|day| unit.floor(day))
        else {
            return Vec::new();
        };
        let mut starts = Vec::new();
        // No screen is wide enough for more; the bound keeps nonsense from hanging the frame.
        while starts.len() < 4000 {
            starts.push(day);
            if self.moment(day) > to {
                break;
            }
            let Some(next) = unit.next(day) else { break };
            day = next;
        }
        starts
    }

    /// The cells of the neatline.
    pub fn cells(&self) -> Vec<Cell> {
        let unit = Unit::for_scale(self.axis.points_per_day());
        self.starts(unit)
            .windows(2)
            .map(|pair| Cell {
                start: self.moment(pair[0]),
                end: self.moment(pair[1]),
                inked: unit.index(pair[0]) % 2 == 0,
            })
            .collect()
    }

    /// The New Style ticks.
    pub fn ticks(&self) -> Vec<Tick> {
        let per_day = self.axis.points_per_day();
        match Unit::for_scale(per_day) {
            Unit::Year => self.years(per_day * 365.25),
            Unit::Month => self.months(per_day * 30.44),
            Unit::Week | Unit::Day => {
                let mut ticks = self.months(per_day * 30.44);
                ticks.extend(self.days(per_day));
                ticks
            }
        }
    }

    fn years(&self, points: f64) -> Vec<Tick> {
        let every = [1, 2, 5, 10, 20]
            .into_iter()
            .find(|step| f64::from(*step) * points >= 44.0)
            .unwrap_or(50);
        self.starts(Unit::Year)
            .into_iter()
            .filter(|start| start.year() % every == 0)
            .map(|start| Tick {
                moment: self.moment(start),
                text: start.year().to_string(),
                bold: start.year() % 10 == 0,
            })
            .collect()
    }

    /// All months at 40 points each, quarters at 13, January and July at 6.
    fn months(&self, points: f64) -> Vec<Tick> {
        let every = if points >= 40.0 {
            1
        } else if points >= 15.0 {
            3
        } else {
            6
        };
        self.starts(Unit::Month)
            .into_iter()
            .filter(|start| start.month0() % every == 0)
            .map(|start| {
                let january = start.month() == 1;
                let name = month_short(self.words, start.month());
                let text = match (january, points >= 90.0) {
                    (true, false) => start.year().to_string(),
                    (true, true) => format!("{name} {}", start.year()),
                    (false, _) => name,
                };
                Tick {
                    moment: self.moment(start),
                    text,
                    bold: january || points >= 90.0,
                }
            })
            .collect()
    }

    /// Mondays, with their numbers when there is room; every day when days have room.
    fn days(&self, per_day: f64) -> Vec<Tick> {
        let unit = if per_day >= 24.0 {
            Unit::Day
        } else {
            Unit::Week
        };
        self.starts(unit)
            .into_iter()
            .filter(|start| start.day() != 1)
            .map(|start| {
                // A number too near a month's name would touch it.
                let month = Unit::Month.floor(start);
                let after = Unit::Month
                    .next(month)
                    .map_or(0, |next| (next - start).num_days());
                let room =
                    f64::from(start.day()) * per_day >= 78.0 && after as f64 * per_day >= 18.0;
                Tick {
                    moment: self.moment(start),
                    text: if room {
                        start.day().to_string()
                    } else {
                        String::new()
                    },
                    bold: false,
                }
            })
            .collect()
    }

    /// The first days of Old Style months up to the day `until`, if months have room.
    pub fn old_style(&self, until: Option<Day>) -> Vec<Tick> {
        let Some(until) = until else {
            return Vec::new();
        };
        let points = self.axis.points_per_day() * 30.44;
        if points < 40.0 || self.axis.span().0 > self.moment(until) {
            return Vec::new();
        }
        self.starts(Unit::Month)
            .into_iter()
            .filter_map(|start| {
                let old = OldStyle {
                    year: start.year(),
                    month: start.month(),
                    day: 1,
                };
                let day = old.to_day().filter(|day| *day <= until)?;
                Some(Tick {
                    moment: self.moment(day),
                    text: month_short(self.words, old.month),
                    bold: false,
                })
            })
            .collect()
    }

    /// The moment the Old Style ends, if the window shows it among months.
    pub fn old_style_end(&self, until: Option<Day>) -> Option<f64> {
        let moment = self.moment(until?.succ_opt()?);
        let (from, to) = self.axis.span();
        (self.axis.points_per_day() * 30.44 >= 40.0 && from <= moment && moment <= to)
            .then_some(moment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explore::TimeWindow;
    use crate::words::Lang;

    fn ruler(words: &Words, start: f64, days: f64) -> Ruler<'_> {
        Ruler {
            first: Day::from_ymd_opt(1879, 11, 7).unwrap(),
            axis: TimeAxis::new(TimeWindow { start, days }, 0.0, 1224.0),
            words,
        }
    }

    #[test]
    fn texts_of_ticks_have_room_at_every_zoom() {
        let words = Words::new(Lang::Ru);
        let mut days = 7.0;
        while days < 22_500.0 {
            for start in [0.0, 7_000.0, 13_000.0] {
                let ruler = ruler(&words, start, days);
                let mut ticks: Vec<Tick> = ruler
                    .ticks()
                    .into_iter()
                    .filter(|tick| !tick.text.is_empty())
                    .collect();
                ticks.sort_by(|a, b| a.moment.total_cmp(&b.moment));
                for pair in ticks.windows(2) {
                    let room = ruler.axis.x_from_moment(pair[1].moment)
                        - ruler.axis.x_from_moment(pair[0].moment);
                    // Seven points a letter is more than any letter of the narrow face takes.
                    assert!(
                        room >= 6.6 * pair[0].text.chars().count() as f32,
                        "{days}: {pair:?} {room}"
                    );
                }
            }
            days *= 1.13;
        }
    }

    #[test]
    fn cells_alternate_and_meet() {
        let words = Words::new(Lang::En);
        for days in [20.0, 100.0, 900.0, 20_000.0] {
            let cells = ruler(&words, 5_000.0, days).cells();
            for pair in cells.windows(2) {
                assert_eq!(pair[0].end, pair[1].start);
                assert_ne!(pair[0].inked, pair[1].inked);
            }
        }
    }

    #[test]
    fn the_old_calendar_ends_in_february_1918() {
        let words = Words::new(Lang::En);
        let until = Day::from_ymd_opt(1918, 2, 13);
        let at = |y, m, d| {
            (Day::from_ymd_opt(y, m, d).unwrap() - Day::from_ymd_opt(1879, 11, 7).unwrap())
                .num_days() as f64
        };
        let ruler = ruler(&words, at(1917, 6, 1), 420.0);
        let old = ruler.old_style(until);
        assert_eq!(
            old.last().map(|tick| tick.moment),
            Some(at(1918, 1, 14)),
            "1 January Old Style"
        );
        assert_eq!(ruler.old_style_end(until), Some(at(1918, 2, 14)));
    }
}
