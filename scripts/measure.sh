#!/usr/bin/env bash
# Measures the program as a visitor's machine feels it, in a real window on a virtual screen with
# software OpenGL: processor time while it stands still, memory, and the time to its first frame
# beside that of an empty window of the same toolkit. Prints the figures; exits 1 if one is missed.
#
#   scripts/measure.sh            builds a release and measures it
#   scripts/measure.sh FOLDER     measures FOLDER/trotsky-atlas against FOLDER/empty-window
#
# Needs xvfb and xauth.
set -euo pipefail

readonly STILL_SECS=20          # how long it is watched while nothing moves
readonly STILL_CPU_MS=20        # how much processor time that may cost
readonly MEMORY_KB=180000       # resident memory, in kilobytes of 1000 bytes
readonly PEAK_RATIO=1.6         # the most memory with everything shown, in times of the empty window's
readonly MAP_MS=150             # unpacking base map, borders and names, with a life, and one answer
readonly START_RATIO=3          # first frame, in times of the empty window's
readonly STARTS=5               # starts of each, in turn; the median counts
readonly SETTLE_SECS=10         # from the start until it may be called still

# --- Build, and a screen of its own -----------------------------------------------------------

cd "$(dirname "$0")/.."
if [[ -z "${ATLAS_ON_OWN_SCREEN:-}" ]]; then
  bin="${1:-}"
  if [[ -z "$bin" ]]; then
    cargo build --release --features measure
    bin="${CARGO_TARGET_DIR:-target}/release"
  fi
  export ATLAS_ON_OWN_SCREEN=1
  exec xvfb-run -a -s "-screen 0 1600x900x24" "$0" "$bin"
fi
readonly app="$1/trotsky-atlas" empty="$1/empty-window"

# A home of its own, so that no earlier session and no theme of the desktop takes part.
scratch="$(mktemp -d)"
readonly scratch
running=""
finish() {
  [[ -z "$running" ]] || kill "$running" 2>/dev/null || true
  rm -rf "$scratch"
}
trap finish EXIT
export HOME="$scratch" XDG_CONFIG_HOME="$scratch" XDG_DATA_HOME="$scratch" XDG_CACHE_HOME="$scratch"
export LIBGL_ALWAYS_SOFTWARE=1 LC_ALL=C.UTF-8
unset WAYLAND_DISPLAY

failed=0
verdict() { # NAME FIGURE LIMIT UNIT: whole numbers, or one decimal as tenths were asked for
  if awk -v a="$2" -v b="$3" 'BEGIN { exit !(a <= b) }'; then
    printf '%-28s %8s %-8s (at most %s)  PASS\n' "$1" "$2" "$4" "$3"
  else
    printf '%-28s %8s %-8s (at most %s)  FAIL\n' "$1" "$2" "$4" "$3"
    failed=1
  fi
}

# --- Stillness and memory ---------------------------------------------------------------------

cpu_ms() { # processor time of a process with all its threads, in milliseconds
  local stat
  stat="$(<"/proc/$1/stat")"
  # The name in brackets may hold spaces: count the fields after it.
  awk -v hz="$(getconf CLK_TCK)" '{ print ($12 + $13) * 1000 / hz }' <<<"${stat##*) }"
}

memory_kb() { # resident memory in kilobytes of 1000 bytes (the kernel counts 1024)
  awk '/^VmRSS:/ { printf "%d", $2 * 1.024 }' "/proc/$1/status"
}

peak_kb() { # the most it ever was
  awk '/^VmHWM:/ { printf "%d", $2 * 1.024 }' "/proc/$1/status"
}

start() { # starts a program and waits until it has settled
  "$@" >"$scratch/log" 2>&1 &
  running=$!
  sleep "$SETTLE_SECS"
  if ! kill -0 "$running" 2>/dev/null; then
    running=""
    echo "$1 did not stay open:" >&2
    cat "$scratch/log" >&2
    exit 1
  fi
}

stop() {
  kill "$running"
  wait "$running" 2>/dev/null || true
  running=""
}

start "$empty"
empty_kb="$(memory_kb "$running")"
stop

start "$app"
before="$(cpu_ms "$running")"
sleep "$STILL_SECS"
kill -0 "$running" || { echo "the program ended while it should stand still" >&2; exit 1; }
after="$(cpu_ms "$running")"
app_kb="$(memory_kb "$running")"
stop

# Borders, names, journeys, trail, lens and a card: all that the map can show at once.
start "$app" --at "1919-10-24; map 52.50 30.00 wide 52; time 1919-01-01..1920-03-01; state russia"
peak="$(peak_kb "$running")"
stop

# --- The first frame --------------------------------------------------------------------------

start_ms() { # milliseconds from the start until it has drawn a complete frame and left
  local from to
  from="$(date +%s%N)"
  timeout 60 "$@" --exit-after-first-frame >"$scratch/log" 2>&1 || {
    echo "$1 --exit-after-first-frame failed:" >&2
    cat "$scratch/log" >&2
    return 1
  }
  to="$(date +%s%N)"
  echo $(((to - from) / 1000000))
}

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

# The first start of each only warms the disk cache.
start_ms "$empty" >/dev/null
start_ms "$app" >/dev/null
for ((i = 0; i < STARTS; i++)); do
  start_ms "$empty" >>"$scratch/empty"
  start_ms "$app" >>"$scratch/app"
done
empty_ms="$(median <"$scratch/empty")"
app_ms="$(median <"$scratch/app")"
ratio="$(awk -v a="$app_ms" -v b="$empty_ms" 'BEGIN { printf "%.2f", a / b }')"

map_ms() { # milliseconds of a whole run that unpacks a life, the borders and all names for one answer
  local from to
  from="$(date +%s%N)"
  "$app" place 49.84,24.03 --date 1911-06-01 --json >"$scratch/log"
  to="$(date +%s%N)"
  echo $(((to - from) / 1000000))
}
for ((i = 0; i < STARTS; i++)); do map_ms >>"$scratch/map"; done
map="$(median <"$scratch/map")"

# --- Figures ----------------------------------------------------------------------------------

echo
printf 'Empty window: %s ms to the first frame, %s kB resident\n' "$empty_ms" "$empty_kb"
printf 'Program:      %s ms to the first frame, %s kB resident\n' "$app_ms" "$app_kb"
echo
verdict "Processor, still ${STILL_SECS} s" "$((${after%.*} - ${before%.*}))" "$STILL_CPU_MS" ms
verdict "Resident memory" "$app_kb" "$MEMORY_KB" kB
verdict "Most memory, to empty window" \
  "$(awk -v a="$peak" -v b="$empty_kb" 'BEGIN { printf "%.2f", a / b }')" "$PEAK_RATIO" times
verdict "Map and borders unpacked" "$map" "$MAP_MS" ms
verdict "First frame, to empty window" "$ratio" "$START_RATIO" times
exit "$failed"
