from odoo import api, models


class MethodicalDeadline(models.Model):
    """Schedule of courses for the year: J19 (F4 3.1), a row for each school year."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J19": "_collect_course_schedules"}

    @api.model
    def _collect_course_schedules(self, rules, only=None):
        """Return the row of a school year: a schedule of courses that covers it is approved within the term.

        :param only: the school year itself, when the row is brought up to date at once
        """
        approved, rows = self._get_course_schedule_days(rules), []
        for year in rules:
            deputy_sudo = rules.get_supervisor(year)
            label = rules.in_print_lang(year, self).env._("Schedule of courses")
            rows.append(
                {
                    **rules.prepare_term(year, year.date_start),
                    "name": f"{label} · {year.name}",
                    "res_model": year._name,
                    "res_id": year.id,
                    "responsible_id": deputy_sudo.id,
                    "user_id": deputy_sudo.user_id.id,
                    "date_met": min(
                        (
                            day
                            for years, day in approved.get(year.company_id, ())
                            if year.date_start.year in years
                        ),
                        default=False,
                    ),
                }
            )
        return rows

    @api.model
    def _get_course_schedule_days(self, rules):
        """Return {school: [(years in which the school years of a schedule begin, day of its approval)]}."""
        # sudo: whether there is one counts, whoever may read it
        schedules = self.env["methodical.course.schedule"].sudo()
        schedules = schedules.search_fetch(
            [("company_id", "in", rules.companies.ids), ("state", "=", "approved")],
            ["company_id", "year_from", "year_count"],
        )
        found = {}
        for schedule, day in rules.get_days_of_approval(schedules).items():
            found.setdefault(schedule.company_id, []).append((schedule._get_years(), day))
        return found
