"""Dates in words, as minutes and extracts write them."""

from babel.dates import format_date

from odoo.tools.misc import babel_locale_parse

#: "the September of the year": months with the ending that a date asks for
_KYRGYZ_MONTHS = (
    "январы",
    "февралы",
    "марты",
    "апрели",
    "майы",
    "июну",
    "июлу",
    "августу",
    "сентябры",
    "октябры",
    "ноябры",
    "декабры",
)


def long_date(day, lang):
    """Return a date in words.

    :param day: datetime.date
    :param lang: code of a language

    >>> from datetime import date
    >>> [long_date(date(2026, 11, 7), lang) for lang in ("ky_KG", "en_US")]
    ['2026-жылдын 7-ноябры', 'November 7, 2026']
    >>> long_date(date(2026, 11, 7), "ru_RU").split()[:3]
    ['7', 'ноября', '2026']
    """
    if (lang or "").startswith("ky"):
        return f"{day.year}-жылдын {day.day}-{_KYRGYZ_MONTHS[day.month - 1]}"
    return format_date(day, "long", locale=babel_locale_parse(lang)).replace("\u202f", " ")
