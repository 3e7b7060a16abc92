from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalDeadline(models.Model):
    """Information from outside reaches the director: J24 (F2 5.8, R59), due on the very day of the event."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J24": "_collect_information"}

    @api.model
    def _collect_information(self, rules, only=None):
        """Return a row for each piece of information of a school year; sending it meets the term.

        :param only: methodical.proposal, to narrow them down
        """
        domain = (
            Domain("school_year_id", "in", rules.years.ids)
            & Domain("kind", "=", "information")
            & Domain("date_event", "!=", False)
        )
        proposals = self.env["methodical.proposal"].search_fetch(
            domain & Domain("id", "in", only.ids) if only is not None else domain,
            ["name", "author_id", "company_id", "school_year_id", "date_event", "sent_at"],
        )
        return [
            {
                **rules.prepare_term(row.school_year_id, row.date_event, row.date_event),
                **self._prepare_information(row),
            }
            for row in proposals
        ]

    @api.model
    def _prepare_information(self, row):
        school = row.company_id._in_school_time()
        return {
            "name": row.name,
            "res_model": row._name,
            "res_id": row.id,
            "responsible_id": row.author_id.id,
            "user_id": row.sudo().author_id.user_id.id,  # sudo: the register tells him
            "date_met": row.sent_at and fields.Datetime.context_timestamp(school, row.sent_at).date(),
        }
