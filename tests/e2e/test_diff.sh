#!/usr/bin/env bash
# diff and effective: exit statuses, columns, text and JSON.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

document=$scratch/web.yaml
cat >"$document" <<'YAML'
silospec: 1
container:
  Id: 4f1c0a
  Name: /web
  Path: cmd.exe
  Image: img
  BaseFS: \\?\Volume{1}\
  Config: { Hostname: web01, Env: [A=1, B=2] }
  HostConfig: { NanoCpus: 1500000000 }
  Mounts: [{ Source: 'C:\s', Destination: 'C:\d', RW: true }]
host:
  Root: C:\ProgramData\docker
  DefaultIsolation: process
  OSBuild: 17763
  OSProduct: server
  NumCPU: 8
  Images: [{ Id: img, OS: windows, LayerFolders: ['C:\layers\1', 'C:\layers\rw'] }]
YAML
sed 's/NumCPU: 8/NumCPU: 4/' "$document" >"$scratch/other.yaml"

# line NUMBER: that line of standard output.
line() {
    sed -n "$1p" "$scratch/out"
}

# ---- two files
run diff "$document" "$document"
expect_status 0
out_is_empty
err_is_empty

run diff "$document" "$scratch/other.yaml"
expect_status 1
err_is_empty
[ "$(line 1)" = "--- $document" ] || fail "no first column at the head"
[ "$(line 2)" = "+++ $scratch/other.yaml" ] || fail "no second column at the head"
out_has '@@ windows.resources.cpu.maximum @@'
out_has '-         "maximum": 1875'
out_has '+         "maximum": 3750'
out_has 'equal lines'
out_has '~  Visible processors  8'
grep -q "$(printf '\033')" "$scratch/out" && fail "colours without a terminal"

run diff --context 0 "$document" "$scratch/other.yaml"
expect_status 1
grep -q '"shares"' "$scratch/out" && fail "an equal line with --context 0"
run diff --context 1000 "$document" "$scratch/other.yaml"
grep -q 'equal lines' "$scratch/out" && fail "folded in spite of --context 1000"
run diff --context many "$document" "$scratch/other.yaml"
expect_status 2

# ---- one file varied
run diff "$document" --vary container.HostConfig.Isolation=process,hyperv
expect_status 1
[ "$(line 1)" = '--- Isolation=process' ] || fail "no label of the first column"
out_has '+     "hyperv": {},'
out_has 'internal/uvm/create.go'
out_has '2026-11'

run diff "$document" --vary container.HostConfig.NanoCpus=1.5
expect_status 0
out_is_empty
run diff "$document" --vary container.HostConfig.NanoCpus=0.5..1.5:0.5
expect_status 1
out_has '~ windows.resources.cpu.maximum'
out_has '    ~ 3  1875'
run diff "$document" --vary 'container.Config.Env=["A=1","C=3"]'
expect_status 1
out_has '-       "B=2"'
out_has '+       "C=3"'
run diff "$document" --vary container.HostConfig.Isolation=process,hyperv --vary host.NumCPU=2,4
expect_status 1
out_has '4   Isolation=hyperv, NumCPU=4'

run diff "$document" --as process,hyperv,linux
expect_status 1
out_has '3   linux'
out_has 'assumed: '
out_has '+ linux'
run diff "$document" --as hyperv --set container.HostConfig.Isolation=hyperv
expect_status 0
run diff "$document" --host ws2019-8cpu,win11-24h2-8cpu
expect_status 1
out_has '--- ws2019-8cpu'
out_has '"hyperv": {}'

# ---- a request is asked for in another isolation, not the container that create makes of it
printf '%s\n' 'docker run -d --name web -m 2g --cpus 1.5 servercore:1' >"$scratch/run.txt"
run diff "$scratch/run.txt" --as process,hyperv,linux
expect_status 1
out_has '+ windows.hyperv'
out_has '    ~ 3  "rootfs"'
out_lacks 'no such image'
flatten
out_has '~ Isolated by process: shares the Hyper-V: a kernel of its'
run diff "$scratch/run.txt" --as hyperv --set request.body.HostConfig.Isolation=hyperv
expect_status 0

# ---- one of several containers
printf '%s\n' 'services:' '  a: { image: a:1, mem_limit: 1g }' '  b: { image: b:1, mem_limit: 2g }' \
    >"$scratch/compose.yaml"
run diff "$scratch/compose.yaml" --as process,hyperv
expect_status 1
err_has '2 containers, this is the first; --select NAME chooses another'
run diff -U 1000 "$scratch/compose.yaml" --select b --as process,hyperv
expect_status 1
err_lacks 'this is the first'
out_has '"limit": 2147483648'
run diff "$scratch/compose.yaml" --select c --as process,hyperv
expect_status 3
err_has "no container is called 'c'"

# ---- what nobody has said is not the same as what is known, and is marked
printf '%s\n' 'silospec: 1' 'container:' '  Id: a' '  Name: /a' '  Image: img' '  Config: {}' \
    '  HostConfig: { NanoCpus: 1500000000, SecurityOpt: ["credentialspec=file://a.json"] }' \
    'host:' '  OSBuild: 17763' '  Images: [{ Id: img, OS: windows, LayerFolders: ["C:\\l"] }]' \
    '  Unknown: [NumCPU>=2, CredentialSpecs.Files, container.BaseFS]' >"$scratch/open.yaml"
run diff "$scratch/open.yaml" --as process,hyperv
expect_status 1
out_has '-         "maximum": 7500?'
out_has '+         "maximum": 7500'
out_has '"credentialSpec": ?'
flatten
out_has 'not known (?): How many processors has the host? Taken: 2, the fewest'
run diff "$scratch/open.yaml" --vary engine=moby-27,moby-28
out_lacks '@@ windows'
run diff --json "$scratch/open.yaml" --as process,hyperv
flatten
out_has '"path": "windows.resources.cpu.maximum", "relation": "changed"'
out_has '"value": 7500, "open": true }, { "relation": "changed", "value": 7500 }'
# ---- of a request the isolation is asked for anew, and create carries it out
printf 'docker run -d --cpus 1.5 -v C:\\d:C:\\d mcr.microsoft.com/windows/nanoserver:1809 cmd\n' >"$scratch/run.txt"
run diff "$scratch/run.txt" --as process,hyperv,linux
expect_status 1
out_tells '+ windows.hyperv' 'layers joined in the VM' 'uid 0' \
    '!BaseFS' '!one without layers is added'
printf 'services: {web: {image: app, mem_limit: 2g}}\n' >"$scratch/compose.yaml"
run diff "$scratch/compose.yaml" --as hyperv
expect_status 1
out_tells '@@ windows.hyperv @@' 'layers joined in the VM'
run diff "$scratch/compose.yaml" --as process
expect_status 0
run report "$scratch/run.txt"
out_tells 'a kernel of its own in a utility VM'

# ---- what the engine refuses stands at the head
run diff "$document" --vary container.Image=img,none
expect_status 1
out_has 'No such image: none'
run diff "$document" --set container.Image=none --as process,hyperv
expect_status 1

# ---- a credential spec's password is hidden
run diff "$document" --vary 'container.HostConfig.SecurityOpt=[],["credentialspec=raw://{\"ActiveDirectoryConfig\":{\"HostAccountConfig\":{\"PluginInput\":\"hunter2\"}}}"]'
expect_status 1
out_has 'PluginInput'
grep -q hunter2 "$scratch/out" && fail "a password is shown"
run diff --secrets --json "$document" --vary 'container.HostConfig.SecurityOpt=[],["credentialspec=raw://{\"PluginInput\":\"hunter2\"}"]'
out_has 'hunter2'

# ---- JSON
run diff --json "$document" "$scratch/other.yaml"
expect_status 1
out_has '"different": true'
out_has '"path": "windows.resources.cpu.maximum"'
out_has '"value": 3750'
run diff --json "$document" "$document"
expect_status 0
out_has '"different": false'

# ---- usage and input
run diff "$document"
expect_status 2
err_has '--vary'
run diff "$document" "$document" --as hyperv
expect_status 2
run diff "$document" --as hyperv --host ws2019-4cpu
expect_status 2
run diff "$document" --as hyperx
expect_status 2
err_has 'process, hyperv or linux'
run diff "$document" --host ws2023-4cpu
expect_status 2
err_has 'ws2022'
run diff "$document" --vary host.NumCPU=1,2,3,4,5
expect_status 2
run diff "$document" --vary host.NumCPU=1..9
expect_status 2
err_has 'FROM..TO:STEP'
run diff "$document" --vary host.NumCPU=9..1:1
expect_status 2
run diff "$document" --vary host.NumCPUs=1,2
expect_status 2
err_has 'host.NumCPU'
run diff "$document" "$scratch/none.yaml"
expect_status 3
out_is_empty
run diff "$document" "$document" "$document" "$document" "$document"
expect_status 2

# ---- effective
run effective "$document"
expect_status 0
err_is_empty
out_has 'Visible processors'
out_has '1.5 CPUs'
run effective --set container.HostConfig.NanoCpus=0.3 --set host.NumCPU=64 "$document"
expect_status 0
out_has '0.2944 CPUs'
out_has '46/10000 of 64 processors = 0.2944; 0.0056 CPUs less than asked for'
run effective --json --set container.HostConfig.Isolation=hyperv "$document"
expect_status 0
out_has '"gets": "1024 MiB"'
out_has '"certainty": "default"'
run effective --set container.HostConfig.CpuShares=5 --set container.HostConfig.CpuCount=2 \
    --set container.HostConfig.NanoCpus= "$document"
expect_status 0
out_has 'create discards the value'
run effective --set container.Image=none "$document"
expect_status 1
out_has 'No such image'
run effective "$scratch/none.yaml"
expect_status 3

# ---- no difference is no spec where all are refused
run diff "$document" --set container.HostConfig.Privileged=true --vary container.HostConfig.Memory=1g,1g
expect_status 0
err_has 'both are refused alike: create refuses: Windows does not support privileged mode'
run diff "$document" --vary container.HostConfig.Memory=1g,1g
expect_status 0
err_lacks 'refused'

finish
