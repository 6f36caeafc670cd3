#!/usr/bin/env python3
"""Every --json output fits its schema, and the scenario's schema says what the reader says.

Needs SILOSPEC, SILOSPEC_BUILD. The validator is python3-jsonschema. Beyond the schemas,
which let a reader pass over what it does not know, an output may have no member that its schema
does not list.
"""

import copy
import ctypes
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

try:
    import yaml
    from jsonschema import Draft202012Validator
except ImportError as e:
    print(f"python3-jsonschema and python3-yaml are needed: {e}", file=sys.stderr)
    sys.exit(77)

PROGRAM = os.environ["SILOSPEC"]
SCHEMAS = os.path.join(os.environ["SILOSPEC_BUILD"], "share/silospec/schema")
TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
DATA = os.path.join(TOP, "tests/data")
EVERY = 251  # of the vectors, one in so many goes through all reports,
SOME = 10  # and one in so many is held against the scenario's schema

failures = 0


def fail(what):
    global failures
    failures += 1
    print(what, file=sys.stderr)


def closed(schema):
    """The schema with no room for members that it does not list."""
    if isinstance(schema, list):
        return [closed(s) for s in schema]
    if not isinstance(schema, dict):
        return schema
    out = {key: closed(value) for key, value in schema.items()}
    if isinstance(out.get("properties"), dict) and "type" in out:
        out.setdefault("additionalProperties", False)
    return out


def load():
    schemas = {}
    for file in glob.glob(os.path.join(SCHEMAS, "*.schema.json")):
        with open(file, encoding="utf-8") as f:
            schema = json.load(f)
        Draft202012Validator.check_schema(schema)
        schemas[os.path.basename(file).split(".")[0]] = schema
    return schemas


schemas = load()
validators = {
    name: Draft202012Validator(schema if name == "scenario" else closed(schema))
    for name, schema in schemas.items()
}
used = set()


def fits(name, value, about):
    used.add(name)
    for e in list(validators[name].iter_errors(value))[:3]:
        fail(f"{about}: {'/'.join(map(str, e.absolute_path))}: {e.message[:300]}")


def run(*arguments, given=None):
    done = subprocess.run([PROGRAM, *arguments], input=given, capture_output=True, check=False)
    return done.returncode, done.stdout


def report(name, *arguments, accept=(0, 1, 4)):
    """A sub-command prints one JSON text that is the report of that name."""
    status, out = run(name, *arguments)
    about = f"{name} {' '.join(arguments)}"
    if status not in accept:
        return fail(f"{about}: status {status}")
    try:
        value = json.loads(out)
    except ValueError as e:
        return fail(f"{about}: {e}")
    if (value.get("report"), value.get("version")) != (name, 1):
        fail(f"{about}: not the head of a report")
    fits(name, value, about)
    return value


def lines(name, given, *arguments):
    status, out = run(*arguments, given=given)
    if status not in (0, 1, 3):
        fail(f"{arguments}: status {status}")
    answers = [json.loads(line) for line in out.splitlines()]
    for answer in answers:
        used.add(name)
        if not validators[name].is_valid(answer):
            fits(name, answer, f"{name} --ndjson")
    return answers


# ---- reports about one document ----------------------------------------------------------------


def about_document(file):
    for name in ("check", "explain", "effective", "upgrade"):
        report(name, "--json", file)
    report("check", "--json", "--raw", file)
    report("explain", "--json", file, "error")
    for field in ("container.HostConfig.NanoCpus", "container.Image", "host.NumCPU"):
        report("explain", "--json", file, field)
    report("diff", "--json", file, "--as", "process,hyperv")
    report("diff", "--json", file, "--vary", "engine=moby-19.03,moby-29")
    cpus = "container.HostConfig.NanoCpus=0.5,64"
    for to in ("run", "compose", "inspect", "oci"):
        status, out = run("convert", "--json", "--to", to, file)
        if status not in (0, 1, 5, 6):
            fail(f"convert --to {to} {file}: status {status}")
        fits("convert", json.loads(out), f"convert --to {to} {file}")
    status, spec = run("generate", "--set", "container.HostConfig.Memory=3g", file)
    if status in (0, 5):
        with tempfile.NamedTemporaryFile("wb", suffix=".json") as f:
            f.write(spec)
            f.flush()
            report("compare-spec", "--json", file, f.name)
    sweep = ["--out", "json", "--vary", cpus, "--vary", "container.HostConfig.Memory=0,1g"]
    report("sweep", file, *sweep)


def about_several():
    """Reports about many containers; each check in one is a check by itself."""
    demos = sorted(glob.glob(os.path.join(TOP, "ui/demo/*.yaml")))
    report("table", "--json", *demos)
    report("table", "--json", os.path.join(TOP, "ui/demo"))
    status, out = run("check", "--json", *demos)
    checks = json.loads(out)
    fits("checks", checks, f"check of several: status {status}")
    if len(checks["containers"]) != len(demos):
        fail("check of several: not each of them")
    for one in checks["containers"]:
        fits("check", one["check"], one["file"])


def about_tables():
    whole = report("engines", "--json")
    for engine in whole["engines"]:
        report("engines", "--json", engine["name"])
    report("engines", "--json", "moby-25.0.6")
    rules = report("rules", "--json")
    report("rules", "--json", "--engine", "moby-29")
    for row in rules["rules"][::20] + rules["changes"][::20]:
        report("rules", "--json", row["id"])
    report("fields", "--json", "container.Mounts")
    for string in ("c:\\data:d:\\x:ro", "name:d:\\x", "d:\\x", "c:", ":", "\\\\.\\pipe\\a:\\\\.\\pipe\\b"):
        report("mount", "--json", string)
    report("mount", "--json", "--linux", "c:\\data:/x")
    report("codes", "--json")
    report("codes", "--json", "0xc0370106")
    report("codes", "--json", "no such code")


def told_answers(value):
    """Every sentence of a decode report, in the order in which they are shown to a person."""
    told = [value["answer"]] if value.get("answer") else []
    if "error_above" in value:
        told = told_answers(value["error_above"]) + told
    for more in ("more_events", "more_records", "more_texts"):
        for one in value.get(more, []):
            told += told_answers(one)
    return told


def same_answers(value, kind, text):
    """What is answered to a program is what is answered to a person."""
    _, out = run("decode", "--as", kind, "-", given=text.encode())
    shown = re.sub(r"\n {9}(?=\S)", " ", out.decode())
    shown = [line[9:] for line in shown.splitlines() if line.startswith("Answer   ")]
    if [re.sub(r"\s+", " ", a) for a in told_answers(value)] != [re.sub(r"\s+", " ", a) for a in shown]:
        fail(f"decode --as {kind} of {text[:60]!r}: {shown} is shown, and {told_answers(value)} told")


def checked_texts(*texts):
    """A file that only tells of errors or refusals is one report of decode, whoever is asked."""
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "texts.txt")
        for content, kinds in ((texts[0], ["error"]), ("\n".join((texts[0], "", *texts)), ["error", "event"]),
                               ("docker run --bogus img", ["refusal"])):
            with open(file, "w", encoding="utf-8") as f:
                f.write(content + "\n")
            for name in ("check", "explain", "effective"):
                status, out = run(name, "--json", file)
                value = json.loads(out)
                fits("decode", value, f"{name} of {content[:40]}")
                if status != 1 or [value["kind"], *(t["kind"] for t in value.get("more_texts", []))] != kinds:
                    fail(f"{name} of {content[:40]}: {status}, {out[:200]}")


def about_texts():
    """What decode, identify and import tell of artefacts."""
    for file, kind in (("errors", "error"), ("version", "version"), ("logs", "log"), ("events", "event")):
        for text in vectors(f"artefact-{file}.jsonl", "text")[::SOME]:
            status, out = run("decode", "--json", "--as", kind, "-", given=text.encode())
            if status != 0:
                fail(f"decode --as {kind}: status {status}: {text[:80]}")
            else:
                value = json.loads(out)
                if (value["report"], value["version"], value["kind"]) != ("decode", 1, kind):
                    fail("decode: not the head of a report")
                fits("decode", value, f"decode --as {kind} of {text[:60]}")
                same_answers(value, kind, text)
    plug_in = "{e4781092-f116-4b79-b55e-28eb6a224e26}"
    event = "\nTimeCreated : 3/11/2024 9:13:01 AM\nProviderName : {}\nId : {}\nMessage : {}\n"
    ccg = "Microsoft-Windows-Containers-CCG"
    loaded = event.format(ccg, 1, f"Container Credential Guard instantiated the plugin: {plug_in}")
    ungiven = event.format(ccg, 6, f"failed to fetch credentials from the plugin: {plug_in}. Error: 0x80070057")
    above = "docker: Error response from daemon: hcs::CreateComputeSystem web: winapi error #3489792023"
    logged = "".join(
        f'time="2024-03-11T09:13:0{i}Z" level=error msg="hcs::CreateComputeSystem c{i}: failure 0x{code}"\n'
        for i, code in enumerate(("80070057", "80070005", "c0370106")))
    for text, kind in ((loaded + ungiven, "event"), (above + "\n" + loaded + ungiven, "event"),
                       (above + "\n" + loaded, "event"), (logged, "log")):
        status, out = run("decode", "--json", "-", given=text.encode())
        fits("decode", json.loads(out), f"decode of {text[:60]}")
        same_answers(json.loads(out), kind, text)
    checked_texts(above, loaded + ungiven)
    several = b"Id : 1\nProviderName : a\nMessage : b\n\nId : 2\nProviderName : a\nMessage : c\n"
    status, out = run("decode", "--json", "--as", "event", "-", given=several)
    if status != 0 or [e["id"] for e in json.loads(out).get("more_events", [])] != [2]:
        fail(f"decode: the second event is not told: {out[:200]}")
    else:
        fits("decode", json.loads(out), "decode of two events")
    refused = b'invalid mount config for type "bind": bind source path does not exist: c:\\x'
    status, out = run("decode", "--json", "--as", "error", "-", given=refused)
    if status != 0 or (json.loads(out)["refusal"] or {}).get("rule") is None:
        fail(f"decode: not led back to the rule that refuses: {out[:200]}")
    cases = os.path.join(DATA, "artefacts/cases")
    report("decode", "--json", "--as", "error", "--with", os.path.join(cases, "a41-two-networks.json"),
           os.path.join(cases, "a45-daemon-error.txt"))
    for file in ("a44-docker-run.txt", "a47-compose.yaml"):
        report("create", "--json", os.path.join(DATA, "artefacts/cases", file))
    with tempfile.TemporaryDirectory() as folder:
        told = os.path.join(folder, "told.json")
        for file in sorted(glob.glob(os.path.join(DATA, "artefacts/cases/*")))[::2]:
            report("identify", "--json", file, accept=(0, 1, 3, 4))
            status, _ = run("import", "--report", told, file)
            if status == 0:
                with open(told, encoding="utf-8") as f:
                    fits("import", json.load(f), f"import of {file}")


# How a sub-command is asked for JSON where a document alone is not enough or too much.
DEMO = os.path.join(TOP, "ui/demo/build-agent.yaml")
ASKED = {
    "codes": ["0xc0370106"], "engines": [], "fields": [], "rules": [],
    "mount": ["c:\\data:d:\\x:ro"],
    "create": [os.path.join(DATA, "artefacts/cases/a44-docker-run.txt")],
    "decode": [os.path.join(DATA, "artefacts/cases/a45-daemon-error.txt")],
    "convert": ["--to", "run"],
    "diff": ["--as", "process,hyperv"],
}
NO_FILE = {"codes", "engines", "fields", "rules", "mount", "create", "decode"}


def about_every_command():
    """The table of commands: whatever takes --json begins with its name and version, and has a schema."""
    _, out = run("help")
    listed = out.decode().split("Commands:\n")[1].split("\n\n")[0]
    asked = 0
    for name in (line.split()[0] for line in listed.splitlines()):
        _, text = run("help", name)
        if not re.search(r"^ +(-j, )?--json\b", text.decode(), re.M):
            continue
        asked += 1
        arguments = [*([] if name in NO_FILE else [DEMO]), *ASKED.get(name, [])]
        with tempfile.NamedTemporaryFile("wb", suffix=".json") as spec:
            if name == "compare-spec":
                spec.write(run("generate", DEMO)[1])
                spec.flush()
                arguments.append(spec.name)
            status, out = run(name, "--json", *arguments)
        about = f"{name} --json {' '.join(arguments)}: status {status}"
        try:
            value = json.loads(out)
        except ValueError as e:
            fail(f"{about}: {e}")
            continue
        if name == "import":  # what is printed is the scenario itself, its report goes to a file
            fits("scenario", value, about)
            continue
        head = list(value.items())[:2] if isinstance(value, dict) else value
        if head != [("report", name), ("version", 1)]:
            fail(f"{about}: begins with {head}")
        if name not in schemas:
            fail(f"{about}: no schema {name}.schema.json")
        else:
            fits(name, value, about)
    if asked < 17:
        fail(f"only {asked} commands take --json")


def program_schemas():
    """silospec schema prints the files that are installed."""
    status, out = run("schema", "--list")
    names = out.decode().split()
    if status != 0 or sorted(names) != sorted(schemas):
        fail(f"schema --list: {names}")
    for name in names:
        if json.loads(run("schema", name)[1]) != schemas[name]:
            fail(f"schema {name}: another one than the file")
    if run("schema", "nothing")[0] != 2:
        fail("schema: a name that is none")


def vectors(file, key):
    """What the lines of that file ask; those of other kinds of question are left out."""
    with open(os.path.join(DATA, "vectors", file), encoding="utf-8") as f:
        lines_of = [json.loads(line) for line in f]
    return [line[key] for line in lines_of if key in line]


def about_vectors():
    for file in sorted(os.listdir(os.path.join(DATA, "vectors"))):
        key = "input" if file in ("mounts.jsonl", "preflight.jsonl") else "scenario"
        inputs = vectors(file, key)
        if not inputs:
            continue
        given = "".join(json.dumps(i) + "\n" for i in [*inputs, 7]).encode()
        if file == "mounts.jsonl":
            lines("mounts", given, "mount", "--ndjson")
            continue
        name = "preflight" if key == "input" else "generate"
        lines(name, given, name, "--ndjson")
        for scenario in inputs[::SOME]:
            fits("scenario", scenario, file)
        for scenario in inputs[::EVERY]:
            with tempfile.NamedTemporaryFile("w", suffix=".json") as f:
                json.dump(scenario, f)
                f.flush()
                about_document(f.name)


# ---- the scenario's schema and the reader ------------------------------------------------------


def refuses(scenario, about):
    if validators["scenario"].is_valid(scenario):
        fail(f"the schema takes {about}")


def broken_scenarios():
    good = vectors("directed.jsonl", "scenario")[0]
    for path, value in (
        (("silospec",), None),
        (("silospec",), 2),
        (("engine",), "moby-18"),
        (("container",), 7),
        (("container", "HostConfig", "Memory"), "512m"),
        (("container", "HostConfig", "Memory"), 1 << 64),
        (("container", "HostConfig", "IOMaximumIOps"), -1),
        (("container", "HostConfig", "ConsoleSize"), [1]),
        (("container", "Mounts"), {}),
        (("container", "Args"), [1]),
        (("host", "Images"), {"img": "x"}),
    ):
        bad = copy.deepcopy(good)
        inner = bad
        for key in path[:-1]:
            inner = inner.setdefault(key, {})
        inner[path[-1]] = value
        refuses(bad, f"{'.'.join(path)} = {value}")
    refuses({}, "an empty object")
    refuses([good], "a list")


def nested(path, value):
    """A document with nothing but that value at a field's pattern: container.Mounts[].Source"""
    while path:
        if path.endswith("[]"):
            path, value = path[:-2], [value]
        elif path.endswith("{}"):
            path, value = path[:-2], {"x": value}
        else:
            path, _, key = path.rpartition(".")
            value = {key: value}
    return value


def schema_and_reader():
    """Each field with each kind of value: the reader takes it if and only if the schema does."""
    values = ["moby-25.0", "x", "", 0, 1, -1, 1 << 16, 1 << 40, 1 << 64, -(1 << 63), True, None, [],
              [1, 2], ["x"], {}, {"x": "y"}]
    documents = []
    for field in report("fields", "--json")["fields"]:
        for value in values:
            document = nested(field["path"], value)
            if field["path"] != "silospec":
                document = {"silospec": 1, **document}
            documents.append((field["path"], value, document))
    given = "".join(json.dumps(d) + "\n" for _, _, d in documents).encode()
    answers = lines("generate", given, "generate", "--ndjson")
    if len(answers) != len(documents):
        return fail("not one answer a line")
    for (path, value, document), answer in zip(documents, answers):
        if validators["scenario"].is_valid(document) == ("input_error" in answer):
            fail(f"the schema and the reader differ on {path} = {json.dumps(value)}: {answer}")


def demos():
    for file in glob.glob(os.path.join(TOP, "ui/demo/*.yaml")):
        about_document(file)
        with open(file, encoding="utf-8") as f:
            fits("scenario", yaml.safe_load(f), file)


# ---- the library's errors, where no sanitizer wants a process of its own -------------------------


def library_errors():
    library = os.path.join(os.environ["SILOSPEC_BUILD"], "lib/libsilospec.so")
    with open(library, "rb") as f:
        if f.read(5)[4] * 4 != ctypes.sizeof(ctypes.c_void_p):  # of another word size than Python
            used.add("error")
            return
    lib = ctypes.CDLL(library)
    for name in ("open", "generate", "error_json"):
        getattr(lib, "silospec_" + name).restype = ctypes.c_void_p
    good = json.dumps(vectors("directed.jsonl", "scenario")[0])
    for text in (good, good.replace('"Image": "img"', '"Image": "gone"'), "a: [", "", "silospec: 1\ncontainer: {Args: 1, Id: 2}"):
        case, out, data = ctypes.c_void_p(), ctypes.c_void_p(), text.encode()
        e = lib.silospec_open(ctypes.byref(case), data, ctypes.c_size_t(len(data)), b"name")
        e = e or lib.silospec_generate(case, ctypes.byref(out), None)
        if (e is None) != (text == good):
            fail(f"silospec_open and silospec_generate of {text[:60]}: {e}")
        if e is not None:
            error = ctypes.string_at(lib.silospec_error_json(ctypes.c_void_p(e)))
            fits("error", json.loads(error), f"the error of {text[:60]}")


demos()
for inspect in glob.glob(os.path.join(DATA, "docker-inspect/*.json")):
    about_document(inspect)
about_every_command()
about_several()
about_tables()
about_texts()
program_schemas()
about_vectors()
broken_scenarios()
schema_and_reader()
if os.environ.get("SILOSPEC_SANITIZE", "0") == "0":
    library_errors()
else:
    used.add("error")
for name in sorted(set(schemas) - used):
    fail(f"no output was held against {name}.schema.json")
sys.exit(1 if failures else 0)
