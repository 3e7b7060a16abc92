"""Sentences of the imports of lists: what is wrong with a file or a cell, and what the user should do instead."""

from ..tools.workbook_parts import column_letter

MEGABYTE = 2**20

FILE_SENTENCES = {
    "empty": lambda env, d: env._("The file «%(file)s» is empty.", **d),
    "size": lambda env, d: env._(
        "The file «%(file)s» has %(size)s MB, the limit is %(limit)s MB. Remove pictures and sheets that are not"
        " needed, save it and upload it again.",
        **d,
    ),
    "old": lambda env, d: env._(
        "The file «%(file)s» is in the old Excel format (.xls). Open it in Excel and save it as an Excel workbook"
        " (.xlsx).",
        **d,
    ),
    "password": lambda env, d: env._(
        "The file «%(file)s» is protected by a password. Remove the password in Excel and save the file again.",
        **d,
    ),
    "not_excel": lambda env, d: env._(
        "The file «%(file)s» is not an Excel workbook (.xlsx). Open it in Excel and save it as an Excel workbook.",
        **d,
    ),
    "damaged": lambda env, d: env._(
        "The file «%(file)s» is damaged and cannot be read. Open it in Excel, save it under a new name and upload"
        " that file.",
        **d,
    ),
    "macros": lambda env, d: env._(
        "The file «%(file)s» contains macros. Save it as an Excel workbook without macros (.xlsx).", **d
    ),
    "bomb": lambda env, d: env._(
        "The file «%(file)s» unpacks to more than %(limit)s MB. Copy the list into a new workbook and upload that one.",
        **d,
    ),
    "no_data": lambda env, d: env._("The file «%(file)s» holds no data.", **d),
    "rows": lambda env, d: env._(
        "The sheet «%(sheet)s» has more than %(limit)s rows. Divide the list into several files.", **d
    ),
}

CELL_SENTENCES = {
    "date": lambda env, d: env._("%(cell)s: cannot read «%(text)s» as a date; write it as 12.05.1980.", **d),
    "year_only": lambda env, d: env._(
        "%(cell)s: only the year %(year)s is given; write the full date, for example 12.05.%(year)s.", **d
    ),
    "impossible": lambda env, d: env._("%(cell)s: the calendar has no day «%(text)s».", **d),
    "year": lambda env, d: env._(
        "%(cell)s: the year of «%(text)s» cannot be right; write all four digits of it.", **d
    ),
    "formula": lambda env, d: env._(
        "%(cell)s: the cell holds a formula without a saved value; open and save the file in Excel, or paste the"
        " value.",
        **d,
    ),
    "excel_error": lambda env, d: env._("%(cell)s: the formula gives %(text)s; correct it in Excel.", **d),
    "too_long": lambda env, d: env._("%(cell)s: the text is longer than %(limit)s characters.", **d),
}


def file_sentence(env, error, filename, sentences=FILE_SENTENCES):
    """Return the sentence about a file that cannot be read.

    :param error: tools.spreadsheet.FileError
    :param filename: name of the file as the user knows it
    :param sentences: {reason: function (env, details)}
    """
    details = dict(error.details)
    if error.reason in ("size", "bomb"):  # rounded up, so that the size never reads like the limit
        details = {key: -(-size // MEGABYTE) for key, size in details.items()}
    return sentences[error.reason](env, {"file": filename, **details})


def cell_sentence(env, row, column, heading, error, sentences=CELL_SENTENCES):
    """Return the sentence about a cell that cannot be used.

    :param row: number of the row as Excel shows it
    :param column: number of the column, the first is 1
    :param heading: heading of the column
    :param error: tools.cell_error.CellError
    :param sentences: {reason: function (env, details)}
    """
    cell = env._(
        "Row %(row)s, column %(column)s «%(heading)s»",
        row=row,
        column=column_letter(column),
        heading=shorten(heading),
    )
    return error_sentence(env, cell, error, sentences)


def error_sentence(env, cell, error, sentences=CELL_SENTENCES):
    """Return the sentence about a cell that cannot be used.

    :param cell: how the sentence names it
    """
    details = {key: shorten(value) if key == "text" else value for key, value in error.details.items()}
    return sentences[error.reason](env, {"cell": cell, **details})


def shorten(text, limit=60):
    """Return a text that fits into a sentence."""
    text = " ".join(str(text).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
