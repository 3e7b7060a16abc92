from odoo import fields, models


class MethodicalMentoringEntry(models.Model):
    """One entry in the diary of a mentoring pair (print 11)."""

    _name = "methodical.mentoring.entry"
    _description = "Diary of a Mentoring Pair"
    _inherit = ["methodical.school.mixin"]
    _order = "date desc, id desc"

    mentoring_id = fields.Many2one("methodical.mentoring", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="mentoring_id.company_id", store=True, index=True, precompute=True)
    date = fields.Date(required=True, default=fields.Date.context_today)
    name = fields.Char("Lesson or question", required=True)
    observation = fields.Text()
    advice = fields.Text()
    hours = fields.Float(help="They count for the mentor.")
