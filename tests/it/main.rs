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
#[cfg(feature = "gui")]
mod hall;
#[cfg(feature = "gui")]
mod kiosk;
#[cfg(feature = "gui")]
mod kiosk_access;
#[cfg(feature = "gui")]
mod kiosk_monkey;
mod limits;
mod links;
mod load;
#[path = "../../benches/frames/long_life.rs"]
mod long_life;
mod longer;
mod manual;
#[cfg(feature = "gui")]
mod numbers;
#[cfg(feature = "gui")]
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

/// Counts what is allocated, for the tests that run alone.
#[global_allocator]
static HEAP: &stats_alloc::StatsAlloc<std::alloc::System> = &stats_alloc::INSTRUMENTED_SYSTEM;

/// Bytes that are allocated now.
#[cfg(feature = "gui")]
fn heap() -> isize {
    let stats = HEAP.stats();
    stats.bytes_allocated as isize - stats.bytes_deallocated as isize
}

/// Says a figure that was measured; a passing test is heard with `--nocapture`.
#[expect(clippy::print_stdout, reason = "a figure that somebody asked for")]
#[cfg(feature = "gui")]
fn say(text: &str) {
    println!("{text}");
}
