//! Trotsky Atlas: a life on the map of its time, linked to a timeline.
//!
//! The house is built in floors, listed here from the ground up. A floor may use the floors below
//! it and none above; a test reads the sources and fails on an import that points up.

// Floor 0: interface words, the four languages, number formats.
pub mod words;
// Floor 1: days, calendars, dates with doubt.
pub mod calendar;
// Floor 1b: positions, projection, camera.
pub mod geo;
// Floor 2: the life and the questions asked of it.
pub mod life;
// Floor 3a: a folder on disk becomes a life and a list of problems.
pub mod load;
// Floor 3b: the base map.
pub mod world;
// Floor 4: the explorer, its clock and its commands.
pub mod explore;
// Floor 5: what is drawn and touched.
#[cfg(feature = "gui")]
pub mod widgets;
// Floor 6: the window, the command line, the session.
pub mod app;
