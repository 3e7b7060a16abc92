from odoo import models


class MethodicalResolution(models.Model):
    """The register of terms follows a resolution at once (J9)."""

    _inherit = "methodical.resolution"

    def write(self, vals):
        """Change resolutions; their terms follow what becomes of them."""
        result = super().write(vals)
        if {"state", "date_done", "date_confirmed"} & vals.keys():
            # sudo: the register is written by what happens, not by people
            for year, own_sudo in self.sudo().grouped("school_year_id").items():
                own_sudo.env["methodical.deadline"]._recollect(("J9",), year, own_sudo)
        return result
