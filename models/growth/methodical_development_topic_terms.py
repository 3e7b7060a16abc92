from odoo import fields, models


class MethodicalDevelopmentTopic(models.Model):
    """The register of terms follows the topics at once (J29)."""

    _inherit = "methodical.development.topic"

    def _refresh_terms(self, teachers=None):
        """Bring the rows of the register of these teachers up to date.

        :param teachers: methodical.teacher, besides those of the topics
        """
        cards = self.teacher_id | teachers if teachers else self.teacher_id
        today = fields.Date.context_today(self)
        for company, own in cards.grouped("company_id").items():
            # sudo: the register is written by what happens, not by people
            years = self.env["methodical.school.year"].sudo()
            year = years._get_current(company, today)
            self.env["methodical.deadline"].sudo()._recollect({"J29"}, year, own.sudo())  # sudo: as above
