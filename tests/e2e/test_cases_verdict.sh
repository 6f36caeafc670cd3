#!/usr/bin/env bash
# Cases of people's questions, two and more of each class: networks that are gone, the isolation of clients,
# devices, what no container can use, mount strings, look-alikes, evidence, and remedies for the right cause.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"
# shellcheck source=cases.sh
. "$(dirname "$0")/cases.sh"

# mounted STRING TEXT...: what silospec mount says.
mounted() {
    local text string=$1
    shift
    run mount "$string"
    for text in "$@"; do
        case $text in
        '!'*) out_lacks "${text#!}" ;;
        *) out_has "$text" ;;
        esac
    done
}

# ---- an engine that nobody named refuses nothing
file typed.txt <<'TXT'
docker run --isolation process --device vpci-class-guid://5B45201D-F2F2-4F3B-85BB-30FF1F953599 img cmd
TXT
says typed.txt '0 errors' '!should be'
err_has 'engine moby-23.0: nobody names one'
file two-networks.yaml <<'TXT'
services: {web: {image: img, isolation: hyperv, networks: [a, b]}}
networks: {a: {}, b: {}}
TXT
says two-networks.yaml '0 errors' '!cannot be connected'
err_has 'engine moby-25.0: nobody names one'
run check -e moby-20.10 "$scratch/two-networks.yaml"
out_has 'cannot be connected to network endpoints'
out_has 'docker network'
run import "$scratch/typed.txt"
out_has 'engine: moby-23.0'
request named.yaml moby-20.10 "Isolation: process, Devices: [{PathOnHost: 'vpci-class-guid://5B45201D'}]" ''
says named.yaml 'should be' '!nobody names'

# ---- networks that are gone, none, ids
ID=9a1f0123456789ab9a1f0123456789ab9a1f0123456789ab9a1f0123456789ab
GONE="\"Status\":\"exited\",\"Running\":false,\"ExitCode\":128,\"Error\":\"network $ID not found\",\"StartedAt\":\"2024-01-01T00:00:05Z\""
inspect gone.json "$GONE" '"Isolation":"process","NetworkMode":"nat"' "$GRAPH"
first gone.json "error: the daemon answered the last start: network $ID not found"
says gone.json 'made anew under the same name' 'docker network disconnect -f' '!Make the network, or name'
file gone.txt <<'TXT'
PS C:\> docker start web
Error response from daemon: network corp not found
Error: failed to start containers: web
TXT
says gone.txt 'Make the network, or name one that exists' '!disconnect -f'
GONE="\"Status\":\"exited\",\"Running\":false,\"ExitCode\":128,\"Error\":\"network corp not found\",\"StartedAt\":\"2024-01-01T00:00:05Z\""
inspect gone-name.json "$GONE" '"Isolation":"process","NetworkMode":"corp"' "$GRAPH"
sed -i 's/"nat":{"EndpointID":"e","NetworkID":"[^"]*"/"corp":{"EndpointID":"","NetworkID":""/' "$scratch/gone-name.json"
first gone-name.json 'error: the daemon answered the last start: network corp not found'
says gone-name.json 'What was answered is what is worked out here' 'docker start fails at the networks: 1 error'
run effective "$scratch/gone-name.json"
out_has 'start refuses: network corp not found'
out_has 'none: no network'
sed -i "s/network corp/network $ID/; s/\"NetworkID\":\"\"/\"NetworkID\":\"$ID\"/" "$scratch/gone-name.json"
says gone-name.json 'What was answered is what is worked out here' 'disconnect -f' 'docker start fails at the networks: 1 error'
file gone-line.txt <<'TXT'
PS C:\> docker run --network corp img cmd
docker: Error response from daemon: network corp not found.
TXT
says gone-line.txt 'What was answered is what is worked out here' 'docker start fails at the networks: 1 error'
# What a document in an error tells of other networks is no list of all that there are.
file asked-line.txt <<'TXT'
PS C:\> docker run --network corp img cmd
docker: Error response from daemon: hcsshim::CreateComputeSystem 5baa17: The request is not supported. (extra info: {"SystemType":"Container","Name":"5baa17","Owner":"docker","IgnoreFlushesDuringBoot":true,"HvPartition":false,"EndpointList":["9799272C-DA29-489F-AE46-3A02BE135589"]}).
TXT
says asked-line.txt 'though the runtime gets the spec' '!network corp not found' 'field answers["daemon, line 2"]'
inspect short.json "$RUNS" '"Isolation":"process","NetworkMode":"9a1f01234567"' "$GRAPH"
sed -i "s/\"nat\":{\"EndpointID\":\"e\"/\"9a1f01234567\":{\"EndpointID\":\"e\",\"NetworkID\":\"$ID\"},&/" "$scratch/short.json"
says short.json 'is listed twice: for 9a1f01234567 and for nat' '!joining container'
inspect linux-name.json '"Status":"created","ExitCode":128,"Error":"network bridge not found","StartedAt":"0001-01-01T00:00:00Z"' \
    '"Isolation":"process","NetworkMode":"bridge"' "$GRAPH"
says linux-name.json 'it is of Linux' 'nat, which is the default'
request subnet.yaml moby-24.0 'Isolation: hyperv, NetworkMode: nat' "NetworkingConfig: {EndpointsConfig: {nat: {IPAMConfig: {IPv4Address: '10.1.0.300'}}}},"
says subnet.yaml 'invalid IPv4 address' 'Write an IPv4 address alone'
inspect none.json "$RUNS" '"Isolation":"process","NetworkMode":"none"' "$GRAPH"
sed -i 's/"nat":{/"none":{/' "$scratch/none.json"
run generate --compact "$scratch/none.json"
out_has '"network":{}'

# ---- the isolation of a client's daemon
file client.txt <<'TXT'
OS Name:                   Microsoft Windows 11 Pro
OS Version:                10.0.22631 N/A Build 22631

docker run --rm mcr.microsoft.com/windows/servercore:ltsc2022 cmd
TXT
run effective "$scratch/client.txt"
out_has 'Hyper-V: a kernel of its own'
file server.txt <<'TXT'
OS Name:                   Microsoft Windows Server 2022 Datacenter
OS Version:                10.0.20348 N/A Build 20348

docker run --rm mcr.microsoft.com/windows/servercore:ltsc2022 cmd
TXT
run effective "$scratch/server.txt"
out_has 'process: shares the'
file daemon.json <<'TXT'
{"exec-opts":["isolation=hyperv"],"data-root":"E:\\dk"}
TXT
says daemon.json 'nothing is told of a container' '!BaseFS'

# ---- devices
request hyperv-device.yaml moby-25.0 "Isolation: hyperv, Devices: [{PathOnHost: 'class/5B45201D-F2F2-4F3B-85BB-30FF1F953599'}]" ''
says hyperv-device.yaml 'the runtime refuses the spec' 'Use process isolation'
file locations.txt <<'TXT'
docker run --isolation process --device vpci-location-path://PCIROOT(20)#PCI(0300)#PCI(0000) img
TXT
run check "$scratch/locations.txt"
err_has 'it was read as cmd reads it'
out_has 'device'
file paste.txt <<'TXT'
docker: Error response from daemon: hcsshim::CreateComputeSystem 3f2c9d1b: device assignment is not supported for HyperV containers.

docker run --isolation=hyperv --device class/5B45201D-F2F2-4F3B-85BB-30FF1F953599 img
TXT
first paste.txt 'error: the daemon answered'
says paste.txt 'Use process isolation' '!IGN-3'
# ---- answered and worked out: one problem
file joined.txt <<'TXT'
PS C:\> docker run --cpus 2 --cpu-shares 5 img cmd
docker: Error response from daemon: Conflicting options: Nano CPUs and CPU Shares cannot
both be set.
TXT
first joined.txt 'error: the daemon answered'
says joined.txt 'What was answered is what is worked out here. Take --cpus or --cpu-shares away' \
    'docker create refuses: 1 error' 'the client sees HTTP' '!STATE-4'
file joined.txt <<'TXT'
docker run --privileged --cpus 2 --cpu-shares 5 img cmd
docker: Error response from daemon: Windows does not support privileged mode.
TXT
says joined.txt 'Take --privileged away' '2 errors' 'cannot both be set'
file joined.txt <<'TXT'
docker run --network corp img cmd
docker: Error response from daemon: network web not found.
Server Version: 24.0.7
OSType: windows
Default Isolation: process
TXT
says joined.txt '!What was answered is' 'network web not found' 'STATE-4'
file joined.txt <<'TXT'
docker run --security-opt credentialspec=file://web.json img cmd
docker: Error response from daemon: failed to load credential spec for container 4f1c0a: open C:\ProgramData\docker\CredentialSpecs\web.json: The system cannot find the file specified.
Server Version: 24.0.7
OSType: windows
Default Isolation: process
TXT
says joined.txt 'What was answered is what is worked out here' 'docker start fails while the spec is built: 1 error' '!STATE-4'

# ---- what cannot start, before and after it did not
file behind.txt <<'TXT'
docker run -d img -e ACCEPT_EULA=Y
docker: Error response from daemon: container 4f1c encountered an error during CreateProcess: failure in a Windows system call: The system cannot find the file specified. (0x2) extra info: {"CommandLine":"-e ACCEPT_EULA=Y","WorkingDirectory":"C:\\"}.
TXT
says behind.txt 'That fits: -e stands among' '!IGN-3' '1 error, 0 warnings'
# a container that somebody wrote beside the request is not looked at, and that is said
file beside.yaml <<'TXT'
{silospec: 1, request: {body: {Image: i}}, container: {Config: {Image: x}, HostConfig: {Memory: 5}}, answers: {'daemon, line 1': 'it fails'}}
TXT
says beside.yaml 'IGN-3'
file echo.txt <<'TXT'
container 4f1c encountered an error during CreateProcess: failure in a Windows system call: The system cannot find the file specified. (0x2) extra info: {"CommandLine":"echo hello","WorkingDirectory":"C:\\"}
TXT
says echo.txt 'That fits: echo is built into cmd' 'USE-27'
file drive.txt <<'TXT'
docker run -w E:\app img D:\tools\run.exe
TXT
says drive.txt 'the program is D:\tools\run.exe' 'the working directory is E:\app' '2 warnings'
file tabs.yaml <<'TXT'
services:
	web:
		image: img
TXT
says tabs.yaml 'found character that cannot start any token' 'indent with blanks; YAML does not allow tabs there' \
    'docker compose itself refuses the files'

file gpus.txt <<'TXT'
Error response from daemon: could not select device driver "nvidia" with capabilities: [[gpu]].
TXT
first gpus.txt 'Answer   the daemon is one for Linux'

# ---- what no container can use
inspect folder.json '"Status":"created","ExitCode":128,"Error":"container 3f2c encountered an error during hcs::System::CreateProcess: cmd: failure in a Windows system call: The directory name is invalid. (0x10b)","StartedAt":"0001-01-01T00:00:00Z"' \
    '"Isolation":"process","NetworkMode":"nat"' "$GRAPH"
sed -i 's/"Config":{/&"WorkingDir":"D:\\\\app",/' "$scratch/folder.json"
says folder.json 'Fits: the working directory is on a drive that the container does not have (it is D:\app)' \
    "The daemon's answer above" '!State.Error, or'
file folder.txt <<'TXT'
docker run -w Z:\src -v C:\src:Z: img cmd
TXT
says folder.txt '!0x10B'
file options.json <<'TXT'
{"Image":"img","Cmd":["--cpus","2","cmd"],"WorkingDir":"E:\\x","HostConfig":{"Isolation":"hyperv"}}
TXT
says options.json 'nothing is mounted on E:' '--cpus stands among'

# ---- volumes
file pipe.txt <<'TXT'
docker run -v \\.\pipe\docker_engine img cmd
TXT
says pipe.txt 'Is there a pipe \\.\pipe\docker_engine' '!USE-19'
file drive.txt <<'TXT'
docker run -v D: img cmd
TXT
says drive.txt '!USE-19' '0 errors'
request volume.yaml moby-20.10 'Isolation: hyperv' 'Volumes: {data: {}},'
says volume.yaml 'Write the folder with its drive: -v C:\FOLDER' '!RUN-4'

# ---- mount strings
mounted '/var/run/docker.sock:/var/run/docker.sock' 'on Windows that is a pipe' 'docker_engine:'
mounted '/srv/data:C:\data' "'/srv/data' has no drive: that is a path of Linux" 'C:\srv\data' '!relative'
mounted '"C:\a":C:\b' 'a quotation mark'
# shellcheck disable=SC2016
mounted '${PWD}:C:\y' 'create refuses a volume of that name'
mounted 'a:C:\x' 'two characters at least'
mounted 'data:D:\sub' 'only the whole drive'
mounted 'data:D:\' '!only the whole drive'
mounted 'C:\a:C:\' 'Mount on a folder of C:'
mounted 'type=bind,source=C:\x' 'Give the mount its target'
mounted 'type=bind,src=./data,dst=C:\data' 'C:\folder\data' 'stands for the folder that it is called in'

# ---- look-alikes
file podman.json <<'TXT'
[{"Id":"1a2b","Created":"2024-05-01T10:00:00Z","State":{"Status":"running","ConmonPid":12},"ConmonPidFile":"/run/x","OCIRuntime":"crun","Name":"web","Driver":"overlay","Config":{"Image":"alpine"},"HostConfig":{"NetworkMode":"bridge"}}]
TXT
file podman.txt <<'TXT'
host:
  arch: amd64
  buildahVersion: 1.33.2
  conmon:
    path: /usr/bin/conmon
  os: linux
version:
  Version: 4.8.2
TXT
file linux.json <<'TXT'
{"HostConfig":{"Binds":["/srv:/data"],"NetworkMode":"bridge","CgroupnsMode":"private","MaskedPaths":["/proc/acpi"],"ReadonlyPaths":["/proc/bus"]}}
TXT
file overlay.json <<'TXT'
[{"Id":"1a2b","Created":"2024-05-01T10:00:00Z","Path":"nginx","Args":[],"State":{"Running":true},"Name":"/web","Driver":"overlay2","Platform":"linux","HostConfig":{"NetworkMode":"bridge"},"Config":{"Image":"nginx"}}]
TXT
for command in check effective explain generate upgrade; do
    for name in podman.json podman.txt linux.json overlay.json; do
        # shellcheck disable=SC2046
        run "$command" "$scratch/$name" $([ "$command" = explain ] && echo root.path)
        [ "$status" -ne 0 ] || fail "$command takes $name for a document of dockerd's"
        case $name in
        podman*) err_has 'this is podman' ;;
        *) err_has 'of a Linux daemon' ;;
        esac
    done
done
file v2.json <<'TXT'
{"Owner":"containerd-shim-runhcs-v1.exe","SchemaVersion":{"Major":2,"Minor":1},"Container":{"GuestOs":{"HostName":"a"},"Storage":{"Layers":[]}}}
TXT
says v2.json 'made by containerd' 'as Docker would do'
file crictl.json <<'TXT'
{"status":{"id":"aa","state":"CONTAINER_RUNNING"},"info":{"pid":4,"runtimeSpec":{"ociVersion":"1.0.2","process":{"args":["cmd"],"cwd":"C:\\"},"windows":{"layerFolders":["a"]}}}}
TXT
says crictl.json 'made by containerd' '!RUN-4'
printf 'status\nquit\n' >"$scratch/status.txt"
ran='silospec --plain crictl.json'
"$SILOSPEC" --plain "$scratch/crictl.json" <"$scratch/status.txt" >"$scratch/out" 2>"$scratch/err" || true
out_has 'not made by Docker'
out_lacks 'spec ok'
file body.txt <<'TXT'
curl --npipe //./pipe/docker_engine -d "{\"Image\":\"img\",\"HostConfig\":{\"Isolation\":\"process\",\"Privileged\":true}}" http://localhost/v1.43/containers/create
TXT
first body.txt 'error: Windows does not support privileged mode'
err_has 'the body of a request for a container, and no inspect'
run identify "$scratch/body.txt"
out_has 'create-request'

# ---- all that one step refuses
file unsupported.txt <<'TXT'
docker run --cpuset-cpus 0-1 --pids-limit 10 --oom-kill-disable img cmd
TXT
first unsupported.txt 'error: invalid option: Windows does not support CpusetCpus'
says unsupported.txt 'Take --cpuset-cpus away' 'Take --pids-limit away' 'Take --oom-kill-disable away' '3 errors'
file mounts.txt <<'TXT'
docker run --mount type=tmpfs,target=C:\t --mount type=bind,source=rel,target=C:\q img
TXT
says mounts.txt 'mount type unknown' "invalid mount path: 'rel'" 'request.body.HostConfig.Mounts[1]' '2 errors'

# ---- evidence
inspect killed.json '"Status":"exited","Running":false,"OOMKilled":true,"ExitCode":137,"StartedAt":"2024-01-01T00:00:05Z"' \
    '"Isolation":"hyperv","NetworkMode":"nat"' "$GRAPH"
says killed.json 'for want of memory' 'Give the container more memory'
inspect storage.json "$RUNS" '"Isolation":"hyperv","NetworkMode":"nat"' \
    '"Driver":"windows","Storage":{"RootFS":{"Snapshot":{"Name":"windows"}}},'
run check "$scratch/storage.json"
err_has 'engine moby-29'

# ---- an error alone: what it means comes first
file port.txt <<'TXT'
hnsCall failed in Win32: The specified port already exists. (0x803b0013)
TXT
first port.txt 'Answer   the host port is taken'
says port.txt 'netstat -ano'
file bare.txt <<'TXT'
network web-net not found
TXT
first bare.txt 'Answer   it is refused by docker start, while the networks are connected.'
file bare-mount.txt <<'TXT'
invalid volume specification: 'C:\a:/b'
TXT
says bare-mount.txt "Answer" 'has no drive: that is a path of Linux: write C:\b'
file last-line.txt <<'TXT'
Error: failed to start containers: web
TXT
first last-line.txt 'Answer   this is the last line of the client'
inspect endpoint.json '"Status":"created","ExitCode":128,"Error":"failed to create endpoint web on network nat: hns failed with error : The parameter is incorrect. ","StartedAt":"0001-01-01T00:00:00Z"' \
    '"Isolation":"process","NetworkMode":"nat"' "$GRAPH"
says endpoint.json 'The parameter is incorrect' '!storage options' '!no devices'
file networks.txt <<'TXT'
"Networks": {
    "nat": {
        "NetworkID": "aa",
        "EndpointID": "bb"
    }
}
TXT
run import "$scratch/networks.txt"
out_has 'NetworkID: aa'
file level.txt <<'TXT'
level=info msg="Windows default isolation mode: hyperv"
TXT
run import "$scratch/level.txt"
out_has 'DefaultIsolation: hyperv'

# ---- remedies that fit their cause
opt() {
    request opt.yaml "$1" "Isolation: process, SecurityOpt: ['$2']" ''
}
opt moby-24.0 seccomp=unconfined
says opt.yaml 'Windows knows credentialspec alone'
opt moby-24.0 no-new-privileges
says opt.yaml 'Write NAME=VALUE'
opt moby-24.0 'credentialspec=file://C:\creds\web.json'
says opt.yaml 'give its name alone'
opt moby-24.0 'credentialspec=registry://web'
says opt.yaml '!not a path'

# ---- what several steps refuse, and what the container would be
file steps.json <<'TXT'
{"Image":"img","Cmd":["cmd"],"HostConfig":{"Privileged":true,"LogConfig":{"Type":"journald"},"Binds":["/x y:/z"],"NanoCpus":1500000000}}
TXT
first steps.json 'error: Windows does not support privileged mode'
says steps.json "no log driver named 'journald'" 'invalid volume specification' '3 errors'
run effective "$scratch/steps.json"
out_has 'create gives it the first 12 digits'
out_has 'create does not come so far'
out_lacks 'none: no network'
file limits.txt <<'TXT'
docker run --isolation process --cpus 1.5 -m 3g img cmd
TXT
run effective "$scratch/limits.txt"
out_has '1.5 CPUs                  count 0'
out_lacks 'create changes it'

# ---- the daemon's default that nobody told
file nobody.txt <<'TXT'
docker run img cmd
TXT
run effective "$scratch/nobody.txt"
out_has "?  Isolation            -"
file device.txt <<'TXT'
OS Name:                   Microsoft Windows 11 Pro
OS Version:                10.0.22631 N/A Build 22631

docker run --device class/5B45201D-F2F2-4F3B-85BB-30FF1F953599 mcr.microsoft.com/windows/server:ltsc2022 cmd
TXT
for engine in 20.10 25.0; do
    run check -e "$engine" "$scratch/device.txt"
    out_has "Which isolation is the daemon's default?"
    out_has '0 errors'
done

# ---- classes of devices
file class.txt <<'TXT'
docker run --isolation process --device class/COM3 img
TXT
says class.txt "'COM3' is no GUID" 'class/86E0D1E0-8089-11D0-9CE4-08003E301F73'
file guid.txt <<'TXT'
docker run --isolation process --device class/86e0d1e0-8089-11d0-9ce4-08003e301f73 img
TXT
says guid.txt '!is no GUID'

# ---- near misses
run rules netwrok
err_has "did you mean 'network'?"
run rules CPU-33
err_has "did you mean 'CPU-3'?"
run explain "$scratch/nobody.txt" windows.resources.cpu.maximum
err_has 'windows.resources.cpu.maximum is not in this spec'
err_has 'container.HostConfig.CpuPercent'
run explain "$scratch/nobody.txt" cpu.maximun
err_has 'did you mean windows.resources.cpu.maximum?'
run explain "$scratch/nobody.txt" windows.layerFolder
err_has 'did you mean windows.layerFolders?'

# ---- credential specs
# credential NAME ACCOUNT TREE DOMAIN NETBIOS
credential() {
    printf '{"CmsPlugins":["ActiveDirectory"],"DomainJoinConfig":{"Sid":"S-1-5-21-702590844-1001920913-2680819671","MachineAccountName":"%s","Guid":"56d9b66c-d746-4f87-bd26-26760cfdca2e","DnsTreeName":"%s","DnsName":"%s","NetBiosName":"%s"},"ActiveDirectoryConfig":{"GroupManagedServiceAccounts":[{"Name":"%s","Scope":"%s"},{"Name":"%s","Scope":"%s"}]}}\n' \
        "$2" "$3" "$4" "$5" "$2" "$4" "$2" "$5" >"$scratch/$1"
}
credential words.json '[AccountName]' tbd YOUR_DOMAIN CHANGEME
says words.json "'[AccountName]' is a placeholder" "'tbd' is a placeholder" "'YOUR_DOMAIN' is a placeholder" \
    "'CHANGEME' is a placeholder" '!no account name has'
# shellcheck disable=SC2016
credential actions.json web '${{ secrets.TREE }}' corp.example CORP
# shellcheck disable=SC2016
says actions.json "'\${{ secrets.TREE }}' is a placeholder"
credential blanks.json web 'corp.example ' ' corp.example' 'CORP '
says blanks.json "'corp.example ' has blanks" "' corp.example' has blanks" "'CORP ' has blanks" '!no DNS name has'
credential fine.json web corp.example corp.example CORP
says fine.json '0 errors, 0 warnings'
file letters.json <<'TXT'
{"cmsPlugins":["ActiveDirectory"],"domainJoinConfig":{"sid":"S-1-5-21-1-2-3"}}
TXT
says letters.json "'domainJoinConfig' is written DomainJoinConfig" "'sid' is written Sid"
head -c 90 "$scratch/fine.json" >"$scratch/cut.json"
says cut.json 'the text ends' '!is missing'

# ---- a credential spec that is there without a text; one that another one follows
file empty-spec.yaml <<'YAML'
silospec: 1
engine: moby-25.0
container: {Image: i, BaseFS: 'C:\l', HostConfig: {SecurityOpt: ['credentialspec=file://a.json']}}
host:
  Images: [{Id: i, OS: windows, LayerFolders: ['C:\a', 'C:\b']}]
  CredentialSpecs: {Files: {a.json: '', b.json: '{}'}}
YAML
says empty-spec.yaml 'the credential spec is empty' 'but it has no text: write into' '!Write credentialspec='
sed "s|://a.json'|://b.json', 'credentialspec=file://a.json'|" "$scratch/empty-spec.yaml" >"$scratch/later.yaml"
says later.yaml 'is empty and cancels the others' 'Take that option away' 'Give one credential spec alone'

finish
