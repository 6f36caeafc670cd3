#!/usr/bin/env bash
# Containers of one case that join each other's network are resolved with each other.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

# ---- a compose file: the other service's container, which is made and started first
project() { # project ISOLATION-OF-WEB
    cat >"$scratch/compose.yaml" <<YAML
name: shop
services:
  web: { image: 'w:1', container_name: front, hostname: w1, isolation: $1, environment: [PASSWORD=hunter2] }
  side: { image: 's:1', network_mode: 'service:web' }
  deep: { image: 's:1', network_mode: 'service:side' }
  far: { image: 's:1', network_mode: 'container:elsewhere' }
YAML
}
project process
run generate "$scratch/compose.yaml" --select web
web=$(grep -A1 endpointList "$scratch/out" | tail -n 1)
run generate "$scratch/compose.yaml" --select side
out_has '"hostname": "w1"'
out_has "$web"
out_has '"networkSharedContainerName"'
run check "$scratch/compose.yaml" --select side
expect_status 0
out_lacks 'service:web'
out_lacks 'w:1' # what its image brings does not reach the other
run generate "$scratch/compose.yaml" --select deep
out_has '"hostname": "w1"'
out_lacks endpointList # side has none of its own
run check "$scratch/compose.yaml" --select far
out_has 'Is there a container elsewhere'
run import "$scratch/compose.yaml" --select side --redact
out_has 'name: front'
out_lacks hunter2

project hyperv
run check "$scratch/compose.yaml" --select side
expect_status 1
out_has 'error: sharing of hyperv containers network is not supported'
run check "$scratch/compose.yaml" --select side -s request.body.HostConfig.Isolation=hyperv
expect_status 1
out_has 'error: Using the network stack of another container is not supported while using Hyper-V'

# ---- run lines; a line without --name is called by no other
printf '%s\n' 'docker run -d --name web --hostname w1 img:1' 'docker run -d other' \
    'docker run -d --name side --network container:web s:1' \
    'docker run -d --name lost --network container:other s:1' >"$scratch/lines.txt"
run generate "$scratch/lines.txt" --select side
out_has '"hostname": "w1"'
run check "$scratch/lines.txt" --select lost
out_has 'Is there a container other'

printf '%s\n' 'docker run -d --name data -v C:\logs img:1' \
    'docker run -d --name both --volumes-from data:ro --volumes-from gone img:1' \
    'docker run -d --name round --volumes-from circle img:1' \
    'docker run -d --name circle --volumes-from round img:1' >"$scratch/lines.txt"
run generate "$scratch/lines.txt" --select both
out_has '"destination": "c:\\logs"'
out_has '"ro"'
run check "$scratch/lines.txt" --select both
out_has 'Is there a container gone'
out_lacks 'Is there a container data'
run check "$scratch/lines.txt" --select round
expect_status 0

# ---- inspects, by id and by name, in one file and in several
id=$(printf 'a%.0s' $(seq 64))
inspect() { # inspect ID NAME MODE NETWORKS
    printf '{"Id":"%s","Name":"/%s","Path":"cmd","Image":"i","State":{"Running":true,"StartedAt":' "$1" "$2"
    printf '"2025-01-01T00:00:00Z"},"Config":{},"HostConfig":{"NetworkMode":"%s"},' "$3"
    printf '"NetworkSettings":{"Networks":%s}}' "$4"
}
web=$(inspect "$id" web nat '{"nat":{"EndpointID":"e1"},"none":{"EndpointID":"e2"}}')
for mode in "container:$id" container:web container:aaaa; do
    side=$(inspect bbbb side "$mode" '{}')
    printf '[%s,%s]' "$web" "$side" >"$scratch/both.json"
    run generate --compact "$scratch/both.json" --select side
    expect_status 0
    out_has '"endpointList":["e1"]'
    out_has "\"networkSharedContainerName\":\"$id\""
    mkdir -p "$scratch/case"
    printf '[%s]' "$web" >"$scratch/case/web.json"
    printf '[%s]' "$side" >"$scratch/case/side.json"
    run check --json "$scratch/case"
    expect_status 0
    out_lacks 'whose network is joined'
done
printf '[%s]' "$side" >"$scratch/side.json"
run generate "$scratch/side.json"
expect_status 5
err_has 'whose network is joined'

# under Hyper-V it is refused as of a line, whoever told of the other one
printf '[%s]' "${web/\"HostConfig\":\{/\"HostConfig\":\{\"Isolation\":\"hyperv\",}" >"$scratch/web.json"
run check "$scratch/side.json" --with "$scratch/web.json"
expect_status 1
out_has 'error: sharing of hyperv containers network is not supported'
cp "$scratch/web.json" "$scratch/case/web.json"
run check "$scratch/case" --select side
expect_status 1
out_has 'error: sharing of hyperv containers network is not supported'
out_lacks 'nothing in the spec comes from these'
rm -r "$scratch/case"

# the other one is added: it is another container of the host, and not the container itself
printf '[%s]' "$web" >"$scratch/web.json"
run generate --compact "$scratch/side.json" --with "$scratch/web.json"
expect_status 0
out_has '"endpointList":["e1"]'
err_lacks 'name is web'
printf '%s\n' 'docker run -d --name line --network container:web s:1' >"$scratch/line.txt"
run check "$scratch/line.txt" --with "$scratch/web.json"
out_lacks 'Is there a container web'
out_lacks 'has a request and a container'
out_has 'Which endpoints has the container web'

# an id counts before a name, and a beginning that two have is none's
for name in web "$(printf 'c%.0s' $(seq 64))"; do
    third=$(inspect "$(printf 'c%.0s' $(seq 64))" other nat '{"nat":{"EndpointID":"e3"}}')
    named=$(inspect "$(printf 'd%.0s' $(seq 64))" "$name" nat '{"nat":{"EndpointID":"e4"}}')
    printf '[%s,%s,%s]' "$named" "$third" "$(inspect bbbb side "container:$name" '{}')" >"$scratch/three.json"
    run generate --compact "$scratch/three.json" --select side
    out_has "\"endpointList\":[\"$([ "$name" = web ] && echo e4 || echo e3)\"]"
done

# however many there are
{
    printf '['
    for n in $(seq 4200); do inspect "$(printf 'e%063d' "$n")" "n$n" nat '{}'; printf ','; done
    printf '%s,%s]' "$web" "$(inspect bbbb side container:web '{}')"
} >"$scratch/many.json"
run generate --compact "$scratch/many.json" --select side
out_has '"endpointList":["e1"]'

# ---- a line that joins the container of an inspect
mkdir -p "$scratch/mixed"
printf '[%s]' "$web" >"$scratch/mixed/web.json"
printf '%s\n' 'docker run -d --name line --network container:web s:1' >"$scratch/mixed/line.txt"
run check "$scratch/mixed"
out_lacks 'Is there a container web'
out_has 'Which endpoints has the container web'
printf '[%s]' "${web/\"HostConfig\":\{/\"HostConfig\":\{\"Isolation\":\"hyperv\",}" >"$scratch/mixed/web.json"
run check "$scratch/mixed"
out_has 'error: sharing of hyperv containers network is not supported'

# ---- an inspect in host.Containers tells of the other container, and not of its endpoints' ids
printf 'silospec: 1\nhost:\n  Containers: [%s]\n  Images: [{Id: s, OS: windows, Names: ["s:1"], Config: {Cmd: [cmd]}}]\n' \
    "$web" >"$scratch/request.yaml"
printf 'request: {body: {Image: "s:1", HostConfig: {NetworkMode: "container:web"}}}\n' >>"$scratch/request.yaml"
run generate "$scratch/request.yaml"
expect_status 5
out_has "\"networkSharedContainerName\": \"$id\""
err_has 'Which endpoints has the container web, whose network is joined?'

# ---- a service is asked for by name: of its own volumes, and of files that compose refuses
cat >"$scratch/compose.yaml" <<'YAML'
services:
  web: { image: 'w:1', volumes_from: ['db:ro'] }
  db: { image: 'w:1', volumes: ['data:C:\data'] }
volumes: { data: }
YAML
run generate "$scratch/compose.yaml" --select web
out_has '"destination": "c:\\data"'
err_has 'db:ro is sent without :ro'
err_lacks 'Is there a container db'
printf 'services:\n  db: { image: i, isolatio: x }\n' >"$scratch/refused.yaml"
run check "$scratch/refused.yaml" --select db
expect_status 1
err_lacks 'no container is called'
out_has "additional properties 'isolatio'"

finish
