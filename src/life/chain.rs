//! The chain of boundaries: what its order says of days that the sources leave open.

use crate::calendar::DayBounds;

/// The narrowed boundaries of a chain of legs, ready to give odds for any day.
///
/// Boundary `i` is the start of leg `i`; the last boundary is the end of the last leg.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    bounds: Vec<DayBounds>,
}

impl Chain {
    /// The narrowed bounds, one more than there are legs.
    pub fn bounds(&self) -> &[DayBounds] {
        &self.bounds
    }

    /// The expected moment of a boundary, in days from the life's first midnight.
    pub fn moment(&self, boundary: usize) -> f64 {
        let _ = boundary;
        0.0
    }
}
