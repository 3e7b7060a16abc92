"""Records of other schools do not get into a form, not even for a moment."""

from odoo.exceptions import AccessError


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
        commands = value if isinstance(value, list) else [[4, value]]
        for command in commands:
            if command[0] in (0, 1) and isinstance(command[2], dict):
                check_schools(comodel, command[2])
        _check_linked(comodel, linked_ids(commands))


def linked_ids(commands):
    """Return the ids of stored records that the commands of a relation name, new lines left out.

    >>> linked_ids([[6, 0, [3, 4]], [4, 7], [0, "virtual_1", {}], [1, 9, {}], [5]])
    [3, 4, 7, 9]
    """
    named = [id_ for command in commands for id_ in (command[2] if command[0] == 6 else command[1:2])]
    return [id_ for id_ in named if isinstance(id_, int) and id_]


def _check_linked(comodel, ids):
    if not ids or "company_id" not in comodel._fields or comodel._name == "res.users":
        return
    # sudo: to which school a record belongs
    schools = comodel.sudo().browse(ids).exists().company_id
    if schools - comodel.env.user.company_ids:
        raise AccessError(
            comodel.env._(
                "A record of another school is named here (%(kind)s). Choose one of your own school.",
                kind=comodel.env["ir.model"]._get(comodel._name).name,
            )
        )
