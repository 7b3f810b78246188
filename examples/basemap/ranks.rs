//! Our table of rivers that matter more, or less, on this map than in the data.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::Outcome;

/// The rank of each river of the table; `names` are those of the data, and it must be one of them.
pub(crate) fn read(path: &Path, names: &[String]) -> Outcome<BTreeMap<String, u8>> {
    let text = fs::read_to_string(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut ranks = BTreeMap::new();
    for (record, line) in reader.records().zip(2..) {
        let record = record?;
        let name = record.get(0).unwrap_or_default().to_owned();
        let rank = record.get(1).unwrap_or_default();
        let rank = rank.parse().map_err(|_error| {
            format!("rivers.csv, line {line}: \"{rank}\" is no rank; expected 0 to 9")
        })?;
        if !names.contains(&name) {
            return Err(format!(
                "rivers.csv, line {line}: the data has no river \"{name}\"; write the name as it stands there"
            )
            .into());
        }
        ranks.insert(name, rank);
    }
    Ok(ranks)
}
