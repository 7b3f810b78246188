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
        self.parted_at(share).map(|(_, at)| at)
    }

    /// The position at a share of the length, and the index of the last point before it: the path
    /// is the points up to that one, the position, and the points after; `None` of an empty path.
    pub fn parted_at(&self, share: f64) -> Option<(usize, LonLat)> {
        let target = share.clamp(0.0, 1.0) * self.length_km();
        let next = self
            .km
            .partition_point(|km| *km <= target)
            .min(self.km.len().saturating_sub(1));
        let last = next.saturating_sub(1);
        let (from, to) = (*self.points.get(last)?, *self.points.get(next)?);
        let chord = self.km[next] - self.km[last];
        let at = if chord > 0.0 {
            between(from, to, (target - self.km[last]) / chord)
        } else {
            to
        };
        Some((last, at))
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

    /// The distance in kilometres from a position to the great circle through two others.
    fn off_circle_km(at: LonLat, a: LonLat, b: LonLat) -> f64 {
        let unit = |at: LonLat| {
            let (lon, lat) = (at.lon.to_radians(), at.lat.to_radians());
            [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
        };
        let (a, b, at) = (unit(a), unit(b), unit(at));
        let pole = [
            a[1] * b[2] - a[2] * b[1],
            a[2] * b[0] - a[0] * b[2],
            a[0] * b[1] - a[1] * b[0],
        ];
        let length = pole.iter().map(|x| x * x).sum::<f64>().sqrt();
        let sine: f64 = pole.iter().zip(at).map(|(p, x)| p / length * x).sum();
        6371.0 * sine.clamp(-1.0, 1.0).asin().abs()
    }

    #[test]
    fn a_path_goes_through_its_waypoints_along_great_circles() {
        let stops =
            [(8.57, 53.55), (-6.6, 49.6), (-73.9, 40.5)].map(|(lon, lat)| LonLat { lon, lat });
        let path = Path::through(&stops);
        let mut leg = 0;
        for pair in path.points().windows(2) {
            if pair[0] == stops[leg + 1] {
                leg += 1;
            }
            let off = off_circle_km(pair[1], stops[leg], stops[leg + 1]);
            assert!(off < 0.001, "{pair:?}: {off} km off");
            let km = distance_km(pair[0], pair[1]);
            assert!(0.0 < km && km <= STEP_KM + 0.001, "{km}");
        }
        assert_eq!(leg, 1, "it goes through the waypoint itself");
        // The way home has the same points, so that both can be known for one road.
        let home = Path::through(&[stops[2], stops[1], stops[0]]);
        assert_eq!(home.points().len(), path.points().len());
        for (out, home) in path.points().iter().zip(home.points().iter().rev()) {
            assert!(distance_km(*out, *home) < 1e-6);
        }
    }

    #[test]
    fn a_path_parts_between_the_points_around_its_share() {
        let path = Path::through(
            &[(0.0, 0.0), (0.0, 1.0), (0.0, 3.0)].map(|(lon, lat)| LonLat { lon, lat }),
        );
        let (last, at) = path.parted_at(0.5).unwrap();
        assert!((at.lat - 1.5).abs() < 1e-9);
        let (before, after) = (path.points()[last], path.points()[last + 1]);
        assert!(before.lat <= at.lat && at.lat <= after.lat);
        assert_eq!(path.parted_at(0.0).unwrap().1.lat, 0.0);
        assert!((path.parted_at(1.0).unwrap().1.lat - 3.0).abs() < 1e-9);
    }
}
