from datetime import datetime, time, timedelta

import pytz

from odoo import Command, api, fields, models
from odoo.exceptions import UserError


class MethodicalPlanItem(models.Model):
    """From an activity to what carries it out: “Create” opens the right thing filled in, and that is the evidence (N14).

    A later area that can carry out activities (observation rounds, courses, control checks ...) joins by three things:

    - ``_get_creators()`` gives ``{code: label}`` of what can be created; it adds its own code to what ``super()`` gives;
    - ``_get_creator_forms()`` gives ``{code of a form of activity: code of a creator}``;
    - ``_create_<code>()`` of one activity returns the action that opens the new record. Either the record is made there and
      attached (``self.env["methodical.plan.evidence"]._attach(self, record)``), or the action opens an unsaved form and
      the record attaches itself when it is created.

    When the record is finished its area calls ``self.env["methodical.plan.evidence"]._settle(records, day)``; whether
    one that is attached later is finished already tells ``methodical.plan.evidence._get_done_day``.
    """

    _inherit = "methodical.plan.item"

    #: kinds of orders that fit a form of activity; others are of the kind “other”
    _order_kinds = {
        "open_lesson": "open_lessons",
        "subject_week": "subject_week",
        "control": "control",
        "course": "course",
        "mentoring": "mentoring",
        "attestation": "attestation_commission",
    }

    evidence_count = fields.Integer(
        "Made of it", compute="_compute_evidence_count", store=True, precompute=True
    )
    creator = fields.Selection(
        selection=lambda self: list(self._get_creators().items()), compute="_compute_creator"
    )

    @api.depends("evidence_ids")
    def _compute_evidence_count(self):
        for item in self:
            item.evidence_count = len(item.evidence_ids)

    @api.depends("form_id", "is_joint", "responsible_ids")
    @api.depends_context("uid")
    def _compute_creator(self):
        for item in self:
            item.creator = item._get_creator()

    @api.model
    def _get_creators(self):
        """Return what can be created from an activity.

        :return: {code: label}
        """
        return {"event": self.env._("Event in the calendar"), "order": self.env._("Draft of an order")}

    @api.model
    def _get_creator_forms(self):
        """Return what is created for an activity of a form.

        :return: {code of methodical.choice: code of a creator}
        """
        return dict.fromkeys(("subject_week", "course", "mentoring", "attestation"), "order")

    def _get_creator(self):
        """Return the code of what fits one activity: by its form, else an event in the calendar."""
        code = self._get_creator_forms().get(self.form_id.code, "event")
        return code if self._may_create(code) else "event"

    def _may_create(self, code):
        """Return whether the user may create something of a kind for one activity.

        :param code: code of ``_get_creators``
        """
        return code != "order" or self.env["methodical.order"].has_access("create")

    def action_create_evidence(self, creator=None):
        """Open what carries out one activity, filled in.

        :param creator: code of ``_get_creators``; by default what fits the form of the activity
        :return: action
        :raises AccessError: when the user may not report on the activity
        :raises UserError: for something that cannot be created
        """
        self.ensure_one()
        self._check_may_report()
        creator = creator or self.creator
        if creator not in self._get_creators():
            raise UserError(
                self.env._("“%(item)s”: choose what is to be created from the list.", item=self.name)
            )
        return getattr(self, f"_create_{creator}")()

    def action_attach_evidence(self):
        """Open the dialog that attaches a record or a file to one activity, or creates something else.

        :return: action
        """
        self.ensure_one()
        self._check_may_report()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What was made of it"),
            "res_model": "methodical.plan.attach",
            "views": [[False, "form"]],
            "target": "new",
            "context": {"default_item_id": self.id},
        }

    def _create_order(self):
        """Draft an order on the topic of one activity."""
        known = self.evidence_ids.filtered(
            lambda row: row.res_model == "methodical.order" and not row.date_done
        )
        if known:
            return known[0].action_open()
        kind = self._order_kinds.get(self.form_id.code, "other")
        order = (
            self.env["methodical.order"]
            .with_company(self.company_id)
            ._draft(
                kind,
                # ids, not records: another draft on the same association is about something else
                body_id=self.body_id.id,
                topic=self.name,
                date_from=self.date_from,
                date_to=self.date_to,
                # this kind has no ready text
                **({"title": self.name} if kind == "other" else {}),
            )
        )
        self.env["methodical.plan.evidence"]._attach(self, order)
        return order._open_form()

    def _create_event(self):
        """Open a new event of the calendar on the first day of one activity, with the people of the activity."""
        start = self._get_event_start()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Event"),
            "res_model": "calendar.event",
            "views": [[False, "form"]],
            "context": {
                "default_name": self.name,
                "default_start": fields.Datetime.to_string(start),
                "default_stop": fields.Datetime.to_string(start + timedelta(hours=1)),
                "default_partner_ids": [Command.set(self._get_event_partners().ids)],
                "default_plan_item_id": self.id,
            },
        }

    def _get_event_start(self):
        """Return when an event of one activity begins by default: two in the afternoon, after the lessons (naive UTC)."""
        day = max(self.date_from, min(fields.Date.context_today(self), self.date_to))
        zone = pytz.timezone(self.company_id._get_timezone())
        return zone.localize(datetime.combine(day, time(14))).astimezone(pytz.utc).replace(tzinfo=None)

    def _get_event_partners(self):
        """Return the partners of the people of one activity and of the user."""
        # sudo: whom an activity names is known to its readers
        cards = self.sudo().responsible_ids
        if self.is_joint and self.body_id:
            # sudo: members of a body are known to each other
            cards |= self.body_id.sudo()._get_members(self.date_from)
        return cards.user_id.partner_id.sudo(False) | self.env.user.partner_id
