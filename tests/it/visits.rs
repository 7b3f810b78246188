//! Visits: what people do with the program, written as text in `tests/scripts` and played on an
//! explorer without a window.
//!
//! A file holds the visits of one sort of visitor. `visit` with a title begins one; every other line
//! is a command as [`Command::from_line`] reads it, or one of
//!
//! | line | what it does |
//! | --- | --- |
//! | `wait SECONDS` | lets time pass, a thirtieth of a second at a time |
//! | `wait until PART` | lets it pass until `expect PART` holds, five minutes at most |
//! | `open the same life again` | as when a file of the life has been saved |
//! | `note` | keeps the viewpoint for `expect noted` |
//! | `expect PART` | fails the visit if it does not hold; the parts are in `expect.rs` |
//! | `# …` | is for the reader |

mod expect;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use trotsky_atlas::explore::{Command, Explorer, LifeBox};
use trotsky_atlas::life::Life;
use trotsky_atlas::load::load_embedded;
use trotsky_atlas::words::Lang;

use crate::source::root;

/// How many visits there must be.
const VISITS: usize = 100;

fn life() -> Arc<Life> {
    static LIFE: OnceLock<Arc<Life>> = OnceLock::new();
    LIFE.get_or_init(|| load_embedded().unwrap().life).clone()
}

/// Writes the names of all commands and the name of one from the same list: the compiler refuses a
/// command that is missing here, and [`every_command_is_used`] one that no visit uses.
macro_rules! commands {
    ($($name:ident $fields:tt),+ $(,)?) => {
        const COMMANDS: &[&str] = &[$(stringify!($name)),+];

        fn name_of(command: &Command) -> &'static str {
            match command {
                $(commands!(@pattern $name $fields) => stringify!($name),)+
            }
        }
    };
    (@pattern $name:ident ()) => { Command::$name };
    (@pattern $name:ident (_)) => { Command::$name(_) };
    (@pattern $name:ident {}) => { Command::$name { .. } };
}

commands! {
    ShowDay(_), Scrub(_), StepDays(_), StepEvent(_), ShowEnd(_), Play(), Pause(), SetPace(_),
    ZoomTime {}, PanTime(_), ShowSpan(_), ResizeMap {}, PanMap {}, ZoomMap {}, FitMap(_), Remember(),
    Select(_), Deselect(), ShowTab(_), SpeakLang(_), Show(_), Back(), Forward(), ReduceMotion(_),
    OpenLife(_), TellStory(_), PlayBackwards(_), LoopRange {}, ClearLoop(), StepStay(_),
    StepChapter(_), StepYear(_), FollowCamera(_), SetFilter(_), ResetFilter(), Find(_), Search(_),
    ToggleKind(_), ListInView(_), Hover(_), FitTime(_), CoverMap(_), ShowRivals(_),
}

/// A visit: where it stands, its title, and its lines with their numbers.
struct Visit {
    file: String,
    line: usize,
    title: String,
    lines: Vec<(usize, String)>,
}

/// The files of `tests/scripts`, in the order of their names.
fn scripts() -> Vec<(String, String)> {
    let folder: PathBuf = root().join("tests/scripts");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// The visits of a file.
fn visits(file: &str, text: &str) -> Vec<Visit> {
    let mut visits: Vec<Visit> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(title) = line.strip_prefix("visit ") {
            visits.push(Visit {
                file: file.to_owned(),
                line: index + 1,
                title: title.to_owned(),
                lines: Vec::new(),
            });
        } else if let Some(visit) = visits.last_mut() {
            visit.lines.push((index + 1, line.to_owned()));
        } else {
            panic!("{file}:{}: \"{line}\" stands before any visit", index + 1);
        }
    }
    visits
}

/// A visit under way.
struct Visitor {
    explorer: Explorer,
    /// The viewpoint kept by `note`.
    noted: String,
    used: BTreeSet<&'static str>,
}

/// The frame of the map in a window of 1600 by 900.
const FRAME: &str = "map 1224 682";

/// Time from frame to frame, in seconds.
const STEP: f64 = 1.0 / 30.0;

impl Visitor {
    fn new() -> Self {
        let mut visitor = Self {
            explorer: Explorer::new(life(), Lang::En),
            noted: String::new(),
            used: BTreeSet::new(),
        };
        let frame = Command::from_line(FRAME, &life()).unwrap();
        visitor.explorer.apply(frame);
        visitor
    }

    /// Plays one line; says what is wrong with it or what does not hold.
    fn play(&mut self, line: &str) -> Result<(), String> {
        if let Some(part) = line.strip_prefix("expect ") {
            return self.expect(part);
        }
        if let Some(part) = line.strip_prefix("wait until ") {
            for _ in 0..300 * 30 {
                if self.expect(part).is_ok() {
                    return Ok(());
                }
                self.explorer.tick(STEP);
            }
            return self.expect(part);
        }
        if let Some(secs) = line.strip_prefix("wait ") {
            let secs: f64 = secs.parse().map_err(|error| format!("{secs}: {error}"))?;
            for _ in 0..(secs / STEP).round() as usize {
                self.explorer.tick(STEP);
            }
            return Ok(());
        }
        let command = match line {
            "note" => {
                self.noted = self.line();
                return Ok(());
            }
            "open the same life again" => {
                Command::OpenLife(LifeBox(Arc::new((**self.explorer.life()).clone())))
            }
            _ => {
                let life = self.explorer.life().clone();
                let command = Command::from_line(line, &life).map_err(|error| error.to_string())?;
                let again = command.to_line(&life).unwrap_or_default();
                let read = Command::from_line(&again, &life).map_err(|error| error.to_string())?;
                // A viewpoint is written with its own five decimals.
                let same = format!("{read:?}") == format!("{command:?}");
                if !same && !matches!(command, Command::Show(_)) {
                    return Err(format!("it is written as \"{again}\", which is {read:?}"));
                }
                command
            }
        };
        self.used.insert(name_of(&command));
        self.explorer.apply(command);
        Ok(())
    }

    fn line(&self) -> String {
        self.explorer.viewpoint().to_line(self.explorer.life())
    }
}

/// Plays a visit; the commands it used, or what went wrong with file and line.
fn play(visit: &Visit) -> Result<BTreeSet<&'static str>, String> {
    let mut visitor = Visitor::new();
    let mut expected = 0;
    for (number, line) in &visit.lines {
        expected += usize::from(line.starts_with("expect "));
        visitor.play(line).map_err(|fault| {
            let (file, title) = (&visit.file, &visit.title);
            format!("{file}:{number}: {line}\n    {fault}\n    ({title})")
        })?;
    }
    if expected < 2 {
        let (file, line) = (&visit.file, visit.line);
        return Err(format!(
            "{file}:{line}: a visit that expects next to nothing"
        ));
    }
    Ok(visitor.used)
}

#[test]
fn every_visit_goes_as_expected_and_every_command_is_used() {
    let (mut played, mut used, mut faults) = (0, BTreeSet::new(), Vec::new());
    let mut titles = BTreeSet::new();
    for (file, text) in scripts() {
        for visit in visits(&file, &text) {
            played += 1;
            let new = titles.insert(visit.title.clone());
            assert!(new, "{file}:{}: the title is taken", visit.line);
            match play(&visit) {
                Ok(commands) => used.extend(commands),
                Err(fault) => faults.push(fault),
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert!(played >= VISITS, "{played} visits");
    let unused: Vec<_> = COMMANDS.iter().filter(|it| !used.contains(*it)).collect();
    assert!(unused.is_empty(), "no visit uses {unused:?}");
}

#[test]
fn a_visit_that_goes_wrong_is_told_with_its_line() {
    let fails = |text: &str| {
        let visits = visits("a.txt", text);
        play(&visits[0]).unwrap_err()
    };
    let fault = fails("visit A\nday 1917-11-07\nexpect date 1917-11-07\nexpect date 1917-11-08\n");
    assert!(
        fault.starts_with("a.txt:4: expect date 1917-11-08"),
        "{fault}"
    );
    assert!(fault.contains("1917-11-07"), "{fault}");
    let fault = fails("visit A\nfly home\n");
    assert!(fault.contains("Cannot read the command"), "{fault}");
    let fault = fails("visit A\nexpect weather fine\n");
    assert!(fault.contains("nothing to be expected"), "{fault}");
    assert!(fails("visit A\nplay\n").contains("next to nothing"));
}

/// Every part that can be expected can fail: each is tried with something that does not hold.
#[test]
fn nothing_is_expected_in_vain() {
    let mut visitor = Visitor::new();
    for line in ["day 1917-11-07", "select event event-escape-1907", "wait 1"] {
        visitor.play(line).unwrap();
    }
    for (holds, fails) in expect::EXAMPLES {
        visitor.play("note").unwrap();
        assert_eq!(visitor.expect(holds), Ok(()), "{holds}");
        let fault = visitor.expect(fails).unwrap_err();
        assert!(
            !fault.contains("nothing to be expected"),
            "{fails}: {fault}"
        );
        assert!(!fault.contains("cannot be read"), "{fails}: {fault}");
    }
}
