"""Writing of a table as a workbook that prints as it stands: title, header row, rows, summaries."""

import io
import re
from datetime import date
from typing import NamedTuple

import xlsxwriter

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_SHEET_NAME_LENGTH = 31
#: margin of the page in inches; how much wider letters of headings are than digits, by which widths are counted
_MARGIN, _BOLD = 0.4, 1.15
#: Excel counts days from here, with a 29 February 1900 (number 60) that never was; older days it does not know
_FIRST_YEAR, _NO_DAY = 1900, 60
_DAY_ZERO = date(1899, 12, 30).toordinal()


class Table(NamedTuple):
    """A table as it is printed and exported.

    :param title: the heading
    :param columns: [(label, width in characters)]
    :param rows: lists of texts, numbers, dates or empty values, one for each column
    :param summaries: [(title, [(label, number)])] below the table
    """

    title: str
    columns: list
    rows: list
    summaries: tuple = ()


def write_workbook(table, sheet_name):
    """Return the bytes of a workbook with one table.

    :param table: Table
    :param sheet_name: name of the sheet; what Excel does not allow in it is left out

    >>> write_workbook(Table("Title", [("Name", 20)], [["=1+1"], [3]]), "a/b")[:2]
    b'PK'
    >>> write_workbook(Table("Title", [("Day", 12)], [[date(1899, 12, 31)], [date(1900, 1, 1)]]), "Days")[:2]
    b'PK'
    """
    return write_sheets([(sheet_name, table)])


def write_sheets(sheets):
    """Return the bytes of a workbook with a table on each sheet.

    Texts are written as texts whatever they begin with, so that a name "=1+1" is no formula. Rows go to the disk
    one by one: a large table needs no more memory than a small one.

    :param sheets: [(name of the sheet, Table)], names differ in their first 31 letters

    >>> write_sheets([("Facts", Table("A", [("Name", 20)], [])), ("Courses", Table("B", [("Hours", 9)], [[72]]))])[:2]
    b'PK'
    """
    stream = io.BytesIO()
    write_sheets_to(stream, sheets)
    return stream.getvalue()


def write_sheets_to(stream, sheets):
    """Write a workbook with a table on each sheet into a file; rows may come one by one from wherever they are.

    :param stream: file open for binary writing
    :param sheets: as in ``write_sheets``; the rows of a table may be any iterable
    """
    # constant_memory: rows must be written from top to bottom
    book = xlsxwriter.Workbook(
        stream, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    formats = _add_formats(book)
    for number, (name, table) in enumerate(sheets, start=1):
        sheet = book.add_worksheet(_FORBIDDEN.sub(" ", name).strip()[:_SHEET_NAME_LENGTH] or str(number))
        _write_table(sheet, table, formats)
    book.close()


def _write_table(sheet, table, formats):
    _set_page(sheet, table)
    sheet.write_string(0, 0, " ".join(table.title.split()), formats["title"])
    for column, (label, _width) in enumerate(table.columns):
        sheet.write_string(2, column, label, formats["header"])
    line = 2
    for line, row in enumerate(table.rows, start=3):
        _write_row(sheet, line, row, formats)
    sheet.autofilter(2, 0, line, len(table.columns) - 1)
    _write_summaries(sheet, line + 2, table.summaries, formats)


def _add_formats(book):
    cell = {"border": 1, "valign": "top", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "header": book.add_format(
            {**cell, "bold": True, "bg_color": "#EEEEEE", "valign": "vcenter", "align": "center"}
        ),
        "cell": book.add_format(cell),
        "date": book.add_format({**cell, "num_format": "dd.mm.yyyy"}),
        "bold": book.add_format({"bold": True}),
    }


def _set_page(sheet, table):
    """Set widths, the fixed and repeated header, a landscape A4 page as wide as the table, numbers of pages."""
    for column, (label, width) in enumerate(table.columns):
        sheet.set_column(column, column, _fit_heading(label, width))
    sheet.freeze_panes(3, min(2, len(table.columns) - 1))
    sheet.repeat_rows(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=_MARGIN, right=_MARGIN)
    sheet.set_footer("&R&P / &N")


def _fit_heading(label, width):
    """Return the width of a column in characters in which no word of its bold heading is cut, whatever the language.

    >>> _fit_heading("№", 6), round(_fit_heading("Финансирование", 12))
    (6, 18)
    """
    longest = max(map(len, label.split()), default=0)
    return max(width, _BOLD * longest + 2)


def _write_row(sheet, line, row, formats):
    cell, day = formats["cell"], formats["date"]
    for column, value in enumerate(row):
        if isinstance(value, str) and value:  # first what most cells of a long list are
            sheet.write_string(line, column, value, cell)
        elif value is None or isinstance(value, bool) or value == "":
            sheet.write_blank(line, column, None, cell)
        elif isinstance(value, int | float):
            sheet.write_number(line, column, value, cell)
        elif isinstance(value, date) and value.year >= _FIRST_YEAR:
            sheet.write_number(line, column, _number_day(value), day)
        else:
            text = f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)
            sheet.write_string(line, column, text, cell)


def _number_day(day):
    """Return the number under which Excel knows a day: the library's way costs as much as the cell.

    >>> [_number_day(date(*day)) for day in ((2026, 11, 22), (1900, 3, 1), (1900, 2, 28), (1900, 1, 1))]
    [46348, 61, 59, 1]
    """
    number = day.toordinal() - _DAY_ZERO
    return number if number > _NO_DAY else number - 1


def _write_summaries(sheet, line, summaries, formats):
    for title, counts in summaries:
        sheet.write_string(line, 1, title, formats["bold"])
        for offset, (label, number) in enumerate(counts, start=1):
            sheet.write_string(line + offset, 1, label)
            sheet.write_number(line + offset, 2, number)
        line += len(counts) + 2
