from odoo import api, models

from ..tools.xlsx import Table

XLSX_URL = "/methodical/attestations.xlsx"


class MethodicalAttestation(models.Model):
    """The register of attestation, prepared once for paper and workbook (domain 9.3, 10)."""

    _inherit = "methodical.attestation"

    def action_print_register(self):
        """Print the register of these cases."""
        return self.env.ref("school_methodical.methodical_attestation_action_report_register").report_action(
            self, config=False
        )

    def action_export_register(self):
        """Download the register of these cases."""
        ids = ",".join(map(str, self.ids))
        return {"type": "ir.actions.act_url", "url": f"{XLSX_URL}?ids={ids}", "target": "download"}

    def _get_register(self):
        """Return the register of these cases in the language of the environment.

        The number of queries does not depend on the number of cases.

        :return: tools.xlsx.Table
        """
        company = self.company_id[:1] or self.env.company
        title = self.env._("REGISTER OF ATTESTATION\n%(school)s", school=company.name)
        # sudo: subjects of the card of who may be read in the register
        cases_sudo = self.sudo().sorted(lambda case: (case.date_wish, case.id))
        rows = [case._prepare_register_row(number) for number, case in enumerate(cases_sudo, start=1)]
        return Table(title, self._get_register_columns(), rows)

    @api.model
    def _get_register_columns(self):
        return [
            (self.env._("No."), 5),
            (self.env._("Teacher"), 24),
            (self.env._("Subject"), 16),
            (self.env._("Category held"), 13),
            (self.env._("Awarded on"), 11),
            (self.env._("Ends on"), 11),
            (self.env._("Category sought"), 13),
            (self.env._("Application on"), 11),
            (self.env._("Expertise of the portfolio: result, date"), 18),
            (self.env._("Test: date, result"), 16),
            (self.env._("Category awarded, order No."), 18),
            (self.env._("Retake not before"), 11),
        ]

    def _prepare_register_row(self, number):
        return [
            number,
            self.teacher_name,
            ", ".join(self.teacher_id.subject_ids.mapped("name")),
            self.held_category_id.name or self.env._("none"),
            self.held_since,
            self.held_until,
            self.category_id.name,
            self.date_submitted,
            self._get_portfolio_label(),
            self._get_test_label(),
            self._join(
                self.awarded_category_id.name,
                self.award_reference and self.env._("No. %(number)s", number=self.award_reference),
                self._format_day(self.date_awarded),
            ),
            self.date_retake,
        ]

    def _get_portfolio_label(self):
        """Return how the portfolio was judged, and when ('' before)."""
        if not self.date_portfolio:
            return ""
        is_failed = self.state == "failed" and not self.date_test
        verdict = self.env._("not accepted") if is_failed else self.env._("accepted")
        return self._join(verdict, self.portfolio_result, self._format_day(self.date_portfolio))

    def _get_test_label(self):
        """Return when the test was and how it ended ('' before)."""
        if not self.date_test:
            return ""
        verdict = self.env._("not passed") if self.state == "failed" else self.env._("passed")
        return self._join(self._format_day(self.date_test), verdict, self.test_result)
