//! What `--version` says: the version, the commit and the record that is built in.

/// The version on one line.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The commit this was built from and its day; a developer's build does not name it.
pub const COMMIT: &str = env!("ATLAS_COMMIT");

/// The shipped life by what is in its tables, 16 hexadecimal digits.
pub const RECORD: &str = env!("ATLAS_RECORD");

/// All three, a line each.
pub const LONG: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\ncommit ",
    env!("ATLAS_COMMIT"),
    "\nrecord ",
    env!("ATLAS_RECORD"),
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_names_the_commit_and_the_record() {
        let lines: Vec<&str> = LONG.lines().collect();
        assert_eq!(lines[0], VERSION);
        assert_eq!(lines[1], format!("commit {COMMIT}"));
        assert_eq!(lines[2], format!("record {RECORD}"));
        assert_eq!(lines.len(), 3);
        assert_eq!(RECORD.len(), 16);
        assert!(RECORD.chars().all(|c| c.is_ascii_hexdigit()), "{RECORD}");
        // The hash of nothing at all: the tables were not found.
        assert_ne!(RECORD, "cbf29ce484222325");
    }
}
