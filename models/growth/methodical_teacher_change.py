from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass
from ...tools.together import Counts
from .methodical_card_change_flow import ACTIVITY


class MethodicalTeacher(models.Model):
    """Corrections that the teacher proposes: he sees his card, the officer writes it (F1 VI.9)."""

    _inherit = "methodical.teacher"

    change_ids = fields.One2many("methodical.card.change", "teacher_id", "Corrections", readonly=True)
    open_change_count = fields.Integer("Proposed corrections", compute="_compute_counts")
    is_mine = fields.Boolean(compute="_compute_is_mine", export_string_translation=False)

    @api.depends("change_ids.state")
    def _compute_counts(self):
        return super()._compute_counts()

    def _get_count_questions(self):
        """Add the corrections that wait."""
        waiting = [("teacher_id", "in", self.ids), ("state", "=", "proposed")]
        changes = Counts(self.env["methodical.card.change"], waiting, "teacher_id")
        return {**super()._get_count_questions(), "open_change_count": [changes]}

    @api.depends("user_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        for teacher in self:
            teacher.is_mine = teacher.user_id == self.env.user

    @api.model
    def action_open_my_card(self):
        """Open the user's own card in his school.

        :raises UserError: when he has none
        """
        card = self._get_of_user(self.env.user, self.env.company)
        if not card:
            raise UserError(
                self.env._(
                    "%(user)s has no teacher card in %(school)s. Ask the qualification officer for one.",
                    user=self.env.user.name,
                    school=self.env.company.name,
                )
            )
        return card._get_form_action()

    def action_propose_changes(self):
        """Open the dialog in which the teacher corrects his own card.

        :raises UserError: on the card of somebody else
        """
        self.ensure_one()
        self._check_own_card()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Correct my card"),
            "res_model": "methodical.card.propose",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_teacher_id": self.id},
        }

    def action_open_changes(self):
        """Open the corrections that were proposed on one card."""
        self.ensure_one()
        return self._open_own("methodical_card_change_action", "teacher_id")

    def _propose_changes(self, values, reason="", files=None):
        """Keep what the teacher of one card wants to stand there; what is the same is left out.

        :param values: {fact: plain value}
        :param reason: text
        :param files: ir.attachment
        :return: methodical.card.change
        :raises UserError: on the card of somebody else, for a value that cannot be, and when nothing changes
        """
        self.ensure_one()
        self._check_own_card()
        card_sudo = self.sudo()  # sudo: the same facts that he reads on his card
        old = {fact: card_sudo._read_fact(fact) for fact in values}
        changed = {fact: value for fact, value in values.items() if value != old[fact]}
        if not changed:
            raise UserError(self.env._("Nothing on the card of %(teacher)s would change.", teacher=self.name))
        card_sudo._check_facts(changed)
        changes_sudo = self._replace_changes(old, changed, (reason or "").strip())
        self._claim_change_files(changes_sudo, files)
        self._tell_officers()
        return changes_sudo.with_env(self.env)

    def _replace_changes(self, old, changed, reason):
        """Return new proposals (in sudo) that take the place of those that wait for the same facts.

        :param old: {fact: plain value} of the card
        :param changed: {fact: plain value} that is proposed
        :param reason: text
        """
        # sudo: nobody writes proposals but by this way
        Change_sudo = with_pass(self.env["methodical.card.change"].sudo())
        waiting_sudo = Change_sudo.search(
            [("teacher_id", "=", self.id), ("state", "=", "proposed"), ("fact", "in", list(changed))]
        )
        waiting_sudo._decide("withdrawn", is_told=False)
        return Change_sudo.create(
            [
                {
                    "teacher_id": self.id,
                    "fact": fact,
                    "old_value": old[fact],
                    "new_value": value,
                    "reason": reason or False,
                }
                for fact, value in changed.items()
            ]
        )

    def _check_own_card(self):
        if self.sudo().user_id != self.env.user:  # sudo: whose card it is
            raise UserError(
                self.env._(
                    "This is the card of %(teacher)s: everybody proposes corrections of his own card, the officer writes the others.",
                    teacher=self.name,
                )
            )

    def _claim_change_files(self, changes_sudo, files):
        """Keep copies of the documents with the proposals, so that the officer reads them."""
        if not files:
            return
        changes_sudo.file_ids = [Command.set(files._copy_upload(changes_sudo[0]).ids)]

    # who is told

    def _tell_officers(self):
        """Give each who decides one activity on this card, which stays until all is decided."""
        waiting = self._get_change_activities().user_id
        for user in self._get_change_deciders() - waiting:
            # sudo: the activity of somebody else
            self.sudo().with_context(mail_activity_quick_update=True).activity_schedule(
                ACTIVITY,
                user_id=user.id,
                date_deadline=fields.Date.context_today(self),
            )

    def _get_change_deciders(self):
        """Return the officers of the school; about the only officer himself the directors, or else the deputies."""
        own_sudo = self.sudo().user_id  # sudo: whose card it is
        groups = ("group_officer", "group_director", "group_deputy")
        found = (self.company_id._get_users_of(group) - own_sudo for group in groups)
        return next(filter(None, found), own_sudo.browse())

    def _get_change_activities(self):
        # sudo: activities of others
        return (
            self.env["mail.activity"]
            .sudo()
            .search(
                [
                    ("res_model", "=", self._name),
                    ("res_id", "in", self.ids),
                    ("activity_type_id", "=", self.env.ref(ACTIVITY).id),
                ]
            )
        )

    def _close_change_activities(self):
        """Close the activities of the officers on one card when nothing waits any more."""
        # sudo: who takes back sees his own proposals only
        waiting = self.env["methodical.card.change"].sudo()
        if not waiting.search_count([("teacher_id", "=", self.id), ("state", "=", "proposed")], limit=1):
            self._get_change_activities().write({"active": False})

    def _get_form_action(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }
