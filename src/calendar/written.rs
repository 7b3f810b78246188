//! The text of a date in each language.
