from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalDeadline(models.Model):
    """Schedule of courses for the year: J19 (F4 3.1), a row for each school year."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J19": "_collect_course_schedules"}

    @api.model
    def _collect_course_schedules(self, rule, year, only=None):
        """Return the row of a school year: a schedule of courses that covers it is approved within the term.

        :param only: the school year itself, when the row is brought up to date at once
        """
        post = rule.regulation_id._get_duty_post("supervise")
        # sudo: the register tells whoever answers for it
        deputy_sudo = post._get_holders(year.company_id)[:1].sudo()
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        label = self.with_context(lang=year.company_id._get_print_lang()).env._("Schedule of courses")
        return [
            {
                "name": f"{label} · {year.name}",
                "school_year_id": year.id,
                "res_model": year._name,
                "res_id": year.id,
                "responsible_id": deputy_sudo.id,
                "user_id": deputy_sudo.user_id.id,
                "date_start": year.date_start,
                "date_due": year.company_id._get_due_date(year.date_start, rule.days, day_kind),
                "day_kind": day_kind,
                "date_met": self._get_course_schedule_day(year),
            }
        ]

    @api.model
    def _get_course_schedule_day(self, year):
        """Return the day on which the first schedule that covers a school year was approved, False without one."""
        # sudo: whether there is one counts, whoever may read it
        schedules = (
            self.env["methodical.course.schedule"]
            .sudo()
            .search([("company_id", "=", year.company_id.id), ("state", "=", "approved")])
            .filtered(lambda schedule: year.date_start.year in schedule._get_years())
        )
        # sudo: as above
        signatures = (
            self.env["methodical.approval.signature"]
            .sudo()
            .search(
                Domain("res_model", "=", schedules._name)
                & Domain("res_id", "in", schedules.ids)
                & Domain("decision", "=", "approved"),
                order="decided_at",
            )
        )
        last_steps = {signature.res_id: signature.decided_at for signature in signatures}
        if not last_steps:
            return False
        school = year.company_id._in_school_time()
        return fields.Datetime.context_timestamp(school, min(last_steps.values())).date()
