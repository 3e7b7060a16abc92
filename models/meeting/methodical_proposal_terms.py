from odoo import models


class MethodicalProposal(models.Model):
    _inherit = "methodical.proposal"

    def _refresh_terms(self):
        """Bring the term of information from outside up to date (J24)."""
        # sudo: the register is written by what happens, not by people
        told_sudo = self.sudo().filtered(lambda proposal: proposal.kind == "information")
        for year, own_sudo in told_sudo.grouped("school_year_id").items():
            own_sudo.env["methodical.deadline"]._recollect(("J24",), year, own_sudo)
