#!/usr/bin/env bash
# What a daemon, a client, a program of an image or Kubernetes answered, in the words of whoever
# hands it on: it is read as an error, told for what it is, and given no remedy of another call.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

# pasted TEXT...: what check says of standard input, on either stream, has each; with ! in front it
# has it nowhere.
pasted() {
    local text
    cat >"$scratch/paste.txt"
    run check "$scratch/paste.txt"
    cat "$scratch/err" >>"$scratch/out"
    tr -s ' \n' ' ' <"$scratch/out" >"$scratch/flat" # paragraphs are broken anywhere
    mv "$scratch/flat" "$scratch/out"
    for text in "$@"; do
        case $text in
        '!'*) out_lacks "${text#!}" ;;
        *) out_has "$text" ;;
        esac
    done
}

# ---- who hands it on: the same refusal, which no code and no call gives away
id=5d943ebc5a1aa6c3ea548f5f4d03f19d2d940f75b226ea82b27349a5525e0a0a
refusal='create .: volume name is too short, names should be at least two alphanumeric characters'
while IFS= read -r carrier; do
    printf '%s\n' "${carrier//@/$refusal}" | pasted 'Give the volume a name of two characters'
done <<'TEXT'
ERROR: for id  Cannot create container for service id: @
Cannot start service id: @
Error: Unable to create container: Error response from daemon: @
ERROR: Job failed (system failure): Error response from daemon: @ (executor_docker.go:932:1s)
docker.errors.APIError: 500 Server Error for http+docker://localnpipe/v1.43/containers/create: Internal Server Error ("@")
com.github.dockerjava.api.exception.InternalServerErrorException: Status 500: {"message":"@"}
Docker.DotNet.DockerApiException: Docker API responded with status code=InternalServerError, response={"message":"@"}
(HTTP code 500) server error - @
Driver Failure: Failed to create container: API error (500): @
"starting container failed: @"
TEXT
pasted 'create refuses' <<TEXT
docker run -v .:C:\\x acme/web
ERROR: for web  Cannot create container for service web: $refusal
TEXT
# What nobody reads is no document with a mistake in it.
pasted 'this is nothing that silospec reads' '!mapping values' <<'TEXT'
something went wrong: and then: it stopped
TEXT
pasted 'mapping values' '!this is nothing' <<'TEXT'
silospec: 1
container: {}: x
TEXT

finish
