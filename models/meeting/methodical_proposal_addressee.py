from functools import cache

from odoo import api, fields, models
from odoo.fields import Domain

#: to whom a proposal goes by its kind: a function of the regulation (C7); the others go to the director
FUNCTIONS = {"consultation": "consult", "improvement": "supervise", "qualification": "supervise"}


class MethodicalProposal(models.Model):
    """To whom a proposal goes: by its kind and the regulation, or to another post that the author chooses.

    Who acts for the addressee on a day may read and answer what waits for him (R53, R54).
    """

    _inherit = "methodical.proposal"

    post_id = fields.Many2one(
        "methodical.post",
        "Addressed to",
        domain=[("is_management", "=", True)],
        compute="_compute_post_id",
        store=True,
        readonly=False,
        precompute=True,
        ondelete="restrict",
        tracking=True,
        help="By the kind of the proposal; another post of the management may be chosen.",
    )
    can_answer = fields.Boolean(
        "Waits for my answer", compute="_compute_can_answer", search="_search_can_answer"
    )
    is_open_to_substitute = fields.Boolean(
        compute="_compute_is_open_to_substitute",
        search="_search_is_open_to_substitute",
        export_string_translation=False,
    )

    @api.model
    def _default_body(self):
        """Return the association that the user heads, else the only one to which he belongs."""
        own = [
            ("kind", "=", "association"),
            ("state", "=", "active"),
            ("company_id", "=", self.env.company.id),
        ]
        bodies = self.env["methodical.body"].search([*own, ("is_mine", "=", True)])
        headed = bodies.filtered("is_headed_by_me")
        return headed[:1] or (bodies if len(bodies) == 1 else False)

    @api.depends("kind", "company_id", "body_id", "author_id")
    def _compute_post_id(self):
        addressees = self._find_addressees()
        for proposal in self:
            card_sudo = addressees[proposal].sudo()  # sudo: who holds which post is public
            posts = card_sudo.post_ids.filtered("is_management").sudo(False)
            post = proposal._get_duty_post()
            proposal.post_id = post if post in posts else posts[:1] or post

    @api.depends("kind", "company_id", "body_id", "author_id", "post_id")
    def _compute_addressee_id(self):
        find_holders = cache(lambda post, company: post._get_holders(company))
        addressees = self._find_addressees()
        for proposal in self:
            card = addressees[proposal]
            # sudo: who holds which post is public within the school
            if proposal.post_id and proposal.post_id not in card.sudo().post_ids.sudo(False):
                holders = find_holders(proposal.post_id, proposal.company_id) - proposal.author_id
                card = (holders & proposal.sudo().body_id.supervisor_id.sudo(False) or holders)[:1]
            proposal.addressee_id = card

    def _get_duty_post(self):
        """Return the post to which one proposal goes by its kind."""
        function = FUNCTIONS.get(self.kind)
        # sudo: the kind of an association is public within the school
        kind = self.sudo().body_id.association_kind
        post = self.company_id._get_regulation()._get_duty_post(function, kind) if function else None
        return post or self.env["methodical.post"]._get_director()

    def _find_addressees(self):
        """Return {proposal: card of the person to whom it goes by its kind}: never its author himself.

        Who holds a post is asked once for all of them.
        """
        find_holders = cache(lambda post, company: post._get_holders(company))
        director = self.env["methodical.post"]._get_director()
        found = {}
        for function, proposals in self.grouped(lambda proposal: FUNCTIONS.get(proposal.kind)).items():
            # sudo: who does what for an association is public within the school
            bodies_sudo = proposals.sudo().body_id
            by_body = bodies_sudo._map_function_holders(function) if function else {}
            for proposal in proposals:
                if proposal.body_id in by_body:
                    # sudo: out of it again
                    holders = by_body[proposal.body_id].sudo(False)
                else:
                    holders = find_holders(proposal._get_duty_post(), proposal.company_id)
                others = holders - proposal.author_id
                others = others or find_holders(director, proposal.company_id) - proposal.author_id
                found[proposal] = others[:1]
        return found

    @api.depends("state", "addressee_id", "author_id")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_can_answer(self):
        # sudo: the domain looks at the cards of author and addressee
        waiting = self.sudo().filtered_domain(self._search_can_answer("in", [True]))
        for proposal in self:
            proposal.can_answer = proposal in waiting

    def _search_can_answer(self, operator, value):
        if operator != "in":
            return NotImplemented
        to_me = Domain("addressee_id.user_id", "=", self.env.uid) | self._get_substitute_domain()
        return Domain("state", "=", "sent") & Domain("author_id.user_id", "!=", self.env.uid) & to_me

    @api.depends("state", "addressee_id")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_is_open_to_substitute(self):
        # sudo: as above
        opened = self.sudo().filtered_domain(self._search_is_open_to_substitute("in", [True]))
        for proposal in self:
            proposal.is_open_to_substitute = proposal in opened

    def _search_is_open_to_substitute(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("state", "!=", "draft") & self._get_substitute_domain()

    @api.model
    def _get_substitute_domain(self):
        """Return the domain of what goes to the people for whom the user acts today."""
        return Domain("addressee_id", "in", self.env["methodical.acting"]._get_mine().absent_id.ids)

    def _get_recipient(self):
        """Return the user, in sudo, who is told of one proposal today: who acts for the addressee, else himself."""
        Acting = self.env["methodical.acting"].sudo()  # sudo: who acts for whom is public within the school
        periods = Acting.browse(Acting._get_ids_on(self.company_id.id, Acting._get_day(self.company_id)))
        # sudo: the account of the addressee gets the message
        addressee_sudo, author_sudo = self.sudo().addressee_id, self.sudo().author_id
        acting = periods.filtered(lambda period: period.absent_id == addressee_sudo).substitute_id
        return ((acting - author_sudo).user_id.filtered("active") or addressee_sudo.user_id)[:1]
