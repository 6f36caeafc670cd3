#!/usr/bin/env bash
# Two further cases of each class of questions that people ask, in other forms than the files of
# tests/data/cases: what check says first, what it must not say.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"
# shellcheck source=cases.sh
. "$(dirname "$0")/cases.sh"

# ---- what nobody told refuses nothing
inspect cpus.json "$RUNS" '"Isolation":"process","NanoCpus":48000000000,"NetworkMode":"nat"' "$GRAPH"
says cpus.json '0 errors' '!range of CPUs' '!only 4 CPUs'
inspect config.json "$RUNS" '"Isolation":"process","SecurityOpt":["credentialspec=config://k1"],"NetworkMode":"nat"' "$GRAPH"
says config.json '0 errors' 'Is there a config k1' 'affects windows.credentialSpec'
# only a container of a swarm's service has a store of configs: no run line and no compose has one
file config.txt <<'TXT'
docker run --security-opt credentialspec=config://web img cmd
TXT
file compose-config.yaml <<'YAML'
services:
  web: { image: img, security_opt: ["credentialspec=config://web"] }
YAML
file service-config.txt <<'TXT'
docker service create --credential-spec config://web img cmd
TXT
file service-config.json <<'JSON'
[{"ID": "a1", "Spec": {"Name": "web", "TaskTemplate": {"ContainerSpec": {"Image": "img", "Privileges": {"CredentialSpec": {"Config": "web"}}}}}}]
JSON
says config.txt "error: invalid credential spec security option - value must be prefixed by 'file://'" \
    'config://ID works in a service of a swarm only' '!Is there a config'
says compose-config.yaml 'error: invalid credential spec security option' '!Is there a config'
says service-config.txt '0 errors' 'Is there a config web'
says service-config.json '0 errors' 'Is there a config web'
inspect root.json "$RUNS" '"Isolation":"hyperv","SecurityOpt":["credentialspec=file://svc.json"],"NetworkMode":"nat"' \
    '"Driver":"windows","LogPath":"F:\\dd\\containers\\c1\\c1-json.log",'
says root.json 'F:\dd\CredentialSpecs\svc.json' '0 errors'
file bind.txt <<'TXT'
docker run --mount type=bind,source=D:\data,target=C:\data --mount type=bind,source=E:\x,target=C:\x img:1 cmd
TXT
says bind.txt 'Is there a folder D:\data on the host?' 'Is there a folder E:\x on the host?' \
    'What does the image img:1 bring' 'affects process.args, process.env' '0 errors'
file volume.txt <<'TXT'
docker run -v D:\data:C:\data -v \\.\pipe\a:\\.\pipe\a -v name:C:\n --mount type=bind,source=d:\data,target=C:\x img:1 cmd
TXT
says volume.txt 'Is there a folder d:\data on the host?' '2 things not known' '0 errors'
file alone.txt <<'TXT'
docker run -v D:\data:C:\data -v E:/logs:C:/logs:ro img:1 cmd
TXT
says alone.txt 'Is there a folder d:\data on the host?' 'Is there a folder e:\logs on the host?' '3 things not known'
file behind.txt <<'TXT'
docker run --privileged -v D:\data:C:\data img:1 cmd
TXT
says behind.txt 'does not support privileged mode' 'Is there a folder d:\data on the host?'
# another image tells nothing of the one that is run, but its configuration does
run check "$scratch/bind.txt" --set 'host.Images[+]={}'
out_has 'What does the image img:1 bring'
run check "$scratch/bind.txt" --set 'host.Images[0].Config={"Cmd":["x"]}'
out_lacks 'What does the image img:1 bring'
run generate "$scratch/bind.txt"
[ "$status" -eq 5 ] || fail "generate of a line whose image nobody showed ends with $status"
err_has 'taken as moby-19.03'
file network.txt <<'TXT'
PS C:\> docker run --network corp --entrypoint a.exe -w C:\ -u me img
TXT
says network.txt 'Is there a network corp' 'affects windows.network.endpointList' \
    'affects process.env, mounts' '!process.cwd'

# ---- how it ended: 1 is what programs say for any error, and no code of Windows
ended() {
    inspect ended.json "\"Status\":\"exited\",\"Running\":false,\"Pid\":0,\"ExitCode\":$1,\"StartedAt\":\"2024-01-01T00:00:05Z\"" \
        '"Isolation":"process","NetworkMode":"nat"'
}
for code in 1 2 5 87 1460; do
    ended $code
    says ended.json "ended with exit code $code" "the program's own" '!ERROR_' '!To check'
done
ended 1067
says ended.json 'ERROR_PROCESS_ABORTED'
ended 3221225477
says ended.json 'STATUS_ACCESS_VIOLATION'
ended 3221225622
says ended.json 'an NTSTATUS' "!the program's own"

# ---- a network mode that is an id, or its beginning: nothing is missing
for mode in 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef 0123456789ab; do
    inspect mode.json "$RUNS" "\"Isolation\":\"process\",\"NetworkMode\":\"$mode\"" "$GRAPH"
    sed -i 's/"NetworkID":"n"/"NetworkID":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"/' "$scratch/mode.json"
    says mode.json 'the id of network nat; when' 'nothing to mend while the network stands' '!Give NetworkSettings' \
        "!networks are others"
done
# of a part the rest is not known, which refuses nothing and is missing nowhere
printf '{"HostConfig": {"Isolation": "process", "NetworkMode": "corp", "Binds": ["E:\\\\a:C:\\\\b"]}}' >"$scratch/mode.json"
says mode.json '!is in no network' '!not found' '0 errors, 0 warnings' '!Mounts has none' 'was not pasted' 'or its Mounts'
inspect mode.json "$RUNS" '"Isolation":"process","NetworkMode":"corp"' "$GRAPH"
says mode.json 'the network mode names corp, but' 'Give NetworkSettings.Networks an entry'

# ---- what the daemon answered tells of its host
refused() {
    inspect refused.json "\"Status\":\"created\",\"Running\":false,\"Pid\":0,\"ExitCode\":128,\"Error\":\"$1\",\"StartedAt\":\"0001-01-01T00:00:00Z\"" \
        "\"Isolation\":\"process\",\"NetworkMode\":\"nat\",$2" "$GRAPH"
}
refused 'failed to load credential spec for container c1: open F:\\dd\\CredentialSpecs\\web.json: The system cannot find the file specified.' \
    '"SecurityOpt":["credentialspec=file://web.json"]'
says refused.json 'CRED-2 Credential spec from a file' '!Does the file' 'docker start fails while the spec is built'
refused 'registry credential spec \"web\" for container c1 was not found' '"SecurityOpt":["credentialspec=registry://web"]'
says refused.json 'CRED-3 Credential spec from the registry' '!Does the registry value'
refused 'range of CPUs is from 0.01 to 4.00, as there are only 4 CPUs available' '"NanoCpus":8000000000'
says refused.json 'PRE-18 Ranges of the CPU controls' '!How many processors'
file answered.txt <<'TXT'
PS C:\> docker run --network web-net --cpus 2 img cmd
docker: Error response from daemon: network web-net not found.
TXT
says answered.txt '!Is there a network web-net' 'STA-3'
file answered.txt <<'TXT'
PS C:\> docker run --security-opt "credentialspec=file://web.json" img cmd
docker: Error response from daemon: failed to load credential spec for container 4f1c0a: open C:\ProgramData\docker\CredentialSpecs\web.json: The system cannot find the file specified.
TXT
says answered.txt '!Does the file' 'CRED-2'

# ---- the folder of a line, and variables
file pwd.txt <<'TXT'
PS C:\work> docker run -v ${PWD}:C:\src img
TXT
says pwd.txt '0 errors' '!empty section'
run import "$scratch/pwd.txt"
out_has 'C:\work:C:\src'
file cd.txt <<'TXT'
C:\proj> docker run -v %cd%:C:\src -v "%CD%\a":C:\a img
TXT
run import "$scratch/cd.txt"
out_has 'C:\proj:C:\src'
out_has 'C:\proj\a:C:\a'
for words in '-v $(pwd):C:\src -w C:\src' '--mount type=bind,source=$(pwd),target=C:\src -w C:\src' '-v "$(pwd):C:\src" -w C:\src'; do
    printf 'docker run %s img\n' "$words" >"$scratch/pwd-alias.txt"
    says pwd-alias.txt '0 errors'
    err_has 'taken as typed into PowerShell: backslashes outside quotes'
done
file variable.txt <<'TXT'
PS C:\> docker run -v ${dir}:C:\src img
TXT
run check "$scratch/variable.txt"
err_has 'what dir stands for is not known'
out_lacks 'error:'

for words in '-v $env:TEMP\data:C:\data' '-v "$HOME\data:C:\data"' '-v %USERPROFILE%\data:C:\data' \
    '-v ${env:ProgramData}\data:C:\data' '-v ~/data:C:\data'; do
    printf 'docker run %s img\n' "$words" >"$scratch/places.txt"
    says places.txt '0 errors'
    err_has 'stands for is not known; C:\'
done

# the variable that the refused word is made of is the one that is named
printf 'docker run -d -e A=$env:A --name a `\n  -m $env:MEM img\n' >"$scratch/culprit.txt"
run check "$scratch/culprit.txt"
err_has 'culprit.txt:2:7: what env:MEM stands for is not known'

# ---- several refusals at once, in a container and in a request
scenario many.yaml moby-20.10 "Isolation: hyperv, NetworkMode: 'container:web', Links: ['a:b'], PortBindings: {80/tcp: [{HostPort: '80'}]}, Privileged: true" ''
says many.yaml "can't be used with links" 'Take --link away' 'port publishing' 'Take -p away' 'privileged mode'
first many.yaml "error: conflicting options: container type network can't be used with links"
# a remedy is for the cause that is told, where a rule has several
scenario cpu-controls.yaml moby-27 'Isolation: hyperv, CpuCount: 2, CpuShares: 10' ''
says cpu-controls.yaml 'count and shares are written together' \
    'Use one of --cpus, --cpu-count, --cpu-shares and --cpu-percent.' '!a percent lies between'
scenario no-cpus.yaml moby-27 'NanoCpus: -1, CpuCount: -1' ''
says no-cpus.yaml 'Give --cpus a number above 0, and no more' 'CpuCount -1 is below 0' \
    'Give --cpu-count a number from 1 on' '!Use either --cpus or' '!Use one of --cpus'
request many-asked.yaml moby-25.0 'Privileged: true, ReadonlyRootfs: true, AutoRemove: true, RestartPolicy: {Name: always}, CpuPercent: 200' ''
says many-asked.yaml 'privileged mode' 'read-only mode' "can't create 'AutoRemove'" 'range of CPUPercent' \
    'Take --rm or --restart away' '4 errors' '!is ignored' '!would refuse it'
first many-asked.yaml 'error: Windows does not support privileged mode'
file linux-habits.txt <<'TXT'
docker run --read-only -u 1000:1000 -v /c/src:/src img
TXT
says linux-habits.txt 'read-only mode' 'invalid volume specification' 'is a path of a shell on Windows' \
    "'1000:1000' is a user of Linux"
first linux-habits.txt 'error: Windows does not support root filesystem in read-only mode'

# ---- Hyper-V by the daemon's default passes create in a joined network, and is told wherever it comes from
inspect joined.json "$RUNS" '"Isolation":"hyperv","NetworkMode":"container:c2"' "$GRAPH"
says joined.json '0 errors' 'Hyper-V together with a joined network passes every check' \
    'Use process isolation for both containers, or give' '!Using the network stack'
file joined.txt <<'TXT'
docker run -d --network container:web img
TXT
run check "$scratch/joined.txt" --set host.DefaultIsolation=hyperv
out_has "Hyper-V by the daemon's default together with a joined network"
file joined-asked.txt <<'TXT'
docker run -d --isolation hyperv --network container:web img
TXT
says joined-asked.txt 'error: Using the network stack of another container' '!together with a joined network'

# what a joined container was given, create refuses when it is asked for
file joined-given.json <<'JSON'
[{"Id":"c1","Path":"cmd","Args":[],"Image":"sha256:aa","Name":"/x","HostConfig":{"Isolation":"HyperV","NetworkMode":"container:c2"},"Config":{"Hostname":"c2host","Domainname":"corp","ExposedPorts":{"80/tcp":{}},"Image":"img"},"NetworkSettings":{"Networks":{}}}]
JSON
run convert --to run --shell bash "$scratch/joined-given.json"
out_has '--network container:c2'
out_lacks '--hostname'
out_lacks '--expose'
out_lacks '--isolation'

# ---- a spec of a later start, and of a joined container, comes back as it was
for boot in '' '"ignoreFlushesDuringBoot":true,'; do
    file spec.json <<JSON
{"ociVersion":"1.2.0","process":{"user":{"uid":0,"gid":0},"args":["x"],"cwd":"C:\\\\"},"root":{"path":"\\\\\\\\?\\\\Volume{1}\\\\"},"hostname":"other","windows":{"layerFolders":["C:\\\\b","C:\\\\rw"],$boot"network":{"endpointList":["gw","e1"],"networkSharedContainerName":"c2"}}}
JSON
    run generate --compact "$scratch/spec.json"
    out_has "$(cat "$scratch/spec.json")"
    run check "$scratch/spec.json"
    out_has 'the runtime gets the spec: 0 errors'
    out_lacks 'counts in network mode'
done
file hcs.json <<'JSON'
{"SystemType":"Container","Name":"c1","Owner":"docker","VolumePath":"\\\\?\\Volume{1}","LayerFolderPath":"C:\\rw","Layers":[{"ID":"","Path":"C:\\b"}],"HvPartition":false,"EndpointList":["e1"]}
JSON
run generate "$scratch/hcs.json"
out_has '"e1"'
out_lacks ignoreFlushesDuringBoot

# ---- who has a network of his own already is not told to make one
file link.txt <<'TXT'
docker run -d --network corp --link db:d img
TXT
says link.txt 'Leave --link out, and give the other container the further name' '!network create'
file link-nat.txt <<'TXT'
docker run -d --link db:d img
TXT
says link-nat.txt 'network create -d nat NAME), and leave --link out'

# ---- a volume's name that the driver does not take, in a scenario as in a run line; a share of the network
scenario volume-name.yaml moby-27 "Isolation: hyperv, Binds: ['a b:c:\\x', 'x:c:\\y', 'ok:c:\\z']" ''
says volume-name.yaml 'error: create a b: "a b" includes invalid characters for a local volume name' \
    'error: create x: volume name is too short' '2 errors' "!'a b:c:"
for share in '\\\\srv\\s' '//srv/s'; do
    scenario share.yaml moby-27 "Isolation: process, Mounts: [{Type: bind, Source: '$share', Target: 'c:\\x'}]" ''
    says share.yaml 'New-SmbGlobalMapping' '!is of Linux'
done

# ---- what tells of no container is never passed over in silence
file client.json <<'JSON'
{"Client":{"Version":"29.7.2","ApiVersion":"1.52","Os":"windows","Arch":"amd64"},"Server":null}
JSON
run check "$scratch/client.json"
out_has "only the client's version is told"
file servicing.json <<'JSON'
{"windows": {"servicing": true}}
JSON
run check "$scratch/servicing.json"
[ "$status" -eq 3 ] || fail "a spec of one key ends with $status"
err_has 'servicing.json: nothing in it tells of a container or an error'

# ---- options of the driver: those that the endpoint knows are refused, all others ignored
for option in windowsshim.dnsservers=1.1.1.1 windowsshim.disable_icc=1 windowsshim.vlanid=7 endpoint.ifname=x; do
    printf 'docker run -d --network name=corp,driver-opt=com.docker.network.%s img\n' "$option" >"$scratch/option.txt"
    run check "$scratch/option.txt"
    out_has 'the runtime gets the spec: 0 errors'
done
for option in windowsshim.disableicc=1 windowsshim.disable_dns=true endpoint.dnsservers=1.1.1.1; do
    printf 'docker run -d --network name=corp,driver-opt=com.docker.network.%s img\n' "$option" >"$scratch/option.txt"
    run check "$scratch/option.txt"
    out_has 'Invalid endpoint configuration'
done

# ---- compose cleans a pipe that is written with slashes
file pipes.yaml <<'YAML'
services:
  web: { image: img, volumes: ["//./pipe/docker_engine://./pipe/docker_engine"] }
YAML
file pipes-long.yaml <<'YAML'
services:
  web: { image: img, volumes: [{ type: npipe, source: "//./pipe/docker_engine", target: "//./pipe/docker_engine" }] }
YAML
for name in pipes.yaml pipes-long.yaml; do
    says "$name" 'docker compose makes of //./pipe/NAME' 'write \\.\pipe\docker_engine on both sides' '!with its drive'
done
file pipes-error.txt <<'TXT'
invalid mount config for type "npipe": invalid mount path: '/pipe/docker_engine'
TXT
run decode "$scratch/pipes-error.txt"
out_has 'docker compose cleans //./pipe/NAME'

# ---- volumes of the image
scenario volumes.yaml moby-27 'Isolation: hyperv' "Volumes: {'/var/lib/app': {}, 'C:\\data': {}}"
says volumes.yaml "Unrecognised volume spec: invalid volume specification: '/var/lib/app'" '!data'
request volumes-asked.yaml moby-23.0 'Isolation: process' "Volumes: {'c:': {}},"
says volumes-asked.yaml 'Unrecognised volume spec' 'docker create refuses'
file Dockerfile <<'TXT'
# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2022
VOLUME /app/logs
CMD ["app.exe"]
TXT
says Dockerfile "Unrecognised volume spec: invalid volume specification: '/app/logs'" 'VOLUME C:\FOLDER'
above() {
    printf 'silospec: 1\ncontainer: {Id: a1, Image: img, Path: cmd, Config: {}, HostConfig: {Isolation: hyperv}, Mounts: [{Type: bind, Source: E, Destination: "%s", RW: true}]}\nhost: {OSBuild: 20348, Images: [{Id: img, OS: windows, Config: {Volumes: {"%s": {}}}, LayerFolders: [a, b]}]}\n' \
        "$1" "$2" >"$scratch/above.yaml"
}
above 'c:\\inetpub\\wwwroot\\app' 'C:\\inetpub\\wwwroot'
says above.yaml 'USE-19' 'lies below C:\inetpub\wwwroot' '0xC0370106'
above 'c:\\data' 'C:/data/db'
says above.yaml 'USE-19' 'lies above C:/data/db'
above 'C:\\data' 'c:\\data'
says above.yaml '!USE-19'
volumes='C:/v0'
for ((i = 1; i < 120; i++)); do volumes+="\": {}, \"C:/v$i"; done
above 'C:/elsewhere' "$volumes"
says above.yaml 'the first 100 of 120 volumes'

# ---- evidence that dates or decides
inspect old.json '"Status":"exited","Running":false,"ExitCode":3762504530,"StartedAt":"2018-01-01T00:00:05Z"' \
    '"Isolation":"process","DiskQuota":0,"NetworkMode":"default"' "$GRAPH"
run check "$scratch/old.json"
err_has 'older than 19.03'
out_has 'unhandled .NET exception'
inspect store.json "$RUNS" '"Isolation":"hyperv","NetworkMode":"nat"' \
    '"Driver":"windows","Storage":{"RootFS":{"Snapshot":{"Name":"windows"}}},'
run import "$scratch/store.json"
out_has 'ContainerdStore: true'
file state.json <<'TXT'
{"Status":"created","Running":false,"ExitCode":128,"Error":"failed to create endpoint web on network nat: hns failed with error : The object already exists. ","StartedAt":"0001-01-01T00:00:00Z"}
TXT
first state.json 'error: the daemon answered the last start: failed to create endpoint web'
says state.json 'left over' 'it never ran' '!docker logs tells' 'an error was answered'
[ "$status" -eq 1 ] || fail 'an answered error is status 1'
inspect dll.json '"Status":"exited","Running":false,"ExitCode":3221225781,"StartedAt":"2024-01-01T00:00:05Z"' \
    '"Isolation":"process","NetworkMode":"nat"' "$GRAPH"
says dll.json 'a DLL was not found' 'servercore instead of nanoserver'

# ---- errors: the log's, the build's, Windows'
file log.txt <<'TXT'
time="2024-03-11T09:13:05.589220800Z" level=info msg="Windows default isolation mode: process"
time="2024-03-11T09:13:09.589220800Z" level=error msg="Handler for POST /v1.41/containers/web/start returned error: failed to create endpoint web on network nat: failed during hnsCallRawResponse: hnsCall failed in Win32: The process cannot access the file because it is being used by another process. (0x20)"
TXT
first log.txt 'error: the daemon answered: failed to create endpoint web'
says log.txt 'the host port is taken' 'netstat -ano' '!antivirus'
file log-mount.txt <<'TXT'
time="2024-03-11T09:13:05.589220800Z" level=info msg="Windows default isolation mode: process"
time="2024-03-11T09:13:09.589220800Z" level=error msg="Handler for POST /v1.41/containers/create returned error: invalid volume specification: 'D:\\data:data'"
TXT
first log-mount.txt "error: the daemon answered: invalid volume specification: 'D:\\data:data'"
says log-mount.txt "The destination 'data' is relative"
file mismatch.txt <<'TXT'
docker: Error response from daemon: hcs::CreateComputeSystem 3f1c: The container operating system does not match the host operating system.
Server Version: 24.0.7
OSType: windows
Default Isolation: process
Kernel Version: 10.0 17763 (17763.1.amd64fre.rs5_release.180914-1434)
TXT
says mismatch.txt 'The host is of build 17763' 'runs the tags ltsc2019 with process isolation'
file layer.txt <<'TXT'
docker run -v C:\data:C:\data img cmd
docker: Error response from daemon: hcsshim::PrepareLayer - failed failed in Win32: The parameter is incorrect. (0x57).
TXT
says layer.txt 'fltmc filters' 'Ruled out: a size of the storage' '!device is asked for' '!a mount lies'
file build.txt <<'TXT'
docker run --isolation=process mcr.microsoft.com/windows/servercore:ltsc2022 cmd

Step 3/5 : RUN powershell -Command Install-WindowsFeature Web-Server
 ---> Running in 3f1c2b0a9d8e
hcsshim::CreateComputeSystem 3f1c2b0a9d8e4b5c6d7e8f90123456789abcdef0123456789abcdef012345678a: The container operating system does not match the host operating system.
TXT
first build.txt 'error: the daemon answered: hcsshim::CreateComputeSystem'
says build.txt 'That fits: the container has process isolation' '!Possible: the image'
file linux-image.txt <<'TXT'
C:\>docker run -it --rm microsoft/nanoserver cmd
docker: image operating system "linux" cannot be used on this platform.
TXT
says linux-image.txt 'the image is one for Linux, and the daemon runs Windows containers'
file newer-image.txt <<'TXT'
docker: Error response from daemon: a Windows version 10.0.20348-based image is incompatible with a 10.0.17763 host.
TXT
says newer-image.txt 'newer build of Windows than the host'
file event.txt <<'TXT'
docker run --isolation hyperv img cmd

ProviderName : Microsoft-Windows-Hyper-V-Compute
Id           : 12000
Message      : The virtual machine cannot be made: Insufficient system resources exist to complete the requested service. (0x800705AA)
TXT
says event.txt 'ERROR_NO_SYSTEM_RESOURCES' 'free memory'
file ccg.txt <<'TXT'
ProviderName : Microsoft-Windows-Containers-CCG
Id           : 6
Message      : Container Credential Guard failed to fetch credentials from the plugin: {CCC2A336-D7F3-4818-A213-272B7924213E}. Error: The parameter is incorrect.
TXT
says ccg.txt 'the form of PluginInput' '!storage-opt' '!PrepareLayer'

# ---- Windows itself
file system.txt <<'TXT'
OS Name:       Microsoft Windows Server 2019 Datacenter
OS Version:    10.0.17763 N/A Build 17763
System Model:  VMware Virtual Platform

docker run --isolation=hyperv mcr.microsoft.com/windows/nanoserver:1809 cmd
TXT
says system.txt 'nested virtualization' '!which is not known'
file feature.txt <<'TXT'
FeatureName : Microsoft-Hyper-V-All
State       : Disabled

docker run --isolation=hyperv img cmd
TXT
says feature.txt 'warning: the hypervisor does not run on the host'
sed -i 's/hyperv/process/' "$scratch/feature.txt"
says feature.txt '!hypervisor'

# ---- what is of Linux
file gpus.txt <<'TXT'
docker run --gpus all mcr.microsoft.com/windows:1809 cmd
TXT
says gpus.txt 'USE-21' '5B45201D-F2F2-4F3B-85BB-30FF1F953599'
file tmpfs.txt <<'TXT'
docker run --tmpfs 'c:\t' --pid host -m 2g img
TXT
says tmpfs.txt 'USE-25' 'PidMode (--pid), Tmpfs (--tmpfs) are for Linux' '!ShmSize'
file host.txt <<'TXT'
docker run --network host -p 80:80 img
TXT
says host.txt 'warning: --network host is one of Linux'
file bridge.yaml <<'TXT'
services: {web: {image: img, network_mode: bridge}}
TXT
says bridge.yaml 'warning: --network bridge is one of Linux'
inspect ran.json "$RUNS" '"Isolation":"process","NetworkMode":"bridge"' "$GRAPH"
says ran.json '!is one of Linux'

# ---- one document, two containers
request both.yaml moby-24.0 'Isolation: hyperv' ''
sed -i 's/^host:/container: {Id: b, Image: other, HostConfig: {}}\nhost:/' "$scratch/both.yaml"
says both.yaml 'the document has a request and a container'
request alone.yaml moby-24.0 'Isolation: hyperv' ''
says alone.yaml '!IGN-3'

# ---- credential specs
# spec NAME ACCOUNT TREE DOMAIN NETBIOS ACCOUNTS [MORE]
spec() {
    printf '{"CmsPlugins":["ActiveDirectory"],"DomainJoinConfig":{"Sid":"S-1-5-21-702590844-1001920913-2680819671","MachineAccountName":"%s","Guid":"56d9b66c-d746-4f87-bd26-26760cfdca2e","DnsTreeName":"%s","DnsName":"%s","NetBiosName":"%s"},"ActiveDirectoryConfig":{"GroupManagedServiceAccounts":[%s]%s}}\n' \
        "$2" "$3" "$4" "$5" "$6" "${7:-}" >"$scratch/$1.json"
}
OWN='{"Name":"web","Scope":"corp.example"},{"Name":"web","Scope":"CORP"}'
plugin() {
    spec "$1" web corp.example corp.example CORP "$OWN" ",\"HostAccountConfig\":{$2}"
}
AZURE='"PortableCcgVersion":"1","PluginGUID":"{CCC2A336-D7F3-4818-A213-272B7924213E}"'
AMAZON='"PortableCcgVersion":"1","PluginGUID":"{859E1386-BDB4-49E8-85C7-3070B13920E1}"'
OTHER='"PortableCcgVersion":"1","PluginGUID":"{11111111-2222-3333-4444-555555555555}"'

spec more1 web corp.example corp.example CORP "$OWN,{\"Name\":\"jobs\",\"Scope\":\"dev.corp.example\"}"
says more1.json '!LINT-' 'nothing is told of a container: 0 errors, 0 warnings'
spec more2 web corp.example corp.example CORP "$OWN,{\"Name\":\"sql\",\"Scope\":\"CORP\"},{\"Name\":\"rpt\",\"Scope\":\"OTHER\"}"
says more2.json '!LINT-' '0 warnings'
spec tree1 web eu.corp.example corp.example CORP "$OWN"
says tree1.json "'eu.corp.example' lies below DnsName"
spec tree2 web corp.example eu.corp.example EU '{"Name":"web","Scope":"eu.corp.example"},{"Name":"web","Scope":"EU"}'
says tree2.json '!lies below' '0 warnings'
spec scope1 web corp.example corp.example CORP '{"Name":"web","Scope":"corp.exampel"},{"Name":"web","Scope":"CORP"}'
says scope1.json "'corp.exampel' is neither DnsName"
spec scope2 web corp.example corp.example CORP '{"Name":"web","Scope":"corp.example"},{"Name":"web","Scope":"CORPS"}'
says scope2.json "'CORPS' is neither DnsName"
plugin azure "$AZURE"',"PluginInput":"ObjectId=11111111-2222-3333-4444-555555555555"'
says azure.json 'SecretUri is missing'
plugin amazon "$AMAZON"',"PluginInput":"arn:aws:secretsmanager:eu:1:secret:x"'
says amazon.json 'takes JSON with the member credentialArn'
plugin lacks1 '"PluginGUID":"{859E1386-BDB4-49E8-85C7-3070B13920E1}"'
says lacks1.json 'does not write' '!write the file with New-CredentialSpec'
plugin lacks2 '"PortableCcgVersion":1,"PluginGUID":"CCC2A336","PluginInput":"a"'
says lacks2.json 'the text "1" is expected' 'is no GUID' '!write the file with New-CredentialSpec'
spec blank1 'web ' corp.example corp.example CORP '{"Name":"web ","Scope":"corp.example"},{"Name":"web ","Scope":"CORP"}'
says blank1.json "MachineAccountName: 'web ' has blanks" "Accounts[1].Name: 'web ' has blanks" '3 errors'
spec sign1 'we/b' corp.example corp.example CORP '{"Name":"we/b","Scope":"corp.example"},{"Name":"we/b","Scope":"CORP"}'
says sign1.json 'holds a character that no account name has'
spec open1 '{{ACCOUNT}}' '%DNS%' '%DNS%' '<NETBIOS>' '{"Name":"{{ACCOUNT}}","Scope":"%DNS%"}'
says open1.json "'{{ACCOUNT}}' is a placeholder" "'<NETBIOS>' is a placeholder" '6 errors' '!no account is called'
# shellcheck disable=SC2016
spec open2 '${acct}' '@DOMAIN@' '@DOMAIN@' CORP '{"Name":"${acct}","Scope":"@DOMAIN@"}'
says open2.json "'@DOMAIN@' is a placeholder" '5 errors'
plugin password1 "$OTHER"',"PluginInput":"svc@corp.example:S3cret!pw"'
says password1.json 'user@domain:password' '!S3cret'
plugin password2 "$OTHER"',"PluginInput":"{\"user\":\"svc\",\"password\":\"S3cret!pw\"}"'
says password2.json 'seems to hold a password' '!S3cret'
file k8s1.json <<'TXT'
{"apiVersion":"windows.k8s.io/v1","kind":"GMSACredentialSpec","metadata":{"name":"w"},"credspec":{"CmsPlugins":["ActiveDirectory"]}}
TXT
says k8s1.json 'DomainJoinConfig: this member is missing' '!may be meant'

# ---- a gMSA and a user; options behind the image; owners
request user1.yaml moby-24.0 "Isolation: hyperv, SecurityOpt: ['credentialspec=raw://{}']" 'User: svcuser,'
says user1.yaml "runs as 'svcuser', which has no identity in the domain"
request user2.yaml moby-24.0 "Isolation: hyperv, SecurityOpt: ['credentialspec=raw://{}']" "User: 'NT AUTHORITY\\NETWORK SERVICE',"
says user2.yaml '!has no identity'
file behind1.txt <<'TXT'
docker run img --isolation=process cmd
TXT
says behind1.txt '--isolation stands among'
file behind2.txt <<'TXT'
docker run img cmd /c dir -m
TXT
says behind2.txt '!stands among'
owner() {
    printf 'silospec: 1\ncontainer: {Id: a, Image: img, Path: cmd, Config: {User: %s}, HostConfig: {Isolation: hyperv}, %s: [{%s: c1, %s: thing, File: {Name: "C:\\\\f", UID: "1001", GID: "0", Mode: 292}}]}\n%s\n' \
        "$1" "$2" "$3" "$4" "$HOST" >"$scratch/owner.yaml"
}
owner ContainerUser ConfigReferences ConfigID ConfigName
says owner.yaml "config 'thing' reach nothing" 'so not by this one'
owner ContainerAdministrator SecretReferences SecretID SecretName
says owner.yaml "secret 'thing' reach nothing" '!so not by this one'

finish
