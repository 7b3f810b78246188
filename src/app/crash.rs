//! A panic leaves a short report: what, where, in which version. The last ten are kept.
//!
//! A report holds nothing of what a visitor typed: panics of the standard library quote the text
//! they fail on in backquotes, and what is quoted is left out.

use std::backtrace::Backtrace;
use std::fs;
use std::io;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};

use super::memory;
use super::store::{Store, write_atomically};

/// The largest report, and how many are kept.
const MAX_BYTES: usize = 64 * 1024;
const KEPT: usize = 10;

/// How much of a panic's own words is kept.
const MAX_MESSAGE: usize = 400;

/// From now on a panic writes a report and says where it is. In a supervised window, `ends`, it
/// also ends the program, whatever thread it was: half a program on the wall helps nobody.
pub fn install(ends: bool) {
    let dir = Store::of_machine().dir().map(|dir| dir.join("crashes"));
    std::panic::set_hook(Box::new(move |info| {
        let said = message(info);
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let report = report(&said, &place, &Backtrace::force_capture().to_string());
        let written = dir.as_ref().map(|dir| write(dir, &report));
        let kept = match written {
            Some(Ok(path)) => format!("the report is {}", path.display()),
            Some(Err(error)) => format!("no report could be written ({error})"),
            None => "this machine has no folder for a report".to_owned(),
        };
        log::error!("The program has failed at {place}: {said}; {kept}");
        if ends {
            std::process::abort();
        }
    }));
}

/// The reports kept in a store, the newest last.
pub fn reports(store: &Store) -> Vec<PathBuf> {
    let dir = store.dir().map(|dir| dir.join("crashes"));
    let numbered = dir.map(|dir| numbered(&dir)).unwrap_or_default();
    numbered.into_iter().map(|(_, path)| path).collect()
}

fn message(info: &PanicHookInfo<'_>) -> String {
    let said = info.payload_as_str().unwrap_or("no words were given");
    without_quotes(said).chars().take(MAX_MESSAGE).collect()
}

/// The text without what stands between backquotes.
fn without_quotes(text: &str) -> String {
    let Some((before, rest)) = text.split_once('`') else {
        return text.to_owned();
    };
    // What is quoted may hold backquotes of its own: everything up to the last goes.
    let after = rest.rsplit_once('`').map_or("", |(_, after)| after);
    format!("{before}`…`{after}")
}

fn report(said: &str, place: &str, backtrace: &str) -> String {
    let thread = std::thread::current();
    let mut report = format!(
        "Trotsky Atlas {} on {} {}\nWhen: {}\nThread: {}\nWhere: {place}\nWhat: {said}\nMemory: {} kB\n\n{backtrace}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        chrono::Local::now().format("%Y-%m-%d %H:%M:%S"),
        thread.name().unwrap_or("without a name"),
        memory::resident_kb().unwrap_or_default(),
    );
    let mut end = MAX_BYTES.min(report.len());
    while !report.is_char_boundary(end) {
        end -= 1;
    }
    report.truncate(end);
    report
}

/// Writes a report under the next number and lets the oldest go.
fn write(dir: &Path, report: &str) -> io::Result<PathBuf> {
    fs::create_dir_all(dir)?;
    let mut all = numbered(dir);
    let number = all.last().map_or(1, |(number, _)| number + 1);
    while all.len() >= KEPT {
        fs::remove_file(all.remove(0).1)?;
    }
    let path = dir.join(format!("crash-{number:05}.txt"));
    write_atomically(&path, report.as_bytes())?;
    Ok(path)
}

fn numbered(dir: &Path) -> Vec<(u64, PathBuf)> {
    let mut all: Vec<(u64, PathBuf)> = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_str()?;
            let number = name.strip_prefix("crash-")?.strip_suffix(".txt")?;
            Some((number.parse().ok()?, path))
        })
        .collect();
    all.sort();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_few_and_small() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("crashes");
        for number in 1..=KEPT + 3 {
            let text = report(&number.to_string(), "here", &"é".repeat(MAX_BYTES));
            assert!(text.len() <= MAX_BYTES && text.len() > MAX_BYTES - 2);
            write(&dir, &text).unwrap();
        }
        let kept = reports(&Store::at(folder.path()));
        assert_eq!(kept.len(), KEPT);
        assert!(
            fs::read_to_string(&kept[0])
                .unwrap()
                .contains("\nWhat: 4\n")
        );
        assert!(kept[KEPT - 1].ends_with("crash-00013.txt"));
    }

    #[test]
    fn what_a_visitor_typed_is_left_out() {
        let said = "byte index 1 is not a char boundary; it is inside 'é' of `my ` name`";
        let kept = without_quotes(said);
        assert!(
            !kept.contains("name") && kept.starts_with("byte index 1"),
            "{kept}"
        );
        assert_eq!(without_quotes("no ` end of it"), "no `…`");
        assert_eq!(without_quotes("plain"), "plain");
    }
}
