//! Floor 6: the command line, the window, the session. eframe lives here only.

pub mod cli;

#[cfg(feature = "gui")]
mod key_sheet;
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
