#!/usr/bin/env bash
# check, explain, preflight and mount as people and scripts use them.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

clean=$scratch/clean.yaml
cat >"$clean" <<'YAML'
silospec: 1
container:
  Id: 4f1c0a
  Name: /web
  Path: cmd.exe
  Image: img
  BaseFS: \\?\Volume{1}\
  Config: { Hostname: web01 }
  HostConfig: { NanoCpus: 1500000000 }
host:
  Root: C:\ProgramData\docker
  NumCPU: 4
  DefaultIsolation: process
  OSBuild: 17763
  OSProduct: server
  Images: [{ Id: img, OS: windows, LayerFolders: ['C:\layers\1', 'C:\layers\rw'] }]
YAML

# ---- check
run check "$clean"
expect_status 0
out_has 'the runtime gets the spec: 0 errors, 0 warnings'

run check --strict --set container.HostConfig.CpuCount=2 "$clean"
expect_status 4
out_has 'mutually exclusive'

run check --set container.HostConfig.CpuCount=2 "$clean"
expect_status 0

run check --set container.HostConfig.CpuShares=20000 --set container.BaseFS=null "$clean"
expect_status 1
out_has 'error: range of CPUShares is from 1 to 10000'
out_has 'class   InvalidParameter; the client sees HTTP 400'
out_has 'field   container.HostConfig.CpuShares'
out_has 'BaseFS of container 4f1c0a is unexpectedly nil'
out_has '(not reached)'
out_has 'docker create refuses'

run check --json --set container.Image=none "$clean"
expect_status 1
out_has '"refused": true'
out_has '"message": "No such image: none"'
out_has '"field": "container.Image"'

# The engine discards values at create; --raw shows what a stored container would give.
run explain --set container.HostConfig.NanoCpus=0 --set container.HostConfig.CpuShares=500 \
    --set container.HostConfig.CpuPercent=50 "$clean" windows.resources.cpu.maximum
expect_status 0
out_has 'windows.resources.cpu.maximum = 0'
out_has 'create changes CpuPercent to 0'
run explain --raw --set container.HostConfig.NanoCpus=0 --set container.HostConfig.CpuShares=500 \
    --set container.HostConfig.CpuPercent=50 "$clean" windows.resources.cpu.maximum
expect_status 0
out_has 'windows.resources.cpu.maximum = 5000'

run check --set container.HostConfig.CpuCount=2 "$clean"
out_lacks 'nothing in the spec comes from these'
sed 's/  Name: \/web/&\n  Naem: x/' "$clean" >"$scratch/unknown.yaml"
run check "$scratch/unknown.yaml"
expect_status 0
out_has 'nothing in the spec comes from these; they are kept on save: container.Naem (1 key)'
out_has 'IGN-2'
sed 's/^host:/&\n  Unknown: [CredentialSpec.Files, NumCPU>=2, Images.x.OS, "Disk.Directories", container.BaseFS]/' "$clean" \
    >"$scratch/unknown.yaml"
run check "$scratch/unknown.yaml"
out_has 'warning: host.Unknown: CredentialSpec.Files is nothing of this document: it leaves nothing open'
out_has 'field   host.Unknown[0]'
out_has 'remedy  Write CredentialSpecs.Files'
out_has '1 warning'
sed 's/^host:/&\n  Sources: {CredentialSpecs.File: creds.reg, NumCPU: typed, Networks.nat.Drivr: hns, NumCpus: "assumed: 2", container.BaseFS: x}/' "$clean" \
    >"$scratch/unknown.yaml"
run check "$scratch/unknown.yaml"
out_has 'warning: host.Sources: CredentialSpecs.File is nothing of this document: it names the source of nothing'
out_has 'remedy  Write CredentialSpecs.Files.'
out_has 'remedy  Write Networks.nat.Driver.'
out_has 'remedy  Write NumCPU.'
out_has '3 warnings'

# ---- much of something costs little memory each
# in_200_mb STATUS TEXT ARGUMENT...
in_200_mb() {
    [ "$SILOSPEC_SANITIZE" = 0 ] || return 0
    ulimit -S -v 200000
    run "${@:3}"
    ulimit -S -v unlimited
    expect_status "$1"
    out_has "$2"
}
{
    printf '{"silospec":1,"container":{"Config":{},"HostConfig":{}'
    for ((i = 0; i < 10000; i++)); do printf ',"unheardof%d":1' "$i"; done
    printf '}}'
} >"$scratch/unknown.json"
in_200_mb 1 '(10000 keys)' check "$scratch/unknown.json"
{
    printf '{"silospec":1,"container":{"Path":"x","Args":["a"'
    for ((i = 0; i < 20000; i++)); do printf ',"argument%d"' "$i"; done
    printf '],"Config":{},"HostConfig":{}}}'
} >"$scratch/args.json"
in_200_mb 1 'x a argument0' effective "$scratch/args.json"
{
    printf '%s\n    a    REG_SZ    {"CmsPlugins":["ActiveDirectory"]}\n' \
        'HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Virtualization\Containers\CredentialSpecs'
    for ((i = 0; i < 10000; i++)); do echo "words that stand below, $i"; done
} >"$scratch/query.txt"
in_200_mb 0 'a value of several lines was put together' identify "$scratch/query.txt"

# ---- a bind that no mount is made of
run check --set 'container.HostConfig.Binds=["c:\\logs:c:\\Logs:ro"]' "$clean"
expect_status 0
out_has 'USE-23'
for of in 'Binds[0]' Binds; do
    run explain --set 'container.HostConfig.Binds=["c:\\logs:c:\\Logs:ro"]' "$clean" "container.HostConfig.$of"
    out_has 'asks for a mount at c:\logs'
done

# ---- however many there are
binds=
for ((i = 0; i < 200; i++)); do binds+=",\"c:\\\\a$i:d:\\\\x$i\""; done
run check --set "container.HostConfig.Binds=[${binds#,}]" "$clean"
expect_status 0
out_has "asks for a mount at d:\\x199"

# ---- explain
for how in check 'explain --json' explain; do
    # shellcheck disable=SC2086
    run $how --set 'container.HostConfig.Binds=["c:\\a:d:\\x:rq"]' "$clean" $([ "$how" = check ] || echo error)
    out_has "The mode 'rq' is no mode"
    out_lacks 'shows how a string is read'
done
run explain "$clean" windows.resources.cpu.maximum
expect_status 0
out_has '1.5 CPUs; / 4 processors of the host = 37.50 % -> 3750'
out_has 'from    container.HostConfig.NanoCpus = 1.5 CPUs'
out_has 'rule    CPU-3'

run explain "$clean" container.HostConfig.NanoCpus
expect_status 0
out_has 'gives   windows.resources.cpu.maximum = 3750'

run explain "$clean"
expect_status 0
out_has 'hostname = "web01"  [PRC-8]'

run explain --json "$clean" hostname
expect_status 0
out_has '"subject": "hostname"'
out_has '"path": "container.Config.Hostname"'

run explain --set 'container.HostConfig.SecurityOpt=["credentialspec=registry://x"]' "$clean" error
expect_status 0
out_has 'step 14 of 15: credential spec'
out_has 'caused by: The system cannot find the file specified.'
# from 26.0 on start itself prepares mounts, and no error of theirs is wrapped
run explain --engine moby-25.0 --set 'container.Mounts=[{"Destination":"D:"}]' "$clean" error
out_has 'every error while the spec is built is wrapped as System'
run explain --engine moby-26.1 --set 'container.Mounts=[{"Destination":"D:"}]' "$clean" error
out_has 'HTTP 500: it prepares this before the spec is built, and hands the error on as it is'
out_has 'HTTP 500'

run explain "$clean" windows.resources.cpu.maximun
expect_status 2
err_has 'neither a path of this spec nor a field'

# Secrets are hidden until asked for.
secret='container.HostConfig.SecurityOpt=["credentialspec=raw://{\"PluginInput\":\"corp:u:Passw0rd\"}"]'
for form in "" --json; do
    run explain --set "$secret" "$clean" windows.credentialSpec $form
    expect_status 0
    grep -q Passw0rd "$scratch/out" && fail "a secret is shown"
done
run explain --secrets --set "$secret" "$clean" windows.credentialSpec
out_has 'Passw0rd'

# ---- preflight
run preflight "$clean"
expect_status 0
expect_out '{"warnings":[],"error":null,"hostconfig_after":{}}'

printf '%s\n' '{"silospec":1,"container":{"HostConfig":{"Privileged":true},"Config":{}}}' 'x' \
    >"$scratch/lines"
run preflight --ndjson "$scratch/lines"
expect_status 3
out_has '"message":"Windows does not support privileged mode","class":"Unknown","stage":"runconfig"'
out_has '{"input_error":'

run preflight --operation stop "$clean"
expect_status 2
err_has 'there are create, start'
run preflight --api --operation start "$clean"
expect_status 2
err_has "'--api' is a way to create"

run preflight --api --engine 29 "$clean"
expect_status 0
out_has '"NetworkMode":"nat"'
out_has '"PortBindings":{}'

# What only a client of the API meets is said beside the engine's own answer.
run check --engine 28 --set container.HostConfig.KernelMemory=1 "$clean"
expect_status 1
out_has 'error: invalid option: Windows does not support KernelMemory'
out_has 'info: through the API create does not refuse: the router sets KernelMemory to null'

# ---- mount
run mount 'C:\Data:D:\Vol:ro'
expect_status 0
out_has 'source      c:\data'
out_has 'type        bind'
out_has 'writable    no'

run mount 'console:d:'
expect_status 1
out_has 'cannot be a reserved word for Windows filenames'

run mount --linux 'vol:/data'
expect_status 0
out_has 'type        volume'

printf '%s\n' '{"raw":"vol:d:","driver":"local","os":"windows"}' '{"spec":1}' '{}' >"$scratch/lines"
run mount --ndjson "$scratch/lines"
expect_status 3
out_has '{"type":"volume","source":"","destination":"d:","name":"vol","driver":"local","rw":true}'
out_has 'either'

# ---- explain: by what a field is called
cat >"$scratch/called.yaml" <<'YAML'
silospec: 1
engine: moby-25.0
container:
  Image: i
  Path: cmd
  HostConfig: { Isolation: hyperv, NanoCpus: 1500000000, Memory: 2147483648 }
host: { NumCPU: 4, Images: [{ Id: i, OS: windows, LayerFolders: [a, b] }] }
YAML
called() {
    run explain "$scratch/called.yaml" -- "$1"
    expect_status 0
    out_has "container.$2 = "
}
called cpus HostConfig.NanoCpus
called --cpus HostConfig.NanoCpus
called memory HostConfig.Memory
called user Config.User
called isolation HostConfig.Isolation
run explain --json "$scratch/called.yaml" cpus
expect_status 0
out_has '"container.HostConfig.NanoCpus"'
run explain "$scratch/called.yaml" gpu # a word of it alone
expect_status 2
err_has 'did you mean'
err_lacks windows.resources.cpu

# ---- mount: with docker's flag before the string, as one word or as two
mount_is() {
    run mount "$@"
    expect_status 0
    out_has '  destination c:\b'
}
mount_is '-v c:\a:c:\b'
mount_is '-v "c:\a:c:\b"'
mount_is -v 'c:\a:c:\b'
mount_is '--volume=c:\a:c:\b'
mount_is -- '-v c:\a:c:\b'
mount_is '--mount type=bind,source=c:\a,target=c:\b'
mount_is --mount 'type=bind,source=c:\a,target=c:\b'
out_has 'the text of a --mount'
run mount --mount 'c:\a:c:\b'
expect_status 1
out_has "docker's client"
run mount -v 'c:\a' 'c:\b'
expect_status 2
err_has 'one STRING'

# ---- check: a platform that a daemon of Windows containers does not run
echo 'docker run --platform linux/amd64 alpine ls' >"$scratch/platform.txt"
run check "$scratch/platform.txt"
out_has 'platform linux/amd64 was asked for'
out_has 'does not look at the platform'
run check --engine moby-27 "$scratch/platform.txt"
out_has 'platform linux/amd64 was asked for'
out_has 'create refuses it'
out_has 'Switch Docker Desktop to Linux containers'
out_has 'Is there an image alpine of the platform that is asked for?'
out_lacks 'was found but'    # nobody said that there is one, and for Windows
expect_status 0
cat >"$scratch/alpine.json" <<'EOF'
[{"Id": "sha256:1111111111111111111111111111111111111111111111111111111111111111", "RepoTags": ["alpine:latest"],
  "Os": "windows", "Architecture": "amd64", "Config": {}, "RootFS": {"Type": "layers", "Layers": ["a"]}}]
EOF
run check --engine moby-27 --with "$scratch/alpine.json" "$scratch/platform.txt"
out_has 'was found but its platform (windows/amd64)'
expect_status 1
sed -i 's/linux/windows/' "$scratch/platform.txt"
run check --engine moby-27 "$scratch/platform.txt"
out_lacks 'was asked for, and'

# ---- create refuses: no network was joined yet
echo 'docker run -d --cpuset-cpus 0-1 mcr.microsoft.com/windows:1903' >"$scratch/refused.txt"
run check "$scratch/refused.txt"
expect_status 1
out_has 'Windows does not support CpusetCpus'
out_lacks 'skipped in silence'
cat >"$scratch/refused.yaml" <<'YAML'
services:
  web: {image: 'mcr.microsoft.com/windows:1903', cpu_percent: 50, networks: [corp]}
networks:
  corp: {external: true}
YAML
run check "$scratch/refused.yaml"
expect_status 1
out_lacks 'skipped in silence'

# ---- start fails while it joins the networks: no other reason is given for it
echo 'docker run -d -p 8000-8010:80 mcr.microsoft.com/windows:1903' >"$scratch/ports.txt"
run check "$scratch/ports.txt"
expect_status 1
out_has 'more than one host port'
out_lacks 'skipped in silence'
echo 'docker run -d --volume-driver x -v vol:c:/x mcr.microsoft.com/windows:1903' >"$scratch/plugin.txt"
run check "$scratch/plugin.txt"
expect_status 1
out_has 'Take the driver away'

# ---- a folder that is the one where one stands, and one whose compose file is refused
mkdir -p "$scratch/own/sub"
echo 'services: {web: {image: mcr.microsoft.com/windows:1903}}' >"$scratch/own/compose.yaml"
echo 'services: {web: {image: i, environment: [5]}}' >"$scratch/own/sub/compose.yaml"
here=$PWD
cd "$scratch/own/sub" || exit 1
run check .
expect_status 1
out_has 'services.web.environment.[0]: unexpected type int'
run check ..
out_lacks 'project name must not be empty'
cd "$here" || exit 1

# ---- compose makes /c/data of C:\data where a variable asks for it
mkdir "$scratch/converted"
echo 'COMPOSE_CONVERT_WINDOWS_PATHS=1' >"$scratch/converted/.env"
cat >"$scratch/converted/compose.yaml" <<'YAML'
services: {web: {image: 'mcr.microsoft.com/windows:1903', volumes: ['C:\d:C:\e']}}
YAML
run check "$scratch/converted/compose.yaml"
expect_status 1
err_has 'COMPOSE_CONVERT_WINDOWS_PATHS is set'

# ---- a pod: what only Kubernetes does
cat >"$scratch/hp.yaml" <<'YAML'
apiVersion: v1
kind: Pod
metadata: {name: hp}
spec:
  hostNetwork: true
  securityContext:
    windowsOptions: {hostProcess: true, runAsUserName: 'NT AUTHORITY\SYSTEM'}
  containers:
  - {name: agent, image: 'mcr.microsoft.com/windows/nanoserver:ltsc2022', command: [hostname]}
YAML
sed '/securityContext:$/d; /windowsOptions: {hostProcess: true, /d
    $a\  - {name: own, image: i, securityContext: {windowsOptions: {hostProcess: true}}}' \
    "$scratch/hp.yaml" >"$scratch/mixed.yaml"
run import --select hp/agent "$scratch/mixed.yaml"
err_has 'this pod has both and is refused'
run import "$scratch/hp.yaml"
err_lacks 'this pod has both'
what='this is a HostProcess container: it runs on the host itself'
run check "$scratch/hp.yaml"
out_has "warning: $what"
run generate "$scratch/hp.yaml"
err_has "$what"
run report "$scratch/hp.yaml"
out_has "$what"
for to in run compose oci inspect; do
    run convert --to $to "$scratch/hp.yaml"
    expect_status 6
    err_has 'lost: container'
    err_has "  $what"
done
run convert --to scenario "$scratch/hp.yaml"
expect_status 0
err_lacks 'lost: container'

# a key in another letter case is told with the right one, however short or far off it is
run check --set 'container={"Image":"i","args":[],"basefs":"x"}' "$clean"
out_has 'container.args is no key that the engine knows; Args may be meant'
out_has 'container.basefs is no key that the engine knows; BaseFS may be meant'

# An answer as the API gives it, and records of services, are explained as their words are.
failed='container abc encountered an error during hcs::System::Start: failure in a Windows system call: The paging file is too small for this operation to complete. (0x5af)'
for json in "{\"message\":\"$failed\"}" "{\"level\":\"error\",\"msg\":\"Handler for POST /v1.45/containers/abc/start returned error: $failed\",\"time\":\"2024-03-11T09:13:01Z\"}"; do
    printf '%s\n' "$json" >"$scratch/answer.json"
    run check "$scratch/answer.json"
    expect_status 1
    out_has 'the page file is too small'
done
printf '%s\n' '{"Success":false,"Error":"The specified port already exists.","ErrorCode":2151350291}' >"$scratch/answer.json"
run check "$scratch/answer.json"
out_has HCN_E_PORT_ALREADY_EXISTS

# What docker start prints in its last line is no answer beside the daemon's.
printf '%s\n' "Error response from daemon: $failed" 'Error: failed to start containers: web' >"$scratch/start.txt"
run check "$scratch/start.txt"
out_has 'the page file is too small'
out_lacks 'the last line of the client'
printf '%s\n' 'Error: failed to start containers: web' >"$scratch/start.txt"
run check "$scratch/start.txt"
out_has 'the last line of the client'

# PowerShell's block in the middle of an error: the run line in it is a piece, the error stays one, and its
# document, which dates the engine, belongs to it.
block="At line:1 char:1
+ docker run --rm mcr.microsoft.com/windows/servercore:ltsc2019 cmd
+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : NotSpecified: (docker: Error r...is not installed:String) [], RemoteException
    + FullyQualifiedErrorId : NativeCommandError
 "
printf '%s\n' 'docker : docker: Error response from daemon: hcsshim::CreateComputeSystem 0ee15ad2cc5e1a2aa5e98a92e9442856da9d8a5f9a0967f9b3022fa5f852a729: The virtual machine could not be started because a required feature is not installed.' \
    "$block" '(extra info: {"SystemType":"Container","Name":"0ee15ad2cc5e1a2aa5e98a92e9442856da9d8a5f9a0967f9b3022fa5f852a729","Owner":"docker","HvPartition":true}).' >"$scratch/block.txt"
run identify "$scratch/block.txt"
out_has 'lines 3-3   run-line   gives request'
out_has 'lines 1-8   error   gives document, error'
out_lacks 'left out'
run check "$scratch/block.txt"
err_has 'engines from 19.03.0 to 20.10.6 write such a text'
out_lacks 'At line:1'

# The same of a docker start, with the client's last line behind the block.
printf '%s\n' "docker : Error response from daemon: $failed" "${block/docker run*cmd/docker start web}" \
    'Error: failed to start containers: web' >"$scratch/block.txt"
run check "$scratch/block.txt"
out_has 'the page file is too small'
out_lacks 'the last line of the client'

# The document in the tail is of the container that the run line made: its image is the one that was asked for, and
# where no isolation was, the container's is the daemon's default.
id=0ee15ad2cc5e1a2aa5e98a92e9442856da9d8a5f9a0967f9b3022fa5f852a729
layers='C:\\ProgramData\\docker\\windowsfilter\\'
printf '%s\n' 'PS C:\> docker run --rm mcr.microsoft.com/windows/servercore:ltsc2019 cmd' \
    "docker: Error response from daemon: hcsshim::CreateComputeSystem $id: The request is not supported." \
    "(extra info: {\"SystemType\":\"Container\",\"Name\":\"$id\",\"Owner\":\"docker\",\"LayerFolderPath\":\"$layers$id\",\"Layers\":[{\"ID\":\"e3e1950e-3672-5cfd-b76f-2da9c476efcd\",\"Path\":\"${layers}30f5\"}],\"HvPartition\":true})." >"$scratch/run.txt"
run check "$scratch/run.txt"
out_has 'an error was answered, though the runtime gets the spec'
out_lacks 'No such image'
out_lacks 'Unsupported platform'
run import "$scratch/run.txt"
out_has 'DefaultIsolation: hyperv'

# What Windows says to its reader in front of an event's strings is no prose around a paste.
printf '%s\n' 'The description for Event ID 12000 from source Microsoft-Windows-Hyper-V-Compute cannot be found. Either the component that raises this event is not installed on your local computer or the installation is corrupted. You can install or repair the component on the local computer.' \
    '' 'The following information was included with the event:' '' '%%2147943855' >"$scratch/event.txt"
run check "$scratch/event.txt"
out_has 'Microsoft-Windows-Hyper-V-Compute 12000'
out_has ERROR_COMMITMENT_LIMIT

# The words of State.Error tell the engine, of a whole inspect and of a part of one.
state='"State": {"Status": "created", "ExitCode": 128, "Error": "container abc encountered an error during hcs::System::CreateProcess: cmd /c x: failure in a Windows system call: The system cannot find the file specified. (0x2)"}'
printf '[{"Id": "abc", "Path": "cmd", "Args": ["/c", "x"], "Name": "/web", "Platform": "windows", %s, "HostConfig": {"Isolation": "process"}, "Config": {"Hostname": "h"}, "NetworkSettings": {"Networks": {}}}]\n' "$state" >"$scratch/state.json"
run check "$scratch/state.json"
err_has 'engines from 25.0.0 to 29 write such a text'
printf '%s\n' "$state" >"$scratch/state.json"
run check "$scratch/state.json"
err_has 'engines from 25.0.0 to 29 write such a text'

# The line that a reader leaves out is listed where check says that it is.
printf '%s\n' 'Windows Registry Editor Version 5.00' '' \
    '[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Virtualization\Containers\CredentialSpecs]' \
    '"web"="x" # behind a value' '"other"="y"' >"$scratch/left.reg"
run check "$scratch/left.reg"
err_has "1 line is left out; 'silospec identify' lists it"
run identify "$scratch/left.reg"
out_has 'left out, line 4: column 10: regedit drops a value with this behind its text'

# ---- a host on which the daemon does not start: all outputs say that, and the same
old=(--engine moby-24.0 --set host.OSBuild=14393 "$clean")
verdict='the daemon does not start on this host'
words='this version of Windows does not support the docker daemon'
for how in check effective 'effective --json' 'check --json' 'table --json'; do
    # shellcheck disable=SC2086
    run $how "${old[@]:0:4}" "$clean"
    expect_status 1
    out_has "$verdict"
done
out_has '"refused": true'
out_has "$words"
run check "${old[@]}"
out_has "error: the daemon does not start here: $words"
run check --set container.HostConfig.CpuCount=-1 "${old[@]}"
out_has 'invalid CPUCount: CPUCount cannot be negative'
out_has '(not reached)'
run diff --json --vary host.OSBuild=14393,17763 --engine moby-24.0 "$clean"
expect_status 1
out_has "\"error\": \"the daemon does not start here: $words"
run sweep --out json --vary host.OSBuild=14393,17763 --engine moby-24.0 "$clean"
out_has '"refused_by":"daemon"'


# ---- of several files that are added the notes name all, and the engine that was only taken for
# granted is not told beside the one that a file says
data=$(dirname "$0")/../data/artefacts
inspect=$data/docker-inspect/derived-hyperv-gmsa-eng29.json
info=$data/docker-info/docker-cli-docs-ws2022-23.0.3.txt
key=$data/reg/synthetic-v5-utf8-nobom-lf.reg
run check "$inspect" --with "$info" --with "$key"
err_has "$info, $key: engine moby-23.0.3: docker info says 23.0.3"
err_lacks 'chooses another'
run check "$inspect" --with "$key"
err_has "$inspect: engine moby-29: "
err_has 'chooses another'
run check "$inspect" --with "$info" --with "$key" --with "$key" --with "$key"
err_has "$info, $key, $key and 1 more: engine moby-23.0.3"

# ---- each file that is added is joined with all before it: a folder takes more
many=()
for ((i = 0; i < 128; i++)); do many+=(--with "$key"); done
run check "$inspect" "${many[@]}"
expect_status 0
run check "$inspect" "${many[@]}" --info "$info"
expect_status 2
err_has 'more than 128 files are added'
err_has '--with FOLDER'

finish
