# Sourced by the other scripts: the place, the tools' path and one target directory per kind of build.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
export PATH="$root/node_modules/.bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
# Trunk reads NO_COLOR as its own flag and stops at the usual value 1.
unset NO_COLOR
wasm_target=$root/target/wasm
browser_target=$root/target/browser
# A clean machine must build what was committed, so the lock files have to be true there.
locked=${CI:+--locked}

pinned() { sed -n "s/^$1 = \"=\{0,1\}\(.*\)\"/\1/p" Trunk.toml; }
say() { printf '==> %s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }
