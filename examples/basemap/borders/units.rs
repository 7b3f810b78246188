//! The units: today's first-level regions, a coverage without gaps or overlaps.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use trotsky_atlas::geo::WEST_EDGE;

use crate::Outcome;

/// Steps in a degree of the grid on which units are cut and compared; one is about a metre.
pub(crate) const GRID: f64 = 100_000.0;

/// A corner on the grid.
pub(crate) type Corner = (i32, i32);

/// A region of today, or what the cutters left or took of it.
#[derive(Clone)]
pub(crate) struct Unit {
    /// Its code in the data, such as `RUS-2371`.
    pub(crate) code: String,
    /// The country the data files it under.
    pub(crate) country: String,
    /// The cutter that this piece lies in.
    pub(crate) cutter: Option<String>,
    /// All its rings, outer ones and holes, without their closing corner.
    pub(crate) rings: Vec<Vec<Corner>>,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    adm1_code: String,
    adm0_a3: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<(f64, f64)>>),
    MultiPolygon(Vec<Vec<Vec<(f64, f64)>>>),
}

/// The peninsula that the data files under the country which holds it; the United Nations count it
/// to Ukraine (General Assembly resolution 68/262).
const CRIMEA: [&str; 2] = ["RUS-283", "RUS-5482"];

/// Reads the file of the package.
pub(crate) fn read(path: &Path) -> Outcome<Vec<Unit>> {
    let collection: Collection = serde_json::from_str(&fs::read_to_string(path)?)?;
    let unit = |feature: Feature| {
        let polygons = match feature.geometry {
            Geometry::Polygon(polygon) => vec![polygon],
            Geometry::MultiPolygon(polygons) => polygons,
        };
        let code = feature.properties.adm1_code;
        Unit {
            country: if CRIMEA.contains(&&*code) {
                "UKR".to_owned()
            } else {
                feature.properties.adm0_a3
            },
            code,
            cutter: None,
            rings: polygons
                .iter()
                .flatten()
                .flat_map(|ring| from_the_cut(ring))
                .collect(),
        }
    };
    Ok(collection.features.into_iter().map(unit).collect())
}

/// A ring on the grid, counted from the cut in the Bering Strait eastwards; a ring across the cut is
/// at both ends of the sheet, of which the edges cut off what is too much.
fn from_the_cut(ring: &[(f64, f64)]) -> Vec<Vec<Corner>> {
    let on_grid = |turn: f64| {
        let mut corners: Vec<Corner> = ring
            .iter()
            .map(|(x, y)| {
                (
                    ((x + turn) * GRID).round() as i32,
                    (y * GRID).round() as i32,
                )
            })
            .collect();
        corners.dedup();
        if corners.first() == corners.last() {
            corners.pop();
        }
        corners
    };
    let west = ring.iter().map(|c| c.0).fold(f64::INFINITY, f64::min);
    let east = ring.iter().map(|c| c.0).fold(f64::NEG_INFINITY, f64::max);
    let mut out = Vec::new();
    if east > WEST_EDGE {
        out.push(on_grid(0.0));
    }
    if west < WEST_EDGE {
        out.push(on_grid(360.0));
    }
    out.retain(|ring| ring.len() >= 3);
    out
}
