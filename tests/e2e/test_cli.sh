#!/usr/bin/env bash
# The command line as scripts use it: exit statuses, outputs, errors.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

minimal=$scratch/minimal.yaml
cat >"$minimal" <<'YAML'
silospec: 1
container:
  Id: 4f1c0a
  Name: /web
  Path: cmd.exe
  Image: img
  BaseFS: \\?\Volume{1}\
  Config: { Hostname: web01 }
  HostConfig: {}
host:
  Root: C:\ProgramData\docker
  NumCPU: 4
  Images: [{ Id: img, OS: windows, LayerFolders: ['C:\layers\1', 'C:\layers\rw'] }]
YAML
spec='{"ociVersion":"1.0.1-dev","process":{"user":{"uid":0,"gid":0},"args":["cmd.exe"],"cwd":"C:\\"},"root":{"path":"\\\\?\\Volume{1}\\"},"hostname":"web01","windows":{"layerFolders":["C:\\layers\\1","C:\\layers\\rw"],"ignoreFlushesDuringBoot":true,"network":{}}}'

# ---- generate: a spec
run generate --compact "$minimal"
expect_status 0
expect_out "$spec"
err_is_empty
[ "$(wc -c <"$scratch/out")" -eq "${#spec}" ] || fail "not the engine's very bytes"

run generate "$minimal"
expect_status 0
[ "$(head -n 2 "$scratch/out")" = '{
  "ociVersion": "1.0.1-dev",' ] || fail "not indented by two blanks"
[ "$(tail -c 1 "$scratch/out" | od -An -c)" = '  \n' ] || fail "no line end at the end"

run generate -c - <"$minimal"
expect_status 0
expect_out "$spec"

# ---- generate: --set
run generate "$minimal" --compact --set container.HostConfig.Memory=512m \
    --set=container.Config.Hostname=a=b -s 'container.Args[+]=hi'
expect_status 0
out_has '"memory":{"limit":536870912}'
out_has '"hostname":"a=b"'
out_has '"args":["cmd.exe","hi"]'

# The settings of the document, or those that create leaves; that they differ is said.
limits=(--set container.HostConfig.CpuCount=2 --set container.HostConfig.CpuShares=500)
run generate "${limits[@]}" "$minimal"
out_has '"shares": 500'
err_has 'docker create changes CpuShares; --created gives the spec'
run generate --created "${limits[@]}" "$minimal"
out_has '"shares": 0'
err_is_empty

run generate --set container.HostConfig.Memroy=1 "$minimal"
expect_status 2
out_is_empty
err_has 'container.HostConfig.Memroy'
err_has "container.HostConfig.Memory"

run generate --set container.HostConfig.CpuCount=many "$minimal"
expect_status 2
out_is_empty
err_has 'many'

run generate --set container.HostConfig.Memory=-many "$minimal"
expect_status 2
err_has "'-many' is not a number of bytes"
run generate --set container.Args=x "$minimal"
expect_status 2
err_has "--set 'container.Args=x': found text 'x', expected a list; write a list like"
err_lacks 'line 1'
run generate --set 'container.HostConfig.ConsoleSize=[1]' "$minimal"
expect_status 2
err_has 'write it like [30, 120]'
run generate --set container.HostConfig.CpuCount "$minimal"
expect_status 2
err_has 'PATH=VALUE'

# ---- generate: what the engine refuses
run generate --set container.Image=other "$minimal"
expect_status 1
out_is_empty
expect_err 'error: No such image: other
class: NotFound'

run generate --set 'container.HostConfig.SecurityOpt=["seccomp=x"]' "$minimal"
expect_status 1
expect_err 'error: security option not supported: seccomp
class: InvalidParameter'

run generate --set container.HostConfig.NanoCpus=1.5 --set host.NumCPU=0 "$minimal"
expect_status 1
out_is_empty
err_has 'engine panics: '

# ---- docker inspect: what is assumed is said, beside the spec
printf '%s' '[{"Id":"a","Image":"i","Config":{},"HostConfig":{"Isolation":"hyperv"}},{"Id":"b","Image":"i","Config":{},"HostConfig":{}}]' >"$scratch/inspect.json"
run generate --compact "$scratch/inspect.json"
expect_status 0
out_has '"hyperv":{}'
err_has '2 containers, this is the first'
err_has 'assumed a Windows Server 2019'

# ---- documents that cannot be read
run generate "$scratch/none.yaml"
expect_status 3
out_is_empty
err_has "$scratch/none.yaml"

printf 'silospec: 1\ncontainer:\n  Id: [1]\n  HostConfig: { Memory: lots, CpuCount: -x }\n' >"$scratch/bad.yaml"
run generate "$scratch/bad.yaml"
expect_status 3
out_is_empty
[ "$(grep -c "^$scratch/bad.yaml:[34]:" "$scratch/err")" -eq 3 ] || fail "not every error with its place"

run generate - </dev/null
expect_status 3
"$SILOSPEC" generate - <&- >"$scratch/out" 2>"$scratch/err"
status=$?
expect_status 3
err_has 'Bad file descriptor'

# ---- output that cannot be written
for target in '>&-' '>/dev/full'; do
    for words in "generate '$minimal'" fields --help; do
        ran="silospec $words $target"
        eval "\"\$SILOSPEC\" $words $target" 2>"$scratch/err"
        status=$?
        : >"$scratch/out"
        expect_status 3
        err_has 'write standard output'
    done
done
ran='silospec fields | false, with SIGPIPE ignored'
(
    trap '' PIPE
    for _ in 1 2 3 4 5 6 7 8; do "$SILOSPEC" fields 2>>"$scratch/err" || exit $?; done
) | true
[ "${PIPESTATUS[0]}" -eq 3 ] || fail "status ${PIPESTATUS[0]}, expected 3"

# ---- usage
run generate --comapct "$minimal"
expect_status 2
out_is_empty
err_has "unknown option '--comapct'"
err_has "did you mean '--compact'?"
err_has "silospec help generate"

run generate
expect_status 2
err_has 'FILE'
run generate "$minimal" "$minimal"
expect_status 2
run generate --set
expect_status 2
err_has 'PATH=VALUE'
run generate --compact=yes "$minimal"
expect_status 2
run generat "$minimal"
expect_status 2
err_has "did you mean 'generate'?"

# ---- help and version
run --help
expect_status 0
err_is_empty
for word in generate fields rules help --theme; do out_has "$word"; done
cp "$scratch/out" "$scratch/help"
[ "$(grep -cE '^  (generate|compare-spec)  *[A-Z]' "$scratch/out")" -eq 2 ] || fail 'not a line each'
[ "$(sed -n '/^Commands:/,/^$/s/^\(  [a-z-]* *\) [A-Z].*/\1/p' "$scratch/out" | awk '{print length}' | sort -u | wc -l)" -eq 1 ] ||
    fail 'the commands do not stand in a column'
run help
cmp -s "$scratch/out" "$scratch/help" || fail "differs from --help"
run help generate
expect_status 0
for word in --compact --set --ndjson; do out_has "$word"; done
cp "$scratch/out" "$scratch/help"
run generate --help
cmp -s "$scratch/out" "$scratch/help" || fail "differs from 'help generate'"
run help genrate
expect_status 2
err_has "did you mean 'generate'?"
run --version
expect_status 0
[[ $(cat "$scratch/out") =~ ^silospec\ [0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "no version"

# ---- standard input gives its text once
for given in 'diff - -' 'check - --with -' 'generate --info - -' '- -'; do
    # shellcheck disable=SC2086
    run $given </dev/null
    expect_status 2
    err_has 'can be read once only'
done

# ---- options that would be passed over
for given in '--json --to run --out x' '--json --to report' '--losses x --to report-html' '--wrap --to report'; do
    # shellcheck disable=SC2086
    run convert $given ../ui/demo/gmsa-web.yaml
    expect_status 2
    err_has 'exclude each other'
    out_is_empty
done

# ---- fields are taken out as they are changed: in the order of the line
run convert --to scenario-json --set 'container.Config.Env=[A=1, B=2]' --unset 'container.Config.Env[0]' \
    --set 'container.Config.Env[+]=C=' --set container.Config.Hostname= --unset container.HostConfig.Isolation "$minimal"
expect_status 0
out_has '"B=2",'
out_has '"C="'
out_has '"Hostname": ""' # an empty text is one
out_lacks '"A=1"'
out_lacks Isolation
run generate --unset container.Config.Hostnam "$minimal"
expect_status 2
err_has "--unset 'container.Config.Hostnam': no field 'container.Config.Hostnam'; did you mean container.Config.Hostname"
run generate --unset silospec "$minimal"
expect_status 2
err_has 'the format version stays'

# ---- listings
run fields
expect_status 0
out_has 'container.HostConfig.NanoCpus '
out_has 'host.CredentialSpecs.Registry.Values{} '
run fields NanoCpus
expect_status 0
out_has 'container.HostConfig.NanoCpus'
out_has 'windows.resources.cpu.maximum'
for path in 'host.Images[].Config.Env[]' 'host.Containers[].HostConfig.StorageOpt{}' 'host.Images[3].Config.Env'; do
    run fields "$path" # of what stands at several places
    expect_status 0
    out_has 'label '
done
run fields silospec
out_has 'range     1 to 1'
run fields OSRevision
out_lacks 'unit '
run fields container.HostConfig.NanoCpsu
expect_status 2
err_has "container.HostConfig.NanoCpus"
run rules
expect_status 0
out_has 'CPU-3 '
run rules cpu-3
expect_status 0
out_has 'daemon/oci_windows.go'
run rules CPU-33
expect_status 2
run rules zzzzq
expect_status 2
err_has "'silospec rules' lists them all"

# ---- the screen without a terminal
run "$minimal"
expect_status 2
out_is_empty
err_has 'terminal'

# ---- keys: the manual of the screen
run keys
expect_status 0
out_has ':compare'
out_has 'Leave; asks when there are unsaved edits'

finish
