//! The figures of a life, and those of a day: made again only when the day or the language changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::calendar::DayBounds;
use crate::calendar::{Day, bounds_text};
use crate::explore::{Command, Scene, Selection};
use crate::life::{
    Condition, DAYS_PER_WEEK, Kind, LegId, Life, Mode, Numbers, Reach, TintKey, weeks,
};
use crate::words::{Args, Lang, group_digits};
use crate::world::states;

/// What depends on the life alone.
pub(super) struct Facts {
    pub(super) life: Arc<Life>,
    numbers: Numbers,
    pub(super) reach: Option<Reach>,
    pub(super) weeks: Vec<Week>,
    /// The first journey by each mode, and the first leg of each lot.
    first_by_mode: BTreeMap<Mode, LegId>,
    first_of_lot: [Option<LegId>; 3],
}

/// How a week is drawn.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Week {
    pub(super) leg: LegId,
    /// The colour family of the state; `None` on the road and where the record names no state.
    pub(super) tint: Option<TintKey>,
    pub(super) prison: bool,
}

impl Facts {
    pub(super) fn new(scene: &Scene<'_>) -> Self {
        let life = scene.life.clone();
        let weeks = (0..)
            .zip(weeks(&life))
            .map(|(number, id)| week(&life, week_days(&life, number).earliest, id))
            .collect();
        let mut first_by_mode = BTreeMap::new();
        for journey in &scene.trace.journeys {
            first_by_mode.entry(journey.mode).or_insert(journey.leg);
        }
        let first_of_lot = Lot::ALL.map(|lot| {
            let of_lot = |id: &LegId| Lot::of(life.leg(*id).condition) == lot;
            life.leg_ids().find(of_lot)
        });
        Self {
            first_by_mode,
            first_of_lot,
            numbers: Numbers::new(&life),
            reach: Reach::new(&life),
            weeks,
            life,
        }
    }

    /// The week a moment lies in.
    pub(super) fn week_at(&self, moment: f64) -> usize {
        ((moment / DAYS_PER_WEEK as f64).max(0.0) as usize).min(self.weeks.len().saturating_sub(1))
    }

    /// What a week is called: its days, and where he was or that it is still to come.
    pub(super) fn week_name(&self, scene: &Scene<'_>, week: usize) -> String {
        let life = &*self.life;
        let words = scene.words;
        let days = week_days(life, week as i64);
        let date = bounds_text(words, days);
        if days.earliest > scene.now.day {
            let args = Args::new().set("date", date);
            return words.text_with("numbers-week-to-come", &args).into_owned();
        }
        let leg = life.leg(self.weeks[week].leg);
        let town = life.town(leg.place());
        let name = life.place(town).name(days.earliest, scene.lang());
        let what = match (&leg.kind, leg.condition) {
            (Kind::Journey { mode, .. }, _) => {
                format!(
                    "{} – {name}",
                    words.text(&format!("numbers-mode-{}", mode.key()))
                )
            }
            (_, Condition::Prisoner) => format!("{name}, {}", words.text("numbers-prison")),
            (_, Condition::Deported) => format!("{name}, {}", words.text("numbers-exile")),
            _ => name.to_owned(),
        };
        let args = Args::new().set("date", date).set("what", what);
        words.text_with("numbers-week", &args).into_owned()
    }
}

fn week(life: &Life, day: Day, id: LegId) -> Week {
    let leg = life.leg(id);
    let tint = match leg.kind {
        Kind::Stay { place } => life
            .place(place)
            .state(day)
            .or_else(|| life.place(life.town(place)).state(day))
            .map(|state| life.state(state).tint),
        Kind::Journey { .. } => None,
    };
    Week {
        leg: id,
        tint,
        prison: leg.condition == Condition::Prisoner,
    }
}

/// The days of a week counted from the first day of the life, none after its last.
pub(super) fn week_days(life: &Life, number: i64) -> DayBounds {
    let first = life.subject.first_day + chrono::TimeDelta::days(number * DAYS_PER_WEEK);
    let last = first + chrono::TimeDelta::days(DAYS_PER_WEEK - 1);
    DayBounds {
        earliest: first,
        latest: last.min(life.subject.last_day).max(first),
    }
}

/// A bar with its name, its amount in words, and what a click on it does.
pub(super) struct Bar {
    pub(super) name: String,
    pub(super) amount: f64,
    /// The amount with its digits grouped.
    pub(super) figure: String,
    /// Name and amount in words, for a screen reader and the pointer.
    pub(super) said: String,
    pub(super) tint: TintKey,
    /// Drawn as a line of this mode instead of a bar.
    pub(super) mode: Option<Mode>,
    pub(super) command: Command,
}

/// The three conditions that the visitor is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lot {
    Free,
    Exile,
    Prison,
}

impl Lot {
    pub(super) const ALL: [Self; 3] = [Self::Free, Self::Exile, Self::Prison];

    fn of(condition: Condition) -> Self {
        match condition {
            Condition::Free | Condition::Hiding | Condition::Escape => Self::Free,
            Condition::Deported => Self::Exile,
            Condition::Prisoner => Self::Prison,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Free => "numbers-free",
            Self::Exile => "numbers-exile",
            Self::Prison => "numbers-prison",
        }
    }
}

/// What is shown of a day in a language.
pub(super) struct Figures {
    day: Day,
    lang: Lang,
    /// The four big figures with what they count.
    pub(super) big: [(String, String); 4],
    pub(super) states: Vec<Bar>,
    pub(super) places: Vec<Bar>,
    pub(super) modes: Vec<Bar>,
    /// In the order of [`Lot::ALL`]; a lot he has not met is an empty bar.
    pub(super) lots: Vec<Bar>,
}

impl Figures {
    pub(super) fn is_of(&self, scene: &Scene<'_>) -> bool {
        (self.day, self.lang) == (scene.now.day, scene.lang())
    }

    pub(super) fn new(facts: &Facts, scene: &Scene<'_>) -> Self {
        let (life, words, lang) = (&*facts.life, scene.words, scene.lang());
        let day = scene.now.day;
        let sums = facts.numbers.until(day);
        let days_bar = |name: String, days: f64, tint: TintKey, command: Command| {
            let args = said(&name, days).set("days", whole(days, lang));
            Bar {
                said: words.text_with("numbers-bar-days", &args).into_owned(),
                amount: days,
                figure: whole(days, lang),
                name: name.clone(),
                tint,
                mode: None,
                command,
            }
        };
        let states_bars = longest(&sums.regimes)
            .into_iter()
            .map(|((id, regime), days)| {
                let state = life.state(id);
                let name = state.regime_name(regime, lang).to_owned();
                // A state of the life that the map has no names of still has its days.
                let command = states()
                    .number(&state.key)
                    .map_or(Command::ShowTab(scene.tab), |number| {
                        Command::Select(Selection::State(number))
                    });
                days_bar(name, days, state.tint, command)
            });
        let places_bars = longest(&sums.towns).into_iter().map(|(town, days)| {
            let last = facts.numbers.last_day_in(town, day);
            let place = life.place(town);
            let tint = place.state(last).map(|state| life.state(state).tint);
            let command = Command::Select(Selection::Place(town));
            let name = place.name(last, lang).to_owned();
            days_bar(name, days, tint.unwrap_or_default(), command)
        });
        let modes_bars = longest(&sums.km).into_iter().map(|(mode, km)| {
            let name = words
                .text(&format!("numbers-mode-{}", mode.key()))
                .into_owned();
            let args = said(&name, km).set("km", whole(km, lang));
            let first = facts.first_by_mode.get(&mode);
            Bar {
                said: words.text_with("numbers-bar-km", &args).into_owned(),
                amount: km,
                figure: whole(km, lang),
                name: name.clone(),
                tint: TintKey::Other,
                mode: Some(mode),
                command: first.map_or(Command::ShowTab(scene.tab), |first| {
                    Command::Select(Selection::Leg(*first))
                }),
            }
        });
        let lots: Vec<Bar> = Lot::ALL
            .into_iter()
            .map(|lot| {
                let days = sums.days.iter().filter(|(term, _)| Lot::of(**term) == lot);
                let days: f64 = days.map(|(_, days)| days).sum();
                let first = facts.first_of_lot[lot as usize];
                let command = first.map_or(Command::ShowTab(scene.tab), |first| {
                    Command::Select(Selection::Leg(first))
                });
                let name = words.text(lot.key()).into_owned();
                days_bar(name, days, TintKey::Other, command)
            })
            .collect();
        let count = (day - life.subject.first_day).num_days() + 1;
        let km: f64 = sums.km.values().sum();
        let unfree = (lots[1].amount + lots[2].amount).round();
        let big = |number: f64, key: &str, variable: &'static str| {
            let args = Args::new().set(variable, number);
            let text = words.text_with(key, &args).into_owned();
            (whole(number, lang), text)
        };
        Self {
            day,
            lang,
            big: [
                big(count as f64, "numbers-days", "days"),
                big(sums.states.len() as f64, "numbers-states", "states"),
                big(km, "numbers-km", "km"),
                big(unfree, "numbers-unfree", "days"),
            ],
            states: states_bars.collect(),
            places: places_bars.collect(),
            modes: modes_bars.collect(),
            lots,
        }
    }
}

fn said(name: &str, number: f64) -> Args<'static> {
    Args::new()
        .set("name", name.to_owned())
        .set("number", number.round())
}

fn whole(number: f64, lang: Lang) -> String {
    group_digits(number.round() as i64, lang)
}

/// The most bars of a list.
const BARS: usize = 10;

/// The largest sums first; what rounds to nothing is left out.
fn longest<K: Copy>(sums: &BTreeMap<K, f64>) -> Vec<(K, f64)> {
    let mut longest: Vec<(K, f64)> = sums
        .iter()
        .map(|(key, sum)| (*key, *sum))
        .filter(|(_, sum)| *sum >= 0.5)
        .collect();
    longest.sort_by(|a, b| b.1.total_cmp(&a.1));
    longest.truncate(BARS);
    longest
}
