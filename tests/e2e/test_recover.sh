#!/usr/bin/env bash
# Unsaved edits after kill -9: the next start offers them. Skipped (77) where there is no tmux.
set -euo pipefail
command -v tmux >/dev/null || exit 77
top=$(cd "$(dirname "$0")/../.." && pwd)

scratch=$(mktemp -d)
tm() {
    env -u TMUX LANG=C.UTF-8 tmux -S "$scratch/socket" -f /dev/null "$@"
}
# A program that loses its terminal still writes its state.
trap 'tm kill-server 2>/dev/null || true; until rm -rf "$scratch" 2>/dev/null; do sleep 0.1; done' EXIT
cp "$top/ui/demo/gmsa-web.yaml" "$scratch/web.yaml"

see() {
    for _ in $(seq 600); do
        ! tm capture-pane -p 2>/dev/null | grep -qF -- "$1" || return 0
        sleep 0.1
    done
    printf 'not on the screen: %s\n' "$1" >&2
    tm capture-pane -p >&2
    exit 1
}

printf 'export XDG_CONFIG_HOME=%q XDG_STATE_HOME=%q\n' "$scratch" "$scratch" >"$scratch/session"
# exec keeps the number; a job that is sent to the foreground may have been stopped by then.
# shellcheck disable=SC2016
printf 'for n in 1 2 3; do (echo $BASHPID >%q/pid; exec %q %q/web.yaml); stty sane; clear; done\n' \
    "$scratch" "$SILOSPEC" "$scratch" >>"$scratch/session"
tm new-session -d -x 120 -y 40 "bash -i '$scratch/session' 2>/dev/null"

see 'web.yaml'
tm send-keys -l ':set container.HostConfig.CpuCount=6'
tm send-keys Enter
see '"count": 6'
tm send-keys -l ':set container.HostConfig.CpuCount=7'
tm send-keys Enter
see '"count": 7'
kill -9 "$(cat "$scratch/pid")"

see '2 unsaved edits of'
tm send-keys r
see '"count": 7'
tm send-keys s
# 'saved ' alone also stands in '2 unsaved edits'.
for _ in $(seq 600); do
    ! grep -q 'CpuCount: 7' "$scratch/web.yaml" || break
    sleep 0.1
done
grep -q 'CpuCount: 7' "$scratch/web.yaml"
see 'saved '
tm send-keys q

see 'spec ok'
if tm capture-pane -p | grep -q 'unsaved edits'; then
    echo 'offered again' >&2
    exit 1
fi
tm send-keys q
