#!/usr/bin/env python3
"""gcc's -fanalyzer over the program's sources, a line for each finding: analyzer.py COMPILE_COMMANDS

And each text that fills its array of characters, without room for its end: C allows it, C++ does not."""
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys

# gcc 12 looks at one file at a time: of a function elsewhere that gives an error or fills what it was given,
# and of a text whose pointer is NULL only where its length is 0, it believes neither. clang-tidy sees them.
OFF = ("use-of-uninitialized-value", "null-dereference", "null-argument")
ROOMS = ("model", "platform", "specgen", "ui")
FOUND = re.compile(r"^(.*?):(\d+):\d+: (?:warning|error): (.*) \[-W(analyzer-[a-z-]+|c\+\+-compat)\]")
NO_END = re.compile(r"initializer-string .* is too long for C\+\+")


def command_of(entry):
    """As the build does it, without the cache in front, -Werror, and a file that comes of it."""
    words = shlex.split(entry["command"])
    while os.path.basename(words[0]) in ("ccache", "sccache"):
        words = words[1:]
    at = words.index("-o")
    return words[:at] + words[at + 2:] + ["-fanalyzer", "-Wc++-compat", "-Wno-error", "-o", "/dev/null"] + \
        [f"-Wno-analyzer-{check}" for check in OFF]


def analyze(entry):
    done = subprocess.run(command_of(entry), cwd=entry["directory"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return [(entry["file"], "0", done.stderr.strip().splitlines()[-1], "does-not-compile")]
    found = [m.groups() for m in map(FOUND.match, done.stderr.splitlines()) if m]
    return [f for f in found if f[3].startswith("analyzer-") or NO_END.match(f[2])]


def main():
    top = os.getcwd()
    with open(sys.argv[1], encoding="utf-8") as file:
        entries = {e["file"]: e for e in json.load(file)}
    wanted = [e for f, e in sorted(entries.items()) if os.path.relpath(f, top).split("/")[0] in ROOMS]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for findings in pool.map(analyze, wanted):
            for path, line, what, check in findings:
                print(f"{os.path.relpath(path, top)}:{line}: {what} [-W{check}]")


main()
