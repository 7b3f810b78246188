//! Our own drawing of the neighbourhoods where the 1:10 million set is too coarse. A patch is a file of
//! `assets/world/coasts`: inside its window nothing of the set remains but what the patch draws.

use std::fs;
use std::path::Path;

use geo::orient::Direction;
use geo::{
    BooleanOps as _, BoundingRect as _, Contains as _, Coord, Intersects as _, LineString,
    MultiLineString, Orient as _, Point, Polygon, Rect, unary_union,
};
use serde_json::Value;

use crate::Outcome;
use crate::shapes::{Lake, Layers, River};

/// How far about a window its own drawing is still known as such: two steps of the grid, for corners
/// that lie on its frame.
const RIM: f64 = 0.0002;

/// The rank of a patch's river that names none: drawn from the scale of towns on.
const TOWN_RIVER: u8 = 8;

/// A neighbourhood drawn by hand.
pub(crate) struct Patch {
    name: String,
    window: Polygon,
    frame: Rect,
    land: Vec<Polygon>,
    lakes: Vec<Lake>,
    rivers: Vec<River>,
    /// Rivers between their banks, for the finest level.
    pub(crate) banks: Vec<Polygon>,
    /// The same rivers as lines, for the others.
    pub(crate) courses: Vec<River>,
}

impl Patch {
    /// Whether a corner belongs to the patch.
    pub(crate) fn holds(&self, coord: Coord) -> bool {
        let (min, max) = (self.frame.min(), self.frame.max());
        if coord.x < min.x - RIM
            || max.x + RIM < coord.x
            || coord.y < min.y - RIM
            || max.y + RIM < coord.y
        {
            return false;
        }
        [
            (0.0, 0.0),
            (RIM, RIM),
            (RIM, -RIM),
            (-RIM, RIM),
            (-RIM, -RIM),
        ]
        .into_iter()
        .any(|(dx, dy)| {
            self.window
                .intersects(&Point::new(coord.x + dx, coord.y + dy))
        })
    }

    fn touches(&self, polygon: &Polygon) -> bool {
        polygon
            .bounding_rect()
            .is_some_and(|rect| rect.intersects(&self.frame))
            && polygon.intersects(&self.window)
    }
}

/// The patches of a folder, by their names.
///
/// A window may say that it holds New York's `boroughs`, and areas of the kind `sea` are then taken out of
/// them: what was filled in after his time.
pub(crate) fn read(folder: &Path, boroughs: &[Polygon]) -> Outcome<Vec<Patch>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "geojson")
        {
            files.push(path);
        }
    }
    files.sort();
    files
        .iter()
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            patch(&name, &fs::read_to_string(path)?, boroughs)
                .map_err(|error| format!("{}: {error}", path.display()).into())
        })
        .collect()
}

fn patch(name: &str, text: &str, boroughs: &[Polygon]) -> Outcome<Patch> {
    let file: Value = serde_json::from_str(text)?;
    let features = file["features"]
        .as_array()
        .ok_or("The file has no list of features")?;
    let mut window = None;
    let (mut land, mut lakes, mut rivers) = (Vec::new(), Vec::new(), Vec::new());
    let (mut banks, mut courses) = (Vec::new(), Vec::new());
    let mut given: Vec<Polygon> = Vec::new();
    for (feature, number) in features.iter().zip(1..) {
        let properties = &feature["properties"];
        let kind = properties["kind"].as_str().unwrap_or_default();
        let wrong = |what: &str| format!("Feature {number} of kind \"{kind}\" {what}");
        if properties["patch"].as_str() != Some(name) {
            return Err(wrong(&format!("is not of the patch \"{name}\"")).into());
        }
        let geometry = &feature["geometry"];
        let polygon = || -> Outcome<Polygon> {
            Ok(polygon(geometry).ok_or_else(|| wrong("is no polygon of closed rings"))?)
        };
        match (kind, geometry["type"].as_str()) {
            ("window", _) => {
                window = Some(polygon()?);
                match properties["with"].as_str() {
                    None => (),
                    Some("nybb") => given = boroughs.to_vec(),
                    Some(_) => return Err(wrong("asks for data that is not at hand").into()),
                }
            }
            ("sea", _) => {
                let sea = polygon()?;
                given = given
                    .iter()
                    .flat_map(|land| land.difference(&sea).0)
                    .collect();
            }
            ("land", _) => land.push(polygon()?),
            ("river" | "course", Some("LineString")) => {
                let river = River {
                    rank: properties["rank"]
                        .as_u64()
                        .and_then(|rank| u8::try_from(rank).ok())
                        .unwrap_or(TOWN_RIVER),
                    line: line(&geometry["coordinates"])
                        .ok_or_else(|| wrong("is no line of at least two points"))?,
                };
                let rivers = if kind == "course" {
                    &mut courses
                } else {
                    &mut rivers
                };
                rivers.push(river);
            }
            ("river", _) => banks.push(polygon()?),
            ("lake", _) => lakes.push(Lake {
                from_year: properties["from_year"]
                    .as_i64()
                    .and_then(|year| i16::try_from(year).ok()),
                area: polygon()?,
            }),
            _ => return Err(wrong("is neither window, land, sea, lake, river nor course").into()),
        }
    }
    let window = window.ok_or("The patch has no window")?;
    land.extend(given.iter().flat_map(|land| land.intersection(&window).0));
    let frame = window.bounding_rect().ok_or("The window is empty")?;
    Ok(Patch {
        name: name.to_owned(),
        window,
        frame,
        land,
        lakes,
        rivers,
        banks,
        courses,
    })
}

fn line(coordinates: &Value) -> Option<Vec<Coord>> {
    let line: Option<Vec<Coord>> = coordinates
        .as_array()?
        .iter()
        .map(|pair| {
            Some(Coord {
                x: pair[0].as_f64()?,
                y: pair[1].as_f64()?,
            })
        })
        .collect();
    line.filter(|line| line.len() >= 2)
}

fn polygon(geometry: &Value) -> Option<Polygon> {
    let rings: Option<Vec<LineString>> = geometry["coordinates"]
        .as_array()?
        .iter()
        .map(|ring| line(ring).map(LineString))
        .collect();
    let mut rings = rings?;
    if rings.is_empty()
        || !rings
            .iter()
            .all(|ring| ring.0.len() >= 4 && ring.is_closed())
    {
        return None;
    }
    let outer = rings.remove(0);
    // Whichever way the file turns: the union of areas counts on outer rings to the left.
    Some(Polygon::new(outer, rings).orient(Direction::Default))
}

/// Puts the patches into the layers of the 1:10 million set.
pub(crate) fn lay(patches: &[Patch], layers: &mut Layers) -> Outcome<()> {
    for patch in patches {
        let (touched, mut land): (Vec<_>, Vec<_>) = std::mem::take(&mut layers.land)
            .into_iter()
            .partition(|polygon| patch.touches(polygon));
        let mut pieces: Vec<Polygon> = touched
            .iter()
            .flat_map(|polygon| polygon.difference(&patch.window).0)
            .collect();
        pieces.extend(patch.land.iter().cloned());
        land.extend(unary_union(&pieces).0);
        layers.land = land;

        layers
            .lakes
            .retain(|lake| !patch.window.contains(&lake.area));
        layers.lakes.extend(patch.lakes.iter().cloned());

        let mut rivers = Vec::new();
        for river in std::mem::take(&mut layers.rivers) {
            let line = LineString(river.line);
            if !patch.window.intersects(&line) {
                rivers.push(River {
                    rank: river.rank,
                    line: line.0,
                });
                continue;
            }
            let outside = patch.window.clip(&MultiLineString(vec![line]), true);
            rivers.extend(outside.0.into_iter().map(|line| River {
                rank: river.rank,
                line: line.0,
            }));
        }
        rivers.extend(patch.rivers.iter().cloned());
        layers.rivers = rivers;
    }
    for (at, patch) in patches.iter().enumerate() {
        if let Some(other) = patches[..at]
            .iter()
            .find(|other| other.window.intersects(&patch.window))
        {
            return Err(format!(
                "The windows of the patches \"{}\" and \"{}\" overlap",
                other.name, patch.name
            )
            .into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use geo::Rect;

    use super::*;

    fn square(x: f64, y: f64, size: f64) -> Polygon {
        Rect::new((x, y), (x + size, y + size)).to_polygon()
    }

    fn feature(name: &str, kind: &str, polygon: &Polygon) -> String {
        let ring: Vec<String> = polygon
            .exterior()
            .coords()
            .map(|c| format!("[{}, {}]", c.x, c.y))
            .collect();
        format!(
            r#"{{"properties": {{"patch": "{name}", "kind": "{kind}"}}, "geometry": {{"type": "Polygon", "coordinates": [[{}]]}}}}"#,
            ring.join(", ")
        )
    }

    fn file(features: &[String]) -> String {
        format!(r#"{{"features": [{}]}}"#, features.join(", "))
    }

    fn layers() -> Layers {
        Layers {
            coarse_land: Vec::new(),
            land: vec![square(0.0, 0.0, 10.0)],
            lakes: vec![
                Lake {
                    from_year: None,
                    area: square(4.2, 4.2, 0.5),
                },
                Lake {
                    from_year: None,
                    area: square(1.0, 1.0, 0.5),
                },
            ],
            rivers: vec![River {
                rank: 3,
                line: vec![Coord { x: 0.0, y: 5.0 }, Coord { x: 10.0, y: 5.0 }],
            }],
        }
    }

    /// A window of four square degrees in the middle, half of it land; the other way round than the
    /// data turns.
    fn half() -> Patch {
        let land = Polygon::new(
            LineString::from(vec![
                (4.0, 4.0),
                (4.0, 6.0),
                (5.0, 6.0),
                (5.0, 4.0),
                (4.0, 4.0),
            ]),
            Vec::new(),
        );
        let text = file(&[
            feature("here", "window", &square(4.0, 4.0, 2.0)),
            feature("here", "land", &land),
        ]);
        patch("here", &text, &[]).unwrap()
    }

    #[test]
    fn a_patch_takes_the_place_of_the_data() {
        let mut layers = layers();
        lay(&[half()], &mut layers).unwrap();
        let area: f64 = layers.land.iter().map(geo::Area::unsigned_area).sum();
        assert!((area - 98.0).abs() < 1e-6, "{area}");
        // Its land has grown together with the land around.
        assert_eq!(layers.land.len(), 1);
        let here = |x: f64, y: f64| {
            layers
                .land
                .iter()
                .any(|land| land.contains(&Point::new(x, y)))
        };
        assert!(here(4.5, 5.0) && !here(5.5, 5.0) && here(3.0, 5.0));
        // The lake in the window is gone, the other is not; the river has its middle cut out.
        assert_eq!(layers.lakes.len(), 1);
        assert_eq!(layers.rivers.len(), 2);
        let outside = |river: &River| river.line.iter().all(|c| c.x <= 4.0 || 6.0 <= c.x);
        assert!(layers.rivers.iter().all(outside));
    }

    #[test]
    fn a_patch_holds_what_lies_on_its_frame() {
        let patch = half();
        for (x, y, held) in [
            (5.0, 5.0, true),
            (4.0, 5.0, true),
            (3.9999, 5.0, true),
            (3.99, 5.0, false),
            (7.0, 7.0, false),
        ] {
            assert_eq!(patch.holds(Coord { x, y }), held, "{x} {y}");
        }
    }

    #[test]
    fn what_a_patch_does_not_say_rightly_is_refused() {
        let window = feature("here", "window", &square(0.0, 0.0, 1.0));
        for (text, why) in [
            (file(&[]), "no window"),
            (
                file(&[
                    window.clone(),
                    feature("here", "swamp", &square(0.0, 0.0, 1.0)),
                ]),
                "neither",
            ),
            (
                file(&[
                    window.clone(),
                    feature("there", "land", &square(0.0, 0.0, 1.0)),
                ]),
                "not of the patch",
            ),
            (
                file(&[window.replace("[[[", "[[[9, 9], [")]),
                "closed rings",
            ),
            (
                file(&[window.replace(r#""kind": "#, r#""with": "gshhg", "kind": "#)]),
                "not at hand",
            ),
        ] {
            let error = patch("here", &text, &[]).err().unwrap().to_string();
            assert!(error.contains(why), "{error}");
        }
    }

    #[test]
    fn windows_may_not_overlap() {
        assert!(lay(&[half(), half()], &mut layers()).is_err());
    }

    #[test]
    fn what_was_filled_in_later_is_taken_out_of_the_boroughs() {
        let text = file(&[
            feature("here", "window", &square(0.0, 0.0, 4.0))
                .replace(r#""kind": "#, r#""with": "nybb", "kind": "#),
            feature("here", "sea", &square(0.0, 0.0, 1.0)),
        ]);
        let patch = patch(
            "here",
            &text,
            &[square(0.0, 0.0, 2.0), square(3.0, 3.0, 2.0)],
        )
        .unwrap();
        let area: f64 = patch.land.iter().map(geo::Area::unsigned_area).sum();
        assert!((area - 4.0).abs() < 1e-6, "{area}");
    }
}
