//! A viewpoint: everything that Back restores and a link carries, as one readable line.
//!
//! `1917-03-29; map 48.00 12.50 wide 170.0; time 1879-11-07..1940-08-21; event-carried-off-ship`
//!
//! Every part but the date may be left out. `loop 1917-03-27..1917-05-18` is the stretch that playing
//! stays in, `camera director` how the camera follows; `find leningrad` and `only condition prisoner`,
//! `only country france` and the like say what is looked for and what is left out.

use crate::calendar::Day;
use crate::life::Life;

use super::{Follow, Selection, Tab, Wanted};

/// A day, what is chosen, what the map shows and what the time axis shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewpoint {
    /// The day.
    pub day: Day,
    /// What is chosen.
    pub selection: Option<Selection>,
    /// Latitude and longitude of the map's centre and the degrees of longitude it shows.
    pub map: Option<(f64, f64, f64)>,
    /// The first and the last day of the time axis.
    pub time: Option<(Day, Day)>,
    /// The first day of the stretch that playing stays in, and the day after its last.
    pub looped: Option<(Day, Day)>,
    /// How the camera follows the clock.
    pub follow: Follow,
    /// The tab.
    pub tab: Tab,
    /// What is looked for and left out.
    pub wanted: Wanted,
}

/// The text is no viewpoint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "Cannot read \"{part}\" in the viewpoint; expected a date, then optional parts such as \
     \"1917-03-29; map 48.00 12.50 wide 170.0; time 1879-11-07..1940-08-21; event-id\""
)]
pub struct ViewpointError {
    /// The part that could not be read.
    pub part: String,
}

impl Viewpoint {
    /// A viewpoint of a day, the rest left as the explorer has it.
    pub fn of_day(day: Day) -> Self {
        Self {
            day,
            selection: None,
            map: None,
            time: None,
            looped: None,
            follow: Follow::default(),
            tab: Tab::Map,
            wanted: Wanted::default(),
        }
    }

    /// The line.
    pub fn to_line(self, life: &Life) -> String {
        let mut line = self.day.to_string();
        if let Some((lat, lon, wide)) = self.map {
            line.push_str(&format!("; map {lat:.5} {lon:.5} wide {wide:.5}"));
        }
        if let Some((first, last)) = self.time {
            line.push_str(&format!("; time {first}..{last}"));
        }
        if let Some((first, after)) = self.looped {
            line.push_str(&format!("; loop {first}..{after}"));
        }
        if self.follow != Follow::default() {
            line.push_str(&format!("; camera {}", self.follow.key()));
        }
        for part in self.wanted.to_parts(life) {
            line.push_str("; ");
            line.push_str(&part);
        }
        if let Some(part) = self.selection.and_then(|chosen| chosen.to_part(life)) {
            line.push_str("; ");
            line.push_str(&part);
        }
        if self.tab != Tab::Map {
            line.push_str("; tab ");
            line.push_str(self.tab.key());
        }
        line
    }

    /// Reads a line; ids are looked up in `life`.
    pub fn from_line(line: &str, life: &Life) -> Result<Self, ViewpointError> {
        let mut parts = line
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let error = |part: &str| ViewpointError {
            part: part.to_owned(),
        };
        let first = parts.next().unwrap_or_default();
        let day = first.parse().map_err(|_not_a_day| error(first))?;
        let mut viewpoint = Self::of_day(day);
        for part in parts {
            viewpoint.read_part(part, life).ok_or_else(|| error(part))?;
        }
        Ok(viewpoint)
    }

    /// Reads what can be read of a line written for another life; what is gone is left out.
    pub(super) fn from_what_is_left(line: &str, life: &Life) -> Option<Self> {
        let (day, parts) = line.split_once(';').unwrap_or((line, ""));
        let mut viewpoint = Self::of_day(day.trim().parse().ok()?);
        for part in parts.split(';') {
            let mut with = viewpoint;
            if with.read_part(part.trim(), life).is_some() {
                viewpoint = with;
            }
        }
        Some(viewpoint)
    }

    fn read_part(&mut self, part: &str, life: &Life) -> Option<()> {
        if let Some(read) = self.wanted.read_part(part, life) {
            return read.then_some(());
        }
        if let Some(rest) = part.strip_prefix("map ") {
            let numbers: Vec<&str> = rest
                .split_whitespace()
                .filter(|word| *word != "wide")
                .collect();
            let [lat, lon, wide] = numbers.as_slice() else {
                return None;
            };
            let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
            let wide = number(wide).filter(|wide| *wide > 0.0)?;
            self.map = Some((number(lat)?, number(lon)?, wide));
        } else if let Some(rest) = part.strip_prefix("time ") {
            self.time = Some(days(rest)?);
        } else if let Some(rest) = part.strip_prefix("loop ") {
            self.looped = Some(days(rest)?);
        } else if let Some(rest) = part.strip_prefix("camera ") {
            let key = rest.trim();
            self.follow = Follow::ALL.into_iter().find(|mode| mode.key() == key)?;
        } else if let Some(rest) = part.strip_prefix("tab ") {
            self.tab = Tab::ALL.into_iter().find(|tab| tab.key() == rest.trim())?;
        } else {
            self.selection = Some(Selection::from_part(part, life)?);
        }
        Some(())
    }
}

/// Two days in order, `1917-03-27..1917-05-18`.
fn days(text: &str) -> Option<(Day, Day)> {
    let (first, last) = text.split_once("..")?;
    let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (first < last).then_some((first, last))
}
