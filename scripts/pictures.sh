#!/usr/bin/env bash
# Makes the pictures in docs/ anew: the whole life in 1917 and the Bosphorus in 1931, in four
# languages and both themes, from a real window on a virtual screen.
#
#   scripts/pictures.sh            builds a release and takes the pictures
#   scripts/pictures.sh PROGRAM    takes them with a program that is built already
#
# Needs xvfb and xauth.
set -euo pipefail
cd "$(dirname "$0")/.."

app="${1:-}"
if [[ -z "$app" ]]; then
  cargo build --release
  app="${CARGO_TARGET_DIR:-target}/release/trotsky-atlas"
fi
if [[ -z "${ATLAS_ON_OWN_SCREEN:-}" ]]; then
  export ATLAS_ON_OWN_SCREEN=1
  exec xvfb-run -a -s "-screen 0 1600x900x24" "$0" "$app"
fi

export LIBGL_ALWAYS_SOFTWARE=1
mkdir -p docs
for lang in pt-BR en es ru; do
  for theme in light dark; do
    take() { # NAME VIEWPOINT
      "$app" --screenshot "docs/$1-$lang-$theme.png" --size 1600x900 \
        --lang "$lang" --theme "$theme" --at "$2"
    }
    take whole-life-1917 "1917-04-15"
    take bosphorus-1931 "1931-03-01; map 40.96 29.14 wide 0.66; time 1929-01-01..1933-08-01; event-fire-prinkipo"
  done
done
