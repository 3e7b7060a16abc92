"""Dates as they stand in lists of Kyrgyz schools: "12.05.1980", "1980-жылдын 12-майы", "12 мая 1980 г.", 29353."""

import re
from datetime import date, datetime, timedelta

from .cell_error import CellError
from .word_match import fold

FIRST_YEAR, LAST_YEAR = 1900, 2100
EXCEL_EPOCH = date(1899, 12, 30)
_MONTHS = {
    1: "янв jan учтун",
    2: "фев feb бирдин",
    3: "мар mar жалган",
    4: "апр apr чын",
    5: "мая май may бугу",
    6: "июн jun кулжа",
    7: "июл jul теке",
    8: "авг aug баш",
    9: "сен sep аяк",
    10: "окт oct тогуздун",
    11: "ноя nov жетинин",
    12: "дек dec бештин",
}
_STEMS = {stem: month for month, stems in _MONTHS.items() for stem in stems.split()}
# words that stand beside the numbers of a date without changing it
_NOISE = re.compile(r"(ж|жыл|жылы|жылдын|г|год|года|куну|айы|айынын|оона|куран|д|день|of|st|nd|rd|th|y)")
_NUMERIC = (
    (re.compile(r"(\d{1,2})[./,-](\d{1,2})[./,-](\d{4}|\d{2})"), (3, 2, 1)),
    (re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[ t]00:00(?::00)?(?:\.0+)?)?"), (1, 2, 3)),
)
_BRACKETS = re.compile(r"\([^)]*\)?")  # the age: "12.05.1980 (46 жаш)"
_END = re.compile(r"\s*-?\s*(ж|жыл|жылы|г|год|года)?\s*\.?\s*$")


def parse_date(value, epoch=EXCEL_EPOCH):
    """Return the date that a cell holds.

    :param value: what the cell holds: datetime, date, text, or the number of days that Excel keeps for a date
    :param epoch: the day from which the workbook counts its days
    :raises CellError: 'year_only' (with year) for a year without day and month, also where Excel made a day of 1905 of
        it; 'impossible' for a day that does not exist; 'year' for one of another age; 'date' when it cannot be read

    >>> cells = ("12.05.1980", "12/5/80 ж.", "1980-жылдын 12-майы", "12 мая 1980 г.", "29353", 29353.0)
    >>> {parse_date(cell) for cell in cells}
    {datetime.date(1980, 5, 12)}
    >>> parse_date("1980-ж.")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    CellError: year_only
    >>> parse_date(datetime(1905, 7, 14))  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    CellError: year_only
    """
    if isinstance(value, datetime):
        value = value.date()
        if FIRST_YEAR <= (value - epoch).days <= LAST_YEAR:
            raise CellError("year_only", year=(value - epoch).days)
        return value
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(value, epoch)
    text = _END.sub("", _BRACKETS.sub("", fold(value)).strip())
    if re.fullmatch(r"\d+(\.0+)?", text):
        return _from_number(float(text), epoch)
    for pattern, (year, month, day) in _NUMERIC:
        if match := pattern.fullmatch(text):
            return _make(_full_year(match[year]), int(match[month]), int(match[day]), value)
    return _from_words(text, value)


def find_date(text):
    """Return the first date inside a longer text and the text without it: (date or None, rest).

    >>> find_date("Биринчи (12.05.2021-ж.)")
    (datetime.date(2021, 5, 12), 'Биринчи ()')
    >>> find_date("2026-жылдын 1-сентябрына карата тизме")[0], find_date("приказ №12 от 05.06.2020г.")[0]
    (datetime.date(2026, 9, 1), datetime.date(2020, 6, 5))
    """
    text = str(text)
    for pattern in _INSIDE:
        for match in pattern.finditer(text):
            try:
                return parse_date(match[0].strip(" -,")), text[: match.start()] + text[match.end() :]
            except CellError:
                continue
    return None, text


_TAIL = r"(?:\s*-?\s*(?:жылы|жыл|года|год|ж|г)\b\.?)?"
_INSIDE = tuple(
    re.compile(pattern + _TAIL, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)",
        r"(?<!\d)\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?!\d)",
        r"\b\d{4}\s*-?\s*(?:жылдын|жылы|жыл|ж)\.?\s*\d{1,2}\s*-?\s*[^\W\d_]+",
        r"\b\d{1,2}\s*-?\s*[^\W\d_]+\s+\d{4}(?!\d)",
    )
)


def _from_number(number, epoch):
    """Return the date of Excel's day number; a number that can only be a year is not a date."""
    if not float(number).is_integer():
        number = int(number)  # the fraction is the time of day
    if FIRST_YEAR <= number <= LAST_YEAR:
        raise CellError("year_only", year=int(number))
    day = epoch + timedelta(days=int(number)) if 0 < number < 80000 else None
    if day is None or not 1910 <= day.year <= LAST_YEAR:
        raise CellError("date", text=str(int(number)))
    return day


def _from_words(text, value):
    """Return the date of a text that names its month."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    months = []
    for word in re.findall(r"[^\W\d_]+", text):
        month = next((number for stem, number in _STEMS.items() if word.startswith(stem)), None)
        if month:
            months.append(month)
        elif not _NOISE.fullmatch(word):
            raise CellError("date", text=str(value))
    years = [number for number in numbers if FIRST_YEAR <= number <= LAST_YEAR]
    days = [number for number in numbers if number < FIRST_YEAR]
    if len(set(months)) != 1 or len(years) != 1 or len(days) != 1:
        raise CellError("date", text=str(value))
    return _make(years[0], months[0], days[0], value)


def _full_year(text):
    """Return a year of four digits: 40 to 99 belong to the last century."""
    year = int(text)
    if len(text) == 4:
        return year
    return year + (1900 if year >= 40 else 2000)


def _make(year, month, day, value):
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CellError("year", text=str(value))
    try:
        return date(year, month, day)
    except ValueError:
        raise CellError("impossible", text=str(value)) from None
