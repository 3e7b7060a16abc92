"""Numbers of orders as they stand in the books of schools: "12", "№ 12-а", "12-ж/к"."""

import re

_NUMBER = re.compile(r"\s*(?:№|#|no\.?)?\s*(\d{1,6})(?!\d)\s*[-–/ ]?\s*(.*?)\s*$", re.IGNORECASE)


def split_number(text, mark=""):
    """Return (number, letter) of an order's number; (0, '') when it is none.

    :param text: as it stands on the paper
    :param mark: what the school adds to the numbers of the series, for example "ж/к"; it is no part of the number

    >>> split_number("№ 12"), split_number("12-а"), split_number("45/1"), split_number("7 ж/к", "ж/к")
    ((12, ''), (12, 'а'), (45, '1'), (7, ''))
    >>> split_number("12-а-ж/к", "ж/к"), split_number("б/н"), split_number(False), split_number("1234567")
    ((12, 'а'), (0, ''), (0, ''), (0, ''))
    """
    text = (text or "").strip()
    if mark and text.lower().endswith(mark.lower()):
        text = text[: -len(mark)].rstrip(" -–/")
    match = _NUMBER.match(text)
    return (int(match[1]), match[2].strip(" -–/").lower()) if match else (0, "")


def join_number(number, letter="", mark=""):
    """Return the number of an order as the school writes it.

    >>> join_number(12), join_number(12, "а"), join_number(7, "", "ж/к")
    ('12', '12-а', '7-ж/к')
    """
    return "-".join(part for part in (str(number), letter or "", mark or "") if part)
