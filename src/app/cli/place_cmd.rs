//! `place NAME --date DATE`: what a place was called on a date, which state held it, and what it is now.

use serde::Serialize;

use crate::calendar::{Day, day_from_text};
use crate::geo::{LonLat, distance_km};
use crate::life::{Life, PlaceId, Precision};
use crate::words::{Lang, Words, fold};
use crate::world::{BasemapError, Borders, Town, country, country_of_unit, states, towns};

/// The question cannot be answered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// The text is no date.
    #[error(transparent)]
    NoDate(#[from] crate::calendar::DateError),
    /// The text looks like coordinates and is none.
    #[error(
        "\"{text}\" is no position: expected latitude and longitude in degrees, such as 49.84,24.03"
    )]
    NoPosition {
        /// What was asked.
        text: String,
    },
    /// Nothing bears the name.
    #[error("No place is called \"{name}\"{}", .nearest.as_ref().map(|nearest| format!("; did you mean {nearest}?")).unwrap_or_default())]
    Unknown {
        /// What was asked.
        name: String,
        /// The name that is most like it.
        nearest: Option<String>,
    },
    /// The program is damaged.
    #[error(transparent)]
    NoBorders(#[from] BasemapError),
}

/// A name in four languages.
#[derive(Debug, Serialize)]
struct Names {
    en: Option<String>,
    pt: Option<String>,
    es: Option<String>,
    ru: Option<String>,
}

#[derive(Debug, Serialize)]
struct State {
    id: String,
    name: Names,
}

#[derive(Debug, Serialize)]
struct Modern {
    name: Option<String>,
    country: Option<String>,
}

/// What is known of a place on a day.
#[derive(Debug, Serialize)]
pub struct Answer {
    place: String,
    date: String,
    lat: f64,
    lon: f64,
    name: Names,
    state: Option<State>,
    modern: Modern,
}

/// A name at least so like the one asked for is offered in its place.
const LIKE: f64 = 0.8;

/// A position so near to the middle of a town, in kilometres, goes by its name.
const BESIDE_KM: f64 = 6.0;

impl Answer {
    /// The id of the state that held the place; `None` at sea and where no state is drawn.
    pub fn state_id(&self) -> Option<&str> {
        self.state.as_ref().map(|state| &*state.id)
    }

    /// The name of the date in English.
    pub fn english(&self) -> Option<&str> {
        self.name.en.as_deref()
    }
}

/// What was asked for.
#[derive(Clone, Copy, Debug)]
enum Spot<'a> {
    Place(PlaceId),
    Town(&'a Town),
    Bare(LonLat),
}

/// A name by which something is known.
#[derive(Debug)]
struct Known<'a> {
    folded: String,
    name: &'a str,
    when: When,
    spot: Spot<'a>,
    /// A house gives way to its town.
    part: bool,
}

/// When a name was in use; that of today and an id are not meant first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Then,
    Today,
    Id,
}

/// The places and the borders that answers come from.
#[derive(Debug)]
pub struct Gazetteer<'a> {
    life: &'a Life,
    borders: Borders,
    known: Vec<Known<'a>>,
}

impl<'a> Gazetteer<'a> {
    /// The places of a life, the towns of the map and its borders.
    pub fn new(life: &'a Life) -> Result<Self, PlaceError> {
        let mut known = Vec::new();
        let mut add = |name: &'a str, when: When, spot: Spot<'a>, part: bool| {
            // "Büyükada (Prinkipo)" answers to both names too.
            let (before, inside) = name.split_once('(').unwrap_or_default();
            for form in [name, before, inside] {
                let folded = fold(form);
                if !folded.is_empty() {
                    known.push(Known {
                        folded,
                        name,
                        when,
                        spot,
                        part,
                    });
                }
            }
        };
        for (index, place) in life.places.iter().enumerate() {
            let spot = Spot::Place(PlaceId::from_index(index));
            let part = place.part_of.is_some();
            for name in Lang::ALL.into_iter().flat_map(|lang| place.names(lang)) {
                add(name, When::Then, spot, part);
                // "Avenida Viena, Coyoacán" is found by its quarter too, if nothing bears that name.
                if let Some((_, quarter)) = name.rsplit_once(", ") {
                    add(quarter, When::Id, spot, part);
                }
            }
            add(&place.modern_name, When::Today, spot, part);
            add(&place.key, When::Id, spot, part);
        }
        for town in towns() {
            for lang in Lang::ALL {
                add(town.name.get(lang), When::Then, Spot::Town(town), false);
            }
            add(&town.modern_name, When::Today, Spot::Town(town), false);
            add(&town.id, When::Id, Spot::Town(town), false);
        }
        Ok(Self {
            life,
            borders: Borders::embedded()?,
            known,
        })
    }

    /// The answer for a name or for `latitude,longitude` on a date as people write it.
    pub fn ask(&self, place: &str, date: &str) -> Result<Answer, PlaceError> {
        let day = day_from_text(date)?;
        match position(place)? {
            None => Ok(self.answer(self.find(place, day)?, day)),
            Some(at) => {
                let bare = self.answer(Spot::Bare(at), day);
                let Some(town) = self.town_at(at, day) else {
                    return Ok(bare);
                };
                let named = self.answer(town, day);
                Ok(Answer {
                    name: named.name,
                    modern: Modern {
                        name: named.modern.name,
                        ..bare.modern
                    },
                    ..bare
                })
            }
        }
    }

    /// The town that a position lies in or beside, by the distance of its middle.
    fn town_at(&self, at: LonLat, day: Day) -> Option<Spot<'a>> {
        let places = self
            .life
            .places
            .iter()
            .enumerate()
            .filter_map(|(index, place)| {
                let town = place.part_of.is_none() && place.precision == Precision::Town;
                town.then(|| {
                    (
                        distance_km(place.at, at),
                        Spot::Place(PlaceId::from_index(index)),
                    )
                })
            });
        let held = towns()
            .iter()
            .filter(|town| town.holds(day))
            .map(|town| (distance_km(town.at, at), Spot::Town(town)));
        places
            .chain(held)
            .filter(|(away, _)| *away < BESIDE_KM)
            .min_by(|one, other| one.0.total_cmp(&other.0))
            .map(|(_, spot)| spot)
    }

    /// The place with a name: one that bears it on the day goes before one that bore it at another
    /// time, a town before a house in it, a place of the life before a town of the map.
    fn find(&self, name: &str, day: Day) -> Result<Spot<'a>, PlaceError> {
        let wanted = fold(name);
        let bears = |known: &Known<'_>| match known.spot {
            Spot::Place(id) => Lang::ALL
                .iter()
                .any(|lang| self.life.place(id).name_in(day, *lang) == Some(known.name)),
            Spot::Town(town) => town.holds(day),
            Spot::Bare(_) => false,
        };
        let weight = |known: &Known<'_>| {
            let age = match known.when {
                When::Then if bears(known) => 0,
                When::Then => 1,
                When::Today => 2,
                When::Id => 3,
            };
            (age, known.part, matches!(known.spot, Spot::Town(_)))
        };
        let best = self
            .known
            .iter()
            .filter(|known| known.folded == wanted)
            .min_by_key(|known| weight(known));
        if let Some(known) = best {
            return Ok(known.spot);
        }
        let nearest = self
            .known
            .iter()
            .map(|known| (strsim::jaro_winkler(&known.folded, &wanted), known.name))
            .filter(|(likeness, _)| *likeness > LIKE)
            .max_by(|one, other| one.0.total_cmp(&other.0));
        Err(PlaceError::Unknown {
            name: name.to_owned(),
            nearest: nearest.map(|(_, name)| name.to_owned()),
        })
    }

    fn answer(&self, spot: Spot<'_>, day: Day) -> Answer {
        let at = match spot {
            Spot::Place(id) => self.life.place(id).at,
            Spot::Town(town) => town.at,
            Spot::Bare(at) => at,
        };
        let face = self
            .borders
            .face_at(at)
            .map(|face| &self.borders.faces[face]);
        let held = face.map(|face| &*self.borders.states[face.on(day).state]);
        let state = self.recorded(spot, day).or(held).and_then(|id| {
            let name = &states().named(id, day)?.name;
            Some(State {
                id: id.to_owned(),
                name: names(|lang| Some(name.get(lang).to_owned())),
            })
        });
        let today = || face.and_then(|face| country_of_unit(&face.country));
        let (place, name, modern, code) = match spot {
            Spot::Place(id) => {
                let place = self.life.place(id);
                let name = names(|lang| Some(place.name(day, lang).to_owned()));
                let modern = Some(place.modern_name.clone()).filter(|name| !name.is_empty());
                (
                    place.key.clone(),
                    name,
                    modern,
                    Some(&*place.modern_country),
                )
            }
            Spot::Town(town) => {
                let rows = || towns().iter().filter(|row| row.id == town.id);
                // Before its founding or between two rows a town goes by the name nearest in time.
                let row = rows()
                    .find(|row| row.holds(day))
                    .or_else(|| rows().find(|row| row.from.is_none_or(|from| day < from)))
                    .or_else(|| rows().next_back())
                    .unwrap_or(town);
                let last = rows().next_back().unwrap_or(town);
                let modern = if town.modern_name.is_empty() {
                    last.name.get(Lang::En)
                } else {
                    &town.modern_name
                };
                let name = names(|lang| Some(row.name.get(lang).to_owned()));
                (
                    town.id.clone(),
                    name,
                    Some(modern.to_owned()),
                    Some(&*town.modern_country),
                )
            }
            Spot::Bare(at) => (
                format!("{},{}", at.lat, at.lon),
                names(|_| None),
                None,
                None,
            ),
        };
        let country = code.and_then(country).or_else(today);
        Answer {
            place,
            date: day.to_string(),
            lat: at.lat,
            lon: at.lon,
            name,
            state,
            modern: Modern {
                name: modern,
                country: country.map(|country| country.name.get(Lang::En).to_owned()),
            },
        }
    }

    /// The state that the record itself gives a place of the life, where the map knows that state: a
    /// region changes hands as a whole, and a town in it did not always follow on that day.
    fn recorded(&self, spot: Spot<'_>, day: Day) -> Option<&str> {
        let Spot::Place(id) = spot else {
            return None;
        };
        let place = self.life.place(id);
        let state = place
            .state(day)
            .or_else(|| self.life.place(self.life.town(id)).state(day))?;
        let key = &*self.life.state(state).key;
        // The record may name a union where the map knows the republic too; the finer answer stands.
        let known = self.borders.states.iter().any(|id| id == key);
        let part = self
            .borders
            .face_at(place.at)
            .map(|face| &*self.borders.states[self.borders.faces[face].on(day).state])
            .is_some_and(|id| states().sovereign(id, day) == key);
        (known && !part).then_some(key)
    }
}

fn names(of: impl Fn(Lang) -> Option<String>) -> Names {
    Names {
        en: of(Lang::En),
        pt: of(Lang::Pt),
        es: of(Lang::Es),
        ru: of(Lang::Ru),
    }
}

/// The position that a text gives as `latitude,longitude`; `None` if it is a name.
fn position(text: &str) -> Result<Option<LonLat>, PlaceError> {
    let wrong = || PlaceError::NoPosition {
        text: text.to_owned(),
    };
    if !text.chars().any(|letter| letter.is_ascii_digit()) || text.chars().any(char::is_alphabetic)
    {
        return Ok(None);
    }
    let (lat, lon) = text
        .split_once([',', ';'])
        .or_else(|| text.trim().split_once(' '))
        .ok_or_else(wrong)?;
    match (lat.trim().parse(), lon.trim().parse()) {
        (Ok(lat), Ok(lon)) => LonLat::new(lon, lat)
            .map(Some)
            .map_err(|_out_of_range| wrong()),
        _ => Err(wrong()),
    }
}

/// The answer as text or as JSON.
pub fn run(
    life: &Life,
    place: &str,
    date: &str,
    json: bool,
    words: &Words,
) -> Result<String, PlaceError> {
    let answer = Gazetteer::new(life)?.ask(place, date)?;
    if json {
        // A struct of strings and finite numbers always serialises.
        return Ok(serde_json::to_string_pretty(&answer).unwrap_or_default());
    }
    let of = |names: &Names| {
        match words.lang() {
            Lang::Pt => &names.pt,
            Lang::En => &names.en,
            Lang::Es => &names.es,
            Lang::Ru => &names.ru,
        }
        .clone()
    };
    let name = of(&answer.name).unwrap_or_else(|| answer.place.clone());
    let state = answer
        .state
        .as_ref()
        .and_then(|state| of(&state.name))
        .unwrap_or_else(|| words.text("place-no-state").into_owned());
    let today = [answer.modern.name.clone(), answer.modern.country.clone()];
    let today: Vec<String> = today.into_iter().flatten().collect();
    let day = day_from_text(date)?;
    let when = crate::calendar::date_text(words, day);
    let args = crate::words::Args::new()
        .set("date", when)
        .set("name", name)
        .set("state", state)
        .set("today", today.join(", "));
    Ok(words.text_with("place-answer", &args).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load_embedded;

    fn ask(place: &str, date: &str) -> Result<Answer, PlaceError> {
        let loaded = load_embedded().unwrap();
        Gazetteer::new(&loaded.life)?.ask(place, date)
    }

    #[test]
    fn a_position_a_town_and_a_place_of_the_life_are_answered() {
        let bare = ask("49.84,24.03", "1911-06-01").unwrap();
        assert_eq!(bare.state.unwrap().id, "austria");
        assert_eq!(bare.modern.country.as_deref(), Some("Ukraine"));
        assert_eq!(bare.name.en.as_deref(), Some("Lemberg"));
        assert!(ask("50.5,25.0", "1911-06-01").unwrap().name.en.is_none());
        let lemberg = ask("Lemberg", "1911-06-01").unwrap();
        assert_eq!(lemberg.name.en.as_deref(), Some("Lemberg"));
        let lwow = ask("lemberg", "1930-06-01").unwrap();
        assert_eq!(lwow.state.unwrap().id, "poland");
        assert_ne!(lwow.name.en.as_deref(), Some("Lemberg"));
        let leningrad = ask("Ленинград", "25 октября 1917 ст. ст.").unwrap();
        assert_eq!(leningrad.name.en.as_deref(), Some("Petrograd"));
        assert_eq!(leningrad.modern.name.as_deref(), Some("St Petersburg"));
        let prinkipo = ask("Büyükada", "1931-01-01").unwrap();
        assert_eq!(prinkipo.state.unwrap().id, "turkey");
        assert!(ask("40,-40", "1917-01-08").unwrap().state.is_none());
    }

    #[test]
    fn what_cannot_be_answered_says_why() {
        let unknown = ask("Odesa Mamma", "1900-01-01").unwrap_err().to_string();
        assert!(unknown.contains("Odesa Mamma"), "{unknown}");
        let near = ask("Petrograt", "1916-01-01").unwrap_err().to_string();
        assert!(near.contains("did you mean Petrograd"), "{near}");
        let off = ask("149.84,24.03", "1911-06-01").unwrap_err().to_string();
        assert!(off.contains("149.84") && off.contains("such as"), "{off}");
        assert!(
            ask("Odessa", "once")
                .unwrap_err()
                .to_string()
                .contains("once")
        );
        assert!(ask("", "1900-01-01").is_err());
    }
}
