#!/usr/bin/env bash
# Cases of tests/data/cases: what people bring, and what has to be said of it.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"
cases=$(dirname "$0")/../data/cases

# said NAME TEXT...: check says each; with ! in front: it says none of that.
said() {
    local name=$1 text
    shift
    run check "$cases/$name"
    for text in "$@"; do
        case $text in
        '!'*) out_lacks "${text#!}" ;;
        *) out_has "$text" ;;
        esac
    done
}

# ---- settings that mean something only together
said a13-client-without-a-daemon-default.yaml 'warning: nobody tells the daemon' 'has hyperv'
said a16-working-directory-on-a-drive-that-is-not-there.json 'nothing is mounted on D:' '0x10B'
said a17-option-behind-the-image.json '--cpu stands among' 'before the image'
said a41-two-networks.json 'order of the endpoints of nat and skynet to chance'
said b10-local-user-and-gmsa.json 'SYSTEM and NETWORK SERVICE' "'appuser'"
said b12-option-behind-image.json '--security-opt stands among' '!agents.json'
said b13-secret-owner-and-mode.json "UID, GID and Mode of secret 'api_key'" 'administrators and SYSTEM'
said b28-nat-and-overlay.json 'does not decide the default route'

# ---- credential specs
said b03-additional-accounts.json '!LINT-' '0 warnings'
said b05-tree-below-domain.json 'warning: DomainJoinConfig.DnsTreeName' 'cannot lie below'
said b06-scope-not-the-domain.json "'corp.exmaple' is neither DnsName" "'COPR'"
said b07-azure-plugin-input.json 'ObjectId=...;SecretUri=...; both are missing' '!kv1.vault'
said b09-plugin-remedy.json 'PortableCcgVersion: this member is missing' \
    'does not write' '!write the file with New-CredentialSpec'
said b15-k8s-object-as-file.json 'object of Kubernetes' '!may be meant' '!is missing'
said b16-account-name-blanks.json "' webapp01 ' has blanks" "' webapp01' has blanks" \
    "'webapp01 ' has blanks" '!no account is called'
said b26-template-placeholders.json "'\$GMSA_SID' is a placeholder" \
    "'\$NETBIOS_DOMAIN_NAME' is a placeholder" 'a placeholder of a template is left here' '!MANAGED_ID'
[ "$(grep -c 'rule    LINT-27' "$scratch/out")" -eq 11 ] || fail 'eleven placeholders are expected'

# ---- remedies belong to the cause
said a14-gpu-under-hyperv.json 'Use process isolation' '!Write class/GUID or IDTYPE'
device() {
    cat >"$scratch/device.yaml" <<YAML
silospec: 1
container: { Image: img, Config: { Hostname: a }, HostConfig: { Isolation: process, Devices: [{ PathOnHost: '$1' }] } }
YAML
    run check "$scratch/device.yaml"
}
device /dev/ttyS0
out_has 'Write class/86E0D1E0-8089-11D0-9CE4-08003E301F73'
device nvidia0
out_has 'Write class/5B45201D-F2F2-4F3B-85BB-30FF1F953599'
device something
out_has 'GPUs with DirectX'
bind() {
    cat >"$scratch/bind.yaml" <<YAML
silospec: 1
container: { Image: img, Config: { Hostname: a }, HostConfig: { Isolation: process, $1 } }
YAML
    run check "$scratch/bind.yaml"
}
bind "Binds: ['C:\\a:/app']"
out_has "The destination '/app' has no drive"
bind "Binds: ['C:\\a:C:\\b:z']"
out_has "The mode 'z' is for other systems"
bind "Mounts: [{ Type: volume, Source: 'D:\\a', Target: 'C:\\b' }]"
out_has 'Set the type to bind'

# ---- keys
said a35-misspelt-key-in-an-inspect.json 'HostConfig.NanoCPU is no key' 'NanoCpus may be meant' \
    '!not used by' '!container.Created'
cat >"$scratch/keys.yaml" <<'YAML'
silospec: 1
container:
  Created: 2024-08-02T08:45:58Z
  Image: img
  State: { Status: running, Runing: true }
  Config: { Hostname: web, Volums: {}, kind: x }
  HostConfig: { Memroy: 5, ShmSize: 67108864 }
YAML
run check "$scratch/keys.yaml"
for text in 'State.Runing is no key' 'Running may be meant' 'Volumes may be meant' 'Memory may be meant' \
    'kept on save: container.Config.kind (1 key)'; do
    out_has "$text"
done
out_lacks ShmSize

# ---- mount
strings=$cases/a21-mount-strings.txt
mount_says() {
    local text
    run mount "$(sed -n "$1p" "$strings")"
    shift
    for text in "$@"; do
        out_has "$text"
    done
}
mount_says 1 'type        bind' 'destination c:\app'
mount_says 2 'invalid mount config for type "volume": invalid volume name' 'type=bind'
mount_says 3 'the source' 'relative' 'since 23.0'
mount_says 4 'cannot be mapped' 'exists where dockerd listens'

# ---- effective
gets() {
    run effective --json "$cases/$1"
    shift
    for text in "$@"; do
        out_has "$text"
    done
}
gets a37-shell-form-without-args-escaped.json \
    '"cmd /S /C \"C:\\BuildTools\\Common7\\Tools\\VsDevCmd.bat && powershell.exe -NoLogo\""'
gets a38-what-memory-is-seen.json 'Visible memory' "all of the host's"
gets b03-additional-accounts.json 'svc_logs (corp.example), svc_jobs (dev.corp.example)'
gets b10-local-user-and-gmsa.json 'for SYSTEM and NETWORK SERVICE; none for the process, appuser'
gets b13-secret-owner-and-mode.json 'administrators and SYSTEM can read them'

# ---- looked for by words, or nearly written
run rules 'working directory'
expect_status 0
for text in PRC-5 USE-1 ENG-66; do
    out_has "$text"
done
out_lacks CPU-1
run rules --json 'working directory'
out_has '"USE-1"'
out_lacks '"CPU-1"'
run rules 'no such words'
expect_status 2
run fields 'memory limit'
expect_status 0
out_has container.HostConfig.Memory
out_lacks container.HostConfig.Isolation
run fields --json 'memory limit'
out_has '"container.HostConfig.Memory"'
out_lacks '"container.HostConfig.Isolation"'
# in words that people have for it, of which none stands in the table of fields; several words are one search
for words in gmsa 'group managed' kerberos; do
    # shellcheck disable=SC2086
    run fields $words
    expect_status 0
    out_has 'container.HostConfig.SecurityOpt[]'
    out_has 'host.CredentialSpecs.Files{}'
    out_has 'host.CredentialSpecs.Registry.Values{}'
done
run fields com port
out_has 'container.HostConfig.Devices[].PathOnHost'
run fields ram
out_has 'container.HostConfig.Memory '
out_lacks 'Arguments' # which has param(eter)s
run fields os
out_has host.OSBuild
out_lacks container.HostConfig.Isolation
run fields sswor # nowhere at the beginning of a word: within one
expect_status 0
out_has container.SecretReferences
run demo linux-container
cp "$scratch/out" "$scratch/linux.yaml"
run explain "$scratch/linux.yaml" linux.resources
out_has 'rule    LIN-1'
out_has 'container.HostConfig.DeviceCgroupRules'
run codes access denied
out_has ERROR_ACCESS_DENIED
run rules spec credential
out_has CRED-1
# the end of one path is that path, of several it is told
run explain "$cases/b03-additional-accounts.json" layerFolders
out_has 'windows.layerFolders = '
run explain --set container.HostConfig.CpuCount=2 "$cases/b03-additional-accounts.json" CPU.count
out_has 'windows.resources.cpu.count = 2'
# and letter case does not count for a whole one either
run explain --set container.HostConfig.CpuCount=2 "$cases/b03-additional-accounts.json" Windows.Resources
out_has 'windows.resources = '
run explain --set 'container.Mounts=[{"Source":"c:\a","Destination":"d:"},{"Source":"c:\b","Destination":"e:"}]' \
    "$cases/b03-additional-accounts.json" destination
err_has '2 paths of this spec end so, the first is mounts[0].destination'
# --cpus is a cap with process isolation, and a number with the other
run explain --set container.HostConfig.NanoCpus=1500000000 --set container.HostConfig.CpuCount=2 \
    "$cases/b03-additional-accounts.json" cpus
out_has 'rule    CPU-3'
out_lacks 'CPU-2'
run explain --set container.HostConfig.NanoCpus=1500000000 --set container.HostConfig.Isolation=hyperv \
    "$cases/b03-additional-accounts.json" cpus
out_has 'rule    CPU-2'
run explain "$cases/b03-additional-accounts.json" windows.layerFoldrs
err_has 'did you mean windows.layerFolders?'
run explain "$cases/b03-additional-accounts.json" endpointLst
err_has 'did you mean windows.network.endpointList?'

finish
