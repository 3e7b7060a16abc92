from babel.dates import format_date as babel_format_date

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.misc import babel_locale_parse

from ...tools.plan_grid import day_mark, month_end, month_weeks, school_months

#: activities that a cell names; the others are told by their number
CELL_ROWS = 6


class MethodicalPlanItem(models.Model):
    """The month grid on screen: directions in rows, months or the weeks of a month in columns (F1 VI.8, R37)."""

    _inherit = "methodical.plan.item"

    @api.model
    def get_board(self, plan_id=None, month=None, mine=False):
        """Return the month grid of one plan, or of all plans of this school year that the user reads.

        :param plan_id: id of a plan
        :param month: first day of a month ('YYYY-MM-DD') for its weeks; None for the months of the school year
        :param mine: only activities for which the user is responsible
        :return: {"plan", "plans", "year", "months", "columns", "rows", "totals"}
        """
        plan = self.env["methodical.plan"].search([("id", "=", plan_id or 0)])
        year = plan.school_year_id or self.env["methodical.school.year"]._get_current(self.env.company)
        months = school_months(year.date_start, year.date_end) if year else []
        chosen = fields.Date.to_date(month)
        cells = month_weeks(chosen) if chosen else [(day, month_end(day)) for day in months]
        items = self._get_board_items(plan, year, cells, mine) if cells else self.browse()
        return {
            "plan": {"id": plan.id, "name": plan.name} if plan else False,
            "plans": self._get_board_plans(year),
            "year": year.name or "",
            "month": fields.Date.to_string(chosen) or False,
            "months": [
                {"start": fields.Date.to_string(day), "name": self._name_month(day)} for day in months
            ],
            "columns": self._get_board_columns(cells, chosen),
            "rows": items._get_board_rows(cells),
            "totals": items._get_board_totals(),
        }

    @api.model
    def _get_board_items(self, plan, year, cells, mine):
        domain = (
            Domain("plan_id", "=", plan.id)
            if plan
            else Domain("school_year_id", "=", year.id)
            & Domain("plan_id", "any", self.env["methodical.plan"]._get_counting_domain())
        )
        if mine:
            domain &= Domain("is_mine", "=", True)
        return self.search(
            domain
            & Domain("state", "!=", "cancelled")
            & Domain("date_from", "<=", cells[-1][1])
            & Domain("date_to", ">=", cells[0][0]),
            order="direction_sequence, date_from, sequence, id",
        )

    @api.model
    def _get_board_plans(self, year):
        """Return the plans of a school year that the user may choose."""
        Plan = self.env["methodical.plan"]
        plans = Plan.search(
            Domain("school_year_id", "=", year.id) & Plan._get_counting_domain(),
            order="body_id, date_from, id",
        )
        return [{"id": plan.id, "name": plan.name} for plan in plans]

    @api.model
    def _get_board_columns(self, cells, chosen):
        today = fields.Date.context_today(self)
        return [
            {
                "start": fields.Date.to_string(start),
                "end": fields.Date.to_string(end),
                "name": f"{start.day}–{end.day}" if chosen else self._name_month(start),
                "is_current": start <= today <= end,
            }
            for start, end in cells
        ]

    def _get_board_rows(self, cells):
        """Return the rows of the grid: each direction that has activities, with its cells."""
        return [
            {
                "id": direction.id,
                "name": direction.name,
                "cells": [part._get_board_cell(start, end) for start, end in cells],
            }
            for direction, part in self.grouped("direction_id").items()
        ]

    def _get_board_cell(self, first, last):
        """Return what one cell shows: its activities (a few of them), and how many there are."""
        touching = [
            (item, mark)
            for item in self
            if (mark := day_mark(item.date_from, item.date_to, first, last)) is not None
        ]
        return {
            "count": len(touching),
            "items": [
                {"id": item.id, "name": item.name, "mark": mark, "level": item._get_board_level()}
                for item, mark in touching[:CELL_ROWS]
            ],
        }

    def _get_board_level(self):
        """Return how one activity stands: 'late', else its state."""
        return "late" if self.is_late else self.state

    def _get_board_totals(self):
        levels = [item._get_board_level() for item in self]
        return {
            "count": len(levels),
            "done": levels.count("done"),
            "late": levels.count("late"),
            "open": len(levels) - levels.count("done") - levels.count("late"),
        }

    @api.model
    def _name_month(self, day):
        return babel_format_date(day, "LLLL", locale=babel_locale_parse(self.env.lang or "en_US"))
