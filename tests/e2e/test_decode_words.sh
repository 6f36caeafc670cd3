#!/usr/bin/env bash
# What the daemon, docker's client and compose say without a code: each text is known, whoever hands it on.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/e2e/expect.sh
. "$here/expect.sh"

unknown='nothing in this text is known'

# A text of the daemon, and a word of the answer: alone, as docker shows it, and in the daemon's log.
while IFS='|' read -r text words; do
    answered "$text" "$words" "$unknown"
    answered "docker: Error response from daemon: $text." "$words" "$unknown"
    answered "time=\"2024-03-11T09:13:01Z\" level=error msg=\"Handler for POST /v1.41/containers/web/start returned error: ${text//\\/\\\\}\"" \
        "$words" "$unknown"
done <<'TEXT'
unable to get secret from secret store: secret ab12 not found|docker secret ls
error injecting config: open C:\x: Access is denied.|containers\ID\configs
error while mounting volume 'C:\v': driver gone|The volume's driver could not mount it
error while creating mount source path 'd:\data': mkdir d:\data: Access is denied.|could not make the folder on the host
create web: driver 'local' already has volume 'web': volume name must be unique|Ask for the driver that the volume has
RWLayer of container 4f1e0a9b2c7d is unexpectedly nil|no longer its writable layer
invalid mode: rwx|--volumes-from NAME, NAME:ro
invalid checkpoint ID ..x, only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed|docker start without --checkpoint
json: cannot unmarshal string into Go struct field HostConfig.HostConfig.Memory of type int64|a value of another kind
invalid JSON: unexpected EOF|no whole JSON text
OCI spec is invalid - Root.Path must be omitted for a Hyper-V container|does not take the spec
unknown windows runtime foo|io.containerd.runhcs.v1
hcsshim: the handle has already been closed|of which this is the echo
initrd 'C:\Program Files\Linux Containers\initrd.img' not found|is one for Linux
Range of CPUs is from 0.01 to 4.00, as there are only 4 CPUs available|no more processors than the host has
TEXT

# The daemon does not start.
while IFS='|' read -r text words; do
    answered "time=\"2024-03-11T09:13:01Z\" level=fatal msg=\"Error starting daemon: $text\"" "$words" "$unknown"
done <<'TEXT'
This version of Windows does not support the docker daemon|Windows is too old for this release
invalid exec-opt value for 'isolation':'foo'|process, hyperv or default
a required service is not installed, ensure the Containers feature is installed: failed to open service hns|Install-WindowsFeature Containers
TEXT

# Docker's client: nothing reached the daemon, and Windows' words are of its own file.
while IFS='|' read -r text words; do
    answered "docker: $text

Run 'docker run --help' for more information" "$words" "$unknown" 'refused by docker create' 'CreateProcess'
done <<'TEXT'
bad format for add-host: "V"|a colon between name and address
invalid environment variable: =b|no name in front of =
zz is not a valid mac address|six bytes
invalid spec: a:b:c:d: too many colons|more than three parts
--pid: invalid PID mode|of Linux
no port specified: 80:<empty>|-p has no port of the container
--env-file: open web.env: The system cannot find the file specified.|docker's client could not read the file of --env-file
opening seccomp profile (F) failed: open F: The system cannot find the file specified.|Windows has no seccomp
--env-file: invalid env file (F): invalid utf8 bytes at line 3: [255 254]|save it as UTF-8
invalid argument "ro=yes" for "--mount" flag: invalid value for 'ro': invalid boolean value ("yes"): must be one of "true"|true, false, 1 or 0
invalid argument "a\"b" for "--mount" flag: parse error on line 1, column 5: bare " in non-quoted-field|quotes around a whole pair
invalid argument "foo" for "--mount" flag: invalid field 'foo' must be a key=value pair|wants pairs there
the input device is not a TTY|-i without -t
TEXT

# Compose.
while IFS='|' read -r text words; do
    answered "$text" "$words" "$unknown" 'CreateProcess'
done <<'TEXT'
env file C:\app\web.env not found: CreateFile C:\app\web.env: The system cannot find the file specified.|docker compose finds no such file
failed to parse compose.yaml: line 5: mapping key "x" already defined at line 4|the same key twice
error while interpolating services.web.tty: failed to cast to expected type: invalid boolean: 1|true or false there
error while interpolating services.web.cpu_count: failed to cast to expected type: strconv.ParseInt: parsing "1.5": invalid syntax|a whole number there
error while interpolating services.web.cpus: failed to cast to expected type: strconv.ParseFloat: parsing "1,5": invalid syntax|a point and no comma
'services[web].attach' invalid boolean: 1|true or false there
'services[web].healthcheck.retries' cannot parse value as 'uint64': -1 overflows uint|no number below zero
decoding failed due to the following error(s): 'services[web].ports[0].target' expected type 'uint32', got unconvertible type 'string'|a value of another kind
validating C:\app\compose.yaml: services.web.labels.a invalid jsonType time.Time|takes what stands there for a date
services.web.environment.[0]: unexpected type time.Time|takes what stands there for a date
services.web.scale: must be greater than or equal to 0|no smaller number
use_api_socket can't be used with a Windows Docker Engine|a Windows engine has none
`include` must be a list, got c.yaml|a list there
service "web" declares mutually exclusive `network_mode` and `networks`: invalid compose project|in different ways
no configuration file provided: not found|finds no file of its own
TEXT

# WSL's errors are not of Windows containers; of a build no container is left that has a log.
answered 'Error code: Wsl/Service/CreateInstance/CreateVm/HCS/0x80370102' 'this is an error of WSL' 'process isolation'
answered 'Error code: Wsl/Service/E_UNEXPECTED' 'this is an error of WSL' "$unknown"
answered "Step 3/5 : RUN dir
 ---> Running in fd8df0ab67e6
The command 'cmd /S /C dir x' returned a non-zero code: 1" 'what the build printed above it tells' 'docker logs'
answered '{"message":"Container 4f1e0a9b2c7d is not running"}' 'has ended, or was never started'
answered 'Error response from daemon: 404 page not found' 'docker context ls' "$unknown"

# A pull: what is of mounts is no remedy of it.
answered 'failed to register layer: rename C:\d\layerdb\tmp\w C:\d\layerdb\sha256\a: Access is denied.' 'pull once more' 'sources of the mounts'
answered 'failed to register layer: re-exec error: exit status 1: output: BackupWrite \\?\D:\d\f: Incorrect function.' 'second drive' 'not known for the call'
while IFS='|' read -r text words; do
    answered "Error response from daemon: $text" "$words" "$unknown"
done <<'TEXT'
unauthorized: authentication required|docker login
toomanyrequests: You have reached your pull rate limit.|its limit of pulls
Get "https://reg.corp/v2/": x509: certificate signed by unknown authority|does not trust the certificate
Get "https://reg.corp:5000/v2/": http: server gave HTTP response to HTTPS client|insecure-registries
TEXT

# The end of a line alone, without the words around it.
while IFS='|' read -r text words; do
    answered "$text" "$words" "$unknown"
done <<'TEXT'
Windows does not support CpusetCpus|HostConfig.CpusetCpus
hostname and the network mode|Take --hostname away
Windows supports 'default', 'process', or 'hyperv'|HostConfig.Isolation
"bogus". Windows supports 'default', 'process', or 'hyperv'|HostConfig.Isolation
bind source path does not exist: C:\data.|Make the folder on the host first
field BindOptions must not be specified|HostConfig.Mounts
destination can't be '/'|Mounts[].Target
invalid protocol sctp|Publish tcp and udp ports
Invalid endpoint configuration|Leave the driver options of the endpoint out
BaseFS of container 4f1c0a is unexpectedly nil|container.BaseFS
file:// path cannot be absolute|credential
unknown capability: "CAP_FOO"|docker create, while the settings are checked
evalSymlinksInScope: C:\x is not in C:\x\|container.BaseFS
task not authorized to access secret s1|docker start, while the spec is built
unsupported option "noexec"|rw, ro and rbind are all
strconv.ParseInt: parsing "4.5": invalid syntax|a whole number is none
time: missing unit in duration "5"|the time has no unit
ParseAddr("1.2.3"): IPv4 address too short|an IP address is none
repository name must be lowercase|small letters only
services.web.isolation must be a string|wants a text there
services.web.volumes.0 type is required|does not take what stands at the path
line 5: found unknown escape character|single quotes around paths of Windows
The virtual machine or container exited unexpectedly.|0xC0370106
access is denied|ERROR_ACCESS_DENIED
Error: OCI runtime error: crun: executable file `cmd` not found in $PATH: No such file or directory|podman
TEXT

# Its begin alone, cut off in front of a colon.
while IFS='|' read -r text words; do
    answered "$text" "$words" "$unknown"
done <<'TEXT'
error during connect|the client reached no daemon
invalid mount config for type "bind"|HostConfig.Mounts
Error response from daemon: security option not supported|SecurityOpt
TEXT

# Words that end several refusals of different settings are none's for sure, and short ones anybody's.
for text in 'invalid syntax' 'a.txt: is not in D:' 'web: prefix'; do
    answered "$text" "$unknown"
done
# A program is told the refusal that the answer is about, and a log's record that says it counts.
echo 'Windows does not support CpusetCpus' >"$scratch/error.txt"
run decode --json "$scratch/error.txt"
out_has '"rule": "PRE-20"'
echo 'time="2024-05-02T08:46:27Z" level=error msg="Windows does not support CpusetCpus"' >"$scratch/error.txt"
run decode "$scratch/error.txt"
flatten
out_has 'Answer it is refused by docker create'

# What no release writes together says nothing of the release.
answered 'hcs::CreateComputeSystem 44d4f2a1c7b3: The parameter is incorrect.' 'such a text is written by moby 23.0.0 to 29'
answered 'hcs::CreateComputeSystem 44d4f2a1c7b3: The parameter is incorrect. (extra info: {"SystemType":"Container","Name":"44d4f2a1c7b3","Layers":[]}).' \
    'hcs.Create' 'such a text is written'
# A screenshot that was turned to text.
answered 'docker: Error response from daernon: hcs::CreateCornputeSystem 44d4f2a1c7b3: The operating systern of the c0ntainer does not match the operating system of the host.' \
    'The operating system of the container does not match the operating system of the host.' 'nothing in this text'
answered 'Error response from daemon: hcs::CreateComputeSystem 44d4f2a1c7b3: The vlrtual machine 0r c0ntainer exited unexpectedly. (OxcO370106)' \
    'ended during the call' 'nothing in this text'
answered 'Error response from daemon: hcs::CreateComputeSystem 44d4f2a1c7b3: lncorrect function.' 'Incorrect function.'
# Words that other programs say as well are not compose's.
answered 'The Pod "x" is invalid: spec.containers[0].ports[0].containerPort: Invalid value: 0: must be greater than or equal to 1' \
    'nothing in this text is known here' 'docker compose'
answered "viper: expected type 'int', got unconvertible type 'string'" 'nothing in this text is known here' 'docker compose'
answered 'flag: invalid boolean: maybe' 'nothing in this text is known here' 'docker compose'
# Below a warning of compose what the daemon answered.
warning='time="2024-05-02T08:46:27Z" level=warning msg="C:\\app\\compose.yaml: the attribute `version` is obsolete, it will be ignored"'
answered "$warning
 Container web-1  Starting
Error response from daemon: hcs::CreateComputeSystem 44d4f2a1c7b3: The parameter is incorrect." \
    'a parameter is wrong' 'nothing fails of it'
answered "$warning" 'nothing fails of it'
# That something failed is not denied where nothing is known of it.
answered 'docker run -d img:1
docker: Error response from daemon: foo bar baz.' 'nothing in this text is known here' 'no error stands in it'

# The client's last line, below the daemon's answer and alone.
answered 'Error response from daemon: hcs::CreateComputeSystem 44d4f2a1c7b3: Es gibt keinen Hypervisor.
Error: failed to start containers: web' 'what failed is known, but not why' 'the last line of the client'
answered 'Error: failed to start containers: web' 'the last line of the client'

finish
