#!/usr/bin/env bash
# Lines of text instead of a screen: a script on standard input, and a person on a dumb terminal.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_CONFIG_HOME=$scratch XDG_STATE_HOME=$scratch
cp "$top/ui/demo/gmsa-web.yaml" "$scratch/web.yaml"
cd "$scratch"

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# plain STATUS: runs the script on standard input; its output goes to $out.
plain() {
    local want=$1 status=0
    out=$("$SILOSPEC" --plain web.yaml 2>&1) || status=$?
    [ "$status" = "$want" ] || fail "status $status, not $want" "$out"
    ! grep -q $'\x1b' <<<"$out" || fail 'an escape sequence' "$out"
}

has() {
    grep -qF -- "$1" <<<"$out" || fail "not in the output: $1" "$out"
}

plain 0 <<<'show'
has '2 CPU, 4 set'
has 'web.yaml: spec ok, isolation process, 0 errors, 1 warning'

plain 0 <<<$'show cpu\nshow 2.3\nspec windows.resources.cpu\nwhy windows.resources.cpu.count\nerrors'
has '2.3 CPU count (--cpu-count): 2 CPUs'
has 'path: container.HostConfig.CpuCount'
has '"count": 2'
has 'rule    CPU-2 CPU count'
has '1 of 4, warning: count and maximum are both written'

plain 0 <<<$'# a script\nset container.HostConfig.CpuCount=5\nset 2.2=50\nundo\nredo\nsave other.yaml\nquit'
has 'CPU count (--cpu-count) = 5 CPUs   (undo undoes)'
has 'undid: CPU percent (--cpu-percent) = 50 %'
has 'saved other.yaml'
grep -q 'CpuCount: 5' other.yaml || fail 'not saved'
grep -q 'CpuPercent: 50' other.yaml || fail 'not saved'

# What a window would ask is asked in lines.
plain 0 <<<$'set 2.3=6\nquit\ns'
has 'web.yaml has unsaved edits.'
has 's  save'
grep -q 'CpuCount: 6' web.yaml || fail 'not saved'
plain 0 <<<$'open other.yaml\ndocuments\n1\nstatus\nadd container.Config.Env X=1\nsave'
has '2  other.yaml'
has 'Environment (--env) [2] = X=1'

# Mistakes: told, the rest goes on, and the status says it.
plain 1 <<<$'set 2.3=many\nset 2.3=7\nshow 2.3\nquit\nd'
has "error: 'many' is not"
has '2.3 CPU count (--cpu-count): 7 CPUs'
plain 1 <<<'wombat'
has "error: no command 'wombat'; 'help' lists them"
plain 1 <<<'set 2.3=8'
has 'warning: unsaved edits were not saved'
plain 1 <<<$'show 99\nwhy a.b\nunset\nset nowhere=1'
has "error: no section or field '99'"
has 'error: say which field: unset PATH|NUMBER'

# What the screen copies is a line of its own, and what is said of it the next one.
plain 1 <<<$'copy-run bash\ncopy-docker 2.3\ncopy-run fish\ncopy-docker 2.3 bash'
grep -q '^docker run .*--cpu-count 6 .* w3svc$' <<<"$out" || fail 'no run line' "$out"
grep -qx -- '--cpu-count 6' <<<"$out" || fail 'no flag' "$out"
has 'the run line for bash, secrets and all'
! grep -q 'copied' <<<"$out" || fail 'there is no clipboard' "$out"
has 'error: no such shell: fish; there are powershell'
has "error: nothing is done with 'bash': copy-docker PATH|NUMBER"

# What a command lacks is not taken from the lines behind it.
plain 1 <<<$'set isolation hyperv\nspec windows.resources.cpu.count\nquit'
has 'error: this lacks a part: set PATH=VALUE'
has '6'
plain 1 <<<$'add container.Config.Env\nstatus\nquit'
has 'error: this lacks a part: add PATH|NUMBER [NAME|VALUE]'
has 'web.yaml: '
plain 1 <<<$'open\nsave-as\nstatus'
has 'error: say which: open FILE'
has 'error: say which: save-as FILE'
plain 1 <<<$'documents\nstatus'
has 'error: not answered: documents [NUMBER]'
has 'web.yaml: '
plain 1 <<<$'set 2.3=8\nquit\nstatus\nquit\nd'
has 'error: not answered: quit'
has 'web.yaml (unsaved edits): '
plain 0 <<<$'open other.yaml\ndocuments 1\nstatus\nhistory 1'

# A script leaves no traces.
[ ! -e silospec ] || fail 'state or journal was written'

# Text of a document cannot steer the terminal.
printf 'silospec: 1\ncontainer:\n  Path: "\\e[31mred"\nhost: {}\n' >evil.yaml
out=$("$SILOSPEC" --plain evil.yaml <<<'show process')
! grep -q $'\x1b' <<<"$out" || fail 'an escape sequence' "$out"
has '\x1b[31mred'

# A name behind a command is the command's, and no list asks for ever.
printf '%s\n' '[{"Id":"1","Name":"/one","Path":"cmd","Image":"i","Config":{},"HostConfig":{}},' \
    '{"Id":"2","Name":"/two","Path":"cmd","Image":"i","Config":{},"HostConfig":{"Isolation":"hyperv"}}]' >two.json
out=$(timeout 60 "$SILOSPEC" --plain two.json <<<$'choose two\nstatus' 2>&1)
has 'isolation hyperv'
out=$(timeout 60 "$SILOSPEC" --plain two.json <<<$'documents x\nstatus' 2>&1) || true
has "error: 'x' is none of these: documents [NUMBER]"
has 'two.json: spec ok'

# With --redact no step leads back to a secret, and the file that has it keeps it.
cp web.yaml secret.yaml
sed -i 's/ASPNETCORE_ENVIRONMENT=Production/DB_PASSWORD=SEKRET1/' secret.yaml
cp secret.yaml kept.yaml
status=0
out=$("$SILOSPEC" --plain --redact secret.yaml 2>&1 \
    <<<$'undo\nshow process\nset 2.3=7\nsave\nreload\nopen kept.yaml\nshow process\nsave masked.yaml\nset 2.3=8\nsave\nquit') ||
    status=$?
[ "$status" = 1 ] || fail "status $status, not 1" "$out"
has 'DB_PASSWORD=REDACTED-'
has 'nothing to undo'
has 'error: not saved: secret.yaml would lose its secrets, which are masked here; save-as saves elsewhere'
has 'not read: secrets are masked when silospec starts'
has 'saved masked.yaml'
! grep -q SEKRET1 <<<"$out" || fail 'a secret' "$out"
cmp -s secret.yaml kept.yaml || fail 'the file lost its secrets'
grep -q 'CpuCount: 8' masked.yaml || fail 'the masked copy was not saved again'
! grep -q SEKRET1 masked.yaml || fail 'a secret in the masked copy'

# What a row of a window says further is indented, each line of it.
out=$("$SILOSPEC" --plain web.yaml <<<'effective')
has '    Source: '
! grep -q '^Source: ' <<<"$out" || fail 'a line of a detail is not indented' "$out"

# What the screen has side by side is told line by line.
plain 0 <<<'compare'
has 'process (now): 1 warning'
[[ $out == *'
  windows.resources.cpu.maximum
    process: 1875
    hyperv, linux: 7500
'* ]] || fail 'no line for each answer' "$out"
has '  Memory: 2048 MiB'
plain 0 <<<'plot'
has 'CPU by --cpus'
has '  hyperv:  1.5 CPUs, sees 2; count 2, maximum 7500 of 10000'
has 'Memory by --memory'
plain 0 <<<'find kerberos' # a word that people have for it
has 'container.HostConfig.SecurityOpt'
has 'host.CredentialSpecs.Registry.Values'
plain 0 <<<'find memory'
has 'field: Memory (--memory), container.HostConfig.Memory: 2 GiB'
has 'spec: windows.resources.memory.limit: 2147483648'
plain 1 <<<'find zzzqq'
has "error: nothing is called 'zzzqq'"
plain 1 <<<'find'
has 'error: say what: find WORDS'

# A remedy that is not there is named.
plain 1 <<<'fix 1 99'
has "error: '99' is none of these: fix [NUMBER [REMEDY]]"
