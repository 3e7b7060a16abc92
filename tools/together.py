"""Questions to several tables that the database answers with one query.

A screen shows of one record what stands in a dozen tables. The ORM asks each of them apart; here every question is a column
of one query that holds its rows as JSON. Each is made by ``_search`` of its model, so record rules hold as ever, and what
comes back goes into the cache as if it had been read.
"""

from datetime import date, datetime

from odoo.tools import SQL

from .keep_lines import keep_lines

#: what JSON does not know
_FROM_JSON = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "float": float,
    "monetary": float,
}


class Rows:
    """Records that a domain finds, with their fields: like ``search_fetch``.

    :param model: recordset that gives model, rights and context
    :param domain: domain
    :param names: fields to read, by default what is read together with a name
    :param order: by default that of the model
    """

    def __init__(self, model, domain, names=None, order=None):
        self.model, self.domain, self.order = model, domain, order
        self.fields = self._choose_fields(names)
        self.records = model.browse()

    def _choose_fields(self, names):
        # rules of lists ask for the school
        wanted = names and {
            **dict.fromkeys(names),
            **dict.fromkeys({"company_id"} & self.model._fields.keys()),
        }
        fields = self.model._determine_fields_to_fetch(wanted)
        return [field for field in fields if field.column_type and field.name != "id"]

    def query(self):
        """Return the SQL of the rows, None when there can be none.

        :raises AccessError: when the user reads no records of the model
        """
        query = self.model._search(self.domain, order=self.order or self.model._order)
        return None if query.is_empty() else self._select(query)

    def _select(self, query, *more):
        table = self.model._table
        terms = [SQL.identifier(table, "id")]
        terms += [self.model._field_to_sql(table, field.name, query) for field in self.fields]
        return query.select(SQL("json_build_array(%s) AS row", SQL(", ").join([*more, *terms])))

    def take(self, rows):
        """Keep what was found.

        :param rows: [[id, value of each field]]
        """
        self._keep(rows)

    def _keep(self, rows):
        if not rows:
            return
        ids, *columns = zip(*rows, strict=True)
        self.records = self.model.browse(ids)
        for field, values in zip(self.fields, columns, strict=True):
            read = _FROM_JSON.get(field.type)
            if read:
                values = [value if value is None else read(value) for value in values]
            field._insert_cache(self.records, values)


class Lines(Rows):
    """The lines of a one2many field, with their fields.

    :param records: whose lines
    :param name: of the field
    :param names: of the lines, as in ``Rows``
    """

    def __init__(self, records, name, names=None):
        self.owners, self.name = records, name
        field = records._fields[name]
        lines = records.env[field.comodel_name].with_context(active_test=False)
        names = names and [*names, field.inverse_name]
        super().__init__(lines, [(field.inverse_name, "in", records.ids)], names)

    def take(self, rows):
        """Keep the lines with their records."""
        self._keep(rows)
        keep_lines(self.owners, self.name, self.records.with_env(self.owners.env))


class Links(Rows):
    """The records of a many2many field, with their fields.

    :param records: whose links
    :param name: of the field
    :param names: of the linked records, as in ``Rows``
    """

    def __init__(self, records, name, names=None):
        self.owners, self.field = records, records._fields[name]
        context = {"active_test": False, **self.field.context}
        linked = records.env[self.field.comodel_name].with_context(**context)
        super().__init__(linked, self.field.get_comodel_domain(records), names)

    def _select(self, query):
        owner = SQL.identifier(self.field.relation, self.field.column1)
        link = SQL.identifier(self.field.relation, self.field.column2)
        target = SQL.identifier(self.model._table, "id")
        query.add_join("JOIN", self.field.relation, None, SQL("%s = %s", link, target))
        query.add_where(SQL("%s IN %s", owner, tuple(self.owners.ids)))
        return super()._select(query, owner)

    def take(self, rows):
        """Keep the links with their records."""
        links = {}
        for owner, linked, *_values in rows:
            links.setdefault(owner, []).append(linked)
        self._keep([row[1:] for row in rows])
        self.field._insert_cache(self.owners, [tuple(links.get(owner, ())) for owner in self.owners._ids])


class Counts:
    """How many records belong to each of others.

    :param model: recordset that gives model, rights and context
    :param domain: domain
    :param link: name of the many2one field that tells to whom they belong
    """

    def __init__(self, model, domain, link):
        self.model, self.domain, self.link = model, domain, link
        self.numbers = {}

    def query(self):
        """Return the SQL of the numbers, None when there is nothing to count."""
        query = self.model._search(self.domain)
        if query.is_empty():
            return None
        query.groupby = link = self.model._field_to_sql(self.model._table, self.link, query)
        return query.select(SQL("json_build_array(%s, COUNT(*)) AS row", link))

    def take(self, rows):
        """Keep {id of whom they belong to: number}."""
        self.numbers = dict(rows)


class Total:
    """How many records a domain finds.

    :param model: recordset that gives model, rights and context
    :param domain: domain
    """

    def __init__(self, model, domain):
        self.model, self.domain = model, domain
        self.number = 0

    def query(self):
        """Return the SQL of the number, None when there is nothing to count."""
        query = self.model._search(self.domain)
        return None if query.is_empty() else query.select(SQL("COUNT(*) AS row"))

    def take(self, rows):
        """Keep the number."""
        self.number = sum(rows)


def ask_together(env, *questions):
    """Ask all questions with one query; each keeps what was found (``records``, ``numbers``, ``number``).

    :param env: odoo.api.Environment
    :param questions: Rows, Lines, Links, Counts, Total

    >>> from types import SimpleNamespace
    >>> env = SimpleNamespace(execute_query=lambda sql: [([[7, "Asanov"]],)])
    >>> found = []
    >>> cards = SimpleNamespace(query=lambda: SQL("SELECT 1"), take=found.append)
    >>> nothing = SimpleNamespace(query=lambda: None, take=found.append)
    >>> ask_together(env, nothing, cards)
    >>> found
    [[], [[7, 'Asanov']]]
    """
    queries = [question.query() for question in questions]
    columns = [SQL("(SELECT json_agg(part.row) FROM (%s) AS part)", query) for query in queries if query]
    answers = iter(env.execute_query(SQL("SELECT %s", SQL(", ").join(columns)))[0] if columns else ())
    for question, query in zip(questions, queries, strict=True):
        question.take((query and next(answers)) or [])


def ask_lines(records, specification):
    """Return the questions for the lines that the web client asks for and that are not known yet.

    :param records: whose lines
    :param specification: of ``web_read``
    :return: list of Lines
    """
    fields = [records._fields[name] for name in specification if name in records._fields]
    asked = [
        field
        for field in fields
        if field.type == "one2many"
        and records.env[field.comodel_name]._fields[field.inverse_name].type == "many2one"
    ]
    missing = {field.name: records.browse(field._cache_missing_ids(records)) for field in asked}
    return [Lines(owners, name) for name, owners in missing.items() if owners]
