from odoo import models

from ..tools.xlsx import Table


class MethodicalConsultation(models.Model):
    """Print of the log of consultations, with the hours of each consultant below (F3 MF1, F1 VII.3)."""

    _inherit = "methodical.consultation"

    def action_export(self):
        """Download these consultations as a workbook."""
        return self.env["methodical.print.table"]._export(self)

    def _get_print_title(self):
        """Return the heading of the log, in the language of the environment."""
        company = self.company_id[:1] or self.env.company
        return self.env._("LOG OF CONSULTATIONS\n%(owner)s", owner=company.name)

    def _get_print_table(self):
        """Return the log of these rows in the language of the environment, by days.

        :return: tools.xlsx.Table
        """
        columns = [
            (self.env._("No."), 5),
            (self.env._("Date"), 11),
            (self.env._("Who was advised"), 26),
            (self.env._("Question"), 36),
            (self.env._("Advice"), 44),
            (self.env._("Hours"), 8),
            (self.env._("Consultant"), 26),
        ]
        rows = [
            [number, row.date, row.teacher_name, row.name, row.advice, row.hours, row.consultant_name]
            for number, row in enumerate(self.sorted("date, id"), start=1)
        ]
        hours = {}
        for row in self.sorted("consultant_name"):
            hours[row.consultant_name] = hours.get(row.consultant_name, 0) + row.hours_given
        return Table(
            self._get_print_title(), columns, rows, [(self.env._("Hours of consultants"), [*hours.items()])]
        )
