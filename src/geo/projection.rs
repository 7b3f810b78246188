//! The projection: cylindrical, gentle at world scale, conformal close up.
//!
//! Longitude is linear. Latitude is a blend of Patterson's cylindrical projection (T. Patterson,
//! B. Šavrič and B. Jenny, Cartographic Perspectives 78, 2014: a polynomial of the latitude) and
//! Mercator's, so the graticule is straight at every zoom, the far north keeps its measure on the
//! world sheet, and shapes are true once the view is narrow. The two agree at the equator; nothing
//! jumps as the blend moves.

/// No latitude beyond this is drawn (degrees); Mercator's y grows without end at the pole.
pub const MAX_LAT: f64 = 85.0;

/// Visible widths (degrees of longitude) at which the blend is all Patterson and all Mercator: 2,000
/// kilometres are 58 degrees wide at 72° north, where no place of a life is likely to lie.
const WIDE: f64 = 150.0;
const NARROW: f64 = 58.0;

/// Plane coordinates of one blend: `x` in degrees of longitude, `y` in the same unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    /// 0 is Patterson, 1 is Mercator.
    conformal: f64,
}

impl Projection {
    /// The projection for a view that shows `width` degrees of longitude.
    pub fn for_width(width: f64) -> Self {
        let t = ((WIDE / width).ln() / (WIDE / NARROW).ln()).clamp(0.0, 1.0);
        Self {
            conformal: t * t * (3.0 - 2.0 * t),
        }
    }

    /// Pure Mercator, for tests and comparisons.
    pub const MERCATOR: Self = Self { conformal: 1.0 };

    /// The plane's y for a latitude in degrees, clamped to ±[`MAX_LAT`].
    pub fn y_from_lat(self, lat: f64) -> f64 {
        let phi = lat.clamp(-MAX_LAT, MAX_LAT).to_radians();
        let mercator = (std::f64::consts::FRAC_PI_4 + phi / 2.0).tan().ln();
        let square = phi * phi;
        let patterson =
            phi * (1.0148 + square * square * (0.23185 + square * (-0.14499 + square * 0.02406)));
        (patterson + (mercator - patterson) * self.conformal).to_degrees()
    }

    /// The latitude whose y is `y`, the inverse of [`Self::y_from_lat`] within ±[`MAX_LAT`].
    pub fn lat_from_y(self, y: f64) -> f64 {
        // Both parts rise steadily, so bisection always lands; 60 halvings reach 1e-16 degrees.
        let (mut low, mut high) = (-MAX_LAT, MAX_LAT);
        if y <= self.y_from_lat(low) {
            return low;
        }
        if y >= self.y_from_lat(high) {
            return high;
        }
        for _ in 0..60 {
            let middle = f64::midpoint(low, high);
            if self.y_from_lat(middle) < y {
                low = middle;
            } else {
                high = middle;
            }
        }
        f64::midpoint(low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn y_and_lat_go_round() {
        for width in [360.0, 120.0, 60.0, 1.0] {
            let projection = Projection::for_width(width);
            for lat in -84..=84 {
                let lat = f64::from(lat);
                let back = projection.lat_from_y(projection.y_from_lat(lat));
                assert!((back - lat).abs() < 1e-9, "{width} {lat} {back}");
            }
        }
    }

    #[test]
    fn the_world_is_patterson_and_a_town_is_mercator() {
        assert!(
            Projection::for_width(200.0).y_from_lat(70.0)
                < Projection::MERCATOR.y_from_lat(70.0) * 0.9
        );
        assert_eq!(Projection::for_width(10.0), Projection::MERCATOR);
    }
}
