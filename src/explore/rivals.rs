//! The rival claims that map and axis draw as ghosts, when the visitor has switched them on.
//!
//! A ghost follows the rule of [`doubt`](super::doubt): an outline with gaps, never a colour alone,
//! tied to what the record keeps. The future is never on the map, so a ghost comes with its row.

use crate::geo::LonLat;
use crate::life::{Dispute, Life, PlaceId};

use super::Scene;
use super::doubt::moments;

/// A rival date on the axis.
#[derive(Clone, Copy, Debug)]
pub struct RivalDate<'a> {
    /// The claim.
    pub dispute: &'a Dispute,
    /// The first and the last moment of the rival date.
    pub rival: (f64, f64),
    /// The middle of the date kept.
    pub kept: f64,
}

/// A rival place on the map.
#[derive(Clone, Copy, Debug)]
pub struct RivalPlace<'a> {
    /// The claim.
    pub dispute: &'a Dispute,
    /// The rival place.
    pub place: PlaceId,
    /// Where it lies.
    pub at: LonLat,
    /// Where the place kept lies.
    pub kept: LonLat,
}

/// The rival dates of a scene; none while they are switched off.
pub fn rival_dates<'a>(scene: &Scene<'a>) -> impl Iterator<Item = RivalDate<'a>> + use<'a> {
    let life: &Life = scene.life;
    shown(scene).filter_map(move |dispute| {
        let rival = moments(life, dispute.bounds?);
        let (start, end) = moments(life, life.kept_bounds(dispute));
        Some(RivalDate {
            dispute,
            rival,
            kept: f64::midpoint(start, end),
        })
    })
}

/// The rival places of a scene up to now; none while they are switched off.
pub fn rival_places<'a>(scene: &Scene<'a>) -> impl Iterator<Item = RivalPlace<'a>> + use<'a> {
    let life: &Life = scene.life;
    let now = scene.clock.moment;
    shown(scene).filter_map(move |dispute| {
        let place = dispute.place?;
        let (start, _) = moments(life, life.kept_bounds(dispute));
        (start <= now).then(|| RivalPlace {
            dispute,
            place,
            at: life.place(place).at,
            kept: life.place(life.place_of(dispute.row)).at,
        })
    })
}

fn shown<'a>(scene: &Scene<'a>) -> std::slice::Iter<'a, Dispute> {
    let life: &'a Life = scene.life;
    if scene.finder.wanted().rivals {
        life.disputes.iter()
    } else {
        [].iter()
    }
}
