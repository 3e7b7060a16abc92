"""What the block above the table of a scheme of work says: class, hours of the year and of a week, teacher."""

import re
from typing import NamedTuple

from .word_match import fold, join_wrapped

_CLASS = re.compile(
    r"(?<![\d.,])(1[0-2]|[1-9])\s*[-–«\"“]?\s*([а-яёңөү](?![а-яёңөү]))?\s*[»\"”]?\s*(?:[-–]?\s*(?:класс|кл\b|class))?",
    re.IGNORECASE,
)
_CLASS_WORD = re.compile(r"класс|\bкл\b|class", re.IGNORECASE)
_WEEKLY = re.compile(
    r"(?:жумасына|аптасына|жумалык|в\s+неделю|недельн\w*)\D{0,15}?(\d+(?:[.,]\d+)?)|(\d+(?:[.,]\d+)?)\s*(?:саат|час\w*|ч)?\.?\s*(?:жумасына|аптасына|в\s+неделю)",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"(?:сааты|саат\s*саны|бардыгы|жылдык|жылына|жылга|жалпы|всего|итого|количество\s+часов|кол-во\s+часов|часов|в\s+год|за\s+год)[^\d,;.]{0,25}?(\d{1,3})(?!\d)|(\d{1,3})\s*(?:саат|час\w*|ч)\b",
    re.IGNORECASE,
)
_TEACHER = re.compile(r"(?:мугалим\w*|учител\w*|түзгөн|составител\w*|teacher)\s*[:–—-]\s*(.+)", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:предмет\w*|сабак\w*|subject)\s*[:–—-]\s*(.+)", re.IGNORECASE)


class Title(NamedTuple):
    """What a title tells; what it does not tell is empty.

    :param grade: number of the class, 0 when it is not told
    :param letter: letter of the class, folded
    :param hours: hours of the year
    :param weekly: hours of a week
    :param teacher: text after "Мугалим:"
    :param text: all of it in one line, in which a caller looks for the name of a subject
    """

    grade: int
    letter: str
    hours: float
    weekly: float
    teacher: str
    text: str


def read_title(lines, sheet=""):
    """Return the Title of a list.

    :param lines: texts above the headings
    :param sheet: name of the sheet, asked when the lines name no class

    >>> title = read_title(["Физика боюнча КТП", "7-А класс", "Сааты: 68, жумасына 2 саат", "Мугалими: Асанова А."])
    >>> title.grade, title.letter, title.hours, title.weekly, title.teacher
    (7, 'а', 68.0, 2.0, 'Асанова А.')
    >>> title = read_title(["КТП по алгебре, 8 «Б» класс", "Количество часов: всего 102 часа; в неделю 3 часа"])
    >>> title.grade, title.letter, title.hours, title.weekly
    (8, 'б', 102.0, 3.0)
    >>> read_title(["2026-2027-окуу жылы"], "9в")[:2]
    (9, 'в')
    """
    lines = [join_wrapped(line) for line in lines]
    text = " · ".join(lines)
    grade, letter = next(filter(None, map(_find_class, lines)), None) or _class_of_sheet(sheet) or (0, "")
    weekly = _first(_WEEKLY.search(text))
    rest = _WEEKLY.sub(" ", text)
    hours = next((hours for match in _YEARLY.finditer(rest) if (hours := _first(match)) > weekly), 0.0)
    teacher = next((match[1].strip() for line in lines if (match := _TEACHER.search(line))), "")
    return Title(grade, letter, hours, weekly, teacher, text)


def _find_class(line):
    """Return (grade, letter) of a line that speaks of a class, or None.

    >>> _find_class("Класс: 7 А"), _find_class("2026-2027-окуу жылы"), _find_class("10-класстар үчүн")
    ((7, 'а'), None, (10, ''))
    """
    word = _CLASS_WORD.search(line)
    if not word:
        return None
    # the number beside the word: before it, else after it
    before = [match for match in _CLASS.finditer(line[: word.end()]) if match.end() >= word.start()]
    match = before[-1] if before else _CLASS.search(line, word.end())
    return (int(match[1]), fold(match[2] or "")) if match else None


def _class_of_sheet(name):
    match = re.search(
        r"(?<!\d)(1[0-2]|[1-9])\s*[-–]?\s*([а-яёңөүa-z])?(?![а-яёңөүa-z\d])", name, re.IGNORECASE
    )
    return (int(match[1]), fold(match[2] or "")) if match else None


def _first(match):
    """Return the number that a match found, 0 for no match."""
    found = next(filter(None, match.groups()), "0") if match else "0"
    return float(found.replace(",", "."))
