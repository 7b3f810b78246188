//! The staff's number: kept as a salted slow hash, and slower still for whoever guesses.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use argon2::{Algorithm, Argon2, Params, Version};

/// The shortest and the longest number.
pub(super) const LENGTHS: std::ops::RangeInclusive<usize> = 4..=12;

/// Wrong numbers in a row before one has to wait.
const TRIES: u32 = 5;

/// How long one waits then, in seconds; each further wrong number doubles it, up to the longest.
const WAIT_SECS: f64 = 60.0;
const LONGEST_WAIT: f64 = 900.0;

const MARK: &str = "argon2id";
const SALT: usize = 16;
const HASH: usize = 32;

/// A number that cannot be read back: Argon2id over 19 MiB, two rounds, as OWASP advises.
#[derive(Clone, PartialEq, Eq)]
pub struct SlowHash {
    salt: [u8; SALT],
    hash: [u8; HASH],
}

/// A text that is no hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("No hash of a number")]
pub struct NoHash;

/// Why a number cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPin {
    /// It is no number, or too short or too long.
    #[error("\"{0}\" cannot be typed on the pad; expected 4 to 12 digits")]
    Digits(String),
    /// The system gave no random salt.
    #[error("The system gave no random numbers: {0}")]
    NoSalt(String),
    /// The hash could not be made.
    #[error("The number could not be hashed: {0}")]
    NoHash(String),
}

fn stretched(digits: &str, salt: &[u8]) -> Result<[u8; HASH], NoPin> {
    let params = Params::new(19 * 1024, 2, 1, Some(HASH))
        .map_err(|error| NoPin::NoHash(error.to_string()))?;
    let mut hash = [0; HASH];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(digits.as_bytes(), salt, &mut hash)
        .map_err(|error| NoPin::NoHash(error.to_string()))?;
    Ok(hash)
}

impl SlowHash {
    /// The hash of a number, with a salt of its own.
    pub fn of(digits: &str) -> Result<Self, NoPin> {
        if !LENGTHS.contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NoPin::Digits(digits.to_owned()));
        }
        let mut salt = [0; SALT];
        getrandom::fill(&mut salt).map_err(|error| NoPin::NoSalt(error.to_string()))?;
        Ok(Self {
            hash: stretched(digits, &salt)?,
            salt,
        })
    }

    /// Whether this is the number; takes a tenth of a second on purpose.
    pub fn is(&self, digits: &str) -> bool {
        // All bytes are looked at, so that the time taken tells nothing.
        stretched(digits, &self.salt).is_ok_and(|hash| {
            let differ = hash
                .iter()
                .zip(&self.hash)
                .fold(0, |all, (a, b)| all | (a ^ b));
            differ == 0
        })
    }
}

impl fmt::Debug for SlowHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never in a log, not even as a hash.
        f.write_str("SlowHash")
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    for (i, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok()?;
    }
    Some(bytes)
}

impl fmt::Display for SlowHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{MARK}${}${}", hex(&self.salt), hex(&self.hash))
    }
}

impl FromStr for SlowHash {
    type Err = NoHash;

    fn from_str(text: &str) -> Result<Self, NoHash> {
        let mut parts = text.trim().split('$');
        let hash = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(MARK), Some(salt), Some(hash), None) => unhex(salt).zip(unhex(hash)),
            _ => None,
        };
        let (salt, hash) = hash.ok_or(NoHash)?;
        Ok(Self { salt, hash })
    }
}

/// Counts wrong numbers and makes whoever guesses wait.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::app) struct Guesses {
    wrong: u32,
    wait: f64,
}

impl Guesses {
    /// Seconds to wait before the next try.
    pub(in crate::app) fn wait(&self) -> f64 {
        self.wait
    }

    /// Lets time pass.
    pub(in crate::app) fn tick(&mut self, dt: f64) {
        self.wait = (self.wait - dt.max(0.0)).max(0.0);
    }

    /// A number was tried; `None` if none may be tried yet.
    pub(super) fn tried(&mut self, is_right: impl FnOnce() -> bool) -> Option<bool> {
        if self.wait > 0.0 {
            return None;
        }
        let right = is_right();
        if right {
            *self = Self::default();
        } else {
            self.wrong += 1;
            if self.wrong >= TRIES {
                let doubled = 2.0_f64.powi((self.wrong - TRIES).min(8) as i32);
                self.wait = (WAIT_SECS * doubled).min(LONGEST_WAIT);
            }
        }
        Some(right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_again_and_no_other_is() {
        let hash = SlowHash::of("190717").unwrap();
        let again: SlowHash = hash.to_string().parse().unwrap();
        assert!(again.is("190717"));
        assert!(!again.is("190718"));
        assert!(!hash.to_string().contains("190717"));
        assert_ne!(
            hash,
            SlowHash::of("190717").unwrap(),
            "each has its own salt"
        );
        assert!(!format!("{hash:?}").contains(&hash.to_string()));
    }

    #[test]
    fn what_the_pad_cannot_type_is_no_number() {
        for digits in ["", "123", "1234567890123", "12a4", "１２３４"] {
            assert!(SlowHash::of(digits).is_err(), "{digits}");
        }
        for text in ["", "1234", "argon2id$00$00", "argon2id$é", "bcrypt$1$2"] {
            assert_eq!(text.parse::<SlowHash>(), Err(NoHash), "{text}");
        }
    }

    #[test]
    fn after_five_tries_one_waits_and_longer_each_time() {
        let mut guesses = Guesses::default();
        for _ in 0..4 {
            assert_eq!(guesses.tried(|| false), Some(false));
            assert_eq!(guesses.wait(), 0.0);
        }
        guesses.tried(|| false);
        assert_eq!(guesses.wait(), 60.0);
        assert_eq!(guesses.tried(|| true), None, "not even the right number");
        guesses.tick(60.0);
        guesses.tried(|| false);
        assert_eq!(guesses.wait(), 120.0);
        guesses.tick(1e6);
        for _ in 0..20 {
            guesses.tried(|| false);
            guesses.tick(1e6);
        }
        assert!(guesses.wait() <= LONGEST_WAIT);
        assert_eq!(guesses.tried(|| true), Some(true));
        assert_eq!(guesses, Guesses::default());
    }
}
