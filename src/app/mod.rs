//! Floor 6: the command line, the window, the session. eframe lives here only.

pub mod awake;
pub mod between;
pub mod cli;
pub mod content;
pub mod crash;
mod faults;
pub mod logs;
pub mod memory;
pub mod store;
pub mod supervise;

#[cfg(feature = "gui")]
mod key_sheet;
#[cfg(feature = "gui")]
pub mod kiosk;
#[cfg(feature = "gui")]
mod layout;
#[cfg(feature = "gui")]
mod screenshot;
#[cfg(feature = "gui")]
pub mod shell;
#[cfg(feature = "gui")]
mod shortcuts;
#[cfg(feature = "gui")]
mod watch;
#[cfg(feature = "gui")]
mod window;

#[cfg(feature = "gui")]
pub use window::run;

/// What desktops know the program by: its window, its entry in menus, its icons and its files.
pub const APP_ID: &str = "org.trotskyatlas.atlas";
