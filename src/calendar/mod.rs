//! Floor 1: days, the two calendars, dates with doubt, and the text of a date.
//!
//! A [`Day`] is always New Style (Gregorian). This floor knows no life and reads no clock.

mod edtf;
mod old_style;
mod typed;
mod written;

pub use chrono::NaiveDate as Day;
pub use edtf::{DayBounds, Doubt, Edtf, Grain};
