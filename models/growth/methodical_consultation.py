from odoo import fields, models


class MethodicalConsultation(models.Model):
    """A consultation that was given to a teacher: the log (F3 MF1, F1 VII.3)."""

    _name = "methodical.consultation"
    _description = "Consultation"
    _inherit = ["methodical.teacher.record.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True

    name = fields.Char("Question", required=True)
    date = fields.Date(required=True, default=fields.Date.context_today)
    consultant_id = fields.Many2one(
        "methodical.teacher", required=True, check_company=True, index=True, ondelete="restrict"
    )
    consultant_name = fields.Char(related="consultant_id.name", store=True, precompute=True)
    advice = fields.Text()
    hours = fields.Float()
