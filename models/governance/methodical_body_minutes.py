from odoo import models
from odoo.fields import Domain


class MethodicalBody(models.Model):
    _inherit = "methodical.body"

    def _get_minute_takers(self, day):
        """Return {body: users, in sudo} who may record what a meeting of it decides: its head and its secretaries.

        :param day: datetime.date
        """
        Membership = self.env["methodical.membership"]
        # sudo: who keeps the minutes of a body is public within the school
        secretaries = (
            Membership.sudo()
            .search(
                Domain("body_id", "in", self.ids)
                & Domain("role", "=", "secretary")
                & Membership._get_domain_on(day)
            )
            .grouped(lambda row: row.body_id.id)
        )
        heads = self._get_heads(day)
        return {
            body: (
                heads.get(body, self.env["methodical.teacher"]).sudo().user_id  # sudo: as above
                | secretaries.get(body.id, Membership.sudo()).teacher_id.user_id
            ).filtered("active")
            for body in self
        }
