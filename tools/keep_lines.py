"""Lines that were read for a set of documents, kept with the documents: one query a table instead of two."""


def keep_lines(records, name, rows):
    """Let records know the lines of a one2many field that were read already, so that nothing is left to ask for.

    :param records: in the environment in which the lines were read
    :param name: of the field
    :param rows: the lines of all records in the order of their model; rows that do not belong to the field are left out

    >>> from types import SimpleNamespace as Row
    >>> class Lines(tuple):
    ...     _ids = property(lambda self: tuple(self))
    ...     def filtered_domain(self, domain):
    ...         return self
    ...     def grouped(self, name):
    ...         return {"plan": Lines(self)}
    ...     def browse(self):
    ...         return Lines()
    >>> field = Row(inverse_name="plan_id", get_comodel_domain=lambda records: [], _insert_cache=lambda records, ids: print(ids))
    >>> class Plans(list):
    ...     _fields = {"item_ids": field}
    >>> keep_lines(Plans(["plan", "plan without lines"]), "item_ids", Lines((3, 4)))
    [(3, 4), ()]
    """
    field = records._fields[name]
    lines = rows.filtered_domain(field.get_comodel_domain(records)).grouped(field.inverse_name)
    field._insert_cache(records, [lines.get(record, rows.browse())._ids for record in records])


def read_lines(records, name):
    """Read the lines of a one2many field, as far as they are not known: one query instead of two (ids, then values).

    :param records: whose lines are wanted; records that are not saved yet know theirs
    :param name: of the field
    """
    field = records._fields[name]
    missing = records.browse(id_ for id_ in field._cache_missing_ids(records) if id_)
    if missing:
        lines = records.env[field.comodel_name].with_context(active_test=False)
        rows = lines.search_fetch([(field.inverse_name, "in", missing.ids)]).with_env(records.env)
        keep_lines(missing, name, rows)
