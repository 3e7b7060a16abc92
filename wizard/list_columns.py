"""The columns of a list as the user sees them: headings, values and what they seem to stand for."""

from datetime import date
from itertools import islice

from ..tools.cell_error import CellError
from ..tools.list_headings import IGNORE
from ..tools.word_match import join_wrapped
from ..tools.workbook_parts import column_letter
from .list_messages import shorten

_SAMPLED_ROWS, _SAMPLES = 100, 3


def get_header(headings, sheet, row):
    """Return the Header of a sheet.

    :param headings: tools.list_headings.ListHeadings of the kind of list
    :param sheet: tools.spreadsheet.Sheet
    :param row: number of the row that the user named; 0 to look for it. Without a row of known headings the first
        row with data counts.
    """
    first = next(iter(sheet.rows))
    return headings.find_header(sheet.rows, row or None) or headings.find_header(sheet.rows, first)


def column_values(headings, sheet, header, remembered, normalise):
    """Return the values of the columns of a sheet (methodical.list.import.column).

    :param headings: tools.list_headings.ListHeadings of the kind of list
    :param sheet: tools.spreadsheet.Sheet
    :param header: its Header
    :param remembered: {normalised heading: target} that the school corrected before
    :param normalise: function that normalises a heading
    """
    rows = [values for number, values in sheet.rows.items() if number > header.last]
    samples = {column: _sample(rows, column) for column in range(1, max(map(len, sheet.rows.values())) + 1)}
    texts = {column: join_wrapped(text) for column, text in header.texts.items()}
    known = {column: remembered.get(normalise(text)) for column, text in texts.items()}
    guesses = headings.guess_columns(texts) | {column: target for column, target in known.items() if target}
    return [
        {
            "column": column,
            "letter": column_letter(column),
            "heading": texts.get(column, ""),
            "sample": sample,
            "target": guesses.get(column, IGNORE),
            "guess": guesses.get(column, IGNORE),
            "is_known": column in guesses,
        }
        for column, sample in samples.items()
        if sample or column in texts
    ]


def _sample(rows, column):
    """Return the first different values of a column as one line."""
    found = {}
    for values in islice(rows, _SAMPLED_ROWS):
        value = values[column - 1] if column <= len(values) else None
        if value is not None and not isinstance(value, CellError):
            found.setdefault(value.strftime("%d.%m.%Y") if isinstance(value, date) else shorten(value, 40))
        if len(found) == _SAMPLES:
            break
    return " · ".join(found)
