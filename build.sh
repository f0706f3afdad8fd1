#!/usr/bin/env bash
# Builds, tests and shows Nightjar. `./build.sh --help` lists what it can do.
# Runs in the bash of every system (3.2 and later). What is missing is installed, or named in one line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

ROOT=$PWD
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/nightjar-build
export CARGO_HOME=${CARGO_HOME:-$HOME/.cargo} RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup}
# The shell that installed rustup may not have its folder in PATH yet.
PATH=$CARGO_HOME/bin:$PATH
# Settings of the machine that would make other bytes of the same sources.
unset RUSTFLAGS CARGO_BUILD_TARGET CARGO_BUILD_RUSTFLAGS CARGO_TARGET_DIR CARGO_ENCODED_RUSTFLAGS
for name in $(compgen -e CARGO_PROFILE_ || true); do unset "$name"; done

help() {
  cat <<'HELP'
usage: ./build.sh [COMMAND]

  (none)           build dist/ (load it unpacked in a browser) and target/packages/ (.zip, .xpi, SHA256SUMS)
  package          the same; --flavour NAME: under another name, into target/flavours/NAME (extension/flavours/README.md)
  demo [firefox]   show the product at work on a page of invented people, in Chromium or in Firefox
  test             every check and every test
  lint             formatting, types and conventions only: a minute
  check            build twice, from two folders, and compare the packages byte by byte
  bench            measure, and write tests/bench/RESULTS.md; --corpora DIR: on the texts and pages there
  count            count the core's instructions, and fail if they are more than tests/bench/baseline.csv allows;
                   --update: write that file anew
  accuracy         plant items of invented people in texts, score what is found, write README's table;
                   --seeds N: so many watchlists; --misses N: show what went wrong; --dry: write nothing
  fuzz [TARGET…]   look for inputs that break a promise, each target for five minutes; --seconds N: for so long
  --help           this

What is missing is set up first: the Rust toolchain of rust-toolchain.toml, the wasm-bindgen tool, npm packages; on Debian
also a C compiler, the browsers, an XMPP server for a test, and valgrind for count. CHROMIUM=/path and FIREFOX=/path name a browser elsewhere.
BROWSERS=chromium (or firefox) narrows the browser tests to one.
HELP
}

# ------------------------------------------------------------------------------------------------------- small tools

say() { printf '\n\033[1m── %s\033[0m\n' "$*" >&2; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
# One hash over files, the same on every system.
hash_of() { node -e 'const c=require("crypto"),f=require("fs"),h=c.createHash("sha256");for(const n of process.argv.slice(1))h.update(f.readFileSync(n));console.log(h.digest("hex"))' "$@"; }

is_debian() { [ -e /etc/debian_version ] && have apt-get; }

# apt_install WHAT PACKAGE…: from Debian, as root or by sudo; waits for another package manager to finish.
apt_install() {
  local what=$1 as=; shift
  if [ "$(id -u)" != 0 ]; then
    have sudo || fail "$what is missing: install it with  apt-get install $*  (as root; there is no sudo here)."
    as=sudo
  fi
  say "Missing: $what. Installing from Debian: $*"
  $as env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=100 -q update \
    && $as env DEBIAN_FRONTEND=noninteractive ${RUNLEVEL:+RUNLEVEL=$RUNLEVEL} apt-get -o DPkg::Lock::Timeout=100 -qy install --no-install-recommends "$@" \
    || fail "$what is missing and could not be installed: install it with  apt-get install $*  and run this again."
}

# -------------------------------------------------------------------------------------------------- what must be there

set_up_compiler() {
  have cc && return
  is_debian || fail "A C compiler is missing (Rust links with it): install one so that \`cc\` runs (Xcode's command line tools, or gcc)."
  apt_install "A C compiler (Rust links with it)" gcc libc6-dev
}

set_up_rust() {
  have rustup || fail "Rust is missing: install rustup from https://rustup.rs and run this again."
  local channel; channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  local target=wasm32-unknown-unknown installed; installed=$(rustup toolchain list)
  if ! grep -q "^$channel-" <<<"$installed"; then
    say "Installing Rust $channel (once)"
    rustup toolchain install "$channel" --profile minimal --component rustfmt,clippy --target $target \
      || fail "Rust $channel could not be installed: run  rustup toolchain install $channel  and look at what it says."
  fi
  if ! rustup target list --toolchain "$channel" --installed | grep -qx $target; then
    say "Adding the $target target (once)"
    rustup target add --toolchain "$channel" $target || fail "The wasm target is missing: run  rustup target add $target"
  fi
  local missing= component
  for component in rustfmt clippy; do
    rustup component list --toolchain "$channel" --installed | grep -q "^$component" || missing="$missing $component"
  done
  [ -z "$missing" ] || rustup component add --toolchain "$channel" $missing || fail "Missing parts of Rust: run  rustup component add$missing"
}

# The tool must be of exactly the library's version.
set_up_wasm_bindgen() {
  local version; version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"/\1/p;}' Cargo.lock)
  local folder=$CACHE/wasm-bindgen-$version
  WASM_BINDGEN=$folder/bin/wasm-bindgen
  [ -x "$WASM_BINDGEN" ] && return
  say "Building the wasm-bindgen tool $version (about three minutes, once; kept in $folder)"
  # Not --locked: the tool's own lock file names a version that the registry doesn't have.
  cargo install --root "$folder" --version "=$version" wasm-bindgen-cli \
    || fail "wasm-bindgen $version could not be built: run  cargo install --version =$version wasm-bindgen-cli  and look at what it says."
}

set_up_node() {
  have node && have npm || fail "Node is missing: install Node 20.11 or later with npm (https://nodejs.org, or  apt-get install nodejs npm)."
  node -e 'const [a,b]=process.versions.node.split(".").map(Number);process.exit(a>20||a===20&&b>=11?0:1)' \
    || fail "Node $(node --version) is too old: install Node 20.11 or later (https://nodejs.org)."
  local stamp=node_modules/.nightjar-lock now; now=$(hash_of package-lock.json)
  [ "$(cat $stamp 2>/dev/null)" = "$now" ] && return
  say "Installing npm packages (about ten seconds)"
  npm ci --no-audit --no-fund --no-update-notifier --loglevel=error || fail "npm packages could not be installed: run  npm ci  and look at what it says."
  echo "$now" >$stamp
}

# set_up_browser chromium|firefox
set_up_browser() {
  node tests/browser/locate.mjs "$1" >/dev/null && return
  local package=$1; [ "$1" = firefox ] && package=firefox-esr
  is_debian || fail "$1 is missing: install it, or name it by $(tr a-z A-Z <<<"$1")=/path/to/it."
  apt_install "$1" $package
}

# The server of the messenger that a test talks to. Debian would start it, and again with the system: it is left stopped.
set_up_messenger() {
  have prosody && return
  is_debian || fail "prosody is missing (a test reads a real messenger): install it so that \`prosody\` and \`prosodyctl\` run."
  export RUNLEVEL=1
  apt_install "prosody (a test reads a real messenger)" prosody
  unset RUNLEVEL
  ! have systemctl || { [ "$(id -u)" = 0 ] && systemctl disable prosody || sudo systemctl disable prosody; } >/dev/null 2>&1 || true
}

set_up_build() { set_up_node; set_up_compiler; set_up_rust; set_up_wasm_bindgen; }

# -------------------------------------------------------------------------------------------------------------- build

# For rustc, by the character that cargo separates them with: no path of this machine in the wasm, each prefix is replaced by
# a name; vectors, which every browser that we support has; and fewer copies of functions in their callers than LLVM's own measure
# of 250 makes: a tenth less wasm, as fast.
wasm_flags() {
  local separator=$'\x1f'
  printf %s "--remap-path-prefix=$ROOT=/source$separator--remap-path-prefix=$CARGO_HOME=/cargo"
  printf %s "$separator--remap-path-prefix=$RUSTUP_HOME=/rustup$separator-Ctarget-feature=+simd128$separator-Cllvm-args=-inline-threshold=50"
}

# build_module NAME LEVEL: target/wasm/NAME.js and NAME_bg.wasm, of what the crate's feature NAME exports, optimised to LEVEL.
build_module() {
  local name=$1 stamp=target/wasm/.from-$1 now
  # Names are taken out by wasm-bindgen below: stripping here would take out what it reads as well. As a cdylib alone, nothing that
  # the module doesn't use is compiled.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=$2 CARGO_PROFILE_RELEASE_STRIP=none CARGO_ENCODED_RUSTFLAGS=$(wasm_flags) \
    cargo rustc --lib --crate-type cdylib --release --locked --target wasm32-unknown-unknown --target-dir target --no-default-features --features "$name"
  local built=target/wasm32-unknown-unknown/release/nightjar.wasm
  now="$WASM_BINDGEN $(hash_of $built)"
  [ "$(cat "$stamp" 2>/dev/null)" = "$now" ] && return
  rm -f target/wasm/"$name"[._]*
  # The background replaces an instance that failed, and says itself where the file lies.
  "$WASM_BINDGEN" --target web --experimental-reset-state-function --omit-default-module-path \
    --remove-name-section --remove-producers-section --out-name "$name" --out-dir target/wasm $built
  echo "$now" >"$stamp"
}

build_wasm() {
  # Of every platform and for tests as well: what the bill of materials and its rules read, without asking the network again.
  cargo fetch --locked --quiet
  say "Building the core"
  build_module core 3
  # It reads files once in a while, and shows how far it is: small before fast.
  say "Building the reader of exports"
  build_module reader s
}

build() {
  set_up_build
  build_wasm
  say "Bundling and packing"
  local hash packed
  hash=$(node tests/tools/bundle.mjs)
  packed=$(node tests/tools/pack.mjs)
  printf 'dist/             loads unpacked in Chromium and Firefox; the about page shows %s\n' "$hash" >&2
  printf 'target/packages/  %s\n' "$packed" >&2
  node tests/tools/flavours.mjs >&2
}

# The same code under another name, out of what was built.
package() {
  case ${1-} in
    '') build ;;
    --flavour)
      [ $# = 2 ] || fail "package: --flavour wants one name, of a folder in extension/flavours"
      [ -f "extension/flavours/$2/flavour.json" ] || fail "package: there is no flavour $2 in extension/flavours"
      build
      ;;
    *) fail "package: --flavour NAME, not $*" ;;
  esac
}

# -------------------------------------------------------------------------------------------------------------- check

# copy_to FOLDER: the sources, without anything built.
copy_to() {
  mkdir -p "$1"
  tar -cf - --exclude=./.git --exclude=./target --exclude=./dist --exclude=./node_modules --exclude=./tests/fuzz/target . | tar -xf - -C "$1"
}

# In a shell of its own, for its own clean-up.
check() (
  set_up_build
  build
  local work; work=$(mktemp -d "${TMPDIR:-/tmp}/nightjar-check.XXXXXX")
  trap "rm -rf '$work'" EXIT
  local second="$work/a folder with another name"
  say "Building again, in another folder, time zone, language and umask"
  (umask 077; copy_to "$second"; export TZ=Pacific/Auckland LC_ALL=C; "$second/build.sh")
  local differ=0 list="$work/list"
  (cd "$ROOT"; find dist target/packages target/flavours -type f) >"$list"
  (cd "$second"; find dist target/packages target/flavours -type f) >>"$list"
  while IFS= read -r name; do
    cmp "$ROOT/$name" "$second/$name" || differ=1
  done < <(sort -u "$list")
  [ $differ = 0 ] || fail "The two builds are not the same bytes: see the files above."
  echo "Both builds are the same bytes:" >&2
  cat "$ROOT/target/packages/SHA256SUMS"
)

# --------------------------------------------------------------------------------------------------------------- test

PASSED=0
STARTED=$SECONDS

# step NAME COMMAND…: runs it and says how long it took. The first failure ends all: no `||` here, which would switch
# off `set -e` within the command.
step() {
  local from=$SECONDS; STEP=$1; shift
  trap '[ -z "$STEP" ] || printf "\nFAILED: %s\n" "$STEP" >&2' EXIT
  say "$STEP"
  "$@"
  printf '%s: %d s\n' "$STEP" $((SECONDS - from)) >&2
  STEP=
}

# node_tests NAME [--at-once N] FILE…: counted for the last line.
node_tests() {
  local report=target/test/$1.tap at_once=1; shift
  if [ "$1" = --at-once ]; then at_once=$2; shift 2; fi
  mkdir -p target/test
  node --test --test-concurrency="$at_once" --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$report" "$@"
  count "$(sed -n 's/^# pass //p' "$report")"
}

cargo_tests() {
  mkdir -p target/test
  cargo test --locked 2>&1 | tee target/test/cargo.txt
  local passed
  for passed in $(sed -n 's/^test result: ok\. \([0-9]*\) passed.*/\1/p' target/test/cargo.txt); do count "$passed"; done
}

count() { PASSED=$((PASSED + $1)); }

lint_steps() {
  step "Rust formatting" cargo fmt --check
  step "clippy" cargo clippy --locked --all-targets -- -D warnings
  step "clippy, wasm" cargo clippy --locked --lib --target wasm32-unknown-unknown -- -D warnings
  step "TypeScript" npx tsc
  step "biome" npx biome ci --error-on-warnings .
}

lint() { set_up_build; build; lint_steps; }

run_tests() {
  set_up_build
  set_up_browser chromium
  set_up_browser firefox
  set_up_messenger
  build
  lint_steps
  step "Tests of the core" cargo_tests
  step "Fuzzing, shortly" fuzz_shortly
  step "Tests of the wasm package" node_tests wasm tests/wasm/*.test.mjs
  step "Tests of the words" node_tests locales tests/locales/*.test.mjs
  step "Tests of the packages" node_tests package tests/package/*.test.mjs
  # Two files at once: most of their time is waiting. What takes the time of something runs alone.
  step "Tests of the page reader, both browsers" node_tests dom --at-once 2 tests/dom/*.test.mjs
  local file measured=() journeys=()
  for file in tests/browser/*.test.mjs; do
    case $(basename "$file" .test.mjs) in
      another | cost | leak) measured+=("$file") ;;
      *) journeys+=("$file") ;;
    esac
  done
  step "Journeys, both browsers" node_tests browser --at-once 2 "${journeys[@]}"
  step "What is measured, both browsers" node_tests measured "${measured[@]}"
  step "The same bytes from two folders" check
  printf '\nAll of it in %d minutes.\n%d passed, 0 failed\n' $(((SECONDS - STARTED + 30) / 60)) "$PASSED"
}

# ----------------------------------------------------------------------------------------------- demo, bench, accuracy

demo() {
  local browser=${1:-chromium}
  case $browser in chromium | firefox) ;; *) fail "demo: chromium or firefox, not $browser" ;; esac
  set_up_build
  set_up_browser "$browser"
  build
  say "The demo, in $browser"
  exec node tests/demo/demo.mjs "$browser"
}

bench() {
  set_up_build
  set_up_browser chromium
  build
  say "Building the core beside raw aho-corasick, and for this machine"
  (cd tests/bench/wasm
    CARGO_PROFILE_RELEASE_STRIP=none CARGO_ENCODED_RUSTFLAGS=$(wasm_flags) \
      cargo build --release --locked --target wasm32-unknown-unknown --target-dir "$ROOT/target/bench")
  "$WASM_BINDGEN" --target web --out-name bench --out-dir target/bench/wasm target/bench/wasm32-unknown-unknown/release/nightjar_bench.wasm
  cargo build --release --locked --example scan --example passages
  say "Measuring (some minutes; keep the machine quiet)"
  exec node tests/bench/bench.mjs "$@"
}

count_instructions() {
  set_up_compiler
  set_up_rust
  if ! have valgrind; then
    is_debian || fail "valgrind is missing: install it so that \`valgrind\` runs (it counts instructions)."
    apt_install "valgrind (it counts instructions)" valgrind
  fi
  say "Counting instructions (about a minute after the build)"
  exec tests/bench/count.sh "$@"
}

accuracy() {
  set_up_compiler
  set_up_rust
  exec cargo run --release --locked --quiet --example accuracy -- "$@"
}

# Coverage by the compiler's own pass, counted by libFuzzer.
FUZZ_FLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares"

fuzz_targets() { (cd tests/fuzz/fuzz_targets; ls *.rs | sed 's/\.rs$//'); }

build_fuzz() {
  set_up_compiler
  have c++ || { is_debian && apt_install "A C++ compiler (libFuzzer is written in it)" g++; } || fail "A C++ compiler is missing: install one so that \`c++\` runs."
  set_up_rust
  local host; host=$(rustc -vV | sed -n 's/^host: //p')
  FUZZERS=$ROOT/target/fuzz/$host/release
  # The target is named, so that build scripts are not counted.
  RUSTFLAGS=$FUZZ_FLAGS cargo build --release --locked --manifest-path tests/fuzz/Cargo.toml --target "$host" --target-dir target/fuzz
}

# fuzz_one TARGET ARGUMENT…: goes on from what an earlier run kept, and leaves what it finds in target/fuzz/found.
fuzz_one() {
  local target=$1; shift
  mkdir -p "target/fuzz/corpus/$target" target/fuzz/found
  "$FUZZERS/$target" -artifact_prefix="target/fuzz/found/$target-" -timeout=20 -rss_limit_mb=2048 "$@" "target/fuzz/corpus/$target" "tests/fuzz/seeds/$target"
}

fuzz() {
  local seconds=300 chosen=
  while [ $# -gt 0 ]; do
    case $1 in
      --seconds) [ $# -gt 1 ] || fail "fuzz: --seconds wants a number"; seconds=$2; shift 2 ;;
      *) [ -f "tests/fuzz/fuzz_targets/$1.rs" ] || fail "fuzz: there is no target $1; there are" $(fuzz_targets); chosen="$chosen $1"; shift ;;
    esac
  done
  build_fuzz
  local target
  for target in ${chosen:-$(fuzz_targets)}; do
    say "$target, $seconds seconds"
    fuzz_one "$target" -max_total_time="$seconds" -print_final_stats=1
  done
}

# The same inputs each time: from the seeds alone, by one seed, as many as take some seconds.
fuzz_shortly() {
  build_fuzz
  local target report
  rm -rf target/fuzz/short
  for target in $(fuzz_targets); do
    mkdir -p "target/fuzz/short/$target"
    report=target/fuzz/short/$target.txt
    "$FUZZERS/$target" -artifact_prefix="target/fuzz/short/$target-" -timeout=20 -rss_limit_mb=2048 -seed=1 -runs=4000 -max_len=2048 \
      "target/fuzz/short/$target" "tests/fuzz/seeds/$target" 2>"$report" || { tail -40 "$report" >&2; return 1; }
    sed -n "s/^Done \([0-9]*\) runs.*/$target: \1 inputs/p" "$report"
    count 1
  done
}

case ${1-} in
  '') build ;;
  package) shift; package "$@" ;;
  demo) shift; demo "$@" ;;
  test) run_tests ;;
  lint) lint ;;
  check) check ;;
  bench) shift; bench "$@" ;;
  count) shift; count_instructions "$@" ;;
  fuzz) shift; fuzz "$@" ;;
  accuracy) shift; accuracy "$@" ;;
  -h | --help | help) help ;;
  *) help >&2; fail "unknown command: $1" ;;
esac
