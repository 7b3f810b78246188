//! `check --coverage`: how much of a life is told in each language, as a table or as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::load::{Coverage, Share};

#[derive(Serialize)]
struct Answer {
    /// By language and part.
    languages: BTreeMap<&'static str, BTreeMap<&'static str, ShareJson>>,
    whole: bool,
}

#[derive(Serialize)]
struct ShareJson {
    have: usize,
    needed: usize,
    percent: f64,
}

/// The coverage as a table of parts and languages, or as JSON that scripts can rely on.
pub fn run(coverage: &Coverage, json: bool) -> String {
    if json {
        as_json(coverage)
    } else {
        as_table(coverage)
    }
}

fn as_json(coverage: &Coverage) -> String {
    let of = |index: usize| {
        let parts = coverage.parts.iter().filter_map(|(part, shares)| {
            let share = shares.get(index)?;
            let json = ShareJson {
                have: share.have,
                needed: share.needed,
                percent: share.percent(),
            };
            Some((part.key(), json))
        });
        parts.collect()
    };
    let langs = coverage.langs.iter().enumerate();
    let answer = Answer {
        languages: langs.map(|(index, lang)| (lang.tag(), of(index))).collect(),
        whole: coverage.is_whole(),
    };
    serde_json::to_string_pretty(&answer).unwrap_or_default()
}

fn as_table(coverage: &Coverage) -> String {
    let percent = |share: &Share| match share {
        Share { needed: 0, .. } => "–".to_owned(),
        share if share.is_whole() => format!("{}/{} 100 %", share.have, share.needed),
        share => format!("{}/{} {:.1} %", share.have, share.needed, share.percent()),
    };
    let head = coverage.langs.iter().map(|lang| lang.tag().to_owned());
    let mut rows: Vec<Vec<String>> = vec![[String::new()].into_iter().chain(head).collect()];
    for (part, shares) in &coverage.parts {
        let name = part.key().replace('-', " ");
        rows.push(
            [name]
                .into_iter()
                .chain(shares.iter().map(percent))
                .collect(),
        );
    }
    let columns = coverage.langs.len() + 1;
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut lines = Vec::new();
    for row in &rows {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            // The names of the parts stand on the left, figures on the right.
            if column == 0 {
                line.push_str(&format!("{cell:<width$}"));
            } else {
                line.push_str(&format!("  {cell:>width$}"));
            }
        }
        lines.push(line);
    }
    lines.join("\n")
}
