"""run_lines_cli.py PROGRAM FOLDER: the filters run and words give what the vectors say."""
import json
import subprocess
import sys

program, folder = sys.argv[1:]
different = 0


def lines(name):
    with open(f"{folder}/{name}.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def ask(arguments, asked):
    done = subprocess.run([program, *arguments, "--ndjson", "-"],
                          input="".join(json.dumps(a) + "\n" for a in asked),
                          capture_output=True, text=True, encoding="utf-8", check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(asked), (arguments, len(answers), len(asked))
    return answers


def differs(case, answer):
    global different
    different += 1
    if different <= 5:
        print(json.dumps(case), "\n  silospec", json.dumps(answer), file=sys.stderr)


for name in "run", "run-linux-client", "run-24.0", "run-20.10":
    cases = lines(name)
    for case, answer in zip(cases, ask(["run"], [c["input"] for c in cases])):
        want = case["want"]
        if answer != want and answer.get("error") not in want.get("error_any", []):
            differs(case, answer)

for shell, legacy in ("bash", 0), ("cmd", 0), ("powershell", 0), ("powershell", 1), ("argv", 0):
    cases = lines(f"words-{shell}")
    arguments = ["words", "--shell", shell] + ["--legacy"] * legacy
    for case, answer in zip(cases, ask(arguments, [{"line": c["line"]} for c in cases])):
        keys = ["want_legacy"] * legacy + ["want", "want_if_empty", "want_if_unset"]
        want = next((case[k] for k in keys if k in case), None)
        if want is not None and answer.get("want") != want:
            differs(case, answer)
        elif any(answer.get(k) != case.get(k) for k in ("error", "unresolved")):
            differs(case, answer)

# The whole request is the usual one with what differs.
with open(f"{folder}/run-defaults.json", encoding="utf-8") as file:
    defaults = json.load(file)
for client, usual in defaults.items():
    asked = [{"argv": ["create", "img"], "client": client}]
    if ask(["run", "--whole"], asked) != [{"request": {"body": usual}}]:
        differs(asked, "not the client's usual request")

sys.exit(1 if different else 0)
