"""Clauses of local acts as rows of a regulation name them, and as people read them."""

import re

#: explains the mark where clauses are kept: on each field that holds one
CLAUSE_HELP = (
    "Clause of the local act, for example F1 A-I.2. An asterisk: the act does not say it, the number or the "
    "rule is taken from the clause named or from ordinary practice."
)
_MARK = re.compile(r"\s*(?:\([^()]*\*\)|\*)")


def cited(clause):
    """Return a clause as sentences cite it: without the mark that only who keeps the regulation can know.

    :param clause: of a row of a regulation, may be empty

    >>> cited("F4 3.4, 1.4c *"), cited("F4 3.1 (1 *)"), cited("F1 C.5, C.6 (a)"), cited("*"), cited(False)
    ('F4 3.4, 1.4c', 'F4 3.1', 'F1 C.5, C.6 (a)', '', '')
    """
    return _MARK.sub("", clause or "").strip()
