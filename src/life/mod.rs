//! Floor 2: a life (who was where, from when to when, says who) and the questions asked of it.
//!
//! A [`Life`] is loaded once and never changes; every id in it resolves, so nothing above checks
//! again. This floor knows no disk, no serde of the life's files, no window and no interface word.

mod chain;
mod cite;
mod claims;
mod law;
mod mentions;
mod model;
mod numbers;
mod on_this_day;
mod person;
mod place;
mod reach;
mod record;
#[cfg(test)]
pub(crate) mod sample;
mod sentence;
mod target;
mod weeks;
mod whereabouts;

pub use chain::{Chain, Infeasible};
pub use cite::{NotePiece, SourceKind, is_locator_term, note, place_in};
pub use claims::{Dispute, Myth, RowId};
pub use mentions::{Mention, Mentions};
pub use model::{Life, Subject};
pub use numbers::{Numbers, Sums, sums_until};
pub use person::Person;
pub(crate) use place::NameSpan;
pub use place::{Place, Precision, State, StateSpan, TintKey};
pub use reach::{Furthest, Reach};
pub use record::{
    Certainty, Chapter, ChapterId, Citation, Condition, Confidence, Consulted, Event, EventId,
    Evidence, Kind, Leg, LegId, Mode, PlaceId, Source, SourceId, StateId, TourStop, TourTarget,
};
pub use sentence::whereabouts_sentence;
pub use target::Target;
pub use weeks::{DAYS_PER_WEEK, weeks};
pub use whereabouts::{Candidate, Spot, Stance, Whereabouts};
