//! The guides: every link between our own files leads somewhere.

use std::path::Path;

use crate::source::root;

/// The guides, from the root.
const GUIDES: [&str; 7] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "assets/SOURCES.md",
    "benches/README.md",
    "data/README.md",
];

/// The targets of a guide's links that are files of ours, with their lines.
fn targets(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for rest in line.split("](").skip(1) {
            let target = rest.split([')', '#']).next().unwrap_or_default();
            if !target.is_empty() && !target.contains("://") {
                found.push((index + 1, target.to_owned()));
            }
        }
    }
    found
}

fn broken(guide: &str, text: &str) -> Vec<String> {
    let folder = Path::new(guide).parent().unwrap_or(Path::new(""));
    targets(text)
        .into_iter()
        .filter(|(_, target)| !root().join(folder).join(target).exists())
        .map(|(line, target)| format!("{guide}:{line}: there is no {target}"))
        .collect()
}

#[test]
fn every_link_leads_to_a_file() {
    let mut faults = Vec::new();
    for guide in GUIDES {
        match std::fs::read_to_string(root().join(guide)) {
            Ok(text) => faults.extend(broken(guide, &text)),
            Err(error) => faults.push(format!("{guide}: {error}")),
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_broken_link_is_found() {
    let text = "[a](README.md#run-it), [b](https://rustup.rs)\n![c](docs/nowhere.png)\n";
    assert_eq!(
        broken("README.md", text),
        ["README.md:2: there is no docs/nowhere.png"]
    );
    assert_eq!(
        broken("data/README.md", "[x](example)[y](../README.md)").len(),
        usize::from(!root().join("data/example").exists())
    );
}
