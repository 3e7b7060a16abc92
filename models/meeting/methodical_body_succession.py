from odoo import models
from odoo.fields import Domain

from ...tools.guard import with_pass


class MethodicalBody(models.Model):
    """Meetings to come of a body that goes over into another one."""

    _inherit = "methodical.body"

    def _pass_documents(self, successor):
        """Pass the meetings that were not held yet; held ones stay with the body that met, with their numbers."""
        result = super()._pass_documents(successor)
        coming = self.env["methodical.meeting"].search(
            Domain("body_id", "=", self.id)
            & Domain("stage", "in", ("planned", "announced"))
            & Domain("date", ">", self.closing_date)
        )
        with_pass(coming).write({"body_id": successor.id})
        return result
