//! Floor 4: the explorer owns the one date now shown and everything else a visitor can change.
//!
//! Widgets read a [`Scene`] and push [`Command`]s; [`Explorer::apply`] is the only way to change
//! anything. This floor knows no screen toolkit and reads no clock: time enters through
//! [`Explorer::tick`].

mod clock;
mod command;
mod command_text;
pub mod doubt;
mod explorer;
mod filter;
mod finder;
mod flight;
mod history;
mod lanes;
mod query;
mod reckoning;
pub mod rivals;
mod roads;
mod scene;
pub mod search;
mod selection;
mod session;
mod steps;
mod story;
mod tour;
mod trace;
mod viewpoint;
mod window;

pub use clock::{Clock, LoopRange, Pace};
pub use command::{Command, Commands, Fit, LifeBox, Span, Step, Tab};
pub use command_text::{CommandError, FORMS};
pub use explorer::Explorer;
pub use filter::{Counts, Facets, Filter, Mask, Only, PersonId, number, people};
pub use finder::{Finder, ListKind, Wanted, settle_hover};
pub use flight::Follow;
pub use lanes::{Living, Spell};
pub use query::Query;
pub use reckoning::Reckoning;
pub use scene::{Now, Scene};
pub use selection::Selection;
pub use session::{LEAST_WARNING, Session, Times, Turn, Visit};
pub use story::{REST_SECS, Story, StoryLength};
pub use tour::Tour;
pub use trace::{Bar, Doubt, Stop, Trace, TraceJourney};
pub use viewpoint::{Viewpoint, ViewpointError};
pub use window::{TimeFit, TimeWindow};
