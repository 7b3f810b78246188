//! Tests of the embedded base map: its land, its seams, its lakes by year.

use std::collections::BTreeMap;

use super::*;

const LEVELS: [LevelId; 4] = [
    LevelId::Overview,
    LevelId::Continent,
    LevelId::Region,
    LevelId::Detail,
];

/// The land north of 60 degrees south in Natural Earth's 1:10 million set, in million square
/// kilometres: the sum over its rings on a sphere of the mean radius.
const SOURCE_LAND: f64 = 134.4775;

/// The mean radius of the Earth, in thousand kilometres.
const RADIUS: f64 = 6.371_008_8;

/// The area on the sphere of a polygon with edges straight in longitude and latitude: along an edge
/// the sine of the latitude has the mean (cos south - cos north) / (north - south).
fn area_on_sphere(corners: &[[f64; 2]]) -> f64 {
    let mut sum = 0.0;
    for (a, b) in corners
        .iter()
        .zip(corners.iter().cycle().skip(1))
        .map(|(a, b)| (a.map(f64::to_radians), b.map(f64::to_radians)))
    {
        let rise = b[1] - a[1];
        let mean = if rise.abs() < 1e-9 {
            f64::midpoint(a[1], b[1]).sin()
        } else {
            (a[1].cos() - b[1].cos()) / rise
        };
        sum += (b[0] - a[0]) * mean;
    }
    (sum * RADIUS * RADIUS).abs()
}

fn corners(area: &Area, three: &[u32]) -> [[f64; 2]; 3] {
    [three[0], three[1], three[2]].map(|i| area.points[i as usize].map(f64::from))
}

fn tiles(map: &Basemap, level: LevelId) -> impl Iterator<Item = (LonLatRect, Arc<Tile>)> {
    (0..map.tiles(level).len()).map(move |i| (map.tiles(level)[i].bounds, map.tile(level, i)))
}

#[test]
fn all_levels_hold_the_land_of_the_source() {
    let map = Basemap::embedded().unwrap();
    for level in LEVELS {
        let area: f64 = tiles(&map, level)
            .flat_map(|(_, tile)| {
                let land = &tile.land;
                let areas = land.triangles.chunks_exact(3);
                let areas = areas.map(|three| area_on_sphere(&corners(land, three)));
                areas.collect::<Vec<_>>()
            })
            .sum();
        assert!((area / SOURCE_LAND - 1.0).abs() < 0.01, "{level:?}: {area}");
    }
}

#[test]
fn every_corner_lies_in_its_tile_and_every_index_is_valid() {
    let map = Basemap::embedded().unwrap();
    for level in LEVELS {
        for (b, tile) in tiles(&map, level) {
            let inside = |[lon, lat]: MapPoint| {
                let (lon, lat) = (f64::from(lon), f64::from(lat));
                b.west - 2e-4 <= lon
                    && lon <= b.east + 2e-4
                    && b.south - 2e-4 <= lat
                    && lat <= b.north + 2e-4
            };
            for area in std::iter::once(&tile.land).chain(tile.lakes.iter().map(|lake| &lake.area))
            {
                let valid = |i: &u32| (*i as usize) < area.points.len();
                assert!(area.triangles.iter().all(valid) && area.triangles.len() % 3 == 0);
                assert!(area.points.iter().all(|p| inside(*p)), "{level:?} {b:?}");
            }
            for river in &tile.rivers {
                assert!(river.line.iter().all(|p| inside(*p)), "{level:?} {b:?}");
            }
        }
    }
}

#[test]
fn chukotka_is_whole_and_the_sheet_has_no_seam() {
    let map = Basemap::embedded().unwrap();
    for level in LEVELS {
        let mut east_of_180 = 0;
        for (_, tile) in tiles(&map, level) {
            for pair in tile.coast.iter().flat_map(|line| line.windows(2)) {
                east_of_180 += usize::from(pair[0][0] > 181.0);
                let along = |axis: usize, cut: f32| {
                    (pair[0][axis] - cut).abs() < 1e-4 && (pair[1][axis] - cut).abs() < 1e-4
                };
                let long = |axis: usize| (pair[0][axis] - pair[1][axis]).abs() > 0.05;
                for cut in [180.0, -169.0, 191.0] {
                    assert!(!(along(0, cut) && long(1)), "{level:?} {pair:?}");
                }
                assert!(!(along(1, -60.0) && long(0)), "{level:?} {pair:?}");
            }
        }
        assert!(east_of_180 > 20, "{level:?}: {east_of_180}");
        // A point in the middle of Chukotka, 2 degrees beyond the seam of the source.
        assert!(on_land(&map, level, [182.0, 66.6]), "{level:?}");
    }
}

/// Stretches of a frame, from and to in steps of the grid.
type Stretches = Vec<(i32, i32)>;

/// The stretches of a frame that land touches, joined where they meet.
fn joined(mut stretches: Stretches) -> Stretches {
    stretches.sort_unstable();
    let mut out = Stretches::new();
    for (from, to) in stretches {
        match out.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => out.push((from, to)),
        }
    }
    out
}

#[test]
fn land_meets_across_the_frames_of_tiles() {
    let step = |degrees: f64| (degrees * 1e4).round() as i32;
    let map = Basemap::embedded().unwrap();
    for level in LEVELS {
        // Axis and place of a frame; the stretches of land on its lower and its upper side.
        let mut frames: BTreeMap<(usize, i32), [Stretches; 2]> = BTreeMap::new();
        for (b, tile) in tiles(&map, level) {
            for three in tile.land.triangles.chunks_exact(3) {
                let at = corners(&tile.land, three).map(|p| p.map(step));
                for (p, q) in [(at[0], at[1]), (at[1], at[2]), (at[2], at[0])] {
                    for (axis, low, high) in [(0, b.west, b.east), (1, b.south, b.north)] {
                        // A tile lies on the upper side of its western and southern frame.
                        for (side, frame) in [(1, step(low)), (0, step(high))] {
                            if p[axis] == frame && q[axis] == frame && p != q {
                                let (a, z) = (p[1 - axis], q[1 - axis]);
                                frames.entry((axis, frame)).or_default()[side]
                                    .push((a.min(z), a.max(z)));
                            }
                        }
                    }
                }
            }
        }
        assert!(frames.len() > 8, "{level:?}");
        for ((axis, frame), sides) in frames {
            // The edges of the sheet have one side only.
            let edges = if axis == 0 {
                [-169.0, 191.0]
            } else {
                [-60.0, 84.0]
            };
            if edges.map(step).contains(&frame) {
                continue;
            }
            let [lower, upper] = sides.map(joined);
            assert_eq!(lower, upper, "{level:?}: axis {axis} at {frame}");
        }
    }
}

fn holds(area: &Area, at: [f64; 2]) -> bool {
    area.triangles.chunks_exact(3).any(|three| {
        let three = corners(area, three);
        let turn = |i: usize| {
            let (from, to) = (three[i], three[(i + 1) % 3]);
            (to[0] - from[0]) * (at[1] - from[1]) - (to[1] - from[1]) * (at[0] - from[0])
        };
        let turns = [turn(0), turn(1), turn(2)];
        turns.iter().all(|t| *t > 0.0) || turns.iter().all(|t| *t < 0.0)
    })
}

fn on_land(map: &Basemap, level: LevelId, at: [f64; 2]) -> bool {
    tiles(map, level).any(|(_, tile)| holds(&tile.land, at))
}

#[test]
fn lakes_have_the_year_they_came_to_be() {
    let map = Basemap::embedded().unwrap();
    let at = |lon: f64, lat: f64| -> Vec<Option<i16>> {
        tiles(&map, LevelId::Detail)
            .flat_map(|(_, tile)| {
                let here = tile.lakes.iter().filter(|l| holds(&l.area, [lon, lat]));
                here.map(|lake| lake.from_year).collect::<Vec<_>>()
            })
            .collect()
    };
    assert_eq!(at(31.318, 58.315), [None], "Ilmen");
    assert_eq!(at(10.819, 60.761), [None], "Mjøsa");
    assert_eq!(at(107.9, 53.4), [None], "Baikal");
    // The old Aral Sea is one water; what is left of it today does not show through.
    assert_eq!(at(60.0, 45.0), [None], "Aral");
    assert_eq!(
        at(59.65, 46.2),
        [None],
        "Aral, where its last western bay is"
    );
    assert_eq!(at(38.369, 58.618), [Some(1941)], "Rybinsk");
    assert_eq!(at(34.068, 47.343), [Some(1956)], "Kakhovka");
    assert_eq!(at(57.374, 41.94), [Some(1971)], "Sarygamysh");
    assert_eq!(
        at(35.19, 48.25),
        [Some(1932)],
        "the lake of the Dnieper dam"
    );
    assert_eq!(
        at(31.51, 49.90),
        [Some(1972)],
        "Kaniv, nameless in the data"
    );
    assert_eq!(
        at(28.02, 59.26),
        [Some(1956)],
        "Narva, nameless in the data"
    );
    assert_eq!(
        at(-55.25, -25.20),
        [Some(1982)],
        "Itaipú, nameless in the data"
    );
    assert_eq!(
        at(-122.70, 40.90),
        [Some(1961)],
        "Trinity, too early in the data"
    );
    // Natural Earth has some waters twice.
    assert_eq!(at(-80.53, 45.14), [None], "Georgian Bay");
}

/// What a visitor sees in a year: the waters whose dam is closed by then.
#[test]
fn lakes_are_shown_and_hidden_by_the_year() {
    let map = Basemap::embedded().unwrap();
    let shown = |year: i16, lon: f64, lat: f64| {
        tiles(&map, LevelId::Detail).any(|(_, tile)| {
            tile.lakes.iter().any(|lake| {
                lake.from_year.is_none_or(|from| from <= year) && holds(&lake.area, [lon, lat])
            })
        })
    };
    for (name, lon, lat, from) in [
        ("Salton Sea", -115.83, 33.3, 1905),
        ("Gatún", -79.9, 9.2, 1913),
        ("Gouin", -74.603, 48.5425, 1918),
        ("the lake of the Dnieper dam", 35.19, 48.25, 1932),
        ("Lake Mead", -114.398, 36.298, 1935),
        ("Ivankovo, of the Moscow–Volga canal", 36.698, 56.68, 1937),
        ("Rybinsk", 38.369, 58.618, 1941),
        ("Tsimlyansk", 42.487, 47.764, 1952),
        ("Kakhovka", 34.068, 47.343, 1956),
    ] {
        assert!(!shown(from - 1, lon, lat), "{name} before {from}");
        assert!(shown(from, lon, lat), "{name} in {from}");
    }
    for (name, lon, lat) in [
        ("Ilmen", 31.318, 58.315),
        ("Mjøsa", 10.819, 60.761),
        ("Onega", 35.5, 61.7),
        ("Peipus", 27.5, 58.7),
        ("Balkhash", 73.9, 46.1),
        ("the Aral Sea", 60.0, 45.0),
        ("the Zuiderzee where Lelystad is", 5.5, 52.5),
    ] {
        assert!(shown(1879, lon, lat), "{name}");
    }
    assert!(
        !shown(1940, 59.9, 45.68),
        "Barsakelmes, an island of the old Aral Sea"
    );
}

#[test]
fn places_of_the_coast_are_on_the_right_side_of_it() {
    let map = Basemap::embedded().unwrap();
    for (name, at, land) in [
        ("Prinkipo", [29.12, 40.865], true),
        ("the Bosphorus at its middle", [29.058, 41.085], false),
        ("Manhattan", [-73.97, 40.78], true),
        ("the Upper Bay of New York", [-74.04, 40.66], false),
        ("Yanovka", [32.6, 47.8], true),
        ("the Black Sea", [34.0, 43.2], false),
        ("the Caspian Sea", [50.5, 41.8], false),
        // Of our own drawing.
        ("Prinkipo's southern hill", [29.119, 40.8485], true),
        ("the sea west of it", [29.104, 40.8485], false),
        ("Halki", [29.092, 40.875], true),
        ("Antigoni", [29.06, 40.878], true),
        ("Proti", [29.0487, 40.9102], true),
        ("Plati", [28.993, 40.865], true),
        ("the old city", [28.97, 41.01], true),
        ("the Golden Horn at Fener", [28.956, 41.033], false),
        ("Pera", [28.9786, 41.0346], true),
        ("Scutari", [29.03, 41.02], true),
        ("Ellis Island", [-74.0395, 40.699], true),
        ("Governors Island", [-74.018, 40.69], true),
        ("the Hudson off 42nd Street", [-74.012, 40.765], false),
        ("the East River", [-73.9655, 40.745], false),
        ("Harlem River", [-73.9335, 40.81], false),
        (
            "Battery Park City, not yet filled",
            [-74.0175, 40.712],
            false,
        ),
        ("the Bronx", [-73.888, 40.837], true),
        ("Hoboken", [-74.03, 40.745], true),
        ("Kronstadt", [29.7775, 59.9917], true),
        ("the Neva at the Winter Palace", [30.31, 59.9425], false),
        ("Smolny", [30.3967, 59.9464], true),
        ("the Finland Station", [30.3564, 59.9558], true),
        ("Vasilyevsky Island", [30.26, 59.94], true),
        ("the Peter and Paul fortress", [30.3165, 59.9500], true),
        ("Halifax citadel", [-63.5803, 44.6475], true),
        ("the Narrows of Halifax", [-63.603, 44.6755], false),
        ("Cadiz", [-6.2936, 36.531], true),
        ("the bay of Cadiz", [-6.25, 36.55], false),
        ("Storsand", [10.58, 59.665], true),
        ("the fjord off Drøbak", [10.61, 59.66], false),
        ("the port of Odessa", [30.7575, 46.4925], false),
        ("the Boulevard of Odessa", [30.7405, 46.487], true),
        ("Nikolayev", [31.9946, 46.972], true),
        (
            "the Bug at the bridge of Varvarovka",
            [31.962, 46.983],
            false,
        ),
        ("Christianshavn", [12.5955, 55.6735], true),
        ("Malmö", [13.0007, 55.606], true),
        ("the old port of Marseilles", [5.368, 43.295], false),
        ("Cassis", [5.5375, 43.2155], true),
        ("Saint-Palais", [-1.088, 45.643], true),
        ("the mouth of the Gironde", [-1.08, 45.6], false),
        ("Helsingfors", [24.945, 60.17], true),
        ("Sveaborg", [24.9855, 60.1435], true),
    ] {
        assert_eq!(on_land(&map, LevelId::Detail, at), land, "{name}");
    }
}

/// Rivers of his journeys, each at two places of its course, at the scale of countries.
#[test]
fn rivers_of_the_journeys_are_there() {
    let map = Basemap::embedded().unwrap();
    let lines: Vec<River> = tiles(&map, LevelId::Region)
        .flat_map(|(_, tile)| tile.rivers.clone())
        .collect();
    let near = |lon: f64, lat: f64| {
        let from_here = |p: MapPoint| {
            let east = (f64::from(p[0]) - lon) * lat.to_radians().cos();
            (east, f64::from(p[1]) - lat)
        };
        // Less than 13 km from an edge of the line.
        let close = |pair: &[MapPoint]| {
            let (a, b) = (from_here(pair[0]), from_here(pair[1]));
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            let share = -(a.0 * dx + a.1 * dy) / (dx * dx + dy * dy).max(1e-12);
            let share = share.clamp(0.0, 1.0);
            (a.0 + share * dx).hypot(a.1 + share * dy) < 0.12
        };
        let here = lines
            .iter()
            .filter(|river| river.line.windows(2).any(close));
        here.map(|river| river.rank).min()
    };
    // The least important rank that the map draws from 60 points a degree on is 6, below it is 5.
    for (name, rank, places) in [
        ("Lena", 5, [(105.75, 56.78), (129.6, 63.05)]),
        ("Volga", 5, [(44.0, 56.35), (46.0, 51.5)]),
        ("Dnieper", 5, [(30.55, 50.4), (33.42, 49.05)]),
        ("Don", 5, [(39.7, 47.2), (40.0, 50.0)]),
        ("Ob", 5, [(66.5, 66.5), (74.0, 61.2)]),
        ("Irtysh", 5, [(68.27, 58.2), (73.35, 55.0)]),
        ("Severnaya Sosva", 5, [(64.94, 63.85), (61.65, 62.87)]),
        ("Ural", 5, [(51.4, 51.2), (58.6, 51.2)]),
        ("Kama", 5, [(56.2, 58.0), (52.3, 55.7)]),
        ("Yenisey", 5, [(92.9, 56.0), (90.0, 61.6)]),
        ("Angara", 5, [(104.2, 52.4), (101.7, 56.1)]),
        ("Amur", 5, [(135.0, 48.5), (127.5, 50.3)]),
        ("Danube", 5, [(16.4, 48.2), (19.05, 47.5)]),
        ("Rhine", 5, [(6.95, 50.95), (8.45, 49.5)]),
        ("Vistula", 5, [(21.05, 52.25), (18.6, 53.0)]),
        ("Neva", 5, [(30.5, 59.84), (30.98, 59.88)]),
        ("Hudson", 5, [(-73.95, 41.7), (-73.75, 42.65)]),
        ("Southern Bug", 6, [(31.0, 48.0), (28.5, 49.2)]),
    ] {
        for (lon, lat) in places {
            let there = near(lon, lat);
            assert!(
                there.is_some_and(|there| there <= rank),
                "{name} at {lat} {lon}: {there:?}"
            );
        }
    }
}
