from textwrap import shorten

from babel.dates import format_date as babel_format_date

from odoo import models
from odoo.tools.misc import babel_locale_parse

from ..tools.plan_grid import day_mark, month_end, month_weeks, school_months
from ..tools.xlsx import Table

#: characters of an activity's name where it begins, and in the cells in which it goes on
NAME_LENGTH, CONTINUED_LENGTH = 70, 30
#: widths of columns in characters: a direction, a month and people
DIRECTION_WIDTH, CELL_WIDTH = 24, 18


class MethodicalPlan(models.Model):
    """The month grid of a plan: directions in rows, months of the year or weeks of a month in columns (domain 9.3.3)."""

    _inherit = "methodical.plan"

    def _get_grid(self, month=None):
        """Return the grid of one plan in the language of the environment.

        :param month: number of a month (1-12) for its weeks; None for the months of the year
        :return: tools.xlsx.Table, its cells are texts with one activity a line
        """
        self.ensure_one()
        months = self._get_grid_months()
        first = next((day for day in months if day.month == month), None)
        return self._get_month_grid(first) if first else self._get_year_grid(months)

    def _get_grid_months(self):
        """Return the first days of the months in the grid: August to June, of a shorter plan its own months."""
        year = self.school_year_id
        months = school_months(year.date_start, year.date_end)
        if self.horizon in ("year", "long") or not self.date_from or not self.date_to:
            return months
        return [day for day in months if self.date_from.replace(day=1) <= day <= self.date_to] or months

    def _get_year_grid(self, months):
        columns = [(self.env._("Direction"), DIRECTION_WIDTH)] + [
            (self._format_month(day, "LLLL"), CELL_WIDTH) for day in months
        ]
        cells = [(day, month_end(day)) for day in months]
        items = self._get_grid_items(cells)
        rows = [
            [direction.name, *("\n".join(part._get_grid_lines(*cell)) for cell in cells)]
            for direction, part in items.grouped("direction_id").items()
        ]
        title = self.env._(
            "MONTH GRID\n%(owner)s, school year %(year)s",
            owner=self._get_owner_label(),
            year=self.school_year_id.name,
        )
        return Table(title, columns, rows)

    def _get_month_grid(self, first):
        cells = month_weeks(first)
        columns = [
            (self.env._("Direction"), DIRECTION_WIDTH),
            *(
                (self.env._("Week %(number)s (%(days)s)", number=number, days=f"{start.day}–{end.day}"), 24)
                for number, (start, end) in enumerate(cells, start=1)
            ),
            (self.env._("Responsible"), CELL_WIDTH),
            (self.env._("Mark"), 14),
        ]
        items = self._get_grid_items(cells)
        rows = [
            [
                direction.name,
                *("\n".join(part._get_grid_lines(*cell)) for cell in cells),
                *part._get_grid_marks(),
            ]
            for direction, part in items.grouped("direction_id").items()
        ]
        month = self._format_month(first, "LLLL y")
        return Table(
            self.env._("MONTH GRID\n%(owner)s, %(month)s", owner=self._get_owner_label(), month=month),
            columns,
            rows,
        )

    def _get_grid_items(self, cells):
        """Return the items of the plan that touch the grid, in the order of its rows."""
        first, last = cells[0][0], cells[-1][1]
        return self.item_ids.filtered(
            lambda item: item.state != "cancelled" and item.date_from <= last and item.date_to >= first
        ).sorted(lambda item: (item.direction_sequence, item.date_from, item.sequence, item.id))

    def _format_month(self, day, pattern):
        return babel_format_date(day, pattern, locale=babel_locale_parse(self.env.lang))


class MethodicalPlanItem(models.Model):
    _inherit = "methodical.plan.item"

    def _get_grid_lines(self, first, last):
        """Return the lines of one cell: days and short name of each activity that touches it.

        :param first: first day of the cell (datetime.date)
        :param last: its last day
        """
        lines = []
        for item in self:
            mark = day_mark(item.date_from, item.date_to, first, last)
            if mark is not None:
                length = NAME_LENGTH if item.date_from >= first else CONTINUED_LENGTH
                name = shorten(item.name, length, placeholder="…")
                lines.append(f"{mark}: {name}" if mark.strip("→") else f"{mark} {name}".strip())
        return lines

    def _get_grid_marks(self):
        """Return the last two cells of a month's row: the people responsible, and what is done."""
        names = dict.fromkeys(
            name for item in self for name in (item.responsible_names or "").split(", ") if name
        )
        done = len(self.filtered(lambda item: item.state == "done"))
        return [", ".join(names), f"{done} / {len(self)}"]
