from odoo import fields, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass


class MethodicalBody(models.Model):
    """The meetings of parents (R60, F2 2.5g): no association, so no order opens them; the deputy does."""

    _inherit = "methodical.body"

    kind = fields.Selection(
        selection_add=[("parents", "Meetings of parents")], ondelete={"parents": "cascade"}
    )

    def action_open_parents(self):
        """Open the book of the meetings of parents: they need no order of the director.

        :raises UserError: for another kind of body, or one that is open
        """
        self.check_access("write")
        if wrong := self.filtered(lambda body: body.kind != "parents" or body.state != "proposed"):
            raise UserError(
                self.env._(
                    "Only meetings of parents are opened without an order, once: look at %(bodies)s.",
                    bodies=wrong.mapped("name"),
                )
            )
        self._lock()
        return with_pass(self)._move_to("active", opening_date=fields.Date.context_today(self))
