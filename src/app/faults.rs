//! Faults on demand, so that a test can see them survived. Builds for visitors have none: they are
//! compiled in debug builds and with the feature `measure` only.
//!
//! `ATLAS_TEST_FAULT=FILE`: whenever the file is there, its word says what happens next, and it is
//! taken away. `ATLAS_TEST_STABLE_MS=N`: a start counts as good after so long.

use std::time::Duration;

/// Whether this build has them.
const HERE: bool = cfg!(any(debug_assertions, feature = "measure"));

/// How long a start must go well in a test.
pub(super) fn stable() -> Option<Duration> {
    let text = HERE.then(|| std::env::var("ATLAS_TEST_STABLE_MS").ok())??;
    text.parse().ok().map(Duration::from_millis)
}

/// Faults of the window's thread.
#[cfg(all(feature = "gui", any(debug_assertions, feature = "measure")))]
pub(super) mod window {
    use std::path::PathBuf;
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    /// Waits for a fault to be asked for.
    pub(crate) struct Faults(Receiver<String>);

    impl Faults {
        pub(crate) fn start(ctx: &egui::Context) -> Option<Self> {
            let file = PathBuf::from(std::env::var_os("ATLAS_TEST_FAULT")?);
            let (sender, words) = channel();
            let ctx = ctx.clone();
            std::thread::Builder::new()
                .name("faults".to_owned())
                .spawn(move || {
                    loop {
                        if let Ok(word) = std::fs::read_to_string(&file)
                            && !word.is_empty()
                            && std::fs::remove_file(&file).is_ok()
                        {
                            if sender.send(word).is_err() {
                                return;
                            }
                            ctx.request_repaint();
                        }
                        std::thread::sleep(Duration::from_millis(20));
                    }
                })
                .ok()?;
            Some(Self(words))
        }

        /// Does what is asked for.
        pub(crate) fn strike(&self) {
            let Ok(word) = self.0.try_recv() else { return };
            match word.trim() {
                "panic" => panic!("A fault was asked for"),
                "panic-elsewhere" => {
                    drop(
                        std::thread::Builder::new()
                            .name("picture".to_owned())
                            .spawn(|| panic!("A fault was asked for in another thread")),
                    );
                }
                "abort" => std::process::abort(),
                "overflow" => {
                    deeper(&[0; 64]);
                }
                "restart" => std::process::exit(i32::from(crate::app::supervise::RESTART)),
                "leave" => std::process::exit(i32::from(crate::app::supervise::LEFT)),
                "code" => std::process::exit(1),
                "hang" => loop {
                    std::thread::sleep(Duration::from_secs(1));
                },
                "spin" => loop {
                    std::hint::spin_loop();
                },
                "deadlock" => {
                    let lock = std::sync::Mutex::new(());
                    let _held = lock.lock();
                    let _never = lock.lock();
                }
                other => log::warn!("No such fault is known: {other}"),
            }
        }
    }

    #[expect(unconditional_recursion, reason = "the stack is meant to end")]
    fn deeper(above: &[u8; 64]) -> u8 {
        let mut here = *above;
        here[0] = here[0].wrapping_add(1);
        deeper(&here).wrapping_add(here[0])
    }
}
