#!/usr/bin/env bash
# Several containers at once: a line each, checks of a folder, and what code hosts read.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

mkdir "$scratch/case"
cat >"$scratch/case/a.yaml" <<'YAML'
silospec: 1
container:
  Name: /good
  Path: cmd.exe
  Image: img
  BaseFS: \\?\Volume{1}\
  Config: { Hostname: good }
  HostConfig:
    NanoCpus: 1500000000
host: { NumCPU: 4, OSBuild: 17763, OSProduct: server, Images: [{ Id: img, OS: windows, LayerFolders: ['C:\l\1', 'C:\l\rw'] }] }
YAML
sed 's/good/warned/; s/^    NanoCpus.*/&\n    CpuCount: 2/' \
    "$scratch/case/a.yaml" >"$scratch/case/b, c.yaml"
sed 's/good/refused/; s/^  Image: img/  Image: none/' "$scratch/case/a.yaml" >"$scratch/case/d.yaml"

run table "$scratch/case"
expect_status 1
out_has 'name     engine'
grep -q "^refused  .*  $scratch/case/d.yaml  *No such image: none\$" "$scratch/out" || fail 'not one line: the file, then why'
[ "$(wc -l <"$scratch/out")" -ge 4 ] || fail 'not a line each'
out_has 'refused  moby-19.03'
out_has 'No such image: none'
out_has 'warning: count and maximum'
run table "$scratch/case/a.yaml"
expect_status 0
run table --strict "$scratch/case/a.yaml" "$scratch/case/b, c.yaml"
expect_status 4
run table "$scratch/case/a.yaml" "$scratch/nosuch.yaml"
expect_status 3
out_has 'good'
run table --json "$scratch/case"
expect_status 1
cp "$scratch/out" "$scratch/first"
run table --json "$scratch/case"
cmp -s "$scratch/first" "$scratch/out" || fail 'not the same a second time'

# One inspect of several containers, from standard input.
cat >"$scratch/inspect.json" <<'JSON'
[{"Id":"1","Name":"/one","Path":"cmd","Image":"i","Config":{},"HostConfig":{"Isolation":"process"}},
 {"Id":"2","Name":"/two","Path":"cmd","Image":"i","Config":{"Env":["A=SEKRET1"]},"HostConfig":{"Isolation":"hyperv"}}]
JSON
"$SILOSPEC" table - <"$scratch/inspect.json" >"$scratch/out" 2>"$scratch/err"
out_has 'one'
out_has 'hyperv'

# A name is masked as it is elsewhere.
sed 's/SEKRET1/x/; s/one/ourshop/' "$scratch/inspect.json" >"$scratch/named.json"
for how in table 'table --json' check 'check --json'; do
    # shellcheck disable=SC2086
    run $how --redact=names "$scratch/named.json"
    out_lacks ourshop
    out_has name-1
done

# Each file is read as the user says.
printf 'docker run -v c:\\a:c:\\b img\n' >"$scratch/line.txt"
run table --shell bash "$scratch/line.txt" "$scratch/case/a.yaml"
expect_status 1
out_has "invalid volume specification: 'c:a:c:b'"
run check --shell powershell "$scratch/line.txt" "$scratch/case/a.yaml"
expect_status 0

# Beside scenarios, which say all of theirs, an inspect has a host that is assumed and refuses nothing.
mkdir "$scratch/mixed"
cp "$scratch/case/a.yaml" "$scratch/mixed"
sed 's/SEKRET1/x/' "$scratch/inspect.json" >"$scratch/mixed/z.json"
run table "$scratch/mixed"
expect_status 0
[ "$(grep -c 'the runtime gets the spec' "$scratch/out")" = 3 ] || fail 'the inspect is judged in another way'
run import --select one "$scratch/mixed"
out_has 'OSBuild: 17763'
run import --select good "$scratch/mixed"
out_lacks 'Sources'

# check of one file with several containers: all of them, and the worst status; --select picks.
sed 's/"Isolation":"hyperv"/"Isolation":"hyperv","CpuPercent":200/' "$scratch/inspect.json" >"$scratch/two.json"
for how in "$scratch/two.json" - "--json -" "--format github $scratch/two.json" "--format sarif -"; do
    # shellcheck disable=SC2086
    run check $how <"$scratch/two.json"
    expect_status 1
    out_has 'range of CPUPercent is from 1 to 100'
    # shellcheck disable=SC2086
    run check --select one $how <"$scratch/two.json"
    expect_status 0
    out_lacks 'CPUPercent'
    # shellcheck disable=SC2086
    run check --select three $how <"$scratch/two.json"
    [ "$status" -eq 2 ] || [ "$status" -eq 3 ] || fail "status $status of a name that none has"
    err_has "no container is called 'three'"
done
run check "$scratch/two.json"
out_has "one ($scratch/two.json)"
out_has "two ($scratch/two.json)"
[ "$(grep -c 'says nothing of the host' "$scratch/err")" -eq 1 ] || fail 'a note is not said once'

# What makes one thing of a file wants to know which.
for to in run compose scenario inspect oci report report-html; do
    run convert --to $to "$scratch/two.json"
    expect_status 3
    out_is_empty
    err_has 'found 2 containers: one, two; choose one with --select NAME'
    run convert --to $to --select one - <"$scratch/two.json"
    [ "$status" -le 6 ] && [ -s "$scratch/out" ] || fail 'nothing is made of the one that is named'
done
run convert --to run --select two - <"$scratch/two.json"
out_has '--name two'
# A line that was typed into one shell, for another.
# shellcheck disable=SC2016
printf 'docker run -e "A=x`$y" img cmd /c "a b"\n' >"$scratch/line.txt"
for shell in bash powershell cmd; do
    run convert --to run --shell $shell --from powershell "$scratch/line.txt"
    expect_status 0
    out_has 'A=x$y'
done
run convert --to run --shell powershell --from cmd "$scratch/line.txt"
out_has 'A=x`$y'

run check "$scratch/case"
expect_status 1
out_has 'refused'
out_has 'error: No such image: none'
out_has 'the runtime gets the spec: 0 errors, 0 warnings'
run check --json "$scratch/case"
expect_status 1
out_has '"report": "checks"'

# ---- lines that docker's client refuses, alone and beside others; what somebody got as an answer
printf 'docker run --bogus img\ndocker run -d --name shop img\ndocker run -m 4x img\n' >"$scratch/lines.txt"
printf 'docker run --bogus img\n' >"$scratch/refused.txt"
printf 'docker: Error response from daemon: hcs::CreateComputeSystem web: The parameter is incorrect.\n' >"$scratch/answer.txt"
for how in check table; do
    run $how "$scratch/lines.txt"
    expect_status 1
    out_has shop
    out_has "line 3, which docker's client refuses"
done
run generate "$scratch/lines.txt"
expect_status 1
err_has '3 containers, this is the first'
run check --format github "$scratch/lines.txt" "$scratch/refused.txt" "$scratch/answer.txt"
expect_status 1
out_has "::error file=$scratch/lines.txt,line=1,title=STATE-4"
out_has "::error file=$scratch/lines.txt,line=3,title=STATE-4"
out_has "::error file=$scratch/refused.txt,line=1,title=STATE-4"
out_has "::error file=$scratch/answer.txt,line=1,title=STATE-4 What was answered when somebody tried::answer: the daemon"
for file in refused answer; do
    for how in '' '--json' '--format github' '--format sarif'; do
        # shellcheck disable=SC2086
        run check $how "$scratch/$file.txt"
        expect_status 1
        [ -s "$scratch/out" ] || fail 'nothing is told'
    done
    out_has '"ruleId": "STATE-4"'
done
run check --json "$scratch/refused.txt" "$scratch/answer.txt"
expect_status 1
[ "$(grep -c '"rule": "STATE-4"' "$scratch/out")" = 2 ] || fail 'not both of them'
# beside another one it may be the answer to that: the line is that of another file
run check --format github --with "$scratch/answer.txt" "$scratch/case/a.yaml"
out_lacks 'line=1,title=STATE'

# ---- annotations
run check --format github "$scratch/case"
expect_status 1
out_has "::error file=$scratch/case/d.yaml,line=5,title="
out_has ' No such image'
out_has "::warning file=$scratch/case/b%2C c.yaml,line=10,title=CPU-3 CPU maximum::warned: count and maximum"
[ "$(grep -vc '^::\(error\|warning\|notice\) ' "$scratch/out")" -eq 0 ] || fail 'a line that is no annotation'
# what the engine does not come to is a note in both
broken=(--set container.HostConfig.CpuShares=20000 --set 'container.Image=none' "$scratch/case/a.yaml")
run check --format github "${broken[@]}"
[ "$(grep -c '^::error' "$scratch/out")" = 1 ] || fail 'not one error'
grep -q '^::notice .*not reached: ' "$scratch/out" || fail 'nothing that is not reached'
run check --format sarif "${broken[@]}"
[ "$(grep -c '"level": "error"' "$scratch/out")" = 2 ] || fail 'not one error, and its rule'
run check --format sarif --redact "$scratch/inspect.json"
out_lacks SEKRET1
run check --format junit "$scratch/case"
expect_status 2
err_has "there are github, sarif"

# ---- SARIF
run check --format sarif "$scratch/case"
expect_status 1
cp "$scratch/out" "$scratch/log.sarif"
run check --format sarif "$scratch/case"
cmp -s "$scratch/log.sarif" "$scratch/out" || fail 'not the same a second time'
ran='the SARIF log'
logs=()
for folder in ../ui/demo data/artefacts/cases data/docker-inspect data/cases; do
    logs+=("$scratch/$(basename "$folder")-${#logs[@]}.sarif")
    "$SILOSPEC" check --format sarif "$folder" >"${logs[-1]}" 2>/dev/null
done
# What could not be read is in each of them: nothing is clean that nobody looked at.
printf 'silospec: 1\ncontainer: {Path: 7}\n' >"$scratch/wrong.yaml"
run check --format github "$scratch/wrong.yaml" "$scratch/no such.yaml" "$scratch/case/a.yaml"
expect_status 3
out_has "::error file=$scratch/wrong.yaml,line=2,title=not read::container.Path: found number 7, expected text"
out_has "::error file=$scratch/no such.yaml,title=not read::there is no such file"
run check --json "$scratch/wrong.yaml" "$scratch/no such.yaml" "$scratch/case/a.yaml"
expect_status 3
out_has '"message": "container.Path: found number 7, expected text'
out_has '"line": null'
run check --format sarif "$scratch/wrong.yaml" "$scratch/no such.yaml" "$scratch/case/a.yaml"
expect_status 3
out_has '"executionSuccessful": false'
out_has 'no%20such.yaml'
cp "$scratch/out" "$scratch/unread.sarif"
logs+=("$scratch/unread.sarif")
ran='the SARIF log'
python3 e2e/test_sarif.py "$scratch/log.sarif" "$scratch/case" "${logs[@]}" || fail 'not as code scanning reads it'

# A text with a NUL in it is not cut off there.
printf '{"silospec":1,"engine":"moby-29","container":{"Path":"x","Config":{},"HostConfig":{"Isolation":"pro\\u0000cess"}},"host":{"NumCPU":4}}' \
    >"$scratch/nul.json"
for how in check 'check --format github' 'check --format sarif'; do
    # shellcheck disable=SC2086
    run $how "$scratch/nul.json"
    tr -d '\000' <"$scratch/out" | sed 's/\\u0000//' >"$scratch/whole" && mv "$scratch/whole" "$scratch/out"
    out_has "invalid isolation 'process' on windows"
done

finish
