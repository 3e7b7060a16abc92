from odoo import fields, models


class MethodicalTeacher(models.Model):
    _inherit = "methodical.teacher"

    scheme_count = fields.Integer("Schemes of work", compute="_compute_scheme_count")

    def _compute_scheme_count(self):
        counts = _count(self, "teacher_id")
        for teacher in self:
            teacher.scheme_count = counts.get(teacher.id, 0)

    def action_open_schemes(self):
        """Open the schemes of work of one teacher."""
        return _open(self, "teacher_id")


class MethodicalBody(models.Model):
    _inherit = "methodical.body"

    scheme_count = fields.Integer("Schemes of work", compute="_compute_scheme_count")

    def _compute_scheme_count(self):
        counts = _count(self, "body_id")
        for body in self:
            body.scheme_count = counts.get(body.id, 0)

    def action_open_schemes(self):
        """Open the schemes of work of one association."""
        return _open(self, "body_id")


def _count(records, name):
    """Return {id: number of schemes of work of the present school year that the user reads}."""
    Scheme = records.env["methodical.scheme"]
    rows = Scheme._read_group(
        Scheme._get_counting_domain()
        & fields.Domain(name, "in", records.ids)
        & fields.Domain("school_year_id.state", "=", "current"),
        [name],
        ["__count"],
    )
    return {record.id: count for record, count in rows}


def _open(record, name):
    """Return the action with the schemes of work of one record."""
    record.ensure_one()
    action = record.env["ir.actions.act_window"]._for_xml_id("school_methodical.methodical_scheme_action")
    return {**action, "domain": [(name, "=", record.id)], "context": {"search_default_this_year": 1}}
