"""Sentences of the import of certificates: which cell cannot be used, and what to write instead."""

from . import list_messages

FILE_SENTENCES = {
    **list_messages.FILE_SENTENCES,
    "no_courses": lambda env, d: env._(
        "The sheet «%(sheet)s» holds no certificate below the headings in row %(row)s.", **d
    ),
}

CELL_SENTENCES = {
    **list_messages.CELL_SENTENCES,
    "missing": lambda env, d: env._("%(cell)s is empty: fill it in as it stands in the document.", **d),
    "missing_part": lambda env, d: env._(
        "%(cell)s does not say: %(field)s. Add it as it stands in the document.", **d
    ),
    "hours": lambda env, d: env._(
        "%(cell)s: cannot read «%(text)s» as hours; write a whole number, for example 72.", **d
    ),
    "too_many_hours": lambda env, d: env._(
        "%(cell)s: %(hours)s hours are not possible; for this kind from 1 to %(most)s are.", **d
    ),
    "word": lambda env, d: env._("%(cell)s: «%(text)s» is not known and is left out.", **d),
    "word_kind": lambda env, d: env._(
        "%(cell)s: «%(text)s» is no kind of course; write one of: %(allowed)s.", **d
    ),
    "end_before_start": lambda env, d: env._(
        "%(cell)s: the course ends before its first day; correct one of the dates.", **d
    ),
    "document_to_come": lambda env, d: env._(
        "%(cell)s: the date of the document is still to come; write the date that stands on it.", **d
    ),
    "document_before_start": lambda env, d: env._(
        "%(cell)s: the document is dated before the course began; correct one of the dates.", **d
    ),
    "not_over": lambda env, d: env._("%(cell)s: the course is not over yet; import it afterwards.", **d),
    "unknown_teacher": lambda env, d: env._(
        "%(cell)s: «%(text)s» has no card at the school; choose the person under “Names to be chosen”, or make the card first.",
        **d,
    ),
    "similar_teacher": lambda env, d: env._(
        "%(cell)s: «%(text)s» is similar to %(people)s; choose the person under “Names to be chosen”.", **d
    ),
    "several_teachers": lambda env, d: env._(
        "%(cell)s: several people of the school are called «%(text)s»; choose one under “Names to be chosen”.",
        **d,
    ),
    "left": lambda env, d: env._(
        "%(cell)s: %(people)s left the school; bring the card back first, or leave the row out.", **d
    ),
    "own": lambda env, d: env._(
        "%(cell)s: these are your own courses; another officer or the director imports them.", **d
    ),
    "other_owner": lambda env, d: env._(
        "%(cell)s: the document «%(text)s» is in the ledger already, with %(people)s.", **d
    ),
    "refused": lambda env, d: env._(
        "%(cell)s: the document «%(text)s» was not credited; correct it in the ledger.", **d
    ),
    "double": lambda env, d: env._(
        "%(cell)s: the document «%(text)s» stands in row %(row)s already; look at the number once more.", **d
    ),
    "same_row": lambda env, d: env._("%(cell)s: the same certificate as in row %(row)s, taken once.", **d),
    "known": lambda env, d: env._("%(cell)s: in the ledger already, nothing changes.", **d),
}


def describe(env, row, place, error):
    """Return the sentence about a cell, or about a row that lacks its column.

    :param row: number of the row
    :param place: (number of the column or 0, its heading)
    :param error: tools.cell_error.CellError
    """
    column, heading = place
    if column:
        return list_messages.cell_sentence(env, row, column, heading, error, CELL_SENTENCES)
    cell = env._("Row %(row)s, «%(heading)s»", row=row, heading=heading)
    return list_messages.error_sentence(env, cell, error, CELL_SENTENCES)
