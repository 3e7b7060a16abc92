from odoo import api, models
from odoo.fields import Domain

#: where the job goes on when its time was over: id of the last company it finished
_CURSOR = "school_methodical.acknowledgement_job_cursor"


class MethodicalAcknowledgement(models.Model):
    """The nightly job: people who came later are asked, school by school."""

    _inherit = "methodical.acknowledgement"

    @api.model
    def _cron_request(self):
        """Nightly: ask people who came later to read what concerns them, in portions of one school.

        When its time is over, the next run goes on after the last school it finished.
        """
        parameters, cron = self.env["ir.config_parameter"], self.env["ir.cron"]
        cursor = int(parameters.get_param(_CURSOR) or 0)
        schools = self.env["methodical.regulation"].search([("state", "=", "in_force")]).company_id
        pending = schools.filtered(lambda company: company.id > cursor).sorted("id") or schools.sorted("id")
        cron._commit_progress(remaining=len(pending))
        for company in pending:
            self._request_missing(company)
            if not cron._commit_progress(1):
                parameters.set_param(_CURSOR, company.id)
                return
        parameters.set_param(_CURSOR, 0)

    @api.model
    def _request_missing(self, company):
        """Ask whoever is not asked yet, for all kinds of documents of one school.

        :param company: res.company
        """
        for name in self.env.registry.descendants(["methodical.acknowledged.mixin"], "_inherit"):
            documents = self.env[name].with_company(company)
            if not documents._abstract:
                domain = documents._get_asking_domain() & Domain("company_id", "=", company.id)
                # also those that ceased to ask by a date: their open rows lapse
                open_rows = self.search(
                    [("company_id", "=", company.id), ("res_model", "=", name), ("state", "=", "requested")]
                )
                over = documents.browse(open_rows.mapped("res_id")).exists()
                (documents.search(domain) | over)._request_acknowledgements()
