#!/usr/bin/env bash
# Cases of tests/data/artefacts/cases: what people paste, and what has to be said of it; behind each
# class two more of its kind.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"
cases=$(dirname "$0")/../data/artefacts/cases

# told COMMAND FILE TEXT...: it says each, on either stream; with ! in front: nowhere.
told() {
    local command=$1 file=$2 text
    shift 2
    run "$command" "$file"
    cat "$scratch/err" >>"$scratch/out"
    for text in "$@"; do
        case $text in
        '!'*) out_lacks "${text#!}" ;;
        *) out_has "$text" ;;
        esac
    done
}
# mine NAME: a file of that name from standard input.
mine() {
    cat >"$scratch/$1"
    printf '%s' "$scratch/$1"
}

# ---- what is assumed refuses nothing (F1)
told check "$cases/a01-cpus-of-a-container-that-runs.json" '0 errors' '!only 4 CPUs'
told effective "$cases/a01-cpus-of-a-container-that-runs.json" '64'
told check "$cases/a02-gmsa-file-of-a-container-that-runs.json" '0 errors' \
    'E:\dk\CredentialSpecs\containerhost.json' '1 thing not known'
run explain "$cases/a02-gmsa-file-of-a-container-that-runs.json" windows.credentialSpec
out_has "a text that is not known from the file 'E:\\dk\\CredentialSpecs\\containerhost.json'"
run explain "$cases/a02-gmsa-file-of-a-container-that-runs.json" 'container.HostConfig.SecurityOpt[0]'
out_has 'gives   windows.credentialSpec = not known'
told effective "$cases/a02-gmsa-file-of-a-container-that-runs.json" 'Domain identity' \
    'the credential spec is not known' '!none: no account of a domain'
told check "$cases/b01-inspect-running-gmsa-registry.json" '0 errors' 'registry value web'
own=$(mine cpus.json <<'JSON'
[{"Id": "a1", "Image": "i", "Config": {}, "HostConfig": {"Isolation": "process", "NanoCpus": 16000000000},
  "State": {"Running": true, "StartedAt": "2024-08-02T08:46:27Z"}, "Platform": "windows"}]
JSON
)
told effective "$own" 'at least 16'
told check "$own" '0 errors' 'How many processors has the host?'
own=$(mine secret.json <<'JSON'
[{"Id": "a1", "Image": "i", "Config": {}, "HostConfig": {"Isolation": "process", "SecurityOpt": ["credentialspec=config://abc"]},
  "State": {"Running": true, "StartedAt": "2024-08-02T08:46:27Z"}, "Platform": "windows"}]
JSON
)
told check "$own" '0 errors' 'not known: Is there a config abc'

# an inspect from which somebody took the image away is one of a container that has one
own=$(mine bare.json <<'JSON'
[{"Id": "a1", "Path": "cmd", "Config": {"Hostname": "web"}, "HostConfig": {"Isolation": "process"}, "Platform": "windows"}]
JSON
)
told check "$own" '0 errors' '!No such image'
# what is assumed is marked where it is told of, what is told is not
run explain "$own" root.path
out_has 'container.BaseFS = \\?\Volume{00000000-0000-0000-0000-000000000000}\, assumed'
out_has 'container.HostConfig.Isolation = process'
out_lacks 'container.HostConfig.Isolation = process, assumed'
run explain --set container.HostConfig.NanoCpus=1000000000 "$own" cpu.maximum
out_has 'host.NumCPU = 4 CPUs, assumed'
run explain "$scratch/cpus.json" cpu.maximum
out_has 'host.NumCPU = not known'

# ---- two artefacts in one paste (F2)
told import "$cases/a04-info-then-inspect.txt" 'moby-27.1.1' 'Name: /web' 'NumCPU: 128'
own=$(
    cat "$cases/b18-docker-version.txt" "$cases/a25-hostconfig-alone.json" | mine both.txt
)
told import "$own" 'engine: moby-19.03.8' 'Isolation: hyperv'
own=$(
    { printf 'PS C:\\> type creds.reg\n' && cat "$cases/../reg/synthetic-v5-utf8-nobom-lf.reg" &&
        printf 'PS C:\\> docker inspect web\n' && cat "$cases/b01-inspect-running-gmsa-registry.json"; } | mine reg.txt
)
told identify "$own" reg inspect

# ---- the network part of start (F3)
told check "$cases/a06-network-that-is-gone.yaml" 'network web-net not found' 'HTTP 404' 'docker start fails at the networks'
run effective "$cases/a06-network-that-is-gone.yaml"
expect_status 1
out_has 'start refuses: network web-net not found'
run explain "$cases/a06-network-that-is-gone.yaml" error
out_has 'STA-3'
told check "$cases/a07-network-mode-is-an-id-after-reboot.json" 'the daemon answered the last start' \
    'could not find a network matching network mode' 'has another id'
run upgrade -e moby-24.0.6 "$cases/a07-network-mode-is-an-id-after-reboot.json"
out_has '24.0.7'
run generate --compact "$cases/a09-network-none.json"
out_has '"network":{}'
own=$(sed 's/web-net/other/' "$cases/a06-network-that-is-gone.yaml" | mine gone.yaml)
told check "$own" 'network other not found'
own=$(mine none.yaml <<'YAML'
silospec: 1
container: { Id: c, Name: /c, Path: cmd, Image: i, Config: {}, HostConfig: { NetworkMode: none }, NetworkSettings: { Networks: {} }, BaseFS: x }
host: { DefaultIsolation: process, Images: [{ Id: i, OS: windows, LayerFolders: [a, b] }] }
YAML
)
told check "$own" '0 errors'

# ---- look-alikes (F4)
told check "$cases/a10-nerdctl-inspect-without-hostconfig.json" "nerdctl's inspect" '!invalid memory address'
told check "$cases/a12-inspect-of-a-linux-daemon.json" 'Linux daemon' '!Use a Windows image'
told check "$cases/a43-containerd-container.json" 'made by containerd' 'as Docker would do'
told identify "$cases/a42-oci-spec.json" oci-spec
told identify "$cases/../k8s/windows-gmsa-credspec-0.yml" 'k8s   gives host' '!container'
own=$(mine podman.json <<'JSON'
[{"Id": "a", "Name": "x", "OCIRuntime": "crun", "HostConfig": {}, "State": {}}]
JSON
)
told check "$own" "podman's inspect"
own=$(mine pod.yaml <<'YAML'
apiVersion: v1
kind: Pod
metadata: { name: p }
spec: { containers: [{ name: c, image: 'mcr.microsoft.com/windows/nanoserver:ltsc2022', command: [cmd] }] }
YAML
)
told check "$own" 'made by containerd' 'as Docker would do'

# ---- volumes of the configuration, and all refusals (F8, F10)
told check "$cases/a19-volumes-of-the-config.yaml" "invalid volume specification: '/data'"
told check "$cases/a20-volume-is-a-pipe-alone.yaml" 'Is there a pipe' '0 errors'
told check "$cases/a23-joined-container-many-conflicts.yaml" 'hostname and the network mode' \
    'dns and the network mode' 'port exposing' 'Hyper-V Containers'

# ---- pieces, and what stands around them (F11)
told check "$cases/a25-hostconfig-alone.json" '0 errors' '!nothing that silospec reads'
told check "$cases/a26-hostconfig-in-braces.json" '0 errors' '!nil pointer'
told check "$cases/a28-prompt-behind.txt" '0 errors'
told identify "$cases/a28-prompt-behind.txt" inspect prompt
told identify "$cases/a29-code-fence.txt" inspect 'code fence'
told check "$cases/a31-no-break-spaces.txt" '0 errors'
told identify "$cases/a32-console-of-80-columns.txt" inspect 'undone'
told check "$cases/b19-fragment-hostconfig.json" 'registry value web'
own=$(mine state.json <<'JSON'
{"State": {"Status": "exited", "Running": false, "ExitCode": 3221225781, "Error": "", "StartedAt": "2024-01-01T00:00:00Z"}}
JSON
)
told check "$own" '3221225781'
own=$(printf '> %s\n' '[{"Id": "q", "Image": "i",' '"Config": {}, "HostConfig": {"Isolation": "hyperv"}}]' | mine quoted.txt)
told import "$own" 'Isolation: hyperv' 'Id: q'

# ---- evidence that dates (F12)
told check "$cases/a34-inspect-older-than-19.03.json" 'older than 19.03' 'DiskQuota'
told import "$cases/a40-info-with-the-containerd-store.txt" 'ContainerdStore: true'

# ---- names in another case: libraries have conventions of their own; what users name stays
own=$(mine camel.json <<'JSON'
[{"id":"c1","name":"/web","image":"sha256:aa","path":"cmd","platform":"windows","state":{"status":"running","running":true,"startedAt":"2024-01-01T00:00:05Z"},
"hostConfig":{"isolation":"hyperv","nanoCpus":2000000000,"securityOpt":["credentialspec=file://w.json"],"portBindings":{"80/tcp":[{"hostIp":"","hostPort":"80"}]}},
"config":{"hostname":"w","labels":{"image":"x","hostConfig":"zz"}},"networkSettings":{"networks":{"nat":{"networkID":"n","endpointID":"e","dnsNames":null}}}}]
JSON
)
told identify "$own" '  inspect   gives container, engine' 'names in another case: id is read as Id'
run import "$own"
for text in 'Isolation: hyperv' 'NanoCpus: 2000000000' 'SecurityOpt:' 'HostPort:' 'image: x' 'hostConfig: zz' 'EndpointID: e'; do
    out_has "$text"
done
sed 's/"platform":"windows"/"platform":"linux","driver":"overlay2"/' "$own" >"$scratch/camel-linux.json"
told check "$scratch/camel-linux.json" 'this is the inspect of a Linux daemon'
# the daemon takes a name of a request in any case
own=$(mine body.json <<'JSON'
{"Image":"img","Cmd":["a"],"Labels":{"isolation":"x"},"HostConfig":{"isolation":"hyperv","binds":["C:\\a:C:\\b"]}}
JSON
)
told import "$own" 'Isolation: hyperv' 'Binds:' 'isolation: x'
tr 'IHC' 'ihc' <"$own" >"$scratch/body2.json"
told import "$scratch/body2.json" 'Isolation: hyperv' 'Binds:' 'isolation: x'

# ---- what ConvertTo-Json cut off at its -Depth is not known, and refuses nothing
cut() {
    told check "$1" '!expected a' && [ "$status" -eq 0 ] || fail "$1 ends with $status"
    told identify "$1" "$2, of which ConvertTo-Json has cut the inside off"
}
cut "$(mine cut-part.json <<'JSON'
{"HostConfig": {"Isolation": "process", "Mounts": ["@{Type=bind; Source=C:\\a}"], "PortBindings": "@{80/tcp=System.Object[]}"}}
JSON
)" HostConfig.PortBindings
cut "$(mine cut-image.json <<'JSON'
[{"Id": "sha256:aa", "RepoTags": ["img:1"], "Os": "windows", "Config": "@{Cmd=System.Object[]; Env=}", "RootFS": "@{Type=layers}"}]
JSON
)" Config
cut "$(mine cut-volume.json <<'JSON'
[{"Name": "v1", "Driver": "local", "Mountpoint": "C:\\v", "Labels": "@{a=b}", "Options": "System.Collections.Hashtable"}]
JSON
)" Options
cut "$(mine cut-request.json <<'JSON'
{"Image": "img", "Cmd": ["a"], "HostConfig": {"Isolation": "hyperv", "PortBindings": "@{80/tcp=System.Object[]}", "Mounts": "System.Object[]"}}
JSON
)" HostConfig.PortBindings

# ---- what was taken away between brackets is a gap as well
own=$(mine elided.json <<'JSON'
[
    {
        "Id": "c1",
        "Name": "/web",
        "HostConfig": {
            "Isolation": "hyperv",
            [...]
            "Binds": [...],
            "NanoCpus": 2000000000
        },
        (snip)
        "Mounts": []
    }
]
JSON
)
told identify "$own" 'inspect-fragment' 'an elision, kept as a gap' '!a bracket without a place'
told import "$own" 'NanoCpus: 2000000000' 'name: web' '!Binds:'

# ---- YAML without its indentation is said to be that
told check "$(printf 'services:\nweb:\nimage: img\nisolation: hyperv\n' | mine flat.yaml)" 'compose file lost their indentation'
told check "$(printf 'silospec: 1\ncontainer:\nPath: cmd\nHostConfig:\nIsolation: hyperv\n' | mine flat2.yaml)" \
    'scenario lost their indentation' '!nil pointer'

# ---- a table of an issue
own=$(mine table.txt <<'TEXT'
## Environment

| Item | Value |
|------|-------|
| Version | 20.10.9 |
| docker inspect | `[{"Id":"a1","Name":"/web","Platform":"windows","State":{"Running":true},"HostConfig":{"Isolation":"process"},"Config":{"Cmd":["a|b"]},"Mounts":[]}]` |
| docker info | `{"ID":"x","ServerVersion":"20.10.9","OSType":"windows","NCPU":8,"OperatingSystem":"Microsoft Windows Server Version 1809 (OS Build 17763.2237)"}` |
TEXT
)
told identify "$own" '  lines 6-6   inspect' '  lines 7-7   docker-info' 'undone, line 6: the cells of a table' 'left out, line 5'
told import "$own" 'NumCPU: 8' 'a|b'

# ---- one container inspected twice is one, another one of its name is known by its id
web() {
    printf '[{"Id":"%s","Name":"/web","Image":"sha256:aa","Path":"cmd","Args":[],"Platform":"windows","State":{"Status":"%s","Running":%s},"HostConfig":{"Isolation":"process"},"Config":{"Hostname":"x"},"Mounts":[]}]\n' "$@"
}
own=$({
    echo 'PS C:\> docker inspect web'
    web a1a1a1a1a1a1a1a1 running true
    echo 'PS C:\> docker inspect web'
    web a1a1a1a1a1a1a1a1 exited false
} | mine twice.txt)
told import "$own" 'Running: false'
err_has 'container.State.Status is exited (inspect), and not running (the inspect before)'
told table "$own" 'web'
[ "$(grep -c web "$scratch/out")" -eq 1 ] || fail 'one container inspected twice is two'
own=$({
    web a1a1a1a1a1a1a1a1 running true
    web b2b2b2b2b2b2b2b2 exited false
} | mine made-anew.txt)
told table "$own" 'web (b2b2b2b2b2b2)'
run import "$own" --select 'web (b2b2b2b2b2b2)'
out_has 'Status: exited'

# ---- the run line of a container that is inspected tells of that one; others of one name are known by their lines
own=$({
    echo 'PS C:\> docker run -d --name web --isolation hyperv img'
    echo 'docker: Error response from daemon: network corp not found.'
    echo 'PS C:\> docker inspect web'
    web a1a1a1a1a1a1a1a1 running true
    echo 'PS C:\> docker inspect other'
    web b2b2b2b2b2b2b2b2 running true | sed 's|/web|/other|'
} | mine run-and-inspect.txt)
told table "$own" 'web' 'other' '!web ('
[ "$(grep -c web "$scratch/out")" -eq 1 ] || fail 'a run line and the inspect of its container are two'
run import "$own" --select web
out_has 'Isolation: process'
out_has 'network corp not found'
err_has 'line 1 is taken for the one that made web'
run import "$own" --select other
out_lacks 'network corp not found'
own=$(printf 'docker run --name web --isolation hyperv img\ndocker run --name web img\ndocker run img x\ndocker run img y\n' | mine again.txt)
told table "$own" 'web (line 2)' 'img (line 4)'
run import "$own" --select 'web (line 2)'
out_lacks hyperv
own=$({
    echo 'PS C:\> docker run -d --name web --isolation hyperv img'
    echo 'docker: Error response from daemon: Conflict. The container name "/web" is already in use by container "a1a1a1a1a1a1". You have to remove (or rename) that container to be able to reuse that name.'
    echo 'PS C:\> docker inspect web'
    web a1a1a1a1a1a1a1a1 running true
} | mine taken-name.txt)
told table "$own" 'web (line 1)'
run import "$own" --select web
out_has 'Isolation: process'
out_lacks 'already in use'
err_lacks 'is taken for the one'
run import "$own" --select 'web (line 1)'
out_has 'Isolation: hyperv'
out_has 'already in use'
own=$({
    echo 'PS C:\> docker run -d --name web --isolation hyperv other/img'
    echo 'PS C:\> docker inspect web'
    web a1a1a1a1a1a1a1a1 running true | sed 's|"Hostname"|"Image":"docker.io/library/img:latest","Hostname"|'
} | mine other-image.txt)
told table "$own" 'web (line 1)'
sed -i 's|other/img|img|' "$own"
told table "$own" '!web (line 1)'
sed -i 's|hyperv img|hyperv 0123456789ab|' "$own"
told table "$own" '!web (line 1)'

own=$({
    echo 'PS C:\> docker run -d --name api other/img'
    echo 'docker: Error response from daemon: network corp not found.'
    echo 'PS C:\> docker run -d --name web img'
    echo 'PS C:\> docker inspect web'
    web a1a1a1a1a1a1a1a1 running true
} | mine error-of-another-line.txt)
run import "$own" --select web
out_lacks 'network corp not found'
run import "$own" --select api
out_has 'network corp not found'

# ---- an error below a compose file is a piece of its own
for answer in 'failed to create shim task: hcs::CreateComputeSystem ab: The directory name is invalid.: unknown' \
    'error during connect: Get "http://x": open //./pipe/docker_engine: The system cannot find the file specified.'; do
    own=$(printf 'services:\n  a:\n    image: img\n    ports:\n      - "80:80"\n\n%s\n' "$answer" | mine compose-error.txt)
    told identify "$own" 'lines 1-5   compose   gives request' 'lines 7-7   error   gives error'
    run import "$own"
    out_has 'Image: img'
    out_has "${answer:0:20}"
done
own=$(printf 'services:\n  a:\n    image: img\n%s\n' "$answer" | mine compose-error.txt)
told identify "$own" 'lines 1-3   compose   gives request' 'lines 4-4   error   gives error'

# ---- of several blocks of PowerShell each error is its own command's
own=$(mine blocks.txt <<'TEXT'
docker : docker: Error response from daemon: Conflict. The container name "/web" is already in use.
At line:1 char:1
+ docker run --name web img:1
+ ~~~~
    + CategoryInfo          : NotSpecified: (docker: Error r...y in use.:String) [], RemoteException
    + FullyQualifiedErrorId : NativeCommandError

docker : docker: Error response from daemon: network corp not found.
At line:1 char:1
+ docker run --name db --network corp img:2
+ ~~~~
    + CategoryInfo          : NotSpecified: (docker: Error r...not found.:String) [], RemoteException
    + FullyQualifiedErrorId : NativeCommandError
TEXT
)
run check "$own" --select web
out_has 'already in use'
out_lacks 'corp not found'
run check "$own" --select db
out_has 'network corp not found'
out_lacks 'already in use'

own=$(printf 'Client:\n Version: 27.0.3\n\nServer:\n%s\n' "$answer" | mine info-error.txt)
told check "$own" '!no error stands in it' 'the client reached no daemon'
own=$(printf 'failed to create shim task: hcs::CreateComputeSystem ab: The directory name is invalid.: unknown\ndocker run img\n' | mine containerd.txt)
told check "$own" 'error: containerd answered' '!the containerd'

# ---- who is told what engine is taken is told its name
told check "$cases/../hcs/moby-hcs-create-hyper-v.json.txt" 'taken as moby-' '!empty; -e NAME'

# ---- an object of a cluster without a container is not sent back to check
told check "$cases/../k8s/windows-gmsa-crd.yml" 'an object of Kubernetes' "!'silospec check FILE' says what"

# ---- what was typed above such a block is the block's command, and PowerShell's words in any case
block='docker : docker: Error response from daemon: no such thing.
At line:1 char:1
+ docker run -v C:\data:C:\data img:1
+ ~~~~
    + CategoryInfo          : NotSpecified: (docker: Error r...ch thing.:String) [], RemoteException
    + FullyQualifiedErrorId : NativeCommandError'
for line in 'PS C:\> docker run -v C:\data:C:\data img:1' 'docker run -v C:\data:C:\data img:1' 'Some words.' \
    'PS C:\> .\build.ps1'; do
    told check "$(printf '%s\n%s\n' "$line" "$block" | mine typed.txt)" 'no such thing' 'c:\data on the host' \
        '1 error, 0 warnings' '!C:data' '!(line 1)'
done

# ---- a line that makes a network tells of the host and asks for no container
own=$(echo 'docker network create -d transparent corp' | mine network-line.txt)
told identify "$own" 'run-line   gives host' '!request'

# ---- formats that are named for what they are (F14)
told identify "$cases/a44-docker-run.txt" run-line
told identify "$cases/a45-daemon-error.txt" error
told identify "$cases/a47-compose.yaml" compose
told identify "$cases/a48-generated-spec-log-line.txt" log spec
told import "$cases/b18-docker-version.txt" 'engine: moby-19.03.8'
told check "$cases/b21-error-decimal.txt" '0xD0020017' '0xC0020017' "credentials could not be set up"
told check "$cases/b22-eventlog-ccg.txt" 'the plug-in was loaded, but gave no credentials' 'PluginInput'
told import "$cases/b23-hcs-error-hardwrapped.txt" 'Isolation: hyperv' '6617cbb1-6000-4000-8000-00000000000a'
told check "$cases/b23-hcs-error-hardwrapped.txt" 'no hypervisor'
told check "$cases/b25-credspec-bare.json" "'webapp01\$' ends with \$" 'is the SID of an account'
own=$(mine Dockerfile <<'TEXT'
# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2019
USER ContainerUser
CMD ping -t localhost
TEXT
)
told generate "$own" 'cmd /S /C' 'ContainerUser'
own=$(mine Dockerfile-and-line <<'TEXT'
# escape=`
FROM mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022
COPY . C:\web
EXPOSE 80

docker build -t site .
docker run -d -p 8000:80 --cpus 2 site
TEXT
)
told check "$own" 'What does the image site have from its base' 'affects process.args' \
    '!No command specified' '!one layer folder is told' 'the runtime gets the spec: 0 errors'
own=$(mine Dockerfile-that-says-all <<'TEXT'
FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8
WORKDIR C:\\app
USER ContainerUser
ENTRYPOINT ["a.exe"]
TEXT
)
told check "$own" 'affects process.env, mounts'
own=$(mine hns.txt <<'TEXT'
ID                 : 5E6298C2-4638-494E-BE6B-FF6FEF942C06
VirtualNetwork     : 76177bd4-a2b5-43a6-9cb8-a37d9d903123
VirtualNetworkName : nat
IPAddress          : 172.27.148.101
MacAddress         : 00-15-5D-CD-BE-47
TEXT
)
told import "$own" '5e6298c2-4638-494e-be6b-ff6fef942c06'

# ---- a manifest with what stands around it: a key in quotes, a command above, events and errors below
manifest() {
    printf 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: sample\nspec:\n  nodeSelector:\n    "kubernetes.io/os": windows\n  containers:\n  - name: sample\n    image: mcr.microsoft.com/windows/nanoserver:ltsc2022\n    resources:\n      limits: {memory: 800M}\n'
}
own=$({ printf 'az aks nodepool add --os-type Windows --name np\n'; manifest; } | mine above.txt)
told identify "$own" 'lines 2-13   k8s' 'left out, line 1: az aks' '!unknown'
own=$({ manifest; printf '\nError: failed to start containerd task "web": hcs::System::CreateProcess web: The directory name is invalid.: unknown\n'; } | mine below.txt)
told identify "$own" 'lines 1-12   k8s' 'lines 14-14   error'
told check "$own" 'an error was answered' 'ERROR_DIRECTORY'
own=$({ manifest; printf 'Events:\n  Type     Reason                  Age   From     Message\n  Warning  FailedCreatePodSandBox  12s   kubelet  Failed to create pod sandbox: rpc error: code = Unknown desc = failed to create shim task: hcs::CreateComputeSystem web: Access is denied.: unknown\n'; } | mine events.txt)
told identify "$own" 'lines 1-12   k8s' 'lines 13-15   error'

# ---- files of programs that ask for containers themselves, and lists of what runs
printf '[[runners]]\n  executor = "docker-windows"\n  [runners.docker]\n    isolation = "hyperv"\n' >"$scratch/runner.toml"
told check "$scratch/runner.toml" "GitLab Runner's config.toml"
printf 'version = 2\n[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runhcs-wcow-process]\n  runtime_type = "io.containerd.runhcs.v1"\n' >"$scratch/config.toml"
told check "$scratch/config.toml" "containerd's config.toml"
printf 'job "iis" {\n  group "web" {\n    task "iis" {\n      driver = "docker"\n      config {\n        image = "app"\n      }\n    }\n  }\n}\n' >"$scratch/job.hcl"
told check "$scratch/job.hcl" 'a job of Nomad'
printf 'NAME    READY   STATUS             RESTARTS   AGE\nweb-0   0/1     CrashLoopBackOff   7          12m\n' >"$scratch/pods.txt"
told check "$scratch/pods.txt" "kubectl's list of pods"
printf 'CONTAINER      IMAGE          CREATED        STATE   NAME  ATTEMPT  POD ID         POD\n9b1f3c0d2e4a5  a1b2c3d4e5f60  2 minutes ago  Exited  iis   4        1c2d3e4f5a6b7  iis-5c\n' >"$scratch/crictl-ps.txt"
told check "$scratch/crictl-ps.txt" "crictl's list of containers"
printf "agent {\n  docker {\n    image 'acme/web'\n    args '--isolation=hyperv'\n  }\n}\n" >"$scratch/Jenkinsfile"
told check "$scratch/Jenkinsfile" 'this is a Jenkinsfile'
printf 'C:\\>hcsdiag list\n5e1a7c6b\n    Windows Server Container,       Running, 9C1E2F3A-4B5C-4D6E-8F70-8192A3B4C5D6, docker\n' >"$scratch/hcsdiag.txt"
told check "$scratch/hcsdiag.txt" 'that the Host Compute Service has at this'
printf 'Id               : 5e1a7c6b\nType             : Container\nIsolation        : Process\nIsTemplate       : False\nRuntimeId        : 00000000-0000-0000-0000-000000000000\nRuntimeImagePath :\nOwner            : docker\n' >"$scratch/process.txt"
told check "$scratch/process.txt" 'what the Host Compute Service runs'

# ---- an inspect that a console broke, and that somebody indented or a page filled up with blanks
run generate --compact "$cases/a32-console-of-80-columns.txt"
cp "$scratch/out" "$scratch/whole.json"
{
    printf 'This is what we get:\n\n'
    sed 's/^/    /' "$cases/a32-console-of-80-columns.txt"
} >"$scratch/indented.txt"
awk '{printf "%-100s\n", $0}' "$cases/a32-console-of-80-columns.txt" >"$scratch/filled.txt"
for own in indented filled; do
    run generate --compact "$scratch/$own.txt"
    out_has "$(cat "$scratch/whole.json")"
done

# ---- a chat: what each writes is a paste of its own
own=$(mine chat.txt <<'TEXT'
Joe Smith
  9:12 AM
services:
  iis:
    image: iis
    isolation: hyperv
Ann Miller
  9:14 AM
docker: Error response from daemon: network corp not found.
TEXT
)
told identify "$own" 'lines 3-6   compose' 'lines 9-9   error' 'left out, line 7: Ann Miller'

# ---- lists beside an inspect: of what else runs, and of which daemons there are
own=$(mine list.txt <<'TEXT'
PS C:\> docker ps -a
CONTAINER ID   IMAGE   COMMAND   CREATED       STATUS                          PORTS     NAMES
44d4f2a1c7b3   iis     "cmd"     2 hours ago   Up 2 hours                                web
d13e7e2e3abc   iis     "cmd"     2 hours ago   Exited (3221225781) 2 hours ago           queue
PS C:\> hcsdiag list
44d4f2a1c7b39c51f0c6b7f9b1e0a5d2c3b4a5968778695a4b3c2d1e0f9a8b7c
    Windows Server Container,       Running, A1B2C3D4-0000-0000-0000-000000000000, docker
PS C:\> docker context ls
NAME                DESCRIPTION      DOCKER ENDPOINT                             ERROR
desktop-linux *     Docker Desktop   npipe:////./pipe/dockerDesktopLinuxEngine
PS C:\> docker inspect web
[{"Id": "44d4f2a1c7b39c51f0c6b7f9b1e0a5d2c3b4a5968778695a4b3c2d1e0f9a8b7c", "Name": "/web", "Path": "cmd", "Args": [], "Platform": "windows", "State": {"Status": "running", "Running": true, "StartedAt": "2024-01-01T00:00:05Z"}, "Image": "sha256:c4", "Config": {}, "HostConfig": {"Isolation": "process"}, "NetworkSettings": {"Networks": {}}, "Mounts": []}]
TEXT
)
told check "$own" 'the runtime gets the spec: 0 errors, 0 warnings' '!answered' '!queue' "the client's docker context" 'that the Host Compute Service has'
told import "$own" 'Name: /web' '!queue'
sed '/docker inspect web/,$d' "$own" >"$scratch/lists.txt"
told check "$scratch/lists.txt" 'STATUS_DLL_NOT_FOUND'
own=$(mine compose-ps.txt <<'TEXT'
NAME        IMAGE     COMMAND   SERVICE   CREATED         STATUS                              PORTS
app-web-1   iis       "cmd"     web       2 minutes ago   Exited (3221225781) 2 minutes ago
TEXT
)
told import "$own" 'Name: /app-web-1' 'ExitCode: 3221225781'

# ---- beside an inspect a pod that kubectl describes is another container, and so is crictl's
INSPECT='[{"Id": "44d4f2a1c7b39c51f0c6b7f9b1e0a5d2c3b4a5968778695a4b3c2d1e0f9a8b7c", "Name": "/web", "Path": "cmd", "Args": [], "Platform": "windows", "State": {"Status": "running", "Running": true, "StartedAt": "2024-01-01T00:00:05Z"}, "Image": "sha256:c4", "Config": {}, "HostConfig": {"Isolation": "process"}, "NetworkSettings": {"Networks": {}}, "Mounts": []}]'
{
    printf '%s\n\n' "$INSPECT"
    printf 'Name:         iis-0\nNamespace:    default\nNode:         win1/10.0.0.1\nStatus:       Pending\nContainers:\n  iis:\n    Image:  iis\n    Limits:\n      cpu:  1500m\nEvents:\n  Warning  FailedCreatePodSandBox  1m  kubelet  Failed to create pod sandbox: rpc error: code = Unknown desc = hcs::CreateComputeSystem x: Access is denied.: unknown\n'
} >"$scratch/described.txt"
run import --select web "$scratch/described.txt"
out_lacks 'answers:'
out_lacks 'NanoCpus'
out_lacks 'made by'
run import --select iis "$scratch/described.txt"
out_has 'NanoCpus: 1500000000'
out_has 'kubelet, line'
{
    printf '%s\n\n' "$INSPECT"
    printf '{"status": {"id": "c7c7", "exitCode": 5, "image": {"image": "app"}}, "info": {"runtimeSpec": {"ociVersion": "1.0.2", "process": {"args": ["cmd"], "cwd": "C:\\\\"}, "windows": {"layerFolders": ["a", "b"]}}}}\n'
} >"$scratch/crictl-beside.txt"
told check "$scratch/crictl-beside.txt" 'the runtime gets the spec: 0 errors, 0 warnings' '!made by containerd' '!ExitCode is'

# ---- what is said of an image, a client and a host, and tells of no container
own=$(mine manifest.json <<'TEXT'
{"schemaVersion": 2, "manifests": [{"digest": "sha256:ab", "platform": {"os": "windows", "os.version": "10.0.17763.1879"}}]}
TEXT
)
told check "$own" 'this is the manifest of an image' 'docker image inspect IMAGE'
own=$(mine tools.txt <<'TEXT'
Name:      mcr.microsoft.com/windows/nanoserver:ltsc2022
MediaType: application/vnd.docker.distribution.manifest.list.v2+json
Digest:    sha256:ab

Manifests:
  Platform:    windows/amd64
TEXT
)
told check "$own" 'as buildx shows it'
own=$(mine history.txt <<'TEXT'
IMAGE          CREATED        CREATED BY                     SIZE      COMMENT
c4c4c4c4c4c4   2 weeks ago    Apply image 10.0.17763.1879    5.1GB
TEXT
)
told check "$own" 'this is docker history'
own=$(mine context.json <<'TEXT'
[{"Name": "desktop-linux", "Metadata": {}, "Endpoints": {"docker": {"Host": "npipe:////./pipe/dockerDesktopLinuxEngine"}}, "TLSMaterial": {}, "Storage": {}}]
TEXT
)
told check "$own" "this is the client's docker context"
own=$(mine host.txt <<'TEXT'
Checking for common problems
Describing Windows Version and Prerequisites
 [+] Is Windows 10 Anniversary Update or Windows Server 2016 1.2s
 [-] Has 'Containers' feature installed 3.08s
TEXT
)
told check "$own" 'this is Debug-ContainerHost.ps1'
printf 'Filter Name                     Num Instances    Altitude    Frame\n------------------------------  -------------  ------------  -----\nwcifs   0   189900   0\n' >"$scratch/filters.txt"
told check "$scratch/filters.txt" "the host's file system filters"
printf 'Protocol tcp Port Exclusion Ranges\n\nStart Port    End Port\n----------    --------\n        80          80\n' >"$scratch/ports.txt"
told check "$scratch/ports.txt" 'ports that Windows keeps for itself'
printf 'Image Version: 10.0.17763.1879\n\nFeature Information:\n\nFeature Name : Microsoft-Hyper-V\nDisplay Name : Hyper-V\nState : Disabled\n' >"$scratch/dism.txt"
told import "$scratch/dism.txt" 'HyperV: false'
printf 'PS C:\\> docker ps --format "table {{.Names}}\\t{{.Image}}\\t{{.Status}}"\nNAMES     IMAGE     STATUS\nweb       iis       Up 2 hours\n' >"$scratch/ps.txt"
told import "$scratch/ps.txt" 'Name: /web' 'Status: running'
printf 'C:\\>docker inspect -f "{{.State.Error}}" web\nhcs::CreateComputeSystem x: The request is not supported.\n' >"$scratch/asked.txt"
told check "$scratch/asked.txt" 'Answer   Windows does not support what was asked for' '!no error stands in it'
own=$(mine features.txt <<'TEXT'
PS C:\> Get-WindowsFeature Containers, Hyper-V

Display Name      Name            Install State
------------      ----            -------------
[X] Containers    Containers          Installed
[ ] Hyper-V       Hyper-V             Available
TEXT
)
told import "$own" 'HyperV: false' 'Windows: Install State'
own=$(mine events.json <<'TEXT'
{"apiVersion": "v1", "kind": "List", "items": [
 {"apiVersion": "v1", "kind": "Event", "type": "Warning", "reason": "BackOff", "message": "Back-off restarting failed container"},
 {"apiVersion": "v1", "kind": "Event", "type": "Warning", "reason": "Failed", "message": "Error: failed to start container \"iis\": hcs::CreateComputeSystem 44d4f2a1c7b39c51f0c6b7f9b1e0a5d2c3b4a5968778695a4b3c2d1e0f9a8b7c: The request is not supported."}]}
TEXT
)
told check "$own" 'Answer   Windows does not support what was asked for' '!Back-off'
own=$(mine pod.yaml <<'TEXT'
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata: {name: iis}
  spec: {nodeSelector: {kubernetes.io/os: windows}, containers: [{name: iis, image: iis}]}
- apiVersion: v1
  kind: Event
  type: Warning
  reason: FailedCreatePodSandBox
  message: 'hcs::CreateComputeSystem 44d4f2a1c7b39c51f0c6b7f9b1e0a5d2c3b4a5968778695a4b3c2d1e0f9a8b7c: The request is not supported.'
TEXT
)
told check "$own" 'the kubelet answered: hcs::CreateComputeSystem' 'an error was answered'

# ---- beside an answer of Docker's the inspect of another program is named, and an id is no container
own=$(mine banner.txt <<'TEXT'
Microsoft Windows [Version 10.0.17763.1879]
(c) 2018 Microsoft Corporation. All rights reserved.

C:\Users\adm>docker inspect web
[{"Id": "44d4f2a1c7b39c51f0c6b7f9b1e0a5d2c3b4a5968778695a4b3c2d1e0f9a8b7c", "Platform": "linux", "Driver": "overlay2", "Path": "/bin/sh", "HostConfig": {}, "Config": {}}]
TEXT
)
told check "$own" ': this is the inspect of a Linux daemon; take' '!another program, which' 'nothing is told of a container' '!line is left out'
own=$(mine version-error.txt <<'TEXT'
Docker Client Version is 19.03.14
Docker Server Version is 19.03.14
docker: Error response from daemon: hcs::CreateComputeSystem 44d4f2a1c7b39c51f0c6b7f9b1e0a5d2c3b4a5968778695a4b3c2d1e0f9a8b7c: winapi error #3489792023.
TEXT
)
told check "$own" 'an error was answered, and nothing is told of a container' '!does not fit'

# ---- which image runs where
own=$(mine pull.txt <<'TEXT'
docker run mcr.microsoft.com/windows/servercore:ltsc2022 cmd
docker: no matching manifest for windows/amd64 10.0.19045 in the manifest list entries.
TEXT
)
told decode "$own" 'build 19045 (Windows 10 22H2)' 'runs no tag with process isolation' 'ltsc2019'
told check "$own" 'the image is of build 20348 (Windows Server 2022), the host of 19045' '!which is not known'
told import "$own" 'OSBuild: 19045' 'OSProduct: client' 'DefaultIsolation: hyperv'
own=$(mine pull-store.txt <<'TEXT'
no matching manifest for windows(10.0.17763)/amd64, windows/amd64 in the manifest list entries: no match for platform in manifest: not found
TEXT
)
told decode "$own" 'this tag has no image for the host' 'Failed   the pull of an image' '!but not this tag'
own=$(mine build.yaml <<'YAML'
silospec: 1
container: { Id: c, Name: /c, Path: cmd, Image: i, Config: {}, HostConfig: { Isolation: process }, BaseFS: x }
host: { DefaultIsolation: process, OSBuild: 20348, OSProduct: server, NumCPU: 4, Images: [{ Id: i, OS: windows, OSVersion: 10.0.17763.1, LayerFolders: [a, b] }] }
YAML
)
told check "$own" '0xC0370101' 'with hyperv it runs'
told effective "$own" 'Windows refuses it here'

# ---- a chat around and inside a compose file: who speaks may have a name of small letters
own=$(mine chat-compose.txt <<'TEXT'
bob.smith: look at this
name: web
services:
  app:
    image: nginx
    isolation: hyperv
joe_w: hm, and the volumes?
volumes:
  data: {}
alice: what does docker say of it?
TEXT
)
told identify "$own" '  lines 2-9   compose' 'left out, line 1: bob.smith: look at this' 'left out, line 7: joe_w: hm' 'left out, line 10: alice'
told check "$own" '!not allowed'
own=$(mine chat-clock.txt <<'TEXT'
bob.smith 10:32
services:
  app:
    image: nginx
alice 10:33
does it run?
TEXT
)
told identify "$own" '  lines 2-4   compose' 'left out, line 1: bob.smith 10:32'
# Keys with a slip, of a service at the left edge, and of one's own are the file's.
while read -r line; do
    told check "$(printf '%s\nservices:\n  app:\n    image: nginx\n' "$line" | mine slip.yaml)" "'${line%%:*}' not allowed" '!left out'
done <<'TEXT'
Name: My project
nmae: My project
command: npm run start
description: What it is for
foo: bar
foo: 80 90
TEXT
told check "$(printf 'name: my project\nservices:\n  app:\n    image: nginx\n' | mine blank.yaml)" '0 errors' '!left out'

finish
