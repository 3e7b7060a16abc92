from odoo import api, models

from ..tools.kyrgyz_order import alphabetical_key
from ..tools.xlsx import Table


class MethodicalCourseBalance(models.Model):
    """How teachers stand to the course norms, as a workbook, and the way to their reminders (F2 2.3d, F4 3.4)."""

    _inherit = "methodical.course.balance"

    def action_remind(self):
        """Open the dialog that writes to these teachers."""
        return self._today().env["methodical.reminder"]._open("norm", self.teacher_id)

    def action_print_list(self):
        """Print these rows: those of today, or of the day of the list."""
        report = self.env.ref("school_methodical.methodical_course_balance_action_report")
        # with data the client hands over the context, which holds the day
        data = {"rows": len(self)} if self._get_chosen_day() else None
        return report.report_action(self, data=data, config=False)

    def _get_print_title(self):
        """Return the heading in the language of the environment."""
        schools, day = ", ".join(self.company_id.mapped("name")), self._get_chosen_day()
        if day:
            return self._say_day_title(schools, day)
        return self.env._("COURSES BY NORM\n%(school)s", school=schools)

    @api.model
    def _say_day_title(self, schools, day):
        """Return the heading of a day.

        :param schools: names
        :param day: datetime.date
        """
        return self.env._(
            "COURSES BY NORM ON %(day)s\n%(school)s", day=day.strftime("%d.%m.%Y"), school=schools
        )

    def _get_print_theme(self):
        """Return the rule of a chosen day and what is known of it, in the language of the environment."""
        day = self._get_chosen_day()
        return self._say_day(self.company_id, day) if day else ""

    @api.model
    def _say_day(self, companies, day):
        """Return the rules of schools on a day, and what is known of that day.

        :param companies: res.company
        :param day: datetime.date
        """
        rules = [rule for company in companies for rule in self._say_rules(company, day)]
        return " ".join([*dict.fromkeys(rules), self._say_ground(day)])

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
            (self.env._("Document that counts"), 30),
            (self.env._("Why"), 50),
        ]
        statuses = dict(self._fields["status"]._description_selection(self.env))
        rows = [
            [
                number,
                row.teacher_name,
                row.body_id.name or "",
                statuses[row.status],
                row.date_due or "",
                row.paper,
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
