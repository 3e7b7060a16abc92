from dateutil.relativedelta import relativedelta

from odoo import Command, api, fields, models
from odoo.tools import date_utils


class MethodicalSchoolYearCreate(models.TransientModel):
    """Makes a school year from the dates of a past one, shifted by whole years; the dates stay editable."""

    _name = "methodical.school.year.create"
    _description = "New School Year"

    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company
    )
    template_id = fields.Many2one(
        "methodical.school.year.template",
        "Dates as in",
        required=True,
        default=lambda self: self.env["methodical.school.year.template"].search([], limit=1),
    )
    start_year = fields.Integer("Starts in", required=True, default=lambda self: self._default_start_year())

    @api.model
    def _default_start_year(self):
        """Return the year after the last one that is entered; without any, the one that runs now."""
        last = self.env["methodical.school.year"].search(
            [("company_id", "=", self.env.company.id)], order="date_start desc", limit=1
        )
        if last:
            return last.date_start.year + 1
        today = fields.Date.context_today(self)
        return (
            today.year
            if today >= date_utils.start_of(today, "year") + relativedelta(month=6)
            else today.year - 1
        )

    def action_create(self):
        """Create the year with its quarters and public holidays and open it."""
        self.ensure_one()
        year = self.env["methodical.school.year"].create(self._prepare_year())
        year.action_fill_holidays()
        return {
            "type": "ir.actions.act_window",
            "res_model": year._name,
            "res_id": year.id,
            "views": [(False, "form")],
        }

    def _prepare_year(self):
        shift = relativedelta(years=self.start_year - self.template_id.date_start.year)
        return {
            "company_id": self.company_id.id,
            "date_start": self.template_id.date_start + shift,
            "date_end": self.template_id.date_end + shift,
            "term_ids": [
                Command.create(
                    {
                        "number": term.number,
                        "date_start": term.date_start + shift,
                        "date_end": term.date_end + shift,
                    }
                )
                for term in self.template_id.term_ids
            ],
        }
