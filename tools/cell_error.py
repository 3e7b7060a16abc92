"""A cell of a file that cannot be read: named here, put into a sentence of the user's language by the caller."""


class CellError(ValueError):
    """Why the value of a cell was refused.

    :param reason: short technical name, for example 'year_only'
    :param details: what the sentence about it needs

    >>> raise CellError("year_only", year=1980)  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    CellError: year_only
    """

    def __init__(self, reason, **details):
        super().__init__(reason)
        self.reason = reason
        self.details = details
