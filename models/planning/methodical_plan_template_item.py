from odoo import api, fields, models
from odoo.exceptions import ValidationError


class MethodicalPlanTemplateItem(models.Model):
    """Activity of a plan template: its time is a month of the school year or a quarter."""

    _name = "methodical.plan.template.item"
    _description = "Activity of a Plan Template"
    _inherit = ["methodical.common.mixin", "methodical.school.mixin"]
    _order = "template_id, sequence, id"

    template_id = fields.Many2one("methodical.plan.template", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="template_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("Activity", required=True, translate=True)
    direction_id = fields.Many2one("methodical.direction", required=True, ondelete="restrict")
    form_id = fields.Many2one("methodical.choice", domain=[("list", "=", "form")], ondelete="restrict")
    month = fields.Selection(
        selection=lambda self: (
            self.env["methodical.plan.item"]._fields["month"]._description_selection(self.env)
        )
    )
    month_until = fields.Selection(
        selection=lambda self: (
            self.env["methodical.plan.item"]._fields["month"]._description_selection(self.env)
        ),
        string="Until the end of",
        help="Empty: one month.",
    )
    quarter = fields.Selection(
        [("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV")], help="The whole quarter, instead of a month."
    )
    is_joint = fields.Boolean("All members", help="Off: the head of the association, or whose plan it is.")
    is_mandatory = fields.Boolean("Mandatory", default=True)
    expected_result = fields.Char("Expected result (document)", translate=True)

    @api.constrains("month", "month_until", "quarter")
    def _check_time(self):
        """Refuse activities that name no time, or two."""
        for item in self:
            if bool(item.month) == bool(item.quarter) or (item.month_until and not item.month):
                raise ValidationError(
                    self.env._("“%(item)s” needs either a month or the number of a quarter.", item=item.name)
                )

    def _filter_common(self):
        return self.filtered(lambda item: not item.company_id)
