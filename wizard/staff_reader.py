"""Reads the rows of a staff list into people, each with the sentences about the cells that cannot be read."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from ..tools.cell_error import CellError
from ..tools.date_text import parse_date
from ..tools.name_text import clean_name, is_full_name
from ..tools.service_text import parse_service
from ..tools.staff_words import read_category, read_education, row_kind, take_year
from .staff_messages import refuse_cell

SERVICE_KINDS = ("total", "pedagogical", "managerial", "education")
NAME_PARTS = ("name", "family_name", "first_name", "patronymic")
_EMPTY = {"-", "–", "—", "жок", "нет"}
_NO_CATEGORY = {"жок", "нет"}
_HOURS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:саат|сааттан|ч|час|часа|часов|h|hours)?\.?", re.IGNORECASE)
_HOURS_AFTER_CLASSES = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:саат|ч\b|час)", re.IGNORECASE)
_CAPTION = 3  # filled cells that the row of a caption or a signature has at most
_MIN_AGE, _MAX_AGE, _MAX_HOURS, _FIRST_YEAR = 16, 100, 60, 1940


@dataclass
class Person:
    """One row of the list.

    :param row: number of the row on the sheet
    :param values: {field of the card: value}; many2many fields hold records
    :param services: {kind: months on the reference date}
    :param errors: sentences; a person with any is not imported
    :param warnings: sentences that only inform
    """

    row: int
    name: str = ""
    birthday: date = None
    values: dict = field(default_factory=dict)
    services: dict = field(default_factory=dict)
    category: object = None
    category_date: date = None
    category_reference: str = ""
    cells: dict = field(default_factory=dict)
    errors: list = field(default_factory=list)
    warnings: list = field(default_factory=list)


class StaffReader:
    """Reads the people of a sheet.

    :param env: environment of the user
    :param vocabulary: Vocabulary of the school
    :param sheet: tools.spreadsheet.Sheet
    :param columns: {column number: (target, heading)} of the columns to import
    :param day: datetime.date on which the services of the list are counted
    """

    def __init__(self, env, vocabulary, sheet, columns, day):
        self.env = env
        self.vocabulary = vocabulary
        self.sheet = sheet
        self.columns = columns
        self.day = day
        self.left_out = []  # numbers of the rows that hold no person
        self.targets = {target for target, _heading in columns.values()}

    def read_people(self, after):
        """Return the Person of every row below the headings, without captions, sums and signatures.

        :param after: number of the last row of the headings
        """
        rows = {number: values for number, values in self.sheet.rows.items() if number > after}
        named = {number for number, values in rows.items() if self._is_person(values)}
        last = max(named, default=0)
        self.left_out = [
            number
            for number, values in rows.items()
            if number not in named and self._is_decoration(values, number > last)
        ]
        skipped = set(self.left_out)
        return [self._read_row(number, values) for number, values in rows.items() if number not in skipped]

    def _is_person(self, values):
        name = self._read_name(values)
        return is_full_name(name) and not row_kind(name)

    def _is_decoration(self, values, is_below):
        """Return whether a row without a full name is the caption of a section, a sum or a signature."""
        filled = len([value for value in values if value is not None])
        name = self._read_name(values)
        kind = row_kind(name)
        # a caption in a row full of facts is a name that was written wrongly
        return kind == "sum" or filled <= (_CAPTION if kind else 2 if is_below else 0 if name else 1)

    def _read_name(self, values):
        parts = {target: self._value(values, column) for column, (target, _heading) in self.columns.items()}
        return clean_name(
            " ".join(str(parts[part]) for part in NAME_PARTS if isinstance(parts.get(part), str))
        )

    def _value(self, values, column):
        """Return the value of a column, None when the cell is empty or holds a dash."""
        value = values[column - 1] if column <= len(values) else None
        if not isinstance(value, str) or value.lower() not in _EMPTY:
            return value
        # to have none is a statement only about the category
        return value if self.columns[column][0] == "category" and value.lower() in _NO_CATEGORY else None

    def _read_row(self, number, values):
        person = Person(number, self._read_name(values))
        for column, (target, heading) in self.columns.items():
            value = self._value(values, column)
            if value is None:
                continue
            person.cells[target] = (column, heading, value)
            try:
                if isinstance(value, CellError):
                    raise value
                self._read_cell(person, target, value)
            except CellError as error:
                refuse_cell(self.env, person, target, error)
        self._check_person(person)
        return person

    def _read_cell(self, person, target, value):
        if target in NAME_PARTS:
            return
        if target.startswith("service_"):
            years, months = parse_service(value)
            person.services[target.removeprefix("service_")] = years * 12 + months
        else:
            getattr(self, f"_read_{target}")(person, value)

    def _check_person(self, person):
        target = next((part for part in NAME_PARTS if part in person.cells), None)
        if not target:
            person.errors.append(self.env._("Row %(row)s: the name is missing.", row=person.row))
        elif not is_full_name(person.name) and not person.errors:
            refuse_cell(
                self.env, person, target, CellError("name", text=person.name or person.cells[target][2])
            )
        total = person.services.get("total")
        for kind, months in person.services.items():
            if total is not None and months > total:
                target = f"service_{kind}"
                error = CellError("longer_than_total", text=str(person.cells[target][2]))
                refuse_cell(self.env, person, target, error)

    # the readers of the columns

    def _read_birthday(self, person, value):
        day = parse_date(value, self.sheet.epoch)
        if not _MIN_AGE <= relativedelta(self.day, day).years <= _MAX_AGE:
            raise CellError("age", text=day.strftime("%d.%m.%Y"))
        person.birthday = day

    def _read_date_joined(self, person, value):
        person.values["date_joined"] = parse_date(value, self.sheet.epoch)

    def _read_category_date(self, person, value):
        person.category_date = parse_date(value, self.sheet.epoch)

    def _read_category(self, person, value):
        code, day = read_category(str(value))
        person.category = self.vocabulary.get_category(code, str(value))
        if "category_date" not in self.targets:
            person.category_date = day

    def _read_category_reference(self, person, value):
        person.category_reference = str(value)

    def _read_post(self, person, value):
        found = self.vocabulary.read_posts(str(value))
        person.values["post_ids"] = person.values.get("post_ids", found) | found

    def _read_subject(self, person, value):
        found = self.vocabulary.read_subjects(str(value))
        person.values["subject_ids"] = person.values.get("subject_ids", found) | found

    def _read_education_level(self, person, value):
        level, institution, year = read_education(str(value))
        if not level:
            labels = dict(
                self.env["methodical.teacher"]._fields["education_level"]._description_selection(self.env)
            )
            raise CellError("education", text=str(value), allowed=list(labels.values()))
        person.values["education_level"] = level
        self._set_unless_column(person, "education_institution", institution)
        self._set_unless_column(person, "education_year", year)

    def _read_education_institution(self, person, value):
        text, year = str(value), 0
        if "education_year" not in self.targets:
            text, year = take_year(text)
        person.values["education_institution"] = text
        self._set_unless_column(person, "education_year", year)

    def _set_unless_column(self, person, name, value):
        """Keep what stands beside something else in a cell, unless it has a column of its own."""
        if value and name not in self.targets:
            person.values[name] = value

    def _read_education_year(self, person, value):
        year = value.year if isinstance(value, datetime) else take_year(str(value))[1]
        if not _FIRST_YEAR <= year <= self.day.year + 1:
            raise CellError("year", text=str(value))
        person.values["education_year"] = year

    def _read_weekly_load(self, person, value):
        text = str(value).strip()
        match = _HOURS.fullmatch(text) or _HOURS_AFTER_CLASSES.search(text)
        hours = float(match[1].replace(",", ".")) if match else -1
        if not 0 <= hours <= _MAX_HOURS:
            raise CellError("hours", text=text)
        person.values["weekly_load"] = hours

    def _read_speciality(self, person, value):
        person.values["speciality"] = str(value)

    def _read_honours(self, person, value):
        person.values["honours"] = str(value)

    def _read_note(self, person, value):
        person.values["note"] = str(value)
