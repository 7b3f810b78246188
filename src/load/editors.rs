//! What only an editor asks of the texts: sentences, signs, numbers, years and names, in each language.
//!
//! A rule goes over the passages of a life. What it finds can be allowed in `allowed.csv`, for a
//! rule knows a slip from an intention less well than an editor does.

mod allowed;
mod figures;
mod passages;
mod style;
mod terms;

use crate::words::Lang;

use super::files::Files;
use super::glossary::Glossary;
use super::manifest::PromisedLife;
use super::{Problem, Severity};

use allowed::{Allowed, Rule};
use passages::{Part, Passage, Record};

/// What every rule is given.
struct Desk<'a> {
    passages: Vec<Passage<'a>>,
    langs: &'a [Lang],
    allowed: Allowed,
}

/// Runs every rule.
pub(super) fn run(
    files: &Files,
    promised: &PromisedLife,
    glossary: &Glossary,
    problems: &mut Vec<Problem>,
) {
    let life = &promised.life;
    let records = passages::records(life);
    let desk = Desk {
        passages: passages::read(files, life),
        langs: &promised.langs,
        allowed: Allowed::read(files, problems),
    };
    style::sentences(&desk, problems);
    style::intros(&desk, problems);
    style::signs(&desk, problems);
    style::signs_of_names(files, problems);
    figures::in_every_language(&desk, problems);
    figures::in_labels(&desk, life, &records, problems);
    figures::years(&desk, &records, problems);
    figures::years_of_persons(&desk, life, problems);
    terms::forms(&desk, files, glossary, problems);
    terms::persons_known(files, life, problems);
    // A row that was left out may be the one that names a person or needs an allowance.
    let is_left_out =
        |problem: &Problem| problem.severity == Severity::Error && problem.file != allowed::FILE;
    if !problems.iter().any(is_left_out) {
        terms::persons_named(&desk, files, life, problems);
        desk.allowed.unused(problems);
    }
}

impl Desk<'_> {
    /// Reports a piece of a passage, if no editor has allowed it.
    fn report(
        &self,
        passage: &Passage<'_>,
        rule: Rule,
        piece: &str,
        message: impl Into<String>,
        problems: &mut Vec<Problem>,
    ) {
        if !self.allowed.covers(passage.id, rule, piece) {
            let Passage {
                file, line, column, ..
            } = *passage;
            problems.push(Problem::warning(file, line, column, piece, message));
        }
    }
}
