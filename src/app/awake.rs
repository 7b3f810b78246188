//! Keeps the screen from going dark while the kiosk runs, where the system lets a program do so.
//!
//! Under X11 that is `xset`, if it is installed. Under cage and Weston nothing blanks the screen
//! unless told to; on Windows and macOS the machine's power settings decide. The kiosk's manual says
//! which to set. That it does not work is no reason not to run.

use std::process::{Command, Stdio};

/// Asks the system once to leave the screen on.
pub fn keep_awake() {
    if std::env::var_os("DISPLAY").is_none() || std::env::var_os("WAYLAND_DISPLAY").is_some() {
        return;
    }
    let asked = Command::new("xset")
        .args(["s", "off", "s", "noblank", "-dpms"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match asked {
        Ok(status) if status.success() => {}
        Ok(status) => log::warn!("The screen may go dark: xset ended with {status}"),
        Err(error) => log::warn!("The screen may go dark: xset cannot be run ({error})"),
    }
}
