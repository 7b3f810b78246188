//! The integration tests, one program: linking the window's libraries once is what costs.

mod source;
mod tidy;
mod words;
