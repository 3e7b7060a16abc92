"""The certificates of a list that somebody kept in Excel: a row each, every cell that cannot be read named."""

import re
from dataclasses import dataclass, field

from .cell_error import CellError
from .course_headings import read_word
from .date_text import find_date, parse_date
from .name_text import clean_name
from .word_match import join_wrapped

_HOURS = re.compile(
    r"\D{0,12}?(\d{1,9})(?:[.,]0+)?\s*(?:ак\S*\s*)?(?:саат\w*|час\w*|с|ч|h|hours?)?\.?", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:№|\bNo\b\.?|\bN\b\.?|номери?)\s*:?\s*([^,;]+)", re.IGNORECASE)
_LIKE_DATE = re.compile(r"(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d)")
_SHORT_PERIOD = re.compile(r"^\s*(\d{1,2})[./](\d{1,2})\s*[-–—]\s*(\d{1,2}[./]\d{1,2}[./](\d{4}|\d{2}))")
_EMPTY = {"", "-", "–", "—", "жок", "нет"}
#: filled cells that a row with a certificate has at least, the number of the row included
_LEAST = 3
MAX_TEXT = 500
_TEXTS = ("provider", "programme", "name", "qualification")
_DATES = ("date_start", "date_end", "document_date")
_WORDS = ("kind", "form", "document_kind", "funding")
#: what one merged cell says of all its rows: the person, and what is the same for several certificates
_SHARED = ("teacher", "provider", "programme", "kind", "form", "funding")
#: what a cell says about a document or a course does not hold the rest of the row up
_OPTIONAL = ("form", "document_kind", "funding")


@dataclass
class CourseRow:
    """A row of the list.

    :param row: number of the row as Excel shows it
    :param teacher: name as it is written
    :param values: {target: text, number of hours, date or key of a choice}
    :param errors: [(target, CellError)] that keep the row out
    :param warnings: [(target, CellError)] of cells that are left out
    """

    row: int
    teacher: str = ""
    values: dict = field(default_factory=dict)
    errors: list = field(default_factory=list)
    warnings: list = field(default_factory=list)


class CourseReader:
    """Reads the rows of a sheet.

    :param sheet: tools.spreadsheet.Sheet
    :param targets: {column number: target}
    """

    def __init__(self, sheet, targets):
        self.sheet = sheet
        self.targets = targets
        self.left_out = []
        self._merged = self._find_merged_cells()

    def read_rows(self, after):
        """Return the list of CourseRow below the headings; rows that are none are told in ``left_out``.

        :param after: number of the last row of the headings
        """
        rows = []
        for number, values in self.sheet.rows.items():
            if number <= after:
                continue
            places = {column for column, value in enumerate(values, 1) if not _is_empty(value)}
            cells = {
                target: values[column - 1] for column, target in self.targets.items() if column in places
            }
            merged = self._merged.get(number, {})
            cells = {**merged, **cells}
            filled = len(places) + len(merged)
            decision = cells.pop("decision", None)
            is_open = decision is not None and read_word("decision", str(decision)) != "credited"
            if filled < _LEAST or cells.keys() <= {"teacher"} or is_open:
                self.left_out.append(number)
            else:
                rows.append(self._read_row(number, cells))
        return rows

    def _find_merged_cells(self):
        """Return {row number: {target: value}} of the rows below the first one of merged cells."""
        found = {}
        for first, last, left, right in self.sheet.merged:
            values = self.sheet.rows.get(first, ())
            target = self.targets.get(left)
            # a title goes over several columns
            if (
                target in _SHARED
                and left == right
                and left <= len(values)
                and not _is_empty(values[left - 1])
            ):
                for number in range(first + 1, last + 1):
                    found.setdefault(number, {})[target] = values[left - 1]
        return found

    def _read_row(self, number, cells):
        row = CourseRow(number)
        for target, value in cells.items():
            try:
                if isinstance(value, CellError):
                    raise value
                self._read_cell(row, target, value)
            except CellError as error:
                (row.warnings if target in _OPTIONAL else row.errors).append((target, error))
        self._complete(row, cells)
        return row

    def _read_cell(self, row, target, value):
        if target == "teacher":
            row.teacher = clean_name(join_wrapped(value))
        elif target in _TEXTS:
            row.values[target] = _read_text(value)
        elif target == "date_end" and "date_start" not in self.targets.values():
            row.values.update(self._read_period(value))
        elif target in _DATES:
            row.values[target] = parse_date(value, self.sheet.epoch)
        elif target in _WORDS:
            row.values[target] = _read_choice(target, value)
        elif target == "hours":
            row.values[target] = read_hours(value)
        elif target == "document_number":
            row.values[target] = _read_text(value)
        elif target == "period":
            row.values.update(self._read_period(value))
        elif target == "document":
            row.values.update(read_document(value, "document_date" not in self.targets.values()))

    def _read_period(self, value):
        """Return first and last day of a cell; one date is the last day."""
        if not isinstance(value, str):
            return {"date_end": parse_date(value, self.sheet.epoch)}
        if short := _SHORT_PERIOD.match(value):
            value = f"{short[1]}.{short[2]}.{short[4]} – {short[3]}"
        first, rest = find_date(value)
        last = find_date(rest)[0] if first else None
        if not first:
            return {"date_end": parse_date(value, self.sheet.epoch)}
        return {"date_start": first, "date_end": last} if last else {"date_end": first}

    def _complete(self, row, cells):
        """Divide “programme / theme” where there is one column for both."""
        name = row.values.get("name", "")
        if "programme" not in cells and " / " in name:
            row.values["programme"], row.values["name"] = name.split(" / ", 1)
        if not name and row.values.get("programme"):
            row.values["name"] = row.values["programme"]


def read_hours(value):
    """Return the hours that a cell gives.

    :raises CellError: 'hours' when it is no whole number

    >>> [read_hours(cell) for cell in (72, 72.0, "72 саат", "72 ч.", "36 ак. часов", " 500 ")]
    [72, 72, 72, 72, 36, 500]
    >>> read_hours("36/72")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    CellError: hours
    """
    match = _HOURS.fullmatch(str(value).strip())
    if not match or str(value).strip().startswith("-"):
        raise CellError("hours", text=str(value))
    return int(match[1])


def read_document(value, has_day=False):
    """Return kind, number and date of a document described in one cell, as far as they are there.

    :param has_day: whether what looks like a date must be one
    :raises CellError: when it is none

    >>> found = read_document("Сертификат, № КЖ 0048213, 16.10.2025")
    >>> found["document_kind"], found["document_number"], found["document_date"].isoformat()
    ('certificate', 'КЖ 0048213', '2025-10-16')
    >>> read_document("Диплом № 77")
    {'document_kind': 'diploma', 'document_number': '77'}
    >>> read_document("Диплом № 77, 31.02.2025", has_day=True)  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    CellError: impossible
    """
    day, rest = find_date(join_wrapped(value))
    if has_day and not day and (found := _LIKE_DATE.search(rest)):
        parse_date(found[0])  # says why it is none
    number = _NUMBER.search(rest)
    found = {
        "document_kind": read_word("document_kind", rest),
        "document_number": number[1].strip(" .") if number else "",
        "document_date": day,
    }
    return {target: part for target, part in found.items() if part}


def _read_text(value):
    text = join_wrapped(value)
    if len(text) > MAX_TEXT:
        raise CellError("too_long", limit=MAX_TEXT)
    return text


def _read_choice(target, value):
    text = join_wrapped(value)
    if not (found := read_word(target, text)):
        raise CellError("word", text=text)
    return found


def _is_empty(value):
    return value is None or (isinstance(value, str) and value.strip().lower() in _EMPTY)
