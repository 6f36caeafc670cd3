#!/usr/bin/env python3
"""What is found, without what is known to be a false alarm: known.py KNOWN <FINDINGS

FINDINGS are lines "FILE:LINE: ... [CHECK]"; lines of KNOWN are "FILE CHECK  # reason". One of KNOWN that
nothing is found for any more is told as well."""
import os
import re
import sys

FOUND = re.compile(r"^(\S+?):\d+:.*\[([^\]]+)\]$")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        lines = [line.split("#")[0].split() for line in file]
    known = {tuple(words) for words in lines if words}
    seen = set()
    for line in sys.stdin:
        m = FOUND.match(line.rstrip())
        key = (os.path.relpath(m.group(1)), m.group(2)) if m else None
        if key in known:
            seen.add(key)
        else:
            print(line, end="")
    for path, check in sorted(known - seen):
        print(f"{sys.argv[1]}: {path} {check} is not found any more: the line can go")


main()
