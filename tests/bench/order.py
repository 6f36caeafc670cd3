"""Prints a linker script of what was run: order.py FOLDER, which tests/bench/order fills."""

import collections
import glob
import os
import re
import sys

# An object with more bytes to read than these would part the others: it comes behind them.
MOST_READ = 8192


def costs(path):
    """Own instructions by function, which is (source file, name). Behind "calls=" stands what the
    call took with all that it called."""
    found = collections.Counter()
    ours, source, function, called = False, "", None, False
    with open(path, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            key, _, value = line.rstrip("\n").partition("=")
            if key == "ob":
                ours = value.endswith("/silospec")
            elif key == "fl":
                source = os.path.basename(value)
            elif key == "fn":
                function = (source, value.partition("'")[0])
            elif key == "calls":
                called = True
            elif line[0].isdigit() and function:
                if ours and not called:
                    found[function] += int(line.split()[1])
                called = False
    return found


def read_by(path):
    """The bytes that the code of each object reads."""
    sizes, of = collections.Counter(), ""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            words = line.split()
            if "(ex" in line:
                of = words[0]
            elif len(words) == 3 and words[0].startswith(".rodata"):
                sizes[of] += int(words[1])
    return sizes


def section(name, lines, place):
    print(f"SECTIONS\n{{\n  {name} :\n  {{")
    print("\n".join("    " + line for line in lines))
    print(f"  }}\n}}\nINSERT {place};")


def main():
    folder = sys.argv[1]
    runs = {name: costs(f"{folder}/{name}") for name in ("screen", "editor", "digit", "keys")}
    command = {f for path in glob.glob(f"{folder}/command.*") for f in costs(path)}
    screen = set(runs["screen"])
    # What ran more often than in the same session without it.
    digit = {f for f, cost in runs["digit"].items() if cost != runs["editor"][f]}
    key = {f for f, cost in runs["keys"].items() if cost != runs["screen"][f]} - digit
    groups = [
        command - key - digit,
        command & key,
        command & digit,
        digit,
        key,
        screen,
    ]
    order = list(dict.fromkeys(f for group in groups for f in sorted(group)))
    order = [f for f in order if re.fullmatch(r"[a-z]\w+\.c", f[0]) and not f[1].startswith("_")]
    print("/* Made by tests/bench/order. */")
    section(".text.first", [f"*:{s}.o(.text.{name})" for s, name in order], "BEFORE .text")
    sizes = read_by(f"{folder}/sizes")
    objects = dict.fromkeys(f"{s}.o" for s, _ in order)
    small = [o for o in objects if sizes[o] <= MOST_READ]
    large = [o for o in objects if sizes[o] > MOST_READ]
    section(".rodata.first", [f"*:{o}(.rodata .rodata.*)" for o in small + large], "AFTER .rodata")


main()
