"""What the five regulations expect of one school year of an association: what a story of the year goes by.

Where a text is silent the fact is None (or empty): the story then asserts that nothing is held against anybody.
"""

from types import SimpleNamespace

PRESETS = ("f0", "f1", "f2", "f3", "f4")

# name: (clauses, one value for each regulation)
FACTS = {
    # who makes the plan: the head with the members, or the chair of the methodical council
    "drafter": ("C2: F0 5.1, F1 IV.1, F3 P1b", ("head", "head", "head", "chair", "head")),
    # whether the council approves the directions of the association before it plans
    "directions": ("C16: F1 A-I.1′", (None, "warn", None, None, None)),
    # what a plan without its three sources meets at submission
    "sources": ("C1: F1 IV.1, F3 G5", (None, "block", None, "warn", None)),
    # who decides the plan, in this order; “meeting” is the association itself, by its signed minutes
    "route": (
        "C1: F0 5.1, F1 V.2, F2 2.1f, F3 P1b, F1 V.2 *",
        (
            (("agreed", "methodologist"), ("approved", "director")),
            (("approved", "deputy"),),
            (("approved", "scientific"),),
            (("considered", "meeting"), ("agreed", "academic"), ("approved", "director")),
            (("approved", "deputy"),),
        ),
    ),
    # term of the plan: code, last day, who is told when it is over
    "plan_term": (
        "J1: F0 5.1 (5 working days), J2: F1 V.2 (10 days)",
        (("J1", "2026-09-08", "director"), ("J2", "2026-09-11", "director"), None, None, None),
    ),
    # when the plan is decided where no meeting does it: F1 is played late, once
    "plan_decided": ("–", ("2026-09-04", "2026-09-14", "2026-09-04", "2026-09-16", "2026-09-04")),
    # which deputy is told of a meeting
    "told": ("C7: F3 P1d, else *", ("deputy", "deputy", "scientific", "scientific", "deputy")),
    # how many working days before, at least
    "notice": ("R22: F3 P1d", (None, None, None, 3, None)),
    # whether the heads of associations that the agenda touches have to be called
    "invites": ("R23: F3 P4", (None, None, None, "block", None)),
    # for what at least one resolution is wanted
    "resolution": ("C10: F1 V.4, F3 P2", (None, "meeting", None, "item", None)),
    # who signs the minutes, in this order
    "signers": (
        "C10: F1 V.4, F3 P3, else *",
        (("teacher", "head"), ("teacher", "head"), ("teacher", "head"), ("head",), ("teacher", "head")),
    ),
    # meetings at least in a school year, and in each quarter
    "in_year": ("C9: F1 V.4, F3 P5", (0, 4, 0, 4, 0)),
    "in_quarter": ("C9: F3 P1c", (0, 0, 0, 1, 0)),
    # which deputy speaks about the analysis at the last meeting, and whether the regulation asks for it
    "analyst": (
        "C7: F1 V.5, F2 2.2f, F3 P7, else *",
        ("deputy", "deputy", "scientific", "academic", "deputy"),
    ),
    "analysis": ("R29: F1 V.5", (None, "warn", None, None, None)),
    # whether a late resolution is in the register of terms, and whose digest has it from the next day on
    "late_told": ("J9: F0 4.6 *, F1 V.4 *, F3 P2 *", ("deputy", "deputy", "scientific", "academic", None)),
    # whether the activities of each month are watched
    "months": ("J22: F1 VI.8", (False, True, False, False, False)),
    # what is held against a new plan that leaves last year's recommendations without a word
    "recommendations": ("R29: F1 V.5, F3 G5", (None, "warn", None, "warn", None)),
}

# what the register of terms says of the association when the year is over, as it is played:
# the second minutes signed late, the third meeting announced the day before
TERMS = {
    "f0": {"J1": ["met"], "J9": ["met", "met", "met_late", "open", "open"]},
    "f1": {
        "J2": ["met_late"],
        "J4": ["met"],
        "J8": ["met", "met", "met", "met_late"],
        "J9": ["met", "met", "met_late", "open", "open"],
        "J10": ["met"],
    },
    "f2": {"J9": ["met", "met", "met_late", "open", "open"]},
    "f3": {
        "J4": ["met"],
        "J5": ["met", "met", "met", "met"],
        "J6": ["met", "met", "met", "met_late"],
        "J7": ["met"],
        "J8": ["met", "met", "met", "met_late"],
        "J9": ["met", "met", "met_late", "open", "open"],
    },
    "f4": {},
}


def facts_of(preset):
    """Return what a regulation expects.

    :param preset: 'f0' ... 'f4'
    :return: SimpleNamespace with the names of ``FACTS`` and ``terms``
    """
    place = PRESETS.index(preset)
    return SimpleNamespace(
        **{name: values[place] for name, (_clauses, values) in FACTS.items()}, terms=TERMS[preset]
    )
