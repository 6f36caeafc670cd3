#!/usr/bin/env bash
# mount: the text of a --mount, as people and scripts see it; what the client refuses, and the
# engine.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

# row TEXT STATUS WORDS [JSON]: what is printed, and a part of the report.
row() {
    run mount "$1"
    expect_status "$2"
    out_has "$3"
    run mount --json "$1"
    expect_status "$2"
    out_has '"syntax": "--mount"'
    out_has "${4:-\"mount\": null}"
}

row 'type=bind,source=C:\a,target=C:\b' 0 'source      C:\a' '"destination": "C:\\b"'
row 'type=npipe,source=\\.\pipe\a,target=\\.\pipe\a' 0 'type        npipe' '"type": "npipe"'
row 'type=bind,foo=1' 1 "docker's client: invalid argument" "unknown option 'foo' in 'foo=1'"
row 'type=volume,src=D:\x,dst=c:\app' 1 'a folder of the host is type=bind' \
    'invalid mount config for type \"volume\": invalid volume name'
row 'type=bind;source=C:\a;target=C:\b' 1 'commas between the options' 'commas between the options'
row 'type=bind,source=C:\a target=C:\b' 1 'commas between the options' 'commas between the options'
row 'source=C:\a,target=C:\b' 1 'add type=bind' '"note": "add type=bind'
row 'type=bind,target=C:\b' 1 'Give the mount its source' 'field Source must not be empty'

run mount --json 'C:\a:/app'
expect_status 1
out_has '"syntax": "-v"'
out_has '"part": "/app"'

# ---- blanks at the ends are not taken away
run mount 'C:\a:C:\b:rw '
expect_status 1
out_has "refused     invalid volume specification: 'C:\a:C:\b:rw '"
out_has 'faulty      the text has a blank at an end or beside a colon'
out_has 'remedy      write C:\a:C:\b:rw'
run mount 'C:\a:C:\b '
expect_status 0
out_has "the blank at the end is read as a part of the destination's name"

finish
