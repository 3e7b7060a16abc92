"""Digest of approved content: the same content always gives the same SHA-256, whatever the order of its keys."""

import hashlib
import json
from datetime import date, datetime


def _plain(value):
    """Return what JSON writes for a value that it does not know: dates in ISO form, files by their own digest."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    raise TypeError(f"{type(value).__name__} cannot be part of a digest")


def content_digest(content):
    """Return the SHA-256 (64 hexadecimal digits) of nested lists, dicts, texts, numbers, dates and files (bytes).

    >>> content_digest({"a": 1, "b": [date(2026, 9, 1)]}) == content_digest({"b": [date(2026, 9, 1)], "a": 1})
    True
    >>> content_digest({"a": 1}) == content_digest({"a": 2}), content_digest([b"a"]) == content_digest([b"b"])
    (False, False)
    """
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def short_digest(digest):
    """Return the first eight digits in two groups, as a person compares them on paper.

    >>> short_digest("7f3a91c2ffff")
    '7f3a 91c2'
    >>> short_digest(False)
    ''
    """
    return f"{digest[:4]} {digest[4:8]}" if digest else ""
