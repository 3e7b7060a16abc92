"""Words for posts, education and categories as staff lists write them in Kyrgyz, Russian and English."""

import re

from .cell_error import CellError
from .date_text import find_date
from .word_match import find_phrase, phrases

_UNKNOWN = "unknown"
_SEPARATORS = re.compile(r"[,;/\n+]")
_YEAR = re.compile(r"(?<!\d)(19[3-9]\d|20\d\d)(?!\d)\s*-?\s*(?:жылы|жыл|год|ж|г)?\.?(?!\w)", re.IGNORECASE)

# Values are the codes of methodical.post. A deputy without a function and an assistant are known to be unknown:
# otherwise they would be taken for the director and for a teacher.
POSTS = phrases(
    {
        "director": "директор | director | principal",
        "deputy_teaching": (
            "директор орун басар окуу тарбия | орун басар окуу тарбия | "
            "директор орун басар окуу тарбия иш | орун басар оти$ | орун басар увр$ | зам увр$ | "
            "зам директор увр$ | зам учебн воспитат | зам директор учебн воспитат | зам оти$ | здувр$ | "
            "deputy director teaching"
        ),
        "deputy_scientific": (
            "директор орун басар илимий | орун басар илимий | орун басар иуи$ | орун басар нмр$ | "
            "зам нмр$ | зам директор нмр$ | зам научн | зам директор научн | deputy director scientific"
        ),
        "deputy_academic": (
            "орун басар окуу иш | директор орун басар окуу иш | орун басар ои$ | зам учебн | "
            "зам директор учебн | зам ур$ | зам директор ур$ | deputy director academic"
        ),
        "deputy_upbringing": (
            "директор орун басар тарбия | орун басар тарбия | орун басар ти$ | орун басар вр$ | зам вр$ | "
            "зам директор вр$ | зам воспитат | зам директор воспитат | здвр$ | deputy director upbringing"
        ),
        "head_of_studies": "завуч | окуу бөлүм башчы | обб$ | head studies",
        "methodologist": "методист | усулчу | methodologist",
        "teacher": "мугалим | учител | преподавател | окутуучу | педагог$ | teacher",
        "class_teacher": "класс жетекчи | классн руковод | class teacher",
        "primary_teacher": (
            "башталгыч мугалим | башталгыч класс мугалим | учител начальн | учител начальн класс | "
            "учител нач$ | учител нач$ кл | primary teacher | teacher primary school"
        ),
        "educator": "тарбиячы | воспитател | educator",
        "social_pedagogue": "соц педагог | соцпедагог | social pedagogue",
        "psychologist": "психолог | педагог$ психолог | psychologist",
        "production_master": (
            "өндүрүш чебер | өндүрүш уста | мастер производств | мастер п$ о$ | production master"
        ),
        _UNKNOWN: (
            "орун басар | директор орун басар | зам директор | замдиректор | deputy director | "
            "мугалим жардамчы | помощник | помощник учител | ассистент учител | teacher assistant"
        ),
    }
)
EDUCATION = phrases(
    {
        "higher": (
            "жогорку | высш | магистр | бакалавр | =специалист | кандидат наук | higher | bachelor | master"
        ),
        "incomplete_higher": (
            "толук эмес жогорку | бүтпөгөн жогорку | аяктабаган жогорку | бүтө элек жогорку | "
            "незаконч высш | незак высш | неоконч высш | неполн высш | н$ высш | incomplete higher"
        ),
        "vocational": (
            "орто атайын | атайын орто | орто кесип | кесиптик орто | сред спец | ср$ спец | с$ спец | "
            "сред проф | ср$ проф | колледж | техникум | училищ | vocational | college"
        ),
        "secondary": "орто | жалпы орто | средн | =ср | общее средн | secondary | general secondary",
    }
)
CATEGORIES = phrases(
    {
        "highest": "жогорку | высш | highest",
        "first": "биринчи | перв | 1$ | i$ | і$ | 1кат | first",
        "second": "экинчи | втор | 2$ | ii$ | іі$ | 2кат | second",
        "none": (
            "жок | нет | категориясыз | без категор | б к$ | жаш адис | молод специалист | =без | none | "
            "no$ category"
        ),
    }
)

# rows between the people of a list and below them
_ROWS = phrases(
    {
        "caption": (
            "бирикме | уб$ | кафедра | объединен | мо$ | бөлүм | отдел | цикл | директор | завуч | орун басар | "
            "заместител | подпис | колу$"
        ),
        "sum": "бардыгы | баары | жыйынтык | жыйынтыг | жалпы сан | итого | всего | total",
    }
)


def row_kind(text):
    """Return what a row with this text in place of a name is: 'caption' (or signature), 'sum', or None for a person.

    >>> row_kind("Табигый илимдер усулдук бирикмеси"), row_kind("Итого: 40"), row_kind("Асанова Айгүл")
    ('caption', 'sum', None)
    """
    return find_phrase(text, _ROWS)


def split_list(text):
    """Return the entries of a cell that may hold several.

    >>> split_list("Физика, астрономия; химия")
    ['Физика', 'астрономия', 'химия']
    """
    return [part.strip(" .") for part in _SEPARATORS.split(text) if part.strip(" .")]


def find_post(text):
    """Return the code of a post, or None when it is unknown.

    >>> find_post("УВР боюнча дир. орун басары"), find_post("зам. директора по УВР"), find_post("Математика мугалими")
    ('deputy_teaching', 'deputy_teaching', 'teacher')
    >>> find_post("Директордун окуу-тарбия иштери боюнча орун басары"), find_post("зам. директора по учебной работе")
    ('deputy_teaching', 'deputy_academic')
    >>> find_post("директордун орун басары"), find_post("кароолчу")
    (None, None)
    """
    code = find_phrase(text, POSTS)
    return None if code == _UNKNOWN else code


def read_education(text):
    """Return what a cell on education says: (level or None, institution, year or 0).

    >>> read_education("жогорку, КУУ, 2004-ж."), read_education("среднее специальное")
    (('higher', 'КУУ', 2004), ('vocational', '', 0))
    >>> read_education("Ош МУ")
    (None, 'Ош МУ', 0)
    """
    text, year = take_year(text)
    parts = [part.strip(" .()") for part in re.split(r"[,;(\n]", text)]
    level = None
    rest = []
    for part in filter(None, parts):
        known = find_phrase(part, EDUCATION) if level is None else None
        level = level or known
        if not known:
            rest.append(part)
    return level, ", ".join(rest), year


def take_year(text):
    """Return a text without the year in it, and the year or 0.

    >>> take_year("КУУ, 2004-жыл")
    ('КУУ', 2004)
    """
    match = _YEAR.search(text)
    if not match:
        return text, 0
    return (text[: match.start()] + text[match.end() :]).strip(" ,;.-"), int(match[1])


def read_category(text):
    """Return what a cell on the category says: (code or None, date or None).

    :raises CellError: 'year_only' when a year stands where a date is needed

    >>> read_category("I категория"), read_category("Биринчи (12.05.2021)"), read_category("категориясыз")
    (('first', None), ('first', datetime.date(2021, 5, 12)), ('none', None))
    """
    day, rest = find_date(text)
    if day is None and (match := _YEAR.search(rest)):
        raise CellError("year_only", year=int(match[1]))
    return find_phrase(rest, CATEGORIES), day
