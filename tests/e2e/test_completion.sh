#!/usr/bin/env bash
# Completions and manual page, made from the tables of the command line. The shells complete for real,
# zsh and fish where they are installed; bash in an interactive shell by Tab as well.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
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
# A line and what is offered behind it, in the order of letters.
offers=(
    'silospec gene|generate'
    'silospec --ver|--version'
    'silospec generate --eng|--engine'
    'silospec generate --engine moby-25|moby-25.0'
    'silospec generate -e moby-25|moby-25.0'
    'silospec generate --compact webs|webs'
    'silospec generate --engine moby-25.0 webs|webs'
    'silospec webs|webs'
    'silospec webs --th|--theme'
    'silospec -e moby-25.0 --th|--theme'
    'silospec check --set container.HostConfig.NanoC|container.HostConfig.NanoCpus='
    'silospec sweep x.yaml --vary container.HostConfig.NanoC|container.HostConfig.NanoCpus='
    'silospec sweep --out |csv json plot'
    'silospec preflight --operation s|start'
    'silospec explain webs|webs'
    'silospec explain x.yaml container.HostConfig.NanoC|container.HostConfig.NanoCpus'
    'silospec explain -e moby-25.0 x.yaml container.HostConfig.NanoC|container.HostConfig.NanoCpus'
    'silospec diff a.yaml --as h|hyperv'
    'silospec --theme solar|solarized-dark solarized-light'
    'silospec rules CPU-1|CPU-1'
    'silospec help gen|generate'
    'silospec help generate --ma|--man'
    'silospec completion b|bash'
    'silospec demo gm|gmsa-web'
    'silospec keys x|'
)
printf '%s\n' "${offers[@]#*|}" >"$scratch/want"
for shell in zsh fish; do
    command -v "$shell" >/dev/null || continue
    "$SILOSPEC" completion "$shell" >"$scratch/script"
    ran="$shell completes"
    if [ "$shell" = zsh ]; then
        timeout 60 zsh "$here/completion.zsh" "$scratch/script" "${offers[@]%%|*}" >"$scratch/out" 2>&1
    else
        for line in "${offers[@]%%|*}"; do
            fish -c "source '$scratch/script'; complete -C'$line'" 2>&1 | cut -f1 | tr -d / | sort -u | paste -sd' '
        done >"$scratch/out"
    fi
    cmp -s "$scratch/out" "$scratch/want" || fail "$(diff "$scratch/want" "$scratch/out")"
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
