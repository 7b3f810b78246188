# Sourced by scripts that measure the program on a virtual screen: a folder that is gone when they
# end, processes that end with them, a screen, and a line with PASS or FAIL for each figure.
# shellcheck shell=bash

scratch="$(mktemp -d)"
readonly scratch
pids=()
finish() {
  local pid
  for pid in "${pids[@]}"; do kill -KILL "$pid" 2>/dev/null || true; done
  rm -rf "$scratch"
}
trap finish EXIT
export LC_ALL=C.UTF-8
unset WAYLAND_DISPLAY

failed=0
verdict() { # NAME PASSED TEXT
  local word=PASS
  if [[ "$2" != 1 ]]; then
    word=FAIL failed=1
  fi
  printf '%-34s %s  %s\n' "$1" "$3" "$word"
}

screen() { # ARGUMENTS…: starts Xvfb on a free number; sets $display and $xvfb
  rm -f "$scratch/display"
  Xvfb -displayfd 3 -screen 0 1280x720x24 -nolisten tcp -noreset "$@" 3>"$scratch/display" 2>/dev/null &
  xvfb=$!
  disown "$xvfb"
  pids+=("$xvfb")
  until [[ -s "$scratch/display" ]]; do sleep 0.1; done
  display=":$(<"$scratch/display")"
}
