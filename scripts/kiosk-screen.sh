#!/usr/bin/env bash
# A monkey at a real window: pointer and keys by xdotool on a virtual screen, among them Alt+F4,
# Ctrl+Q, F11 and the request to close. Afterwards the window must be there and the program alive.
#   scripts/kiosk-screen.sh [EVENTS] [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
events="${1:-20000}"
program="${2:-target/release/trotsky-atlas}"
[ -x "$program" ] || program=target/debug/trotsky-atlas
number=97
while [ -e "/tmp/.X11-unix/X$number" ]; do number=$((number + 1)); done
state=$(mktemp -d)
Xvfb ":$number" -screen 0 1080x1920x24 -nolisten tcp >/dev/null 2>&1 &
screen=$!
export DISPLAY=":$number" LIBGL_ALWAYS_SOFTWARE=1 XDG_STATE_HOME="$state"
trap 'kill "${kiosk:-}" 2>/dev/null || true; kill "$screen" 2>/dev/null || true; rm -rf "$state"' EXIT
sleep 1
"$program" --kiosk >"$state/log" 2>&1 &
kiosk=$!
for _ in $(seq 100); do
    window=$(xdotool search --class trotsky-atlas 2>/dev/null | tail -1) && [ -n "$window" ] && break
    sleep 0.2
done
RANDOM=1917
ways_out=(alt+F4 ctrl+q F11 ctrl+w Escape ctrl+alt+Delete super alt+Tab ctrl+c ctrl+v ctrl+plus ctrl+minus)
keys=(Left Right Up Down Return Escape Home Tab F1 space plus minus Prior Next a z 1)
sent=0
while [ "$sent" -lt "$events" ]; do
    line=()
    for _ in $(seq 100); do
        x=$((RANDOM % 1080)) y=$((RANDOM % 1920))
        case $((RANDOM % 10)) in
            0) line+=(key "${ways_out[RANDOM % ${#ways_out[@]}]}") ;;
            1 | 2 | 3) line+=(key "${keys[RANDOM % ${#keys[@]}]}") ;;
            4) line+=(mousemove "$x" "$y" mousedown 1 mousemove "$y" "$x" mouseup 1) ;;
            5) line+=(mousemove "$x" "$y" click $((1 + RANDOM % 5))) ;;
            *) line+=(mousemove "$x" "$y" click 1) ;;
        esac
        sent=$((sent + 1))
    done
    xdotool "${line[@]}" 2>/dev/null || true
    # The request that a window manager sends for its cross.
    if [ $((sent % 2000)) -eq 0 ]; then xdotool windowquit "$window" 2>/dev/null || true; fi
    kill -0 "$kiosk" 2>/dev/null || { echo "the kiosk ended after $sent events"; tail "$state/log"; exit 1; }
done
sleep 2
kill -0 "$kiosk" || { echo "the kiosk ended"; exit 1; }
xdotool getwindowgeometry "$window" | grep -q "1080x1920" || { echo "the window is not whole"; exit 1; }
echo "$sent events on the screen: the kiosk stands, 0 ways out"
