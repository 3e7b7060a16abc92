"""The headings of a list that somebody made in Excel: what they stand for, and where they are on a sheet."""

import re
from dataclasses import dataclass, field
from itertools import islice

from .cell_error import CellError
from .word_match import find_phrase

IGNORE = "ignore"
_SEARCHED_ROWS = 40
_BRACKETS = re.compile(r"\([^)]*\)?")


@dataclass
class Header:
    """The heading of a list.

    :param first: number of its first row on the sheet
    :param last: number of its last row: data begin below
    :param texts: {column number: heading}, groups and their parts joined: "Стаж: жалпы"
    :param title: texts of the rows above
    """

    first: int
    last: int
    texts: dict = field(default_factory=dict)
    title: list = field(default_factory=list)


class ListHeadings:
    """What the headings of one kind of list stand for.

    :param known: {target: phrases}, the result of word_match.phrases()
    :param keys: the targets one of which is in every row of headings
    :param multiple: the targets that several columns may fill
    """

    def __init__(self, known, keys, multiple=()):
        self.known = known
        self.keys = frozenset(keys)
        self.multiple = frozenset({*multiple, IGNORE})

    def guess_target(self, heading):
        """Return what a heading stands for: a key of ``known``, or None when it is unknown.

        >>> from .word_match import phrases
        >>> ListHeadings(phrases({"note": "примечан"}), ["note"]).guess_target("Примечание (кыскача)")
        'note'
        """
        # what stands in brackets explains: it decides only when the rest says nothing
        plain = _BRACKETS.sub(" ", heading)
        return find_phrase(plain, self.known) or (
            find_phrase(heading, self.known) if plain != heading else None
        )

    def guess_columns(self, texts):
        """Return {column: target} of the columns whose heading is known; a single target is given once.

        :param texts: {column: heading}
        """
        found = {}
        for column, text in texts.items():
            target = self.guess_target(text)
            if target and (target in self.multiple or target not in found.values()):
                found[column] = target
        return found

    def find_header(self, rows, first=None):
        """Return the Header of a list: the row in which most headings are known, with a second line if there is one.

        :param rows: {row number: list of values}
        :param first: number of the row when the user has named it
        :return: Header, or None when no row among the first holds a key heading
        """
        if first is None:
            searched = list(islice(rows.items(), _SEARCHED_ROWS))
            scores = {number: self._score(values) for number, values in searched}
            first = max(scores, key=scores.get, default=None)
            if first is None or not scores[first]:
                return None
        header = Header(first, first, _texts(rows.get(first, [])))
        header.title = [
            str(value) for number, values in rows.items() if number < first for value in values if value
        ]
        self._join_second_line(header, rows)
        if _is_numbering(rows.get(header.last + 1, [])):
            header.last += 1
        return header

    def _is_data(self, values):
        """Return whether a row of texts only is no second line of the headings (hook)."""
        return False

    def _score(self, values):
        """Return how many different headings a row holds, 0 without a key one."""
        targets = {self.guess_target(text) for text in _texts(values).values()} - {None, IGNORE}
        return len(targets) if targets & self.keys else 0

    def _join_second_line(self, header, rows):
        """Join the parts of merged headings: "Стажы" above "жалпы" and "пед."."""
        values = rows.get(header.last + 1, [])
        parts = _texts(values)
        keys = {column for column, text in header.texts.items() if self.guess_target(text) in self.keys}
        filled = [value for value in values if value is not None]
        # only below an empty cell a text can belong to a merged heading; a row of data fills the key column
        if len(parts) < len(filled) or keys & parts.keys() or not parts.keys() - header.texts.keys():
            return
        if self._is_data(values):
            return
        group, joined = "", {}
        for column in range(1, max([*header.texts, *parts]) + 1):
            group = header.texts.get(column) or (group if column in parts else "")
            text = ": ".join(filter(None, (group, parts.get(column))))
            if text:
                joined[column] = text
        header.texts, header.last = joined, header.last + 1


def _texts(values):
    return {column: value for column, value in enumerate(values, 1) if isinstance(value, str)}


def _is_numbering(values):
    """Return whether a row only numbers the columns, as printed forms do.

    >>> _is_numbering([1, 2, "3", 4]), _is_numbering([1, "Асанова Айгүл", 2])
    (True, False)
    """
    filled = [str(value) for value in values if value is not None and not isinstance(value, CellError)]
    if len(filled) < 3 or not filled[0].isdecimal():
        return False
    return filled == [str(int(filled[0]) + place) for place in range(len(filled))]
