#!/usr/bin/env bash
# The project keeps to its rooms, and rooms.py notices when it does not.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python3 "$here/rooms.py" "$here/../.." "$SILOSPEC_BUILD"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# source_file FILE LINE...: a file of the scratch tree; a .c is compiled as cmake would do it.
source_file() {
    local file=$1 object
    shift
    mkdir -p "$scratch/$(dirname "$file")"
    echo '# A room' >"$scratch/$(dirname "$file")/README.md"
    printf '%s\n' "$@" >"$scratch/$file"
    [[ $file == *.c ]] || return 0
    object=$scratch/build/${file%%/*}/CMakeFiles/x.dir/${file#*/}.o
    mkdir -p "$(dirname "$object")"
    "$CC" -I"$scratch" -c "$scratch/$file" -o "$object"
}

# tree LINE...: a new scratch tree of two rooms, ui/high above ui/low, with these lines besides.
tree() {
    rm -rf "${scratch:?}"/*
    source_file tests/structure/rooms.txt 'ui/low | | low_' 'ui/high | ui/low |' 'circle | ui | 2' "$@"
    source_file ui/low/low.h 'int low_one(void);'
    source_file ui/low/low.c '#include "ui/low/low.h"' 'int low_one(void) { return 1; }'
    source_file ui/high/high.h 'int high_one(void);'
    source_file ui/high/high.c '#include "ui/low/low.h"' 'int high_one(void);' \
        'int high_one(void) { return low_one(); }'
}

# expect WHAT TEXT: the tree is refused with that text; without one it is accepted.
expect() {
    local said
    if said=$(python3 "$here/rooms.py" "$scratch" "$scratch/build" 2>&1); then
        [ $# -eq 1 ] || { echo "$1: not noticed" >&2 && exit 1; }
    else
        [ $# -eq 2 ] || { echo "$1: $said" >&2 && exit 1; }
        [[ $said == *"$2"* ]] || { echo "$1: $said, not: $2" >&2 && exit 1; }
    fi
}

tree
expect 'a tree in order'

tree
rm "$scratch/ui/low/README.md"
expect 'a room that nobody explains' 'ui/low: no README.md says what lives there'

tree
source_file ui/low/up.c '#include "ui/high/high.h"' 'int low_up = 1;'
expect 'an include upwards' 'ui/low/up.c: ui/low must not use ui/high/high.h (#include)'

tree
source_file ui/low/up.h '#  include "ui/high/high.h"'
expect 'an include upwards of a header' 'ui/low/up.h: ui/low must not use'

tree
source_file ui/low/up.c 'int high_one(void);' 'int low_up(void);' 'int low_up(void) { return high_one(); }'
expect 'a symbol upwards' 'ui/low/up.c: ui/low must not use ui/high/high.c (high_one())'

tree 'pending | ui/low/up.c | ui/high'
source_file ui/low/up.c 'int high_one(void);' 'int low_up(void);' 'int low_up(void) { return high_one(); }'
expect 'an arrow that is known'

tree 'pending | ui/low/up.c | ui/high'
expect 'a pending line of nothing' 'no longer needed, take it out: pending | ui/low/up.c | ui/high'

tree
source_file ui/other/a.c 'int other = 1;'
expect 'a folder that is no room' 'ui/other/a.c: stands in no room'

tree 'ui/mid | ui/low/low.h |'
source_file ui/mid/mid.c '#include "ui/low/low.h"' 'int mid(void);' 'int mid(void) { return low_one(); }'
expect 'one header of a room'
source_file ui/low/more.c 'int low_more = 1;'
source_file ui/mid/mid.c 'extern int low_more;' 'int mid(void);' 'int mid(void) { return low_more; }'
expect 'another file of that room' 'ui/mid must not use ui/low/more.c'

tree
source_file ui/low/other.c 'int name = 1;'
expect 'a name without the prefix' 'ui/low/other.c: name: global names of ui/low start with low_'

tree
source_file ui/low/name.c 'int name_of = 1;'
expect 'a name after its file'

# two_files NAME: a header of a.c that declares what NAME.c defines.
two_files() {
    source_file ui/low/a.h 'int low_b(void);'
    source_file ui/low/a.c 'int low_a = 1;'
    source_file "ui/low/$1.c" 'int low_b(void);' 'int low_b(void) { return 1; }'
}
tree
two_files b
expect 'a header of another file' 'ui/low/b.c: low_b: is declared in ui/low/a.h, not in its own header'
tree
two_files a_more
expect 'a header of a file that is named after it'
tree 'speaks | ui/low/a.h | both are one thing'
two_files b
expect 'a header that may speak for others'
tree 'speaks | ui/low/low.h | nothing'
expect 'a header that need not' 'no longer needed, take it out: speaks | ui/low/low.h'

# calls FILE OWN OTHER: own() calls other().
calls() {
    source_file "ui/high/$1" "int $2(void);" "int $3(void);" "int $2(void) { return $3(); }"
}
tree
calls a.c a b
calls b.c b a
expect 'a circle of two'
calls b.c b c
calls c.c c a
expect 'a circle of three' 'a circle of 3 files: ui/high/a.c ui/high/b.c ui/high/c.c'

tree
rm -r "$scratch/build"
expect 'nothing built' 'no objects of ours'
