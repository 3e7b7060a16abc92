from odoo import models


class MethodicalApprovalMixin(models.AbstractModel):
    """Who acts as the author of a submitted document: the present head of its body, else who sent it."""

    _inherit = "methodical.approval.mixin"

    def _get_author(self):
        """Return the user who acts as author of one submitted document: the present head of its body, else who sent it."""
        return self._get_authors().get(self.id, self.env["res.users"])

    def _get_authors(self):
        """Return {document id: user who acts as its author}."""
        # sudo: who heads a body is public within the school
        heads = {
            document.id: document._get_body_head().sudo().user_id.filtered("active") for document in self
        }
        rounds = self.filtered(lambda document: not heads[document.id])._get_last_rounds()
        senders = {res_id: approval_round.submitted_by_id for res_id, approval_round in rounds.items()}
        return {
            # sudo: back to the rights of the caller
            document.id: (heads[document.id] or senders.get(document.id) or self.env["res.users"]).sudo(False)
            for document in self
        }

    def _acts_as_author(self):
        """Return whether the user is the author of one submitted document, or his successor, and may still write it."""
        authors = self._get_last_round().submitted_by_id, self._get_author()
        return self.env.user in authors and self.has_access("write")
