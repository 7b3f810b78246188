//! The camera: what part of the map is seen, and how it pans, zooms and fits.

use super::{LonLat, LonLatRect, MAX_LAT, Projection, WEST_EDGE, wrap_lon};

/// Closest zoom, in points per degree of longitude: about 3 m a point at 45 degrees north.
const MAX_SCALE: f64 = 26_000.0;

/// The centre and the scale of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Longitude of the centre, counted as the map counts it: `[-169, 191)`.
    pub lon: f64,
    /// Latitude of the centre in degrees.
    pub lat: f64,
    /// Points per degree of longitude.
    pub scale: f64,
}

/// A camera looking through a frame of a size: everything needed to go from globe to screen.
///
/// Positions on screen are in points from the frame's centre, x right, y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The camera.
    pub camera: Camera,
    /// Width of the frame in points.
    pub width: f64,
    /// Height of the frame in points.
    pub height: f64,
    projection: Projection,
}

impl Camera {
    /// A camera above a position.
    pub fn above(at: LonLat, scale: f64) -> Self {
        Self {
            lon: wrap_lon(at.lon),
            lat: at.lat,
            scale,
        }
    }

    /// The view of this camera through a frame, kept on the sheet: the frame never shows more than
    /// the whole world and its centre never leaves it.
    pub fn through(self, width: f64, height: f64) -> View {
        let (width, height) = (width.max(1.0), height.max(1.0));
        let finite = |value: f64, or: f64| if value.is_finite() { value } else { or };
        let scale = finite(self.scale, 1.0).clamp(width / 360.0, MAX_SCALE);
        let projection = Projection::for_width(width / scale);
        let half_lon = width / scale / 2.0;
        let lon = finite(self.lon, 0.0).clamp(
            WEST_EDGE + half_lon.min(180.0),
            WEST_EDGE + 360.0 - half_lon.min(180.0),
        );
        let top = projection.y_from_lat(MAX_LAT);
        let bottom = projection.y_from_lat(-60.0);
        let half_y = height / scale / 2.0;
        let y = projection.y_from_lat(finite(self.lat, 0.0));
        let y = if top - bottom <= 2.0 * half_y {
            f64::midpoint(top, bottom)
        } else {
            y.clamp(bottom + half_y, top - half_y)
        };
        View {
            camera: Self {
                lon,
                lat: projection.lat_from_y(y),
                scale,
            },
            width,
            height,
            projection,
        }
    }

    /// The camera that shows the rectangle inside a frame with `margin` points free on each side.
    pub fn fitting(rect: LonLatRect, width: f64, height: f64, margin: f64) -> Self {
        let free_width = (width - 2.0 * margin).max(40.0);
        let free_height = (height - 2.0 * margin).max(40.0);
        let by_width = free_width / (rect.east - rect.west).max(1e-6);
        // The height depends on the projection and the projection on the scale, so it settles in a few rounds.
        let mut scale = by_width;
        let mut projection = Projection::for_width(width / scale);
        for _ in 0..8 {
            let y_span = projection.y_from_lat(rect.north) - projection.y_from_lat(rect.south);
            scale = by_width
                .min(free_height / y_span.max(1e-6))
                .min(MAX_SCALE / 8.0);
            projection = Projection::for_width(width / scale);
        }
        let y = f64::midpoint(
            projection.y_from_lat(rect.north),
            projection.y_from_lat(rect.south),
        );
        Self {
            lon: f64::midpoint(rect.west, rect.east),
            lat: projection.lat_from_y(y),
            scale,
        }
    }
}

impl View {
    /// The projection in force at this zoom.
    pub fn projection(&self) -> Projection {
        self.projection
    }

    /// Position in the frame, in points from its centre, of a position on the globe.
    pub fn point_from_lonlat(&self, at: LonLat) -> (f64, f64) {
        self.point_from_map(wrap_lon(at.lon), at.lat)
    }

    /// As [`Self::point_from_lonlat`], for a longitude already counted as the map counts it.
    pub fn point_from_map(&self, lon: f64, lat: f64) -> (f64, f64) {
        let centre_y = self.projection.y_from_lat(self.camera.lat);
        (
            (lon - self.camera.lon) * self.camera.scale,
            (centre_y - self.projection.y_from_lat(lat)) * self.camera.scale,
        )
    }

    /// The map longitude and latitude under a point of the frame.
    pub fn map_from_point(&self, x: f64, y: f64) -> (f64, f64) {
        let centre_y = self.projection.y_from_lat(self.camera.lat);
        (
            self.camera.lon + x / self.camera.scale,
            self.projection.lat_from_y(centre_y - y / self.camera.scale),
        )
    }

    /// The rectangle of the globe that the frame shows.
    pub fn bounds(&self) -> LonLatRect {
        let (west, north) = self.map_from_point(-self.width / 2.0, -self.height / 2.0);
        let (east, south) = self.map_from_point(self.width / 2.0, self.height / 2.0);
        LonLatRect {
            west,
            south,
            east,
            north,
        }
    }

    /// The corners of the frame in the plane of the projection: south-west, then north-east.
    ///
    /// Unlike [`Self::bounds`] they are not cut at the sheet's edge, so a plot with these bounds has
    /// the same scale everywhere.
    pub fn plane_bounds(&self) -> ([f64; 2], [f64; 2]) {
        let (x, y) = (self.camera.lon, self.projection.y_from_lat(self.camera.lat));
        let (dx, dy) = (
            self.width / 2.0 / self.camera.scale,
            self.height / 2.0 / self.camera.scale,
        );
        ([x - dx, y - dy], [x + dx, y + dy])
    }

    /// Kilometres across one point of the screen at a latitude.
    pub fn km_per_point(&self, lat: f64) -> f64 {
        const KM_PER_DEGREE: f64 = 111.195;
        KM_PER_DEGREE * lat.to_radians().cos() / self.camera.scale
    }

    /// The camera moved so that the map follows a finger by (`dx`, `dy`) points.
    pub fn panned(&self, dx: f64, dy: f64) -> Camera {
        let (lon, lat) = self.map_from_point(-dx, -dy);
        Camera {
            lon,
            lat,
            ..self.camera
        }
        .through(self.width, self.height)
        .camera
    }

    /// The camera zoomed by `factor` with the position under (`x`, `y`) kept where it is.
    pub fn zoomed_at(&self, x: f64, y: f64, factor: f64) -> Camera {
        let (lon, lat) = self.map_from_point(x, y);
        let scale = Camera {
            scale: self.camera.scale * factor,
            ..self.camera
        }
        .through(self.width, self.height)
        .camera
        .scale;
        let projection = Projection::for_width(self.width / scale);
        let centre_y = projection.y_from_lat(lat) + y / scale;
        Camera {
            lon: lon - x / scale,
            lat: projection.lat_from_y(centre_y),
            scale,
        }
        .through(self.width, self.height)
        .camera
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> View {
        Camera {
            lon: 30.0,
            lat: 50.0,
            scale: 20.0,
        }
        .through(1200.0, 700.0)
    }

    #[test]
    fn a_point_goes_to_the_globe_and_back() {
        let (lon, lat) = view().map_from_point(200.0, -90.0);
        let (x, y) = view().point_from_map(lon, lat);
        assert!((x - 200.0).abs() < 1e-6 && (y + 90.0).abs() < 1e-6);
    }

    #[test]
    fn zoom_keeps_the_place_under_the_finger() {
        let before = view().map_from_point(200.0, -90.0);
        for factor in [0.7, 1.3, 3.0] {
            let after = view()
                .zoomed_at(200.0, -90.0, factor)
                .through(1200.0, 700.0);
            let now = after.map_from_point(200.0, -90.0);
            assert!(
                (now.0 - before.0).abs() < 1e-6 && (now.1 - before.1).abs() < 1e-6,
                "{factor}"
            );
        }
    }

    #[test]
    fn nonsense_never_leaves_the_sheet() {
        let view = Camera {
            lon: f64::NAN,
            lat: 1e9,
            scale: -1.0,
        }
        .through(800.0, 600.0);
        assert!(
            view.camera.lon.is_finite()
                && view.camera.lat.abs() <= MAX_LAT
                && view.camera.scale > 0.0
        );
    }
}
