from odoo import fields, models


class MethodicalRegulationNorm(models.Model):
    """Norm of qualification courses: hours within years, for posts, from-until (C20, F4 3.4)."""

    _name = "methodical.regulation.norm"
    _description = "Course Norm"
    _inherit = ["methodical.school.mixin"]
    _order = "regulation_id, sequence, id"

    regulation_id = fields.Many2one("methodical.regulation", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="regulation_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True, translate=True)
    hours = fields.Integer(required=True, default=72)
    years = fields.Integer(required=True, default=5)
    counting = fields.Selection(
        [("single", "One course of at least these hours"), ("sum", "Sum of the courses")],
        default="single",
        required=True,
    )
    window = fields.Selection(
        [("rolling", "Since the last course"), ("calendar", "Calendar window")],
        default="rolling",
        required=True,
    )
    post_ids = fields.Many2many("methodical.post", string="For posts", help="Empty: for every teacher.")
    severity = fields.Selection(
        [("block", "Block"), ("warn", "Warn"), ("off", "Off")], default="warn", required=True
    )
    date_from = fields.Date("Valid from")
    date_to = fields.Date("Valid until")
    clause = fields.Char()
    basis = fields.Char("Legal ground")

    _hours_check = models.Constraint(
        "CHECK(hours > 0 AND years > 0)", "A norm needs hours and years above zero."
    )
