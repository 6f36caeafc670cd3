#!/usr/bin/env bash
# create: a request carried out, as people and scripts use it; and the other commands on such a
# document.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

good=$scratch/request.yaml
cat >"$good" <<'YAML'
silospec: 1
engine: moby-27
request:
  name: web
  body:
    Image: web
    Env: [A=1]
    Cmd: [serve, now]
    Bogus: 1
    ExposedPorts: { 80/tcp: {} }
    HostConfig:
      Binds: ['C:\Data:C:\App']
      NetworkMode: corp
      PortBindings: { 80/tcp: [{ HostPort: '8080' }] }
host:
  Root: C:\ProgramData\docker
  DefaultIsolation: process
  OSBuild: 20348
  OSProduct: server
  NumCPU: 4
  Images:
    - Id: sha256:1111111111111111111111111111111111111111111111111111111111111111
      Names: [web]
      OS: windows
      Config: { Entrypoint: [app.exe], Env: [PATH=x, a=2], WorkingDir: 'C:\app' }
  Networks:
    - Name: corp
      Id: c0ffee1111111111111111111111111111111111111111111111111111111111
      Driver: transparent
      Subnets: [{ Subnet: 10.1.0.0/16, Gateway: 10.1.0.1 }]
  Disk: { Directories: ['C:\Data'] }
YAML
gone=$scratch/gone.yaml
sed 's/Image: web/Image: gone/' "$good" >"$gone"
nowhere=$scratch/nowhere.yaml
sed 's/NetworkMode: corp/NetworkMode: nowhere/' "$good" >"$nowhere"

# ---- create
run create "$good"
expect_status 0
out_has 'The container is created.'
out_has 'merged (CRE-10)'
out_has 'dropped'
out_has 'HostConfig.Binds'

run create --operation start "$good"
expect_status 0
out_has 'HNS POST /endpoints/'
out_has 'known after create, here as examples:'

run create --json "$good"
expect_status 0
out_has '"report": "create"'

run create --to inspect --engine moby-24.0 "$good"
expect_status 0
out_has '"NetworkMode": "corp"'

# Names without a dot are asked on a nat network and on an overlay, by any name that it has.
for driver in transparent nat l2bridge overlay; do
    sed "s/Driver: transparent/Driver: $driver/" "$good" >"$scratch/$driver.yaml"
    run generate "$scratch/$driver.yaml"
    case $driver in
    nat | overlay) out_has '"allowUnqualifiedDNSQuery": true' ;;
    *) out_lacks '"allowUnqualifiedDNSQuery"' ;;
    esac
done
# An overlay's way to the outside may be an endpoint more, which nothing tells of.
run check "$scratch/overlay.yaml"
out_has 'not known: Which endpoint leads from the overlay corp to the outside?'
run check "$scratch/nat.yaml"
out_lacks 'to the outside?'

run create "$gone"
expect_status 1
out_has 'No such image: gone:latest'
out_has 'class NotFound, HTTP 404'

run create --to nothing "$good"
expect_status 2

# ---- the whole way
run generate --compact "$good"
expect_status 0
out_has '"args":["app.exe","serve","now"]'
out_has '"endpointList":["22222222-'

run generate "$nowhere"
expect_status 1
err_has 'network nowhere not found'

run check "$nowhere"
expect_status 1
out_has 'connect the networks'

run explain "$good" 'process.args[0]'
expect_status 0
out_has 'from host.Images[0].Config.Entrypoint[0]'

# ---- what is open, and what only chance gives, is no plain value
printf '%s\n' 'docker run -d --name web img:1' >"$scratch/line.txt"
run explain "$scratch/line.txt" hostname
out_has '  chance  the container'"'"'s id: known after create, such as e0000'
run explain "$scratch/line.txt" 'process.args[0]'
out_has 'process.args[0] = "cmd"?'
out_has '  ?       not known: What does the image img:1 bring'
run explain "$scratch/line.txt" process.user.uid
out_has 'process.user.uid = 0'
out_lacks '?'
run explain "$scratch/line.txt"
out_has 'process.cwd = "C:\\"?  [PRC-5]'
out_has '[PRC-8] the container'"'"'s id: known after create'
run explain --json "$scratch/line.txt" process.cwd
out_has '"open": "What does the image img:1 bring'
printf '%s\n' 'docker run -d --security-opt credentialspec=file://a.json img:1' >"$scratch/line.txt"
run explain "$scratch/line.txt" windows.credentialSpec
out_has 'windows.credentialSpec = ?'
printf '%s\n' 'docker run -d --security-opt credentialspec=raw://x img:1' >"$scratch/line.txt"
run explain "$scratch/line.txt" windows.credentialSpec
[ "$(grep -c '^  from ' "$scratch/out")" -eq 1 ] || fail "an input is told twice"

run explain "$good" 'mounts[0].source'
expect_status 0
out_has 'from request.body.HostConfig.Binds[0]'

# What is asked for leads to what create made of it, and to the spec.
run explain "$good" request.body.HostConfig.Binds
expect_status 0
out_has 'gives   mounts[0].source = "c:\\data"'
out_has "create: Mounts[0] is made of it (PRE-24"

run explain "$good" request.body.Env
expect_status 0
out_has 'gives   process.env[0] = "A=1"'
out_has 'create: Config.Env merged (CRE-10'

run explain "$good" request.body.StopTimeout
expect_status 0
out_has 'as it stands, nothing of it reaches the spec'

run explain "$nowhere" request.body.HostConfig.NetworkMode
expect_status 0
out_has 'refuses: network nowhere not found'

run explain --json "$good" request.body.HostConfig.NetworkMode
expect_status 0
out_has 'windows.network.endpointList[0]'

# What was answered stands beside the request, not in the container that create made.
answered=$scratch/answered.yaml
printf '%s\n' "answers: { 'daemon, line 3': 'Error response from daemon: x' }" | cat "$good" - >"$answered"
run explain "$answered" answers
expect_status 0
out_has 'answers = 1 entry'

run explain "$good" request.body.Nothing
expect_status 2
err_has "no field 'request.body.Nothing'"

run upgrade "$good"
expect_status 0
out_has 'moby-29'

# A credential spec in a request keeps its password to itself, as everywhere.
spec='["credentialspec=raw://{\"CmsPlugins\":[\"ActiveDirectory\"],\"PluginInput\":\"SEKRET\"}"]'
for how in create 'create --json'; do
    # shellcheck disable=SC2086
    run $how --set "request.body.HostConfig.SecurityOpt=$spec" "$good"
    out_has PluginInput
    out_lacks SEKRET
    # shellcheck disable=SC2086
    run $how --secrets --set "request.body.HostConfig.SecurityOpt=$spec" "$good"
    out_has SEKRET
done

# ---- a body as Go reads it: an array of two is filled up or cut, one text is a list of it
body='{"Image":"img","Tty":true,"Cmd":["cmd"],"HostConfig":{"ConsoleSize":[30],"CapAdd":"NET_ADMIN"}}'
printf '%s' "$body" >"$scratch/body.json"
run generate --engine moby-20.10 "$scratch/body.json"
out_tells '"consoleSize": { "height": 30, "width": 0 }'
err_has 'the daemon takes what lacks as 0'
run convert --to run --engine moby-20.10 "$scratch/body.json"
out_has '--cap-add NET_ADMIN'
printf '%s' "${body/\[30\]/[30,120,7]}" >"$scratch/body.json"
run generate --engine moby-20.10 "$scratch/body.json"
out_tells '"consoleSize": { "height": 30, "width": 120 }'
err_has 'drops what stands behind these two'
run check --engine moby-29 "$scratch/body.json"
out_has 'cannot unmarshal string into Go struct field HostConfig.HostConfig.CapAdd of type []string'

finish
