#!/usr/bin/env bash
# A secret in every place that can hold one, looked for in everything that is handed on.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

# Each of them is SEKRET and a number.
scenario=$scratch/web.yaml
cat >"$scenario" <<'YAML'
silospec: 1
name: canary
engine: moby-20.10
container:
  Id: 4f1c0a
  Name: /web
  Path: app.exe
  Args: [--password, SEKRET01, '--token=SEKRET02', 'Server=db;User Id=sa;Password=SEKRET 03;Timeout=3',
    'https://user:SEKRET04@host/x', 'AccountName=a;AccountKey=SEKRET05==;X=y',
    'Endpoint=sb://n/;SharedAccessKey=SEKRET06=', 'redis:6380,password=SEKRET07,ssl=True',
    'mongodb://u:SEKRET08@h/d', 'https://x/c?sv=1&sig=SEKRET09&se=2',
    'jdbc:oracle:thin:scott/SEKRET101@//h/s', 'curl -u me:SEKRET102 -H "Cookie: a=SEKRET103; b=SEKRET104" x',
    'net use \\s\x SEKRET105 /user:me', 'docker login -u me -p SEKRET106 r', '<add key="Password" value="SEKRET107"/>',
    'setx DB_PASSWORD SEKRET108', '--proxy-user', 'me:SEKRET109']
  Image: img
  BaseFS: \\?\Volume{1}\
  State:
    Error: 'CreateComputeSystem 4f1c0a: The parameter is incorrect. (extra info:
      {"EnvironmentVariables":{"X":"SEKRET10"},"PluginInput":"SEKRET11"}): password=SEKRET12'
  Config:
    Hostname: web01
    Env: ['DB=SEKRET13', 'CONN=Server=x;Pwd=SEKRET14', 'N=1']
    Labels: { note: SEKRET15, com.docker.compose.project: shop, com.example.token: SEKRET16 }
    Healthcheck: { Test: [CMD, check.exe, --api-key, SEKRET17] }
  HostConfig:
    NanoCpus: 1500000000
    SecurityOpt:
      - 'credentialspec=raw://{"CmsPlugins":["ActiveDirectory"],"DomainJoinConfig":{"MachineAccountName":"webapp01"},"ActiveDirectoryConfig":{"HostAccountConfig":{"PluginInput":"SEKRET18"}},"Extra":"SEKRET19"}'
    LogConfig: { Type: splunk, Config: { splunk-token: SEKRET20 } }
    StorageOpt: { size: 20G, note: 'pass=SEKRET21', access-token: SEKRET98 }
    Annotations: { a: SEKRET22 }
host:
  Root: C:\ProgramData\docker
  NumCPU: 4
  OSBuild: 17763
  OSProduct: server
  CredentialSpecs:
    Files: { a.json: 'SEKRET23 is no JSON' }
    Registry: { Values: { b: '{"CmsPlugins":["ActiveDirectory"],"X":"SEKRET24"}', c: SEKRET25 } }
  Secrets: { s1: SEKRET26 }
  Configs: { c1: SEKRET27 }
  Images: [{ Id: img, OS: windows, LayerFolders: ['C:\layers\1', 'C:\layers\rw'], Config: { Env: ['A=SEKRET28'] } }]
YAML

# Nothing of it may be in what was printed, on either side.
keeps_silent() {
    local found
    found=$(grep -ohE 'SEKRET ?[0-9]+' "$scratch/out" "$scratch/err" | sort -u | tr '\n' ' ')
    [ -z "$found" ] || fail "gives away $found"
}

for command in generate check effective explain upgrade preflight import; do
    run "$command" --redact "$scenario"
    [ "$status" -le 5 ] && [ "$status" -ne 2 ] && [ -s "$scratch/out" ] || fail "status $status, or nothing is printed"
    keeps_silent
    run "$command" --redact=names "$scenario"
    keeps_silent
done
for command in check effective explain upgrade; do
    run "$command" --redact --json "$scenario"
    keeps_silent
done
# A request: what a client asks of create.
cat >"$scratch/request.yaml" <<'YAML'
silospec: 1
engine: moby-25.0
request:
  name: web
  body:
    Image: img
    Env: ['A=SEKRET51']
    Cmd: [app.exe, --password, SEKRET52]
    Entrypoint: 'start.exe --token=SEKRET53'
    Labels: { a: SEKRET54 }
    HostConfig: { SecurityOpt: ['credentialspec=raw://SEKRET55'], LogConfig: { Config: { k: 'token=SEKRET56' } } }
host:
  Images: [{ Id: 'sha256:11', OS: windows, RepoTags: ['img:latest'], Config: { Env: ['B=SEKRET57'], Labels: { b: SEKRET58 } } }]
  Volumes: [{ Name: v, Labels: { c: SEKRET59 }, Options: { o: 'username=u,password=SEKRET60' } }]
YAML
for how in create 'create --json' 'create --to inspect' check import generate; do
    # shellcheck disable=SC2086
    run $how --redact "$scratch/request.yaml"
    [ "$status" -le 1 ] || fail "status $status"
    keeps_silent
done
run explain --redact "$scenario" error
keeps_silent
run diff --redact "$scenario" --as process,hyperv
keeps_silent
run diff --redact --json "$scenario" --as process,hyperv
keeps_silent
run sweep --redact "$scenario" --vary container.HostConfig.NanoCpus=1,2
keeps_silent
run import --redact --json --report "$scratch/report.json" "$scenario"
keeps_silent
cat "$scratch/report.json" >>"$scratch/out"
keeps_silent

# What is made to be handed on masks without being asked to.
for to in report report-html; do
    run report "$scenario" --to $to
    expect_status 0
    keeps_silent
done
run shot "$scenario" --size 200x300 --keys 'z R'
keeps_silent
run shot "$scenario" --size 200x300 --keys '2 z R' --to svg
keeps_silent
for keys in F V p t L I c 'c =' A; do
    run shot "$scenario" --size 200x100 --keys "$keys" --to ansi
    keeps_silent
done
for how in table 'table --json' 'check --format github' 'check --format sarif'; do
    # shellcheck disable=SC2086
    run $how --redact "$scenario"
    keeps_silent
done
# As lines of text.
printf 'report %s/case.md\nquit\n' "$scratch" | "$SILOSPEC" --plain "$scenario" >/dev/null 2>&1
ran='report, in plain mode'
cp "$scratch/case.md" "$scratch/out" || fail 'nothing was written'
keeps_silent

for to in scenario scenario-json oci oci-compact run compose inspect report report-html; do
    for document in "$scenario" "$scratch/request.yaml"; do
        run convert --to $to --redact "$document"
        keeps_silent
    done
done
"$SILOSPEC" generate "$scenario" >"$scratch/spec.json" 2>/dev/null
for how in compare-spec 'compare-spec --json'; do
    # shellcheck disable=SC2086
    run $how --redact --set container.HostConfig.NanoCpus=2500000000 "$scenario" "$scratch/spec.json"
    keeps_silent
done
run convert --to run --shell bash --redact --losses "$scratch/losses.json" "$scenario"
cat "$scratch/losses.json" >>"$scratch/out"
keeps_silent

# What is masked is all that differs, and it still shows the problem.
run check "$scenario"
cp "$scratch/out" "$scratch/before"
run check --redact "$scenario"
[ "$(tail -n 1 "$scratch/before")" = "$(tail -n 1 "$scratch/out")" ] || fail "the verdict is another one"
for demo in ../ui/demo/*.yaml; do
    [ "$("$SILOSPEC" check "$demo" 2>/dev/null | tail -n 1)" = \
        "$("$SILOSPEC" check --redact=names "$demo" 2>/dev/null | tail -n 1)" ] ||
        fail "without names, the verdict on $demo is another one"
done
run import --redact "$scenario"
out_has 'Hostname: web01'
out_has 'MachineAccountName'
out_has 'com.docker.compose.project: shop'
out_has 'User Id=sa'
cp "$scratch/out" "$scratch/once.yaml"
run import --redact "$scratch/once.yaml"
cmp -s "$scratch/once.yaml" "$scratch/out" || fail 'redacting twice is not redacting once'

# Lines that docker's client refuses: its own words repeat what was typed.
cat >"$scratch/refused.txt" <<'TEXT'
docker run --mount type=bind,password=SEKRET71 img
TEXT
cat >"$scratch/again.txt" <<'TEXT'
docker run -e DB_PASSWORD=SEKRET72 --platform SEKRET72/x/y/z img
TEXT
for file in refused again; do
    for how in check 'check --json' generate 'explain --json'; do
        # shellcheck disable=SC2086
        run $how --redact "$scratch/$file.txt"
        expect_status 1
        out_has REDACTED-1
        keeps_silent
    done
done

# What two files tell in two ways is said without the values.
for n in 81 82; do
    printf 'Windows Registry Editor Version 5.00\n\n%s\n"a"="%s"\n' \
        '[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Virtualization\Containers\CredentialSpecs]' \
        "{\\\"CmsPlugins\\\":[\\\"ActiveDirectory\\\"],\\\"X\\\":\\\"SEKRET$n\\\",\\\"PluginInput\\\":\\\"SEKRET1$n\\\"}" \
        >"$scratch/$n.reg"
done
run check --redact --with "$scratch/81.reg" --with "$scratch/82.reg" "$scenario"
keeps_silent
err_has 'Registry.Values.a is as '
run check --with "$scratch/81.reg" --with "$scratch/82.reg" "$scenario"
err_lacks SEKRET182

# The same value has one mask, also in two files.
sed 's/SEKRET13/SEKRET28/' "$scenario" >"$scratch/other.yaml"
run diff --redact "$scenario" "$scratch/other.yaml"
keeps_silent
run diff --redact --raw "$scenario" "$scenario"
expect_status 0

# Why.
run import --redact --explain "$scenario"
err_has 'REDACTED-1  it stands behind a flag for a secret: container.Args[1]'
err_has 'the value of an environment variable: container.Config.Env[0]'
err_has 'the input of a credential plug-in: container.State.Error'
keeps_silent
run check --explain "$scenario"
expect_status 2
err_has 'give --redact as well'

# Pastes: an inspect with words around it, an error, a log, lines that nobody can read.
cat >"$scratch/paste.txt" <<'TEXT'
PS C:\> docker run -e DB_PASSWORD=SEKRET31 --label a=SEKRET32 img
docker: Error response from daemon: hcsshim::CreateComputeSystem 4f1c0a: The parameter is incorrect.
(extra info: {"SystemType":"Container","Credentials":"{\"PluginInput\":\"SEKRET33\"}"}).
my own words: SEKRET34
TEXT
cat >"$scratch/daemon.log" <<'TEXT'
time="2021-01-01T00:00:00Z" level=debug msg="Generated spec: {\"ociVersion\":\"1.0.2\",\"process\":{\"args\":[\"a.exe\",\"--token\",\"SEKRET41\"],\"env\":[\"A=SEKRET42\"],\"cwd\":\"C:\\\\\"},\"windows\":{\"layerFolders\":[\"C:\\\\a\"],\"credentialSpec\":\"{\\\"PluginInput\\\":\\\"SEKRET43\\\"}\"}}"
TEXT
cat >"$scratch/pod.yaml" <<'YAML'
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  securityContext:
    windowsOptions: { gmsaCredentialSpec: '{"PluginInput":"SEKRET61"}' }
  containers:
  - name: web
    image: img
    args: [--token, SEKRET62]
    env:
    - name: A
      value: SEKRET63
YAML
cat >"$scratch/compose.yaml" <<'YAML'
services:
  web:
    image: img
    command: [app.exe, --password, SEKRET71]
    environment: { A: SEKRET72 }
    labels: { a: SEKRET73 }
    security_opt: ['credentialspec=raw://{"PluginInput":"SEKRET74"}']
YAML
cat >"$scratch/run.txt" <<'TEXT'
docker run -e A=SEKRET81 --env=B=SEKRET82 --label c=SEKRET83 --log-opt splunk-token=SEKRET84 --storage-opt x=password=SEKRET85 img app --pw SEKRET86
TEXT
cat >"$scratch/task.json" <<'JSON'
{"family": "f", "containerDefinitions": [{"name": "w", "image": "i", "command": ["--token", "SEKRET93"],
  "environment": [{"name": "A", "value": "SEKRET91"}], "dockerLabels": {"x": "SEKRET92"}}]}
JSON
for file in pod.yaml compose.yaml run.txt task.json; do
    for how in check 'check --json' 'check --format sarif' table generate 'convert --to run' 'convert --to compose' \
        report 'report --to report-html' shot; do
        # shellcheck disable=SC2086
        run $how --redact "$scratch/$file"
        [ -s "$scratch/out" ] || [ "$status" -ne 0 ] || fail 'nothing is printed'
        keeps_silent
    done
done
for file in paste.txt daemon.log pod.yaml compose.yaml run.txt task.json; do
    for how in identify 'identify --json' decode 'decode --json' import; do
        # shellcheck disable=SC2086
        run $how --redact "$scratch/$file"
        keeps_silent
    done
done

# Names in a text that is no document; its codes stay.
cat >"$scratch/names.txt" <<'TXT'
docker: Error response from daemon: hcsshim::CreateComputeSystem 4f1c0a9b8c7d6e5f4f1c0a9b8c7d6e5f4f1c0a9b8c7d6e5f4f1c0a9b8c7d6e5f: The system cannot find the file specified. (extra info: {"SystemType":"Container","Name":"4f1c0a9b8c7d6e5f4f1c0a9b8c7d6e5f4f1c0a9b8c7d6e5f4f1c0a9b8c7d6e5f","HostName":"acmeweb","MappedDirectories":[{"HostPath":"d:\\acmedata"}],"LayerFolderPath":"C:\\ProgramData\\docker\\windowsfilter\\acmelayer"}).
TXT
for how in decode 'decode --json' check 'check --json' 'check --format github' import; do
    # shellcheck disable=SC2086
    run $how --redact=names "$scratch/names.txt"
    [ -s "$scratch/out" ] || fail 'nothing is told'
    cat "$scratch/err" >>"$scratch/out"
    out_lacks acme
    out_lacks 4f1c0a
done
run decode --redact=names "$scratch/names.txt"
out_has ERROR_FILE_NOT_FOUND

finish
