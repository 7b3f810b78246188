//! Floor 0: the four languages, the words of the interface, and the forms of numbers.
//!
//! This floor knows no life, no calendar and no window; it turns keys and values into text.

mod catalogue;
mod fold;
mod lang;
pub mod markup;
mod numbers;

pub use catalogue::{Args, Words};
pub use fold::fold;
pub use lang::{Lang, Text, UnknownLang};
pub use numbers::{decimal, group_digits};
