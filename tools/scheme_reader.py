"""Reads the rows of a scheme of work: quarters and sections that divide the lessons, sums that are checked only."""

from dataclasses import dataclass, field
from datetime import date

from . import scheme_words
from .cell_error import CellError

TEXTS = ("expected_result", "assessment", "resources", "homework", "note")
_CAPTION = 2  # filled cells that the row of a section or a signature has at most


@dataclass
class Lesson:
    """One lesson of the list.

    :param row: number of the row on the sheet
    :param quarter: number of the quarter, 0 when the list does not tell
    :param texts: {field: text} of the columns that are plain text
    :param errors: [(column, CellError)]: cells that cannot be read; without them the field stays empty
    """

    row: int
    quarter: int = 0
    week: int = 0
    section: str = ""
    name: str = ""
    hours: float = 1.0
    date_planned: date = None
    date_taught: date = None
    texts: dict = field(default_factory=dict)
    errors: list = field(default_factory=list)


@dataclass
class Sum:
    """A row of sums that does not agree with the lessons above it.

    :param quarter: number of the quarter that it sums, 0 for all
    :param told: hours of the list
    :param found: hours of its lessons
    """

    row: int
    quarter: int
    told: float
    found: float


class SchemeReader:
    """Reads the lessons of a sheet.

    :param sheet: tools.spreadsheet.Sheet
    :param columns: {column number: target} of the columns to import
    :param year_start: first day of the school year, in which dates without a year lie

    >>> from .spreadsheet import Sheet
    >>> rows = {1: ["I чейрек"], 2: [1, "Кыймыл", "2 саат", "05.09"], 3: ["Бардыгы", None, 3]}
    >>> reader = SchemeReader(Sheet("7-А", rows), {2: "name", 3: "hours", 4: "date_planned"}, date(2026, 9, 1))
    >>> [lesson] = reader.read_lessons(0)
    >>> lesson.quarter, lesson.name, lesson.hours, str(lesson.date_planned)
    (1, 'Кыймыл', 2.0, '2026-09-05')
    >>> reader.sums
    [Sum(row=3, quarter=0, told=3.0, found=2.0)]
    """

    def __init__(self, sheet, columns, year_start):
        self.sheet = sheet
        self.columns = columns
        self.year_start = year_start
        self.lessons, self.sums, self.left_out = [], [], []
        self._named = {target: column for column, target in columns.items()}
        self._names = [column for column, target in columns.items() if target == "name"]
        self._quarter, self._told, self._section = 0, {}, ""
        self._carried = {}

    def read_lessons(self, after):
        """Return the Lesson of every row below the headings; sums that do not agree are in ``sums``.

        :param after: number of the last row of the headings
        """
        rows = [(number, values) for number, values in self.sheet.rows.items() if number > after]
        for number, values in rows:
            texts = [value for value in values if isinstance(value, str)]
            if quarter := self._find_quarter(values, texts):
                self._begin_quarter(number, *quarter)
            elif told := self._find_sum(values, texts):
                self._check_sum(number, *told)
            elif self._is_lesson(values):
                self.lessons.append(self._read_row(number, values))
            elif self._is_section(values):
                self._section = self._text_of_names(values) or str(texts[0])
                self.left_out.append(number)
            elif texts or self._is_filled(values):
                self.left_out.append(number)
        self._check_quarters()
        return self._without_signatures()

    # rows that are no lessons

    def _find_quarter(self, values, texts):
        """Return (number, hours) when a row separates quarters: no more than that and its hours stand in it."""
        if not texts or len([value for value in values if value is not None]) > _CAPTION:
            return None
        found = next(filter(None, map(scheme_words.read_quarter, texts)), None)
        if found and found[1] is None:
            numbers = [value for value in values if isinstance(value, (int, float))]
            found = found[0], float(numbers[0]) if numbers else None
        return found

    def _begin_quarter(self, number, quarter, told):
        self._quarter, self._section, self._carried = quarter, "", {}
        if told is not None:
            self._told[quarter] = (number, told)

    def _find_sum(self, values, texts):
        """Return (kind of sum, hours) of a row of sums, or None."""
        found = next(filter(None, map(scheme_words.read_sum, texts)), None)
        if found is None:
            return None
        column = self._named.get("hours")
        told = values[column - 1] if column and column <= len(values) else None
        if isinstance(told, str):
            try:
                told = scheme_words.read_hours(told)
            except CellError:
                told = None
        return found[0], float(told) if isinstance(told, (int, float)) else found[1]

    def _check_sum(self, number, kind, told):
        """Compare a row of sums with the lessons above it: of its quarter, or of all of them."""
        if told is None:
            return
        total = sum(lesson.hours for lesson in self.lessons)
        of_quarter = self._sum_of(self._quarter)
        fitting = {"term": {of_quarter}, "year": {total}}.get(kind, {of_quarter, total})
        if told not in fitting:
            is_term = kind == "term" or (not kind and abs(told - of_quarter) < abs(told - total))
            quarter, found = (self._quarter, of_quarter) if is_term else (0, total)
            self.sums.append(Sum(number, quarter, told, found))

    def _sum_of(self, quarter):
        return sum(lesson.hours for lesson in self.lessons if lesson.quarter == quarter)

    def _check_quarters(self):
        """Compare the hours that the rows of quarters tell with their lessons."""
        for quarter, (number, told) in self._told.items():
            if told != (found := self._sum_of(quarter)):
                self.sums.append(Sum(number, quarter, told, found))

    def _is_section(self, values):
        """Return whether a row only names a section: one text, beside it a number at most."""
        filled = [value for value in values if value is not None]
        return len(filled) <= _CAPTION and any(isinstance(value, str) and len(value) > 2 for value in filled)

    def _is_filled(self, values):
        return any(values[column - 1] is not None for column in self.columns if column <= len(values))

    def _is_lesson(self, values):
        """Return whether a row is a lesson: a topic and something else than the number of a section."""
        others = [
            value
            for column, value in enumerate(values, 1)
            if value is not None and column not in self._names and self.columns.get(column)
        ]
        numbers = [value for value in values if isinstance(value, (int, float))]
        if scheme_words.is_section(self._text_of_names(values)):
            # its hours are the sum of its lessons: a lesson has a day or a number of its own beside them
            return len(others) > 1 or len(numbers) > len(others)
        if not self._text_of_names(values):
            return bool(others) and bool(numbers) and len(others) > 1
        # where the list knows neither hours nor dates, a number before the topic makes a lesson
        is_plain = not {"hours", "date_planned", "date_taught"} & self._named.keys()
        return bool(others) or bool(numbers) or (is_plain and len(self._names) == len(self.columns) == 1)

    def _without_signatures(self):
        """Return the lessons; what stands below the last one without a number of its own is a signature."""
        while self.lessons and self.lessons[-1].errors and not self._is_numbered(self.lessons[-1].row):
            self.left_out.append(self.lessons.pop().row)
        return self.lessons

    def _is_numbered(self, row):
        return any(isinstance(value, (int, float)) for value in self.sheet.rows[row])

    # cells

    def _text_of_names(self, values):
        parts = [values[column - 1] for column in self._names if column <= len(values)]
        return " · ".join(" ".join(part.split()) for part in parts if isinstance(part, str))

    def _read_row(self, number, values):
        lesson = Lesson(number, self._quarter, section=self._section, name=self._text_of_names(values))
        for column, target in self.columns.items():
            value = values[column - 1] if column <= len(values) else None
            value = self._carry(target, value)
            if value is None or (isinstance(value, str) and scheme_words.is_empty(value)):
                self._miss(lesson, column, target)
                continue
            try:
                if isinstance(value, CellError):
                    raise value
                self._read_cell(lesson, target, value)
            except CellError as error:
                lesson.errors.append((column, error))
        if not lesson.name and not any(column in self._names for column, _error in lesson.errors):
            lesson.errors.append((self._names[0], CellError("topic")))
        return lesson

    def _carry(self, target, value):
        """Return the value of a cell; quarter, week and section hold until the next one, as merged cells show them."""
        if target not in ("term", "week", "section"):
            return value
        if value is not None:
            if target == "term":
                self._carried.pop("week", None)
            self._carried[target] = value
        return self._carried.get(target)

    def _miss(self, lesson, column, target):
        """Note that the hours of a lesson are missing, unless its cell is the rest of a merged one."""
        if target != "hours":
            return
        rest = any(
            first < lesson.row <= last and left <= column <= right
            for first, last, left, right in self.sheet.merged
        )
        lesson.hours = 0.0 if rest else 1.0
        if not rest:
            lesson.errors.append((column, CellError("no_hours")))

    def _read_cell(self, lesson, target, value):
        if target == "name":
            if not isinstance(value, str):
                lesson.name = " · ".join(filter(None, (lesson.name, f"{value}")))
        elif target == "term":
            lesson.quarter, week = scheme_words.read_term(value)
            lesson.week = week or lesson.week
        elif target == "week":
            lesson.week = scheme_words.read_week(value)
        elif target == "section":
            lesson.section = " ".join(str(value).split())
        elif target == "hours":
            lesson.hours = scheme_words.read_hours(value)
        elif target in ("date_planned", "date_taught"):
            setattr(lesson, target, scheme_words.read_day(value, self.sheet.epoch, self.year_start))
        else:
            lesson.texts[target] = " ".join(str(value).split())
