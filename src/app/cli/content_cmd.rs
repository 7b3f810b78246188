//! `content`: lives are added to this machine, listed and taken back.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::app::content::{Content, Refused};

/// What to do with the lives on this machine.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Action {
    /// Verifies the life in a folder and keeps a copy; a kiosk shows it as soon as nobody watches
    Add {
        /// The life's folder; a SHA256SUMS in it must be right
        dir: PathBuf,
    },
    /// Lists the lives that were added, oldest first
    List,
    /// Takes back the life that waits to be shown, or else the one that is shown
    Rollback,
}

/// Does it and gives the answer.
pub fn run(action: &Action) -> Result<String, Refused> {
    let content = Content::of_machine().ok_or(Refused::NoFolder)?;
    match action {
        Action::Add { dir } => add(&content, dir),
        Action::List => {
            let versions = content.list();
            if versions.is_empty() {
                return Ok("No life was added; the shipped one is shown".to_owned());
            }
            let line = |version: &crate::app::content::Version| {
                format!("{}  {}", version.name, version.role)
                    .trim_end()
                    .to_owned()
            };
            Ok(versions.iter().map(line).collect::<Vec<_>>().join("\n"))
        }
        Action::Rollback => Ok(match content.roll_back()? {
            Some(version) => format!("The life {version} is shown from the next start on"),
            None => "The shipped life is shown from the next start on".to_owned(),
        }),
    }
}

fn add(content: &Content, dir: &Path) -> Result<String, Refused> {
    let version = content.add(dir)?;
    Ok(format!(
        "The life {version} was added; a kiosk shows it as soon as nobody watches"
    ))
}
