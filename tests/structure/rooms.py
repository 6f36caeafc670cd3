#!/usr/bin/env python3
"""rooms.py ROOT BUILD: every arrow between the rooms of rooms.txt, the circles of files, how global
names begin, and which header declares them.

An arrow is an #include, or a symbol that one object of BUILD uses and another one defines: the
second kind also finds what a declaration by hand would hide. Prints each arrow that does not
fit; status 1 if there is one.

  rooms.py ROOT BUILD --arrows FROM TO   prints what leads from one folder or file to another
  rooms.py ROOT BUILD --circles FOLDER   prints the circles of files below a folder
"""

import os
import re
import subprocess
import sys

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"]*)"', re.M)
# nm's letters of what other objects can use: text, data, constants, zeroes, weak, common.
DEFINED = set("TDRBVWCGSi")


class Rooms:
    """The table: what each room may use, what may still be wrong, how large a circle may be."""

    def __init__(self, file):
        self.uses = {}  # room: folders with "/" at the end for all below, rooms, or files
        self.prefixes = {}
        self.pending = {}  # (file, room or file): line
        self.circles = {}  # folder: largest circle
        self.speakers = {}  # header that declares what several files define: line
        self.errors = []
        for number, line in enumerate(open(file, encoding="utf-8"), 1):
            line = line.split("#")[0].strip()
            if line == "":
                continue
            fields = [f.strip() for f in line.split("|")]
            if len(fields) != 3:
                self.errors.append(f"{file}:{number}: three fields, please: {line}")
            elif fields[0] == "pending":
                self.pending[(fields[1], fields[2])] = number
            elif fields[0] == "speaks":
                self.speakers[fields[1]] = number
            elif fields[0] == "circle":
                self.circles[fields[1]] = int(fields[2])
            else:
                self.uses[fields[0]] = fields[1].split()
                self.prefixes[fields[0]] = fields[2].split()

    def room_of(self, file):
        """The longest room that holds the file, or None."""
        folder = os.path.dirname(file)
        while folder != "":
            if folder in self.uses:
                return folder
            folder = os.path.dirname(folder)
        return None

    def allows(self, room, file):
        target = self.room_of(file)
        if target == room:
            return True
        for use in self.uses[room]:
            if use.endswith("/"):
                if file.startswith(use):
                    return True
            elif use in (target, file, os.path.splitext(file)[0] + ".h"):
                return True
        return False


# Their folder's README speaks of them.
WITHOUT_README = ("platform/sim",)


def files(root, folders):
    for folder in folders:
        for where, _, names in sorted(os.walk(os.path.join(root, folder))):
            for name in sorted(names):
                if name.endswith((".c", ".h", ".def")):
                    yield os.path.relpath(os.path.join(where, name), root)


def include_arrows(root, folders):
    """{(file, included): "#include"}"""
    arrows = {}
    for file in files(root, folders):
        with open(os.path.join(root, file), encoding="utf-8", errors="replace") as f:
            for included in INCLUDE.findall(f.read()):
                arrows[(file, included)] = "#include"
    return arrows


def objects(root, build, folders):
    """{source: object}: the newest object of each source that still exists."""
    found = {}
    for where, _, names in os.walk(build):
        parts = os.path.relpath(where, build).split(os.sep)
        if "CMakeFiles" not in parts:
            continue
        at = parts.index("CMakeFiles")
        if at + 1 >= len(parts) or not parts[at + 1].endswith(".dir"):
            continue
        for name in names:
            if not name.endswith(".c.o"):
                continue
            source = "/".join(parts[:at] + parts[at + 2 :] + [name[:-2]])
            path = os.path.join(where, name)
            if source.split("/")[0] not in folders or not os.path.exists(os.path.join(root, source)):
                continue
            if source not in found or os.path.getmtime(path) > os.path.getmtime(found[source]):
                found[source] = path
    return found


def symbols(objects_of):
    """({symbol: source}, [(source, symbol)]): what is defined and what is used."""
    source_of = {path: source for source, path in objects_of.items()}
    defined, used = {}, []
    if not source_of:
        return defined, used
    listing = subprocess.run(
        ["nm", "-A", "-P", "-g", *source_of], check=True, capture_output=True, text=True
    ).stdout
    for line in listing.splitlines():
        path, rest = line.split(": ", 1)
        name, letter = rest.split()[:2]
        if name.startswith("__"):
            continue  # of the compiler and the sanitizers
        if letter in DEFINED:
            defined[name] = source_of[path]
        elif letter in "Uwv":
            used.append((source_of[path], name))
    return defined, used


def symbol_arrows(defined, used):
    """{(file, file): a symbol}"""
    arrows = {}
    for source, name in used:
        target = defined.get(name)
        if target is not None and target != source:
            arrows.setdefault((source, target), name + "()")
    return arrows


def circles(arrows):
    """The strongly connected sets of more than one file, the largest first (Tarjan)."""
    graph = {}
    for source, target in arrows:
        graph.setdefault(source, set()).add(target)
        graph.setdefault(target, set())
    index, low, stack, on_stack, found = {}, {}, [], set(), []

    def visit(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        on_stack.add(v)
        for w in sorted(graph[v]):
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in on_stack:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            at = stack.index(v)
            if len(stack) - at > 1:
                found.append(sorted(stack[at:]))
            on_stack.difference_update(stack[at:])
            del stack[at:]

    sys.setrecursionlimit(10000)
    for v in sorted(graph):
        if v not in index:
            visit(v)
    return sorted(found, key=len, reverse=True)


def below(arrows, folder):
    return {a: why for a, why in arrows.items() if all(f.startswith(folder + "/") for f in a)}


def check(rooms, arrows):
    """Complaints about arrows that do not fit; takes note of pending lines that are needed."""
    complaints, needed = [], set()
    for (source, target), why in sorted(arrows.items()):
        room = rooms.room_of(source)
        if room is not None and not rooms.allows(room, target):
            lines = [(source, rooms.room_of(target)), (source, target)]
            hit = [line for line in lines if line in rooms.pending]
            needed.update(hit)
            if not hit:
                complaints.append(f"{source}: {room} must not use {target} ({why})")
    return complaints, needed


def prefixes(rooms, defined):
    for name, source in sorted(defined.items()):
        room = rooms.room_of(source)
        allowed = rooms.prefixes.get(room, [])
        # A file that is a small library of its own may name its functions after itself, or after
        # its subject (carrier_swarm.c: swarm_is).
        words = os.path.splitext(os.path.basename(source))[0].split("_")
        if name.startswith(tuple("_".join(words[i:]) for i in range(len(words)))):
            continue
        if room is not None and name != "main" and not name.startswith(tuple(allowed)):
            yield f"{source}: {name}: global names of {room} start with {' or '.join(allowed)}"


COMMENT = re.compile(r"/\*.*?\*/", re.S)
DECLARED = re.compile(r"\b([a-z]\w*)\s*(?:\(|(?:\[[^\]]*\])*;)")


def declarations(root, folders):
    """{name: headers in which it stands as a declaration may}"""
    found = {}
    for file in files(root, folders):
        if file.endswith(".h"):
            with open(os.path.join(root, file), encoding="utf-8") as f:
                for name in DECLARED.findall(COMMENT.sub("", f.read())):
                    found.setdefault(name, set()).add(file)
    return found


def speaks_for(root, rooms, header, source):
    """Of its own .c and of those named after it; the face of a room, *_parts and *_build, and what has
    no .c, of several."""
    stem, own = os.path.splitext(header)[0], os.path.splitext(source)[0]
    return (
        own == stem
        or own.startswith(stem + "_")
        or stem.endswith(("_parts", "_build"))
        or os.path.basename(stem) == os.path.basename(os.path.dirname(stem))
        or not os.path.isfile(os.path.join(root, stem + ".c"))
        or header in rooms.speakers
    )


def headers(root, rooms, folders, defined):
    declared, needed = declarations(root, folders), set()
    for name, source in sorted(defined.items()):
        of = declared.get(name, set())
        needed.update(h for h in of if h in rooms.speakers and os.path.splitext(h)[0] + ".c" != source)
        if of and not any(speaks_for(root, rooms, h, source) for h in of):
            yield f"{source}: {name}: is declared in {' and '.join(sorted(of))}, not in its own header"
    for header, number in rooms.speakers.items():
        if header not in needed:
            yield f"rooms.txt:{number}: no longer needed, take it out: speaks | {header}"


def main(argv):
    root, build = argv[1], argv[2]
    rooms = Rooms(os.path.join(root, "tests/structure/rooms.txt"))
    folders = sorted({room.split("/")[0] for room in rooms.uses})
    defined, used = symbols(objects(root, build, folders))
    by_symbol = symbol_arrows(defined, used)
    arrows = {**by_symbol, **include_arrows(root, folders)}
    if argv[3:4] == ["--arrows"]:
        for (source, target), why in sorted({**arrows, **by_symbol}.items()):
            if source.startswith(argv[4]) and target.startswith(argv[5]):
                print(f"{source} -> {target} ({why})")
        return 0
    if argv[3:4] == ["--circles"]:
        for circle in circles(below(by_symbol, argv[4])):
            print(len(circle), " ".join(circle))
        return 0

    complaints = list(rooms.errors)
    if not by_symbol:
        complaints.append(f"{build}: no objects of ours: build first")
    found, needed = check(rooms, arrows)
    complaints += found
    complaints += [
        f"{file}: stands in no room of rooms.txt"
        for file in files(root, folders)
        if rooms.room_of(file) is None
    ]
    complaints += [
        f"rooms.txt:{number}: no longer needed, take it out: pending | {' | '.join(line)}"
        for line, number in rooms.pending.items()
        if line not in needed
    ]
    complaints += [
        f"{room}: no README.md says what lives there"
        for room in rooms.uses
        if os.path.isdir(os.path.join(root, room))
        and not os.path.isfile(os.path.join(root, room, "README.md"))
        and room not in WITHOUT_README
    ]
    for folder, largest in rooms.circles.items():
        for circle in circles(below(by_symbol, folder)):
            if len(circle) > largest:
                complaints.append(f"{folder}: a circle of {len(circle)} files: {' '.join(circle)}")
    complaints += prefixes(rooms, defined)
    complaints += headers(root, rooms, folders, defined)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


sys.exit(main(sys.argv))
