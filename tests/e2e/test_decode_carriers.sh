#!/usr/bin/env bash
# An error with what wrappers and consoles print around it: the error is answered, and the rest used.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/e2e/expect.sh
. "$here/expect.sh"

no_hyperv='hcsshim::CreateComputeSystem 44d4f2a1c7b39c51f0c6b7f9b1e0a5d2c3b4a5968778695a4b3c2d1e0f9a8b7c: The virtual machine could not be started because a required feature is not installed.'

# BcContainerHelper tells of the host first, and ends with the error and its run line.
cat >"$scratch/helper.txt" <<TEXT
BcContainerHelper version 4.0.12
Host is Microsoft Windows 11 Pro - 21H2
Docker Client Version is 20.10.14
Docker Server Version is 20.10.14
Creating Container bc20
Container OS Version: 10.0.20348.643 (ltsc2022)
Host OS Version: 10.0.22000.613 (21H2)
Using hyperv isolation
DockerDo : docker: Error response from daemon: $no_hyperv
ExitCode: 125
Commandline: docker run --name bc20 --memory 8G --isolation hyperv --restart unless-stopped app:bc
TEXT
answered "$(cat "$scratch/helper.txt")" 'Answer Hyper-V isolation was asked for' 'Version moby' 'is Hyper-V isolation asked for'
out_has 'host build 22000.613'
out_has 'server 20.10.14'
run import "$scratch/helper.txt"
out_has 'engine: moby-20.10.14'
out_has 'OSBuild: 22000'
out_has 'Isolation: hyperv'

# A window of cmd begins with its build of Windows.
answered "Microsoft Windows [Version 10.0.17763.1879]
(c) 2018 Microsoft Corporation. All rights reserved.

C:\\>docker run --isolation=process app:1
docker: Error response from daemon: $no_hyperv" 'Answer Hyper-V isolation was asked for' 'of no engine'
out_has 'host build 17763.1879'
out_has 'isolation process'
answered 'Microsoft Windows [Version 10.0.19041.388]' 'Version of no engine'

# What the document, the command or the wrapper says of the isolation is not asked for again.
answered "docker: Error response from daemon: $no_hyperv" 'is Hyper-V isolation asked for?'
answered "docker: Error response from daemon: $no_hyperv
(extra info: {\"SystemType\":\"Container\",\"Name\":\"x\",\"HvPartition\":true})" 'is virtualisation on in the firmware' 'asked for?'
answered "Run docker run --isolation=hyperv app:1
docker: Error response from daemon: $no_hyperv" 'is virtualisation on in the firmware' 'asked for?'
answered "docker run --isolation hyperv a; docker run --isolation process b
docker: Error response from daemon: $no_hyperv" 'asked for?'
printf 'docker: Error response from daemon: %s\n' "$no_hyperv" >"$scratch/error.txt"
printf '[{"Id":"abc","Path":"cmd","HostConfig":{"Isolation":"hyperv"}}]' >"$scratch/inspect.json"
run check "$scratch/inspect.json" --with "$scratch/error.txt"
out_has 'firmware'
out_lacks 'is Hyper-V isolation asked for'
memory='hcsshim::CreateComputeSystem abc: Insufficient system resources exist to complete the requested service.'
answered "docker run --isolation=hyperv app
docker: Error response from daemon: $memory" 'how much free memory has the host' 'how many containers'
answered "docker run --isolation=process app
docker: Error response from daemon: $memory" 'how many containers run' 'free memory'

# Of a log's records those are answered that tell why something failed, and the same one once.
record() { # record LEVEL MESSAGE
    printf 'time="2024-03-11T09:13:01.589220800Z" level=%s msg="%s"\n' "$1" "$2"
}
log=$(record info 'Windows default isolation mode: process'
    record warning 'cleanup: failed to unmount secrets: invalid argument'
    record error "Handler for POST /v1.41/containers/web/start returned error: $no_hyperv"
    record error "Handler for POST /v1.41/containers/web/start returned error: $no_hyperv"
    record error "Handler for POST /v1.41/containers/db/start returned error: hcsshim::CreateComputeSystem abc: The paging file is too small for this operation to complete.")
answered "$log" 'Answer Hyper-V isolation was asked for' 'cleanup:'
out_has 'Answer the page file is too small'
[ "$(grep -o 'Answer Hyper-V' "$scratch/out" | wc -l)" -eq 1 ] || fail 'told more than once'
answered "$(record info 'API listen on npipe')" 'message API listen' Answer
answered 'time="2024-03-11T09:13:02Z" level=info msg="shim disconnected"
time="2024-03-11T09:13:02Z" level=error msg="copy shim log" error="open pipe: gone"' 'message copy shim log: open pipe: gone' Answer

# The exit that libcontainerd tells of, in the fields of a record.
id=44d4f2a1c7b39c51f0c6b7f9b1e0a5d2c3b4a5968778695a4b3c2d1e0f9a8b7c
answered "time=\"2024-03-11T09:13:01Z\" level=debug msg=\"sending event\" container=$id event=exit event-info=\"{$id init 4321 3221225781 2024-03-11 09:13:01.5 +0000 UTC <nil>}\"" \
    'Code 3221225781 STATUS_DLL_NOT_FOUND'
out_has 'the program in the container: it ran, and ended'
answered "sending event [module=libcontainerd event-info={$id init 840 2147942405 2020-02-03 00:22:10 +0000 GMT false <nil>} event=exit]" \
    'ERROR_ACCESS_DENIED' antivirus

# A JSON log of several records: each is taken out of its JSON; --json gives the one that failed.
cat >"$scratch/records.txt" <<'TEXT'
{"level":"info","msg":"starting","time":"2024-01-01T00:00:00Z"}
{"level":"error","msg":"Handler for POST /v1.43/containers/create returned error: invalid volume specification: 'c:\\x:/d'","time":"2024-01-01T00:00:00Z"}
TEXT
run decode "$scratch/records.txt"
out_has "is a path of Linux"
out_lacks "two separators"
run decode --json "$scratch/records.txt"
out_has '"level": "error"'

# With the container beside it the isolation is known, and what is ruled out is not asked for.
printf '%s\n' 'docker: Error response from daemon: container abc encountered an error during Start: failure in a Windows system call: x (0xc0370109).' \
    >"$scratch/error.txt"
run decode --with "$scratch/inspect.json" "$scratch/error.txt"
flatten
out_has 'To check: look at the load of the host, at nested virtualization'
out_has 'ruled out Hyper-V isolation with a group managed service account'

# The answer that was pasted and the one that the inspect keeps are one.
answer='failed to create endpoint web on network nat: hnsCall failed in Win32: x (0x20)'
printf '[{"Id":"abc","Path":"cmd","State":{"Status":"created","ExitCode":128,"Error":"%s"},"HostConfig":{"Isolation":"process"}}]' \
    "$answer" >"$scratch/state.json"
printf 'docker: Error response from daemon: %s.\n' "$answer" >"$scratch/error.txt"
run check "$scratch/state.json" --with "$scratch/error.txt"
out_has 'the daemon answered: docker: Error response'
out_lacks 'the daemon answered the last start'
out_has '1 error'
printf 'docker: Error response from daemon: other (0x5).\n' >"$scratch/error.txt"
run check "$scratch/state.json" --with "$scratch/error.txt"
out_has 'the daemon answered the last start'

# In JSON the words have JSON's escapes: the API's answer, and a piece of an inspect.
answered '{"message":"invalid mount config for type \"bind\": source path must be a directory"}' \
    'Name a folder: a file alone cannot be mounted' 'nothing in this text'
answered '{"message":"invalid volume specification: '"'C:\\\\app:/app'"'"}' "The destination '/app' has no drive" '\\\\app'
answered '{"message":"invalid isolation (foo): Windows supports \u0027default\u0027, \u0027process\u0027, or \u0027hyperv\u0027"}' \
    'Set it to process, hyperv or default' 'nothing in this text'
answered '            "ExitCode": 128,
            "Error": "registry credential spec \"web\" for container 4f1e0a9b2c7d was not found",' \
    'Add a value (REG_SZ) of that name' 'the start failed before there was a process'
printf '{"message":"Mount type \\"Image\\" needs API v1.48 or newer"}' >"$scratch/answer.json"
run decode --json "$scratch/answer.json"
out_has '"rule": "CRE-1"'

# Of a table that quotes errors each is answered for itself, heading and neighbours are no part of one.
cat >"$scratch/table.md" <<'TEXT'
Known problems:

| Error | Meaning | Fix |
|-------|:-------:|-----|
| `hcs::CreateComputeSystem 44d4f2a1c7b3: The parameter is incorrect.` | a setting is wrong | leave devices out |
| `Error response from daemon: network corp not found` | no such network | create it |
| `0xc0370106` | The virtual machine or container exited unexpectedly. | |
| Memory | bytes | 2147483648 |
TEXT
run decode "$scratch/table.md"
out_has 'Text     hcs::CreateComputeSystem 44d4f2a1c7b3: The parameter is incorrect.'
out_has 'Text     Error response from daemon: network corp not found'
out_has 'Text     0xc0370106: The virtual machine or container exited unexpectedly.'
out_lacks 'Text     Memory'
[ "$(grep -c '^Answer' "$scratch/out")" -eq 3 ] || fail 'three answers'
run check "$scratch/table.md"
out_lacks 'leave devices out'
# What nothing is known of beside it is told as that, and is not lost behind the table.
printf '%s\n' 'docker: Error response from daemon: the frobnicator has no gas.' '' '| Code | Meaning |' '|---|---|' \
    '| 0xc0370106 | it ended |' >"$scratch/table.md"
run decode "$scratch/table.md"
out_has 'Text     docker: Error response from daemon: the frobnicator has no gas.'
out_has 'nothing in this text is known here'
out_has 'Text     0xc0370106'
printf '%s\n' 'Field | Value' '--- | ---' 'Isolation | hyperv' >"$scratch/table.md"
run decode "$scratch/table.md"
out_has 'nothing in this text is known here'

finish
