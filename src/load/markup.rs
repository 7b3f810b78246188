//! The links in the labels: each leads to a day, a row or a place of the life.

use crate::life::Life;
use crate::words::{Lang, Text, markup};

use super::Problem;
use super::files::Files;
use super::labels;
use super::table::lines_by_id;

/// Reports every link that leads nowhere; it is shown as plain text.
pub(super) fn check(files: &Files, life: &Life, problems: &mut Vec<Problem>) {
    for lang in Lang::ALL {
        let file = labels::file_of(lang);
        let lines = lines_by_id(files, file);
        let mut check = |key: &str, label: &Text| {
            if !label.has(lang) {
                return;
            }
            for target in markup::targets(label.get(lang)) {
                if life.target(target).is_none() {
                    let line = lines.get(key).copied().unwrap_or_default();
                    let message = "the link leads nowhere; expected the id of a leg, event or place, or a date of the life";
                    problems.push(Problem::warning(file, line, "text", target, message));
                }
            }
        };
        for leg in &life.legs {
            check(&leg.key, &leg.label);
        }
        for event in &life.events {
            check(&event.key, &event.label);
        }
    }
}
