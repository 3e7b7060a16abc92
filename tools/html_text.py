"""Formatted text (HTML) as paragraphs of plain text, for paper that is laid out in advance."""

import re

from lxml import html

_TITLES = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "div", "li", "tr", "blockquote", "pre", "ul", "ol", "table", "tbody", "thead", *_TITLES}
_MARK = re.compile(r"– |\d+\. ")
_BLANKS = re.compile(r"[ \t\r\n\xa0]+")


def html_paragraphs(text):
    """Return the paragraphs of a formatted text: [(kind, text)], kind is 'title' or 'text'.

    Entries of lists keep their number or dash, cells of a row stand on one line.

    :param text: HTML, or an empty value

    >>> html_paragraphs("<h2>1. Жалпы</h2><p>Жобо <b>бул</b><br>актынын</p><ol><li>биринчи</li><li>экинчи</li></ol>")
    [('title', '1. Жалпы'), ('text', 'Жобо бул'), ('text', 'актынын'), ('text', '1. биринчи'), ('text', '2. экинчи')]
    >>> html_paragraphs("<ul><li><p>а</p></li></ul><table><tr><td>1</td><td>2</td></tr></table>"), html_paragraphs(False)
    ([('text', '– а'), ('text', '1 | 2')], [])
    """
    if not text or not text.strip():
        return []
    paragraphs, line = [], []

    def close(kind="text"):
        content = _BLANKS.sub(" ", "".join(line)).strip()
        line.clear()
        if content:
            paragraphs.append((kind, content))

    def walk(node):
        tag = node.tag if isinstance(node.tag, str) else ""
        # a paragraph within an entry of a list stands beside the mark of the entry
        if (tag in _BLOCKS or tag == "br") and not _MARK.fullmatch("".join(line)):
            close()
        if tag == "li":
            line.append(_mark(node))
        elif tag in ("td", "th") and node.getprevious() is not None:
            line.append(" | ")
        line.append((node.text or "") if tag else "")
        for child in node:
            walk(child)
            line.append(child.tail or "")
        if tag in _BLOCKS:
            close("title" if tag in _TITLES else "text")

    walk(html.fragment_fromstring(str(text), create_parent="div"))
    return paragraphs


def _mark(entry):
    """Return what stands before an entry of a list: its number or a dash."""
    parent = entry.getparent()
    if parent is None or parent.tag != "ol":
        return "– "
    return f"{[child for child in parent if child.tag == 'li'].index(entry) + 1}. "
