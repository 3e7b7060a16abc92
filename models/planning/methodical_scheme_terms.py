from odoo import models


class MethodicalScheme(models.Model):
    """The register of terms follows a scheme of work at once (J30)."""

    _inherit = "methodical.scheme"

    def write(self, vals):
        """Change schemes; their terms follow what becomes of them."""
        result = super().write(vals)
        if {"state", "is_superseded"} & vals.keys():
            # sudo: the register is written by what happens, not by people
            for year, own_sudo in self.sudo().grouped("school_year_id").items():
                own_sudo.env["methodical.deadline"]._recollect(("J30",), year, own_sudo)
        return result
