"""How a piece of work is measured: milliseconds and queries, everything written, caches cold."""

import time
from statistics import median


class Cost:
    """Milliseconds and queries of one piece of work.

    >>> str(Cost(12.34, 56))
    '12 ms, 56 q'
    """

    def __init__(self, ms, queries):
        self.ms, self.queries = ms, queries

    def __str__(self):
        return f"{self.ms:.0f} ms, {self.queries} q"


def cost(env, work):
    """Return the ``Cost`` of a piece of work.

    :param env: environment on whose cursor the work runs
    :param work: callable without arguments
    """
    env.flush_all()
    env.invalidate_all()
    queries, start = env.cr.sql_log_count, time.perf_counter()
    work()
    env.flush_all()
    return Cost(1000 * (time.perf_counter() - start), env.cr.sql_log_count - queries)


def spread(seconds):
    """Return median and slowest of a list of times in milliseconds, as text.

    >>> spread([0.001, 0.002, 0.009])
    'median 2 ms, slowest 9 ms'
    """
    return f"median {1000 * median(seconds):.0f} ms, slowest {1000 * max(seconds):.0f} ms"
