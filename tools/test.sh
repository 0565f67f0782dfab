#!/usr/bin/env bash
# Everything that must hold, step by step; the last line sums up the tests that cargo reported.
set -uo pipefail
source "$(dirname "$0")/env.sh"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed_steps=() times=()

# step NAME COMMAND...: runs it, keeps its output and its time; returns its status.
step() {
  local name=$1 start=$SECONDS status=0
  shift
  say "$name"
  "$@" 2>&1 </dev/null | tee -a "$log" || status=1
  times+=("$(printf '%5d s  %s' $((SECONDS - start)) "$name")")
  [ $status = 0 ] || failed_steps+=("$name")
  return $status
}

finish() {
  local passed failed
  # Only cargo's own summary lines count.
  read -r passed failed < <(sed -n 's/^test result: .*[ m.]\([0-9]\{1,\}\) passed; \([0-9]\{1,\}\) failed;.*/\1 \2/p' "$log" | awk '{ p += $1; f += $2 } END { print p + 0, f + 0 }')
  [ "$passed" -gt 0 ] || failed_steps+=("no test ran")
  # What a test that failed had to say, once more where it is seen: of a long output the middle is what gets lost.
  awk '/^---- .* stdout ----$/ { said = 1 } /^failures:$/ { said = 0 } said' "$log" | head -n 200
  echo
  printf '%s\n' "${times[@]}" "$(printf '%5d s  in all' $SECONDS)"
  [ ${#failed_steps[@]} = 0 ] || { printf 'Failed: %s\n' "${failed_steps[@]}"; }
  echo "$passed passed, $failed failed"
  [ ${#failed_steps[@]} = 0 ] && [ "$failed" = 0 ]
  exit
}

# What the browser tests run under; most browsers need no screen.
under=()
# browser_tests [NAME...]: those of the built page in the browser that STAGECRAFT_ENGINE names.
browser_tests() {
  [ -d dist ] || { echo "there is no dist/ to test" >&2; return 1; }
  STAGECRAFT_DIST=$root/dist CARGO_TARGET_DIR=$browser_target \
    "${under[@]}" cargo test $locked --no-fail-fast --manifest-path tests/browser/Cargo.toml -- "$@"
}

# The journeys, in an engine, with the page served and as one file.
journeys_in() {
  STAGECRAFT_ENGINE=$1 browser_tests "${@:2}" journey:: alone:: offline:: &&
    STAGECRAFT_ENGINE=$1 STAGECRAFT_FILE=1 browser_tests "${@:2}" journey::
}

step "tools" tools/install.sh rust trunk wasm-bindgen wasm-opt browsers || finish
step "format" cargo fmt --all --check
step "format, browser tests" cargo fmt --check --manifest-path tests/browser/Cargo.toml
step "dependencies" node tools/deny.mjs
step "clippy, native" cargo clippy $locked --workspace --no-default-features --all-targets -- -D warnings
step "tests, native" cargo test $locked --no-default-features --no-fail-fast
step "clippy, wasm" env CARGO_TARGET_DIR="$wasm_target" cargo clippy $locked --target wasm32-unknown-unknown -- -D warnings
step "clippy, browser tests" env CARGO_TARGET_DIR="$browser_target" cargo clippy $locked --all-targets --manifest-path tests/browser/Cargo.toml -- -D warnings
# An old page must not pass for the one that did not build.
rm -rf dist
if step "page" tools/build.sh build; then
  step "size" node tools/size.mjs
  step "tests, Chromium" browser_tests
  STAGECRAFT_FILE=1 step "tests, Chromium, one file" browser_tests journey::
  step "tests, Firefox" journeys_in firefox
  under=(xvfb-run -a -s '-screen 0 1600x1200x24')
  # One at a time: two are too slow on two cores for a double click.
  step "tests, WebKit" journeys_in webkit --test-threads=1
fi
finish
