#!/usr/bin/env bash
# An installed silospec is complete: program, data, and a library that programs of somebody else
# find with pkg-config and with CMake. Needs SILOSPEC, SILOSPEC_BUILD, SILOSPEC_SANITIZE, CC, SILOSPEC_CFLAGS.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
exports=$top/specgen/face/exports.txt

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
for file in bin/silospec share/man/man1/silospec.1 share/bash-completion/completions/silospec \
    share/zsh/site-functions/_silospec share/fish/vendor_completions.d/silospec.fish \
    share/silospec/demo/gmsa-web.yaml share/silospec/schema/scenario.schema.json; do
    [ -f "$file" ] || die "not installed: $file"
done
for theme in "$top"/themes/*.theme; do
    cmp "$theme" "share/silospec/themes/${theme##*/}"
done
demo=$PWD/share/silospec/demo/gmsa-web.yaml
bin/silospec generate --compact "$demo" >program.json
"$SILOSPEC" generate --compact "$demo" >built.json
[ -s built.json ] || die "no spec of the demo"
cmp program.json built.json

# ---- one header, and what the libraries export
[ "$(find include -type f)" = include/silospec.h ] || die "not one header: $(find include -type f)"
lib=$(dirname "$(find "$PWD" -name 'libsilospec.so.0')")
[ -n "$lib" ] || die "no libsilospec.so.0"
readelf -d "$lib/libsilospec.so" | grep -q 'SONAME.*\[libsilospec.so.0\]' || die "not the soname"

# names NM-OPTION... FILE: the global names that are defined; a sanitizer adds some of its own.
names() {
    nm -P --defined-only "$@" | awk 'NF > 1 && $1 !~ /^_|^[.]/ { print $1 }' | sort
}
sort "$exports" | diff - <(names -D "$lib/libsilospec.so") || die "the shared library's names differ"
sort "$exports" | diff - <(names -g "$lib/libsilospec.a") || die "the archive's names differ"
grep -oE 'silospec_[a-z_]+\(' include/silospec.h | tr -d '(' | sort -u | diff - <(sort "$exports") ||
    die "silospec.h and exports.txt differ"

# ---- the header alone, in old C and in C++
read -ra flags <<<"${SILOSPEC_CFLAGS:-}" # -m32 of a build for 32 bits
[ "$SILOSPEC_SANITIZE" = 0 ] || flags+=("-fsanitize=address,undefined")
printf '#include <silospec.h>\n#include <silospec.h>\n' >header.c
"$CC" "${flags[@]}" -std=c99 -Wall -Wextra -pedantic -Werror -Iinclude -fsyntax-only header.c
clang -x c++ -std=c++98 -Wall -Wextra -pedantic -Werror -Iinclude -fsyntax-only header.c

# ---- pkg-config. outside.c has functions that are called like ours inside.
pc=$(find . -name silospec.pc)
export PKG_CONFIG_PATH=${pc%/*}
[ "$(pkg-config --modversion silospec)" = "$(bin/silospec --version | cut -d ' ' -f 2)" ] ||
    die "silospec.pc and the program disagree on the version"

# try PROGRAM: it gives the spec, and its own functions stay its own.
try() {
    LD_LIBRARY_PATH=$lib "$1" "$demo" >outside.json
    cmp outside.json built.json
}
build() {
    "$CC" -std=c11 -Wall -Wextra -pedantic -Werror "${flags[@]}" "$@"
}
# shellcheck disable=SC2046
build -o shared "$here/outside.c" $(pkg-config --cflags --libs silospec) -lpthread
readelf -d shared | grep -q 'NEEDED.*\[libsilospec.so.0\]' || die "not linked to the shared library"
try ./shared
# shellcheck disable=SC2046
build -o static $(pkg-config --cflags silospec) "$here/outside.c" "$lib/libsilospec.a" \
    $(pkg-config --static --libs silospec | tr ' ' '\n' | grep -v '^-lsilospec$') -lpthread
readelf -d static | grep -q 'NEEDED.*libsilospec' && die "not linked to the archive"
try ./static

# ---- find_package
cmake -G Ninja -S "$here/outside" -B project -DCMAKE_PREFIX_PATH="$PWD" -DCMAKE_C_COMPILER="$CC" \
    -DCMAKE_C_FLAGS="${flags[*]:-}" -DSOURCE="$here/outside.c" >/dev/null
cmake --build project >/dev/null
try project/outside_shared
try project/outside_static

# ---- the examples, as their comments say to build and start them
# shellcheck disable=SC2046
build "$top/tests/examples/why.c" $(pkg-config --cflags --libs silospec) -o why
LD_LIBRARY_PATH=$lib ./why "$demo" container.HostConfig.Memory 512m >why.out
head -n 1 why.out | grep -q '"memory":{"limit":536870912}' || die "why: not the memory that was set"
tail -n +2 why.out | grep -q '"value": "536870912"' || die "why: not the explanation"
if LD_LIBRARY_PATH=$lib ./why "$demo" container.Image none 2>why.err; then
    die "why: a refusal is not told"
fi
grep -q 'the engine refuses: ' why.err || die "why: not the engine's words"

# A library with a sanitizer in it needs the sanitizer's in Python's process.
preload=
[ "$SILOSPEC_SANITIZE" = 0 ] || preload=$("$CC" -print-file-name=libasan.so)
# Python loads libraries of its own word size alone.
readelf -h "$lib/libsilospec.so" | grep -q "ELF$(python3 -c 'import struct; print(8 * struct.calcsize("P"))')" ||
    preload=none
if [ -z "$preload" ] || [ -f "$preload" ]; then
    LD_PRELOAD=$preload ASAN_OPTIONS=detect_leaks=0 LIBSILOSPEC=$lib/libsilospec.so \
        python3 "$top/tests/examples/sizes.py" "$demo" 0.5 1.5 x >sizes.out
    grep -q '^0.5: maximum [1-9]' sizes.out || die "sizes: $(cat sizes.out)"
    grep -q "^x: .*'x'" sizes.out || die "sizes: the error is not told: $(cat sizes.out)"
fi
