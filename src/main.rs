//! Parses the arguments and calls the app; nothing else lives here.
// A double click on Windows opens no black window; a terminal there sees answers through a pipe.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

use clap::Parser as _;
use trotsky_atlas::app::cli::{Cli, answer};
use trotsky_atlas::words::Lang;

fn main() -> ExitCode {
    let cli = Cli::parse().settled();
    // A machine that refuses a log must not keep the program from starting.
    let _log = flexi_logger::Logger::try_with_env_or_str("warn")
        .and_then(|logger| logger.log_to_stderr().start())
        .ok();
    let lang = cli.lang.unwrap_or_else(Lang::of_system);
    if let Some(ask) = &cli.command {
        return answer(ask, cli.life.as_deref(), lang);
    }
    open(cli)
}

#[cfg(feature = "gui")]
fn open(cli: Cli) -> ExitCode {
    trotsky_atlas::app::run(cli)
}

#[cfg(not(feature = "gui"))]
fn open(_cli: Cli) -> ExitCode {
    use clap::CommandFactory as _;
    // Without a window there are only questions; the help lists them.
    drop(Cli::command().print_help());
    ExitCode::from(2)
}
