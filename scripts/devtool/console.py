"""Messages with the seconds that have passed, and errors a person can act upon."""

import os
import sys
import time

STARTED = float(os.environ.get("SM_STARTED", time.time()))


class Failure(Exception):
    """A message for the person at the keyboard; no traceback is wanted."""


def say(message):
    print(f"[{time.time() - STARTED:4.0f} s] {message}", file=sys.stderr, flush=True)


def last_lines(path, count=30):
    with open(path, encoding="utf-8", errors="replace") as stream:
        return "".join(stream.readlines()[-count:])
