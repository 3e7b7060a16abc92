from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class MethodicalBody(models.Model):
    """What the present user is in a body today: its head, its secretary, a member.

    Most record rules ask it. One query answers for all bodies of a list, and the answer is kept until the end of the
    transaction, or until a term or a membership changes in it.
    """

    _inherit = "methodical.body"

    is_mine = fields.Boolean(
        "I am a member or the head", compute="_compute_is_mine", search="_search_is_mine"
    )
    is_joined_by_me = fields.Boolean(
        "I am a member", compute="_compute_is_mine", search="_search_is_joined_by_me"
    )
    is_headed_by_me = fields.Boolean(
        "I head it", compute="_compute_is_mine", search="_search_is_headed_by_me"
    )
    is_kept_by_me = fields.Boolean(
        "I keep its minutes", compute="_compute_is_mine", search="_search_is_kept_by_me"
    )

    @api.depends(
        *(f"head_term_ids.{name}" for name in ("state", "date_from", "date_to", "teacher_id.user_id")),
        *(f"membership_ids.{name}" for name in ("role", "date_from", "date_to", "teacher_id.user_id")),
    )
    @api.depends_context("uid")
    def _compute_is_mine(self):
        joined, kept, headed = self._get_mine()
        for body in self:
            body.is_joined_by_me = body._origin.id in joined
            body.is_headed_by_me = body._origin.id in headed
            body.is_mine = body._origin.id in joined | headed
            body.is_kept_by_me = body._origin.id in kept | headed

    def _search_is_mine(self, operator, value):
        return self._search_mine(operator, self._query_my_memberships(), self._query_my_terms())

    def _search_is_joined_by_me(self, operator, value):
        return self._search_mine(operator, self._query_my_memberships())

    def _search_is_headed_by_me(self, operator, value):
        return self._search_mine(operator, self._query_my_terms())

    def _search_is_kept_by_me(self, operator, value):
        secretary = Domain("role", "=", "secretary")
        return self._search_mine(operator, self._query_my_memberships(secretary), self._query_my_terms())

    @api.model
    def _search_mine(self, operator, *queries):
        """Return the domain of the bodies of queries of rows (odoo.tools.Query)."""
        if operator != "in":
            return NotImplemented
        return Domain.OR(Domain("id", "in", query.subselect("body_id")) for query in queries)

    @api.model
    def _query_my_memberships(self, domain=Domain.TRUE):
        """Return the query of the memberships of the user today.

        :param domain: of some of them
        """
        # sudo: everybody may ask where he is a member himself
        Membership = self.env["methodical.membership"].sudo()
        Membership.flush_model(["body_id", "role"])
        own = Domain("teacher_id.user_id", "=", self.env.uid)
        return Membership._search(own & Membership._get_domain_on("today") & domain)

    @api.model
    def _query_my_terms(self):
        """Return the query of the terms in which the user heads something today."""
        Term = self.env["methodical.head.term"].sudo()  # sudo: everybody may ask what he heads himself
        Term.flush_model(["body_id"])
        return Term._search(Domain("teacher_id.user_id", "=", self.env.uid) & Term._get_domain_on("today"))

    @api.model
    def _get_mine(self):
        """Return the ids of the bodies of which the user is a member today, the secretary, the head (three sets)."""
        found = {"member": set(), "secretary": set(), "head": set()}
        rows = self.env.execute_query(
            SQL(
                "%s UNION ALL %s",
                self._query_my_memberships().select("body_id", "role"),
                self._query_my_terms().select("body_id", SQL("'head'")),
            )
        )
        for body, role in rows:
            found[role].add(body)
        return found["member"] | found["secretary"], found["secretary"], found["head"]
