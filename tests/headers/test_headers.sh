#!/usr/bin/env bash
# Every header compiles alone and twice in a row, in strict C11. Not so *_tables.h: generated
# data, the inside of the one file that includes it.
set -euo pipefail
cd "$(dirname "$0")/../.."

# -m32 of a build for 32 bits.
read -ra flags <<<"${SILOSPEC_CFLAGS:-}"
bad=0
while IFS= read -r header; do
    grep -q '^#ifndef ' "$header" || {
        echo "$header: no include guard" >&2
        bad=1
    }
    printf '#include "%s"\n' "$header" "$header" | sed '$a extern int not_an_empty_unit;' |
        "${CC:-cc}" "${flags[@]}" -std=c11 -Wall -Wextra -pedantic -Werror -I. -fsyntax-only -x c - || {
        echo "$header: does not compile alone" >&2
        bad=1
    }
done < <(find model platform specgen ui -name '*.h' ! -name '*_tables.h' | sort)
exit $bad
