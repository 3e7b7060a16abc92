"""Which record a person knows a line by."""


def owner_of(record):
    """Return the document whose line a record is, the record itself when it is no line.

    >>> from types import SimpleNamespace
    >>> owner_of(SimpleNamespace(name="Order")).name
    'Order'
    """
    parent = getattr(record, "_sealed_parent", None)
    return record[parent] if parent else record
