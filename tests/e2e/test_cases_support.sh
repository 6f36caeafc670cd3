#!/usr/bin/env bash
# What people who help others get: texts that a console, a collector of logs or a colleague handled, with
# other things in the same paste.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

# taken COMMAND TEXT...: of the file from standard input it says each, on either stream; with ! in
# front: nowhere.
taken() {
    local command=$1
    shift
    cat >"$scratch/pasted"
    run "$command" "$scratch/pasted"
    cat "$scratch/err" >>"$scratch/out"
    out_tells "$@"
}
id=ba14de5ebfd225266adebb1ab4e512ee793c579a1b5c3c6ee37b2986f9ced58f
document="{\"SystemType\":\"Container\",\"Name\":\"$id\",\"Owner\":\"docker\",\"LayerFolderPath\":\"C:\\\\ProgramData\\\\docker\\\\windowsfilter\\\\$id\",\"Layers\":[{\"ID\":\"37e53286-e81a-51cd-a90d-35670601533d\",\"Path\":\"C:\\\\ProgramData\\\\docker\\\\windowsfilter\\\\eb91b6b820cb\"}],\"HvPartition\":true}"
failed="container $id encountered an error during CreateContainer: failure in a Windows system call: The operation timed out because a response was not received from the virtual machine or container. (0xc0370109) extra info: $document"

# ---- a layer's call is dated by what stands behind its number, wherever a console broke the line
layer="docker: Error response from daemon: hcsshim::PrepareLayer failed in Win32: The parameter is incorrect. (0x57) layerId=\\\\?\\C:\\ProgramData\\docker\\windowsfilter\\$id flavour=1."
for width in 37 38 100 117 119 120 121 130 150; do
    fold -w "$width" <<<"$layer" | taken decode "container $id" "layer $id" 'moby up to 18.06' '!moby 23'
done
taken decode 'moby 23.0.0 to 29' '!18.09' <<'TEXT'
time="2024-03-11T09:13:01Z" level=error msg="hcsshim::PrepareLayer failed in Win32: Incorrect function. (0x1)" path=C:\x
TEXT

# ---- the line in a record of a program that gathers logs
escaped=${failed//\\/\\\\}
escaped=${escaped//\"/\\\"}
for record in "{\"@timestamp\":\"2024-05-02T10:00:01Z\",\"host\":\"w7\",\"log\":{\"level\":\"error\"},\"message\":\"$escaped\"}" \
    "{\"timestamp\":1714640000123,\"message\":\"$escaped\",\"ingestionTime\":1}" \
    "{\"events\":[{\"timestamp\":1714640000123,\"message\":\"$escaped\"}]}" \
    "[{\"TimeGenerated\":\"2024-05-02T10:00:01Z\",\"Computer\":\"aks-1\",\"LogEntry\":\"$escaped\"}]" \
    "{\"level\":\"error\",\"message\":\"$escaped\"}"; do
    taken identify 'gives document, error' <<<"$record"
    taken import 'Isolation: hyperv' "Id: $id" <<<"$record"
done
taken identify 'unknown' <<<'{"@timestamp":"2024-05-02T10:00:01Z","message":"all well","host":"w7"}'

# ---- words right below a table
taken identify 'left out, line 3: As you can see the container is gone right away. Any idea?' <<'TEXT'
CONTAINER ID   IMAGE                 COMMAND   CREATED         STATUS                     PORTS     NAMES
4f1e0a9b2c7d   corp/web:ltsc2022     "cmd"     2 minutes ago   Exited (1) 1 minute ago              web
As you can see the container is gone right away. Any idea?
TEXT
taken identify 'inspect-fragment' 'error gives error' <<'TEXT'
CONTAINER ID   IMAGE                 COMMAND   CREATED         STATUS                     PORTS     NAMES
4f1e0a9b2c7d   corp/web:ltsc2022     "cmd"     2 minutes ago   Exited (1) 1 minute ago              web

and then it says network corp not found
docker: Error response from daemon: network corp not found.
TEXT
taken identify 'left out, line 3: both networks are fine, I think.' 'network-inspect' <<'TEXT'
NETWORK ID     NAME      DRIVER    SCOPE
4f1e0a9b2c7d   nat       nat       local
both networks are fine, I think.
TEXT

# ---- an error between the endpoints of a list
endpoint() {
    printf '%s\n' "ID                 : 5e6298c2-4638-494e-be6b-ff6fef942c0$1" 'Name               : Ethernet' \
        'VirtualNetworkName : nat' "IPAddress          : 172.27.148.10$1" 'State              : 2'
}
{
    endpoint 1
    echo 'Starting it says: failed to create endpoint web on network nat: failed during hnsCallRawResponse: hnsCall failed in Win32: The process cannot access the file because it is being used by another process. (0x20).'
    echo
    endpoint 2
} | taken identify 'lines 1-5 hns' 'lines 6-6 error' 'lines 8-12 hns'

# ---- an error as PowerShell 7 shows it, whatever the system's language
for heading in 'Line |' 'Zeile |' 'Ligne |' '行 |'; do
    printf '%s\n' 'Exception: C:\build\run.ps1:12' "$heading" \
        '  12 |  docker run --isolation hyperv -m 2g mcr.microsoft.com/windows/nanoserver:l …' \
        '     |  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~' \
        '     | docker: Error response from daemon: hcs::CreateComputeSystem' \
        "     | $id: The" '     | parameter is incorrect.' >"$scratch/concise"
    taken decode "container $id" 'hcs.Create' 'isolation Hyper-V' 'The parameter is incorrect' <"$scratch/concise"
    taken import 'Memory: 2147483648' 'Image: rest-of-the-line' '!nanoserver' <"$scratch/concise"
done

# ---- of a command that ends with dots the rest is not known
taken import 'Image: corp/web:1' 'what <rest of the line> stands for is not known' <<<'docker run -d -p 80:80 corp/web:1 ...'
taken import 'Image: rest-of-the-line' '!corp/we' <<<'docker run -d -p 80:80 corp/we...'
printf '%s\n' 'Name |' '1 | docker run a/b' '  | x' '  | y' | taken import 'Image: a/b' '!bars in front of an error'
taken import 'Image: golang:1' './...' '!rest-of-the-line' <<<'docker run golang:1 go test ./...'
printf '%s\n' 'docker run -it -m 1g \' '  --name a nanoserver \' '  cmd /c echo Loading...' |
    taken import 'Image: nanoserver' 'Loading...' '!rest-of-the-line'
taken import 'A=b c' 'Wait...' '!rest-of-the-line' <<<'docker run -e "A=b c" nanoserver powershell -c "echo Wait..."'
taken import 'Image: rest-of-the-line' <<<'docker run -it -e MSG=hi...'
taken import 'Image: nanoserver' 'Loading...' '!rest-of-the-line' <<<'docker run -it -m 1g nanoserver cmd /c echo Loading...'

# ---- options of docker compose beside its files
composed() { # composed OPTIONS: the command, and two files
    printf '%s\n' "PS C:\\work> docker compose $1 up -d" 'PS C:\work> type compose.yml' 'services:' '  web:' \
        '    image: corp/web:1' '    networks: [front]' 'networks:' '  front:' 'PS C:\work> type prod.yml' \
        'services:' '  web:' '    mem_limit: 2g'
}
composed '-p shop -f compose.yml -f prod.yml' | taken import 'Name: shop_front' 'name: shop-web-1' 'Memory: 2147483648' \
    '\compose.yml,C:' '\prod.yml ' "the options in line 1 make shop of COMPOSE_PROJECT_NAME"
composed '--project-name=shop --ansi never' | taken import 'name: shop-web-1' 'Memory: 0' \
    'the compose file in line 10 is not read with the one above it'
composed '-fcompose.yml --file=prod.yml --file .\more.yml --env-file live.env' | taken import 'Memory: 2147483648' \
    'docker compose was told to read more.yml, which is not here' 'the files name live.env, which is not here'
composed 'up --help -p shop' | taken import '!shop-'
{
    composed '-p shop'
    echo 'PS C:\work> docker compose -p other down'
} | taken import 'name: shop-web-1' '!make other' '!other-web'

# ---- errors among the texts of an object that nobody knows
answer="API error (500): hcsshim::PrepareLayer failed in Win32: Incorrect function. (0x1)"
taken decode 'storage.PrepareLayer' 'filter driver' "container $id" <<TEXT
{"TaskStates": {"web": {"Events": [{"Type": "Received", "DisplayMessage": "Task received by client"},
  {"Type": "Driver Failure", "DisplayMessage": "Failed to start container $id: $answer"}]}}}
TEXT
taken decode 'network nat' 'endpoint ecs-web-1' '0x1392' <<'TEXT'
{"tasks": [{"stopCode": "TaskFailedToStart", "containers": [{"name": "web", "reason": "CannotStartContainerError: Error response from daemon: failed to create endpoint ecs-web-1 on network nat: failed during hnsCallRawResponse: hnsCall failed in Win32: The object already exists. (0x1392)"}]}]}
TEXT
taken identify 'unknown' <<<'{"tasks": [{"stopCode": "TaskFailedToStart", "reason": "nobody knows what it was"}]}'

# ---- systeminfo in other languages
while IFS='|' read -r name version text; do
    printf '%s:            Microsoft Windows Server 2022 Datacenter\n%s:  10.0.20348 %s 20348\n' "$name" "$version" "$text" |
        taken import 'OSBuild: 20348' 'OSProduct: server' '!assumed: the host is'
done <<'TEXT'
Betriebssystemname|Betriebssystemversion|Nicht zutreffend Build
Nom du système d’exploitation|Version du système|N/A build
OS 名|OS バージョン|N/A ビルド
Название ОС|Версия ОС|Н/Д построение
TEXT

# ---- who says it
taken decode 'the Host Network Service' 'Get-NetNat' '!PrepareLayer, take' <<'TEXT'
Invoke-HNSRequest : @{Error=The parameter is incorrect. ; Success=False}
At C:\k\hns.psm1:204 char:16
+ ...      return Invoke-HNSRequest -Method POST -Type networks -Data $Json ...
+                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : NotSpecified: (:) [Write-Error], WriteErrorException
    + FullyQualifiedErrorId : Microsoft.PowerShell.Commands.WriteErrorException,Invoke-HNSRequest
TEXT
taken decode "container $id" <<<"docker.exe: **_Error response from daemon: hcsshim::CreateComputeSystem_** $id: Insufficient system resources exist to complete the requested service."
taken decode "containerd's shim was started and ended before it answered" <<<'docker: Error response from daemon: failed to create task for container: failed to create shim task: ttrpc: closed.'
taken decode 'microsoft/windows-container-networking into that folder' <<<'time="2024-05-14T10:11:12+02:00" level=fatal msg="failed to create default network: needs CNI plugin \"nat\" to be installed in CNI_PATH (\"C:\\cni\\bin\")"'

# ---- how a container ended whose run line stands beside it
taken check 'docker ps: web ended with exit code 3221225781: STATUS_DLL_NOT_FOUND' <<'TEXT'
I run `docker run -d --name web corp/web:1` and `docker ps -a` shows

    CONTAINER ID   IMAGE        COMMAND             CREATED          STATUS                              PORTS     NAMES
    1c2d3e4f5a6b   corp/web:1   "C:\\app\\web.exe"   10 seconds ago   Exited (3221225781) 5 seconds ago             web
TEXT

# ---- a request in the daemon's log, as engines from 28 write it into a text
taken import 'Isolation: hyperv' 'Image: corp/web:1' 'Memory: 2147483648' <<'TEXT'
time="2024-05-14T08:12:41.123456700+02:00" level=debug msg="handling POST request" form-data="{\"Hostname\":\"\",\"Image\":\"corp/web:1\",\"HostConfig\":{\"Isolation\":\"hyperv\",\"Memory\":2147483648}}" method=POST module=api request-url="/v1.48/containers/create?name=web"
TEXT

# ---- a container of containerd of which somebody left members out
taken import 'Isolation: process' 'containerd' <<'TEXT'
{"ID": "web", "Image": "corp/web:1", "Runtime": {"Name": "io.containerd.runhcs.v1"},
 "Spec": {"ociVersion": "1.1.0", "process": {"args": ["cmd"], "cwd": "C:\\"}, "root": {"path": ""},
          "windows": {"layerFolders": null, "resources": {"memory": {"limit": 838860800}}}}}
TEXT

taken decode 'the daemon could not make the folder that it names' '!how loaded is the host' <<'TEXT'
Error response from daemon: mkdir D:\a\_work\1: The device is not ready.
TEXT

# ---- words right below what docker info lists, with a command in them
taken identify 'lines 1-3 docker-info' 'left out, line 4: and when I run docker run' 'lines 5-5 error' <<'TEXT'
Server:
 Server Version: 20.10.9
 Storage Driver: windowsfilter
and when I run docker run -it mcr.microsoft.com/windows:20H2 cmd
docker: Error response from daemon: network corp not found.
TEXT

# ---- what Python prints of a container, and single quotes
taken import 'Isolation: process' 'Memory: 1073741824' "User: it's" 'Hostname: a"b' 'Image: corp/wéb:1' 'C:\data:C:\data' <<'TEXT'
client.containers.get('web').attrs
[{'Id': 'ba14de5ebfd225266adebb1ab4e512ee793c579a1b5c3c6ee37b2986f9ced58f', 'Name': '/web', 'Platform': 'windows',
  'State': {'Running': False, 'Error': ''}, 'Config': {'Image': u'corp/w\xe9b:1', 'User': "it's", 'Hostname': 'a"b', 'Env': None},
  'HostConfig': {'Isolation': 'process', 'Memory': 1073741824, 'Binds': ('C:\\data:C:\\data',)}}]
TEXT
taken import 'Isolation: hyperv' 'single quotes' 'C:\data:C:\data' '!None' <<'TEXT'
{'Id': 'ba14', 'Name': '/web', 'HostConfig': {'Isolation': 'hyperv', 'Dns': None, 'Binds': ['C:\\data:C:\\data']}, 'Config': {'Image': 'i'}}
TEXT

# ---- a prompt that any shell may have; what .NET puts in front
printf '%s\n' '$ docker run -d `' '>>   --name web `' '>>   --isolation hyperv `' '>>   -v C:\data:C:\data corp/web:1' |
    taken import 'Isolation: hyperv' 'C:\data:C:\data' '!bash'
taken decode 'the image is of another build of Windows' '!does not say what failed' <<TEXT
Win32Exception (0x80004005): The container operating system does not match the host operating system
Docker.DotNet.DockerApiException: Docker API responded with status code=InternalServerError, response={"message":"hcs::CreateComputeSystem $id: The container operating system does not match the host operating system."}
TEXT
taken decode 'ERROR_HV_FEATURE_UNAVAILABLE' <<<"docker: Error response from daemon: hcs::CreateComputeSystem $id: A hypervisor feature is not available to the user."

# ---- steps of a pipeline without the job around them
taken import 'Isolation: process' 'what $(Build.SourcesDirectory) stands for is not known' 'Image: corp/sdk:4.8' <<'TEXT'
- checkout: self
- task: CmdLine@2
  displayName: Build it
  inputs:
    script: |
      docker run --rm -v $(Build.SourcesDirectory):C:\src --isolation process corp/sdk:4.8 msbuild
TEXT
taken import 'Isolation: hyperv' <<'TEXT'
- uses: actions/checkout@v4
- name: build
  run: docker run --isolation hyperv corp/sdk:4.8
TEXT

finish
