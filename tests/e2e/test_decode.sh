#!/usr/bin/env bash
# Texts that people paste, explained; the table of codes, searched.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/e2e/expect.sh
. "$here/expect.sh"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cat >"$scratch/error.txt" <<'TEXT'
docker: Error response from daemon: container 0ee15ad2cc5e1a2aa5e98a92e9442856da9d8a5f9a0967f9b3022fa5f852a729 encountered an error during hcs::System::Start: failure in a Windows system call: The virtual machine or container exited unexpectedly. (0xc0370106).
TEXT
says() { # says WORDS COMMAND...: standard output holds the words
    local words=$1 out
    shift
    out=$("$@")
    case $out in
    *"$words"*) ;;
    *)
        printf 'not said: %s\nby: %s\n%s\n' "$words" "$*" "$out" >&2
        exit 1
        ;;
    esac
}
says 'ERROR_VMCOMPUTE_UNEXPECTED_EXIT' "$SILOSPEC" decode "$scratch/error.txt"
says 'hcs.Start' "$SILOSPEC" decode "$scratch/error.txt"
says '"layer": "hcs"' "$SILOSPEC" decode --json "$scratch/error.txt"
says 'RPC_NT_SERVER_UNAVAILABLE' "$SILOSPEC" codes 3489792023
says 'RPC_NT_SERVER_UNAVAILABLE' "$SILOSPEC" codes 0xC0020017
says 'HCS_E_SERVICE_NOT_AVAILABLE' "$SILOSPEC" codes 80370114
says 'ERROR_FILE_NOT_FOUND' "$SILOSPEC" codes 80070002
says 'ERROR_FILE_NOT_FOUND' "$SILOSPEC" codes --json 0x80070002
says 'ERROR_COMMITMENT_LIMIT' "$SILOSPEC" codes 'paging file'
printf 'Docker version 19.03.5, build 2ee0c57608\n' >"$scratch/version.txt"
says "only the client's version" "$SILOSPEC" decode "$scratch/version.txt"
printf 'Container Credential Guard failed to parse the credential spec. Error: x\n' |
    says 'by its text' "$SILOSPEC" decode -
printf 'hello\n' | says 'no code, no call' "$SILOSPEC" decode -

# docker's own exit codes.
for text in 'exit status 125' 'ExitCode: 125' 'Exited (125) 3 minutes ago' 'exited with code 125'; do
    printf '%s' "$text" >"$scratch/exit.txt"
    says 'the command itself failed' "$SILOSPEC" decode "$scratch/exit.txt"
done
says 'the program was not found' "$SILOSPEC" codes 127
says 'a program that was killed' "$SILOSPEC" codes 137

# HNS speaks the system's language: which one is told, and that the number is missing.
while IFS='|' read -r language words; do
    printf 'failed to create endpoint web on network nat: HNS failed with error : %s' "$words" >"$scratch/hns.txt"
    says "\"language\": \"$language\"" "$SILOSPEC" decode --json --as error "$scratch/hns.txt"
    says 'no number' "$SILOSPEC" decode "$scratch/hns.txt"
done <<'TEXT'
de|Falscher Parameter.
fr|Paramètre incorrect.
es|El parámetro no es correcto.
nl|De parameter is onjuist.
pt|Parâmetro incorreto.
it|Parametro non corretto.
sv|Felaktig parameter.
da|Systemet kan ikke finde den angivne fil.
pl|Parametr jest niepoprawny.
tr|Parametre hatalı.
zh|参数错误。
TEXT

# Of several events each is told.
cat >"$scratch/events.csv" <<'CSV'
"TimeCreated","Id","ProviderName","Message"
"1","1","Microsoft-Windows-Containers-CCG","Container Credential Guard instantiated the plug-in: {x}"
"2","4","Microsoft-Windows-Containers-CCG","Container Credential Guard failed to instantiate the plug-in: {x}. Error: 0x80040154"
CSV
says 'no problem by itself' "$SILOSPEC" decode "$scratch/events.csv"
says 'not registered, or the identity' "$SILOSPEC" decode "$scratch/events.csv"
says 'Event    Microsoft-Windows-Containers-CCG 4' "$SILOSPEC" decode "$scratch/events.csv"

# A code in an event's message, behind brackets of the message's own.
printf '%s\n' 'docker: Error response from daemon: hcsshim::CreateComputeSystem 0ee15ad2cc5e1a2aa5e98a92e9442856da9d8a5f9a0967f9b3022fa5f852a729: The parameter is incorrect.' \
    '[Event Detail: failed: CallContext:[\Bridge_ProcessMessage\VmHostedContainer] with 80070005 Provider: 17103e3f-3c6e-4677-bb17-3b267eb5be57 EventID: 1011].' |
    says 'ERROR_ACCESS_DENIED' "$SILOSPEC" decode -

# An event of a provider that the machine lacks: its strings follow.
printf '%s\n' 'The description for Event ID 12000 from source Microsoft-Windows-Hyper-V-Compute cannot be found. Either the component that raises this event is not installed on your local computer or the installation is corrupted.' \
    '' 'The following information was included with the event:' '' '%%2147943855' |
    says 'Microsoft-Windows-Hyper-V-Compute 12000' "$SILOSPEC" decode -

status=0
"$SILOSPEC" codes nothing-like-that 2>"$scratch/err" || status=$?
[ "$status" -eq 2 ]
"$SILOSPEC" decode --ndjson "$scratch/error.txt" 2>/dev/null && exit 1
status=0
printf '{"text": 1}\n' | "$SILOSPEC" decode --ndjson --as error >"$scratch/out" || status=$?
[ "$status" -eq 3 ]
grep -q input_error "$scratch/out"

# Which moby writes a text says nothing of the tools of containerd, which have hcsshim below as well.
undated() {
    printf '%b\n' "$1" | "$SILOSPEC" decode - >"$scratch/out" 2>&1 || true
    if grep -q 'written by moby' "$scratch/out"; then
        echo "dated: $1" >&2
        exit 1
    fi
}
hns='hns failed with error : Element not found.'
undated "ctr: $hns"
undated "nerdctl: failed during hnsCallRawResponse: $hns"
undated "PS C:\\\\> nerdctl run --rm x\n$hns"
undated "rpc error: code = Unknown desc = $hns"
printf 'docker: Error response from daemon: %s\n' "$hns" |
    says 'written by moby 19.03.6 to 29' "$SILOSPEC" decode -
printf 'rpc error: code = 2 desc = Error response from daemon: %s\n' "$hns" |
    says 'written by moby 19.03.6 to 29' "$SILOSPEC" decode -

# A remedy belongs to the calls that it was met at.
create='docker: Error response from daemon: hcsshim::CreateComputeSystem abc:'
answered "$create Unspecified error" 'not known for the call that failed' 'try without -p' PortBindings 'how sure'
answered 'docker: Error response from daemon: HNS failed with error : Unspecified error' 'try without -p' 'not known'
answered "$create The description string for parameter reference (%1) could not be found." 'look at the Hyper-V feature'
answered 'container abc encountered an error during hcs::System::CreateProcess: failure in a Windows system call: The request is not supported. (0x32)' \
    'not known for the call that failed' 'Hyper-V feature installed'

# The same code at another call: what it means there, and that call's remedy alone.
in_use='The process cannot access the file because it is being used by another process. (0x20)'
answered "failed to create endpoint web on network nat: hnsCall failed in Win32: $in_use" \
    'Answer the host port is taken or reserved (0x20)' 'antivirus, or' 'the file is in use'
answered "hcsshim::ActivateLayer failed in Win32: $in_use" \
    'Answer a file of the layer is in use (0x20)' 'host port is taken' 'netstat'
pulled='failed to register layer: re-exec error: exit status 1: output:'
answered "$pulled ProcessBaseLayer C:\\d\\windowsfilter\\1c5d: The system cannot find the path specified." \
    'One for Linux has no base layer of Windows' 'large layers, retry or prune helped). To'
answered "$pulled hcsshim::ImportLayer - failed failed in Win32: The system cannot find the path specified. (0x3)" \
    "'docker system prune' makes room" 'is it an image of Windows'
answered 'hcsshim::PrepareLayer failed in Win32: The parameter is incorrect. (0x57)' 'fltmc filters' 'devices, memory'
answered 'container abc encountered an error during hcs::System::CreateProcess: cmd: failure in a Windows system call: The parameter is incorrect. (0x57)' \
    'not known for the call that failed' 'leave devices'
answered 'hcsshim::CreateLayer failed in Win32: Cannot create a file when that file already exists. (0xb7)' \
    "in the daemon's data root already" 'another network overlaps'
answered "$create The system cannot find the file specified." 'folder of each layer' "command's first word"

# Words of HNS that are known say more than that it was HNS which said them; others have no number.
hns='docker: Error response from daemon: failed to create endpoint web on network nat: hns failed with error :'
answered "$hns An adapter was not found." 'Answer no network adapter of the host fits' 'look these words up'
answered "$hns The object already exists." 'another network overlaps' 'it is refused by'
answered "$hns Das Objekt existiert bereits." 'without a number: look these words up' 'ALREADY_EXISTS'

# No daemon was reached: what Windows says of the pipe is nothing of a container's, and no engine spoke.
pipe='http://%2F%2F.%2Fpipe%2F'
no_file='The system cannot find the file specified.'
container=('container.Path' 'program in the image' 'antivirus' 'written by moby' 'settings')
answered "error during connect: this error may indicate that the docker daemon is not running: Get \"${pipe}docker_engine/v1.24/info\": open //./pipe/docker_engine: $no_file" \
    'Get-Service docker' "${container[@]}"
answered "error during connect: Get ${pipe}docker_engine/v1.26/info: open //./pipe/docker_engine: $no_file In the default daemon configuration on Windows, the docker client must be run elevated to connect. This error may also indicate that the docker daemon is not running." \
    'docker context ls' "${container[@]}"
answered "docker: error during connect: Head \"${pipe}dockerDesktopLinuxEngine/_ping\": open //./pipe/dockerDesktopLinuxEngine: $no_file" \
    'start Docker Desktop; for Windows containers switch' "${container[@]}"
answered "failed to connect to the docker API at npipe:////./pipe/docker_engine; check if the path is correct and if the daemon is running: open //./pipe/docker_engine: $no_file" \
    'Get-Service docker' "${container[@]}"
answered "error during connect: In the default daemon configuration on Windows, the docker client must be run with elevated privileges to connect.: Get \"${pipe}docker_engine/v1.24/containers/json\": open //./pipe/docker_engine: Access is denied." \
    'docker-users' "${container[@]}"
answered 'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.24/info": dial unix /var/run/docker.sock: connect: permission denied' \
    'the docker client: it got no answer from a daemon' "${container[@]}"
answered 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?' \
    'docker context ls' "${container[@]}"
answered 'error during connect: Get "http://10.0.0.4:2375/v1.41/info": dial tcp 10.0.0.4:2375: connectex: No connection could be made because the target machine actively refused it.' \
    'docker context ls' "${container[@]}"

# The daemon was reached and crashed: the connection ends, or Go's words come as an answer.
answered "docker: error during connect: Post \"${pipe}docker_engine/v1.24/containers/create\": EOF." \
    'the connection ended without an answer' 'reached no daemon'
answered 'docker: Error response from daemon: runtime error: index out of range [0] with length 0.' \
    'a fault of it and no refusal' 'nothing in this text'
answered 'panic: runtime error: slice bounds out of range [1:0]' "a program of docker's crashed" 'the daemon crashed'

# The daemon itself does not start: none of its rules refused anything. What helped against a code there is told.
answered 'fatal: Error starting daemon: Error initializing network controller: Error creating default network: HNS failed with error : Element not found.' \
    'restart the service hns' STA-3 'docker network ls' Get-HnsEndpoint
answered 'failed to start daemon: Error initializing network controller: hnsCall failed in Win32: There is an object of that name. (0x2ba)' \
    'Remove-HnsNetwork' STA-3
answered 'Error response from daemon: failed to create network n: hns failed with error : Element not found.' \
    'Host Network Service' STA-3
answered 'Error response from daemon: network front not found' 'STA-3'

# A daemon for Linux answered, or one of Windows was asked for what Linux has.
device=class/5B45201D-F2F2-4F3B-85BB-30FF1F953599
answered "docker: $device is not an absolute path." 'switch Docker Desktop to Windows containers'
answered "docker: Error response from daemon: error gathering device information while adding custom device \"$device\": no such file or directory" \
    'switch Docker Desktop to Windows containers'
answered 'Error response from daemon: could not find plugin bridge in v1 plugin registry: plugin not found' 'driver nat'

# The tag that failed is not offered again: which of them a host runs depends on its build.
answered 'docker: no matching manifest for windows/amd64 10.0.19045 in the manifest list entries.' \
    'a tag for the build that the text names' 'another tag, such as'

# An exit code alone: what is known of it, or that it is the program's own.
answered 'Exited (1) 5 minutes ago' "exit code 1: the program's own"
answered 'web exited with code 4294967295' 'could not be read'
answered 'Exited (137) 5 minutes ago' 'signal 9'

# A container that is not there, as the command line and the API say it.
answered 'Error response from daemon: No such container: web' 'docker ps -a' 'nothing in this text is known'
answered '{"message":"No such container: web"}' 'docker ps -a' 'nothing in this text is known'

# what docker's client itself says, and the same of the daemon
printf 'docker: invalid reference format: repository name (library/Files) must be lowercase.\n' >"$scratch/client.txt"
run check "$scratch/client.txt"
out_has "Failed   docker's client itself: nothing reached the daemon"
out_has 'a value with a blank in it needs quotes'
printf 'docker: Error response from daemon: invalid reference format.\n' >"$scratch/daemon.txt"
run check "$scratch/daemon.txt"
out_has 'the word in the image'
out_lacks 'nothing reached the daemon'
printf 'service "web" refers to undefined volume nope: invalid compose project\n' >"$scratch/compose.txt"
run check "$scratch/compose.txt"
out_has 'Failed   docker compose itself: nothing reached the daemon'
out_has 'volumes: at the file'
# docker-compose 1 has words of its own; a warning of its variables is behind what it refuses.
answered "Service 'web' is missing 'credential_spec.file' or credential_spec.registry'" \
    "security_opt: ['credentialspec=file://NAME.json']" 'nothing in this text is known'
answered 'ERROR: Volume C:\data:C:\data has incorrect format, should be external:internal[:mode]' \
    'takes no drive in the short form' 'nothing in this text is known'
answered "ERROR: The Compose file './docker-compose.yml' is invalid because:
Unsupported config option for services.web: 'isolaton'" "'version' at the head" 'nothing in this text is known'
answered 'WARNING: The TAG variable is not set. Defaulting to a blank string.' 'or in a file .env' 'nothing reached the daemon'
answered 'time="2024-05-01T10:00:00Z" level=warning msg="The \"TAG\" variable is not set. Defaulting to a blank string."
service "web" refers to undefined volume nope: invalid compose project' 'volumes: at the file' 'or in a file .env'
answered 'error while interpolating services.web.image: required variable TAG is missing a value: x' \
    'asks for with ? is not set' 'nothing in this text is known'
answered "Error response from daemon: Cannot update container 12ab: resource updating isn't supported on Windows" \
    'docker update takes --restart alone' 'nothing in this text is known'
answered "docker: Error response from daemon: failed to create task for container: failed to initialize logging driver: dial tcp 10.0.0.1:514: refused." \
    'reach the log server' 'nothing in this text is known'
answered 'docker: Error response from daemon: invalid checkpoint ID "a.", only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed.' \
    'docker start without --checkpoint' 'nothing in this text is known'
answered "docker: Error response from daemon: invalid volume specification: 'my-aux-data:c:\\x': invalid mount config for type \"volume\": volume name \"my-aux-data\" cannot be a reserved word for Windows filenames." \
    'before 23.0 the daemon also refuses' 'nothing in this text is known'
# What docker inspect says of something that is not there, behind its empty list.
answered '[]
Error: No such object: web' 'has nothing of that name or id' 'nothing in this text is known'
answered 'error: no such object: web' 'has nothing of that name or id' 'nothing in this text is known'
answered '[]
Error: No such network: corp' 'docker network ls' 'nothing in this text is known'

# the same words of commands that have no image, and of another reader of YAML
printf '"docker start" requires at least 1 argument.\nSee "docker start --help".\n' >"$scratch/start.txt"
run check "$scratch/start.txt"
out_has 'no word is left for that'
out_lacks 'no image'
printf '"docker run" requires at least 1 argument.\nSee "docker run --help".\n' >"$scratch/run.txt"
run check "$scratch/run.txt"
out_has 'found no image'
printf 'error: error parsing pod.yaml: error converting YAML to JSON: yaml: line 3: mapping values are not allowed in this context\n' >"$scratch/kubectl.txt"
run check "$scratch/kubectl.txt"
out_has 'a colon where none can be'
out_lacks 'docker compose'
printf 'Error: failed to parse values: yaml: line 4: did not find expected key\n' >"$scratch/values.txt"
run check "$scratch/values.txt"
out_has 'the file is no YAML'
out_lacks 'docker compose'
printf 'yaml: line 4: did not find expected key\n' >"$scratch/yaml.txt"
run check "$scratch/yaml.txt"
out_has 'Failed   docker compose itself'
printf 'error: unknown flag: --foo\nSee "kubectl run --help" for usage.\n' >"$scratch/flag.txt"
run check "$scratch/flag.txt"
out_has 'no option of that name'
out_lacks "docker's client itself"
answered 'Invalid containerPort: 70000.' 'ports up to 65535' 'nothing that silospec reads'
answered 'Invalid ip address: 80' '[ADDRESS:]' 'nothing that silospec reads'
answered 'invalid argument "/dev/sda:x" for "--device-read-bps" flag: invalid rate for device: /dev/sda:x.' \
    'does not take this value' 'nothing in this text is known'

# The id of a layer that is unpacked is no container's; a container's own layer has its id.
id=7b09c1e72b7ff96acbec1eb53a7afa40d79cf9f10a153875a1d129cfea656406
import="hcsshim::ImportLayer failed in Win32: The system cannot find the path specified. (0x3) layerId=\\\\?\\C:\\d\\windowsfilter\\$id flavour=1"
answered "$import" "layer $id" "container $id"
printf '%s\n' "$import" >"$scratch/import.txt"
run import "$scratch/import.txt"
out_has "Id: new"
answered "hcsshim::PrepareLayer failed in Win32: Incorrect function. (0x1) path=C:\\d\\windowsfilter\\$id" "container $id"

# Warnings of docker create: it goes on, and an error beside one says more.
answered 'WARNING: Conflicting options: CPU count takes priority over CPU shares on Windows Server Containers. CPU shares discarded' \
    'and its CPU shares are 0' 'nothing in this text is known'
platform="WARNING: The requested image's platform (linux/amd64) does not match the detected host platform (windows/amd64/v3) and no specific platform was requested"
answered "$platform" 'a warning of docker create' 'refused'
answered "$platform
docker: Error response from daemon: operating system is not supported." \
    'while the spec is built' 'a warning of docker create'

# Of several warnings of docker compose each.
cat >"$scratch/warnings.txt" <<'TEXT'
WARN[0000] C:\proj\compose.yaml: `version` is obsolete
WARN[0000] The "TAG" variable is not set. Defaulting to a blank string.
WARN[0000] The "PORT" variable is not set. Defaulting to a blank string.
TEXT
run decode "$scratch/warnings.txt"
out_has 'nothing fails of it'
out_has 'The "TAG" variable is not set'
out_has 'The "PORT" variable is not set'

# Above an error they are no answer.
cat >"$scratch/warnings.txt" <<'TEXT'
time="2024-05-02T10:00:00+02:00" level=warning msg="The \"TAG\" variable is not set. Defaulting to a blank string."
Error response from daemon: invalid reference format
TEXT
run decode "$scratch/warnings.txt"
out_has "the word in the image's place is no name"
out_lacks 'a variable of the compose file'
out_has 'warning     The "TAG" variable is not set.'
# Nor above one that nothing is known of, in either form.
for line in 'time="2024-05-02T10:00:00+02:00" level=warning msg="The \"TAG\" variable is not set. Defaulting to a blank string."' \
    'WARN[0000] The "TAG" variable is not set. Defaulting to a blank string.'; do
    printf '%s\n' 'PS C:\app> docker compose up -d' "$line" ' Container web-1  Created' 'the frobnicator has no gas' >"$scratch/warnings.txt"
    run decode "$scratch/warnings.txt"
    out_has 'nothing in this text is known here'
    out_has 'warning     The "TAG" variable is not set.'
    out_lacks 'or in a file .env'
    run decode --json "$scratch/warnings.txt"
    out_has '"kind": "error"'
    out_has '"The \"TAG\" variable is not set. Defaulting to a blank string."'
    # How far it is, and a message of several lines, are no error.
    printf '%s\n' "$line" ' Container web-1  Created' '[+] Running 1/1' >"$scratch/warnings.txt"
    run decode "$scratch/warnings.txt"
    out_has 'or in a file'
done
# However many there are, and as long as each other.
for line in 'time="2024-05-02T10:00:00+02:00" level=warning msg="The \\"V%d\\" variable is not set. Defaulting to a blank string."\n' \
    'WARN[0000] The "V%d" variable is not set. Defaulting to a blank string.\n'; do
    # shellcheck disable=SC2059 # the form is in it
    {
        printf "$line" 1 2 3 4 5 6 7 8 9
        echo 'Error response from daemon: invalid volume specification: '"'C:\a:b'"
    } >"$scratch/warnings.txt"
    run decode "$scratch/warnings.txt"
    out_has "The destination 'b' is"
    out_has '1 other warning'
    out_lacks 'or in a file'
    run decode --json "$scratch/warnings.txt"
    out_has '"The \"V9\" variable is not set. Defaulting to a blank string."'
done
answered 'WARNING: The TAG variable is not set. Defaulting to a blank string.
ERROR: the frobnicator has no gas' 'nothing in this text is known here' 'or in a file .env'
answered 'WARNING: The TAG variable is not set. Defaulting to a blank string.
44d4f2a1c7b39c51f0c6b7f9b1e0a5d2c3b4a5968778695a4b3c2d1e0f9a8b7c' 'or in a file .env' 'nothing in this text'
answered 'time="2024-05-02T10:00:00+02:00" level=warning msg="The \"TAG\" variable is not set.
Defaulting to a blank string."' 'or in a file .env' 'nothing in this text'

# Below an event, of Windows or of docker's, the error that a client printed has an answer of its own.
port='docker: Error response from daemon: failed to create endpoint web on network nat: failed during hnsCallRawResponse: hnsCall failed in Win32: The process cannot access the file because it is being used by another process. (0x20).'
printf '%s\n' 'TimeCreated  : 3/11/2024 9:13:02 AM' 'ProviderName : Microsoft-Windows-Hyper-V-Compute' 'Id           : 12001' \
    "Message      : Cannot start Hyper-V Container 'c' since the hypervisor is not running in the host." '' "$port" >"$scratch/below.txt"
run decode "$scratch/below.txt"
out_has 'no hypervisor runs on the host'
out_has 'Answer   the host port is taken'
run decode --json "$scratch/below.txt"
out_has '"more_texts"'
printf '%s\n' "2024-03-11T09:13:02.589220800Z container die $id (exitCode=3221225781, image=app:1, name=web)" '' "$port" >"$scratch/below.txt"
run decode "$scratch/below.txt"
out_has 'Answer   a DLL was not found'
out_has 'servercore instead of nanoserver'
out_has 'Answer   the host port is taken'

# Of many texts the first ones are answered, and that there are more is told.
for name in a b c d e f g h; do
    printf 'docker: Error response from daemon: failed to create endpoint %s on network nat: hnsCall failed in Win32: %s (0x20).\n\n' "$name" 'x'
done >"$scratch/eight.txt"
run decode "$scratch/eight.txt"
err_lacks 'further texts'
{ cat "$scratch/eight.txt"; printf '%s\n' "$port"; } >"$scratch/nine.txt"
run decode "$scratch/nine.txt"
err_has 'further texts in it tell of failures; the first 8 are answered'

# Letters of a code page are no reason to refuse the words around them.
printf 'Gr\374\337e: %s\n' "$port" >"$scratch/ansi.txt"
run decode "$scratch/ansi.txt"
out_has 'the host port is taken'
err_has 'was read as Windows-1252'

# JSON that names a key twice cannot be read as JSON: what is in it is answered as any text is.
answered '{"a": 1, "b": {"a": 1, "a": 2}}' 'nothing in this text is known here'
answered '{"message": "x", "message": "HCS_E_SYSTEM_ALREADY_STOPPED 0xc0370110"}' '0xc0370110'

finish
