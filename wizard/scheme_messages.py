"""Sentences of the import of schemes of work: which cell cannot be read, and what to write instead."""

from ..tools.workbook_parts import column_letter
from . import list_messages

CELL_SENTENCES = {
    **list_messages.CELL_SENTENCES,
    "quarter": lambda env, d: env._("%(cell)s: «%(text)s» is not a quarter; write I, II, III or IV.", **d),
    "week": lambda env, d: env._("%(cell)s: «%(text)s» is not the number of a week.", **d),
    "scheme_hours": lambda env, d: env._(
        "%(cell)s: cannot read «%(text)s» as hours; write a number, for example 1.", **d
    ),
    "no_hours": lambda env, d: env._("%(cell)s: the hours of the lesson are missing.", **d),
    "topic": lambda env, d: env._("%(cell)s: the topic of the lesson is missing.", **d),
    "no_term": lambda env, d: env._("%(cell)s: the school year has no quarter %(number)s.", **d),
    "outside_year": lambda env, d: env._(
        "%(cell)s: %(day)s is not in the school year %(year)s; check the year.", **d
    ),
}


def describe_cell(env, row, column, heading, error):
    """Return the sentence about a cell, which it names as Excel does: D17.

    :param row: number of the row
    :param column: number of the column
    :param heading: heading of the column, or its letter
    :param error: tools.cell_error.CellError
    """
    cell = env._(
        "%(place)s «%(heading)s»",
        place=f"{column_letter(column)}{row}",
        heading=list_messages.shorten(heading, 40),
    )
    return list_messages.error_sentence(env, cell, error, CELL_SENTENCES)


def describe_sum(env, found):
    """Return the sentence about a row of sums that does not agree with its lessons.

    :param found: tools.scheme_reader.Sum
    """
    values = {
        "row": found.row,
        "told": f"{found.told:g}",
        "found": f"{found.found:g}",
        "quarter": found.quarter,
    }
    if found.quarter:
        return env._(
            "Row %(row)s says %(told)s hours, the lessons of quarter %(quarter)s have %(found)s.", **values
        )
    return env._("Row %(row)s says %(told)s hours, the lessons have %(found)s.", **values)
