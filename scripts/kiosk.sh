#!/usr/bin/env bash
# The long tests of the kiosk, without a screen: a monkey with a million events for each of three
# seeds, and a thousand visits of which nothing may stay behind. About half an hour on two cores.
#   scripts/kiosk.sh [EVENTS] [SEEDS] [RESETS]
set -euo pipefail
cd "$(dirname "$0")/.."
export KIOSK_MONKEY_EVENTS="${1:-1000000}" KIOSK_MONKEY_SEEDS="${2:-3}" KIOSK_RESETS="${3:-1000}"
cargo test --test it kiosk_monkey::a_thousand -- --ignored --nocapture --test-threads=1
cargo test --test it kiosk_monkey::a_monkey -- --nocapture --test-threads=1
