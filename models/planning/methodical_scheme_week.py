from datetime import timedelta

from odoo import models

from .methodical_scheme_progress import monday


class MethodicalScheme(models.Model):
    """What the schemes of work plan for one week."""

    _inherit = "methodical.scheme"

    def _get_hours_of_week(self, first):
        """Return {scheme: hours planned for a week}, two queries for all.

        Dated lessons count, else those of the number of the week in the school year, else the hours a week.

        :param first: Monday of the week (datetime.date)
        """
        Line = self.env["methodical.scheme.line"]
        last = first + timedelta(days=6)
        rows = Line._read_group(
            [("scheme_id", "in", self.ids), ("date_planned", ">=", first), ("date_planned", "<=", last)],
            ["scheme_id"],
            ["hours:sum"],
        )
        hours = dict(rows)
        number = {year: (first - monday(year.date_start)).days // 7 + 1 for year in self.school_year_id}
        by_week = Line._read_group(
            [
                ("scheme_id", "in", self.ids),
                ("date_planned", "=", False),
                ("week", "in", list(number.values())),
            ],
            ["scheme_id", "week"],
            ["hours:sum"],
        )
        for scheme, week, total in by_week:
            if week == number[scheme.school_year_id]:
                hours[scheme] = hours.get(scheme, 0) + total
        undated = self.filtered(lambda scheme: scheme not in hours)
        dated = {
            scheme
            for (scheme,) in Line._read_group(
                [("scheme_id", "in", undated.ids), ("date_planned", "!=", False)], ["scheme_id"]
            )
        }
        is_term = {
            year: any(term.date_start <= last and term.date_end >= first for term in year.term_ids)
            for year in undated.school_year_id
        }
        for scheme in undated:
            is_open = scheme not in dated and is_term[scheme.school_year_id]
            hours[scheme] = scheme.hours_weekly if is_open else 0
        return hours
