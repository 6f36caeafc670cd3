#!/usr/bin/env bash
# generate --ndjson: a scenario a line in, an answer a line out.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

image='"host":{"NumCPU":0,"Images":[{"Id":"i","OS":"windows","LayerFolders":["C:\\l"]}]}'
good='{"silospec":1,"container":{"Image":"i","BaseFS":"B:\\","Config":{},"HostConfig":{}},'$image'}'
refused='{"silospec":1,"container":{"Image":"a\"\u0001\u00e9b","Config":{},"HostConfig":{}},'$image'}'
panics='{"silospec":1,"container":{"Image":"i","BaseFS":"B:\\","Config":{},"HostConfig":{"NanoCpus":1}},'$image'}'
spec='{"ociVersion":"1.0.1-dev","process":{"user":{"uid":0,"gid":0},"args":[""],"cwd":"C:\\"},"root":{"path":"B:\\"},"windows":{"layerFolders":["C:\\l"],"ignoreFlushesDuringBoot":true,"network":{}}}'

line() {
    sed -n "$1p" "$scratch/out"
}

# ---- one answer of each kind, in order; blank lines are no scenarios
printf '%s\n\n%s\n  \t\r\n%s\n' "$good" "$refused" "$panics" >"$scratch/in"
run generate --ndjson "$scratch/in"
expect_status 0
err_is_empty
[ "$(line 1)" = "{\"spec\":$spec}" ] || fail "line 1"
[ "$(line 2)" = '{"error":{"message":"No such image: a\"\u0001éb","class":"NotFound"}}' ] || fail "line 2"
[[ $(line 3) =~ ^\{\"panic\":\"runtime\ error:\ integer\ divide\ by\ zero\"\}$ ]] || fail "line 3"
[ "$(wc -l <"$scratch/out")" -eq 3 ] || fail "not three lines"

# ---- a line that cannot be read does not stop the rest
printf '%s\n{"silospec":1,"container":7}\nnot json\n%s' "$good" "$good" >"$scratch/in"
run generate --ndjson - <"$scratch/in"
expect_status 3
[ "$(line 1)" = "{\"spec\":$spec}" ] || fail "line 1"
[[ $(line 2) == '{"input_error":{"message":"'*'"}}' ]] || fail "line 2"
[[ $(line 3) == '{"input_error":{"message":"'*'"}}' ]] || fail "line 3"
[ "$(line 4)" = "{\"spec\":$spec}" ] || fail "line 4, which has no line end"

# ---- a line that is cut off is told alike by one processor and by several; each filter has --jobs
printf '{\n{"silospec":1\r\n' >"$scratch/in"
for how in 'generate' 'decode --as error' 'mount' 'create' 'run' 'compose' 'words --shell cmd' 'preflight'; do
    # shellcheck disable=SC2086
    run $how --ndjson "$scratch/in"
    cp "$scratch/out" "$scratch/alone"
    # shellcheck disable=SC2086
    run $how --ndjson --jobs 3 "$scratch/in"
    expect_status 3
    cmp -s "$scratch/alone" "$scratch/out" || fail "other answers with --jobs"
    out_has '"line 1, column '
done

# ---- standard input is the default; --set counts for each line
printf '\xef\xbb\xbf%s\r\n%s\n' "$good" "$good" | "$SILOSPEC" generate --ndjson \
    --set container.Config.Hostname=h >"$scratch/out" 2>"$scratch/err"
status=$?
expect_status 0
[ "$(grep -c '"hostname":"h"' "$scratch/out")" -eq 2 ] || fail "--set is not in both"

# ---- an option that the answers would say nothing of is refused, masks above all
printf '%s\n' "$good" >"$scratch/in"
for given in 'generate --redact' 'generate --redact=names' 'generate --compact' 'generate --select x' \
    "generate --with $scratch/in" 'preflight --redact' 'preflight --shell bash' 'create --redact' \
    'create --set engine=moby-25.0' 'create --operation start' 'mount --linux' 'decode --as error --redact' \
    "decode --as error --with $scratch/in"; do
    # shellcheck disable=SC2086
    run $given --ndjson "$scratch/in"
    expect_status 2
    err_has 'exclude each other'
    out_is_empty
done

# ---- bytes that are not UTF-8 are an input error, and the output stays JSON
printf '{"silospec":1,"x\xff":1}\n' >"$scratch/in"
run generate --ndjson "$scratch/in"
expect_status 3
[[ $(line 1) == '{"input_error":'* ]] || fail "line 1"
iconv -f UTF-8 -t UTF-8 "$scratch/out" >/dev/null || fail "not UTF-8"

# ---- a long line, and memory that does not grow with their number
{
    printf '{"silospec":1,"x":"'
    head -c 3000000 /dev/zero | tr '\0' x
    printf '",%s\n' "${good#\{\"silospec\":1,}"
} >"$scratch/in"
run generate --ndjson "$scratch/in"
expect_status 0
[ "$(line 1)" = "{\"spec\":$spec}" ] || fail "a line of 3 MB"

if [ "$SILOSPEC_SANITIZE" = 0 ]; then
    ran='60,000 lines in 64 MB'
    yes "$good" | head -n 60000 >"$scratch/in"
    (
        ulimit -v 65536
        exec "$SILOSPEC" generate --ndjson "$scratch/in"
    ) >"$scratch/out" 2>"$scratch/err"
    status=$?
    expect_status 0
    [ "$(wc -l <"$scratch/out")" -eq 60000 ] || fail "not 60,000 lines"
fi

# ---- several at once answer the same, in the order of the lines; more than one batch of them
for i in {1..3000}; do
    printf '%s\n%s\n' "${good/B:/$((i % 7)):}" "${refused/a/$i}"
    [ $((i % 500)) -ne 0 ] || printf 'not json\n\n'
done >"$scratch/in"
run generate --ndjson "$scratch/in"
expect_status 3
mv "$scratch/out" "$scratch/one"
for jobs in 2 3 0; do
    run generate --ndjson --jobs "$jobs" "$scratch/in"
    expect_status 3
    cmp "$scratch/one" "$scratch/out" || fail "$jobs jobs say something else"
done
head -n 1 "$scratch/in" | "$SILOSPEC" generate --ndjson --jobs 8 >"$scratch/out"
cmp <(head -n 1 "$scratch/one") "$scratch/out" || fail "one line for eight"
run generate --jobs 2 "$scratch/in"
expect_status 2
run generate --ndjson --jobs x "$scratch/in"
expect_status 2
err_has "option '--jobs': a number stands here, not 'x'"
run generate --ndjson --jobs 257 "$scratch/in"
expect_status 2
err_has "'--jobs' takes a number from 0 to 256, not '257'"

# ---- usage and output
run generate --ndjson --compact "$scratch/in"
expect_status 2
run generate --ndjson "$scratch/none"
expect_status 3
ran='--ndjson >/dev/full'
"$SILOSPEC" generate --ndjson "$scratch/in" >/dev/full 2>"$scratch/err"
status=$?
expect_status 3
err_has 'write standard output'

finish
