#!/usr/bin/env bash
# Counts the instructions of benches of scan.rs under callgrind and compares with baseline.csv. A count does not depend on
# how busy the machine is; it does on the compiler and a little on the processor, so the gate is a ratio.
#   ./build.sh count             fails when something takes more than 1.05 times its baseline
#   ./build.sh count --update    writes the baseline anew
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

NAMES="fold-mixed
  compile-60 scan-en-60 scan-ru-60 scan-az-60 scan-mixed-60
  compile-200 scan-en-200 scan-ru-200 scan-az-200 scan-mixed-200
  compile-2000 scan-mixed-2000"
BASELINE=tests/bench/baseline.csv
LIMIT=1.05

command -v valgrind >/dev/null || { echo "valgrind is missing: install it (on Debian: apt-get install valgrind)" >&2; exit 1; }
cargo build --release --locked --example scan
work=$(mktemp -d "${TMPDIR:-/tmp}/nightjar-count.XXXXXX")
trap 'rm -rf "$work"' EXIT
export work

# instructions NAME TIMES: of the whole process, preparations included.
instructions() {
  local out=$work/$1.$2
  valgrind --tool=callgrind --callgrind-out-file="$out" target/release/examples/scan "$1" "$2" 2>"$out.log" >&2 || { cat "$out.log" >&2; return 1; }
  sed -n 's/^summary: //p; s/^totals: //p' "$out" | tail -1 >"$out.count"
}
export -f instructions

# The first time warms caches of the program's own: what is counted is the second.
for name in $NAMES; do printf '%s 1\n%s 2\n' "$name" "$name"; done \
  | xargs -P "$(getconf _NPROCESSORS_ONLN)" -L 1 bash -c 'instructions "$0" "$1"'

results=$work/results.csv
echo "bench,instructions" >"$results"
for name in $NAMES; do
  echo "$name,$(($(cat "$work/$name.2.count") - $(cat "$work/$name.1.count")))" >>"$results"
done

if [ "${1-}" = --update ]; then
  cp "$results" "$BASELINE"
  exec cat "$BASELINE"
fi
awk -F, -v limit=$LIMIT '
  NR == FNR { if (FNR > 1) was[$1] = $2; next }
  FNR > 1 {
    if (!($1 in was)) { printf "%s has no baseline: run ./build.sh count --update\n", $1; failed = 1; next }
    ratio = $2 / was[$1]
    printf "%-16s %14d  %.3f of the baseline%s\n", $1, $2, ratio, (ratio > limit ? ": too much" : "")
    if (ratio > limit) failed = 1
  }
  END { exit failed }' "$BASELINE" "$results" || { echo "more instructions than the baseline allows" >&2; exit 1; }
