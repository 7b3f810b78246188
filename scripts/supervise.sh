#!/usr/bin/env bash
# Breaks a supervised window in every way we know, on a virtual screen, and measures how long it
# takes until it shows frames again. Prints the figures; exits 1 if one is missed.
#
#   scripts/supervise.sh FOLDER [TIMES]     FOLDER/trotsky-atlas, each of both kinds TIMES times (100)
#
# The program must be a debug build or one with the feature `measure`; others have no faults on
# demand. Needs xvfb and xauth.
set -euo pipefail

readonly CRASH_MS=5000          # from a crash until frames are shown again
readonly HANG_MS=10000          # from a hang
readonly START_SECS=60          # how long a first start may take on a slow machine

cd "$(dirname "$0")/.."
readonly app="$1/trotsky-atlas" times="${2:-100}"
# shellcheck source=scripts/lib/screen.sh
. scripts/lib/screen.sh
export HOME="$scratch" XDG_CONFIG_HOME="$scratch" XDG_DATA_HOME="$scratch" XDG_CACHE_HOME="$scratch"
export XDG_STATE_HOME="$scratch" LIBGL_ALWAYS_SOFTWARE="" RUST_BACKTRACE=0
unset STATE_DIRECTORY NOTIFY_SOCKET

now_ms() { echo $(($(date +%s%N) / 1000000)); }

# --- A screen, and a supervised window on it --------------------------------------------------

log="$scratch/log"
supervise() { # starts a supervised window and waits for its first frame
  : >"$log"
  DISPLAY="$display" ATLAS_TEST_FAULT="$scratch/fault" "$app" --supervise --size 1280x720 2>>"$log" &
  parent=$!
  pids+=("$parent")
  shown_more_than 0 $((START_SECS * 1000)) || { echo "no first frame:" >&2; cat "$log" >&2; exit 1; }
}
shown() { grep -c "shows frames after" "$log" || true; }
shown_more_than() { # COUNT MS: waits until frames were shown more often; false after so long
  local until=$(($(now_ms) + $2))
  while (($(shown) <= $1)); do
    (($(now_ms) < until)) && kill -0 "$parent" 2>/dev/null || return 1
    sleep 0.1
  done
}
child() { sed -n 's/.*Child \([0-9]*\) started.*/\1/p' "$log" | tail -n 1; }

strike() { # FAULT: a signal for the child, or a word that it obeys
  case "$1" in
    # The first of these only takes away the handler that looks for an overflow of the stack.
    SIGSEGV) local pid; pid="$(child)"; kill -s SEGV "$pid"; sleep 0.1; kill -s SEGV "$pid" 2>/dev/null || true ;;
    SIG*) kill -s "${1#SIG}" "$(child)" ;;
    *) printf '%s' "$1" >"$scratch/fault.new" && mv "$scratch/fault.new" "$scratch/fault" ;;
  esac
}

back() { # NAME LIMIT_MS FAULT…: strikes $times times, in turn; all must be back within the limit
  local name="$1" limit="$2" i before from took most=0 good=0
  shift 2
  for ((i = 0; i < times; i++)); do
    before="$(shown)"
    from="$(now_ms)"
    strike "${@:i % $# + 1:1}"
    if ! shown_more_than "$before" 60000; then
      echo "not back after ${*:i % $# + 1:1}:" >&2
      tail -n 5 "$log" >&2
      break
    fi
    took=$(($(now_ms) - from))
    ((took <= limit)) && good=$((good + 1)) || echo "  ${*:i % $# + 1:1}: $took ms"
    ((took > most)) && most=$took
  done
  verdict "$name" $((good == times)) "$good/$times back within $limit ms, the slowest after $most ms"
}

screen
# A start counts as good with its first frame, or a hundred crashes would be a crash loop.
export ATLAS_TEST_STABLE_MS=0
supervise
back "Crashes" "$CRASH_MS" panic panic-elsewhere abort overflow code SIGKILL SIGSEGV SIGABRT
back "Hangs" "$HANG_MS" hang spin deadlock SIGSTOP
reports="$(find "$scratch" -name 'crash-*.txt' | wc -l)"
largest="$(find "$scratch" -name 'crash-*.txt' -printf '%s\n' | sort -n | tail -n 1)"
verdict "Crash reports" $((reports >= 1 && reports <= 10 && largest <= 65536)) \
  "$reports kept (at most 10), the largest of $largest bytes"

# --- Leaving, and being left ------------------------------------------------------------------

strike leave
code=0; wait "$parent" || code=$?
verdict "Left on purpose" $((code == 0)) "the supervisor ends with code $code"

supervise
window="$(child)"
kill -KILL "$parent"; wait "$parent" 2>/dev/null || true
for ((i = 0; i < 50; i++)); do kill -0 "$window" 2>/dev/null || break; sleep 0.1; done
gone=1; kill -0 "$window" 2>/dev/null && gone=0
verdict "Supervisor killed" "$gone" "the window goes with it"

# --- A crash loop -----------------------------------------------------------------------------

unset ATLAS_TEST_STABLE_MS
supervise
for ((i = 0; i < 3; i++)); do
  before="$(shown)"
  strike abort
  shown_more_than "$before" 20000 || break
done
safe=0
tr '\0' '\n' <"/proc/$(child)/environ" | grep -qx LIBGL_ALWAYS_SOFTWARE=1 \
  && tr '\0' '\n' <"/proc/$(child)/cmdline" | grep -qx -- --safe-mode && safe=1
verdict "Crash loop" "$safe" "safe mode after 3 crashes in a row"
before="$(shown)"
strike restart
normal=0
shown_more_than "$before" 20000 \
  && ! tr '\0' '\n' <"/proc/$(child)/cmdline" | grep -qx -- --safe-mode && normal=1
verdict "Restart asked" "$normal" "back from safe mode, at once"

# --- A life that was added --------------------------------------------------------------------

kill -KILL "$parent"; wait "$parent" 2>/dev/null || true
"$app" content add data/example >/dev/null
supervise
before="$(shown)"
strike abort
shown_more_than "$before" 20000 || true
role="$("$app" content list | awk '{ print $2 }')"
verdict "Life fails at its first start" $([[ "$role" == failed ]] && echo 1 || echo 0) "taken back: $role"
kill -KILL "$parent"; wait "$parent" 2>/dev/null || true
"$app" content add data/example >/dev/null
supervise
sleep 14
strike abort
shown_more_than 1 20000 || true
role="$("$app" content list | awk '{ print $2 }')"
verdict "Life that was shown a while" $([[ "$role" == shown ]] && echo 1 || echo 0) "kept after a crash: $role"

# --- The screen goes, or was never there ------------------------------------------------------

kill "$xvfb"
sleep 3
alive=0; kill -0 "$parent" 2>/dev/null && alive=1
verdict "Screen lost" "$alive" "the supervisor goes on: $(sed -n 's/.*\(It [ce][^[]*\)$/\1/p' "$log" | tail -n 1)"
kill -KILL "$parent"; wait "$parent" 2>/dev/null || true

one_sentence() { # NAME CODE COMMAND…: ends with the code, and says one line
  local name="$1" code="$2" got=0 said
  shift 2
  said="$(timeout 60 "$@" 2>&1 >/dev/null | grep -v -e '^libGL' -e '^MESA' -e WARN; exit "${PIPESTATUS[0]}")" || got=$?
  verdict "$name" $((got == code && $(wc -l <<<"$said") == 1)) "code $got: $said"
}
one_sentence "No screen named" 3 env -u DISPLAY "$app"
one_sentence "No such screen" 3 env DISPLAY=:4099 "$app"
screen -extension GLX
one_sentence "No OpenGL" 3 env DISPLAY="$display" __EGL_VENDOR_LIBRARY_DIRS=/nowhere "$app" --exit-after-first-frame
screen
got=0; DISPLAY="$display" MESA_LOADER_DRIVER_OVERRIDE=nonexistent timeout 60 "$app" --exit-after-first-frame 2>"$scratch/err" || got=$?
verdict "Broken graphics driver" $((got == 0 || got == 3)) "code $got: $(tail -n 1 "$scratch/err" | cut -c1-120)"
exit "$failed"
