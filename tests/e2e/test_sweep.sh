#!/usr/bin/env bash
# sweep: tables, plots, limits.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

document=$scratch/web.yaml
cat >"$document" <<'YAML'
silospec: 1
container:
  Id: 4f1c0a
  Path: cmd.exe
  Image: img
  BaseFS: \\?\Volume{1}\
  Config: {}
  HostConfig: { NanoCpus: 1500000000 }
host:
  Root: C:\ProgramData\docker
  DefaultIsolation: process
  OSBuild: 17763
  OSProduct: server
  NumCPU: 4
  Images: [{ Id: img, OS: windows, LayerFolders: ['C:\layers\1', 'C:\layers\rw'] }]
YAML
cpus=container.HostConfig.NanoCpus
isolation=container.HostConfig.Isolation

# ---- CSV
run sweep "$document" --vary $cpus=0.01..4:0.01
expect_status 0
err_is_empty
[ "$(wc -l <"$scratch/out")" -eq 401 ] || fail "not a row for each step"
[ "$(head -n 1 "$scratch/out")" = "$cpus,isolation,requested_cpus,count,shares,maximum,percent,visible_cpus,effective_cpus,wrapped,memory_mib,refused_by,error" ] || fail "another first line"
out_has '0.01,process,0.01,0,0,25,0.25,4,0.01,no,unlimited,,'
out_has '0.03,process,0.03,0,0,75,0.75,4,0.03,no,unlimited,,'
out_has '3.33,process,3.33,0,0,8325,83.25,4,3.33,no,unlimited,,'
[ "$(tail -n 1 "$scratch/out")" = '4,process,4,0,0,10000,100.00,4,4,no,unlimited,,' ] || fail "another last line"

run sweep "$document" --set host.NumCPU=64 --vary $cpus=0.3
expect_status 0
out_has '0.3,process,0.3,0,0,46,0.46,64,0.2944,no,unlimited,,'

# ---- several: the first one changes fastest
run sweep "$document" --vary $cpus=0.5..1.5:0.5 --vary $isolation=process,hyperv
expect_status 0
[ "$(cut -d, -f1,2,3 "$scratch/out" | tail -n +2 | tr '\n' ' ')" = \
    '0.5,process,process 1,process,process 1.5,process,process 0.5,hyperv,hyperv 1,hyperv,hyperv 1.5,hyperv,hyperv ' ] ||
    fail "another order"
out_has '1.5,hyperv,hyperv,1.5,2,0,7500,75.00,2,1.5,no,1024,,'

# ---- who refuses, and the wrap
run sweep "$document" --vary $cpus=4,5
expect_status 0
out_has ',create,"range of CPUs is from 0.01 to 4.00, as there are only 4 CPUs available"'
run sweep "$document" --vary $cpus=26.2143,26.2144
out_has '26.2143,process,26.2143,0,0,65535,655.35,4,unknown,no,'
out_has '26.2144,process,26.2144,0,0,1,0.01,4,0.0004,yes,'
run sweep "$document" --vary host.NumCPU=0,1
out_has '0,process,1.5,,,,,unknown,,no,unlimited,create,'

# ---- memory with units
run sweep "$document" --vary container.HostConfig.Memory=512k..2m:512k
expect_status 0
[ "$(cut -d, -f11 "$scratch/out" | tr '\n' ' ')" = 'memory_mib unlimited 1 1 2 ' ] || fail "other MiB"

# ---- JSON: a report, a row a line
run sweep "$document" --out json --vary $cpus=0.5,1 --vary $isolation=process,hyperv
expect_status 0
[ "$(wc -l <"$scratch/out")" -eq 6 ] || fail "not a row a line"
[ "$(head -n 1 "$scratch/out")" = '{"report":"sweep","version":1,"rows":[' ] || fail "no head"
out_has '"effective_cpus":0.5'
out_has '"memory_mib":"unlimited"'
out_has "{\"values\":{\"$cpus\":\"1\",\"$isolation\":\"hyperv\"}"

# ---- plots
export LC_ALL=C
run sweep "$document" --out plot --vary $cpus=0.1..4:0.1 --vary $isolation=process,hyperv
expect_status 0
[ "$(wc -l <"$scratch/out")" -eq 24 ] || fail "not 24 lines"
out_has '* process  o hyperv  x requested  ^ now 1.5'
LC_ALL=C grep -q '[^ -~]' "$scratch/out" && fail "not plain ASCII"
run sweep "$document" --out plot --vary $cpus=1..60:1
out_has ': wraps at 16 bits'
export LC_ALL=C.UTF-8
run sweep "$document" --out plot --vary $cpus=0.1..4:0.1
out_has 'a what the container gets  b requested'
run sweep "$document" --ascii --out plot --vary $cpus=0.1..4:0.1
LC_ALL=C grep -q '[^ -~]' "$scratch/out" && fail "--ascii is not plain ASCII"
unset LC_ALL
# A number of the legend tells what it is of.
run sweep "$document" --out plot --vary $cpus=1..4:1 --vary container.HostConfig.CpuCount=0,2
out_has 'a CpuCount=0  b CpuCount=2  c requested'
# What the engine refuses gets nothing: it is no part of the curve, and told below it.
run sweep "$document" --out plot --vary container.HostConfig.CpuShares=9000..12000:1000 \
    --set $cpus=0
expect_status 0
out_has 'refused and not drawn: 2 values from 11000 to 12000; create: range of CPUShares is from 1 to 10000'
run sweep "$document" --out plot --vary $cpus=3..5:1 --vary $isolation=process,hyperv
out_has 'process, refused and not drawn: 5; create: range of CPUs is from 0.01 to 4.00'
out_has 'hyperv, refused and not drawn: 5; create: range of CPUs is from 0.01 to 4.00'
# Memory has its own scale, processors are counted.
run sweep "$document" --out plot --vary container.HostConfig.Memory=1gb..4gb:256mb \
    --set container.HostConfig.Memory=3gb
out_has 'MiB the container gets'
out_has 'now 3072'
run sweep "$document" --out plot --vary host.NumCPU=1..9:1
out_has 'CPUs the container gets'
out_has 'now 4'
# Refused at every value for another reason: the curve is that of the container without it.
run sweep "$document" --out plot --vary $cpus=1..4:1 --set container.HostConfig.Privileged=true
out_has 'refused: all values; create: Windows does not support privileged mode'
out_has 'a what the container gets'
run sweep "$document" --out plot --vary $isolation=process,hyperv
expect_status 2
err_has 'range'
run sweep "$document" --out plot --vary $cpus=1..4:1 --vary host.NumCPU=1..9:1
expect_status 2
err_has 'curves'

# ---- limits and usage
run sweep "$document" --vary $cpus=1n..9000000n:1n
expect_status 2
out_is_empty
err_has '1000000'
run sweep "$document" --vary host.NumCPU=1..2000:1 --vary container.HostConfig.CpuCount=1..2000:1
expect_status 2
out_is_empty
run sweep "$document"
expect_status 2
err_has '--vary'
run sweep "$document" --vary $cpus=1..2
expect_status 2
err_has 'FROM..TO:STEP'
run sweep "$document" --vary $cpus=1..2:0
expect_status 2
run sweep "$document" --vary $cpus=1..x:1
expect_status 2
err_has 'TO'
run sweep "$document" --vary host.OSBuild=-1..5:1
expect_status 2
run sweep "$document" --vary $cpus=1,2 --out xml
expect_status 2
err_has 'there are csv, json, plot'
run sweep "$scratch/none.yaml" --vary $cpus=1,2
expect_status 3

# ---- nobody reads on: it ends instead of computing the rest
ran='silospec sweep >/dev/full'
status=0
"$SILOSPEC" sweep "$document" --vary $cpus=1n..900000n:1n >/dev/full 2>"$scratch/err" || status=$?
expect_status 3

# ---- what rests on a number of processors that nobody told is unknown
printf '%s\n' 'docker run -d --name web --cpus 1.5 img:1' >"$scratch/line.txt"
run sweep "$scratch/line.txt" --vary container.HostConfig.Isolation=process,hyperv
expect_status 0
out_has 'process,process,1.5,0,0,unknown,unknown,unknown,1.5,no,'
out_has 'hyperv,hyperv,1.5,2,0,7500,75.00,2,1.5,no,'
run sweep "$scratch/line.txt" --vary host.NumCPU=2,4
out_has '4,process,1.5,0,0,3750,37.50,4,1.5,no,'
run sweep "$scratch/line.txt" --set container.HostConfig.NanoCpus= \
    --vary container.HostConfig.CpuPercent=0,50 --out json
out_has '"maximum":5000,"percent":50.00,"visible_cpus":"unknown","effective_cpus":"unknown"'
run effective "$scratch/line.txt" --set container.HostConfig.NanoCpus= \
    --set container.HostConfig.CpuPercent=50
out_tells "maximum 5000 50.00 % of the host's processors"

finish
