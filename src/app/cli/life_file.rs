//! The life that is named without an option, as a file manager does on a double click.

use std::path::{Path, PathBuf};

use clap::CommandFactory as _;

/// The folder of a life, from its path or from the path of its `life.toml`.
pub(super) fn folder(text: &str) -> Result<PathBuf, String> {
    let path = Path::new(text);
    if path.is_dir() {
        return Ok(path.to_owned());
    }
    if path.file_name().is_some_and(|name| name == "life.toml") && path.is_file() {
        // A bare `life.toml` has an empty parent, which no system call takes for "here".
        let parent = path.parent().filter(|parent| *parent != Path::new(""));
        return Ok(parent.unwrap_or(Path::new(".")).to_owned());
    }
    // Whoever meant a question and mistyped it is told which.
    let meant = super::Cli::command()
        .get_subcommands()
        .map(|question| {
            (
                strsim::jaro(question.get_name(), text),
                question.get_name().to_owned(),
            )
        })
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map_or_else(
            || "such as `where`".to_owned(),
            |(_, name)| format!("(`{name}`?)"),
        );
    Err(format!(
        "expected a question {meant}, a life's folder, or its life.toml"
    ))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use clap::Parser as _;

    use super::super::{Ask, Cli};
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Cli, clap::Error> {
        Cli::try_parse_from(std::iter::once(&"trotsky-atlas").chain(arguments))
    }

    #[test]
    fn a_life_is_opened_by_its_folder_and_by_its_file() {
        let dir = tempfile::tempdir().unwrap();
        let life = dir.path().join("life.toml");
        fs::write(&life, "").unwrap();
        let expected = Some(dir.path().to_owned());
        let opened = |path: &Path| parse(&[path.to_str().unwrap()]).unwrap().settled().life;
        assert_eq!(opened(&life), expected);
        assert_eq!(opened(dir.path()), expected);
        assert_eq!(folder("src").unwrap(), Path::new("src"));
    }

    #[test]
    fn what_is_no_life_is_refused_with_a_reason() {
        let dir = tempfile::tempdir().unwrap();
        let other = dir.path().join("places.csv");
        fs::write(&other, "").unwrap();
        for path in [other.to_str().unwrap(), "wher", "nowhere/life.toml"] {
            let error = parse(&[path]).unwrap_err().to_string();
            assert!(error.contains("expected a question"), "{path}: {error}");
        }
        assert!(folder("wher").unwrap_err().contains("(`where`?)"));
        assert!(folder("/x/y.csv").unwrap_err().contains("such as `where`"));
    }

    #[test]
    fn a_question_is_not_taken_for_a_life() {
        let cli = parse(&["check", "data/example"]).unwrap();
        assert_eq!(cli.settled().life, None);
        let cli = parse(&["check", "data/example"]).unwrap();
        assert!(matches!(cli.command, Some(Ask::Check { .. })));
        assert!(parse(&["src", "--life", "src"]).is_err());
    }
}
