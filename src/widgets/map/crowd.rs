//! Crowds: stops of one town closer to each other than their marks are drawn, and named, as one.

use egui::Pos2;

use crate::explore::Stop;
use crate::geo::distance_km;
use crate::life::{Life, PlaceId};

use super::marks::radius;

/// A stop by itself.
pub(super) struct Alone<'a> {
    pub(super) stop: &'a Stop,
    pub(super) at: Pos2,
    pub(super) days: f64,
    pub(super) prison: f64,
}

/// One stop, or several that lie on each other.
pub(super) struct Crowd<'a> {
    /// The one with the most days; the mark stands where it lies.
    pub(super) first: Alone<'a>,
    pub(super) others: Vec<&'a Stop>,
    /// The place whose name it bears.
    pub(super) place: PlaceId,
    /// The days of all, and how many of them in prison.
    pub(super) days: f64,
    pub(super) prison: f64,
}

impl Crowd<'_> {
    /// Whether no stay of any of them is well enough known to mark a point.
    pub(super) fn is_unsure(&self) -> bool {
        self.first.stop.unsure && self.others.iter().all(|stop| stop.unsure)
    }

    fn holds(&self, place: PlaceId) -> bool {
        self.first.stop.place == place || self.others.iter().any(|stop| stop.place == place)
    }
}

/// Two marks must have this much between them, in points, to be two.
const APART: f32 = 1.0;

/// So must a stay of which no more is known than the town, and a house in it.
const APART_FROM_TOWN: f32 = 20.0;

/// A crowd further from the middle of its town than this, in kilometres, is a suburb.
const TOWN_KM: f64 = 6.0;

/// Gathers the stops of a view into crowds. In each town the crowd that holds the town itself, else
/// the one with the most days near its middle, bears the name of the town; any other bears that of
/// its first.
pub(super) fn gather<'a>(life: &Life, mut stops: Vec<Alone<'a>>) -> Vec<Crowd<'a>> {
    stops.sort_by(|a, b| {
        let order = b.days.total_cmp(&a.days);
        order.then(a.stop.place.cmp(&b.stop.place))
    });
    let mut crowds: Vec<Crowd<'a>> = Vec::new();
    for stop in stops {
        let town = life.town(stop.stop.place);
        let own = radius(stop.days);
        let near = crowds.iter_mut().find(|crowd| {
            let somewhere = crowd.first.stop.place == town || stop.stop.place == town;
            let apart = if somewhere { APART_FROM_TOWN } else { APART };
            let reach = radius(crowd.first.days) + own + apart;
            life.town(crowd.first.stop.place) == town && crowd.first.at.distance(stop.at) < reach
        });
        if let Some(crowd) = near {
            crowd.days += stop.days;
            crowd.prison += stop.prison;
            crowd.others.push(stop.stop);
        } else {
            crowds.push(Crowd {
                place: stop.stop.place,
                days: stop.days,
                prison: stop.prison,
                first: stop,
                others: Vec::new(),
            });
        }
    }
    name(life, &mut crowds);
    crowds
}

fn name(life: &Life, crowds: &mut [Crowd<'_>]) {
    for index in 0..crowds.len() {
        let crowd = &crowds[index];
        let town = life.town(crowd.first.stop.place);
        let (holds, many) = (crowd.holds(town), !crowd.others.is_empty());
        // A suburb is not the town.
        let km = distance_km(life.place(crowd.first.stop.place).at, life.place(town).at);
        let inside = km <= TOWN_KM;
        let of_town = |other: &Crowd<'_>| life.town(other.first.stop.place) == town;
        // Somebody else is the town: the crowd that holds it, or a larger one before this.
        let taken = crowds.iter().any(|other| other.holds(town))
            || crowds[..index]
                .iter()
                .any(|other| of_town(other) && !other.others.is_empty());
        if many && (holds || inside && !taken) {
            crowds[index].place = town;
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;
    use crate::load::load_embedded;

    fn place(life: &Life, key: &str) -> PlaceId {
        let at = life.places.iter().position(|place| place.key == key);
        PlaceId::from_index(at.unwrap())
    }

    fn stop(place: PlaceId) -> Stop {
        let mut stop = Stop::new(place);
        stop.unsure = false;
        stop
    }

    /// The crowds of stops at these places, points and days: name, days, how many.
    fn crowds(stops: &[(&str, f32, f64)]) -> Vec<(String, f64, usize)> {
        let life = load_embedded().unwrap().life;
        let all: Vec<Stop> = stops
            .iter()
            .map(|(key, ..)| stop(place(&life, key)))
            .collect();
        let alone = all
            .iter()
            .zip(stops)
            .map(|(stop, (_, x, days))| Alone {
                stop,
                at: pos2(*x, 0.0),
                days: *days,
                prison: 0.0,
            })
            .collect();
        gather(&life, alone)
            .into_iter()
            .map(|crowd| {
                let key = life.place(crowd.place).key.clone();
                (key, crowd.days, 1 + crowd.others.len())
            })
            .collect()
    }

    #[test]
    fn houses_on_each_other_are_their_town_and_part_as_one_comes_closer() {
        let (smolny, kresty) = ("st-petersburg-smolny", "st-petersburg-kresty");
        let far = crowds(&[(smolny, 0.0, 100.0), (kresty, 3.0, 70.0)]);
        assert_eq!(far, [("st-petersburg".to_owned(), 170.0, 2)]);
        let near = crowds(&[(smolny, 0.0, 100.0), (kresty, 30.0, 70.0)]);
        assert_eq!(
            near,
            [(smolny.to_owned(), 100.0, 1), (kresty.to_owned(), 70.0, 1)]
        );
    }

    #[test]
    fn one_crowd_of_a_town_bears_its_name() {
        let crowds = crowds(&[
            ("st-petersburg-smolny", 0.0, 100.0),
            ("st-petersburg-kresty", 2.0, 70.0),
            ("st-petersburg-court", 50.0, 5.0),
            ("st-petersburg", 51.0, 4.0),
        ]);
        let names: Vec<&str> = crowds.iter().map(|(name, ..)| &**name).collect();
        assert_eq!(names, ["st-petersburg-smolny", "st-petersburg"]);
    }

    #[test]
    fn a_suburb_is_not_named_as_the_town() {
        let crowds = crowds(&[
            ("coyoacan-avenida-viena", 0.0, 400.0),
            ("coyoacan-casa-azul", 4.0, 800.0),
        ]);
        assert_eq!(crowds, [("coyoacan-casa-azul".to_owned(), 1200.0, 2)]);
    }

    #[test]
    fn houses_of_two_towns_are_never_one() {
        let crowds = crowds(&[
            ("st-petersburg-smolny", 0.0, 100.0),
            ("moscow-bolshoi", 0.0, 70.0),
        ]);
        assert_eq!(crowds.len(), 2);
    }
}
