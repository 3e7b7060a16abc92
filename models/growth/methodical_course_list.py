from odoo import api, fields, models


class MethodicalCourseList(models.Model):
    """A list of old certificates that was imported: who did it, when, from which file (F4 3.2)."""

    _name = "methodical.course.list"
    _description = "Imported List of Certificates"
    _inherit = ["methodical.listed.mixin"]
    _order = "imported_on desc, id desc"

    name = fields.Char("File", required=True, readonly=True)
    company_id = fields.Many2one("res.company", "School", required=True, readonly=True, index=True)
    imported_on = fields.Date(readonly=True)
    imported_by_name = fields.Char("Imported by", readonly=True)
    file = fields.Binary("Excel workbook", attachment=True, readonly=True)
    course_count = fields.Integer("Certificates", compute="_compute_course_count")

    @api.depends_context("uid")
    def _compute_course_count(self):
        counts = dict(
            self.env["methodical.course"]._read_group([("list_id", "in", self.ids)], ["list_id"], ["__count"])
        )
        for row in self:
            row.course_count = counts.get(row, 0)

    def action_open_courses(self):
        """Open the certificates that came from one list."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": "methodical.course",
            "views": [(False, "list"), (False, "form")],
            "domain": [("list_id", "=", self.id)],
        }
