#!/usr/bin/env bash
# What tools print and what asks for a container, pasted where an error was meant: it is told for what it is.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/e2e/expect.sh
. "$here/expect.sh"

unknown='nothing in this text is known'
id=4f1e0a9b2c7d4f1e0a9b2c7d4f1e0a9b2c7d4f1e0a9b2c7d4f1e0a9b2c7dabcd

# Services: a code beside a stopped one is not of a service in a container.
answered "SERVICE_NAME: docker
        TYPE               : 10  WIN32_OWN_PROCESS
        STATE              : 1  STOPPED
        WIN32_EXIT_CODE    : 1067  (0x42b)" 'the service docker does not run' 'log of that service in the container'
answered "SERVICE_NAME: docker
        STATE              : 4  RUNNING
        WIN32_EXIT_CODE    : 0  (0x0)" 'the service docker runs' 'Code 0x0'
answered "[SC] QueryServiceConfig SUCCESS

SERVICE_NAME: docker
        BINARY_PATH_NAME   : \"C:\\Program Files\\Docker\\dockerd.exe\" --run-service --exec-opt isolation=hyperv" \
    'options of the daemon' "$unknown"
printf '%s\n' '[SC] QueryServiceConfig SUCCESS' '' 'SERVICE_NAME: docker' '        TYPE               : 10  WIN32_OWN_PROCESS' \
    '        BINARY_PATH_NAME   : "C:\Program Files\Docker\dockerd.exe" --run-service --exec-opt=isolation=hyperv --data-root "D:\my docker" -b none --config-file C:\x.json' \
    '        DISPLAY_NAME       : Docker Engine' >"$scratch/sc.txt"
printf '[{"Id":"abc","Path":"cmd","HostConfig":{}}]' >"$scratch/inspect.json"
run import "$scratch/inspect.json" --with "$scratch/sc.txt"
out_has 'DefaultIsolation: hyperv'
out_has 'Root: D:\my docker'
out_has 'DisableBridge: true'
err_has 'C:\x.json: bring it, too'
printf 'SERVICE_NAME: web\n  BINARY_PATH_NAME : C:\web.exe --data-root D:\\x\n' >"$scratch/sc.txt"
run identify "$scratch/sc.txt"
out_lacks 'host-facts'
services='Status   Name               DisplayName
------   ----               -----------'
answered "$services
Stopped  docker             Docker Engine" 'the service docker does not run'
answered "$services
Running  docker             Docker Engine
Stopped  vmcompute          Hyper-V Host Compute Service" 'the service vmcompute does not run'
answered "$services
Running  docker             Docker Engine" 'no error: the service docker runs'

answered "C:\\>hcsdiag list
$id
    Windows Server Container,   	Running, $id, docker" 'that the Host Compute Service has at this moment'
answered "2024-05-01T12:00:02.000000000Z container start $id (image=web:latest, name=web)" "lines of 'docker events'"

# A record of containerd's shim, with the number of its process in front.
printf '[1705] {"Timestamp":"2024-05-01T12:00:00Z","Level":"error","Msg":"hcs::CreateComputeSystem web: The container operating system does not match the host operating system."}\n' \
    >"$scratch/record.txt"
run check "$scratch/record.txt"
flatten
out_has 'Answer the image is of another build of Windows'
err_lacks 'expected the end of the text'

# No error stands there: what it is, and who reads it.
answered 'docker run -it --isolation hyperv img cmd' "this is a docker run line, and no error stands in it. 'silospec check FILE'" "$unknown"
answered $'services:\n\n  web:\n    image: nano\n\n    ports: ["80:80"]\n' 'this is a compose file, and no error stands in it.' "$unknown"
answered 'docker build -t x .' "'docker build' makes an image" "$unknown"
answered '{"CmsPlugins":["ActiveDirectory"],"DomainJoinConfig":{"MachineAccountName":"web"}}' 'this is a credential spec' "$unknown"
runner='concurrent = 1
[[runners]]
  executor = "docker-windows"
  [runners.docker]
    image = "img"'
answered "$runner" "GitLab Runner's config.toml" "$unknown"
printf '%s\n' "$runner" >"$scratch/config.toml"
run check "$scratch/config.toml"
err_has 'image, isolation, memory, cpus and volumes of [runners.docker] as a docker run line'
answered 'hello' "$unknown"

finish
