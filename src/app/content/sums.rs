//! `SHA256SUMS`: what the sender says that the files are, in the form that `sha256sum` writes.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::Refused;

const FILE: &str = "SHA256SUMS";

/// The largest list: a line for every file that a folder may have.
const MAX_BYTES: u64 = 256 * 1024;

/// Compares the files with the folder's list, if it has one: each file of the life must be in it,
/// and each line must be of a file inside the folder.
pub(super) fn verify(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Refused> {
    let refused = |reason: String| Refused::folder(folder, reason);
    let path = folder.join(FILE);
    // The folder was walked through: if it is there, it is a plain file.
    let Ok(file) = File::open(&path) else {
        return Ok(());
    };
    let mut list = String::new();
    file.take(MAX_BYTES + 1)
        .read_to_string(&mut list)
        .map_err(|error| refused(format!("{FILE} cannot be read ({error})")))?;
    if list.len() as u64 > MAX_BYTES {
        return Err(refused(format!("{FILE} has over {MAX_BYTES} bytes")));
    }
    let mut listed = Vec::new();
    for (index, line) in list.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let number = index + 1;
        let (sum, name) = entry(line).ok_or_else(|| {
            refused(format!(
                "{FILE}, line {number}: expected 64 digits, two spaces and a name, as sha256sum writes"
            ))
        })?;
        if !stays_inside(name) {
            return Err(refused(format!(
                "{FILE}, line {number}: {name:?} is no name of a file inside the folder"
            )));
        }
        if let Some((_, bytes)) = files.iter().find(|(file, _)| file == name) {
            if !of(bytes).eq_ignore_ascii_case(sum) {
                return Err(refused(format!("{name} is not what {FILE} says it is")));
            }
            listed.push(name);
        } else if !folder.join(name).is_file() {
            return Err(refused(format!("{name} stands in {FILE} and is not there")));
        }
    }
    match files
        .iter()
        .find(|(file, _)| !listed.contains(&file.as_str()))
    {
        Some((file, _)) => Err(refused(format!("{file} does not stand in {FILE}"))),
        None => Ok(()),
    }
}

/// A line `<64 digits>  <name>`; a star before the name is sha256sum's binary mode.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (sum, name) = line
        .trim_end()
        .split_once("  ")
        .or_else(|| line.split_once(" *"))?;
    let digits = sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = name.strip_prefix("./").unwrap_or(name);
    (digits && !name.is_empty()).then_some((sum, name))
}

fn stays_inside(name: &str) -> bool {
    !name.contains(['\\', ':'])
        && !name.contains(char::is_control)
        && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// The digest of a file, in digits.
pub(super) fn of(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

/// The digest of all files with their names.
pub(super) fn of_all(files: &[(String, Vec<u8>)]) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in files {
        hash.update((name.len() as u64).to_be_bytes());
        hash.update(name.as_bytes());
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    }
    digits(&hash.finalize())
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_that_of_sha256sum() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(of(b""), empty);
        assert_eq!(
            entry(&format!("{empty}  ./a/b.csv")),
            Some((empty, "a/b.csv"))
        );
        assert_eq!(entry(&format!("{empty} *b.csv")), Some((empty, "b.csv")));
        assert_eq!(entry("123  b.csv"), None);
    }

    #[test]
    fn names_stay_inside() {
        for name in ["a", "texts/en.csv", "a..b"] {
            assert!(stays_inside(name), "{name}");
        }
        for name in [
            "/a",
            "../a",
            "a/../../b",
            "a//b",
            "./a",
            "..",
            "c:a",
            "a\\b",
            "a\nb",
            "",
        ] {
            assert!(!stays_inside(name), "{name:?}");
        }
    }
}
