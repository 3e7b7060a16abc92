"""Lists of certificates as schools keep them, each shaped differently; names of people are invented."""

import io
from datetime import datetime

import openpyxl

RU_HEADINGS = (
    "Кол-во часов", "ФИО педагога", "Организация", "Тема курса", "Вид курса", "Начало", "Окончание",
    "Номер документа", "Дата выдачи", "Вид документа", "Источник финансирования", "Форма обучения",
)  # fmt: skip
KY_HEADINGS = (
    "№", "Мугалим", "Уюм", "Программа / тема", "Формасы", "Башы-аягы", "Саат", "Документтин түрү, №, күнү", "Файл",
)  # fmt: skip
PLAIN = ("Мугалим", "Уюм", "Тема", "Саат", "Документ №", "Берилген күнү")

#: the register of the school, in the order of the form (domain 9.3, 9a): title, numbering, sum and signature around it
KYRGYZ = [
    ("КУРСТАР РЕЕСТРИ",),
    ("“Үлгү” мектеби",),
    KY_HEADINGS,
    (1, 2, 3, 4, 5, 6, 7, 8, 9),
    (1, "Өмүрбекова Айжаңыл", "РИПК", "Физика / Функционалдык сабаттуулук", "Күндүзгү", "05.10.2023 – 16.10.2023",
     "72 саат", "Сертификат, № КЖ 0048213, 16.10.2023", "+"),
    (2, "ТҮЛӨБЕРДИЕВ БӨРҮБАЙ", "РИПК", "Баалоо", "Аралыктан", "12.03-14.04.2024", 72,
     "Күбөлүк № 77, 2024-жылдын 14-апрели", "–"),
    ("Жыйынтык", None, None, None, None, None, 144),
    (None, "Мектептин директору ____________"),
]  # fmt: skip
#: headings in another order; dates, hours and numbers as text and as values of Excel
RUSSIAN = [
    RU_HEADINGS,
    (" 72 ч. ", "Омурбекова Айжаныл", "ИПК", "Смысловое чтение", "Повышение квалификации", datetime(2022, 3, 1),
     "12 марта 2022 г.", 4821, "12.03.2022", "Удостоверение", "Внебюджет", "Онлайн"),
    ("500", "Тулобердиев Борубай", "БГУ", "Менеджмент", "Профессиональная переподготовка", "01.09.2020", "30.05.2021",
     "ДП-9", "30.05.2021", "Диплом", "За свой личный счёт", "Очно-заочная"),
    (6, "Тулобердиев Борубай", None, "Уроки коллег", "В школе", None, "10.10.2024", None, None, None, None, None),
]  # fmt: skip
#: what nobody can import, one mistake a row
ERRORS = [
    ("Мугалим", "Уюм", "Тема", "Саат", "Башталышы", "Аягы", "Документ №", "Берилген күнү", "Түрү"),
    ("Өмүрбекова Айжаңыл", "РИПК", "Ends before it begins", 72, "16.10.2023", "05.10.2023", "1", "17.10.2023", "курс"),
    ("Өмүрбекова Айжаңыл", "РИПК", "Hours", 10000, None, "05.10.2023", "2", "17.10.2023", "курс"),
    ("Өмүрбекова Айжаңыл", "РИПК", "No hours", 0, None, "05.10.2023", "3", "17.10.2023", "курс"),
    ("Өмүрбекова Айжаңыл", "РИПК", "Words", "көп", None, "05.10.2023", "4", "17.10.2023", "курс"),
    ("Өмүрбекова Айжаңыл", "РИПК", "Future", 72, None, "05.10.2023", "5", "17.10.2033", "курс"),
    ("Өмүрбекова Айжаңыл", "РИПК", "Before", 72, "05.10.2023", "16.10.2023", "6", "01.10.2023", "курс"),
    ("Өмүрбекова Айжаңыл", "РИПК", "No number", 72, None, "05.10.2023", None, "17.10.2023", "курс"),
    ("Өмүрбекова Айжаңыл", None, "No provider", 72, None, "05.10.2023", "8", "17.10.2023", "курс"),
    ("Өмүрбекова Айжаңыл", "РИПК", "No such day", 72, None, "31.02.2023", "9", "17.10.2023", "курс"),
    ("Өмүрбекова Айжаңыл", "РИПК", "Kind", 72, None, "05.10.2023", "10", "17.10.2023", "экскурсия"),
    (None, "РИПК", "Nobody", 72, None, "05.10.2023", "11", "17.10.2023", "курс"),
    ("Өмүрбекова Айжаңыл", "РИПК", "Short retraining", 72, None, "05.10.2026", "12", "17.10.2026", "Кайра даярдоо"),
    ("Өмүрбекова Айжаңыл", "РИПК", "Right", 72, None, "05.10.2023", "13", "17.10.2023", "курс"),
]  # fmt: skip
#: one name over several rows, as merged cells show it
MERGED = [
    PLAIN,
    ("Өмүрбекова Айжаңыл", "РИПК", "One", 36, "A1", "17.10.2022"),
    (None, "РИПК", "Two", 36, "A2", "17.10.2023"),
    ("Түлөбердиев Бөрүбай", "РИПК", "Three", 72, "A3", "17.10.2023"),
]
#: names with a slip of the pen, without a card, of people with the same name
NAMES = [
    PLAIN,
    ("Өмүрбекова Айжаңыл Сапаровна", "РИПК", "With a patronymic", 72, "B1", "17.10.2022"),
    ("Өмүрбекова Айжаңыл Сапаровна", "РИПК", "Once more", 72, "B2", "17.10.2023"),
    ("Иванов Пётр", "РИПК", "Without a card", 72, "B3", "17.10.2023"),
    ("Түлөбердиев Бөрүбай", "РИПК", "Known", 72, "B4", "17.10.2023"),
]
#: the same document twice: for the same person, and for somebody else
DOUBLES = [
    PLAIN,
    ("Өмүрбекова Айжаңыл", "РИПК", "One", 72, "C-1", "17.10.2022"),
    ("Өмүрбекова Айжаңыл", "«РИПК»", "One", 72, "c 1", "17.10.2022"),
    ("Түлөбердиев Бөрүбай", "РИПК", "Other", 72, "C1", "17.10.2022"),
]
#: rows of the register that were never credited
DECISIONS = [
    (*PLAIN, "Чечим"),
    ("Өмүрбекова Айжаңыл", "РИПК", "Credited", 72, "D1", "17.10.2022", "Зачтено"),
    ("Өмүрбекова Айжаңыл", "РИПК", "Refused", 72, "D2", "17.10.2022", "Не зачтено"),
    ("Өмүрбекова Айжаңыл", "РИПК", "Planned", 72, "D3", "17.10.2022", "Planned"),
]
FORMULAS = [PLAIN, ("Өмүрбекова Айжаңыл", "РИПК", "One", "=36+36", "E1", "17.10.2022")]


def many(people, each):
    """Return rows with so many certificates for each name."""
    return [PLAIN] + [
        (name, "РИПК", f"Theme {place}", 72, f"{name}-{place}", f"{place % 27 + 1:02}.10.{2015 + place % 10}")
        for name in people
        for place in range(each)
    ]  # fmt: skip


def book_of(rows, merge=()):
    """Return the content of a workbook with one sheet.

    :param merge: ranges of cells to merge, for example 'A2:A3'
    """
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cells in merge:
        book.active.merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
