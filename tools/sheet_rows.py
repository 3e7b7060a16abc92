"""The rows of a sheet as the file has them (ECMA-376), one by one: what stands in each cell, not yet what it means."""

import re
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

_CHUNK = 2**16
_LETTERS = re.compile(r"[A-Z]{1,3}")
_MERGED = re.compile(r"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)")
_MAX_MERGED = 5000
_DIGITS = "0123456789"


class RawCell(NamedTuple):
    """A cell with something in it.

    :param column: number of its column, the first is 1
    :param kind: its attribute t, by default 'n' (a number)
    :param style: number of its style as text, or None
    :param text: what stands in it, or None
    :param is_formula: whether a formula stands in it
    """

    column: int
    kind: str
    style: str
    text: str
    is_formula: bool


def iterate_rows(part, merged):
    """Yield (row number, list of RawCell) of every row of a sheet, empty ones too.

    A tree of elements, which nobody needs after its row, would take half the time of an import.

    :param part: file of the sheet, open for reading
    :param merged: list that takes (first row, last row, first column, last column) of the merged cells, which stand
        behind the last row of a sheet
    :raises expat.ExpatError: when it is no XML
    :raises ValueError: when numbers of rows are none, or for a document type, which could hold an entity bomb
    """
    reader = _Reader(merged)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.texts.append
    parser.StartDoctypeDeclHandler = _refuse_doctype
    while chunk := part.read(_CHUNK):
        parser.Parse(chunk)
        yield from reader.take_rows()
    parser.Parse(b"", True)
    yield from reader.take_rows()


class _Reader:
    """Keeps what the parser tells until a row is complete."""

    def __init__(self, merged):
        self.texts = []
        self._merged = merged
        self._rows, self._cells = [], []
        self._number = self._column = self._reading_aid = 0
        self._kind = self._style = self._text = None
        self._is_formula = False

    def take_rows(self):
        """Return the rows that are complete."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, tag, attributes):
        tag = _local(tag)
        if tag == "c":
            place = attributes.get("r")
            self._column = (place and _column_of(place.rstrip(_DIGITS))) or self._column + 1
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s")
            self._text, self._is_formula = None, False
        elif tag in ("v", "t"):
            self.texts.clear()
        elif tag == "f":
            self._is_formula = True
        elif tag == "rPh":
            self._reading_aid += 1
        elif tag == "row":
            self._number = int(attributes.get("r") or self._number + 1)
            self._column, self._cells = 0, []
        elif tag == "mergeCell":
            self._merge(attributes.get("ref") or "")

    def end(self, tag):
        tag = _local(tag)
        if tag == "c":
            if self._text is not None or self._is_formula:
                self._cells.append(
                    RawCell(self._column, self._kind, self._style, self._text, self._is_formula)
                )
        elif tag == "v" or (tag == "t" and not self._reading_aid):
            # a text in several fonts comes in parts
            self._text = "".join([self._text or "", *self.texts]) or None
        elif tag == "rPh":
            self._reading_aid -= 1
        elif tag == "row":
            self._rows.append((self._number, self._cells))

    def _merge(self, area):
        if len(self._merged) < _MAX_MERGED and (found := _MERGED.fullmatch(area)):
            first, last = column_number(found[1]), column_number(found[3])
            self._merged.append((int(found[2]), int(found[4]), first, last))


def column_number(letters):
    """Return the number of a column that Excel names with letters.

    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(256)
def _column_of(letters):
    """Return the number of a column, 0 when the letters are none."""
    return column_number(letters) if _LETTERS.fullmatch(letters) else 0


@lru_cache(256)
def _local(tag):
    """Return the name of an element without its prefix."""
    return tag.rpartition(":")[2]


def _refuse_doctype(*_details):
    raise ValueError("document type")
