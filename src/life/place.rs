//! Places, their names through time, and the states they lay in.

use crate::calendar::Day;
use crate::geo::LonLat;
use crate::words::{Lang, Text, fold};

use super::{PlaceId, StateId};

/// How exactly the position of a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// One building or its plot.
    Building,
    /// A quarter of a town or a hamlet.
    District,
    /// A town or village.
    Town,
    /// A region; its position is only an anchor.
    Region,
    /// A stretch of sea; its position is only an anchor.
    Sea,
}

impl Precision {
    /// The radius, in kilometres, within which he was: what the ring on the map stands for.
    pub fn radius_km(self) -> f64 {
        match self {
            Self::Building => 0.2,
            Self::District => 1.5,
            Self::Town => 4.0,
            Self::Region => 120.0,
            Self::Sea => 200.0,
        }
    }
}

/// A name valid for a span of days, half-open `[from, to)`; `None` is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NameSpan {
    pub(crate) from: Option<Day>,
    pub(crate) to: Option<Day>,
    pub(crate) name: Box<str>,
}

/// The state a place lay in for a span of days, half-open `[from, to)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateSpan {
    /// The first day; `None` is open.
    pub from: Option<Day>,
    /// The first day after; `None` is open.
    pub to: Option<Day>,
    /// The state.
    pub state: StateId,
}

/// A place of the life.
#[derive(Clone, Debug)]
pub struct Place {
    /// The id of the record, such as `odessa-spentzer-flat`.
    pub key: String,
    /// Its position.
    pub at: LonLat,
    /// How exactly that is known.
    pub precision: Precision,
    /// The town it is part of.
    pub part_of: Option<PlaceId>,
    /// Today's name, in today's official form.
    pub modern_name: String,
    /// Today's country, ISO 3166-1 alpha-2; empty at sea.
    pub modern_country: String,
    /// An editor's remark.
    pub note: String,
    pub(crate) names: [Vec<NameSpan>; 4],
    pub(crate) states: Vec<StateSpan>,
}

impl Place {
    /// The name on a day in a language; where none is recorded, the English name, then today's.
    pub fn name(&self, day: Day, lang: Lang) -> &str {
        self.name_in(day, lang)
            .or_else(|| self.name_in(day, Lang::En))
            .unwrap_or(&self.modern_name)
    }

    /// Every recorded name in a language, oldest first.
    pub fn names(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.names[lang.index()].iter().map(|span| &*span.name)
    }

    /// The recorded name on a day in a language, if there is one.
    pub fn name_in(&self, day: Day, lang: Lang) -> Option<&str> {
        self.names[lang.index()]
            .iter()
            .find(|span| holds(span.from, span.to, day))
            .map(|span| &*span.name)
    }

    /// Today's name in a language, where the record has it: the last name, if that is today's in
    /// English too. Of a place whose names end before today it has none.
    pub fn name_today(&self, lang: Lang) -> Option<&str> {
        let last = |lang: Lang| self.names(lang).last();
        let known = last(Lang::En) == Some(&*self.modern_name);
        known.then(|| last(lang)).flatten()
    }

    /// Today's name in a language, or as the place itself writes it, where it is another than the
    /// name on a day. Case, accents and what stands in brackets make no other name.
    pub fn other_name_today(&self, day: Day, lang: Lang) -> Option<&str> {
        let today = self.name_today(lang).unwrap_or(&self.modern_name);
        let bare = |name: &str| fold(name.split('(').next().unwrap_or(name));
        let same = bare(self.name(day, lang)) == bare(today);
        (!today.is_empty() && !same).then_some(today)
    }

    /// The state it lay in on a day, where the record says.
    pub fn state(&self, day: Day) -> Option<StateId> {
        self.states
            .iter()
            .find(|span| holds(span.from, span.to, day))
            .map(|span| span.state)
    }
}

fn holds(from: Option<Day>, to: Option<Day>, day: Day) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day < to)
}

/// The colour family of a state; the theme turns it into colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[expect(
    missing_docs,
    reason = "each variant is a state or a pair of states by its name"
)]
pub enum TintKey {
    Russia,
    AustriaHungary,
    Germany,
    France,
    Britain,
    UnitedStates,
    Spain,
    Turkey,
    Mexico,
    Switzerland,
    Norway,
    Denmark,
    SwedenGreece,
    Belgium,
    Italy,
    Serbia,
    Bulgaria,
    Romania,
    #[default]
    Other,
}

impl TintKey {
    /// Every family, in the order of the theme.
    pub const ALL: &[Self] = &[
        Self::Russia,
        Self::AustriaHungary,
        Self::Germany,
        Self::France,
        Self::Britain,
        Self::UnitedStates,
        Self::Spain,
        Self::Turkey,
        Self::Mexico,
        Self::Switzerland,
        Self::Norway,
        Self::Denmark,
        Self::SwedenGreece,
        Self::Belgium,
        Self::Italy,
        Self::Serbia,
        Self::Bulgaria,
        Self::Romania,
        Self::Other,
    ];

    /// The family as the record writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Russia => "russia",
            Self::AustriaHungary => "austria-hungary",
            Self::Germany => "germany",
            Self::France => "france",
            Self::Britain => "britain",
            Self::UnitedStates => "united-states",
            Self::Spain => "spain",
            Self::Turkey => "turkey",
            Self::Mexico => "mexico",
            Self::Switzerland => "switzerland",
            Self::Norway => "norway",
            Self::Denmark => "denmark",
            Self::SwedenGreece => "sweden-greece",
            Self::Belgium => "belgium",
            Self::Italy => "italy",
            Self::Serbia => "serbia",
            Self::Bulgaria => "bulgaria",
            Self::Romania => "romania",
            Self::Other => "other",
        }
    }
}

/// A state, under one of its names: a new regime with a new name is a new span of the same state.
#[derive(Clone, Debug)]
pub struct State {
    /// The id of the record, such as `austria-hungary`.
    pub key: String,
    /// Its colour family.
    pub tint: TintKey,
    pub(crate) names: Vec<(Option<Day>, Option<Day>, Text)>,
}

impl State {
    /// The state's name on a day; outside its recorded names, the nearest.
    pub fn name(&self, day: Day, lang: Lang) -> &str {
        self.names
            .iter()
            .find(|(from, to, _)| holds(*from, *to, day))
            .or_else(|| self.names.last())
            .map_or(&*self.key, |(_, _, name)| name.get(lang))
    }

    /// Under which of its names the state stood on a day, counted from 0; outside its recorded
    /// names, the last.
    pub fn regime(&self, day: Day) -> usize {
        self.names
            .iter()
            .position(|(from, to, _)| holds(*from, *to, day))
            .unwrap_or_else(|| self.names.len().saturating_sub(1))
    }

    /// The name of a regime.
    pub fn regime_name(&self, regime: usize, lang: Lang) -> &str {
        self.names
            .get(regime)
            .map_or(&*self.key, |(_, _, name)| name.get(lang))
    }

    /// The days on which the state took another name.
    pub(super) fn turns(&self) -> impl Iterator<Item = Day> {
        self.names
            .iter()
            .flat_map(|(from, to, _)| [*from, *to])
            .flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::life::sample::day;

    #[test]
    fn todays_name_is_in_the_readers_language_and_said_only_if_it_is_another() {
        let turn = day("1930-03-28");
        let names = |old: &str, new: &str| {
            let span = |from, to, name: &str| NameSpan {
                from,
                to,
                name: name.into(),
            };
            vec![span(None, Some(turn), old), span(Some(turn), None, new)]
        };
        let mut city = Place {
            key: "istanbul".to_owned(),
            at: LonLat { lon: 0.0, lat: 0.0 },
            precision: Precision::Town,
            part_of: None,
            modern_name: "Istanbul".to_owned(),
            modern_country: "TR".to_owned(),
            note: String::new(),
            names: Lang::ALL.map(|lang| match lang {
                Lang::En => names("Constantinople", "Istanbul"),
                _ => names("Constantinopla", "Estambul (Istanbul)"),
            }),
            states: Vec::new(),
        };
        let (then, later) = (day("1929-02-12"), day("1933-01-01"));
        assert_eq!(city.other_name_today(then, Lang::En), Some("Istanbul"));
        let spanish = Some("Estambul (Istanbul)");
        assert_eq!(city.other_name_today(then, Lang::Es), spanish);
        assert_eq!(city.other_name_today(later, Lang::Es), None);
        city.modern_name = "İSTANBUL".to_owned();
        assert_eq!(city.name_today(Lang::Es), None);
        assert_eq!(city.other_name_today(later, Lang::En), None);
        city.modern_name.clear();
        assert_eq!(city.other_name_today(then, Lang::En), None);
    }
}
