#!/usr/bin/env bash
# An installed silospec is complete: program, data, and a library that a program of somebody
# else finds with pkg-config alone. Needs SILOSPEC, SILOSPEC_BUILD, SILOSPEC_SANITIZE, CC.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$here/../..

prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
cmake --install "$SILOSPEC_BUILD" --prefix "$prefix/first" >/dev/null
# Moved on purpose: nothing installed may know where it was put.
mv "$prefix/first" "$prefix/moved"
cd "$prefix/moved"

die() {
    echo "$1" >&2
    exit 1
}
for file in bin/silospec share/silospec/demo/gmsa-web.yaml include/silospec/specgen/specgen.h \
    include/silospec/specgen/engine/rules.def include/silospec/model/document/fields.def; do
    [ -f "$file" ] || die "not installed: $file"
done
for theme in "$top"/themes/*.theme; do
    cmp "$theme" "share/silospec/themes/${theme##*/}"
done

pc=$(find . -name silospec.pc)
export PKG_CONFIG_PATH=${pc%/*}
[ "$(pkg-config --modversion silospec)" = "$(bin/silospec --version | cut -d ' ' -f 2)" ] ||
    die "silospec.pc and the program disagree on the version"

flags=()
[ "$SILOSPEC_SANITIZE" = 0 ] || flags=("-fsanitize=address,undefined")
# shellcheck disable=SC2046
"$CC" -std=c11 -Wall -Wextra -pedantic -Werror "${flags[@]}" -o outside "$here/outside.c" \
    $(pkg-config --cflags --libs silospec)

demo=share/silospec/demo/gmsa-web.yaml
./outside "$demo" >outside.json
bin/silospec generate --compact "$demo" >program.json
"$SILOSPEC" generate --compact "$demo" >built.json
[ -s built.json ] || die "no spec of the demo"
cmp outside.json built.json
cmp program.json built.json
