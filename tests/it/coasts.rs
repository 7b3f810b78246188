//! The neighbourhoods drawn by hand, against the base map that is made of them.

use std::fs;
use std::path::Path;

use trotsky_atlas::world::{Basemap, LevelId};

/// The patches drawn by hand grow together with the land around: no shore runs along their frames.
#[test]
fn patches_meet_the_data_at_their_frames() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/world/coasts");
    let map = Basemap::embedded().unwrap();
    let mut windows = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        for feature in file["features"].as_array().unwrap() {
            if feature["properties"]["kind"] != "window" {
                continue;
            }
            windows += 1;
            let corner = |pair: &serde_json::Value| [0, 1].map(|i| pair[i].as_f64().unwrap());
            let ring = feature["geometry"]["coordinates"][0].as_array().unwrap();
            let frame: Vec<[f64; 2]> = ring.iter().map(corner).collect();
            let mut along = 0.0;
            for (index, info) in map.tiles(LevelId::Detail).iter().enumerate() {
                let bounds = info.bounds;
                let apart = frame.iter().all(|c| c[0] < bounds.west)
                    || frame.iter().all(|c| bounds.east < c[0])
                    || frame.iter().all(|c| c[1] < bounds.south)
                    || frame.iter().all(|c| bounds.north < c[1]);
                if apart {
                    continue;
                }
                let tile = map.tile(LevelId::Detail, index);
                for shore in tile.coast.iter().flat_map(|line| line.windows(2)) {
                    let (a, b) = (shore[0].map(f64::from), shore[1].map(f64::from));
                    along += frame.windows(2).map(|edge| shared(edge, a, b)).sum::<f64>();
                }
            }
            assert!(along < 0.004, "{}: {along} degrees", path.display());
        }
    }
    assert!(windows > 10, "{windows}");
}

/// How far a piece of shore runs along an edge of a frame, in degrees.
fn shared(edge: &[[f64; 2]], a: [f64; 2], b: [f64; 2]) -> f64 {
    let axis = usize::from((edge[0][0] - edge[1][0]).abs() < 1e-9);
    let on = |p: [f64; 2]| (p[1 - axis] - edge[0][1 - axis]).abs() < 1.5e-4;
    if !on(a) || !on(b) {
        return 0.0;
    }
    let (low, high) = (
        edge[0][axis].min(edge[1][axis]),
        edge[0][axis].max(edge[1][axis]),
    );
    (a[axis].max(b[axis]).min(high) - a[axis].min(b[axis]).max(low)).max(0.0)
}
