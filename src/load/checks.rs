//! Rules over the whole life: speeds, presence, names in every language, sources used.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::Day;
use crate::geo::{LonLat, distance_km};
use crate::life::{Event, Kind, Leg, Life, Mode, PlaceId, Precision};
use crate::words::{Lang, Text};

use super::files::Files;
use super::manifest::PromisedLife;
use super::table::lines_by_id;
use super::{Problem, chain, events, texts};

/// Runs every rule.
pub(super) fn run(files: &Files, promised: &PromisedLife, problems: &mut Vec<Problem>) {
    let life = &promised.life;
    let lines = Lines::read(files);
    speeds(life, &lines, problems);
    presence(life, &lines, problems);
    names(life, &promised.langs, &lines, problems);
    facts(life, &promised.langs, &lines, problems);
    shared_ids(life, &lines, problems);
    unused_sources(life, problems);
}

/// The line of every record, so that a rule over the whole life can still name it.
struct Lines {
    legs: BTreeMap<String, u64>,
    events: BTreeMap<String, u64>,
    chapters: BTreeMap<String, u64>,
}

impl Lines {
    fn read(files: &Files) -> Self {
        Self {
            legs: lines_by_id(files, chain::FILE),
            events: lines_by_id(files, events::FILE),
            chapters: lines_by_id(files, events::CHAPTERS),
        }
    }

    fn leg(&self, leg: &Leg) -> u64 {
        self.legs.get(&leg.key).copied().unwrap_or_default()
    }

    fn event(&self, event: &Event) -> u64 {
        self.events.get(&event.key).copied().unwrap_or_default()
    }
}

/// The most kilometres a day that each way of travelling can do: day and night without a stop on
/// the fastest lines of the time, with a margin.
fn fastest(mode: Mode) -> f64 {
    match mode {
        Mode::Rail | Mode::Mixed => 1300.0,
        Mode::Ship | Mode::Boat => 950.0,
        Mode::Sledge | Mode::Cart => 200.0,
        Mode::Car | Mode::ArmouredTrain => 800.0,
        Mode::OnFoot => 50.0,
        Mode::Unknown => 60.0,
    }
}

fn speeds(life: &Life, lines: &Lines, problems: &mut Vec<Problem>) {
    for leg in &life.legs {
        let Kind::Journey { mode, path, .. } = &leg.kind else {
            continue;
        };
        let days = (leg.end_bounds.latest - leg.start_bounds.earliest)
            .num_days()
            .max(1);
        let per_day = path.length_km() / days as f64;
        if per_day > fastest(*mode) {
            let message = format!(
                "{:.0} km in at most {days} days is {per_day:.0} km a day; by {} at most {:.0} are possible",
                path.length_km(),
                mode.key(),
                fastest(*mode)
            );
            problems.push(Problem::error(
                chain::FILE,
                lines.leg(leg),
                "mode",
                mode.key(),
                message,
            ));
        }
    }
}

/// How many stays and points of journeys are looked at for all events. For each it is a few, unless
/// its date is as wide as the life.
const MAX_LOOKS: usize = 1_000_000;

/// An event at which he was present must lie where the chain can have him.
fn presence(life: &Life, lines: &Lines, problems: &mut Vec<Problem>) {
    /// Outings that ended the same day near home are not legs of their own.
    const NEAR_KM: f64 = 30.0;
    const EXCURSION_KM: f64 = 100.0;
    const REGION_KM: f64 = 400.0;
    let mut looks = 0;
    for event in life.events.iter().filter(|event| event.present) {
        let (first, last) = (life.subject.first_day, life.subject.last_day);
        let (from, to) = (event.bounds.earliest, event.bounds.latest);
        if to < first || from > last {
            let message = format!("present, but the life runs from {first} to {last}");
            problems.push(Problem::error(
                events::FILE,
                lines.event(event),
                "date",
                &event.date.text,
                message,
            ));
            continue;
        }
        let bounds = life.chain.bounds();
        let begin = bounds
            .partition_point(|bounds| bounds.latest < from)
            .saturating_sub(1);
        let end = bounds
            .partition_point(|bounds| bounds.earliest <= to)
            .min(life.legs.len());
        for leg in &life.legs[begin.min(end)..end] {
            looks += match &leg.kind {
                Kind::Stay { .. } => 1,
                Kind::Journey { path, .. } => path.points().len(),
            };
        }
        if looks > MAX_LOOKS {
            let message =
                "the dates of the events up to here are too wide to look for each in the chain";
            problems.push(Problem::error(
                events::FILE,
                lines.event(event),
                "date",
                &event.date.text,
                message,
            ));
            return;
        }
        let place = life.place(event.place);
        let allowed = if event.note.contains("Excursion:") {
            EXCURSION_KM
        } else {
            NEAR_KM
        };
        let near = |id: PlaceId| {
            let other = life.place(id);
            let coarse = [place.precision, other.precision]
                .iter()
                .any(|p| matches!(p, Precision::Region | Precision::Sea));
            life.town(id) == life.town(event.place)
                || distance_km(other.at, place.at) <= if coarse { REGION_KM } else { allowed }
        };
        let can_be = life.legs[begin.min(end)..end]
            .iter()
            .any(|leg| match &leg.kind {
                Kind::Stay { place } => near(*place),
                Kind::Journey { from, to, path, .. } => {
                    let coarse = matches!(place.precision, Precision::Region | Precision::Sea);
                    let reach = if coarse { REGION_KM } else { allowed };
                    near(*from) || near(*to) || passes(path.points(), place.at, reach)
                }
            });
        if !can_be {
            let message = "present, but the chain is elsewhere on that date; expected an event near a leg, or present=no";
            problems.push(Problem::error(
                events::FILE,
                lines.event(event),
                "place",
                &place.key,
                message,
            ));
        }
    }
}

/// Whether a line comes within `km` of a place; its points lie at most 80 km apart.
fn passes(points: &[LonLat], at: LonLat, km: f64) -> bool {
    points.windows(2).any(|pair| {
        let (a, b) = (distance_km(pair[0], at), distance_km(pair[1], at));
        let chord = distance_km(pair[0], pair[1]).max(1e-9);
        // The height of the triangle over the chord, if its foot lies on the chord.
        let along = (chord * chord + a * a - b * b) / (2.0 * chord);
        let height = if (0.0..=chord).contains(&along) {
            (a * a - along * along).max(0.0).sqrt()
        } else {
            a.min(b)
        };
        height <= km
    })
}

/// Every place has a name in every language of the life on every date it is used.
fn names(life: &Life, langs: &[Lang], lines: &Lines, problems: &mut Vec<Problem>) {
    let mut reported = BTreeSet::new();
    let mut check = |place: PlaceId, day: Day, file: &str, line: u64| {
        for lang in langs {
            if life.place(place).name_in(day, *lang).is_none() && reported.insert((place, *lang)) {
                let message = format!(
                    "the place has no name in {} on {day} in place-names.csv",
                    lang.code()
                );
                problems.push(Problem::error(
                    file,
                    line,
                    "place",
                    &life.place(place).key,
                    message,
                ));
            }
        }
    };
    for leg in &life.legs {
        for day in [leg.start_bounds.earliest, leg.end_bounds.latest] {
            check(leg.place(), day, chain::FILE, lines.leg(leg));
            if let Kind::Journey { from, .. } = leg.kind {
                check(from, day, chain::FILE, lines.leg(leg));
            }
        }
    }
    for event in &life.events {
        check(
            event.place,
            event.bounds.earliest,
            events::FILE,
            lines.event(event),
        );
    }
}

/// Every leg and event has its sentence, every event and chapter its title.
fn facts(life: &Life, langs: &[Lang], lines: &Lines, problems: &mut Vec<Problem>) {
    let mut check = |key: &str, what: &str, text: &Text, file: &str, line: u64| {
        if problems.len() > super::MAX_PROBLEMS {
            return;
        }
        for lang in langs.iter().filter(|lang| !text.has(**lang)) {
            let message = format!("no {what} in {}", texts::file_of(*lang));
            problems.push(Problem::warning(file, line, "id", key, message));
        }
    };
    for leg in &life.legs {
        check(&leg.key, "text", &leg.fact, chain::FILE, lines.leg(leg));
    }
    for event in &life.events {
        check(
            &event.key,
            "text",
            &event.fact,
            events::FILE,
            lines.event(event),
        );
        check(
            &event.key,
            "title",
            &event.title,
            events::FILE,
            lines.event(event),
        );
    }
    for chapter in &life.chapters {
        let line = lines.chapters.get(&chapter.key).copied();
        let mut check = |what, text| {
            check(
                &chapter.key,
                what,
                text,
                events::CHAPTERS,
                line.unwrap_or_default(),
            );
        };
        check("title", &chapter.title);
        // A chapter needs no introduction, but where there is one, every language has it.
        if Lang::ALL.iter().any(|lang| chapter.intro.has(*lang)) {
            check("text", &chapter.intro);
        }
    }
}

/// Texts are found by id alone, so a leg and an event of one id would get each other's.
fn shared_ids(life: &Life, lines: &Lines, problems: &mut Vec<Problem>) {
    for event in life
        .events
        .iter()
        .filter(|event| lines.legs.contains_key(&event.key))
    {
        let message = "a leg has this id too; the two cannot be told apart in texts/";
        problems.push(Problem::error(
            events::FILE,
            lines.event(event),
            "id",
            &event.key,
            message,
        ));
    }
}

fn unused_sources(life: &Life, problems: &mut Vec<Problem>) {
    let legs = life.legs.iter().flat_map(|leg| &leg.citations);
    let events = life.events.iter().flat_map(|event| &event.citations);
    let rivals = life.disputes.iter().flat_map(|one| &one.citations);
    let used: BTreeSet<_> = legs
        .chain(events)
        .chain(rivals)
        .map(|citation| citation.source)
        .collect();
    for (index, source) in life.sources.iter().enumerate() {
        if !used.contains(&crate::life::SourceId::from_index(index)) {
            let message = "no row cites this source";
            problems.push(Problem::warning("sources.bib", 0, "", &source.key, message));
        }
    }
}
