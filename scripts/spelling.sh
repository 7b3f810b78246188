#!/usr/bin/env bash
# Reads every word that a visitor reads with the dictionaries of hunspell, prints how many each
# language has that are unknown and where they stand, and fails if there is one.
#
# Needs hunspell and its dictionaries, here from Debian:
#   apt-get install hunspell hunspell-pt-br hunspell-en-gb hunspell-es hunspell-ru
#
# Names of places and persons and the words of the glossary count as known. A word that is right goes
# into tests/spelling/<language>.txt; one that is wrong is put right where it stands.
set -euo pipefail
cd "$(dirname "$0")/.."

export ATLAS_REQUIRE_DRIVERS=1
exec cargo test --locked --no-default-features --test it -- spelling --nocapture --test-threads=1
