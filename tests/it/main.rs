//! The integration tests, one program: linking the window's libraries once is what costs.

mod links;
#[cfg(feature = "gui")]
mod pictures;
mod source;
mod tidy;
mod words;
