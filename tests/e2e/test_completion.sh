#!/usr/bin/env bash
# Completions and manual page, made from the tables of the command line. Bash completes for real:
# the function alone, and in an interactive shell by Tab.
set -uo pipefail
. "$(dirname "$0")/expect.sh"

run completion bash
expect_status 0
cp "$scratch/out" "$scratch/silospec.bash"
# shellcheck source=/dev/null
. "$scratch/silospec.bash"
mkdir "$scratch/folder"
cd "$scratch/folder" || exit 1
: >'web server.yaml'
mkdir webs

# completes WORD... -- EXPECTED...: what Tab gives behind the last WORD.
completes() {
    COMP_WORDS=(silospec)
    while [ "$1" != -- ]; do
        COMP_WORDS+=("$1")
        shift
    done
    shift
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    ran="${COMP_WORDS[*]}<Tab>"
    _silospec
    printf '%s\n' "${COMPREPLY[@]}" | sort >"$scratch/out"
    printf '%s\n' "$@" | sort >"$scratch/want"
    cmp -s "$scratch/out" "$scratch/want" || fail "expected: $*"
}

completes gene -- generate
completes --ver -- --version
completes generate --eng -- --engine
completes generate --set -- --set
completes generate --engine moby-25 -- moby-25.0
completes generate -e moby-25 -- moby-25.0
completes generate --engine = moby-25 -- moby-25.0
completes generate we -- 'web server.yaml' webs
completes generate --compact we -- 'web server.yaml' webs
completes generate --engine moby-25.0 we -- 'web server.yaml' webs
completes generate --engine = moby-25.0 we -- 'web server.yaml' webs
completes generate --set container.X = 3 we -- 'web server.yaml' webs
completes generate --info we -- 'web server.yaml' webs
completes check --set container.HostConfig.NanoC -- container.HostConfig.NanoCpus=
completes sweep x.yaml --vary container.HostConfig.NanoC -- container.HostConfig.NanoCpus=
completes sweep --out '' -- csv json plot
completes sweep -o p -- plot
completes preflight --operation s -- start
completes explain web.yaml container.HostConfig.NanoC -- container.HostConfig.NanoCpus
completes diff a.yaml we -- 'web server.yaml' webs
completes diff a.yaml --as h -- hyperv
completes --theme solar -- solarized-dark solarized-light
completes rules CPU-1 -- CPU-1
completes help gen -- generate
completes completion b -- bash
completes demo gm -- gmsa-web
completes keys x -- ''

# A shell at work: each Tab fills in a word.
ran='bash -i'
{
    printf 'silospec() { printf "<%%s>\\n" "$@"; }\n. %s\n' "$scratch/silospec.bash"
    printf 'silospec gene\t--engi\tmoby-25\twebser\nexit\n'
} | TERM=dumb script -qec 'bash --norc --noprofile -i' /dev/null >"$scratch/out" 2>&1
for word in '<generate>' '<--engine>' '<moby-25.0>'; do out_has "$word"; done

for shell in zsh fish; do
    run completion "$shell"
    expect_status 0
    for word in generate engine moby-25.0 container.HostConfig.NanoCpus solarized-dark; do out_has "$word"; done
    cp "$scratch/out" "$scratch/script"
    ran="$shell -n"
    ! command -v "$shell" >/dev/null || "$shell" -n "$scratch/script" 2>"$scratch/err" || fail 'a mistake in the script'
done
run completion tcsh
expect_status 2

run help --man
expect_status 0
for word in '.TH SILOSPEC 1' '.SH NAME' '.SH EXIT STATUS' 'upgrade' '\-\-compact' 'docker inspect web | silospec'; do out_has "$word"; done
for word in $("$SILOSPEC" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do out_has "silospec $word"; done
cp "$scratch/out" "$scratch/silospec.1"
if command -v groff >/dev/null; then
    ran='groff -ww'
    groff -man -Tutf8 -ww -z "$scratch/silospec.1" 2>"$scratch/err" && [ ! -s "$scratch/err" ] || fail 'a warning'
fi

# The texts stand once, in their places.
run help check
out_has 'Exit status:'
out_has '  4  with --strict'
run help diff
out_has 'Examples:'
finish
