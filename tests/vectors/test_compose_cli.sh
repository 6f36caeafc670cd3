#!/usr/bin/env bash
# The filter compose, against what docker compose did.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python3 "$here/compose_cli.py" "$SILOSPEC" "$here/../data/vectors"

# What is no project is told by line, and the other lines go on.
answers=$(printf '%s\n' '{"files":1}' '{}' '{"files":{},"compose":"1.29"}' '{"files":{"compose.yaml":""}}' |
    "$SILOSPEC" compose --ndjson -) && status=0 || status=$?
[ "$status" -eq 3 ] || { echo "compose: status $status" >&2; exit 1; }
[ "$(grep -c input_error <<<"$answers")" -eq 3 ] || { echo "compose: $answers" >&2; exit 1; }
[ "$(tail -n 1 <<<"$answers")" = '{"error":{"message":"empty compose file","exit":1}}' ] ||
    { echo "compose: $answers" >&2; exit 1; }
"$SILOSPEC" compose </dev/null >/dev/null 2>&1 && status=0 || status=$?
[ "$status" -eq 2 ] || { echo "compose: status $status" >&2; exit 1; }
