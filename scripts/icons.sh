#!/usr/bin/env bash
# Makes the icons in assets/icon anew from the drawings beside them: PNG from 16 to 512, icon.ico for
# Windows and icon.icns for macOS. The same drawings and tools give the same bytes.
#
# Below 64 pixels each size has a drawing of its own, with its edges on whole pixels. macOS wants air
# round the tile, so its large sizes are drawn smaller.
#
# Needs librsvg2-bin, icoutils and icnsutils.
set -euo pipefail
cd "$(dirname "$0")/../assets/icon"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

draw() { # SIZE FILE
  local from="icon-$1.svg"
  [[ -f "$from" ]] || from="icon.svg"
  rsvg-convert --width "$1" --height "$1" "$from" --output "$2"
}

for size in 16 24 32 48 64 128 256 512; do
  draw "$size" "icon-$size.png"
done

icotool --create --output=icon.ico icon-16.png icon-24.png icon-32.png icon-48.png icon-64.png \
  icon-128.png --raw=icon-256.png

# The tile of 824 in a square of 1024, as Apple's own.
sed -e 's|viewBox="0 0 512 512"|viewBox="-62.14 -62.14 636.28 636.28"|' icon.svg >"$work/apple.svg"
grep -q 'viewBox="-62.14' "$work/apple.svg" || { echo "icon.svg has another viewBox"; exit 1; }
for size in 128 256 512 1024; do
  rsvg-convert --width "$size" --height "$size" "$work/apple.svg" --output "$work/apple-$size.png"
done
png2icns icon.icns icon-16.png icon-32.png icon-48.png "$work"/apple-{128,256,512,1024}.png
