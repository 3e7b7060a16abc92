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
        query = urlencode({"model": self._name, "domain": json.dumps(list(domain))})
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
        name = self.env["ir.model"]._get(self._name).name
        columns = [
            (self._fields[field]._description_string(self.env), width)
            for field, width in self._export_columns
        ]
        write_sheets_to(stream, [(name, Table(name, columns, self._get_export_rows(domain)))])

    @api.model
    def _get_export_rows(self, domain):
        """Return the rows one after the other, each a list of texts, numbers and dates."""
        names = [field for field, _width in self._export_columns]
        labels = {
            name: dict(self._fields[name]._description_selection(self.env))
            for name in names
            if self._fields[name].type == "selection"
        }
        for records in self._get_export_portions(domain, names):
            for record in records:
                yield [self._format_export(record, name, labels.get(name)) for name in names]

    @api.model
    def _get_export_portions(self, domain, names):
        """Return the records of a domain in portions, fields read; each portion is forgotten after use."""
        query = self._search(Domain(domain), order=self._export_order or self._order)
        # sorted once: pages with an offset would sort the country for each of them
        self.env.execute_query(
            SQL("DECLARE %s NO SCROLL CURSOR FOR %s", SQL.identifier(_CURSOR), query.select())
        )
        fetch = SQL("FETCH %s FROM %s", _PORTION, SQL.identifier(_CURSOR))
        stored = [name for name in names if self._fields[name].store or not self._fields[name].compute]
        while ids := [row for (row,) in self.env.execute_query(fetch)]:
            records = self.browse(ids)
            records.fetch(stored)
            yield records
            records.invalidate_recordset(flush=False)
        self.env.execute_query(SQL("CLOSE %s", SQL.identifier(_CURSOR)))

    @api.model
    def _format_export(self, record, name, labels):
        value = record[name]
        if labels is not None:
            return labels.get(value, "")
        return value.display_name if isinstance(value, models.BaseModel) else value or ""
