//! The child's end of the pipe: it answers from the window's own thread, or not at all.

use std::io::{BufRead as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};

/// A window's connection to its parent.
pub struct Link {
    asked: Arc<AtomicU64>,
    answered: u64,
    frames: u64,
    answers: Sender<String>,
}

impl Link {
    /// Starts to listen to the parent; each question wakes the window.
    pub fn start(ctx: &egui::Context) -> std::io::Result<Self> {
        let asked = Arc::new(AtomicU64::new(0));
        let (heard, ctx) = (asked.clone(), ctx.clone());
        std::thread::Builder::new()
            .name("questions".to_owned())
            .spawn(move || {
                for line in std::io::stdin().lock().lines() {
                    let Ok(line) = line else { break };
                    if let Ok(question) = line.parse() {
                        heard.store(question, Ordering::Relaxed);
                        ctx.request_repaint();
                    }
                }
                orphaned();
            })?;
        let (answers, lines) = channel::<String>();
        // A thread of its own: a parent that does not read must not hold up the window.
        std::thread::Builder::new()
            .name("answers".to_owned())
            .spawn(move || {
                for line in lines {
                    let mut out = std::io::stdout().lock();
                    if writeln!(out, "{line}").and_then(|()| out.flush()).is_err() {
                        return;
                    }
                }
            })?;
        Ok(Self {
            asked,
            answered: 0,
            frames: 0,
            answers,
        })
    }

    /// To be called at each beginning of the window's logic, before anything is drawn: what was
    /// drawn until now has been shown.
    pub fn answer(&mut self, ctx: &egui::Context) {
        let asked = self.asked.load(Ordering::Relaxed);
        if asked != self.answered {
            self.answered = asked;
            let hidden = ctx.input(|input| {
                let viewport = input.viewport();
                viewport.visible() == Some(false) || viewport.minimized == Some(true)
            });
            let seen = if hidden { "hidden" } else { "shown" };
            // Nobody reads only when the parent is gone, and then the other thread ends us.
            drop(self.answers.send(format!("alive {} {seen}", self.frames)));
        }
    }

    /// To be called at each frame that is drawn.
    pub fn frame(&mut self, ctx: &egui::Context) {
        self.frames += 1;
        if self.frames == 1 {
            // That something is seen is said at once, not when the next question comes.
            self.answered = 0;
            ctx.request_repaint();
        }
    }
}

/// A window without its parent would stay on the screen beside the one that the next parent opens.
#[expect(clippy::exit, reason = "the window may be the one that hangs")]
fn orphaned() {
    log::warn!("The supervisor is gone, and the window goes with it");
    std::process::exit(i32::from(super::RESTART));
}
