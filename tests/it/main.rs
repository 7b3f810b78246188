//! The integration tests, one program: linking the window's libraries once is what costs.
#![expect(
    clippy::unwrap_used,
    reason = "a helper of a test fails as a test does"
)]

mod answers;
mod clock;
mod coasts;
mod explorer;
mod finder;
#[cfg(feature = "gui")]
mod finder_window;
mod links;
mod load;
#[path = "../../benches/frames/long_life.rs"]
mod long_life;
mod longer;
#[cfg(feature = "gui")]
mod numbers;
#[cfg(feature = "gui")]
mod pictures;
mod places;
#[cfg(feature = "gui")]
mod playbar;
mod projection;
#[cfg(feature = "gui")]
mod snapshots;
mod source;
#[cfg(feature = "gui")]
mod stage;
mod stats;
mod store;
mod tidy;
#[cfg(feature = "gui")]
mod widgets;
mod words;
