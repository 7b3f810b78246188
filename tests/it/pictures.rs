//! Pictures that a window wrote: none is blank, half drawn or twice the same.
//!
//! Those in `docs` are looked at in every run. `ATLAS_PICTURES` names one more folder, and
//! `ATLAS_PICTURE_COUNT` how many it must hold; the checks of a change put there what a real window
//! has just shown.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::source::root;

/// A picture as rows of colours.
struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 3]>,
}

/// A part of the window, as shares of its width and height, and what it must at least show.
struct Part {
    name: &'static str,
    x: (f64, f64),
    y: (f64, f64),
    /// Different colours.
    colours: usize,
    /// The largest share that one colour may have.
    commonest: f64,
}

/// The parts of the desktop layout. A blank part has one colour; text alone has over thirty.
const PARTS: [Part; 4] = [
    Part {
        name: "window",
        x: (0.0, 1.0),
        y: (0.0, 1.0),
        colours: 400,
        commonest: 0.75,
    },
    Part {
        name: "card",
        x: (0.0, 0.21),
        y: (0.05, 0.95),
        colours: 60,
        commonest: 0.97,
    },
    Part {
        name: "map",
        x: (0.25, 0.98),
        y: (0.05, 0.72),
        colours: 200,
        commonest: 0.8,
    },
    Part {
        name: "timeline",
        x: (0.25, 0.98),
        y: (0.80, 0.97),
        colours: 60,
        commonest: 0.97,
    },
];

fn read(path: &Path) -> Picture {
    let file = std::io::BufReader::new(std::fs::File::open(path).unwrap());
    let mut decoder = png::Decoder::new(file);
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    let samples = info.color_type.samples();
    let pixels = bytes[..info.buffer_size()]
        .chunks_exact(samples)
        .map(|pixel| match pixel {
            [r, g, b, ..] => [*r, *g, *b],
            [grey, ..] => [*grey; 3],
            [] => unreachable!("a pixel has samples"),
        })
        .collect();
    Picture {
        width: info.width as usize,
        height: info.height as usize,
        pixels,
    }
}

/// What is wrong with a picture of the window.
fn faults(picture: &Picture) -> Vec<String> {
    let mut faults = Vec::new();
    for part in &PARTS {
        let span = |(from, to): (f64, f64), size: usize| {
            (from * size as f64) as usize..(to * size as f64) as usize
        };
        let mut counts: BTreeMap<[u8; 3], usize> = BTreeMap::new();
        let mut all = 0;
        for y in span(part.y, picture.height) {
            for x in span(part.x, picture.width) {
                *counts
                    .entry(picture.pixels[y * picture.width + x])
                    .or_default() += 1;
                all += 1;
            }
        }
        let commonest = counts.values().copied().max().unwrap_or_default();
        let share = commonest as f64 / f64::from(all.max(1));
        if counts.len() < part.colours || share > part.commonest {
            faults.push(format!(
                "the {} has {} colours, the commonest on {:.1} % of it",
                part.name,
                counts.len(),
                100.0 * share
            ));
        }
    }
    faults
}

fn pictures_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ext| ext == "png"));
    paths.sort();
    paths
}

#[test]
fn pictures_show_the_whole_window() {
    let mut paths = pictures_in(&root().join("docs"));
    if let Some(folder) = std::env::var_os("ATLAS_PICTURES") {
        let fresh = pictures_in(Path::new(&folder));
        let wanted = std::env::var("ATLAS_PICTURE_COUNT").map(|count| count.parse::<usize>());
        if let Ok(wanted) = wanted {
            assert_eq!(Ok(fresh.len()), wanted, "{fresh:?}");
        }
        paths.extend(fresh);
    }
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for path in &paths {
        let picture = read(path);
        let name = path.display();
        found.extend(
            faults(&picture)
                .iter()
                .map(|fault| format!("{name}: {fault}")),
        );
        if !seen.insert(picture.pixels) {
            found.push(format!("{name}: the same as another picture"));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn a_blank_or_half_drawn_picture_is_found() {
    let (width, height) = (320, 180);
    let paint = |colour: fn(usize, usize) -> [u8; 3]| Picture {
        width,
        height,
        pixels: (0..width * height)
            .map(|i| colour(i % width, i / width))
            .collect(),
    };
    let full = paint(|x, y| [x as u8, y as u8, 0]);
    assert_eq!(faults(&full), [""; 0]);
    let blank = paint(|_, _| [240; 3]);
    assert_eq!(faults(&blank).len(), PARTS.len());
    let no_map = paint(|x, y| {
        if x > 70 && y < 140 {
            [9; 3]
        } else {
            [x as u8, y as u8, 0]
        }
    });
    let found = faults(&no_map);
    assert!(found.iter().any(|fault| fault.contains("map")), "{found:?}");
}
