import logging

from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain

_logger = logging.getLogger(__name__)

#: where the job goes on when its time was over: id of the last company it finished
_CURSOR = "school_methodical.deadline_job_cursor"


class MethodicalDeadline(models.Model):
    """The nightly job: the register of every school, and one digest a day for each person."""

    _inherit = "methodical.deadline"

    @api.model
    def _cron_refresh(self):
        """Nightly: refresh the register school by school and send the digests.

        When its time is over, the next run goes on after the last school it finished. A school whose data make it fail
        is logged and does not keep the others waiting.
        """
        pending = self._get_pending_companies()
        parameters, cron = self.env["ir.config_parameter"], self.env["ir.cron"]
        cron._commit_progress(remaining=len(pending))
        for company in pending:
            # at night the server may still live in the day before
            timezone = company._get_timezone()
            self.with_company(company).with_context(tz=timezone)._run_company(company)
            if not cron._commit_progress(1):
                parameters.set_param(_CURSOR, company.id)
                return
        parameters.set_param(_CURSOR, 0)

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
    def _run_company(self, company):
        try:
            with self.env.cr.savepoint():
                self._refresh(company)
                self._send_digests(company)
        except Exception:  # one school's data may not stop the terms of all the others
            self.env.invalidate_all(flush=False)
            _logger.exception("The register of terms of company %s could not be refreshed.", company.id)

    @api.model
    def _send_digests(self, company):
        """Give each person whose main company this is one activity that lists the terms of all his schools."""
        texts = self._prepare_digests(company)
        activity_type = self.env.ref("school_methodical.mail_activity_type_deadlines")
        Activity = self.env["mail.activity"]
        # the digest of yesterday goes, also from somebody who has nothing to watch any more
        told = Domain("user_id", "in", [user.id for user in texts]) | Domain(
            "user_id.company_id", "=", company.id
        )
        Activity.search(Domain("activity_type_id", "=", activity_type.id) & told).unlink()
        Activity.create(
            [
                {
                    "activity_type_id": activity_type.id,
                    "user_id": user.id,
                    "summary": self.with_context(lang=user.lang).env._(
                        "Terms to watch: %(count)s", count=len(lines)
                    ),
                    "note": Markup("<br/>").join(lines),
                    "date_deadline": fields.Date.context_today(self),
                }
                for user, lines in texts.items()
            ]
        )
