#!/usr/bin/env bash
# The whole program in a real terminal program: open the demo, change a field, see the spec
# change, undo, quit. Skipped (77) where there is no tmux.
set -euo pipefail
command -v tmux >/dev/null || exit 77
top=$(cd "$(dirname "$0")/../.." && pwd)
demo=$top/ui/demo/gmsa-web.yaml

scratch=$(mktemp -d)
# A server of its own, that reads nobody's configuration.
tm() {
    env -u TMUX LANG=C.UTF-8 tmux -S "$scratch/socket" -f /dev/null "$@"
}
trap 'tm kill-server 2>/dev/null || true; rm -rf "$scratch"' EXIT

screen() {
    tm capture-pane -p
}

# see TEXT...: the screen shows all of them; waits up to a minute, while the program runs.
see() {
    local text all now
    for _ in $(seq 600); do
        all=1
        now=$(screen)
        for text in "$@"; do
            grep -qF -- "$text" <<<"$now" || all=0
        done
        [ "$all" = 0 ] || return 0
        ! grep -q '^status ' <<<"$now" || break
        sleep 0.1
    done
    printf 'not on the screen: %s\n' "$*" >&2
    screen >&2
    exit 1
}

printf 'XDG_CONFIG_HOME=%q XDG_STATE_HOME=%q %q %q; echo "status $?"; read -r line\n' \
    "$scratch" "$scratch" "$SILOSPEC" "$demo" >"$scratch/session"
tm new-session -d -x 120 -y 40 "sh '$scratch/session'"

see 'gmsa-web.yaml' 'Container' 'OCI spec' 'Credentials' 'Endpoints' 'Errors'
[ "$(screen | wc -l)" -eq 40 ] || {
    echo "not 40 lines" >&2
    exit 1
}

tm send-keys /
tm send-keys -l 'CPU count'
tm send-keys Enter
tm send-keys Enter C-u
tm send-keys -l 6
tm send-keys Enter
see '"count": 6'

tm send-keys u
see '"count": 2'

tm send-keys q
see 'status 0'
! screen | grep -qF 'OCI spec' || {
    echo "the screen was not given back" >&2
    screen >&2
    exit 1
}
