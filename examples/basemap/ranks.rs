//! Our table of rivers that matter more, or less, on this map than in the data.

use std::fs;
use std::path::Path;

use crate::Outcome;

/// A river of the data and the rank that it has here.
pub(crate) struct Rank {
    line: u64,
    name: String,
    pub(crate) rank: u8,
}

/// The ranks by name. The caller tells the names of the data, and each must be one of them.
pub(crate) fn read(path: &Path, names: &[String]) -> Outcome<Vec<Rank>> {
    let text = fs::read_to_string(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut ranks = Vec::new();
    for (record, line) in reader.records().zip(2..) {
        let record = record?;
        let rank = record.get(1).unwrap_or_default();
        ranks.push(Rank {
            line,
            name: record.get(0).unwrap_or_default().to_owned(),
            rank: rank.parse().map_err(|_error| {
                format!("rivers.csv, line {line}: \"{rank}\" is no rank; expected 0 to 9")
            })?,
        });
    }
    match ranks.iter().find(|rank| !names.contains(&rank.name)) {
        Some(rank) => Err(format!(
            "rivers.csv, line {}: the data has no river \"{}\"; write the name as it stands there",
            rank.line, rank.name
        )
        .into()),
        None => Ok(ranks),
    }
}

/// The rank of a river, if the table has one.
pub(crate) fn of(ranks: &[Rank], name: &str) -> Option<u8> {
    let mine = ranks.iter().find(|rank| rank.name == name);
    mine.map(|rank| rank.rank)
}
