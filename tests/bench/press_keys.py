"""Runs silospec in a terminal of 120x40 until its first screen stands, presses keys, and leaves it:
press_keys.py "KEY ..." COMMAND ARGUMENT... Keys are escaped as Python does, with spaces between."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

QUIET = 8  # seconds without output: nothing more comes
KEY_QUIET = 2
MOST = 90


def drain(terminal, quiet, most):
    begin = last = time.monotonic()
    while time.monotonic() - last < quiet and time.monotonic() - begin < most:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            os.read(terminal, 65536)
        except OSError:
            return
        last = time.monotonic()


def main():
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(sys.argv[2], sys.argv[2:])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    drain(terminal, QUIET, MOST)
    for key in sys.argv[1].split():
        os.write(terminal, key.encode().decode("unicode_escape").encode("latin-1"))
        drain(terminal, KEY_QUIET, MOST)
    os.write(terminal, b":q!\r")
    drain(terminal, QUIET, MOST)
    _, status = os.waitpid(child, 0)
    sys.exit(os.waitstatus_to_exitcode(status))


main()
