#!/usr/bin/env python3
"""names.py ROOT: files that a README (or another page) names in `backquotes`, that a header names
above what they define (---- name.c ----), and that a source names with its folder, are there. Prints
those that are not; status 1 if there is one.
"""

import os
import re
import sys

NAMED = re.compile(r"`([\w./-]+\.(?:c|h|def|py|sh))`")
ABOVE = re.compile(r"^/\* ---- ([\w./]+\.c)\b", re.M)
WITH_FOLDER = re.compile(r"\b((?:model|platform|specgen|ui|tests)/[\w./-]*\w\.(?:c|h|def|py|sh))\b")
# Placeholders of recipes, and names that are Windows'.
OTHERS = re.compile(r"NAME|MODULE|^nul\.")


def pages(root):
    for where, folders, names in os.walk(root):
        folders[:] = [f for f in folders if f != ".git" and not f.startswith("build") and f != "data"]
        for name in names:
            yield os.path.relpath(os.path.join(where, name), root)


def main(root):
    files = set(pages(root))
    names = {os.path.basename(f) for f in files}
    bad = 0
    for file in sorted(files):
        if not file.endswith((".md", ".c", ".h", ".def")):
            continue
        with open(os.path.join(root, file), encoding="utf-8", errors="replace") as f:
            text = f.read()
        named = NAMED.findall(text) if file.endswith(".md") else ABOVE.findall(text) + WITH_FOLDER.findall(text)
        for name in named:
            beside = os.path.normpath(os.path.join(os.path.dirname(file), name))
            if OTHERS.search(name) or beside in files:
                continue
            if "/" in name and any(f.endswith("/" + name) or f == name for f in files):
                continue
            if "/" not in name and name in names:
                continue
            print(f"{file}: names {name}, which is not there", file=sys.stderr)
            bad = 1
    return bad


sys.exit(main(sys.argv[1]))
