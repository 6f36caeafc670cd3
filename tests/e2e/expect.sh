# shellcheck shell=bash
# Sourced by the scripts of this folder: runs $SILOSPEC and says what is not as expected.
# Every check of a script runs; the script's status is that of `finish`.

[ -x "${SILOSPEC:-}" ] || {
    echo "SILOSPEC does not name the program" >&2
    exit 1
}
shopt -s lastpipe # what is piped into a check counts its failures here
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0

# run ARGUMENT...: sets $status; standard output and error are in $scratch/out and $scratch/err.
run() {
    ran="silospec $*"
    status=0
    "$SILOSPEC" "$@" >"$scratch/out" 2>"$scratch/err" || status=$?
}

fail() {
    failures=$((failures + 1))
    printf 'FAIL: %s\n  %s\n' "$ran" "$1" >&2
    sed 's/^/  out| /' "$scratch/out" | head -n 12 >&2
    sed 's/^/  err| /' "$scratch/err" | head -n 12 >&2
}

expect_status() {
    [ "$status" -eq "$1" ] || fail "status $status, expected $1"
}

# expect_out TEXT, expect_err TEXT: the whole of it, without the last line end.
expect_out() {
    [ "$(cat "$scratch/out")" = "$1" ] || fail "expected on standard output: $1"
}
expect_err() {
    [ "$(cat "$scratch/err")" = "$1" ] || fail "expected on standard error: $1"
}
out_has() {
    grep -qF -- "$1" "$scratch/out" || fail "standard output lacks: $1"
}
err_has() {
    grep -qF -- "$1" "$scratch/err" || fail "standard error lacks: $1"
}
err_lacks() {
    ! grep -qF -- "$1" "$scratch/err" || fail "standard error should not have: $1"
}
out_lacks() {
    ! grep -qF -- "$1" "$scratch/out" || fail "standard output should not have: $1"
}
out_is_empty() {
    [ ! -s "$scratch/out" ] || fail "standard output should be empty"
}
err_is_empty() {
    [ ! -s "$scratch/err" ] || fail "standard error should be empty"
}

# Standard output on one line: paragraphs are broken anywhere.
flatten() {
    tr -s ' \n' ' ' <"$scratch/out" >"$scratch/flat"
    mv "$scratch/flat" "$scratch/out"
}
# out_tells TEXT...: standard output, on one line, has each; with ! in front of it, it lacks it.
out_tells() {
    local text
    flatten
    for text in "$@"; do
        case $text in
        '!'*) out_lacks "${text#!}" ;;
        *) out_has "$text" ;;
        esac
    done
}

# What the answer to a text holds, and what it does not: a remedy of another kind of failure.
answered() { # answered TEXT WORDS [NOT...]
    local words=$2 word
    ran="silospec decode - <<<'$1'"
    # Without the lines' ends, which depend on the width.
    printf '%s\n' "$1" | "$SILOSPEC" decode - 2>"$scratch/err" | tr -s ' \n' ' ' >"$scratch/out"
    out_has "$words"
    shift 2
    for word in "$@"; do
        out_lacks "$word"
    done
}

finish() {
    [ "$failures" -eq 0 ] || {
        echo "$failures checks failed" >&2
        exit 1
    }
}
