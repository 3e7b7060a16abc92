from odoo import models
from odoo.exceptions import UserError

from ...tools.guard import with_pass


class MethodicalApprovalMixin(models.AbstractModel):
    """Versions: a new one of what is approved, and giving up what is not."""

    _inherit = "methodical.approval.mixin"

    def action_cancel(self):
        """Cancel documents that are not under approval."""
        self.check_access("write")
        self._move_to("cancelled")
        self._log(dict.fromkeys(self.ids, self.env._("Cancelled: %(person)s.", person=self.env.user.name)))
        self._route_activities()
        return True

    def action_new_version(self):
        """Copy an approved document into a draft of its next version; the old one stays valid until that is approved.

        :return: action that opens the new version
        :raises UserError: when the document is not approved or has a newer version
        """
        self.ensure_one()
        self.check_access("write")
        newer = self.search([("previous_version_id", "=", self.id), ("state", "!=", "cancelled")], limit=1)
        if self.state != "approved" or newer:
            raise UserError(
                self.env._(
                    "A new version is made of an approved document that has none yet. Look at “%(document)s”.",
                    document=(newer or self).display_name,
                )
            )
        version = with_pass(self).copy(
            {
                # all of the engine's fields: nothing is left to a default in the caller's context
                "state": "draft",
                "is_superseded": False,
                "version": self.version + 1,
                "previous_version_id": self.id,
            }
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": version.id,
            "views": [(False, "form")],
        }
