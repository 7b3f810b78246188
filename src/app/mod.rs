//! Floor 6: the command line, the window, the session. eframe lives here only.

pub mod cli;
pub mod store;

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
