from odoo import fields, models


class MethodicalMentoringLine(models.Model):
    """One activity of the plan of a mentoring pair (print 11)."""

    _name = "methodical.mentoring.line"
    _description = "Plan of a Mentoring Pair"
    _inherit = ["methodical.school.mixin"]
    _order = "mentoring_id, date_planned, id"

    mentoring_id = fields.Many2one("methodical.mentoring", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="mentoring_id.company_id", store=True, index=True, precompute=True)
    name = fields.Char("Activity", required=True)
    date_planned = fields.Date("Due on")
    result = fields.Char("Expected result")
