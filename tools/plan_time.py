"""The time of an activity as plans write it: "сентябрь", "2-чейрек", "09.10.2026", "октябрь–ноябрь", "жыл бою"."""

import re
from datetime import date, datetime, timedelta

from .cell_error import CellError
from .date_text import _STEMS, EXCEL_EPOCH, find_date, parse_date
from .plan_grid import month_weeks
from .scheme_words import _ordinal
from .school_month import month_dates
from .word_match import fold, words

_ALWAYS = re.compile(
    r"жыл (бою|ичинде|аралыгында)|бир жыл|окуу жылы|в течени[еи] (учебного )?года|весь год|учебный год|"
    r"дайыма|ар дайым|ай сайын|ар айда|ар ай|жума сайын|апта сайын|жумасына|чейрек сайын|ар чейрек|ар бир|"
    r"узгултуксуз|туруктуу|постоянно|системат|регулярно|ежемесячн|еженедельн|ежеквартал|каждую четверть|каждый|"
    r"план боюнча|график боюнча|графигине ылайык|по плану|по графику|керек учурда|по мере необходимости"
)
_HALF = {"полугодие", "полугодия", "полугодии", "жарым"}
_QUARTER = re.compile(r"чейре|четверт")
_WEEK = re.compile(r"\b(жума|апта|недел)\w*")
_HOLIDAYS = re.compile(r"каникул")
_SEASONS = {"кузгу": 1, "осенн": 1, "кышкы": 2, "зимн": 2, "жазгы": 3, "весенн": 3}
_DAY_MONTH = re.compile(r"^(\d{1,2})\s*[./]\s*(\d{1,2})\.?$")
_FULL_DATE = re.compile(r"^\d{1,2}[./]\d{1,2}[./]\d{4}$")
_DASH = re.compile(r"\s*(?:[-–—]|\bдан\b|\bдо\b)\s*")
_YEAR = re.compile(r"\b(19|20)\d\d\b\s*-?\s*(ж\.?|жыл\w*|г\.?|год\w*)?")


def read_period(value, year, epoch=EXCEL_EPOCH):
    """Return the first and the last day that a cell names.

    :param value: what the cell holds: text, datetime or the number of days that Excel keeps for a date
    :param year: plan_shift.SchoolYear
    :param epoch: the day from which the workbook counts its days
    :raises CellError: 'period' when it cannot be read, 'impossible' for a day that does not exist

    >>> from .plan_shift import SchoolYear
    >>> year = SchoolYear(date(2026, 9, 1), date(2027, 5, 25), {1: (date(2026, 9, 1), date(2026, 10, 30)), 2: (date(2026, 11, 9), date(2026, 12, 30))})
    >>> def show(text):
    ...     return " ".join(day.strftime("%d.%m.%y") for day in read_period(text, year))
    >>> show("Сентябрь"), show("октябрь–ноябрь"), show("09.10.2026"), show("9-октябрь"), show("12 марта")
    ('01.09.26 30.09.26', '01.10.26 30.11.26', '09.10.26 09.10.26', '09.10.26 09.10.26', '12.03.27 12.03.27')
    >>> show("2-чейрек"), show("I четверть"), show("I-II чейрек"), show("1-жарым жылдык")
    ('09.11.26 30.12.26', '01.09.26 30.10.26', '01.09.26 30.12.26', '01.09.26 30.12.26')
    >>> show("жыл бою"), show("в течение года"), show("5–10 октября"), show("15.10-20.10"), show("октябрдын 2-жумасы")
    ('01.09.26 25.05.27', '01.09.26 25.05.27', '05.10.26 10.10.26', '15.10.26 20.10.26', '05.10.26 11.10.26')
    >>> show("сентябрь, декабрь, март"), show("күзгү каникул"), show("август 2026-ж.")
    ('01.09.26 31.03.27', '31.10.26 08.11.26', '01.08.26 31.08.26')
    >>> read_period("кийинчерээк", year)
    Traceback (most recent call last):
    ...
    odoo.addons.school_methodical.tools.cell_error.CellError: period
    """
    if isinstance(value, CellError):
        raise value
    if isinstance(value, datetime | date | int | float):
        day = parse_date(value, epoch)
        return day, day
    text = " ".join(fold(value).split())
    for reader in (_read_dates, _read_holidays, _read_half, _read_quarters, _read_months, _read_always):
        if found := reader(text, year):
            return found
    raise CellError("period", text=str(value))


def _read_always(text, year):
    return (year.start, year.end) if _ALWAYS.search(text) else None


def _read_dates(text, year):
    """Return the days of full dates, of days of a month, or of a range of them."""
    first, rest = find_date(text)
    if first:
        last, _rest = find_date(rest)
        return first, max(first, last or first)
    if _FULL_DATE.match(text):
        parse_date(text)  # says why it is none
    parts = [_day_month(part, year) for part in _DASH.split(text, maxsplit=1)]
    if all(parts):
        return min(parts), max(parts)
    return None


def _day_month(text, year):
    match = _DAY_MONTH.match(text)
    return _make(int(match[1]), int(match[2]), year) if match else None


def _make(day, month, year):
    if not 1 <= month <= 12:
        raise CellError("impossible", text=f"{day}.{month}")
    start, end = month_dates(month, year.start)
    if not 1 <= day <= end.day:
        raise CellError("impossible", text=f"{day:02}.{month:02}")
    return start.replace(day=day)


def _read_holidays(text, year):
    """Return the days between two quarters."""
    if not _HOLIDAYS.search(text):
        return None
    before = next((number for stem, number in _SEASONS.items() if stem in text), None)
    if before in year.quarters and before + 1 in year.quarters:
        return year.quarters[before][1] + timedelta(days=1), year.quarters[before + 1][0] - timedelta(days=1)
    return None


def _read_half(text, year):
    found = words(text)
    if not _HALF & set(found):
        return None
    numbers = [number for word in found if (number := _ordinal(word)) in (1, 2)]
    if not numbers:
        return None
    quarters = (1, 2) if numbers[0] == 1 else (3, 4)
    return _join_quarters([number for number in quarters if number in year.quarters], year)


def _read_quarters(text, year):
    if not _QUARTER.search(text):
        return None
    numbers = [number for word in words(text) if (number := _ordinal(word)) in year.quarters]
    return _join_quarters(numbers, year)


def _join_quarters(numbers, year):
    if not numbers:
        return None
    return year.quarters[min(numbers)][0], year.quarters[max(numbers)][1]


def _read_months(text, year):
    """Return the days of months, of a week of a month, or of days of a month."""
    plain = _YEAR.sub(" ", text)
    months = [
        month
        for word in re.findall(r"[^\W\d_]{3,}", plain)
        if (month := next((number for stem, number in _STEMS.items() if word.startswith(stem)), None))
    ]
    if not months:
        return None
    if len(months) == 1:
        numbers = [int(number) for number in re.findall(r"\d+", plain)]
        if numbers and _WEEK.search(plain):
            weeks = month_weeks(month_dates(months[0], year.start)[0])
            return weeks[min(max(numbers[0], 1), len(weeks)) - 1]
        if numbers:
            return _make(numbers[0], months[0], year), _make(numbers[-1], months[0], year)
    dates = [month_dates(month, year.start) for month in months]
    return min(start for start, _end in dates), max(end for _start, end in dates)
