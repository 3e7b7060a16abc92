from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass


class MethodicalResolution(models.Model):
    """What follows from a resolution: draft of an order, activity of a plan, control check, nomination (F3 P2, R56).

    A later area adds its own kind by ``_follow_up_<kind>``, which returns the record that was made.
    """

    _inherit = "methodical.resolution"

    follow_name = fields.Char("Made of it", compute="_compute_follow_name", compute_sudo=True)
    can_follow_up = fields.Boolean(compute="_compute_can_follow_up")

    @api.depends("follow_model", "follow_id")
    @api.depends_context("lang")
    def _compute_follow_name(self):
        names = self._get_linked_names("follow_model", "follow_id")
        for resolution in self:
            resolution.follow_name = names.get((resolution.follow_model, resolution.follow_id), False)

    @api.depends("follow_up", "follow_id", "meeting_stage", "state")
    @api.depends_context("uid")
    def _compute_can_follow_up(self):
        refused = self._get_right_problems("report").keys() & self._get_right_problems("confirm").keys()
        for resolution in self:
            resolution.can_follow_up = (
                resolution.meeting_stage == "signed"
                and resolution.state in ("open", "done")
                and resolution.follow_up not in ("none", "task")
                and not resolution.follow_id
                and resolution.id not in refused
            )

    def action_follow_up(self):
        """Make what follows from one resolution and open it.

        :raises UserError: when nothing follows from it, or it was made already
        """
        self.ensure_one()
        self.check_access("read")
        self._check_in_force()
        if not self.can_follow_up:
            raise UserError(
                self.env._(
                    "Nothing more follows from “%(resolution)s” by your hand: look at what was made of it already.",
                    resolution=self._get_title(),
                )
            )
        record = getattr(self, f"_follow_up_{self.follow_up}")()
        # sudo: written by this button only
        with_pass(self.sudo()).write({"follow_model": record._name, "follow_id": record.id})
        return self.action_open_follow_up()

    def action_open_follow_up(self):
        """Open what was made of one resolution."""
        self.ensure_one()
        if not self.follow_id or self.follow_model == "mail.activity":
            return True
        return {
            "type": "ir.actions.act_window",
            "res_model": self.follow_model,
            "res_id": self.follow_id,
            "views": [(False, "form")],
        }

    def action_open_proof(self):
        """Open the record that shows that one resolution is done."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.proof_model,
            "res_id": self.proof_id,
            "views": [(False, "form")],
        }

    def action_open_meeting(self):
        """Open the minutes of one resolution."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "methodical.meeting",
            "res_id": self.meeting_id.id,
            "views": [(False, "form")],
        }

    def _get_reference_text(self):
        """Return by which minutes one resolution was adopted, in the print language."""
        # sudo: number and body of the minutes
        meeting = self.sudo().meeting_id
        return self.with_context(lang=self.company_id._get_print_lang()).env._(
            "Minutes of %(body)s No. %(number)s of %(date)s",
            body=meeting.body_id.name,
            number=meeting.number,
            date=meeting.date.strftime("%d.%m.%Y"),
        )

    def _follow_up_order(self):
        """Return the draft of an order; who may not draft orders asks the supervising deputy by an activity."""
        Order = self.env["methodical.order"]
        if not Order.has_access("create"):
            return self._ask_deputy(self.env._("Draft an order"))
        return Order.with_company(self.company_id)._draft(
            "other",
            teacher_ids=self.sudo().responsible_id | self.sudo().helper_ids,  # sudo: whom it is about
            title=self._get_title(),
            topic=self._get_title(),
            reason=f"{self._get_reference_text()}: {self.text}",
        )

    def _follow_up_check(self):
        """Return the activity of the deputy who controls."""
        return self._ask_deputy(self.env._("Check on the spot"))

    def _ask_deputy(self, summary):
        """Return an activity of the supervising deputy on one resolution.

        :raises UserError: when the body has none
        """
        # sudo: who supervises a body is public within the school
        body = self.sudo().body_id.heir_id
        user = body.supervisor_id.user_id.filtered("active")
        if not user:
            raise UserError(
                self.env._("%(body)s has no supervising deputy. Name one on its form.", body=body.name)
            )
        # sudo: an activity of somebody else
        return (
            self.sudo()
            .with_context(mail_activity_quick_update=True)
            .activity_schedule(
                "mail.mail_activity_data_todo",
                user_id=user.id,
                summary=f"{summary}: {self._get_title()}",
                date_deadline=self.date_due or fields.Date.context_today(self),
            )
        )

    def _follow_up_plan_item(self):
        """Return a new activity in the plan of the body that is open for writing.

        :raises UserError: when there is none: what is approved changes only by a new version
        """
        # sudo: which body carries it on
        body = self.sudo().body_id.heir_id.sudo(False)
        plan = self.env["methodical.plan"].search(
            [("body_id", "=", body.id), ("state", "in", ("draft", "returned"))],
            order="date_from desc, id desc",
            limit=1,
        )
        if not plan:
            raise UserError(
                self.env._(
                    "%(body)s has no plan that is being written. Make a new version of its plan, then create the activity.",
                    body=body.name,
                )
            )
        return self.env["methodical.plan.item"].create(self._prepare_plan_item(plan))

    def _prepare_plan_item(self, plan):
        """Return the values of an activity of a plan made of one resolution."""
        day = self.date_due or fields.Date.context_today(self)
        return {
            "plan_id": plan.id,
            "name": " ".join(self.text.split()),
            "direction_id": self._get_plan_direction().id,
            "date_from": day,
            "date_to": day,
            # sudo: whose task it is
            "responsible_ids": [(6, 0, (self.sudo().responsible_id | self.sudo().helper_ids).ids)],
            "expected_result": self._get_reference_text(),
        }

    @api.model
    def _get_plan_direction(self):
        """Return the direction of an activity until the head chooses another one: the first of the school's list."""
        return self.env["methodical.direction"].search([], limit=1)

    def _follow_up_nomination(self):
        """Return a draft of the nomination, with the resolution that it needs (R56)."""
        # sudo: who is nominated
        people = self.sudo().helper_ids or self.sudo().responsible_id
        return self.env["methodical.proposal"].create(
            {
                "kind": "nomination",
                "name": self._get_title(),
                "text": self.text,
                "body_id": self.body_id.id,
                "resolution_id": self.id,
                "teacher_ids": [(6, 0, people.ids)],
            }
        )
