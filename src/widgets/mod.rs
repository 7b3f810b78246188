//! Floor 5: what is drawn and touched. egui, never eframe; widgets read a scene and push commands.
//!
//! No widget owns a date, a camera or a choice; what a widget keeps dies with the finger.

pub mod announce;
mod baked;
pub mod button;
pub mod card;
pub mod events;
mod finder;
pub mod help;
pub mod icons;
mod list;
pub mod map;
pub mod numbers;
pub mod on_this_day;
pub mod ornament;
pub mod paint;
pub mod playbar;
pub mod theme;
pub mod timeline;
