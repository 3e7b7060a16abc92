"""Length of service as staff lists give it: "12 жыл 3 ай", "12 л. 3 мес.", 12."""

import re
from datetime import date

from .cell_error import CellError
from .word_match import fold

MAX_YEARS = 70
_PART = re.compile(r"(\d+)\s*-?\s*([^\W\d_]+)?\.?")
_NOISE = re.compile(r"[\s,;.]+|жана|и\b|and")
_YEAR_WORDS = re.compile(r"(ж|жыл|жылы|л|лет|г|год|года|y|yr|yrs|year|years)")
_MONTH_WORDS = re.compile(r"(ай|айы|а|м|мес|месяц|месяца|месяцев|mo|month|months)")
_DAY_WORDS = re.compile(r"(кун|куну|к|д|дн|день|дня|дней|day|days)")


def parse_service(value):
    """Return the (years, months) of a cell; days beyond whole months are dropped.

    :param value: what the cell holds: text, int, float or date
    :raises CellError: 'service' when it cannot be read; 'fraction' for 12.5, which some mean as 12 years 5 months
        and others as 12 years 6 months; 'long' over 70 years

    >>> parse_service("12 жыл 3 ай"), parse_service("12ж. 3 ай."), parse_service("7 мес"), parse_service(5.0)
    ((12, 3), (12, 3), (0, 7), (5, 0))
    >>> parse_service("12 жарым жыл"), parse_service("18 ай"), parse_service("12 лет 3 мес. 15 дн.")
    ((12, 6), (1, 6), (12, 3))
    >>> parse_service("12,5")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    CellError: fraction
    """
    if isinstance(value, date):
        raise CellError("service", text=value.strftime("%d.%m.%Y"))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = fold(value).strip(" .,;")
    if re.fullmatch(r"-?\d+[.,]\d+(\s*(жыл|ж|лет|г|year|years)\.?)?", text):
        raise CellError("fraction", text=str(value))
    months = int(text) * 12 if text.isdecimal() else _read_parts(text, value)
    if months > MAX_YEARS * 12:
        raise CellError("long", text=str(value))
    return divmod(months, 12)


def _read_parts(text, value):
    """Return the months of "12 жыл 3 ай"."""
    half = re.search(r"\bжарым\b|\bс половиной\b", text)
    if half:
        text = text[: half.start()] + text[half.end() :]
    found = {}
    for number, unit in _PART.findall(text):
        kind = _unit(unit)
        if kind is None or kind in found:
            raise CellError("service", text=str(value))
        found[kind] = int(number)
    if not found.keys() & {"years", "months"} or _NOISE.sub("", _PART.sub("", text)):
        raise CellError("service", text=str(value))
    if "years" in found and found.get("months", 0) > 11 or half and set(found) != {"years"}:
        raise CellError("service", text=str(value))
    return found.get("years", 0) * 12 + found.get("months", 0) + (6 if half else 0)


def _unit(word):
    for kind, pattern in (("years", _YEAR_WORDS), ("months", _MONTH_WORDS), ("days", _DAY_WORDS)):
        if pattern.fullmatch(word):
            return kind
    return None
