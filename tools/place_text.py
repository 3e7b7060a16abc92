"""Ready texts with places that fill themselves: "Open the association {body} from {date}."

A place is a plain word in braces. Nothing else is read from a text: no attributes, no formats, no calls.
"""

import re

_PLACE = re.compile(r"\{([a-z_]+)\}")


def fill(text, values):
    """Return a text with the places filled that have a value; the others stay visible.

    :param values: {name of a place: text}

    >>> fill("Open {body} from {date}.", {"body": "Science", "date": ""})
    'Open Science from {date}.'
    >>> fill("{body.env} {0} {body!r}", {"body": "Science"})
    '{body.env} {0} {body!r}'
    >>> fill("{body}", {"body": "{school}", "school": "Үлгү"})
    '{school}'
    """
    return _PLACE.sub(lambda match: values.get(match[1]) or match[0], text or "")


def find_places(text):
    """Return the names of the places of a text, each once, in their order.

    >>> find_places("{teacher} goes to {topic}; {teacher} reports.")
    ['teacher', 'topic']
    >>> find_places(False)
    []
    """
    return list(dict.fromkeys(_PLACE.findall(text or "")))
