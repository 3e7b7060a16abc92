"""Names of the people whom documents name: one query for a list, whoever may open their cards."""

from odoo.tools import SQL


def get_card_names(records, name):
    """Return {id: names in the order of the alphabet} of the cards to which stored records are linked.

    The names stand in the documents, so they are no secret of the cards; former teachers keep theirs.

    :param name: of a many2many field to methodical.teacher

    >>> from types import SimpleNamespace as Row
    >>> class Env(dict):
    ...     def execute_query(self, query):
    ...         return [(7, ["Асанов Нур", "Усупова Айгүл"])]
    >>> def flush_model(names):
    ...     pass
    >>> field = Row(comodel_name="methodical.teacher", column1="plan_id", column2="teacher_id", relation="plan_rel")
    >>> env = Env({"methodical.teacher": Row(flush_model=flush_model)})
    >>> get_card_names(Row(_fields={"helper_ids": field}, env=env, flush_model=flush_model, ids=[7]), "helper_ids")
    {7: ['Асанов Нур', 'Усупова Айгүл']}
    """
    field = records._fields[name]
    records.env[field.comodel_name].flush_model(["name"])
    records.flush_model([name])
    rows = records.env.execute_query(
        SQL(
            """
            SELECT link.%(own)s, ARRAY_AGG(card.name ORDER BY card.name, card.id)
              FROM %(table)s AS link
              JOIN methodical_teacher AS card ON card.id = link.%(card)s
             WHERE link.%(own)s = ANY(%(ids)s)
          GROUP BY link.%(own)s
            """,
            own=SQL.identifier(field.column1),
            card=SQL.identifier(field.column2),
            table=SQL.identifier(field.relation),
            ids=records.ids,
        )
    )
    return dict(rows)
