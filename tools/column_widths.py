"""Widths of the columns of a printed table: in the proportions that are asked for, but no word is broken."""

import re

from .text_lines import BOLD, text_width

#: a word of a row that is longer than this share of the table is broken all the same; less when words do not fit
_LONGEST = (0.2, 0.15, 0.1, 0.07)
#: where a line may end: double surnames are divided, numbers of classes are not
_BREAK = re.compile(r"[ \n]|(?<=[^\W\d_]{3}-)")
#: what a word may be wider than text_width counts: bold letters, the Kyrgyz "ы" most of all
_SPARE = 1.06


def share(widths, total):
    """Return the widths in the same proportions as whole px that are the total together.

    >>> share([1, 1, 1], 100)
    [33, 34, 33]
    """
    ends = [round(sum(widths[:place]) * total / sum(widths)) for place in range(len(widths) + 1)]
    return [end - start for start, end in zip(ends, ends[1:], strict=False)]


def column_widths(columns, rows, total, font, padding):
    """Return the widths of the columns of a table in whole px, which are the total together.

    A column holds the longest word of its heading and of its rows; a column in which nothing stands is no wider than
    its heading needs. When the words do not fit all, those of the headings go first, then the shorter ones.

    :param columns: [(label, width in characters)]
    :param rows: lists of texts
    :param total: width of the table in px
    :param font: height of the letters in px
    :param padding: what a cell keeps free at its left and right together, in px

    >>> column_widths([("№", 4), ("Teacher", 30)], [["1", "Үсөнова Т."]], 340, 10, 10)
    [40, 300]
    >>> columns = [("Name", 1), ("Note", 30)]
    >>> double, single = ([[name, "1"]] for name in ("Абдылдаева-Токтомушева", "Токтомушева"))
    >>> column_widths(columns, double, 800, 10, 10) == column_widths(columns, single, 800, 10, 10)
    True
    >>> wide, narrow = column_widths([("Theme", 90), ("Башталышы", 2)], [["Физика", "1"]], 300, 10, 10)
    >>> narrow > 10 + text_width("Башталышы") * BOLD * 10
    True
    """
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    heads = [max(_word_widths([label], font * BOLD, padding), default=0) for label, _width in columns]
    words = [_word_widths(texts, font, padding) for texts in cells]
    asked = [
        width if any(texts) or not rows else min(width, max(len(word) for word in label.split()) + 4)
        for (label, width), texts in zip(columns, cells, strict=True)
    ]
    choices = [*(_needs(heads, words, total * part) for part in _LONGEST), heads]
    needs = next((needs for needs in choices if sum(needs) <= total), [0] * len(columns))
    return share(_raise(asked, needs, total), total)


def _word_widths(texts, font, padding):
    """Return the widths in px that the words of the texts need, each word once."""
    words = {word for text in texts for word in _BREAK.split(text)}
    return [text_width(word) * font * _SPARE + padding + 2 for word in words]


def _needs(heads, words, most):
    """Return the least widths of the columns in px: of the heading, and of the words that are no wider than the most."""
    return [
        max([head, *(width for width in widths if width <= most)])
        for head, widths in zip(heads, words, strict=True)
    ]


def _raise(asked, needs, total):
    """Return the widths of columns in px: what is asked for in proportion, no column narrower than it needs.

    :param asked: widths in any unit
    :param needs: the least widths in px, together no more than the total
    :param total: in px

    >>> _raise([1, 1, 2], [0, 50, 0], 100)
    [16.666666666666668, 50, 33.333333333333336]
    """
    fixed = {}
    while True:
        free = [place for place in range(len(asked)) if place not in fixed]
        unit = (total - sum(fixed.values())) / (sum(asked[place] for place in free) or 1)
        narrow = {place: needs[place] for place in free if asked[place] * unit < needs[place]}
        if not narrow:
            return [fixed.get(place, width * unit) for place, width in enumerate(asked)]
        fixed |= narrow
