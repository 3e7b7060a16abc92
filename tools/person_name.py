"""Short form of a person's name on prints."""

_CHILD_OF = {"уулу", "кызы"}


def short_name(name):
    """Return initials and surname of a name written as surname, given name, patronymic.

    The Kyrgyz patronymic with "уулу" or "кызы" counts as one, and stands for the surname where there is no other.

    >>> short_name("Абдыраева Гүлнара Жумабековна")
    'Г. Ж. Абдыраева'
    >>> short_name("Ким Нина")
    'Н. Ким'
    >>> short_name("Асанов Бакыт Кадыр уулу")
    'Б. К. Асанов'
    >>> short_name("Эрмек Бакыт уулу"), short_name("Улан кызы Перизат")
    ('Э. Бакыт уулу', 'П. Улан кызы')
    >>> short_name("Администратор"), short_name(False)
    ('Администратор', '')
    """
    parts = (name or "").split()
    if len(parts) < 2:
        return name or ""
    if len(parts) == 3 and parts[1].lower() in _CHILD_OF:
        return f"{parts[2][0]}. {parts[0]} {parts[1]}"
    if len(parts) == 3 and parts[2].lower() in _CHILD_OF:
        return f"{parts[0][0]}. {parts[1]} {parts[2]}"
    surname, given = parts[0], [part for part in parts[1:3] if part.lower() not in _CHILD_OF]
    return " ".join([*(f"{part[0]}." for part in given), surname])
