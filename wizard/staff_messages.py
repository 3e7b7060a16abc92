"""Sentences of the staff import: what was refused, where, and what the user should write instead."""

from . import list_messages

FILE_SENTENCES = {
    **list_messages.FILE_SENTENCES,
    "no_people": lambda env, d: env._(
        "The sheet «%(sheet)s» names nobody below the headings in row %(row)s.", **d
    ),
}

CELL_SENTENCES = {
    **list_messages.CELL_SENTENCES,
    "service": lambda env, d: env._(
        "%(cell)s: cannot read «%(text)s» as a length of service; write it as «12 жыл 3 ай».", **d
    ),
    "fraction": lambda env, d: env._(
        "%(cell)s: «%(text)s» can be understood in two ways; write years and months, for example «12 жыл 6 ай».",
        **d,
    ),
    "long": lambda env, d: env._("%(cell)s: «%(text)s» is more than 70 years of service.", **d),
    "longer_than_total": lambda env, d: env._("%(cell)s: «%(text)s» is longer than the total service.", **d),
    "age": lambda env, d: env._(
        "%(cell)s: a person born on %(text)s cannot work at a school; check the year.", **d
    ),
    "name": lambda env, d: env._(
        "%(cell)s: «%(text)s» is not the full name of a person; write the family name and the first name.",
        **d,
    ),
    "hours": lambda env, d: env._(
        "%(cell)s: cannot read «%(text)s» as hours a week; write a number from 0 to 60.", **d
    ),
    "year": lambda env, d: env._("%(cell)s: cannot read «%(text)s» as a year; write it as 2004.", **d),
    "subject": lambda env, d: env._(
        "%(cell)s: «%(text)s» is not a subject of the school; write one of: %(allowed)s.", **d
    ),
    "post": lambda env, d: env._(
        "%(cell)s: «%(text)s» is not a post of the school; write one of: %(allowed)s.", **d
    ),
    "category": lambda env, d: env._(
        "%(cell)s: «%(text)s» is not a category; write one of: %(allowed)s.", **d
    ),
    "education": lambda env, d: env._(
        "%(cell)s: «%(text)s» is not a level of education; write one of: %(allowed)s.", **d
    ),
    "award": lambda env, d: env._("%(cell)s: the card has another category of the same day, %(text)s.", **d),
}


def refuse_cell(env, person, target, error):
    """Add the sentence about a cell that cannot be used to the errors of a person.

    :param person: staff_reader.Person
    :param target: what the column of the cell stands for
    :param error: tools.cell_error.CellError
    """
    column, heading, _value = person.cells[target]
    person.errors.append(list_messages.cell_sentence(env, person.row, column, heading, error, CELL_SENTENCES))
