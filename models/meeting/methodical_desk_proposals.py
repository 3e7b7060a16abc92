from odoo import api, models
from odoo.fields import Domain

from ..approval.methodical_desk import ROWS


class MethodicalDesk(models.AbstractModel):
    """What waits for the user holds also the proposals that he answers, or answers for somebody absent."""

    _inherit = "methodical.desk"

    @api.model
    def _get_duty_domain(self):
        # resolutions have a list of their own
        return super()._get_duty_domain() & Domain("res_model", "!=", "methodical.resolution")

    @api.model
    def _get_waiting(self):
        waiting = super()._get_waiting()
        Proposal = self.env["methodical.proposal"]
        domain = [("can_answer", "=", True)]
        kinds = dict(Proposal._fields["kind"]._description_selection(self.env))
        rows = [
            {
                "id": proposal.id,
                "model": proposal._name,
                "title": proposal.name,
                "subtitle": " · ".join(filter(None, (kinds[proposal.kind], proposal.author_name))),
                "days_left": None,
                "is_late": False,
            }
            for proposal in Proposal.search(domain, order="sent_at, id", limit=ROWS)
        ]
        count = Proposal.search_count(domain) if len(rows) == ROWS else len(rows)
        return {"count": waiting["count"] + count, "rows": (waiting["rows"] + rows)[:ROWS]}
