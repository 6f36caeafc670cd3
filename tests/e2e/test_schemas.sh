#!/usr/bin/env bash
# test_schemas.py as a test.
exec python3 "$(dirname "$0")/test_schemas.py"
