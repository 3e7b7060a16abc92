"""How a piece of work is measured: milliseconds, queries and memory, everything written, caches cold."""

import gc
import time
from pathlib import Path
from statistics import median

#: milliseconds of SQL from which on a multiple of it says something
LEAST = 20
_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


class Cost:
    """Milliseconds, queries and growth of the resident memory (MB) of one piece of work.

    >>> str(Cost(12.34, 56)), str(Cost(12.34, 56, 7.8))
    ('12 ms, 56 q', '12 ms, 56 q, +8 MB')
    >>> str(Cost(10, 4, 7) * 3)
    '30 ms, 12 q, +7 MB'
    """

    def __init__(self, ms, queries, memory=0):
        self.ms, self.queries, self.memory = ms, queries, memory

    def __str__(self):
        memory = f", +{self.memory:.0f} MB" if self.memory >= 0.5 else ""
        return f"{self.ms:.0f} ms, {self.queries} q{memory}"

    def __mul__(self, factor):
        return Cost(self.ms * factor, round(self.queries * factor), self.memory)


def cost(env, work, times=1):
    """Return the ``Cost`` of a piece of work.

    :param env: environment on whose cursor the work runs
    :param work: callable without arguments
    :param times: more than once: each time is undone, and the fastest counts, since others use the machine, too; the
        memory is that of the first time, which finds nothing to use again
    """
    if times == 1:
        return _measure(env, work)
    found = [_undone(env, work) for _time in range(times)]
    best = min(found, key=lambda cost: cost.ms)
    return Cost(best.ms, best.queries, found[0].memory)


def _undone(env, work):
    with env.cr.savepoint(flush=False) as savepoint:
        found = _measure(env, work)
        env.invalidate_all(flush=False)
        savepoint.rollback()
    return found


def _measure(env, work):
    env.flush_all()
    env.invalidate_all()
    gc.collect()
    _RESET.write_text("5")  # the highest memory from now on
    memory, queries, start = _memory("VmRSS"), env.cr.sql_log_count, time.perf_counter()
    work()
    env.flush_all()
    seconds = time.perf_counter() - start
    return Cost(1000 * seconds, env.cr.sql_log_count - queries, _memory("VmHWM") - memory)


def _memory(name):
    """Return a line of the memory of this process in MB: VmRSS is resident now, VmHWM the highest so far."""
    lines = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines())
    return int(lines[name].split()[0]) / 1024


def most(name, value, limit, unit=""):
    """Return whether a figure keeps within its goal, as text.

    >>> most("of the floor", 1.52, 1.6, "x"), most("queries", 11, 10)
    ('of the floor 1.5x (at most 1.6x: met)', 'queries 11 (at most 10: MISSED)')
    """
    return _judge(name, value, f"at most {limit:g}{unit}", value <= limit, unit)


def least(name, value, limit, unit="x"):
    """Return whether a figure reaches its goal, as text.

    >>> least("faster than the peer", 12, 10)
    'faster than the peer 12x (at least 10x: met)'
    """
    return _judge(name, value, f"at least {limit:g}{unit}", value >= limit, unit)


def _judge(name, value, goal, is_met, unit):
    figure = f"{value:.1f}".removesuffix(".0") if value < 100 else f"{value:.0f}"
    return f"{name} {figure}{unit} ({goal}: {'met' if is_met else 'MISSED'})"


def spread(seconds):
    """Return median and slowest of a list of times in milliseconds, as text.

    >>> spread([0.001, 0.002, 0.009])
    'median 2 ms, slowest 9 ms'
    """
    return f"median {1000 * median(seconds):.0f} ms, slowest {1000 * max(seconds):.0f} ms"
