"""Sheets of the prints: their measures, and how a document is laid out on them.

The widths of the sheets are a little more than the engine would choose itself: it then shrinks the page to fit, with
and without its patches, and one px is the same length on paper in both.  The measures are those of print_style.
"""

from datetime import date
from typing import NamedTuple

from .column_widths import column_widths
from .paging import Block, Columns, paginate, parts
from .text_lines import BOLD, count_lines


class Sheet(NamedTuple):
    """A sheet of paper inside its margins, in px.

    :param width: in px; 900 px are 180 mm upright, 1400 px are 277 mm across
    :param height: a little less than the engine's own page, so that a sheet is never cut
    """

    width: int
    height: int

    @property
    def room(self):
        """Height above the line with the number of the page."""
        return self.height - FOLIO


PORTRAIT, LANDSCAPE = Sheet(900, 1340), Sheet(1400, 912)
FOLIO = 44
#: what tables are narrower than the sheet, so that the rule at the right is not cut
RULES = 4
TEXT_FONT, TEXT_LINE = 17, 24
#: a sheet has room for so many summaries beside each other; fewer are no wider
SUMMARY_COLUMNS = 3
#: height of a heading within the text
TITLE_HEIGHT = 46
_STAMP_FONT, _STAMP_LINE, _STAMP_RULE = 15, 24, 110
_NAME_FONT, _NAME_LINE = 22, 29
_SIGN_LINE, _FOOT_FONT, _FOOT_LINE = 34, 14, 19
#: the code for checking a print with the mark below it, and what it takes from the width of the lines
_QR_HEIGHT, _QR_WIDTH = 158, 160


def lay_out(sheet, document, columns, head_lines, blocks):
    """Return the sheets of a document: a list of lists of (kind, content), see tools.paging.parts.

    :param sheet: Sheet
    :param document: what the template shows: header, title, foot and if it has them stamps, theme, summaries, signers
    :param columns: tools.paging.Columns of the table
    :param head_lines: how many lines the head of the table takes
    :param blocks: list of tools.paging.Block
    """
    sheets = paginate(
        blocks,
        first=sheet.room - head_height(sheet, document),
        other=sheet.room,
        head=columns.height(head_lines),
        tail=tail_height(sheet, document),
    )
    return [parts(blocks) for blocks in sheets]


def table_document(table, document, font, line):
    """Return the values of a print that is one table across the sheet.

    :param table: tools.xlsx.Table
    :param document: its other values: header and foot, and if it has them stamps and signers
    :param font: height of the letters of the table in px
    :param line: height of its lines in px

    >>> from .xlsx import Table
    >>> table = Table("DATABANK", [("No.", 4), ("Full name", 10)], [[1, "Үсөнова Т."], [date(2026, 9, 1), None]])
    >>> table_document(table, {"header": ["School"], "foot": ["today"]}, 12, 15)["sheets"]
    [[('table', [('row', ['1', 'Үсөнова Т.']), ('row', ['01.09.2026', ''])])]]
    """
    labels = [label for label, _width in table.columns]
    columns, blocks = table_blocks(table, LANDSCAPE, font, line)
    document = {
        **document,
        "title": paper_title(table.title, document["header"]),
        "summaries": [
            (title, [(label, cell_text(count)) for label, count in counts])
            for title, counts in table.summaries
            if counts
        ],
    }
    return {
        **document,
        "sheet": LANDSCAPE,
        "columns": columns,
        "labels": labels,
        "sheets": lay_out(LANDSCAPE, document, columns, columns.count(labels, BOLD), blocks),
    }


def table_blocks(table, sheet, font, line):
    """Return the columns of a table across a sheet, and the blocks of its rows; one empty row when there is none.

    :param table: tools.xlsx.Table
    :param sheet: Sheet
    :param font: height of the letters in px
    :param line: height of the lines in px
    """
    rows = [[cell_text(cell) for cell in row] for row in table.rows]
    columns = Columns([], font, line)
    widths = column_widths(table.columns, rows, sheet.width - RULES, font, 2 * columns.padding[0])
    columns = columns._replace(widths=widths)
    limit = sheet.room // 3 // line
    empty = [Block("row", [""] * len(table.columns), columns.height(1))]
    return columns, [block for row in rows for block in columns.rows(row, limit)] or empty


def paper_title(title, header):
    r"""Return the title of a table on paper: what stands in the header already is not said twice.

    >>> paper_title("REGISTER\nSchool 1", ["Ministry", "School 1"]), paper_title("PLAN\nMathematics", ["School 1"])
    ('REGISTER', 'PLAN\nMathematics')
    """
    return "\n".join(line for line in title.split("\n") if line not in header)


def cell_text(cell):
    """Return what stands on paper for a value of a table: fractions with a comma, numbers of papers on one line.

    >>> [cell_text(cell) for cell in (date(2026, 9, 1), 2.0, 1.5, 0, None, "№ 12-к")]
    ['01.09.2026', '2', '1,5', '0', '', '№\\xa012-к']
    """
    if isinstance(cell, date):
        return cell.strftime("%d.%m.%Y")
    if isinstance(cell, float):
        return f"{cell:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return "" if cell is None or cell is False else str(cell).replace("№ ", "№\u00a0")


def head_height(sheet, document):
    """Return the height of what stands above the first block: header, stamps, title, theme; of an order its requisites.

    >>> head_height(PORTRAIT, {"header": ["School"], "title": "WORK PLAN"})
    97
    """
    header = _lines(document["header"], sheet.width, TEXT_FONT) * TEXT_LINE + 14
    title = _lines(document["title"].split("\n"), sheet.width, _NAME_FONT * BOLD) * _NAME_LINE + 30
    theme = (
        _lines([document["theme"]], sheet.width, TEXT_FONT) * TEXT_LINE + 14 if document.get("theme") else 0
    )
    stamps = max(
        (_stamp_height(stamp, sheet.width // 3 - 16) for stamp in document.get("stamps", ())), default=0
    )
    requisites = TEXT_LINE + 28 if document.get("requisites") else 0
    texts = [document.get("subject") or "", *document.get("notices", ())]
    subject = sum(_lines([text], sheet.width, TEXT_FONT * BOLD) * TEXT_LINE + 10 for text in texts if text)
    return header + stamps + title + theme + requisites + subject


def tail_height(sheet, document):
    """Return the height of what stands below the last block: counts, signatures, foot lines.

    >>> tail_height(PORTRAIT, {"foot": ["version 1"], "signers": [("Chair", "Т. Үсөнова")]})
    101
    >>> tail_height(PORTRAIT, {"foot": ["version 1"], "qr": {"url": "https://school.example/methodical/verify/x"}})
    184
    """
    signers = len(document.get("signers", ())) * _SIGN_LINE + 22 if document.get("signers") else 0
    summaries = document.get("summaries", ())
    width = sheet.width // max(len(summaries), SUMMARY_COLUMNS) - 60
    counts = [_lines([label for label, _count in rows], width, _FOOT_FONT) for _title, rows in summaries]
    return signers + _foot_height(sheet, document) + (max(counts) * 20 + 50 if counts else 0)


def _foot_height(sheet, document):
    """Return the height of the foot lines, beside the code for checking when there is one."""
    qr = document.get("qr")
    if not qr:
        return _lines(document["foot"], sheet.width, _FOOT_FONT) * _FOOT_LINE + 26
    lines = _lines([*document["foot"], qr["url"]], sheet.width - _QR_WIDTH, _FOOT_FONT) + 1
    return max(lines * _FOOT_LINE, _QR_HEIGHT) + 26


def signature_height(sheet, signature):
    """Return the height of a signature below a text, see template print_signature.

    :param signature: dict: verb, post, person, below, has_seal

    >>> visa = {"verb": "", "post": "Директор", "person": "Т. Үсөнова", "below": [], "has_seal": False}
    >>> signature_height(PORTRAIT, visa), signature_height(PORTRAIT, {**visa, "has_seal": True})
    (52, 76)
    """
    lines = _lines([signature["post"]], sheet.width * 0.42, TEXT_FONT)
    below = len(signature["below"]) + bool(signature["verb"]) + bool(signature["has_seal"])
    return (lines + below) * TEXT_LINE + 28


def _stamp_height(stamp, width):
    signature = f"{stamp['signer']} {stamp['person']}"
    texts = [stamp["verb"], *stamp["above"], *stamp["below"]]
    lines = _lines(texts, width, _STAMP_FONT) + count_lines(signature, (width - _STAMP_RULE) / _STAMP_FONT)
    return (lines + stamp["has_seal"]) * _STAMP_LINE + 20


def _lines(texts, width, font):
    return sum(count_lines(text, width / font) for text in texts)
