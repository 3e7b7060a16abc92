from odoo import api, fields, models

from ...tools.clause import CLAUSE_HELP


class MethodicalDeadlineRule(models.Model):
    """A legal term of the regulation: what starts it, how many days, who is told (J1-J34)."""

    _name = "methodical.deadline.rule"
    _description = "Deadline Rule"
    _inherit = ["methodical.school.mixin"]
    _order = "regulation_id, code"

    regulation_id = fields.Many2one("methodical.regulation", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="regulation_id.company_id", store=True, index=True, precompute=True)
    code = fields.Selection(
        [
            ("J1", "Plan of an association is approved (from the start of the period)"),
            ("J2", "Plan of an association is approved (at the beginning of the year)"),
            ("J3", "Plan of a deputy is approved"),
            ("J4", "Association meets as often as the year asks for"),
            ("J5", "Association meets in the quarter"),
            ("J6", "Deputy is told of a meeting"),
            ("J7", "Heads concerned are invited to a meeting"),
            ("J8", "Minutes of a meeting are signed"),
            ("J9", "Resolution is carried out"),
            ("J10", "Deputy's analysis is given at the last meeting"),
            ("J22", "Activities of the month"),
            ("J24", "Information from outside reaches the director"),
            ("J18", "Next qualification course of a teacher"),
            ("J19", "Schedule of courses for the year"),
            ("J20", "Document on a finished course is handed in"),
            ("J29", "Topic of self-development is chosen"),
            ("J34", "Bulletin of new literature"),
            ("J30", "Scheme of work is approved"),
            ("J25", "Local act or document is read with signature"),
            ("J31", "Association or its head lost what the regulation asks"),
            ("J33", "List of associations is confirmed by an order"),
        ],
        "Deadline",
        required=True,
    )
    is_on = fields.Boolean("On", default=True)
    days = fields.Integer("Term (days)", default=5)
    day_kind = fields.Selection(
        [("working", "Working days"), ("calendar", "Calendar days")],
        "Counted in",
        help="Empty: as the regulation says.",
    )
    lead_days = fields.Integer("Reminder before (days)", default=3)
    lead_post_ids = fields.Many2many(
        "methodical.post", string="Also reminded", help="Posts that are reminded before the term, too."
    )
    escalate_days = fields.Integer(
        "Escalated after (days)", default=1, help="Days after the term when the post below is told."
    )
    escalate_post_id = fields.Many2one("methodical.post", "Escalated to")
    clause = fields.Char(help=CLAUSE_HELP)

    _code_uniq = models.Constraint(
        "UNIQUE(regulation_id, code)", "This deadline stands in the regulation already."
    )
    _days_check = models.Constraint(
        "CHECK(days >= 0 AND lead_days >= 0 AND escalate_days >= 0)",
        "Days of a deadline may not be negative.",
    )

    @api.depends("code")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["code"]._description_selection(self.env))
        for rule in self:
            rule.display_name = f"{rule.code or ''} {labels.get(rule.code, '')}".strip()
