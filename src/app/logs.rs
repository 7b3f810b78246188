//! Where the program's log goes: to the standard error, and in a supervised kiosk also to files that
//! rotate, five of two megabytes.

use flexi_logger::{
    Cleanup, Criterion, Duplicate, ErrorChannel, FileSpec, FlexiLoggerError, Logger, LoggerHandle,
    Naming, detailed_format,
};

use super::cli::Cli;
use super::store::Store;

/// How large a file grows before the next is begun, and how many are kept beside it.
const MAX_BYTES: u64 = 2_000_000;
const OLDER_FILES: usize = 4;

/// What is written down: warnings, and each start and end of the window. Why there is no window we
/// say ourselves, in one sentence.
const LEVELS: &str = "warn, trotsky_atlas::app::supervise=info, eframe::native::run=off";

/// Starts the log. A machine that refuses one must not keep the program from starting.
pub fn start(cli: &Cli) -> Option<LoggerHandle> {
    let file = match (cli.supervise, cli.supervised) {
        (true, _) => Some("supervisor"),
        (_, true) => Some("window"),
        _ => None,
    };
    file.and_then(|name| to_files(name).ok())
        .or_else(|| to_stderr().ok())
}

fn logger() -> Result<Logger, FlexiLoggerError> {
    Logger::try_with_env_or_str(LEVELS)
}

fn to_stderr() -> Result<LoggerHandle, FlexiLoggerError> {
    logger()?.log_to_stderr().start()
}

fn to_files(name: &str) -> Result<LoggerHandle, FlexiLoggerError> {
    let store = Store::of_machine();
    let Some(dir) = store.dir() else {
        return to_stderr();
    };
    let spec = FileSpec::default()
        .directory(dir.join("logs"))
        .basename(name)
        .suppress_timestamp();
    logger()?
        .log_to_file(spec)
        .append()
        .rotate(
            Criterion::Size(MAX_BYTES),
            Naming::Numbers,
            Cleanup::KeepLogFiles(OLDER_FILES),
        )
        .cleanup_in_background_thread(false)
        .format(detailed_format)
        .duplicate_to_stderr(Duplicate::All)
        // A full disk must not fill the standard error in its turn.
        .error_channel(ErrorChannel::DevNull)
        .start()
}
