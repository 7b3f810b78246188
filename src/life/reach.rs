//! How far he was from where his life began, day by day, and the furthest he had come.

use crate::calendar::Day;
use crate::geo::{LonLat, distance_km};

use super::{Kind, Life, PlaceId};

/// The furthest place of the life up to a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Furthest {
    /// The place.
    pub place: PlaceId,
    /// Kilometres from where the life began, along the great circle.
    pub km: f64,
    /// The day he came there.
    pub day: Day,
}

/// Distances from where the life began, made ready once.
#[derive(Clone, Debug)]
pub struct Reach {
    home: PlaceId,
    first_day: Day,
    /// Kilometres at the noon of each day.
    km: Vec<f32>,
    /// Each place that was further than all before it.
    records: Vec<Furthest>,
}

impl Reach {
    /// Measures a life; `None` of one without a leg.
    pub fn new(life: &Life) -> Option<Self> {
        let home = match &life.legs.first()?.kind {
            Kind::Stay { place } => *place,
            Kind::Journey { from, .. } => *from,
        };
        let from = life.place(home).at;
        let days = usize::try_from(life.days()).unwrap_or_default();
        let mut km = Vec::with_capacity(days);
        for day in 0..days {
            let (leg, share) = life.leg_at_moment(day as f64 + 0.5);
            let at: LonLat = match &life.leg(leg).kind {
                Kind::Stay { place } => life.place(*place).at,
                Kind::Journey { to, path, .. } => path.at(share).unwrap_or(life.place(*to).at),
            };
            km.push(distance_km(from, at) as f32);
        }
        let mut records: Vec<Furthest> = Vec::new();
        for (id, leg) in life.leg_ids().zip(&life.legs) {
            // He comes to a place where its stay begins or the journey to it ends.
            let boundary = id.index() + usize::from(!leg.is_stay());
            let place = leg.place();
            let distance = distance_km(from, life.place(place).at);
            if records.last().is_none_or(|last| distance > last.km) {
                let days = life.chain.moment(boundary).floor() as i64;
                let days = days.clamp(0, (life.days() - 1).max(0));
                records.push(Furthest {
                    place,
                    km: distance,
                    day: life.subject.first_day + chrono::TimeDelta::days(days),
                });
            }
        }
        Some(Self {
            home,
            first_day: life.subject.first_day,
            km,
            records,
        })
    }

    /// Where the life began.
    pub fn home(&self) -> PlaceId {
        self.home
    }

    /// Kilometres from there at the noon of every day of the life, from the first.
    pub fn km(&self) -> &[f32] {
        &self.km
    }

    /// Kilometres from there on a day; 0 outside the life.
    pub fn km_on(&self, day: Day) -> f64 {
        usize::try_from((day - self.first_day).num_days())
            .ok()
            .and_then(|day| self.km.get(day))
            .map_or(0.0, |km| f64::from(*km))
    }

    /// The furthest place he had come to by a day, that day included; `None` before the life.
    pub fn furthest(&self, day: Day) -> Option<Furthest> {
        let reached = self.records.partition_point(|record| record.day <= day);
        reached.checked_sub(1).map(|last| self.records[last])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::life::sample;

    #[test]
    fn distances_are_of_the_place_or_the_point_on_the_way() {
        let life = sample::life();
        let reach = Reach::new(&life).unwrap();
        assert_eq!(life.place(reach.home()).key, "farm");
        assert_eq!(reach.km().len() as i64, life.days());
        assert_eq!(reach.km_on(sample::day("1900-01-10")), 0.0);
        // A degree of longitude at 50 degrees north is 71.5 km; on the 21st he is half-way.
        assert!((reach.km_on(sample::day("1900-01-21")) - 35.7).abs() < 0.3);
        assert!((reach.km_on(sample::day("1900-01-25")) - 71.5).abs() < 0.3);
        assert_eq!(reach.km_on(sample::day("1899-01-01")), 0.0);
    }

    #[test]
    fn the_furthest_place_is_the_furthest_so_far() {
        let life = sample::life();
        let reach = Reach::new(&life).unwrap();
        let key = |day: &str| {
            reach
                .furthest(sample::day(day))
                .map(|furthest| &*life.place(furthest.place).key)
        };
        assert_eq!(key("1899-12-31"), None);
        assert_eq!(key("1900-01-01"), Some("farm"));
        assert_eq!(key("1900-01-22"), Some("harbour"));
        assert_eq!(key("1900-04-30"), Some("island"));
    }
}
