"""Words as people of a Kyrgyz school type them, compared without regard to case, keyboard and punctuation."""

import re
import unicodedata
from typing import NamedTuple

# Keyboards without ң ө ү are common, ё is rarely typed, and single Latin letters slip into Cyrillic words.
_LETTERS = str.maketrans("ңөүё", "ноуе")
_LOOKALIKES = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WRAPPED = re.compile(r"(\w)-\s*\n\s*(\w)")
_WORD = re.compile(r"\w+")


def fold(text):
    """Return the text in the form in which words are compared: lower case, н о у е for ң ө ү ё.

    >>> fold("Өмүров ҢЁ") == fold("омуров не")
    True
    >>> fold("Acанова") == fold("Асанова")  # the first letter of the first word is Latin
    True
    """
    text = unicodedata.normalize("NFKC", str(text)).casefold().translate(_LETTERS)
    if not _CYRILLIC.search(text):
        return text
    return " ".join(
        word.translate(_LOOKALIKES) if _CYRILLIC.search(word) else word for word in text.split(" ")
    )


def join_wrapped(text):
    """Return a text in one line; a word divided at the end of a line is joined.

    >>> join_wrapped("Педагоги-\\nкалык\\nстажы")
    'Педагогикалык стажы'
    """
    text = str(text)
    if "\n" in text:
        text = _WRAPPED.sub(r"\1\2", text)
    return " ".join(text.split())


def words(text):
    """Return the folded words of a text.

    >>> words("Педагоги-\\nкалык  стажы (жыл, ай)")
    ['педагогикалык', 'стажы', 'жыл', 'ай']
    """
    return _WORD.findall(fold(join_wrapped(text)))


class Phrase(NamedTuple):
    """A phrase prepared for comparing: the pieces that the folded words between spaces must hold."""

    pieces: tuple
    is_whole: bool


def phrases(lists):
    """Return {key: list of Phrase} of lists of words that mean something.

    A phrase is a string of word beginnings that must all occur in a text, in any order. "$" after a beginning asks for
    the whole word; "=" before the phrase asks that the text holds nothing else.

    :param lists: {key: phrases divided by "|", written with all their letters}
    """
    return {key: [_phrase(fold(text.strip())) for text in texts.split("|")] for key, texts in lists.items()}


def _phrase(text):
    if text.startswith("="):
        return Phrase(tuple(text[1:].split()), True)
    return Phrase(
        tuple(f" {stem[:-1]} " if stem.endswith("$") else f" {stem}" for stem in text.split()), False
    )


def find_phrase(text, known):
    """Return the key of the phrase that says most about the text, or None.

    The phrase with most words wins, among equals the one that stands first.

    :param text: the text to recognise
    :param known: result of phrases()

    >>> known = phrases({"service": "стаж", "teaching": "пед стаж", "name": "фио$ | =аты"})
    >>> find_phrase("Стажы: педагогикалык", known)
    'teaching'
    >>> find_phrase("Аты", known), find_phrase("Предметтин аты", known)
    ('name', None)
    """
    found = words(text)
    joined = f" {' '.join(found)} "
    best, most = None, 0
    for key, variants in known.items():
        for pieces, is_whole in variants:
            if len(pieces) + is_whole <= most:
                continue
            # a text explained completely wins over a part
            if list(pieces) == found if is_whole else all(piece in joined for piece in pieces):
                best, most = key, len(pieces) + is_whole
    return best
