//! systemd's notices: ready, alive, stopping. A datagram to the socket it names, and nothing without.

use std::ffi::OsString;
use std::time::{Duration, Instant};

/// The way to systemd, if it listens.
pub(super) struct Notify {
    socket: Option<OsString>,
    /// How often it wants to hear that we live.
    every: Option<Duration>,
    last: Option<Instant>,
}

impl Notify {
    pub(super) fn from_env() -> Self {
        let number = |name| {
            std::env::var(name)
                .ok()
                .and_then(|text| text.parse::<u64>().ok())
        };
        let ours = number("WATCHDOG_PID").is_none_or(|pid| pid == u64::from(std::process::id()));
        Self {
            socket: std::env::var_os("NOTIFY_SOCKET"),
            // Twice in the time it allows, as its manual asks.
            every: number("WATCHDOG_USEC")
                .filter(|usec| ours && *usec > 0)
                .map(|usec| Duration::from_micros(usec / 2)),
            last: None,
        }
    }

    /// The window shows frames.
    pub(super) fn ready(&self) {
        self.send("READY=1\nSTATUS=The window is shown");
    }

    /// The parent is well; sent only as often as it must be.
    #[expect(clippy::disallowed_methods, reason = "the watchdog lives in real time")]
    pub(super) fn alive(&mut self) {
        let Some(every) = self.every else { return };
        if self.last.is_none_or(|last| last.elapsed() >= every) {
            self.last = Some(Instant::now());
            self.send("WATCHDOG=1");
        }
    }

    /// The parent is about to end.
    pub(super) fn stopping(&self, why: &str) {
        self.send(&format!("STOPPING=1\nSTATUS={why}"));
    }

    #[cfg(unix)]
    fn send(&self, message: &str) {
        use std::os::unix::net::UnixDatagram;
        let Some(socket) = &self.socket else { return };
        let sent = UnixDatagram::unbound().and_then(|datagram| {
            // systemd that is slow must not hold up the watch over the window.
            datagram.set_nonblocking(true)?;
            send_to(&datagram, socket, message.as_bytes())
        });
        if let Err(error) = sent {
            log::warn!("systemd was not told {message:?}: {error}");
        }
    }

    #[cfg(not(unix))]
    fn send(&self, message: &str) {
        let _ = (&self.socket, message);
    }
}

/// Sends to a path, or to a name that begins with `@` and has no file.
#[cfg(unix)]
fn send_to(
    datagram: &std::os::unix::net::UnixDatagram,
    socket: &std::ffi::OsStr,
    message: &[u8],
) -> std::io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use std::os::linux::net::SocketAddrExt as _;
        use std::os::unix::ffi::OsStrExt as _;
        use std::os::unix::net::SocketAddr;
        if let Some(name) = socket.as_bytes().strip_prefix(b"@") {
            let address = SocketAddr::from_abstract_name(name)?;
            return datagram.send_to_addr(message, &address).map(drop);
        }
    }
    datagram.send_to(message, socket).map(drop)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::linux::net::SocketAddrExt as _;
    use std::os::unix::net::{SocketAddr, UnixDatagram};

    use super::*;

    #[test]
    fn systemd_hears_both_kinds_of_socket() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notify");
        let name = format!("trotsky-atlas-test-{}", std::process::id());
        let address = SocketAddr::from_abstract_name(&name).unwrap();
        let sockets = [
            (
                path.clone().into_os_string(),
                UnixDatagram::bind(&path).unwrap(),
            ),
            (
                format!("@{name}").into(),
                UnixDatagram::bind_addr(&address).unwrap(),
            ),
        ];
        for (socket, listener) in sockets {
            let mut notify = Notify {
                socket: Some(socket),
                every: Some(Duration::from_hours(1)),
                last: None,
            };
            let heard = || {
                let mut bytes = [0; 100];
                let count = listener.recv(&mut bytes).unwrap();
                String::from_utf8(bytes[..count].to_vec()).unwrap()
            };
            notify.ready();
            assert_eq!(heard(), "READY=1\nSTATUS=The window is shown");
            notify.alive();
            notify.alive();
            notify.stopping("Left");
            assert_eq!(heard(), "WATCHDOG=1");
            assert_eq!(heard(), "STOPPING=1\nSTATUS=Left");
        }
    }

    #[test]
    fn without_systemd_nothing_is_sent() {
        let mut notify = Notify {
            socket: None,
            every: None,
            last: None,
        };
        notify.ready();
        notify.alive();
        assert!(notify.last.is_none());
    }
}
