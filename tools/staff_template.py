"""The empty staff list that a school downloads: headings and an example in its language, all of which the import reads."""

from datetime import date

_BIRTHDAY, _AWARDED = date(1980, 5, 12), date(2024, 2, 28)

# (target of the column, heading, example) in the order of the printed databank
COLUMNS = {
    "ky": (
        ("name", "Аты-жөнү", "Асанова Айгүл Бакытовна"),
        ("birthday", "Туулган күнү", _BIRTHDAY),
        ("post", "Кызматы", "мугалим"),
        ("education_level", "Билими", "жогорку"),
        ("education_institution", "Бүтүргөн окуу жайы", "КУУ"),
        ("education_year", "Бүтүргөн жылы", 2002),
        ("speciality", "Адистиги", "математика мугалими"),
        ("subject", "Берген сабагы", "Математика"),
        ("weekly_load", "Жүктөмү (саат)", 18),
        ("service_total", "Жалпы стажы", "24 жыл 3 ай"),
        ("service_pedagogical", "Педагогикалык стажы", "22 жыл"),
        ("category", "Категориясы", "биринчи"),
        ("category_date", "Категория берилген күнү", _AWARDED),
        ("date_joined", "Мектепке келген күнү", date(2004, 8, 25)),
        ("honours", "Сыйлыктары", "Билим берүүнүн отличниги"),
        ("note", "Эскертүү", ""),
    ),
    "ru": (
        ("name", "Ф.И.О.", "Асанова Айгүл Бакытовна"),
        ("birthday", "Дата рождения", _BIRTHDAY),
        ("post", "Должность", "учитель"),
        ("education_level", "Образование", "высшее"),
        ("education_institution", "Учебное заведение", "КНУ"),
        ("education_year", "Год окончания", 2002),
        ("speciality", "Специальность", "учитель математики"),
        ("subject", "Преподаваемый предмет", "Математика"),
        ("weekly_load", "Нагрузка (часы)", 18),
        ("service_total", "Общий стаж", "24 года 3 месяца"),
        ("service_pedagogical", "Педагогический стаж", "22 года"),
        ("category", "Категория", "первая"),
        ("category_date", "Дата присвоения категории", _AWARDED),
        ("date_joined", "Дата приёма на работу", date(2004, 8, 25)),
        ("honours", "Награды", "Отличник образования"),
        ("note", "Примечание", ""),
    ),
    "en": (
        ("name", "Full name", "Асанова Айгүл Бакытовна"),
        ("birthday", "Date of birth", _BIRTHDAY),
        ("post", "Position", "teacher"),
        ("education_level", "Education", "higher"),
        ("education_institution", "Graduated from", "KNU"),
        ("education_year", "Graduated in", 2002),
        ("speciality", "Speciality", "teacher of mathematics"),
        ("subject", "Subject", "Mathematics"),
        ("weekly_load", "Weekly load (hours)", 18),
        ("service_total", "Total service", "24 years 3 months"),
        ("service_pedagogical", "Pedagogical service", "22 years"),
        ("category", "Category", "first"),
        ("category_date", "Category awarded on", _AWARDED),
        ("date_joined", "Joined the school on", date(2004, 8, 25)),
        ("honours", "Awards", "Excellence in Education"),
        ("note", "Note", ""),
    ),
}


def template_columns(language):
    """Return the columns of the empty list: (target, heading, example).

    :param language: code of the user's language, for example 'ky_KG'

    >>> [columns[0][1] for columns in map(template_columns, ("ky_KG", "ru_RU", "de_DE"))]
    ['Аты-жөнү', 'Ф.И.О.', 'Full name']
    >>> from .staff_headings import guess_target
    >>> [heading for columns in COLUMNS.values() for target, heading, _ in columns if guess_target(heading) != target]
    []
    """
    return COLUMNS.get((language or "")[:2], COLUMNS["en"])
