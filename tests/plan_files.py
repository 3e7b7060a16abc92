"""Plans of associations as heads keep them, each shaped differently: the files in tests/files are made here.

Run it as ``python tests/plan_files.py`` after a change; names of people are invented.
"""

import io
from datetime import datetime
from pathlib import Path

import openpyxl

FOLDER = Path(__file__).parent / "files"
HEADINGS_KY = (
    "№",
    "Иш-чаранын аталышы",
    "Мазмуну / формасы",
    "Мөөнөтү",
    "Жооптуу",
    "Күтүлгөн натыйжа (документ)",
    "Белги",
)
HEADINGS_RU = ("Срок", "Ответственный", "№ п/п", "Мероприятие", "Содержание/форма", "Ожидаемый результат")

KYRGYZ = [
    ("“Үлгү” мектеби",),
    ("Табигый илимдер усулдук бирикмесинин 2026–2027-окуу жылына иш планы",),
    (),
    HEADINGS_KY,
    ("1. Кызматкерлердин педагогикалык чеберчилигин жогорулатуу",),
    (1, "Ачык сабактардын цикли", "Ачык сабак", "октябрь–ноябрь", "Бардык мугалимдер", "График"),
    (2, "Мастер-класс", "Мастер-класс", "09.10.2026", "А. Өмүрбекова", "Материалдар"),
    ("5. Жаш адистер менен иш алып баруу",),
    (3, "Насаатчылык", None, "жыл бою", "Түлөбердиев Б., УБ жетекчиси", "План"),
    (4, "Жаш адистин сабагына катышуу", None, "2-чейрек", "Өмүрбекова А.; Түлөбердиев Б."),
    (None, "УБ жетекчиси: ____________ Жөлдөшова Г."),
]
RUSSIAN = [
    ("План работы методического объединения",),
    HEADINGS_RU,
    (None, None, None, "Самые разные дела"),
    ("сентябрь", "все учителя", 1, "Заседание МО", "Заседание", "Протокол"),
    (datetime(2026, 11, 20), "Омурбекова А.", 2, "Экскурсия", "Выезд на станцию"),
    ("в течение года", "Иванов И.И.", 3, "Работа с одарёнными детьми"),
]
ERRORS = [
    HEADINGS_KY,
    (1, "Семинар", "Семинар", "качандыр бир убакта", "Бардык мугалимдер"),
    (2, None, "Тренинг", "октябрь", "Бардык мугалимдер"),
    (3, "Тегерек стол", None, None, "Бардык мугалимдер"),
    (4, "Жыйынтык", None, "31.02.2027", "Бардык мугалимдер"),
    (5, "Туура сап", None, "март", "Бардык мугалимдер"),
]
FORMULAS = [HEADINGS_KY, (1, '="Семи"&"нар"', None, "март", "Бардык мугалимдер")]
FILES = {
    "plan_kyrgyz.xlsx": KYRGYZ,
    "plan_russian.xlsx": RUSSIAN,
    "plan_errors.xlsx": ERRORS,
    "plan_formulas.xlsx": FORMULAS,
}


def book_of(rows):
    """Return the content of a workbook with one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_file(name):
    """Return the content of a file of tests/files."""
    return (FOLDER / name).read_bytes()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, rows in FILES.items():
        (FOLDER / name).write_bytes(book_of(rows))
