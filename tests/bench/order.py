"""Prints a linker script of what was run: order.py FOLDER, which tests/bench/order fills."""

import bisect
import collections
import glob
import os
import re
import sys

# An object with more bytes to read than these would part the others: it comes behind them.
MOST_READ = 8192


class Functions:
    """Those of the program by address: (source file, name)."""

    def __init__(self, names):
        self.at = {}
        for line in names:
            words, _, source = line.rstrip("\n").partition("\t")
            name, kind, address = words.split()[:3]
            if kind in "tT" and source:
                self.at[int(address, 16)] = (os.path.basename(source.rpartition(":")[0]), name)
        self.starts = sorted(self.at)

    def holding(self, address):
        place = bisect.bisect(self.starts, address) - 1
        return self.at[self.starts[place]] if place >= 0 else None

    def costs(self, path):
        """Own instructions of each. Behind "calls=" stands what the call took with all it called."""
        found = collections.Counter()
        ours = called = False
        with open(path, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if line.startswith("ob="):
                    ours = line.rstrip("\n").endswith("/silospec")
                elif line.startswith("calls="):
                    called = True
                elif line.startswith("0x"):
                    words = line.split()
                    function = self.holding(int(words[0], 16)) if ours and not called else None
                    if function:
                        found[function] += int(words[2])
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
    with open(f"{folder}/names", encoding="utf-8") as names:
        functions = Functions(names)
    runs = {n: functions.costs(f"{folder}/{n}") for n in ("screen", "editor", "digit", "keys")}
    command = {f for path in glob.glob(f"{folder}/command.*") for f in functions.costs(path)}
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
    order = [f for f in order if re.fullmatch(r"[a-z]\w+\.c", f[0]) and f[1][0] != "_"]
    print("/* Made by tests/bench/order. */")
    section(".text.first", [f"*:{s}.o(.text.{name})" for s, name in order], "BEFORE .text")
    sizes = read_by(f"{folder}/sizes")
    # What a digit reads comes first; a start reads most of it, too.
    first = [f for f in order if f in digit]
    objects = dict.fromkeys(f"{s}.o" for s, _ in first + order)
    small = [o for o in objects if sizes[o] <= MOST_READ]
    large = [o for o in objects if sizes[o] > MOST_READ]
    section(".rodata.first", [f"*:{o}(.rodata .rodata.*)" for o in small + large], "AFTER .rodata")


main()
