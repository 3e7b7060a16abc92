from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ...tools.guard import has_pass, with_pass

_ACTIVITY = "school_methodical.mail_activity_type_handover"


class MethodicalHandover(models.Model):
    """What one head leaves to the next: his open documents as a list that both sign in the system (F1 V.1).

    Made by the order that seats the new head; nobody writes it by hand.
    """

    _name = "methodical.handover"
    _description = "Handing over of an Association"
    _inherit = ["methodical.school.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date desc, id desc"

    body_id = fields.Many2one("methodical.body", "Association", required=True, index=True, readonly=True)
    company_id = fields.Many2one(related="body_id.company_id", store=True, index=True, precompute=True)
    term_id = fields.Many2one(
        "methodical.head.term", "Term of the new head", required=True, index=True, readonly=True
    )
    from_id = fields.Many2one("methodical.teacher", "Hands over", required=True, readonly=True, index=True)
    from_name = fields.Char("Head before", related="from_id.name")
    to_id = fields.Many2one("methodical.teacher", "Receives", required=True, readonly=True, index=True)
    to_name = fields.Char("New head", related="to_id.name")
    date = fields.Date("From", required=True, readonly=True, help="First day of the new head.")
    is_started = fields.Boolean("The new head is in office", readonly=True)
    line_ids = fields.One2many("methodical.handover.line", "handover_id", "Open documents", readonly=True)
    line_count = fields.Integer("Documents", compute="_compute_line_count")
    handed_at = fields.Datetime("Handed over", readonly=True)
    received_at = fields.Datetime("Received", readonly=True)
    state = fields.Selection(
        [("open", "To be handed over"), ("handed", "Handed over"), ("received", "Received")],
        compute="_compute_state",
        store=True,
        index=True,
    )
    can_hand_over = fields.Boolean(compute="_compute_rights")
    can_receive = fields.Boolean(compute="_compute_rights")

    @api.depends("handed_at", "received_at")
    def _compute_state(self):
        for handover in self:
            handover.state = (
                "received" if handover.received_at else "handed" if handover.handed_at else "open"
            )

    @api.depends("line_ids")
    def _compute_line_count(self):
        for handover in self:
            handover.line_count = len(handover.line_ids)

    @api.depends("state", "is_started", "from_id", "to_id")
    @api.depends_context("uid")
    def _compute_rights(self):
        for handover in self:
            handover.can_hand_over = not handover._get_hand_over_error()
            handover.can_receive = not handover._get_receive_error()

    @api.depends("body_id.name", "date")
    def _compute_display_name(self):
        for handover in self:
            handover.display_name = (
                f"{handover.body_id.name or ''} · {handover.from_name} → {handover.to_name}"
            )

    @api.model_create_multi
    def create(self, vals_list):
        """Create lists for the engine.

        :raises UserError: for every other caller
        """
        self._check_pass()
        return super().create(vals_list)

    def write(self, vals):
        """Write lists for the engine.

        :raises UserError: for every other caller
        """
        self._check_pass()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_evidence(self):
        self._check_pass()

    def _check_pass(self):
        if not has_pass(self.env):
            raise UserError(
                self.env._("A handing over is made by the order that seats a head and signed by its buttons.")
            )

    def action_hand_over(self):
        """Sign as the one who hands over.

        :raises AccessError: for anybody else
        :raises UserError: when it is signed already
        """
        for handover in self:
            if error := handover._get_hand_over_error():
                raise error
        return self._sign("handed_at")

    def action_receive(self):
        """Sign as the one who receives.

        :raises AccessError: for anybody else
        :raises UserError: when nothing is handed over yet
        """
        for handover in self:
            if error := handover._get_receive_error():
                raise error
        return self._sign("received_at")

    def _sign(self, name):
        self.check_access("read")
        # sudo: written by the buttons only
        with_pass(self.sudo()).write({name: fields.Datetime.now()})
        for handover in self.sudo():
            handover.activity_unlink([_ACTIVITY], user_id=self.env.uid)
        return True

    def _get_hand_over_error(self):
        """Return the exception why the user may not sign as the one who hands over, or None."""
        person = self.from_id.sudo()  # sudo: whose turn it is
        deputy_signs = not person.user_id.active and self.env.user.has_group("school_methodical.group_deputy")
        if self.env.user not in person.user_id and not deputy_signs:
            text = self.env._("%(person)s hands over %(body)s.", person=person.name, body=self.body_id.name)
            return AccessError(text)
        if self.handed_at:
            return UserError(self.env._("%(body)s is handed over already.", body=self.body_id.name))
        return None

    def _get_receive_error(self):
        """Return the exception why the user may not sign as the one who receives, or None."""
        person = self.to_id.sudo()  # sudo: whose turn it is
        if self.env.user not in person.user_id:
            text = self.env._("%(person)s receives %(body)s.", person=person.name, body=self.body_id.name)
            return AccessError(text)
        if self.received_at or not self.handed_at:
            return UserError(
                self.env._(
                    "%(body)s is received once, after %(person)s has handed it over.",
                    body=self.body_id.name,
                    person=self.from_id.sudo().name,  # sudo: the name of a head
                )
            )
        return None

    @api.model
    def _cron_start(self):
        """Nightly: pass on what is open in the associations whose new head is in office from today on."""
        waiting = self.search(Domain("is_started", "=", False) & Domain("date", "<=", "today"))
        with_pass(waiting)._start()
