#!/usr/bin/env python3
"""sizes.py - libsilospec from Python, with nothing but ctypes.

    ./sizes.py web.yaml 0.5 1 2

For each number of CPUs: what the engine would write into the spec, and what the container gets of
it. LIBSILOSPEC says where the library is when the loader does not know.
"""

import ctypes
import ctypes.util
import json
import os
import sys

# 1. The library, and the types of the functions that are used. A case and an error are pointers
#    to something that only the library knows.
lib = ctypes.CDLL(os.environ.get("LIBSILOSPEC") or ctypes.util.find_library("silospec"))
POINTER = ctypes.c_void_p
TEXT = ctypes.c_char_p
SIGNATURES = {
    "silospec_open": (POINTER, [ctypes.POINTER(POINTER), TEXT, ctypes.c_size_t, TEXT]),
    "silospec_set": (POINTER, [POINTER, TEXT, TEXT]),
    "silospec_generate": (POINTER, [POINTER, ctypes.POINTER(POINTER), ctypes.c_void_p]),
    "silospec_report": (POINTER, [POINTER, TEXT, ctypes.POINTER(POINTER), ctypes.c_void_p]),
    "silospec_close": (None, [POINTER]),
    "silospec_free": (None, [POINTER]),
    "silospec_error_json": (TEXT, [POINTER]),
    "silospec_error_text": (TEXT, [POINTER]),
    "silospec_error_free": (None, [POINTER]),
}
for name, (result, arguments) in SIGNATURES.items():
    getattr(lib, name).restype = result
    getattr(lib, name).argtypes = arguments


# 2. Errors become exceptions. `details` has {"error": {"message", "class"}} of a refusal of the
#    engine, {"panic": ...} of a crash, {"input_error": ...} of what could not be read.
class SilospecError(Exception):
    def __init__(self, error):
        super().__init__(lib.silospec_error_text(error).decode("utf-8", "replace"))
        self.details = json.loads(lib.silospec_error_json(error))
        lib.silospec_error_free(error)


def check(error):
    if error:
        raise SilospecError(error)


# 3. A case is closed when its block ends. What it answers is JSON: the texts are copied into
#    Python's memory, and the library's are freed.
class Case:
    def __init__(self, data, name):
        self._case = POINTER()
        check(lib.silospec_open(ctypes.byref(self._case), data, len(data), name.encode()))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        lib.silospec_close(self._case)

    def set(self, path, text):
        check(lib.silospec_set(self._case, path.encode(), text.encode()))

    def spec(self):
        return self._json(lib.silospec_generate)

    def report(self, what):
        return self._json(lib.silospec_report, what.encode())

    def _json(self, function, *arguments):
        text = POINTER()
        check(function(self._case, *arguments, ctypes.byref(text), None))
        try:
            return json.loads(ctypes.string_at(text))
        finally:
            lib.silospec_free(text)


# 4. What it is all for: one container with several sizes.
def main(file, sizes):
    with open(file, "rb") as f:
        data = f.read()
    with Case(data, file) as case:
        for size in sizes:
            try:
                case.set("container.HostConfig.NanoCpus", size)
                cpu = case.spec()["windows"].get("resources", {}).get("cpu", {})
            except SilospecError as e:
                print(f"{size}: {e}")
                continue
            rows = {row["what"]: row for row in case.report("effective")["rows"]}
            print(f"{size}: maximum {cpu.get('maximum', 0)}, the container gets {rows['CPUs']['gets']}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: sizes.py FILE CPUS...")
    try:
        main(sys.argv[1], sys.argv[2:])
    except SilospecError as e:
        sys.exit(str(e))
