"""Sentences of the import of plans: which cell cannot be read, and what to write instead."""

from ..tools.workbook_parts import column_letter
from . import list_messages

CELL_SENTENCES = {
    **list_messages.CELL_SENTENCES,
    "activity": lambda env, d: env._("%(cell)s: the activity is missing.", **d),
    "period": lambda env, d: env._(
        "%(cell)s: cannot read «%(text)s» as a time; write a date (09.10.2026), a month, a quarter (2-чейрек) or “жыл бою”.",
        **d,
    ),
    "no_period": lambda env, d: env._(
        "%(cell)s: the time is missing; write a date, a month, a quarter or “жыл бою”.", **d
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
        heading=list_messages.shorten(heading),
    )
    return list_messages.error_sentence(env, cell, error, CELL_SENTENCES)
