#!/usr/bin/env bash
# Files and pastes of any kind: told what they are, made one scenario, opened by every command.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/e2e/expect.sh
. "$here/expect.sh"

data=$here/../data/artefacts
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

run identify "$data/cases/a29-code-fence.txt"
expect_status 0
out_has 'lines 3-66   inspect   gives container, engine   moby-25.0'
out_has 'left out, line 1: Here it is:'
out_has 'undone, line 2: a code fence'
run identify --json "$data/cases/a04-info-then-inspect.txt"
expect_status 0
out_has '"kind": "docker-info"'
out_has '"kind": "inspect"'
run identify "$data/cases/a21-mount-strings.txt"
expect_status 3
out_has 'unknown'

run import --report "$scratch/report.json" "$data/cases/a04-info-then-inspect.txt"
expect_status 0
out_has 'engine: moby-27.1.1'
out_has "NumCPU: 'docker info: CPUs'"
grep -q '"source": "docker info: CPUs"' "$scratch/report.json"

printf '[{"Id":"a","Name":"/one","HostConfig":{}},{"Id":"b","Name":"/two","HostConfig":{}}]' \
    >"$scratch/two.json"
run import "$scratch/two.json"
expect_status 3
err_has 'found 2 containers: one, two; choose one with --select NAME'
run import --select two "$scratch/two.json"
expect_status 0
out_has 'name: two'
run import --select three "$scratch/two.json"
expect_status 3

# What knows better has the last word, wherever it stands.
run import --with "$data/cases/b18-docker-version.txt" "$data/cases/a01-cpus-of-a-container-that-runs.json"
expect_status 0
out_has 'engine: moby-19.03.8'
run check --with "$data/cases/b18-docker-version.txt" "$data/cases/a28-prompt-behind.txt"
err_has '1 thing that pasting did was undone'
mkdir "$scratch/case"
cp "$data/cases/b18-docker-version.txt" "$data/cases/a28-prompt-behind.txt" "$scratch/case"
run import "$scratch/case"
expect_status 0
out_has 'engine: moby-19.03.8'
out_has 'name: web'

# Only an error: explained, as decode does.
run check "$data/cases/b21-error-decimal.txt"
expect_status 1
out_has 'RPC_NT_SERVER_UNAVAILABLE'
run check --json "$data/cases/b21-error-decimal.txt"
expect_status 1
out_has '"layer": "hcs"'

# A run line goes the whole way, and what docker's client refuses is its answer.
run check "$data/cases/a44-docker-run.txt"
expect_status 0
out_has 'the runtime gets the spec: 0 errors'
printf 'docker run -m 4x img\n' >"$scratch/line.txt"
run check "$scratch/line.txt"
expect_status 1
out_has "invalid argument \"4x\" for \"-m, --memory\" flag: invalid suffix: 'x'"
out_has 'nothing reaches the daemon'
out_has 'to look at: a number and a unit'
# a blank that nobody quoted, an option that docker does not have
printf '%s\n' 'docker run -v C:\Program Files\x:C:\x img' >"$scratch/blank.txt"
run check "$scratch/blank.txt"
out_has 'a blank parts "C:\Program" and "Files\x:C:\x"'
printf '%s\n' 'docker run -v C:/Program Files/x:C:/x img' >"$scratch/blank.txt"
run check "$scratch/blank.txt"
out_has 'a blank parts "C:/Program" and "Files/x:C:/x"'
printf '%s\n' 'docker run -v \\srv\my Share\x:C:\x img' >"$scratch/blank.txt"
run check --shell cmd "$scratch/blank.txt"
out_has 'a blank parts "\\srv\my" and "Share\x:C:\x"'
# an image that is only written large is none of these
printf '%s\n' 'docker run -w C:/app mcr.microsoft.com/Windows/x' >"$scratch/blank.txt"
run check "$scratch/blank.txt"
out_lacks 'a blank parts'
printf 'docker run --isolaton hyperv img\n' >"$scratch/flag.txt"
run check "$scratch/flag.txt"
out_has 'was --isolation meant?'
printf 'services:\n  web:\n    image: x\n    cpus: 1,5\n' >"$scratch/comma.yaml"
run check "$scratch/comma.yaml"
out_has 'to look at: digits, and a point and no comma'
run check --json "$scratch/line.txt"
expect_status 1
out_has '"refused_by": "docker client"'
printf "docker run -e A='1' img cmd\n" >"$scratch/line.txt"
run import --json --shell cmd "$scratch/line.txt"
out_has "\"A='1'\""
printf 'docker run --name a i1\ndocker run --name b i2\n' >"$scratch/line.txt"
run generate "$scratch/line.txt"
err_has '2 containers, this is the first'
run check "$scratch/line.txt"
out_has 'a ('
out_has 'b ('
run import --select b "$scratch/line.txt"
expect_status 0
out_has 'name: b'
run check --select c "$scratch/line.txt"
expect_status 3
err_has "no container is called 'c'"

# A compose file: its services are choices; .env and the files that it names lie beside it.
run check "$data/cases/a47-compose.yaml"
expect_status 0
mkdir "$scratch/shop"
printf 'services:\n  web: {image: "w:${TAG}", env_file: web.env}\n  db: {image: d}\n' >"$scratch/shop/compose.yaml"
printf 'TAG=7\n' >"$scratch/shop/.env"
printf 'A=1\n' >"$scratch/shop/web.env"
run import "$scratch/shop/compose.yaml"
expect_status 3
err_has 'found 2 containers: db, web; choose one with --select NAME'
run import --select web "$scratch/shop/compose.yaml"
expect_status 0
out_has 'Image: w:7'
out_has '- A=1'
out_has 'name: shop-web-1'
printf 'services:\n  web: {imag: w}\n' >"$scratch/shop/compose.yaml"
run check "$scratch/shop/compose.yaml"
expect_status 1
out_has "additional properties 'imag' not allowed"
out_has 'docker compose itself refuses the files'
# Kept in a document it is what compose says of its files, not what somebody was answered.
run import "$scratch/shop/compose.yaml"
cp "$scratch/out" "$scratch/refused.yaml"
run check "$scratch/refused.yaml"
expect_status 1
out_has 'error: docker compose refuses this: '
out_has 'STATE-5 docker compose refuses its files'

# What the daemon answered comes first.
run check "$data/cases/b23-hcs-error-hardwrapped.txt"
expect_status 1
out_has 'error: the daemon answered: docker.exe: Error response from daemon: CreateComputeSystem'
out_has 'an error was answered, though the runtime gets the spec by what is known here: 1 error'
run check --json "$data/cases/b23-hcs-error-hardwrapped.txt"
out_has '"rule": "STATE-4"'

# A document of the Host Compute Service is a container, and one of another program is named.
run generate "$data/cases/b23-hcs-error-hardwrapped.txt"
expect_status 0
out_has '"hyperv": {}'
run check "$data/cases/a10-nerdctl-inspect-without-hostconfig.json"
expect_status 3
err_has "this is nerdctl's inspect"

# The daemon's own words are found by the rules that say them.
cases=$data/cases
run decode "$cases/a45-daemon-error.txt"
expect_status 0
out_has 'Failed   the daemon itself'
out_has 'refused by  docker create, while the settings are checked'
out_has 'rule        PRE-12'
out_has 'field       container.HostConfig.Mounts[].Target'
run decode --json "$cases/a45-daemon-error.txt"
out_has '"rule": "PRE-12"'

# A container beside an error rules causes out.
run decode --with "$cases/a44-docker-run.txt" "$cases/b23-hcs-error-hardwrapped.txt"
expect_status 0
out_has 'ruled out   Hyper-V isolation is asked for where no hypervisor runs'
run check --with "$cases/b23-hcs-error-hardwrapped.txt" "$cases/a44-docker-run.txt"
expect_status 1
out_has 'What was read does not fit'
run check --json --with "$cases/b23-hcs-error-hardwrapped.txt" "$cases/a44-docker-run.txt"
out_has '"state": "ruled out"'

# The window of what was read, as lines.
ran='silospec --plain: reading'
printf 'reading\n' | "$SILOSPEC" --plain "$data/cases/a29-code-fence.txt" >"$scratch/out" 2>"$scratch/err" || fail "it fails"
out_has 'Undone: what pasting did to it'
out_has 'a code fence'
out_has 'Left out: nobody takes it'
out_has 'Here it is:'
out_has 'Not known of the host'

# A spec of a log is there to be compared with a container that is shown, and changes nothing in it.
mkdir "$scratch/told"
cp data/ui/daemon.log "$scratch/told/a.log"
cat >"$scratch/told/inspect.json" <<'JSON'
[{"Id":"0123456789abcdef","Name":"/web","Path":"cmd.exe","Args":[],"Image":"sha256:aa",
  "Config":{"Image":"web:1","Env":["A=1"]},"HostConfig":{"Memory":1073741824}}]
JSON
for how in "$scratch/told" "$scratch/told/inspect.json --with $scratch/told/a.log"; do
    # shellcheck disable=SC2086
    run import $how
    expect_status 0
    out_has 'Memory: 1073741824'
    out_has 'A=1'
    out_has 'Image: sha256:aa'
    out_lacks 'MODE=old'
    out_lacks 'layers\web'
    err_has 'the spec that was brought changes nothing in the container that is shown'
done
run import "$scratch/told/a.log"
expect_status 0
out_has 'Memory: 3221225472'
out_has 'MODE=old'

# The version of the text tells the line of engines that wrote a spec, where nobody tells it better;
# one that containerd wrote tells of no engine of Docker's.
"$SILOSPEC" demo >"$scratch/demo.yaml"
for engine in 19.03.0 20.10.5 23.0 24.0 25.0 26.0.2 26.1 27 28.0.0 28 29.1.0 29; do
    "$SILOSPEC" generate --compact --engine "moby-$engine" "$scratch/demo.yaml" >"$scratch/oci.json"
    written=$(grep -o '"ociVersion":"[^"]*"' "$scratch/oci.json")
    run generate --compact "$scratch/oci.json"
    out_has "$written"
    err_has 'the spec has ociVersion'
done
run import --with "$scratch/oci.json" "$scratch/demo.yaml"
out_has 'engine: moby-25.0'
cat >"$scratch/cri.json" <<'JSON'
{"ociVersion":"1.2.0","process":{"cwd":"C:\\","args":["x"]},"windows":{"network":{"networkNamespace":"n"}}}
JSON
run import "$scratch/cri.json"
err_has 'containerd made'
err_lacks 'the spec has ociVersion'
run check "$scratch/cri.json"
out_has USE-18

# CPUs come back as CPUs: under Hyper-V the spec tells them, else the host's processors are needed.
for cpus in 1 0.3 1.5 2.5 3.999999999; do
    for isolation in process hyperv; do
        "$SILOSPEC" generate --compact --set "container.HostConfig.NanoCpus=$cpus" --set host.NumCPU=64 \
            --set "container.HostConfig.Isolation=$isolation" "$scratch/demo.yaml" >"$scratch/oci.json" 2>/dev/null
        run generate --compact "$scratch/oci.json"
        expect_out "$(cat "$scratch/oci.json")"
    done
done
run import "$scratch/oci.json"
out_has 'NanoCpus: 3999'
"$SILOSPEC" generate --compact "$scratch/demo.yaml" >"$scratch/oci.json" 2>/dev/null
printf 'Server:\n Server Version: 25.0.6\n OSType: windows\n CPUs: 8\n' >"$scratch/eight.txt"
run import "$scratch/oci.json" --with "$scratch/eight.txt"
out_has 'NanoCpus: 1500000000'
err_has 'which the OCI spec does not tell'
run import "$scratch/oci.json"
out_has 'NanoCpus: 750000000'
out_has 'assumed: the CPUs (--cpus) are those that give a processor maximum of 1875 of 10000'
cp "$scratch/out" "$scratch/read.yaml"
run import "$scratch/read.yaml" --with "$scratch/eight.txt"
out_has 'NanoCpus: 1500000000'
run generate --compact "$scratch/read.yaml" --with "$scratch/eight.txt"
expect_out "$(cat "$scratch/oci.json")"
run effective "$scratch/oci.json"
out_lacks 'no cap'

# What stands for a name that a spec does not have is told of a run line.
run convert --to run "$scratch/oci.json"
err_has "assumed: the container's image is called 'image'"
err_has "assumed: a network is called 'network-1', which no endpoint tells"
err_has 'assumed: the CPUs (--cpus)'
run convert --to run "$scratch/demo.yaml"
err_lacks 'assumed:'

# A scenario and the inspect of its container tell of one: nothing to choose, and what no inspect
# prints stays. What is otherwise is told member by member; another container is another one.
cp "$scratch/demo.yaml" "$scratch/same.yaml"
run convert --to inspect --out "$scratch/same.json" "$scratch/same.yaml"
for order in "same.yaml same.json" "same.json same.yaml"; do
    run import "$scratch/${order% *}" "$scratch/${order#* }"
    expect_status 0
    out_has 'BaseFS: '
    err_lacks 'and not'
done
run generate --compact "$scratch/same.yaml" --with "$scratch/same.json"
expect_status 0
err_lacks 'and not'
sed 's/"NanoCpus": 1500000000/"NanoCpus": 2500000000/' "$scratch/same.json" >"$scratch/changed.json"
run import "$scratch/same.yaml" "$scratch/changed.json"
expect_status 0
out_has 'NanoCpus: 2500000000'
err_has 'container.HostConfig.NanoCpus is 2500000000 (inspect), and not 1500000000 (the document)'
sed 's/"Id": "[0-9a-f]\{4\}/"Id": "ffff/' "$scratch/same.json" >"$scratch/other.json"
run import "$scratch/same.yaml" "$scratch/other.json"
expect_status 3
err_has 'found 2 containers'

# ConvertTo-Json ends at its -Depth with a text: what is above is taken, what was there is said to
# be unknown; a command and a label that look like it are the user's.
cat >"$scratch/depth.json" <<'END'
[{"Id": "77aa", "Name": "/deep", "Path": "powershell", "Args": ["@{a=1}"], "Platform": "windows",
  "Config": {"Hostname": "deep", "Cmd": "System.Object[]", "Labels": {"who": "@{b=2}"}},
  "HostConfig": {"Isolation": "process", "Memory": 2147483648, "ConsoleSize": "System.Object[]",
    "LogConfig": "@{Type=json-file; Config=}"},
  "Mounts": ["@{Type=bind; Source=C:\\a; Destination=C:\\b}"],
  "NetworkSettings": {"Networks": {"nat": "@{IPAMConfig=; Links=}"}}}]
END
run import "$scratch/depth.json"
expect_status 0
out_has 'Memory: 2147483648'
out_has "- '@{a=1}'"
out_has "who: '@{b=2}'"
out_has 'nat: {}'
out_lacks 'Type='
out_lacks 'System.Object'
err_has 'depth.json:3: left out: column 79: HostConfig.ConsoleSize, of which ConvertTo-Json has cut'
err_has 'Config.Cmd, of which'
err_has 'HostConfig.LogConfig, of which'
err_has 'Mounts[0], of which'
err_has 'NetworkSettings.Networks.nat, of which'
cat >"$scratch/depth.json" <<'END'
{"Name": "lan", "Id": "5e", "Driver": "nat", "IPAM": {"Driver": "windows",
  "Config": ["@{Subnet=10.1.0.0/20; Gateway=10.1.0.1}"]}, "Options": {}}
END
run import "$scratch/depth.json"
expect_status 0
out_has 'Subnets: []'
err_has 'depth.json:2: left out: column 14: IPAM.Config[0], of which ConvertTo-Json has cut the inside off'

# A task definition of ECS: its agent fetches a credential spec that has an ARN, and gives the daemon
# a file; where the task is put is told; what nobody reads is said.
cat >"$scratch/task.json" <<'END'
{"family": "web", "containerDefinitions": [{"name": "web", "image": "servercore:ltsc2022",
  "credentialSpecs": ["credentialspecdomainless:arn:aws:s3:::bucket/web.json"],
  "dockerSecurityOptions": ["label:x"], "dnsSearchDomains": ["corp.example"], "readonlyRootFilesystem": false,
  "essential": true, "volumesFrom": [],
  "memoryReservation": 512}],
 "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}
END
run import "$scratch/task.json"
expect_status 0
out_has 'credentialspec=file://ecs-credential-spec'
out_has 'OSBuild: 20348'
out_has "OSBuild: 'ecs: runtimePlatform'"
out_has '- corp.example'
err_has 'fetches the credential spec arn:aws:s3:::bucket/web.json and gives the daemon a file'
err_has 'task.json:5: left out: column 3: memoryReservation'
err_has 'the security option label:x, which is none of Windows'
err_lacks 'essential'
err_lacks 'volumesFrom'
run check "$scratch/task.json"
out_lacks 'invalid security option'
sed 's/credentialspecdomainless:arn:[^"]*/credentialspecdomainless:file:\/\/web.json/' \
    "$scratch/task.json" >"$scratch/task2.json"
run import "$scratch/task2.json"
out_has '- credentialspec=file://web.json'

# A template of CloudFormation may have several definitions; where one is put is said of its own.
cat >"$scratch/template.yaml" <<'END'
Resources:
  A: {Type: 'AWS::ECS::TaskDefinition', Properties: {ContainerDefinitions: [{Name: web, Image: i}]}}
  Q: {Type: 'AWS::SQS::Queue'}
  B:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RuntimePlatform: {OperatingSystemFamily: WINDOWS_SERVER_2022_CORE}
      ContainerDefinitions: [{Name: job, Image: j, Memory: 2}]
END
run import --select job "$scratch/template.yaml"
out_has 'Image: j'
out_has 'Memory: 2097152'
out_has 'OSBuild: 20348'
run import --select web "$scratch/template.yaml"
out_has 'Image: i'
out_lacks 'OSBuild: 20348'

# A runtime class says by its handler how it isolates, pods of its name beside it; that one is not
# here is said.
cat >"$scratch/class.yaml" <<'END'
apiVersion: node.k8s.io/v1
kind: RuntimeClass
metadata: {name: hv}
handler: runhcs-wcow-hypervisor
---
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  runtimeClassName: hv
  containers: [{name: c, image: i}]
END
run import "$scratch/class.yaml"
err_has 'the handler of the runtime class hv is runhcs-wcow-hypervisor: pods of that class are isolated with Hyper-V'
out_has 'Isolation: hyperv'
err_lacks 'how the runtime class hv isolates is not known'
sed 's/runtimeClassName: hv/runtimeClassName: other/' "$scratch/class.yaml" >"$scratch/class3.yaml"
run import "$scratch/class3.yaml"
err_has 'how the runtime class other isolates is not known'
# Beside it, in a file of its own; by another name of containerd's it is not known.
sed -n '6,$p' "$scratch/class.yaml" >"$scratch/pod.yaml"
sed '5,$d' "$scratch/class.yaml" >"$scratch/hv.yaml"
run import "$scratch/pod.yaml" --with "$scratch/hv.yaml"
out_has 'Isolation: hyperv'
sed 's/runhcs-wcow-hypervisor/my-handler/; s/: hv/: runhcs-wcow-hypervisor/; s/name: hv/name: runhcs-wcow-hypervisor/' "$scratch/class.yaml" >"$scratch/class4.yaml"
run import "$scratch/class4.yaml"
err_has 'how the runtime class runhcs-wcow-hypervisor isolates is not known'
sed 's/runtimeClassName: hv/runtimeClassName: runhcs-wcow-process/' "$scratch/class.yaml" >"$scratch/class2.yaml"
run import "$scratch/class2.yaml"
out_has 'Isolation: process'
err_lacks 'is not known'

# Names of a spec in another case are read, as the runtimes read them, and it is said; what stands
# within annotations is the user's.
cat >"$scratch/cases.json" <<'END'
{"ociVersion": "1.0.2", "process": {"args": ["cmd"], "CWD": "C:\\app"},
  "annotations": {"Path": "x"},
  "windows": {"layerfolders": ["C:\\top", "C:\\scratch"],
    "credentialspec": {"CmsPlugins": ["ActiveDirectory"]}, "hyperv": {"utilityvmpath": "C:\\u"}}}
END
run import "$scratch/cases.json"
expect_status 0
out_has 'WorkingDir: C:\app'
out_has '- C:\top'
err_has 'cases.json:3: the spec says layerfolders, read as layerFolders'
err_has 'the spec says CWD, read as cwd'
err_has 'credentialSpec is an object: containerd and docker read only a string there'
err_has 'windows.hyperv.utilityVMPath'
err_lacks 'says Path'

# HNS: a list of ids alone is one of HNS, and tells nothing; a table whose blanks were lost on the
# way is read by its words.
printf '["2c09e3f1-1b2c-4d5e-8f90-abcdefabcdef",\n "3c09e3f1-1b2c-4d5e-8f90-abcdefabcdef"]\n' >"$scratch/ids.json"
run identify "$scratch/ids.json"
expect_status 0
out_has 'hns'
out_has 'left out, line 1: a list of ids, which tells nothing of what they are'
cat >"$scratch/table.txt" <<'END'
Name Type ID
---- ---- --
nat  nat  B0F3A1D2-1B2C-4D5E-8F90-ABCDEFABCDEF
lan l2bridge C0F3A1D2-1B2C-4D5E-8F90-ABCDEFABCDEF
END
run import "$scratch/table.txt"
expect_status 0
out_has 'Id: c0f3a1d2-1b2c-4d5e-8f90-abcdefabcdef'
out_has 'Type: l2bridge'

# docker info as JSON: of a daemon that was not reached it is the client's error, and its zeros are
# nothing; in a list of one; and with the end cut off.
printf '%s' '{"ID": "", "NCPU": 0, "Driver": "", "OSType": "", "ServerErrors": ["error during connect: Get \"http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/info\": open //./pipe/docker_engine: The system cannot find the file specified."], "ClientInfo": {"Context": "default"}}' >"$scratch/unreached.json"
run identify "$scratch/unreached.json"
expect_status 0
out_has 'docker-info'
run check "$scratch/unreached.json"
out_has 'error during connect'
out_lacks 'number of processors'
printf '%s' '[{"ServerVersion": "28.5.1", "OSType": "windows", "Isolation": "hyperv", "NCPU": 6}]' >"$scratch/info.json"
run import "$scratch/info.json"
expect_status 0
out_has 'engine: moby-28.5.1'
out_has 'NumCPU: 6'
out_has 'DefaultIsolation: hyperv'
printf '{\n  "ID": "2880d38d",\n  "Driver": "windowsfilter",\n  "DriverStatus": [["Windows", ""]],\n  "Plugins": {"Volume": ["local"],\n' >"$scratch/cut.json"
run identify "$scratch/cut.json"
expect_status 0
out_has 'docker-info'
out_has 'an end that is missing'

# A paste that begins too late: a network without its name is one, and left out; of an object that
# was cut it is said that its beginning is missing, and not that all of it is.
printf '  "Id": "613343",\n  "Driver": "nat",\n  "IPAM": {"Driver": "windows", "Config": []},\n  "Options": {}\n }\n]\n' >"$scratch/late.json"
run import "$scratch/late.json"
err_has 'a network whose name was not pasted'
err_lacks 'expected a container'
printf '  "Isolation": "process",\n  "Memory": 2147483648,\n  "NanoCpus": 0\n },\n "Config": {"Hostname": "h"}\n}\n]\n' >"$scratch/late.json"
run import "$scratch/late.json"
out_has 'Memory: 2147483648'
err_has 'the beginning of HostConfig was not pasted'

# ---- a file beside others of which nothing is known is not passed over
printf '[{"Id":"a","Name":"/one","HostConfig":{}}]' >"$scratch/one.json"
printf '{"a":1,"b":2}' >"$scratch/other.json"
run import "$scratch/one.json" --with "$scratch/other.json"
expect_status 0
err_has 'other.json:1: left out: nothing of it is known: no format has an object with these keys: a, b'

# ---- docker inspect of something that is not there: an empty list, and what the client says
printf 'PS C:\\> docker inspect web\n[]\nError: No such object: web\n' >"$scratch/none.txt"
run check "$scratch/none.txt"
expect_status 1
out_has 'has nothing of that name or id'

# ---- a spec whose maximum no engine writes
printf '{"ociVersion":"1.1.0","process":{"args":["cmd"]},"windows":{"layerFolders":["C:\\\\l1","C:\\\\l2"],"resources":{"cpu":{"maximum":10050}}}}' \
    >"$scratch/spec.json"
run import "$scratch/spec.json"
expect_status 0
err_has 'a processor maximum of 10050 is more than all processors, which are 10000'
err_lacks 'comes of CPUs'

# ---- what one text tells of the image stays told beside another that tells of the host alone
printf 'Container OS Version: 10.0.17763.2000\nHost OS Version: 10.0.17763.1879\n' >"$scratch/builds.txt"
printf 'Host OS Version: 10.0.17763.1879\n' >"$scratch/host.txt"
printf 'docker run --isolation process acme/erp:latest\n' >"$scratch/line.txt"
run import "$scratch/builds.txt" "$scratch/host.txt" "$scratch/line.txt"
expect_status 0
out_has 'OSVersion: 10.0.17763.2000'

# a list of PowerShell in several lines above the line that hands it on
printf '%s\n' '$options = @(' "    '-d', '--name', 'web'" "    '-e', \"A=b c\"" ')' 'docker run @options img:1' >"$scratch/list.txt"
run import "$scratch/list.txt"
out_has 'A=b c'
out_has 'name: web'

# of a Makefile
printf 'run:\n\tdocker run -d --name web -e "A=$$HOME" -e B=$${X} img:1\n' >"$scratch/Makefile"
run import "$scratch/Makefile"
err_has 'as make reads it in a Makefile'
err_lacks 'what $ stands for'
# A scenario says its engine, and gives what it has.
run identify ../ui/demo/gmsa-web.yaml
out_has 'gives container, host, engine   moby-19.03'
printf 'silospec: 1\nrequest: {body: {Image: x}}\n' >"$scratch/request.yaml"
run identify "$scratch/request.yaml"
out_has 'gives request'
out_lacks 'container'

# ---- a file in the letters of Windows or of its console is read by every command that takes one
compose=$'services:\n  web:\n    image: i\n    hostname: gr'
for letters in '\366\337:Windows-1252' '\224\341:CP850'; do
    printf "%s${letters%%:*}e\n" "$compose" >"$scratch/letters.yaml"
    for command in check generate create 'convert --to run' import; do
        # shellcheck disable=SC2086
        run $command "$scratch/letters.yaml"
        err_has "was read as ${letters#*:}: letters may be others"
    done
    out_has 'Hostname: größe'
    run identify "$scratch/letters.yaml"
    out_has "letters.yaml: ${letters#*:}"
done
printf "%s\366e\n" "$compose" | iconv -f ISO-8859-1 -t UTF-16LE >"$scratch/letters.yaml"
run import "$scratch/letters.yaml"
out_has 'Hostname: gröe'
err_lacks 'letters may be others'

# ---- words beside a compose file, which could be keys that compose refuses
printf 'note: some words\nservices:\n  web: {image: w}\n' >"$scratch/note.yaml"
run check "$scratch/note.yaml"
expect_status 0
err_has "line 1 is taken for what somebody says; were 'note' a key of the file, docker compose would refuse it"

# ---- files of variables are read as docker's clients read them: in UTF-8 alone
env=$scratch/env
mkdir "$env"
printf 'docker run --env-file e.env img\n' >"$env/run.txt"
printf 'services: {web: {image: w, env_file: [e.env]}}\n' >"$env/compose.yaml"
printf '\377\376A\0=\0001\0\n\0' >"$env/e.env"
run check "$env/run.txt"
expect_status 1
out_has 'invalid utf8 bytes at line 1: [255 254 65 0'
run check "$env/run.txt" "$env/e.env"
out_has 'invalid utf8 bytes at line 1: [255 254 65 0'
run check "$env/compose.yaml"
expect_status 1
out_has 'unexpected character "�" in variable name'
printf '\357\273\277A=1\n' >"$env/e.env"
for file in run.txt compose.yaml; do
    run generate --compact "$env/$file"
    out_has '"env":["A=1"'
done
printf 'A=gr\366e\n' >"$env/e.env"
run check "$env/run.txt"
out_has 'invalid utf8 bytes at line 1: [65 61 103 114'
run generate --compact "$env/compose.yaml"
out_has 'A=gr�e'

# ---- Azure puts its macros in before a shell sees the script, and in cmd all of $(...) are macros
azure() {
    printf 'pool: {vmImage: windows-2022}\nsteps:\n- %s: |\n    docker run -v "$(Build.SourcesDirectory):C:\\src" %s\n' "$1" "$2" >"$scratch/azure.yaml"
    run check "$scratch/azure.yaml"
}
for shell in script pwsh bash; do
    azure $shell img
    expect_status 0
    err_has 'what $(Build.SourcesDirectory) stands for is not known; its name stands there'
    out_lacks 'invalid'
done
azure script 'img:$(tag)'
expect_status 0
err_has 'what $(tag) stands for is not known; its name stands there'
azure bash 'img:$(tag)'
err_has 'what $(tag) stands for is not known, and without it'

finish
