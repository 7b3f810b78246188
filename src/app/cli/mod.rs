//! The command line, stable for scripts.

pub mod content_cmd;
pub mod coverage_cmd;
mod life_file;
pub mod place_cmd;
pub mod stats_cmd;
pub mod version;
pub mod where_cmd;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use super::content;
#[cfg(feature = "gui")]
use super::kiosk::SlowHash;
use crate::load::{self, Loaded, NoLife, Severity};
use crate::words::{Lang, Words};

/// A life on the map of its time: a timeline linked to the plotted movements of Leon Trotsky.
#[derive(Debug, Parser)]
#[command(name = "trotsky-atlas", version, long_version = version::LONG, about)]
pub struct Cli {
    /// Opens the life in this folder, or the one that this life.toml belongs to
    #[arg(value_name = "LIFE", value_parser = life_file::folder, conflicts_with = "life")]
    opened: Option<PathBuf>,
    /// Opens the life in this folder instead of the shipped one
    #[arg(long, value_name = "DIR", global = true)]
    pub life: Option<PathBuf>,
    /// Speaks this language: pt-BR, en, es or ru
    #[arg(long, value_name = "LANG", global = true)]
    pub lang: Option<Lang>,
    /// Opens on this viewpoint: a date, or the line that "copy link" gives
    #[arg(long, value_name = "VIEWPOINT")]
    pub at: Option<String>,
    /// Shows this theme: light, dark or contrast
    #[arg(long, value_name = "THEME", value_parser = ["light", "dark", "contrast"])]
    pub theme: Option<String>,
    /// Opens the window, waits until it has settled, writes this PNG and ends
    #[arg(long, value_name = "FILE")]
    pub screenshot: Option<PathBuf>,
    /// Opens the window at this size in points, such as 1600x900
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub size: Option<(f32, f32)>,
    /// Draws everything larger by this factor
    #[arg(long, value_name = "FACTOR", value_parser = zoom)]
    pub zoom: Option<f32>,
    /// Watches over the window: starts it again when it crashes or hangs
    #[arg(long, conflicts_with_all = ["screenshot", "exit_after_first_frame"])]
    pub supervise: bool,
    /// Opens the shipped life and draws without the graphics card
    #[arg(long)]
    pub safe_mode: bool,
    /// Answers to the program that watches over this one
    #[arg(long, hide = true)]
    pub supervised: bool,
    /// Locks the window as a screen in a hall; settings are read from FILE, or from the machine's own
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "-")]
    pub kiosk: Option<PathBuf>,
    /// Opens an ordinary window also on a machine that is set up as a screen in a hall
    #[arg(long, conflicts_with = "kiosk")]
    pub windowed: bool,
    /// Shows a part of the kiosk at once, for pictures
    #[arg(long, value_name = "PART", hide = true)]
    pub kiosk_part: Vec<String>,
    /// Ends as soon as the first frame is complete, for measuring
    #[arg(long, hide = true)]
    pub exit_after_first_frame: bool,
    /// What to do instead of opening the window
    #[command(subcommand)]
    pub command: Option<Ask>,
}

impl Cli {
    /// The same with one life, however it was named.
    #[must_use]
    pub fn settled(mut self) -> Self {
        self.life = self.life.take().or_else(|| self.opened.take());
        self
    }
}

/// What can be asked without a window.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Ask {
    /// Says where he was on a date, how sure that is, and who says so
    Where {
        /// The date: 1917-11-07, 7.11.1917, "7 November 1917", "25 октября 1917 ст. ст."
        date: String,
        /// Prints JSON for scripts
        #[arg(long)]
        json: bool,
    },
    /// Says what a place was called on a date, which state held it, and what it is now
    Place {
        /// A name in any of the four languages and of any time, or "latitude,longitude"
        name: String,
        /// The date, in any form that `where` understands
        #[arg(long)]
        date: String,
        /// Prints JSON for scripts
        #[arg(long)]
        json: bool,
    },
    /// Adds up days by state and condition, kilometres by mode, and places, up to a date
    Stats {
        /// The last day counted, in any form that `where` understands; the whole life if left out
        #[arg(long, value_name = "DATE")]
        until: Option<String>,
        /// Prints JSON for scripts
        #[arg(long)]
        json: bool,
    },
    /// Reads the staff's number from the standard input and prints the line for kiosk.toml
    #[cfg(feature = "gui")]
    KioskPin,
    /// Finds every problem in a life's files; exits 1 if there is an error
    Check {
        /// The life's folder; the shipped life if left out
        dir: Option<PathBuf>,
        /// Counts, in each language of the life, the texts that are there and those that are needed,
        /// instead of telling the problems; exits 1 if one is missing, too
        #[arg(long)]
        coverage: bool,
        /// Prints the coverage as JSON for scripts
        #[arg(long, requires = "coverage")]
        json: bool,
    },
    /// Adds a life to this machine, lists those added, or takes one back
    Content {
        /// What to do
        #[command(subcommand)]
        action: content_cmd::Action,
    },
}

fn size(text: &str) -> Result<(f32, f32), String> {
    let parsed = text
        .split_once('x')
        .and_then(|(w, h)| Some((w.parse::<f32>().ok()?, h.parse::<f32>().ok()?)));
    match parsed {
        Some((w, h)) if (100.0..=16_384.0).contains(&w) && (100.0..=16_384.0).contains(&h) => {
            Ok((w, h))
        }
        _ => Err("expected a width and a height from 100 to 16384, such as 1600x900".to_owned()),
    }
}

fn zoom(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(factor) if (0.5..=4.0).contains(&factor) => Ok(factor),
        _ => Err("expected a factor from 0.5 to 4, such as 2".to_owned()),
    }
}

/// The life named on the command line, or the shipped one.
pub fn load_life(dir: Option<&Path>) -> Result<Loaded, NoLife> {
    match dir {
        Some(dir) => load::load_dir(dir),
        None => load::load_embedded(),
    }
}

/// The life named on the command line, or the shipped one, with every rule for editors.
fn check_life(dir: Option<&Path>) -> Result<Loaded, NoLife> {
    match dir {
        Some(dir) => load::load_dir(dir),
        None => load::check_embedded(),
    }
}

/// Answers a question on the standard output.
pub fn answer(ask: &Ask, life_dir: Option<&Path>, lang: Lang) -> ExitCode {
    match ask {
        Ask::Where { date, json } => match load_life(life_dir) {
            Ok(loaded) => said(where_cmd::run(&loaded.life, date, *json, &Words::new(lang))),
            Err(error) => fail(&error, 2),
        },
        Ask::Place { name, date, json } => match load_life(life_dir) {
            Ok(loaded) => said(place_cmd::run(
                &loaded.life,
                name,
                date,
                *json,
                &Words::new(lang),
            )),
            Err(error) => fail(&error, 2),
        },
        Ask::Stats { until, json } => match load_life(life_dir) {
            Ok(loaded) => said(stats_cmd::run(
                &loaded.life,
                until.as_deref(),
                *json,
                &Words::new(lang),
            )),
            Err(error) => fail(&error, 2),
        },
        Ask::Content { action } => match content_cmd::run(action) {
            Ok(text) => said::<content::Refused>(Ok(text)),
            Err(error) => fail(&error, 1),
        },
        #[cfg(feature = "gui")]
        Ask::KioskPin => {
            let mut digits = String::new();
            if let Err(error) = std::io::stdin().read_line(&mut digits) {
                return fail(&error, 2);
            }
            said(SlowHash::of(digits.trim()).map(|hash| format!("pin = \"{hash}\"")))
        }
        Ask::Check {
            dir,
            coverage,
            json,
        } => match check_life(dir.as_deref().or(life_dir)) {
            Ok(loaded) => {
                let mut fails = loaded
                    .problems
                    .iter()
                    .any(|problem| problem.severity == Severity::Error);
                if *coverage {
                    let counted = loaded.coverage();
                    print(&coverage_cmd::run(&counted, *json));
                    fails |= !counted.is_whole();
                } else {
                    print(load::report(&loaded.problems).trim_end());
                }
                ExitCode::from(u8::from(fails))
            }
            Err(error) => fail(&error, 1),
        },
    }
}

/// Prints an answer, or says why there is none.
fn said<E: std::error::Error>(answer: Result<String, E>) -> ExitCode {
    match answer {
        Ok(text) => {
            print(&text);
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error, 2),
    }
}

/// Prints an answer; a reader that has gone away is no error of ours.
fn print(text: &str) {
    if !text.is_empty() {
        drop(writeln!(std::io::stdout(), "{text}"));
    }
}

/// Says what went wrong and gives the exit code.
#[expect(clippy::print_stderr, reason = "errors go to the standard error")]
pub fn fail(error: &dyn std::error::Error, code: u8) -> ExitCode {
    eprintln!("{error}");
    ExitCode::from(code)
}
