"""Locks between processes: several ./dev may run at once, in one checkout and in several."""

import fcntl
from contextlib import contextmanager

from .console import say
from .settings import STATE


def _open(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    return open(path, "a")


def try_lock(path, kind=fcntl.LOCK_EX):
    """Return an open file that holds the lock until it is closed, or None when it is taken."""
    handle = _open(path)
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.close()
        return None
    return handle


@contextmanager
def exclusive(name, folder=None):
    path = (folder or STATE / "locks") / f"{name}.lock"
    handle = try_lock(path)
    if handle is None:
        say(f"waiting for another ./dev ({name})")
        handle = _open(path)
        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        handle.close()
