//! Floor 1: days, the two calendars, dates with doubt, and the text of a date.
//!
//! A [`Day`] is always New Style (Gregorian). This floor knows no life and reads no clock.

mod edtf;
mod old_style;
mod typed;
mod written;

pub use chrono::NaiveDate as Day;
pub use edtf::{DayBounds, Doubt, Edtf, EdtfError, Grain};
pub use old_style::{OldStyle, old_style_for};
pub use typed::{DateError, day_from_text};
pub use written::{
    MonthForm, bounds_text, date_text, day_month_text, edtf_text, flag_text, month_name,
    month_short, old_style_day_month, old_style_text, weekday_name,
};
