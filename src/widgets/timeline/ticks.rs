//! Ticks: the ladder of units, from years to days, in both calendars.

use chrono::{Datelike as _, Months, TimeDelta};

use crate::calendar::{Day, OldStyle, month_short};
use crate::words::Words;

use super::axis::TimeAxis;

/// A cell of the neatline is a year from so many points a year on.
const YEARS_FROM: f64 = 3.0;

/// From so many points a month the axis names months instead of years.
const MONTHS_FROM: f64 = 6.0;

/// From so many points a week Mondays have a line.
const MONDAYS_FROM: f64 = 5.0;

/// From so many points a day every day has a line.
const DAYS_FROM: f64 = 4.0;

/// What one cell of the neatline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A hundred years.
    Century,
    /// Ten years.
    Decade,
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
        } else if points_per_day * 365.25 >= YEARS_FROM {
            Self::Year
        } else if points_per_day * 3652.5 >= YEARS_FROM {
            Self::Decade
        } else {
            Self::Century
        }
    }

    /// How far the unit has come in over the coarser one at a scale, 0 to 1.
    fn with_strength(self, points_per_day: f64) -> (Self, f32) {
        let strength = match self {
            Self::Century | Self::Decade | Self::Year => 1.0,
            Self::Month => fade_in(points_per_day * 30.44, 14.0, 18.0),
            Self::Week => fade_in(points_per_day * 7.0, 40.0, 52.0),
            Self::Day => fade_in(points_per_day, 24.0, 31.0),
        };
        (self, strength)
    }

    /// The years of one, of a unit of years.
    fn years(self) -> i32 {
        match self {
            Self::Century => 100,
            Self::Decade => 10,
            _ => 1,
        }
    }

    /// The unit before it on the ladder.
    fn coarser(self) -> Option<Self> {
        match self {
            Self::Century | Self::Decade | Self::Year => None,
            Self::Month => Some(Self::Year),
            Self::Week => Some(Self::Month),
            Self::Day => Some(Self::Week),
        }
    }

    /// The start of the unit that holds a day.
    fn floor(self, day: Day) -> Day {
        match self {
            Self::Century | Self::Decade | Self::Year => {
                let year = day.year();
                let first = year - year.rem_euclid(self.years());
                Day::from_ymd_opt(first, 1, 1).unwrap_or(day)
            }
            Self::Month => day.with_day(1).unwrap_or(day),
            Self::Week => day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday())),
            Self::Day => day,
        }
    }

    /// The start of the next unit.
    fn next(self, start: Day) -> Option<Day> {
        match self {
            Self::Century | Self::Decade | Self::Year => {
                start.checked_add_months(Months::new(12 * self.years() as u32))
            }
            Self::Month => start.checked_add_months(Months::new(1)),
            Self::Week => start.checked_add_signed(TimeDelta::days(7)),
            Self::Day => start.succ_opt(),
        }
    }

    /// A number that goes up by one from each unit to the next, so that cells alternate and stay so.
    fn index(self, start: Day) -> i64 {
        match self {
            Self::Century | Self::Decade | Self::Year => {
                i64::from(start.year().div_euclid(self.years()))
            }
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
    /// How far it has faded in over the coarser cells, 0 to 1.
    pub strength: f32,
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
    /// How far its line has faded in, 0 to 1.
    pub strength: f32,
    /// How far its text has faded in, 0 to 1.
    pub text_strength: f32,
}

/// How far something has come in that shows first at `from` and is whole at `full`: the ladder has
/// no rung that jumps.
fn fade_in(room: f64, from: f64, full: f64) -> f32 {
    let t = ((room - from) / (full - from)).clamp(0.0, 1.0);
    (t * t * (3.0 - 2.0 * t)) as f32
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

    /// The cells of the neatline: the coarser unit, and over it the finer one as far as it has come in.
    pub fn cells(&self) -> Vec<Cell> {
        let per_day = self.axis.points_per_day();
        let (unit, strength) = Unit::for_scale(per_day).with_strength(per_day);
        let mut cells = Vec::new();
        if strength < 1.0
            && let Some(coarser) = unit.coarser()
        {
            self.add_cells(coarser, 1.0, &mut cells);
        }
        self.add_cells(unit, strength, &mut cells);
        cells
    }

    fn add_cells(&self, unit: Unit, strength: f32, cells: &mut Vec<Cell>) {
        cells.extend(self.starts(unit).windows(2).map(|pair| Cell {
            start: self.moment(pair[0]),
            end: self.moment(pair[1]),
            inked: unit.index(pair[0]) % 2 == 0,
            strength,
        }));
    }

    /// The New Style ticks. Every rung of the ladder (decade, five years, year, quarter, month, week,
    /// day) comes in by itself as it gets room; a tick of two rungs has the strength of the stronger.
    pub fn ticks(&self) -> Vec<Tick> {
        let per_day = self.axis.points_per_day();
        let month = per_day * 30.44;
        let mut ticks = if month < MONTHS_FROM {
            self.years(per_day * 365.25)
        } else {
            self.months(month)
        };
        if per_day * 7.0 > MONDAYS_FROM {
            self.add_days(per_day, &mut ticks);
        }
        ticks.retain(|tick| tick.strength > 0.0);
        ticks
    }

    fn years(&self, points: f64) -> Vec<Tick> {
        // A rung that has no room for a line is not looked at, however many years the life has.
        let unit = match points {
            _ if 50.0 * points < 24.0 => Unit::Century,
            _ if 5.0 * points < 24.0 => Unit::Decade,
            _ => Unit::Year,
        };
        self.starts(unit)
            .into_iter()
            .map(|start| {
                let year = start.year();
                // What the year's text needs is 36 points; its neighbours on the rung stand this far.
                let rung = match year {
                    _ if year % 1000 == 0 => 1000.0,
                    _ if year % 500 == 0 => 500.0,
                    _ if year % 100 == 0 => 100.0,
                    _ if year % 50 == 0 => 50.0,
                    _ if year % 10 == 0 => 10.0,
                    _ if year % 5 == 0 => 5.0,
                    _ => 1.0,
                };
                let text_strength = fade_in(rung * points, 38.0, 46.0);
                Tick {
                    moment: self.moment(start),
                    text: year.to_string(),
                    bold: year % 10 == 0,
                    strength: fade_in(rung * points, 24.0, 34.0),
                    text_strength,
                }
            })
            .collect()
    }

    /// January and July first, then quarters, then every month; a January says its year.
    fn months(&self, points: f64) -> Vec<Tick> {
        self.starts(Unit::Month)
            .into_iter()
            .map(|start| {
                let january = start.month() == 1;
                let (rung, from) = match start.month0() {
                    0 => (12.0, 30.0),
                    6 => (6.0, 36.0),
                    3 | 9 => (3.0, 39.0),
                    _ => (1.0, 38.0),
                };
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
                    // Januaries were there as years; the others come in from where months begin.
                    strength: if january {
                        1.0
                    } else {
                        fade_in(points, MONTHS_FROM, MONTHS_FROM + 4.0)
                    },
                    text_strength: fade_in(rung * points, from, from + 5.0),
                }
            })
            .collect()
    }

    /// Mondays and then every day: first a line, then its number where no month's name stands.
    fn add_days(&self, per_day: f64, ticks: &mut Vec<Tick>) {
        let unit = if per_day > DAYS_FROM {
            Unit::Day
        } else {
            Unit::Week
        };
        // The months' names, and how much room each takes to the right of its line.
        let months: Vec<(f64, f64)> = ticks
            .iter()
            .filter(|tick| tick.text_strength > 0.0)
            .map(|tick| (tick.moment, 8.0 + 7.0 * tick.text.chars().count() as f64))
            .collect();
        let mut month = 0;
        for start in self.starts(unit) {
            if start.day() == 1 {
                continue;
            }
            let moment = self.moment(start);
            while months.get(month).is_some_and(|(at, _)| *at <= moment) {
                month += 1;
            }
            let before = month.checked_sub(1).map_or(f64::INFINITY, |i| {
                (moment - months[i].0) * per_day - months[i].1
            });
            let after = months
                .get(month)
                .map_or(f64::INFINITY, |(at, _)| (at - moment) * per_day);
            let monday = start.weekday() == chrono::Weekday::Mon;
            let (line, number) = if monday {
                (
                    fade_in(7.0 * per_day, MONDAYS_FROM, MONDAYS_FROM + 4.0),
                    fade_in(7.0 * per_day, 20.0, 25.0),
                )
            } else {
                (0.0, 0.0)
            };
            let line = line.max(fade_in(per_day, DAYS_FROM, DAYS_FROM + 4.0));
            let number = number.max(fade_in(per_day, 20.0, 24.0));
            let room = fade_in(before, 0.0, 6.0).min(fade_in(after, 18.0, 22.0));
            ticks.push(Tick {
                moment,
                text: start.day().to_string(),
                bold: false,
                strength: line,
                text_strength: number.min(room),
            });
        }
    }

    /// The first days of Old Style months up to the day `until`, if months have room.
    pub fn old_style(&self, until: Option<Day>) -> Vec<Tick> {
        let share = self.old_style_share(until);
        // The lanes make room first; then the letters come.
        let strength = fade_in(f64::from(share), 0.5, 1.0);
        let Some(until) = until.filter(|_| share > 0.0) else {
            return Vec::new();
        };
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
                    strength,
                    text_strength: strength,
                })
            })
            .collect()
    }

    /// How far the Old Style has come in: whole where months have room and the window shows a
    /// hand's breadth of it, so that neither a zoom nor a pan past its end makes the lanes jump.
    pub fn old_style_share(&self, until: Option<Day>) -> f32 {
        let Some(end) = until.and_then(|until| until.succ_opt()) else {
            return 0.0;
        };
        let per_day = self.axis.points_per_day();
        let shown = (self.moment(end) - self.axis.span().0) * per_day;
        fade_in(per_day * 30.44, 38.0, 46.0) * fade_in(shown, 0.0, 70.0)
    }

    /// The moment the Old Style ends and how far its bar has come in, if the window shows it among months.
    pub fn old_style_end(&self, until: Option<Day>) -> Option<(f64, f32)> {
        let share = self.old_style_share(until);
        let moment = self.moment(until?.succ_opt()?);
        let (from, to) = self.axis.span();
        let strength = fade_in(f64::from(share), 0.5, 1.0);
        (strength > 0.0 && from <= moment && moment <= to).then_some((moment, strength))
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
        let mut days = 1.0;
        while days < 22_500.0 {
            for start in [0.0, 7_000.0, 13_000.0] {
                let ruler = ruler(&words, start, days);
                let mut ticks: Vec<Tick> = ruler
                    .ticks()
                    .into_iter()
                    .filter(|tick| tick.text_strength > 0.0)
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
            days *= 1.03;
        }
    }

    #[test]
    fn no_rung_of_the_ladder_jumps() {
        let words = Words::new(Lang::En);
        let strengths = |days: f64| {
            // The window keeps its middle, so that the same ticks are in it before and after.
            let ruler = ruler(&words, 13_500.0 - days / 2.0, days);
            let ticks: Vec<(i64, f32, f32)> = ruler
                .ticks()
                .iter()
                .filter(|tick| (tick.moment - 13_500.0).abs() < 0.4 * days)
                .map(|tick| (tick.moment as i64, tick.strength, tick.text_strength))
                .collect();
            ticks
        };
        let mut days = 1.0;
        while days < 22_000.0 {
            let (near, far) = (strengths(days), strengths(days * 1.002));
            for (moment, line, text) in &near {
                let found = far.iter().find(|tick| tick.0 == *moment);
                let (line_then, text_then) = found.map_or((0.0, 0.0), |tick| (tick.1, tick.2));
                assert!(
                    (line - line_then).abs() < 0.1 && (text - text_then).abs() < 0.1,
                    "{days}: {moment}: {line} {text}, then {found:?}"
                );
            }
            days *= 1.002;
        }
    }

    #[test]
    fn cells_alternate_and_meet() {
        let words = Words::new(Lang::En);
        for days in [20.0, 100.0, 900.0, 20_000.0] {
            let cells = ruler(&words, 5_000.0, days).cells();
            for pair in cells
                .windows(2)
                .filter(|pair| pair[0].strength == pair[1].strength)
            {
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
        assert_eq!(ruler.old_style_end(until), Some((at(1918, 2, 14), 1.0)));
    }
}
