from odoo import models


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    def write(self, vals):
        """Change employees.

        :raises UserError: when the user would take over the card of somebody who holds a post of the management, or give
            his own away
        """
        if "user_id" not in vals:
            return super().write(vals)
        with self.env["methodical.teacher"]._no_own_promotion():
            return super().write(vals)
