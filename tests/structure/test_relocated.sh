#!/usr/bin/env bash
# What the loader copies and relocates at each start of the program, whoever reads it: tables with pointers in
# their rows. What can stand in their place is told in CONTRIBUTING.md, "Style".
set -euo pipefail
[ "$SILOSPEC_SANITIZE" = 0 ] || exit 77 # a sanitizer has tables of its own
command -v readelf >/dev/null || exit 77
readelf -lW "$SILOSPEC" | grep -q INTERP || exit 77 # the C library's tables are in it

limit=48000
size=$(readelf -SW "$SILOSPEC" | sed -nE 's/.* \.data\.rel\.ro +PROGBITS +[0-9a-f]+ +[0-9a-f]+ +([0-9a-f]+) .*/\1/p')
if ((16#${size:-0} > limit)); then
    echo "$((16#$size)) bytes are relocated at each start, more than $limit" >&2
    exit 1
fi
