"""Schemes of work as teachers keep them, each shaped differently: the files in tests/files are made here.

Run it as ``python tests/scheme_files.py`` after a change; names of people are invented.
"""

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter

FOLDER = Path(__file__).parent / "files"
TOPICS = [
    "Механикалык кыймыл",
    "Ылдамдык",
    "Бир калыптагы кыймыл",
    "Масса",
    "Күч",
    "Оордук күчү",
    "Лабораториялык иш №1",
    "Кайталоо",
]


def book_of(sheets):
    """Return the content of a workbook: {name: (rows, merged ranges)}."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, (rows, merged) in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def kyrgyz_form():
    """The form of the ministry: title block, headings in two rows, a row of numbers, quarters as rows, sums, signature."""
    rows = [
        ["Физика боюнча календардык-тематикалык план"],
        ["7-А класс", None, None, "Сааты: 8, жумасына 2 саат"],
        ["Мугалими: Өмүрбекова А."],
        [],
        [
            "№",
            "Бөлүм, сабактын темасы",
            "Сааты",
            "Күнү",
            None,
            "Күтүлүүчү натыйжа",
            "Үй тапшырма",
            "Эскертүү",
        ],
        [None, None, None, "план", "факт", None, None, None],
        [1, 2, 3, 4, 5, 6, 7, 8],
        ["I чейрек (4 саат)"],
        [None, "Кыймыл"],
        *([n, TOPICS[n - 1], 1, f"0{n}.09.2026", None, "Билет", f"§{n}", None] for n in (2, 3)),
        [None, "Күч"],
        *([n, TOPICS[n - 1], "1 саат", f"{n:02}.09.2026", None, None, None, None] for n in (4, 7)),
        [None, "Чейрек боюнча", 4],
        ["II чейрек"],
        [5, TOPICS[4], "2 саат", "10.11.2026"],
        [6, TOPICS[5], "2ч", "12.11.2026"],
        ["Бардыгы", None, 8],
        [],
        ["Мугалим:", "__________", None, "Өмүрбекова А."],
    ]
    merged = ("A1:H1", "A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:F6", "A8:H8", "B9:H9")
    return book_of({"КТП": (rows, merged)})


def russian_form():
    """Russian names in another order, quarters in words, dates as dates, sums with the words "Итого"."""
    rows = [
        ["Календарно-тематическое планирование"],
        ["Предмет: Физика", None, None, "Класс: 7 А"],
        ["Количество часов: всего 6 часов; в неделю 2 часа"],
        [
            "Дата",
            "Тема урока",
            "№ урока",
            "Кол-во часов",
            "Домашнее задание",
            "Примечание",
            "Планируемые результаты",
        ],
        ["Первая четверть"],
        [date(2026, 9, 2), "Механическое движение", 1, 1, "п. 1", None, "Знать"],
        [date(2026, 9, 4), "Скорость", 2, 1, "п. 2", None, "Уметь"],
        ["Итого за I четверть", None, None, 2],
        ["Вторая четверть – 4 часа"],
        [date(2026, 11, 10), "Масса", 3, 2, None, None, None],
        [date(2026, 11, 12), "Итоговая контрольная работа", 4, 2, None, None, None],
        ["Итого за год", None, None, 6],
    ]
    return book_of({"Физика 7а": (rows, ("A5:G5",))})


def quarter_column():
    """Quarter, week and section in columns of merged cells; one cell of hours stands for two lessons."""
    rows = [
        ["Чейрек", "Апта", "Бөлүм", "Темасы", "Саат", "Өткөрүү мөөнөтү"],
        ["I", 1, "Кыймыл", TOPICS[0], 1, "02.09"],
        [None, 1, None, TOPICS[1], 1, "04.09"],
        [None, 2, "Күч", TOPICS[2], 2, "07.09"],
        [None, 2, None, TOPICS[3], None, "09.09"],
        ["II", 10, None, TOPICS[4], 1, "9.11-13.11"],
    ]
    return book_of({"7-А физика": (rows, ("A2:A5", "C2:C3", "C4:C5", "E4:E5"))})


def several_classes():
    """One sheet for each class, one of them without a scheme of work."""

    def sheet(letter, hours):
        return (
            [
                [f"Физика, 7-{letter} класс. Бардыгы {hours} саат"],
                ["№", "Тема", "Саат", "Дата"],
                *([n, TOPICS[n - 1], 1, f"{n + 1:02}.09.2026"] for n in range(1, hours + 1)),
                ["Жалпы", None, hours],
            ],
            (),
        )

    return book_of({"7А": sheet("А", 3), "7Б": sheet("Б", 4), "Окуучулар": ([["Аты"], ["Бакыт"]], ())})


def dates_of_all_kinds():
    """Dates as text, without a year, as a day number of Excel, in words, as a range, typed as a fraction."""
    cells = [
        "02.09.2026",
        "03.09",
        46269,
        "7-сентябрь",
        "08.09-11.09",
        14.09,
        "2026-жылдын 15-сентябры",
        "12.01.",
    ]
    return book_of({"7-А": ([["Сабактын темасы", "Күнү"], *zip(TOPICS, cells, strict=True)], ())})


def two_topics():
    """Two columns of topics, as language lessons have them: the speech theme and the grammar theme."""
    rows = [
        ["Апта", "Сабак №", "Сөз темасы", "Грамматикалык тема", "Сааты"],
        ["1-чейрек 2 саат"],
        [1, 1, "Менин мектебим", "Зат атооч", 1],
        [1, 2, "Досум", "Сын атооч", "1 саат"],
    ]
    return book_of({"7-А класс": (rows, ())})


def hours_in_formulas():
    """Sums and hours as formulas with the results that Excel saved."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        sheet = book.add_worksheet("7-А")
        sheet.write_row(0, 0, ["№", "Тема урока", "Часы"])
        for row, topic in enumerate(TOPICS[:3], start=1):
            sheet.write_row(row, 0, [row, topic])
            sheet.write_formula(row, 2, "=1+1", value=2)
        sheet.write_row(4, 0, [None, "Всего"])
        sheet.write_formula(4, 2, "=SUM(C2:C4)", value=6)
    return output.getvalue()


def formulas_never_calculated():
    """The same as openpyxl saves it: the formulas have no results."""
    book = openpyxl.load_workbook(io.BytesIO(hours_in_formulas()))
    for row in (2, 3, 4, 5):
        book.active[f"C{row}"] = "=1+1"
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def full_of_errors():
    """Cells that nobody can read: hours in words, a day that does not exist, a fifth quarter, a topic left out."""
    rows = [
        ["№", "Чейрек", "Тема", "Сааты", "Күнү"],
        [1, "I", TOPICS[0], "көп", "02.09.2026"],
        [2, "V", TOPICS[1], 1, "31.09.2026"],
        [3, "I", None, 1, "04.09.2026"],
        [4, "I", TOPICS[3], None, "эртең"],
        [5, "I", TOPICS[4], 1, "05.09.2019"],
        [6, "II", TOPICS[5], 1, "09.09.2026"],
        ["Бардыгы", None, None, 9],
    ]
    return book_of({"7-А": (rows, ())})


def club():
    """A club: no class, no curriculum, months instead of quarters as sections."""
    rows = [
        ["«Жаш физик» ийрими"],
        ["№", "Мазмуну", "Сааты", "Мөөнөтү"],
        ["Сентябрь"],
        [1, "Ийримдин уюштуруу жыйыны", 1, "03.09.2026"],
        [2, "Тажрыйбалар", 2, "10.09.2026"],
        ["Октябрь"],
        [3, "Викторина", 1, "01.10.2026"],
        ["Жыйынтыгы: 4 саат"],
    ]
    return book_of({"Ийрим": (rows, ())})


def unknown_headings():
    """Headings of the teacher's own: nobody guesses them, the user says what they are."""
    rows = [["Реттик", "Не өтөбүз", "Канча"], [1, TOPICS[0], 1], [2, TOPICS[1], 2]]
    return book_of({"7-А физика": (rows, ())})


def by_hand():
    """XML of another program: no styles, texts in cells, rows and cells without places, an apostrophe, a prefix."""
    rows = [
        ["Темасы", "Сааты", "Күнү"],
        ["I чейрек"],
        [TOPICS[0], "1", "02.09.2026"],
        [TOPICS[1], "1", "04.09.2026"],
    ]
    cells = "".join(
        "<x:row>"
        + "".join(
            f'<x:c t="inlineStr"><x:is><x:t xml:space="preserve"> {text} </x:t></x:is></x:c>' for text in row
        )
        + "</x:row>"
        for row in rows
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{related}/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<x:workbook xmlns:x="{main}" xmlns:r="{related}"><x:sheets><x:sheet name="7-А физика" sheetId="1" r:id="b"/></x:sheets></x:workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="b" Type="{related}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<x:worksheet xmlns:x="{main}"><x:sheetData>{cells}</x:sheetData></x:worksheet>',
    }
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 9, 1, 0, 0, 0)), text)
    return output.getvalue()


FILES = {
    "ktp_kyrgyz_form.xlsx": kyrgyz_form,
    "ktp_russian_form.xlsx": russian_form,
    "ktp_quarter_column.xlsx": quarter_column,
    "ktp_several_classes.xlsx": several_classes,
    "ktp_dates.xlsx": dates_of_all_kinds,
    "ktp_two_topics.xlsx": two_topics,
    "ktp_formulas.xlsx": hours_in_formulas,
    "ktp_formulas_without_results.xlsx": formulas_never_calculated,
    "ktp_errors.xlsx": full_of_errors,
    "ktp_club.xlsx": club,
    "ktp_unknown_headings.xlsx": unknown_headings,
    "ktp_by_hand.xlsx": by_hand,
}


def read_file(name):
    """Return the content of a file of the folder."""
    return (FOLDER / name).read_bytes()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in FILES.items():
        (FOLDER / name).write_bytes(make())
