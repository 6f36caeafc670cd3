"""compose_cli.py PROGRAM FOLDER: the filter compose gives what the vectors say."""
import json
import subprocess
import sys

program, folder = sys.argv[1:]
different = 0


def lines(name):
    with open(f"{folder}/{name}.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def ask(asked, *arguments):
    done = subprocess.run([program, "compose", "--ndjson", *arguments, "-"],
                          input="".join(json.dumps(a) + "\n" for a in asked),
                          capture_output=True, text=True, encoding="utf-8", check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(asked), (len(answers), len(asked))
    return answers


def is_right(want, answer):
    if "error" in want:
        return answer.get("error") == want["error"]
    if "error_any" in want:
        return answer.get("error", {}).get("message") in want["error_any"]
    # What comes behind the requests (files copied into the container) is not told here.
    if "create_error" in want and not want["requests"]:
        return answer.get("create_error") == want["create_error"] and not answer["requests"]
    return answer.get("requests") == want["requests"]


for name in "compose", "compose-2.26":
    cases = lines(name)
    for case, answer in zip(cases, ask([c["input"] for c in cases])):
        if not is_right(case["want"], answer):
            different += 1
            if different <= 5 or "-v" in sys.argv:
                print(case["name"], json.dumps(case["input"]["files"]), json.dumps(case["want"]),
                      "\n  silospec", json.dumps(answer), file=sys.stderr)

# On a Windows client the projects were loaded, nothing was sent.
cases = lines("compose-windows-client")
for case, answer in zip(cases, ask([c["input"] for c in cases])):
    want = case["want"]
    sources = [v["source"] for s in want.get("config", {}).get("services", {}).values()
               for v in s.get("volumes", [])]
    binds = [b for r in answer.get("requests", [{}])[:1]
             for b in r.get("body", {}).get("HostConfig", {}).get("Binds", [])]
    if ("error" in want) != ("error" in answer) or \
            ("error" in want and want["error"]["message"] != answer["error"]["message"]) or \
            [b for b, s in zip(binds, sources) if not b.startswith(s + ":")] or \
            len(binds) != len(sources):
        different += 1
        print(case["name"], json.dumps(want), "\n  silospec", json.dumps(answer), file=sys.stderr)

# The whole request is the usual one with what differs.
with open(f"{folder}/compose-defaults.json", encoding="utf-8") as file:
    usual = json.load(file)
asked = {"cwd": "/srv/app", "files": {"compose.yaml": "services:\n  web:\n    image: " +
                                      usual["Image"] + "\n"}}
answer = ask([asked], "--whole")[0]
if answer["requests"][0]["body"] != usual:
    print("not the usual request:", json.dumps(answer), file=sys.stderr)
    different += 1

sys.exit(1 if different else 0)
