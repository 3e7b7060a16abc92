"""What cannot be true of a course and its document, whoever typed it: decided here, said by the caller."""


def find_wrong_dates(start, end, signed, today):
    """Return what is wrong with the dates of a course, or None.

    :param start: first day, or a false value, like the others
    :param end: last day
    :param signed: date of the document
    :param today: datetime.date of the school
    :return: 'end_before_start', 'document_to_come' or 'document_before_start'

    >>> from datetime import date
    >>> may, june, july = (date(2026, month, 1) for month in (5, 6, 7))
    >>> find_wrong_dates(june, may, None, july), find_wrong_dates(None, None, july, june)
    ('end_before_start', 'document_to_come')
    >>> find_wrong_dates(june, None, may, july), find_wrong_dates(may, june, june, july)
    ('document_before_start', None)
    """
    if start and end and end < start:
        return "end_before_start"
    if signed and signed > today:
        return "document_to_come"
    if signed and start and signed < start:
        return "document_before_start"
    return None
