from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalDeadline(models.Model):
    """Information from outside reaches the director: J24 (F2 5.8, R59), due on the very day of the event."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J24": "_collect_information"}

    @api.model
    def _collect_information(self, rule, year, only=None):
        """Return a row for each piece of information of a school year; sending it meets the term.

        :param only: methodical.proposal, to narrow them down
        """
        domain = (
            Domain("school_year_id", "=", year.id)
            & Domain("kind", "=", "information")
            & Domain("date_event", "!=", False)
        )
        proposals = self.env["methodical.proposal"].search(
            domain & Domain("id", "in", only.ids) if only is not None else domain
        )
        if not proposals:
            return []
        school, calendar = year.company_id._in_school_time(), self._get_year_calendar(year)
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        return [
            {
                "school_year_id": year.id,
                "name": row.name,
                "res_model": row._name,
                "res_id": row.id,
                "responsible_id": row.author_id.id,
                "user_id": row.sudo().author_id.user_id.id,  # sudo: the register tells him
                "date_start": row.date_event,
                "date_due": calendar.due_date(row.date_event, rule.days, day_kind)
                if rule.days
                else row.date_event,
                "day_kind": day_kind,
                "date_met": fields.Datetime.context_timestamp(school, row.sent_at).date()
                if row.sent_at
                else False,
            }
            for row in proposals
        ]
