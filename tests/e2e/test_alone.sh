#!/usr/bin/env bash
# The program is whole as one file: alone in an empty folder, without a home and a share folder,
# it has all themes and the demo.
set -uo pipefail
. "$(dirname "$0")/expect.sh"
top=$(cd "$(dirname "$0")/../.." && pwd)
mkdir "$scratch/alone"
: >"$scratch/out" >"$scratch/err"
cp "$SILOSPEC" "$scratch/alone/silospec"
cd "$scratch/alone" || exit 1

# alone ARG...: the copied program with nothing around it.
alone() { env -i HOME="$scratch/alone" TERM=xterm LC_ALL=C.UTF-8 ./silospec "$@"; }

ran='silospec demo, alone'
alone demo >"$scratch/demo" || fail "status $?"
cmp -s "$scratch/demo" "$top/ui/demo/tour.yaml" || fail 'the demo is another one'
alone demo gmsa-web | cmp -s - "$top/ui/demo/gmsa-web.yaml" || fail 'a demo by its name'
alone demo | alone generate --compact - >"$scratch/spec" || fail "generate: status $?"
[ -s "$scratch/spec" ] || fail 'no spec'
alone demo nope 2>"$scratch/err" && fail 'an unknown demo was printed'
grep -q "there are tour, .*gmsa-web" "$scratch/err" || fail "$(cat "$scratch/err")"

ran='silospec --demo --plain, alone'
printf 'save-as saved.yaml\n' | alone --demo --plain >"$scratch/out" || fail "status $?"
alone generate --compact saved.yaml | cmp -s - "$scratch/spec" || fail 'the saved demo has another spec'
alone --demo --plain saved.yaml 2>/dev/null </dev/null && fail '--demo with a file'

# In a terminal the list of themes is told; every one of the sources is there, and can be used.
for file in "$top"/themes/*.theme; do
    name=$(basename "$file" .theme)
    ran="silospec --theme $name, alone"
    printf ':quit\r' | script -qec "env -i HOME=$scratch/alone TERM=xterm-256color LC_ALL=C.UTF-8 \
        ASAN_OPTIONS=detect_leaks=0 ./silospec --theme $name --demo" /dev/null >"$scratch/out" 2>&1 ||
        fail "status $?: $(tail -c 300 "$scratch/out")"
done

ran='a theme of the own folder, alone'
mkdir -p .config/silospec/themes
printf 'parent = solarized-dark\ntext = red\n' >.config/silospec/themes/mine.theme
printf ':quit\r' | script -qec "env -i HOME=$scratch/alone TERM=xterm-256color LC_ALL=C.UTF-8 \
    ASAN_OPTIONS=detect_leaks=0 ./silospec --theme mine" /dev/null >"$scratch/out" 2>&1 ||
    fail "status $?: $(tail -c 300 "$scratch/out")"
printf ':quit\r' | script -qec "env -i HOME=$scratch/alone TERM=xterm-256color LC_ALL=C.UTF-8 \
    ./silospec --theme nope" /dev/null >"$scratch/out" 2>&1 && fail 'an unknown theme was taken'
for file in "$top"/themes/*.theme; do
    grep -q "$(basename "$file" .theme)" "$scratch/out" || fail "no $(basename "$file"): $(cat "$scratch/out")"
done
finish
