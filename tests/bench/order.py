"""Prints a linker script of what was run: order.py FOLDER, which tests/bench/order fills."""

import bisect
import collections
import glob
import os
import re
import sys

# An object with more bytes to read than these would part the others: it comes behind them.
MOST_READ = 8192

# What a start runs of the C library's and libyaml's archives, whose functions have no sections.
LINKED = (
    "*crt1.o",
    "*crti.o",
    "*crtbeginS.o",
    "*libyaml.a:api.o",
    "*libyaml.a:reader.o",
    "*libyaml.a:scanner.o",
    "*libyaml.a:parser.o",
)

MAIN = "*/main.c.o(.text.startup.main)"  # which lies in no archive


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


def sizes_in(path):
    """Bytes of what there is to read of an object, by (object, section)."""
    sizes, of = collections.Counter(), ""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            words = line.split()
            if "(ex" in line:
                of = words[0]
            elif len(words) == 3 and words[0].startswith(".rodata"):
                sizes[of, words[0]] += int(words[1])
    return sizes


def reads_in(path):
    """Reads by (pattern of the object, object, section)."""
    found = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            count, archive, name, kind = line.split()
            ours = name.endswith(".c.o") or archive == "-"
            found["*:" * ours + ("" if ours else f"*{archive}:") + name, name, kind] = int(count)
    return found


def insert(place, sections):
    print("SECTIONS\n{")
    for name, lines in sections.items():
        print(f"  {name} :\n  {{\n    " + "\n    ".join(lines) + "\n  }")
    print(f"}}\nINSERT {place};")


def main():
    folder = sys.argv[1]
    with open(f"{folder}/names", encoding="utf-8") as names:
        functions = Functions(names)
    runs = {n: functions.costs(f"{folder}/{n}") for n in ("screen", "editor", "digit", "keys")}
    command = {f for path in glob.glob(f"{folder}/command.*") for f in functions.costs(path)}
    start = {f for path in glob.glob(f"{folder}/start.*") for f in functions.costs(path)}
    screen = set(runs["screen"])
    # What ran more often than in the same session without it.
    digit = {f for f, cost in runs["digit"].items() if cost != runs["editor"][f]}
    key = {f for f, cost in runs["keys"].items() if cost != runs["screen"][f]} - digit
    groups = [
        start - digit - key,
        start & key,
        start & digit,
        command & digit,
        digit,
        command & key,
        key,
        screen,
        command,
    ]
    order = list(dict.fromkeys(f for group in groups for f in sorted(group)))
    order = [f for f in order if re.fullmatch(r"[a-z]\w+\.c", f[0]) and f[1][0] != "_"]
    print("/* Made by tests/bench/order. */")
    texts = [f"{o}(.text .text.*)" for o in LINKED]
    texts += [MAIN if f == ("main.c", "main") else f"*:{f[0]}.o(.text.{f[1]})" for f in order]
    # Each program runs .fini, which else lies behind all functions.
    insert("BEFORE .text", {".fini": ["KEEP(*(SORT_NONE(.fini)))"], ".text.first": texts})
    insert("AFTER .rodata", {".rodata.first": read_first(folder, order)})


def read_first(folder, order):
    """What a start alone reads, what a digit reads, too, what it reads alone, what the others may."""
    sizes = sizes_in(f"{folder}/sizes")
    start = {k for path in glob.glob(f"{folder}/start-reads.*") for k in reads_in(path)}
    before = reads_in(f"{folder}/editor-reads")
    digit = {k for k, n in reads_in(f"{folder}/digit-reads").items() if n != before.get(k)}

    def by_size(keys):
        return sorted(keys, key=lambda k: (sizes[k[1:]], k))

    # The large ones at the ends, where they part nothing.
    exact = by_size(start - digit)[::-1] + sorted(start & digit) + by_size(digit - start)
    whole = collections.Counter()
    for (name, _), size in sizes.items():
        whole[name] += size
    objects = dict.fromkeys(f"{s}.o" for s, _ in order)
    objects = sorted(objects, key=lambda o: whole[o] > MOST_READ)
    return [f"{at}({kind})" for at, _, kind in exact] + [f"*:{o}(.rodata .rodata.*)" for o in objects]


main()
