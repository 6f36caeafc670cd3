#!/usr/bin/env bash
# ui/first_functions.ld names functions that there are: when a tenth of them is gone, the start is
# spread over the file again, and tests/bench/order should run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

named=$(sed -nE 's/^ *\*:[^(]*\(\.text\.([A-Za-z_0-9]+).*/\1/p' ui/first_functions.ld | sort -u)
there=$(find model specgen platform ui -name '*.[ch]' -exec grep -hoE '[a-z_][A-Za-z_0-9]*\(' {} + | tr -d '(' | sort -u)
all=$(wc -l <<<"$named")
gone=$(comm -23 <(echo "$named") <(echo "$there") | wc -l)
if ((all < 300 || gone * 10 > all)); then
    echo "first_functions.ld: $gone of $all names are of no function: run tests/bench/order" >&2
    exit 1
fi
