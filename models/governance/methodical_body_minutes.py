from odoo import api, models
from odoo.fields import Domain


class MethodicalBody(models.Model):
    _inherit = "methodical.body"

    @api.depends_context("uid")
    def _compute_is_headed_by_me(self):
        headed = self.filtered_domain(self._search_is_headed_by_me("in", [True]))
        kept = self.filtered_domain(self._search_is_kept_by_me("in", [True]))
        for body in self:
            body.is_headed_by_me = body in headed
            body.is_kept_by_me = body in kept

    def _search_is_headed_by_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        Term = self.env["methodical.head.term"]
        # sudo: everybody may ask what he heads himself
        terms = Term.sudo()._search(
            Domain("teacher_id.user_id", "=", self.env.uid) & Term._get_domain_on("today")
        )
        return Domain("head_term_ids", "in", terms)

    def _search_is_kept_by_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        Membership = self.env["methodical.membership"]
        # sudo: everybody may ask where he keeps the minutes himself
        secretaries = Membership.sudo()._search(
            Domain("teacher_id.user_id", "=", self.env.uid)
            & Domain("role", "=", "secretary")
            & Membership._get_domain_on("today")
        )
        return self._search_is_headed_by_me(operator, value) | Domain("membership_ids", "in", secretaries)

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
