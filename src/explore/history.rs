//! Back and Forward.

use super::Viewpoint;

/// How many viewpoints are kept; a visitor never goes back further.
const KEPT: usize = 200;

/// The viewpoints before and after this one.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    back: Vec<Viewpoint>,
    forward: Vec<Viewpoint>,
}

impl History {
    /// Keeps a viewpoint that is about to be left by a jump.
    pub(super) fn remember(&mut self, here: Viewpoint) {
        if self.back.last() == Some(&here) {
            return;
        }
        self.forward.clear();
        self.back.push(here);
        if self.back.len() > KEPT {
            self.back.remove(0);
        }
    }

    pub(super) fn back(&mut self, here: Viewpoint) -> Option<Viewpoint> {
        let there = self.back.pop()?;
        self.forward.push(here);
        Some(there)
    }

    pub(super) fn forward(&mut self, here: Viewpoint) -> Option<Viewpoint> {
        let there = self.forward.pop()?;
        self.back.push(here);
        Some(there)
    }

    pub(super) fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    pub(super) fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }
}
