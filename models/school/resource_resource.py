from odoo import models


class ResourceResource(models.Model):
    _inherit = "resource.resource"

    def write(self, vals):
        """Change resources, which keep the account of an employee.

        :raises UserError: as for the employee
        """
        if "user_id" not in vals:
            return super().write(vals)
        with self.env["methodical.teacher"]._no_own_promotion():
            return super().write(vals)
