#!/usr/bin/env bash
# Each command of --plain with what it takes and what it refuses: a row a script.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

export XDG_CONFIG_HOME=$scratch XDG_STATE_HOME=$scratch
cp ../ui/demo/gmsa-web.yaml "$scratch/web.yaml"
cp ../ui/demo/hyperv-limits.yaml "$scratch/hyperv.yaml"
cat >"$scratch/request.yaml" <<'YAML'
silospec: 1
engine: moby-25.0
request:
  name: web
  body: { Image: 'img:latest', Env: ['A=1'], Labels: { a: b }, HostConfig: { NetworkMode: nat, Isolation: process } }
host: { OSBuild: 20348, OSProduct: server, NumCPU: 4, DefaultIsolation: process, Root: 'C:\d',
  Images: [{ Id: 'sha256:11', OS: windows, RepoTags: ['img:other'], LayerFolders: ['C:\a'] }],
  Networks: [{ Name: nat, Driver: nat, DriverInfo: { hnsid: e1 } }] }
YAML
cat >"$scratch/open.json" <<'JSON'
[{"Id":"1","Name":"/one","Path":"cmd","Image":"i","State":{"Error":"hcs: The parameter is incorrect. (0x57)","ExitCode":128},
  "Config":{},"HostConfig":{"Isolation":"process","NanoCpus":500000000,"SecurityOpt":["credentialspec=file://a.json"]}},
 {"Id":"2","Name":"/two","Path":"cmd","Image":"i","Config":{},"HostConfig":{"Isolation":"hyperv"}}]
JSON
printf '%s\n' '[{"Id":"1","Name":"/one","Path":"cmd","Image":"i","Config":{},"HostConfig":{"Isolation":"process",' \
    '"SecurityOpt":["credentialspec=file://a.json"]}}]' >"$scratch/question.json"
printf 'docker run --cpus 2 -v c:\\a:c:\\b img\n' >"$scratch/asked.txt"
printf 'docker run -e A="x y" -v c:\\a:c:\\b img\n' >"$scratch/line.txt"
cat >"$scratch/daemon.log" <<'LOG'
time="2024-01-01T00:00:00Z" level=debug msg="Generated spec: {\"ociVersion\":\"1.0.1-dev\",\"process\":{\"args\":[\"x\"],\"cwd\":\"C:\\\\\"},\"hostname\":\"other\"}"
LOG
cd "$scratch" || exit 1

# row FILE SCRIPT STATUS TEXT...: a line of the script is ended by '/'; each TEXT is in what is printed.
row() {
    local file=$1 script=$2 want=$3 text
    shift 3
    ran="--plain $file: $script"
    status=0
    cp web.yaml kept.yaml
    printf '%s' "$script" | tr '/' '\n' | timeout 60 "$SILOSPEC" --plain "$file" >out 2>&1 || status=$?
    cp kept.yaml web.yaml
    : >err
    [ "$status" = "$want" ] || fail "status $status, not $want"
    for text in "$@"; do out_has "$text"; done
}

# ---- what is shown
row web.yaml 'help' 0 'help [WORD]: This list' 'why PATH|NUMBER: Why' 'PATH|NUMBER: of a field'
row web.yaml 'help memory' 0 'set PATH=VALUE: Set any field, by its path or number'
row web.yaml 'help wombat' 1 "error: no command is about 'wombat'"
# no key is named, and nothing that only a screen has: a command behind a colon, a selected row
ran='--plain help'
printf 'help\n' | "$SILOSPEC" --plain web.yaml >out 2>&1 || fail "status $?"
grep -nE ' :[a-z]|Enter|selected|[^a-z]/ ' out && fail 'a word of the screen'
row web.yaml 'show' 0 '1 Engine and isolation, 2 set'
row web.yaml 'show memory' 0 '3.1 Memory (--memory): 2 GiB'
row web.yaml 'show MEMORY' 0 '3.1 Memory (--memory): 2 GiB'
row web.yaml 'show 3' 0 '3.1 Memory (--memory): 2 GiB'
row web.yaml 'show 1.2' 0 '1.2 Isolation (--isolation): process' 'choices: process, hyperv, default'
row web.yaml 'show container.HostConfig.Memory' 0 'path: container.HostConfig.Memory' 'help: '
row web.yaml 'show host.Images[0].Id' 0 'path: host.Images[0].Id'
row web.yaml 'show all' 0 '19.17 Events of Windows: -' '5.9   [0]: ASPNETCORE_ENVIRONMENT=Production'
for wrong in 0 20 3. 3.0 3.99 x 03.1 3.1.1 99999999999999999999 3.x isol; do
    row web.yaml "show $wrong" 1 "error: no section or field '$wrong'"
done
row web.yaml 'spec root' 0 '"path": "'
row web.yaml 'spec windows.resources.memory.limit' 0 '2147483648'
row web.yaml 'spec nosuch' 1 "error: the spec has no 'nosuch'"
row web.yaml 'errors' 0 '1 of 4, warning: count and maximum'
row hyperv.yaml 'status' 0 'isolation hyperv'
row open.json 'choose one/errors' 0 'the daemon answered the last start'
row open.json 'choose one/status' 0 'isolation process, 1 error'
row web.yaml 'registry' 0 'security option 1: registry://webapp01' 'reports02'
row web.yaml 'endpoints' 0 '1  corp-overlay'
row request.yaml 'endpoints' 0 'no endpoints'

# ---- why
row web.yaml 'why' 1 'error: say which: why PATH or why NUMBER'
row web.yaml 'why 2.3' 0 'container.HostConfig.CpuCount = 2 CPUs' 'gives   windows.resources.cpu.count = 2'
row web.yaml 'why 99.1' 1 "error: no field '99.1'"
row web.yaml 'why windows.resources.cpu.count' 0 'rule    CPU-2 CPU count'
row web.yaml 'why container.HostConfig.Nosuch' 1 "error: no field 'container.HostConfig.Nosuch'"
row web.yaml 'why windows.hyperv' 1 "no field 'windows.hyperv'; did you mean"
row web.yaml 'why host.Images[0].OS' 0 'host.Images[0].OS'
row web.yaml 'why container.State' 0 'container.State'
row web.yaml 'why a..b' 1 'error: '

# ---- windows, as lines; what a row says further is indented
row web.yaml 'effective' 0 'Set versus effective' '  Memory; 2 GiB; limit 2147483648; 2048 MiB'
grep -q '^Source' out && fail 'the second line of a detail is not indented'
row web.yaml 'steps' 0 'docker create' '  gets the spec'
row request.yaml 'steps' 0 'make the container; No such image: img:latest' 'load the image; not reached'
[ "$(grep -c '^    not reached' out)" = 0 ] || fail 'the same twice'
row request.yaml 'effects' 0 'nothing'
row web.yaml 'isolation' 0 'container (--isolation); process; decides'
row web.yaml 'upgrade' 0 'moby-29; spec ok' '"1.2.1"; "1.3.0"'
row web.yaml 'problems' 0 'count and maximum are both written'
row open.json 'choose one/reading' 0 'What was made of the file' 'inspect'
row open.json 'choose 1/assumptions' 0 'assumed'
row web.yaml 'add-file daemon.log/against/quit/d' 0 'explained; hostname'
row web.yaml 'history' 0 'opened'

# ---- fields
row web.yaml 'set 2.3=5/undo/redo/undo/quit/d' 0 'CPU count (--cpu-count) = 5 CPUs' 'undid: ' 'redid: '
row web.yaml 'set 2.3/quit/d' 1 'error: '
row web.yaml 'set nowhere=1' 1 "no field 'nowhere'"
row web.yaml 'set 99.1=1' 1 'error: '
row web.yaml 'set 2.3=-' 1 "error: '-' is not an integer"
row web.yaml 'set 1.1=29' 1 "no engine is called '29'; did you mean moby-29"
row web.yaml 'engine v25/show 1.1/quit/d' 0 'moby-25'
row web.yaml 'engine 28/show 1.1/quit/d' 0 'moby-28'
row web.yaml 'engine nosuch' 1 "'nosuch'"
row web.yaml 'unset 3.1/show 3.1/quit/d' 0 '3.1 Memory (--memory): -'
row web.yaml 'unset 9.8' 0 'is not set'
row web.yaml 'null 3.1' 0 'null is the same as absent here'
row web.yaml 'null 9.6/show 9.6/quit/d' 0 'null'
row web.yaml 'undo' 0 'nothing to undo'
row web.yaml 'redo' 0 'nothing to redo'

# ---- lists and maps
row web.yaml 'add 5.8 X=1/show 5.11/quit/d' 0 '5.11   [2]: X=1'
row web.yaml 'duplicate 5.9/show 5.10/quit/d' 0 '5.10   [1]: ASPNETCORE_ENVIRONMENT=Production'
row web.yaml 'duplicate 2.3' 1 'error: nothing is changed: duplicate PATH|NUMBER' 'select an element of a list first'
row web.yaml 'remove 5.9/show 5.9/quit/d' 0 '5.9   [0]: ConnectionStrings__Shop='
row web.yaml 'remove 5.1/show 5.1/quit/d' 0 '5.1 Program: -'
row web.yaml 'remove 9.8' 0 'is not set'
row web.yaml 'move-down 5.9/show 5.10/quit/d' 0 '5.10   [1]: ASPNETCORE_ENVIRONMENT=Production'
row web.yaml 'move-up 5.9' 0 'it is the first one'
row web.yaml 'move-down 5.10' 0 'it is the last one'
row web.yaml 'rename 9.6 corp/show 9.6/quit/d' 0 '9.6     corp:'
row web.yaml 'rename 9.6 corp-overlay' 1 "'corp-overlay' exists already"
row web.yaml 'rename 5.9 x' 1 'only' "error: nothing is done with 'x': rename PATH|NUMBER NAME"
row web.yaml 'add 9.5 nat' 1 "'nat' exists already"
row web.yaml 'add 9.5 extern/show 9/quit/d' 0 'Networks (--network): 3 entries' 'extern: '
row web.yaml 'add 9.5 2/quit/d' 0 'l2bridge, on the host, too added'
row web.yaml 'add 9.5 9' 1 "error: '9' is none of these: add PATH|NUMBER [NAME|VALUE]"
row web.yaml 'add container.HostConfig.Binds data:d:\x/show container.HostConfig.Binds[0]/quit/d' 0 'data:d:\x'
row web.yaml 'add 2.3' 1 'only lists and maps have elements to add' 'error: nothing is changed: add PATH|NUMBER'
row web.yaml 'add 2.3 x' 1 "error: nothing is done with 'x': add PATH|NUMBER"
row web.yaml 'unset 3.1 3.2/quit/d' 1 "error: nothing is done with '3.2': unset PATH|NUMBER"
row web.yaml 'add 7.1/1/show 7.1/quit/d' 0 'a folder of the host, read-only' '7.1 Mounts: 4 entries'

# ---- what takes a problem away, and what nobody told
row web.yaml 'errors' 0 '1 of 4, warning: count and maximum are both written'
row web.yaml 'fix/3/status/quit/d' 0 'What takes it away' '3  Isolation: hyperv' 'isolation hyperv'
row web.yaml 'fix 1 1/show 2.3/quit/d' 0 'CPU count: unset   (undo undoes)' '2.3 CPU count (--cpu-count): -'
row web.yaml 'fix 1/status' 1 'error: not answered: fix [NUMBER [REMEDY]]'
row web.yaml 'fix 1 9' 1 "error: '9' is none of these: fix [NUMBER [REMEDY]]"
for wrong in 0 5 x 99999999999999999999; do
    row web.yaml "fix $wrong" 1 "error: no problem $wrong; 'errors' lists them"
done
row hyperv.yaml 'fix' 1 'there is no problem' 'error: nothing is changed: fix'
row question.json 'errors' 0 '(engine chooses)' 'none, as far as it is known' \
    '1 of 1, not known: Does the file C:\ProgramData\docker\CredentialSpecs\a.json exist'
row asked.txt 'fix 1/why host.NumCPU' 1 'the answer belongs in host.NumCPU: set sets it; why tells how'
row asked.txt 'fix 3' 1 'error: this lacks a part: fix 3 ANSWER'
row asked.txt 'fix 3 c:\a/quit/d' 0 'Folders [0] = c:\a'
row question.json 'fix 1 4/errors/quit/d' 0 'a.json: The system cannot find the file'

# ---- what is behind a command that takes nothing, and other words for commands
for command in undo redo request problems steps raw mask reload assumptions recover next-document status errors \
    registry; do
    row web.yaml "$command 3" 1 "error: nothing stands behind '$command'"
done
row web.yaml 'recent 9' 1 "error: nothing is done with '9': recent [NUMBER]"
row web.yaml ':status' 0 'web.yaml: spec ok'
row web.yaml '?' 0 'help [WORD]: This list'
row web.yaml 'set 2.3=5/q!' 0 'CPU count (--cpu-count) = 5 CPUs'
row web.yaml 'set 2.3=5/:w copy2.yaml/show 2.3/q' 0 'saved copy2.yaml' '2.3 CPU count (--cpu-count): 5 CPUs'
row web.yaml 'set 2.3=5/wq' 0 'saved web.yaml'
row web.yaml 'set 2.3=5/wqa' 0 'saved web.yaml'
row web.yaml 'set 2.3=5/wa/show 2.3' 0 'saved web.yaml' '2.3 CPU count (--cpu-count): 5 CPUs'
row web.yaml 'set 2.3=5/und/quit' 0 'undid: '
row web.yaml 'set 2.3=5/undo 2/show 2.3/quit/d' 1 '2.3 CPU count (--cpu-count): 5 CPUs'
row web.yaml 'choose nobody' 1 'error: this file holds one container'
row web.yaml 'choose' 0 'this file holds one container'

# ---- what nothing is done with changes nothing
row web.yaml 'add container.Mounts nosuch/undo' 1 "'nosuch' is none of these" 'nothing to undo'
row web.yaml 'add host.Networks[0].DriverInfo.GwInfo x/undo' 1 'error: '
row web.yaml 'add host.Images foo/undo' 1 "nothing is done with 'foo'" 'undid: Images' 'nothing to undo'
row web.yaml 'duplicate host.Images[0] foo/undo' 1 "nothing is done with 'foo'" 'nothing to undo'
row web.yaml 'unset container.Path foo/undo' 1 "nothing is done with 'foo'" 'nothing to undo'
row web.yaml 'add host.Images {"Id":"x"}/show host.Images' 1 'Images: 2 entries'
row web.yaml 'add host.Images {"Id":3}/undo' 1 'found number 3' 'nothing to undo'
row web.yaml 'add 4.99 {' 1 'error: no field 4.99'
[ "$(grep -c 'no field' out)" = 1 ] || fail 'told twice'

# ---- views and documents
row web.yaml 'set 2.3=5/changes' 1 'What the last edit did'
row web.yaml 'add mountt' 1 "error: no field 'mountt'; did you mean"
row request.yaml 'request' 0 'what create makes'
row web.yaml 'raw/raw' 0 'the settings as written' 'docker create'
row web.yaml 'mask/mask' 0 'secrets shown' 'secrets hidden'
row open.json 'choose/2/status' 0 'two' 'isolation hyperv'
row open.json 'choose two/status' 0 'isolation hyperv'
row open.json 'choose 2/status' 0 'container 2 of 2' 'isolation hyperv'
grep -q '^1  one' out && fail 'the list, though one of it was named'
row open.json 'choose 3' 1 '2  two' "error: '3' is none of these"
row open.json 'choose three' 1 "no container is called 'three'"
row line.txt 'shell bash/shell cmd/shell nosuch' 1 'read as typed into bash' 'read as typed into cmd'
row web.yaml 'open hyperv.yaml/documents/1/status/next-document/status/previous-document/status/close/status' 0 \
    '2  hyperv.yaml' 'web.yaml: spec ok' 'hyperv.yaml: '
row web.yaml 'open nosuch.yaml' 1 'nosuch.yaml'
row web.yaml 'add-file nosuch.yaml' 1 'nosuch.yaml'
row web.yaml 'add-file hyperv.yaml' 1 'a whole scenario cannot be added'
row web.yaml 'host-info web.yaml' 1 'a whole scenario cannot be added'
row web.yaml 'set 2.3=7/reload/d' 1 'unsaved'
row web.yaml 'save copy.json/quit' 0 'saved copy.json'
row web.yaml 'save-as copy.yaml/quit' 0 'saved copy.yaml'
row web.yaml 'save nosuch/copy.yaml' 1 'error: '
row web.yaml 'report case.html' 0 'case.html'
row web.yaml 'set 2.3=9/close/c/status/close/d' 0 'unsaved edits'
row web.yaml 'recent' 0 'no '
row web.yaml 'quit' 0
row web.yaml '#set 2.3=9//  /status' 0 'spec ok'

finish
