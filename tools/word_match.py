"""Words as people of a Kyrgyz school type them, compared without regard to case, keyboard and punctuation."""

import re
import unicodedata

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
    return " ".join(_WRAPPED.sub(r"\1\2", str(text)).split())


def words(text):
    """Return the folded words of a text.

    >>> words("Педагоги-\\nкалык  стажы (жыл, ай)")
    ['педагогикалык', 'стажы', 'жыл', 'ай']
    """
    return _WORD.findall(fold(join_wrapped(text)))


def folded(phrases):
    """Return {key: list of phrases} in the form in which words are compared.

    :param phrases: {key: phrases divided by "|", written with all their letters}

    >>> folded({"birthday": "туулган | д$ р$"})
    {'birthday': ['туулган', 'д$ р$']}
    """
    return {
        key: [fold(phrase.strip()) for phrase in variants.split("|")] for key, variants in phrases.items()
    }


def find_phrase(text, phrases):
    """Return the key of the phrase that says most about the text, or None.

    A phrase is a string of word beginnings that must all occur in the text, in any order. "$" after a beginning asks
    for the whole word; "=" before the phrase asks that the text holds nothing else. The phrase with most words
    wins, among equals the one that stands first.

    :param text: the text to recognise
    :param phrases: {key: list of phrases}, see folded

    >>> phrases = folded({"service": "стаж", "teaching": "пед стаж", "name": "фио$ | =аты"})
    >>> find_phrase("Стажы: педагогикалык", phrases)
    'teaching'
    >>> find_phrase("Аты", phrases), find_phrase("Предметтин аты", phrases)
    ('name', None)
    """
    found = words(text)
    best, most = None, 0
    for key, variants in phrases.items():
        for phrase in variants:
            size = _phrase_size(phrase, found)
            if size > most:
                best, most = key, size
    return best


def _phrase_size(phrase, found):
    """Return how many words of the text the phrase explains, 0 when it does not fit."""
    exact = phrase.startswith("=")
    stems = phrase.lstrip("=").split()
    if exact:
        return len(stems) + 1 if stems == found else 0  # a text explained completely wins over a part
    if all(any(_fits(stem, word) for word in found) for stem in stems):
        return len(stems)
    return 0


def _fits(stem, word):
    return word == stem[:-1] if stem.endswith("$") else word.startswith(stem)
