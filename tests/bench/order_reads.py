"""Counts how often each input section of .rodata was read: order_reads.py MAP reads on standard input
what valgrind's lackey traces of a program that was linked with that map, and prints
"COUNT ARCHIVE OBJECT SECTION"; the archive is - where there is none."""

import bisect
import collections
import re
import sys

LOADED_AT = 0x108000  # where valgrind lays a program that is position independent
PLACED = re.compile(r"^ (\.rodata\S*)?\s+0x([0-9a-f]{16})\s+0x([0-9a-f]+) (\S+)$")
NAMED = re.compile(r"^ (\.rodata\S*)$")
OBJECT = re.compile(r"([^/(]+)\(([^)]+)\)$")


def sections(lines):
    """(start, end, key) of each, in order of address. A long name has a line of its own."""
    found, name = [], None
    for line in lines:
        alone, placed = NAMED.match(line), PLACED.match(line)
        if placed and (placed.group(1) or name) and int(placed.group(3), 16) > 0:
            begin, size = int(placed.group(2), 16), int(placed.group(3), 16)
            inside = OBJECT.search(placed.group(4))
            of = " ".join(inside.groups()) if inside else "- " + placed.group(4).rpartition("/")[2]
            found.append((begin, begin + size, f"{of} {placed.group(1) or name}"))
        name = alone.group(1) if alone else None
    return sorted(found)


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        found = sections(lines)
    starts = [begin for begin, _, _ in found]
    first, last = starts[0] + LOADED_AT, found[-1][1] + LOADED_AT
    counts = collections.Counter()
    for line in sys.stdin.buffer:
        if line[:2] == b" L":
            address = int(line[3 : line.index(b",")], 16)
            if first <= address < last:
                counts[address] += 1
    reads = collections.Counter()
    for address, count in counts.items():
        begin, end, key = found[bisect.bisect(starts, address - LOADED_AT) - 1]
        if begin <= address - LOADED_AT < end:
            reads[key] += count
    for key, count in sorted(reads.items()):
        print(count, key)


main()
