#!/usr/bin/env bash
# Boots a Debian of its own with both packages installed and its own systemd, turns the kiosk on, and
# looks at what a museum relies on: the screen and the program come up in their sandbox and without a
# network, come back when either is killed, end together when staff leave, and come up again.
#
#   scripts/kiosk-boot.sh            boots the packages in target/package
#   scripts/kiosk-boot.sh FOLDER     boots the packages in FOLDER
#
# The machine is a set of namespaces, no virtual machine: there is no graphics card and no console, so
# the compositor draws into memory, and whether a login prompt follows cannot be seen here. Runs as
# root. Needs a Debian mirror and mmdebstrap; scripts/deb-test.sh keeps the same empty Debian.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C DEBIAN_FRONTEND=noninteractive
suite="${SUITE:-bookworm}"
unit=trotsky-atlas-kiosk session=trotsky-atlas-kiosk-session

packages="$(realpath "${1:-target/package}")"
if [[ "${ATLAS_OWN_MOUNTS:-}" != 1 ]]; then
  exec env ATLAS_OWN_MOUNTS=1 unshare --mount --propagation private "$0" "$@"
fi

work="$(mktemp -d)"
machine=""
finish() {
  local code=$?
  # The first process of the machine takes all the others with it.
  [[ -z "$machine" ]] || kill -9 "$machine" 2>/dev/null || true
  sleep 0.5
  umount -R "$work/root" 2>/dev/null || true
  rm -rf --one-file-system "$work"
  ((code == 0)) || echo "kiosk-boot: FAILED"
}
trap finish EXIT
say() { printf '%-34s %s\n' "$1" "$2"; }
fail() { echo "kiosk-boot: $*" >&2; exit 1; }

# --- The machine -----------------------------------------------------------------------------------

# shellcheck source=scripts/lib/debian.sh
. scripts/lib/debian.sh
cp "$packages"/trotsky-atlas_*.deb "$packages"/trotsky-atlas-kiosk_*.deb "$root/packages/"
{
  chroot "$root" apt-get -qq update
  chroot "$root" apt-get -qq -y --no-install-recommends -o APT::Sandbox::User=root install \
    systemd-sysv dbus $(cd "$root" && ls packages/*.deb | sed 's|^|/|')
} >"$work/apt" 2>&1 || { tail -n 30 "$work/apt"; fail "the packages could not be installed"; }
umount -R "$root/dev"
umount "$root/proc"

drop_in() { # UNIT TEXT
  mkdir -p "$root/etc/systemd/system/$1.service.d"
  printf '[Service]\n%s\n' "$2" >"$root/etc/systemd/system/$1.service.d/trial.conf"
}
# No graphics card, no touch screen.
drop_in "$session" "Environment=WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman"
how="as its unit starts it"
software="Environment=LIBGL_ALWAYS_SOFTWARE=1"
if chroot "$root" trotsky-atlas --help | grep -q -- --supervise; then
  drop_in "$unit" "$software"
else
  # A program that cannot supervise itself yet: the rest of the unit is what is looked at.
  how="without --kiosk and --supervise, which this program lacks"
  drop_in "$unit" "$software"$'\nType=simple\nWatchdogSec=0\nExecStart=\nExecStart=/usr/bin/trotsky-atlas'
fi

cat >"$work/boot" <<END
set -e
cd "$root"
mount -t tmpfs tmpfs run
mount -t tmpfs tmpfs tmp
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t tmpfs -o mode=755 tmpfs sys/fs/cgroup
if grep -q '^0::/' /proc/self/cgroup && ! grep -q 'name=systemd' /proc/self/cgroup; then
  mount -t cgroup2 cgroup2 sys/fs/cgroup
else
  mkdir sys/fs/cgroup/systemd
  mount -t cgroup -o none,name=systemd cgroup sys/fs/cgroup/systemd
fi
mount -t tmpfs -o mode=755 tmpfs dev
for node in null zero full random urandom tty; do
  touch dev/\$node
  mount --bind /dev/\$node dev/\$node
done
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
mount -t tmpfs tmpfs dev/shm
echo started >"$work/started"
exec chroot . /usr/bin/env -i container=atlas PATH=/usr/sbin:/usr/bin:/sbin:/bin \
  /lib/systemd/systemd --unit=multi-user.target
END
unshare --mount --pid --uts --ipc --net --cgroup --fork --propagation private \
  bash "$work/boot" >"$work/console" 2>&1 </dev/null &
parent=$!
for _ in {1..100}; do
  [[ ! -f "$work/started" ]] || break
  sleep 0.1
done
machine="$(cat "/proc/$parent/task/$parent/children" 2>/dev/null | tr -d ' ')"
[[ -n "$machine" ]] || { cat "$work/console"; fail "no machine can be booted here"; }

on() { timeout 60 nsenter --target "$machine" --mount --pid --uts --ipc --net --root --wd "$@"; }
main() { on systemctl show -p MainPID --value "$1"; }
states() { on systemctl is-active "$@" 2>/dev/null | paste -sd ' ' || true; }
story() { on journalctl -b --no-pager -n 40 -u "$unit" -u "$session"; }
wait_for() { # STATES UNIT…: waits until the units are so; the time that took is in $took
  local from=$EPOCHREALTIME wanted="$1"
  shift
  for _ in {1..150}; do
    if [[ "$(states "$@")" == "$wanted" ]]; then
      took="$(awk "BEGIN { printf \"%.1f s\", $EPOCHREALTIME - $from }")"
      return
    fi
    sleep 0.1
  done
  story
  fail "$* are \"$(states "$@")\"; expected \"$wanted\""
}
for _ in {1..150}; do
  [[ "$(on systemctl is-system-running 2>/dev/null)" != running ]] || break
  sleep 0.2
done
say "machine" "systemd $(on systemctl --version | sed -n '1s/^systemd \([0-9]*\).*/\1/p'), $(on systemctl is-system-running)"

# --- What a museum relies on -----------------------------------------------------------------------

on systemctl enable --now "$unit" >/dev/null 2>&1 || { story; fail "the kiosk does not start"; }
wait_for "active active" "$unit" "$session"
say "kiosk started" "$how"
sleep 3
[[ "$(on systemctl show -p NRestarts --value "$unit")" == 0 ]] || { story; fail "it did not stay up"; }
program="$(main "$unit")"
owner="$(on stat --format=%U "/proc/$program")"
say "runs as" "$owner"
[[ "$owner" == trotsky-atlas ]] || fail "expected the user trotsky-atlas"
[[ "$(on readlink "/proc/$program/ns/net")" != "$(on readlink /proc/1/ns/net)" ]] ||
  fail "it shares the machine's network"
networks="$(on nsenter --target "$program" --net cat /proc/net/dev | tail -n +3 | grep -vc '^ *lo:' || true)"
say "networks it has" "$networks, in a world of its own"
((networks == 0))
filter="$(on sed -n 's/^Seccomp:[^0-9]*//p' "/proc/$program/status")"
[[ "$filter" == 2 ]] || fail "no filter of system calls is on it"
open="$(on nsenter --target "$program" --net cat /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6 |
  grep -vc sl || true)"
say "network sockets in its world" "$open"
((open == 0))
if on nsenter --target "$program" --mount --root --wd touch /usr/bin/planted 2>/dev/null; then
  fail "it could write into /usr"
fi
say "the system to it" "read-only"

on sh -c "kill -9 $program"
sleep 0.5
wait_for "active active" "$unit" "$session"
sleep 1
[[ "$(main "$unit")" != "$program" ]] || fail "nothing was killed"
say "back after the program was killed" "yes"

compositor="$(main "$session")" program="$(main "$unit")"
on sh -c "kill -9 $compositor"
sleep 0.5
wait_for "active active" "$unit" "$session"
say "back after the compositor was killed" "$took and half a second"
[[ "$(main "$session")" != "$compositor" && "$(main "$unit")" != "$program" ]] ||
  fail "the program did not come back with its screen"

# A clean end, as when staff leave: both are gone and stay gone.
on sh -c "kill -TERM $(main "$unit")"
wait_for "inactive inactive" "$unit" "$session"
sleep 2
wait_for "inactive inactive" "$unit" "$session"
say "after staff left" "screen and program are gone"
on systemctl start "$unit"
wait_for "active active" "$unit" "$session"
say "started again" "$took"
echo "kiosk-boot: all passed"
