//! `--supervise`: a small parent that keeps the window alive.
//!
//! The parent starts the program again as a child and asks it every two seconds, through a pipe,
//! whether it lives. The child answers from its window's thread, with the number of frames it has
//! shown; since each question makes it draw one, a window that is stuck in its own code, in the
//! driver or in the compositor is found out. A child that crashes or hangs is started again, after
//! pauses that grow; one that does so three times in a row is started in safe mode.
//!
//! The codes that the program ends with are below; `docs` of the kiosk and shells that act on codes
//! rely on them.

#[cfg(feature = "gui")]
mod link;
mod notify;
mod policy;
mod status;

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, ExitCode, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::store::Store;

#[cfg(feature = "gui")]
pub use link::Link;
pub use status::{Status, Stop};

use notify::Notify;
use policy::{ASK_EVERY, End, Next, Policy, Pulse};

/// The window was closed, or staff left the kiosk.
pub const LEFT: u8 = 0;
/// The life, or an argument, could not be opened.
pub const NO_LIFE: u8 = 2;
/// There is no screen, or nothing that draws on it.
pub const NO_WINDOW: u8 = 3;
/// The parent gave up after ten minutes without a frame.
pub const GAVE_UP: u8 = 70;
/// The window asks to be started again: staff asked, or its memory has grown too large.
pub const RESTART: u8 = 75;

/// How long the parent waits for an answer before it looks whether the child is still there.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// The argument that makes a parent, and the one that tells a child that it has one.
const PARENT: &str = "--supervise";
const CHILD: &str = "--supervised";
/// The argument that opens the shipped life and draws without the graphics card.
const SAFE_MODE: &str = "--safe-mode";
/// What tells Mesa to draw without the graphics card.
const SOFTWARE_GL: (&str, &str) = ("LIBGL_ALWAYS_SOFTWARE", "1");

/// Runs the program as a child with the same arguments until it is left.
pub fn run() -> ExitCode {
    match Parent::new() {
        Ok(mut parent) => ExitCode::from(parent.run()),
        Err(error) => {
            log::error!("Cannot supervise: {error}");
            ExitCode::from(NO_WINDOW)
        }
    }
}

/// Runs the program anew in safe mode and waits for it: the environment of a process that runs
/// already cannot be changed safely. None if this process draws without the card already.
pub fn rerun_in_software() -> Option<ExitCode> {
    if std::env::var_os(SOFTWARE_GL.0).is_some_and(|value| value == SOFTWARE_GL.1) {
        return None;
    }
    let status = Command::new(std::env::current_exe().ok()?)
        .args(std::env::args_os().skip(1))
        .env(SOFTWARE_GL.0, SOFTWARE_GL.1)
        .status()
        .ok()?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Some(ExitCode::from(code.unwrap_or(NO_WINDOW)))
}

struct Parent {
    /// Found at the start: an upgrade replaces the file, and then it is the new one that starts.
    program: PathBuf,
    args: Vec<OsString>,
    began: Instant,
    policy: Policy,
    notify: Notify,
    store: Store,
    status: Status,
}

impl Parent {
    #[expect(clippy::disallowed_methods, reason = "the parent lives in real time")]
    fn new() -> std::io::Result<Self> {
        let store = Store::of_machine();
        let mut status = store.load::<Status>(status::NAME).or_default();
        status.begin();
        Ok(Self {
            program: std::env::current_exe()?,
            args: std::env::args_os()
                .skip(1)
                .filter(|arg| arg != PARENT)
                .collect(),
            began: Instant::now(),
            policy: Policy::new(),
            notify: Notify::from_env(),
            store,
            status,
        })
    }

    fn now(&self) -> Duration {
        self.began.elapsed()
    }

    fn run(&mut self) -> u8 {
        let (mut pause, mut safe) = (Duration::ZERO, false);
        loop {
            self.rest(pause);
            let (end, frames) = self.run_child(safe);
            match self.policy.after(&end, frames, self.now()) {
                Next::Leave(code) => {
                    let why = match code {
                        LEFT => "The window was left".to_owned(),
                        _ => format!(
                            "{}; given up after ten minutes without a frame",
                            end.sentence()
                        ),
                    };
                    log::warn!("{why}; ending with code {code}");
                    self.notify.stopping(&why);
                    self.save();
                    return code;
                }
                Next::Start {
                    pause: next_pause,
                    safe: next_safe,
                } => {
                    if next_safe && !safe {
                        log::error!(
                            "{} failures in a row: safe mode, with the shipped life and without the graphics card",
                            policy::LOOP
                        );
                    }
                    (pause, safe) = (next_pause, next_safe);
                }
            }
        }
    }

    /// Waits, and tells the system meanwhile that the parent is well.
    fn rest(&mut self, pause: Duration) {
        let until = self.now() + pause;
        while let Some(left) = until.checked_sub(self.now()).filter(|left| !left.is_zero()) {
            self.notify.alive();
            std::thread::sleep(left.min(LOOK_EVERY));
        }
    }

    /// Runs one child until it is gone; says why, and from when to when it showed frames.
    fn run_child(&mut self, safe: bool) -> (End, Option<(Duration, Duration)>) {
        let mut pulse = Pulse::new(self.now());
        let end = match start(&self.program, &self.args, safe) {
            Ok(mut running) => {
                let pid = running.child.id();
                log::info!(
                    "Child {pid} started{}",
                    if safe { " in safe mode" } else { "" }
                );
                self.status.started(pid, safe);
                let end = self.watch(&mut running, &mut pulse);
                // A child that hangs does not leave by itself; one that is gone is not hurt.
                drop(running.child.kill());
                drop(running.child.wait());
                end
            }
            Err(error) => End::NotStarted(error.to_string()),
        };
        log::warn!("{}", end.sentence());
        self.status
            .stopped(&end, self.now().saturating_sub(pulse.started()));
        self.save();
        (end, pulse.frames())
    }

    fn watch(&mut self, running: &mut Running, pulse: &mut Pulse) -> End {
        let mut question = 0_u64;
        let mut next_question = self.now();
        loop {
            self.notify.alive();
            if self.now() >= next_question {
                question += 1;
                next_question = self.now() + ASK_EVERY;
                // A pipe that broke means that the child is going; the wait below sees it.
                drop(writeln!(running.questions, "{question}"));
            }
            let wait = next_question.saturating_sub(self.now()).min(LOOK_EVERY);
            match running.answers.recv_timeout(wait) {
                Ok(answer) => {
                    if pulse.answer(self.now(), answer.frames, answer.hidden) {
                        let took = self.now().saturating_sub(pulse.started());
                        log::info!(
                            "Child {} shows frames after {} ms",
                            running.child.id(),
                            took.as_millis()
                        );
                        self.notify.ready();
                        self.save();
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                // The child closed its end: it is about to go.
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(Duration::from_millis(20));
                }
            }
            match running.child.try_wait() {
                Ok(None) => {}
                Ok(Some(status)) => return end_of(status),
                Err(error) => return End::NotStarted(error.to_string()),
            }
            if let Some(end) = pulse.fault(self.now()) {
                return end;
            }
        }
    }

    fn save(&self) {
        // A machine that keeps nothing is told of once a failure, in the log, and runs on.
        if let Err(error) = self.store.save(status::NAME, &self.status) {
            log::warn!("{error}");
        }
    }
}

/// A child and the pipes to it.
struct Running {
    child: Child,
    questions: ChildStdin,
    answers: Receiver<Answer>,
}

/// What a child says when it is asked.
struct Answer {
    frames: u64,
    hidden: bool,
}

impl Answer {
    /// `alive 17 shown`
    fn from_line(line: &str) -> Option<Self> {
        let (frames, seen) = line.strip_prefix("alive ")?.split_once(' ')?;
        Some(Self {
            frames: frames.parse().ok()?,
            hidden: seen == "hidden",
        })
    }
}

fn start(program: &PathBuf, args: &[OsString], safe: bool) -> std::io::Result<Running> {
    let mut command = Command::new(program);
    command.args(args).arg(CHILD);
    // Only the parent speaks to the system's watchdog.
    command
        .env_remove("NOTIFY_SOCKET")
        .env_remove("WATCHDOG_USEC");
    if safe {
        command.arg(SAFE_MODE).env(SOFTWARE_GL.0, SOFTWARE_GL.1);
    }
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let gone = || std::io::Error::other("the child has no pipe");
    let questions = child.stdin.take().ok_or_else(gone)?;
    let output = child.stdout.take().ok_or_else(gone)?;
    let (sender, answers) = channel();
    std::thread::Builder::new()
        .name("answers".to_owned())
        .spawn(move || {
            for line in BufReader::new(output).lines() {
                let Ok(line) = line else { return };
                if let Some(answer) = Answer::from_line(&line)
                    && sender.send(answer).is_err()
                {
                    return;
                }
            }
        })?;
    Ok(Running {
        child,
        questions,
        answers,
    })
}

fn end_of(status: ExitStatus) -> End {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return End::Signal(signal);
    }
    match status.code() {
        Some(code) if code == i32::from(LEFT) => End::Left,
        Some(code) if code == i32::from(RESTART) => End::Asked,
        Some(code) => End::Code(code),
        None => End::Code(-1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_a_line() {
        let answer = Answer::from_line("alive 17 shown").unwrap();
        assert_eq!((answer.frames, answer.hidden), (17, false));
        assert!(Answer::from_line("alive 17 hidden").unwrap().hidden);
        for line in ["", "alive", "alive 17", "alive x shown", "17 shown"] {
            assert!(Answer::from_line(line).is_none(), "{line}");
        }
    }
}
