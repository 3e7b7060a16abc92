from odoo import fields, models

from ...tools.together import Counts


class MethodicalTeacher(models.Model):
    _inherit = "methodical.teacher"

    scheme_count = fields.Integer("Schemes of work", compute="_compute_counts")

    def _get_count_questions(self):
        """Add the schemes of work."""
        counted = _get_domain(self, "teacher_id")
        schemes = Counts(self.env["methodical.scheme"], counted, "teacher_id")
        return {**super()._get_count_questions(), "scheme_count": [schemes]}

    def action_open_schemes(self):
        """Open the schemes of work of one teacher."""
        return _open(self, "teacher_id")


class MethodicalBody(models.Model):
    _inherit = "methodical.body"

    scheme_count = fields.Integer("Schemes of work", compute="_compute_scheme_count")

    def _compute_scheme_count(self):
        rows = self.env["methodical.scheme"]._read_group(
            _get_domain(self, "body_id"), ["body_id"], ["__count"]
        )
        counts = dict(rows)
        for body in self:
            body.scheme_count = counts.get(body, 0)

    def action_open_schemes(self):
        """Open the schemes of work of one association."""
        return _open(self, "body_id")


def _get_domain(records, name):
    """Return the domain of the schemes of work of the present school year."""
    return (
        records.env["methodical.scheme"]._get_counting_domain()
        & fields.Domain(name, "in", records.ids)
        & fields.Domain("school_year_id.state", "=", "current")
    )


def _open(record, name):
    """Return the action with the schemes of work of one record."""
    record.ensure_one()
    action = record.env["ir.actions.act_window"]._for_xml_id("school_methodical.methodical_scheme_action")
    return {**action, "domain": [(name, "=", record.id)], "context": {"search_default_this_year": 1}}
