from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.scheme_hours import count_weeks, plain, share_hours


class MethodicalScheme(models.Model):
    """Hours of a scheme of work: by quarter, planned until now against taught (F0 3.3b), against the curriculum."""

    _inherit = "methodical.scheme"

    # computed: what a new scheme of work has in the cache would never show its hours
    report_ids = fields.Many2many(
        "methodical.scheme.report", string="Hours by quarter", compute="_compute_report_ids"
    )
    hours_taught = fields.Float("Hours taught", digits=(8, 1), compute="_compute_hours_taught")
    hours_due = fields.Float(
        "Planned until now",
        digits=(8, 1),
        compute="_compute_hours_taught",
        help="Hours of the lessons that were planned until the end of last week.",
    )
    hours_balance = fields.Float(
        "Ahead or behind",
        digits=(8, 1),
        compute="_compute_hours_taught",
        help="Hours taught less hours planned until the end of last week: below zero is behind the programme.",
    )
    is_behind = fields.Boolean(
        "Behind the programme", compute="_compute_hours_taught", search="_search_is_behind"
    )

    @api.depends("progress_ids.hours", "line_ids.hours", "line_ids.date_planned", "line_ids.term_id")
    def _compute_report_ids(self):
        rows = self.env["methodical.scheme.report"].search([("scheme_id", "in", self.ids)], order="id")
        for scheme in self:
            scheme.report_ids = rows.filtered(lambda row, own=scheme: row.scheme_id.id == own.id)

    @api.depends("progress_ids.hours", "line_ids.hours", "line_ids.date_planned", "line_ids.term_id")
    def _compute_hours_taught(self):
        rows = self.env["methodical.scheme.report"]._read_group(
            [("scheme_id", "in", self.ids)],
            ["scheme_id"],
            ["hours_taught:sum", "hours_due:sum", "hours_balance:sum"],
        )
        known = {scheme.id: sums for scheme, *sums in rows}
        for scheme in self:
            taught, due, balance = known.get(scheme.id, (0, 0, 0))
            scheme.hours_taught, scheme.hours_due, scheme.hours_balance = taught, due, balance
            scheme.is_behind = balance <= -1

    def _search_is_behind(self, operator, value):
        if operator != "in":
            return NotImplemented
        rows = self.env["methodical.scheme.report"]._read_group(
            [], ["scheme_id"], having=[("hours_balance:sum", "<=", -1)]
        )
        return Domain("id", "in", [scheme.id for (scheme,) in rows])

    def _find_misplaced(self, lines):
        """Return the lessons planned on a day off, outside their quarter or outside the school year.

        :param lines: lessons of this scheme
        """
        year, dated = self.school_year_id, lines.filtered("date_planned")
        if not year or not dated:
            return dated.browse()
        calendar = self.company_id._get_school_calendar(year.date_start, year.date_end)
        return dated.filtered(
            lambda line: (
                not calendar.is_working(line.date_planned)
                or not _is_within(line.date_planned, line.term_id or year)
            )
        )

    def _get_hours_by_term(self):
        """Return [(quarter, hours planned, hours that the curriculum leaves to it)] of one scheme."""
        terms = self.school_year_id.term_ids.sorted("number")
        weights = [count_weeks(term.date_start, term.date_end) for term in terms]
        planned = {
            term: sum(lines.mapped("hours")) for term, lines in self.line_ids.grouped("term_id").items()
        }
        shares = share_hours(self.hours, weights)
        return [(term, planned.get(term, 0), share) for term, share in zip(terms, shares, strict=True)]

    def _describe_hours(self):
        """Return the sentence how the hours of one scheme differ from the curriculum, quarter by quarter."""
        quarters = [
            self.env._(
                "quarter %(number)s: %(planned)s of %(hours)s",
                number=term.number,
                planned=plain(planned),
                hours=plain(share),
            )
            for term, planned, share in self._get_hours_by_term()
            if planned != share
        ]
        values = {"planned": plain(self.hours_planned), "hours": plain(self.hours)}
        if not quarters or not self.line_ids.term_id:
            return self.env._(
                "The hours do not fit the curriculum: %(planned)s of %(hours)s. Add or drop lessons, or correct the hours.",
                **values,
            )
        return self.env._(
            "The hours do not fit the curriculum: %(planned)s of %(hours)s (by weeks, %(quarters)s). Add or drop lessons, or correct the hours.",
            quarters=quarters,
            **values,
        )


def _is_within(day, period):
    return period.date_start <= day <= period.date_end
