from odoo import api, fields, models

from ...tools.document_number import document_key

_DEFAULTS = "methodical_course_defaults"


class MethodicalCourse(models.Model):
    """Certificates of the past, many at once, and where they came from."""

    _inherit = "methodical.course"

    list_id = fields.Many2one(
        "methodical.course.list",
        "Imported list",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    list_name = fields.Char("From the list", related="list_id.name", store=True, precompute=True)

    @api.model
    def _prepare_imported(self, rows, company):
        """Return the values of courses of the past that the officer brings into the ledger as credited.

        Created with ``with_pass(self.env["methodical.course"]).create(values)``, so many at once; afterwards the caller
        refreshes the standings of the teachers. Days and hours are checked by the model; what is in the ledger already
        has the same ``document_key``.

        :param rows: [(methodical.teacher, {field of ``HANDED_IN``: value})], provider by its name
        :param company: res.company, the school
        :return: list of values for ``create``
        """
        decision = self.with_company(company)._prepare_decision()
        return [
            {
                "chosen_by": "teacher",
                **vals,
                **decision,
                "teacher_id": teacher.id,
                "date_end": vals.get("date_end") or vals.get("document_date"),
                "handed_in_on": decision["decided_on"],
                "state": "credited",
                "document_key": document_key(vals.get("document_number"), vals.get("provider_name")) or False,
            }
            for teacher, vals in rows
        ]

    def _prepare_create_values(self, vals_list):
        # each call has a register of its own, whatever a caller's context says
        rows = self.with_context(**{_DEFAULTS: {}})
        return super(MethodicalCourse, rows)._prepare_create_values(vals_list)

    def _add_missing_default_values(self, values):
        """Ask once for the defaults of rows that leave the same fields open: the ORM by itself asks row by row."""
        known = self.env.context.get(_DEFAULTS, {})
        names = frozenset(values)
        if names not in known:
            completed = super()._add_missing_default_values(values)
            known[names] = {name: value for name, value in completed.items() if name not in names}
            return completed
        return {**known[names], **values}

    def _add_precomputed_values(self, vals_list):
        """Find what follows from teachers and states for all rows at once, as the copies of the parent are found."""
        bodies = self._get_bodies_today([vals["teacher_id"] for vals in vals_list if vals.get("teacher_id")])
        for vals in vals_list:
            vals["body_id"] = bodies.get(vals.get("teacher_id"), False)
            vals["is_counted"] = self._is_of_norm(vals.get("state"), vals.get("kind"))
            vals["is_corrected"] = False  # a new row is not corrected yet
        return super()._add_precomputed_values(vals_list)
