//! A date as a person types it, in any of the four languages.
