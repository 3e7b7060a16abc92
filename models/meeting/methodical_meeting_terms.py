from odoo import api, models

#: what a term of the register depends on
CHANGES = frozenset({"state", "announced_at", "held_at", "date_start", "body_id", "is_last"})


class MethodicalMeeting(models.Model):
    """The register of terms follows a meeting at once: told, held, signed, moved, cancelled (J4-J10)."""

    _inherit = "methodical.meeting"

    @api.model_create_multi
    def create(self, vals_list):
        """Plan meetings; their terms appear in the register at once."""
        meetings = super().create(vals_list)
        meetings._refresh_terms()
        return meetings

    def write(self, vals):
        """Change meetings; their terms follow."""
        result = super().write(vals)
        if CHANGES & vals.keys():
            self._refresh_terms()
        return result

    def unlink(self):
        """Delete meetings with the terms that are still open."""
        # sudo: the register is written by what happens, not by people
        terms_sudo = self.env["methodical.deadline"].sudo()
        own = [("res_model", "=", self._name), ("res_id", "in", self.ids), ("date_met", "=", False)]
        terms_sudo.search(own).unlink()
        return super().unlink()

    def _refresh_terms(self):
        """Bring the rows of these meetings, of their bodies and of their resolutions up to date."""
        # sudo: the register is written by what happens, not by people
        for year, meetings_sudo in self.sudo().grouped("school_year_id").items():
            register_sudo = meetings_sudo.env["methodical.deadline"]
            register_sudo._recollect(("J6", "J7", "J8"), year, meetings_sudo)
            register_sudo._recollect(("J4", "J5", "J10"), year, meetings_sudo.body_id)
            if signed := meetings_sudo.filtered(lambda meeting: meeting.state == "approved"):
                resolutions = register_sudo.env["methodical.resolution"].search(
                    [("meeting_id", "in", signed.ids), ("date_due", "!=", False)]
                )
                if resolutions:
                    register_sudo._recollect(("J9",), year, resolutions)
