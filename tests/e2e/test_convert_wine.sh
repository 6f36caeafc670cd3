#!/usr/bin/env bash
# Lines for cmd, typed into Wine's, where it is installed.
exec python3 "$(dirname "$0")/test_convert.py" wine
