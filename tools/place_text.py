"""Ready texts with places that fill themselves: "Open the association {body} from {date}."

A place is a plain word in braces. What stands in double brackets is left out while one of its places is not known:
"Open the association {body}[[ from {date}]]." Nothing else is read from a text: no attributes, no formats, no calls.
"""

import re

_PLACE = re.compile(r"\{([a-z_]+)\}")
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def fill(text, values):
    """Return a text with the places filled that have a value; the others stay visible.

    :param values: {name of a place: text}

    >>> fill("Open {body} from {date}.", {"body": "Science", "date": ""})
    'Open Science from {date}.'
    >>> fill("{body.env} {0} {body!r}", {"body": "Science"})
    '{body.env} {0} {body!r}'
    >>> fill("{body}", {"body": "{school}", "school": "Үлгү"})
    '{school}'
    >>> fill("Open {body}[[ from {date}]].", {"body": "Science"})
    'Open Science.'
    >>> fill("Open {body}[[ from {date}]].", {"body": "Science", "date": "01.09.2026"})
    'Open Science from 01.09.2026.'
    """
    known = _OPTIONAL.sub(
        lambda part: part[1] if all(values.get(name) for name in find_places(part[1])) else "", text or ""
    )
    return capitalise(_PLACE.sub(lambda match: values.get(match[1]) or match[0], known))


def capitalise(text):
    """Return a text that begins with a capital letter, also when its beginning was left out.

    >>> capitalise("шайланган жетекчи"), capitalise("")
    ('Шайланган жетекчи', '')
    """
    return text[:1].upper() + text[1:]


def find_places(text):
    """Return the names of the places of a text, each once, in their order.

    >>> find_places("{teacher} goes to {topic}; {teacher} reports.")
    ['teacher', 'topic']
    >>> find_places(False)
    []
    """
    return list(dict.fromkeys(_PLACE.findall(text or "")))
