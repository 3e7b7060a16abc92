import logging
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date, split_every

from ...tools.guard import with_pass

_logger = logging.getLogger(__name__)

#: periods that the nightly job hands on in one go
PORTION = 20


class MethodicalActing(models.Model):
    """The inbox passes with the rights: activities of the steps go to the acting person and come back (J26).

    It happens at once when a period begins today or changes, else by the nightly job. ``is_passed`` and ``is_announced``
    say what was done, so that a night without the job loses nothing.
    """

    _inherit = "methodical.acting"

    is_passed = fields.Boolean(
        "Inbox passed on", readonly=True, copy=False, help="The activities are with the acting person."
    )
    is_announced = fields.Boolean(
        "Announced", readonly=True, copy=False, help="The management was told the day before."
    )

    @api.model
    def _get_engine_fields(self):
        return {*super()._get_engine_fields(), "is_passed", "is_announced"}

    def write(self, vals):
        """Change periods; what waits for the absent person follows."""
        result = super().write(vals)
        if {"state", "date_from", "date_to"} & vals.keys():
            self.filtered(lambda period: period.state != "draft")._pass_on()
        return result

    def _pass_on(self):
        """Hand the activities of the steps to whom they belong today, and tell the two persons."""
        for period in self.sudo():  # sudo: the activities and the marks belong to the engine
            today = period._get_day(period.company_id)
            holds = period.state == "in_force" and period.date_from <= today <= period.date_to
            if holds == period.is_passed:
                continue
            with_pass(period).write({"is_passed": holds, "is_announced": True})
            period._reassign_activities()
            period._tell(
                (period.absent_id | period.substitute_id).user_id,
                "_get_start_text" if holds else "_get_end_text",
            )

    def _announce(self):
        """Tell the director and the deputies of the periods that begin tomorrow."""
        for period in self.sudo():  # sudo: the marks belong to the engine
            tomorrow = period._get_day(period.company_id) + timedelta(days=1)
            if period.is_announced or period.state != "in_force" or period.date_from != tomorrow:
                continue
            with_pass(period).write({"is_announced": True})
            posts = self.env["methodical.post"].search(
                [("is_management", "=", True), ("company_id", "in", (period.company_id.id, False))]
            )
            # sudo: who holds a post is public within the school
            people = posts._get_holders(period.company_id).sudo() | period.absent_id | period.substitute_id
            period._tell(people.user_id, "_get_announcement")

    def _reassign_activities(self):
        """Give the activities of the current steps of one period to the acting person, or back."""
        signatures_sudo = self.env["methodical.approval.signature"].sudo()  # sudo: steps of everybody
        waiting = signatures_sudo.search(
            Domain("is_current", "=", True) & signatures_sudo._get_step_domain(self)
        )
        waiting._route_activities()

    def _tell(self, users, text):
        """Notify users of one period, each in his language.

        :param text: name of the method that returns the sentence
        """
        for lang, readers in users.filtered("active").grouped("lang").items():
            period = self.with_context(lang=lang)
            period.message_notify(
                partner_ids=readers.partner_id.ids,
                subject=period._description,
                body=getattr(period, text)(),
                model_description=period._description,
            )

    def _get_words(self):
        """Return what the sentences about one period name, in the language of the environment."""
        return {
            "person": self.substitute_id.name,
            "absent": self.absent_id.name,
            "post": self.post_id.name,
            "start": format_date(self.env, self.date_from),
            "end": format_date(self.env, self.date_to),
        }

    def _get_announcement(self):
        return self.env._(
            "From tomorrow %(person)s acts for %(absent)s (%(post)s): %(start)s – %(end)s.",
            **self._get_words(),
        )

    def _get_start_text(self):
        return self.env._(
            "%(person)s acts for %(absent)s (%(post)s) from today until %(end)s. What waits for a decision is under “Waiting for me”.",
            **self._get_words(),
        )

    def _get_end_text(self):
        return self.env._(
            "%(person)s does not act for %(absent)s (%(post)s) any more. What waits for a decision is back.",
            **self._get_words(),
        )

    @api.model
    def _cron_pass_on(self):
        """Nightly: announce what begins tomorrow, hand over what begins today, hand back what ended, in portions.

        A period that fails is logged and does not keep the others waiting.
        """
        pending = self._get_pending()
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=len(pending))
        for portion in split_every(PORTION, pending.ids, self.browse):
            for period in portion:
                period._run_night()
            if not cron._commit_progress(len(portion)):
                return

    @api.model
    def _get_pending(self):
        """Return the periods that may need something tonight; the day of each school decides, so a day more on each side."""
        today = fields.Date.context_today(self)
        beginning = (
            Domain("state", "=", "in_force")
            & Domain("is_passed", "=", False)
            & Domain("date_from", "<=", today + timedelta(days=2))
            & Domain("date_to", ">=", today - timedelta(days=1))
        )
        ending = Domain("is_passed", "=", True) & (
            Domain("date_to", "<=", today + timedelta(days=1)) | Domain("state", "!=", "in_force")
        )
        return self.search(beginning | ending, order="id")

    def _run_night(self):
        try:
            with self.env.cr.savepoint():
                self._announce()
                self._pass_on()
        except Exception:  # one period may not keep all the others waiting
            self.env.invalidate_all(flush=False)
            _logger.exception("The acting period %s could not be handed on.", self.id)
