"""Prints of several tables, each with columns of its own, one below the other on as many sheets as they need."""

from .paging import Block, paginate, parts
from .print_sheet import TITLE_HEIGHT, head_height, table_blocks, tail_height
from .text_lines import BOLD


def tables_document(sheet, tables, document, font, line):
    """Return the values of a print of several tables, see template print_document.

    :param sheet: tools.print_sheet.Sheet
    :param tables: list of tools.xlsx.Table; each title stands above its table
    :param document: the other values: header, title, foot and if it has them stamps and signers
    :param font: height of the letters of the tables in px
    :param line: height of their lines in px

    >>> from .print_sheet import PORTRAIT
    >>> from .xlsx import Table
    >>> tables = [Table("Facts", [("Fact", 9), ("Value", 20)], [["Name", "Ү. Т."]]), Table("Load", [("h", 4)], [[18], [2]])]
    >>> values = tables_document(PORTRAIT, tables, {"header": ["School"], "title": "RECORD", "foot": []}, 14, 18)
    >>> [(kind, content if kind == "heading" else content["rows"]) for kind, content in values["sheets"][0]]
    [('heading', 'Facts'), ('grid', [('row', ['Name', 'Ү. Т.'])]), ('heading', 'Load'), ('grid', [('row', ['18']), ('row', ['2'])])]
    """
    grids = [_grid(sheet, table, font, line) for table in tables]
    sheets = paginate(
        [block for number, grid in enumerate(grids) for block in _blocks(number, grid)],
        first=sheet.room - head_height(sheet, document),
        other=sheet.room,
        head=max(
            (grid["columns"].height(grid["columns"].count(grid["labels"], BOLD)) for grid in grids), default=0
        ),
        tail=tail_height(sheet, document),
    )
    shown = [[_part(kind, content, grids) for kind, content in parts(blocks)] for blocks in sheets]
    return {**document, "sheet": sheet, "columns": None, "sheets": shown}


def _grid(sheet, table, font, line):
    columns, rows = table_blocks(table, sheet, font, line)
    return {
        "title": table.title,
        "columns": columns,
        "labels": [label for label, _width in table.columns],
        "rows": rows,
    }


def _blocks(number, grid):
    """Return the blocks of one table; each row knows to which table it belongs."""
    return [
        Block("heading", grid["title"], TITLE_HEIGHT, keeps_next=True),
        *(row._replace(content=(number, row.content)) for row in grid["rows"]),
    ]


def _part(kind, content, grids):
    if kind != "table":
        return kind, content
    grid = grids[content[0][1][0]]
    return "grid", {
        "columns": grid["columns"],
        "labels": grid["labels"],
        "rows": [(row_kind, cells) for row_kind, (_number, cells) in content],
    }
