//! Borders of the time: today's smallest units, cut where old borders cut across them, and joined
//! where they have the same history.

mod arcs;
mod cut;
mod history;
mod units;

use std::path::Path;

use crate::Outcome;
use crate::pack;

pub(crate) use arcs::{Arc, POINTS_OF_LEVELS};
pub(crate) use history::History;
pub(crate) use units::GRID;

/// Everything the file of the borders holds.
pub(crate) struct Borders {
    /// Ids of states; a holder names one by its index.
    pub(crate) states: Vec<String>,
    /// What each face went through, and whose land it is today (ISO 3166-1, three letters).
    pub(crate) faces: Vec<(History, String)>,
    /// The lines between faces and around them.
    pub(crate) arcs: Vec<Arc>,
}

/// Makes the borders from the units of the package and our tables, and writes their file.
pub(crate) fn make(units: &Path, tables: &Path, out: &Path) -> Outcome<String> {
    let table = history::Table::read(tables)?;
    let cutters = cut::cutters(&tables.join("state-cutters.csv"))?;
    let units = units::read(units)?;
    table.must_know(&units, &cutters)?;
    let mut faces: Vec<(History, String)> = Vec::new();
    let mut pieces = Vec::new();
    for piece in cut::cut(units, &cutters) {
        let key = (table.history(&piece)?, piece.country.clone());
        let face = faces
            .iter()
            .position(|face| *face == key)
            .unwrap_or_else(|| {
                faces.push(key);
                faces.len() - 1
            });
        pieces.push((face, piece.rings));
    }
    let arcs = arcs::arcs(pieces);
    let borders = Borders {
        states: table.states,
        faces,
        arcs,
    };
    let bytes = pack::borders(&borders)?;
    std::fs::write(out, &bytes)?;
    let points = POINTS_OF_LEVELS.map(|level| {
        let kept = |arc: &Arc| arc.levels.iter().filter(|of| **of <= level).count();
        borders.arcs.iter().map(kept).sum::<usize>()
    });
    Ok(format!(
        "borders: {} states, {} faces, {} lines, {points:?} points by level, {} bytes",
        borders.states.len(),
        borders.faces.len(),
        borders.arcs.len(),
        bytes.len()
    ))
}
