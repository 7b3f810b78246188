#!/usr/bin/env bash
# Makes the packages for Linux in target/package: a .deb for the desktop, a .deb for the kiosk, a
# portable .tar.gz, and SHA256SUMS of the three.
#
#   scripts/package.sh                   builds a release and packs it
#   scripts/package.sh --binary PROGRAM  packs a program that is built already
#   scripts/package.sh --out FOLDER      puts the packages there
#   scripts/package.sh --twice           makes them twice and fails if a byte differs
#
# The same program and the same sources give the same bytes: every date is that of the commit, or
# SOURCE_DATE_EPOCH if it is set, or that of the newest entry of packaging/debian/changelog.
#
# Needs dpkg-dev, binutils, python3 and cargo-deb:
#   cargo install cargo-deb --version 3.8.0 --locked
set -euo pipefail
cd "$(dirname "$0")/.."
umask 022
export LC_ALL=C TZ=UTC

binary="" out="target/package" twice=""
while (($#)); do
  case "$1" in
    --binary) binary="$2" && shift 2 ;;
    --out) out="$2" && shift 2 ;;
    --twice) twice=1 && shift ;;
    *) echo "package.sh: $1: expected --binary PROGRAM, --out FOLDER or --twice" >&2 && exit 2 ;;
  esac
done

if [[ -z "$binary" ]]; then
  cargo build --locked --release
  binary="${CARGO_TARGET_DIR:-target}/release/trotsky-atlas"
fi
[[ -x "$binary" ]] || { echo "package.sh: $binary: expected a program" >&2; exit 2; }
if ! cargo deb --version >/dev/null 2>&1; then
  echo "package.sh: cargo-deb is missing: cargo install cargo-deb --version 3.8.0 --locked" >&2
  exit 2
fi

if [[ -z "${SOURCE_DATE_EPOCH:-}" ]]; then
  SOURCE_DATE_EPOCH="$(git log -1 --format=%ct 2>/dev/null ||
    date -d "$(dpkg-parsechangelog -l packaging/debian/changelog -S Date)" +%s)"
fi
export SOURCE_DATE_EPOCH

version="$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)"
machine="$(uname -m)"

# --- What goes in ----------------------------------------------------------------------------------

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$out" "$work/target/release"
rm -f "$out"/trotsky-atlas*.deb "$out"/trotsky-atlas*.tar.gz "$out/SHA256SUMS"
program="$work/target/release/trotsky-atlas"
strip --strip-unneeded --remove-section=.comment -o "$program" "$binary"
chmod 755 "$program"
# A package must not be named after another version than it holds.
said="$("$program" --version | head -n 1)"
if [[ "$said" != "trotsky-atlas $version"* ]]; then
  echo "package.sh: $binary says \"$said\"; expected trotsky-atlas $version" >&2
  exit 1
fi
"$program" check >"$work/said"
if [[ -s "$work/said" ]]; then
  echo "package.sh: the shipped life has problems:" >&2
  cat "$work/said" >&2
  exit 1
fi
scripts/licences.py "$work/target/release/licences.txt" "$machine-unknown-linux-gnu"

# --- .deb ------------------------------------------------------------------------------------------

deb() { # VARIANT…
  CARGO_TARGET_DIR="$work/target" cargo deb --quiet --locked --no-build --no-strip "$@" \
    --output "$out/" >/dev/null
}
deb
deb --variant kiosk

# --- Portable --------------------------------------------------------------------------------------

name="trotsky-atlas-$version-$machine-linux"
root="$work/$name"
mkdir -p "$root/share/icons" "$root/share/man" "$root/share/completions"
cp "$program" packaging/portable/run.sh packaging/portable/READ-ME.txt "$root/"
cp LICENSE-MIT LICENSE-APACHE THIRD-PARTY.md CHANGELOG.md "$work/target/release/licences.txt" "$root/"
cp assets/fonts/ParaType-Free-Font-License.txt "$root/"
cp -r data/example "$root/example"
cp data/README.md "$root/example/README.md"
cp packaging/org.trotskyatlas.atlas.desktop packaging/org.trotskyatlas.atlas.mime.xml \
  packaging/org.trotskyatlas.atlas.metainfo.xml "$root/share/"
cp assets/icon/icon.svg assets/icon/icon-{16,24,32,48,64,128,256,512}.png "$root/share/icons/"
cp packaging/man/trotsky-atlas.1 "$root/share/man/"
cp packaging/completions/* "$root/share/completions/"
(cd "$root" && find . -type f ! -name SHA256SUMS -print0 | sort -z |
  xargs -0 sha256sum | sed 's|  \./|  |' >SHA256SUMS)
tar --create --directory="$work" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 \
  --numeric-owner --mode='u+rw,go-w,a+rX' --format=gnu "$name" | gzip -9n >"$out/$name.tar.gz"

# --- Sums and figures ------------------------------------------------------------------------------

(cd "$out" && sha256sum -- *.deb *.tar.gz >SHA256SUMS)
glibc="$(objdump -T "$program" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1)"
echo "needs ${glibc/_/ } or newer"
(cd "$out" && stat --format='%12s  %n' -- *.deb *.tar.gz && cat SHA256SUMS)
if [[ -n "$twice" ]]; then
  "$0" --binary "$binary" --out "$work/again" >/dev/null
  cmp "$out/SHA256SUMS" "$work/again/SHA256SUMS" || { echo "The second time gave other bytes"; exit 1; }
  echo "made twice: $(wc -l <"$out/SHA256SUMS") of $(wc -l <"$out/SHA256SUMS") packages with the same bytes"
fi
