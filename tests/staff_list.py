"""Workbooks for the tests of the staff import, as people make them."""

import base64
import io
import zipfile
from datetime import date

import openpyxl
import xlsxwriter

HEADINGS = {
    "name": "Аты-жөнү",
    "birthday": "Туулган күнү",
    "post": "Кызматы",
    "subject": "Берген сабагы",
    "education": "Билими",
    "load": "Жүктөмү (саат)",
    "total": "Жалпы стажы",
    "pedagogical": "Пед. стажы",
    "managerial": "Башкаруу стажы",
    "category": "Категориясы",
    "category_date": "Категория берилген күнү",
    "note": "Эскертүү",
}


def staff_list(*people, **options):
    """Return a list with one column for each key that the people have.

    :param people: dictionaries with keys of HEADINGS
    :param options: title (text above the headings), sheet (its name)
    """
    keys = [key for key in HEADINGS if any(key in person for person in people)]
    rows = [[HEADINGS[key] for key in keys], *([person.get(key) for key in keys] for person in people)]
    title = options.get("title")
    return workbook([[title], *rows] if title else rows, options.get("sheet"))


def workbook(rows, sheet=None, merged=()):
    """Return the content of a workbook with one sheet."""
    book = openpyxl.Workbook()
    book.active.title = sheet or "Тизме"
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    return saved(book)


def saved(book):
    """Return the content of an openpyxl workbook."""
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def kyrgyz_list():
    """Return a list as a methodical room keeps it: title, two lines of headings, numbers of columns, sums, signature."""
    return workbook(
        [
            ["№5 орто мектептин мугалимдеринин тизмеси"],
            ["2026-жылдын 1-сентябрына карата"],
            [],
            [
                "№",
                "Аты-жөнү",
                "Туулган жылы, айы, күнү",
                "Билими\n(окуу жайы, жылы)",
                "Стажы",
                None,
                "Категориясы",
                "Сабагы",
            ],
            [None, None, None, None, "жалпы", "педаго-\nгикалык", None, None],
            [1, 2, 3, 4, 5, 6, 7, 8],
            ["Табигый илимдер усулдук бирикмеси"],
            [
                1,
                "ӨМҮРОВА ГҮЛНАРА БАКЫТ КЫЗЫ",
                "1980-жылдын 12-майы",
                "жогорку, КУУ, 2002-ж.",
                "24 жыл 3 ай",
                "22 жыл",
                "биринчи, 28.02.2024",
                "математика, физика",
            ],
            [2, "Исаев  Нурлан", date(1999, 1, 5), "атайын орто", "1 жыл", "11 ай", "жок", "Физика"],
            [None, "Бардыгы: 2", None, None, None, None, None, None],
            ["Директор", None, None, None, None, "Сыдыков Ө."],
        ],
        merged=("A1:H1", "A4:A5", "B4:B5", "E4:F4", "A7:H7"),
    )


def formula_list(formula, saved_value):
    """Return a list whose only load is a formula, with the result that Excel saved (None: it was never opened)."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Аты-жөнү", "Жүктөмү"])
        sheet.write(1, 0, "Исаев Нурлан")
        if saved_value is not None:
            sheet.write_formula(1, 1, formula, value=saved_value)
    if saved_value is not None:
        return output.getvalue()
    book = openpyxl.load_workbook(io.BytesIO(output.getvalue()))
    book.active["B2"] = formula  # openpyxl saves no result
    return saved(book)


def with_part(content, name, data):
    """Return a workbook with one more part, for example macros."""
    output = io.BytesIO(content)
    with zipfile.ZipFile(output, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return output.getvalue()


def encoded(content):
    """Return content as a Binary field takes it."""
    return base64.b64encode(content)
