//! What a kiosk does between two visits, while nobody watches: it takes up a life that was added, or
//! starts anew if its memory has grown too large. In the middle of a visit it does neither.

use crate::load::Loaded;

use super::content::Content;
use super::memory::{self, Ceiling};

/// What is due.
#[derive(Debug)]
pub enum Due {
    /// This life was added and is the current one now; it is on trial until `content::confirm`.
    Life(Box<Loaded>),
    /// The program should end with `supervise::RESTART`.
    Restart,
}

/// Looks what is due; to be asked once each time the attract mode begins a round. `returns` says
/// whether somebody starts the program again when it asks for it.
pub fn due(ceiling: Ceiling, returns: bool) -> Option<Due> {
    due_in(Content::of_machine().as_ref(), ceiling, returns)
}

fn due_in(content: Option<&Content>, ceiling: Ceiling, returns: bool) -> Option<Due> {
    if returns && ceiling.is_over() {
        let kb = memory::resident_kb().unwrap_or_default();
        log::warn!("The program holds {kb} kB and starts anew");
        return Some(Due::Restart);
    }
    match content?.switch_if_ready()? {
        Ok(loaded) => Some(Due::Life(Box::new(loaded))),
        Err(error) => {
            log::error!("{error}");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_life_is_taken_up_and_memory_has_an_end() {
        let state = tempfile::tempdir().unwrap();
        let content = Content::at(&state.path().join("lives"));
        let wide = Ceiling::megabytes(u64::MAX);
        assert!(due_in(Some(&content), wide, true).is_none());
        content
            .add(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example"))
            .unwrap();
        if cfg!(target_os = "linux") {
            let due = due_in(Some(&content), Ceiling::kilobytes(1), true);
            assert!(matches!(due, Some(Due::Restart)));
        }
        // Nobody would start it again: it goes on as it is.
        let due = due_in(Some(&content), Ceiling::kilobytes(1), false);
        assert!(matches!(due, Some(Due::Life(_))));
        assert!(due_in(None, wide, true).is_none());
    }
}
