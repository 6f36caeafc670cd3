#!/usr/bin/env bash
# The filters run and words, against what docker's clients and the shells did.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python3 "$here/run_lines_cli.py" "$SILOSPEC" "$here/../data/vectors"

# What is no run line is told by line, and the other lines go on.
answers=$(printf '%s\n' '{"argv":["ps"]}' '{"argv":1}' '{"argv":["run","img"],"client":"19.03"}' \
    '{"argv":["run","--cpus","'"$(printf '%2000s' | tr ' ' 1)"'","img"]}' '{"argv":["run","img"]}' |
    "$SILOSPEC" run --ndjson -) && status=0 || status=$?
[ "$status" -eq 3 ] || { echo "run: status $status" >&2; exit 1; }
[ "$(grep -c input_error <<<"$answers")" -eq 4 ] || { echo "run: $answers" >&2; exit 1; }
[ "$(tail -n 1 <<<"$answers")" = '{"request":{"body":{}}}' ] || { echo "run: $answers" >&2; exit 1; }
for wrong in 'words --ndjson' 'words --ndjson --shell fish' 'words --ndjson --shell bash --legacy' run; do
    # shellcheck disable=SC2086
    "$SILOSPEC" $wrong </dev/null >/dev/null 2>&1 && status=0 || status=$?
    [ "$status" -eq 2 ] || { echo "$wrong: status $status" >&2; exit 1; }
done
