//! Commands as text, one a line: what scripts of visits are written in, and what a report of a
//! fault can quote.
//!
//! `step event next`, `zoom time 13654.5 by 2`, `select place prinkipo`; [`FORMS`] has them all.
//! What [`Command::to_line`] writes [`Command::from_line`] reads back as the same command; a
//! viewpoint comes back as its own line tells it.

use std::str::FromStr as _;

use crate::calendar::Day;
use crate::geo::LonLatRect;
use crate::life::{EventId, LegId, Life, PlaceId};
use crate::words::Lang;

use super::{
    Command, Filter, Fit, Follow, ListKind, Pace, Query, Selection, Span, Step, StoryLength, Tab,
    TimeFit, Viewpoint,
};

/// Every form of a command, and an example of it. Words in capitals stand for a visitor's own; moments
/// are days from the life's first midnight.
pub const FORMS: [(&str, &str); 46] = [
    ("day DATE", "day 1917-11-07"),
    ("scrub MOMENT", "scrub 13654.5"),
    ("step days NUMBER", "step days -3"),
    (
        "step event, stay, chapter or year, then next or previous",
        "step event next",
    ),
    ("beginning", "beginning"),
    ("end", "end"),
    ("play", "play"),
    ("pause", "pause"),
    (
        "pace half-day, day, two-days, week, month, quarter or year",
        "pace month",
    ),
    ("story MINUTES, 3, 8 or 20", "story 8"),
    ("backwards on or off", "backwards on"),
    ("loop MOMENT MOMENT", "loop 13654.5 13700"),
    ("loop off", "loop off"),
    ("camera off, keep or director", "camera director"),
    ("zoom time MOMENT by FACTOR", "zoom time 13654.5 by 2"),
    ("zoom map X Y by FACTOR", "zoom map 100 -50 by 1.25"),
    ("pan time DAYS", "pan time 365.25"),
    ("pan map POINTS POINTS", "pan map 40 -12.5"),
    ("span life, decade, year or weeks", "span decade"),
    ("fit time life, chapter or year", "fit time chapter"),
    ("fit map life, chapter or here", "fit map here"),
    ("fit map WEST SOUTH EAST NORTH", "fit map 10 45 20 55"),
    ("map WIDTH HEIGHT", "map 1224 682"),
    ("cover POINTS", "cover 404"),
    ("remember", "remember"),
    ("select event, leg or place ID", "select place prinkipo"),
    ("select state ID", "select state turkey"),
    ("select person ID", "select person natalia-sedova"),
    ("select about map or evidence", "select about evidence"),
    ("deselect", "deselect"),
    ("tab map, numbers or events", "tab numbers"),
    ("language pt-BR, en, es or ru", "language pt-BR"),
    (
        "show VIEWPOINT",
        "show 1917-03-29; map 48.00000 12.50000 wide 170.00000; tab numbers",
    ),
    ("back", "back"),
    ("forward", "forward"),
    ("motion less or full", "motion less"),
    ("filter all", "filter all"),
    (
        "filter only PART; only PART as in a viewpoint",
        "filter only condition prisoner; only rank 2",
    ),
    ("reset", "reset"),
    ("find TEXT", "find leningrad"),
    ("search on or off", "search on"),
    ("list events, stays, journeys or places", "list stays"),
    ("within axis or life", "within axis"),
    (
        "hover event, leg, place or state ID",
        "hover event event-birth",
    ),
    ("hover nothing", "hover nothing"),
    ("rivals on or off", "rivals on"),
];

/// The text is no command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Cannot read the command \"{line}\"; expected {expected}")]
pub struct CommandError {
    /// The line.
    pub line: String,
    /// The form of a command that begins like it, or the first words there are.
    pub expected: String,
}

impl CommandError {
    fn new(line: &str) -> Self {
        let first = |text: &'static str| text.split([' ', ',']).next().unwrap_or_default();
        let word = line.split_whitespace().next().unwrap_or_default();
        let all = FORMS.map(|(form, _)| form);
        let mut forms: Vec<&str> = all.into_iter().filter(|it| first(it) == word).collect();
        let expected = if forms.is_empty() {
            forms.extend(all.map(first));
            forms.sort_unstable();
            forms.dedup();
            format!("one that begins with {}", forms.join(", "))
        } else {
            forms.join("; or ")
        };
        Self {
            line: line.to_owned(),
            expected,
        }
    }
}

impl Command {
    /// The line of a command; `None` for [`Command::OpenLife`], as a life is no text, and for what
    /// names something that `life` does not have.
    pub fn to_line(&self, life: &Life) -> Option<String> {
        let line = match self {
            Self::ShowDay(day) => format!("day {day}"),
            Self::Scrub(moment) => format!("scrub {moment}"),
            Self::StepDays(days) => format!("step days {days}"),
            Self::StepEvent(step) => format!("step event {}", step_word(*step)),
            Self::StepStay(step) => format!("step stay {}", step_word(*step)),
            Self::StepChapter(step) => format!("step chapter {}", step_word(*step)),
            Self::StepYear(step) => format!("step year {}", step_word(*step)),
            Self::ShowEnd(Step::Previous) => "beginning".to_owned(),
            Self::ShowEnd(Step::Next) => "end".to_owned(),
            Self::Play => "play".to_owned(),
            Self::Pause => "pause".to_owned(),
            Self::SetPace(pace) => format!("pace {}", pace.key()),
            Self::TellStory(length) => format!("story {}", length.minutes()),
            Self::PlayBackwards(on) => format!("backwards {}", on_off(*on)),
            Self::LoopRange { start, end } => format!("loop {start} {end}"),
            Self::ClearLoop => "loop off".to_owned(),
            Self::FollowCamera(follow) => format!("camera {}", follow.key()),
            Self::ZoomTime { moment, factor } => format!("zoom time {moment} by {factor}"),
            Self::PanTime(days) => format!("pan time {days}"),
            Self::ShowSpan(span) => format!("span {}", span.key()),
            Self::FitTime(fit) => format!("fit time {}", fit.key()),
            Self::ResizeMap { width, height } => format!("map {width} {height}"),
            Self::CoverMap(points) => format!("cover {points}"),
            Self::PanMap { dx, dy } => format!("pan map {dx} {dy}"),
            Self::ZoomMap { x, y, factor } => format!("zoom map {x} {y} by {factor}"),
            Self::FitMap(fit) => match fit {
                Fit::Life => "fit map life".to_owned(),
                Fit::Chapter => "fit map chapter".to_owned(),
                Fit::Here => "fit map here".to_owned(),
                Fit::Rect(rect) => format!(
                    "fit map {} {} {} {}",
                    rect.west, rect.south, rect.east, rect.north
                ),
            },
            Self::Remember => "remember".to_owned(),
            Self::Select(selection) => format!("select {}", selection_text(*selection, life)?),
            Self::Deselect => "deselect".to_owned(),
            Self::ShowTab(tab) => format!("tab {}", tab.key()),
            Self::SpeakLang(lang) => format!("language {}", lang.tag()),
            Self::Show(viewpoint) => {
                let named = viewpoint.selection.is_none_or(|it| it.is_of(life));
                if !named || !filter_is_of(viewpoint.wanted.filter, life) {
                    return None;
                }
                format!("show {}", viewpoint.to_line(life))
            }
            Self::Back => "back".to_owned(),
            Self::Forward => "forward".to_owned(),
            Self::ReduceMotion(on) => format!("motion {}", if *on { "less" } else { "full" }),
            Self::OpenLife(_) => return None,
            Self::SetFilter(filter) => {
                if !filter_is_of(*filter, life) {
                    return None;
                }
                let parts = filter.to_parts(life);
                if parts.is_empty() {
                    "filter all".to_owned()
                } else {
                    format!("filter {}", parts.join("; "))
                }
            }
            Self::ResetFilter => "reset".to_owned(),
            Self::Find(query) => format!("find {}", query.as_str()),
            Self::Search(on) => format!("search {}", on_off(*on)),
            Self::ToggleKind(kind) => format!("list {}", kind.key()),
            Self::ListInView(on) => format!("within {}", if *on { "axis" } else { "life" }),
            Self::ShowRivals(on) => format!("rivals {}", on_off(*on)),
            Self::Hover(None) => "hover nothing".to_owned(),
            Self::Hover(Some(at)) => format!("hover {}", selection_text(*at, life)?),
        };
        Some(line)
    }

    /// Reads a line; ids are looked up in `life`.
    pub fn from_line(line: &str, life: &Life) -> Result<Self, CommandError> {
        read(line, life).ok_or_else(|| CommandError::new(line))
    }
}

fn read(line: &str, life: &Life) -> Option<Command> {
    // What is looked for is kept to the letter, with the spaces somebody has typed.
    if let Some(text) = line.strip_prefix("find ") {
        return Some(Command::Find(Query::new(text)));
    }
    if let Some(viewpoint) = line.strip_prefix("show ") {
        return Viewpoint::from_line(viewpoint, life)
            .ok()
            .map(Command::Show);
    }
    if let Some(parts) = line.strip_prefix("filter only ") {
        return filter(parts, life).map(Command::SetFilter);
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let command = match *words.as_slice() {
        ["day", day] => Command::ShowDay(day.parse::<Day>().ok()?),
        ["scrub", moment] => Command::Scrub(number(moment)?),
        ["step", "days", days] => Command::StepDays(days.parse().ok()?),
        ["step", "event", way] => Command::StepEvent(step(way)?),
        ["step", "stay", way] => Command::StepStay(step(way)?),
        ["step", "chapter", way] => Command::StepChapter(step(way)?),
        ["step", "year", way] => Command::StepYear(step(way)?),
        ["beginning"] => Command::ShowEnd(Step::Previous),
        ["end"] => Command::ShowEnd(Step::Next),
        ["play"] => Command::Play,
        ["pause"] => Command::Pause,
        ["pace", key] => Command::SetPace(of_key(&Pace::ALL, key, Pace::key)?),
        ["story", minutes] => {
            let minutes: i64 = minutes.parse().ok()?;
            let mut lengths = StoryLength::ALL.into_iter();
            Command::TellStory(lengths.find(|length| length.minutes() == minutes)?)
        }
        ["backwards", on] => Command::PlayBackwards(is_on(on)?),
        ["loop", "off"] => Command::ClearLoop,
        ["loop", start, end] => Command::LoopRange {
            start: number(start)?,
            end: number(end)?,
        },
        ["camera", key] => Command::FollowCamera(of_key(&Follow::ALL, key, Follow::key)?),
        ["zoom", "time", moment, "by", factor] => Command::ZoomTime {
            moment: number(moment)?,
            factor: number(factor)?,
        },
        ["pan", "time", days] => Command::PanTime(number(days)?),
        ["span", key] => Command::ShowSpan(of_key(&Span::ALL, key, Span::key)?),
        ["fit", "time", key] => Command::FitTime(of_key(&TimeFit::ALL, key, TimeFit::key)?),
        ["map", width, height] => Command::ResizeMap {
            width: number(width)?,
            height: number(height)?,
        },
        ["cover", points] => Command::CoverMap(number(points)?),
        ["pan", "map", dx, dy] => Command::PanMap {
            dx: number(dx)?,
            dy: number(dy)?,
        },
        ["zoom", "map", x, y, "by", factor] => Command::ZoomMap {
            x: number(x)?,
            y: number(y)?,
            factor: number(factor)?,
        },
        ["fit", "map", "life"] => Command::FitMap(Fit::Life),
        ["fit", "map", "chapter"] => Command::FitMap(Fit::Chapter),
        ["fit", "map", "here"] => Command::FitMap(Fit::Here),
        ["fit", "map", west, south, east, north] => Command::FitMap(Fit::Rect(LonLatRect {
            west: number(west)?,
            south: number(south)?,
            east: number(east)?,
            north: number(north)?,
        })),
        ["remember"] => Command::Remember,
        ["select", ref rest @ ..] => Command::Select(selection(rest, life)?),
        ["deselect"] => Command::Deselect,
        ["tab", key] => Command::ShowTab(of_key(&Tab::ALL, key, Tab::key)?),
        ["language", tag] => Command::SpeakLang(of_key(&Lang::ALL, tag, Lang::tag)?),
        ["back"] => Command::Back,
        ["forward"] => Command::Forward,
        ["motion", "less"] => Command::ReduceMotion(true),
        ["motion", "full"] => Command::ReduceMotion(false),
        ["filter", "all"] => Command::SetFilter(Filter::default()),
        ["reset"] => Command::ResetFilter,
        ["find"] => Command::Find(Query::default()),
        ["search", on] => Command::Search(is_on(on)?),
        ["list", key] => Command::ToggleKind(of_key(&ListKind::ALL, key, ListKind::key)?),
        ["within", "axis"] => Command::ListInView(true),
        ["within", "life"] => Command::ListInView(false),
        ["rivals", on] => Command::ShowRivals(is_on(on)?),
        ["hover", "nothing"] => Command::Hover(None),
        ["hover", ref rest @ ..] => Command::Hover(Some(selection(rest, life)?)),
        _ => return None,
    };
    Some(command)
}

/// The parts of a filter, the first without its `only`.
fn filter(parts: &str, life: &Life) -> Option<Filter> {
    let mut filter = Filter::default();
    let mut parts = parts.split(';').map(str::trim);
    filter.read_part(parts.next()?, life)?;
    for part in parts {
        filter.read_part(part.strip_prefix("only ")?.trim(), life)?;
    }
    Some(filter)
}

/// Whether a line can say what a filter wants, and a life has it.
fn filter_is_of(filter: Filter, life: &Life) -> bool {
    let known = filter
        .country
        .is_none_or(|id| id.index() < life.states.len());
    let person = |number: u32| (number as usize) < super::people(life).len();
    known && filter.rank <= 3 && filter.person.is_none_or(|id| person(id.0))
}

/// A selection with what it is before its id.
fn selection_text(selection: Selection, life: &Life) -> Option<String> {
    let part = selection.to_part(life)?;
    let kind = match selection {
        Selection::Event(_) => "event ",
        Selection::Leg(_) => "leg ",
        Selection::Place(_) => "place ",
        _ => "",
    };
    Some(format!("{kind}{part}"))
}

fn selection(words: &[&str], life: &Life) -> Option<Selection> {
    Some(match *words {
        ["event", key] => {
            let at = life.events.iter().position(|event| event.key == key)?;
            Selection::Event(EventId::from_index(at))
        }
        ["leg", key] => {
            let at = life.legs.iter().position(|leg| leg.key == key)?;
            Selection::Leg(LegId::from_index(at))
        }
        ["place", key] => {
            let at = life.places.iter().position(|place| place.key == key)?;
            Selection::Place(PlaceId::from_index(at))
        }
        // Of one word it would be an id that does not say what it is of.
        [_, _, ..] => Selection::from_part(&words.join(" "), life)?,
        _ => return None,
    })
}

fn of_key<T: Copy>(all: &[T], word: &str, key: impl Fn(T) -> &'static str) -> Option<T> {
    all.iter().copied().find(|one| key(*one) == word)
}

fn number(word: &str) -> Option<f64> {
    f64::from_str(word).ok()
}

fn step(word: &str) -> Option<Step> {
    match word {
        "next" => Some(Step::Next),
        "previous" => Some(Step::Previous),
        _ => None,
    }
}

fn step_word(step: Step) -> &'static str {
    match step {
        Step::Next => "next",
        Step::Previous => "previous",
    }
}

fn is_on(word: &str) -> Option<bool> {
    match word {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

fn on_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load_embedded;

    #[test]
    fn every_form_reads_its_own_example() {
        let life = load_embedded().unwrap().life;
        for (_, example) in FORMS {
            let command = Command::from_line(example, &life).unwrap();
            assert_eq!(command.to_line(&life).as_deref(), Some(example));
        }
    }

    #[test]
    fn what_is_no_command_is_told_what_was_expected() {
        let life = load_embedded().unwrap().life;
        for (line, expected) in [
            ("step back", "step days NUMBER; or step event"),
            ("select event nobody", "select event, leg or place ID"),
            ("dance", "beginning, camera, cover, day"),
            ("", "beginning, camera, cover, day"),
            ("scrub soon", "scrub MOMENT"),
            ("story 9", "3, 8 or 20"),
            ("show yesterday", "show VIEWPOINT"),
            ("filter only taste sweet", "filter only PART"),
        ] {
            let error = Command::from_line(line, &life).unwrap_err().to_string();
            assert!(error.contains(&format!("\"{line}\"")), "{error}");
            assert!(error.contains(expected), "{error}");
        }
    }
}
