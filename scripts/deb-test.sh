#!/usr/bin/env bash
# Proves the packages that scripts/package.sh made: the validators find no error; in an empty Debian
# each installs with what it says it needs and nothing else, starts and draws a picture, is upgraded
# with the files of /etc as the staff left them, and leaves nothing behind when it is purged. Each
# line printed is a thing that was looked at, with its figure.
#
#   scripts/deb-test.sh                  looks at target/package
#   scripts/deb-test.sh FOLDER           looks at the packages in FOLDER
#   KEEP=FOLDER scripts/deb-test.sh      keeps the pictures there
#
# Runs as root. Needs a Debian mirror, and mmdebstrap, lintian, desktop-file-utils, appstream, mandoc,
# xvfb and systemd (for systemd-analyze). The empty Debian is kept in target/deb-test for the next
# time.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C DEBIAN_FRONTEND=noninteractive
suite="${SUITE:-bookworm}"

if [[ "${ATLAS_OWN_MOUNTS:-}" != 1 ]]; then
  # What is mounted below is gone when the script ends, however it ends.
  exec env ATLAS_OWN_MOUNTS=1 unshare --mount --propagation private "$0" "$@"
fi

packages="$(realpath "${1:-target/package}")"
desktop="$(ls "$packages"/trotsky-atlas_*.deb)"
kiosk="$(ls "$packages"/trotsky-atlas-kiosk_*.deb)"
id="org.trotskyatlas.atlas"
work="$(mktemp -d)"
screen=""
finish() {
  local code=$?
  [[ -z "$screen" ]] || kill "$screen" 2>/dev/null || true
  umount -R "$work/root" 2>/dev/null || true
  rm -rf --one-file-system "$work"
  ((code == 0)) || echo "deb-test: FAILED"
}
trap finish EXIT

say() { printf '%-34s %s\n' "$1" "$2"; }
fail() { echo "deb-test: $*" >&2; exit 1; }

# --- Validators ------------------------------------------------------------------------------------

mkdir "$work/files"
dpkg-deb -x "$desktop" "$work/files"
dpkg-deb -x "$kiosk" "$work/files"
share="$work/files/usr/share"
desktop-file-validate "$share/applications/$id.desktop"
say "desktop-file-validate" "0 errors"
appstreamcli validate --no-net "$share/metainfo/$id.metainfo.xml" >"$work/said" ||
  { cat "$work/said"; fail "the metainfo is not valid"; }
say "appstreamcli validate --no-net" "0 errors"
zcat "$share/man/man1/trotsky-atlas.1.gz" | mandoc -T lint -W error
say "mandoc -T lint" "0 errors"
lintian --no-cfg --allow-root --fail-on error "$desktop" "$kiosk" >"$work/said" ||
  { cat "$work/said"; fail "lintian found errors"; }
say "lintian" "0 errors, $(grep -c '^W:' "$work/said" || true) warnings"
sed 's/^/  /' "$work/said"
for unit in trotsky-atlas-kiosk trotsky-atlas-kiosk-session; do
  exposure="$(systemd-analyze security --no-pager --offline=true --threshold=20 \
    "$work/files/usr/lib/systemd/system/$unit.service" | sed -n 's/.*exposure level.*: \([0-9.]*\).*/\1/p')"
  say "exposure of $unit" "$exposure of 10"
done

# --- An empty Debian -------------------------------------------------------------------------------

# shellcheck source=scripts/lib/debian.sh
. scripts/lib/debian.sh
mkdir -p "$root/tmp/.X11-unix"

inside() { chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
  TERM=dumb LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
apt() { inside apt-get -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 -o APT::Sandbox::User=root \
  "$@" >"$work/apt" 2>&1 || { tail -n 30 "$work/apt"; fail "apt-get $*"; }; }
installed() { inside dpkg-query -f '${db:Status-Status} ${Version}' -W "$1"; }
count() { inside dpkg-query -f '.\n' -W | wc -l; }

apt update
empty="$(count)"
say "empty Debian ($suite)" "$empty packages"
# What shows menus and types on a desktop; the program does not need them.
apt install shared-mime-info desktop-file-utils
before="$(count)"
cp "$desktop" "$kiosk" "$root/packages/"

# --- The desktop's package -------------------------------------------------------------------------

apt install "/packages/${desktop##*/}"
say "installed" "$(installed trotsky-atlas), with $(($(count) - before - 1)) other packages"
say "says" "$(inside trotsky-atlas --version | paste -sd ',' | sed 's/,/, /g')"
[[ -z "$(inside trotsky-atlas check)" ]] || fail "the shipped life has problems"
inside trotsky-atlas where 1917-03-20 --lang en | grep -q 'New York' || fail "no answer for a day"
missing="$(inside ldd /usr/bin/trotsky-atlas | grep -c 'not found' || true)"
say "libraries that are not found" "$missing"
((missing == 0))
grep -q ":application/vnd.trotskyatlas.life+toml:life.toml" "$root/usr/share/mime/globs2" ||
  fail "life.toml has no type"
grep -q "^application/vnd.trotskyatlas.life+toml=$id.desktop" \
  "$root/usr/share/applications/mimeinfo.cache" || fail "life.toml is opened by nothing"
say "life.toml is opened by" "$id.desktop"
inside bash -n /usr/share/bash-completion/completions/trotsky-atlas

exec 3>"$work/display"
Xvfb -displayfd 3 -screen 0 1600x900x24 -nolisten tcp -ac >/dev/null 2>&1 &
screen=$!
for _ in {1..100}; do
  [[ ! -s "$work/display" ]] || break
  sleep 0.1
done
display="$(cat "$work/display")"
[[ -n "$display" ]] || fail "Xvfb did not start"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
mkdir -m 1777 "$root/pictures"

picture() { # NAME ARGUMENTS…: the installed program draws, as a user who owns nothing
  local from=$EPOCHREALTIME
  timeout 180 chroot --userspec=nobody:nogroup "$root" /usr/bin/env -i HOME=/tmp \
    PATH=/usr/bin:/bin DISPLAY=":$display" RUST_LOG=error LIBGL_ALWAYS_SOFTWARE=1 LC_ALL=C.UTF-8 \
    trotsky-atlas --screenshot "/pictures/$1.png" --size 1600x900 "${@:2}"
  local bytes
  bytes="$(stat --format=%s "$root/pictures/$1.png")"
  # A window that drew nothing is far smaller.
  ((bytes > 100000)) || fail "the picture $1 has only $bytes bytes"
  say "picture: $1" "$bytes bytes, $(awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $from }") s"
  [[ -z "${KEEP:-}" ]] || { mkdir -p "$KEEP" && cp "$root/pictures/$1.png" "$KEEP/"; }
}
picture desktop --lang en --theme light --at 1917-03-29
picture life-by-file --lang ru --theme dark \
  /usr/share/doc/trotsky-atlas/examples/noether/life.toml

# --- The kiosk's package ---------------------------------------------------------------------------

apt install "/packages/${kiosk##*/}"
say "kiosk installed" "$(installed trotsky-atlas-kiosk)"
inside getent passwd trotsky-atlas >"$work/said" || fail "the kiosk's user is missing"
say "kiosk's user" "$(cut -d: -f1,6,7 "$work/said")"
# In a chroot no folder is made for it; a started machine does that.
inside systemd-tmpfiles --create trotsky-atlas-kiosk.conf
say "kiosk's folder" "$(inside stat --format='%A %U %n' /var/lib/trotsky-atlas)"
# Started by nobody, and ready to be started.
inside systemctl is-enabled trotsky-atlas-kiosk >"$work/said" 2>&1 || true
say "kiosk enabled by itself" "$(cat "$work/said")"
[[ "$(cat "$work/said")" == disabled ]] || fail "the kiosk enabled itself"
inside systemctl enable trotsky-atlas-kiosk 2>/dev/null
inside systemd-analyze verify --man=no /usr/lib/systemd/system/trotsky-atlas-kiosk.service \
  /usr/lib/systemd/system/trotsky-atlas-kiosk-session.service >"$work/said" 2>&1 ||
  { cat "$work/said"; fail "the units are not sound"; }
say "systemd-analyze verify" "$(grep -c trotsky "$work/said" || true) complaints"

# --- Upgrade ---------------------------------------------------------------------------------------

echo 'idle_seconds = 60' >>"$root/etc/trotsky-atlas/kiosk.toml"
newer() { # PACKAGE: the same one a version later, and with another text of the kiosk's settings
  local from="$work/newer"
  rm -rf "$from"
  dpkg-deb -R "$1" "$from"
  sed -i -e 's/^\(Version: .*\)-1$/\1-2/' -e 's/(= \([^)]*\)-1)/(= \1-2)/' "$from/DEBIAN/control"
  if [[ -f "$from/etc/trotsky-atlas/kiosk.toml" ]]; then
    echo '# A line of the next version' >>"$from/etc/trotsky-atlas/kiosk.toml"
  fi
  dpkg-deb --root-owner-group -Zgzip -z1 -b "$from" "$root/packages/newer-${1##*/}" >/dev/null
}
newer "$desktop"
newer "$kiosk"
apt -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold install \
  "/packages/newer-${desktop##*/}" "/packages/newer-${kiosk##*/}"
say "upgraded" "$(installed trotsky-atlas), kiosk $(installed trotsky-atlas-kiosk)"
[[ "$(installed trotsky-atlas) $(installed trotsky-atlas-kiosk)" == "installed "*-2" installed "*-2 ]] ||
  fail "the newer version is not installed"
grep -q '^idle_seconds = 60$' "$root/etc/trotsky-atlas/kiosk.toml" ||
  fail "the upgrade lost the staff's kiosk.toml"
say "the staff's kiosk.toml" "kept"
[[ "$(inside systemctl is-enabled trotsky-atlas-kiosk 2>&1)" == enabled ]] ||
  fail "the upgrade disabled the kiosk"
say "the kiosk after the upgrade" "still enabled"
picture after-upgrade --lang pt-BR --theme light --at 1940-08-01

# --- Remove and purge ------------------------------------------------------------------------------

touch "$root/var/lib/trotsky-atlas/settings.toml"
apt remove trotsky-atlas-kiosk
[[ -f "$root/etc/trotsky-atlas/kiosk.toml" && -f "$root/var/lib/trotsky-atlas/settings.toml" ]] ||
  fail "removing lost the settings"
say "removed" "settings kept"
apt purge trotsky-atlas-kiosk trotsky-atlas
find "$root" -xdev -iname '*trotsky*' ! -path "$root/packages/*" ! -path "$root/var/log/*" \
  ! -path "$root/var/cache/apt/*" ! -path "$root/pictures/*" >"$work/left"
say "left behind after purge" "$(wc -l <"$work/left") files"
[[ ! -s "$work/left" ]] || { cat "$work/left"; fail "purge left files behind"; }
if grep -q trotskyatlas "$root/usr/share/mime/globs2" \
  "$root/usr/share/applications/mimeinfo.cache" 2>/dev/null; then
  fail "purge left the type behind"
fi
echo "deb-test: all passed"
