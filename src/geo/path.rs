//! The line a journey follows: great circles between its known points, and a point part of the way along.

use geo::{Bearing as _, Haversine, InterpolatePoint as _, Point};

use super::{LonLat, distance_km};

/// A polyline on the globe that knows its length.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    points: Vec<LonLat>,
    /// Kilometres from the start to each point; as long as `points`.
    km: Vec<f64>,
}

/// The longest chord drawn straight, in kilometres; longer ones get points on the great circle between.
const STEP_KM: f64 = 80.0;

impl Path {
    /// A path through the stops, filled up along great circles so that no chord is over 80 km.
    pub fn through(stops: &[LonLat]) -> Self {
        let mut points: Vec<LonLat> = stops.first().copied().into_iter().collect();
        for pair in stops.windows(2) {
            let length = distance_km(pair[0], pair[1]);
            let steps = (length / STEP_KM).ceil().max(1.0);
            let mut step = 1.0;
            while step < steps {
                points.push(between(pair[0], pair[1], step / steps));
                step += 1.0;
            }
            points.push(pair[1]);
        }
        let mut km = Vec::with_capacity(points.len());
        let mut total = 0.0;
        for (i, point) in points.iter().enumerate() {
            if i > 0 {
                total += distance_km(points[i - 1], *point);
            }
            km.push(total);
        }
        Self { points, km }
    }

    /// The points, in order of travel.
    pub fn points(&self) -> &[LonLat] {
        &self.points
    }

    /// The length in kilometres.
    pub fn length_km(&self) -> f64 {
        self.km.last().copied().unwrap_or_default()
    }

    /// The position at a share of the length, 0 at the start and 1 at the end; `None` of an empty path.
    pub fn at(&self, share: f64) -> Option<LonLat> {
        let target = share.clamp(0.0, 1.0) * self.length_km();
        let next = self
            .km
            .partition_point(|km| *km <= target)
            .min(self.km.len().saturating_sub(1));
        let last = next.saturating_sub(1);
        let (from, to) = (*self.points.get(last)?, *self.points.get(next)?);
        let chord = self.km[next] - self.km[last];
        Some(if chord > 0.0 {
            between(from, to, (target - self.km[last]) / chord)
        } else {
            to
        })
    }

    /// The direction of travel at a share of the length, in degrees clockwise from north.
    pub fn bearing_at(&self, share: f64) -> f64 {
        let ahead = self.at((share + 0.005).min(1.0));
        let behind = self.at((share - 0.005).max(0.0));
        match (behind, ahead) {
            (Some(a), Some(b)) => Haversine.bearing(a.point(), b.point()),
            _ => 0.0,
        }
    }
}

/// The point a share of the way along the great circle from `a` to `b`.
fn between(a: LonLat, b: LonLat, share: f64) -> LonLat {
    let p: Point = Haversine.point_at_ratio_between(a.point(), b.point(), share);
    LonLat {
        lon: p.x(),
        lat: p.y(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halfway_is_half_the_length() {
        let cadiz = LonLat {
            lon: -6.3,
            lat: 36.5,
        };
        let new_york = LonLat {
            lon: -74.0,
            lat: 40.7,
        };
        let path = Path::through(&[cadiz, new_york]);
        assert!((path.length_km() - 5750.0).abs() < 60.0);
        let middle = path.at(0.5).unwrap();
        assert!((distance_km(cadiz, middle) - path.length_km() / 2.0).abs() < 1.0);
        assert!(middle.lat > 42.0, "the great circle bends north");
    }

    #[test]
    fn an_empty_path_has_no_position() {
        assert!(Path::through(&[]).at(0.5).is_none());
    }
}
