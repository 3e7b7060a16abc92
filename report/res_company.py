from odoo import models


class ResCompany(models.Model):
    """The header that all prints of a school have in common."""

    _inherit = "res.company"

    def _get_print_header(self):
        """Return the lines above every print in the language of the environment, the school's name last."""
        self.ensure_one()
        return [line.strip() for line in (self.methodical_header or "").split("\n") if line.strip()] + [
            self.name
        ]
