#!/usr/bin/env bash
# Counts the instructions of each bench of scan.rs under callgrind and compares with baseline.csv. A count does not depend
# on how busy the machine is; it does on the compiler and a little on the processor, so the gate is a ratio.
#   tests/bench/count.sh             fails when something takes more than 1.05 times its baseline
#   tests/bench/count.sh --update    writes the baseline anew
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

NAMES="compile-200 compile-2000 scan-en-200 scan-ru-200 scan-az-200 scan-mixed-200 scan-mixed-2000"
BASELINE=tests/bench/baseline.csv
LIMIT=1.05

command -v valgrind >/dev/null || { echo "valgrind is missing: install it (on Debian: apt-get install valgrind)" >&2; exit 1; }
binary=$(cargo build --release --locked --example scan --message-format=json | sed -n 's/.*"executable":"\([^"]*\)".*/\1/p' | tail -1)
work=$(mktemp -d "${TMPDIR:-/tmp}/nightjar-count.XXXXXX")
trap 'rm -rf "$work"' EXIT

# instructions NAME TIMES: of the whole process, preparations included.
instructions() {
  valgrind --tool=callgrind --callgrind-out-file="$work/out" "$binary" "$1" "$2" 2>"$work/log" >/dev/null || { cat "$work/log" >&2; exit 1; }
  sed -n 's/^summary: //p; s/^totals: //p' "$work/out" | tail -1
}

results=$work/results.csv
echo "bench,instructions" >"$results"
for name in $NAMES; do
  # The first time warms caches of the program's own: what is counted is the second.
  once=$(instructions "$name" 1) twice=$(instructions "$name" 2)
  echo "$name,$((twice - once))" | tee -a "$results"
done

if [ "${1-}" = --update ]; then
  cp "$results" "$BASELINE"
  exit
fi
awk -F, -v limit=$LIMIT '
  NR == FNR { if (FNR > 1) was[$1] = $2; next }
  FNR > 1 {
    if (!($1 in was)) { printf "%s has no baseline: run tests/bench/count.sh --update\n", $1; failed = 1; next }
    ratio = $2 / was[$1]
    printf "%-16s %14d  %.3f of the baseline\n", $1, $2, ratio
    if (ratio > limit) failed = 1
  }
  END { exit failed }' "$BASELINE" "$results" || { echo "more instructions than the baseline allows" >&2; exit 1; }
