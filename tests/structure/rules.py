#!/usr/bin/env python3
"""rules.py ROOT: each rule of the engine that no vector reaches (the list in
tests/unit/specgen/test_origins.c) is named by a test, as RULE_NAME or by its id. Prints those that
are not; status 1 if there is one.
"""

import glob
import os
import re
import sys

RULE = re.compile(r'^RULE\((\w+),\s*\.id = "([^"]+)"', re.M)
# Asserted where they are met: by the fixture of the lints, by the vectors of create; said of an
# engine, not of a value.
ASSERTED = ("LINT-", "CRE-", "STA-", "PATH-1", "JSON-1")


def read(file):
    with open(file, encoding="utf-8") as f:
        return f.read()


def main(root):
    origins = os.path.join(root, "tests/unit/specgen/test_origins.c")
    listed = re.search(r"elsewhere\[\] = \{(.*?)\n\};", read(origins), re.S).group(1)
    prefixes = tuple(p for p in re.findall(r'"([^"]+)"', listed) if p not in ASSERTED)
    named = set()
    for folder in "unit", "e2e", "screens":
        for file in glob.glob(os.path.join(root, "tests", folder, "**", "*.*"), recursive=True):
            if file.endswith((".c", ".h", ".sh", ".py")) and file != origins:
                named.update(re.findall(r"\bRULE_(\w+)|\b([A-Z]+-[0-9]+)\b", read(file)))
    named = {name for pair in named for name in pair if name}
    bad = 0
    for file in sorted(glob.glob(os.path.join(root, "specgen/engine/rules_*.def"))):
        for name, rule in RULE.findall(read(file)):
            if rule.startswith(prefixes) and name not in named and rule not in named:
                print(f"{file}: no vector reaches {rule} and no test names it", file=sys.stderr)
                bad = 1
    return bad


sys.exit(main(sys.argv[1]))
