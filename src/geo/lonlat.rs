//! A position on the globe and the distance between two.

use geo::{Distance as _, Haversine, Point};

/// Where the map is cut: the Bering Strait, so that Chukotka stays whole (degrees east).
pub const WEST_EDGE: f64 = -169.0;

/// A position in degrees: longitude east, latitude north.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLat {
    /// Degrees east of Greenwich, in `[-180, 180]` as records give it.
    pub lon: f64,
    /// Degrees north of the equator, in `[-90, 90]`.
    pub lat: f64,
}

/// The coordinates are no position on the globe.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error(
    "No position: latitude {lat} must be within -90 and 90, longitude {lon} within -180 and 180"
)]
pub struct OutOfRange {
    /// The latitude given.
    pub lat: f64,
    /// The longitude given.
    pub lon: f64,
}

impl LonLat {
    /// A position from degrees; not-a-number and values off the globe are refused.
    ///
    /// ```
    /// use trotsky_atlas::geo::LonLat;
    /// assert!(LonLat::new(30.31, 59.94).is_ok());
    /// assert!(LonLat::new(f64::NAN, 0.0).is_err());
    /// ```
    pub fn new(lon: f64, lat: f64) -> Result<Self, OutOfRange> {
        if (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat) {
            Ok(Self { lon, lat })
        } else {
            Err(OutOfRange { lat, lon })
        }
    }

    pub(super) fn point(self) -> Point {
        Point::new(self.lon, self.lat)
    }
}

/// A rectangle of the map in degrees; longitudes run from [`WEST_EDGE`] eastwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLatRect {
    /// The western edge.
    pub west: f64,
    /// The southern edge.
    pub south: f64,
    /// The eastern edge, at least `west`.
    pub east: f64,
    /// The northern edge, at least `south`.
    pub north: f64,
}

impl LonLatRect {
    /// The smallest rectangle around the positions, longitudes wrapped at [`WEST_EDGE`]; `None` of none.
    pub fn around(positions: impl IntoIterator<Item = LonLat>) -> Option<Self> {
        positions.into_iter().fold(None, |rect: Option<Self>, at| {
            let lon = wrap_lon(at.lon);
            Some(rect.map_or(
                Self {
                    west: lon,
                    south: at.lat,
                    east: lon,
                    north: at.lat,
                },
                |r| Self {
                    west: r.west.min(lon),
                    south: r.south.min(at.lat),
                    east: r.east.max(lon),
                    north: r.north.max(at.lat),
                },
            ))
        })
    }

    /// Whether the two rectangles share any point.
    pub fn intersects(self, other: Self) -> bool {
        self.west <= other.east
            && other.west <= self.east
            && self.south <= other.north
            && other.south <= self.north
    }
}

/// The longitude as the map counts it, in `[-169, 191)`.
pub fn wrap_lon(lon: f64) -> f64 {
    (lon - WEST_EDGE).rem_euclid(360.0) + WEST_EDGE
}

/// The great-circle distance in kilometres (haversine, mean earth radius 6371.0088 km).
pub fn distance_km(a: LonLat, b: LonLat) -> f64 {
    Haversine.distance(a.point(), b.point()) / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chukotka_stays_whole() {
        assert!((wrap_lon(-175.0) - 185.0).abs() < 1e-9);
        assert!((wrap_lon(-168.0) + 168.0).abs() < 1e-9);
    }

    #[test]
    fn moscow_to_petersburg_is_634_km() {
        let moscow = LonLat {
            lon: 37.62,
            lat: 55.75,
        };
        let petersburg = LonLat {
            lon: 30.31,
            lat: 59.94,
        };
        assert!((distance_km(moscow, petersburg) - 634.0).abs() < 5.0);
    }
}
