"""Names of people: family name, first name and patronymic in any order, in one column or in three."""

import re

from .word_match import fold

_NUMBERING = re.compile(r"^\s*\d+\s*[.)]\s*")
_SPACES = re.compile(r"\s+")
_NAME = re.compile(r"[^\W\d_]+(?:[-'’ʼ.][^\W\d_]+)*\.?(?: [^\W\d_]+(?:[-'’ʼ.][^\W\d_]+)*\.?)*")
_TOKEN = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = {"кызы", "уулу", "кызы.", "оглы", "kyzy", "uulu"}


def clean_name(text):
    """Return a name with single spaces, without numbering, capitals only at the beginning of words.

    >>> clean_name(" 3) АСАНОВА  ГҮЛНАРА БАКЫТ КЫЗЫ ")
    'Асанова Гүлнара Бакыт кызы'
    >>> clean_name("Иванова-Петрова Анна")
    'Иванова-Петрова Анна'
    """
    text = _SPACES.sub(" ", _NUMBERING.sub("", str(text))).strip(" ,;")
    if text.isupper() or text.islower():
        text = " ".join(word if word in _SMALL_WORDS else word.title() for word in text.lower().split(" "))
    return text


def is_full_name(text):
    """Return whether the text can be a person: letters only, at least two words.

    >>> [is_full_name(name) for name in ("Асанова Гүлнара", "Асанова Г.Б.", "Асанова", "5-кабинет Асанова")]
    [True, True, False, False]
    """
    return bool(_NAME.fullmatch(text)) and len(_TOKEN.findall(text)) >= 2


def name_key(text):
    """Return the words of a name in the form in which two names are compared.

    >>> name_key("Осмонова Гүлнара") == name_key("ГУЛНАРА осмонова")
    True
    """
    return tuple(sorted(_TOKEN.findall(fold(text))))


def is_subset(key, other):
    """Return whether one name holds all words of the other, as when a patronymic is missing.

    >>> is_subset(name_key("Асанова Айгүл"), name_key("Асанова Айгүл Бакытовна"))
    True
    """
    return set(key) <= set(other) or set(other) <= set(key)


class NameIndex:
    """Finds names that differ from a given one by a slip of the pen, without comparing everybody with everybody.

    >>> index = NameIndex({1: "Асанова Айгүл Бакытовна", 2: "Исаев Нурлан"})
    >>> index.similar("Асанова Айгул"), index.similar("Исаева Нурлан"), index.similar("Асанова А.Б.")
    ([1], [2], [1])
    >>> index.similar("Исаев Бакыт")
    []
    """

    def __init__(self, names):
        """:param names: {id: name}"""
        self.keys = {record: name_key(name) for record, name in names.items()}
        self._order = {record: place for place, record in enumerate(self.keys)}
        self._by_part, self._by_word, self._initials_by_word = {}, {}, {}
        for record, key in self.keys.items():
            for part in _parts(key):
                self._by_part.setdefault(part, []).append(record)
            for word in key:
                self._by_word.setdefault(word, []).append(record)
                if _has_initials(key):
                    self._initials_by_word.setdefault(word, []).append(record)

    def similar(self, name):
        """Return the ids of similar names, the same name included, in the order in which they were given."""
        key = name_key(name)
        near = {record for part in _parts(key) for record in self._by_part.get(part, ())}
        by_word = self._by_word if _has_initials(key) else self._initials_by_word
        near.update(record for word in key if len(word) > 1 for record in by_word.get(word, ()))
        return [record for record in sorted(near, key=self._order.get) if _is_near(key, self.keys[record])]


def _parts(key):
    """Return the name and the name without each of its words: two near names share one of these."""
    return {key, *(key[:place] + key[place + 1 :] for place in range(len(key)))} - {()}


def _has_initials(key):
    return any(len(word) == 1 for word in key)


def _is_near(key, other):
    if is_subset(key, other):
        return True
    mine, theirs = sorted(set(key) - set(other)), sorted(set(other) - set(key))
    if _has_initials(mine) or _has_initials(theirs):
        initials, full = (mine, theirs) if _has_initials(mine) else (theirs, mine)
        return all(any(word[0] == initial[0] for word in full) for initial in initials)
    return len(mine) == len(theirs) and all(map(_is_slip, mine, theirs))


def _is_slip(word, other):
    """Return whether two words can be one word with letters mistaken."""
    return edit_distance(word, other, 2) <= (1 if min(len(word), len(other)) < 6 else 2)


def edit_distance(word, other, limit):
    """Return how many letters must be changed, added or dropped, at most `limit` + 1.

    >>> edit_distance("гулнара", "гулнур", 2), edit_distance("асан", "бакыт", 2)
    (2, 3)
    """
    if abs(len(word) - len(other)) > limit:
        return limit + 1
    row = list(range(len(other) + 1))
    for line, letter in enumerate(word, 1):
        above, row[0] = row[0], line
        for place, expected in enumerate(other, 1):
            above, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, above + (letter != expected)),
            )
        if min(row) > limit:
            return limit + 1
    return row[-1]
