from odoo import api, fields, models


class MethodicalTerm(models.Model):
    """Quarter of a school year. Its dates may change in mid-year; the school year keeps the trace."""

    _name = "methodical.term"
    _description = "School Quarter"
    _inherit = ["methodical.school.mixin"]
    _order = "date_start, number"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", store=True, precompute=True)
    school_year_id = fields.Many2one("methodical.school.year", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="school_year_id.company_id", store=True, index=True, precompute=True)
    number = fields.Integer(required=True, default=1)
    date_start = fields.Date("From", required=True)
    date_end = fields.Date("Until", required=True)

    _number_uniq = models.Constraint("UNIQUE(school_year_id, number)", "A school year has each quarter once.")

    @api.depends("number", "school_year_id.name")
    def _compute_name(self):
        roman = {1: "I", 2: "II", 3: "III", 4: "IV", 5: "V", 6: "VI"}
        for term in self:
            term.name = f"{roman.get(term.number, term.number)} · {term.school_year_id.name or ''}"

    @api.model_create_multi
    def create(self, vals_list):
        """Create quarters; what changes in a year already in use is told in its chatter."""
        terms = super().create(vals_list)
        terms.school_year_id._check_dates()
        return terms

    def write(self, vals):
        """Change quarters; a change of dates leaves a trace on the school year (old and new dates, who, when).

        :raises ValidationError: when quarters overlap, or leave their school year
        """
        before = {term: (term.number, term.date_start, term.date_end) for term in self}
        result = super().write(vals)
        if {"date_start", "date_end", "number"} & vals.keys():
            self.school_year_id._check_dates()
            self._log_changes(before)
        return result

    def _log_changes(self, before):
        """Write the changed dates into the chatter of the school year.

        :param before: {term: (number, date_start, date_end)} as they were
        """
        for term, (_number, start, end) in before.items():
            if (start, end) == (term.date_start, term.date_end):
                continue
            term.school_year_id.message_post(
                body=self.env._(
                    "Quarter %(term)s: was %(old_start)s – %(old_end)s, now %(new_start)s – %(new_end)s.",
                    term=term.number,
                    old_start=start,
                    old_end=end,
                    new_start=term.date_start,
                    new_end=term.date_end,
                )
            )
