#!/usr/bin/env bash
# Engines on the command line: which one is taken, who says so, what differs.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

data=$(cd "$(dirname "$0")/../data" && pwd)
web=$scratch/web.yaml
cat >"$web" <<'YAML'
silospec: 1
engine: moby-20.10
container:
  Id: 4f1c0a
  Name: /web
  Path: cmd.exe
  Image: img
  BaseFS: \\?\Volume{1}\
  Config: { Hostname: web01 }
  HostConfig: { SecurityOpt: ['credentialspec=file://x.json'] }
host:
  Root: C:\ProgramData\docker
  NumCPU: 4
  DefaultIsolation: process
  OSBuild: 17763
  OSProduct: server
  CredentialSpecs: { Files: { x.json: '{}' } }
  Images: [{ Id: img, OS: windows, LayerFolders: ['C:\layers\1', 'C:\layers\rw'] }]
YAML
missing='container.HostConfig.SecurityOpt=["credentialspec=file://y.json"]'

# ---- which engine
run generate "$web"
expect_status 0
out_has '"ociVersion": "1.0.2-dev"'
run generate --engine moby-25.0 "$web"
out_has '"ociVersion": "1.1.0"'
run generate --engine 26.0.2 "$web"
out_has '"ociVersion": "1.1.0"'
run generate --engine moby-26.1.0 "$web"
out_has '"ociVersion": "1.2.0"'
run generate --set engine=moby-29 "$web"
out_has '"ociVersion": "1.3.0"'

run generate --set "$missing" "$web"
expect_status 1
err_has 'credential spec for container 4f1c0a could not be read from file "C:\\ProgramData\\docker\\CredentialSpecs\\y.json"'
run generate --engine 24.0 --set "$missing" "$web"
expect_status 1
err_has 'failed to load credential spec for container 4f1c0a: open C:\ProgramData\docker\CredentialSpecs\y.json'

# The engine is given to every command, and to filters.
run check --engine 28 --set container.HostConfig.Privileged=true "$web"
expect_status 1
out_has 'error: invalid option: privileged mode is not supported for Windows containers'
out_has 'class   InvalidParameter; the client sees HTTP 400'
run preflight --engine 28 "$web"
expect_status 0
run effective --engine 28 "$web"
expect_status 0
run sweep --engine 28 --vary container.HostConfig.NanoCpus=1,2 "$web"
expect_status 0
run diff --engine 28 --as process,hyperv "$web"
expect_status 1
echo '{"silospec":1,"container":{"Config":{},"HostConfig":{"Isolation":"x"}}}' >"$scratch/line"
run preflight --ndjson --engine 28 "$scratch/line"
out_has 'invalid isolation (x): Windows supports'
run mount --engine 22 'v:c:\x'
expect_status 2
run mount --engine 20.10 'console:c:\x'
expect_status 1
run mount --engine 23.0 'console:c:\x'
expect_status 0
run mount --engine 23.0 --linux 'v:/x'
expect_status 2
err_has 'no Linux containers on Windows'
echo '{"raw":"console:c:\\x","engine":"moby-23.0"}' >"$scratch/line"
run mount --ndjson "$scratch/line"
out_has '"name":"console"'

# ---- unknown ones
run generate --engine moby-25.1 "$web"
expect_status 2
err_has "no engine is called 'moby-25.1'; did you mean moby-25.0? known are moby-19.03, moby-20.10,"
sed 's/moby-20.10/moby-2010/' "$web" >"$scratch/bad.yaml"
run generate "$scratch/bad.yaml"
expect_status 3
err_has "bad.yaml:2:9: engine: no engine is called 'moby-2010'; did you mean moby-20.10?"
echo '{"silospec":1,"engine":"x"}' >"$scratch/line"
run generate --ndjson "$scratch/line"
expect_status 3
out_has '{"input_error":'

# ---- what there is
run engines
expect_status 0
out_has 'moby-20.10  20.10.27  1.0.2-dev'
run engines moby-24.0
out_has 'What differs from moby-23.0'
out_has 'other texts for credential spec files'
out_has 'source: f95e9b68d6, PR 44381'
out_has 'What moby-23.0 has and this one has not'
out_has '4   annotations'
run engines 25.0.6
out_has 'What later releases of moby-25.0 brought'
run engines moby-24.1
expect_status 2
err_has 'did you mean moby-24.0?'
run engines --json moby-26.1
out_has '"ociVersion": "1.2.0"'
run rules
out_has 'since 24.0'
out_has 'until 20.10'
run rules --engine moby-29
out_lacks 'LCOW'
out_lacks 'IMG-3'
for way in '--engine=moby-24.1' '--plain --engine moby-24.1'; do
    # shellcheck disable=SC2086
    run $way "$web"
    expect_status 2
    err_has "silospec: --engine: no engine is called 'moby-24.1'; did you mean moby-24.0?"
done
run diff "$web" --vary engine=moby-20.10,moby-24.1
expect_status 2
err_has "no engine is called 'moby-24.1'"
run sweep "$web" --vary engine=moby-20.10,moby-24.1
expect_status 2
out_is_empty
printf '%s\n' '{"raw":"console:d:\\b","engine":"moby-20.10"}' >"$scratch/mounts.ndjson"
run mount --ndjson "$scratch/mounts.ndjson"
out_has '"error"'
run mount --ndjson --engine moby-23.0 "$scratch/mounts.ndjson"
out_lacks '"error"'
printf '%s\n' '{"raw":"c:\\a:/b","os":"linux","engine":"moby-25.0"}' >"$scratch/mounts.ndjson"
run mount --ndjson "$scratch/mounts.ndjson"
out_has '"error"'
run mount --ndjson --engine moby-20.10 "$scratch/mounts.ndjson"
out_lacks '"error"'
run rules --engine moby-29 ENG-1
out_lacks 'not moby'
run rules --engine moby-26.1 ENG-36
out_has 'not moby-26.1'
run rules --engine moby-29 PRE-22
expect_status 0
out_has 'not moby-29'
run rules eng-19
expect_status 0
out_has 'Engines: since 20.10.27, 23.0.7 and 24.0'
out_has 'Rule:    MNT-2'
run rules MNT-2
out_has 'Changed: ENG-19 since'
run generate --engine '' "$web"
expect_status 2
err_has 'the name is empty'
run rules CRED-2
out_has 'Engines: all engines'
out_has 'PR 44381'
run explain "$web" windows.credentialSpec
out_has 'engines all engines'
out_has 'of this rule between engines make'
out_has 'no difference here'
out_lacks 'ENG-24'
run explain "$web" error
out_has 'nothing is refused'

# ---- compared
run diff "$web" --vary engine=moby-20.10,moby-25.0
expect_status 1
out_has '+   "ociVersion": "1.1.0",'
out_has 'Why the engines differ'
out_has 'ENG-27 since 25.0: ociVersion is 1.1.0'
run diff "$web" --vary engine=moby-20.10,moby-25.0 --json
expect_status 1
out_has '"engine_changes": ['
out_has '"id": "ENG-27"'
out_has '"engine_changes_not_looked_for": 0'
many=$(printf ',"A=\\b"%.0s' $(seq 30))
run diff "$web" --set "container.Config.Env=[${many#,}]" --vary engine=moby-24.0,moby-25.0
out_has '... and 10 more differences, of which the changes were not looked for'
run diff "$web" --vary engine=moby-27,moby-27.5.1
expect_status 0
run upgrade "$web"
expect_status 0
out_has 'What differs from moby-20.10'
out_has 'moby-24.0 against moby-23.0'
out_has '  - "1.0.2-dev"'
out_has 'why ENG-'
run upgrade --set "$missing" "$web"
expect_status 1
out_has 'answer'
out_has 'failed to load credential spec'
out_has 'PR 44381'
run upgrade --json --engine 28 "$web"
expect_status 0
out_has '"engine": "moby-29"'
out_has '"causes": ['
latest=$("$SILOSPEC" engines | awk '/^moby-/ { name = $1 } END { print name }')
run upgrade --engine "$latest" "$web"
out_has 'There is no later engine.'

# ---- files that tell
inspect=$data/docker-inspect/hyperv-gmsa-29.json
info=$data/docker-info/ws2022-23.0.3.txt
run check "$inspect"
err_has 'engine moby-29: its inspect has these keys'
run generate --engine 25.0 "$inspect"
err_lacks 'its inspect has these keys'
run check --info "$info" "$inspect"
err_has 'engine moby-23.0.3: docker info says 23.0.3'
run explain --info "$data/docker-info/ws2022-23.0.3.json" "$web" engine
out_has 'engine = moby-23.0.3'
run generate "$info"
expect_status 0
err_has 'a docker info, with an empty container'
out_has '"ociVersion": "1.0.2-dev"'
for command in generate preflight; do
    run "$command" --ndjson --info "$info"
    expect_status 2
    err_has 'each line has a host of its own'
done
run preflight --engine moby-24.1 "$web"
expect_status 2
run generate --info "$scratch/gone" "$web"
expect_status 3
run generate --info "$web" "$web"
expect_status 3
err_has "a whole scenario cannot be added to another one"

finish
