#!/usr/bin/env bash
# What a daemon, a client, a program of an image or Kubernetes answered, in the words of whoever
# hands it on: it is read as an error, told for what it is, and given no remedy of another call.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

# pasted TEXT...: what check says of standard input, on either stream, has each; with ! in front it
# has it nowhere.
pasted() {
    cat >"$scratch/paste.txt"
    run check "$scratch/paste.txt"
    cat "$scratch/err" >>"$scratch/out"
    out_tells "$@"
}

# ---- who hands it on: the same refusal, which no code and no call gives away
id=5d943ebc5a1aa6c3ea548f5f4d03f19d2d940f75b226ea82b27349a5525e0a0a
refusal='create .: volume name is too short, names should be at least two alphanumeric characters'
while IFS= read -r carrier; do
    printf '%s\n' "${carrier//@/$refusal}" | pasted 'Give the volume a name of two characters'
done <<'TEXT'
ERROR: for id  Cannot create container for service id: @
Cannot start service id: @
Error: Unable to create container: Error response from daemon: @
ERROR: Job failed (system failure): Error response from daemon: @ (executor_docker.go:932:1s)
docker.errors.APIError: 500 Server Error for http+docker://localnpipe/v1.43/containers/create: Internal Server Error ("@")
com.github.dockerjava.api.exception.InternalServerErrorException: Status 500: {"message":"@"}
Docker.DotNet.DockerApiException: Docker API responded with status code=InternalServerError, response={"message":"@"}
(HTTP code 500) server error - @
Driver Failure: Failed to create container: API error (500): @
"starting container failed: @"
TEXT
pasted 'create refuses' <<TEXT
docker run -v .:C:\\x acme/web
ERROR: for web  Cannot create container for service web: $refusal
TEXT
# What nobody reads is no document with a mistake in it.
pasted 'this is nothing that silospec reads' '!mapping values' <<'TEXT'
something went wrong: and then: it stopped
TEXT
pasted 'mapping values' '!this is nothing' <<'TEXT'
silospec: 1
container: {}: x
TEXT

# ---- said without a code
while IFS='|' read -r text wanted; do
    printf '%s\n' "$text" | pasted "$wanted" '!nothing in this text is known'
done <<'TEXT'
ERROR: for traefik  Container "1465a1989acf" is unhealthy.|its health check fails
dependency failed to start: container shop-cm-1 is unhealthy|its health check fails
dependency failed to start: container shop-cm-1 exited (1)|that others wait for has ended
ERROR: Failed to start or query status of service 'w3svc' error [80004005]|the program in the container
ERROR: Failed to stop or quesry status of service 'w3svc' error [800705b4]|did not start in time
APPCMD failed with error code 183|the settings of IIS
docker: Error response from daemon: error gathering device information while adding custom device "/dev/dri": no such file or directory.|a daemon for Linux containers
C:\Docker\docker.exe: Error response from daemon: mkdir /c: file exists.|a daemon for Linux containers
Error response from daemon: error while creating mount source path '/run/desktop/mnt/host/c/x': mkdir /run/desktop/mnt/host/c/x: file exists|a daemon for Linux containers
failed to create shim task: kernel: 'C:\Program Files\Linux Containers\kernel' not found|the container is one for Linux
failed to start containerd task "win": failed to get application name from commandline "/bin/x.exe": failed to find executable "\\bin\\x.exe": unknown|a HostProcess container
Failed to create pod sandbox: rpc error: code = Unknown desc = failed to reserve sandbox name "web_0": name "web_0" is reserved for "f9b6"|an earlier attempt
Failed create pod sandbox: NetworkPlugin cni failed to set up pod "srv" network: netplugin failed|a network plug-in (CNI)
time="2017-09-09T11:03:49Z" level=error msg="fatal task error" error="invalid mount target, must be an absolute path: \\\\.\\pipe\\docker_engine"|takes no pipe
Failed to create pod sandbox: rpc error: code = DeadlineExceeded desc = context deadline exceeded|the time that was given
Failed to create pod sandbox: plugin type="azure-vnet" failed (add): IPAM Invoker Add failed with error|a network plug-in (CNI)
Error response from daemon: Invalid bind mount spec "D:\\app:\\gopath": invalid mode: \gopath.|to it the colon
Error response from daemon: Container 5d943ebc5a1aa6c3ea548f5f4d03f19d2d940f75b226ea82b27349a5525e0a0a is not running|docker start NAME
Error response from daemon: This request is not supported by null ipam driver|--ip-range
docker: Error response from daemon: failed to create endpoint web on network nat: hnsCall failed in Win32: The object already exists. (0x1392).|ERROR_OBJECT_ALREADY_EXISTS
Error response from daemon: cannot stop container: web: tried to kill container, but did not receive an exit event|hcsdiag list
Error response from daemon: filesystem operations against a running Hyper-V container are not supported|stop the container first
docker: Error response from daemon: Get "https://mcr.microsoft.com/v2/": dial tcp: lookup mcr.microsoft.com: no such host.|could not be looked up
unable to configure the Docker daemon with file C:\ProgramData\docker\config\daemon.json: invalid character 'P' in string escape code|cannot use its daemon.json
unable to configure the Docker daemon with file C:\d.json: the following directives are specified both as a flag and in the configuration file: hosts: (from flag: [npipe://], from file: [tcp://0.0.0.0:2375])|out of the service's line
unable to configure the Docker daemon with file C:\d.json: the following directives are specified both as a flag and in the configuration file: hosts: (from flag: [npipe://], from file: [tcp://0.0.0.0:2375])|the command line of the service sets as well
Failed to pull image "acme/web:1": rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/acme/web:1": no match for platform in manifest: not found|this tag has no image for that system
Couldn't connect to Docker daemon. You might need to start Docker for Windows.|the client reached no daemon
open //./pipe/docker_engine: The system cannot find the file specified.|the client reached no daemon
ERROR: Preparation failed: Error response from daemon: open \\.\pipe\docker_engine_linux: The system cannot find the file specified. (docker.go:865:0s)|daemon for Linux containers does not run
ERROR: for x  Cannot create container for service x: image with reference acme/y:1 was found but does not match the specified OS platform: wanted: windows, actual: linux|is one for Linux
failed to create service db: Error response from daemon: Mount denied: The source path "C:/app" doesn't exist and is not known to Docker|Docker Desktop refuses the folder
l90rlq7yz6c0   \_ site.1  web:latest  WIN-NGC  Shutdown  Failed 53 seconds ago  "starting container failed: co…"|--no-trunc
TEXT

# ---- remedies of the call that failed alone
pasted "the credential spec's file is not in the folder" 'the daemon itself' '!is the command' <<'TEXT'
docker: Error response from daemon: credential spec 'C:\ProgramData\docker\CredentialSpecs\web.json' for container f049055f4b3cdb3a59c23225bb16db76b8db8bfc8701b66fd8d7c882c2c6336e as the file could not be read: "open C:\\ProgramData\\docker\\CredentialSpecs\\web.json: The system cannot find the file specified.".
TEXT
pasted 'could not read the file of the credential spec' '!antivirus' <<'TEXT'
docker: Error response from daemon: credential spec 'C:\ProgramData\docker\CredentialSpecs\...' for container 6ae9aac2cc10c03317fe4c4d32e2a938f33137a6bb3a061ba56df0d491560604 as the file could not be read: "open C:\\ProgramData\\docker\\CredentialSpecs\\...: Access is denied.".
TEXT
pasted 'something holds its folder' '!read the sources of the mounts' <<TEXT
Error response from daemon: container $id: driver "windowsfilter" failed to remove root filesystem: rename C:\\d\\windowsfilter\\$id C:\\d\\windowsfilter\\$id-removing: Access is denied.
TEXT
pasted 'the folder of its images' '!is the command' <<'TEXT'
Error starting daemon: error initializing graphdriver: The system cannot find the file specified.
TEXT
pasted 'of other calls alone' '!is the command' <<'TEXT'
failed to start daemon: something new: The system cannot find the file specified.
TEXT
pasted 'LocalSystem' '!a number, as on Linux' <<'TEXT'
Error: failed to create containerd task: failed to create shim task: failed to create user process token: failed to logon user: Access is denied.: unknown
TEXT
pasted 'the container is one for Linux' '!of other calls' <<'TEXT'
container 6658dd46feaa34796104a38f3da3b6c0acc935542f4441978f82cb624eaac174 encountered an error during CreateProcess: failure in a Windows system call: Unspecified error (0x80004005)
[Event Detail: failed to run runc create/exec call for container 6658dd46feaa34796104a38f3da3b6c0acc935542f4441978f82cb624eaac174: exit status 1 Stack Trace:
TEXT
pasted 'containerd.StartTask > hcs.CreateProcess' 'what cmd has built in' '!the call that failed decides' <<'TEXT'
time="2021-11-30T09:28:59Z" level=fatal msg="starting the container \"544494bda2d94405c85025aadab41c328224baa1edd2055afb0fee163ae3c50d\": rpc error: code = Unknown desc = failed to start containerd task \"544494bda2d94405c85025aadab41c328224baa1edd2055afb0fee163ae3c50d\": hcs::System::CreateProcess 544494bda2d94405c85025aadab41c328224baa1edd2055afb0fee163ae3c50d: The system cannot find the file specified.: unknown"
TEXT
pasted 'known of other calls alone (storage.ImportLayer' '!a Linux image' '!is it an image of Windows' <<'TEXT'
docker run --name web acme/web
docker: Error response from daemon: hcsshim::PrepareLayer failed in Win32: The system cannot find the path specified. (0x3).
TEXT
pasted 'is it an image of Windows' <<'TEXT'
failed to register layer: re-exec error: exit status 1: output: ProcessBaseLayer C:\ProgramData\docker\windowsfilter\1a: The system cannot find the path specified.
TEXT

# ---- what an error comes from: the drive of a source, the update level of the image
start="docker: Error response from daemon: container $id encountered an error during hcsshim::System::Start: failure in a Windows system call: The virtual machine or container exited unexpectedly. (0xc0370106)."
pasted 'Ruled out: the source of a mount is on a removable or second drive, under Hyper-V isolation (all sources are on C:)' <<TEXT
docker run --isolation hyperv -v C:\\data:C:\\data acme/web
$start
TEXT
pasted 'Fits: the source of a mount is on a removable or second drive, under Hyper-V isolation (the container has d:\data)' <<TEXT
docker run --isolation hyperv -v D:\\data:C:\\data acme/web
$start
TEXT
pasted 'Possible: the image is newer than the host' <<TEXT
docker run --isolation process acme/web
$start
TEXT
helper() { # BUILD-OF-THE-IMAGE BUILD-OF-THE-HOST ERROR
    cat <<TEXT
Docker Client Version is 20.10.17
Docker Server Version is 20.10.17
Container OS Version: $1
Host OS Version: $2
Using process isolation
$3
ExitCode: 125
Commandline: docker run --name erp --isolation process --detach acme/erp:latest
TEXT
}
helper 10.0.17763.2000 10.0.17763.1879 "$start" |
    pasted "Fits: the image is newer than the host's update level (the image's revision is higher" \
        '!a request and a container'
helper 10.0.17763.1879 10.0.17763.1879 "$start" | pasted "Ruled out: the image is newer"
helper 10.0.20348.1249 10.0.17763.1879 \
    "docker: Error response from daemon: hcsshim::CreateComputeSystem $id: The container operating system does not match the host operating system.." |
    pasted 'image and host are told to be of different builds' 'the image is of build 20348' '!host must be of that build, which is not known'

# The document on the error knows the isolation that nobody asked for.
pasted 'Fits: Hyper-V is installed in part' <<TEXT
PS C:\\> docker run acme/web
docker.exe: Error response from daemon: hcsshim::CreateComputeSystem $id: The request is not supported.
(extra info: {"SystemType":"Container","Name":"$id","Owner":"docker","IgnoreFlushesDuringBoot":true,"LayerFolderPath":"C:\\\\d\\\\windowsfilter\\\\$id","HostName":"5d943ebc5a1a","HvPartition":true,"EndpointList":["B6A1C3E5-1111-4A4A-9B5C-0B8F6E3B3C11"],"AllowUnqualifiedDNSQuery":true}).
TEXT
# Of an older image than its host, the image decides who can be the user.
pasted 'the image is of build 14393; before 16299' <<'TEXT'
docker run --user "NT AUTHORITY\NETWORK SERVICE" mcr.microsoft.com/windows/servercore:ltsc2016 powershell
TEXT
pasted '!before 16299' <<'TEXT'
docker run --user "NT AUTHORITY\NETWORK SERVICE" mcr.microsoft.com/windows/servercore:ltsc2019 powershell
TEXT
# What docker's client offers for Linux: nobody writes the hosts file of a Windows container.
pasted "ExtraHosts (--add-host) is for Linux: on Windows nothing of it reaches the container; the image" <<'TEXT'
docker run --rm --add-host db:10.0.0.5 acme/web
TEXT

# Switches in one word behind the name of a container or an image.
pasted 'That fits: -it stands among the program' <<TEXT
PS C:\\> docker exec 8653 -it cmd
container $id encountered an error during CreateProcess: failure in a Windows system call: The system cannot find the file specified. (0x2) extra info: {"CommandLine":"-it cmd","WorkingDirectory":"C:\\\\","CreateStdOutPipe":true,"ConsoleSize":[0,0]}
TEXT
pasted '!among the program' <<'TEXT'
docker run acme/web tool -it cmd
TEXT

# The host that people write beside an error; the account that an image does not have.
pasted 'the host of 22631.3447 (Windows 11 23H2)' 'image and host are told to be of different builds' \
    '!says nothing of the host' <<TEXT
docker run --isolation process mcr.microsoft.com/windows/servercore:ltsc2019
docker: Error response from daemon: hcs::CreateComputeSystem $id: The container operating system does not match the host operating system.
Windows 11 Pro 23H2 (OS Build 22631.3447)
TEXT
run import "$scratch/paste.txt"
out_has 'OSRevision: 3447'
out_has 'OSProduct: client'
pasted 'That fits: the container asks for a user. To check: has the image such an account' '!PS> docker' <<TEXT
docker: Error response from daemon: container $id encountered an error during hcs::System::CreateProcess: cmd: failure in a Windows system call: No mapping between account names and security IDs was done. (0x534)

PS> docker run --user "CORP\\svc" acme/web cmd
TEXT
pasted 'the build found no such file' '!is the command' <<'TEXT'
COPY failed: CreateFile \\?\C:\ProgramData\docker\tmp\docker-builder123\app: The system cannot find the file specified.
TEXT

# What the answer says of the host holds whatever a wrapper prints below it.
helper 10.0.17763.1879 10.0.17763.1879 'docker: Error response from daemon: network corp not found.' |
    sed 's/--name erp/--network corp/' | pasted 'network corp not found' '!Is there a network corp'

# ---- the document that hangs on an error is no container that somebody wrote
pasted '!a request and a container' <<TEXT
> docker run --rm -v S:/:C:/stornext mcr.microsoft.com/windows/servercore:1809 cmd
docker.exe: Error response from daemon: hcsshim::CreateComputeSystem $id: Do not attach the filter to the volume at this time.
(extra info: {"SystemType":"Container","Name":"$id","Owner":"docker","IgnoreFlushesDuringBoot":true,"LayerFolderPath":"C:\\\\ProgramData\\\\docker\\\\windowsfilter\\\\$id","HostName":"5d943ebc5a1a","HvPartition":false,"EndpointList":["B6A1C3E5-1111-4A4A-9B5C-0B8F6E3B3C11"],"AllowUnqualifiedDNSQuery":true}).
TEXT

# ---- lines of a console and of a page
pasted '!requires at least 1 argument' 'acme/erp:w1' <<TEXT
DockerDo : docker.exe: Error response from daemon: container
$id encountered an error during Start: failure in a
Windows system call: The virtual machine or container exited unexpectedly. (0xc0370106).
ExitCode: 125
Commandline: docker run --name erp --hostname erp --isolation process --memory 4G --detach
acme/erp:w1
In C:\\Modules\\navcontainerhelper\\0.6.3.2\\ContainerHandling\\New-NavContainer.ps1:657 Zeichen:19
+ ...       if (!(DockerDo -accept_eula -accept_outdated:\$accept_outdated - ...
+                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : NotSpecified: (:) [Write-Error], WriteErrorException
TEXT
pasted 'ended with exit code 3221226505' '!"cmd"' <<'TEXT'
CONTAINER ID IMAGE COMMAND CREATED STATUS PORTS NAMES
0a1b2c3d4e5f mcr.microsoft.com/windows/servercore:ltsc2019 "cmd /c x" 9 minutes ago Exited (3221226505) 2 minutes ago zen_bell
TEXT
run import "$scratch/paste.txt"
out_has 'Name: /zen_bell'
out_has 'Id: 0a1b2c3d4e5f'
cat >"$scratch/paste.txt" <<'TEXT'
CONTAINER ID IMAGE COMMAND CREATED STATUS PORTS NAMES
0a1b2c3d4e5f acme/web "cmd" 2 hours ago Restarting (1) 5 seconds ago web
TEXT
run import "$scratch/paste.txt"
out_has 'Status: restarting'
pasted 'the daemon answered: ERROR: for id' '!answered: Starting' <<TEXT
Starting shop_mssql_1 ... done
Creating shop_id_1    ... error

ERROR: for id  Cannot create container for service id: $refusal
docker run acme/web
TEXT
pasted 'with process isolation, is the image of the host' 'What does the image acme/web' <<TEXT
When I try to run the command:
_docker run --rm -it --isolation=process acme/web cmd.exe_

I get an error: _Error response from daemon: hcsshim::CreateComputeSystem $id: The system cannot find the file specified._
TEXT
pasted '!answered: 5d943ebc' 'answered: docker.exe: Error' <<TEXT
$id
docker.exe: Error response from daemon: container $id encountered an error during Start: failure in a Windows system call: The virtual machine or container exited unexpectedly. (0xc0370106).
docker run acme/web
TEXT

# ---- the number of a process in front of what a program logs is no list of JSON
pasted 'the Host Network Service' 'hcn.OpenNamespace' <<'TEXT'
2021/05/12 02:19:52 [1356] [net] Failed to delete endpoint 1ab0-eth0, err: hcnOpenNamespace failed in Win32: Element not found. (0x490) {"Success":false,"Error":"Element not found. ","ErrorCode":2147943568}.
TEXT
[ "$(grep -c '^Code' "$scratch/out")" -le 1 ] || fail 'one code is told twice'
pasted 'the Host Network Service' <<'TEXT'
[1356] hcnOpenNamespace failed in Win32: Element not found. (0x490)
TEXT

# ---- the cluster, the runner, a cmdlet refuse before anybody makes a container
while IFS='|' read -r text meaning; do
    printf '%s\n' "$text" | pasted "$meaning" '!nothing that silospec reads'
done <<'TEXT'
* spec.template.spec.securityContext.runAsUser: Forbidden: cannot be set for a windows pod|a setting for Linux
spec.hostProcess: Invalid value: true: hostNetwork must be true if pod contains any hostProcess containers|hostNetwork: true
service account "default" is not authorized to `use` GMSA cred spec "web"|with the verb use on gmsacredentialspecs
failed to get sandbox runtime: no runtime for "runhcs-wcow-hypervisor" is configured|the node's config.toml
pods "web-" is forbidden: pod rejected: RuntimeClass "windows-2019" not found|no RuntimeClass of that name
0/3 nodes are available: 1 node(s) had untolerated taint {os: windows}. preemption: not helpful|do not tolerate its taint
Error: Container operations are only supported on Linux runners|no containers on Windows
ERROR: Preparation failed: detecting base image: unsupported Windows Version: Windows Server 2025|no helper image for it
the isolation value "process" is not valid. the valid values are: 'process', 'hyperv', 'default' and an empty string|on Windows alone
WARNING: Test failed for Managed Service Account web. If standalone Managed Service Account, ...|may not fetch the gMSA's password
TEXT

pasted "GitHub's runner makes no containers of jobs and services on Windows" <<'TEXT'
jobs:
  build:
    runs-on: windows-2022
    container: {image: "mcr.microsoft.com/windows/servercore:ltsc2022", options: --isolation process}
    steps:
    - run: ver
TEXT
pasted 'an image that is newer than the host does not run on it' '!runner makes no containers' <<'TEXT'
pool: {vmImage: windows-2019}
container: {image: "mcr.microsoft.com/windows/servercore:ltsc2022", options: --isolation hyperv}
steps:
- script: ver
TEXT

# ---- who answered: nltest, the kubelet, containerd; what went well is no answer
line='docker run --security-opt credentialspec=file://web.json mcr.microsoft.com/windows/servercore:ltsc2022 cmd'
pasted 'the program nltest answered: Trusted DC' 'no domain controller could be reached' <<TEXT
$line
C:\>nltest /sc_verify:corp.example
Flags: 80
Trusted DC Connection Status Status = 1311 0x51f ERROR_NO_LOGON_SERVERS
The command completed successfully
TEXT
pasted '!answered' 'the runtime gets the spec' <<TEXT
$line
C:\>nltest /sc_verify:corp.example
Flags: b0 HAS_IP  HAS_TIMESERV
Trusted DC Connection Status Status = 0 0x0 NERR_Success
Trust Verification Status = 0 0x0 NERR_Success
TEXT
pasted "this is nltest's, which found nothing wrong" <<'TEXT'
Trusted DC Connection Status Status = 0 0x0 NERR_Success
The command completed successfully
TEXT
pasted 'access was denied' '!antivirus' <<'TEXT'
Trusted DC Connection Status Status = 5 0x5 ERROR_ACCESS_DENIED
TEXT
pod='{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": [{"name": "c", "image": "i"}]}}'
pasted 'the kubelet answered: Failed to create pod sandbox' <<TEXT
$pod

Failed to create pod sandbox: rpc error: code = Unknown desc = failed to create shim task: hcs::CreateComputeSystem web: Access is denied.: unknown
TEXT
pasted 'containerd answered: ctr: failed' '!the daemon answered' <<TEXT
$pod

ctr: failed to create shim task: hcs::CreateComputeSystem web: Access is denied.: unknown
TEXT
pasted 'the daemon answered: docker: Error' <<TEXT
docker run acme/web
docker: Error response from daemon: failed to create task for container: failed to create shim task: hcs::CreateComputeSystem web: Access is denied.: unknown.
TEXT

# ---- a line as logs print it
for lead in 'Run ' '     [exec] '; do
    printf '%sdocker run --cpus 2 acme/web\n' "$lead" | pasted 'What does the image acme/web'
done
pasted 'nothing that silospec reads' <<<'Run docker run to see it'

# ---- a folder that no container for Windows refuses
folder="docker: Error response from daemon: the working directory '@' is invalid, it needs to be an absolute path."
pasted 'MSYS_NO_PATHCONV=1' 'this one is for Linux' <<<"${folder/@/C:/Program Files/Git/app}"
pasted 'one for Linux does not' <<<"${folder/@/C:\\app}"
pasted 'Give an absolute path' '!one for Linux' <<<"${folder/@/app}"

# ---- <name> out of a manual is no redirection, and what it leads docker's client to is no answer
pasted 'what <image name> stands for is not known; image-name was taken' 'bring: ENTRYPOINT' \
    <<<'docker run -d --hostname "WebApp01" <image name>'
pasted 'what <Your@Pass> stands for is not known' 'What does the image acme/web' '!must be lowercase' \
    <<<'docker run -e PW=<Your@Pass> -e EULA=Y -v <folder>:C:\data acme/web'
run import "$scratch/paste.txt"
out_tells 'PW=your@pass' 'EULA=Y' 'folder:C:\data'
pasted "what <port> stands for is not known, and without it docker's client" 'put the value in its place' \
    <<<'docker run -p <port>:80 acme/web'
for line in 'cmd < in.sql > out.txt' 'cmd <in.sql >out.txt' '"<x>"'; do
    pasted 'What does the image acme/web' '!stands for is not known' <<<"docker run -i acme/web $line"
done

# ---- what a client, a wrapper or a runner prints behind an answer is none of it
for behind in "See 'docker run --help'." "Run 'docker run --help' for more information" 'Error: failed to start containers: web' '##[error]Docker start failed with exit code 1' \
    'Error: Process completed with exit code 125.'; do
    printf 'docker run acme/web\ndocker: Error response from daemon: hcs::CreateComputeSystem web: Access is denied.\n%s\n' "$behind" |
        pasted 'the daemon answered: docker: Error response from daemon: hcs::CreateComputeSystem web: Access is denied. stage'
done

# ---- names that stand for what a carrier does not tell are said to
pasted "which image Code has is not told here" <<'TEXT'
<ServiceManifestImport>
    <ServiceManifestRef ServiceManifestName="Guest1Pkg" ServiceManifestVersion="1.0.0" />
    <Policies>
      <ContainerHostPolicies CodePackageRef="Code" Isolation="hyperv" Hostname="webapp01">
        <SecurityOption Value="credentialspec=file://webapp01.json"/>
      </ContainerHostPolicies>
    </Policies>
</ServiceManifestImport>
TEXT
pasted 'ecs-credential-spec stands for its name' '!which image' <<'TEXT'
{"family": "web", "containerDefinitions": [{"name": "web", "image": "acme/web", "memory": 512,
  "credentialSpecs": ["credentialspecdomainless:arn:aws:ssm:eu-west-1:111122223333:parameter/gmsa"]}]}
TEXT

# ---- the head of a runner's log tells the host
pasted '!says nothing of the host' 'Possible: the image is newer than the host' '!which is not known' <<TEXT
##[group]Operating System
Microsoft Windows Server 2025
10.0.26100
Datacenter
##[endgroup]
##[group]Runner Image
Image: windows-2025
##[endgroup]
Run docker run --rm mcr.microsoft.com/windows/servercore:ltsc2025 cmd /c ver
docker: Error response from daemon: container $id encountered an error during hcs::System::Start: failure in a Windows system call: The virtual machine or container exited unexpectedly. (0xc0370106).
TEXT

finish
