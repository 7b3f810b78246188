//! The integration tests, one program: linking the window's libraries once is what costs.
#![expect(
    clippy::unwrap_used,
    reason = "a helper of a test fails as a test does"
)]

mod answers;
mod calm;
#[cfg(feature = "gui")]
mod cards;
mod clock;
mod coasts;
mod coverage;
mod explorer;
mod finder;
#[cfg(feature = "gui")]
mod finder_window;
mod limits;
mod links;
mod load;
#[path = "../../benches/frames/long_life.rs"]
mod long_life;
mod longer;
mod manual;
#[cfg(feature = "gui")]
mod numbers;
mod packaging;
#[cfg(feature = "gui")]
mod pictures;
mod places;
#[cfg(feature = "gui")]
mod playbar;
mod projection;
#[cfg(feature = "gui")]
mod snapshots;
mod source;
mod spelling;
#[cfg(feature = "gui")]
mod stage;
mod stats;
mod store;
mod tidy;
mod visits;
#[cfg(feature = "gui")]
mod widgets;
mod words;
