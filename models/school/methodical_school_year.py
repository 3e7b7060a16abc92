from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import format_date


class MethodicalSchoolYear(models.Model):
    """School year with its quarters (N2). Dates are data: the ministry sets them anew, and moves them in mid-year."""

    _name = "methodical.school.year"
    _description = "School Year"
    _inherit = ["methodical.school.mixin", "mail.thread"]
    _order = "date_start desc"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", store=True, readonly=False, precompute=True, tracking=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    date_start = fields.Date("First day", required=True, tracking=True)
    date_end = fields.Date("Last day", required=True, tracking=True)
    term_ids = fields.One2many("methodical.term", "school_year_id", "Quarters", copy=True)
    is_closed = fields.Boolean(
        "Closed",
        tracking=True,
        copy=False,
        help="The facts of the year are complete; its terms are no longer watched.",
    )
    basis = fields.Char(
        "Ground", help="The order of the ministry that sets the dates: number and date.", tracking=True
    )
    state = fields.Selection(
        [("future", "Future"), ("current", "Current"), ("past", "Over"), ("closed", "Closed")],
        compute="_compute_state",
        search="_search_state",
    )

    @api.depends("date_start", "date_end")
    def _compute_name(self):
        for year in self:
            if year.date_start and year.date_end:
                year.name = f"{year.date_start.year}–{year.date_end.year}"

    @api.depends("date_start", "date_end", "is_closed")
    def _compute_state(self):
        today = fields.Date.context_today(self)
        for year in self:
            if year.is_closed:
                year.state = "closed"
            elif not year.date_start or year.date_start > today:
                year.state = "future"
            else:
                year.state = "past" if year.date_end and year.date_end < today else "current"

    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        started, over = Domain("date_start", "<=", "today"), Domain("date_end", "<", "today")
        is_open = Domain("is_closed", "=", False)
        domains = {
            "closed": Domain("is_closed", "=", True),
            "future": is_open & ~started,
            "current": is_open & started & ~over,
            "past": is_open & over,
        }
        return Domain.OR(domains[state] for state in value if state in domains)

    @api.constrains("date_start", "date_end", "company_id")
    def _check_dates(self):
        """Refuse years that end before they start or overlap, and quarters that overlap or leave the year."""
        for year in self:
            if year.date_end <= year.date_start:
                raise ValidationError(
                    self.env._(
                        "The school year %(year)s would end on %(end)s, before it starts on %(start)s. Correct the dates.",
                        year=year.name or "",
                        end=year._show(year.date_end),
                        start=year._show(year.date_start),
                    )
                )
            year._check_overlap()
            year._check_terms()

    def _check_overlap(self):
        other = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("id", "!=", self.id),
                ("date_start", "<=", self.date_end),
                ("date_end", ">=", self.date_start),
            ],
            limit=1,
        )
        if other:
            raise ValidationError(
                self.env._(
                    "The school year %(year)s overlaps the school year %(other)s (%(start)s – %(end)s). Correct the dates.",
                    year=self.name or "",
                    other=other.name,
                    start=self._show(other.date_start),
                    end=self._show(other.date_end),
                )
            )

    def _check_terms(self):
        previous = self.env["methodical.term"]
        for term in self.term_ids.sorted("date_start"):
            if term.date_end <= term.date_start:
                raise ValidationError(
                    self.env._(
                        "Quarter %(term)s would end on %(end)s, before it starts on %(start)s. Correct the dates.",
                        term=term.number,
                        end=self._show(term.date_end),
                        start=self._show(term.date_start),
                    )
                )
            if term.date_start < self.date_start or term.date_end > self.date_end:
                raise ValidationError(
                    self.env._(
                        "Quarter %(term)s (%(start)s – %(end)s) leaves the school year %(year)s. Correct its dates or those of the year.",
                        term=term.number,
                        start=self._show(term.date_start),
                        end=self._show(term.date_end),
                        year=self.name,
                    )
                )
            if previous and term.date_start <= previous.date_end:
                raise ValidationError(
                    self.env._(
                        "Quarter %(term)s starts on %(start)s, but quarter %(previous)s ends on %(end)s: quarters may not overlap.",
                        term=term.number,
                        start=self._show(term.date_start),
                        previous=previous.number,
                        end=self._show(previous.date_end),
                    )
                )
            previous = term

    def _show(self, day):
        """Return a date as the user writes dates."""
        return format_date(self.env, day)

    @api.model
    def _get_current(self, company, day=None):
        """Return the school year of a school on a date, else the next one to come, else none.

        :param company: res.company
        :param day: datetime.date, today by default
        """
        return self._map_current(company, day).get(company, self.browse())

    @api.model
    def _map_current(self, companies, day=None):
        """Return {school: its school year on a date, else the next one to come, else none}, one query for all.

        :param companies: res.company
        :param day: datetime.date, today by default
        """
        day = day or fields.Date.context_today(self)
        # the years of a school do not overlap: the first one that is not over
        years = self.search_fetch(
            [("company_id", "in", companies.ids), ("date_end", ">=", day)],
            ["company_id"],
            order="date_start desc",
        )
        found = {year.company_id: year for year in years}
        return {company: found.get(company, self.browse()) for company in companies}

    def action_close(self):
        """Close the years: the facts of the year are complete."""
        return self.write({"is_closed": True})

    def action_reopen(self):
        """Open closed years again."""
        return self.write({"is_closed": False})
