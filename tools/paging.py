"""Distribution of a printed document over sheets of paper.

The engine that makes the PDF cuts tables between its own pages: without its patches it slices lines and repeats no
head.  Prints are therefore divided before they reach it, by heights that are estimated from the texts.
"""

from typing import Any, NamedTuple

from .text_lines import BOLD, count_lines, text_width, wrap

#: what stands between the letters of a spaced label in em, as print_style draws them
SPACING = 0.18
#: how much of a line of text is counted on, so that many lines together are not too many
_TEXT_SHARE = 0.96


class Block(NamedTuple):
    """The smallest part of a print, which is never divided.

    :param kind: what the template makes of it; "row" and "section" belong to a table with a head
    :param content: what it shows
    :param height: in px
    :param keeps_next: whether it stays on one sheet with the block that follows, as a heading does
    """

    kind: str
    content: Any
    height: int
    keeps_next: bool = False

    @property
    def in_table(self):
        return self.kind in ("row", "section")


class Columns(NamedTuple):
    """Columns of a table in px, with its type.

    :param widths: widths of the columns
    :param font: height of the letters
    :param line: height of a line
    :param padding: what cells keep free left and right, and above and below with the rule
    """

    widths: list
    font: int
    line: int
    padding: tuple = (5, 7)

    def count(self, cells, bold=1):
        """Return how many lines the highest cell of a row takes.

        >>> Columns([40, 100], 10, 12).count(["1", "Ачык сабак: жылдык план"])
        2
        """
        return max(
            count_lines(text, self._inside(width, bold))
            for text, width in zip(cells, self.widths, strict=True)
        )

    def height(self, lines):
        """Return the height of a row in px.

        >>> Columns([40], 10, 12).height(2)
        31
        """
        return lines * self.line + self.padding[1]

    def rows(self, cells, limit):
        """Return the blocks of a row: one, or more when it has more lines than a sheet should hold in one piece.

        :param cells: texts
        :param limit: the most lines of a block

        >>> rows = Columns([40, 60], 10, 12).rows(["1", "Ачык сабак жылдык план"], 2)
        >>> [(block.content, block.height) for block in rows]
        [(['1', 'Ачык сабак'], 31), (['', 'жылдык план'], 31)]
        """
        lines = self.count(cells)
        if lines <= limit:
            return [Block("row", cells, self.height(lines))]
        limit = -(-lines // -(-lines // limit))  # pieces of the same size, no single line at the end
        columns = [wrap(text, self._inside(width)) for text, width in zip(cells, self.widths, strict=True)]
        parts = [
            ["".join(column[start : start + limit]).strip() for column in columns]
            for start in range(0, lines, limit)
        ]
        return [Block("row", part, self.height(self.count(part))) for part in parts]

    def _inside(self, width, bold=1):
        return (width - 2 * self.padding[0]) / (self.font * bold)


def text_blocks(label, text, width, font, line):
    r"""Return the blocks of a paragraph, one for each line, of which the first two stay together.

    :param label: what the paragraph is about, at its beginning; one in capitals is printed spaced
    :param text: str
    :param width: of a line in px
    :param font: height of the letters in px
    :param line: height of a line in px

    >>> [(block.content[2], block.keeps_next) for block in text_blocks("Aim", "Ачык сабактар, талдоо", 130, 16, 20)]
    [('Aim: Ачык ', True), ('сабактар, ', False), ('талдоо', False)]
    >>> [block.content[2] for block in text_blocks("УГУЛДУ", "Ачык сабак", 150, 16, 20)]
    ['УГУЛДУ: ', 'Ачык сабак']
    """
    spacing = len(label) * SPACING + text_width(label) * (BOLD - 1) if label.isupper() else 0
    lines = wrap(f"{label}: {text}" if label else text, width * _TEXT_SHARE / font, spacing)
    return [
        Block("text", (label, text, part), line, number == 0 and len(lines) > 1)
        for number, part in enumerate(lines)
    ]


def paginate(blocks, first, other, head=0, tail=0):
    """Return the blocks of each sheet, in their order and every block once.

    A sheet holds no more than its height, unless a single chain of blocks is higher. The tail (signatures) stands
    on the last sheet, never without a block.

    :param blocks: list of Block
    :param first: room on the first sheet in px
    :param other: room on each other sheet
    :param head: height of the head that the table has on each sheet
    :param tail: height of what follows the last block

    >>> rows = [Block("row", number, 20) for number in range(7)]
    >>> [[block.content for block in sheet] for sheet in paginate(rows, 60, 100, head=20, tail=30)]
    [[0, 1], [2, 3, 4, 5], [6]]
    >>> [len(sheet) for sheet in paginate(rows[:5], 60, 100, head=20, tail=10)]
    [2, 3]
    >>> title = Block("section", "Title", 20, keeps_next=True)
    >>> [[block.content for block in sheet] for sheet in paginate([*rows[:1], title, *rows[1:2]], 60, 100)]
    [[0, 'Title', 1]]
    >>> [[block.content for block in sheet] for sheet in paginate([*rows[:2], title, *rows[2:3]], 60, 100)]
    [[0, 1], ['Title', 2]]
    >>> texts = [Block("text", ("", "A", "A"), 10), rows[0], Block("text", ("", "B", "B"), 10), rows[1]]
    >>> [len(sheet) for sheet in paginate(texts, 100, 100, head=20)], [len(sheet) for sheet in paginate(texts, 99, 99, head=20)]
    ([4], [3, 1])
    """
    sheets = [[]]
    for chain in _chains(blocks):
        room = first if len(sheets) == 1 else other
        is_empty = len(sheets) > 1 and not sheets[-1]
        if not is_empty and _height([*sheets[-1], chain], head) > room:
            sheets.append([])
        sheets[-1].append(chain)
    room = first if len(sheets) == 1 else other
    can_part = len(sheets[-1]) > 1 or (len(sheets) == 1 and sheets[-1])
    if can_part and _height(sheets[-1], head) + tail > room:
        sheets.append([sheets[-1].pop()])
    return [[block for chain in sheet for block in chain] for sheet in sheets]


def parts(blocks):
    """Return the blocks of a sheet as the template shows them: [(kind, content)], rows and lines put together.

    >>> lines = text_blocks("Aim", "Ачык сабактар, талдоо", 150, 16, 20)
    >>> parts([Block("title", "I", 20), *lines])
    [('title', 'I'), ('text', ('Aim', 'Ачык сабактар, талдоо'))]
    >>> parts(lines[1:]), parts([Block("section", "A", 9), Block("row", ["1"], 9)])
    ([('text', ('', 'сабактар, талдоо'))], [('table', [('section', 'A'), ('row', ['1'])])])
    """
    groups = []
    for block in blocks:
        key = _part_key(block)
        if not groups or groups[-1][0] != key:
            groups.append((key, []))
        groups[-1][1].append(block)
    return [_part(key, group) for key, group in groups]


def _part_key(block):
    if block.in_table:
        return ("table",)
    return ("text", *block.content[:2]) if block.kind == "text" else (block.kind, id(block))


def _part(key, blocks):
    if key[0] == "table":
        return "table", [(block.kind, block.content) for block in blocks]
    if key[0] != "text":
        return key[0], blocks[0].content
    label, text = key[1], "".join(block.content[2] for block in blocks).strip()
    opening = f"{label}:"
    if label and text.startswith(opening):
        return "text", (label, text[len(opening) :].strip())
    return "text", ("", text)


def _chains(blocks):
    """Return the blocks in lists that stay together."""
    chains, chain = [], []
    for block in blocks:
        chain.append(block)
        if not block.keeps_next:
            chains.append(chain)
            chain = []
    return [*chains, chain] if chain else chains


def _height(chains, head):
    """Return the height of the blocks, each table between texts with a head of its own."""
    blocks = [block for chain in chains for block in chain]
    before = [False, *(block.in_table for block in blocks[:-1])]
    tables = sum(block.in_table and not follows for block, follows in zip(blocks, before, strict=True))
    return sum(block.height for block in blocks) + tables * head
