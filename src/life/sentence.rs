//! The answer for a day as one sentence.

use crate::words::Words;

use super::{Life, Whereabouts};

/// One readable sentence in the language of `words`.
pub fn whereabouts_sentence(life: &Life, whereabouts: &Whereabouts, words: &Words) -> String {
    let _ = (life, whereabouts, words);
    String::new()
}
