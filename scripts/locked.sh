#!/usr/bin/env bash
# Shows that the program speaks to nobody and needs to write nowhere: it plays the life on a virtual
# screen under strace, which must see no socket but those of this machine's own desktop; it does so
# again without any network, and again from a root that nothing can be written to. Prints the
# figures; exits 1 if one is missed.
#
#   scripts/locked.sh FOLDER [SECONDS]      FOLDER/trotsky-atlas, played for so long (20)
#
# Needs xvfb, strace, unshare and xdotool; where this user may not make namespaces, it says so and
# fails.
set -euo pipefail

cd "$(dirname "$0")/.."
app="$(realpath "$1")/trotsky-atlas"
readonly app seconds="${2:-20}"
# shellcheck source=scripts/lib/screen.sh
. scripts/lib/screen.sh
mkdir "$scratch/home" "$scratch/state"
export HOME="$scratch/home" STATE_DIRECTORY="$scratch/state" LIBGL_ALWAYS_SOFTWARE=1
unset DBUS_SESSION_BUS_ADDRESS XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME
screen
export DISPLAY="$display"

# --- A tour, watched --------------------------------------------------------------------------

program() { # the process of the program itself, below strace or unshare
  local dir
  for dir in /proc/[0-9]*; do
    if [[ "$(readlink "$dir/exe" 2>/dev/null)" == "$app" ]] \
      && grep -qzx "STATE_DIRECTORY=$scratch/state" "$dir/environ" 2>/dev/null; then
      echo "${dir#/proc/}"
      return
    fi
  done
}
cpu_ms() { # processor time of a process with all its threads, in milliseconds
  local stat
  stat="$(<"/proc/$1/stat")"
  awk -v hz="$(getconf CLK_TCK)" '{ printf "%d", ($12 + $13) * 1000 / hz }' <<<"${stat##*) }"
}

busy=0
play() { # COMMAND…: runs it with the program behind it, presses play and ends it; false if it did
         # not live or did not play. Sets $busy to the processor time that the play took.
  busy=0
  local starter pid="" window="" i before lived=0
  "$@" "$app" --size 1280x720 --at 1917-03-29 >"$scratch/said" 2>&1 &
  starter=$!
  pids+=("$starter")
  disown "$starter"
  for ((i = 0; i < 300; i++)); do
    window="$(xdotool search --onlyvisible --name Trotsky 2>/dev/null | head -n 1)" || true
    [[ -z "$window" ]] || break
    kill -0 "$starter" 2>/dev/null || { cat "$scratch/said"; return 1; }
    sleep 0.1
  done
  pid="$(program)"
  [[ -n "$pid" ]] || return 1
  pids+=("$pid")
  sleep 3
  # No window manager gives it the keys.
  xdotool windowfocus "$window" && sleep 0.5
  xdotool mousemove 640 300 key space
  before="$(cpu_ms "$pid")"
  sleep "$seconds"
  if kill -0 "$pid" 2>/dev/null; then
    lived=1
    busy=$(($(cpu_ms "$pid") - before))
    kill "$pid"
    for ((i = 0; i < 100; i++)); do kill -0 "$starter" 2>/dev/null || break; sleep 0.1; done
  fi
  # A window that stands still takes next to nothing: then space was not understood.
  ((lived && busy >= seconds * 20)) || { echo "played for $busy ms"; cat "$scratch/said"; return 1; }
}

lived=0
play strace -f -qq -o "$scratch/trace" -e trace=socket,connect,bind,sendto && lived=1
all="$(grep -c 'socket(' "$scratch/trace" || true)"
others="$(grep 'socket(' "$scratch/trace" | grep -vc 'socket(AF_UNIX' || true)"
inet="$(grep -cE 'AF_INET|AF_INET6|AF_NETLINK|AF_PACKET' "$scratch/trace" || true)"
verdict "Sockets in ${seconds} s of play" $((lived && all > 0 && others == 0 && inet == 0)) \
  "$all sockets, $others not AF_UNIX, $inet mentions of a network ($busy ms of processor time)"

answers="$(strace -f -qq -e trace=socket -o "$scratch/trace" "$app" where 1917-03-20 --lang en)"
verdict "Sockets of a question" $(($(grep -c 'socket(' "$scratch/trace") == 0)) "0 sockets; $answers"

# --- Without a network, and from a root nobody can write to -----------------------------------

lived=0
play unshare -rn && lived=1
verdict "Without any network" "$lived" "played for $seconds s in a namespace with none ($busy ms)"

# Every file system of the namespace becomes read-only, the home, the state and /tmp included.
readonly lock='set -e
mount --make-rprivate /
awk "{ print \$5 }" /proc/self/mountinfo | sort -r | while read -r point; do
  mount -o remount,bind,ro "$point" 2>/dev/null || true
done
if touch "$HOME/x" 2>/dev/null || touch "$STATE_DIRECTORY/x" 2>/dev/null || touch /tmp/x 2>/dev/null; then
  echo "the root can be written to"; exit 9
fi
exec "$@"'
lived=0
play unshare -rnm bash -c "$lock" lock && lived=1
verdict "From a read-only root" "$lived" "played for $seconds s where nothing can be written, without a network ($busy ms)"
exit "$failed"
