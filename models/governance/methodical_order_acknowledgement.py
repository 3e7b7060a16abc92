from odoo import api, models
from odoo.fields import Domain


class MethodicalOrder(models.Model):
    """Whom a signed order is made known to: the block «Тааныштым» of its form (domain 9.3, 12)."""

    _name = "methodical.order"
    _inherit = ["methodical.order", "methodical.acknowledged.mixin"]

    @api.model
    def _get_asking_domain(self):
        return (
            Domain("state", "=", "approved")
            & Domain("cancelled_by_id", "=", False)
            & Domain("is_superseded", "=", False)
            & Domain("needs_acknowledgement", "=", True)
        )

    def _get_audiences(self, day):
        """Return whom orders name: persons, responsible for a point, heads and acting persons they seat.

        :param day: datetime.date
        """
        audiences = {}
        for order in self:
            terms = order.head_term_ids | order.effect_ids.head_term_id
            periods = order.acting_id | order.effect_ids.acting_id
            people = order.teacher_ids | order.point_ids.responsible_id | terms.teacher_id
            audiences[order] = (people | periods.absent_id | periods.substitute_id).filtered("active")
        return audiences

    def _on_approved(self):
        result = super()._on_approved()
        (self | self.previous_version_id)._request_acknowledgements()
        return result
