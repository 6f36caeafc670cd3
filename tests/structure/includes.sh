#!/usr/bin/env bash
# includes.sh ROOT: the arrows between the folders, read from the #include lines.
#   model -> libc, libyaml             platform -> model
#   specgen -> model, platform.h       specgen/face -> platform as well       ui -> all of them; curses: terminal_words alone
# Prints each line that does not fit; status 1 if there is one.
set -euo pipefail
cd "$1"

bad=0
complain() {
    echo "$1: $2" >&2
    bad=1
}

# includes FOLDER: "file<TAB>included" of each line, <> and "" kept. outside.c and the
# examples are programs of somebody else, to whom our header is a system header.
includes() {
    [ ! -d "$1" ] || find "$1" -name '*.[ch]' ! -name outside.c ! -path 'tests/examples/*' -exec grep -HoE \
        '^[[:space:]]*#[[:space:]]*include[[:space:]]*(<[^>]*>|"[^"]*")' {} + |
        sed -E 's/:[[:space:]]*#[[:space:]]*include[[:space:]]*/\t/' || true
}

# check FOLDER OURS LIBRARIES [EXCEPT]: patterns of what may stand in "" and, besides libc, in <>;
# folders below it for which it does not hold, as a pattern.
check() {
    local file what
    while IFS=$'\t' read -r file what; do
        [[ $# -lt 4 || ! $file =~ ^($4)/ ]] || continue
        case $what in
        \"*) [[ ${what//\"/} =~ ^($2)$ ]] || complain "$file" "must not include $what" ;;
        *) [[ $what =~ ^\<($libc|$3)\>$ ]] || complain "$file" "must not include $what" ;;
        esac
    done < <(includes "$1")
}

# C11 and POSIX.
libc='(assert|ctype|dirent|errno|fcntl|float|ftw|inttypes|langinfo|limits|locale|math|poll|pthread|setjmp'
libc+='|signal|spawn|stdalign|stdarg|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|strings|time'
libc+='|termios|unistd|wchar|wctype|sys/(file|ioctl|mman|resource|select|socket|stat|time|types|un|wait))\.h'
curses='(ncursesw/|ncurses/)?(n?curses|term|panel|form|menu)\.h'
nothing='-'

check model 'model/.*' 'yaml\.h'
check platform '(model|platform)/.*' "$nothing"
check specgen '(model|specgen)/.*|platform/platform\.h' "$nothing" specgen/face
check specgen/face '(model|platform|specgen)/.*' "$nothing"
check ui '(model|platform|specgen|ui)/.*' "$curses"
check tests '(model|platform|specgen|ui|tests)/.*|[a-z_]+\.h' 'cmocka\.h|vterm\.h|cjson/cJSON\.h|yaml\.h' \
    'tests/torture|tests/growth'
# It counts within a program what that has from malloc.
check tests/growth '(ui|model)/.*' '(dlfcn|malloc|stdatomic)\.h'
# Where a call comes from is told by the compiler's own library.
check tests/torture '(model|ui|tests)/.*' 'unwind\.h'

while IFS=$'\t' read -r file what; do
    [[ $file = ui/term/terminal_words.c ]] ||
        complain "$file" "only ui/term/terminal_words.c may include $what"
done < <(includes ui | grep -E "<$curses>" || true)

# The operating system has one face, model/os; by nature the terminal's own files ask it as well.
system='(dirent|fcntl|ftw|langinfo|locale|poll|pthread|pwd|signal|spawn|termios|unistd|sys/[a-z]+)\.h'
while IFS=$'\t' read -r file what; do
    case $file in
    model/os/os_*.c | ui/term/terminal_ncurses.c | ui/term/terminal_keys.c | ui/term/terminal_input.c | \
        ui/term/terminal_output.c | ui/term/terminal_signals.[ch]) ;;
    *) complain "$file" "must not include $what: see model/os/os.h" ;;
    esac
done < <(for folder in model platform specgen ui; do includes "$folder"; done |
    grep -E "<$system>" || true)

# A library folder neither prints nor ends the program.
while IFS= read -r line; do
    complain "${line%%:*}" "no printing and no exit() below ui/: ${line#*:}"
done < <(find model platform specgen -name '*.c' ! -path model/base/err.c -exec grep -HnE \
    '(^|[^_[:alnum:]])(printf|puts|putchar|perror|exit|abort|_exit)[[:space:]]*\(' {} + 2>/dev/null || true)

exit $bad
