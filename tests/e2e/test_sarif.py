"""A SARIF log as the standard (OASIS SARIF 2.1.0) and code scanning want it: by the standard's schema,
and member by member. Further arguments are logs that are held against the schema alone."""

import json
import os
import sys
import urllib.parse

try:
    from jsonschema import Draft4Validator
except ImportError as e:
    print(f"python3-jsonschema is needed: {e}", file=sys.stderr)
    sys.exit(1)

log = json.load(open(sys.argv[1], encoding="utf-8"))
folder = sys.argv[2]
failures = 0


def expect(is_so, text):
    global failures
    if not is_so:
        failures += 1
        print("FAIL:", text, file=sys.stderr)


SCHEMA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../data/sarif-schema/sarif-2.1.0-rtm.5.json")
with open(SCHEMA, encoding="utf-8") as f:
    validator = Draft4Validator(json.load(f))
for name in [sys.argv[1], *sys.argv[3:]]:
    with open(name, encoding="utf-8") as f:
        one = json.load(f)
    for e in list(validator.iter_errors(one))[:3]:
        expect(False, f"the schema, {name}: {'/'.join(map(str, e.absolute_path))}: {e.message[:200]}")
    expect(one["runs"][0]["results"] or name != sys.argv[1], f"{name}: no result")
expect(not validator.is_valid({**log, "version": "2.2"}), "the schema takes anything")

# 3.13 sarifLog, 3.14 run, 3.18 tool, 3.19 toolComponent
expect(set(log) <= {"$schema", "version", "runs"}, f"members of the log: {set(log)}")
expect(log["version"] == "2.1.0", "version")
expect(log["$schema"].endswith("sarif-2.1.0.json"), "$schema")
expect(len(log["runs"]) == 1, "one run")
run = log["runs"][0]
expect(set(run) == {"tool", "results"}, f"members of the run: {set(run)}")
driver = run["tool"]["driver"]
expect(driver["name"] == "silospec" and driver["version"], "driver")

# 3.49 reportingDescriptor
rules = driver["rules"]
expect(len({r["id"] for r in rules}) == len(rules), "an id twice")
for rule in rules:
    expect(set(rule) <= {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration",
                         "properties"}, f"members of a rule: {set(rule)}")
    for member in ("shortDescription", "fullDescription", "help"):
        expect(rule[member]["text"].strip(), f"{rule['id']}: {member}")
    expect(rule["defaultConfiguration"]["level"] in ("error", "warning", "note"), rule["id"])

# 3.27 result, 3.28 location, 3.29 physicalLocation, 3.30 region
seen = set()
for result in run["results"]:
    expect(set(result) == {"ruleId", "ruleIndex", "level", "message", "locations"}, f"{set(result)}")
    expect(rules[result["ruleIndex"]]["id"] == result["ruleId"], f"{result['ruleId']} at its index")
    expect(result["level"] in ("error", "warning", "note"), result["level"])
    expect(result["message"]["text"].strip(), "a message")
    expect(len(result["locations"]) == 1, "one location")
    place = result["locations"][0]["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    expect(not set(uri) & set(' <>"{}|\\^`'), f"no URI: {uri}")
    file = urllib.parse.unquote(uri)
    expect(os.path.dirname(file) == folder and os.path.exists(file), f"no file of the folder: {file}")
    line = place["region"]["startLine"]
    with open(file, encoding="utf-8") as f:
        lines = f.read().splitlines()
    expect(isinstance(line, int) and 1 <= line <= len(lines), f"line {line}")
    for where in result["locations"][0].get("logicalLocations", ()):
        key = where["fullyQualifiedName"].split(".")[-1].split("[")[0]
        seen.add((result["level"], key in lines[line - 1]))
expect(("error", True) in seen and ("warning", True) in seen, f"lines of the settings: {seen}")
expect({"error", "warning"} <= {r["level"] for r in run["results"]}, "both levels")
sys.exit(1 if failures else 0)
