from odoo import fields, models


class MethodicalMentoringTemplate(models.Model):
    """One activity of the ready plan for a young or newly arrived teacher (F1 C.5, C.6; print 11)."""

    _name = "methodical.mentoring.template"
    _description = "Ready Plan of Mentoring"
    _inherit = ["methodical.shared.mixin"]
    _order = "week, sequence, id"

    name = fields.Char("Activity", required=True, translate=True)
    sequence = fields.Integer(default=10)
    week = fields.Integer("Week of the pair", required=True, default=1, help="In which week it is due.")
    form_id = fields.Many2one(
        "methodical.choice",
        domain=[("list", "=", "form")],
        ondelete="restrict",
        index="btree_not_null",
    )
    result = fields.Char("Expected result", translate=True)
    active = fields.Boolean(default=True)

    _week_check = models.Constraint("CHECK(week > 0)", "The weeks of a pair are counted from 1.")
