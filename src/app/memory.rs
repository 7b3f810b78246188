//! How much memory the program holds, and when that is so much that it should start anew.
//!
//! The window asks while nobody watches (in the attract mode of the kiosk) and leaves with
//! `supervise::RESTART` when it must; in the middle of a visit it never does.

/// What is far beyond all that a life and its map take: 800 MB.
const DEFAULT_KB: u64 = 800 * 1024;

/// The lowest ceiling, in megabytes.
const LEAST_MB: u64 = 400;

/// The most memory that the program may hold from one visitor to the next.
#[derive(Clone, Copy, Debug)]
pub struct Ceiling {
    kb: u64,
}

impl Default for Ceiling {
    fn default() -> Self {
        Self { kb: DEFAULT_KB }
    }
}

impl Ceiling {
    /// A ceiling in megabytes of 1024 kB, no lower than what a program that just started may hold: it
    /// would start anew for ever.
    pub fn megabytes(megabytes: u64) -> Self {
        Self {
            kb: megabytes.max(LEAST_MB).saturating_mul(1024),
        }
    }

    /// A ceiling that a test can reach.
    #[cfg(test)]
    pub(super) fn kilobytes(kb: u64) -> Self {
        Self { kb }
    }

    /// Whether the program holds more; never on a system that does not tell.
    pub fn is_over(self) -> bool {
        resident_kb().is_some_and(|kb| kb > self.kb)
    }
}

/// The resident memory in kB of 1024 bytes, if the system tells.
pub fn resident_kb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    resident_in(&status)
}

fn resident_in(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_tells_how_much_is_held() {
        let status = "Name:\tx\nVmHWM:\t  900 kB\nVmRSS:\t  123456 kB\nThreads:\t1\n";
        assert_eq!(resident_in(status), Some(123_456));
        assert_eq!(resident_in("Name:\tx\n"), None);
        if cfg!(target_os = "linux") {
            assert!(resident_kb().unwrap() > 1_000);
            assert!(Ceiling::kilobytes(1).is_over());
        }
        assert!(!Ceiling::megabytes(u64::MAX).is_over());
        assert_eq!(Ceiling::megabytes(1).kb, LEAST_MB * 1024);
    }
}
