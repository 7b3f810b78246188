//! The shore of New York City: the boroughs' boundaries of its planning department, which are given
//! in the state's plane coordinates.

use std::path::Path;

use geo::{Coord, MapCoordsInPlace as _, Polygon, unary_union};

use crate::Outcome;
use crate::shapes::polygons;

/// The five boroughs as one land, in degrees.
pub(crate) fn read(path: &Path) -> Outcome<Vec<Polygon>> {
    let mut reader = shapefile::ShapeReader::from_path(path)?;
    let mut boroughs = Vec::new();
    for shape in reader.iter_shapes() {
        for mut polygon in polygons(shape?) {
            polygon.map_coords_in_place(degrees_from_feet);
            boroughs.push(polygon);
        }
    }
    Ok(unary_union(&boroughs).0)
}

/// US survey feet in a metre.
const FEET: f64 = 3937.0 / 1200.0;

/// Semi-major axis in metres and first eccentricity of the ellipsoid GRS 80.
const AXIS: f64 = 6_378_137.0;
const ECCENTRICITY: f64 = 0.081_819_191_042_815_8;

/// From the New York Long Island zone of the State Plane Coordinate System (NAD 83, EPSG 2263), a
/// conformal conic projection on two standard parallels, to longitude and latitude. Formulas: Snyder,
/// Map Projections, a Working Manual, pages 107 to 109.
fn degrees_from_feet(feet: Coord) -> Coord {
    let radians = |degrees: f64, minutes: f64| (degrees + minutes / 60.0).to_radians();
    let (south, north) = (radians(40.0, 40.0), radians(41.0, 2.0));
    let (origin, meridian) = (radians(40.0, 10.0), radians(-74.0, 0.0));
    let radius = |lat: f64| lat.cos() / (1.0 - (ECCENTRICITY * lat.sin()).powi(2)).sqrt();
    let shrink = |lat: f64| {
        let es = ECCENTRICITY * lat.sin();
        ((1.0 - es) / (1.0 + es)).powf(ECCENTRICITY / 2.0)
    };
    let quarter = std::f64::consts::FRAC_PI_4;
    let tangent = |lat: f64| (quarter - lat / 2.0).tan() / shrink(lat);
    let cone =
        (radius(south).ln() - radius(north).ln()) / (tangent(south).ln() - tangent(north).ln());
    let scale = AXIS * radius(south) / (cone * tangent(south).powf(cone));
    let from_pole = scale * tangent(origin).powf(cone);
    let x = (feet.x - 984_250.0) / FEET;
    let y = from_pole - feet.y / FEET;
    let t_here = (x.hypot(y) / scale).powf(1.0 / cone);
    let mut lat = 2.0 * (quarter - t_here.atan());
    // Converges by three digits a round.
    for _ in 0..5 {
        lat = 2.0 * (quarter - (t_here * shrink(lat)).atan());
    }
    Coord {
        x: (x.atan2(y) / cone + meridian).to_degrees(),
        y: lat.to_degrees(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The origin of the zone, and the corner of its grid at the Narrows as PROJ has it.
    #[test]
    fn plane_coordinates_become_degrees() {
        let near = |feet: (f64, f64), lon: f64, lat: f64| {
            let at = degrees_from_feet(Coord {
                x: feet.0,
                y: feet.1,
            });
            assert!(
                (at.x - lon).abs() < 1e-7 && (at.y - lat).abs() < 1e-7,
                "{at:?}"
            );
        };
        near((984_250.0, 0.0), -74.0, 40.0 + 10.0 / 60.0);
        near((970_000.0, 160_000.0), -74.05131945, 40.60582788);
        near((1_060_000.0, 220_000.0), -73.72652284, 40.77020095);
    }
}
