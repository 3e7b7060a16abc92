from odoo import fields, models


class MethodicalActingEnd(models.TransientModel):
    """Asks for the last day of a period of acting that ends earlier than it says."""

    _name = "methodical.acting.end"
    _description = "End of Acting"

    acting_id = fields.Many2one("methodical.acting", required=True, readonly=True, ondelete="cascade")
    date_to = fields.Date(
        "Last day",
        required=True,
        default=fields.Date.context_today,
        help="The rights of decision end with this day; yesterday lets them end at once.",
    )

    def action_confirm(self):
        """Shorten the period.

        :raises UserError: when the day is not an earlier end, or lies before yesterday
        """
        self.ensure_one()
        return self.acting_id.action_end(self.date_to)
