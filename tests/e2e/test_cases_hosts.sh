#!/usr/bin/env bash
# Cases of what people bring of their hosts: credential specs without a container, containers that join
# another one, that are started again and again.
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

finish
