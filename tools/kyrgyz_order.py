"""Alphabetical order of names in Kyrgyz, which databases of Odoo (collation C) do not know."""

_LETTERS = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"
_PLACES = {letter: chr(0x4000 + place) for place, letter in enumerate(_LETTERS)}


def alphabetical_key(text):
    """Return the key that sorts texts by the Kyrgyz alphabet; Latin and digits come before Cyrillic.

    >>> sorted(["Яна", "Ңан", "Нур", "Өмүр", "Олег", "Үмүт", "Улан", "Ёлкин", "Ева", "Жан"], key=alphabetical_key)
    ['Ева', 'Ёлкин', 'Жан', 'Нур', 'Ңан', 'Олег', 'Өмүр', 'Улан', 'Үмүт', 'Яна']
    >>> alphabetical_key(False)
    ''
    """
    return "".join(_PLACES.get(letter, letter) for letter in (text or "").lower())
