#!/usr/bin/env bash
# Makes folders that mean harm and offers each to the program: every one must be refused with a
# reason, within the time and the memory below, and nothing may be written but to the program's own
# state. Prints a line a folder and the figures; exits 1 if one is missed.
#
#   scripts/hostile.sh FOLDER [SECONDS]     FOLDER/trotsky-atlas; a debug build needs more seconds (2)
#
# Needs GNU time and strace. As root, devices are among the files.
set -euo pipefail

readonly MEMORY_KB=262144       # 256 MB

cd "$(dirname "$0")/.."
readonly app="$(realpath "$1")/trotsky-atlas" seconds="${2:-2}" example="$PWD/data/example"
scratch="$(mktemp -d)"
readonly scratch
trap 'rm -rf "$scratch"' EXIT
readonly state="$scratch/state" lives="$scratch/lives"
mkdir -p "$state" "$lives" "$scratch/home"
export HOME="$scratch/home" STATE_DIRECTORY="$state" LC_ALL=C.UTF-8

# --- The folders ------------------------------------------------------------------------------

life() { # NAME: a copy of the example, and the way into it
  cp -r "$example" "$lives/$1"
  cd "$lives/$1"
}
times() { yes "$2" | head -n "$1" | tr -d '\n' || true; }
rows() { # COUNT FORMAT: rows with the number wherever the format says %d
  seq 0 $(($1 - 1)) | sed "s|.*|$(sed 's/%d/\&/g' <<<"$2")|"
}

life sparse-file; truncate -s 10G itinerary.csv
life sparse-manifest; truncate -s 1G life.toml
life large-other-file; truncate -s 4G film.bin
life all-files-large
for file in places places-names itinerary events chapters tour waypoints states place-states place-names; do
  head -c 8388600 /dev/zero | tr '\0' ',' >>"$file.csv"
done
life link-to-file; ln -sf /etc/passwd events.csv
life link-to-folder; mv texts "$scratch/elsewhere"; ln -s "$scratch/elsewhere" texts
life link-to-itself; rm tour.csv; ln -s tour.csv tour.csv
life link-upward; ln -s ../../.. texts/all
life hard-pipe; rm events.csv; mkfifo events.csv
life folder-as-file; rm tour.csv; mkdir tour.csv
life deep-folders; (for ((i = 0; i < 300; i++)); do mkdir d; cd d; done)
life many-files; (mkdir many; cd many; rows 5000 %d | xargs touch)
life strange-name; touch $'evil\e[2Jname'
life name-not-utf8; touch $'caf\xe9'
if ((EUID == 0)); then
  life device; rm events.csv; mknod events.csv c 1 5
else
  life device; ln -sf /dev/zero events.csv
fi
life not-utf8; printf 'x\xff\xfe\xff,\n' >>events.csv
life zero-bytes; head -c 4000000 /dev/zero >>events.csv
life utf16; printf '\xff\xfe' | cat - events.csv >e; mv e events.csv
life million-columns; { times 1000000 'c,'; echo; cat tour.csv; } >t; mv t tour.csv
life million-cells; times 1000000 'c,' >>tour.csv
life million-rows; rows 700000 'x%d,1,2' >>waypoints.csv
life endless-line; head -c 8000000 /dev/zero | tr '\0' 'x' >>events.csv
life open-quote; { printf '"'; rows 200000 'a,b,c,d,e,f,g,h,i,j,k,l'; } >>events.csv
life not-a-number; echo 'nowhere,nan,inf,town,,,,,' >>places.csv
life infinite; echo 'nowhere,1e999,-1e999,town,,,,,' >>places.csv
life far-away; echo 'nowhere,48.2,16000,town,,,,,' >>places.csv
life nested-arrays; { printf 'x = '; times 30000 '['; times 30000 ']'; echo; cat life.toml; } >l; mv l life.toml
life nested-keys; { times 30000 'a.'; echo 'a = 1'; cat life.toml; } >l; mv l life.toml
life nested-tables; { cat life.toml; rows 2000 '[a%d]'; times 10000 '[x.'; } >l; mv l life.toml
life many-keys; { rows 100000 'key%d = 1'; cat life.toml; } >l; mv l life.toml
life laughing-bib; {
  echo '@string{a0 = {ha}}'
  for ((i = 1; i < 60; i++)); do echo "@string{a$i = a$((i - 1)) # a$((i - 1)) # a$((i - 1))}"; done
  echo '@book{bomb, title = a59}'
} >>sources.bib
life long-bib; {
  printf '@string{a = {'; times 4000 'ha '; echo '}}'
  rows 5000 '@book{b%d, title = a # a # a # a # a # a # a # a # a # a # a # a # a, note = a # a # a}'
} >>sources.bib
life deep-bib; { printf '@book{deep, title = '; times 200000 '{'; times 200000 '}'; echo '}'; } >>sources.bib
life broken-bib; rows 100000 '@book{b%d' >>sources.bib
life circular-bib; { rows 9000 '@book{c%d, crossref = {c%d}, xdata = {c%d}}'; } >>sources.bib
life same-ids; rows 49000 'event-birth,1882-03-23,,erlangen,family,1,,dick,high,,yes,' >>events.csv
life unknown-places; rows 49000 'event-%d,1882-03-23,,nowhere-%d,family,1,,dick,high,,yes,' >>events.csv
life long-ids; { times 19000 x; rows 300 'x%d,1882-03-23,,'"$(times 19000 y)"',family,1,,dick,high,,yes,'; } >>events.csv
life million-sources; rows 3000 'event-%d,1882-03-23,,erlangen,family,1,,'"$(times 1200 'a;')"',high,,yes,' >>events.csv
life wide-events; rows 49000 'event-%d,1882/1935,,erlangen,family,1,,dick,high,,yes,' >>events.csv
life chain-of-places; awk 'BEGIN { for (i = 0; i < 49000; i++) print "p" i ",49.5,11,town,p" (i + 1) ",,,,"; print "p49000,49.5,11,town,p0,,,," }' >>places.csv
life zigzag; awk 'BEGIN { for (i = 6; i < 45000; i++) print "trip-america," i "," (i % 2 ? "0,-90" : "0,89") ",x," }' >>waypoints.csv
life huge-years; sed -i 's/^stay-erlangen,stay,1882-03-23/stay-erlangen,stay,-999999999-03-23/' itinerary.csv
life no-chain; head -n 1 itinerary.csv >i; mv i itinerary.csv
life backwards; awk -F, 'NR == 1 { print; next } { all[NR] = $0 } END { for (i = NR; i > 1; i--) print all[i] }' itinerary.csv >i; mv i itinerary.csv
sums() { (sha256sum -- *.csv *.bib *.toml texts/*.csv; echo "$1") >SHA256SUMS; }
readonly zeros="0000000000000000000000000000000000000000000000000000000000000000"
life sums-upward; sums "$zeros  ../../../etc/passwd"
life sums-absolute; sums "$zeros  /etc/passwd"
life sums-wrong; sums ""; echo >>tour.csv
life no-folder; rm -r ../no-folder; echo 'PK' >../no-folder
cd "$scratch"

# --- Offering them ----------------------------------------------------------------------------

failed=0 refused=0 all=0 slowest=0 largest=0
before="$(find "$lives" "$scratch/home" "$scratch/elsewhere" -printf '%p %s %T@\n' | sort | sha256sum)"
for folder in "$lives"/*; do
  name="${folder##*/}"
  all=$((all + 1))
  code=0
  # Ten times the limit ends it; what was over the limit is told below.
  timeout 20 /usr/bin/time -o "$scratch/time" -f '%e %M' "$app" content add "$folder" \
    >"$scratch/out" 2>"$scratch/said" || code=$?
  read -r took kb < <(tail -n 1 "$scratch/time") || true
  verdict="refused"
  if ((code != 1)) || [[ ! -s "$scratch/said" ]] || (($(wc -l <"$scratch/said") != 1)); then
    verdict="NOT REFUSED (code $code)"
  elif awk -v a="$took" -v b="$seconds" 'BEGIN { exit !(a > b) }'; then
    verdict="TOO SLOW"
  elif ((kb > MEMORY_KB)); then
    verdict="TOO LARGE"
  fi
  [[ "$verdict" == refused ]] && refused=$((refused + 1)) || failed=1
  slowest="$(awk -v a="$took" -v b="$slowest" 'BEGIN { print (a > b ? a : b) }')"
  ((kb > largest)) && largest=$kb
  printf '%-18s %-10s %5s s %7d kB  %s\n' "$name" "$verdict" "$took" "$kb" \
    "$(sed "s|$lives/$name is refused[:,] ||" "$scratch/said" | tr -c '[:print:]\n' '?' | cut -c1-150)"
done

# The same with `check`, which reads a folder as the window does: an answer, in time, always.
answered=0
for folder in "$lives"/*; do
  code=0
  timeout 20 /usr/bin/time -o "$scratch/time" -f '%e %M' "$app" check "$folder" >"$scratch/out" 2>&1 || code=$?
  read -r took kb < <(tail -n 1 "$scratch/time") || true
  if ((code <= 1 && kb <= MEMORY_KB)) && awk -v a="$took" -v b="$seconds" 'BEGIN { exit !(a <= b) }'; then
    answered=$((answered + 1))
  else
    printf '%-18s check: code %s, %s s, %s kB\n' "${folder##*/}" "$code" "$took" "$kb"
    failed=1
  fi
  slowest="$(awk -v a="$took" -v b="$slowest" 'BEGIN { print (a > b ? a : b) }')"
  ((kb > largest)) && largest=$kb
done
if LC_ALL=C grep -q $'\e' "$scratch/out" "$scratch/said"; then echo "a file spoke to the terminal"; failed=1; fi

# --- Nothing written elsewhere ----------------------------------------------------------------

after="$(find "$lives" "$scratch/home" "$scratch/elsewhere" -printf '%p %s %T@\n' | sort | sha256sum)"
outside=0
for folder in "$lives"/*; do
  strace -f -qq -o "$scratch/trace" -e trace=open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat \
    timeout 20 "$app" content add "$folder" >/dev/null 2>&1 || true
  wrote="$(grep -E 'O_WRONLY|O_RDWR|O_CREAT|creat\(|mkdir|rename|unlink|link\(|linkat|truncate|chmod' "$scratch/trace" \
    | grep -v -e "\"$state" -e '/dev/null' -e '/dev/tty' -e '/proc/self' -e ' = -1 ' || true)"
  if [[ -n "$wrote" ]]; then
    echo "${folder##*/}: $wrote"
    outside=$((outside + 1))
  fi
done
[[ "$before" == "$after" ]] || { echo "a folder was changed"; outside=$((outside + 1)); }
((outside == 0)) || failed=1
kept="$(find "$state" -name life.toml | wc -l)"
((kept == 0)) || { echo "$kept hostile lives were kept"; failed=1; }

# The example itself is taken, or all of this would prove nothing.
"$app" content add "$example" >/dev/null || { echo "the example was refused"; failed=1; }

echo
echo "Refused: $refused/$all; answered by check: $answered/$all"
echo "Slowest: $slowest s (at most $seconds); largest: $largest kB (at most $MEMORY_KB)"
echo "Writes outside the program's state: $outside"
exit "$failed"
