from odoo import fields, models


class MethodicalBodyDuty(models.Model):
    """Who does a function for one association, whatever post the regulation names (C7, F0 1.3, F1 V.2)."""

    _name = "methodical.body.duty"
    _description = "Function for an Association"
    _inherit = ["methodical.school.mixin"]
    _order = "body_id, function, id"
    _check_company_auto = True

    body_id = fields.Many2one(
        "methodical.body", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="body_id.company_id", store=True, index=True, precompute=True)
    function = fields.Selection(
        selection=lambda self: self.env["methodical.regulation.duty"]._fields["function"].selection,
        required=True,
    )
    teacher_id = fields.Many2one(
        "methodical.teacher",
        "Deputy",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("post_ids.is_management", "=", True)],
    )

    _function_uniq = models.Constraint(
        "UNIQUE(body_id, function)",
        "One person has each function for an association: change the row that is there.",
    )
