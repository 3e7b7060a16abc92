"""Short form of a person's name on prints."""


def short_name(name):
    """Return initials and surname of a name written as surname, given name, patronymic.

    The Kyrgyz patronymic with "уулу" or "кызы" counts as one.

    >>> short_name("Абдыраева Гүлнара Жумабековна")
    'Г. Ж. Абдыраева'
    >>> short_name("Ким Нина")
    'Н. Ким'
    >>> short_name("Асанов Бакыт Кадыр уулу")
    'Б. К. Асанов'
    >>> short_name("Администратор"), short_name(False)
    ('Администратор', '')
    """
    parts = (name or "").split()
    if len(parts) < 2:
        return name or ""
    surname, given = parts[0], [part for part in parts[1:3] if part.lower() not in {"уулу", "кызы"}]
    return " ".join([*(f"{part[0]}." for part in given), surname])
