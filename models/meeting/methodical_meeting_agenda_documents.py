from odoo import models
from odoo.fields import Domain


class MethodicalMeeting(models.Model):
    """Sources of the agenda: documents whose step this meeting decides, proposals, orders to be read."""

    _inherit = "methodical.meeting"

    def _propose_documents(self):
        """Return the documents whose present step is a meeting of the body of one meeting."""
        # sudo: which documents wait for the body, whoever may read their rounds
        signatures = (
            self.env["methodical.approval.signature"]
            .sudo()
            .search(
                Domain("is_current", "=", True)
                & Domain("is_meeting", "=", True)
                & Domain("company_id", "=", self.company_id.id)
            )
        )
        waiting = signatures.browse()
        for model, rows in signatures.grouped("res_model").items():
            # sudo: documents that wait for the body are proposed, whoever may read them; their names are asked for later
            documents = self.env[model].sudo().browse(rows.mapped("res_id")).exists()
            bodies = documents._get_meeting_bodies({row.res_id: row.meeting_of for row in rows})
            mine = documents.filtered(lambda document, bodies=bodies: bodies.get(document.id) == self.body_id)
            mine -= self._filter_submitted_later(mine)
            waiting |= rows.filtered(lambda row, mine=mine: row.res_id in mine.ids)
        # sudo: the card of who submitted it speaks
        cards = (
            self.env["methodical.teacher"]
            .sudo()
            .search(
                [
                    ("user_id", "in", waiting.round_id.submitted_by_id.ids),
                    ("company_id", "=", self.company_id.id),
                ]
            )
        )
        speakers = {card.user_id: card.id for card in cards}
        return [
            {
                "name": row.document_name,
                "kind": "document",
                "res_model": row.res_model,
                "res_id": row.res_id,
                "speaker_id": speakers.get(row.round_id.submitted_by_id, False),
            }
            for row in waiting.sorted("id")
        ]

    def _propose_proposals(self):
        """Return the proposals of the members of the body that no meeting has heard yet, as far as the user reads them."""
        proposals = self.env["methodical.proposal"].search(
            Domain("body_id", "=", self.body_id.id)
            & Domain("state", "in", ("sent", "accepted"))
            & Domain("agenda_item_id", "=", False),
            order="sent_at, id",
        )
        return [
            {
                "name": proposal.name,
                "kind": "nomination" if proposal.kind == "nomination" else "proposal",
                "res_model": proposal._name,
                "res_id": proposal.id,
                "speaker_id": proposal.author_id.id,
            }
            for proposal in proposals
        ]

    def _propose_orders(self):
        """Return the signed orders that members of the body have still to read, as far as the user may read them."""
        members = self.body_id._get_members(self.date)
        # sudo: whether a member has read an order
        rows = (
            self.env["methodical.acknowledgement"]
            .sudo()
            .search_fetch(
                Domain("res_model", "=", "methodical.order")
                & Domain("state", "=", "requested")
                & Domain("teacher_id", "in", members.ids),
                ["res_id"],
            )
        )
        orders = self.env["methodical.order"].search(
            Domain("id", "in", rows.mapped("res_id")) & Domain("state", "=", "approved"), order="date, id"
        )
        return [
            {"name": order.display_name, "kind": "order", "res_model": order._name, "res_id": order.id}
            for order in orders
        ]
