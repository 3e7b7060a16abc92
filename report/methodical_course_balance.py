from odoo import models

from ..tools.kyrgyz_order import alphabetical_key
from ..tools.xlsx import Table


class MethodicalCourseBalance(models.Model):
    """How teachers stand to the course norms, as a workbook, and the way to their reminders (F2 2.3d, F4 3.4)."""

    _inherit = "methodical.course.balance"

    def action_remind(self):
        """Open the dialog that writes to these teachers."""
        return self.env["methodical.reminder"]._open("norm", self.teacher_id)

    def _get_print_title(self):
        """Return the heading in the language of the environment."""
        schools = ", ".join(self.company_id.mapped("name"))
        return self.env._("COURSES BY NORM\n%(school)s", school=schools)

    def _get_print_table(self):
        """Return these rows in the language of the environment, in the order of the alphabet.

        :return: tools.xlsx.Table
        """
        columns = [
            (self.env._("No."), 5),
            (self.env._("Teacher"), 30),
            (self.env._("Association"), 24),
            (self.env._("Status"), 20),
            (self.env._("Due on"), 12),
            (self.env._("Last course"), 12),
            (self.env._("Hours"), 8),
            (self.env._("Why"), 60),
        ]
        statuses = dict(self._fields["status"]._description_selection(self.env))
        rows = [
            [
                number,
                row.teacher_name,
                row.body_id.name or "",
                statuses[row.status],
                row.date_due or "",
                row.date_counted or "",
                row.hours or "",
                row.sentence,
            ]
            for number, row in enumerate(
                self.sorted(lambda row: (alphabetical_key(row.teacher_name), row.id)), start=1
            )
        ]
        counts = [
            (label, sum(row.status == status for row in self))
            for status, label in statuses.items()
            if status in self.mapped("status")
        ]
        return Table(self._get_print_title(), columns, rows, [(self.env._("Teachers"), counts)])
