"""The XML parts of an Excel workbook (ECMA-376): only what reading the values of its cells needs.

openpyxl parses a sheet to its last row before it gives the first one and hides whether a formula has a saved result.
Both matter for files that people upload, so the few parts are read here; the formats of dates are openpyxl's.
"""

import math
import posixpath
import re
from datetime import date, datetime, timedelta
from xml.etree import ElementTree

from .cell_error import CellError
from .sheet_rows import iterate_rows

#: Excel counts a 29 February 1900 that never was: days before it have one number less
_NO_DAY = 60
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Workbook:
    """The opened parts of a workbook.

    :param archive: zipfile.ZipFile of a file that was checked
    """

    def __init__(self, archive):
        self._archive = archive
        path = self._related("").get("officeDocument", ["xl/workbook.xml"])[0]
        self._relations = self._related(path)
        root = self._parse(path)
        properties = root.find("{*}workbookPr")
        is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self.epoch = _EPOCH_1904 if is_1904 else _EPOCH
        self._targets = self._related(path, by_id=True)
        self.sheets = [
            (
                sheet.get("name"),
                sheet.get("state", "visible") == "visible",
                self._targets.get(_relation_id(sheet)),
            )
            for sheet in root.iterfind("{*}sheets/{*}sheet")
        ]
        self._strings = self._read_strings()
        self._dates = self._read_date_styles()

    def read_rows(self, path, max_columns, merged=None):
        """Yield (row number, list of values) of every row of a sheet, empty ones as empty lists.

        :param path: part of the sheet
        :param max_columns: cells further to the right are left out
        :param merged: list that takes (first row, last row, first column, last column) of the merged cells, which stand
            behind the last row of a sheet
        """
        with self._archive.open(path) as part:
            for number, cells in iterate_rows(part, [] if merged is None else merged):
                yield number, self._row_values(cells, max_columns)

    def _row_values(self, cells, max_columns):
        values = []
        for cell in cells:
            if cell.column <= max_columns and (value := self._cell_value(cell)) is not None:
                values.extend([None] * (cell.column - len(values)))
                values[cell.column - 1] = value
        return values

    def _cell_value(self, cell):
        """Return the value of a cell: str, int, float, datetime, CellError or None."""
        _column, kind, style, text, is_formula = cell
        if text is None:
            return CellError("formula") if is_formula and kind != "str" else None
        if kind == "s":
            return self._strings[int(text)]
        if kind in ("inlineStr", "str"):
            return _unescape(text)
        if kind == "e":
            return CellError("excel_error", text=text)
        if kind == "d":
            return datetime.fromisoformat(text.rstrip("Z"))
        if kind == "b":
            return "TRUE" if text == "1" else "FALSE"
        return self._number(text, style)

    def _number(self, text, style):
        number = float(text)
        if not math.isfinite(number):
            return text
        if style and int(style) in self._dates and 0 <= number < 2_900_000:
            if 1 <= number < _NO_DAY and self.epoch == _EPOCH:
                number += 1
            return self.epoch + timedelta(days=number)
        return int(number) if number.is_integer() else number

    def _read_strings(self):
        for path in self._relations.get("sharedStrings", []):
            return [_text(item) for item in self._parse(path).iterfind("{*}si")]
        return []

    def _read_date_styles(self):
        """Return the numbers of the cell styles that show a date."""
        from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format  # only imports need it

        for path in self._relations.get("styles", []):
            root = self._parse(path)
            formats = {
                item.get("numFmtId"): item.get("formatCode") for item in root.iterfind("{*}numFmts/{*}numFmt")
            }
            used = [style.get("numFmtId", "0") for style in root.iterfind("{*}cellXfs/{*}xf")]
            codes = [formats.get(number) or BUILTIN_FORMATS.get(int(number), "") for number in used]
            # 27 to 36 and 50 to 58 are dates of East Asian Excel
            return {
                style
                for style, code in enumerate(codes)
                if is_date_format(code) or 27 <= int(used[style]) <= 36 or 50 <= int(used[style]) <= 58
            }
        return set()

    def _related(self, path, by_id=False):
        """Return the parts that a part refers to: {kind: [path]}, or {id: path}."""
        folder, name = posixpath.split(path)
        relations = posixpath.join(folder, "_rels", name + ".rels")
        if relations not in self._archive.namelist():
            return {}
        found = {}
        for item in self._parse(relations):
            target = posixpath.normpath(posixpath.join("/" + folder, item.get("Target", ""))).lstrip("/")
            if by_id:
                found[item.get("Id")] = target
            else:
                found.setdefault(item.get("Type", "").rpartition("/")[2], []).append(target)
        return found

    def _parse(self, path):
        with self._archive.open(path) as part:
            return ElementTree.parse(part).getroot()


def column_letter(column):
    """Return the letters by which Excel names a column.

    :param column: number of the column, the first is 1

    >>> column_letter(1), column_letter(28)
    ('A', 'AB')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def plain_value(value, max_text):
    """Return a value with tidy text: no odd spaces, None when empty, CellError('too_long') when it is a book.

    >>> plain_value(" Асанова\\xa0Айгүл ", 100), plain_value("  ", 100)
    ('Асанова Айгүл', None)
    """
    if isinstance(value, datetime) and value.date() == date(1899, 12, 30):
        return value.time().isoformat()  # a time of day, not a date
    if not isinstance(value, str):
        return value
    value = value.replace("\xa0", " ").strip()
    return CellError("too_long", limit=max_text) if len(value) > max_text else value or None


def _relation_id(sheet):
    return next((value for name, value in sheet.attrib.items() if name.endswith("}id")), None)


def _tag(element):
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def _text(element):
    """Return the text of a string that may be written in several fonts, without its reading aid."""
    if element is None:
        return None
    if len(element) == 1 and _tag(element[0]) == "t":  # in one font, like nearly all of them
        return _unescape(element[0].text or "")
    runs = element.findall("{*}t") + element.findall("{*}r/{*}t")
    return _unescape("".join(run.text or "" for run in runs))


def _unescape(text):
    """Return text with the characters that Excel writes as _x000D_."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
