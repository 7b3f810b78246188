//! The camera follows the clock: not at all, as far as it must, or as a director would.

use crate::geo::{Camera, LonLat, LonLatRect, distance_km};
use crate::life::{Kind, LegId};

use super::super::{Fit, Follow};
use super::{CALM_SECS, Explorer};

/// Seconds of playing that a flight looks ahead: as long as no other may follow it.
const AHEAD_SECS: f64 = CALM_SECS;

/// The part of the frame in which the marker moves without the camera.
const INNER: f64 = 0.7;

/// How close the director goes, in points per degree: a region, so that the next move stays in sight.
const CLOSEST: f64 = 200.0;

/// The director comes closer only if it is worth a flight: by more than this factor.
const WORTH: f64 = 2.5;

/// The most legs the director looks at; at a year a second there are more than any frame can tell.
const MOST_LEGS: usize = 64;

impl Explorer {
    /// Lets the camera follow the clock, unless it has just flown.
    pub(super) fn keep_in_view(&mut self) {
        if self.since_flight < CALM_SECS || self.flight.is_some() {
            return;
        }
        match self.follow {
            Follow::Off => {}
            Follow::Director if self.clock.playing => self.direct(),
            Follow::Director | Follow::KeepInView => self.bring_into_view(self.now.at),
        }
    }

    /// Moves the camera if a position has left the inner part of the frame.
    pub(super) fn bring_into_view(&mut self, at: LonLat) {
        // With the whole life in sight there is nothing to follow, as long as the marker is on the sheet.
        let whole = self.camera.scale <= 1.3 * self.camera_for(Fit::Life).scale;
        let free_width = self.free_width();
        let inner = |offset: f64, size: f64| {
            let free = if whole {
                24.0
            } else {
                (1.0 - INNER) / 2.0 * size
            };
            offset.abs() <= size / 2.0 - free
        };
        let (x, y) = self.view().point_from_lonlat(at);
        if inner(x + self.covered() / 2.0, free_width) && inner(y, self.frame.1) {
            return;
        }
        // A far goal at a close zoom would fly over nothing: show both ends from higher up first.
        let km = distance_km(
            at,
            LonLat {
                lon: self.camera.lon,
                lat: self.camera.lat,
            },
        );
        let screen_km = self.view().km_per_point(at.lat) * self.frame.0;
        let scale = if km > 3.0 * screen_km {
            self.camera.scale * (3.0 * screen_km / km).max(0.1)
        } else {
            self.camera.scale
        };
        self.fly(self.beside_card(Camera::above(self.aim(at, scale), scale)));
    }

    /// So many points of the frame lie under the card now.
    pub(super) fn cover(&mut self, points: f64) {
        if !points.is_finite() {
            return;
        }
        let grows = points > self.covered;
        self.covered = points.max(0.0);
        // The card that a choice opens must not lie on what was chosen.
        if let Some(at) = self.uncover.take().filter(|_| grows) {
            self.bring_into_view(at);
        }
    }

    /// How much of the frame's right side the card hides; never so much that nothing is left.
    fn covered(&self) -> f64 {
        self.covered.min(0.7 * self.frame.0)
    }

    /// The width of the frame that no card covers.
    pub(super) fn free_width(&self) -> f64 {
        self.frame.0 - self.covered()
    }

    /// The camera that shows in the middle of what the card leaves free what this one shows in the
    /// middle of the frame.
    pub(super) fn beside_card(&self, camera: Camera) -> Camera {
        let covered = self.covered();
        if covered <= 0.0 {
            return camera;
        }
        let view = camera.through(self.frame.0, self.frame.1);
        view.panned(-covered / 2.0, 0.0)
    }

    /// The centre that keeps a playing clock in view until the camera may move again; the position
    /// itself if the clock stands or goes too far for that.
    fn aim(&self, at: LonLat, scale: f64) -> LonLat {
        if !self.clock.playing {
            return at;
        }
        let way = (0..=6).map(|i| self.position_after(AHEAD_SECS * f64::from(i) / 6.0));
        let Some(rect) = LonLatRect::around(way.chain([at])) else {
            return at;
        };
        let fitting = self.fitting(rect, (1.0 - INNER) / 2.0);
        if fitting.scale < scale {
            return at;
        }
        LonLat {
            lon: fitting.lon,
            lat: fitting.lat,
        }
    }

    /// Where the marker will be after some seconds of playing.
    fn position_after(&self, secs: f64) -> LonLat {
        let moment = self.clock.after(secs, self.life_days(), self.table());
        let (leg, share) = self.life.leg_at_moment(moment);
        match &self.life.leg(leg).kind {
            Kind::Stay { place } => self.life.place(*place).at,
            Kind::Journey { to, path, .. } => {
                path.at(share).unwrap_or_else(|| self.life.place(*to).at)
            }
        }
    }

    /// The camera that shows a rectangle, with a share of the frame free on each side, as if what the
    /// card leaves of the frame were all of it.
    fn fitting(&self, rect: LonLatRect, free: f64) -> Camera {
        let (width, height) = (self.free_width(), self.frame.1);
        let margin = free * width.min(height);
        Camera::fitting(rect, width, height, margin)
    }

    /// Frames the coming legs with the stop before them and the one after, if they are not yet
    /// in the frame or are lost in it.
    fn direct(&mut self) {
        let Some(rect) = self.coming() else {
            return;
        };
        let mut goal = self.fitting(rect, 0.14);
        goal.scale = goal.scale.min(CLOSEST);
        let view = self.view();
        let (covered, width) = (self.covered(), self.free_width());
        let inside = |lon: f64, lat: f64| {
            let (x, y) = view.point_from_map(lon, lat);
            (x + covered / 2.0).abs() <= 0.47 * width && y.abs() <= 0.47 * view.height
        };
        let seen = inside(rect.west, rect.north) && inside(rect.east, rect.south);
        if !seen || goal.scale > WORTH * view.camera.scale {
            self.fly(self.beside_card(goal));
        }
    }

    /// The rectangle of the legs until the camera may move again and of the stops around them.
    fn coming(&self) -> Option<LonLatRect> {
        let here = self.now.leg.index();
        let moment = self.clock.after(AHEAD_SECS, self.life_days(), self.table());
        let there = self.life.leg_at_moment(moment).0.index();
        // In a loop the way ahead may lie before us; the legs between are not on it.
        let there = if (there < here) == self.clock.backwards {
            there
        } else {
            here
        };
        let there = there.clamp(here.saturating_sub(MOST_LEGS), here + MOST_LEGS);
        let (first, last) = (here.min(there), here.max(there));
        let stop = |index: &usize| {
            let leg = self.life.leg(LegId::from_index(*index));
            leg.is_stay().then(|| leg.place())
        };
        let before = (first.saturating_sub(MOST_LEGS)..first)
            .rev()
            .find_map(|index| stop(&index));
        let end = (last + 1 + MOST_LEGS).min(self.life.legs.len());
        let after = (last + 1..end).find_map(|index| stop(&index));
        let legs = self.life.legs[first..=last].iter();
        let on_the_way = legs.flat_map(|leg| {
            let path = match &leg.kind {
                Kind::Stay { .. } => &[],
                Kind::Journey { path, .. } => path.points(),
            };
            path.iter()
                .copied()
                .chain([self.life.place(leg.place()).at])
        });
        let stops = [before, after].into_iter().flatten();
        LonLatRect::around(on_the_way.chain(stops.map(|place| self.life.place(place).at)))
    }
}
