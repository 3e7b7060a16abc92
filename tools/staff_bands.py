"""Groups of age and of service in which the composition of a staff is counted (F1 VI.9)."""

from bisect import bisect

#: full years of age at which a group begins
AGE_EDGES = (30, 40, 50, 60)
#: years of pedagogical service at which the rules of pay draw their marks
PAY_EDGES = (3, 8, 13)
#: years of service at which a step of the statistics begins
STEP_EDGES = (3, 5, 10, 15, 20)


def band(years, edges):
    """Return the key of the group to which a number of full years belongs: the same as PostgreSQL's width_bucket.

    >>> [band(years, AGE_EDGES) for years in (0, 29, 30, 59, 60, 99)]
    ['0', '0', '1', '3', '4', '4']
    """
    return str(bisect(edges, years))
