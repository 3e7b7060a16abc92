"""The people of an activity as plans write them: "А. Т. Осмонова", "Осмонова А.Т., Асанов Б.", "бардык мугалимдер"."""

import re
from dataclasses import dataclass, field

from .word_match import fold

_PERSON = re.compile(
    r"(?:[^\W\d_]\.\s*){1,2}[^\W\d_][\w'-]{2,}"  # А. Т. Осмонова
    r"|[^\W\d_][\w'-]{2,}\s+(?:[^\W\d_]\.\s*){1,2}"  # Осмонова А. Т.
)
_DIVIDER = re.compile(r"[,;/\n]|\s(?:жана|и|менен)\s")
_ALL = re.compile(
    r"\b(бардык|баардык|баары|все|всех)\b|мугалимдер|мучолор|\bчлены\b|учителя\b|педагоги\b|предметник|жамаат|коллектив"
)
_HEAD = re.compile(
    r"(уб|мб|мо|бирикме\w*|объединени\w*)\s*(нун|нын|дун)?\s*(жетекчи|башчы|рук)|^(жетекчи|руководител)"
)


@dataclass
class People:
    """Who is named in a cell.

    :param cards: ids of persons
    :param is_joint: all members are named
    :param is_head: the head of the association is named
    :param unknown: parts that name nobody who is known
    """

    cards: list = field(default_factory=list)
    is_joint: bool = False
    is_head: bool = False
    unknown: list = field(default_factory=list)


def read_people(text, names):
    """Return whom a cell names.

    :param text: the cell
    :param names: {id: full name, surname first}

    >>> names = {1: "Осмонова Айгүл Токтоевна", 2: "Асанов Бакыт", 3: "Осмонова Бермет"}
    >>> read_people("А. Т. Осмонова, Асанов Б.", names).cards, read_people("Асанов Бакыт", names).cards
    ([1, 2], [2])
    >>> found = read_people("Бардык мугалимдер, УБ жетекчиси, Иванов И.", names)
    >>> found.is_joint, found.is_head, found.cards, found.unknown
    (True, True, [], ['Иванов И.'])
    >>> read_people("Осмонова", names).unknown  # two persons have this name
    ['Осмонова']
    >>> read_people("Осмонова А.Т. Асанов Б.", names).cards
    [1, 2]
    """
    found = People()
    for part in filter(None, (part.strip(" .-") for part in _DIVIDER.split(str(text)))):
        short = _PERSON.findall(part + ".")
        for person in short or [part]:
            _sort(person.strip(), names, found)
    return found


def _sort(part, names, found):
    plain = fold(part)
    if matching := [key for key, name in names.items() if _is_person(plain, name)]:
        if len(matching) == 1:
            if matching[0] not in found.cards:
                found.cards.append(matching[0])
        else:
            found.unknown.append(part)
    elif _HEAD.search(plain):
        found.is_head = True
    elif _ALL.search(plain):
        found.is_joint = True
    else:
        found.unknown.append(part)


def _is_person(plain, name):
    """Return whether a folded part of a text is a short or full form of a name."""
    parts, whole = re.findall(r"[\w'-]+", plain), fold(name).split()
    long, initials = [part for part in parts if len(part) > 2], [part for part in parts if len(part) <= 2]
    if not long or not all(part in whole for part in long):
        return False
    others = [part for part in whole if part not in long]
    return len(initials) <= len(others) and all(
        other.startswith(initial) for initial, other in zip(initials, others, strict=False)
    )
