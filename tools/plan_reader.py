"""The activities of a plan on a sheet: rows of a table, with directions as rows of their own between them."""

import re
from dataclasses import dataclass, field

from .cell_error import CellError
from .plan_time import read_period
from .word_match import join_wrapped, words

_NUMBER = re.compile(r"^\s*(?:[IVXІ]+|\d+)\s*[.)]?\s*")
#: rows that end the table
_SIGNATURE = re.compile(
    r"(түзгөн|түздү|составил|подпис|колу|жетекчи[си]*\s*[:_]|руководитель\s*[:_]|_{3,})", re.IGNORECASE
)
MAX_NAME = 500


@dataclass
class PlanRow:
    """A row of the table that is an activity.

    :param row: number of the row as Excel shows it
    :param direction: text of its direction: of its column, else of the row above that divides the plan
    :param dates: (first day, last day) or None
    :param errors: [(column, CellError)]
    """

    row: int
    name: str
    direction: str = ""
    form: str = ""
    dates: tuple = None
    responsible: str = ""
    result: str = ""
    mark: str = ""
    errors: list = field(default_factory=list)


class PlanReader:
    """Reads the rows of a sheet.

    :param sheet: tools.spreadsheet.Sheet
    :param targets: {column number: target}
    :param year: tools.plan_shift.SchoolYear
    """

    def __init__(self, sheet, targets, year):
        self.sheet = sheet
        self.targets = targets
        self.year = year
        self.left_out = []

    def read_rows(self, last_heading):
        """Return the list of PlanRow below the headings; rows that are none are told in ``left_out``.

        :param last_heading: number of the last row of the headings
        """
        rows, direction = [], ""
        name_column = min(column for column, target in self.targets.items() if target == "name")
        for number, values in self.sheet.rows.items():
            if number <= last_heading:
                continue
            if (divider := self._read_divider(values)) is not None:
                if _SIGNATURE.search(divider):
                    self.left_out.append(number)
                else:
                    direction = divider
                continue
            row = self._read_row(number, values, direction)
            if not row.name:
                if not (row.dates or row.responsible or row.result):
                    self.left_out.append(number)
                    continue
                row.errors.append((name_column, CellError("activity")))
            rows.append(row)
        return rows

    def _read_divider(self, values):
        """Return the text of a row that divides the plan: one text, beside it at most a number; else None."""
        filled = [(column, value) for column, value in enumerate(values, 1) if value is not None]
        texts = [
            (column, value)
            for column, value in filled
            if isinstance(value, str) and not re.fullmatch(r"\s*[\dIVXІ]+\s*[.)]?\s*", value)
        ]
        numbers = [value for _column, value in filled if isinstance(value, int | float)]
        if len(texts) != 1 or len(numbers) > 1 or len(filled) - len(texts) > 1:
            return None
        column, text = texts[0]
        numbered = next((value for place, value in filled if place < column), None)
        if self.targets.get(column) == "name" and isinstance(numbered, int | float):
            # an activity of which nothing but the name is written
            return None
        return join_wrapped(_NUMBER.sub("", text)) or join_wrapped(text)

    def _read_row(self, number, values, direction):
        row = PlanRow(number, "", direction)
        for column, target in self.targets.items():
            value = values[column - 1] if column <= len(values) else None
            if value is None:
                continue
            if isinstance(value, CellError):
                row.errors.append((column, value))
            elif target == "period":
                self._read_period(row, column, value)
            else:
                text = join_wrapped(value)
                setattr(row, target, text)
        if len(row.name) > MAX_NAME:
            row.errors.append((1, CellError("too_long", limit=MAX_NAME)))
        if row.dates is None and not any(self.targets.get(column) == "period" for column, _e in row.errors):
            place = next((column for column, target in self.targets.items() if target == "period"), 1)
            row.errors.append((place, CellError("no_period")))
        return row

    def _read_period(self, row, column, value):
        try:
            row.dates = read_period(value, self.year, self.sheet.epoch)
        except CellError as error:
            row.errors.append((column, error))


def find_direction(text, directions):
    """Return the id of the direction that a text names, or None: most of its words are those of the direction.

    :param text: for example "II. Жаш адистер менен иш алып баруу"
    :param directions: {id: [names in any language]}

    >>> directions = {5: ["Work with young specialists", "Жаш адистер менен иш алып баруу"], 6: ["Жаңы келген мугалимдер менен иш алып баруу"]}
    >>> find_direction("Жаш адистер менен иштөө", directions), find_direction("Жаны келген мугалимдер", directions)
    (5, 6)
    >>> find_direction("Уюштуруу иштери", directions)
    """
    found = _stems(text)
    best, most = None, 0.0
    for key, names in directions.items():
        for name in names:
            known = _stems(name)
            common = len(found & known)
            share = common / max(len(found), 1)
            score = share + common / (10 * max(len(known), 1))
            if share >= 0.5 and score > most:
                best, most = key, score
    return best


def find_form(text, forms):
    """Return the id of the form that a text names, or None: the longest name whose words the text holds.

    :param forms: {id: [names in any language]}

    >>> forms = {1: ["Seminar", "Семинар"], 2: ["Семинар-сабак"], 3: ["Ачык сабак", "Открытый урок"]}
    >>> find_form("Ачык сабактар", forms), find_form("семинар-сабак: окуу", forms), find_form("Экскурсия", forms)
    (3, 2, None)
    """
    found = _stems(text)
    fitting = [
        (len(known), key)
        for key, names in forms.items()
        for name in names
        if (known := _stems(name)) and known <= found
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _stems(text):
    """Return the beginnings of the words of a text that mean something: endings are many in Kyrgyz and Russian."""
    return {word[:5] for word in words(text) if len(word) > 2}
