from odoo import api, models

from ..approval.methodical_desk import ROWS


class MethodicalDesk(models.AbstractModel):
    """What waits for the user holds also the dossiers that lack his opinion (C18)."""

    _inherit = "methodical.desk"

    @api.model
    def _get_waiting(self):
        waiting = super()._get_waiting()
        if not self.env.user.has_group("school_methodical.group_head"):
            return waiting
        cases = self.env["methodical.attestation"].search([("state", "=", "dossier")], order="date_wish, id")
        wanted = cases.filtered("opinion_role")
        rows = [
            {
                "id": case.id,
                "model": case._name,
                "title": case.teacher_name,
                "subtitle": self.env._("Attestation: your opinion"),
                "days_left": None,
                "is_late": False,
            }
            for case in wanted[:ROWS]
        ]
        return {"count": waiting["count"] + len(wanted), "rows": (waiting["rows"] + rows)[:ROWS]}
