import json
from urllib.parse import urlencode

from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.xlsx import Table, write_sheets_to

EXPORT_URL = "/methodical/export.xlsx"
#: records in memory at a time
_PORTION = 2000
#: rows that are exported because they are selected; more of them are found by the filters
_MOST_SELECTED = 500
_CURSOR = "methodical_export"


class MethodicalExport(models.AbstractModel):
    """Rows of a list as a workbook, be they those of the whole country: read in portions, written row by row.

    A model names its columns in ``_export_columns`` and, where the order of the list is not wanted, ``_export_order``.
    Memory does not grow with the rows: the database keeps the result, portions of records come and go.
    """

    _name = "methodical.export"
    _description = "Rows of a List as a Workbook"

    #: [(field, width in characters)]
    _export_columns = ()
    _export_order = None
    #: keys of the context that say which rows are meant
    _export_context = ()

    def action_export_list(self):
        """Download the selected rows, or all rows that the filters of the list show, as a workbook.

        :raises AccessError: for who may not take the whole list away
        :raises UserError: for more selected rows than an address can name
        """
        self._check_may_export()
        if len(self) > _MOST_SELECTED:
            raise UserError(
                self.env._(
                    "Select %(most)s rows at most, or none: then all rows that the filters show are exported.",
                    most=_MOST_SELECTED,
                )
            )
        domain = [("id", "in", self.ids)] if self else self.env.context.get("active_domain") or []
        asked = {key: self.env.context[key] for key in self._export_context if self.env.context.get(key)}
        query = urlencode({"model": self._name, "domain": json.dumps(list(domain)), **asked})
        return {"type": "ir.actions.act_url", "url": f"{EXPORT_URL}?{query}", "target": "download"}

    @api.model
    def _check_may_export(self):
        """Raise unless the user keeps the whole list: deputies, director, qualification officer."""
        if not self._may_export():
            raise AccessError(
                self.env._("Lists are exported by the deputy, the director and the qualification officer.")
            )

    @api.model
    def _may_export(self):
        return self.env.su or self.env.user.has_groups(
            "school_methodical.group_deputy,school_methodical.group_officer"
        )

    @api.model
    def _export(self, domain, stream):
        """Write the rows that the user may read into a file, in his language.

        :param domain: domain of the list
        :param stream: file open for binary writing
        """
        self._check_may_export()
        name = self._get_export_name()
        columns = [
            (self._fields[field]._description_string(self.env), width)
            for field, width in self._export_columns
        ]
        write_sheets_to(
            stream, [(name, Table(self._get_export_title(), columns, self._get_export_rows(domain)))]
        )

    @api.model
    def _get_export_name(self):
        """Return the name of the file and of its sheet."""
        return self.env["ir.model"]._get(self._name).name

    @api.model
    def _get_export_title(self):
        """Return the heading above the rows."""
        return self._get_export_name()

    @api.model
    def _get_export_rows(self, domain):
        """Return the rows one after the other, each a tuple of texts, numbers and dates."""
        names = [field for field, _width in self._export_columns]
        columns = [name for name in names if self._fields[name].store]
        computed = [name for name in names if name not in columns]
        for portion in self._get_export_portions(domain, columns):
            ids, *values = zip(*portion, strict=True)
            found = dict(zip(columns, values, strict=True), **self._compute_export(ids, computed))
            yield from zip(*(self._format_export(name, found[name]) for name in names), strict=True)

    @api.model
    def _get_export_portions(self, domain, columns):
        """Return lists of rows from the database: the id, then the values of stored fields.

        The values come with the search, under its record rules: records would be searched and cached a second time.

        :raises AccessError: for a field that the user may not read
        """
        query = self._search(Domain(domain), order=self._export_order or self._order)
        values = [self._field_to_sql(self._table, name, query) for name in ("id", *columns)]
        # sorted once: pages with an offset would sort the country for each of them
        self.env.execute_query(
            SQL("DECLARE %s NO SCROLL CURSOR FOR %s", SQL.identifier(_CURSOR), query.select(*values))
        )
        fetch = SQL("FETCH %s FROM %s", _PORTION, SQL.identifier(_CURSOR))
        while rows := self.env.execute_query(fetch):
            yield rows
        self.env.execute_query(SQL("CLOSE %s", SQL.identifier(_CURSOR)))

    @api.model
    def _compute_export(self, ids, names):
        """Return the values of fields that the database does not keep, as it would give them: {name: [value]}."""
        if not names:
            return {}
        records = self.browse(ids)
        records.fetch(names)
        values = {
            name: [self._fields[name].convert_to_read(record[name], record, False) for record in records]
            for name in names
        }
        # the memory of one portion serves the next
        records.invalidate_recordset(flush=False)
        return values

    @api.model
    def _format_export(self, name, values):
        """Return the values of a column as people read them: labels of choices, names of records."""
        field = self._fields[name]
        if field.type == "selection":
            texts = dict(field._description_selection(self.env))
        elif field.type == "many2one":
            records = self.env[field.comodel_name].browse(set(values) - {None, False})
            texts = {record.id: record.display_name for record in records}
        else:
            return [value or "" for value in values]
        return [texts.get(value, "") for value in values]
