"""Headings of staff lists in Kyrgyz, Russian and English, and how to find them on a sheet."""

import re
from dataclasses import dataclass, field
from itertools import islice

from .cell_error import CellError
from .word_match import find_phrase, phrases

IGNORE = "ignore"
MULTIPLE = {"post", "subject", IGNORE}
_SEARCHED_ROWS = 40
_BRACKETS = re.compile(r"\([^)]*\)?")

# The written form of a phrase is explained in word_match.phrases. Columns that nobody imports stand here as well:
# otherwise the place of birth would be taken for the date of birth.
HEADINGS = phrases(
    {
        "name": (
            "фио$ | ф$ и$ о$ | фаа$ | ф$ а$ а$ | аты жөн | атыжөн | толук аты | мугалим аты | "
            "педагог аты | кызматкер аты | фамил аты$ | фамил аты$ атасын | фамил имя$ | "
            "фамил имя$ отчеств | =мугалим | =мугалимдер | =кызматкер | =педагог | =учитель | =учителя | "
            "=сотрудник | full name | =name | teacher name | employee name | =teacher | =employee"
        ),
        "family_name": "фамил | family name | last name | =surname",
        "first_name": "=аты | =өз аты | =имя | first name | given name",
        "patronymic": "атасын аты$ | =атасынын | отчеств | patronymic | middle name",
        "birthday": "туулган | рожден | birth | г$ р$ | =др | =д р",
        "post": "кызмат | должност | position | =post | =posts",
        "subject": "предмет | сабагы | сабак | окуткан | дисциплин | subject",
        "education_level": "билим | =маалыматы | образован | education",
        "education_institution": (
            "окуу жай | бүтүргөн окуу жай | бүткөн окуу жай | бүтүргөн | бүткөн | =жож | =вуз | вуз$ год | "
            "учебн заведен | учебн заведен год окончан | окончил | institution | university | "
            "graduated from"
        ),
        "education_year": (
            "бүтүргөн жыл | бүткөн жыл | год окончан | год выпуск | окуу бүтүргөн жыл | year graduat | "
            "graduated in$"
        ),
        "speciality": "адистик | адистиг | кесиби | специальност | квалификац | speciality | specialty",
        "weekly_load": "жүктөм | сабак жүктөм | нагрузк | саат | =часы | часов | load | hours",
        "service_total": (
            "жалпы стаж | эмгек стаж | жалпы эмгек стаж | общ стаж | трудов стаж | total service | "
            "total experience"
        ),
        "service_pedagogical": (
            "пед стаж | педстаж | мугалим стаж | pedagogical service | pedagogical experience | "
            "teaching experience | teaching service"
        ),
        "service_managerial": (
            "башкаруу стаж | жетекчи стаж | администрат стаж | руковод стаж | управленч стаж | "
            "managerial service | managerial experience"
        ),
        "service_education": (
            "билим стаж | билим берүү стаж | тармак стаж | образован стаж | service education | "
            "experience education"
        ),
        "category": "категор | квалификац категор | category",
        "category_date": (
            "категор берилген | категор күн | категор жыл | категор алган | категор дат | категор год | "
            "категор присво | квалификац категор берилген күн | присво дат | аттестац дат | "
            "аттестация күн | category date | category awarded"
        ),
        "category_reference": (
            "категор буйру | категор берилген буйру | категор приказ | категор присво приказ | "
            "приказ no$ | буйру no$ | буйру номер | номер приказ | category order | order no$"
        ),
        "date_joined": (
            "ишке кирген | ишке алынган | ишке келген | кабыл алынган | мектеп келген | прием работ | "
            "принят работ | дат прием | поступлен работ | date joined | joined | hired"
        ),
        "honours": "сыйлык | наград | наам | звани | грамот | awards | honours | honors",
        "note": "эскертүү | кошумча маалымат | примечан | =note | =notes | remark | комментар",
        IGNORE: (
            "=no | =no п п | =п п | =no к н | =к н | =катар no | =катар саны | =катар номери | =т к | "
            "туулган жер | мест рожден | place birth | =жашы | возраст | =age | жыныс | =пол | gender | "
            "телефон | байланыш | phone | дарег | дарек | адрес | address | email | почт | улут | "
            "национальност | паспорт | passport | =инн | =пин | диплом | семейн | үй бүлө | "
            "класс жетекчи | классн руковод | курс | билим жогорулат | квалификац жогорулат | повышен квалификац | тема | "
            "адистик стаж | адистиг стаж | специальност стаж | мектеп стаж | школ стаж | категор мөөнөт | "
            "категор срок | ставк"
        ),
    }
)


@dataclass
class Header:
    """The heading of a list.

    :param first: number of its first row on the sheet
    :param last: number of its last row: data begin below
    :param texts: {column number: heading}, groups and their parts joined: "Стаж: жалпы"
    :param title: texts of the rows above
    """

    first: int
    last: int
    texts: dict = field(default_factory=dict)
    title: list = field(default_factory=list)


def guess_target(heading):
    """Return what a heading stands for: a key of HEADINGS, or None when it is unknown.

    >>> guess_target("Ф.И.О. учителя"), guess_target("Туулган жылы (жашы)"), guess_target("Стажы (пед.)")
    ('name', 'birthday', 'service_pedagogical')
    >>> guess_target("Категориясы (берилген күнү)"), guess_target("Категория берилген күн"), guess_target("Стаж")
    ('category', 'category_date', None)
    """
    # what stands in brackets explains: it decides only when the rest says nothing
    plain = _BRACKETS.sub(" ", heading)
    return find_phrase(plain, HEADINGS) or (find_phrase(heading, HEADINGS) if plain != heading else None)


def guess_columns(texts):
    """Return {column: target} of the columns whose heading is known; a single target is given once.

    >>> guess_columns({1: "№", 2: "Аты-жөнү", 3: "Категориясы, берилген күнү", 4: "Примечание", 5: "Эскертүү"})
    {1: 'ignore', 2: 'name', 3: 'category', 4: 'note'}
    """
    found = {}
    for column, text in texts.items():
        target = guess_target(text)
        if target and (target in MULTIPLE or target not in found.values()):
            found[column] = target
    if "category" not in found.values():  # both stand in one column
        found = {
            column: "category" if target == "category_date" else target for column, target in found.items()
        }
    return found


def find_header(rows, first=None):
    """Return the Header of a list: the row in which most headings are known, with a second line if there is one.

    :param rows: {row number: list of values}
    :param first: number of the row when the user has named it
    :return: Header, or None when no row among the first holds a heading of names
    """
    if first is None:
        searched = list(islice(rows.items(), _SEARCHED_ROWS))
        scores = {number: _score(values) for number, values in searched}
        first = max(scores, key=scores.get, default=None)
        if first is None or not scores[first]:
            return None
    header = Header(first, first, _texts(rows.get(first, [])))
    header.title = [
        str(value) for number, values in rows.items() if number < first for value in values if value
    ]
    _join_second_line(header, rows)
    if _is_numbering(rows.get(header.last + 1, [])):
        header.last += 1
    return header


def _score(values):
    """Return how many different headings a row holds, 0 without one of names."""
    targets = {guess_target(text) for text in _texts(values).values()} - {None, IGNORE}
    return len(targets) if targets & {"name", "family_name"} else 0


def _texts(values):
    return {column: value for column, value in enumerate(values, 1) if isinstance(value, str)}


def _join_second_line(header, rows):
    """Join the parts of merged headings: "Стажы" above "жалпы" and "пед."."""
    values = rows.get(header.last + 1, [])
    parts = _texts(values)
    names = {column for column, text in header.texts.items() if guess_target(text) in ("name", "family_name")}
    filled = [value for value in values if value is not None]
    # only below an empty cell a text can belong to a merged heading; a person has a name
    if len(parts) < len(filled) or names & parts.keys() or not parts.keys() - header.texts.keys():
        return
    group, joined = "", {}
    for column in range(1, max([*header.texts, *parts]) + 1):
        group = header.texts.get(column) or (group if column in parts else "")
        text = ": ".join(filter(None, (group, parts.get(column))))
        if text:
            joined[column] = text
    header.texts, header.last = joined, header.last + 1


def _is_numbering(values):
    """Return whether a row only numbers the columns, as printed forms do.

    >>> _is_numbering([1, 2, "3", 4]), _is_numbering([1, "Асанова Айгүл", 2])
    (True, False)
    """
    filled = [str(value) for value in values if value is not None and not isinstance(value, CellError)]
    if len(filled) < 3 or not filled[0].isdecimal():
        return False
    return filled == [str(int(filled[0]) + place) for place in range(len(filled))]
