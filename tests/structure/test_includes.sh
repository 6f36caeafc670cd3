#!/usr/bin/env bash
# The project keeps to the arrows, and includes.sh notices when it does not.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bash "$here/includes.sh" "$here/../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# refuses FILE INCLUDE: a tree with that one line is refused.
refuses() {
    rm -rf "${scratch:?}"/*
    mkdir -p "$scratch"/{model,platform/sim,specgen/face,ui/cli,ui/tui,tests}
    printf '%s\n' "$2" >"$scratch/$1"
    if bash "$here/includes.sh" "$scratch" 2>/dev/null; then
        echo "not noticed: $1: $2" >&2
        exit 1
    fi
}
refuses model/a.c '#include "platform/platform.h"'
refuses model/a.c '#include "document.h"'
refuses model/a.c '#include <curses.h>'
refuses platform/sim/a.h '#include "specgen/specgen.h"'
refuses specgen/a.c '#include "platform/sim/sim.h"'
refuses specgen/face/a.c '#include "ui/cli/cli.h"'
refuses specgen/a.c '#  include "ui/cli/cli.h"'
refuses ui/cli/a.c '#include <curses.h>'
refuses ui/tui/a.c '#include <ncursesw/curses.h>'
refuses ui/tui/a.c '#include "tests/screens/pty.h"'
refuses model/a.c '#include <unistd.h>'
refuses ui/cli/a.c '#include <sys/stat.h>'
refuses ui/tui/a.c '# include <signal.h>'
refuses specgen/a.c '    printf("x");'
refuses model/a.c '    exit(1);'
