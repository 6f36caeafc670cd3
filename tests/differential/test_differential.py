"""Our readers against others: Python's json for JSON, PyYAML for YAML, ntpath for Windows paths,
subprocess for the quoting of arguments, bash for its words: test_differential.py ANSWERS [TEXTS [SEED]]"""
import json
import math
import ntpath
import random
import subprocess
import sys

import yaml

FAILURES_SHOWN = 10


def ask(program, kind, texts):
    run = subprocess.run([program, kind], input=b"".join(t + b"\0" for t in texts),
                         stdout=subprocess.PIPE, check=True)
    return run.stdout.split(b"\0")[:-1]


class Check:
    def __init__(self, program):
        self.program, self.failures = program, 0

    def compare(self, kind, texts, expected, ours=lambda answer: answer):
        answers = ask(self.program, kind, texts)
        assert len(answers) == len(texts), (kind, len(answers), len(texts))
        for text, answer, want in zip(texts, answers, expected):
            got = ours(answer)
            if got != want:
                self.failures += 1
                if self.failures <= FAILURES_SHOWN:
                    print(f"{kind}: {text!r}\n  here  {got!r}\n  there {want!r}")
        print(f"{kind}: {len(texts)} texts")


# ---- values that both sides can say -----------------------------------------------------------

def some_text(r):
    alphabet = "ab \t\n\"'\\/:{}[],#&*!|>%@-?.~0x1eE+yn\u00e9\u4f60\U0001f600\u0001\u007f\u2028"
    return "".join(r.choice(alphabet) for _ in range(r.randrange(8)))


def some_value(r, depth=0):
    kind = r.randrange(9 if depth < 4 else 6)
    if kind == 0:
        return None
    if kind == 1:
        return r.random() < 0.5
    if kind == 2:
        return r.choice([0, -1, 7, 2**53 + 1, -2**63, 2**64 - 1, r.randrange(-10**6, 10**6)])
    if kind < 6:
        return some_text(r)
    if kind == 6:
        return [some_value(r, depth + 1) for _ in range(r.randrange(4))]
    return {some_text(r): some_value(r, depth + 1) for _ in range(r.randrange(4))}


# ---- JSON: any text, most of it nearly right --------------------------------------------------

def mutated(r, text):
    for _ in range(r.randrange(3)):
        at = r.randrange(len(text) + 1)
        some = bytes(r.choice(b"{}[]:,\"\\ \n0123456789.eE+-truefalsn/u\xc3\xa9\xff") for _ in range(1))
        text = r.choice([text[:at] + some + text[at:], text[:at] + text[at + 1:],
                         text[:at] + some + text[at + 1:]])
    return text.replace(b"\0", b"")


def no_duplicates(pairs):
    if len({k for k, _ in pairs}) != len(pairs):
        raise ValueError("a key twice")
    return {k: v for k, v in pairs}


def no_constant(name):
    raise ValueError(name)


def lone_surrogates_replaced(v):
    """As Go's encoding/json does."""
    if isinstance(v, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in v)
    if isinstance(v, list):
        return [lone_surrogates_replaced(x) for x in v]
    if isinstance(v, dict):
        return no_duplicates([(lone_surrogates_replaced(k), lone_surrogates_replaced(x))
                              for k, x in v.items()])
    return v


def read_json(text):
    try:
        return lone_surrogates_replaced(json.loads(
            text.decode("utf-8"), object_pairs_hook=no_duplicates, parse_constant=no_constant))
    except (ValueError, RecursionError):
        return "error"


def same_number(v):
    """A float is told by its value; one beyond all is no number that Python tells apart."""
    if isinstance(v, float) and math.isinf(v):
        return "beyond"
    if isinstance(v, list):
        return [same_number(x) for x in v]
    if isinstance(v, dict):
        return {k: same_number(x) for k, x in v.items()}
    return v


def check_json(check, r, count):
    texts = []
    for _ in range(count):
        value = some_value(r)
        text = json.dumps(value, ensure_ascii=r.random() < 0.5,
                          indent=r.choice([None, None, 2]))
        texts.append(mutated(r, text.encode("utf-8", "surrogatepass")))
    check.compare("json", texts, [same_number(read_json(t)) for t in texts],
                  lambda a: "error" if a == b"error" else same_number(json.loads(a)))


# ---- YAML: what PyYAML writes of a value is that value -------------------------------------------

def is_text_of_yaml(v):
    """PyYAML writes nothing that is not printable as itself, and reads some of it otherwise."""
    if isinstance(v, str):
        return all(c == "\n" or c.isprintable() for c in v)
    if isinstance(v, list):
        return all(map(is_text_of_yaml, v))
    if isinstance(v, dict):
        return all(is_text_of_yaml(k) and is_text_of_yaml(x) for k, x in v.items())
    return True


def check_yaml(check, r, count):
    values = []
    while len(values) < count:
        value = some_value(r)
        if is_text_of_yaml(value):
            values.append(value)
    texts = [yaml.safe_dump(v, allow_unicode=r.random() < 0.5,
                            default_flow_style=r.choice([True, False, None]),
                            default_style=r.choice([None, None, '"', "'"]),
                            width=r.choice([20, 80])).encode() for v in values]
    keep = [(t, v) for t, v in zip(texts, values) if yaml.safe_load(t) == v]
    check.compare("yaml", [t for t, _ in keep], [v for _, v in keep],
                  lambda a: "error" if a == b"error" else json.loads(a))


# ---- Windows ----------------------------------------------------------------------------------

def check_paths(check, r, count):
    texts, expected = [], []
    while len(texts) < count:
        parts = [r.choice(["a", "b c", "..", ".", "x.y", "", "\u00e9"])
                 for _ in range(r.randrange(1, 7))]
        path = r.choice(["C:\\", "c:\\", "d:", "", "\\"]) + r.choice("\\/").join(parts)
        # Two slashes at the front are a share, whose rules differ between Go's releases.
        if path[:2].replace("/", "\\") == "\\\\" or not path:
            continue
        texts.append(path.encode())
        clean = ntpath.normpath(path)
        # Go names the current folder of a drive, Python only the drive.
        expected.append((clean + "." if clean.lower() == "d:" else clean).encode())
    check.compare("path", texts, expected)


def check_args(check, r, count):
    texts, expected = [], []
    for _ in range(count):
        args = ["".join(r.choice("ab \t\"\\\\\\%^&") for _ in range(r.randrange(6)))
                for _ in range(r.randrange(1, 5))]
        texts.append("\n".join(args).encode())
        expected.append(subprocess.list2cmdline(args).encode())
    check.compare("args", texts, expected)


# ---- bash -------------------------------------------------------------------------------------

# No variable is set, as for us. Left out are what never has the same value ($$), pipes, whose end
# gets what we print, and what runs in the background (\&&), in any order.
BASH = ["a", "b", " ", " ", "'", '"', "\\", "\\\n", "=", "#", " #", ":", ",", "{", "}", "{a,b}", "{1..3}",
        "{03..1}", "{-1..1}", "{a..e..2}", "{E..a..20}", "{x,}", "{1..a}", "{1..2..b}", "{+1..2}", "{1234567890..1234567891}",
        "{9223372036854775806..9223372036854775807}", "{1..9223372036854775808}", "{0010000000000..10000000001}",
        "{1..99999999999}", "{5..1..-2}", "$A.", "$A", "$B",
        "$?.", "$#.", "$1.", "${A}", "${A:-b c}", "${A-'b c'}", '${A:-"b c"}', "${A:+b}", "${A:-${B:-c d}e}",
        '"${A:-b \'c\' }"', '"${A:-\\$b\\}}"', '"${A:-"b c"$B}"', "${A:- b  }", "${A:-b\\ c}", "${X:=}",
        "${A:-$B}", "${A:-{a,b}}", "${A:-$(: '}')}", "${#A}", "${A#b}", "$'a\\tb\\x41\\101'", "$'\\u00e9\\U1f600'",
        "$'\\q\\xg\\ug\\''", '$"a"', '"$\'a\'"', "$(:)", "`: \\\\a`", '"`:`$(: ")")"', "; docker run ", "&&docker run ", "(", ")",
        "\u00e9", "\t", "!", "~"]


def words_of_bash(text):
    script = b"docker() { printf '%s\\1' \"$@\"; }; set -f\n" + text
    run = subprocess.run(["/bin/bash", "--norc", "--noprofile", "-r", "-c", script],
                         env={"PATH": "/nonexistent", "LC_ALL": "C.UTF-8", "HOME": ""},
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    refused = b"syntax error" in run.stderr or b"unexpected EOF" in run.stderr
    return b"error" if refused else run.stdout


def check_bash(check, r, count):
    texts = []
    while len(texts) < count:
        text = "docker run " + "".join(r.choice(BASH) for _ in range(r.randrange(1, 9)))
        if "$$" not in text and "\\&&" not in text:
            texts.append(text.encode())
    check.compare("bash", texts, [words_of_bash(t) for t in texts])


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    r = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    check = Check(sys.argv[1])
    check_json(check, r, count)
    check_yaml(check, r, count // 5)
    check_paths(check, r, count)
    check_args(check, r, count)
    check_bash(check, r, count // 20)
    print(f"{check.failures} failures")
    return check.failures > 0


sys.exit(main())
