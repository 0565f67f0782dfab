#!/usr/bin/env bash
# Builds the commit once more, in a folder, with a target and a home of cargo of its own, and holds the bytes against dist/.
set -euo pipefail
source "$(dirname "$0")/env.sh"
[ -z "$(git status --porcelain)" ] || die "there is something uncommitted; what is built again is the commit"
again=$(mktemp -d)
trap 'rm -rf "$again"' EXIT
git clone --quiet . "$again/stagecraft"
ln -s "$root/node_modules" "$again/stagecraft/node_modules"
mkdir "$again/cargo"
ln -s "${CARGO_HOME:-$HOME/.cargo}/registry" "$again/cargo/registry"
export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH" CARGO_HOME=$again/cargo
say "building the commit again in another folder"
"$again/stagecraft/tools/build.sh" build
diff <(cd dist && sha256sum -- *) <(cd "$again/stagecraft/dist" && sha256sum -- *) || die "these differ"
say "the same $(ls dist | wc -l) files, byte for byte"
