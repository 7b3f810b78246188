#!/usr/bin/env bash
# Makes the pictures in docs/ anew, from a real window on a virtual screen: the whole life in 1917 and
# the Bosphorus in 1931 in four languages and both themes; in docs/maps the sheets of an atlas that is
# leafed through; in docs/timeline the axis at three zooms, and the numbers; in docs/kiosk a screen in a
# hall.
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
  exec xvfb-run -a -s "-screen 0 3840x2160x24" "$0" "$app"
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
    take bosphorus-1931 "1931-03-01; map 40.92 29.14 wide 0.66; time 1929-01-01..1933-08-01; event-fire-prinkipo"
  done
done

mkdir -p docs/maps
for theme in light dark; do
  sheet() { # NAME VIEWPOINT
    "$app" --screenshot "docs/maps/$1-$theme.png" --size 1600x900 --lang en --theme "$theme" --at "$2"
  }
  sheet whole-life-1917 "1917-03-29; map 46.00 8.00 wide 172; time 1879-11-07..1940-08-21"
  sheet europe-1913 "1913-02-10; map 50.50 18.00 wide 52; time 1912-01-01..1914-07-31"
  sheet europe-1919 "1919-10-24; map 52.50 30.00 wide 52; time 1919-01-01..1920-03-01"
  sheet europe-1923 "1923-10-15; map 51.50 24.00 wide 56; time 1922-06-01..1924-06-01"
  sheet europe-1940 "1940-05-20; map 51.00 20.00 wide 52; time 1939-06-01..1940-08-21"
  sheet bosphorus-1931 "1931-03-01; map 40.98 29.05 wide 0.62; time 1929-01-01..1933-08-01"
  sheet lower-ob-1907 "1907-03-05; map 63.60 63.50 wide 22; time 1907-01-20..1907-04-10"
  sheet new-york-1917 "1917-01-20; map 40.72 -73.98 wide 0.62; time 1917-01-01..1917-04-10"
  sheet valley-of-mexico-1940 "1940-08-20; map 19.40 -99.12 wide 0.72; time 1937-01-01..1940-08-21"
done

mkdir -p docs/timeline
for lang in pt-BR ru; do
  for theme in light dark; do
    axis() { # NAME VIEWPOINT
      "$app" --screenshot "docs/timeline/$1-$lang-$theme.png" --size 1600x900 \
        --lang "$lang" --theme "$theme" --at "$2"
    }
    axis life "1917-03-29; time 1879-11-07..1940-08-21"
    axis decade "1917-11-07; time 1913-01-01..1923-01-01"
    axis weeks "1917-11-07; time 1917-10-15..1917-12-10"
    axis numbers "1937-01-09; time 1879-11-07..1940-08-21; tab numbers"
  done
done

mkdir -p docs/kiosk
hall() { # NAME SIZE LANGUAGE THEME ARGUMENTS…
  "$app" --kiosk --screenshot "docs/kiosk/$1.png" --size "$2" --lang "$3" --theme "$4" "${@:5}"
}
hall portrait 1080x1920 pt-BR light --at "1937-01-10"
hall card 1080x1920 ru dark --at "1917-11-07; event-provisional-government-deposed" --kiosk-part card
hall landscape-4k 3840x2160 en light --at "1917-03-29"
hall attract 1080x1920 pt-BR light
hall attract-lying 1920x1080 es dark
hall warning 1080x1920 en light --kiosk-part ask
hall staff 1080x1920 en light --kiosk-part staff
