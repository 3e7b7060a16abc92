import logging

from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain

_logger = logging.getLogger(__name__)

#: where the job goes on when its time was over: id of the last company it finished
_CURSOR = "school_methodical.deadline_job_cursor"

#: schools that are refreshed together and stored together: some seconds of work, some megabytes
PORTION = 200


class MethodicalDeadline(models.Model):
    """The nightly job: the register of every school, and one digest a day for each person."""

    _inherit = "methodical.deadline"

    @api.model
    def _cron_refresh(self):
        """Nightly: refresh the registers and send the digests, a portion of schools at a time.

        When its time is over, the next run goes on after the last school it finished. A school whose data make it fail
        is logged and does not keep the others waiting.
        """
        pending = self._get_pending_companies()
        parameters, cron = self.env["ir.config_parameter"], self.env["ir.cron"]
        cron._commit_progress(remaining=len(pending))
        for portion in self._get_portions(pending):
            # at night the server may still live in the day before
            timezone = portion[0]._get_timezone()
            self.with_company(portion[0]).with_context(tz=timezone)._run_portion(portion)
            if not cron._commit_progress(len(portion)):
                parameters.set_param(_CURSOR, portion[-1].id)
                return
        parameters.set_param(_CURSOR, 0)

    @api.model
    def _get_portions(self, companies):
        """Return companies in portions of their order: those of one time zone, at most ``PORTION``."""
        portions = []
        for company in companies:
            portion = portions[-1] if portions else ()
            if portion and len(portion) < PORTION and portion[-1]._get_timezone() == company._get_timezone():
                portions[-1] |= company
            else:
                portions.append(company)
        return portions

    @api.model
    def _get_pending_companies(self):
        """Return the companies of this run in the order of their ids: those after the cursor, else all.

        Besides the schools with a regulation these are the main companies of their people, who get their digest there.
        """
        schools = self.env["methodical.regulation"].search([("state", "=", "in_force")]).company_id
        people = (
            self.env["methodical.teacher"]._search([("company_id", "in", schools.ids)]).subselect("user_id")
        )
        homes = self.env["res.users"]._read_group(
            [("id", "in", people), ("company_id", "not in", schools.ids)], ["company_id"]
        )
        companies = schools.union(*(home for (home,) in homes)).sorted("id")
        cursor = int(self.env["ir.config_parameter"].get_param(_CURSOR) or 0)
        return companies.filtered(lambda company: company.id > cursor) or companies

    @api.model
    def _run_portion(self, companies):
        """Refresh and tell some schools together; when that fails, each of them on its own."""
        try:
            with self.env.cr.savepoint():
                self._refresh(companies)
                self._send_digests(companies)
        except Exception:  # one school's data may not stop the terms of all the others
            self.env.invalidate_all(flush=False)
            if len(companies) > 1:
                for company in companies:
                    self.with_company(company)._run_portion(company)
                return
            _logger.exception("The register of terms of company %s could not be refreshed.", companies.id)

    @api.model
    def _send_digests(self, companies):
        """Give each person whose main company is one of these one activity that lists the terms of all his schools.

        The activity of the day before goes on with the words of today; it goes from who has nothing to watch any more.
        """
        kind = self.env.ref("school_methodical.mail_activity_type_deadlines")
        texts, today = self._prepare_digests(companies), fields.Date.context_today(self)
        Activity = self.env["mail.activity"]
        told = Activity.search(
            Domain("activity_type_id", "=", kind.id) & Domain("user_id.company_id", "in", companies.ids)
        ).grouped("user_id")
        kept = Activity.union(*(told[user][:1] for user in texts if user in told))
        (Activity.union(*told.values()) - kept).unlink()
        kept.filtered(lambda activity: activity.date_deadline != today).write({"date_deadline": today})
        for activity in kept:
            self._reword_digest(activity, self._prepare_digest(activity.user_id, texts[activity.user_id]))
        common = {"activity_type_id": kind.id, "date_deadline": today}
        Activity.create(
            [
                {**common, "user_id": user.id, **self._prepare_digest(user, lines)}
                for user, lines in texts.items()
                if user not in told
            ]
        )

    @api.model
    def _reword_digest(self, activity, words):
        """Write the words of a digest where they are not what stands in it, cleaned as its fields clean them."""
        fields_of = activity._fields
        if any(
            fields_of[name].convert_to_cache(text, activity) != activity[name] for name, text in words.items()
        ):
            activity.write(words)

    @api.model
    def _prepare_digest(self, user, lines):
        """Return the words of the digest of a user in his language."""
        words = self.with_context(lang=user.lang).env
        return {
            "summary": words._("Terms to watch: %(count)s", count=len(lines)),
            "note": Markup("<br/>").join(lines),
        }
