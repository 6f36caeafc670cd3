#!/usr/bin/env python3
"""What convert writes, read by programs that are not ours: bash, Wine's cmd and PowerShell where they
are there, PyYAML, docker compose where it is there, a JSON Schema validator with the schema of the
OCI.

Needs SILOSPEC. With the argument "wine": what Wine reads alone.
"""

import copy
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

try:
    import yaml
    from jsonschema import Draft202012Validator, Draft4Validator
except ImportError as e:
    print(f"python3-jsonschema and python3-yaml are needed: {e}", file=sys.stderr)
    sys.exit(77)

PROGRAM = os.environ["SILOSPEC"]
TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
DATA = os.path.join(TOP, "tests/data")
LOST = 6
# What compose learnt after its published schema, or after its first version: where a file has it.
NEWER = ("annotations",)
NEWER_THAN_1 = NEWER + ("create_host_path", "should be external:internal[:mode]", "ulimits", "gpus")
HAS_COMPOSE = shutil.which("docker") is not None and not subprocess.run(
    ["docker", "compose", "version"], capture_output=True, check=False).returncode

failures = 0

NASTY = {
    "silospec": 1,
    "container": {
        "Name": "/nasty",
        "Config": {
            "Image": "mcr.microsoft.com/windows/nanoserver:ltsc2022",
            "Env": [
                "A=$HOME ${HOME} $(touch x) `touch x` %PATH% %PATH:~0,5% !x! $env:PATH",
                "B='single' \"double\" \\back\\ C:\\dir\\",
                "C=a&b|c<d>e^f(g);h *.c [x] {a,b} #d ~",
                "D=yes",
                "E=12:30",
                "F=\u00fc \u2019 \u201c",
                "G=",
            ],
            "Labels": {"a": "$x", "b.c/d": "no", "date": "2024-01-01"},
            "Cmd": ["cmd", "/c", "echo %A% && dir C:\\", "", "-x", "it's"],
            "WorkingDir": "C:\\Program Files\\$app",
            "Hostname": "010",
            "Tty": True,
        },
        "HostConfig": {
            "Isolation": "process",
            "NanoCpus": 1500000000,
            "Memory": 2147483648,
            "SecurityOpt": ['credentialspec=raw://{"CmsPlugins":["ActiveDirectory"]}'],
            "Binds": ["C:\\a b:C:\\t\\:ro", "logs:C:\\logs"],
            "Mounts": [
                {"Type": "bind", "Source": 'C:\\a,"b', "Target": "C:\\x", "ReadOnly": True},
                {"Type": "npipe", "Source": "\\\\.\\pipe\\docker_engine", "Target": "\\\\.\\pipe\\docker_engine"},
            ],
            "PortBindings": {"80/tcp": [{"HostIp": "", "HostPort": "22"}]},
            "NetworkMode": "corp",
            "RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 3},
        },
    },
}


def fail(what):
    global failures
    failures += 1
    print(what, file=sys.stderr)


def run(*arguments, given=None, statuses=(0, LOST)):
    done = subprocess.run([PROGRAM, *arguments], input=given, capture_output=True, check=False)
    if done.returncode not in statuses:
        fail(f"{' '.join(arguments)}: status {done.returncode}: {done.stderr.decode()[:500]}")
    return done.stdout.decode()


def convert(file, to, *more, statuses=(0, LOST)):
    first = run("convert", "--to", to, *more, file, statuses=statuses)
    if first != run("convert", "--to", to, *more, file, statuses=statuses):
        fail(f"{file} to {to}: not the same twice")
    return first


# ---- run lines ----------------------------------------------------------------------------------


def words(line, shell):
    """By our own reader."""
    answer = json.loads(run("words", "--ndjson", "--shell", shell, given=json.dumps({"line": line}).encode()))
    if answer.get("unresolved"):
        fail(f"{shell} would fill in {answer['unresolved']} in {line}")
    return answer["want"][0]


def bash_words(line, folder):
    """What bash itself gives to docker, with history on and in a folder with files to match."""
    script = "set -o history -o histexpand\ndocker() { printf '%s\\0' \"$@\"; }\n" + line
    done = subprocess.run(["bash"], input=script.encode(), capture_output=True, cwd=folder, check=False,
                          env={"HOME": "/nowhere", "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})
    if done.returncode or done.stderr:
        fail(f"bash: {done.stderr.decode()[:300]}: {line}")
    return done.stdout.decode().split("\0")[:-1]


def pwsh_words(line):
    script = "function docker { foreach ($a in $args) { [Console]::Out.Write($a + [char]0) } }\n" + line
    done = subprocess.run(["pwsh", "-NoProfile", "-Command", "-"], input=script.encode(), capture_output=True, check=False)
    return done.stdout.decode().split("\0")[:-1]


def request(argv, shell):
    """A line for bash is for a client on Linux."""
    given = {"argv": argv, "client_os": "linux" if shell == "bash" else "windows"}
    return json.loads(run("run", "--ndjson", given=json.dumps(given).encode()))


def reopened(file, line, shell):
    """Pasted without a word about the shell it is the same request, or that it may not be is said."""
    told = run("import", "--json", "--shell", shell, "-", given=line.encode(), statuses=(0, 3))
    done = subprocess.run([PROGRAM, "import", "--json", "-"], input=line.encode(), capture_output=True, check=False)
    if done.stdout.decode() != told and b"--shell" not in done.stderr:
        fail(f"{file}: a line for {shell} is read as another without a word: {done.stderr.decode()}")


def about_line(file, folder):
    requests = []
    for shell in ("bash", "powershell", "cmd"):
        line = convert(file, "run", "--shell", shell)
        wrapped = convert(file, "run", "--shell", shell, "--wrap")
        read = words(line, shell)
        if read != words(wrapped, shell):
            fail(f"{file}: wrapped for {shell} it is another line")
        if line.count("\n") != 1:
            fail(f"{file}: more than one line for {shell}")
        reopened(file, line, shell)
        if shell == "bash":
            for text in (line, wrapped):
                if bash_words(text, folder) != read:
                    fail(f"{file}: bash reads {bash_words(text, folder)}\nand we {read}")
        if shell == "powershell" and shutil.which("pwsh") and pwsh_words(line) != read:
            fail(f"{file}: PowerShell reads {pwsh_words(line)}\nand we {read}")
        requests.append(request(read, shell))
    if any("request" not in r for r in requests):
        fail(f"{file}: docker's client refuses {requests}")
    if os.listdir(folder) != ["x.c"]:
        fail(f"{file}: bash ran something: {os.listdir(folder)}")
    return requests[1]


WINE_DOCKER = """#!/bin/sh
printf '%s\\0' "$@" >>"${0%/*}/words"
"""


def wine_words(wine, line, folder):
    """What a program gets of a line that is typed into Wine's cmd, split by Wine's runtime."""
    with open(os.path.join(folder, "docker.exe"), "w", encoding="utf-8") as f:
        f.write(WINE_DOCKER)
    os.chmod(f.name, 0o755)
    got = os.path.join(folder, "words")
    with open(got, "w", encoding="utf-8"):
        pass
    typed = line.replace("docker", "Z:" + f.name.replace("/", "\\"), 1).rstrip("\n").replace("\n", "\r\n")
    environment = {**os.environ, "WINEPREFIX": os.path.join(folder, "wine"), "WINEDEBUG": "-all", "DISPLAY": "", "x": "!"}
    subprocess.run([wine, "cmd", "/d"], input=(typed + "\r\n").encode(), env=environment,
                   capture_output=True, check=False, timeout=300)
    with open(got, encoding="utf-8", errors="replace") as f:
        return f.read().split("\0")[:-1]


def under_wine(top):
    """Where Wine is installed: its cmd is another program that reads lines for cmd. It fills in variables
    after it took carets away, where Windows does before, and reads its input in a code page, a line at a
    time: so texts in ASCII without percent signs, in one line."""
    wine = shutil.which("wine")
    if wine is None:
        return "Wine is not installed"
    folder, file = os.path.join(top, "under-wine"), os.path.join(top, "ascii.json")
    os.mkdir(folder)
    document = copy.deepcopy(NASTY)
    config = document["container"]["Config"]
    config["Env"] = [v.replace("%", "") for v in config["Env"] if v.isascii()]
    config["Cmd"] = [v.replace("%", "") for v in config["Cmd"]]
    with open(file, "w", encoding="utf-8") as f:
        json.dump(document, f)
    if wine_words(wine, "docker a \"b c\"\n", folder) != ["a", "b c"]:
        return "Wine is installed, but does not run"
    line = convert(file, "run", "--shell", "cmd")
    got, want = wine_words(wine, line, folder), words(line, "cmd")
    if got != want:
        fail(f"Wine's cmd reads {[w for w in got if w not in want]}\nand we {[w for w in want if w not in got]}\n{line}")
    return None


# ---- compose ------------------------------------------------------------------------------------


def plain(value):
    """Without what compose would fill in: every $ was doubled."""
    if isinstance(value, str):
        return value.replace("$$", "$")
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return value


def compose_schema():
    with open(os.path.join(DATA, "compose-schema/compose-spec.json"), encoding="utf-8") as f:
        return Draft202012Validator(json.load(f))


COMPOSE = compose_schema()


def fits_compose_schema(file, value):
    for e in COMPOSE.iter_errors(value):
        if not any(f"'{word}'" in e.message for word in NEWER):
            fail(f"{file}: compose's schema: {'/'.join(map(str, e.absolute_path))}: {e.message[:300]}")


def vectors(count):
    """Of each file of specs' vectors so many scenarios, spread."""
    for name in ("directed", "random", "engine-29", "engine-19.03"):
        file = os.path.join(DATA, f"vectors/{name}.jsonl")
        if not os.path.exists(file):
            continue
        with open(file, encoding="utf-8") as f:
            scenarios = [json.loads(line)["scenario"] for line in f if '"scenario"' in line]
        yield from scenarios[:: max(1, len(scenarios) // count)]


def compose_of_vectors(folder):
    file = os.path.join(folder, "..", "vector.json")
    for scenario in vectors(4):
        with open(file, "w", encoding="utf-8") as f:
            json.dump(scenario, f)
        fits_compose_schema(json.dumps(scenario)[:300], yaml.safe_load(run("convert", "--to", "compose", file)))


def about_compose(file):
    text = convert(file, "compose")
    services = yaml.safe_load(text)["services"]
    given = json.dumps({"files": {"compose.yaml": text}, "cwd": "C:\\app", "client_os": "windows"}).encode()
    answer = json.loads(run("compose", "--ndjson", given=given))
    if len(services) != 1 or len(answer.get("requests", [])) != 1:
        fail(f"{file}: not one service: {answer}")
    fits_compose_schema(file, yaml.safe_load(text))
    if shutil.which("docker-compose") and file.endswith((".yaml", "nasty.json")):
        done = subprocess.run(["docker-compose", "-f", "-", "config", "-q"], input=text.encode(),
                              capture_output=True, check=False)
        words = done.stderr.decode()
        if done.returncode and not any(word in words for word in NEWER_THAN_1):
            fail(f"{file}: docker-compose: {words}")
    if HAS_COMPOSE:
        done = subprocess.run(["docker", "compose", "-f", "-", "config", "-q"], input=text.encode(),
                              capture_output=True, check=False)
        if done.returncode:
            fail(f"{file}: docker compose: {done.stderr.decode()}")
    return plain(next(iter(services.values()))), answer


def nasty_service(file):
    service, _ = about_compose(file)
    config, host = NASTY["container"]["Config"], NASTY["container"]["HostConfig"]
    for key, want in (("environment", config["Env"]), ("command", config["Cmd"]), ("labels", config["Labels"]),
                      ("working_dir", config["WorkingDir"]), ("hostname", "010"), ("cpus", "1.5"),
                      ("security_opt", host["SecurityOpt"]), ("restart", "on-failure:3"), ("tty", True)):
        if service.get(key) != want:
            fail(f"PyYAML reads {key} as {service.get(key)!r}, not {want!r}")


# ---- the spec, an inspect, a scenario -----------------------------------------------------------


def oci_validator():
    """Of the parts that are about Windows; the files of the others are not here."""
    store = {}
    for file in glob.glob(os.path.join(DATA, "oci-schema/*.json")):
        with open(file, encoding="utf-8") as f:
            store[os.path.basename(file)] = json.load(f)

    def whole(node, base):
        if isinstance(node, list):
            return [whole(n, base) for n in node]
        if not isinstance(node, dict):
            return node
        if isinstance(node.get("$ref"), str):
            name, _, path = node["$ref"].partition("#")
            name = name or base
            if name not in store:
                return {}
            target = store[name]
            for step in filter(None, path.split("/")):
                target = target[step]
            return whole(target, name)
        return {k: whole(v, base) for k, v in node.items()}

    return Draft4Validator(whole(store["config-schema.json"], "config-schema.json"))


# What the engine itself writes against the schema: place and keyword, why.
DAEMONS_OWN = {
    ("windows.credentialSpec", "type"): "moby writes a text, and its runtime reads one",
    ("windows.devices.[].idType", "enum"): "moby and its runtime know more kinds of id than the schema",
    ("windows.layerFolders", "minItems"): "of an image without layers moby writes none",
    ("windows.layerFolders", "type"): "of an image whose layers are nil moby writes null",
}
daemons_own_seen = set()


def expect_oci(about, spec, validator):
    for e in validator.iter_errors(spec):
        place = ".".join("[]" if isinstance(step, int) else step for step in e.absolute_path)
        if (place, e.validator) in DAEMONS_OWN:
            daemons_own_seen.add((place, e.validator))
        else:
            fail(f"{about}: the OCI's schema: {place}: {e.message[:200]}")


def specs_of_vectors(validator):
    """What the engine's own code wrote, and silospec writes byte for byte."""
    for file in sorted(glob.glob(os.path.join(DATA, "vectors/*.jsonl"))):
        with open(file, encoding="utf-8") as f:
            scenarios = [json.loads(line).get("scenario") for line in f]
        given = "".join(json.dumps(s) + "\n" for s in scenarios[::5] if s)
        for line in run("generate", "--ndjson", given=given.encode(), statuses=(0, 3)).split("\n")[:-1] if given else []:
            answer = json.loads(line)
            if "spec" in answer:
                expect_oci(f"a spec of {os.path.basename(file)}", answer["spec"], validator)
    for row in sorted(set(DAEMONS_OWN) - daemons_own_seen):
        fail(f"no spec has what the schema does not know at {row}")


def about_spec(file, validator):
    text = convert(file, "oci", statuses=(0, 1, 5, LOST))
    if not text:
        return
    spec = json.loads(text)
    expect_oci(file, spec, validator)
    if json.loads(convert(file, "oci-compact", statuses=(0, 1, 5, LOST))) != spec:
        fail(f"{file}: oci and oci-compact differ")
    if run("generate", "--compact", file, statuses=(0, 5)) != convert(file, "oci-compact", statuses=(0, 5, LOST)):
        fail(f"{file}: generate --compact prints another spec")


def about_inspect(file, folder):
    text = convert(file, "inspect", statuses=(0, 1, LOST))
    if not text:
        return
    again = os.path.join(folder, "..", "again.json")
    with open(again, "w", encoding="utf-8") as f:
        f.write(text)
    if json.loads(text)[0]["Name"] == "":
        fail(f"{file}: an inspect without a name")
    if convert(again, "inspect", "--engine", "moby-19.03") != convert(file, "inspect", "--engine", "moby-19.03"):
        fail(f"{file}: the inspect is read as another one")


def about_scenario(file, folder):
    again = os.path.join(folder, "..", "again.yaml")
    for to, load in (("scenario", yaml.safe_load), ("scenario-json", json.loads)):
        text = convert(file, to, statuses=(0,))
        load(text)
        with open(again, "w", encoding="utf-8") as f:
            f.write(text)
        if convert(again, to) != text:
            fail(f"{file}: as {to} it is not the same when it is read again")


# ---- what is told -------------------------------------------------------------------------------


def losses(file, folder):
    told = os.path.join(folder, "..", "losses.json")
    run("convert", "--to", "run", "--losses", told, file, statuses=(0,))
    with open(told, encoding="utf-8") as f:
        report = json.load(f)
    if report["lost"] != 0 or "text" in report:
        fail(f"losses of {file}: {report}")
    whole = json.loads(run("convert", "--to", "compose", "--json", "--set", "container.HostConfig.IOMaximumIOps=7",
                           file, statuses=(LOST,)))
    lost = [loss for loss in whole["losses"] if loss["kind"] in ("lost", "changed")]
    if [loss["path"] for loss in lost if "IOMaximumIOps" in loss["path"]] != ["container.HostConfig.IOMaximumIOps"]:
        fail(f"IOMaximumIOps is not told to be lost: {lost}")
    if whole["lost"] != len(lost) or not yaml.safe_load(whole["text"]):
        fail("--json does not count what it tells, or has no text")
    out = os.path.join(folder, "..", "out.txt")
    run("convert", "--to", "run", "--out", out, file, statuses=(0,))
    with open(out, encoding="utf-8") as f:
        if f.read() != convert(file, "run"):
            fail("--out writes something else")
    run("convert", "--to", "nothing", file, statuses=(2,))
    run("convert", file, statuses=(2,))
    run("convert", "--to", "run", "--shell", "fish", file, statuses=(2,))
    run("convert", "--to", "run", "/nowhere", statuses=(3,))
    run("convert", "--to", "oci", "--set", "container.Image=gone", file, statuses=(1,))


# ---- a daemon's spec ----------------------------------------------------------------------------


def log_of(spec, folder):
    """As moby's daemon writes it with -D."""
    text = spec.replace("\\", "\\\\").replace('"', '\\"')
    log = os.path.join(folder, "..", "daemon.log")
    with open(log, "w", encoding="utf-8") as f:
        f.write('time="2024-05-01T10:00:00Z" level=debug msg="starting"\n')
        f.write(f'time="2024-05-01T10:00:01Z" level=debug msg="spec: {text}"\n')
    return log


def daemons_spec(file, folder):
    same = log_of(run("generate", "--compact", file, statuses=(0,)), folder)
    if run("compare-spec", file, same, statuses=(0,)) != "the specs are the same\n":
        fail(f"{file}: its own spec is another one")
    other = log_of(run("generate", "--compact", "--set", "container.HostConfig.Memory=3g", file, statuses=(0,)), folder)
    text = run("compare-spec", file, other, statuses=(1,))
    for part in ("windows.resources.memory.limit", "container.HostConfig.Memory = 3221225472", "1 explained by settings, 0 not"):
        if part not in text:
            fail(f"compare-spec does not say {part}:\n{text}")
    odd = log_of(json.dumps({**json.loads(run("generate", file, statuses=(0,))), "linux": {"x": 1}}), folder)
    if "no setting explains it" not in run("compare-spec", file, odd, statuses=(1,)):
        fail("what no setting explains is not said to be so")
    run("compare-spec", file, file, statuses=(3,))


def main_under_wine():
    # Wine's server ends a moment after its last program, and writes until then.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as top:
        why = under_wine(top)
    if why is not None:
        print(f"{why}: its cmd was not asked", file=sys.stderr)
        sys.exit(77)
    sys.exit(1 if failures else 0)


def main():
    validator = oci_validator()
    files = sorted(glob.glob(os.path.join(TOP, "ui/demo/*.yaml")) + glob.glob(os.path.join(DATA, "docker-inspect/*.json")))
    with tempfile.TemporaryDirectory() as top:
        folder, nasty = os.path.join(top, "files"), os.path.join(top, "nasty.json")
        os.mkdir(folder)
        with open(os.path.join(folder, "x.c"), "w", encoding="utf-8"):
            pass
        with open(nasty, "w", encoding="utf-8") as f:
            json.dump(NASTY, f)
        for file in [nasty, *files]:
            about_line(file, folder)
            about_compose(file)
            about_spec(file, validator)
            about_inspect(file, folder)
            about_scenario(file, folder)
        specs_of_vectors(validator)
        nasty_service(nasty)
        compose_of_vectors(folder)
        body = about_line(nasty, folder)["request"]["body"]
        for key, want in NASTY["container"]["Config"].items():
            got = body.get(key)
            if (sorted(got) if key == "Env" else got) != (sorted(want) if key == "Env" else want):
                fail(f"the line asks for {key} = {got!r}, not {want!r}")
        losses(os.path.join(TOP, "ui/demo/tour.yaml"), folder)
        daemons_spec(os.path.join(TOP, "ui/demo/tour.yaml"), folder)
    sys.exit(1 if failures else 0)


if sys.argv[1:] == ["wine"]:
    main_under_wine()
main()
