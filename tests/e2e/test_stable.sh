#!/usr/bin/env bash
# The same files give the same bytes: in another folder, time zone, language and home, a second time.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

demo=$PWD/../ui/demo
mkdir -p "$scratch/one/case" "$scratch/two/other/case" "$scratch/home"
cp "$demo/gmsa-web.yaml" data/ui/daemon.log "$scratch/one"
cat >"$scratch/one/case/inspect.json" <<'JSON'
[{"Id":"0123456789abcdef","Name":"/one","Path":"cmd.exe","Args":["/c","dir"],"Image":"sha256:aa","Created":"2024-05-01T10:00:00Z",
  "State":{"Error":"CreateComputeSystem 0123: The parameter is incorrect. (0x57)","FinishedAt":"2024-05-01T10:00:00Z"},
  "Config":{"Image":"web:1","Env":["B=2","A=1"],"Labels":{"b":"2","a":"1"}},
  "HostConfig":{"Isolation":"hyperv","CpuPercent":200,"Binds":["C:\\a:C:\\b"]},
  "NetworkSettings":{"Networks":{"nat":{},"corp":{}}}},
 {"Id":"1123456789abcdef","Name":"/two","Path":"cmd.exe","Image":"sha256:aa","Config":{"Image":"web:1"},"HostConfig":{}}]
JSON
cat >"$scratch/one/case/image.json" <<'JSON'
[{"Id":"sha256:aa","RepoTags":["web:1"],"Os":"windows","OsVersion":"10.0.17763.1","Config":{"Env":["A=1"],"Cmd":["cmd.exe"]}}]
JSON
cp -r "$scratch/one/." "$scratch/two/other"

run_in() { # FOLDER NAME=VALUE... -- ARGUMENT...
    local folder=$1 environment=()
    shift
    while [ "$1" != -- ]; do
        environment+=("$1")
        shift
    done
    shift
    (cd "$folder" && env "${environment[@]}" "$SILOSPEC" "$@" </dev/null) >"$scratch/out" 2>"$scratch/err"
    status=$?
}

commands=(
    'generate gmsa-web.yaml' 'generate --compact gmsa-web.yaml' 'check gmsa-web.yaml' 'check --json case'
    'check case' 'check --format github case' 'check --format sarif case' 'table case' 'table --json case'
    'report gmsa-web.yaml' 'report gmsa-web.yaml --to report-html' 'report case --select one'
    'report case --select one --to report-html' 'report case --select one --redact=names --explain'
    'compare-spec gmsa-web.yaml daemon.log' 'compare-spec --json gmsa-web.yaml daemon.log'
    'shot gmsa-web.yaml --size 120x40' 'shot gmsa-web.yaml --to svg --keys c' 'shot gmsa-web.yaml --to ansi --keys V'
    'import case --select one' 'import case --select one --json --redact' 'identify --json case' 'identify case'
    'explain gmsa-web.yaml' 'effective gmsa-web.yaml' 'upgrade gmsa-web.yaml' 'diff gmsa-web.yaml --as process,hyperv,linux'
    'sweep gmsa-web.yaml --vary container.HostConfig.NanoCpus=0.1..2:0.1' 'decode case/inspect.json'
)
for to in scenario scenario-json oci oci-compact run compose inspect report report-html; do
    commands+=("convert --to $to gmsa-web.yaml" "convert --to $to --select one case/inspect.json --with case/image.json")
    [[ $to == report* ]] || commands+=("convert --to $to --json --redact --select two case/inspect.json")
done

for command in "${commands[@]}"; do
    ran="silospec $command"
    # shellcheck disable=SC2086
    run_in "$scratch/one" TZ=UTC LC_ALL=C HOME=/nowhere -- $command
    first=$status
    [ "$first" -ne 2 ] && [ "$first" -ne 3 ] && [ -s "$scratch/out" ] || fail "status $first, or nothing is printed"
    cp "$scratch/out" "$scratch/first"
    cp "$scratch/err" "$scratch/first.err"
    # shellcheck disable=SC2086
    run_in "$scratch/two/other" TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 HOME="$scratch/home" USER=else HOSTNAME=else -- $command
    [ "$status" -eq "$first" ] || fail "status $status, and $first elsewhere"
    cmp -s "$scratch/first" "$scratch/out" || fail 'not the same elsewhere'
    cmp -s "$scratch/first.err" "$scratch/err" || fail 'something else is said elsewhere'
done

finish
