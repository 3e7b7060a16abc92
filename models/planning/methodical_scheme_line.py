from odoo import api, fields, models

from ...tools.guard import has_pass


class MethodicalSchemeLine(models.Model):
    """Lesson or topic of a scheme of work (domain 9.3, form 7). The day on which it was taught is not sealed."""

    _name = "methodical.scheme.line"
    _description = "Lesson of a Scheme of Work"
    _inherit = ["methodical.sealed.line.mixin"]
    _order = "scheme_id, sequence, id"
    _check_company_auto = True
    _sealed_parent = "scheme_id"

    scheme_id = fields.Many2one(
        "methodical.scheme", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="scheme_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    term_id = fields.Many2one("methodical.term", "Quarter", check_company=True, ondelete="restrict")
    week = fields.Integer()
    section = fields.Char()
    name = fields.Char("Topic", required=True)
    hours = fields.Float(digits=(8, 1), default=1)
    date_planned = fields.Date("Planned on")
    date_taught = fields.Date("Taught on")
    expected_result = fields.Char("Expected result (competence)")
    assessment = fields.Char()
    resources = fields.Char()
    homework = fields.Char()
    note = fields.Char()

    # what the list groups and colours by
    is_off_day = fields.Boolean(
        "On a day off or outside its quarter", compute="_compute_is_off_day", export_string_translation=False
    )

    _hours_check = models.Constraint("CHECK(hours >= 0)", "Hours of a lesson may not be negative.")

    @api.model
    def _sealed_fields(self):
        return [
            "sequence",
            "term_id",
            "week",
            "section",
            "name",
            "hours",
            "date_planned",
            "expected_result",
            "assessment",
            "resources",
            "homework",
            "note",
        ]

    @api.depends("date_planned", "term_id")
    def _compute_is_off_day(self):
        for scheme, lines in self.grouped("scheme_id").items():
            wrong = scheme._find_misplaced(lines)
            for line in lines:
                line.is_off_day = line in wrong

    def copy_data(self, default=None):
        """Copy lessons; only those of a new version were taught already."""
        rows = super().copy_data(default)
        if has_pass(self.env):  # only the engine copies with it: into the next version
            return rows
        return [{name: value for name, value in vals.items() if name != "date_taught"} for vals in rows]
