from odoo import fields, models


class MethodicalCardRefuse(models.TransientModel):
    """Dialog in which the officer says why corrections of cards are refused."""

    _name = "methodical.card.refuse"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Refusal of Corrections of Cards"

    change_ids = fields.Many2many("methodical.card.change", string="Corrections", required=True)
    answer = fields.Char("Why", required=True)

    def action_refuse(self):
        """Refuse them.

        :raises UserError: as ``methodical.card.change.action_refuse``
        """
        return self.change_ids.action_refuse(self.answer)
