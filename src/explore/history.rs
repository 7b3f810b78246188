//! Back and Forward.

use crate::geo::Camera;

use super::{LoopRange, TimeWindow, Viewpoint};

/// How many viewpoints are kept; a visitor never goes back further.
const KEPT: usize = 200;

/// A viewpoint, and what its line rounds: going back shows just what was left, not the noon of the
/// day and the nearest midnights of the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    pub(super) viewpoint: Viewpoint,
    pub(super) moment: f64,
    pub(super) window: TimeWindow,
    pub(super) looped: Option<LoopRange>,
    pub(super) camera: Camera,
    /// The width of the frame that the camera looked through.
    pub(super) width: f64,
}

/// The viewpoints before and after this one.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    back: Vec<Standing>,
    forward: Vec<Standing>,
}

impl History {
    /// Keeps a viewpoint that is about to be left by a jump; there is no way forward from a jump.
    #[expect(
        clippy::large_types_passed_by_value,
        reason = "a jump keeps what it leaves; it is once in a while"
    )]
    pub(super) fn remember(&mut self, here: Standing) {
        self.forward.clear();
        if self.back.last() == Some(&here) {
            return;
        }
        self.back.push(here);
        if self.back.len() > KEPT {
            self.back.remove(0);
        }
    }

    #[expect(
        clippy::large_types_passed_by_value,
        reason = "a jump keeps what it leaves; it is once in a while"
    )]
    pub(super) fn back(&mut self, here: Standing) -> Option<Standing> {
        let there = other(&mut self.back, here.viewpoint)?;
        self.forward.push(here);
        Some(there)
    }

    #[expect(
        clippy::large_types_passed_by_value,
        reason = "a jump keeps what it leaves; it is once in a while"
    )]
    pub(super) fn forward(&mut self, here: Standing) -> Option<Standing> {
        let there = other(&mut self.forward, here.viewpoint)?;
        self.back.push(here);
        Some(there)
    }

    pub(super) fn can_go_back(&self, here: Viewpoint) -> bool {
        self.back.iter().any(|there| there.viewpoint != here)
    }

    pub(super) fn can_go_forward(&self, here: Viewpoint) -> bool {
        self.forward.iter().any(|there| there.viewpoint != here)
    }
}

/// Takes the last that looks different from here: a press that changed nothing is no step back.
fn other(stack: &mut Vec<Standing>, here: Viewpoint) -> Option<Standing> {
    let at = stack.iter().rposition(|there| there.viewpoint != here)?;
    stack.truncate(at + 1);
    stack.pop()
}
