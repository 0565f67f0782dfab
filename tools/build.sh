#!/usr/bin/env bash
# Trunk with the right tools on PATH: tools/build.sh build|serve [TRUNK OPTION ...]
set -euo pipefail
source "$(dirname "$0")/env.sh"
tools/install.sh rust trunk wasm-bindgen wasm-opt

export CARGO_TARGET_DIR=$wasm_target
# Trunk is offline, and so is its cargo: the crates must be here before.
cargo fetch $locked --target wasm32-unknown-unknown
# Panics name the files of crates: not where they lie on this machine, or no other would build the same bytes.
for registry in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
  RUSTFLAGS="${RUSTFLAGS:-} --remap-path-prefix=$registry=crates"
done
export RUSTFLAGS
exec trunk "$1" ${locked:+--locked=true} "${@:2}"
