//! Floor 4: the explorer owns the one date now shown and everything else a visitor can change.
//!
//! Widgets read a [`Scene`] and push [`Command`]s; [`Explorer::apply`] is the only way to change
//! anything. This floor knows no screen toolkit and reads no clock: time enters through
//! [`Explorer::tick`].

mod clock;
mod command;
pub mod doubt;
mod explorer;
mod flight;
mod history;
mod lanes;
mod scene;
mod trace;
mod viewpoint;
mod window;

pub use clock::{Clock, Pace};
pub use command::{Command, Commands, Fit, LifeBox, Span, Step, Tab};
pub use explorer::Explorer;
pub use lanes::{Living, Spell};
pub use scene::{Now, Scene};
pub use trace::{Bar, Stop, Trace, TraceJourney};
pub use viewpoint::{Selection, Viewpoint, ViewpointError};
pub use window::{TimeFit, TimeWindow};
