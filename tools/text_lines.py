"""How many lines a text takes in a column: letter widths of a wide serif face, for paper that is laid out in advance."""

import re

#: letters by width in em, of DejaVu Serif; other serif faces are narrower, so that their lines hold more
_LETTERS = {
    0.3: "ijl \u00a0.,·'",
    0.35: ":;/-f",
    0.4: "tIJ()[]!",
    0.5: 'r–_s“”г"',
    0.55: "z?зьcvxyвстүхэ",
    0.6: "aeаеёуko«»✓бдкоөЗ",
    0.65: "bdghnpqu0123456789лңрцъяLPTYийнпчГРТҮЬ",
    0.7: "FSZAVXУХ",
    0.75: "BEKБВЕЁCRАКСЧЭ",
    0.8: "GмфыЪDOQДОӨЯ",
    0.85: "U→+ЛФwHюИЙНҢПЦ",
    0.9: "N&ж",
    0.95: "m№шщ",
    1.05: "—%…ЫMWМ",
}
_WIDTHS = {letter: width for width, letters in _LETTERS.items() for letter in letters}
_WIDEST = 1.2
#: how much wider bold letters are
BOLD = 1.12
_WORD = re.compile(r"[^ \t\n]*[ \t\n]|[^ \t\n]+")
_HYPHENED = re.compile(r"[^-]*-|[^-]+")


def text_width(text):
    """Return the width of a text on one line in em (heights of its letters).

    >>> text_width("") == 0, text_width("Жылдык план") < 8, text_width("ш") > text_width("с")
    (True, True, True)
    """
    return sum(_WIDTHS.get(letter, _WIDEST) for letter in text)


def wrap(text, width, used=0):
    r"""Return the lines of a text in a column; together they are the text again.

    Lines break at blanks and line ends, and within a word that is wider than the column: at its hyphens first.

    :param text: str
    :param width: width of the column in em
    :param used: what the first line cannot hold, in em

    >>> wrap("Ачык сабак: жылдык план", 8)
    ['Ачык сабак: ', 'жылдык план']
    >>> wrap("1-отурум\n2-отурум", 20)
    ['1-отурум\n', '2-отурум']
    >>> wrap("", 8), wrap("өөөөө", 1.4)
    ([], ['өө', 'өө', 'ө'])
    >>> wrap("Абдылдаева-Токтомушева Г.", 9)
    ['Абдылдаева-', 'Токтомушева Г.']
    """
    lines, line = [], ""
    for word in _parts(text, width):
        if line and used + text_width(word.rstrip()) > width:
            lines.append(line)
            line, used = "", 0
        for letter in word:
            if line and used + text_width(letter.strip()) > width:
                lines.append(line)
                line, used = "", 0
            line, used = line + letter, used + text_width(letter)
        if word.endswith("\n"):
            lines.append(line)
            line, used = "", 0
    return [*lines, line] if line else lines


def _parts(text, width):
    """Return the parts of a text between which lines break."""
    for word in _WORD.findall(text):
        if "-" in word and text_width(word) > width:
            yield from _HYPHENED.findall(word)
        else:
            yield word


def count_lines(text, width):
    """Return how many lines a text takes in a column of that many em, at least one.

    >>> count_lines("", 8), count_lines("Ачык сабак: жылдык план", 8)
    (1, 2)
    """
    return max(1, len(wrap(text, width)))
