#!/usr/bin/env bash
# Installs what is missing of the tools named: tools/install.sh rust trunk wasm-bindgen wasm-opt browsers
set -euo pipefail
source "$(dirname "$0")/env.sh"

have() { command -v "$1" >/dev/null 2>&1; }
# Runs an install command; where it fails, tells what to do by hand.
attempt() {
  local by_hand=$1
  shift
  "$@" || die "this failed: $*. Please install by hand: $by_hand"
}

install_rust() {
  local target=wasm32-unknown-unknown channel
  channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  if ! have rustup; then
    have cargo && [ "$(cargo --version | cut -d' ' -f2)" = "$channel" ] && [ -d "$(rustc --print sysroot)/lib/rustlib/$target" ] && return
    die "rustup is missing. Please install it, or Rust $channel with the target $target, rustfmt and clippy."
  fi
  if ! rustup toolchain list | grep -q "^$channel-"; then
    say "installing Rust $channel"
    attempt "Rust $channel" rustup toolchain install "$channel" --profile minimal
  fi
  if ! rustup target list --installed | grep -qx "$target"; then
    say "installing the Rust target $target"
    attempt "rustup target add $target" rustup target add "$target"
  fi
  local component
  for component in rustfmt clippy; do
    rustup component list --installed | grep -q "^$component" && continue
    say "installing $component"
    attempt "rustup component add $component" rustup component add "$component"
  done
}

is_version() { [ "$("$1" --version 2>/dev/null | sed -n 1p)" = "$1 $2" ]; }
# cargo_tool COMMAND CRATE VERSION [OPTION]
cargo_tool() {
  local command=$1 crate=$2 version=$3
  is_version "$command" "$version" && return
  say "installing $crate $version from source; this takes some minutes"
  attempt "cargo install $crate --version $version" cargo install "$crate" --version "$version" --target-dir target/install "${@:4}"
  rm -rf target/install
  hash -r
  is_version "$command" "$version" || die "$command $version was installed, but PATH leads to another one: $(command -v "$command" || echo none)"
}
# Not optimized where others do the work: that takes most of the minutes of an installation.
install_trunk() { cargo_tool trunk trunk "$(pinned trunk-version)" --locked --profile dev; }
# Its own lock file names a crate version that a registry may lack, so no --locked.
install_wasm_bindgen() { cargo_tool wasm-bindgen wasm-bindgen-cli "$(pinned wasm_bindgen)" --profile dev; }

install_node() { have node || die "node is missing. Please install Node.js 20 or later."; }

install_wasm_opt() {
  local version
  version=$(pinned wasm_opt)
  install_node
  [[ "$(wasm-opt --version 2>/dev/null)" == *"($version)" && -d node_modules/terser ]] && return
  have npm || die "npm is missing. Please install it, or wasm-opt ($version of binaryen)."
  say "installing wasm-opt ($version) and terser into node_modules"
  attempt "wasm-opt ($version of binaryen), on PATH" npm ci --no-audit --no-fund
  hash -r
  [[ "$(wasm-opt --version 2>/dev/null)" == *"($version)" ]] || die "wasm-opt is not $version; package.json and Trunk.toml must name the same"
}

install_browsers() {
  if [ ! -f node_modules/axe-core/axe.min.js ]; then
    install_node
    have npm || die "npm is missing. Please install it; the browser tests read node_modules/axe-core."
    say "installing axe-core into node_modules"
    attempt "npm ci" npm ci --no-audit --no-fund
  fi
  local missing=()
  { have chromium && have chromedriver; } || missing+=(chromium chromium-driver)
  { have firefox-esr || have firefox; } || missing+=(firefox-esr)
  { have WebKitWebDriver && have xvfb-run && have xauth; } || missing+=(webkit2gtk-driver xvfb xauth)
  if [ ${#missing[@]} != 0 ]; then
    local by_hand="on PATH: chromium and chromedriver of the same version, firefox, WebKitWebDriver of WebKitGTK, xvfb-run and xauth"
    have apt-get && [ "$(id -u)" = 0 ] || die "missing: ${missing[*]}. Please install by hand, $by_hand"
    say "installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    attempt "$by_hand" apt-get update -qq
    attempt "$by_hand" apt-get install -y -qq --no-install-recommends "${missing[@]}"
  fi
  cargo_tool geckodriver geckodriver 0.37.1 --locked --profile dev
}

for tool in "$@"; do
  case $tool in
    rust | trunk | wasm-bindgen | wasm-opt | browsers | node) "install_${tool//-/_}" ;;
    *) die "unknown tool: $tool" ;;
  esac
done
