"""Reads the sheets of an Excel workbook that a user uploaded, without trusting the file."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import date
from xml.etree import ElementTree
from xml.parsers import expat

from .workbook_parts import Workbook, plain_value

MAX_BYTES = 10 * 2**20
MAX_UNPACKED = 100 * 2**20
MAX_COLUMNS = 60
MAX_ROWS = 5000
MAX_SHEETS = 30
MAX_TEXT = 1000
# Rows that only carry borders reach down to the end of many sheets: after so many nothing more is expected.
EMPTY_ROWS = 500

_WORKBOOK = re.compile(r"xl/workbook\w*\.xml")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError)


class FileError(ValueError):
    """Why a file cannot be read at all.

    :param reason: 'empty', 'size', 'old', 'password', 'not_excel', 'damaged', 'macros', 'bomb'
    :param details: numbers for the sentence about it
    """

    def __init__(self, reason, **details):
        super().__init__(reason)
        self.reason = reason
        self.details = details


@dataclass
class Sheet:
    """The cells of one sheet.

    :param name: name of the sheet
    :param rows: {row number as Excel shows it: list of values}; rows without a value are left out. A value is a str,
        int, float, datetime or CellError ('formula' without a saved result, 'excel_error', 'too_long')
    :param epoch: the day from which the workbook counts its days
    :param is_too_long: more rows follow that were not read
    :param merged: [(first row, last row, first column, last column)] of merged cells
    """

    name: str
    rows: dict = field(default_factory=dict)
    epoch: date = None
    is_too_long: bool = False
    merged: list = field(default_factory=list)


def check_file(content, max_bytes=MAX_BYTES, max_unpacked=MAX_UNPACKED):
    """Refuse everything that is not a harmless Excel workbook, before any of it is parsed.

    :param content: bytes of the file
    :param max_bytes: largest size of the file
    :param max_unpacked: largest size of its unpacked content
    :raises FileError: with the reason

    >>> check_file("аты;туулган күнү".encode())  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    FileError: not_excel
    """
    if not content:
        raise FileError("empty")
    if len(content) > max_bytes:
        raise FileError("size", size=len(content), limit=max_bytes)
    if content.startswith(_OLE):
        raise FileError("password" if "EncryptedPackage".encode("utf-16-le") in content else "old")
    if not content.startswith(_ZIP):
        raise FileError("not_excel")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_archive(archive, max_unpacked)
    except _BROKEN as error:
        raise FileError("damaged") from error


def _check_archive(archive, max_unpacked):
    names = {info.filename.lower() for info in archive.infolist()}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise FileError("macros")
    if "[content_types].xml" not in names or not any(_WORKBOOK.fullmatch(name) for name in names):
        raise FileError("not_excel")
    # the declared sizes can be trusted: reading stops there
    if sum(info.file_size for info in archive.infolist()) > max_unpacked:
        raise FileError("bomb", limit=max_unpacked)
    for info in archive.infolist():
        if info.filename.endswith((".xml", ".rels")):
            with archive.open(info) as part:
                if b"<!DOCTYPE" in part.read(1024):  # Excel writes none; it could hold an entity bomb
                    raise FileError("damaged")


def read_sheets(content, max_bytes=MAX_BYTES, max_rows=MAX_ROWS):
    """Return the sheets that hold data, hidden ones only when there are no others.

    :param content: bytes of the file
    :param max_bytes: largest size of the file
    :param max_rows: number of rows with data after which a sheet is too long
    :return: list of Sheet
    :raises FileError: with the reason
    """
    check_file(content, max_bytes)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            workbook = Workbook(archive)
            found = [
                (_read_sheet(workbook, name, path, max_rows), is_visible)
                for name, is_visible, path in workbook.sheets[:MAX_SHEETS]
                if path and "worksheets/" in path
            ]
    except (
        *_BROKEN,
        ElementTree.ParseError,
        expat.ExpatError,
        KeyError,
        ValueError,
        IndexError,
        TypeError,
        OverflowError,
    ) as error:
        raise FileError("damaged") from error
    filled = [(sheet, is_visible) for sheet, is_visible in found if sheet.rows]
    return [sheet for sheet, is_visible in filled if is_visible] or [sheet for sheet, _is_visible in filled]


def _read_sheet(workbook, name, path, max_rows):
    """Return the Sheet of one part of the workbook, up to a long stretch without values."""
    sheet, last = Sheet(name, epoch=workbook.epoch.date()), 0
    for number, values in workbook.read_rows(path, MAX_COLUMNS, sheet.merged):
        values = [plain_value(value, MAX_TEXT) for value in values]
        if any(value is not None for value in values):
            if len(sheet.rows) >= max_rows:
                sheet.is_too_long = True
                break
            sheet.rows[number], last = values, number
        elif number - last > EMPTY_ROWS:
            break
    return sheet
