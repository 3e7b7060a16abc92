from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ...tools.guard import with_pass

#: kind of order that carries out an accepted proposal (data/methodical_order_kind.xml)
ORDERS = {
    "improvement": "other",
    "project_start": "project_start",
    "project_suspend": "project_suspend",
    "project_stop": "project_stop",
    "support": "support",
    "material": "incentive",
    "moral": "reward",
    "nomination": "contest",
    "qualification": "course",
}


class MethodicalProposal(models.Model):
    """What becomes of an accepted proposal: the draft of an order, an item of an agenda; its author sees which (F0 4.3)."""

    _inherit = "methodical.proposal"

    outcome = fields.Char("What became of it", compute="_compute_outcome", compute_sudo=True)
    can_put_on_agenda = fields.Boolean(compute="_compute_can_carry_out")
    can_draft_order = fields.Boolean(compute="_compute_can_carry_out")
    has_order = fields.Boolean(compute="_compute_links", compute_sudo=True)
    is_on_agenda = fields.Boolean(compute="_compute_links", compute_sudo=True)

    @api.depends(
        "state",
        "answered_by",
        "answered_at",
        "addressee_id.name",
        "order_id.state",
        "order_id.name",
        "order_id.date",
        "agenda_item_id.meeting_id.stage",
        "agenda_item_id.meeting_id.number",
        "agenda_item_id.meeting_id.date",
    )
    @api.depends_context("lang")
    def _compute_outcome(self):
        for proposal in self:
            parts = [proposal._get_state_text(), proposal._get_order_text(), proposal._get_agenda_text()]
            proposal.outcome = " · ".join(filter(None, parts)) or False

    def _get_state_text(self):
        values = {
            "person": self.answered_by,
            "date": format_date(self.env, self.answered_at) if self.answered_at else "",
        }
        if self.state == "sent":
            return self.env._("Waits for %(person)s", person=self.addressee_id.name)
        if self.state == "accepted":
            return self.env._("Accepted on %(date)s by %(person)s", **values)
        if self.state == "rejected":
            return self.env._("Rejected on %(date)s by %(person)s", **values)
        if self.state == "answered" and self.kind == "information":
            return self.env._("Read on %(date)s by %(person)s", **values)
        if self.state == "answered":
            return self.env._("Answered on %(date)s by %(person)s", **values)
        return ""

    def _get_order_text(self):
        order = self.order_id
        if order.state == "approved":
            return self.env._("Order %(order)s is signed", order=order._get_reference())
        if order and order.state != "cancelled":
            return self.env._("An order is being drafted")
        return ""

    def _get_agenda_text(self):
        meeting = self.agenda_item_id.meeting_id
        values = {"body": meeting.body_id.name, "date": meeting.date and meeting.date.strftime("%d.%m.%Y")}
        if meeting.stage == "signed":
            return self.env._("Minutes No. %(number)s of %(body)s, %(date)s", number=meeting.number, **values)
        if meeting and meeting.stage != "cancelled":
            return self.env._("On the agenda of %(body)s, %(date)s", **values)
        return ""

    # draft of an order

    def action_draft_order(self):
        """Open the draft of the order that carries out one accepted proposal; made when there is none yet.

        :raises UserError: when it is not accepted
        :raises AccessError: when the user may not draft orders
        """
        self.ensure_one()
        self.check_access("read")
        if self.has_order:
            return self.order_id._open_form()
        kind = self._check_accepted() and ORDERS.get(self.kind)
        values = {"title": self.name} if kind == "other" else {}
        # values, not records: another draft about the same people is about something else
        order = (
            self.env["methodical.order"]
            .with_company(self.company_id)
            ._draft(
                kind,
                topic=self._get_topic(),
                teacher_ids=[Command.set(self._get_people()[self].ids)],
                body_id=self.body_id.id,
                **values,
            )
        )
        self._link(order_id=order.id)
        return order._open_form()

    def _get_topic(self):
        """Return in a few words what the order on one proposal is about."""
        levels = dict(self._fields["contest_level"]._description_selection(self.env))
        contest = self.contest and f"{self.contest} ({levels.get(self.contest_level, '')})"
        return self.project or contest or self.name

    def _check_accepted(self):
        """Raise unless one proposal was accepted."""
        if self.state != "accepted":
            raise UserError(
                self.env._(
                    "“%(proposal)s” is not accepted: only an accepted proposal is carried out.",
                    proposal=self.name,
                )
            )
        return True

    def _link(self, **values):
        """Note what was made of one proposal."""
        # sudo: who carries out a proposal may not write it
        with_pass(self.sudo()).write(values)

    # item of an agenda

    @api.depends("state", "order_id.state", "agenda_item_id")
    @api.depends_context("uid")
    def _compute_can_carry_out(self):
        drafts_orders = self.env["methodical.order"].has_access("create")
        for proposal in self:
            waits = proposal.state == "accepted"
            proposal.can_draft_order = waits and drafts_orders and not proposal.has_order
            proposal.can_put_on_agenda = bool(
                waits and not proposal.is_on_agenda and proposal._get_meeting_body()
            )

    @api.depends("order_id.state", "agenda_item_id")
    def _compute_links(self):
        for proposal in self:
            proposal.has_order = bool(proposal.order_id) and proposal.order_id.state != "cancelled"
            proposal.is_on_agenda = bool(proposal.agenda_item_id)

    def _get_meeting_body(self):
        """Return the body whose minutes the user keeps and that deals with one proposal: its own, else the council."""
        if self.body_id.heir_id.is_kept_by_me:
            return self.body_id.heir_id
        return self.env["methodical.body"].search(
            [
                ("kind", "=", "methodical_council"),
                ("state", "=", "active"),
                ("company_id", "=", self.company_id.id),
                ("is_kept_by_me", "=", True),
            ],
            limit=1,
        )

    def action_put_on_agenda(self):
        """Put one accepted proposal on the agenda of the next planned meeting, or of a new one.

        :return: action that opens the meeting
        :raises UserError: when it is not accepted, or the user keeps the minutes of no body that deals with it
        """
        self.ensure_one()
        self.check_access("read")
        self._check_accepted()
        if not self.is_on_agenda:
            body = self._get_meeting_body()
            if not body:
                raise UserError(
                    self.env._(
                        "You keep the minutes of no association or council that deals with “%(proposal)s”. Its head puts it on the agenda.",
                        proposal=self.name,
                    )
                )
            self.env["methodical.agenda.item"].create(
                {
                    "meeting_id": self._get_next_meeting(body).id,
                    "name": self.name,
                    "kind": "nomination" if self.kind == "nomination" else "proposal",
                    "speaker_id": self.author_id.id,
                    "res_model": self._name,
                    "res_id": self.id,
                }
            )
        return self.action_open_meeting()

    def _get_next_meeting(self, body):
        """Return the next meeting of a body that is planned only, a new one on its usual day when there is none."""
        Meeting, now = self.env["methodical.meeting"], fields.Datetime.now()
        own = [("body_id", "=", body.id), ("stage", "=", "planned"), ("date_start", ">=", now)]
        if meeting := Meeting.search(own, order="date_start, id", limit=1):
            return meeting
        return Meeting.create({"body_id": body.id, "company_id": body.company_id.id})

    def action_open_meeting(self):
        """Open the meeting on whose agenda one proposal stands."""
        self.ensure_one()
        meeting = self.sudo().agenda_item_id.meeting_id  # sudo: its number only, the form asks for the rights
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Meeting"),
            "res_model": meeting._name,
            "res_id": meeting.id,
            "views": [(False, "form")],
        }

    # what others report

    def _tell_outcome(self):
        """Tell the authors what became of their proposals."""
        for proposal in self:
            proposal._tell_author("_get_outcome_text")

    def _get_outcome_text(self):
        """Return the sentence that tells the author what became of one proposal."""
        return f"“{self.name}”: {' · '.join(filter(None, (self._get_order_text(), self._get_agenda_text())))}"
