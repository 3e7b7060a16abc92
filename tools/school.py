"""Records of other schools do not get into a form, not even for a moment."""

from contextlib import contextmanager

from odoo.exceptions import AccessError, UserError


def check_schools(records, values):
    """Raise when the values of a form name records of a school that the user does not belong to.

    A form computes names and texts before anything is saved and the ORM asks for rights: by numbers that he guesses,
    somebody would read the people of another school.

    :param records: recordset of the model of the form
    :param values: {field: value} as a client sends them; lines as commands
    :raises AccessError: naming no more than the kind of record
    """
    for name, value in values.items():
        field = records._fields.get(name)
        if field is None or not field.relational or not value:
            continue
        comodel = records.env[field.comodel_name]
        commands = _as_commands(value)
        for command in commands:
            if command[0] in (0, 1) and isinstance(command[2], dict):
                check_schools(comodel, command[2])
        ids = linked_ids(commands)
        _check_linked(comodel, ids)
        closed = getattr(comodel, "_has_closed_name", False) or name in getattr(records, "_closed_links", ())
        if field.type == "many2one" and closed:
            # what a record names already, its form may name
            # sudo: only which records it names already
            _check_named(comodel, set(ids) - set(records.sudo()[name].ids if records.ids else ()))


def check_form(records, values):
    """Raise as ``check_schools`` for the values of a form, and for what a caller proposes by ``default_`` in the context.

    :param records: recordset of the model of the form
    :param values: {field: value} as a client sends them
    """
    check_schools(records, values)
    context = records.env.context
    proposed = {name: context[f"default_{name}"] for name in records._fields if f"default_{name}" in context}
    check_schools(records.browse(), {name: value for name, value in proposed.items() if name not in values})


@contextmanager
def without_names(env):
    """Let the ORM refuse records of other schools without its sentence, which would name them.

    :raises UserError: instead of that of the ORM
    """
    try:
        yield
    except UserError:
        text = env._("A record of another school is named here. Choose one of your own school.")
        raise UserError(text) from None


def _as_commands(value):
    """Return the value of a relation as commands: an id, a client's {"id": ...}, ids and commands are taken.

    >>> _as_commands(3), _as_commands({"id": 4}), _as_commands([5, [6, 0, [7]]])
    ([[4, 3]], [[4, 4]], [[4, 5], [6, 0, [7]]])
    """
    rows = value if isinstance(value, list | tuple) else [value]
    return [
        row if isinstance(row, list | tuple) else [4, row.get("id") if isinstance(row, dict) else row]
        for row in rows
    ]


def linked_ids(commands):
    """Return the ids of stored records that the commands of a relation name, new lines left out.

    >>> linked_ids([[6, 0, [3, 4]], [4, 7], [0, "virtual_1", {}], [1, 9, {}], [5]])
    [3, 4, 7, 9]
    """
    named = [id_ for command in commands for id_ in (command[2] if command[0] == 6 else command[1:2])]
    return [id_ for id_ in named if isinstance(id_, int) and id_]


def _check_linked(comodel, ids):
    is_school = comodel._name == "res.company"
    if not ids or comodel._name == "res.users" or not (is_school or "company_id" in comodel._fields):
        return
    # sudo: to which school a record belongs
    linked_sudo = comodel.sudo().browse(ids).exists()
    schools = linked_sudo if is_school else linked_sudo.company_id
    if schools - comodel.env.user.company_ids:
        raise AccessError(
            comodel.env._(
                "A record of another school is named here (%(kind)s). Choose one of your own school.",
                kind=comodel.env["ir.model"]._get(comodel._name).name,
            )
        )


def _check_named(comodel, ids):
    """Raise when a form would name a record whose name says more than the user may read: ``_has_closed_name``."""
    linked = comodel.browse(ids).exists()
    if linked - linked._filtered_access("read"):
        raise AccessError(
            comodel.env._(
                "A record is named here that you may not read (%(kind)s). Choose one of the list.",
                kind=comodel.env["ir.model"]._get(comodel._name).name,
            )
        )
