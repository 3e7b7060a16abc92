from odoo import api, models
from odoo.fields import Domain

from ...tools.guard import with_pass


class MethodicalAgendaItem(models.Model):
    """A proposal knows on which agenda it stands, whoever put it there."""

    _inherit = "methodical.agenda.item"

    @api.model_create_multi
    def create(self, vals_list):
        """Create items; a proposal that the user may read is linked with its item."""
        items = super().create(vals_list)
        found = {item.res_id: item for item in items if item.res_model == "methodical.proposal"}
        if found:
            proposals = self.env["methodical.proposal"].search(
                Domain("id", "in", list(found)) & Domain("agenda_item_id", "=", False)
            )
            for proposal in proposals:
                # sudo: who keeps the minutes may not write the proposal
                with_pass(proposal.sudo()).write({"agenda_item_id": found[proposal.id].id})
        return items
