#!/usr/bin/env bash
# The case file: what it tells, that it is the same each time, that silospec opens it again, and that
# others read it: a Markdown parser, an XML parser, a browser.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

demo=../ui/demo/gmsa-web.yaml

# ---- the same bytes, and back again
for file in ../ui/demo/*.yaml; do
    run report "$file" --no-redact --out "$scratch/a.md"
    expect_status 0
    out_is_empty
    run report "$file" --no-redact --out "$scratch/b.md"
    cmp -s "$scratch/a.md" "$scratch/b.md" || fail 'not the same a second time'
    run report "$file" --no-redact --out "$scratch/a.html"
    run report "$file" --no-redact --to report-html
    cmp -s "$scratch/a.html" "$scratch/out" || fail 'the ending does not say the format'
    "$SILOSPEC" generate --compact "$file" >"$scratch/spec" 2>"$scratch/spec.err"
    for made in a.md a.html; do
        run generate --compact "$scratch/$made"
        cmp -s "$scratch/spec" "$scratch/out" || fail "$made: another spec"
        run report "$scratch/$made" --no-redact --to report
        cmp -s "$scratch/a.md" "$scratch/out" || fail "$made: another report"
    done
done
cp "$scratch/a.md" "$scratch/linked.md"
ln "$scratch/linked.md" "$scratch/other.md"
run report "$demo" --out "$scratch/linked.md"
err_has "$scratch/linked.md: 1 other name (hard link) keeps the old text"
cmp -s "$scratch/other.md" "$scratch/a.md" || fail 'the other name leads to another text'
run report "$demo" --out "$scratch/linked.md"
expect_err ''
run identify "$scratch/a.md"
out_has '  report   gives'
(printf 'Hello, I have this:\r\n\r\n' && sed 's/$/\r/' "$scratch/a.md" && printf 'Any idea?\r\n') >"$scratch/pasted.md"
run generate --compact "$scratch/pasted.md"
cmp -s "$scratch/spec" "$scratch/out" || fail 'with words around it, and with carriage returns'
head -c 3000 "$scratch/a.md" >"$scratch/cut.md"
run generate "$scratch/cut.md"
expect_status 3
err_has 'this report of silospec has no scenario in it'
run report "$demo" --out "$scratch/case.pdf"
expect_status 2
err_has "a case file is not written as '.pdf'; end the name in .md or .html"
[ ! -e "$scratch/case.pdf" ] || fail 'it was written'

# ---- what it tells
run report "$demo"
out_has '**The runtime gets the spec.**'
out_has '## Set against effective'
out_has 'REDACTED-1'
out_has '--hostname webapp01'
out_lacks 'Made on'
run report "$demo" --stamp
out_has 'Made on 20'
run report "$demo" --set container.HostConfig.CpuPercent=200 --set container.HostConfig.CpuCount=0 \
    --set container.HostConfig.NanoCpus=0
out_has '**Docker create refuses.**'
out_has 'range of CPUPercent is from 1 to 100'
out_has 'Field: `container.HostConfig.CpuPercent`'
cp "$scratch/out" "$scratch/report"
run convert "$demo" --to report --set container.HostConfig.CpuPercent=200 --set container.HostConfig.CpuCount=0 \
    --set container.HostConfig.NanoCpus=0
cmp -s "$scratch/report" "$scratch/out" || fail 'convert makes another report'
printf 'services:\n  a: {image: i, credential_spec: {file: a.json}}\n' >"$scratch/compose.yaml"
run report "$scratch/compose.yaml"
err_has 'credential_spec of the service a is checked by compose and never sent'
run report "$demo" --to pdf
expect_status 2
err_has 'there are report, report-html'

# Several files are one case; what was said comes first.
cat >"$scratch/inspect.json" <<'JSON'
[{"Id":"4f1c0a","Name":"/web","Path":"cmd","Args":["--password","SEKRET1"],"Image":"img",
  "State":{"Error":"hnsCall failed in Win32: The object already exists. (0x1392) token=SEKRET2","ExitCode":128},
  "Config":{"Env":["A=SEKRET3"],"Labels":{"a":"SEKRET4"},"Hostname":"web"},
  "HostConfig":{"Isolation":"process","Memory":536870912,
    "SecurityOpt":["credentialspec=raw://{\"CmsPlugins\":[],\"X\":\"SEKRET5\"}"]},
  "NetworkSettings":{"Networks":{"nat":{}}}}]
JSON
cat >"$scratch/error.txt" <<'TEXT'
docker: Error response from daemon: hcsshim::CreateComputeSystem 4f1c0a: No hypervisor is present on this system.
(0xc0351000) (extra info: {"SystemType":"Container","Credentials":"{\"PluginInput\":\"SEKRET6\"}"}).
TEXT
for to in report report-html; do
    run report "$scratch/inspect.json" "$scratch/error.txt" --to $to
    expect_status 0
    out_has 'the daemon answered the last start'
    out_has 'no hypervisor is running'
    out_has 'the host is Windows Server 2019, build 17763'
    out_lacks SEKRET
    out_lacks "$scratch"
    run report "$scratch/inspect.json" --to $to --redact=names
    out_lacks SEKRET
done
run report "$scratch/inspect.json" --no-redact
out_has SEKRET3
run report "$scratch/inspect.json" --explain
err_has 'container.Config.Env[0]'

# ---- texts that would be markup
cat >"$scratch/nasty.yaml" <<'YAML'
silospec: 1
name: "<script>alert(1)</script> | @someone #12 `x` **b** :smile: [a](http://evil.example)"
description: "``` \n</pre><script>alert(2)</script>\n<!-- --> ~~~"
container:
  Id: 4f1c0a
  Path: "a|b`c``d"
  Args: ["<img src=x onerror=alert(3)>", "```", "|", "\\|", "$(x) $math$", "\u202e\u0007", "'\"&amp;&lt;"]
  Image: img
  Config: { Hostname: "</code></pre><b>" , Env: ["A=</pre><script>"] }
  HostConfig: { SecurityOpt: ["<!-- silospec scenario -->"] }
host:
  NumCPU: 4
  Images: [{ Id: img, OS: windows }]
YAML
run report "$scratch/nasty.yaml" --no-redact --out "$scratch/nasty.md"
run report "$scratch/nasty.yaml" --no-redact --out "$scratch/nasty.html"
"$SILOSPEC" import --json "$scratch/nasty.yaml" >"$scratch/want.json"
for made in nasty.md nasty.html; do
    run import --json "$scratch/$made"
    cmp -s "$scratch/want.json" "$scratch/out" || fail "$made: another document"
done

# ---- others read it
run report "$scratch/inspect.json" "$scratch/error.txt" --out "$scratch/case.html"
run report "$scratch/inspect.json" "$scratch/error.txt" --out "$scratch/case.md"
run report "$demo" --out "$scratch/demo.html"
ran='the reports'
python3 e2e/test_report.py "$scratch" || fail 'not as others expect it'

finish
