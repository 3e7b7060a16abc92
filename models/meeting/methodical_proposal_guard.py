from odoo import api, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass, with_pass


class MethodicalProposal(models.Model):
    """The guard: the author is who writes it, what was sent stays as it is, and one path changes the state."""

    _inherit = "methodical.proposal"

    #: from which state a proposal may go where
    _transitions = {
        "draft": {"sent"},
        "sent": {"draft", "accepted", "rejected", "answered"},
        "accepted": set(),
        "rejected": set(),
        "answered": set(),
    }
    #: given by sending, answering and what becomes of it
    _engine_fields = frozenset(
        {"state", "sent_at", "answer", "answered_by", "answered_at", "order_id", "agenda_item_id"}
    )
    #: what a draft says
    _content_fields = frozenset(
        {
            "name",
            "company_id",
            "school_year_id",
            "kind",
            "text",
            "author_id",
            "body_id",
            "post_id",
            "addressee_id",
            "teacher_ids",
            "project",
            "contest",
            "contest_level",
            "resolution_id",
            "date_event",
            "organiser",
        }
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Create drafts.

        :raises UserError: when the user has no card in the school, writes for somebody else, or sets what only
            sending and answering set
        """
        proposals = super().create(vals_list)
        # looked at afterwards: a value may also come from a default in the caller's context
        if not has_pass(self.env):
            proposals._check_author()
            proposals._check_resolution_read()
            if any(
                proposal[name] and (name, proposal[name]) != ("state", "draft")
                for proposal in proposals
                for name in self._engine_fields
            ):
                self._refuse_engine_fields()
        return proposals

    @api.model
    def default_get(self, fields_list):
        """Return the defaults of a new proposal.

        :raises UserError: when the user has no card in the school
        """
        values = super().default_get(fields_list)
        if "author_id" in fields_list and not values.get("author_id") and not self.env.su:
            self._refuse_without_card()
        return values

    def write(self, vals):
        """Change drafts.

        :raises UserError: when something else would change
        """
        if not has_pass(self.env):
            if self._engine_fields & vals.keys():
                self._refuse_engine_fields()
            if self._content_fields & vals.keys():
                self._check_draft()
        result = super().write(vals)
        if "author_id" in vals and not has_pass(self.env):
            self._check_author()
        if "resolution_id" in vals and not has_pass(self.env):
            self._check_resolution_read()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sent(self):
        self._check_draft()

    def _check_draft(self):
        """Raise when something was sent already: it stays as its reader saw it."""
        if sent := self.filtered(lambda proposal: proposal.state != "draft"):
            raise UserError(
                self.env._(
                    "“%(proposal)s” was sent and stays as it is. Take it back before it is answered, or write a new one.",
                    proposal=sent[0].name,
                )
            )

    def _check_author(self):
        """Raise when a user writes in the name of somebody else."""
        # sudo: whose card it is
        strangers = self.sudo().filtered(lambda proposal: proposal.author_id.user_id != self.env.user)
        if strangers and not self.env.su:
            raise UserError(
                self.env._(
                    "“%(proposal)s” would be written in the name of %(person)s. Everybody writes his own proposals.",
                    proposal=strangers[0].name,
                    person=strangers[0].author_id.name,
                )
            )

    def _check_resolution_read(self):
        """Raise when a proposal names a resolution that its author may not read: he would read its text there."""
        if not self.env.su and self.resolution_id:
            self.resolution_id.check_access("read")

    def _refuse_without_card(self):
        raise UserError(
            self.env._(
                "%(user)s has no teacher card in %(school)s, and a proposal needs an author of the school. Ask the qualification officer for a card.",
                user=self.env.user.name,
                school=self.env.company.name,
            )
        )

    def _refuse_engine_fields(self):
        raise UserError(
            self.env._(
                "State, answer and what became of a proposal are given by sending and answering it, and by orders and minutes."
            )
        )

    def _move_to(self, state, **values):
        """Change the state along ``_transitions``: the only path.

        :raises UserError: when a proposal can not go there from its state
        """
        if blocked := self.filtered(lambda proposal: state not in self._transitions[proposal.state]):
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "“%(proposal)s” cannot become “%(state)s”: look at its present state first.",
                    proposal=blocked[0].name,
                    state=labels[state],
                )
            )
        # sudo: who answers may not write what he answers, his decision still moves it
        return with_pass(self.sudo()).write({"state": state, **values})
