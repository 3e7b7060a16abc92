"""Words of schemes of work: rows that divide or sum the lessons, hours, and dates without a year."""

import re
from datetime import date, datetime

from .cell_error import CellError
from .date_text import find_date, parse_date
from .word_match import fold, words

_QUARTER = {"чейрек", "чейреги", "четверть", "четверти", "quarter"}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1v": 4}
# letters that look like the Roman numeral one: Latin l, Cyrillic і and palochka, the bar
_ROMAN_LOOK = str.maketrans("lі|ӏ1", "iiiii")
_ORDINALS = {
    1: "биринчи перв first",
    2: "экинчи втор second",
    3: "учунчу трет third",
    4: "тортунчу четверта четвертая fourth",
}
_HOURS_UNIT = r"(?:саат\w*|сааты|сабак|с\b|час\w*|ч\b|h\b|hours?)"
_HOURS = re.compile(rf"(\d+(?:[.,]\d+)?)\s*-?\s*{_HOURS_UNIT}?\.?", re.IGNORECASE)
_HOURS_IN_TEXT = re.compile(rf"(\d+(?:[.,]\d+)?)\s*-?\s*{_HOURS_UNIT}", re.IGNORECASE)
_SUMS = {
    "бардыгы",
    "бардыгыболуп",
    "жалпы",
    "жалпысы",
    "баары",
    "итого",
    "всего",
    "жыйынтык",
    "жыйынтыгы",
    "total",
}
_SUM_WORDS = (
    _SUMS
    | _QUARTER
    | {
        *[
            "саат",
            "саны",
            "сааты",
            "болуп",
            "ичинде",
            "боюнча",
            "жылга",
            "жыл",
            "жылдык",
            "жылы",
            "жылына",
            "чейрекке",
            "чейрегинде",
            "часов",
            "час",
            "часа",
            "ч",
        ],
        *["год", "за", "в", "на", "по", "году", "учебный", "количество", "кол", "во", "окуу"],
    }
)
_SECTIONS = {"болум", "глава", "раздел", "модуль", "бап", "section", "chapter"}
_YEAR_WORDS = {"жыл", "жылга", "жылдык", "жылы", "жылына", "год", "году"}
_DAY_MONTH = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\.?")
_RANGE = re.compile(r"\s*(?:[-–—]|,|;|\bда\b|\bжана\b|\bи\b)\s*")
_MAX_HOURS = 400


def read_quarter(text):
    """Return (number of the quarter, hours or None) of a row that separates quarters, else None.

    >>> read_quarter("I чейрек"), read_quarter("1-чейрек 16 саат"), read_quarter("Вторая четверть (14 ч.)")
    ((1, None), (1, 16.0), (2, 14.0))
    >>> read_quarter("ІІІ ЧЕЙРЕК – 20 саат"), read_quarter("Четверть круга"), read_quarter("четвертая четверть")
    ((3, 20.0), None, (4, None))
    """
    found = words(text)
    place = next((place for place, word in enumerate(found) if word in _QUARTER), None)
    if place is None or len(found) > 8 or found[0] in _SUMS:
        return None
    before = found[place - 1] if place else ""
    number = _ordinal(before) or (_ordinal(found[place + 1]) if not place and len(found) > 1 else None)
    if number is None:
        return None
    hours = _HOURS_IN_TEXT.search(str(text))
    return number, _number(hours[1]) if hours else None


def _ordinal(word):
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 4 else None
    if roman := _ROMAN.get(word.translate(_ROMAN_LOOK)) or _ROMAN.get(word):
        return roman
    for number, stems in _ORDINALS.items():
        if any(word.startswith(stem) for stem in stems.split()):
            return number
    return None


def read_term(value):
    """Return (number of the quarter, number of the week or 0) of a cell of the column of quarters.

    :raises CellError: 'quarter'

    >>> read_term("II"), read_term(3), read_term("I / 2"), read_term("1-чейрек, 4-жума")
    ((2, 0), (3, 0), (1, 2), (1, 4))
    """
    found = [word for word in words(value) if word not in _QUARTER and word not in ("жума", "апта", "неделя")]
    number = _ordinal(found[0]) if found else None
    weeks = [int(word) for word in found[1:] if word.isdecimal()]
    if number is None or len(found) > 2:
        raise CellError("quarter", text=str(value))
    return number, weeks[0] if weeks else 0


def read_week(value):
    """Return the number of a week: 3, "3-жума", "3-4" (the first counts).

    :raises CellError: 'week'
    """
    match = re.search(r"\d+", str(value))
    if isinstance(value, datetime) or not match or not 0 < int(match[0]) <= 53:
        raise CellError("week", text=str(value))
    return int(match[0])


def read_hours(value):
    """Return the hours of a cell.

    :raises CellError: 'scheme_hours'

    >>> read_hours(2), read_hours("1 саат"), read_hours("2ч"), read_hours("0,5"), read_hours("1+1")
    (2.0, 1.0, 2.0, 0.5, 2.0)
    """
    text = str(value).strip()
    parts = [_HOURS.fullmatch(part.strip()) for part in text.split("+")]
    hours = sum(_number(part[1]) for part in parts) if all(parts) else -1
    if isinstance(value, datetime) or not 0 <= hours <= _MAX_HOURS:
        raise CellError("scheme_hours", text=text)
    return hours


def _number(text):
    return float(text.replace(",", "."))


def read_sum(text):
    """Return (kind of the sum: 'term', 'year' or '', hours in the text or None) of a row of sums, else None.

    >>> read_sum("Бардыгы: 68 саат"), read_sum("Итого за I четверть"), read_sum("Жалпы кайталоо"), read_sum("Жыл боюнча: 68")
    (('', 68.0), ('term', None), None, ('year', 68.0))
    """
    found = words(text)
    is_sum = bool(found) and (found[0] in _SUMS or (found[0] in _YEAR_WORDS | _QUARTER and "боюнча" in found))
    if not is_sum or not all(_is_sum_word(word) for word in found):
        return None
    kind = "term" if _QUARTER & set(found) else "year" if _YEAR_WORDS & set(found) else ""
    hours = _HOURS_IN_TEXT.search(str(text)) or re.search(r":\s*(\d+(?:[.,]\d+)?)\s*$", str(text))
    return kind, _number(hours[1]) if hours else None


def _is_sum_word(word):
    return word in _SUM_WORDS or word.isdecimal() or _ordinal(word) is not None


def read_day(value, epoch, year_start):
    """Return the date of a cell; a date without a year lies in the school year, of a range the first day counts.

    :param value: datetime, number or text
    :param epoch: the day from which the workbook counts its days
    :param year_start: first day of the school year
    :raises CellError: 'date', 'impossible', 'year_only'

    >>> start = date(2026, 9, 1)
    >>> {str(read_day(cell, None, start)) for cell in ("05.09", "5.09.", 5.09, "05.09-07.09", "05.09.2026", "5-сентябрь")}
    {'2026-09-05'}
    >>> str(read_day("12.01", None, start)), str(read_day("1-5.10", None, start)), str(read_day("14.09,16.09", None, start))
    ('2027-01-12', '2026-10-01', '2026-09-14')
    """
    if isinstance(value, (datetime, date)):
        return parse_date(value)
    if isinstance(value, float) and not value.is_integer() and value < 32:
        value = f"{value:.2f}"  # 5.09 typed as a day and taken for a number
    if isinstance(value, (int, float)):
        return parse_date(value, epoch)
    text = str(value).strip()
    if day := _without_year(text, year_start) or _first_of_range(text, year_start):
        return day
    try:
        return parse_date(text, epoch) if epoch else parse_date(text)
    except CellError:
        day = find_date(text)[0] or _month_in_words(text, year_start)
        if day is None:
            raise
        return day


def _without_year(text, year_start):
    match = _DAY_MONTH.fullmatch(text)
    return _in_year(int(match[1]), int(match[2]), text, year_start) if match else None


def _first_of_range(text, year_start):
    """Return the first day of "05.09-07.09", "1-5.10", "14.09, 16.09", or None."""
    parts = [part for part in _RANGE.split(text) if part]
    if len(parts) < 2:
        return None
    first, last = _DAY_MONTH.fullmatch(parts[0]), _DAY_MONTH.match(parts[-1])
    if first:
        return _in_year(int(first[1]), int(first[2]), text, year_start)
    if parts[0].isdecimal() and last:
        return _in_year(int(parts[0]), int(last[2]), text, year_start)
    return None


def _month_in_words(text, year_start):
    """Return the day of "5-сентябрь", "12 января", or None."""
    for year in (year_start.year, year_start.year + 1):
        try:
            day = parse_date(f"{text} {year}")
        except CellError:
            return None
        if (day.month >= 8) == (year == year_start.year):
            return day
    return None


def _in_year(day, month, text, year_start):
    try:
        return date(year_start.year + (month < 8), month, day)
    except ValueError:
        raise CellError("impossible", text=text) from None


def is_section(text):
    """Return whether a text calls itself a section of the programme.

    >>> is_section("I бөлүм. Кыймыл"), is_section("Глава 2. Силы"), is_section("Раздел"), is_section("Масса")
    (True, True, True, False)
    """
    return bool(_SECTIONS & set(words(text)[:2]))


def is_empty(text):
    """Return whether a text only says that there is nothing.

    >>> is_empty("—"), is_empty("Жок")
    (True, False)
    """
    return fold(text).strip() in {"-", "–", "—", "_", "."}
