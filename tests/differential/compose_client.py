"""silospec compose against docker's own compose, where one of the releases that it was compared with
is installed: compose_client.py [PROJECTS [SEED]]. A daemon of our own takes the requests; nothing is
made. Projects are made at random of keys of a service, with values that are usual, odd and bad."""
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

RELEASES = ("2.40.3", "2.26.1")
PLUGINS = ("/usr/libexec/docker/cli-plugins", "/usr/lib/docker/cli-plugins", "/usr/local/lib/docker/cli-plugins")
SKIPPED = 77
ANYTHING = ["null", "''", "true", "1", "1.5", "-1", "abc", "'1'", "[a]", "{a: b}", "[]", "{}", "$N", "'$NOPE'", "0x10", "2024-01-01"]
KEYS = {
    "isolation": ["process", "Hyperv"], "cpus": ["2.3", "1e-9", "'0x10'", "'1/2'"], "cpu_count": ["0o7", "'1_0'", "1.0"],
    "cpu_percent": ["50", "101", "'0.5'"], "cpu_shares": ["1.9", "99999999999999999999"], "pids_limit": ["-1", "'10'"],
    "mem_limit": ["2gb", "2 g", "2gi", "1_000", "'1,5g'", "9223372036854775808"], "memswap_limit": ["-1", "'-1'"],
    "blkio_config": ["{weight: -1}", "{weight: '3'}", "{device_read_bps: [{path: /a, rate: 1m}]}"], "shm_size": ["64m"],
    "storage_opt": ["{size: 50G}", "{size: 1.5}", "{size: true}"], "tty": ["'1'", "T", "yes", "'no'"], "init": ["yes", "'f'"],
    "security_opt": ["['credentialspec=file://a']", "['a:b']", "[x]", "['seccomp=none.json']", "['systempaths=unconfined']"],
    "credential_spec": ["{file: a.json}", "{registry: a}", "{a: b}"], "devices": ["[class/A]", "['class://A']", "['a:b:c:d']", "[v/cl=x]"],
    "gpus": ["all", "[{count: 2}]", "[{count: 1, device_ids: [a]}]"], "network_mode": ["none", "nat", "''", "container:x"],
    "networks": ["[corp, a]", "{corp: {priority: 5}, a: }", "{a: {aliases: [x], ipv4_address: 10.0.0.5}}", "[nope]"],
    "volumes": ["['C:\\a:C:\\b']", "['./a:/b:ro,z']", "['data:C:\\b:nocopy']", "['\\\\.\\pipe\\a:\\\\.\\pipe\\a']", "['C:']", "[':x']",
                "['nope:/x']", "['C:\\a:C:\\b:C:\\c:ro']", "[{type: bind, source: a, target: /b, bind: {}}]", "['~/x:/y']",
                "[{type: volume, source: data, target: /b, volume: {labels: [a=b]}}]", "[{type: npipe, source: //./pipe/a, target: //./pipe/a}]",
                "[{type: tmpfs, target: /b, tmpfs: {size: 1k, mode: -1}}]", "[{type: bind, source: a, target: /b, bind: {selinux: z}}]"],
    "environment": ["{A: 1.50, B: }", "[A=b, N]", "[A = b]", "{A: '${NOPE:-{x}}'}", "{A: 0x1F}"], "env_file": ["e.env", "[{path: no.env, required: 'false'}]"],
    "command": ["cmd /c ver", "'C:\\x.exe'", "[a, 1]", "'a;b'", "\"a 'b\""], "entrypoint": ["x y", "['']"], "user": ["1000"],
    "healthcheck": ["{test: x}", "{test: [x]}", "{interval: 1d}", "{retries: -1}", "{disable: true}"], "restart": ["on-failure:3", "on-failure:x"],
    "ports": ["['80']", "['8080:80/UDP']", "['80-82:80-81']", "['a=b']", "['0']", "[{target: 80, host_ip: x}]", "[80, '80']", "['::1:80:80']"],
    "expose": ["[80, '81/udp']"], "labels": ["{a: 1, b: }", "[a=b, c]"], "extra_hosts": ["['a:1.2.3.4']", "{a: [1.1.1.1, 2.2.2.2]}", "['a']"],
    "logging": ["{driver: none}", "{options: {a: 1}}"], "cap_add": ["[net_admin, all]"], "ulimits": ["{nofile: 1}", "{nofile: {soft: 1, hard: 2}}"],
    "deploy": ["{resources: {limits: {cpus: '0.5', memory: 1g, pids: 5}}}", "{replicas: 2}", "{restart_policy: {condition: any}}"],
    "secrets": ["[s]", "[{source: s, target: 'C:/x'}]", "[nope]"], "configs": ["[c]", "[{source: c, target: x, mode: 0440}]"],
    "stop_grace_period": ["1m", "10", "1d"], "container_name": ["web", "a"], "group_add": ["[a, 1]", "[]"], "external_links": ["['a:b:c']"],
    "platform": ["windows", "bogus"], "profiles": ["['']"], "extends": ["db", "{service: nope}", "5"], "depends_on": ["[db]", "[nope]"],
}
BELOW = ("  db: {image: d, user: u}\nvolumes: {data: }\nnetworks: {corp: , a: }\nsecrets: {s: {file: ./s.txt}}\n"
         "configs: {c: {file: ./c.txt}}\n")
FILES = {"s.txt": "s", "c.txt": "c", "e.env": "A=1\nB=\"two\" # x\nexport C='$N'\n"}
LEFT_OUT = ("config-hash", "image", "version")


class Daemon(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self):
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urllib.parse.urlsplit(self.path)
        path = re.sub(r"^/v1\.\d+", "", url.path)
        name = urllib.parse.unquote(path.split("/")[2]) if path.count("/") > 1 else ""
        server, code, reply = self.server, 200, {}
        if path.endswith("/create"):
            asked, code = json.loads(text or b"{}"), 201
            reply = {"Id": "%064d" % (len(server.made) + 1), "Warnings": []}
            if path.startswith("/containers"):
                query = {k: v[0] for k, v in urllib.parse.parse_qs(url.query).items()}
                server.requests.append((query, asked))
                name = query.get("name")
            server.made[name if path.startswith("/containers") else asked.get("Name")] = asked | reply
        elif path == "/info":
            reply = {"OSType": "windows", "Swarm": {"LocalNodeState": "inactive"}}
        elif path == "/version":
            reply = {"ApiVersion": "1.51", "Os": "windows", "Arch": "amd64"}
        elif path.startswith("/images/"):
            reply = {"Id": "sha256:" + "0" * 64, "Os": "windows", "Architecture": "amd64", "Config": {}, "RootFS": {}}
        elif path in ("/networks", "/containers/json", "/images/json"):
            reply = []
        elif path == "/volumes":
            reply = {"Volumes": []}
        elif "/archive" not in path and path != "/_ping":
            found = server.made.get(name) or next((m for m in server.made.values() if m["Id"] == name), None)
            code = 200 if found else 404
            reply = found or {"message": "no such thing: " + name}
            if found and path.startswith("/containers"):
                reply = {"Id": found["Id"], "Name": "/x", "Config": {}, "HostConfig": {}, "State": {"Status": "created"},
                         "NetworkSettings": {"Networks": {}}}
        reply = json.dumps(reply).encode()
        self.send_response(code)
        for key, value in (("Api-Version", "1.51"), ("Ostype", "windows"), ("Content-Length", len(reply))):
            self.send_header(key, str(value))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply)

    do_GET = do_HEAD = do_POST = do_PUT = answer


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True

    def handle_error(self, *_):  # compose goes away in the middle of what it asked
        pass


def some_project(r):
    lines = ["    %s: %s\n" % (key, r.choice(ANYTHING if r.random() < 0.15 else KEYS[key]))
             for key in r.sample(sorted(KEYS), r.choice([1, 1, 2, 3]))]
    return "services:\n  web:\n    image: i\n" + "".join(lines) + BELOW


def plain(query, body):
    """What compose leaves to chance has no order; what is of its own release is left out."""
    host, labels = body["HostConfig"], body["Labels"]
    for name in LEFT_OUT:
        labels.pop("com.docker.compose." + name, None)
    for owner, key in ((body, "Env"), (host, "Binds"), (host, "Mounts"), (host, "ExtraHosts"), (host, "Ulimits")):
        owner[key] = owner.get(key) and sorted(owner[key], key=json.dumps)
    return [query.get("name"), query.get("platform"), body]


def differs(ours, run, requests):
    told = "".join(line for line in run.stderr.decode("utf-8", "replace").splitlines(True)
                   if not re.match(r"time=| (Network|Volume|Container) |$", line)).strip()
    error = ours.get("error") or ours.get("create_error")
    if error or run.returncode:
        # Of several that are refused compose names any.
        schema = "validating "
        return not error or (error["message"].strip() != told and
                             not (error["message"].startswith(schema) and told.startswith(schema)))
    return sorted(([plain(r, r["body"]) for r in ours["requests"]]), key=json.dumps) != \
        sorted(([plain(*r) for r in requests]), key=json.dumps)


def compose_of():
    for program in [shutil.which("docker-compose")] + [p + "/docker-compose" for p in PLUGINS]:
        if program and os.access(program, os.X_OK):
            version = subprocess.run([program, "version", "--short"], capture_output=True, text=True, check=False).stdout
            release = next((r for r in RELEASES if version.strip().lstrip("v").startswith(r)), None)
            if release:
                return program, release
    return None, None


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    r = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    program, release = compose_of()
    if program is None:
        print("no docker compose of a release that was compared with")
        return SKIPPED
    if release.startswith("2.26"):  # it crashes of some dates
        ANYTHING.remove("2024-01-01")
    asked, there = [], []
    with tempfile.TemporaryDirectory() as folder:
        folder, home = os.path.realpath(folder) + "/app", os.path.realpath(folder)
        os.mkdir(folder)
        environment = {"N": "3", "HOME": home, "PATH": "/nonexistent", "DOCKER_HOST": f"unix://{home}/socket"}
        server = Server(f"{home}/socket", Daemon)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for _ in range(count):
            server.requests, server.made = [], {}
            files = FILES | {"compose.yaml": some_project(r)}
            for name, text in files.items():
                with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
                    file.write(text)
            run = subprocess.run([program, "create"], env=environment, cwd=folder, stdin=subprocess.DEVNULL,
                                 capture_output=True, check=False)
            there.append((run, server.requests))
            asked.append({"files": files, "env": environment, "cwd": folder, "home": home, "server_os": "windows",
                          "compose": release})
        server.shutdown()
    ours = subprocess.run([os.environ["SILOSPEC"], "compose", "--whole", "--ndjson", "-"], capture_output=True, check=True,
                          input="".join(json.dumps(a) + "\n" for a in asked).encode()).stdout.decode().split("\n")
    failures = 0
    for a, text, (run, requests) in zip(asked, ours, there):
        if differs(json.loads(text), run, requests):
            failures += 1
            print(a["files"]["compose.yaml"], "\n  here ", text[:600], "\n  there", run.stderr[-300:], requests)
    print(f"{count} projects, {failures} differ")
    return failures > 0


sys.exit(main())
