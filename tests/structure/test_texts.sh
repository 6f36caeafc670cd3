#!/usr/bin/env bash
# What no file of the project may hold: paths of one machine, places outside of the project,
# trailing blanks, and (in C) tabs or left-over notes. Data that others wrote is left out.
set -euo pipefail
cd "$(dirname "$0")/../.."

bad=0
# none WHAT PATTERN NAME...: no file of these names matches.
none() {
    local what=$1 pattern=$2 hits
    shift 2
    hits=$(find . \( -name .git -o -name 'build*' -o -path ./tests/data -o -path './tests/fuzz/corpus' \
        -o -name test_texts.sh -o -name LICENSE \) -prune -o -type f \( "$@" \) -print0 |
        xargs -0 grep -InE "$pattern" | grep -v '/tmp/[[:alnum:]._-]*XXXXXX' || true)
    [ -z "$hits" ] && return
    printf '%s:\n%s\n' "$what" "$hits" >&2
    bad=1
}

# /tmp/gcs is a path that the engine itself writes; a template for mkdtemp() is fine.
none 'path of a machine' '(^|[^[:alnum:]_.}$])/(work|root|home)/|(^|[^[:alnum:]_}])/tmp/([^g]|g[^c])' -name '*'
none 'outside of the project' '\.\./shared' -name '*'
none 'left-over' '(^|[^[:alnum:]])(TODO|FIXME|XXX|HACK)([^[:alnum:]]|$)' -name '*.[ch]' -o -name '*.txt' -o -name '*.sh'
none 'blanks at the end of a line' '[[:blank:]]+$' -name '*.[ch]' -o -name '*.txt' -o -name '*.sh' -o -name '*.def'
none 'a line of more than 120 columns in a table' '^.{121,}' -name '*.def'
none 'a tab' "$(printf '\t')" -name '*.[ch]' -o -name '*.def'
python3 tests/structure/names.py . || bad=1
python3 tests/structure/rules.py . || bad=1
exit $bad
