from odoo import models


class MethodicalPlanItem(models.Model):
    """The register of terms follows the activities of a month at once (J22)."""

    _inherit = "methodical.plan.item"

    def write(self, vals):
        """Change activities; the term of their month follows."""
        result = super().write(vals)
        if "state" in vals:
            # sudo: the register is written by what happens, not by people
            of_bodies = self.sudo().filtered(
                lambda item: item.plan_state == "approved" and item.body_id.kind == "association"
            )
            for year, own_sudo in of_bodies.grouped("school_year_id").items():
                own_sudo.env["methodical.deadline"]._recollect(("J22",), year, own_sudo.body_id)
        return result
