#!/usr/bin/env bash
# Cases of what people bring of their hosts: credential specs without a container, containers that join
# another one, that are started again and again, refusals in other programs' words, a daemon that does not start.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"
# shellcheck source=cases.sh
. "$(dirname "$0")/cases.sh"

# ---- several credential specs and no container: each is looked at, whatever carries them
BAD='{"CmsPlugins":["ActiveDirectory"],"DomainJoinConfig":{"Sid":"S-1-5-21-1-2-3-1104","MachineAccountName":"app","Guid":"244818ae-87ac-4fcd-92ec-e79e5252348a","DnsTreeName":"corp.example","DnsName":"corp.example","NetBiosName":"CORP"},"ActiveDirectoryConfig":{"GroupManagedServiceAccounts":[{"Name":"app","Scope":"corp.example"},{"Name":"app","Scope":"CORP"}]}}'
GOOD=${BAD/-1104/}
mkdir "$scratch/CredentialSpecs"
printf '%s\n' "$BAD" >"$scratch/CredentialSpecs/app.json"
printf '%s\n' "${GOOD//app/web}" >"$scratch/CredentialSpecs/web.json"
says CredentialSpecs 'host.CredentialSpecs.Files["app.json"]' 'is the SID of an account' '0 errors, 1 warning' \
    '!Files["web.json"]'
{
    printf 'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Containers\\CredentialSpecs]\r\n'
    printf '"web"="%s"\r\n"app"="%s"\r\n' "${GOOD//\"/\\\"}" "${BAD//\"/\\\"}"
} >"$scratch/two.reg"
says two.reg 'host.CredentialSpecs.Registry.Values.app' 'is the SID of an account' '0 errors, 1 warning'
# a path in place of the text is told for what it is; the key's default value nobody can name
printf '"path"="C:\\\\specs\\\\web.json"\r\n@="x"\r\n' >>"$scratch/two.reg"
says two.reg 'not its name or its path' '!double quotes' '!Values[""]' '1 error, 1 warning'
printf '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"windows.k8s.io/v1","kind":"GMSACredentialSpec","metadata":{"name":"app"},"credspec":%s},{"apiVersion":"windows.k8s.io/v1","kind":"GMSACredentialSpec","metadata":{"name":"web"},"credspec":%s}]}\n' \
    "$BAD" "${BAD/MachineAccountName\":\"app/MachineAccountName\":\"app\$}" >"$scratch/list.json"
says list.json 'Files["app.json"]' 'Files["web.json"]' 'ends with $' '1 error, 2 warnings'
# a container that asks for one of them: the others are not its business
printf '[{"Id":"c1","Name":"/x","Path":"cmd","Args":[],"Image":"sha256:aa","HostConfig":{"Isolation":"hyperv","SecurityOpt":["credentialspec=file://web.json"]},"Config":{"Hostname":"x"}}]\n' \
    >"$scratch/CredentialSpecs/inspect.json"
says CredentialSpecs '0 errors, 0 warnings' '!SID of an account'
# a spec that holds an object in its place
file object.json <<'TXT'
{"ociVersion":"1.0.2-dev","process":{"args":["cmd"],"cwd":"C:\\"},"root":{"path":"\\\\?\\Volume{1}\\"},"windows":{"layerFolders":["C:\\a","C:\\b"],"credentialSpec":{"CmsPlugins":["ActiveDirectory"]}}}
TXT
run check "$scratch/object.json"
err_has 'credentialSpec is an object: containerd and docker read only a string there'

# ---- a joined container: an inspect shows neither whose network it is nor its endpoints
inspect joined.json "$RUNS" '"Isolation":"process","NetworkMode":"container:web"' "$GRAPH"
says joined.json 'not known: Which id has the container web, whose network is joined?' \
    'affects windows.network.networkSharedContainerName' 'affects windows.network.endpointList' \
    '0 errors, 0 warnings, 2 things not known'
run generate --compact "$scratch/joined.json"
expect_status 5
out_has '"networkSharedContainerName":null'
run effective "$scratch/joined.json"
out_has 'they are those of the container whose network is joined'
out_lacks 'none: no network'
ID=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
inspect joined-id.json "$RUNS" "\"Isolation\":\"process\",\"NetworkMode\":\"container:$ID\"" "$GRAPH"
says joined-id.json '!Which id has' 'Which endpoints has the container' '1 thing not known'
run generate --compact "$scratch/joined-id.json"
expect_status 5
out_has "\"networkSharedContainerName\":\"$ID\""
# what is told is not asked for
printf 'silospec: 1\ncontainer: {Id: a1, Image: img, Path: cmd, Config: {}, HostConfig: {NetworkMode: "container:web", Isolation: process}, BaseFS: "\\\\\\\\?\\\\Volume{1}", NetworkSharedContainerID: w1, SharedEndpointList: [e1]}\n%s\n' "$HOST" \
    >"$scratch/joined-told.yaml"
says joined-told.yaml '!not known'

# ---- a container that is started again and again
inspect again.json '"Status":"restarting","Running":true,"Restarting":true,"ExitCode":3221225781,"StartedAt":"2024-01-01T00:00:05Z","FinishedAt":"2024-01-01T00:00:06Z"' \
    '"Isolation":"process","NetworkMode":"default","RestartPolicy":{"Name":"always"}' "\"RestartCount\":7,$GRAPH"
says again.json 'ended with exit code 3221225781 (0xC0000135)' 'a DLL was not found' \
    'its restart policy has started it again 7 times so far'
inspect once.json '"Status":"restarting","Running":true,"Restarting":true,"ExitCode":1,"StartedAt":"2024-01-01T00:00:05Z"' \
    '"Isolation":"process","NetworkMode":"default"' "$GRAPH"
says once.json 'ended with exit code 1' 'starts it again and again'
inspect runs.json "$RUNS,\"ExitCode\":0" '"Isolation":"process","NetworkMode":"default"' "\"RestartCount\":7,$GRAPH"
says runs.json '!exit code'

# ---- refusals that another program hands on
file handed.txt <<'TXT'
ERROR: for web  Cannot create container for service web: invalid environment variable: =x
ERROR: Encountered errors while bringing up the project.
TXT
says handed.txt 'rule PRE-9'
file sdk.txt <<'TXT'
docker.errors.APIError: 400 Client Error for http+docker://localnpipe/v1.41/containers/create: Bad Request ("the working directory 'app' is invalid, it needs to be an absolute path")
TXT
says sdk.txt 'rule PRE-7'
file joins.txt <<'TXT'
failed to start: API error (500): sharing of hyperv containers network is not supported
TXT
says joins.txt 'rule STA-1'
file java.txt <<'TXT'
com.github.dockerjava.api.exception.BadRequestException: Status 400: {"message":"invalid Capabilities: unknown capability: \"CAP_X\""}
	at com.github.dockerjava.core.DefaultInvocationBuilder.execute(DefaultInvocationBuilder.java:237)
TXT
says java.txt 'rule PRE-15'
# a pipe by one path alone is no file that a folder would help
file pipe.txt <<'TXT'
ERROR: for traefik  Cannot create container for service traefik: invalid volume spec "\\\\.\\pipe\\docker_engine": file '\\.\pipe\docker_engine' cannot be mapped. Only directories can be mapped on this platform
TXT
says pipe.txt 'A pipe was asked for as a volume' '!Name a folder'

# ---- docker compose's own words are its own, and begin where it begins
file npipe.md <<'TXT'
`docker compose build`
results in error message;
`validating C:\s\docker-compose.yml: services.agent.volumes.0.type services.agent.volumes.0.type must be one of the following: "bind", "volume", "tmpfs", "cluster", "image"`

```
 Server Version: 28.0.4
 Storage Driver: windowsfilter
 Kernel Version: 10.0 26100 (26100.1.amd64fre.ge_release.240331-1435)
 Operating System: Microsoft Windows Server Version 24H2 (OS Build 26100.3775)
 OSType: windows
```
TXT
says npipe.md 'docker compose answered: `validating' 'do not know npipe' '!the daemon answered' '!results in'
run check --json "$scratch/sdk.txt"
[ "$(grep -c '^{' "$scratch/out")" = 1 ] || fail 'not one document'
file elevated.txt <<'TXT'
error during connect: Get http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.40/info: open //./pipe/docker_engine: The system cannot find the file specified.
TXT
run check --json "$scratch/elevated.txt"
[ "$(grep -c '^{' "$scratch/out")" = 1 ] || fail 'not one document'

# ---- a daemon that does not start says why in a line without a record around it
file dockerd.txt <<'TXT'
time="2017-05-05T08:45:14.3+03:00" level=info msg="Windows default isolation mode: hyperv"
time="2017-05-05T08:45:15.5+03:00" level=error msg="Error during layer Store.Cleanup(): open C:\\ProgramData\\docker\\windowsfilter: The system cannot find the file specified."
Error starting daemon: Error initializing network controller: Error creating default network: HNS failed with error : The object already exists.
TXT
says dockerd.txt 'the daemon does not start: it could not make its networks'
printf '%s\n' '{"fixed-cidr": "172.16.0.0/12"}' >"$scratch/daemon.json"
run check "$scratch/daemon.json" --with "$scratch/dockerd.txt"
out_has 'the daemon answered: Error starting daemon'
file conflict.txt <<'TXT'
unable to configure the Docker daemon with file C:\ProgramData\docker\config\daemon.json: the following directives are specified both as a flag and in the configuration file: hosts: (from flag: [npipe:////./pipe/docker_engine_windows], from file: [tcp://0.0.0.0:2376 npipe://])
TXT
says conflict.txt 'the command line of the service sets as well'
file key.txt <<'TXT'
unable to configure the Docker daemon with file C:\ProgramData\docker\config\daemon.json: the following directives don't match any configuration option: isolation
TXT
says key.txt 'a key that this release does not know'
file listen.txt <<'TXT'
time="2019-10-16T14:23:39.1+02:00" level=info msg="Starting up"
failed to load listeners: open //./pipe/docker_engine: Access is denied.
TXT
says listen.txt 'it may not open the pipe that it listens on'
file driver.txt <<'TXT'
Error response from daemon: plugin "transparent" not found
TXT
says driver.txt 'it runs Linux containers'
file unix-isolation.txt <<'TXT'
2023-01-23T14:48:35.465-0500 [DEBUG] client.driver_mgr.docker: failed to create container: driver=docker attempt=2 error="API error (500): Invalid isolation: \"hyperv\" - linux only supports 'default'"
TXT
says unix-isolation.txt 'the daemon that answered runs Linux containers'
file unix-volume.txt <<'TXT'
driver.docker: Failed to create container: API error (500): {"message":"invalid bind mount spec \"/C/alloc:c:\\\\alloc\": invalid mode: \\alloc"}
TXT
says unix-volume.txt 'a daemon of Linux containers read this volume'
file raw.yml <<'TXT'
services:
  app:
    image: img
    credential_spec:
      raw: "{}"
TXT
says raw.yml "security_opt: ['credentialspec=raw://TEXT']"

# ---- a run line and its error: what hangs on the error is what was made of the line, and no second container
file lined.txt <<'TXT'
PS C:\> docker run --rm --isolation=process img cmd
docker: Error response from daemon: hcsshim::CreateComputeSystem 09a5: The system cannot find the file specified.
(extra info: {"SystemType":"Container","Name":"09a5","Owner":"docker","VolumePath":"\\\\?\\Volume{1}","LayerFolderPath":"C:\\d\\windowsfilter\\09a5","Layers":[{"ID":"1","Path":"C:\\d\\windowsfilter\\base"}],"HvPartition":false,"EndpointList":["2664327E-E3DA-4989-B292-D20A129FB749"],"AllowUnqualifiedDNSQuery":true}).
TXT
says lined.txt 'ERROR_FILE_NOT_FOUND' '!IGN-3'
file process.txt <<'TXT'
docker run -t img cmd
docker: Error response from daemon: container 4f1c encountered an error during CreateProcess: failure in a Windows system call: The compute system exited unexpectedly. (0xc0370106) extra info: {"CommandLine":"cmd","User":"me","WorkingDirectory":"C:\\","EmulateConsole":true,"ConsoleSize":[47,213]}.
TXT
says process.txt 'ERROR_VMCOMPUTE_UNEXPECTED_EXIT' '!IGN-3'
# two run lines, each with its error below: an error is of its own line
file each.txt <<'TXT'
PS C:\> docker run --rm img:1 cmd
docker: Error response from daemon: 4f1c encountered an error during hcs::System::CreateProcess: cmd: failure in a Windows system call: The remote procedure call failed. (0x6be).

With another image:
PS C:\> docker run --rm img:2 cmd
docker: Error response from daemon: 5f1c encountered an error during hcs::System::Start: failure in a Windows system call: The virtual machine or container exited unexpectedly. (0xc0370106).
TXT
run check --select img:1 "$scratch/each.txt"
out_has '(0x6be)'
out_lacks '0xc0370106'
run check --select img:2 "$scratch/each.txt"
out_has '(0xc0370106)'
out_lacks '0x6be'
# but what it tells of engine and host holds for all of them
file host.txt <<'TXT'
PS C:\> docker run --isolation=process img:1 cmd
PS C:\> docker run mcr.microsoft.com/windows/servercore:ltsc2022 cmd
docker: no matching manifest for windows/amd64 10.0.17763 in the manifest list entries.
TXT
run check --select img:1 "$scratch/host.txt"
out_lacks 'no matching manifest'
err_has 'engines from 18.09.0 to 27.5 write such a text'
err_lacks 'says nothing of the host'
# with a command between it is not known whose it is
file between.txt <<'TXT'
PS C:\> docker run -d --name one --isolation=hyperv img:1 cmd
PS C:\> docker run -d --name two --isolation=process img:2 cmd
PS C:\> docker start one
Error response from daemon: hcs::CreateComputeSystem 57667319fc4fb257c05c83554d105a1852bc0c5784dae9867a00d4a00d88fbdf: The virtual machine could not be started because a required feature is not installed. (0xc0370102)
TXT
run check --select one "$scratch/between.txt"
out_has 'the daemon answered'
sed 's/^PS C:.> docker start/docker start/' "$scratch/between.txt" >"$scratch/typed.txt"
run check --select one "$scratch/typed.txt"
out_has 'the daemon answered'
# and an inspect below may be of the container that the line made
file below.txt <<'TXT'
PS C:\> docker run -d --isolation hyperv img:1 cmd
docker: Error response from daemon: hcs::CreateComputeSystem 57667319fc4fb257c05c83554d105a1852bc0c5784dae9867a00d4a00d88fbdf: The virtual machine could not be started because a required feature is not installed. (0xc0370102)
PS C:\> docker inspect web
[{"Id":"57667319fc4fb257c05c83554d105a1852bc0c5784dae9867a00d4a00d88fbdf","Name":"/web","State":{"Status":"created"},"Image":"sha256:aa","Path":"cmd","Args":[],"Driver":"windowsfilter","HostConfig":{"Isolation":"hyperv"},"Config":{"Image":"img:1","Cmd":["cmd"]}}]
TXT
run check --select web "$scratch/below.txt"
out_has 'the daemon answered'

# ---- dockerd's log in the event log holds its answers; so does the task of a service
file event.txt <<'TXT'
Log Name:      Application
Source:        docker
Date:          11/29/2024 9:14:03 AM
Event ID:      1
Level:         Error
Computer:      WEB01.corp.example
Description:
Handler for POST /v1.43/containers/web/start returned error: invalid credential spec: registry credential spec "web" for container 77aa was not found
TXT
says event.txt 'it is refused by docker start, while the spec is built' 'Event docker 1'
inspect started.json '"Status":"created","StartedAt":"0001-01-01T00:00:00Z"' '"Isolation":"process","NetworkMode":"default"' "$GRAPH"
run check "$scratch/started.json" --with "$scratch/event.txt"
out_has 'the daemon answered: invalid credential spec: registry credential spec "web"'
file task.json <<'TXT'
[{"ID":"x1","Spec":{"ContainerSpec":{"Image":"img:1","Args":["cmd"]}},"ServiceID":"s","Slot":1,"NodeID":"n","Status":{"State":"rejected","Message":"preparing","Err":"invalid mount config for type \"npipe\": field Source must not be empty"},"DesiredState":"shutdown"}]
TXT
says task.json 'the daemon answered: invalid mount config for type "npipe"' 'rule PRE-12'

# ---- options of a pipeline's container are docker's command line, and no shell's
file pipeline.yml <<'TXT'
resources:
  containers:
  - container: win
    image: img:1
    options: --isolation=hyperv -v C:\cache:C:\cache
jobs:
- job: build
  container: win
TXT
says pipeline.yml '!invalid volume specification' '0 errors'

# ---- a credential spec's file is what the host has, with the mark that it begins with
printf '\357\273\277%s\n' "$GOOD" >"$scratch/marked.json"
says marked.json 'the text begins with a byte order mark'
printf '\377\376' >"$scratch/wide.json"
printf '%s\n' "$GOOD" | iconv -t UTF-16LE >>"$scratch/wide.json"
run check "$scratch/wide.json"
err_has 'the file is UTF-16LE'

# ---- what the container gets: program and user are the image's where nobody told that
fragment() {
    run effective "$scratch/$1"
    flatten
}
file alone.json <<'TXT'
{"Isolation":"hyperv","Memory":2147483648,"NanoCpus":2000000000,"SecurityOpt":["credentialspec=registry://web"]}
TXT
fragment alone.json
out_has '? Program cmd args, 1 unknown'
out_has "? User - - the image's USER, or"
file line.txt <<'TXT'
docker run img:1 ping -t localhost
TXT
fragment line.txt
out_has '? Program ping -t localhost args, 3 ping -t localhost'
out_has 'an ENTRYPOINT of the image, which is not told, would stand in front of it'
file bare.txt <<'TXT'
docker run img:1
TXT
fragment bare.txt
out_has '? Program cmd args, 1 unknown'
file entry.txt <<'TXT'
docker run --entrypoint ping -u me img:1 -t localhost
TXT
fragment entry.txt
out_lacks '? Program'
out_lacks '? User'
fragment again.json
out_lacks '? Program'
out_lacks '? User'

# ---- of a host alone nothing is asked that only a container would need
file info29.json <<'TXT'
{"ID":"1","Driver":"windows","DriverStatus":[["driver-type","io.containerd.snapshotter.v1"]],"NCPU":16,"DockerRootDir":"C:\\ProgramData\\docker","ServerVersion":"29.1.3","Isolation":"process","OSType":"windows","OperatingSystem":"Microsoft Windows Server Version 24H2 (OS Build 26100.7171)","KernelVersion":"10.0 26100"}
TXT
says info29.json 'nothing is told of a container: 0 errors, 0 warnings' '!not known'

# ---- a daemon.json that the daemon does not start with: said where it is checked
check_daemon() {
    printf '%s\n' "$1" >"$scratch/daemon.json"
    run check "$scratch/daemon.json"
    shift
    cat "$scratch/out" >>"$scratch/err"
    for text in "$@"; do
        err_has "$text"
    done
}
check_daemon "{\"exec-opts\":[$(printf '"o%s=1",' $(seq 21))\"isolation=hyperv\"]}" "no exec-opt 'o20'" '1 more that the daemon does not start with'
check_daemon '{"exec-opt":["isolation=process"],"data-root":"d:\\docker"}' "no setting 'exec-opt'" "'exec-opts' may be meant"
check_daemon '{"data-root":"d:\docker","debug":true}' 'the text is no JSON as it stands'
check_daemon '{"exec-opts":["isolation=hyper-v"]}' 'does not start with isolation=hyper-v'
check_daemon '{"exec-opts":["native.cgroupdriver=systemd"],"data-root":"d:\\docker"}' "no exec-opt 'native.cgroupdriver'"
check_daemon '{"exec-opts":["Isolation=HyperV"],"data-root":"d:\\docker"}' 'nothing is told of a container'
err_lacks 'does not start'
run import "$scratch/daemon.json"
out_has 'DefaultIsolation: HyperV'
# what containers get of it
printf '%s\n' '{"dns":["10.0.0.53"],"storage-opts":["size=50GB"],"log-driver":"etwlogs","log-opts":{"tag":"x"},"features":{"containerd-snapshotter":true}}' >"$scratch/daemon.json"
run import "$scratch/daemon.json"
for text in '- 10.0.0.53' '- size=50GB' 'Type: etwlogs' 'tag: x' 'ContainerdStore: true' "StorageOpts: 'daemon.json: storage-opts'"; do
    out_has "$text"
done
printf 'docker run --name web img\n' >"$scratch/run.txt"
run create "$scratch/run.txt" --with "$scratch/daemon.json" --engine moby-20.10
out_has 'layer made with {"size":"50GB"}'
out_lacks 'HostConfig.StorageOpt'
out_has '"Type":"etwlogs"'
# docker info names the driver, and of its options says nothing
printf 'Server Version: 27.5.1\nOSType: windows\nLogging Driver: awslogs\nDefault Isolation: process\n' >"$scratch/info.txt"
run create "$scratch/run.txt" --with "$scratch/info.txt"
out_has '"Type":"awslogs"'
# Beside a container it is a warning.
printf '%s\n' '{ "exec-opts": ["isolation=process"], "debugg": true, ' >"$scratch/daemon.json"
printf '%s\n' 'docker run -d --name web img:1' >"$scratch/line.txt"
run check "$scratch/line.txt" --with "$scratch/daemon.json"
expect_status 0
out_has 'warning: daemon.json: the text is no JSON as it stands'
out_has "warning: daemon.json: the daemon knows no setting 'debugg'"
out_has 'USE-28'
out_has '0 errors, 2 warnings'
run check --strict "$scratch/line.txt" --with "$scratch/daemon.json"
expect_status 4
printf '%s\n' '{ "exec-opts": ["isolation=process"] }' >"$scratch/daemon.json"
run check "$scratch/line.txt" --with "$scratch/daemon.json"
out_has '0 errors, 0 warnings'
# a text with a bracket in its second line is no JSON with a text above it
printf 'PS> sc.exe qc docker\n[SC] QueryServiceConfig SUCCESS\n\nSERVICE_NAME: docker\n        BINARY_PATH_NAME   : "C:\\dockerd.exe" --run-service\n' >"$scratch/sc.txt"
run check "$scratch/sc.txt"
err_lacks 'above the JSON'

# ---- a daemon that runs Linux containers was asked for one: its paths are those of Linux
file lcow.txt <<'TXT'
Server Version: 19.03.14
Storage Driver: windowsfilter (windows) lcow (linux)
Default Isolation: hyperv
Kernel Version: 10.0 17763 (17763.1.amd64fre.rs5_release.180914-1434)
Operating System: Windows 10 Enterprise Version 1809 (OS Build 17763.316)
OSType: windows
Experimental: true
PS C:\> docker run --rm --platform linux -v C:\x:/data alpine sh
TXT
says lcow.txt '0 errors' '!invalid volume specification'

# ---- what nobody reads is no YAML that is written wrongly; crictl's info is named
file nothing.txt <<'TXT'
Checking for common problems
Describing Services that are needed
 [+] Is the service running: 678ms
TXT
run check "$scratch/nothing.txt"
expect_status 3
err_has 'this is nothing that silospec reads'
err_lacks 'scanning'
printf 'silospec: 1\ncontainer: {Id: a\n' >"$scratch/broken.yaml"
run check "$scratch/broken.yaml"
err_lacks 'this is nothing that silospec reads'
printf '[[runners]]\n  executor = "docker-windows"\n  [runners.docker]\n    isolation = "hyperv"\n' >"$scratch/config.toml"
run check "$scratch/config.toml"
err_has "this is GitLab Runner's config.toml"
file crictl.json <<'TXT'
{"status":{"conditions":[{"type":"RuntimeReady","status":true}]},"cniconfig":{"PluginMaxConfNum":1},"config":{}}
TXT
run check "$scratch/crictl.json"
err_has "this is crictl's info"

# ---- round quotes around some of the texts alone; one line of code in prose
file quotes.json <<'TXT'
{
  "hosts":  [“tcp://0.0.0.0:2375”],
  "exec-opts": [“isolation=hyperv”],
  "data-root": "d:\\docker"
}
TXT
run import "$scratch/quotes.json"
out_has 'DefaultIsolation: hyperv'
out_has 'Root: d:\docker'
file code.md <<'TXT'
I changed the file to:
`{ "exec-opts": ["isolation=hyperv"], "data-root": "d:\\docker" }`

After that it crashed.
TXT
run import "$scratch/code.md"
out_has 'Root: d:\docker'
err_has 'After that it crashed.'

finish
