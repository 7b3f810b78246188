//! What a visit can expect: each part with something that holds on 3 March 1907 with the card of
//! the escape open, and something that does not.

use trotsky_atlas::explore::search::Target;
use trotsky_atlas::explore::{Command, ListKind, Scene, Selection, Span, Tab, doubt, people};
use trotsky_atlas::geo::LonLat;
use trotsky_atlas::life::{EventId, Kind, PlaceId};
use trotsky_atlas::world::towns;

use super::Visitor;

/// A part that holds in the place described above, and one of its kind that does not.
pub(super) const EXAMPLES: &[(&str, &str)] = &[
    ("date 1907-03-03", "date 1907-03-04"),
    ("after 1907-03-02", "after 1907-03-03"),
    ("before 1907-03-04", "before 1907-03-03"),
    ("age 27", "age 28"),
    ("travelling by sledge", "travelling by rail"),
    ("travelling", "where berezov"),
    ("stance travelling", "stance at"),
    ("condition escape", "condition free"),
    ("chapter second-exile", "chapter vienna"),
    ("odds none", "odds 50 50"),
    ("told reindeer", "told Lenin"),
    ("selection event event-escape-1907", "selection none"),
    ("today event-escape-1907", "today event-birth"),
    ("next over 1907-03-03", "next none"),
    ("previous under 1907-03-03", "previous none"),
    ("tab map", "tab numbers"),
    ("language en", "language ru"),
    ("playing no", "playing yes"),
    ("backwards no", "backwards yes"),
    ("pace story 8", "pace week"),
    ("days a second over 0.1", "days a second under 0.1"),
    ("camera keep", "camera director"),
    ("flying no", "flying yes"),
    ("motion full", "motion less"),
    ("loop none", "loop 1907-01-01 1907-02-01"),
    ("span life", "span none"),
    ("axis over 20000", "axis under 20000"),
    ("axis holds 1917-11-07", "axis lacks 1917-11-07"),
    ("map holds berezov", "map lacks berezov"),
    ("map over 100", "map under 100"),
    ("marker seen", "marker unseen"),
    ("numeral 1907-03-03", "numeral none"),
    ("events all", "events under 100"),
    ("events over 100", "events 3"),
    ("legs all", "legs under 100"),
    ("kept event event-birth", "left out event event-birth"),
    ("filter open", "filter closed"),
    ("query none", "query lenin"),
    ("answers none", "answers over 0"),
    ("searching no", "searching yes"),
    ("list events", "list stays"),
    ("within life", "within axis"),
    ("hovered none", "hovered event event-birth"),
    ("back yes", "back no"),
    ("forward no", "forward yes"),
    ("noted", "changed"),
    ("line 1907-03-03; map", "line 1907-03-04"),
];

impl Visitor {
    /// Whether a part holds; if not, what does.
    pub(super) fn expect(&self, part: &str) -> Result<(), String> {
        let scene = self.explorer.scene();
        if let Some(found) = self.of_line(part) {
            return found;
        }
        of_time(&scene, part)
            .or_else(|| of_life(&scene, part))
            .or_else(|| of_clock(&scene, part))
            .or_else(|| of_views(&scene, part))
            .or_else(|| of_finder(&scene, part))
            .unwrap_or_else(|| Err("there is nothing to be expected by this name".to_owned()))
    }

    fn of_line(&self, part: &str) -> Option<Result<(), String>> {
        let line = self.line();
        Some(match part.split_once(' ') {
            None if part == "noted" => same(&line, &self.noted),
            None if part == "changed" => check(line != self.noted, &line),
            Some(("line", text)) => check(line.contains(text), &line),
            _ => return None,
        })
    }
}

/// Holds or tells what is there instead.
fn check(holds: bool, there: &str) -> Result<(), String> {
    holds.then_some(()).ok_or_else(|| format!("it is {there}"))
}

fn same(there: &str, wanted: &str) -> Result<(), String> {
    check(there == wanted, there)
}

fn yes(there: bool) -> &'static str {
    if there { "yes" } else { "no" }
}

/// `5`, `over 5` or `under 5`.
fn measured(there: f64, wanted: &str) -> Result<(), String> {
    let read = |text: &str| {
        text.parse::<f64>()
            .map_err(|error| format!("{text} cannot be read: {error}"))
    };
    let holds = match wanted.split_once(' ') {
        Some(("over", least)) => there > read(least)?,
        Some(("under", most)) => there < read(most)?,
        _ => there == read(wanted)?,
    };
    check(holds, &there.to_string())
}

fn place(scene: &Scene<'_>, key: &str) -> Result<PlaceId, String> {
    let at = scene.life.places.iter().position(|place| place.key == key);
    at.map(PlaceId::from_index)
        .ok_or_else(|| format!("{key} cannot be read: there is no such place"))
}

/// A selection as `select` writes it.
fn selection_text(scene: &Scene<'_>, selection: Option<Selection>) -> String {
    let Some(selection) = selection else {
        return "none".to_owned();
    };
    let line = Command::Select(selection).to_line(scene.life).unwrap();
    line.trim_start_matches("select ").to_owned()
}

fn of_time(scene: &Scene<'_>, part: &str) -> Option<Result<(), String>> {
    let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
    let day = scene.now.day;
    let said = day.to_string();
    // Days as texts stand in the order of time: all have four digits of year.
    let event_day = |id: Option<EventId>| {
        id.map_or("none".to_owned(), |id| {
            let bounds = scene.life.event(id).bounds;
            bounds.earliest.to_string()
        })
    };
    let against = |there: String| match rest.split_once(' ') {
        Some(("over", least)) => check(there != "none" && *there > *least, &there),
        Some(("under", most)) => check(there != "none" && *there < *most, &there),
        _ => same(&there, rest),
    };
    Some(match word {
        "date" => same(&said, rest),
        "after" => check(*said > *rest, &said),
        "before" => check(*said < *rest, &said),
        "age" => measured(f64::from(scene.life.age(day).0), rest),
        "next" => against(event_day(scene.now.next)),
        "previous" => against(event_day(scene.now.previous)),
        "numeral" => {
            let calm = scene.calm_day();
            same(&calm.map_or("none".to_owned(), |day| day.to_string()), rest)
        }
        _ => return None,
    })
}

fn of_life(scene: &Scene<'_>, part: &str) -> Option<Result<(), String>> {
    let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
    let leg = scene.life.leg(scene.now.leg);
    let key = |id: PlaceId| scene.life.place(id).key.clone();
    let town = scene.life.town(leg.place());
    Some(match (word, &leg.kind) {
        ("where", Kind::Stay { place }) => {
            let there = [key(*place), key(town)];
            check(there.iter().any(|key| key == rest), &there.join(" in "))
        }
        ("where", Kind::Journey { from, to, .. }) => {
            Err(format!("he is on the way, {} – {}", key(*from), key(*to)))
        }
        ("travelling", Kind::Journey { mode, .. }) => match rest.split_once(' ') {
            Some(("by", wanted)) => same(mode.key(), wanted),
            _ => Ok(()),
        },
        ("travelling", Kind::Stay { place }) => Err(format!("he is at {}", key(*place))),
        ("name", _) => same(
            scene.life.place(town).name(scene.now.day, scene.lang()),
            rest,
        ),
        ("state", _) => {
            let state = scene.life.place(town).state(scene.now.day);
            let state = state.map(|id| scene.life.state(id).key.clone());
            same(&state.unwrap_or_default(), rest)
        }
        ("stance", _) => same(scene.now.whereabouts.stance.key(), rest),
        ("condition", _) => same(leg.condition.key(), rest),
        ("chapter", _) => {
            let chapter = scene
                .now
                .chapter
                .map(|id| scene.life.chapter(id).key.clone());
            same(&chapter.unwrap_or_default(), rest)
        }
        ("odds", _) => {
            let odds = doubt::per_cents(&doubt::odds(&scene.now.whereabouts));
            let said: Vec<String> = odds.iter().map(ToString::to_string).collect();
            match (rest, said.is_empty()) {
                ("none", empty) => check(empty, &said.join(" ")),
                (_, true) => Err("the day has one answer".to_owned()),
                _ => check(said.join(" ").starts_with(rest), &said.join(" ")),
            }
        }
        ("told", _) => {
            let fact = leg.fact.get(scene.lang());
            check(fact.contains(rest), fact)
        }
        ("selection", _) => same(&selection_text(scene, scene.selection), rest),
        ("today", _) => {
            let keys: Vec<&str> = scene
                .now
                .today
                .iter()
                .map(|id| &*scene.life.event(*id).key)
                .collect();
            check(keys.contains(&rest), &keys.join(" "))
        }
        _ => return None,
    })
}

fn of_clock(scene: &Scene<'_>, part: &str) -> Option<Result<(), String>> {
    if let Some(wanted) = part.strip_prefix("days a second ") {
        return Some(measured(scene.days_per_sec, wanted));
    }
    let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
    let clock = scene.clock;
    Some(match word {
        "playing" => same(yes(clock.playing), rest),
        "backwards" => same(yes(clock.backwards), rest),
        "pace" => {
            let there = clock.story.map_or(clock.pace.key().to_owned(), |length| {
                format!("story {}", length.minutes())
            });
            same(&there, rest)
        }
        "camera" => same(scene.follow.key(), rest),
        "loop" => {
            let there = clock.looped.map_or("none".to_owned(), |range| {
                format!("{} {}", scene.day_of(range.start), scene.day_of(range.end))
            });
            same(&there, rest)
        }
        "motion" => same(if scene.reduced_motion { "less" } else { "full" }, rest),
        "flying" => same(yes(scene.flying), rest),
        _ => return None,
    })
}

fn of_views(scene: &Scene<'_>, part: &str) -> Option<Result<(), String>> {
    let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
    let inside = |at: LonLat| {
        let (x, y) = scene.view.point_from_lonlat(at);
        x.abs() <= scene.view.width / 2.0 && y.abs() <= scene.view.height / 2.0
    };
    let holds = |key: &str| place(scene, key).map(|id| inside(scene.life.place(id).at));
    let shows = |day: &str| {
        let day = day
            .parse()
            .map_err(|error| format!("{day} cannot be read: {error}"))?;
        let share = scene.window.share(scene.noon_of(day));
        Ok::<bool, String>((0.0..=1.0).contains(&share))
    };
    Some(match (word, rest.split_once(' ')) {
        ("tab", _) => {
            let tab = Tab::ALL.into_iter().find(|tab| *tab == scene.tab);
            same(tab.map_or("", Tab::key), rest)
        }
        ("language", _) => same(scene.lang().tag(), rest),
        ("span", _) => same(scene.span.map_or("none", Span::key), rest),
        ("axis", Some(("holds", day))) => shows(day).and_then(|shown| check(shown, "not shown")),
        ("axis", Some(("lacks", day))) => shows(day).and_then(|shown| check(!shown, "shown")),
        ("axis", _) => measured(scene.window.days, rest),
        ("map", Some(("holds", key))) => holds(key).and_then(|held| check(held, "not in sight")),
        ("map", Some(("lacks", key))) => holds(key).and_then(|held| check(!held, "in sight")),
        ("map", _) => measured(scene.view.width / scene.view.camera.scale, rest),
        ("marker", _) => same(
            if inside(scene.now.at) {
                "seen"
            } else {
                "unseen"
            },
            rest,
        ),
        ("back", _) => same(yes(scene.can_go_back), rest),
        ("forward", _) => same(yes(scene.can_go_forward), rest),
        _ => return None,
    })
}

fn of_finder(scene: &Scene<'_>, part: &str) -> Option<Result<(), String>> {
    let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
    let (finder, wanted) = (scene.finder, scene.finder.wanted());
    let counts = finder.mask().counts();
    let counted = |there: usize, of: usize| match rest {
        "all" => check(there == of, &format!("{there} of {of}")),
        _ => measured(there as f64, rest),
    };
    let kept = |text: &str| {
        let line = format!("select {text}");
        match Command::from_line(&line, scene.life) {
            Ok(Command::Select(Selection::Event(id))) => Ok(finder.mask().event(id)),
            Ok(Command::Select(Selection::Leg(id))) => Ok(finder.mask().leg(id)),
            _ => Err(format!("{text} cannot be read")),
        }
    };
    Some(match word {
        "events" => counted(counts.events, counts.of_events),
        "legs" => counted(counts.legs, counts.of_legs),
        "kept" => kept(rest).and_then(|kept| check(kept, "left out")),
        "left" => kept(rest.trim_start_matches("out ")).and_then(|kept| check(!kept, "kept")),
        "filter" => same(
            if wanted.filter.is_open() {
                "open"
            } else {
                "closed"
            },
            rest,
        ),
        "query" if rest == "none" => check(wanted.query.is_empty(), wanted.query.as_str()),
        "query" => same(wanted.query.as_str(), rest),
        "answers" if rest == "none" => measured(finder.answers().found as f64, "0"),
        "answers" => measured(finder.answers().found as f64, rest),
        "first" => {
            let rest = rest.trim_start_matches("answer ");
            let there = finder.answers().hits.first().map(|hit| match hit.target {
                Target::Select(selection) => selection_text(scene, Some(selection)),
                Target::Day(day) => format!("day {day}"),
                Target::Person(id) => format!("person {}", people(scene.life)[id.0 as usize]),
                Target::Town(row) => format!("town {}", towns()[row as usize].id),
            });
            same(&there.unwrap_or_else(|| "none".to_owned()), rest)
        }
        "searching" => same(yes(finder.searching()), rest),
        "list" => {
            let kinds: Vec<&str> = ListKind::ALL
                .into_iter()
                .filter(|kind| wanted.kinds.has(*kind as usize))
                .map(ListKind::key)
                .collect();
            same(&kinds.join(" "), rest)
        }
        "rivals" => same(if wanted.rivals { "on" } else { "off" }, rest),
        "within" => same(if wanted.in_view { "axis" } else { "life" }, rest),
        "hovered" => same(&selection_text(scene, finder.hovered()), rest),
        _ => return None,
    })
}
