//! Floor 3a: a folder (or the embedded life) becomes a life and every problem found in it.
//!
//! Nothing stops at a broken row: the row is left out, the problem says so, the rest is loaded.
//! The forms of the files are private to this floor; nothing above knows CSV, TOML or BibLaTeX.

mod bib;
mod chain;
mod checks;
mod claims;
mod coverage;
mod editors;
mod events;
mod files;
mod glossary;
mod labels;
mod locators;
mod manifest;
mod markup;
mod order;
mod people;
mod places;
mod problem;
mod prose;
mod sources;
mod table;
mod texts;

use std::path::Path;
use std::sync::Arc;

use crate::life::Life;
use crate::words::Lang;

pub use coverage::{Coverage, Part, Share};
use files::Files;
pub use files::NoLife;
pub use problem::{Problem, Severity, report};

/// A life and what was found wrong with it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The life; broken rows are left out.
    pub life: Arc<Life>,
    /// Every problem, by file and line.
    pub problems: Vec<Problem>,
    /// The languages that the life promises.
    pub langs: Vec<Lang>,
    /// The terms of each language's glossary, in the order of [`Lang::ALL`].
    terms: [Share; 4],
}

impl Loaded {
    /// How much of the life is told in each of its languages.
    pub fn coverage(&self) -> Coverage {
        Coverage::new(&self.life, &self.langs, self.terms)
    }
}

/// The life shipped in the program. What only an editor asks of its texts is not looked for, because
/// a window should open at once and nobody can correct them there.
pub fn load_embedded() -> Result<Loaded, NoLife> {
    load(&Files::embedded(), false)
}

/// The life shipped in the program, with every rule for editors.
pub fn check_embedded() -> Result<Loaded, NoLife> {
    load(&Files::embedded(), true)
}

/// The life in a folder.
pub fn load_dir(dir: &Path) -> Result<Loaded, NoLife> {
    load(&Files::read(dir)?, true)
}

/// The life in files held in memory: name and bytes.
pub fn load_bytes(files: &[(&str, &[u8])]) -> Result<Loaded, NoLife> {
    load(&Files::from_bytes(files), true)
}

/// The files that make up the life in a folder, name and bytes, as they are on the disk.
pub fn read_bytes(dir: &Path) -> Result<Vec<(String, Vec<u8>)>, NoLife> {
    files::read_bytes(dir)
}

fn load(files: &Files, for_editors: bool) -> Result<Loaded, NoLife> {
    let mut problems = files.problems();
    let manifest = manifest::read(files, &mut problems)?;
    let texts = texts::read(files, &mut problems);
    few(files, &problems)?;
    let sources = sources::read(files, &manifest.langs, &mut problems);
    let places = places::read(files, &mut problems);
    few(files, &problems)?;
    let mut chain = chain::read(files, &places, &sources, &texts, &mut problems)
        .ok_or_else(|| no_leg(files, &problems))?;
    few(files, &problems)?;
    let mut labels = labels::read(files, &manifest.langs, &mut problems);
    for leg in &mut chain.legs {
        leg.label = labels.remove(&leg.key).unwrap_or_default();
    }
    let events = events::read(files, &places, &sources, &texts, labels, &mut problems);
    let chapters = events::read_chapters(files, &texts, &chain, &mut problems);
    let tour = events::read_tour(
        files,
        &manifest.langs,
        &chain,
        &events,
        &texts,
        &mut problems,
    );
    few(files, &problems)?;
    let rows = claims::RowKeys::new(&chain, &events);
    let known = claims::Known {
        rows: &rows,
        places: &places,
        sources: &sources,
        langs: &manifest.langs,
    };
    let disputes = claims::read_disputes(files, &known, &mut problems);
    let myths = claims::read_myths(files, &known, &mut problems);
    let people = people::read(files, &manifest.langs, &mut problems);
    let mut life = manifest.into_life(
        places,
        sources.list,
        chain,
        events,
        chapters,
        tour,
        people,
        &mut problems,
    );
    claims::settle(&mut life.life, disputes, &mut problems);
    life.life.myths = myths;
    markup::check(files, &life.life, &mut problems);
    let glossary = glossary::read(files, &mut problems);
    checks::run(files, &life, &mut problems);
    few(files, &problems)?;
    if for_editors {
        editors::run(files, &life, &glossary, &mut problems);
    }
    problems.sort();
    problems.dedup();
    Ok(Loaded {
        life: Arc::new(life.life),
        problems,
        langs: life.langs,
        terms: glossary.shares(),
    })
}

/// So many problems tell that the files are not what they seem to be; nobody reads on, and the
/// memory that a list of them takes must have an end.
const MAX_PROBLEMS: usize = 10_000;

fn few(files: &Files, problems: &[Problem]) -> Result<(), NoLife> {
    if problems.len() <= MAX_PROBLEMS {
        return Ok(());
    }
    let first = problems.iter().min().map(ToString::to_string);
    Err(files.no_life(&format!(
        "it has over {MAX_PROBLEMS} problems; the first is {}",
        first.unwrap_or_default()
    )))
}

/// Without a leg there is no day to show; the first problem of the files it is made of says why.
fn no_leg(files: &Files, problems: &[Problem]) -> NoLife {
    let reason = "itinerary.csv has no leg that could be read";
    let first = ["places.csv", chain::FILE]
        .into_iter()
        .find_map(|file| problems.iter().filter(|problem| problem.file == file).min());
    match first {
        Some(problem) => files.no_life(&format!("{reason}; the first problem is {problem}")),
        None => files.no_life(reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_life_is_whole_and_silent() {
        let loaded = check_embedded().unwrap();
        assert_eq!(report(&loaded.problems), "");
        let life = &loaded.life;
        assert_eq!(
            (life.legs.len(), life.events.len(), life.places.len()),
            (643, 482, 299)
        );
        assert_eq!(life.days(), 22_203);
    }
}
