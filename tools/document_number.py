"""Numbers of documents as people write them, compared without regard to spaces, dashes, case and keyboard."""

import re
import unicodedata
from functools import lru_cache

from .word_match import words

#: what people write where a document has no number
_NONE = {"БН", "БЕЗНОМЕРА", "НЕТ", "ЖОК", "НОМЕРСИЗ", "НОМЕРИЖОК", "NONE"}
_SIGN = re.compile(r"№|^\s*no[.\s]+", re.IGNORECASE)
#: Cyrillic capitals that look like Latin ones
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХҮІ", "ABEKMHOPCTYXYI")


def number_key(number):
    """Return the letters and digits of a number in one alphabet, in capitals.

    >>> {number_key(text) for text in ("КЖ 0048213", "kж-0048213", "№ KЖ0048213", "No. КЖ 004 82 13")}
    {'KЖ0048213'}
    >>> number_key(" – "), number_key("б/н")
    ('', '')
    """
    plain = unicodedata.normalize("NFKC", _SIGN.sub("", str(number or ""))).upper()
    plain = "".join(filter(str.isalnum, plain))
    return "" if plain in _NONE else plain.translate(_LOOKALIKES)


def document_key(number, issuer):
    """Return what two documents with the same number of the same issuer have in common ('' without a number).

    >>> document_key("КЖ-1", "«РИПК»") == document_key("kж 1", "рипк")
    True
    >>> document_key("", "РИПК")
    ''
    """
    number = number_key(number)
    return f"{number} {_issuer_key(issuer or '')}".strip() if number else ""


@lru_cache(1000)
def _issuer_key(issuer):
    return " ".join(words(issuer))
