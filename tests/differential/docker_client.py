"""silospec run against docker's own client, where one of the releases that it was compared with is
installed: docker_client.py [LINES [SEED]]. A daemon of our own takes the request; nothing is made.
Lines are made at random of the flags of docker create, with values that are good, odd and bad."""
import http.server
import json
import os
import random
import re
import shutil
import socketserver
import subprocess
import sys
import tempfile
import threading
import urllib.parse

RELEASES = {"28.2.": ("28.2.2", "1.50"), "20.10.": ("20.10.24", "1.41")}  # of each the client and its API
SKIPPED = 77
SIZES = ["1", "-1", "1.5g", "2gi", "1 g", ".5g", "+1g", "1e3k", "0x10", "1_0", "8e", "16p", "1gib", "1kk", "k", " ", "", "nan"]
NUMBERS = ["0", "1", "-1", "+1", "4.5", "0x10", "010", "1_0", "08", "", "a", "9223372036854775808", "65536", " 1"]
TIMES = ["1s", "5", "1h30m", "-1s", ".5s", "1d", "1.5us", "2562047h48m", ""]
SWITCHES = ["", "=true", "=0", "=F", "=maybe", "=", "=\u00e9\x01"]
BOOLEANS = ["tty", "rm", "privileged", "init", "no-healthcheck", "oom-kill-disable", "publish-all", "read-only", "quiet",
            "interactive", "use-api-socket"]
VALUES = {
    "memory": SIZES, "memory-swap": SIZES, "shm-size": SIZES, "io-maxbandwidth": SIZES, "cpu-count": NUMBERS,
    "cpu-shares": NUMBERS, "io-maxiops": NUMBERS, "blkio-weight": NUMBERS, "memory-swappiness": NUMBERS,
    "stop-timeout": NUMBERS, "health-interval": TIMES, "health-timeout": TIMES,
    "cpus": ["1", ".5", "1/2", "1/3", "1e-9", "1e-10", "0x1p-2", "1_0", "08", "1/0", "a", "9223372037", "1e", "+1"],
    "volume": ["c:\\a:c:\\b", "a:b", "aa:b", "c:", "", ":c:\\x", "c:\\a::b", "a:b:c:d:e", "./a:c:\\x", "..:/x", "~/x:/y",
               "\u00e9:c:\\x", "/a:/b:ro,z", "c:\\a:c:\\b:c:\\d", "vol:/x:RO"],
    "mount": ["type=bind,src=./a,dst=/b,ro", "type=volume,dst=c:\\x", "src=a,dst=b,ro=yes", "dst=/x,foo=1", "foo", "", "\"x",
              "type=tmpfs,dst=/t,tmpfs-size=1m,tmpfs-mode=8", "type=bind,dst=/b,bind-recursive=writable", "type=bind",
              "type=volume,dst=/b,volume-opt=a=b,volume-label==x", "type=bind,dst=/b,volume-nocopy"],
    "network": ["nat", "host", "a", "", "name=N,alias=B", "name=a,ip=x", "name=a,foo=1", "alias=x", "name=a,gw-priority=x"],
    "network-alias": ["a", ""], "link": ["a:b", "a", ":", "a:b:c"], "ip": ["1.2.3.4", "::1", "01.2.3.4", ""],
    "dns": ["8.8.8.8", " ::1 ", "fe80::1%e", "127.0.0.1", "x"], "dns-search": [".", "a.b", "a_b", ":a", "-a", "1.2", ""],
    "mac-address": ["AA-BB-CC-DD-EE-FF", "aabb.ccdd.eeff", "aabbccddeeff", "zz"],
    "publish": ["80", "8080:80/UDP", "[::1]:8080:80", "::1:8080:80", "host:80:80", "8000-8005:80", "80-82:80-81", "80:", "",
                "published=1,target=80", "target", "+80", "65536", "80/foo"],
    "expose": ["80", "80-82/UDP", "82-80", "/tcp", "", "80/foo", "x"],
    "security-opt": ["credentialspec=file://a", "no-new-privileges", "x", "x=", "seccomp=none.json", "systempaths=unconfined"],
    "env": ["A=b", "A", "NOPE", "=b", "A=c"], "label": ["a=b", "a b=c", " a=b", "=b", "a"], "storage-opt": ["size=1g", "x", "=y"],
    "restart": ["always", "on-failure:3", "on-failure:x", ":3", "no", "", "x:1:2"], "device": ["class/G", "ve/cl=x", "v/c=x", ""],
    "gpus": ["all", "2", "x", "", "\"device=0,1\"", "count=1,count=2", "foo=1"], "ulimit": ["nofile=1:2", "nofile=5:-1", "x=1", "nofile=-1:5"],
    "add-host": ["a:1.2.3.4", "a=[::1]", "a=[host-gateway]", "a:b=1.2.3.4", "a"], "platform": ["windows", "arm64", "a/b/c/d/e", "x", ""],
    "cap-add": ["net_admin", "ALL", ""], "log-driver": ["none", "etwlogs"], "log-opt": ["a=b", "a"], "pull": ["never", "x"],
    "pid": ["host", "x"], "userns": ["host", "x"], "name": ["n", ""], "isolation": ["hyperv", "X"], "entrypoint": ["a b", ""],
    "tmpfs": ["c:\\t", "/t"], "sysctl": ["net.a=1", "a=1"], "cidfile": ["nowhere/x", ".", "..", ""], "device-read-bps": ["/dev/a:1m", "/dev/a:x", "a:1"],
    "env-file": ["e.env", "none.env", "bad.env", "blank.env", "bom.env", ""], "label-file": ["l.lab", "bad.env", "none", "e.env"],
    "annotation": ["a=b", "a", "=b", "a=b=c", "A=B"], "attach": ["stdin", "STDOUT", "x", ""], "cap-drop": ["all", "Chown"],
    "cgroup-parent": ["x"], "cgroupns": ["host", "private", "x", ""], "cpu-period": NUMBERS, "cpu-quota": NUMBERS,
    "cpu-rt-period": NUMBERS, "cpu-percent": NUMBERS, "cpuset-cpus": ["0-1", ""], "volumes-from": ["a:ro", "", "a"],
    "blkio-weight-device": ["/dev/a:10", "a:10", "/dev/a:x", "/dev/a", "/dev/a:0", "/dev/a:5", "/dev/a:1001"],
    "device-write-iops": ["/dev/a:1", "/dev/a:-1", "/dev/a:1k", "x"], "device-read-iops": ["/dev/a:010"],
    "device-write-bps": ["/dev/a:1gb", "/dev/a:"], "device-cgroup-rule": ["c 1:3 rwm", "x", "", "a *:* r", "c 1:3 x"],
    "dns-option": ["a", ""], "domainname": ["x"], "group-add": ["a", ""], "health-cmd": ["x", ""], "health-retries": NUMBERS,
    "health-start-period": TIMES, "health-start-interval": TIMES, "hostname": ["a", "a.b", ""], "ipc": ["host", "container:a", ""],
    "ip6": ["::1", "1.2.3.4", "x", "fe80::1%e", ""], "link-local-ip": ["169.254.1.1", "x", ""], "kernel-memory": SIZES,
    "memory-reservation": SIZES, "net": ["nat", "none", "container:x", "bridge"], "net-alias": ["a"], "runtime": ["x", ""],
    "oom-score-adj": NUMBERS + ["-1001"], "pids-limit": NUMBERS, "stop-signal": ["x", ""], "user": ["a:b", ""],
    "uts": ["host", "x", ""], "volume-driver": ["d"], "workdir": ["c:\\x", "rel", ""],
}
FILES = {"e.env": "A=b\n# c\n\n  B=c\nNOPE\nA\nC=\n", "bad.env": "=x\n", "blank.env": "A B=c\n",
         "bom.env": "\ufeffA=\u00e9\r\nB=\"q\" # x\n", "l.lab": "x=1\ny\n# z\nw = 2\n"}
LETTERS = {"memory": "m", "cpu-shares": "c", "volume": "v", "publish": "p", "env": "e", "label": "l", "attach": "a",
           "hostname": "h", "user": "u", "workdir": "w"}
ODD = [["--foo=1"], ["---x"], ["-it"], ["-itx"], ["-it-d"], ["--help=x"], ["-isolation=hyperv"], ["-"], ["--"], ["-m"]]
FRONT = [["-D=0"], ["--debug=maybe"], ["-l", "bogus"], ["--log-level=INFO"], ["--foo"], ["--rm"], ["container"], ["--help"],
         ["--"], ["--", "-l", "x"], ["--", "--foo=x"], ["-H", "a", "-H", "b"], ["-H", "a://b"], ["container", "-l=x"],
         ["container", "--", "-l=x"]]
IMAGES = ["img"] * 6 + ["IMG", "reg:5000/a/b:tag", "img@sha256:x", "a" * 64, "", "img:"]


class Daemon(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self):
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urllib.parse.urlsplit(self.path)
        created = url.path.endswith("/containers/create")
        if created:
            self.server.request = {"body": json.loads(text)}
            self.server.request |= {k: v[0] for k, v in urllib.parse.parse_qs(url.query).items()}
        reply = b'{"Id":"0","Warnings":[]}' if created else b"OK"
        self.send_response(201 if created else 200)
        for name, value in (("Api-Version", self.server.api), ("Ostype", self.server.system), ("Content-Length", len(reply))):
            self.send_header(name, str(value))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply)

    do_GET = do_HEAD = do_POST = answer


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True


def some_line(r):
    words = r.choice(FRONT) if r.random() < 0.1 else []
    words = words + ["create"]
    for _ in range(r.choice([1, 1, 1, 2, 3])):
        if r.random() < 0.1:
            words += r.choice(ODD)
        elif r.random() < 0.1:
            words.append("--" + r.choice(BOOLEANS) + r.choice(SWITCHES))
        else:
            name, value = (lambda n: (n, r.choice(VALUES[n])))(r.choice(sorted(VALUES)))
            forms = [["--" + name, value], ["--%s=%s" % (name, value)]]
            if name in LETTERS:
                forms += [["-" + LETTERS[name], value], ["-i" + LETTERS[name] + value]]
            words += r.choice(forms)
    return words + ([r.choice(IMAGES)] if r.random() < 0.95 else []) + r.choice([[], [], ["cmd", "--rm"]])


def with_sets(request):
    """What the client leaves to chance has no order."""
    for owner, key in ((request["body"], "Env"), (request["body"]["HostConfig"], "Binds")):
        owner[key] = owner[key] and sorted(owner[key])
    return request


def differs(ours, request, run, old):
    told = run.stderr.decode("utf-8", "replace")
    if "request" in ours:
        warnings = "".join(line + "\n" for line in ours.get("warnings", []))
        return request is None or with_sets(ours["request"]) != with_sets(request) or told != warnings
    if "help" in ours:
        return run.returncode != 0 or request is not None
    if "panic" in ours:
        return run.returncode != 2 or ours["panic"] not in told
    error = ours.get("error", {"message": None, "exit": None})
    if old:  # what it warned of before
        told = re.sub("^(WARNING: .*\n)+", "", told)
    message = "%s%s\n" % (error.get("prefix", ""), error["message"])
    if request is not None or run.returncode != error["exit"] or not told.startswith(message):
        return True
    # Of 20.10 where to read on is no part of the answer.
    return not told[len(message):].startswith(("", "See 'docker ")) if old else \
        (told == message) == bool(error.get("prefix") or error.get("usage"))


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    r = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    client = shutil.which("docker")
    with tempfile.TemporaryDirectory() as folder:
        environment = {"HOME": folder, "PATH": "/nonexistent", "A": "1", "DOCKER_HOST": f"unix://{folder}/socket"}
        version = subprocess.run([client or "false", "version", "--format", "{{.Client.Version}}"], env=environment,
                                 capture_output=True, text=True, check=False).stdout.strip() if client else "none"
        release = next((RELEASES[r] for r in RELEASES if version.startswith(r)), None)
        if release is None:
            print("docker's client is", version, "and was not compared with")
            return SKIPPED
        if release[0].startswith("20."):  # Debian builds it with a later library for these
            VALUES["ulimit"] = [u for u in VALUES["ulimit"] if "-1" not in u]
        for name, text in FILES.items():
            with open(f"{folder}/{name}", "w", encoding="utf-8", newline="") as file:
                file.write(text)
        server = Server(f"{folder}/socket", Daemon)
        server.api = release[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        asked, requests, runs = [], [], []
        for _ in range(count):
            line = some_line(r)
            server.system, server.request = r.choice(["windows", "windows", "linux"]), None
            runs.append(subprocess.run([client, *line], env=environment, cwd=folder, stdin=subprocess.DEVNULL,
                                       capture_output=True, check=False))
            requests.append(server.request)
            asked.append({"argv": line, "client": release[0], "client_os": "linux", "server_os": server.system,
                          "cwd": os.path.realpath(folder), "env": environment, "files": FILES})
        server.shutdown()
    ours = subprocess.run([os.environ["SILOSPEC"], "run", "--whole", "--ndjson", "-"], capture_output=True, check=True,
                          input="".join(json.dumps(a) + "\n" for a in asked).encode()).stdout.decode().split("\n")
    failures = 0
    for a, text, request, run in zip(asked, ours, requests, runs):
        if differs(json.loads(text), request, run, a["client"].startswith("20.")):
            failures += 1
            print(json.dumps(a["argv"]), a["server_os"], "\n  here ", text[:600], "\n  there", run.stderr[:300], request)
    print(f"{count} lines, {failures} differ")
    return failures > 0


sys.exit(main())
